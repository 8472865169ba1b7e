// SPDX-License-Identifier: Apache-2.0
#include "nnc/ops_linalg.h"

#include "capi/guard.h"
#include "ops/linalg.h"
#include "ops/matmul.h"
#include "ops/products.h"
#include "ops/reduce.h"

using namespace nnc;
using namespace nnc::capi;
using namespace nnc::ops;

nnc_error* nnc_mm(nnc_ctx* ctx, nnc_tensor* input, nnc_tensor* mat2, nnc_tensor** out) {
  return PUT(out, mm(ARG(input), ARG(mat2)));
}

nnc_error* nnc_bmm(nnc_ctx* ctx, nnc_tensor* input, nnc_tensor* mat2, nnc_tensor** out) {
  return PUT(out, bmm(ARG(input), ARG(mat2)));
}

nnc_error* nnc_mv(nnc_ctx* ctx, nnc_tensor* input, nnc_tensor* vec, nnc_tensor** out) {
  return PUT(out, mv(ARG(input), ARG(vec)));
}

nnc_error* nnc_dot(nnc_ctx* ctx, nnc_tensor* input, nnc_tensor* tensor, nnc_tensor** out) {
  return PUT(out, dot(ARG(input), ARG(tensor)));
}

nnc_error* nnc_outer(nnc_ctx* ctx, nnc_tensor* input, nnc_tensor* vec2, nnc_tensor** out) {
  return PUT(out, outer(ARG(input), ARG(vec2)));
}

nnc_error* nnc_matmul(nnc_ctx* ctx, nnc_tensor* input, nnc_tensor* other, nnc_tensor** out) {
  return PUT(out, matmul(ARG(input), ARG(other)));
}

nnc_error* nnc_addmm(nnc_ctx* ctx, nnc_tensor* input, nnc_tensor* mat1, nnc_tensor* mat2,
                     double beta, double alpha, nnc_tensor** out) {
  return PUT(out, addmm(ARG(input), ARG(mat1), ARG(mat2), coefficient(beta), coefficient(alpha)));
}

nnc_error* nnc_addmv(nnc_ctx* ctx, nnc_tensor* input, nnc_tensor* mat, nnc_tensor* vec, double beta,
                     double alpha, nnc_tensor** out) {
  return PUT(out, addmv(ARG(input), ARG(mat), ARG(vec), coefficient(beta), coefficient(alpha)));
}

nnc_error* nnc_baddbmm(nnc_ctx* ctx, nnc_tensor* input, nnc_tensor* batch1, nnc_tensor* batch2,
                       double beta, double alpha, nnc_tensor** out) {
  return PUT(out,
             baddbmm(ARG(input), ARG(batch1), ARG(batch2), coefficient(beta), coefficient(alpha)));
}

nnc_error* nnc_linear(nnc_ctx* ctx, nnc_tensor* input, nnc_tensor* weight, nnc_tensor* bias,
                      nnc_tensor** out) {
  return PUT(out, linear(ARG(input), ARG(weight), OPT(bias)));
}

nnc_error* nnc_bilinear(nnc_ctx* ctx, nnc_tensor* input1, nnc_tensor* input2, nnc_tensor* weight,
                        nnc_tensor* bias, nnc_tensor** out) {
  return PUT(out, bilinear(ARG(input1), ARG(input2), ARG(weight), OPT(bias)));
}

nnc_error* nnc_grouped_mm(nnc_ctx* ctx, nnc_tensor* mat_a, nnc_tensor* mat_b, nnc_tensor* offs,
                          nnc_tensor* bias, nnc_dtype out_dtype, nnc_tensor** out) {
  return PUT(out, grouped_mm(ARG(mat_a), ARG(mat_b), OPT(offs), OPT(bias), OPT(out_dtype)));
}

nnc_error* nnc_einsum(nnc_ctx* ctx, const char* equation, nnc_tensor* const* operands,
                      int64_t n_operands, nnc_tensor** out) {
  return PUT(out, ops::einsum(equation ? equation : "", LIST(operands)));
}

nnc_error* nnc_tensordot(nnc_ctx* ctx, nnc_tensor* a, nnc_tensor* b, int64_t dims,
                         nnc_tensor** out) {
  return PUT(out, ops::tensordot(ARG(a), ARG(b), dims));
}

nnc_error* nnc_tensordot_dims(nnc_ctx* ctx, nnc_tensor* a, nnc_tensor* b, const int64_t* dims_a,
                              int64_t n_dims_a, const int64_t* dims_b, int64_t n_dims_b,
                              nnc_tensor** out) {
  return PUT(out, ops::tensordot(ARG(a), ARG(b), LIST(dims_a), LIST(dims_b)));
}

nnc_error* nnc_norm_str(nnc_ctx* ctx, nnc_tensor* input, const char* p, const int64_t* dim,
                        int64_t n_dim, int32_t keepdim, nnc_dtype dtype, nnc_tensor** out) {
  return PUT(out, ops::norm(ARG(input), p ? p : "fro", LIST(dim), keepdim, OPT(dtype)));
}

nnc_error* nnc_linalg_norm(nnc_ctx* ctx, nnc_tensor* input, const double* ord, const int64_t* dim,
                           int64_t n_dim, int32_t keepdim, nnc_dtype dtype, nnc_tensor** out) {
  return PUT(out, ops::linalg_norm(ARG(input), OPT(ord), LIST(dim), keepdim, OPT(dtype)));
}

