// SPDX-License-Identifier: Apache-2.0
// What has an order, of numbers that have none: NaNs among modes, distinct elements and products.
#include <cmath>

#include "support/samples.h"

namespace nnc::testing {
namespace {

// Twenty elements, so many that the algorithm decides where equal ones stand.
In twenty(Dims sizes = {20}) {
  return constant(std::move(sizes)).values({NAN,       3, NAN, -1,  3, INFINITY, NAN, 2,   2, NAN,
                                            -INFINITY, 3, NAN, NAN, 0, -0.0,     2,   NAN, 1, NAN});
}

// PyTorch's gradients of cumprod beside a 0 are others where they have a graph.
// clang-format off
Sample nan_mode(const char* name, In x) {
  return row("mode", name, {std::move(x)}, [](X x) { return c(nnc_mode, x[0], 0, 0); },
             "torch.mode(a, 0)");
}
Sample nan_unique(const char* name, In x) {
  return row("unique", name, {std::move(x)}, [](X x) { return c(nnc_unique, x[0], 1, none); },
             "torch.unique(a, return_inverse=True, return_counts=True)");
}
Sample nan_unique_dim(const char* name, In x) {
  return row("unique", name, {std::move(x)}, [](X x) { return c(nnc_unique, x[0], 1, 0); },
             "torch.unique(a, return_inverse=True, return_counts=True, dim=0)");
}
Sample cumprod_of(const char* name, std::vector<double> values) {
  const auto n = static_cast<int64_t>(values.size());
  return row("cumprod", name, {in({n}).values(std::move(values))},
             [](X x) { return c(nnc_cumprod, x[0], 0, 0); }, "torch.cumprod(a, 0)")
      .no_gradcheck();
}
Sample prod_of(const char* name, std::vector<double> values) {
  const auto n = static_cast<int64_t>(values.size());
  return row("prod", name, {in({n}).values(std::move(values))},
             [](X x) { return c(nnc_prod, x[0], none, false, 0); }, "torch.prod(a)")
      .no_gradcheck();
}
Sample var_of(const char* name, In x, double correction) {
  return row("var", name, {std::move(x)},
             [correction](X x) { return c(nnc_var, x[0], none, correction, false); },
             correction == 1 ? "torch.var(a)" : "torch.var(a, correction=2)").no_gradcheck();
}

[[maybe_unused]] const bool g_disordered = add_samples("disordered", {
    nan_mode("nan_first", constant({2}).values({NAN, 0})),
    nan_mode("nan_in_front", constant({4}).values({3, NAN, 0, 1})),
    nan_mode("nan_between", constant({5}).values({0, 0, NAN, 1, 1})),
    nan_mode("nan_of_many", twenty()),
    nan_mode("nan_of_columns", twenty({10, 2})),
    nan_mode("nan_of_half", twenty().type(DType::kFloat16)),
    nan_mode("nan_of_bfloat16", twenty().type(DType::kBFloat16)),
    nan_unique("nan_of_many", twenty()),
    nan_unique("nan_of_matrix", twenty({4, 5})),
    nan_unique("nan_of_half", twenty().type(DType::kFloat16)),
    nan_unique_dim("nan_of_elements", constant({5}).values({1, NAN, -1, 1, NAN})),
    nan_unique_dim("nan_of_rows", constant({4, 2}).values({NAN, 2, 1, 1, NAN, 1, NAN, 2})),
    nan_unique_dim("nan_of_many_along", twenty()),
    nan_unique_dim("nan_of_many_rows", twenty({10, 2})),
    nan_unique_dim("nan_of_bfloat16", twenty().type(DType::kBFloat16)),
    cumprod_of("zero_nan", {0, NAN, 2}).no_second_order(),
    cumprod_of("nan_behind_zero", {2, 0, NAN}).no_second_order(),
    cumprod_of("nan_then_zero", {NAN, 0, 2}).no_second_order(),
    cumprod_of("nan_alone", {NAN, 1, 2}),
    cumprod_of("infinity", {2, INFINITY, 3}),
    cumprod_of("infinity_and_zeros", {2, INFINITY, 0, 1, 0, NAN}).no_second_order(),
    prod_of("nan_alone", {NAN, 1, 2}),
    prod_of("infinity", {2, INFINITY, 3}),
    prod_of("infinity_and_zero", {2, INFINITY, 0}),
    var_of("one_number", in({}), 1),
    var_of("one_element", in({1}), 1),
    var_of("no_freedom", in({2}).values({1, 2}), 2),
});
// clang-format on

}  // namespace
}  // namespace nnc::testing
