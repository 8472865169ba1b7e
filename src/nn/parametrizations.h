// SPDX-License-Identifier: Apache-2.0
// Ready-made parametrizations (torch.nn.utils.parametrizations), and the older form of two of them
// (torch.nn.utils), which keeps the tensors in the layer itself. See nnc/nn_parametrize.h.
#pragma once

#include <optional>
#include <string_view>

#include "nn/module.h"

namespace nnc::nn {

// dim: whose slices have norms of their own; none: one norm.
[[nodiscard]] Ref<FormerList> parametrize_weight_norm(Module& m, const std::string& name,
                                                      std::optional<int64_t> dim);
// dim: the one that counts outputs; none: as the module's class has it.
[[nodiscard]] Ref<FormerList> parametrize_spectral_norm(Module& m, const std::string& name,
                                                        int64_t n_power_iterations, double eps,
                                                        std::optional<int64_t> dim);
// orthogonal_map: "matrix_exp", "cayley" or "householder"; empty: by the shape.
[[nodiscard]] Ref<FormerList> parametrize_orthogonal(Module& m, const std::string& name,
                                                     std::string_view orthogonal_map,
                                                     bool use_trivialization);

// ---- the older form ----
[[nodiscard]] Ref<FormerList> weight_norm(Module& m, const std::string& name,
                                          std::optional<int64_t> dim);
[[nodiscard]] Ref<FormerList> remove_weight_norm(Module& m, const std::string& name);
[[nodiscard]] Ref<FormerList> spectral_norm(Module& m, const std::string& name,
                                            int64_t n_power_iterations, double eps,
                                            std::optional<int64_t> dim);
[[nodiscard]] Ref<FormerList> remove_spectral_norm(Module& m, const std::string& name);

}  // namespace nnc::nn
