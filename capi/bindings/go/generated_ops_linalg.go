// SPDX-License-Identifier: Apache-2.0
// Code generated. Made by generate.py from the C headers. DO NOT EDIT.

package nnc

// #include "nnc_go.h"
import "C"

import (
	"runtime"
)

// MM is nnc_mm. (m, n): input (m, k) times mat2 (k, n).
func MM(ctx *Ctx, input, mat2 *Tensor) (*Tensor, error) {
	var out *C.nnc_tensor
	err := check(C.nnc_mm(ctx.c(), input.c(), mat2.c(), &out))
	runtime.KeepAlive(ctx)
	runtime.KeepAlive(input)
	runtime.KeepAlive(mat2)
	return newTensor(ctx, out), err
}

// BMM is nnc_bmm. (b, m, n): input (b, m, k) times mat2 (b, k, n), matrix by matrix.
func BMM(ctx *Ctx, input, mat2 *Tensor) (*Tensor, error) {
	var out *C.nnc_tensor
	err := check(C.nnc_bmm(ctx.c(), input.c(), mat2.c(), &out))
	runtime.KeepAlive(ctx)
	runtime.KeepAlive(input)
	runtime.KeepAlive(mat2)
	return newTensor(ctx, out), err
}

// MV is nnc_mv. (m): input (m, k) times vec (k).
func MV(ctx *Ctx, input, vec *Tensor) (*Tensor, error) {
	var out *C.nnc_tensor
	err := check(C.nnc_mv(ctx.c(), input.c(), vec.c(), &out))
	runtime.KeepAlive(ctx)
	runtime.KeepAlive(input)
	runtime.KeepAlive(vec)
	return newTensor(ctx, out), err
}

// Dot is nnc_dot. (): the sum of the products of the elements of two vectors of one length.
func Dot(ctx *Ctx, input, tensor *Tensor) (*Tensor, error) {
	var out *C.nnc_tensor
	err := check(C.nnc_dot(ctx.c(), input.c(), tensor.c(), &out))
	runtime.KeepAlive(ctx)
	runtime.KeepAlive(input)
	runtime.KeepAlive(tensor)
	return newTensor(ctx, out), err
}

// Outer is nnc_outer. (m, n): every element of input (m) times every element of vec2 (n). Types are
// promoted.
func Outer(ctx *Ctx, input, vec2 *Tensor) (*Tensor, error) {
	var out *C.nnc_tensor
	err := check(C.nnc_outer(ctx.c(), input.c(), vec2.c(), &out))
	runtime.KeepAlive(ctx)
	runtime.KeepAlive(input)
	runtime.KeepAlive(vec2)
	return newTensor(ctx, out), err
}

// Matmul is nnc_matmul. (batch, m, n) for input (batch, m, k) and other (batch, k, n), where the
// batch dimensions are broadcast and may be missing. A vector on the left is a row (1, k), on the
// right a column (k, 1), and its dimension of 1 is gone from the result. ErrShape: a 0-dimensional
// tensor.
func Matmul(ctx *Ctx, input, other *Tensor) (*Tensor, error) {
	var out *C.nnc_tensor
	err := check(C.nnc_matmul(ctx.c(), input.c(), other.c(), &out))
	runtime.KeepAlive(ctx)
	runtime.KeepAlive(input)
	runtime.KeepAlive(other)
	return newTensor(ctx, out), err
}

// Addmm is nnc_addmm. (m, n): beta * input + alpha * mat1 (m, k) times mat2 (k, n) (torch: 1, 1).
// input is broadcast to (m, n); with beta 0 it does not count, not even NaN. PyTorch's defaults:
// beta 1, alpha 1.
func Addmm(ctx *Ctx, input, mat1, mat2 *Tensor, beta, alpha float64) (*Tensor, error) {
	var out *C.nnc_tensor
	err := check(C.nnc_addmm(ctx.c(), input.c(), mat1.c(), mat2.c(), C.double(beta), C.double(alpha), &out))
	runtime.KeepAlive(ctx)
	runtime.KeepAlive(input)
	runtime.KeepAlive(mat1)
	runtime.KeepAlive(mat2)
	return newTensor(ctx, out), err
}

