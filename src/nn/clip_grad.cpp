// SPDX-License-Identifier: Apache-2.0
#include "nn/clip_grad.h"

#include <cmath>
#include <string>

#include "base/literal.h"
#include "graph/record.h"
#include "kernels/copy.h"
#include "ops/arith.h"
#include "ops/host.h"
#include "ops/join.h"
#include "ops/linalg.h"
#include "ops/math.h"
#include "tensor/recording.h"

namespace nnc::nn {
namespace {

// Those that there are, one for each parameter: what two share comes twice, as in PyTorch.
std::vector<Tensor> gradients(Span<const Tensor> parameters) {
  std::vector<Tensor> all;
  for (const Tensor& p : parameters) {
    if (Tensor g = grad_of(p); g.defined()) all.push_back(std::move(g));
  }
  return all;
}

// Note [Commit last]: what could refuse a write, asked of all gradients before the first write.
void check_writable(Span<const Tensor> grads, const char* op) {
  for (const Tensor& g : grads) check_inplace(g, op);
}

// Multiplies gradients by a 0-dim tensor of floating point type. After its making nothing can fail.
class Scale {
 public:
  explicit Scale(const Tensor& coefficient)
      : coefficient_(coefficient),
        value_(is_recording() ? 1 : ops::item(coefficient)),
        wide_(coefficient.dtype() == DType::kFloat64),
        number_(Tensor::empty({}, DType::kFloat64)) {}

  void apply(const Tensor& g) const {
    if (is_recording()) return ops::mul_(g, coefficient_);  // Note [Recording]
    if (value_ == 1) return g.bump_version();               // it counts as written
    if (g.dim() > 0 || !wide_) return ops::mul_(g, Scalar(value_));
    // Of two tensors without dimensions the type of the second counts as much.
    kernels::copy(number_.mutable_view(), g.view());
    kernels::fill(g.mutable_view(), *number_.data<double>() * value_);
    g.bump_version();
  }

 private:
  Tensor coefficient_;
  double value_;
  bool wide_;
  Tensor number_;
};

void scale_all(Span<const Tensor> grads, double max_norm, const Tensor& norm, const char* op) {
  if (grads.empty()) return;
  check(norm.dim() == 0, Code::kShape, op, ": scalar tensor expected to be 0 dim but it has ",
        norm.dim(), " dimensions and ", norm.numel(), " elements");
  const Tensor inverse = ops::reciprocal(ops::add(norm, Scalar(1e-6)));
  const Tensor coefficient = ops::clamp_max(ops::mul(inverse, Scalar(max_norm)), Scalar(1.0));
  const Scale scale(coefficient);
  check_writable(grads, op);
  for (const Tensor& g : grads) scale.apply(g);
}

}  // namespace

Tensor total_norm(Span<const Tensor> tensors, double norm_type, bool error_if_nonfinite,
                  const char* op) {
  if (tensors.empty()) return Tensor::zeros({}, exec().default_dtype);
  const GradGuard off(false);
  std::vector<Tensor> norms;
  norms.reserve(static_cast<size_t>(tensors.size()));
  for (const Tensor& t : tensors) {
    norms.push_back(ops::vector_norm(t, norm_type, {}, false, std::nullopt));
  }
  const Tensor all = ops::stack(norms);
  Tensor total = ops::vector_norm(all, norm_type, {}, false, std::nullopt);
  if (error_if_nonfinite && !std::isfinite(ops::item(total))) {
    std::string order;
    append_python_float(order, norm_type);
    fail(Code::kInvalid, op, ": The total norm of order ", order, " for gradients from ",
         "`parameters` is non-finite, so it cannot be clipped. To disable this error and scale ",
         "the gradients by the non-finite norm anyway, set `error_if_nonfinite=False`");
  }
  return total;
}

void clip_grads_with_norm_(Span<const Tensor> parameters, double max_norm, const Tensor& norm) {
  const GradGuard off(false);
  scale_all(gradients(parameters), max_norm, norm, "clip_grads_with_norm_");
}

Tensor clip_grad_norm_(Span<const Tensor> parameters, double max_norm, double norm_type,
                       bool error_if_nonfinite) {
  const GradGuard off(false);
  const std::vector<Tensor> grads = gradients(parameters);
  Tensor total = total_norm(grads, norm_type, error_if_nonfinite, "clip_grad_norm_");
  scale_all(grads, max_norm, total, "clip_grad_norm_");
  return total;
}

void clip_grad_value_(Span<const Tensor> parameters, double clip_value) {
  const GradGuard off(false);
  const std::vector<Tensor> grads = gradients(parameters);
  check(!grads.empty(), Code::kState, "clip_grad_value_: none of the ", parameters.size(),
        " parameters has a gradient");
  check_writable(grads, "clip_grad_value_");
  const Scalar low = -clip_value, high = clip_value;
  for (const Tensor& g : grads) ops::clamp_(g, &low, &high);
}

}  // namespace nnc::nn
