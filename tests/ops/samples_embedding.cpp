// SPDX-License-Identifier: Apache-2.0
// Rows of embedding.
#include <cmath>

#include "support/samples.h"

namespace nnc::testing {
namespace {

In rows_of(Dims sizes) {
  return ints(std::move(sizes), 0, 5);
}

// clang-format off
[[maybe_unused]] const bool g_embedding = add_samples("embedding", {
    row("embedding", "plain", {rows_of({2, 4}), in({5, 3})},
        [](X x) { return c(nnc_embedding, x[0], x[1], none, none, 2, false); },
        "F.embedding(a, b)"),
    row("embedding", "int32", {ints({7}, 0, 5, DType::kInt32), in({5, 3})},
        [](X x) { return c(nnc_embedding, x[0], x[1], none, none, 2, false); },
        "F.embedding(a, b)"),
    row("embedding", "scalar", {rows_of({}), in({5, 3})},
        [](X x) { return c(nnc_embedding, x[0], x[1], none, none, 2, false); },
        "F.embedding(a, b)"),
    row("embedding", "nothing", {rows_of({2, 0}), in({5, 3})},
        [](X x) { return c(nnc_embedding, x[0], x[1], none, none, 2, false); },
        "F.embedding(a, b)"),
    // PyTorch's gradient leaves the padding row out, which a difference quotient does not see.
    row("embedding", "padding", {rows_of({3, 4}), in({5, 2})},
        [](X x) { return c(nnc_embedding, x[0], x[1], 2, none, 2, false); },
        "F.embedding(a, b, padding_idx=2)")
        .no_gradcheck(),
    row("embedding", "padding_from_end", {rows_of({9}), in({5, 2})},
        [](X x) { return c(nnc_embedding, x[0], x[1], -1, none, 2, false); },
        "F.embedding(a, b, padding_idx=-1)")
        .no_gradcheck(),
    row("embedding", "by_frequency", {rows_of({3, 4}), in({5, 2})},
        [](X x) { return c(nnc_embedding, x[0], x[1], none, none, 2, true); },
        "F.embedding(a, b, scale_grad_by_freq=True)").no_gradcheck(),
    row("embedding", "padding_by_frequency", {rows_of({3, 4}), in({5, 2})},
        [](X x) { return c(nnc_embedding, x[0], x[1], 0, none, 2, true); },
        "F.embedding(a, b, padding_idx=0, scale_grad_by_freq=True)").no_gradcheck(),
    // These write to the table.
    row("embedding", "max_norm", {rows_of({6}), in({5, 3})},
        [](X x) { return c(nnc_embedding, x[0], x[1], none, 0.7, 2, false); },
        "F.embedding(a, b, max_norm=0.7)").no_gradcheck().no_write_check(),
    row("embedding", "max_norm_1", {rows_of({6}), in({5, 3})},
        [](X x) { return c(nnc_embedding, x[0], x[1], none, 0.7, 1, false); },
        "F.embedding(a, b, max_norm=0.7, norm_type=1.0)").no_gradcheck().no_write_check(),
    row("embedding", "max_norm_inf", {rows_of({6}), in({5, 3})},
        [](X x) { return c(nnc_embedding, x[0], x[1], none, 0.3, INFINITY, false); },
        "F.embedding(a, b, max_norm=0.3, norm_type=float('inf'))")
        .no_gradcheck().no_write_check(),
    row("embedding", "max_norm_0", {ints({2}, 0, 2).values({0, 1}), in({2, 3}).values({1, 2, 0, 0, 3, 0})},
        [](X x) { return c(nnc_embedding, x[0], x[1], none, 1.5, 0, false); },
        "F.embedding(a, b, max_norm=1.5, norm_type=0.0)").no_gradcheck().no_write_check(),
    row("embedding", "max_norm_least", {ints({3}, 0, 3).values({0, 1, 2}),
                                        in({3, 2}).values({0.5, 4, 2, 4, -3, 7})},
        [](X x) { return c(nnc_embedding, x[0], x[1], none, 1.0, -INFINITY, false); },
        "F.embedding(a, b, max_norm=1.0, norm_type=float('-inf'))")
        .no_gradcheck().no_write_check(),
    row("embedding", "max_norm_negative", {rows_of({6}), in({5, 3})},
        [](X x) { return c(nnc_embedding, x[0], x[1], none, 0.1, -2, false); },
        "F.embedding(a, b, max_norm=0.1, norm_type=-2.0)").no_gradcheck().no_write_check(),
    // A row with NaN is above no norm.
    row("embedding", "max_norm_nan", {ints({2}, 0, 2).values({0, 1}), in({2, 2}).values({NAN, 4, 3, 4})},
        [](X x) { return c(nnc_embedding, x[0], x[1], none, 1.0, INFINITY, false); },
        "F.embedding(a, b, max_norm=1.0, norm_type=float('inf'))")
        .no_gradcheck().no_write_check(),
});
// clang-format on

// clang-format off
[[maybe_unused]] const bool g_embedding_refusals = add_refusals("embedding", {
    {"embedding", "range", {ints({2}, 5, 6), in({5, 3})},
     [](X x) { return c(nnc_embedding, x[0], x[1], none, none, 2, false); }, Code::kIndex,
     "index out of range in self", "F.embedding(a, b)"},
    {"embedding", "negative", {ints({2}, 0, 5).values({0, -1}), in({5, 3})},
     [](X x) { return c(nnc_embedding, x[0], x[1], none, none, 2, false); }, Code::kIndex,
     "index out of range in self", "F.embedding(a, b)"},
    {"embedding", "type", {in({2}), in({5, 3})},
     [](X x) { return c(nnc_embedding, x[0], x[1], none, none, 2, false); }, Code::kDtype,
     "one of the following scalar types: Long, Int", "F.embedding(a, b)"},
    {"embedding", "weight", {rows_of({2}), in({5})},
     [](X x) { return c(nnc_embedding, x[0], x[1], none, none, 2, false); }, Code::kShape,
     "'weight' must be 2-D",
     "F.embedding(a, b)"},
    {"embedding", "padding", {rows_of({2}), in({5, 3})},
     [](X x) { return c(nnc_embedding, x[0], x[1], 5, none, 2, false); }, Code::kIndex,
     "Padding_idx must be within num_embeddings", "F.embedding(a, b, padding_idx=5)"},
});
// clang-format on

}  // namespace
}  // namespace nnc::testing