// Addmv is nnc_addmv. (m): beta * input + alpha * mat (m, k) times vec (k) (torch: 1, 1). input has
// m elements or one; with beta 0 it does not count. PyTorch's defaults: beta 1, alpha 1.
func Addmv(ctx *Ctx, input, mat, vec *Tensor, beta, alpha float64) (*Tensor, error) {
	var out *C.nnc_tensor
	err := check(C.nnc_addmv(ctx.c(), input.c(), mat.c(), vec.c(), C.double(beta), C.double(alpha), &out))
	runtime.KeepAlive(ctx)
	runtime.KeepAlive(input)
	runtime.KeepAlive(mat)
	runtime.KeepAlive(vec)
	return newTensor(ctx, out), err
}

// Baddbmm is nnc_baddbmm. (b, m, n): beta * input + alpha * batch1 (b, m, k) times batch2 (b, k, n)
// (torch: 1, 1). input is broadcast; with beta 0 it does not count. PyTorch's defaults: beta 1,
// alpha 1.
func Baddbmm(ctx *Ctx, input, batch1, batch2 *Tensor, beta, alpha float64) (*Tensor, error) {
	var out *C.nnc_tensor
	err := check(C.nnc_baddbmm(ctx.c(), input.c(), batch1.c(), batch2.c(), C.double(beta), C.double(alpha), &out))
	runtime.KeepAlive(ctx)
	runtime.KeepAlive(input)
	runtime.KeepAlive(batch1)
	runtime.KeepAlive(batch2)
	return newTensor(ctx, out), err
}

// Linear is nnc_linear. (..., out): input (..., in) times weight (out, in) transposed, plus bias
// (out) or nil. weight may be a vector (in), bias then () or (...), but nil if input is a matrix:
// (...). PyTorch's defaults: bias nil.
func Linear(ctx *Ctx, input, weight, bias *Tensor) (*Tensor, error) {
	var out *C.nnc_tensor
	err := check(C.nnc_linear(ctx.c(), input.c(), weight.c(), bias.c(), &out))
	runtime.KeepAlive(ctx)
	runtime.KeepAlive(input)
	runtime.KeepAlive(weight)
	runtime.KeepAlive(bias)
	return newTensor(ctx, out), err
}

// Einsum is nnc_einsum. The sum of the products of the operands' elements, as the equation says it:
// the dimensions of each operand by letters, with commas between operands, then "->" and those of
// the result. "ij,jk->ik" is a product of matrices, "ii->i" a diagonal, "bij->b" a sum. Without
// "->" the result has the letters that stand once, in alphabetical order. "..." stands for any
// dimensions, which are broadcast. Sizes of one letter are equal, or 1. ErrInvalid: an equation
// that cannot be read, or other numbers of operands. ErrShape: sizes or numbers of dimensions that
// do not fit it.
func Einsum(ctx *Ctx, equation string, operands []*Tensor) (*Tensor, error) {
	if err := noNUL("nnc_einsum", equation); err != nil {
		return nil, err
	}
	var out *C.nnc_tensor
	err := check(C.nnc_einsum(ctx.c(), cText(equation), tensorList(operands), C.int64_t(len(operands)), &out))
	runtime.KeepAlive(ctx)
	runtime.KeepAlive(operands)
	return newTensor(ctx, out), err
}

// Tensordot is nnc_tensordot. The last dims dimensions of a summed with the first of b (torch: 2):
// the sizes that are left of a, then those of b. Sizes are equal, or 1. ErrInvalid: dims below 0 or
// above a tensor's. PyTorch's defaults: dims 2.
func Tensordot(ctx *Ctx, a, b *Tensor, dims int64) (*Tensor, error) {
	var out *C.nnc_tensor
	err := check(C.nnc_tensordot(ctx.c(), a.c(), b.c(), C.int64_t(dims), &out))
	runtime.KeepAlive(ctx)
	runtime.KeepAlive(a)
	runtime.KeepAlive(b)
	return newTensor(ctx, out), err
}

