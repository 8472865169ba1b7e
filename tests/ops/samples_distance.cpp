// SPDX-License-Identifier: Apache-2.0
// Rows of distances and of the loss that is made of them.
#include <cmath>

#include "support/samples.h"

namespace nnc::testing {
namespace {

constexpr const char* kByProduct = "use_mm_for_euclid_dist";
constexpr const char* kDirect = "donot_use_mm_for_euclid_dist";

// clang-format off
[[maybe_unused]] const bool g_distance_vectors = add_samples("distance", {
    row("cosine_similarity", "plain", {in({4, 3}), in({4, 3})},
        [](X x) { return c(nnc_cosine_similarity, x[0], x[1], 1, 1e-8); },
        "F.cosine_similarity(a, b)"),
    row("cosine_similarity", "broadcast", {in({2, 1, 3}), in({4, 3})},
        [](X x) { return c(nnc_cosine_similarity, x[0], x[1], -1, 1e-8); },
        "F.cosine_similarity(a, b, dim=-1)"),
    row("cosine_similarity", "dim_0", {in({5, 2}), in({5, 2})},
        [](X x) { return c(nnc_cosine_similarity, x[0], x[1], 0, 1e-8); },
        "F.cosine_similarity(a, b, dim=0)"),
    row("cosine_similarity", "dim_of_broadcast", {in({3}), in({3, 1})},
        [](X x) { return c(nnc_cosine_similarity, x[0], x[1], 0, 1e-8); },
        "F.cosine_similarity(a, b, dim=0)"),
    row("cosine_similarity", "scalars", {in({}), in({})},
        [](X x) { return c(nnc_cosine_similarity, x[0], x[1], 0, 1e-8); },
        "F.cosine_similarity(a, b, dim=0)").no_float32(),
    // The lift of short vectors is a constant, which a difference quotient does not see.
    row("cosine_similarity", "short", {in({3, 2}).values({.1, .2, 3, 4, -.3, .1}), in({3, 2})},
        [](X x) { return c(nnc_cosine_similarity, x[0], x[1], 1, 0.5); },
        "F.cosine_similarity(a, b, eps=0.5)").no_gradcheck(),
    row("cosine_similarity", "zeros", {in({2, 2}).values({0, 0, 1, 2}), in({2, 2})},
        [](X x) { return c(nnc_cosine_similarity, x[0], x[1], 1, 1e-2); },
        "F.cosine_similarity(a, b, eps=1e-2)").no_gradcheck(),
    row("cosine_similarity", "integers", {in({2, 3}), ints({2, 3}, 1, 5)},
        [](X x) { return c(nnc_cosine_similarity, x[0], x[1], 1, 1e-8); },
        "F.cosine_similarity(a, b)"),
    // Without dimensions a type still counts.
    row("cosine_similarity", "wider_number", {in({3}).type(DType::kFloat32), in({})},
        [](X x) { return c(nnc_cosine_similarity, x[0], x[1], 0, 1e-8); },
        "F.cosine_similarity(a, b, dim=0)").no_gradcheck(),
    row("cosine_similarity", "number_of_halves", {in({}).type(DType::kFloat32), in({3}).type(DType::kFloat16)},
        [](X x) { return c(nnc_cosine_similarity, x[0], x[1], 0, 1e-8); },
        "F.cosine_similarity(a, b.float(), dim=0)").no_grad_fn_name().no_gradcheck(),
    row("cosine_similarity", "half_of_integers", {ints({3}, 1, 5), in({}).range(1, 2).type(DType::kFloat16)},
        [](X x) { return c(nnc_cosine_similarity, x[0], x[1], 0, 1e-8); },
        "F.cosine_similarity(a.float(), b.float(), dim=0).half()").no_grad_fn_name().no_gradcheck(),
    row("cosine_similarity", "half", {in({3, 4}).type(DType::kFloat16),
                                      in({3, 4}).range(100, 300).type(DType::kFloat16)},
        [](X x) { return c(nnc_cosine_similarity, x[0], x[1], 1, 1e-8); },
        "F.cosine_similarity(a.float(), b.float()).half()").no_grad_fn_name().no_gradcheck(),
    row("cosine_similarity", "empty", {in({0, 3}), in({0, 3})},
        [](X x) { return c(nnc_cosine_similarity, x[0], x[1], 1, 1e-8); },
        "F.cosine_similarity(a, b)"),

    row("pairwise_distance", "plain", {in({4, 3}), in({4, 3})},
        [](X x) { return c(nnc_pairwise_distance, x[0], x[1], 2, 1e-6, false); },
        "F.pairwise_distance(a, b)"),
    row("pairwise_distance", "keepdim", {in({4, 3}), in({4, 3})},
        [](X x) { return c(nnc_pairwise_distance, x[0], x[1], 2, 1e-6, true); },
        "F.pairwise_distance(a, b, keepdim=True)"),
    row("pairwise_distance", "broadcast", {in({2, 1, 3}), in({4, 3})},
        [](X x) { return c(nnc_pairwise_distance, x[0], x[1], 2, 1e-6, false); },
        "F.pairwise_distance(a, b)"),
    row("pairwise_distance", "one", {in({4, 3}), in({4, 3})},
        [](X x) { return c(nnc_pairwise_distance, x[0], x[1], 1, 1e-6, false); },
        "F.pairwise_distance(a, b, p=1.0)"),
    row("pairwise_distance", "three", {in({4, 3}), in({4, 3})},
        [](X x) { return c(nnc_pairwise_distance, x[0], x[1], 3, 0.25, false); },
        "F.pairwise_distance(a, b, p=3.0, eps=0.25)"),
    row("pairwise_distance", "infinite", {in({4, 3}), in({4, 3})},
        [](X x) { return c(nnc_pairwise_distance, x[0], x[1], INFINITY, 1e-6, false); },
        "F.pairwise_distance(a, b, p=float('inf'))"),
    row("pairwise_distance", "count", {constant({4, 3}), constant({4, 3})},
        [](X x) { return c(nnc_pairwise_distance, x[0], x[1], 0, 0, false); },
        "F.pairwise_distance(a, b, p=0.0, eps=0.0)"),
    row("pairwise_distance", "integers", {ints({4, 3}, -5, 5), ints({3}, -5, 5)},
        [](X x) { return c(nnc_pairwise_distance, x[0], x[1], 2, 1e-6, false); },
        "F.pairwise_distance(a, b)"),
    row("pairwise_distance", "scalars", {in({}), in({})},
        [](X x) { return c(nnc_pairwise_distance, x[0], x[1], 2, 1e-6, false); },
        "F.pairwise_distance(a, b)"),
});

[[maybe_unused]] const bool g_distance_rows = add_samples("distance", {
    row("pdist", "two", {in({5, 3})}, [](X x) { return c(nnc_pdist, x[0], 2); }, "F.pdist(a)"),
    row("pdist", "one", {in({5, 3})}, [](X x) { return c(nnc_pdist, x[0], 1); }, "F.pdist(a, 1.0)"),
    row("pdist", "three", {in({5, 9})}, [](X x) { return c(nnc_pdist, x[0], 3); },
        "F.pdist(a, 3.0)"),
    row("pdist", "half", {in({4, 3})}, [](X x) { return c(nnc_pdist, x[0], 0.5); },
        "F.pdist(a, 0.5)").tolerance(2e-5),
    row("pdist", "infinite", {in({5, 19})}, [](X x) { return c(nnc_pdist, x[0], INFINITY); },
        "F.pdist(a, float('inf'))"),
    row("pdist", "count", {in({4, 3}).values({1, 2, 3, 1, 0, 3, 1, 2, 3, 0, 2, 0})},
        [](X x) { return c(nnc_pdist, x[0], 0); }, "F.pdist(a, 0.0)").no_gradcheck(),
    row("pdist", "many", {in({40, 70})}, [](X x) { return c(nnc_pdist, x[0], 2); },
        "F.pdist(a)").no_gradcheck(),
    row("pdist", "equal", {in({3, 2}).values({1, 2, 1, 2, 0, 2})},
        [](X x) { return c(nnc_pdist, x[0], 2); }, "F.pdist(a)").no_gradcheck(),
    row("pdist", "equal_power", {in({3, 2}).values({1, 2, 1, 2, 0, 2})},
        [](X x) { return c(nnc_pdist, x[0], 1.5); }, "F.pdist(a, 1.5)").no_gradcheck(),
    row("pdist", "one_row", {in({1, 3})}, [](X x) { return c(nnc_pdist, x[0], 2); }, "F.pdist(a)"),
    row("pdist", "no_columns", {in({3, 0})}, [](X x) { return c(nnc_pdist, x[0], 2); },
        "F.pdist(a)"),

    row("cdist", "plain", {in({4, 3}), in({5, 3})},
        [](X x) { return c(nnc_cdist, x[0], x[1], 2, none); }, "torch.cdist(a, b)"),
    row("cdist", "batch", {in({2, 1, 4, 3}), in({3, 2, 3})},
        [](X x) { return c(nnc_cdist, x[0], x[1], 2, none); }, "torch.cdist(a, b)"),
    row("cdist", "product", {in({2, 4, 3}), in({5, 3})},
        [](X x) { return c(nnc_cdist, x[0], x[1], 2, kByProduct); },
        "torch.cdist(a, b, compute_mode='use_mm_for_euclid_dist')").tolerance(2e-5),
    row("cdist", "many", {in({30, 20}), in({3, 20})},
        [](X x) { return c(nnc_cdist, x[0], x[1], 2, none); },
        "torch.cdist(a, b)").tolerance(2e-5).no_gradcheck(),
    row("cdist", "many_direct", {in({30, 20}), in({3, 20})},
        [](X x) { return c(nnc_cdist, x[0], x[1], 2, kDirect); },
        "torch.cdist(a, b, compute_mode='donot_use_mm_for_euclid_dist')").no_gradcheck(),
    row("cdist", "one", {in({3, 4}), in({2, 4})},
        [](X x) { return c(nnc_cdist, x[0], x[1], 1, none); }, "torch.cdist(a, b, p=1.0)"),
    row("cdist", "one_and_a_half", {in({3, 4}), in({2, 4})},
        [](X x) { return c(nnc_cdist, x[0], x[1], 1.5, none); }, "torch.cdist(a, b, p=1.5)")
        .tolerance(1e-5),
    row("cdist", "four", {in({3, 11}), in({2, 11})},
        [](X x) { return c(nnc_cdist, x[0], x[1], 4, none); }, "torch.cdist(a, b, p=4.0)")
        .tolerance(1e-5),
    row("cdist", "infinite", {in({2, 3, 4}), in({2, 2, 4})},
        [](X x) { return c(nnc_cdist, x[0], x[1], INFINITY, none); },
        "torch.cdist(a, b, p=float('inf'))"),
    row("cdist", "count", {in({3, 2}).values({1, 2, 3, 4, 5, 6}), in({2, 2}).values({1, 0, 5, 6})},
        [](X x) { return c(nnc_cdist, x[0], x[1], 0, none); }, "torch.cdist(a, b, p=0.0)")
        .no_gradcheck(),
    row("cdist", "same_row", {in({2, 2}).values({1, 2, 3, 4}), in({2, 2}).values({1, 2, 0, 0})},
        [](X x) { return c(nnc_cdist, x[0], x[1], 2, none); }, "torch.cdist(a, b)")
        .no_gradcheck(),
    row("cdist", "same_row_by_product",
        {in({2, 2}).values({1, 2, 3, 4}), in({2, 2}).values({1, 2, 0, 0})},
        [](X x) { return c(nnc_cdist, x[0], x[1], 2, kByProduct); },
        "torch.cdist(a, b, compute_mode='use_mm_for_euclid_dist')").no_gradcheck(),
    row("cdist", "no_rows", {in({0, 3}), in({2, 3})},
        [](X x) { return c(nnc_cdist, x[0], x[1], 2, none); }, "torch.cdist(a, b)"),
    row("cdist", "no_columns", {in({2, 0}), in({3, 0})},
        [](X x) { return c(nnc_cdist, x[0], x[1], 2, none); }, "torch.cdist(a, b)"),
});

[[maybe_unused]] const bool g_distance_refusals = add_refusals("distance", {
    {"cosine_similarity", "dim", {in({2, 3}), in({2, 3})},
     [](X x) { return c(nnc_cosine_similarity, x[0], x[1], 2, 1e-8); }, Code::kIndex,
     "Dimension out of range", "F.cosine_similarity(a, b, dim=2)"},
    {"cosine_similarity", "eps", {in({2, 3}), in({2, 3})},
     [](X x) { return c(nnc_cosine_similarity, x[0], x[1], 1, -1); }, Code::kInvalid,
     "eps must be non-negative, got: -1", "F.cosine_similarity(a, b, eps=-1.0)"},
    {"cosine_similarity", "integers", {ints({2, 3}, 1, 3), ints({2, 3}, 1, 3)},
     [](X x) { return c(nnc_cosine_similarity, x[0], x[1], 1, 1e-8); }, Code::kDtype,
     "expected common dtype to be floating point", "F.cosine_similarity(a, b)"},
    {"pairwise_distance", "sizes", {in({2, 3}), in({2, 4})},
     [](X x) { return c(nnc_pairwise_distance, x[0], x[1], 2, 1e-6, false); }, Code::kShape,
     "must match the size of tensor b (4)", "F.pairwise_distance(a, b)"},
    {"pdist", "vector", {in({3})}, [](X x) { return c(nnc_pdist, x[0], 2); }, Code::kShape,
     "pdist only supports 2D tensors, got: 1D", "F.pdist(a)"},
    {"pdist", "negative", {in({3, 2})}, [](X x) { return c(nnc_pdist, x[0], -1); }, Code::kInvalid,
     "pdist only supports non-negative p values", "F.pdist(a, -1.0)"},
    {"pdist", "nan", {in({3, 2})}, [](X x) { return c(nnc_pdist, x[0], NAN); }, Code::kInvalid,
     "pdist only supports non-negative p values", "F.pdist(a, float('nan'))"},
    {"pdist", "integers", {ints({3, 2}, 0, 9)}, [](X x) { return c(nnc_pdist, x[0], 2); },
     Code::kDtype, "only supports floating-point dtypes", "F.pdist(a)"},
    {"cdist", "vector", {in({3}), in({2, 3})},
     [](X x) { return c(nnc_cdist, x[0], x[1], 2, none); }, Code::kShape,
     "cdist only supports at least 2D tensors, X1 got: 1D", "torch.cdist(a, b)"},
    {"cdist", "vector_2", {in({2, 3}), in({3})},
     [](X x) { return c(nnc_cdist, x[0], x[1], 2, none); }, Code::kShape,
     "cdist only supports at least 2D tensors, X2 got: 1D", "torch.cdist(a, b)"},
    {"cdist", "columns", {in({2, 3}), in({2, 4})},
     [](X x) { return c(nnc_cdist, x[0], x[1], 2, none); }, Code::kShape,
     "same number of columns. X1: 3 X2: 4", "torch.cdist(a, b)"},
    {"cdist", "batch", {in({2, 4, 3}), in({3, 4, 3})},
     [](X x) { return c(nnc_cdist, x[0], x[1], 2, none); }, Code::kShape,
     "must match the size of tensor b (3)", "torch.cdist(a, b)"},
    {"cdist", "negative", {in({2, 3}), in({2, 3})},
     [](X x) { return c(nnc_cdist, x[0], x[1], -0.5, none); }, Code::kInvalid,
     "cdist only supports non-negative p values", "torch.cdist(a, b, p=-0.5)"},
    {"cdist", "mode", {in({2, 3}), in({2, 3})},
     [](X x) { return c(nnc_cdist, x[0], x[1], 2, "mm"); }, Code::kInvalid,
     "mm is not a valid value for compute_mode", "torch.cdist(a, b, compute_mode='mm')"},
    {"cdist", "types", {in({2, 3}).type(DType::kFloat32), in({2, 3}).type(DType::kFloat16)},
     [](X x) { return c(nnc_cdist, x[0], x[1], 2, none); }, Code::kDtype,
     "expected scalar type Float but found Half", "torch.cdist(a, b)"},
    {"cdist", "integers", {ints({2, 3}, 0, 3), ints({2, 3}, 0, 3)},
     [](X x) { return c(nnc_cdist, x[0], x[1], 2, none); }, Code::kDtype,
     "only supports floating-point dtypes", "torch.cdist(a, b)"},
});
// clang-format on

nnc_error* largest_difference(uintptr_t, nnc_ctx* ctx, nnc_tensor* x1, nnc_tensor* x2,
                              nnc_tensor** out) {
  return nnc_pairwise_distance(ctx, x1, x2, INFINITY, 0, 0, out);
}
const void* address(nnc_distance_function f) {
  return reinterpret_cast<const void*>(f);
}
constexpr auto* kTriplet = nnc_triplet_margin_with_distance_loss;
constexpr nnc_reduction kEach = NNC_REDUCTION_NONE, kAverage = NNC_REDUCTION_MEAN,
                        kTotal = NNC_REDUCTION_SUM;

// clang-format off
[[maybe_unused]] const bool g_distance_loss = add_samples("distance", {
    row("triplet_margin_with_distance_loss", "plain", {in({4, 3}), in({4, 3}), in({4, 3})},
        [](X x) { return c(kTriplet, x[0], x[1], x[2], none, 0, 1, false, kAverage); },
        "F.triplet_margin_with_distance_loss(a, b, c)"),
    row("triplet_margin_with_distance_loss", "none", {in({4, 3}), in({4, 3}), in({4, 3})},
        [](X x) { return c(kTriplet, x[0], x[1], x[2], none, 0, 0.25, false, kEach); },
        "F.triplet_margin_with_distance_loss(a, b, c, margin=0.25, reduction='none')"),
    row("triplet_margin_with_distance_loss", "swap", {in({4, 3}), in({4, 3}), in({4, 3})},
        [](X x) { return c(kTriplet, x[0], x[1], x[2], none, 0, 1, true, kTotal); },
        "F.triplet_margin_with_distance_loss(a, b, c, swap=True, reduction='sum')"),
    row("triplet_margin_with_distance_loss", "vectors", {in({3}), in({3}), in({3})},
        [](X x) { return c(kTriplet, x[0], x[1], x[2], none, 0, 1, false, kAverage); },
        "F.triplet_margin_with_distance_loss(a, b, c)"),
    row("triplet_margin_with_distance_loss", "broadcast", {in({4, 3}), in({1, 3}), in({4, 3})},
        [](X x) { return c(kTriplet, x[0], x[1], x[2], none, 0, 1, false, kEach); },
        "F.triplet_margin_with_distance_loss(a, b, c, reduction='none')"),
    row("triplet_margin_with_distance_loss", "own", {in({4, 3}), in({4, 3}), in({4, 3})},
        [](X x) {
          return c(kTriplet, x[0], x[1], x[2], address(largest_difference), 0, 2, false, kEach);
        },
        "F.triplet_margin_with_distance_loss(a, b, c, margin=2.0, reduction='none', "
        "distance_function=lambda u, v: F.pairwise_distance(u, v, float('inf'), 0.0))"),
    row("triplet_margin_with_distance_loss", "own_swap", {in({4, 3}), in({4, 3}), in({4, 3})},
        [](X x) {
          return c(kTriplet, x[0], x[1], x[2], address(largest_difference), 0, 2, true, kTotal);
        },
        "F.triplet_margin_with_distance_loss(a, b, c, margin=2.0, reduction='sum', swap=True, "
        "distance_function=lambda u, v: F.pairwise_distance(u, v, float('inf'), 0.0))"),
    row("triplet_margin_with_distance_loss", "empty", {in({0, 3}), in({0, 3}), in({0, 3})},
        [](X x) { return c(kTriplet, x[0], x[1], x[2], none, 0, 1, false, kTotal); },
        "F.triplet_margin_with_distance_loss(a, b, c, reduction='sum')"),
});

[[maybe_unused]] const bool g_distance_loss_refusals = add_refusals("distance", {
    {"triplet_margin_with_distance_loss", "margin", {in({4, 3}), in({4, 3}), in({4, 3})},
     [](X x) { return c(kTriplet, x[0], x[1], x[2], none, 0, 0, false, kEach); }, Code::kInvalid,
     "margin must be greater than 0, got 0",
     "F.triplet_margin_with_distance_loss(a, b, c, margin=0)"},
    {"triplet_margin_with_distance_loss", "dims", {in({4, 3}), in({3}), in({4, 3})},
     [](X x) { return c(kTriplet, x[0], x[1], x[2], none, 0, 1, false, kEach); }, Code::kShape,
     "anchor 2D, positive 1D, and negative 2D inputs",
     "F.triplet_margin_with_distance_loss(a, b, c)"},
    {"triplet_margin_with_distance_loss", "reduction", {in({4, 3}), in({4, 3}), in({4, 3})},
     [](X x) {
       return c(kTriplet, x[0], x[1], x[2], none, 0, 1, false, NNC_REDUCTION_BATCHMEAN);
     },
     Code::kInvalid, "batchmean is not a valid value for reduction",
     "F.triplet_margin_with_distance_loss(a, b, c, reduction='batchmean')"},
});
// clang-format on

}  // namespace
}  // namespace nnc::testing
