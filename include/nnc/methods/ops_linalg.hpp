// SPDX-License-Identifier: Apache-2.0
// The definitions of those methods of <nnc/methods.hpp> that are operations of <nnc/ops_linalg.h>.
// Made by capi/bindings/cpp/generate.py.
#ifndef NNC_METHODS_OPS_LINALG_HPP
#define NNC_METHODS_OPS_LINALG_HPP

#include <nnc/functions/ops_linalg.hpp>

namespace nnc {

inline Tensor TensorMethods::mm(const Tensor& mat2) const {
  return nnc::mm(self(), mat2);
}
inline Tensor TensorMethods::bmm(const Tensor& mat2) const {
  return nnc::bmm(self(), mat2);
}
inline Tensor TensorMethods::mv(const Tensor& vec) const {
  return nnc::mv(self(), vec);
}
inline Tensor TensorMethods::dot(const Tensor& tensor) const {
  return nnc::dot(self(), tensor);
}
inline Tensor TensorMethods::outer(const Tensor& vec2) const {
  return nnc::outer(self(), vec2);
}
inline Tensor TensorMethods::matmul(const Tensor& other) const {
  return nnc::matmul(self(), other);
}
inline Tensor TensorMethods::addmm(const Tensor& mat1, const Tensor& mat2, double beta,
                                   double alpha) const {
  return nnc::addmm(self(), mat1, mat2, beta, alpha);
}
inline Tensor TensorMethods::addmv(const Tensor& mat, const Tensor& vec, double beta,
                                   double alpha) const {
  return nnc::addmv(self(), mat, vec, beta, alpha);
}
inline Tensor TensorMethods::baddbmm(const Tensor& batch1, const Tensor& batch2, double beta,
                                     double alpha) const {
  return nnc::baddbmm(self(), batch1, batch2, beta, alpha);
}
inline Tensor TensorMethods::norm(const Text& p, const Ints& dim, Flag keepdim, DType dtype) const {
  return nnc::norm(self(), p, dim, keepdim, dtype);
}

}  // namespace nnc

#endif