// TensordotDims is nnc_tensordot_dims. The same of dimension dimsA[i] of a with dimsB[i] of b.
// ErrInvalid: lists of different lengths. ErrIndex: no such dimension.
func TensordotDims(ctx *Ctx, a, b *Tensor, dimsA, dimsB []int64) (*Tensor, error) {
	var out *C.nnc_tensor
	err := check(C.nnc_tensordot_dims(ctx.c(), a.c(), b.c(), cInts(dimsA), C.int64_t(len(dimsA)), cInts(dimsB), C.int64_t(len(dimsB)), &out))
	runtime.KeepAlive(ctx)
	runtime.KeepAlive(a)
	runtime.KeepAlive(b)
	return newTensor(ctx, out), err
}

// LinalgVectorNorm is nnc_linalg_vector_norm. (sum of |input|^ord)^(1 / ord) (torch: 2); infinity:
// the largest |input|, -infinity: the smallest; 0: how many are not 0. PyTorch's defaults: ord 2,
// dim nil, keepdim false, dtype DTypeDefault.
func LinalgVectorNorm(ctx *Ctx, input *Tensor, ord float64, dim []int64, keepdim bool, dtype DType) (*Tensor, error) {
	var out *C.nnc_tensor
	err := check(C.nnc_linalg_vector_norm(ctx.c(), input.c(), C.double(ord), cInts(dim), C.int64_t(len(dim)), cFlag(keepdim), C.nnc_dtype(dtype), &out))
	runtime.KeepAlive(ctx)
	runtime.KeepAlive(input)
	return newTensor(ctx, out), err
}

// LinalgMatrixNorm is nnc_linalg_matrix_norm. Norms of the matrices of the two dimensions dim (nil:
// the last two). ord 1 (-1): the largest (smallest) sum of |input| in a column, infinity
// (-infinity): in a row; 2 (-2): the largest (smallest) singular value, of float32 and float64.
// ErrInvalid: another ord, or a matrix that has no singular values because it is not finite.
// ErrShape: not two different dimensions. PyTorch's defaults: dim nil, keepdim false, dtype
// DTypeDefault.
func LinalgMatrixNorm(ctx *Ctx, input *Tensor, ord float64, dim []int64, keepdim bool, dtype DType) (*Tensor, error) {
	var out *C.nnc_tensor
	err := check(C.nnc_linalg_matrix_norm(ctx.c(), input.c(), C.double(ord), cInts(dim), C.int64_t(len(dim)), cFlag(keepdim), C.nnc_dtype(dtype), &out))
	runtime.KeepAlive(ctx)
	runtime.KeepAlive(input)
	return newTensor(ctx, out), err
}

// LinalgMatrixNormStr is nnc_linalg_matrix_norm_str. The same, ord "fro" (nil): the root of the sum
// of the squares; "nuc": the sum of the singular values, with that error. PyTorch's defaults: ord
// "fro", dim nil, keepdim false, dtype DTypeDefault.
func LinalgMatrixNormStr(ctx *Ctx, input *Tensor, ord string, dim []int64, keepdim bool, dtype DType) (*Tensor, error) {
	if err := noNUL("nnc_linalg_matrix_norm_str", ord); err != nil {
		return nil, err
	}
	var out *C.nnc_tensor
	err := check(C.nnc_linalg_matrix_norm_str(ctx.c(), input.c(), cTextOrNil(ord), cInts(dim), C.int64_t(len(dim)), cFlag(keepdim), C.nnc_dtype(dtype), &out))
	runtime.KeepAlive(ctx)
	runtime.KeepAlive(input)
	return newTensor(ctx, out), err
}

