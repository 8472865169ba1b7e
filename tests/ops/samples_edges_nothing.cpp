// SPDX-License-Identifier: Apache-2.0
// Edges of functions: what there is of no elements, products with zeros, a matrix beside a batch,
// quotients of 16-bit types.
#include <cmath>

#include "support/samples.h"

namespace nnc::testing {
namespace {

// clang-format off
[[maybe_unused]] const bool g_edges_nothing = add_samples("edges_nothing", {
    row("softmax", "integers", {ints({0, 3}, 0, 1)}, [](X x) { return c(nnc_softmax, x[0], 1, 0); },
        "F.softmax(a, 1)"),
    row("softmax", "bools", {bools({2, 0})}, [](X x) { return c(nnc_softmax, x[0], 0, 0); },
        "F.softmax(a, 0)"),
    row("softmax", "in_integers", {in({0})}, [](X x) { return c(nnc_softmax, x[0], 0, NNC_INT64); },
        "F.softmax(a, 0, dtype=torch.int64)"),
    row("log_softmax", "integers", {ints({0}, 0, 1, DType::kInt32)},
        [](X x) { return c(nnc_log_softmax, x[0], -1, 0); }, "F.log_softmax(a, -1)"),
    row("softmin", "integers", {ints({0}, 0, 1, DType::kUInt8)},
        [](X x) { return c(nnc_softmin, x[0], 0, 0); }, "F.softmin(a, 0)"),
    row("median", "int64", {ints({0}, 0, 1)}, [](X x) { return c(nnc_median, x[0]); },
        "torch.median(a)"),
    row("median", "int32", {ints({3, 0}, 0, 1, DType::kInt32)},
        [](X x) { return c(nnc_median, x[0]); }, "torch.median(a)"),
    row("median", "int8", {ints({0}, 0, 1, DType::kInt8)},
        [](X x) { return c(nnc_median, x[0]); }, "torch.median(a)"),
    row("median", "bools_of_nothing", {bools({0})}, [](X x) { return c(nnc_median, x[0]); },
        "torch.median(a)"),
    row("logsumexp", "nothing_along", {in({3, 0})},
        [](X x) { return c(nnc_logsumexp, x[0], list({1}), true); }, "torch.logsumexp(a, 1, True)")
        .no_gradcheck(),
    row("logsumexp", "nothing_beside", {in({0, 3})},
        [](X x) { return c(nnc_logsumexp, x[0], list({1}), false); }, "torch.logsumexp(a, 1)"),
    row("prod", "zeros_and_more", {in({2, 4}).values({0, 2, 0, 3, 4, 0, 5, 6})},
        [](X x) { return c(nnc_prod, x[0], none, false, 0); }, "a.prod()"),
    row("addcdiv", "tenth_of_bfloat16", {in({4}).type(DType::kBFloat16), in({4}).type(DType::kBFloat16),
                                         in({4}).range(0.5, 2).type(DType::kBFloat16)},
        [](X x) { return c(nnc_addcdiv, x[0], x[1], x[2], 0.1); },
        "torch.addcdiv(a, b, c, value=0.1)"),
    row("addcdiv", "tenth_of_float16", {in({3}).type(DType::kFloat16), in({3}).type(DType::kFloat16),
                                        in({3}).values({1e-4, 2e-5, -3e-5}).type(DType::kFloat16)},
        [](X x) { return c(nnc_addcdiv, x[0], x[1], x[2], 0.1); },
        "torch.addcdiv(a, b, c, value=0.1)"),
    row("linalg_lstsq", "matrix_beside_a_batch", {in({1, 3, 2}).range(-2, 2), in({3, 2})},
        [](X x) { return c(nnc_linalg_lstsq, x[0], x[1], none, "gelsy"); },
        "torch.linalg.lstsq(a, b)").tolerance(1e-3),
    row("linalg_lstsq", "matrix_beside_as_many", {in({2, 2, 1}).range(1, 2), in({2, 3})},
        [](X x) { return c(nnc_linalg_lstsq, x[0], x[1], none, "gelsd"); },
        "torch.linalg.lstsq(a, b, driver='gelsd')").tolerance(1e-3),
});
[[maybe_unused]] const bool g_edges_nothing_refused = add_refusals("edges_nothing", {
    {"softmin", "bools_of_nothing", {bools({0})}, [](X x) { return c(nnc_softmin, x[0], 0, 0); },
     Code::kDtype, "on a bool tensor is not supported", "F.softmin(a, 0)"},
    {"softmax", "nothing_along_no_dimension", {ints({0}, 0, 1)},
     [](X x) { return c(nnc_softmax, x[0], 1, 0); }, Code::kIndex, "Dimension out of range",
     "F.softmax(a, 1)"},
    {"linalg_lstsq", "matrix_beside_a_batch", {in({2, 3, 2}), in({3, 1})},
     [](X x) { return c(nnc_linalg_lstsq, x[0], x[1], none, none); }, Code::kShape,
     "The size of tensor a (2) must match the size of tensor b (3)", "torch.linalg.lstsq(a, b)"},
    {"linalg_lstsq", "batch_of_other_length", {in({2, 3, 3, 2}), in({2, 3, 1})},
     [](X x) { return c(nnc_linalg_lstsq, x[0], x[1], none, none); }, Code::kShape,
     "The size of tensor a (3) must match the size of tensor b (2)", "torch.linalg.lstsq(a, b)"},
});
// clang-format on

}  // namespace
}  // namespace nnc::testing
