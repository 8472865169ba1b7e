// SPDX-License-Identifier: Apache-2.0
// Systems of equations, and what their factorizations give: inverse, determinant, Cholesky.
#include <string>

#include "graph/connected.h"
#include "graph/record.h"
#include "kernels/copy.h"
#include "kernels/factor.h"
#include "ops/arith.h"
#include "ops/compare.h"
#include "ops/convert.h"
#include "ops/create.h"
#include "ops/layout.h"
#include "ops/linalg.h"
#include "ops/linalg_checks.h"
#include "ops/math.h"
#include "ops/matmul.h"
#include "ops/reduce.h"

namespace nnc::ops {
namespace {

using kernels::Triangle;

// P a = L U, without history.
struct Factors {
  Tensor lu, pivots;
};
Factors factor(const Tensor& a, const Info& info) {
  Factors f{copy_columns(a), Tensor::empty(with_batch(batch_of(a), {a.size(-1)}), DType::kInt32)};
  kernels::lu_factor(columns_of(f.lu), f.pivots.mutable_view(), info.view());
  return f;
}

// Which system: op(a) x = b, or x op(a) = b; b may be a vector for each matrix.
struct System {
  bool transpose = false, left = true, vector = false;
};

// x without history.
Tensor solution(const Factors& f, const Tensor& b, const System& s) {
  const GradGuard off(false);
  const Tensor matrix = s.vector ? unsqueeze(b, -1) : b;
  const Tensor right = s.left ? matrix : transposed(matrix);
  const Dims batch = broadcast_sizes(batch_of(right), batch_of(f.lu), "linalg.solve");
  const Tensor x = copy_columns(right, batch);
  const int64_t n = f.lu.size(-1);
  kernels::lu_solve(columns_of(x), broadcast_view(read_columns(f.lu), with_batch(batch, {n, n})),
                    broadcast_view(f.pivots.view(), with_batch(batch, {n})), s.transpose == s.left);
  if (!s.vector) return s.left ? x : as_transposed(x);
  const Tensor column = squeeze(x, -1);
  if (column.dim() < 2) return column.alias();
  // In torch's order of bytes, as if the last two dimensions were a matrix.
  Tensor y = empty_columns(column.sizes(), b.dtype());
  kernels::copy(y.mutable_view(), column.view());
  return y;
}

// -da, of what x is the solution: from the left gb x^T, from the right x^T gb, or its transpose.
Tensor pair_of(const Tensor& gb, const Tensor& x, bool left, bool transpose) {
  const Tensor &first = left == transpose ? x : gb, &second = left == transpose ? gb : x;
  return left ? matmul(first, transposed(second)) : matmul(transposed(first), second);
}

// ---- solve: x = op(a)^-1 b.   db = op(a)^-T dx, da = -db x^T, or its transpose; from the right
// x = b op(a)^-1: da = -x^T db.   saves a, x and a's factors
Tensor solve_system(const Tensor& a, const Factors& f, const Tensor& b, const System& s);
struct SolveNode final : Node {
  SavedTensor a{this}, x{this}, lu{this}, pivots{this};
  Dims b_sizes;
  System system;
  const char* name() const override { return "LinalgSolveExBackward0"; }
  Tensors backward(const Tensors& gy) override {
    const Tensor matrix = a.get();
    System other = system;
    other.transpose = !system.transpose;
    const Tensor gb = solve_system(matrix, {lu.get(), pivots.get()}, gy[0], other);
    Tensor ga;
    if (needs(0)) {
      const Tensor y = x.get();
      ga = pair_of(system.vector ? unsqueeze(gb, -1) : gb, system.vector ? unsqueeze(y, -1) : y,
                   system.left, system.transpose);
      ga = sum_to_size(neg(ga), matrix.sizes());
    }
    return {ga, needs(1) ? sum_to_size(gb, b_sizes) : Tensor()};
  }
};
Tensor solve_system(const Tensor& a, const Factors& f, const Tensor& b, const System& s) {
  const Tensor x = solution(f, b, s);
  if (auto node = record<SolveNode>(a, b)) {
    node->a.save(a);
    node->x.save_output(x);
    node->lu.save(f.lu);
    node->pivots.save(f.pivots);
    node->b_sizes = Dims(b.sizes());
    node->system = s;
    attach(x, node);
  }
  return x;
}

void check_system(const Tensor& a, const Tensor& b, bool left, const char* op) {
  check(b.size(left ? -2 : -1) == a.size(-1), Code::kShape, op,
        ": Incompatible shapes of A and B for the equation ", left ? "AX = B" : "XA = B", " (",
        a.size(-2), "x", a.size(-1), " and ", b.size(-2), "x", b.size(-1), ")");
}

// One number a matrix as a matrix.
Tensor as_scale(const Tensor& x) {
  return unsqueeze(unsqueeze(x, -1), -1);
}

}  // namespace

Tensor solve(const Tensor& a, const Tensor& b, bool left) {
  const char* op = "linalg.solve";
  check_square(a, op);
  check_real(a.dtype(), op);
  check(a.dtype() == b.dtype(), Code::kDtype, op,
        ": Expected A and B to have the same dtype, but found A of type ",
        short_type_name(a.dtype()), " and B of type ", short_type_name(b.dtype()), " instead");
  const bool vector = is_vector(a, b);
  check(!vector || left, Code::kInvalid, op,
        ": Vector broadcasting of the left hand side is not supported for left=False. In this "
        "case linalg.solve is equivalent to B / A.squeeze(-1)");
  if (vector) {
    check_system(a, unsqueeze(detach(b), -1), left, op);
  } else {
    check_matrices(b, op, "B");
    check_system(a, b, left, op);
  }
  const Info info(batch_of(a));
  const Factors f = factor(detach(a), info);
  info.check_all(op, [](int32_t) {
    return std::string("The solver failed because the input matrix is singular.");
  });
  return solve_system(a, f, b, {false, left, vector});
}

// ---- inv: y = a^-1.   da = -y^T dy y^T.   saves y
namespace {
struct InvNode final : Node {
  SavedTensor y{this};
  const char* name() const override { return "LinalgInvExBackward0"; }
  Tensors backward(const Tensors& gy) override {
    const Tensor yt = transposed(y.get());
    return {neg(matmul(yt, matmul(gy[0], yt)))};
  }
};
}  // namespace
Tensor inv(const Tensor& a) {
  const char* op = "linalg.inv";
  check_square(a, op);
  check_real(a.dtype(), op);
  const Info info(batch_of(a));
  const Factors f = factor(detach(a), info);
  info.check_all(op, [](int32_t at) {
    return "The diagonal element " + std::to_string(at) +
           " is zero, the inversion could not be completed because the input matrix is singular.";
  });
  const Tensor one = eye(a.size(-1), a.size(-1), a.dtype());
  const Tensor y = solution(f, broadcast_to(one, a.sizes()), {});
  if (auto node = record<InvNode>(a)) {
    node->y.save_output(y);
    attach(y, node);
  }
  return y;
}

// ---- det and slogdet by the pivots of a's factors.   da = dy y a^-T and dy a^-T; where a has no
// inverse, y's gradient by the factors of its SVD: each singular value counts as the product of the
// others.   saves a, its factors; y
namespace {
// -1 or 1: do the exchanges of rows change the sign?
Tensor sign_of_exchanges(const Tensor& pivots, DType dtype) {
  const int64_t n = pivots.size(-1);
  // No time for the length of rows that are not there.
  if (pivots.numel() == 0)
    return Tensor::ones(Sizes(pivots.sizes().data(), pivots.dim() - 1), dtype);
  const Tensor moved = ne(pivots, arange(Scalar(1), Scalar(n + 1), Scalar(1), DType::kInt32));
  const Tensor odd = remainder(sum(moved, {-1}), Scalar(2));
  return to_dtype(rsub(mul(odd, Scalar(2)), Scalar(1)), dtype);
}
Tensor pivots_of(const Factors& f) {
  return diagonal(f.lu, 0, -2, -1);
}
// diag(scale) a^-T, by the equation.
Tensor scaled_inverse(const Tensor& a, const Factors& f, const Tensor& scale) {
  const Tensor one = eye(a.size(-1), a.size(-1), a.dtype());
  return solve_system(a, f, mul(one, as_scale(scale)), {true, true, false});
}
Tensor gradient_of_singular(const Tensor& a, const Tensor& g) {
  const Tensors usv = svd(a, false);
  const Tensor &u = usv[0], &s = usv[1], &vt = usv[2];
  const int64_t n = a.size(-1);
  const Tensor own = eq(eye(n, n, DType::kFloat32), Scalar(1));
  const Tensor others = prod(where(own, Tensor::ones({}, s.dtype()), unsqueeze(s, -2)), -1);
  const Tensor sign = mul(det(detach(u)), det(detach(vt)));  // 1 or -1: nothing changes it
  return matmul(mul(u, unsqueeze(mul(others, unsqueeze(mul(g, sign), -1)), -2)), vt);
}
struct DetNode final : Node {
  SavedTensor a{this}, lu{this}, pivots{this}, y{this};
  const char* name() const override { return "LinalgDetBackward0"; }
  Tensors backward(const Tensors& gy) override {
    const Tensor matrix = a.get(), value = y.get();
    if (matrix.size(-1) == 1) return {reshape(gy[0], matrix.sizes())};
    if (any_true(eq(detach(value), Scalar(0)))) return {gradient_of_singular(matrix, gy[0])};
    return {scaled_inverse(matrix, {lu.get(), pivots.get()}, mul(gy[0], value))};
  }
};
struct SlogdetNode final : Node {
  SavedTensor a{this}, lu{this}, pivots{this};
  const char* name() const override { return "LinalgSlogdetBackward0"; }
  Tensors backward(const Tensors& gy) override {
    if (!gy[1].defined()) return {Tensor()};  // the sign has none
    return {scaled_inverse(a.get(), {lu.get(), pivots.get()}, gy[1])};
  }
};
}  // namespace
Tensor det(const Tensor& a) {
  check_square(a, "linalg.det");
  check_real(a.dtype(), "linalg.det");
  const Factors f = factor(detach(a), Info(batch_of(a)));
  const Tensor y = mul(prod(pivots_of(f), -1), sign_of_exchanges(f.pivots, a.dtype()));
  if (auto node = record<DetNode>(a)) {
    node->a.save(a);
    node->lu.save(f.lu);
    node->pivots.save(f.pivots);
    node->y.save_output(y);
    attach(y, node);
  }
  return y;
}
std::pair<Tensor, Tensor> slogdet(const Tensor& a) {
  check_square(a, "linalg.slogdet");
  check_real(a.dtype(), "linalg.slogdet");
  const Factors f = factor(detach(a), Info(batch_of(a)));
  const Tensor pivots = pivots_of(f);
  const Tensor sign_of_all = mul(prod(sign(pivots), -1), sign_of_exchanges(f.pivots, a.dtype()));
  const Tensor size = sum(log(abs(pivots)), {-1});
  if (auto node = record<SlogdetNode>(a)) {
    node->a.save(a);
    node->lu.save(f.lu);
    node->pivots.save(f.pivots);
    attach(sign_of_all, node);
    attach(size, node);
  }
  return {sign_of_all, size};
}

// ---- solve_triangular: x = op(a)^-1 b.   db and da as of solve, da of the triangle alone.
// saves a, x
namespace {
Tensor triangular(const Tensor& a, const Tensor& b, const Triangle& t, bool left);
struct TriangularNode final : Node {
  SavedTensor a{this}, x{this};
  Dims b_sizes;
  Triangle triangle;
  bool left = true;
  const char* name() const override { return "LinalgSolveTriangularBackward0"; }
  Tensors backward(const Tensors& gy) override {
    const Tensor matrix = a.get();
    Triangle other = triangle;
    other.transpose = !triangle.transpose;
    const Tensor gb = triangular(matrix, gy[0], other, left);
    Tensor ga;
    if (needs(0)) {
      const Tensor y = x.get();
      const Tensor full = pair_of(gb, y, left, triangle.transpose);
      const Tensor part =
          triangle.upper ? triu(full, triangle.unit ? 1 : 0) : tril(full, triangle.unit ? -1 : 0);
      ga = sum_to_size(neg(part), matrix.sizes());
    }
    return {ga, needs(1) ? sum_to_size(gb, b_sizes) : Tensor()};
  }
};
Tensor triangular(const Tensor& a, const Tensor& b, const Triangle& t, bool left) {
  Tensor x;
  {
    const GradGuard off(false);
    const Dims batch = broadcast_sizes(batch_of(a), batch_of(b), "linalg.solve_triangular");
    const Tensor columns = copy_columns(left ? b : transposed(b), batch);
    // The rows of a, where they lie in a row, are the columns of the other triangle.
    const int64_t n = a.size(-1);
    const bool by_rows = a.contiguous();
    const Tensor matrix = by_rows ? materialize(a) : copy_columns(a);
    Triangle own = t;
    own.upper = t.upper != by_rows;
    own.transpose = (t.transpose == left) != by_rows;
    kernels::triangular_solve(
        columns_of(columns),
        broadcast_view(by_rows ? matrix.view() : read_columns(matrix), with_batch(batch, {n, n})),
        own);
    x = left ? columns : copy_columns(transposed(columns));
  }
  if (auto node = record<TriangularNode>(a, b)) {
    node->a.save(a);
    node->x.save_output(x);
    node->b_sizes = Dims(b.sizes());
    node->triangle = t;
    node->left = left;
    attach(x, node);
  }
  return x;
}
}  // namespace
Tensor solve_triangular(const Tensor& a, const Tensor& b, bool upper, bool left,
                        bool unitriangular) {
  const char* op = "linalg.solve_triangular";
  check_matrices(a, op);
  check_matrices(b, op, "B");
  check_square(a, op);
  check_system(a, b, left, op);
  const DType t = promote_types(a.dtype(), b.dtype());
  check_real(t, op);
  return triangular(to_dtype(a, t), to_dtype(b, t), {upper, false, unitriangular}, left);
}

// ---- cholesky: a = y y^T, or y^T y.   da = y^-T (p + p^T) y^-1 / 2, where p is the lower triangle
// of y^T dy with half of its diagonal.   saves y
namespace {
struct CholeskyNode final : Node {
  SavedTensor y{this};
  bool upper = false;
  const char* name() const override { return "LinalgCholeskyExBackward0"; }
  Tensors backward(const Tensors& gy) override {
    const Tensor l = upper ? transposed(y.get()) : y.get();
    const Tensor g = upper ? transposed(gy[0]) : gy[0];
    const Tensor product = matmul(transposed(l), g);
    const Tensor low = tril(product, -1);
    const Tensor middle = diag_embed(diagonal(product, 0, -2, -1));
    const Tensor both = mul(add(add(low, transposed(low)), middle), Scalar(0.5));
    const Tensor half = triangular(l, both, {false, true, false}, true);
    return {triangular(l, half, {false, false, false}, false)};
  }
};
}  // namespace
Tensor cholesky(const Tensor& a, bool upper) {
  const char* op = "linalg.cholesky";
  check_square(a, op);
  check_real(a.dtype(), op);
  const Info info(batch_of(a));
  const Tensor both = copy_columns(detach(a));
  kernels::cholesky(columns_of(both), upper, info.view());
  info.check_all(op, [](int32_t at) {
    return "The factorization could not be completed because the input is not positive-definite "
           "(the leading minor of order " +
           std::to_string(at) + " is not positive-definite).";
  });
  // The rows of the transposed matrix lie in a row.
  const Tensor rows = transposed(both);
  const Tensor y = as_transposed(upper ? tril(rows) : triu(rows));
  if (auto node = record<CholeskyNode>(a)) {
    node->y.save_output(y);
    node->upper = upper;
    attach(y, node);
  }
  return y;
}

}  // namespace nnc::ops
