// SPDX-License-Identifier: Apache-2.0
// Sequences of several lengths without padding (torch.nn.utils.rnn), and recurrent layers on them.
#pragma once

#include <optional>
#include <vector>

#include "nn/module.h"

namespace nnc::nn {

// See ops/packed_sequence.h for what lies in data. Indices are undefined where the sequences were
// given longest first.
class PackedSequence final : public Counted {
 public:
  // unsorted_indices follow from sorted_indices where only those are given.
  PackedSequence(const Tensor& data, const Tensor& batch_sizes, const Tensor& sorted_indices,
                 const Tensor& unsorted_indices);
  static void destroy(PackedSequence* p) { delete p; }

  const Tensor data, batch_sizes;
  const Tensor sorted_indices;    // of the sequences as they were given, the longest first
  const Tensor unsorted_indices;  // the way back
};

Ref<PackedSequence> pack_padded_sequence(const Tensor& input, const Tensor& lengths,
                                         bool batch_first, bool enforce_sorted);
// The sequences as they were given, and their lengths.
std::pair<Tensor, Tensor> pad_packed_sequence(const PackedSequence& sequence, bool batch_first,
                                              double padding_value,
                                              std::optional<int64_t> total_length);
Ref<PackedSequence> pack_sequence(Span<const Tensor> sequences, bool enforce_sorted);
// More than `most` sequences are an error, before any is made.
std::vector<Tensor> unpack_sequence(const PackedSequence& packed, int64_t most);

struct PackedCall {
  Ref<PackedSequence> output;
  std::vector<Tensor> states;  // h_n and, of an LSTM, c_n
};
// A recurrent layer on packed sequences. hx: its first states or none.
PackedCall call_packed(Module& module, const PackedSequence& input, Span<const Tensor> hx);

}  // namespace nnc::nn