// LinalgNorm is nnc_linalg_norm. ord nil: the root of the sum of the squares over any dim. Else
// LinalgVectorNorm over one dimension and LinalgMatrixNorm over two; without dim input has as many.
// ErrShape: more. PyTorch's defaults: ord nil, dim nil, keepdim false, dtype DTypeDefault.
func LinalgNorm(ctx *Ctx, input *Tensor, ord *float64, dim []int64, keepdim bool, dtype DType) (*Tensor, error) {
	var out *C.nnc_tensor
	err := check(C.nnc_linalg_norm(ctx.c(), input.c(), cOptionalReal(ord), cInts(dim), C.int64_t(len(dim)), cFlag(keepdim), C.nnc_dtype(dtype), &out))
	runtime.KeepAlive(ctx)
	runtime.KeepAlive(input)
	return newTensor(ctx, out), err
}

// LinalgNormStr is nnc_linalg_norm_str. LinalgMatrixNormStr; without dim of a matrix. PyTorch's
// defaults: ord "", dim nil, keepdim false, dtype DTypeDefault.
func LinalgNormStr(ctx *Ctx, input *Tensor, ord string, dim []int64, keepdim bool, dtype DType) (*Tensor, error) {
	if err := noNUL("nnc_linalg_norm_str", ord); err != nil {
		return nil, err
	}
	var out *C.nnc_tensor
	err := check(C.nnc_linalg_norm_str(ctx.c(), input.c(), cTextOrNil(ord), cInts(dim), C.int64_t(len(dim)), cFlag(keepdim), C.nnc_dtype(dtype), &out))
	runtime.KeepAlive(ctx)
	runtime.KeepAlive(input)
	return newTensor(ctx, out), err
}

// NormStr is nnc_norm_str. torch.norm: p "fro" (nil) over any one or two dimensions, or all; "nuc"
// as LinalgNormStr. PyTorch's defaults: dim nil, keepdim false, dtype DTypeDefault.
func NormStr(ctx *Ctx, input *Tensor, p string, dim []int64, keepdim bool, dtype DType) (*Tensor, error) {
	if err := noNUL("nnc_norm_str", p); err != nil {
		return nil, err
	}
	var out *C.nnc_tensor
	err := check(C.nnc_norm_str(ctx.c(), input.c(), cTextOrNil(p), cInts(dim), C.int64_t(len(dim)), cFlag(keepdim), C.nnc_dtype(dtype), &out))
	runtime.KeepAlive(ctx)
	runtime.KeepAlive(input)
	return newTensor(ctx, out), err
}

// LinalgInv is nnc_linalg_inv. (..., n, n): the inverse. ErrInvalid: a singular matrix.
func LinalgInv(ctx *Ctx, a *Tensor) (*Tensor, error) {
	var out *C.nnc_tensor
	err := check(C.nnc_linalg_inv(ctx.c(), a.c(), &out))
	runtime.KeepAlive(ctx)
	runtime.KeepAlive(a)
	return newTensor(ctx, out), err
}

// LinalgDet is nnc_linalg_det. (...): the determinant of (..., n, n).
func LinalgDet(ctx *Ctx, a *Tensor) (*Tensor, error) {
	var out *C.nnc_tensor
	err := check(C.nnc_linalg_det(ctx.c(), a.c(), &out))
	runtime.KeepAlive(ctx)
	runtime.KeepAlive(a)
	return newTensor(ctx, out), err
}

// LinalgSlogdet is nnc_linalg_slogdet. (...) and (...): the sign of the determinant (-1, 0, 1) and
// the logarithm of its absolute value, which is -infinity for 0.
func LinalgSlogdet(ctx *Ctx, a *Tensor) (*Tensor, *Tensor, error) {
	var sign *C.nnc_tensor
	var logabsdet *C.nnc_tensor
	err := check(C.nnc_linalg_slogdet(ctx.c(), a.c(), &sign, &logabsdet))
	runtime.KeepAlive(ctx)
	runtime.KeepAlive(a)
	return newTensor(ctx, sign), newTensor(ctx, logabsdet), err
}

