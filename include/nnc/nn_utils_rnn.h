/* SPDX-License-Identifier: Apache-2.0 */
/* Sequences of several lengths without padding (torch.nn.utils.rnn), and recurrent layers on them.
 *
 * A packed sequence holds the tensors of PyTorch's PackedSequence. data (rows, ...) has the first
 * elements of all sequences, the longest first, then the second elements of those that have one,
 * and so on; batch_sizes (int64) says how many there are at each step. sorted_indices are the
 * places of the sequences as they were given, in that order, and unsorted_indices the way back;
 * both are NULL where they were given the longest first. What comes out of the functions below
 * shares its tensors' memory and history, and all of them are differentiable. */
#ifndef NNC_NN_UTILS_RNN_H
#define NNC_NN_UTILS_RNN_H

#include <nnc/nn.h>

NNC_BEGIN

/* ---- the object ---- */

/* A packed sequence of these tensors. sorted_indices and unsorted_indices may be NULL; the latter
 * follow from the former where only those are given.
 * NNC_E_INVALID unless batch_sizes is a vector of int64 that never grows and has nothing below 1,
 * and indices are a vector of batch_sizes[0] int64; NNC_E_SHAPE: batch_sizes does not add up to
 * the rows of data; NNC_E_INDEX: sorted_indices beyond the sequences. */
NNC_CHECKED nnc_error *nnc_packed_sequence_new(nnc_ctx *ctx, nnc_tensor *data,
                                               nnc_tensor *batch_sizes, nnc_tensor *sorted_indices,
                                               nnc_tensor *unsorted_indices,
                                               nnc_packed_sequence **out);
/* The elements themselves. */
NNC_CHECKED nnc_error *nnc_packed_sequence_data(nnc_ctx *ctx, nnc_packed_sequence *packed,
                                                nnc_tensor **out);
/* How many sequences reach each step. */
NNC_CHECKED nnc_error *nnc_packed_sequence_batch_sizes(nnc_ctx *ctx, nnc_packed_sequence *packed,
                                                       nnc_tensor **out);
/* The places of the sequences, the longest first; *out may be NULL. */
NNC_CHECKED nnc_error *nnc_packed_sequence_sorted_indices(nnc_ctx *ctx, nnc_packed_sequence *packed,
                                                          nnc_tensor **out);
/* The way back; *out may be NULL. */
NNC_CHECKED nnc_error *nnc_packed_sequence_unsorted_indices(nnc_ctx *ctx,
                                                            nnc_packed_sequence *packed,
                                                            nnc_tensor **out);

/* ---- packing and padding ---- */

/* The sequences in input (steps, batch, ...), with batch_first not 0 (batch, steps, ...), without
 * what lies behind their lengths, a vector of batch numbers. enforce_sorted not 0 (torch: 1) takes
 * the lengths as they are, the longest first; 0 sorts them.
 * NNC_E_SHAPE: input has fewer than 2 dimensions or no elements, lengths of another number, or a
 * length beyond the steps; NNC_E_INVALID: a length below 1, lengths that are not sorted. */
NNC_CHECKED nnc_error *nnc_pack_padded_sequence(nnc_ctx *ctx, nnc_tensor *input,
                                                nnc_tensor *lengths, int32_t batch_first,
                                                int32_t enforce_sorted, nnc_packed_sequence **out);
/* The way back: (steps, batch, ...), with batch_first not 0 (batch, steps, ...), in the order in
 * which the sequences were given, with padding_value (torch: 0) behind the end of each; lengths
 * (batch, int64). There are as many steps as the longest sequence has, or *total_length, which may
 * be NULL; less is NNC_E_INVALID. */
NNC_CHECKED nnc_error *nnc_pad_packed_sequence(nnc_ctx *ctx, nnc_packed_sequence *sequence,
                                               int32_t batch_first, double padding_value,
                                               const int64_t *total_length, nnc_tensor **output,
                                               nnc_tensor **lengths);
/* Sequences (length, ...) of one type and equal sizes behind the first; another type becomes that
 * of the first sequence. enforce_sorted as above. NNC_E_INVALID: none, one of length 0, or not
 * sorted; NNC_E_SHAPE: sizes that differ. */
NNC_CHECKED nnc_error *nnc_pack_sequence(nnc_ctx *ctx, nnc_tensor *const *sequences,
                                         int64_t n_sequences, int32_t enforce_sorted,
                                         nnc_packed_sequence **out);
/* The way back: *n_out tensors (length, ...) in the order in which they were given. More than
 * capacity is NNC_E_INVALID: nothing is written. */
NNC_CHECKED nnc_error *nnc_unpack_sequence(nnc_ctx *ctx, nnc_packed_sequence *packed_sequences,
                                           nnc_tensor **out, int64_t capacity, int64_t *n_out);
/* Sequences (length, ...) of equal sizes behind the first, in one tensor (longest, n_sequences,
 * ...), with batch_first not 0 (n_sequences, longest, ...), of the first one's type, with
 * padding_value (torch: 0) behind the end of each, or before its start if padding_side is "left"
 * (NULL: "right"). Differentiable. NNC_E_INVALID: no sequences, another word; NNC_E_SHAPE: one
 * without dimensions, or sizes that do not broadcast to the first one's. */
NNC_CHECKED nnc_error *nnc_pad_sequence(nnc_ctx *ctx, nnc_tensor *const *sequences,
                                        int64_t n_sequences, int32_t batch_first,
                                        double padding_value, const char *padding_side,
                                        nnc_tensor **out);
/* The way back, of sequences that are padded behind their ends: of padded_sequences (steps, batch,
 * ...), with batch_first not 0 (batch, steps, ...), the first lengths[i] steps of each, or all.
 * *n_out copies, of which more than capacity are NNC_E_INVALID. NNC_E_SHAPE: fewer than 2
 * dimensions, or lengths is no vector of batch numbers. */
NNC_CHECKED nnc_error *nnc_unpad_sequence(nnc_ctx *ctx, nnc_tensor *padded_sequences,
                                          nnc_tensor *lengths, int32_t batch_first,
                                          nnc_tensor **out, int64_t capacity, int64_t *n_out);
/* The vector out with out[permutation[i]] = i. NNC_E_INVALID unless permutation is a vector of
 * int64 without repetition, NNC_E_INDEX: a place beyond it. */
NNC_CHECKED nnc_error *nnc_invert_permutation(nnc_ctx *ctx, nnc_tensor *permutation,
                                              nnc_tensor **out);

/* ---- recurrent layers ---- */

/* LSTM, GRU or RNN on packed sequences. hx: h_0 and, of an LSTM, c_0, (num_layers * directions,
 * batch, size), or n_hx 0: zeros. output is packed as input is, h_n and c_n are the states of each
 * sequence after its last element; states stand in the order in which the sequences were given.
 * h_n and c_n may be NULL; *c_n is NULL unless module is an LSTM. batch_first says nothing here.
 * nnc_module_forward does the same with data and states as its inputs and "batch_sizes",
 * "sorted_indices" and "unsorted_indices" in kwargs; a module of yours gets them in that way.
 * NNC_E_UNKNOWN: another layer; NNC_E_SHAPE, NNC_E_DTYPE: as in nnc_lstm. */
NNC_CHECKED nnc_error *nnc_module_call_packed(nnc_ctx *ctx, nnc_module *module,
                                              nnc_packed_sequence *input, nnc_tensor *const *hx,
                                              int64_t n_hx, nnc_packed_sequence **output,
                                              nnc_tensor **h_n, nnc_tensor **c_n);

NNC_END

#endif
