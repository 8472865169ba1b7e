// SPDX-License-Identifier: Apache-2.0
// The operations of <nnc/ops_distance.h> for C++: see <nnc/functions.hpp>.
// Made by capi/bindings/cpp/generate.py.
#ifndef NNC_FUNCTIONS_OPS_DISTANCE_HPP
#define NNC_FUNCTIONS_OPS_DISTANCE_HPP

#include <nnc/tensor.hpp>

namespace nnc {

inline Tensor cosine_similarity(const Tensor& x1, const Tensor& x2, Int dim = 1,
                                double eps = 1e-08) {
  return Tensor::of(nnc_cosine_similarity, detail::current, x1.get(), x2.get(), dim, eps);
}
inline Tensor pairwise_distance(const Tensor& x1, const Tensor& x2, double p = 2.0,
                                double eps = 1e-06, Flag keepdim = false) {
  return Tensor::of(nnc_pairwise_distance, detail::current, x1.get(), x2.get(), p, eps, keepdim);
}
inline Tensor pdist(const Tensor& input, double p = 2.0) {
  return Tensor::of(nnc_pdist, detail::current, input.get(), p);
}
inline Tensor cdist(const Tensor& x1, const Tensor& x2, double p = 2.0,
                    const Text& compute_mode = "use_mm_for_euclid_dist_if_necessary") {
  return Tensor::of(nnc_cdist, detail::current, x1.get(), x2.get(), p, compute_mode.get());
}

}  // namespace nnc

#endif
