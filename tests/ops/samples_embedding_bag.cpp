// SPDX-License-Identifier: Apache-2.0
// Rows of embedding_bag.
#include <cmath>

#include "support/samples.h"

namespace nnc::testing {
namespace {

// What a row says; the rest is torch's default.
struct BagOptions {
  Arg offsets = none, max_norm = none;
  double norm_type = 2;
  bool by_frequency = false;
  bool sparse = false;
  Arg weights = none;
  bool last = false;
  Arg padding = none;
};
Out bag_of(X x, const char* mode, const BagOptions& o) {
  return c(nnc_embedding_bag, x[0], x[1], o.offsets, o.max_norm, o.norm_type, o.by_frequency, mode,
           o.sparse, o.weights, o.last, o.padding);
}
In word_list(std::vector<double> v) {
  const auto n = static_cast<int64_t>(v.size());
  return ints({n}, std::move(v));
}
const std::vector<double> kWords{1, 2, 4, 5, 4, 3, 1};

// clang-format off
[[maybe_unused]] const bool g_embedding_bag = add_samples("embedding_bag", {
    row("embedding_bag", "sum", {word_list(kWords), in({6, 3}), word_list({0, 2, 2, 4})},
        [](X x) { return bag_of(x, "sum", {.offsets = x[2]}); },
        "F.embedding_bag(a, b, c, mode='sum')"),
    row("embedding_bag", "mean", {word_list(kWords), in({6, 3}), word_list({0, 2, 2, 4})},
        [](X x) { return c(nnc_embedding_bag, x[0], x[1], x[2], none, 2, false, none, false, none,
                           false, none); },
        "F.embedding_bag(a, b, c)"),
    row("embedding_bag", "max", {word_list(kWords), in({6, 3}), word_list({0, 2, 2, 4})},
        [](X x) { return bag_of(x, "max", {.offsets = x[2]}); },
        "F.embedding_bag(a, b, c, mode='max')"),
    row("embedding_bag", "sum_rows", {ints({4, 3}, 0, 6), in({6, 3})},
        [](X x) { return bag_of(x, "sum", {}); }, "F.embedding_bag(a, b, mode='sum')"),
    row("embedding_bag", "mean_rows", {ints({4, 3}, 0, 6), in({6, 3})},
        [](X x) { return bag_of(x, "mean", {}); }, "F.embedding_bag(a, b)"),
    row("embedding_bag", "max_rows", {ints({4, 3}, 0, 6), in({6, 3})},
        [](X x) { return bag_of(x, "max", {}); }, "F.embedding_bag(a, b, mode='max')"),
    row("embedding_bag", "int32", {ints({4, 3}, 0, 6, DType::kInt32), in({6, 3})},
        [](X x) { return bag_of(x, "sum", {}); }, "F.embedding_bag(a, b, mode='sum')"),
    row("embedding_bag", "two_types", {ints({7}, 0, 6, DType::kInt32), in({6, 3}), word_list({0, 3})},
        [](X x) { return bag_of(x, "mean", {.offsets = x[2]}); }, "F.embedding_bag(a, b, c)"),
    // The gradient leaves out the row of padding, as the sums do.
    row("embedding_bag", "padding_sum", {word_list(kWords), in({6, 3}), word_list({0, 2, 5})},
        [](X x) { return bag_of(x, "sum", {.offsets = x[2], .padding = 4}); },
        "F.embedding_bag(a, b, c, mode='sum', padding_idx=4)"),
    row("embedding_bag", "padding_mean", {word_list(kWords), in({6, 3}), word_list({0, 2, 4, 5})},
        [](X x) { return bag_of(x, "mean", {.offsets = x[2], .padding = -2}); },
        "F.embedding_bag(a, b, c, padding_idx=-2)"),
    row("embedding_bag", "padding_max", {word_list(kWords), in({6, 3}), word_list({0, 2, 4, 5})},
        [](X x) { return bag_of(x, "max", {.offsets = x[2], .padding = 4}); },
        "F.embedding_bag(a, b, c, mode='max', padding_idx=4)"),
    row("embedding_bag", "last", {word_list(kWords), in({6, 3}), word_list({0, 2, 7})},
        [](X x) { return bag_of(x, "sum", {.offsets = x[2], .last = true}); },
        "F.embedding_bag(a, b, c, mode='sum', include_last_offset=True)"),
    row("embedding_bag", "last_mean", {word_list(kWords), in({6, 3}), word_list({0, 2, 7})},
        [](X x) { return bag_of(x, "mean", {.offsets = x[2], .last = true}); },
        "F.embedding_bag(a, b, c, include_last_offset=True)"),
    row("embedding_bag", "last_float32",
        {word_list(kWords), in({6, 3}).type(DType::kFloat32).no_grad(), word_list({0, 2, 5})},
        [](X x) { return bag_of(x, "sum", {.offsets = x[2], .last = true}); },
        "F.embedding_bag(a, b, c, mode='sum', include_last_offset=True)"),
    row("embedding_bag", "weights", {word_list(kWords), in({6, 3}), word_list({0, 2, 2, 4}), in({7})},
        [](X x) { return bag_of(x, "sum", {.offsets = x[2], .weights = x[3]}); },
        "F.embedding_bag(a, b, c, mode='sum', per_sample_weights=d)"),
    row("embedding_bag", "weights_rows", {ints({3, 4}, 0, 6), in({6, 3}), in({3, 4})},
        [](X x) { return bag_of(x, "sum", {.weights = x[2]}); },
        "F.embedding_bag(a, b, mode='sum', per_sample_weights=c)"),
    row("embedding_bag", "weights_padding", {word_list(kWords), in({6, 3}), word_list({0, 3}), in({7})},
        [](X x) { return bag_of(x, "sum", {.offsets = x[2], .weights = x[3], .padding = 1}); },
        "F.embedding_bag(a, b, c, mode='sum', per_sample_weights=d, padding_idx=1)"),
    row("embedding_bag", "by_frequency", {word_list(kWords), in({6, 3}), word_list({0, 2, 4})},
        [](X x) { return bag_of(x, "sum", {.offsets = x[2], .by_frequency = true}); },
        "F.embedding_bag(a, b, c, mode='sum', scale_grad_by_freq=True)").no_gradcheck(),
    row("embedding_bag", "mean_by_frequency", {word_list(kWords), in({6, 3}), word_list({0, 2, 4})},
        [](X x) { return bag_of(x, "mean", {.offsets = x[2], .by_frequency = true}); },
        "F.embedding_bag(a, b, c, scale_grad_by_freq=True)").no_gradcheck(),
    row("embedding_bag", "nothing", {word_list({}), in({6, 3}), word_list({0, 0})},
        [](X x) { return bag_of(x, "mean", {.offsets = x[2]}); }, "F.embedding_bag(a, b, c)"),
    row("embedding_bag", "nothing_max", {word_list({}), in({6, 3}), word_list({0, 0})},
        [](X x) { return bag_of(x, "max", {.offsets = x[2]}); },
        "F.embedding_bag(a, b, c, mode='max')"),
    row("embedding_bag", "no_bags", {ints({0, 2}, 0, 1), in({6, 3})},
        [](X x) { return bag_of(x, "sum", {}); }, "F.embedding_bag(a, b, mode='sum')"),
    row("embedding_bag", "no_columns", {word_list(kWords), in({6, 0}), word_list({0, 2})},
        [](X x) { return bag_of(x, "sum", {.offsets = x[2]}); },
        "F.embedding_bag(a, b, c, mode='sum')"),
    row("embedding_bag", "ties", {word_list({0, 1, 2}), in({3, 2}).values({1, 1, 1, 1, 0, 3}),
                                  word_list({0})},
        [](X x) { return bag_of(x, "max", {.offsets = x[2]}); },
        "F.embedding_bag(a, b, c, mode='max')").no_gradcheck(),
    row("embedding_bag", "half", {word_list(kWords), in({6, 3}).type(DType::kFloat16),
                                  word_list({0, 2, 4})},
        [](X x) { return bag_of(x, "sum", {.offsets = x[2]}); },
        "F.embedding_bag(a, b.float(), c, mode='sum').half()").no_grad_fn_name().no_gradcheck(),
    row("embedding_bag", "wide", {ints({30, 20}, 0, 50), in({50, 40})},
        [](X x) { return bag_of(x, "mean", {}); }, "F.embedding_bag(a, b)").no_gradcheck(),
    // These write to the table.
    row("embedding_bag", "max_norm", {word_list(kWords), in({6, 3}), word_list({0, 2, 4})},
        [](X x) { return bag_of(x, "sum", {.offsets = x[2], .max_norm = 0.7}); },
        "F.embedding_bag(a, b, c, mode='sum', max_norm=0.7)").no_gradcheck().no_write_check(),
    row("embedding_bag", "max_norm_max", {word_list(kWords), in({7, 3}), word_list({0, 2, 4})},
        [](X x) {
          return bag_of(x, "max", {.offsets = x[2], .max_norm = 0.7, .norm_type = 1, .padding = 6});
        },
        "F.embedding_bag(a, b, c, mode='max', max_norm=0.7, norm_type=1.0, padding_idx=6)")
        .no_gradcheck().no_write_check(),
    row("embedding_bag", "max_norm_weights",
        {word_list(kWords), in({6, 3}), word_list({0, 2, 4}), in({7})},
        [](X x) {
          return bag_of(x, "sum", {.offsets = x[2], .max_norm = 0.5, .norm_type = INFINITY,
                                .weights = x[3], .padding = 1});
        },
        "F.embedding_bag(a, b, c, mode='sum', max_norm=0.5, norm_type=float('inf'), "
        "per_sample_weights=d, padding_idx=1)").no_gradcheck().no_write_check(),
});

[[maybe_unused]] const bool g_embedding_bag_refusals = add_refusals("embedding_bag", {
    {"embedding_bag", "range", {word_list({5, 6}), in({6, 3}), word_list({0})},
     [](X x) { return bag_of(x, "sum", {.offsets = x[2]}); }, Code::kIndex, "index 6, 6 embeddings",
     "F.embedding_bag(a, b, c, mode='sum')"},
    {"embedding_bag", "negative", {word_list({5, -1}), in({6, 3}), word_list({0})},
     [](X x) { return bag_of(x, "sum", {.offsets = x[2]}); }, Code::kIndex, "index -1",
     "F.embedding_bag(a, b, c, mode='sum')"},
    {"embedding_bag", "type", {constant({2}), in({6, 3}), word_list({0})},
     [](X x) { return bag_of(x, "sum", {.offsets = x[2]}); }, Code::kDtype,
     "one of the following scalar types: Long, Int", "F.embedding_bag(a, b, c)"},
    {"embedding_bag", "offsets_type", {word_list({1}), in({6, 3}), constant({1})},
     [](X x) { return bag_of(x, "sum", {.offsets = x[2]}); }, Code::kDtype, "argument #1 'offsets'",
     "F.embedding_bag(a, b, c)"},
    {"embedding_bag", "weight_type", {word_list({1}), ints({6, 3}, 0, 2), word_list({0})},
     [](X x) { return bag_of(x, "sum", {.offsets = x[2]}); }, Code::kDtype, "not implemented",
     "F.embedding_bag(a, b, c)"},
    {"embedding_bag", "weight", {word_list({1}), in({6}), word_list({0})},
     [](X x) { return bag_of(x, "sum", {.offsets = x[2]}); }, Code::kShape,
     "weight has to be a 2D Tensor", "F.embedding_bag(a, b, c)"},
    {"embedding_bag", "dims", {ints({1, 2, 3}, 0, 5), in({6, 3})},
     [](X x) { return bag_of(x, "sum", {}); }, Code::kShape, "input has to be 1D or 2D Tensor",
     "F.embedding_bag(a, b)"},
    {"embedding_bag", "no_offsets", {word_list({1}), in({6, 3})},
     [](X x) { return bag_of(x, "sum", {}); }, Code::kShape, "offsets has to be a 1D Tensor",
     "F.embedding_bag(a, b)"},
    {"embedding_bag", "offsets_dims", {word_list({1, 2}), in({6, 3}), ints({1, 1}, 0, 1)},
     [](X x) { return bag_of(x, "sum", {.offsets = x[2]}); }, Code::kShape,
     "offsets has to be a 1D Tensor", "F.embedding_bag(a, b, c)"},
    {"embedding_bag", "offsets_of_rows", {ints({2, 2}, 0, 5), in({6, 3}), word_list({0, 1})},
     [](X x) { return bag_of(x, "sum", {.offsets = x[2]}); }, Code::kInvalid,
     "if input is 2D, then offsets has to be None", "F.embedding_bag(a, b, c)"},
    {"embedding_bag", "first", {word_list({1, 2}), in({6, 3}), word_list({1})},
     [](X x) { return bag_of(x, "sum", {.offsets = x[2]}); }, Code::kInvalid,
     "offsets[0] has to be 0", "F.embedding_bag(a, b, c, mode='sum')"},
    {"embedding_bag", "decreasing", {word_list({1, 2, 3, 4}), in({6, 3}).type(DType::kFloat32),
                                     word_list({0, 3, 2})},
     [](X x) { return bag_of(x, "sum", {.offsets = x[2]}); }, Code::kInvalid,
     "offsets must not decrease, got 2 after 3", "F.embedding_bag(a, b, c, mode='sum')"},
    {"embedding_bag", "beyond", {word_list({1, 2}), in({6, 3}), word_list({0, 3})},
     [](X x) { return bag_of(x, "sum", {.offsets = x[2]}); }, Code::kInvalid,
     "can not be greater than input's length 2", "F.embedding_bag(a, b, c)"},
    {"embedding_bag", "no_last", {word_list({1, 2}), in({6, 3}), word_list({})},
     [](X x) { return bag_of(x, "sum", {.offsets = x[2], .last = true}); }, Code::kInvalid,
     "number of offset should be at least 1", "F.embedding_bag(a, b, c, include_last_offset=True)"},
    {"embedding_bag", "mode", {ints({2, 2}, 0, 5), in({6, 3})},
     [](X x) { return bag_of(x, "min", {}); }, Code::kInvalid, "one of sum, mean or max",
     "F.embedding_bag(a, b, mode='min')"},
    {"embedding_bag", "sparse", {ints({2, 2}, 0, 5), in({6, 3})},
     [](X x) { return bag_of(x, "max", {.sparse = true}); }, Code::kUnsupported,
     "sparse gradients are not offered", "F.embedding_bag(a, b, mode='max', sparse=True)"},
    {"embedding_bag", "max_by_frequency", {ints({2, 2}, 0, 5), in({6, 3})},
     [](X x) { return bag_of(x, "max", {.by_frequency = true}); }, Code::kInvalid,
     "max mode does not support scaling the gradient by the frequency",
     "F.embedding_bag(a, b, mode='max', scale_grad_by_freq=True)"},
    {"embedding_bag", "weights_mode", {ints({2, 2}, 0, 5), in({6, 3}), in({2, 2})},
     [](X x) { return bag_of(x, "mean", {.weights = x[2]}); }, Code::kInvalid,
     "only supported for mode='sum'", "F.embedding_bag(a, b, per_sample_weights=c)"},
    {"embedding_bag", "weights_sizes", {ints({2, 2}, 0, 5), in({6, 3}), in({4})},
     [](X x) { return bag_of(x, "sum", {.weights = x[2]}); }, Code::kShape,
     "must have the same shape as the input",
     "F.embedding_bag(a, b, mode='sum', per_sample_weights=c)"},
    {"embedding_bag", "weights_type", {ints({2, 2}, 0, 5), in({6, 3}),
                                       in({2, 2}).type(DType::kFloat16)},
     [](X x) { return bag_of(x, "sum", {.weights = x[2]}); }, Code::kDtype,
     "to have the type of weight", "F.embedding_bag(a, b, mode='sum', per_sample_weights=c)"},
    {"embedding_bag", "padding", {ints({2, 2}, 0, 5), in({6, 3})},
     [](X x) { return bag_of(x, "sum", {.padding = 6}); }, Code::kIndex,
     "padding_idx must be within the number of embeddings, -6 through 5, but got 6",
     "F.embedding_bag(a, b, mode='sum', padding_idx=6)"},
    {"embedding_bag", "padding_low", {ints({2, 2}, 0, 5), in({6, 3})},
     [](X x) { return bag_of(x, "sum", {.padding = -7}); }, Code::kIndex, "but got -7",
     "F.embedding_bag(a, b, mode='sum', padding_idx=-7)"},
});
// clang-format on

}  // namespace
}  // namespace nnc::testing
