// SPDX-License-Identifier: Apache-2.0
// The operations of <nnc/ops_linalg.h> for C++: see <nnc/functions.hpp>.
// Made by capi/bindings/cpp/generate.py.
#ifndef NNC_FUNCTIONS_OPS_LINALG_HPP
#define NNC_FUNCTIONS_OPS_LINALG_HPP

#include <nnc/tensor.hpp>

namespace nnc {

inline Tensor mm(const Tensor& input, const Tensor& mat2) {
  return Tensor::of(nnc_mm, detail::current, input.get(), mat2.get());
}
inline Tensor bmm(const Tensor& input, const Tensor& mat2) {
  return Tensor::of(nnc_bmm, detail::current, input.get(), mat2.get());
}
inline Tensor mv(const Tensor& input, const Tensor& vec) {
  return Tensor::of(nnc_mv, detail::current, input.get(), vec.get());
}
inline Tensor dot(const Tensor& input, const Tensor& tensor) {
  return Tensor::of(nnc_dot, detail::current, input.get(), tensor.get());
}
inline Tensor outer(const Tensor& input, const Tensor& vec2) {
  return Tensor::of(nnc_outer, detail::current, input.get(), vec2.get());
}
inline Tensor matmul(const Tensor& input, const Tensor& other) {
  return Tensor::of(nnc_matmul, detail::current, input.get(), other.get());
}
inline Tensor addmm(const Tensor& input, const Tensor& mat1, const Tensor& mat2, double beta = 1.0,
                    double alpha = 1.0) {
  return Tensor::of(nnc_addmm, detail::current, input.get(), mat1.get(), mat2.get(), beta, alpha);
}
inline Tensor addmv(const Tensor& input, const Tensor& mat, const Tensor& vec, double beta = 1.0,
                    double alpha = 1.0) {
  return Tensor::of(nnc_addmv, detail::current, input.get(), mat.get(), vec.get(), beta, alpha);
}
inline Tensor baddbmm(const Tensor& input, const Tensor& batch1, const Tensor& batch2,
                      double beta = 1.0, double alpha = 1.0) {
  return Tensor::of(nnc_baddbmm, detail::current, input.get(), batch1.get(), batch2.get(), beta,
                    alpha);
}
inline Tensor linear(const Tensor& input, const Tensor& weight, const Tensor& bias = {}) {
  return Tensor::of(nnc_linear, detail::current, input.get(), weight.get(), bias.get());
}
inline Tensor einsum(const Text& equation, const std::vector<Tensor>& operands) {
  return Tensor::of(nnc_einsum, detail::current, equation.get(), detail::handles(operands).data(),
                    detail::count(operands));
}
inline Tensor tensordot(const Tensor& a, const Tensor& b, Int dims = 2) {
  return Tensor::of(nnc_tensordot, detail::current, a.get(), b.get(), dims);
}
inline Tensor tensordot(const Tensor& a, const Tensor& b, const Ints& dims_a, const Ints& dims_b) {
  return Tensor::of(nnc_tensordot_dims, detail::current, a.get(), b.get(), dims_a.data(),
                    detail::count(dims_a), dims_b.data(), detail::count(dims_b));
}
inline Tensor linalg_vector_norm(const Tensor& input, double ord = 2.0, const Ints& dim = {},
                                 Flag keepdim = false, DType dtype = DType::Default) {
  return Tensor::of(nnc_linalg_vector_norm, detail::current, input.get(), ord, dim.data(),
                    detail::count(dim), keepdim, detail::raw(dtype));
}
inline Tensor linalg_matrix_norm(const Tensor& input, double ord, const Ints& dim = {-2, -1},
                                 Flag keepdim = false, DType dtype = DType::Default) {
  return Tensor::of(nnc_linalg_matrix_norm, detail::current, input.get(), ord, dim.data(),
                    detail::count(dim), keepdim, detail::raw(dtype));
}
inline Tensor linalg_matrix_norm(const Tensor& input, const Text& ord, const Ints& dim = {-2, -1},
                                 Flag keepdim = false, DType dtype = DType::Default) {
  return Tensor::of(nnc_linalg_matrix_norm_str, detail::current, input.get(), ord.get(), dim.data(),
                    detail::count(dim), keepdim, detail::raw(dtype));
}
inline Tensor linalg_norm(const Tensor& input, std::optional<double> ord = std::nullopt,
                          const Ints& dim = {}, Flag keepdim = false,
                          DType dtype = DType::Default) {
  return Tensor::of(nnc_linalg_norm, detail::current, input.get(), detail::pointer(ord), dim.data(),
                    detail::count(dim), keepdim, detail::raw(dtype));
}
inline Tensor linalg_norm(const Tensor& input, const Text& ord, const Ints& dim = {},
                          Flag keepdim = false, DType dtype = DType::Default) {
  return Tensor::of(nnc_linalg_norm_str, detail::current, input.get(), ord.get(), dim.data(),
                    detail::count(dim), keepdim, detail::raw(dtype));
}
inline Tensor norm(const Tensor& input, const Text& p, const Ints& dim = {}, Flag keepdim = false,
                   DType dtype = DType::Default) {
  return Tensor::of(nnc_norm_str, detail::current, input.get(), p.get(), dim.data(),
                    detail::count(dim), keepdim, detail::raw(dtype));
}
inline Tensor linalg_inv(const Tensor& A) {
  return Tensor::of(nnc_linalg_inv, detail::current, A.get());
}
inline Tensor linalg_det(const Tensor& A) {
  return Tensor::of(nnc_linalg_det, detail::current, A.get());
}
inline std::tuple<Tensor, Tensor> linalg_slogdet(const Tensor& A) {
  return detail::tuple<2>(nnc_linalg_slogdet, detail::current, A.get());
}
inline Tensor linalg_solve(const Tensor& A, const Tensor& B, Flag left = true) {
  return Tensor::of(nnc_linalg_solve, detail::current, A.get(), B.get(), left);
}
inline Tensor linalg_solve_triangular(const Tensor& input, const Tensor& B, Flag upper,
                                      Flag left = true, Flag unitriangular = false) {
  return Tensor::of(nnc_linalg_solve_triangular, detail::current, input.get(), B.get(), upper, left,
                    unitriangular);
}
inline Tensor linalg_cholesky(const Tensor& input, Flag upper = false) {
  return Tensor::of(nnc_linalg_cholesky, detail::current, input.get(), upper);
}
inline std::tuple<Tensor, Tensor> linalg_qr(const Tensor& A, const Text& mode = "reduced") {
  return detail::tuple<2>(nnc_linalg_qr, detail::current, A.get(), mode.get());
}
inline std::tuple<Tensor, Tensor> linalg_eigh(const Tensor& input, const Text& UPLO = "L") {
  return detail::tuple<2>(nnc_linalg_eigh, detail::current, input.get(), UPLO.get());
}
inline std::tuple<Tensor, Tensor, Tensor> linalg_svd(const Tensor& A, Flag full_matrices = true,
                                                     const Text& driver = nullptr) {
  return detail::tuple<3>(nnc_linalg_svd, detail::current, A.get(), full_matrices, driver.get());
}
inline std::tuple<Tensor, Tensor, Tensor, Tensor> linalg_lstsq(
    const Tensor& input, const Tensor& b, std::optional<double> rcond = std::nullopt,
    const Text& driver = nullptr) {
  return detail::tuple<4>(nnc_linalg_lstsq, detail::current, input.get(), b.get(),
                          detail::pointer(rcond), driver.get());
}
inline Tensor linalg_pinv(const Tensor& input, std::optional<double> atol = std::nullopt,
                          std::optional<double> rtol = std::nullopt, Flag hermitian = false) {
  return Tensor::of(nnc_linalg_pinv, detail::current, input.get(), detail::pointer(atol),
                    detail::pointer(rtol), hermitian);
}
inline Tensor linalg_matrix_power(const Tensor& input, Int n) {
  return Tensor::of(nnc_linalg_matrix_power, detail::current, input.get(), n);
}
inline Tensor linalg_matrix_exp(const Tensor& input) {
  return Tensor::of(nnc_linalg_matrix_exp, detail::current, input.get());
}
inline Tensor linalg_householder_product(const Tensor& input, const Tensor& tau) {
  return Tensor::of(nnc_linalg_householder_product, detail::current, input.get(), tau.get());
}
inline Tensor bilinear(const Tensor& input1, const Tensor& input2, const Tensor& weight,
                       const Tensor& bias = {}) {
  return Tensor::of(nnc_bilinear, detail::current, input1.get(), input2.get(), weight.get(),
                    bias.get());
}
inline Tensor grouped_mm(const Tensor& mat_a, const Tensor& mat_b, const Tensor& offs = {},
                         const Tensor& bias = {}, DType out_dtype = DType::Default) {
  return Tensor::of(nnc_grouped_mm, detail::current, mat_a.get(), mat_b.get(), offs.get(),
                    bias.get(), detail::raw(out_dtype));
}

namespace linalg {

inline Tensor vector_norm(const Tensor& input, double ord = 2.0, const Ints& dim = {},
                          Flag keepdim = false, DType dtype = DType::Default) {
  return nnc::linalg_vector_norm(input, ord, dim, keepdim, dtype);
}
inline Tensor matrix_norm(const Tensor& input, double ord, const Ints& dim = {-2, -1},
                          Flag keepdim = false, DType dtype = DType::Default) {
  return nnc::linalg_matrix_norm(input, ord, dim, keepdim, dtype);
}
inline Tensor matrix_norm(const Tensor& input, const Text& ord, const Ints& dim = {-2, -1},
                          Flag keepdim = false, DType dtype = DType::Default) {
  return nnc::linalg_matrix_norm(input, ord, dim, keepdim, dtype);
}
inline Tensor norm(const Tensor& input, std::optional<double> ord = std::nullopt,
                   const Ints& dim = {}, Flag keepdim = false, DType dtype = DType::Default) {
  return nnc::linalg_norm(input, ord, dim, keepdim, dtype);
}
inline Tensor norm(const Tensor& input, const Text& ord, const Ints& dim = {}, Flag keepdim = false,
                   DType dtype = DType::Default) {
  return nnc::linalg_norm(input, ord, dim, keepdim, dtype);
}
inline Tensor inv(const Tensor& A) {
  return nnc::linalg_inv(A);
}
inline Tensor det(const Tensor& A) {
  return nnc::linalg_det(A);
}
inline std::tuple<Tensor, Tensor> slogdet(const Tensor& A) {
  return nnc::linalg_slogdet(A);
}
inline Tensor solve(const Tensor& A, const Tensor& B, Flag left = true) {
  return nnc::linalg_solve(A, B, left);
}
inline Tensor solve_triangular(const Tensor& input, const Tensor& B, Flag upper, Flag left = true,
                               Flag unitriangular = false) {
  return nnc::linalg_solve_triangular(input, B, upper, left, unitriangular);
}
inline Tensor cholesky(const Tensor& input, Flag upper = false) {
  return nnc::linalg_cholesky(input, upper);
}
inline std::tuple<Tensor, Tensor> qr(const Tensor& A, const Text& mode = "reduced") {
  return nnc::linalg_qr(A, mode);
}
inline std::tuple<Tensor, Tensor> eigh(const Tensor& input, const Text& UPLO = "L") {
  return nnc::linalg_eigh(input, UPLO);
}
inline std::tuple<Tensor, Tensor, Tensor> svd(const Tensor& A, Flag full_matrices = true,
                                              const Text& driver = nullptr) {
  return nnc::linalg_svd(A, full_matrices, driver);
}
inline std::tuple<Tensor, Tensor, Tensor, Tensor> lstsq(const Tensor& input, const Tensor& b,
                                                        std::optional<double> rcond = std::nullopt,
                                                        const Text& driver = nullptr) {
  return nnc::linalg_lstsq(input, b, rcond, driver);
}
inline Tensor pinv(const Tensor& input, std::optional<double> atol = std::nullopt,
                   std::optional<double> rtol = std::nullopt, Flag hermitian = false) {
  return nnc::linalg_pinv(input, atol, rtol, hermitian);
}
inline Tensor matrix_power(const Tensor& input, Int n) {
  return nnc::linalg_matrix_power(input, n);
}
inline Tensor matrix_exp(const Tensor& input) {
  return nnc::linalg_matrix_exp(input);
}
inline Tensor householder_product(const Tensor& input, const Tensor& tau) {
  return nnc::linalg_householder_product(input, tau);
}

}  // namespace linalg

}  // namespace nnc

#endif
