// SPDX-License-Identifier: Apache-2.0
// Sequences of several lengths without padding, torch.nn.utils.rnn, for C++. Include <nnc/nnc.hpp>.
#ifndef NNC_PACKED_SEQUENCE_HPP
#define NNC_PACKED_SEQUENCE_HPP

#include <nnc/nn.hpp>

namespace nnc {

//   const auto packed = nnc::pack_padded_sequence(x, {3, 1});
//   const auto [output, h_n, c_n] = lstm.forward(packed);
//   const auto [padded, lengths] = nnc::pad_packed_sequence(output);
class PackedSequence : public Handle<nnc_packed_sequence> {
 public:
  explicit PackedSequence(nnc_packed_sequence* owned) : Handle(owned) {}
  // Of the tensors that it consists of. A constructor would make {x, y} one, where tensors are
  // meant.
  static PackedSequence of(const Tensor& data, const Tensor& batch_sizes,
                           const Tensor& sorted_indices = {}, const Tensor& unsorted_indices = {}) {
    return PackedSequence(detail::make<nnc_packed_sequence>(
        nnc_packed_sequence_new, detail::current, data.get(), batch_sizes.get(),
        sorted_indices.get(), unsorted_indices.get()));
  }
  Tensor data() const { return Tensor::of(nnc_packed_sequence_data, detail::current, get()); }
  Tensor batch_sizes() const {
    return Tensor::of(nnc_packed_sequence_batch_sizes, detail::current, get());
  }
  // Undefined where the sequences were given the longest first.
  Tensor sorted_indices() const {
    return Tensor::of(nnc_packed_sequence_sorted_indices, detail::current, get());
  }
  Tensor unsorted_indices() const {
    return Tensor::of(nnc_packed_sequence_unsorted_indices, detail::current, get());
  }
};

inline PackedSequence pack_padded_sequence(const Tensor& input, const Tensor& lengths,
                                           Flag batch_first = false, Flag enforce_sorted = true) {
  return PackedSequence(detail::make<nnc_packed_sequence>(
      nnc_pack_padded_sequence, detail::current, input.get(), lengths.get(),
      static_cast<int32_t>(batch_first), static_cast<int32_t>(enforce_sorted)));
}
inline PackedSequence pack_padded_sequence(const Tensor& input, const Ints& lengths,
                                           Flag batch_first = false, Flag enforce_sorted = true) {
  return pack_padded_sequence(input, tensor(std::vector<int64_t>(lengths.begin(), lengths.end())),
                              batch_first, enforce_sorted);
}
// The padded sequences, and their lengths.
inline std::tuple<Tensor, Tensor> pad_packed_sequence(
    const PackedSequence& sequence, Flag batch_first = false, double padding_value = 0.0,
    std::optional<Int> total_length = std::nullopt) {
  return detail::tuple<2>(nnc_pad_packed_sequence, detail::current, sequence.get(),
                          static_cast<int32_t>(batch_first), padding_value,
                          detail::pointer(total_length));
}
inline PackedSequence pack_sequence(const std::vector<Tensor>& sequences,
                                    Flag enforce_sorted = true) {
  return PackedSequence(detail::make<nnc_packed_sequence>(
      nnc_pack_sequence, detail::current, detail::handles(sequences).data(),
      detail::count(sequences), static_cast<int32_t>(enforce_sorted)));
}
inline std::vector<Tensor> unpack_sequence(const PackedSequence& packed_sequences) {
  // The first step has them all.
  const Tensor batch_sizes = packed_sequences.batch_sizes();
  return detail::several(nnc_unpack_sequence, batch_sizes[0].item<int64_t>(), detail::current,
                         packed_sequences.get());
}

inline std::tuple<PackedSequence, Tensor, Tensor> Module::forward(
    const PackedSequence& input, const std::vector<Tensor>& hx) const {
  nnc_packed_sequence* output = nullptr;
  nnc_tensor *h_n = nullptr, *c_n = nullptr;
  check(nnc_module_call_packed(detail::current, get(), input.get(), detail::handles(hx).data(),
                               detail::count(hx), &output, &h_n, &c_n));
  return {PackedSequence(detail::own(output)), Tensor(detail::own(h_n)), Tensor(detail::own(c_n))};
}
inline PackedSequence Module::operator()(const PackedSequence& input,
                                         const std::vector<Tensor>& hx) const {
  return std::get<0>(forward(input, hx));
}

}  // namespace nnc

#endif
