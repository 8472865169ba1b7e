// SPDX-License-Identifier: Apache-2.0
// Factorizations of matrices, and systems of equations solved by them. Of float and double.
#pragma once

#include "kernels/common/backend.h"
#include "tensor/view.h"

namespace nnc::kernels {

// Note [Column-major]
// The matrices of this family lie column by column, as LAPACK has them: (m, n) is given as the view
// (..., n, m) of its columns, whose last two dimensions are contiguous. Any number of dimensions,
// of any strides, may stand before them; they are the same in all operands of a call. `info`
// (int32) has one number for each matrix: 0, or what LAPACK says.

// a (n, n) becomes L (its diagonal of ones is not stored) and U of P a = L U; pivots (n) of int32,
// counted from 1. info: the first pivot that is 0, counted from 1.
void lu_factor(const View& a, const View& pivots, const View& info);
// b (n, k) becomes x of a x = b, or of a^T x = b, where lu and pivots are those of a.
void lu_solve(const View& b, const ConstView& lu, const ConstView& pivots, bool transpose);

// The lower triangle of a (n, n) becomes L of a = L L^T, or the upper one U of a = U^T U; the other
// one is not read. info: the first leading minor that is not positive.
void cholesky(const View& a, bool upper, const View& info);

struct Triangle {
  using PlainArgument = void;
  bool upper = false, transpose = false;
  bool unit = false;  // the diagonal counts as ones and is not read
};
// b (n, k) becomes x of a x = b, or of a^T x = b, for the triangle of a (n, n).
void triangular_solve(const View& b, const ConstView& a, const Triangle& triangle);

// a (m, n) becomes R, on and above the diagonal, and below it the vectors v_i (whose first element
// is 1) of Q = H_1 ... H_k, H_i = 1 - tau_i v_i v_i^T, k = min(m, n).
void qr_factor(const View& a, const View& tau);
// a (m, n), whose first k columns hold such vectors, becomes the first n columns of H_1 ... H_k.
void householder_product(const View& a, const ConstView& tau);

// The eigenvalues (n), rising, of the symmetric matrix whose lower or upper triangle is a's (n, n);
// a becomes the eigenvectors.
void eigh(const View& a, const View& values, bool upper, const View& info);
// a (m, n) = u diag(s) vt, s (min(m, n)) falling. u and vt are full, of min(m, n) columns and rows,
// or both of nothing: not wanted. a is overwritten. info: -1 where a is not finite.
void svd(const View& a, const View& s, const View& u, const View& vt, const View& info);

// Which routine solves least squares: by QR, by QR with a choice of columns, or by the SVD.
enum class LeastSquares { kGels, kGelsy, kGelsd, kGelss };
// b (max(m, n), k), whose first m rows are the right sides of a x = b, becomes x with the least
// |a x - b|, and of those the least |x|; by kGels, the rows of b behind x hold what is left of it.
// rank (int32): singular values below rcond times the largest count as 0. s (min(m, n)): the
// singular values, of kGelsd and kGelss. a is overwritten. kGels takes a's rank for full: info is
// the place of a 0 where it is not.
void least_squares(LeastSquares driver, const View& a, const View& b, const View& s,
                   const View& rank, double rcond, const View& info);

struct Dense;  // kernels/common/dense.h: one matrix, with what belongs to it

namespace ref {
bool lu_factor(const Dense& d);
bool lu_solve(const Dense& d);
bool cholesky(const Dense& d);
bool triangular_solve(const Dense& d);
bool qr_factor(const Dense& d);
bool householder_product(const Dense& d);
bool eigh(const Dense& d);
bool svd(const Dense& d);
bool least_squares(const Dense& d);
}  // namespace ref
// LAPACK; false where a size or a workspace is more than its integers hold.
namespace openblas {
bool lu_factor(const Dense& d);
bool lu_solve(const Dense& d);
bool cholesky(const Dense& d);
bool triangular_solve(const Dense& d);
bool qr_factor(const Dense& d);
bool householder_product(const Dense& d);
bool eigh(const Dense& d);
bool svd(const Dense& d);
bool least_squares(const Dense& d);
}  // namespace openblas

}  // namespace nnc::kernels