// LinalgSolve is nnc_linalg_solve. X of A X = B, or with left 0 of X A = B (torch: left 1), for A
// (..., n, n) and B (..., n, k) or (..., k, n); batches are broadcast. B of one dimension, or of
// A's sizes without the last, is a vector for each matrix, with left only. ErrInvalid: a singular
// matrix. PyTorch's defaults: left true.
func LinalgSolve(ctx *Ctx, a, b *Tensor, left bool) (*Tensor, error) {
	var out *C.nnc_tensor
	err := check(C.nnc_linalg_solve(ctx.c(), a.c(), b.c(), cFlag(left), &out))
	runtime.KeepAlive(ctx)
	runtime.KeepAlive(a)
	runtime.KeepAlive(b)
	return newTensor(ctx, out), err
}

// LinalgSolveTriangular is nnc_linalg_solve_triangular. The same for the upper or the lower
// triangle of input, with ones on the diagonal if unitriangular; the rest is not read. Types are
// promoted. A 0 on the diagonal gives infinities. PyTorch's defaults: left true, unitriangular
// false.
func LinalgSolveTriangular(ctx *Ctx, input, b *Tensor, upper, left, unitriangular bool) (*Tensor, error) {
	var out *C.nnc_tensor
	err := check(C.nnc_linalg_solve_triangular(ctx.c(), input.c(), b.c(), cFlag(upper), cFlag(left), cFlag(unitriangular), &out))
	runtime.KeepAlive(ctx)
	runtime.KeepAlive(input)
	runtime.KeepAlive(b)
	return newTensor(ctx, out), err
}

// LinalgCholesky is nnc_linalg_cholesky. (..., n, n): L, a lower triangle, with input = L L^T, or
// with upper U, an upper one, with input = U^T U. That triangle of input is read, the other taken
// for its mirror image. ErrInvalid: a matrix that is not positive definite. PyTorch's defaults:
// upper false.
func LinalgCholesky(ctx *Ctx, input *Tensor, upper bool) (*Tensor, error) {
	var out *C.nnc_tensor
	err := check(C.nnc_linalg_cholesky(ctx.c(), input.c(), cFlag(upper), &out))
	runtime.KeepAlive(ctx)
	runtime.KeepAlive(input)
	return newTensor(ctx, out), err
}

// LinalgQR is nnc_linalg_qr. A = Q R with orthogonal columns Q and an upper triangle R, k = min(m,
// n). mode "reduced" (nil): Q (..., m, k) and R (..., k, n); "complete": (..., m, m) and (..., m,
// n), of a tall A without a gradient; "r": Q is (0), R (..., k, n), without a gradient. PyTorch's
// defaults: mode "reduced".
func LinalgQR(ctx *Ctx, a *Tensor, mode string) (*Tensor, *Tensor, error) {
	if err := noNUL("nnc_linalg_qr", mode); err != nil {
		return nil, nil, err
	}
	var q *C.nnc_tensor
	var r *C.nnc_tensor
	err := check(C.nnc_linalg_qr(ctx.c(), a.c(), cTextOrNil(mode), &q, &r))
	runtime.KeepAlive(ctx)
	runtime.KeepAlive(a)
	return newTensor(ctx, q), newTensor(ctx, r), err
}

// LinalgEigh is nnc_linalg_eigh. The eigenvalues (..., n), rising, and the eigenvectors, columns of
// (..., n, n), of a symmetric matrix, whose triangle UPLO ("L" or "U"; nil: "L") is read.
// ErrInvalid: another word, or a matrix that is not finite. PyTorch's defaults: uplo "L".
func LinalgEigh(ctx *Ctx, input *Tensor, uplo string) (*Tensor, *Tensor, error) {
	if err := noNUL("nnc_linalg_eigh", uplo); err != nil {
		return nil, nil, err
	}
	var eigenvalues *C.nnc_tensor
	var eigenvectors *C.nnc_tensor
	err := check(C.nnc_linalg_eigh(ctx.c(), input.c(), cTextOrNil(uplo), &eigenvalues, &eigenvectors))
	runtime.KeepAlive(ctx)
	runtime.KeepAlive(input)
	return newTensor(ctx, eigenvalues), newTensor(ctx, eigenvectors), err
}

