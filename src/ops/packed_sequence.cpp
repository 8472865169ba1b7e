// SPDX-License-Identifier: Apache-2.0
#include "ops/packed_sequence.h"

#include <limits>
#include <numeric>

#include "graph/record.h"
#include "ops/convert.h"
#include "ops/create.h"
#include "ops/index.h"
#include "ops/join.h"
#include "ops/shape.h"

namespace nnc::ops {
namespace {

Tensor to_vector(Span<const int64_t> values) {
  const Tensor t = Tensor::empty({values.size()}, DType::kInt64);
  std::copy(values.begin(), values.end(), t.mutable_data<int64_t>());
  return t;
}
// The elements of a tensor of int64.
std::vector<int64_t> elements(const Tensor& t) {
  const Tensor row = contiguous(detach(t));
  const int64_t* p = row.data<int64_t>();
  return {p, p + row.numel()};
}

int64_t summed(const std::vector<int64_t>& values) {
  return std::accumulate(values.begin(), values.end(), int64_t{0});
}
// For each row of the packed data its place among the rows of (steps * batch, ...).
Tensor places_in_padded(Span<const int64_t> batch_sizes, int64_t rows) {
  const Tensor t = Tensor::empty({rows}, DType::kInt64);
  int64_t* to = t.mutable_data<int64_t>();
  for (int64_t step = 0; step < batch_sizes.size(); ++step) {
    for (int64_t b = 0; b < batch_sizes[step]; ++b) *to++ = step * batch_sizes[0] + b;
  }
  return t;
}

// (steps, batch, ...) as (steps * batch, ...), and the sizes of one row or element in front of
// which stand `first`.
Dims with_first(Sizes first, Sizes sizes, int64_t from) {
  Dims d(first);
  for (int64_t i = from; i < sizes.size(); ++i) d.push_back(sizes[i]);
  return d;
}
Tensor steps_as_rows(const Tensor& t) {
  return reshape(t, with_first({t.size(0) * t.size(1)}, t.sizes(), 2));
}

// Of lengths that never grow, the number of those that are longer than each step.
std::vector<int64_t> batch_sizes_of(const std::vector<int64_t>& lengths) {
  std::vector<int64_t> sizes(static_cast<size_t>(lengths[0]));
  size_t n = lengths.size();
  for (size_t step = 0; step < sizes.size(); ++step) {
    while (lengths[n - 1] <= static_cast<int64_t>(step)) --n;
    sizes[step] = static_cast<int64_t>(n);
  }
  return sizes;
}
// The other way round.
std::vector<int64_t> lengths_from(Span<const int64_t> batch_sizes) {
  std::vector<int64_t> lengths(static_cast<size_t>(batch_sizes[0]));
  for (int64_t n : batch_sizes) ++lengths[static_cast<size_t>(n - 1)];
  for (size_t b = lengths.size() - 1; b > 0; --b) lengths[b - 1] += lengths[b];
  return lengths;
}

void check_lengths(const std::vector<int64_t>& lengths, const char* op) {
  int64_t before = std::numeric_limits<int64_t>::max();
  for (const int64_t n : lengths) {
    check(n > 0, Code::kInvalid, op, ": Length of all samples has to be greater than 0, but found ",
          n, " in 'lengths'");
    check(n <= before, Code::kInvalid, op,
          ": `lengths` array must be sorted in decreasing order when `enforce_sorted` is True. You "
          "can pass `enforce_sorted=False`, got ",
          before, " before ", n);
    before = n;
  }
}

}  // namespace

std::vector<int64_t> read_batch_sizes(const Tensor& batch_sizes, int64_t rows, const char* op) {
  check(batch_sizes.dtype() == DType::kInt64 && batch_sizes.dim() == 1, Code::kInvalid, op,
        ": batch_sizes must be a 1D int64 tensor, got torch.", batch_sizes.dtype(), " of size ",
        batch_sizes.sizes());
  check(batch_sizes.numel() > 0, Code::kInvalid, op, ": batch_sizes can not be empty");
  std::vector<int64_t> sizes = elements(batch_sizes);
  int64_t left = rows, before = std::numeric_limits<int64_t>::max();
  for (const int64_t n : sizes) {
    check(n > 0, Code::kInvalid, op, ": batch_sizes must be positive, got ", n);
    check(n <= before, Code::kInvalid, op, ": batch_sizes should be decreasing, got ", before,
          " before ", n);
    check(n <= left, Code::kShape, op, ": batch_sizes adds up to more than the ", rows,
          " rows of data");
    left -= n;
    before = n;
  }
  check(left == 0, Code::kShape, op, ": batch_sizes adds up to ", rows - left, ", but data has ",
        rows, " rows");
  return sizes;
}

// ---- y = rows of x, each at most once, in another order
// saves their places
namespace {
struct PackPaddedSequenceNode final : Node {
  SavedTensor places{this};
  Dims sizes;  // of x
  const char* name() const override { return "PackPaddedSequenceBackward0"; }
  Tensors backward(const Tensors& gy) override {
    return {add_to_zeros(sizes, 0, places.get(), gy[0])};
  }
};
Packed packed_rows(const Tensor& x, const Tensor& places, Span<const int64_t> batch_sizes) {
  const Tensor data = index_select(detach(x), 0, places);
  const Tensor sizes = to_vector(batch_sizes);
  if (auto node = record<PackPaddedSequenceNode>(x)) {
    node->places.save(places);
    node->sizes = Dims(x.sizes());
    attach(data, node);
  }
  return {data, sizes};
}
}  // namespace
Packed pack_padded_sequence(const Tensor& input, const Tensor& lengths) {
  constexpr const char* kOp = "pack_padded_sequence";
  check(input.numel() > 0, Code::kShape, kOp, ": Cannot pack empty tensors, got size ",
        input.sizes());
  const std::vector<int64_t> count = elements(lengths);
  check_lengths(count, kOp);
  check(count[0] <= input.size(0), Code::kShape, kOp, ": 'lengths' has ", count[0],
        ", but input has ", input.size(0), " steps");
  const std::vector<int64_t> batch_sizes = batch_sizes_of(count);
  return packed_rows(steps_as_rows(input), places_in_padded(batch_sizes, summed(count)),
                     batch_sizes);
}

Packed pack_sequences(Span<const Tensor> sequences, const Tensor& lengths, const Tensor& order) {
  constexpr const char* kOp = "pack_sequence";
  const std::vector<int64_t> count = elements(lengths);
  check_lengths(count, kOp);
  std::vector<Tensor> parts;  // in the order of lengths
  for (int64_t i = 0; i < sequences.size(); ++i) {
    const int64_t from = order.defined() ? order.data<int64_t>()[i] : i;
    parts.push_back(to_dtype(sequences[from], sequences[0].dtype()));
  }
  std::vector<int64_t> next{0};  // where the next element of each sequence stands
  for (int64_t n : count) next.push_back(next.back() + n);
  const Tensor at = Tensor::empty({next.back()}, DType::kInt64);
  int64_t* to = at.mutable_data<int64_t>();
  const std::vector<int64_t> batch_sizes = batch_sizes_of(count);
  for (int64_t n : batch_sizes) {
    for (int64_t b = 0; b < n; ++b) *to++ = next[static_cast<size_t>(b)]++;
  }
  return packed_rows(cat(parts), at, batch_sizes);
}

// ---- y = the rows of x in their places, and padding elsewhere
// saves the places
namespace {
struct PadPackedSequenceNode final : Node {
  SavedTensor rows{this};
  const char* name() const override { return "CopySlices"; }  // torch writes step by step
  Tensors backward(const Tensors& gy) override {
    return {index_select(steps_as_rows(gy[0]), 0, rows.get())};
  }
};
}  // namespace
Padded pad_packed_sequence(const Tensor& data, const Tensor& batch_sizes, double padding_value,
                           std::optional<int64_t> total_length) {
  constexpr const char* kOp = "pad_packed_sequence";
  const std::vector<int64_t> count = read_batch_sizes(batch_sizes, data.size(0), kOp);
  const auto longest = static_cast<int64_t>(count.size());
  const int64_t steps = total_length.value_or(longest);
  check(steps >= longest, Code::kInvalid, kOp,
        ": Expected total_length to be at least the length of the longest sequence in input, but "
        "got total_length=",
        steps, " and max sequence length being ", longest);
  const Dims sizes = with_first({steps, count[0]}, data.sizes(), 1);
  const Tensor at = places_in_padded(count, data.size(0));
  const Tensor lengths = to_vector(lengths_from(count));
  const Tensor y = full(sizes, Scalar(padding_value), data.dtype(), kOp);
  if (data.numel() > 0) index_copy_(steps_as_rows(y), 0, at, detach(data));
  if (auto node = record<PadPackedSequenceNode>(data)) {
    node->rows.save(at);
    attach(y, node);
  }
  return {y, lengths};
}

std::vector<Tensor> unpack_sequence(const Tensor& data, const Tensor& batch_sizes,
                                    const Tensor& order, int64_t most) {
  constexpr const char* kOp = "unpack_sequence";
  const std::vector<int64_t> count = read_batch_sizes(batch_sizes, data.size(0), kOp);
  check(count[0] <= most, Code::kInvalid, kOp, ": ", count[0], " tensors, but capacity is ", most);
  const std::vector<int64_t> lengths = lengths_from(count);
  std::vector<std::vector<int64_t>> rows(lengths.size());
  int64_t first = 0;
  for (int64_t n : count) {
    for (int64_t b = 0; b < n; ++b) rows[static_cast<size_t>(b)].push_back(first + b);
    first += n;
  }
  const std::vector<int64_t> places = order.defined() ? elements(order) : std::vector<int64_t>();
  std::vector<Tensor> sequences;
  for (size_t i = 0; i < rows.size(); ++i) {
    const int64_t place = places.empty() ? static_cast<int64_t>(i) : places[i];
    check(place >= 0 && place < count[0], Code::kIndex, kOp, ": index ", place,
          " is out of bounds for ", count[0], " sequences");
    const Tensor at = to_vector(rows[static_cast<size_t>(place)]);
    sequences.push_back(index(data, {&at, 1}));
  }
  return sequences;
}

Tensor invert_permutation(const Tensor& permutation) {
  constexpr const char* kOp = "invert_permutation";
  check(permutation.dtype() == DType::kInt64 && permutation.dim() == 1, Code::kInvalid, kOp,
        ": permutation must be a 1D int64 tensor, got torch.", permutation.dtype(), " of size ",
        permutation.sizes());
  const std::vector<int64_t> p = elements(permutation);
  std::vector<int64_t> inverse(p.size(), -1);
  const auto n = static_cast<int64_t>(p.size());
  for (int64_t i = 0; i < n; ++i) {
    const int64_t to = p[static_cast<size_t>(i)];
    check(to >= 0 && to < n, Code::kIndex, kOp, ": index ", to,
          " is out of bounds for dimension 0 with size ", n);
    check(inverse[static_cast<size_t>(to)] < 0, Code::kInvalid, kOp, ": ", to,
          " stands in the permutation more than once");
    inverse[static_cast<size_t>(to)] = i;
  }
  return to_vector(inverse);
}

}  // namespace nnc::ops
