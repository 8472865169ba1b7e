// SPDX-License-Identifier: Apache-2.0
// torch.linalg: equations, factorizations, functions and norms of matrices, each of a batch on its
// own. Sizes, defaults and words as in torch; see nnc/ops_linalg.h.
#pragma once

#include <optional>
#include <string_view>
#include <utility>

#include "graph/node.h"

namespace nnc::ops {

// ---- sums of products by names of dimensions (einsum.cpp) ----
Tensor einsum(std::string_view equation, Span<const Tensor> operands);
Tensor tensordot(const Tensor& a, const Tensor& b, Sizes dims_a, Sizes dims_b);
Tensor tensordot(const Tensor& a, const Tensor& b, int64_t dims);

// ---- norms (linalg_norm.cpp) ----
Tensor vector_norm(const Tensor& x, double ord, Sizes dims, bool keepdim,
                   std::optional<DType> dtype);
// Without dims of the last two.
Tensor matrix_norm(const Tensor& x, double ord, Sizes dims, bool keepdim,
                   std::optional<DType> dtype);
// "fro" or "nuc".
Tensor matrix_norm(const Tensor& x, std::string_view ord, Sizes dims, bool keepdim,
                   std::optional<DType> dtype);
Tensor linalg_norm(const Tensor& x, std::optional<double> ord, Sizes dims, bool keepdim,
                   std::optional<DType> dtype);
Tensor linalg_norm(const Tensor& x, std::string_view ord, Sizes dims, bool keepdim,
                   std::optional<DType> dtype);

// torch.norm with a word: "fro" of any dimensions, or "nuc".
Tensor norm(const Tensor& x, std::string_view p, Sizes dims, bool keepdim,
            std::optional<DType> dtype);

// ---- equations (linalg_solve.cpp) ----
Tensor inv(const Tensor& a);
// a x = b, or x a = b.
Tensor solve(const Tensor& a, const Tensor& b, bool left = true);
Tensor det(const Tensor& a);
// The sign of the determinant, and the logarithm of its size.
std::pair<Tensor, Tensor> slogdet(const Tensor& a);
Tensor solve_triangular(const Tensor& a, const Tensor& b, bool upper, bool left = true,
                        bool unitriangular = false);
Tensor cholesky(const Tensor& a, bool upper = false);

// ---- factorizations (linalg_factor.cpp) ----
// mode: "reduced", "complete" or "r".
std::pair<Tensor, Tensor> qr(const Tensor& a, std::string_view mode);
Tensor householder_product(const Tensor& a, const Tensor& tau);
// What householder_product takes, with R on and above the diagonal, and tau. Without a gradient.
std::pair<Tensor, Tensor> geqrf(const Tensor& a);
// Eigenvalues and eigenvectors by the lower or the upper triangle.
std::pair<Tensor, Tensor> eigh(const Tensor& a, bool upper = false);
// What the word "L" or "U" says.
bool is_upper(std::string_view uplo);
// u, s, vt. Of the names of routines torch takes none here.
Tensors svd(const Tensor& a, bool full_matrices, std::string_view driver = "");
Tensor svdvals(const Tensor& a);

// ---- least squares (linalg_lstsq.cpp) ----
Tensor pinv(const Tensor& a, std::optional<double> atol, std::optional<double> rtol,
            bool hermitian);
// solution, residuals, rank, singular values. driver: "gels", "gelsy", "gelsd", "gelss".
Tensors lstsq(const Tensor& a, const Tensor& b, std::optional<double> rcond,
              std::string_view driver);

// ---- functions (linalg_function.cpp) ----
Tensor matrix_power(const Tensor& a, int64_t n);
Tensor matrix_exp(const Tensor& a);

}  // namespace nnc::ops