// LinalgSVD is nnc_linalg_svd. A = U diag(S) Vh, k = min(m, n): U (..., m, m), S (..., k) falling,
// Vh (..., n, n), or without fullMatrices (torch: 1) U (..., m, k) and Vh (..., k, n). Gradients
// need different singular values, those of columns and rows beyond k are none. ErrInvalid: a matrix
// that is not finite; a driver: nil only, as in torch without CUDA. PyTorch's defaults:
// fullMatrices true, driver "".
func LinalgSVD(ctx *Ctx, a *Tensor, fullMatrices bool, driver string) (*Tensor, *Tensor, *Tensor, error) {
	if err := noNUL("nnc_linalg_svd", driver); err != nil {
		return nil, nil, nil, err
	}
	var u *C.nnc_tensor
	var s *C.nnc_tensor
	var vh *C.nnc_tensor
	err := check(C.nnc_linalg_svd(ctx.c(), a.c(), cFlag(fullMatrices), cTextOrNil(driver), &u, &s, &vh))
	runtime.KeepAlive(ctx)
	runtime.KeepAlive(a)
	return newTensor(ctx, u), newTensor(ctx, s), newTensor(ctx, vh), err
}

// LinalgLstsq is nnc_linalg_lstsq. The X (..., n, k) with the least |input X - b|, and among
// several the least |X|, for input (..., m, n) and b (..., m, k), or (..., m), then X is (..., n).
// residuals (..., k): |input X - b|^2 of each column, where m > n, the rank is n and the driver is
// not gelsy; else (0). rank (...): int64, with gels (0). singularValues (..., min(m, n)): with
// gelsd and gelss, else (0). rcond (nil: epsilon times max(m, n)): singular values below that part
// of the largest count as 0. Of an input with NaN or infinities gelsd and gelss are ErrInvalid, the
// others give NaN, of rank 0. driver "gelsy" (nil), "gelsd", "gelss", or "gels", for full rank only
// (ErrInvalid: another). Batches are broadcast; as in PyTorch, that of a matrix b beside a batch of
// inputs is its sizes from the left, rows included: (3, k) is taken three times. With n 0, gels has
// residuals of 0. PyTorch's defaults: rcond nil, driver "".
func LinalgLstsq(ctx *Ctx, input, b *Tensor, rcond *float64, driver string) (*Tensor, *Tensor, *Tensor, *Tensor, error) {
	if err := noNUL("nnc_linalg_lstsq", driver); err != nil {
		return nil, nil, nil, nil, err
	}
	var solution *C.nnc_tensor
	var residuals *C.nnc_tensor
	var rank *C.nnc_tensor
	var singularValues *C.nnc_tensor
	err := check(C.nnc_linalg_lstsq(ctx.c(), input.c(), b.c(), cOptionalReal(rcond), cTextOrNil(driver), &solution, &residuals, &rank, &singularValues))
	runtime.KeepAlive(ctx)
	runtime.KeepAlive(input)
	runtime.KeepAlive(b)
	return newTensor(ctx, solution), newTensor(ctx, residuals), newTensor(ctx, rank), newTensor(ctx, singularValues), err
}

// LinalgPinv is nnc_linalg_pinv. (..., n, m): the pseudoinverse of (..., m, n). Singular values up
// to max(atol, rtol times the largest) count as 0; atol nil: 0, rtol nil: epsilon times max(m, n),
// or 0 where atol is more. hermitian: input is symmetric, only its lower triangle is read.
// ErrInvalid: a matrix that is not finite. PyTorch's defaults: atol nil, rtol nil, hermitian false.
func LinalgPinv(ctx *Ctx, input *Tensor, atol, rtol *float64, hermitian bool) (*Tensor, error) {
	var out *C.nnc_tensor
	err := check(C.nnc_linalg_pinv(ctx.c(), input.c(), cOptionalReal(atol), cOptionalReal(rtol), cFlag(hermitian), &out))
	runtime.KeepAlive(ctx)
	runtime.KeepAlive(input)
	return newTensor(ctx, out), err
}

