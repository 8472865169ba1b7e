// SPDX-License-Identifier: Apache-2.0
// Sequences of several lengths in one tensor without padding: the first elements of all, the
// longest first, then the second elements of those that have one, and so on.
#pragma once

#include <optional>
#include <vector>

#include "tensor/tensor.h"

namespace nnc::ops {

// How many sequences reach each step. Fails unless batch_sizes is a vector of int64 that begins
// with the number of sequences, never grows, has nothing below 1, and adds up to `rows`.
std::vector<int64_t> read_batch_sizes(const Tensor& batch_sizes, int64_t rows, const char* op);

struct Packed {
  Tensor data, batch_sizes;
};
// input (steps, batch, ...); lengths, one per sequence, longest first, are in [1, steps].
Packed pack_padded_sequence(const Tensor& input, const Tensor& lengths);

struct Padded {
  Tensor data, lengths;
};
// (steps, batch, ...) with padding_value behind the end of each sequence; total_length is the
// number of steps, at least the longest length, which it is by default.
Padded pad_packed_sequence(const Tensor& data, const Tensor& batch_sizes, double padding_value,
                           std::optional<int64_t> total_length);
// Sequences (length, ...) of which `lengths` are the lengths, the longest first, and `order` says
// which ones those are; undefined: as they stand.
Packed pack_sequences(Span<const Tensor> sequences, const Tensor& lengths, const Tensor& order);
// The sequences one by one: the i-th is at place order[i] among them, the longest first; undefined:
// at place i. More than `most` are an error.
std::vector<Tensor> unpack_sequence(const Tensor& data, const Tensor& batch_sizes,
                                    const Tensor& order, int64_t most);

// The vector that is i at permutation[i]. int64.
Tensor invert_permutation(const Tensor& permutation);

}  // namespace nnc::ops
