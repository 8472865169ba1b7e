// SPDX-License-Identifier: Apache-2.0
// The operations of <nnc/ops_loss.h> for C++: see <nnc/functions.hpp>.
// Made by capi/bindings/cpp/generate.py.
#ifndef NNC_FUNCTIONS_OPS_LOSS_HPP
#define NNC_FUNCTIONS_OPS_LOSS_HPP

#include <nnc/tensor.hpp>

namespace nnc {

inline Tensor mse_loss(const Tensor& input, const Tensor& target,
                       const Reduction& reduction = "mean", const Tensor& weight = {}) {
  return Tensor::of(nnc_mse_loss, detail::current, input.get(), target.get(), reduction.get(),
                    weight.get());
}
inline Tensor l1_loss(const Tensor& input, const Tensor& target,
                      const Reduction& reduction = "mean", const Tensor& weight = {}) {
  return Tensor::of(nnc_l1_loss, detail::current, input.get(), target.get(), reduction.get(),
                    weight.get());
}
inline Tensor smooth_l1_loss(const Tensor& input, const Tensor& target,
                             const Reduction& reduction = "mean", double beta = 1.0) {
  return Tensor::of(nnc_smooth_l1_loss, detail::current, input.get(), target.get(), reduction.get(),
                    beta);
}
inline Tensor huber_loss(const Tensor& input, const Tensor& target,
                         const Reduction& reduction = "mean", double delta = 1.0,
                         const Tensor& weight = {}) {
  return Tensor::of(nnc_huber_loss, detail::current, input.get(), target.get(), reduction.get(),
                    delta, weight.get());
}
inline Tensor soft_margin_loss(const Tensor& input, const Tensor& target,
                               const Reduction& reduction = "mean") {
  return Tensor::of(nnc_soft_margin_loss, detail::current, input.get(), target.get(),
                    reduction.get());
}
inline Tensor hinge_embedding_loss(const Tensor& input, const Tensor& target, double margin = 1.0,
                                   const Reduction& reduction = "mean") {
  return Tensor::of(nnc_hinge_embedding_loss, detail::current, input.get(), target.get(), margin,
                    reduction.get());
}
inline Tensor kl_div(const Tensor& input, const Tensor& target, const Reduction& reduction = "mean",
                     Flag log_target = false) {
  return Tensor::of(nnc_kl_div, detail::current, input.get(), target.get(), reduction.get(),
                    log_target);
}
inline Tensor poisson_nll_loss(const Tensor& input, const Tensor& target, Flag log_input = true,
                               Flag full = false, double eps = 1e-08,
                               const Reduction& reduction = "mean") {
  return Tensor::of(nnc_poisson_nll_loss, detail::current, input.get(), target.get(), log_input,
                    full, eps, reduction.get());
}
inline Tensor gaussian_nll_loss(const Tensor& input, const Tensor& target, const Tensor& var,
                                Flag full = false, double eps = 1e-06,
                                const Reduction& reduction = "mean") {
  return Tensor::of(nnc_gaussian_nll_loss, detail::current, input.get(), target.get(), var.get(),
                    full, eps, reduction.get());
}
inline Tensor binary_cross_entropy(const Tensor& input, const Tensor& target,
                                   const Tensor& weight = {}, const Reduction& reduction = "mean") {
  return Tensor::of(nnc_binary_cross_entropy, detail::current, input.get(), target.get(),
                    weight.get(), reduction.get());
}
inline Tensor binary_cross_entropy_with_logits(const Tensor& input, const Tensor& target,
                                               const Tensor& weight = {},
                                               const Reduction& reduction = "mean",
                                               const Tensor& pos_weight = {}) {
  return Tensor::of(nnc_binary_cross_entropy_with_logits, detail::current, input.get(),
                    target.get(), weight.get(), reduction.get(), pos_weight.get());
}
inline Tensor nll_loss(const Tensor& input, const Tensor& target, const Tensor& weight = {},
                       Int ignore_index = -100, const Reduction& reduction = "mean") {
  return Tensor::of(nnc_nll_loss, detail::current, input.get(), target.get(), weight.get(),
                    ignore_index, reduction.get());
}
inline Tensor cross_entropy(const Tensor& input, const Tensor& target, const Tensor& weight = {},
                            Int ignore_index = -100, const Reduction& reduction = "mean",
                            double label_smoothing = 0.0) {
  return Tensor::of(nnc_cross_entropy, detail::current, input.get(), target.get(), weight.get(),
                    ignore_index, reduction.get(), label_smoothing);
}
inline Tensor multi_margin_loss(const Tensor& input, const Tensor& target, Int p = 1,
                                double margin = 1.0, const Tensor& weight = {},
                                const Reduction& reduction = "mean") {
  return Tensor::of(nnc_multi_margin_loss, detail::current, input.get(), target.get(), p, margin,
                    weight.get(), reduction.get());
}
inline Tensor multilabel_margin_loss(const Tensor& input, const Tensor& target,
                                     const Reduction& reduction = "mean") {
  return Tensor::of(nnc_multilabel_margin_loss, detail::current, input.get(), target.get(),
                    reduction.get());
}
inline Tensor multilabel_soft_margin_loss(const Tensor& input, const Tensor& target,
                                          const Tensor& weight = {},
                                          const Reduction& reduction = "mean") {
  return Tensor::of(nnc_multilabel_soft_margin_loss, detail::current, input.get(), target.get(),
                    weight.get(), reduction.get());
}
inline Tensor margin_ranking_loss(const Tensor& input1, const Tensor& input2, const Tensor& target,
                                  double margin = 0.0, const Reduction& reduction = "mean") {
  return Tensor::of(nnc_margin_ranking_loss, detail::current, input1.get(), input2.get(),
                    target.get(), margin, reduction.get());
}
inline Tensor cosine_embedding_loss(const Tensor& input1, const Tensor& input2,
                                    const Tensor& target, double margin = 0.0,
                                    const Reduction& reduction = "mean") {
  return Tensor::of(nnc_cosine_embedding_loss, detail::current, input1.get(), input2.get(),
                    target.get(), margin, reduction.get());
}
inline Tensor triplet_margin_loss(const Tensor& anchor, const Tensor& positive,
                                  const Tensor& negative, double margin = 1.0, double p = 2.0,
                                  double eps = 1e-06, Flag swap = false,
                                  const Reduction& reduction = "mean") {
  return Tensor::of(nnc_triplet_margin_loss, detail::current, anchor.get(), positive.get(),
                    negative.get(), margin, p, eps, swap, reduction.get());
}
inline Tensor ctc_loss(const Tensor& log_probs, const Tensor& targets, const Tensor& input_lengths,
                       const Tensor& target_lengths, Int blank = 0,
                       const Reduction& reduction = "mean", Flag zero_infinity = false) {
  return Tensor::of(nnc_ctc_loss, detail::current, log_probs.get(), targets.get(),
                    input_lengths.get(), target_lengths.get(), blank, reduction.get(),
                    zero_infinity);
}
inline Tensor ctc_loss(const Tensor& log_probs, const Tensor& targets, const Ints& input_lengths,
                       const Ints& target_lengths, Int blank = 0,
                       const Reduction& reduction = "mean", Flag zero_infinity = false) {
  return Tensor::of(nnc_ctc_loss_list, detail::current, log_probs.get(), targets.get(),
                    input_lengths.data(), detail::count(input_lengths), target_lengths.data(),
                    detail::count(target_lengths), blank, reduction.get(), zero_infinity);
}
inline Tensor linear_cross_entropy(const Tensor& input, const Tensor& linear_weight,
                                   const Tensor& target, const Tensor& linear_bias = {},
                                   const Tensor& weight = {}, const Reduction& reduction = "mean",
                                   std::optional<Int> ignore_index = std::nullopt,
                                   double label_smoothing = 0.0) {
  return Tensor::of(nnc_linear_cross_entropy, detail::current, input.get(), linear_weight.get(),
                    target.get(), linear_bias.get(), weight.get(), reduction.get(),
                    detail::pointer(ignore_index), label_smoothing);
}

}  // namespace nnc

#endif
