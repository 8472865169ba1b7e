// SPDX-License-Identifier: Apache-2.0
#include <algorithm>
#include <cmath>

#include "base/checked.h"
#include "graph/record.h"
#include "kernels/ctc.h"
#include "ops/arith.h"
#include "ops/compare.h"
#include "ops/convert.h"
#include "ops/element_type.h"
#include "ops/elementwise.h"
#include "ops/loss_sequence.h"
#include "ops/reduce.h"
#include "ops/shape.h"

namespace nnc::ops {
namespace {

constexpr const char* kCtcLoss = "ctc_loss";

Tensor numbers(Sizes values) {
  const Tensor t = Tensor::empty({values.size()}, DType::kInt64);
  std::copy(values.begin(), values.end(), t.mutable_data<int64_t>());
  return t;
}

// What was asked for, in memory of its own.
struct Batch {
  int64_t steps, count, classes, longest = 0;
  Tensor labels, starts, lengths, used_steps;

  Batch(const Tensor& log_probs, const Tensor& targets, Sizes input_lengths, Sizes target_lengths);
  kernels::CtcTargets targets(int64_t blank) const {
    return {labels.view(), starts.view(), lengths.view(), used_steps.view(), blank};
  }

 private:
  void check_lengths(Sizes input_lengths, Sizes target_lengths);
  void check_labels() const;
};

void Batch::check_lengths(Sizes input_lengths, Sizes target_lengths) {
  check(input_lengths.size() == count, Code::kShape, kCtcLoss,
        ": input_lengths must be of size batch_size, ", count, ", got ", input_lengths.size());
  check(target_lengths.size() == count, Code::kShape, kCtcLoss,
        ": target_lengths must be of size batch_size, ", count, ", got ", target_lengths.size());
  check(input_lengths.data() != nullptr, Code::kInvalid, kCtcLoss, ": input_lengths is NULL");
  check(target_lengths.data() != nullptr, Code::kInvalid, kCtcLoss, ": target_lengths is NULL");
  for (const int64_t n : input_lengths) {
    check(n >= 0 && n <= steps, Code::kInvalid, kCtcLoss, ": Expected input_lengths to have value ",
          n < 0 ? "at least " : "at most ", n < 0 ? 0 : steps, ", but got value ", n);
  }
  for (const int64_t n : target_lengths) {
    check(n >= 0, Code::kInvalid, kCtcLoss,
          ": Expected target_lengths to have value at least 0, but got value ", n);
    longest = std::max(longest, n);
  }
}

void Batch::check_labels() const {
  for (int64_t n = 0; n < count; ++n) {
    const int64_t* const label = labels.data<int64_t>() + starts.data<int64_t>()[n];
    for (int64_t k = 0; k < lengths.data<int64_t>()[n]; ++k) {
      check(label[k] >= 0 && label[k] < classes, Code::kIndex, kCtcLoss, ": targets: label ",
            label[k], " is out of range for ", classes, " classes");
    }
  }
}

Batch::Batch(const Tensor& log_probs, const Tensor& targets, Sizes input_lengths,
             Sizes target_lengths)
    : steps(log_probs.size(0)),
      count(log_probs.dim() == 3 ? log_probs.size(1) : 1),
      classes(log_probs.size(-1)) {
  check_lengths(input_lengths, target_lengths);
  check(targets.dim() == 1 || targets.dim() == 2, Code::kShape, kCtcLoss,
        ": Expected 1 to 2 dimensions, but got ", targets.dim(), "-dimensional tensor for targets");
  Dims first(count);
  int64_t total = 0;
  for (int64_t n = 0; n < count; ++n) {
    first[n] = total;
    total = checked_add(total, targets.dim() == 2 ? targets.size(1) : target_lengths[n], kCtcLoss);
  }
  if (targets.dim() == 2) {
    check(targets.size(0) == count, Code::kShape, kCtcLoss, ": Expected tensor to have size ",
          count, " at dimension 0, but got size ", targets.size(0), " for targets");
    check(targets.size(1) >= longest, Code::kShape, kCtcLoss,
          ": Expected tensor to have size at least ", longest, " at dimension 1, but got size ",
          targets.size(1), " for targets");
  } else {
    check(targets.size(0) == total, Code::kShape, kCtcLoss, ": Expected tensor to have size ",
          total, " at dimension 0, but got size ", targets.size(0), " for targets");
  }
  labels = clone(contiguous(as_type(detach(targets), DType::kInt64)));
  starts = numbers(first);
  lengths = numbers(target_lengths);
  used_steps = numbers(input_lengths);
  check_labels();
}

// ---- the gradient of ctc_loss has none of its own, as in PyTorch
struct CtcGradientNode final : Node {
  const char* name() const override { return "NotImplemented"; }
  Tensors backward(const Tensors&) override {
    fail(Code::kUnsupported, kCtcLoss,
         ": derivative for aten::_ctc_loss_backward is not implemented");
  }
};

// ---- ctc_loss: y_n = -log of the sum, over the ways to spread the labels over the steps, of the
// products of probabilities.   dx = dy (e^x - the share of the ways that pass there).
// saves x, y, the sums of all beginnings, the targets
struct CtcLossNode final : Node {
  SavedTensor x{this}, y{this}, alpha{this};
  SavedTensor labels{this}, starts{this}, lengths{this}, steps{this};
  int64_t blank = 0;
  bool zero_infinity = false;
  const char* name() const override { return "CtcLossBackward0"; }
  Tensors backward(const Tensors& gy) override {
    const Tensor input = x.get(), a = alpha.get(), loss = y.get();
    const Tensor l = labels.get(), s = starts.get(), n = lengths.get(), t = steps.get();
    const Tensor rows = contiguous_wide(input);
    const Tensor gx = Tensor::empty(input.sizes(), rows.dtype());
    const Dims sizes{a.size(1), a.size(0), input.size(-1)}, strides = contiguous_strides(sizes);
    kernels::ctc_loss_grad(restrided(gx.mutable_view(), sizes, strides),
                           contiguous_wide(gy[0]).view(), loss.view(), a.view(),
                           restrided(rows.view(), sizes, strides),
                           {l.view(), s.view(), n.view(), t.view(), blank}, zero_infinity);
    Tensor result = as_type(gx, input.dtype());
    if (auto node = record<CtcGradientNode>(gy[0], input)) attach(result, node);
    return {result};
  }
};

// The loss of each sequence: (N).
Tensor losses(const Tensor& log_probs, const Batch& batch, int64_t blank, bool zero_infinity) {
  const Tensor rows = contiguous_wide(log_probs);
  const int64_t width = checked_add(checked_mul(batch.longest, 2, kCtcLoss), 1, kCtcLoss);
  const Tensor loss = Tensor::empty({batch.count}, rows.dtype());
  const Tensor alpha = Tensor::empty({batch.count, batch.steps, width}, rows.dtype());
  const Dims sizes{batch.steps, batch.count, batch.classes};
  kernels::ctc_loss(loss.mutable_view(), alpha.mutable_view(),
                    restrided(rows.view(), sizes, contiguous_strides(sizes)), batch.targets(blank));
  Tensor y = loss.dtype() == log_probs.dtype() ? loss.alias() : as_type(loss, log_probs.dtype());
  if (auto node = record<CtcLossNode>(log_probs)) {
    node->x.save(log_probs);
    node->y.save(loss);
    node->alpha.save(alpha);
    node->labels.save(batch.labels);
    node->starts.save(batch.starts);
    node->lengths.save(batch.lengths);
    node->steps.save(batch.used_steps);
    node->blank = blank;
    node->zero_infinity = zero_infinity;
    attach(y, node);
  }
  return y;
}

// The elements of a tensor of integers.
Dims integer_elements(const Tensor& t, const char* what) {
  check(!is_floating(t.dtype()) && t.dtype() != DType::kBool, Code::kDtype, kCtcLoss, ": ", what,
        " must be integral, got torch.", t.dtype());
  const Tensor n = contiguous(as_type(detach(t), DType::kInt64));
  return Dims(Sizes(n.data<int64_t>(), n.numel()));
}

}  // namespace

Tensor ctc_loss(const Tensor& log_probs, const Tensor& targets, Sizes input_lengths,
                Sizes target_lengths, int64_t blank, Reduction r, bool zero_infinity) {
  check(r != Reduction::kBatchMean, Code::kInvalid, kCtcLoss,
        ": batchmean is not a valid value for reduction");
  check_floating(log_probs.dtype(), kCtcLoss);
  check(log_probs.dim() == 2 || log_probs.dim() == 3, Code::kShape, kCtcLoss,
        ": Expected 2 or 3-dimensional tensor, but got ", log_probs.dim(),
        "-dimensional tensor for log_probs");
  check(log_probs.numel() > 0, Code::kShape, kCtcLoss, ": log_probs tensor must not be empty");
  const Batch batch(log_probs, targets, input_lengths, target_lengths);
  check(blank >= 0 && blank < batch.classes, Code::kIndex, kCtcLoss,
        ": blank must be in label range, got ", blank, " for ", batch.classes, " classes");
  Tensor y = losses(log_probs, batch, blank, zero_infinity);
  if (zero_infinity) {
    y = where(eq(y, Scalar(INFINITY)), Tensor::zeros({}, y.dtype()), y);
  }
  if (r == Reduction::kMean) {
    const Tensor n = Tensor::empty({batch.count}, DType::kInt64);
    for (int64_t i = 0; i < batch.count; ++i) {
      n.mutable_data<int64_t>()[i] = std::max<int64_t>(target_lengths[i], 1);
    }
    return mean(div(y, as_type(n, y.dtype())));
  }
  if (r == Reduction::kSum) return sum(y);
  return log_probs.dim() == 2 ? squeeze(y, 0) : y;
}

Tensor ctc_loss(const Tensor& log_probs, const Tensor& targets, const Tensor& input_lengths,
                const Tensor& target_lengths, int64_t blank, Reduction r, bool zero_infinity) {
  return ctc_loss(log_probs, targets, integer_elements(input_lengths, "input_lengths"),
                  integer_elements(target_lengths, "target_lengths"), blank, r, zero_infinity);
}

}  // namespace nnc::ops
