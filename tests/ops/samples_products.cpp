// SPDX-License-Identifier: Apache-2.0
// Rows of products of three tensors and of groups of matrices.
#include "support/samples.h"

namespace nnc::testing {
namespace {

In float_matrix(Dims sizes) {
  return in(std::move(sizes)).type(DType::kFloat32);
}
In typed_matrix(Dims sizes, DType t) {
  return in(std::move(sizes)).type(t);
}
In group_ends(std::vector<double> v) {
  const auto n = static_cast<int64_t>(v.size());
  return ints({n}, 0, 9, DType::kInt32).values(std::move(v));
}
constexpr auto* kGrouped = nnc_grouped_mm;

// clang-format off
[[maybe_unused]] const bool g_products = add_samples("products", {
    row("bilinear", "plain", {in({5, 3}), in({5, 4}), in({2, 3, 4}), in({2})},
        [](X x) { return c(nnc_bilinear, x[0], x[1], x[2], x[3]); }, "F.bilinear(a, b, c, d)"),
    row("bilinear", "no_bias", {in({5, 3}), in({5, 4}), in({2, 3, 4})},
        [](X x) { return c(nnc_bilinear, x[0], x[1], x[2], none); }, "F.bilinear(a, b, c)"),
    row("bilinear", "vectors", {in({3}), in({4}), in({2, 3, 4}), in({2})},
        [](X x) { return c(nnc_bilinear, x[0], x[1], x[2], x[3]); }, "F.bilinear(a, b, c, d)"),
    row("bilinear", "batches", {in({2, 3, 2}), in({2, 3, 1}), in({4, 2, 1}), in({4})},
        [](X x) { return c(nnc_bilinear, x[0], x[1], x[2], x[3]); }, "F.bilinear(a, b, c, d)"),
    row("bilinear", "no_rows", {in({0, 3}), in({0, 4}), in({2, 3, 4}), in({2})},
        [](X x) { return c(nnc_bilinear, x[0], x[1], x[2], x[3]); }, "F.bilinear(a, b, c, d)"),
    row("bilinear", "no_outputs", {in({5, 3}), in({5, 4}), in({0, 3, 4})},
        [](X x) { return c(nnc_bilinear, x[0], x[1], x[2], none); }, "F.bilinear(a, b, c)"),
    row("bilinear", "integers", {ints({2, 3}, -9, 9), ints({2, 4}, -9, 9), ints({2, 3, 4}, -9, 9)},
        [](X x) { return c(nnc_bilinear, x[0], x[1], x[2], none); }, "F.bilinear(a, b, c)"),
    row("bilinear", "half", {in({2, 3}).type(DType::kBFloat16), in({2, 4}).type(DType::kBFloat16),
                             in({2, 3, 4}).type(DType::kBFloat16), in({2}).type(DType::kBFloat16)},
        [](X x) { return c(nnc_bilinear, x[0], x[1], x[2], x[3]); },
        "F.bilinear(a.float(), b.float(), c.float(), d.float()).bfloat16()")
        .no_grad_fn_name().no_gradcheck().tolerance(1e-2),

    row("grouped_mm", "stacks", {float_matrix({2, 4, 8}), float_matrix({2, 8, 4})},
        [](X x) { return c(kGrouped, x[0], x[1], none, none, NNC_FLOAT32); },
        "F.grouped_mm(a.contiguous(), b.contiguous(), out_dtype=torch.float32)").no_gradcheck(),
    row("grouped_mm", "half_rows", {typed_matrix({6, 8}, DType::kFloat16),
                                    typed_matrix({2, 8, 8}, DType::kFloat16), group_ends({2, 6})},
        [](X x) { return c(kGrouped, x[0], x[1], x[2], none, 0); },
        "F.grouped_mm(a, b, offs=c)").tolerance(4e-3),
    row("grouped_mm", "half_stacks", {typed_matrix({2, 4, 8}, DType::kFloat16),
                                      typed_matrix({2, 8, 8}, DType::kFloat16)},
        [](X x) { return c(kGrouped, x[0], x[1], none, none, NNC_FLOAT16); },
        "F.grouped_mm(a, b, out_dtype=torch.float16)").tolerance(4e-3),
    row("grouped_mm", "bfloat16_rows", {typed_matrix({6, 8}, DType::kBFloat16),
                                        typed_matrix({2, 8, 8}, DType::kBFloat16), group_ends({3, 6})},
        [](X x) { return c(kGrouped, x[0], x[1], x[2], none, NNC_BFLOAT16); },
        "F.grouped_mm(a, b, offs=c, out_dtype=torch.bfloat16)").tolerance(2e-2),
    row("grouped_mm", "bfloat16_columns", {typed_matrix({2, 8, 8}, DType::kBFloat16),
                                           typed_matrix({8, 16}, DType::kBFloat16), group_ends({8, 16})},
        [](X x) { return c(kGrouped, x[0], x[1], x[2], none, 0); },
        "F.grouped_mm(a, b, offs=c)").tolerance(2e-2),
    row("grouped_mm", "bfloat16_stacks", {typed_matrix({2, 4, 8}, DType::kBFloat16),
                                          typed_matrix({2, 8, 8}, DType::kBFloat16)},
        [](X x) { return c(kGrouped, x[0], x[1], none, none, 0); },
        "F.grouped_mm(a, b)").tolerance(2e-2),
    // PyTorch has no grouped product of float64.
    row("grouped_mm", "float64_rows", {in({6, 3}), in({2, 3, 2}), group_ends({2, 5})},
        [](X x) { return c(kGrouped, x[0], x[1], x[2], none, 0); },
        "torch.cat([a[:2] @ b[0], a[2:5] @ b[1], a[:1] * 0 @ b[0]])").no_grad_fn_name(),
    row("grouped_mm", "float64_columns", {in({2, 4, 3}), in({3, 6}), group_ends({2, 5})},
        [](X x) { return c(kGrouped, x[0], x[1], x[2], none, 0); },
        "torch.cat([a[0] @ b[:, :2], a[1] @ b[:, 2:5], a[0] @ b[:, :1] * 0], 1)")
        .no_grad_fn_name(),
    row("grouped_mm", "float64_inner", {in({4, 6}), in({6, 3}), group_ends({2, 6})},
        [](X x) { return c(kGrouped, x[0], x[1], x[2], none, 0); },
        "torch.stack([a[:, :2] @ b[:2], a[:, 2:] @ b[2:]])").no_grad_fn_name(),
    row("grouped_mm", "float64_stacks", {in({2, 4, 3}), in({2, 3, 5})},
        [](X x) { return c(kGrouped, x[0], x[1], none, none, 0); },
        "torch.bmm(a, b)").no_grad_fn_name(),
});

[[maybe_unused]] const bool g_products_refusals = add_refusals("products", {
    {"bilinear", "types", {in({2, 3}), in({2, 4}).type(DType::kFloat16), in({2, 3, 4})},
     [](X x) { return c(nnc_bilinear, x[0], x[1], x[2], none); }, Code::kDtype,
     "All tensors must have the same dtype", "F.bilinear(a, b, c)"},
    {"bilinear", "bias_type", {in({2, 3}), in({2, 4}), in({2, 3, 4}),
                               in({2}).type(DType::kFloat16)},
     [](X x) { return c(nnc_bilinear, x[0], x[1], x[2], x[3]); }, Code::kDtype,
     "All tensors must have the same dtype", "F.bilinear(a, b, c, d)"},
    {"bilinear", "scalar", {in({}), in({}), in({2, 1, 1})},
     [](X x) { return c(nnc_bilinear, x[0], x[1], x[2], none); }, Code::kShape,
     "tensor has no dimensions", "F.bilinear(a, b, c)"},
    {"bilinear", "dims", {in({2, 3}), in({4}), in({2, 3, 4})},
     [](X x) { return c(nnc_bilinear, x[0], x[1], x[2], none); }, Code::kShape,
     "input dimensions do not match: got 2 and 1", "F.bilinear(a, b, c)"},
    {"bilinear", "batches", {in({2, 3}), in({3, 4}), in({2, 3, 4})},
     [](X x) { return c(nnc_bilinear, x[0], x[1], x[2], none); }, Code::kShape,
     "do not match at dim 0: got 2 and 3", "F.bilinear(a, b, c)"},
    {"bilinear", "input1", {in({2, 3}), in({2, 4}), in({2, 2, 4})},
     [](X x) { return c(nnc_bilinear, x[0], x[1], x[2], none); }, Code::kShape,
     "input1 size does not match weight size: got 3 but expected 2", "F.bilinear(a, b, c)"},
    {"bilinear", "input2", {in({2, 3}), in({2, 4}), in({2, 3, 2})},
     [](X x) { return c(nnc_bilinear, x[0], x[1], x[2], none); }, Code::kShape,
     "input2 size does not match weight size: got 4 but expected 2", "F.bilinear(a, b, c)"},
    {"bilinear", "weight", {in({2, 3}), in({2, 4}), in({3, 4})},
     [](X x) { return c(nnc_bilinear, x[0], x[1], x[2], none); }, Code::kShape,
     "weight must have 3 dimensions", "F.bilinear(a, b, c)"},
    {"bilinear", "bias", {in({2, 3}), in({2, 4}), in({2, 3, 4}), in({3})},
     [](X x) { return c(nnc_bilinear, x[0], x[1], x[2], x[3]); }, Code::kShape,
     "bias size does not match weight size", "F.bilinear(a, b, c, d)"},
    {"grouped_mm", "type", {ints({4, 4}, 0, 3), ints({2, 4, 4}, 0, 3), group_ends({2, 4})},
     [](X x) { return c(kGrouped, x[0], x[1], x[2], none, 0); }, Code::kDtype,
     "not implemented for torch.int64", "F.grouped_mm(a, b, offs=c)"},
    {"grouped_mm", "types", {float_matrix({4, 4}), in({2, 4, 4}), group_ends({2, 4})},
     [](X x) { return c(kGrouped, x[0], x[1], x[2], none, 0); }, Code::kDtype,
     "Expected mat_b to be torch.float32", "F.grouped_mm(a, b, offs=c)"},
    {"grouped_mm", "vector", {float_matrix({4}), float_matrix({2, 4, 4}), group_ends({2, 4})},
     [](X x) { return c(kGrouped, x[0], x[1], x[2], none, 0); }, Code::kShape,
     "mat_a has to be 2 or 3d", "F.grouped_mm(a, b, offs=c)"},
    {"grouped_mm", "vector_b", {float_matrix({4, 4}), float_matrix({4}), group_ends({2, 4})},
     [](X x) { return c(kGrouped, x[0], x[1], x[2], none, 0); }, Code::kShape,
     "mat_b has to be 2 or 3d", "F.grouped_mm(a, b, offs=c)"},
    {"grouped_mm", "inner", {float_matrix({4, 4}), float_matrix({2, 8, 4}), group_ends({2, 4})},
     [](X x) { return c(kGrouped, x[0], x[1], x[2], none, 0); }, Code::kShape,
     "contraction dimension of mat_a and mat_b must match", "F.grouped_mm(a, b, offs=c)"},
    {"grouped_mm", "no_offs", {float_matrix({4, 4}), float_matrix({2, 4, 4})},
     [](X x) { return c(kGrouped, x[0], x[1], none, none, 0); }, Code::kInvalid,
     "Have to provide offsets if there is a 2d matrix", "F.grouped_mm(a, b)"},
    {"grouped_mm", "offs_of_stacks", {float_matrix({2, 4, 4}), float_matrix({2, 4, 4}), group_ends({2, 4})},
     [](X x) { return c(kGrouped, x[0], x[1], x[2], none, 0); }, Code::kInvalid,
     "no offset if both matrices are 3d", "F.grouped_mm(a, b, offs=c)"},
    {"grouped_mm", "bias", {float_matrix({4, 4}), float_matrix({2, 4, 4}), group_ends({2, 4}), float_matrix({2, 4})},
     [](X x) { return c(kGrouped, x[0], x[1], x[2], x[3], 0); }, Code::kUnsupported,
     "Bias not supported yet", "F.grouped_mm(a, b, offs=c, bias=d)"},
    {"grouped_mm", "out_dtype", {float_matrix({4, 4}), float_matrix({2, 4, 4}), group_ends({2, 4})},
     [](X x) { return c(kGrouped, x[0], x[1], x[2], none, NNC_FLOAT16); }, Code::kDtype,
     "output dtype must match `mat_a` dtype", "F.grouped_mm(a, b, offs=c, out_dtype=torch.half)"},
    {"grouped_mm", "stacks", {float_matrix({2, 4, 4}), float_matrix({3, 4, 4})},
     [](X x) { return c(kGrouped, x[0], x[1], none, none, 0); }, Code::kShape,
     "batched dimension has to match", "F.grouped_mm(a, b)"},
    {"grouped_mm", "offs_type", {float_matrix({4, 4}), float_matrix({2, 4, 4}), ints({2}, {2, 4})},
     [](X x) { return c(kGrouped, x[0], x[1], x[2], none, 0); }, Code::kDtype,
     "Offsets have to be int32", "F.grouped_mm(a, b, offs=c)"},
    {"grouped_mm", "offs_dims", {float_matrix({4, 4}), float_matrix({2, 4, 4}),
                                 ints({1, 2}, 0, 4, DType::kInt32)},
     [](X x) { return c(kGrouped, x[0], x[1], x[2], none, 0); }, Code::kShape,
     "offs has to be 1D", "F.grouped_mm(a, b, offs=c)"},
    {"grouped_mm", "offs_count", {float_matrix({4, 4}), float_matrix({2, 4, 4}), group_ends({1, 2, 4})},
     [](X x) { return c(kGrouped, x[0], x[1], x[2], none, 0); }, Code::kShape,
     "matrix batch sizes have to match", "F.grouped_mm(a, b, offs=c)"},
});
// clang-format on

}  // namespace
}  // namespace nnc::testing
