// SPDX-License-Identifier: Apache-2.0
// The operations of <nnc/nn_utils_rnn.h> for C++: see <nnc/functions.hpp>.
// Made by capi/bindings/cpp/generate.py.
#ifndef NNC_FUNCTIONS_NN_UTILS_RNN_HPP
#define NNC_FUNCTIONS_NN_UTILS_RNN_HPP

#include <nnc/tensor.hpp>

namespace nnc {

inline Tensor pad_sequence(const std::vector<Tensor>& sequences, Flag batch_first = false,
                           double padding_value = 0.0, const Text& padding_side = "right") {
  return Tensor::of(nnc_pad_sequence, detail::current, detail::handles(sequences).data(),
                    detail::count(sequences), batch_first, padding_value, padding_side.get());
}
inline std::vector<Tensor> unpad_sequence(const Tensor& padded_sequences, const Tensor& lengths,
                                          Flag batch_first = false) {
  return detail::several(nnc_unpad_sequence, detail::room(padded_sequences, lengths),
                         detail::current, padded_sequences.get(), lengths.get(), batch_first);
}
inline Tensor invert_permutation(const Tensor& permutation) {
  return Tensor::of(nnc_invert_permutation, detail::current, permutation.get());
}

}  // namespace nnc

#endif
