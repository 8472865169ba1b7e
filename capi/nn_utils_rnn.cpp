// SPDX-License-Identifier: Apache-2.0
#include "nnc/nn_utils_rnn.h"

#include "capi/objects.h"
#include "ops/packed_sequence.h"
#include "ops/pad_sequence.h"

using namespace nnc;
using namespace nnc::capi;
using nnc::nn::PackedSequence;

namespace nnc::capi {
namespace {

// What a recurrent layer gives on packed sequences.
struct PackedOuts {
  Out<nnc_packed_sequence*> output;
  Outs<2> states;
};
void check_out(const PackedOuts& outs) {
  capi::check_out(outs.output);
}
void put(const Call& c, const PackedOuts& outs, nn::PackedCall call) {
  call.states.resize(2);
  const Handles states = make_handles(c, call.states);
  try {
    put(c, outs.output, std::move(call.output));
  } catch (...) {
    for (nnc_tensor* h : states) release_handle(h);
    throw;
  }
  for (int64_t i = 0; i < 2; ++i) {
    nnc_tensor** const to = outs.states.list[i].pointer;
    if (to)
      *to = states[i];
    else
      release_handle(states[i]);
  }
}

}  // namespace
}  // namespace nnc::capi

nnc_error* nnc_packed_sequence_new(nnc_ctx* ctx, nnc_tensor* data, nnc_tensor* batch_sizes,
                                   nnc_tensor* sorted_indices, nnc_tensor* unsorted_indices,
                                   nnc_packed_sequence** out) {
  return PUT(out, Ref<PackedSequence>::adopt(new PackedSequence(
                      ARG(data), ARG(batch_sizes), OPT(sorted_indices), OPT(unsorted_indices))));
}
nnc_error* nnc_packed_sequence_data(nnc_ctx* ctx, nnc_packed_sequence* packed, nnc_tensor** out) {
  return PUT(out, ARG(packed).data);
}
nnc_error* nnc_packed_sequence_batch_sizes(nnc_ctx* ctx, nnc_packed_sequence* packed,
                                           nnc_tensor** out) {
  return PUT(out, ARG(packed).batch_sizes);
}
nnc_error* nnc_packed_sequence_sorted_indices(nnc_ctx* ctx, nnc_packed_sequence* packed,
                                              nnc_tensor** out) {
  return PUT(out, ARG(packed).sorted_indices);
}
nnc_error* nnc_packed_sequence_unsorted_indices(nnc_ctx* ctx, nnc_packed_sequence* packed,
                                                nnc_tensor** out) {
  return PUT(out, ARG(packed).unsorted_indices);
}
nnc_error* nnc_pack_padded_sequence(nnc_ctx* ctx, nnc_tensor* input, nnc_tensor* lengths,
                                    int32_t batch_first, int32_t enforce_sorted,
                                    nnc_packed_sequence** out) {
  return PUT(out, nn::pack_padded_sequence(ARG(input), ARG(lengths), batch_first != 0,
                                           enforce_sorted != 0));
}
nnc_error* nnc_pad_packed_sequence(nnc_ctx* ctx, nnc_packed_sequence* sequence, int32_t batch_first,
                                   double padding_value, const int64_t* total_length,
                                   nnc_tensor** output, nnc_tensor** lengths) {
  return PUT(
      outs(OUT(output), OUT(lengths)),
      nn::pad_packed_sequence(ARG(sequence), batch_first != 0, padding_value, OPT(total_length)));
}
nnc_error* nnc_pack_sequence(nnc_ctx* ctx, nnc_tensor* const* sequences, int64_t n_sequences,
                             int32_t enforce_sorted, nnc_packed_sequence** out) {
  return PUT(out, nn::pack_sequence(LIST(sequences), enforce_sorted != 0));
}
nnc_error* nnc_unpack_sequence(nnc_ctx* ctx, nnc_packed_sequence* packed_sequences,
                               nnc_tensor** out, int64_t capacity, int64_t* n_out) {
  return PUT(out_list(out, capacity, n_out), nn::unpack_sequence(ARG(packed_sequences), capacity));
}
nnc_error* nnc_pad_sequence(nnc_ctx* ctx, nnc_tensor* const* sequences, int64_t n_sequences,
                            int32_t batch_first, double padding_value, const char* padding_side,
                            nnc_tensor** out) {
  return PUT(out, ops::pad_sequence(LIST(sequences), batch_first != 0, padding_value,
                                    padding_side ? padding_side : "right"));
}
nnc_error* nnc_unpad_sequence(nnc_ctx* ctx, nnc_tensor* padded_sequences, nnc_tensor* lengths,
                              int32_t batch_first, nnc_tensor** out, int64_t capacity,
                              int64_t* n_out) {
  return PUT(out_list(out, capacity, n_out),
             ops::unpad_sequence(ARG(padded_sequences), ARG(lengths), batch_first != 0, capacity));
}
nnc_error* nnc_invert_permutation(nnc_ctx* ctx, nnc_tensor* permutation, nnc_tensor** out) {
  return PUT(out, ops::invert_permutation(ARG(permutation)));
}
nnc_error* nnc_module_call_packed(nnc_ctx* ctx, nnc_module* module, nnc_packed_sequence* input,
                                  nnc_tensor* const* hx, int64_t n_hx, nnc_packed_sequence** output,
                                  nnc_tensor** h_n, nnc_tensor** c_n) {
  return PUT((PackedOuts{OUT(output), {OUT(h_n), OUT(c_n)}}),
             nn::call_packed(ARG(module), ARG(input), LIST(hx)));
}