// LinalgMatrixPower is nnc_linalg_matrix_power. (..., n, n): input to the power n; below 0 that of
// the inverse. Any type that Matmul takes, below 0 float32 and float64. ErrInvalid: n below 0, a
// singular matrix.
func LinalgMatrixPower(ctx *Ctx, input *Tensor, n int64) (*Tensor, error) {
	var out *C.nnc_tensor
	err := check(C.nnc_linalg_matrix_power(ctx.c(), input.c(), C.int64_t(n), &out))
	runtime.KeepAlive(ctx)
	runtime.KeepAlive(input)
	return newTensor(ctx, out), err
}

// LinalgMatrixExp is nnc_linalg_matrix_exp. (..., n, n): 1 + input + input^2 / 2! + input^3 / 3! +
// ... Of any floating point type. NaN if input is not finite and n > 1.
func LinalgMatrixExp(ctx *Ctx, input *Tensor) (*Tensor, error) {
	var out *C.nnc_tensor
	err := check(C.nnc_linalg_matrix_exp(ctx.c(), input.c(), &out))
	runtime.KeepAlive(ctx)
	runtime.KeepAlive(input)
	return newTensor(ctx, out), err
}

// LinalgHouseholderProduct is nnc_linalg_householder_product. (..., m, n): the first n columns of
// H_1 ... H_k, H_i = 1 - tau_i v_i v_i^T, for input (..., m, n), m >= n, and tau (..., k), k <= n;
// v_i is column i of input below the diagonal, 1 on it and 0 above.
func LinalgHouseholderProduct(ctx *Ctx, input, tau *Tensor) (*Tensor, error) {
	var out *C.nnc_tensor
	err := check(C.nnc_linalg_householder_product(ctx.c(), input.c(), tau.c(), &out))
	runtime.KeepAlive(ctx)
	runtime.KeepAlive(input)
	runtime.KeepAlive(tau)
	return newTensor(ctx, out), err
}

// Bilinear is nnc_bilinear. (..., out): for each pair of rows x of input1 (..., in1) and y of
// input2 (..., in2) the number x weight[o] y + bias[o] for every o. weight is (out, in1, in2), bias
// (out) or nil. PyTorch's defaults: bias nil.
func Bilinear(ctx *Ctx, input1, input2, weight, bias *Tensor) (*Tensor, error) {
	var out *C.nnc_tensor
	err := check(C.nnc_bilinear(ctx.c(), input1.c(), input2.c(), weight.c(), bias.c(), &out))
	runtime.KeepAlive(ctx)
	runtime.KeepAlive(input1)
	runtime.KeepAlive(input2)
	runtime.KeepAlive(weight)
	runtime.KeepAlive(bias)
	return newTensor(ctx, out), err
}

// GroupedMM is nnc_grouped_mm. Products of groups of floating point matrices. offs (g) of int32
// holds where each group ends, of rows, columns or the dimension that is summed over; it is nil for
// two stacks of matrices. (m, n): rows of matA (m, k), each group times its matrix of matB (g, k,
// n); (m, n): each matrix of matA (g, m, k) times its columns of matB (k, n); (g, m, n): columns of
// matA (m, k) times rows of matB (k, n), group by group; (g, m, n): matA (g, m, k) times matB (g,
// k, n). What lies behind the last group is 0. bias must be nil, outDType 0 or the type of matA, as
// in torch. ErrIndex: ends that decrease or lie outside. PyTorch's defaults: offs nil, bias nil,
// outDType DTypeDefault.
func GroupedMM(ctx *Ctx, matA, matB, offs, bias *Tensor, outDType DType) (*Tensor, error) {
	var out *C.nnc_tensor
	err := check(C.nnc_grouped_mm(ctx.c(), matA.c(), matB.c(), offs.c(), bias.c(), C.nnc_dtype(outDType), &out))
	runtime.KeepAlive(ctx)
	runtime.KeepAlive(matA)
	runtime.KeepAlive(matB)
	runtime.KeepAlive(offs)
	runtime.KeepAlive(bias)
	return newTensor(ctx, out), err
}