nnc_error* nnc_linalg_norm_str(nnc_ctx* ctx, nnc_tensor* input, const char* ord, const int64_t* dim,
                               int64_t n_dim, int32_t keepdim, nnc_dtype dtype, nnc_tensor** out) {
  return PUT(out, ops::linalg_norm(ARG(input), ord ? ord : "", LIST(dim), keepdim, OPT(dtype)));
}

nnc_error* nnc_linalg_vector_norm(nnc_ctx* ctx, nnc_tensor* input, double ord, const int64_t* dim,
                                  int64_t n_dim, int32_t keepdim, nnc_dtype dtype,
                                  nnc_tensor** out) {
  return PUT(out, ops::vector_norm(ARG(input), ord, LIST(dim), keepdim, OPT(dtype)));
}

nnc_error* nnc_linalg_matrix_norm(nnc_ctx* ctx, nnc_tensor* input, double ord, const int64_t* dim,
                                  int64_t n_dim, int32_t keepdim, nnc_dtype dtype,
                                  nnc_tensor** out) {
  return PUT(out, ops::matrix_norm(ARG(input), ord, LIST(dim), keepdim, OPT(dtype)));
}

nnc_error* nnc_linalg_matrix_norm_str(nnc_ctx* ctx, nnc_tensor* input, const char* ord,
                                      const int64_t* dim, int64_t n_dim, int32_t keepdim,
                                      nnc_dtype dtype, nnc_tensor** out) {
  return PUT(out, ops::matrix_norm(ARG(input), ord ? ord : "fro", LIST(dim), keepdim, OPT(dtype)));
}

nnc_error* nnc_linalg_inv(nnc_ctx* ctx, nnc_tensor* A, nnc_tensor** out) {
  return PUT(out, ops::inv(ARG(A)));
}

nnc_error* nnc_linalg_det(nnc_ctx* ctx, nnc_tensor* A, nnc_tensor** out) {
  return PUT(out, ops::det(ARG(A)));
}

nnc_error* nnc_linalg_slogdet(nnc_ctx* ctx, nnc_tensor* A, nnc_tensor** sign,
                              nnc_tensor** logabsdet) {
  return PUT(outs(OUT(sign), OUT(logabsdet)), ops::slogdet(ARG(A)));
}

nnc_error* nnc_linalg_solve(nnc_ctx* ctx, nnc_tensor* A, nnc_tensor* B, int32_t left,
                            nnc_tensor** out) {
  return PUT(out, ops::solve(ARG(A), ARG(B), left));
}

nnc_error* nnc_linalg_solve_triangular(nnc_ctx* ctx, nnc_tensor* input, nnc_tensor* B,
                                       int32_t upper, int32_t left, int32_t unitriangular,
                                       nnc_tensor** out) {
  return PUT(out, ops::solve_triangular(ARG(input), ARG(B), upper, left, unitriangular));
}

nnc_error* nnc_linalg_cholesky(nnc_ctx* ctx, nnc_tensor* input, int32_t upper, nnc_tensor** out) {
  return PUT(out, ops::cholesky(ARG(input), upper));
}

nnc_error* nnc_linalg_qr(nnc_ctx* ctx, nnc_tensor* A, const char* mode, nnc_tensor** Q,
                         nnc_tensor** R) {
  return PUT(outs(OUT(Q), OUT(R)), ops::qr(ARG(A), mode ? mode : ""));
}

nnc_error* nnc_linalg_eigh(nnc_ctx* ctx, nnc_tensor* input, const char* UPLO,
                           nnc_tensor** eigenvalues, nnc_tensor** eigenvectors) {
  return PUT(outs(OUT(eigenvalues), OUT(eigenvectors)),
             ops::eigh(ARG(input), ops::is_upper(UPLO ? UPLO : "L")));
}

nnc_error* nnc_linalg_svd(nnc_ctx* ctx, nnc_tensor* A, int32_t full_matrices, const char* driver,
                          nnc_tensor** U, nnc_tensor** S, nnc_tensor** Vh) {
  return PUT(outs(OUT(U), OUT(S), OUT(Vh)), ops::svd(ARG(A), full_matrices, driver ? driver : ""));
}

nnc_error* nnc_linalg_lstsq(nnc_ctx* ctx, nnc_tensor* input, nnc_tensor* b, const double* rcond,
                            const char* driver, nnc_tensor** solution, nnc_tensor** residuals,
                            nnc_tensor** rank, nnc_tensor** singular_values) {
  return PUT(outs(OUT(solution), OUT(residuals), OUT(rank), OUT(singular_values)),
             ops::lstsq(ARG(input), ARG(b), OPT(rcond), driver ? driver : ""));
}

nnc_error* nnc_linalg_pinv(nnc_ctx* ctx, nnc_tensor* input, const double* atol, const double* rtol,
                           int32_t hermitian, nnc_tensor** out) {
  return PUT(out, ops::pinv(ARG(input), OPT(atol), OPT(rtol), hermitian));
}

nnc_error* nnc_linalg_matrix_power(nnc_ctx* ctx, nnc_tensor* input, int64_t n, nnc_tensor** out) {
  return PUT(out, ops::matrix_power(ARG(input), n));
}

nnc_error* nnc_linalg_matrix_exp(nnc_ctx* ctx, nnc_tensor* input, nnc_tensor** out) {
  return PUT(out, ops::matrix_exp(ARG(input)));
}

nnc_error* nnc_linalg_householder_product(nnc_ctx* ctx, nnc_tensor* input, nnc_tensor* tau,
                                          nnc_tensor** out) {
  return PUT(out, ops::householder_product(ARG(input), ARG(tau)));
}
