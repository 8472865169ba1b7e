// SPDX-License-Identifier: Apache-2.0
// Losses: torch.nn.functional's, with its defaults. See nnc/ops_loss.h.
#pragma once

#include <optional>

#include "tensor/tensor.h"

namespace nnc::ops {

// Values are the public NNC_REDUCTION_* constants.
enum class Reduction : int32_t { kNone = 1, kMean = 2, kSum = 3, kBatchMean = 4 };

// ---- element by element (loss.cpp); an undefined weight is none ----
// Those of the distances have one for each element of x.
void check_weight_of_each(const Tensor& x, const Tensor& weight, const char* op);
Tensor mse_loss(const Tensor& x, const Tensor& t, Reduction r = Reduction::kMean,
                const Tensor& weight = {});
Tensor smooth_l1_loss(const Tensor& x, const Tensor& t, Reduction r = Reduction::kMean,
                      double beta = 1);
Tensor huber_loss(const Tensor& x, const Tensor& t, Reduction r = Reduction::kMean,
                  double delta = 1, const Tensor& weight = {});
Tensor binary_cross_entropy(const Tensor& x, const Tensor& t, const Tensor& weight = {},
                            Reduction r = Reduction::kMean);
Tensor binary_cross_entropy_with_logits(const Tensor& x, const Tensor& t, const Tensor& weight = {},
                                        Reduction r = Reduction::kMean,
                                        const Tensor& pos_weight = {});
Tensor soft_margin_loss(const Tensor& x, const Tensor& t, Reduction r = Reduction::kMean);

// ---- of classes (loss_class.cpp, loss_margin.cpp) ----
Tensor nll_loss(const Tensor& x, const Tensor& target, const Tensor& weight = {},
                int64_t ignore_index = -100, Reduction r = Reduction::kMean);
Tensor cross_entropy(const Tensor& x, const Tensor& target, const Tensor& weight = {},
                     int64_t ignore_index = -100, Reduction r = Reduction::kMean,
                     double label_smoothing = 0);
Tensor multi_margin_loss(const Tensor& x, const Tensor& target, int64_t p = 1, double margin = 1,
                         const Tensor& weight = {}, Reduction r = Reduction::kMean);
Tensor multilabel_margin_loss(const Tensor& x, const Tensor& target,
                              Reduction r = Reduction::kMean);

// ---- made of other operations (loss_composed.cpp) ----
Tensor l1_loss(const Tensor& x, const Tensor& t, Reduction r = Reduction::kMean,
               const Tensor& weight = {});
Tensor kl_div(const Tensor& x, const Tensor& t, Reduction r = Reduction::kMean,
              bool log_target = false);
Tensor hinge_embedding_loss(const Tensor& x, const Tensor& t, double margin = 1,
                            Reduction r = Reduction::kMean);
Tensor poisson_nll_loss(const Tensor& x, const Tensor& t, bool log_input = true, bool full = false,
                        double eps = 1e-8, Reduction r = Reduction::kMean);
Tensor gaussian_nll_loss(const Tensor& x, const Tensor& t, const Tensor& var, bool full = false,
                         double eps = 1e-6, Reduction r = Reduction::kMean);
Tensor margin_ranking_loss(const Tensor& a, const Tensor& b, const Tensor& t, double margin = 0,
                           Reduction r = Reduction::kMean);
Tensor cosine_embedding_loss(const Tensor& a, const Tensor& b, const Tensor& t, double margin = 0,
                             Reduction r = Reduction::kMean);
Tensor triplet_margin_loss(const Tensor& anchor, const Tensor& positive, const Tensor& negative,
                           double margin = 1, double p = 2, double eps = 1e-6, bool swap = false,
                           Reduction r = Reduction::kMean);
Tensor multilabel_soft_margin_loss(const Tensor& x, const Tensor& t, const Tensor& weight = {},
                                   Reduction r = Reduction::kMean);

// The mean or the sum of losses, or themselves.
Tensor reduced(const Tensor& losses, Reduction r, const char* op);
// Refuses a tensor, which may be undefined, that a gradient is wanted for.
void check_constant(const Tensor& t, const char* op, const char* argument);
// a, in the sizes of b if it has none: PyTorch's distances broadcast before they promote types.
Tensor over(const Tensor& a, const Tensor& b);

}  // namespace nnc::ops
