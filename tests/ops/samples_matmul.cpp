// SPDX-License-Identifier: Apache-2.0
// Products of matrices and vectors.
#include "support/samples.h"

namespace nnc::testing {
namespace {

Out matmul2(X x) {
  return c(nnc_matmul, x[0], x[1]);
}
Out linear2(X x) {
  return c(nnc_linear, x[0], x[1], none);
}
Out linear3(X x) {
  return c(nnc_linear, x[0], x[1], x[2]);
}

// clang-format off
const bool g_matmul = add_samples("matmul", {
    row("mm", "small", {in({3, 4}), in({4, 5})}, [](X x) { return c(nnc_mm, x[0], x[1]); },
        "torch.mm(a, b)"),
    row("mm", "row", {in({1, 100}), in({100, 40})}, [](X x) { return c(nnc_mm, x[0], x[1]); },
        "torch.mm(a, b)").no_second_order(),
    row("mm", "column", {in({40, 33}), in({33, 1})}, [](X x) { return c(nnc_mm, x[0], x[1]); },
        "torch.mm(a, b)").no_second_order(),
    row("mm", "large", {in({70, 65}), in({65, 80})}, [](X x) { return c(nnc_mm, x[0], x[1]); },
        "torch.mm(a, b)").no_gradcheck().no_second_order(),
    row("mm", "nothing_to_sum", {in({2, 0}), in({0, 3})},
        [](X x) { return c(nnc_mm, x[0], x[1]); }, "torch.mm(a, b)"),
    row("mm", "int8_wraps", {ints({2, 3}, 90, 110, DType::kInt8), ints({3, 2}, 2, 5, DType::kInt8)},
        [](X x) { return c(nnc_mm, x[0], x[1]); }, "torch.mm(a, b)"),
    row("bmm", "small", {in({2, 3, 4}), in({2, 4, 5})}, [](X x) { return c(nnc_bmm, x[0], x[1]); },
        "torch.bmm(a, b)"),
    row("bmm", "empty_batch", {in({0, 3, 4}), in({0, 4, 5})},
        [](X x) { return c(nnc_bmm, x[0], x[1]); }, "torch.bmm(a, b)"),
    row("mv", "small", {in({3, 4}), in({4})}, [](X x) { return c(nnc_mv, x[0], x[1]); },
        "torch.mv(a, b)"),
    row("dot", "small", {in({5}), in({5})}, [](X x) { return c(nnc_dot, x[0], x[1]); },
        "torch.dot(a, b)"),
    row("outer", "small", {in({3}), in({4})}, [](X x) { return c(nnc_outer, x[0], x[1]); },
        "torch.outer(a, b)"),
    row("addmm", "plain", {in({3, 5}), in({3, 4}), in({4, 5})},
        [](X x) { return c(nnc_addmm, x[0], x[1], x[2], 1, 1); }, "torch.addmm(a, b, c)"),
    row("addmm", "row_beta_and_alpha", {in({5}), in({3, 4}), in({4, 5})},
        [](X x) { return c(nnc_addmm, x[0], x[1], x[2], 0.5, -2.0); },
        "torch.addmm(a, b, c, beta=0.5, alpha=-2.0)"),
    row("addmm", "column", {in({3, 1}), in({3, 4}), in({4, 5})},
        [](X x) { return c(nnc_addmm, x[0], x[1], x[2], 1, 1); }, "torch.addmm(a, b, c)"),
    row("addmm", "beta_0", {in({3, 5}), in({3, 4}), in({4, 5})},
        [](X x) { return c(nnc_addmm, x[0], x[1], x[2], 0, 1); }, "torch.addmm(a, b, c, beta=0)"),
    row("addmv", "beta_and_alpha", {in({3}), in({3, 4}), in({4})},
        [](X x) { return c(nnc_addmv, x[0], x[1], x[2], 2, 3); },
        "torch.addmv(a, b, c, beta=2, alpha=3)"),
    row("baddbmm", "plain", {in({2, 3, 5}), in({2, 3, 4}), in({2, 4, 5})},
        [](X x) { return c(nnc_baddbmm, x[0], x[1], x[2], 1, 1); }, "torch.baddbmm(a, b, c)"),
    row("baddbmm", "row_beta_and_alpha", {in({5}), in({2, 3, 4}), in({2, 4, 5})},
        [](X x) { return c(nnc_baddbmm, x[0], x[1], x[2], 0.5, 2); },
        "torch.baddbmm(a, b, c, beta=0.5, alpha=2)"),
    row("matmul", "1-1", {in({4}), in({4})}, matmul2, "torch.matmul(a, b)"),
    row("matmul", "2-1", {in({3, 4}), in({4})}, matmul2, "torch.matmul(a, b)"),
    row("matmul", "1-2", {in({4}), in({4, 5})}, matmul2, "torch.matmul(a, b)"),
    row("matmul", "2-2", {in({3, 4}), in({4, 5})}, matmul2, "torch.matmul(a, b)"),
    row("matmul", "3-2", {in({2, 3, 4}), in({4, 5})}, matmul2, "torch.matmul(a, b)"),
    row("matmul", "3-1", {in({2, 3, 4}), in({4})}, matmul2, "torch.matmul(a, b)"),
    row("matmul", "3-3", {in({2, 3, 4}), in({2, 4, 5})}, matmul2, "torch.matmul(a, b)"),
    row("matmul", "1-3", {in({4}), in({2, 4, 5})}, matmul2, "torch.matmul(a, b)"),
    row("matmul", "2-3", {in({3, 4}), in({2, 4, 5})}, matmul2, "torch.matmul(a, b)"),
    row("matmul", "broadcast_batch", {in({2, 1, 3, 4}), in({3, 4, 2})}, matmul2,
        "torch.matmul(a, b)"),
    row("matmul", "empty_rows", {in({2, 0, 3}), in({3, 3})}, matmul2, "torch.matmul(a, b)"),
    row("linear", "bias", {in({3, 4}), in({5, 4}), in({5})}, linear3, "F.linear(a, b, c)"),
    row("linear", "no_bias", {in({3, 4}), in({5, 4})}, linear2, "F.linear(a, b)"),
    row("linear", "vector", {in({4}), in({5, 4}), in({5})}, linear3, "F.linear(a, b, c)"),
    row("linear", "vector_no_bias", {in({4}), in({5, 4})}, linear2, "F.linear(a, b)"),
    row("linear", "one_row", {in({1, 50}), in({30, 50}), in({30})}, linear3, "F.linear(a, b, c)")
        .no_second_order(),
    row("linear", "3-d", {in({2, 3, 4}), in({5, 4}), in({5})}, linear3, "F.linear(a, b, c)"),
    row("linear", "3-d_no_bias", {in({2, 3, 4}), in({5, 4})}, linear2, "F.linear(a, b)"),
    row("linear", "one_output", {in({3, 4}), in({1, 4}), in({1})}, linear3, "F.linear(a, b, c)"),
    row("linear", "large", {in({40, 60}), in({70, 60}), in({70})}, linear3, "F.linear(a, b, c)")
        .no_gradcheck().no_second_order(),
    row("linear", "no_features", {in({2, 0}), in({3, 0}), in({3})}, linear3, "F.linear(a, b, c)"),
    row("linear", "weight_vector", {in({2, 3}), in({3})}, linear2, "F.linear(a, b)"),
    row("linear", "repeated_gradient", {in({3, 4}), in({5, 4}), in({5})},
        [](X x) { return c(nnc_expand, linear3(x).all[0], list({2, 3, 5})); },
        "F.linear(a, b, c).expand(2, 3, 5)"),
});
// clang-format on

// clang-format off
const bool g_matmul_refusals = add_refusals("matmul", {
    {"mm", "sizes", {in({2, 3}), in({4, 5})}, [](X x) { return c(nnc_mm, x[0], x[1]); },
        Code::kShape,
     "mat1 and mat2 shapes cannot be multiplied (2x3 and 4x5)", "torch.mm(a, b)"},
    {"mm", "no_matrix", {in({2, 3}), in({3})}, [](X x) { return c(nnc_mm, x[0], x[1]); },
     Code::kShape, "mat2 must be a matrix", "torch.mm(a, b)"},
    {"mm", "bool", {bools({2, 3}), bools({3, 2})}, [](X x) { return c(nnc_mm, x[0], x[1]); },
     Code::kDtype, "not implemented for 'Bool'", "torch.mm(a, b)"},
    {"mm", "types", {in({2, 3}), ints({3, 2}, 0, 5)}, [](X x) { return c(nnc_mm, x[0], x[1]); },
     Code::kDtype, "expected m1 and m2 to have the same dtype", "torch.mm(a, b)"},
    {"bmm", "sizes", {in({2, 3, 4}), in({2, 3, 4})}, [](X x) { return c(nnc_bmm, x[0], x[1]); },
     Code::kShape,
     "Expected size for first two dimensions of batch2 tensor to be: [2, 4] but got: [2, 3].",
     "torch.bmm(a, b)"},
    {"mv", "sizes", {in({2, 3}), in({4})}, [](X x) { return c(nnc_mv, x[0], x[1]); }, Code::kShape,
     "size mismatch, got input (2), mat (2x3), vec (4)", "torch.mv(a, b)"},
    {"dot", "sizes", {in({3}), in({4})}, [](X x) { return c(nnc_dot, x[0], x[1]); }, Code::kShape,
     "inconsistent tensor size, expected tensor [3] and src [4]", "torch.dot(a, b)"},
    {"outer", "dimensions", {in({3, 1}), in({4})}, [](X x) { return c(nnc_outer, x[0], x[1]); },
     Code::kShape, "Expected 1-D argument self, but got 2-D", "torch.outer(a, b)"},
    {"addmm", "input", {in({7}), in({2, 3}), in({3, 5})},
     [](X x) { return c(nnc_addmm, x[0], x[1], x[2], 1, 1); }, Code::kShape,
     "The expanded size of the tensor (5) must match the existing size (7) at non-singleton "
     "dimension 1.  Target sizes: [2, 5].  Tensor sizes: [7]", "torch.addmm(a, b, c)"},
    {"baddbmm", "sizes", {in({2, 2, 4}), in({2, 2, 3}), in({2, 4, 4})},
     [](X x) { return c(nnc_baddbmm, x[0], x[1], x[2], 1, 1); }, Code::kShape,
     "batch2 tensor to be: [2, 3] but got: [2, 4].", "torch.baddbmm(a, b, c)"},
    {"addmv", "sizes", {in({7}), in({2, 3}), in({3})},
     [](X x) { return c(nnc_addmv, x[0], x[1], x[2], 1, 1); }, Code::kShape,
     "size mismatch, got input (7), mat (2x3), vec (3)", "torch.addmv(a, b, c)"},
    {"matmul", "numbers", {in({}), in({5, 5})}, matmul2, Code::kShape,
     "both arguments to matmul need to be at least 1D, but they are 0D and 2D",
     "torch.matmul(a, b)"},
    {"matmul", "batches", {in({2, 3, 4}), in({3, 4, 5})}, matmul2, Code::kShape,
     "The size of tensor a (2) must match the size of tensor b (3) at non-singleton dimension 0",
     "torch.matmul(a, b)"},
    {"matmul", "rows", {in({2, 3, 4}), in({5, 5})}, matmul2, Code::kShape,
     "mat1 and mat2 shapes cannot be multiplied (6x4 and 5x5)", "torch.matmul(a, b)"},
    {"linear", "features", {in({2, 2, 3}), in({5, 4})}, linear2, Code::kShape,
     "mat1 and mat2 shapes cannot be multiplied (4x3 and 4x5)", "F.linear(a, b)"},
    {"linear", "bias", {in({2, 3}), in({5, 3}), in({4})}, linear3, Code::kShape,
     "The expanded size of the tensor (5) must match the existing size (4) at non-singleton "
     "dimension 1.  Target sizes: [2, 5].  Tensor sizes: [4]", "F.linear(a, b, c)"},
});
// clang-format on

}  // namespace
}  // namespace nnc::testing
