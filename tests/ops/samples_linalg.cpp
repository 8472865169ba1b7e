// SPDX-License-Identifier: Apache-2.0
// Systems of equations, determinants, Cholesky; powers and the exponential.
#include <cmath>

#include "support/samples.h"

namespace nnc::testing {
namespace {

// Matrices far from singular.
In regular(Dims sizes) {
  const In plain = in(std::move(sizes));
  const int64_t n = plain.sizes.back(), m = plain.sizes[plain.sizes.size() - 2];
  int64_t count = 1;
  for (const int64_t s : plain.sizes) count *= s;
  std::vector<double> values;
  for (int64_t i = 0; i < count; ++i) {
    const double other = std::sin(1.7 * static_cast<double>(i) + 0.3);
    values.push_back((i / n) % m == i % n ? other + (i % 2 == 0 ? 2.5 : -2.5) : other);
  }
  return plain.values(values);
}
// Its symmetric part, twice; with enough on the diagonal it is positive definite.
Out symmetric(const Tensor& a, double more) {
  const Out sum = c(nnc_add, a, c(nnc_transpose, a, -2, -1), 1.0);
  const Out one = c(nnc_eye, a.size(-1), a.size(-1), static_cast<int>(a.dtype()));
  return c(nnc_add, sum, one, more);
}

// What a solver makes of rounding.
std::vector<Sample> solved(std::vector<Sample> rows) {
  for (Sample& s : rows) s = s.tolerance(4e-5, 1e-10);
  return rows;
}

Out inverse(X x) {
  return c(nnc_linalg_inv, x[0]);
}
Out determinant(X x) {
  return c(nnc_linalg_det, x[0]);
}
Out slogdet(X x) {
  return c(nnc_linalg_slogdet, x[0]);
}
Out solve(X x) {
  return c(nnc_linalg_solve, x[0], x[1], 1);
}
Out solve_right(X x) {
  return c(nnc_linalg_solve, x[0], x[1], 0);
}
Out lower_factor(X x) {
  return c(nnc_linalg_cholesky, symmetric(x[0], 12), 0);
}

// clang-format off
[[maybe_unused]] const bool g_linalg_inverse = add_samples("linalg", solved({
    row("linalg_inv", "one", {regular({3, 3})}, inverse, "torch.linalg.inv(a)"),
    row("linalg_inv", "batch", {regular({2, 3, 3})}, inverse, "torch.linalg.inv(a)"),
    row("linalg_inv", "batches", {regular({2, 1, 2, 2})}, inverse, "torch.linalg.inv(a)"),
    row("linalg_inv", "pivots", {in({3, 3}).values({0, 2, 1, 1, 0, 3, 2, 1, 0})}, inverse,
        "torch.linalg.inv(a)"),
    row("linalg_inv", "number", {regular({1, 1})}, inverse, "torch.linalg.inv(a)"),
    row("linalg_inv", "large", {regular({40, 40})}, inverse, "torch.linalg.inv(a)")
        .no_gradcheck().no_second_order(),
    row("linalg_inv", "empty", {in({0, 0})}, inverse, "torch.linalg.inv(a)"),
    row("linalg_inv", "empty_batch", {in({0, 2, 2})}, inverse, "torch.linalg.inv(a)"),
    row("linalg_inv", "nan", {constant({2, 2}).values({NAN, NAN, NAN, NAN})}, inverse,
        "torch.linalg.inv(a)"),
    row("linalg_det", "one", {regular({3, 3})}, determinant, "torch.linalg.det(a)"),
    row("linalg_det", "batch", {regular({2, 3, 3})}, determinant, "torch.linalg.det(a)"),
    row("linalg_det", "exchanges", {in({3, 3}).values({0, 2, 1, 1, 0, 3, 2, 1, 0})}, determinant,
        "torch.linalg.det(a)"),
    row("linalg_det", "cycle", {in({3, 3}).values({0, 2, 0, 0, 0, 3, 4, 0, 0})}, determinant,
        "torch.linalg.det(a)"),
    row("linalg_det", "number", {in({1, 1})}, determinant, "torch.linalg.det(a)"),
    row("linalg_det", "singular", {constant({2, 2}).values({1, 2, 2, 4})}, determinant,
        "torch.linalg.det(a)"),
    row("linalg_det", "zeros", {in({3, 3}).values({0, 0, 0, 0, 0, 0, 0, 0, 0})}, determinant,
        "torch.linalg.det(a)").no_gradcheck(),
    row("linalg_det", "rank_2", {in({3, 3}).values({1, 2, 3, 2, 4, 6, 1, 0, 1})}, determinant,
        "a[0, 0] * (a[1, 1] * a[2, 2] - a[1, 2] * a[2, 1]) + a[0, 1] * (a[1, 2] * a[2, 0] - "
        "a[1, 0] * a[2, 2]) + a[0, 2] * (a[1, 0] * a[2, 1] - a[1, 1] * a[2, 0])")
        .no_grad_fn_name(),
    row("linalg_det", "empty", {in({0, 0})}, determinant, "torch.linalg.det(a)"),
    row("linalg_det", "empty_batch", {in({0, 2, 2})}, determinant, "torch.linalg.det(a)"),
    row("linalg_slogdet", "one", {regular({3, 3})}, slogdet, "torch.linalg.slogdet(a)"),
    row("linalg_slogdet", "batch", {regular({2, 3, 3})}, slogdet, "torch.linalg.slogdet(a)"),
    row("linalg_slogdet", "negative", {in({2, 2}).values({1, 2, 3, 1})}, slogdet,
        "torch.linalg.slogdet(a)"),
    row("linalg_slogdet", "exchanges", {in({3, 3}).values({0, 2, 1, 1, 0, 3, 2, 1, 0})}, slogdet,
        "torch.linalg.slogdet(a)"),
    row("linalg_slogdet", "sign", {regular({2, 3, 3})},
        [](X x) { return Out(slogdet(x).all[0]); }, "torch.linalg.slogdet(a)[0]"),
    row("linalg_slogdet", "large", {regular({30, 30})}, slogdet, "torch.linalg.slogdet(a)")
        .no_gradcheck().no_second_order(),
    row("linalg_slogdet", "singular", {constant({2, 2}).values({1, 2, 2, 4})}, slogdet,
        "torch.linalg.slogdet(a)"),
    row("linalg_slogdet", "empty", {in({0, 0})}, slogdet, "torch.linalg.slogdet(a)"),
    row("linalg_slogdet", "empty_batch", {in({0, 2, 2})}, slogdet, "torch.linalg.slogdet(a)"),
}));

[[maybe_unused]] const bool g_linalg_solve = add_samples("linalg", solved({
    row("linalg_solve", "matrix", {regular({3, 3}), in({3, 2})}, solve,
        "torch.linalg.solve(a, b)"),
    row("linalg_solve", "vector", {regular({3, 3}), in({3})}, solve, "torch.linalg.solve(a, b)"),
    row("linalg_solve", "batch", {regular({2, 3, 3}), in({2, 3, 2})}, solve,
        "torch.linalg.solve(a, b)"),
    row("linalg_solve", "vectors", {regular({2, 3, 3}), in({2, 3})}, solve,
        "torch.linalg.solve(a, b)"),
    row("linalg_solve", "one_vector", {regular({2, 3, 3}), in({3})}, solve,
        "torch.linalg.solve(a, b)"),
    row("linalg_solve", "one_matrix", {regular({3, 3}), in({2, 3, 2})}, solve,
        "torch.linalg.solve(a, b)"),
    row("linalg_solve", "broadcast", {regular({2, 1, 2, 2}), in({3, 2, 1})}, solve,
        "torch.linalg.solve(a, b)"),
    row("linalg_solve", "right", {regular({3, 3}), in({2, 3})}, solve_right,
        "torch.linalg.solve(a, b, left=False)"),
    row("linalg_solve", "right_batch", {regular({2, 3, 3}), in({2, 2, 3})}, solve_right,
        "torch.linalg.solve(a, b, left=False)"),
    row("linalg_solve", "pivots", {in({3, 3}).values({0, 2, 1, 1, 0, 3, 2, 1, 0}), in({3, 3})},
        solve, "torch.linalg.solve(a, b)"),
    row("linalg_solve", "no_columns", {regular({3, 3}), in({3, 0})}, solve,
        "torch.linalg.solve(a, b)"),
    row("linalg_solve", "empty", {in({0, 0}), in({0, 2})}, solve, "torch.linalg.solve(a, b)"),
    row("linalg_solve", "empty_batch", {in({0, 2, 2}), in({0, 2, 3})}, solve,
        "torch.linalg.solve(a, b)"),
    row("linalg_solve_triangular", "upper", {regular({3, 3}), in({3, 2})},
        [](X x) { return c(nnc_linalg_solve_triangular, x[0], x[1], 1, 1, 0); },
        "torch.linalg.solve_triangular(a, b, upper=True)"),
    row("linalg_solve_triangular", "lower", {regular({3, 3}), in({3, 2})},
        [](X x) { return c(nnc_linalg_solve_triangular, x[0], x[1], 0, 1, 0); },
        "torch.linalg.solve_triangular(a, b, upper=False)"),
    row("linalg_solve_triangular", "right", {regular({3, 3}), in({2, 3})},
        [](X x) { return c(nnc_linalg_solve_triangular, x[0], x[1], 1, 0, 0); },
        "torch.linalg.solve_triangular(a, b, upper=True, left=False)"),
    row("linalg_solve_triangular", "right_lower", {regular({2, 3, 3}), in({2, 2, 3})},
        [](X x) { return c(nnc_linalg_solve_triangular, x[0], x[1], 0, 0, 0); },
        "torch.linalg.solve_triangular(a, b, upper=False, left=False)"),
    row("linalg_solve_triangular", "unit", {in({3, 3}), in({3, 2})},
        [](X x) { return c(nnc_linalg_solve_triangular, x[0], x[1], 1, 1, 1); },
        "torch.linalg.solve_triangular(a, b, upper=True, unitriangular=True)"),
    row("linalg_solve_triangular", "unit_lower", {in({2, 3, 3}), in({2, 2, 3})},
        [](X x) { return c(nnc_linalg_solve_triangular, x[0], x[1], 0, 0, 1); },
        "torch.linalg.solve_triangular(a, b, upper=False, left=False, unitriangular=True)"),
    row("linalg_solve_triangular", "broadcast", {regular({2, 1, 2, 2}), in({3, 2, 2})},
        [](X x) { return c(nnc_linalg_solve_triangular, x[0], x[1], 1, 1, 0); },
        "torch.linalg.solve_triangular(a, b, upper=True)"),
    row("linalg_solve_triangular", "no_columns", {regular({3, 3}), in({3, 0})},
        [](X x) { return c(nnc_linalg_solve_triangular, x[0], x[1], 1, 1, 0); },
        "torch.linalg.solve_triangular(a, b, upper=True)"),
    row("linalg_solve_triangular", "empty", {in({0, 0}), in({0, 2})},
        [](X x) { return c(nnc_linalg_solve_triangular, x[0], x[1], 1, 1, 0); },
        "torch.linalg.solve_triangular(a, b, upper=True)"),
    row("linalg_cholesky", "lower", {in({3, 3})}, lower_factor,
        "torch.linalg.cholesky(a + a.mT + 12 * torch.eye(3, dtype=a.dtype))"),
    row("linalg_cholesky", "upper", {in({3, 3})},
        [](X x) { return c(nnc_linalg_cholesky, symmetric(x[0], 12), 1); },
        "torch.linalg.cholesky(a + a.mT + 12 * torch.eye(3, dtype=a.dtype), upper=True)"),
    row("linalg_cholesky", "batch", {in({2, 3, 3})}, lower_factor,
        "torch.linalg.cholesky(a + a.mT + 12 * torch.eye(3, dtype=a.dtype))"),
    row("linalg_cholesky", "number", {in({1, 1})}, lower_factor,
        "torch.linalg.cholesky(a + a.mT + 12 * torch.eye(1, dtype=a.dtype))"),
    row("linalg_cholesky", "large", {in({12, 12})},
        [](X x) { return c(nnc_linalg_cholesky, symmetric(x[0], 40), 0); },
        "torch.linalg.cholesky(a + a.mT + 40 * torch.eye(12, dtype=a.dtype))")
        .no_gradcheck().no_second_order(),
    row("linalg_cholesky", "other_triangle", {constant({2, 2}).values({4, NAN, 2, 5})},
        [](X x) { return c(nnc_linalg_cholesky, x[0], 0); }, "torch.linalg.cholesky(a)"),
    row("linalg_cholesky", "other_triangle_upper", {constant({2, 2}).values({4, 2, NAN, 5})},
        [](X x) { return c(nnc_linalg_cholesky, x[0], 1); },
        "torch.linalg.cholesky(a, upper=True)"),
    row("linalg_cholesky", "empty", {in({0, 0})},
        [](X x) { return c(nnc_linalg_cholesky, x[0], 0); }, "torch.linalg.cholesky(a)"),
    row("linalg_cholesky", "empty_batch", {in({0, 2, 2})},
        [](X x) { return c(nnc_linalg_cholesky, x[0], 0); }, "torch.linalg.cholesky(a)"),
}));

Sample nth_power(const char* name, In a, int64_t n, const char* torch) {
  return row("linalg_matrix_power", name, {std::move(a)},
             [n](X x) { return c(nnc_linalg_matrix_power, x[0], n); }, torch)
      .no_grad_fn_name().no_write_check();
}
Sample exponential(const char* name, In a) {
  return row("linalg_matrix_exp", name, {std::move(a)},
             [](X x) { return c(nnc_linalg_matrix_exp, x[0]); }, "torch.linalg.matrix_exp(a)");
}
[[maybe_unused]] const bool g_linalg_functions = add_samples("linalg", solved({
    nth_power("integers", ints({3, 3}, -4, 5), 5, "torch.linalg.matrix_power(a, 5)"),
    nth_power("zero", in({3, 3}), 0, "torch.linalg.matrix_power(a, 0)"),
    nth_power("one", in({3, 3}), 1, "torch.linalg.matrix_power(a, 1)"),
    nth_power("two", in({2, 3, 3}), 2, "torch.linalg.matrix_power(a, 2)"),
    nth_power("three", in({3, 3}), 3, "torch.linalg.matrix_power(a, 3)"),
    nth_power("three_not_finite", constant({2, 2}).values({-INFINITY, 1, -2, 3}), 3, "torch.linalg.matrix_power(a, 3)"),
    nth_power("seven", in({3, 3}), 7, "torch.linalg.matrix_power(a, 7)"),
    nth_power("inverse", regular({3, 3}), -1, "torch.linalg.matrix_power(a, -1)"),
    nth_power("minus_three", regular({2, 3, 3}), -3, "torch.linalg.matrix_power(a, -3)"),
    nth_power("empty", in({0, 0}), 3, "torch.linalg.matrix_power(a, 3)"),
    exponential("one", in({3, 3})),
    exponential("of_infinity", constant({1, 1}).values({-INFINITY})),
    exponential("infinite", constant({2, 2}).values({INFINITY, 1, 0.5, 2})),
    exponential("one_infinite", constant({3, 2, 2}).values({1, 0.5, 0.25, 2, -INFINITY, 0, 0, 2, 4, 8, 2, 1})),
    exponential("batch", in({2, 3, 3})),
    exponential("tiny", in({3, 3}).range(-1e-4, 1e-4)),
    exponential("small", in({3, 3}).range(-0.03, 0.03)),
    exponential("large", in({2, 4, 4}).range(-6, 6)).no_gradcheck().no_second_order(),
    exponential("several_norms", in({3, 2, 2}).values({1, 2, 3, 4, 0.1, 0, 0.2, 0.1, -9, 1, 2, -7})),
    exponential("zeros", in({2, 2}).values({0, 0, 0, 0})),
    exponential("nilpotent", in({3, 3}).values({0, 1, 2, 0, 0, 3, 0, 0, 0})),
    exponential("number", in({1, 1})),
    exponential("nan", constant({2, 2, 2}).values({NAN, 0, 0, 1, 1, 0, 0, 1})),
    row("linalg_matrix_exp", "half", {in({3, 3}).type(DType::kFloat16)},
        [](X x) { return c(nnc_linalg_matrix_exp, x[0]); },
        "torch.linalg.matrix_exp(a.float()).half()").no_grad_fn_name().no_second_order(),
    exponential("empty", in({0, 0})),
    exponential("empty_batch", in({0, 2, 2})),
}));

[[maybe_unused]] const bool g_linalg_refusals = add_refusals("linalg", {
    {"linalg_inv", "singular", {in({2, 2}).values({1, 2, 2, 4})}, inverse, Code::kInvalid,
     "The diagonal element 2 is zero, the inversion could not be completed because the input matrix "
     "is singular.", "torch.linalg.inv(a)"},
    {"linalg_inv", "singular_in_batch", {in({2, 1, 1}).values({1, 0})}, inverse, Code::kInvalid,
     "(Batch element 1): The diagonal element 1 is zero", "torch.linalg.inv(a)"},
    {"linalg_inv", "rectangle", {in({2, 3})}, inverse, Code::kShape,
     "A must be batches of square matrices, but they are 2 by 3 matrices", "torch.linalg.inv(a)"},
    {"linalg_inv", "vector", {in({3})}, inverse, Code::kShape,
     "The input tensor A must have at least 2 dimensions.", "torch.linalg.inv(a)"},
    {"linalg_inv", "integers", {ints({2, 2}, 1, 5)}, inverse, Code::kDtype,
     "Expected a floating point or complex tensor as input. Got Long", "torch.linalg.inv(a)"},
    {"linalg_inv", "half", {in({2, 2}).type(DType::kFloat16)}, inverse, Code::kDtype,
     "Low precision dtypes not supported. Got Half", "torch.linalg.inv(a)"},
    {"linalg_det", "rectangle", {in({2, 3})}, determinant, Code::kShape,
     "A must be batches of square matrices, but they are 2 by 3 matrices", "torch.linalg.det(a)"},
    {"linalg_det", "integers", {ints({2, 2}, 1, 5)}, determinant, Code::kDtype, "Got Long",
     "torch.linalg.det(a)"},
    {"linalg_det", "half", {in({2, 2}).type(DType::kFloat16)}, determinant, Code::kDtype, "Half",
     "torch.linalg.det(a)"},
    {"linalg_slogdet", "rectangle", {in({2, 3})}, slogdet, Code::kShape,
     "A must be batches of square matrices, but they are 2 by 3 matrices",
     "torch.linalg.slogdet(a)"},
    {"linalg_slogdet", "half", {in({2, 2}).type(DType::kFloat16)}, slogdet, Code::kDtype,
     "Low precision dtypes not supported. Got Half", "torch.linalg.slogdet(a)"},
    {"linalg_solve", "singular", {in({2, 2}).values({1, 2, 2, 4}), in({2, 1})}, solve,
     Code::kInvalid, "The solver failed because the input matrix is singular.",
     "torch.linalg.solve(a, b)"},
    {"linalg_solve", "rows", {in({2, 2}), in({3, 2})}, solve, Code::kShape,
     "Incompatible shapes of A and B for the equation AX = B (2x2 and 3x2)",
     "torch.linalg.solve(a, b)"},
    {"linalg_solve", "columns", {in({2, 2}), in({2, 3})}, solve_right, Code::kShape,
     "Incompatible shapes of A and B for the equation XA = B (2x2 and 2x3)",
     "torch.linalg.solve(a, b, left=False)"},
    {"linalg_solve", "batches", {regular({2, 2, 2}), in({3, 2, 1})}, solve, Code::kShape,
     "must match the size of tensor b (2) at non-singleton dimension 0",
     "torch.linalg.solve(a, b)"},
    {"linalg_solve", "types", {in({2, 2}), ints({2, 2}, 0, 4)}, solve, Code::kDtype,
     "Expected A and B to have the same dtype, but found A of type Double and B of type Long",
     "torch.linalg.solve(a, b)"},
    {"linalg_solve", "right_vector", {in({2, 2}), in({2})}, solve_right, Code::kInvalid,
     "Vector broadcasting of the left hand side is not supported for left=False",
     "torch.linalg.solve(a, b, left=False)"},
    {"linalg_solve", "short_vector", {in({2, 2}), in({3})}, solve, Code::kShape,
     "Incompatible shapes of A and B", "torch.linalg.solve(a, b)"},
    {"linalg_solve_triangular", "vector", {in({2, 2}), in({2})},
     [](X x) { return c(nnc_linalg_solve_triangular, x[0], x[1], 1, 1, 0); }, Code::kShape,
     "The input tensor B must have at least 2 dimensions.",
     "torch.linalg.solve_triangular(a, b, upper=True)"},
    {"linalg_solve_triangular", "rows", {in({2, 2}), in({3, 2})},
     [](X x) { return c(nnc_linalg_solve_triangular, x[0], x[1], 1, 1, 0); }, Code::kShape,
     "Incompatible shapes of A and B for the equation AX = B (2x2 and 3x2)",
     "torch.linalg.solve_triangular(a, b, upper=True)"},
    {"linalg_solve_triangular", "rectangle", {in({2, 3}), in({3, 2})},
     [](X x) { return c(nnc_linalg_solve_triangular, x[0], x[1], 1, 1, 0); }, Code::kShape,
     "A must be batches of square matrices, but they are 2 by 3 matrices",
     "torch.linalg.solve_triangular(a, b, upper=True)"},
    {"linalg_cholesky", "negative", {in({2, 2}).values({1, 2, 2, 1})},
     [](X x) { return c(nnc_linalg_cholesky, x[0], 0); }, Code::kInvalid,
     "the input is not positive-definite (the leading minor of order 2 is not positive-definite).",
     "torch.linalg.cholesky(a)"},
    {"linalg_cholesky", "batch", {in({2, 1, 1}).values({1, -1})},
     [](X x) { return c(nnc_linalg_cholesky, x[0], 1); }, Code::kInvalid, "(Batch element 1): ",
     "torch.linalg.cholesky(a, upper=True)"},
    {"linalg_cholesky", "rectangle", {in({2, 3})},
     [](X x) { return c(nnc_linalg_cholesky, x[0], 0); }, Code::kShape, "2 by 3 matrices",
     "torch.linalg.cholesky(a)"},
    {"linalg_cholesky", "integers", {ints({2, 2}, 1, 5)},
     [](X x) { return c(nnc_linalg_cholesky, x[0], 0); }, Code::kDtype, "Got Long",
     "torch.linalg.cholesky(a)"},
    {"linalg_matrix_power", "rectangle", {in({2, 3})},
     [](X x) { return c(nnc_linalg_matrix_power, x[0], 2); }, Code::kShape, "2 by 3 matrices",
     "torch.linalg.matrix_power(a, 2)"},
    {"linalg_matrix_power", "integers", {ints({2, 2}, 1, 5)},
     [](X x) { return c(nnc_linalg_matrix_power, x[0], -1); }, Code::kDtype, "Got Long",
     "torch.linalg.matrix_power(a, -1)"},
    {"linalg_matrix_exp", "rectangle", {in({2, 3})},
     [](X x) { return c(nnc_linalg_matrix_exp, x[0]); }, Code::kShape, "2 by 3 matrices",
     "torch.linalg.matrix_exp(a)"},
    {"linalg_matrix_exp", "integers", {ints({2, 2}, 1, 5)},
     [](X x) { return c(nnc_linalg_matrix_exp, x[0]); }, Code::kDtype, "Got Long",
     "torch.linalg.matrix_exp(a)"},
});
// clang-format on

}  // namespace
}  // namespace nnc::testing
