// SPDX-License-Identifier: Apache-2.0
#include "ops/pad_sequence.h"

#include <algorithm>
#include <cmath>

#include "graph/record.h"
#include "ops/convert.h"
#include "ops/create.h"
#include "ops/index.h"
#include "ops/shape.h"

namespace nnc::ops {

Tensor pad_sequence(Span<const Tensor> sequences, bool batch_first, double padding_value,
                    std::string_view padding_side) {
  constexpr const char* kOp = "pad_sequence";
  check(!sequences.empty(), Code::kInvalid, kOp, ": received an empty list of sequences");
  const bool left = padding_side == "left";
  check(left || padding_side == "right", Code::kInvalid, kOp,
        ": Expected padding_side to be one of left or right, but got ", padding_side, ".");
  int64_t steps = 0;
  for (const Tensor& s : sequences) {
    check(s.dim() > 0, Code::kShape, kOp, ": a sequence must have at least 1 dimension");
    steps = std::max(steps, s.size(0));
  }
  const Sizes first = sequences[0].sizes();
  Dims sizes{steps, sequences.size()};
  if (batch_first) std::swap(sizes[0], sizes[1]);
  for (int64_t d = 1; d < first.size(); ++d) sizes.push_back(first[d]);
  for (const Tensor& s : sequences) {
    Dims place(first);
    place[0] = s.size(0);
    check(is_expandable(s.sizes(), place), Code::kShape, kOp, ": a sequence of size ", s.sizes(),
          " does not fit the first one's ", first);
  }
  const Tensor y = full(sizes, Scalar(padding_value), sequences[0].dtype(), kOp);
  for (int64_t i = 0; i < sequences.size(); ++i) {
    const int64_t n = sequences[i].size(0);
    copy_(narrow(select(y, batch_first ? 0 : 1, i), 0, left ? steps - n : 0, n), sequences[i]);
  }
  return y;
}

namespace {

// How many of the steps 0, 1, ... lie below each length.
std::vector<int64_t> steps_below(const Tensor& lengths, int64_t steps) {
  const Tensor plain = contiguous(to_dtype(detach(lengths), DType::kFloat64));
  std::vector<int64_t> counts;
  for (int64_t i = 0; i < plain.numel(); ++i) {
    const double n = std::ceil(plain.data<double>()[i]);
    counts.push_back(n > 0 ? static_cast<int64_t>(std::min(n, static_cast<double>(steps))) : 0);
  }
  return counts;
}

}  // namespace

std::vector<Tensor> unpad_sequence(const Tensor& padded, const Tensor& lengths, bool batch_first,
                                   int64_t most) {
  constexpr const char* kOp = "unpad_sequence";
  check(padded.dim() >= 2, Code::kShape, kOp,
        ": padded_sequences must have at least 2 dimensions, got size ", padded.sizes());
  const int64_t batch_dim = batch_first ? 0 : 1, batch = padded.size(batch_dim);
  check(lengths.dim() == 1 && lengths.numel() == batch, Code::kShape, kOp, ": lengths has size ",
        lengths.sizes(), ", but there are ", batch, " sequences");
  check(batch <= most, Code::kInvalid, kOp, ": ", batch, " tensors, but capacity is ", most);
  std::vector<Tensor> sequences;
  int64_t i = 0;
  for (const int64_t n : steps_below(lengths, padded.size(1 - batch_dim))) {
    const Tensor steps = arange(0, n, 1, DType::kInt64);
    sequences.push_back(index(select(padded, batch_dim, i++), {&steps, 1}));
  }
  return sequences;
}

}  // namespace nnc::ops
