// SPDX-License-Identifier: Apache-2.0
#include "ops/reduce.h"

#include <cmath>

#include "support/samples.h"

namespace nnc::testing {
namespace {

Tensors pair(const std::pair<Tensor, Tensor>& p) {
  return {p.first, p.second};
}

// clang-format off
[[maybe_unused]] const bool g_sums = add_samples("reduce", {
    row("sum", "dim0", {in({37, 5})}, [](X x) { return ops::sum(x[0], {0}); }, "a.sum(0)"),
    row("sum", "middle", {in({3, 7, 5})}, [](X x) { return ops::sum(x[0], {1}); }, "a.sum(1)"),
    row("sum", "outer_and_inner", {in({3, 4, 5, 2})},
        [](X x) { return ops::sum(x[0], {0, 2, 3}); }, "a.sum((0, 2, 3))"),
    row("sum", "long_rows", {in({2, 5000})}, [](X x) { return ops::sum(x[0], {1}); }, "a.sum(1)"),
    row("sum", "long_columns", {in({700, 3})}, [](X x) { return ops::sum(x[0], {0}); },
        "a.sum(0)"),
    row("sum", "wide_columns", {in({9, 1500})}, [](X x) { return ops::sum(x[0], {0}); },
        "a.sum(0)").no_gradcheck(),
    row("sum", "empty", {in({0, 3})}, [](X x) { return ops::sum(x[0], {0}); }, "a.sum(0)"),
    row("sum", "zero_dim", {in({})}, [](X x) { return ops::sum(x[0], {0}); }, "a.sum(0)"),
    row("sum", "dtype", {ints({2, 3}, -9, 9)},
        [](X x) { return ops::sum(x[0], {1}, false, DType::kFloat32); },
        "a.sum(1, dtype=torch.float32)"),
    row("sum", "dtype_int32", {ints({2, 3}, -9, 9)},
        [](X x) { return ops::sum(x[0], {}, false, DType::kInt32); }, "a.sum(dtype=torch.int32)"),
    row("sum", "dtype_gradient", {in({2, 3}).type(DType::kFloat32)},
        [](X x) { return ops::sum(x[0], {}, false, DType::kFloat64); },
        "a.sum(dtype=torch.float64)").no_float32(),
    row("sum", "bools", {bools({4, 9})}, [](X x) { return ops::sum(x[0], {1}); }, "a.sum(1)"),
    row("sum", "half", {in({3, 50}).type(DType::kFloat16).no_grad()},
        [](X x) { return ops::sum(x[0], {1}); }, "a.sum(1)"),
    row("mean", "all", {in({2, 3})}, [](X x) { return ops::mean(x[0]); }, "a.mean()"),
    row("mean", "dims_keepdim", {in({2, 3, 4})},
        [](X x) { return ops::mean(x[0], {0, -1}, true); }, "a.mean((0, -1), keepdim=True)"),
    row("mean", "empty", {in({0})}, [](X x) { return ops::mean(x[0]); }, "a.mean()")
        .no_gradcheck(),
    row("mean", "dtype", {ints({2, 3}, -9, 9)},
        [](X x) { return ops::mean(x[0], {1}, false, DType::kFloat64); },
        "a.mean(1, dtype=f64)").no_float32(),
    row("mean", "bfloat16", {in({3, 50}).type(DType::kBFloat16).no_grad()},
        [](X x) { return ops::mean(x[0], {1}); }, "a.mean(1)"),
    row("prod", "all", {in({2, 3}).range(0.5, 2)}, [](X x) { return ops::prod(x[0]); },
        "a.prod()"),
    row("prod", "dim", {in({2, 5, 3}).range(-2, 2)}, [](X x) { return ops::prod(x[0], 1, true); },
        "a.prod(1, keepdim=True)"),
    row("prod", "zeros", {in({3, 3}).values({1, 2, 3, 0, 2, 4, 0, 5, 0})},
        [](X x) { return ops::prod(x[0], 1); }, "a.prod(1)"),
    row("prod", "one", {in({3, 1})}, [](X x) { return ops::prod(x[0], 1); }, "a.prod(1)"),
    row("prod", "empty", {in({0, 2})}, [](X x) { return ops::prod(x[0], 0); }, "a.prod(0)"),
    row("prod", "integers", {ints({2, 5}, -9, 9, DType::kInt8)},
        [](X x) { return ops::prod(x[0], 1); }, "a.prod(1)"),
    row("cumsum", "dim0", {in({4, 3})}, [](X x) { return ops::cumsum(x[0], 0); }, "a.cumsum(0)"),
    row("cumsum", "last", {in({2, 3, 5})}, [](X x) { return ops::cumsum(x[0], -1); },
        "a.cumsum(-1)"),
    row("cumsum", "bools", {bools({7})}, [](X x) { return ops::cumsum(x[0], 0); }, "a.cumsum(0)"),
    row("cumsum", "zero_dim", {in({})}, [](X x) { return ops::cumsum(x[0], 0); }, "a.cumsum(0)"),
});
// clang-format on

// clang-format off
[[maybe_unused]] const bool g_norms = add_samples("reduce", {
    row("norm", "two", {in({3, 4})}, [](X x) { return ops::norm(x[0]); }, "torch.norm(a)"),
    row("norm", "two_dims", {in({3, 4, 2})},
        [](X x) { return ops::norm(x[0], 2, {0, 2}, true); },
        "torch.norm(a, 2, (0, 2), keepdim=True)"),
    row("norm", "one", {in({3, 4})}, [](X x) { return ops::norm(x[0], 1, {1}); },
        "torch.norm(a, 1, 1)"),
    row("norm", "three", {in({3, 4})}, [](X x) { return ops::norm(x[0], 3, {1}); },
        "torch.norm(a, 3, 1)"),
    row("norm", "half_power", {in({3, 4}).range(0.5, 2)},
        [](X x) { return ops::norm(x[0], 0.5, {1}); }, "torch.norm(a, 0.5, 1)"),
    row("norm", "infinite", {in({3, 4})}, [](X x) { return ops::norm(x[0], INFINITY, {1}); },
        "torch.norm(a, float('inf'), 1)"),
    row("norm", "minus_infinite", {in({3, 4})},
        [](X x) { return ops::norm(x[0], -INFINITY, {1}); }, "torch.norm(a, -float('inf'), 1)"),
    row("norm", "ties", {in({4}).values({2, -2, 1, 0})},
        [](X x) { return ops::norm(x[0], INFINITY); }, "torch.norm(a, float('inf'))")
        .no_gradcheck(),
    row("norm", "count", {in({4}).values({2, -2, 0, 1})},
        [](X x) { return ops::norm(x[0], 0); }, "torch.norm(a, 0)").no_gradcheck(),
    row("norm", "zeros", {in({3}).values({0, 0, 0})}, [](X x) { return ops::norm(x[0]); },
        "torch.norm(a)").no_gradcheck(),
    row("norm", "dtype", {in({3, 4}).type(DType::kFloat32)},
        [](X x) { return ops::norm(x[0], 2, {1}, false, DType::kFloat64); },
        "torch.norm(a, 2, 1, dtype=f64)").no_float32(),
});
// clang-format on

// clang-format off
[[maybe_unused]] const bool g_moments = add_samples("reduce", {
    row("var", "all", {in({3, 4})}, [](X x) { return ops::var(x[0]); }, "a.var()"),
    row("var", "dim0", {in({40, 3})}, [](X x) { return ops::var(x[0], {0}); }, "a.var(0)"),
    row("var", "outer_and_inner", {in({3, 4, 5})},
        [](X x) { return ops::var(x[0], {0, 2}, 0, true); },
        "a.var((0, 2), correction=0, keepdim=True)"),
    row("var", "long_row", {in({2, 5000}).range(100, 101)},
        [](X x) { return ops::var(x[0], {1}); }, "a.var(1)").no_gradcheck(),
    row("var", "one", {in({1, 3})}, [](X x) { return ops::var(x[0], {0}); }, "a.var(0)")
        .no_gradcheck(),
    row("std", "all", {in({3, 4})}, [](X x) { return ops::std(x[0]); }, "a.std()"),
    row("std", "dim", {in({2, 3, 4})}, [](X x) { return ops::std(x[0], {1}, 0.5); },
        "a.std(1, correction=0.5)"),
    row("std", "constant", {in({2, 3}).values({1, 1, 1, 1, 2, 3})},
        [](X x) { return ops::std(x[0], {1}); }, "a.std(1)").no_gradcheck(),
    row("var_mean", "all", {in({3, 4})}, [](X x) { return pair(ops::var_mean(x[0])); },
        "torch.var_mean(a)"),
    row("var_mean", "dim", {in({3, 4})}, [](X x) { return pair(ops::var_mean(x[0], {0}, 0)); },
        "torch.var_mean(a, 0, correction=0)"),
    row("std_mean", "dim", {in({3, 4})},
        [](X x) { return pair(ops::std_mean(x[0], {1}, 1, true)); },
        "torch.std_mean(a, 1, keepdim=True)"),
});
// clang-format on

// clang-format off
[[maybe_unused]] const bool g_extremes = add_samples("reduce", {
    row("max", "all", {in({3, 4})}, [](X x) { return ops::max(x[0]); }, "a.max()"),
    row("max", "ties", {in({4}).values({1, 3, 3, 2})}, [](X x) { return ops::max(x[0]); },
        "a.max()").no_gradcheck(),
    row("max", "nan", {in({4}).values({1, NAN, 3, NAN})}, [](X x) { return ops::max(x[0]); },
        "a.max()").no_gradcheck(),
    row("max", "many", {in({5000})}, [](X x) { return ops::max(x[0]); }, "a.max()")
        .no_gradcheck(),
    row("max", "bools", {bools({5})}, [](X x) { return ops::max(x[0]); }, "a.max()"),
    row("min", "all", {in({3, 4})}, [](X x) { return ops::min(x[0]); }, "a.min()"),
    row("min", "integers", {ints({30}, -90, 90, DType::kInt16)},
        [](X x) { return ops::min(x[0]); }, "a.min()"),
    row("max_dim", "dim0", {in({7, 4})}, [](X x) { return pair(ops::max_dim(x[0], 0)); },
        "a.max(0)"),
    row("max_dim", "last_keepdim", {in({3, 2, 6})},
        [](X x) { return pair(ops::max_dim(x[0], -1, true)); }, "a.max(-1, keepdim=True)"),
    row("max_dim", "ties_and_nan", {in({3, 4}).values({1, 3, 3, 2, 1, NAN, 5, NAN, 0, 0, 0, 0})},
        [](X x) { return pair(ops::max_dim(x[0], 1)); }, "a.max(1)").no_gradcheck(),
    row("max_dim", "integers", {ints({3, 5}, -9, 9)},
        [](X x) { return pair(ops::max_dim(x[0], 1)); }, "a.max(1)"),
    row("max_dim", "zero_dim", {in({})}, [](X x) { return pair(ops::max_dim(x[0], 0)); },
        "a.max(0)"),
    row("max_dim", "none_left", {in({0, 3})}, [](X x) { return pair(ops::max_dim(x[0], 1)); },
        "a.max(1)"),
    row("min_dim", "middle", {in({3, 6, 4})}, [](X x) { return pair(ops::min_dim(x[0], 1)); },
        "a.min(1)"),
    row("min_dim", "nan_columns", {in({3, 2}).values({1, 3, NAN, 2, 0, NAN})},
        [](X x) { return pair(ops::min_dim(x[0], 0)); }, "a.min(0)").no_gradcheck(),
    row("amax", "dims", {in({3, 4, 2})}, [](X x) { return ops::amax(x[0], {0, 2}); },
        "a.amax((0, 2))"),
    row("amax", "ties", {in({2, 3}).values({2, 2, 1, 0, 5, 5})},
        [](X x) { return ops::amax(x[0], {1}, true); }, "a.amax(1, keepdim=True)")
        .no_gradcheck(),
    row("amin", "all", {in({3, 4})}, [](X x) { return ops::amin(x[0]); }, "a.amin()"),
    row("amin", "dim0", {in({40, 3})}, [](X x) { return ops::amin(x[0], {0}); }, "a.amin(0)"),
    row("argmax", "flat", {in({3, 4})}, [](X x) { return ops::argmax(x[0]); }, "a.argmax()"),
    row("argmax", "flat_keepdim", {in({3, 4})},
        [](X x) { return ops::argmax(x[0], std::nullopt, true); }, "a.argmax(keepdim=True)"),
    row("argmax", "dim", {in({3, 4})}, [](X x) { return ops::argmax(x[0], 0); }, "a.argmax(0)"),
    row("argmax", "first_of_many", {in({3000}).values(std::vector<double>(3000, 1.0)).no_grad()},
        [](X x) { return ops::argmax(x[0]); }, "a.argmax()"),
    row("argmax", "nan", {in({4}).values({1, NAN, 7, NAN}).no_grad()},
        [](X x) { return ops::argmax(x[0]); }, "a.argmax()"),
    row("argmin", "dim_keepdim", {in({3, 4})}, [](X x) { return ops::argmin(x[0], 1, true); },
        "a.argmin(1, keepdim=True)"),
    row("argmin", "integers", {ints({3, 5}, -9, 9, DType::kUInt8).values(
        {5, 3, 3, 9, 1, 1, 1, 1, 0, 0, 7, 8, 9, 7, 8})},
        [](X x) { return ops::argmin(x[0], 1); }, "a.argmin(1)"),
});
// clang-format on

// clang-format off
[[maybe_unused]] const bool g_truth = add_samples("reduce", {
    row("any", "all", {in({3, 4})}, [](X x) { return ops::any(x[0]); }, "a.any()"),
    row("any", "dim", {ints({6, 3}, 0, 2)}, [](X x) { return ops::any(x[0], {1}); }, "a.any(1)"),
    row("any", "fractions", {in({3}).values({0, 0.25, 0})},
        [](X x) { return ops::any(x[0]); }, "a.any()"),
    row("any", "empty", {in({0})}, [](X x) { return ops::any(x[0]); }, "a.any()"),
    row("all", "bytes", {ints({6, 3}, 0, 2, DType::kUInt8)},
        [](X x) { return ops::all(x[0], {0}, true); }, "a.all(0, keepdim=True)"),
    row("all", "bools", {bools({2, 3, 2})}, [](X x) { return ops::all(x[0], {0, 2}); },
        "a.all((0, 2))"),
    row("all", "empty", {in({0, 2})}, [](X x) { return ops::all(x[0], {0}); }, "a.all(0)"),
    row("count_nonzero", "all", {ints({6, 3}, 0, 3)},
        [](X x) { return ops::count_nonzero(x[0]); }, "torch.count_nonzero(a)"),
    row("count_nonzero", "dim", {ints({600, 3}, 0, 3, DType::kInt8)},
        [](X x) { return ops::count_nonzero(x[0], {0}); }, "torch.count_nonzero(a, 0)"),
    row("count_nonzero", "fractions", {in({3}).values({0, 0.25, NAN})},
        [](X x) { return ops::count_nonzero(x[0]); }, "torch.count_nonzero(a)"),
});
// clang-format on

// clang-format off
[[maybe_unused]] const bool g_refusals = add_refusals("reduce", {
    {"sum", "no_such_dim", {in({2, 3})}, [](X x) { return ops::sum(x[0], {5}); }, Code::kIndex,
     "Dimension out of range (expected to be in range of [-2, 1], but got 5)", "a.sum(5)"},
    {"sum", "twice", {in({2, 3})}, [](X x) { return ops::sum(x[0], {0, -2}); }, Code::kInvalid,
     "dim 0 appears multiple times in the list of dims", "a.sum((0, -2))"},
    {"mean", "integers", {ints({3}, 0, 5)}, [](X x) { return ops::mean(x[0]); }, Code::kDtype,
     "could not infer output dtype", "a.mean()"},
    {"var", "integers", {ints({3}, 0, 5)}, [](X x) { return ops::var(x[0]); }, Code::kDtype,
     "std and var only support floating point", "a.var()"},
    {"max", "empty", {in({0})}, [](X x) { return ops::max(x[0]); }, Code::kInvalid,
     "Expected reduction dim to be specified for input.numel() == 0", "a.max()"},
    {"amax", "empty_dim", {in({0, 3})}, [](X x) { return ops::amax(x[0], {0}); }, Code::kIndex,
     "Expected reduction dim 0 to have non-zero size.", "a.amax(0)"},
    {"argmax", "empty", {in({0})}, [](X x) { return ops::argmax(x[0]); }, Code::kIndex,
     "Expected reduction dim to be specified for input.numel() == 0.", "a.argmax()"},
    {"argmax", "bools", {bools({3})}, [](X x) { return ops::argmax(x[0]); }, Code::kDtype,
     "does not support bool input", "a.argmax()"},
    {"norm", "integers", {ints({3}, 0, 5)}, [](X x) { return ops::norm(x[0]); }, Code::kDtype,
     "Expected a floating point or complex tensor as input", "torch.norm(a)"},
    {"norm", "empty", {in({0})}, [](X x) { return ops::norm(x[0], INFINITY); }, Code::kInvalid,
     "on an empty tensor because the operation does not have an identity",
     "torch.norm(a, float('inf'))"},
    {"cumsum", "no_such_dim", {in({2, 3})}, [](X x) { return ops::cumsum(x[0], 7); },
     Code::kIndex, "Dimension out of range", "a.cumsum(7)"},
});
// clang-format on

}  // namespace
}  // namespace nnc::testing
