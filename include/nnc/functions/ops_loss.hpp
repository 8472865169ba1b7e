// SPDX-License-Identifier: Apache-2.0
// The operations of <nnc/ops_loss.h> for C++: see <nnc/functions.hpp>.
// Made by capi/bindings/cpp/generate.py.
#ifndef NNC_FUNCTIONS_OPS_LOSS_HPP
#define NNC_FUNCTIONS_OPS_LOSS_HPP

#include <nnc/tensor.hpp>

namespace nnc {

inline Tensor mse_loss(const Tensor& input, const Tensor& target,
                       nnc_reduction reduction = NNC_REDUCTION_MEAN, const Tensor& weight = {}) {
  return Tensor::of(nnc_mse_loss, detail::current, input.get(), target.get(), reduction,
                    weight.get());
}
inline Tensor l1_loss(const Tensor& input, const Tensor& target,
                      nnc_reduction reduction = NNC_REDUCTION_MEAN, const Tensor& weight = {}) {
  return Tensor::of(nnc_l1_loss, detail::current, input.get(), target.get(), reduction,
                    weight.get());
}
inline Tensor smooth_l1_loss(const Tensor& input, const Tensor& target,
                             nnc_reduction reduction = NNC_REDUCTION_MEAN, double beta = 1.0) {
  return Tensor::of(nnc_smooth_l1_loss, detail::current, input.get(), target.get(), reduction,
                    beta);
}
inline Tensor huber_loss(const Tensor& input, const Tensor& target,
                         nnc_reduction reduction = NNC_REDUCTION_MEAN, double delta = 1.0,
                         const Tensor& weight = {}) {
  return Tensor::of(nnc_huber_loss, detail::current, input.get(), target.get(), reduction, delta,
                    weight.get());
}
inline Tensor soft_margin_loss(const Tensor& input, const Tensor& target,
                               nnc_reduction reduction = NNC_REDUCTION_MEAN) {
  return Tensor::of(nnc_soft_margin_loss, detail::current, input.get(), target.get(), reduction);
}
inline Tensor hinge_embedding_loss(const Tensor& input, const Tensor& target, double margin = 1.0,
                                   nnc_reduction reduction = NNC_REDUCTION_MEAN) {
  return Tensor::of(nnc_hinge_embedding_loss, detail::current, input.get(), target.get(), margin,
                    reduction);
}
inline Tensor kl_div(const Tensor& input, const Tensor& target,
                     nnc_reduction reduction = NNC_REDUCTION_MEAN, bool log_target = false) {
  return Tensor::of(nnc_kl_div, detail::current, input.get(), target.get(), reduction, log_target);
}
inline Tensor poisson_nll_loss(const Tensor& input, const Tensor& target, bool log_input = true,
                               bool full = false, double eps = 1e-08,
                               nnc_reduction reduction = NNC_REDUCTION_MEAN) {
  return Tensor::of(nnc_poisson_nll_loss, detail::current, input.get(), target.get(), log_input,
                    full, eps, reduction);
}
inline Tensor gaussian_nll_loss(const Tensor& input, const Tensor& target, const Tensor& var,
                                bool full = false, double eps = 1e-06,
                                nnc_reduction reduction = NNC_REDUCTION_MEAN) {
  return Tensor::of(nnc_gaussian_nll_loss, detail::current, input.get(), target.get(), var.get(),
                    full, eps, reduction);
}
inline Tensor binary_cross_entropy(const Tensor& input, const Tensor& target,
                                   const Tensor& weight = {},
                                   nnc_reduction reduction = NNC_REDUCTION_MEAN) {
  return Tensor::of(nnc_binary_cross_entropy, detail::current, input.get(), target.get(),
                    weight.get(), reduction);
}
inline Tensor binary_cross_entropy_with_logits(const Tensor& input, const Tensor& target,
                                               const Tensor& weight = {},
                                               nnc_reduction reduction = NNC_REDUCTION_MEAN,
                                               const Tensor& pos_weight = {}) {
  return Tensor::of(nnc_binary_cross_entropy_with_logits, detail::current, input.get(),
                    target.get(), weight.get(), reduction, pos_weight.get());
}
inline Tensor nll_loss(const Tensor& input, const Tensor& target, const Tensor& weight = {},
                       int64_t ignore_index = -100, nnc_reduction reduction = NNC_REDUCTION_MEAN) {
  return Tensor::of(nnc_nll_loss, detail::current, input.get(), target.get(), weight.get(),
                    ignore_index, reduction);
}
inline Tensor cross_entropy(const Tensor& input, const Tensor& target, const Tensor& weight = {},
                            int64_t ignore_index = -100,
                            nnc_reduction reduction = NNC_REDUCTION_MEAN,
                            double label_smoothing = 0.0) {
  return Tensor::of(nnc_cross_entropy, detail::current, input.get(), target.get(), weight.get(),
                    ignore_index, reduction, label_smoothing);
}
inline Tensor multi_margin_loss(const Tensor& input, const Tensor& target, int64_t p = 1,
                                double margin = 1.0, const Tensor& weight = {},
                                nnc_reduction reduction = NNC_REDUCTION_MEAN) {
  return Tensor::of(nnc_multi_margin_loss, detail::current, input.get(), target.get(), p, margin,
                    weight.get(), reduction);
}
inline Tensor multilabel_margin_loss(const Tensor& input, const Tensor& target,
                                     nnc_reduction reduction = NNC_REDUCTION_MEAN) {
  return Tensor::of(nnc_multilabel_margin_loss, detail::current, input.get(), target.get(),
                    reduction);
}
inline Tensor multilabel_soft_margin_loss(const Tensor& input, const Tensor& target,
                                          const Tensor& weight = {},
                                          nnc_reduction reduction = NNC_REDUCTION_MEAN) {
  return Tensor::of(nnc_multilabel_soft_margin_loss, detail::current, input.get(), target.get(),
                    weight.get(), reduction);
}
inline Tensor margin_ranking_loss(const Tensor& input1, const Tensor& input2, const Tensor& target,
                                  double margin = 0.0,
                                  nnc_reduction reduction = NNC_REDUCTION_MEAN) {
  return Tensor::of(nnc_margin_ranking_loss, detail::current, input1.get(), input2.get(),
                    target.get(), margin, reduction);
}
inline Tensor cosine_embedding_loss(const Tensor& input1, const Tensor& input2,
                                    const Tensor& target, double margin = 0.0,
                                    nnc_reduction reduction = NNC_REDUCTION_MEAN) {
  return Tensor::of(nnc_cosine_embedding_loss, detail::current, input1.get(), input2.get(),
                    target.get(), margin, reduction);
}
inline Tensor triplet_margin_loss(const Tensor& anchor, const Tensor& positive,
                                  const Tensor& negative, double margin = 1.0, double p = 2.0,
                                  double eps = 1e-06, bool swap = false,
                                  nnc_reduction reduction = NNC_REDUCTION_MEAN) {
  return Tensor::of(nnc_triplet_margin_loss, detail::current, anchor.get(), positive.get(),
                    negative.get(), margin, p, eps, swap, reduction);
}
inline Tensor ctc_loss(const Tensor& log_probs, const Tensor& targets, const Tensor& input_lengths,
                       const Tensor& target_lengths, int64_t blank = 0,
                       nnc_reduction reduction = NNC_REDUCTION_MEAN, bool zero_infinity = false) {
  return Tensor::of(nnc_ctc_loss, detail::current, log_probs.get(), targets.get(),
                    input_lengths.get(), target_lengths.get(), blank, reduction, zero_infinity);
}
inline Tensor ctc_loss_list(const Tensor& log_probs, const Tensor& targets,
                            const Ints& input_lengths, const Ints& target_lengths,
                            int64_t blank = 0, nnc_reduction reduction = NNC_REDUCTION_MEAN,
                            bool zero_infinity = false) {
  return Tensor::of(nnc_ctc_loss_list, detail::current, log_probs.get(), targets.get(),
                    input_lengths.data(), detail::count(input_lengths), target_lengths.data(),
                    detail::count(target_lengths), blank, reduction, zero_infinity);
}
inline Tensor linear_cross_entropy(const Tensor& input, const Tensor& linear_weight,
                                   const Tensor& target, const Tensor& linear_bias = {},
                                   const Tensor& weight = {},
                                   nnc_reduction reduction = NNC_REDUCTION_MEAN,
                                   std::optional<int64_t> ignore_index = std::nullopt,
                                   double label_smoothing = 0.0) {
  return Tensor::of(nnc_linear_cross_entropy, detail::current, input.get(), linear_weight.get(),
                    target.get(), linear_bias.get(), weight.get(), reduction,
                    detail::pointer(ignore_index), label_smoothing);
}

}  // namespace nnc

#endif
