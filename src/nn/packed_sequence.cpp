// SPDX-License-Identifier: Apache-2.0
#include "nn/packed_sequence.h"

#include "ops/convert.h"
#include "ops/index.h"
#include "ops/join.h"
#include "ops/packed_sequence.h"
#include "ops/shape.h"

namespace nnc::nn {
namespace {

Tensor unsorted_of(const Tensor& sorted, const Tensor& unsorted) {
  return !unsorted.defined() && sorted.defined() ? ops::invert_permutation(sorted) : unsorted;
}

// Lengths the longest first, and where they stood.
struct Order {
  Tensor lengths, sorted;  // sorted is undefined where nothing is moved
};
Order order_of(const Tensor& lengths, bool enforce_sorted, const char* op) {
  check(lengths.dim() == 1, Code::kInvalid, op,
        ": 'lengths' argument should be a 1D CPU int64 tensor, but got ", lengths.dim(), "D");
  const Tensor whole = ops::to_dtype(detach(lengths), DType::kInt64);
  if (enforce_sorted) return {whole, {}};
  const auto [sorted, indices] = ops::sort(whole, -1, true);
  return {sorted, indices};
}

void check_indices(const Tensor& indices, int64_t batch, const char* name) {
  if (!indices.defined()) return;
  check(indices.dtype() == DType::kInt64 && indices.dim() == 1 && indices.numel() == batch,
        Code::kInvalid, "packed_sequence: ", name, " must be ", batch,
        " int64 values, one for each sequence, got torch.", indices.dtype(), " of size ",
        indices.sizes());
}

}  // namespace

PackedSequence::PackedSequence(const Tensor& d, const Tensor& sizes, const Tensor& sorted,
                               const Tensor& unsorted)
    : data(d),
      batch_sizes(sizes),
      sorted_indices(sorted),
      unsorted_indices(unsorted_of(sorted, unsorted)) {
  check(d.dim() > 0, Code::kShape, "packed_sequence: data must have at least 1 dimension");
  const int64_t batch = ops::read_batch_sizes(sizes, d.size(0), "packed_sequence")[0];
  check_indices(sorted_indices, batch, "sorted_indices");
  check_indices(unsorted_indices, batch, "unsorted_indices");
}

Ref<PackedSequence> pack_padded_sequence(const Tensor& input, const Tensor& lengths,
                                         bool batch_first, bool enforce_sorted) {
  constexpr const char* kOp = "pack_padded_sequence";
  check(input.dim() >= 2, Code::kShape, kOp, ": input must have at least 2 dimensions, got size ",
        input.sizes());
  const Order order = order_of(lengths, enforce_sorted, kOp);
  const int64_t batch_dim = batch_first ? 0 : 1;
  check(order.lengths.numel() == input.size(batch_dim), Code::kShape, kOp,
        ": Expected `len(lengths)` to be equal to batch_size, but got ", order.lengths.numel(),
        " (batch_size=", input.size(batch_dim), ")");
  Tensor x = order.sorted.defined() ? ops::index_select(input, batch_dim, order.sorted) : input;
  if (batch_first) x = ops::transpose(x, 0, 1);
  const ops::Packed packed = ops::pack_padded_sequence(x, order.lengths);
  return Ref<PackedSequence>::adopt(
      new PackedSequence(packed.data, packed.batch_sizes, order.sorted, {}));
}

std::pair<Tensor, Tensor> pad_packed_sequence(const PackedSequence& s, bool batch_first,
                                              double padding_value,
                                              std::optional<int64_t> total_length) {
  ops::Padded p = ops::pad_packed_sequence(s.data, s.batch_sizes, padding_value, total_length);
  if (batch_first) p.data = ops::transpose(p.data, 0, 1);
  if (!s.unsorted_indices.defined()) return {p.data, p.lengths};
  return {ops::index_select(p.data, batch_first ? 0 : 1, s.unsorted_indices),
          ops::index_select(p.lengths, 0, s.unsorted_indices)};
}

Ref<PackedSequence> pack_sequence(Span<const Tensor> sequences, bool enforce_sorted) {
  constexpr const char* kOp = "pack_sequence";
  check(!sequences.empty(), Code::kInvalid, kOp, ": received an empty list of sequences");
  const Tensor lengths = Tensor::empty({sequences.size()}, DType::kInt64);
  int64_t* length = lengths.mutable_data<int64_t>();
  for (const Tensor& s : sequences) {
    check(s.dim() > 0, Code::kShape, kOp, ": a sequence must have at least 1 dimension");
    *length++ = s.size(0);
  }
  const Order order = order_of(lengths, enforce_sorted, kOp);
  const ops::Packed packed = ops::pack_sequences(sequences, order.lengths, order.sorted);
  return Ref<PackedSequence>::adopt(
      new PackedSequence(packed.data, packed.batch_sizes, order.sorted, {}));
}

std::vector<Tensor> unpack_sequence(const PackedSequence& p, int64_t most) {
  return ops::unpack_sequence(p.data, p.batch_sizes, p.unsorted_indices, most);
}

PackedCall call_packed(Module& module, const PackedSequence& input, Span<const Tensor> hx) {
  if (!module.takes_anything()) {
    const ForwardParameter* const states = module.forward_parameter("hx");
    check(states && module.forward_parameter("batch_sizes"), Code::kUnknown,
          "call_packed: ", module.type_name(), " takes no packed sequence; LSTM, GRU and RNN do");
    check(hx.empty() || hx.size() == states->tensors, Code::kInvalid, "call_packed: n_hx is ",
          hx.size(), ", but the hx of ", module.type_name(), " is ", states->tensors,
          states->tensors == 1 ? " tensor" : " tensors");
  }
  Kwargs packing;
  packing.set("batch_sizes", input.batch_sizes, "call_packed");
  if (input.sorted_indices.defined()) {
    packing.set("sorted_indices", input.sorted_indices, "call_packed");
  }
  if (input.unsorted_indices.defined()) {
    packing.set("unsorted_indices", input.unsorted_indices, "call_packed");
  }
  std::vector<Tensor> x{input.data};
  x.insert(x.end(), hx.begin(), hx.end());
  std::vector<Tensor> y = module.call({x, &packing});
  PackedCall result;
  result.output = Ref<PackedSequence>::adopt(new PackedSequence(
      module.first_output(y), input.batch_sizes, input.sorted_indices, input.unsorted_indices));
  result.states.assign(y.begin() + 1, y.end());
  return result;
}

}  // namespace nnc::nn
