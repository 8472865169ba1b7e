// SPDX-License-Identifier: Apache-2.0
// Rows of tensors made in the sizes of others: in an order that is asked for, of numbers or of
// draws.
#include <deque>

#include "support/samples.h"

namespace nnc::testing {
namespace {

// A text for as long as the table lives.
const char* kept(std::string s) {
  static std::deque<std::string> all;
  all.push_back(std::move(s));
  return all.back().c_str();
}

struct Order {
  const char* name;
  In input;
  int format;
  const char* torch;
};
std::vector<Order> orders() {
  return {
      {"default", in({2, 3, 2, 4}), 0, ""},
      {"contiguous", in({2, 3, 2, 4}), NNC_CONTIGUOUS_FORMAT,
       ", memory_format=torch.contiguous_format"},
      {"preserve", in({3, 2, 4}), NNC_PRESERVE_FORMAT, ", memory_format=torch.preserve_format"},
      {"channels_last", in({2, 3, 2, 4}), NNC_CHANNELS_LAST, ", memory_format=torch.channels_last"},
      {"channels_last_3d", in({2, 3, 2, 2, 3}), NNC_CHANNELS_LAST_3D,
       ", memory_format=torch.channels_last_3d"},
      {"one_channel", in({2, 1, 2, 3}), NNC_CHANNELS_LAST, ", memory_format=torch.channels_last"},
      {"nothing", in({2, 0, 2, 3}), NNC_CHANNELS_LAST, ", memory_format=torch.channels_last"},
      {"number", in({}), NNC_CONTIGUOUS_FORMAT, ", memory_format=torch.contiguous_format"},
      {"matrix", in({3, 4}), NNC_CONTIGUOUS_FORMAT, ", memory_format=torch.contiguous_format"}};
}

// A maker in every order, its Python up to the order, and in another type.
template <class F>
std::vector<Sample> in_orders(const char* op, const F& make, const std::string& torch) {
  std::vector<Sample> rows;
  for (const Order& o : orders()) {
    rows.push_back(row_of(
        op, o.name, {o.input}, [=](X x) { return make(x[0], 0, o.format); },
        kept(torch + o.torch + ")")));
  }
  rows.push_back(row_of(
      op, "bytes", {ints({2, 3, 2, 2}, 0, 9, DType::kUInt8)},
      [=](X x) { return make(x[0], NNC_FLOAT64, NNC_CHANNELS_LAST); },
      kept(torch + ", dtype=f64, memory_format=torch.channels_last)")));
  return rows;
}

[[maybe_unused]] const bool g_makers_zeros =
    add_samples("makers", in_orders(
                              "zeros_like_memory_format",
                              [](const Tensor& x, nnc_dtype t, int f) {
                                return c(nnc_zeros_like_memory_format, x, t, f);
                              },
                              "torch.zeros_like(a"));
[[maybe_unused]] const bool g_makers_ones = add_samples(
    "makers",
    in_orders(
        "ones_like_memory_format",
        [](const Tensor& x, nnc_dtype t, int f) { return c(nnc_ones_like_memory_format, x, t, f); },
        "torch.ones_like(a"));
[[maybe_unused]] const bool g_makers_full =
    add_samples("makers", in_orders(
                              "full_like_memory_format",
                              [](const Tensor& x, nnc_dtype t, int f) {
                                return c(nnc_full_like_memory_format, x, 2.5, t, f);
                              },
                              "torch.full_like(a, 2.5"));
[[maybe_unused]] const bool g_makers_full_i64 =
    add_samples("makers", in_orders(
                              "full_like_memory_format_i64",
                              [](const Tensor& x, nnc_dtype t, int f) {
                                return c(nnc_full_like_memory_format_i64, x, -7, t, f);
                              },
                              "torch.full_like(a, -7"));

// The same of draws, which depend on the element type and on how the elements lie.
template <class F>
std::vector<Sample> drawn_in_orders(const char* op, const F& make, const std::string& torch) {
  std::vector<Sample> rows;
  for (const Sample& s : in_orders(op, make, torch)) {
    rows.push_back(s.seeded(71).no_float32().no_layouts());
  }
  rows.push_back(row_of(
                     op, "float32", {in({2, 5, 3, 4}).type(DType::kFloat32)},
                     [=](X x) { return make(x[0], 0, NNC_CHANNELS_LAST); },
                     kept(torch + ", memory_format=torch.channels_last)"))
                     .seeded(72)
                     .no_layouts());
  return rows;
}

[[maybe_unused]] const bool g_makers_rand = add_samples(
    "makers",
    drawn_in_orders(
        "rand_like_memory_format",
        [](const Tensor& x, nnc_dtype t, int f) { return c(nnc_rand_like_memory_format, x, t, f); },
        "torch.rand_like(a"));
[[maybe_unused]] const bool g_makers_randn =
    add_samples("makers", drawn_in_orders(
                              "randn_like_memory_format",
                              [](const Tensor& x, nnc_dtype t, int f) {
                                return c(nnc_randn_like_memory_format, x, t, f);
                              },
                              "torch.randn_like(a"));
[[maybe_unused]] const bool g_makers_randint =
    add_samples("makers", drawn_in_orders(
                              "randint_like_memory_format",
                              [](const Tensor& x, nnc_dtype t, int f) {
                                return c(nnc_randint_like_memory_format, x, -3, 40, t, f);
                              },
                              "torch.randint_like(a, -3, 40"));

// clang-format off
Sample integers_like(const char* name, In input, int64_t low, int64_t high, nnc_dtype t,
                     const char* torch) {
  return row_of("randint_like", name, {std::move(input)},
                [=](X x) { return c(nnc_randint_like, x[0], low, high, t); }, torch)
      .seeded(73).no_float32().no_layouts();
}
[[maybe_unused]] const bool g_makers_integers = add_samples("makers", {
    integers_like("plain", in({3, 4}), 0, 9, 0, "torch.randint_like(a, 9)"),
    integers_like("bounds", in({3, 4}), -5, 7, 0, "torch.randint_like(a, -5, 7)"),
    integers_like("long", ints({2, 3}, 0, 2), 0, int64_t{1} << 40, 0,
                  "torch.randint_like(a, 2**40)"),
    integers_like("dtype", in({5}), 0, 100, NNC_INT8, "torch.randint_like(a, 100, dtype=torch.int8)"),
    integers_like("bytes", ints({7}, 0, 2, DType::kUInt8), 3, 256, 0, "torch.randint_like(a, 3, 256)"),
    integers_like("bool", bools({9}), 0, 2, 0, "torch.randint_like(a, 2)"),
    integers_like("half", in({6}).type(DType::kFloat16), -9, 9, 0, "torch.randint_like(a, -9, 9)"),
    integers_like("number", in({}), 0, 50, 0, "torch.randint_like(a, 50)"),
    integers_like("empty", in({2, 0}), 0, 5, 0, "torch.randint_like(a, 5)"),
});

Sample draws(Sample s) {
  return s.seeded(74).no_float32().no_layouts().no_gradcheck();
}
[[maybe_unused]] const bool g_makers_normal = add_samples("makers", {
    draws(row("normal_scalar_self", "plain", {in({3, 4}).range(0, 2)},
        [](X x) { return c(nnc_normal_scalar_self, 1.5, x[0]); }, "torch.normal(1.5, a)")),
    draws(row("normal_scalar_self", "long", {in({40}).range(0, 2)},
        [](X x) { return c(nnc_normal_scalar_self, -2.0, x[0]); }, "torch.normal(-2.0, a)")),
    draws(row("normal_scalar_self", "float32", {in({20}).range(0, 2).type(DType::kFloat32)},
        [](X x) { return c(nnc_normal_scalar_self, 0.0, x[0]); }, "torch.normal(0.0, a)")),
    draws(row("normal_scalar_self", "half", {in({20}).range(0, 2).type(DType::kFloat16)},
        [](X x) { return c(nnc_normal_scalar_self, 0.5, x[0]); }, "torch.normal(0.5, a)")),
    draws(row("normal_scalar_self", "zero", {in({3}).values({0, 0, 1})},
        [](X x) { return c(nnc_normal_scalar_self, 3.0, x[0]); }, "torch.normal(3.0, a)")),
    draws(row("normal_scalar_self", "number", {in({}).range(0, 2)},
        [](X x) { return c(nnc_normal_scalar_self, 3.0, x[0]); }, "torch.normal(3.0, a)")),
    draws(row("normal_scalar_self", "empty", {in({0, 2})},
        [](X x) { return c(nnc_normal_scalar_self, 3.0, x[0]); }, "torch.normal(3.0, a)")),
    draws(row("normal_size", "plain", {},
        [](X) { return c(nnc_normal_size, 0.0, 1.0, list({3, 4}), 0); }, "torch.normal(0.0, 1.0, (3, 4))")),
    draws(row("normal_size", "long", {},
        [](X) { return c(nnc_normal_size, 2.0, 0.25, list({50}), 0); }, "torch.normal(2.0, 0.25, (50,))")),
    draws(row("normal_size", "double", {},
        [](X) { return c(nnc_normal_size, -1.0, 3.0, list({5}), NNC_FLOAT64); },
        "torch.normal(-1.0, 3.0, (5,), dtype=f64)")),
    draws(row("normal_size", "bfloat16", {},
        [](X) { return c(nnc_normal_size, -1.0, 3.0, list({30}), NNC_BFLOAT16); },
        "torch.normal(-1.0, 3.0, (30,), dtype=torch.bfloat16)")),
    draws(row("normal_size", "no_deviation", {},
        [](X) { return c(nnc_normal_size, 4.0, 0.0, list({3}), 0); }, "torch.normal(4.0, 0.0, (3,))")),
    draws(row("normal_size", "number", {},
        [](X) { return c(nnc_normal_size, 4.0, 1.0, none, 0); }, "torch.normal(4.0, 1.0, ())")),
    draws(row("normal_size", "empty", {},
        [](X) { return c(nnc_normal_size, 4.0, 1.0, list({2, 0}), 0); }, "torch.normal(4.0, 1.0, (2, 0))")),
});

Sample lies_in(const char* name, In input, int format, const char* torch) {
  return row_of("tensor_is_contiguous_memory_format", name, {std::move(input)},
                [=](X x) { return c(nnc_tensor_is_contiguous_memory_format, x[0], format); }, torch)
      .no_layouts();
}
[[maybe_unused]] const bool g_makers_order = add_samples("makers", {
    lies_in("default", in({2, 3, 2, 4}), 0, "torch.tensor(int(a.is_contiguous()))"),
    lies_in("rows", in({2, 3, 2, 4}), NNC_CONTIGUOUS_FORMAT,
            "torch.tensor(int(a.is_contiguous(memory_format=torch.contiguous_format)))"),
    lies_in("preserve", in({2, 3}), NNC_PRESERVE_FORMAT,
            "torch.tensor(int(a.is_contiguous(memory_format=torch.preserve_format)))"),
    lies_in("images", in({2, 3, 2, 4}), NNC_CHANNELS_LAST,
            "torch.tensor(int(a.is_contiguous(memory_format=torch.channels_last)))"),
    lies_in("one_channel", in({2, 1, 2, 4}), NNC_CHANNELS_LAST,
            "torch.tensor(int(a.is_contiguous(memory_format=torch.channels_last)))"),
    lies_in("matrix", in({2, 3}), NNC_CHANNELS_LAST,
            "torch.tensor(int(a.is_contiguous(memory_format=torch.channels_last)))"),
    lies_in("volumes", in({2, 3, 2, 2, 2}), NNC_CHANNELS_LAST_3D,
            "torch.tensor(int(a.is_contiguous(memory_format=torch.channels_last_3d)))"),
    row("tensor_is_contiguous_memory_format", "converted", {in({2, 3, 2, 4})},
        [](X x) {
          return c(nnc_tensor_is_contiguous_memory_format,
                   c(nnc_contiguous_memory_format, x[0], NNC_CHANNELS_LAST), NNC_CHANNELS_LAST);
        },
        "torch.tensor(int(a.contiguous(memory_format=torch.channels_last)"
        ".is_contiguous(memory_format=torch.channels_last)))").no_layouts(),
});

[[maybe_unused]] const bool g_makers_refusals = add_refusals("makers", {
    {"zeros_like_memory_format", "rank", {in({2, 3})},
     [](X x) { return c(nnc_zeros_like_memory_format, x[0], 0, NNC_CHANNELS_LAST); }, Code::kShape,
     "required rank 4 tensor to use channels_last format",
     "torch.zeros_like(a, memory_format=torch.channels_last)"},
    {"ones_like_memory_format", "rank", {in({2, 3, 2, 2})},
     [](X x) { return c(nnc_ones_like_memory_format, x[0], 0, NNC_CHANNELS_LAST_3D); }, Code::kShape,
     "required rank 5 tensor to use channels_last_3d format",
     "torch.ones_like(a, memory_format=torch.channels_last_3d)"},
    {"full_like_memory_format", "overflow", {ints({2}, 0, 9, DType::kInt8)},
     [](X x) { return c(nnc_full_like_memory_format, x[0], 300.0, 0, 0); }, Code::kInvalid,
     "value cannot be converted to type int8_t without overflow", "torch.full_like(a, 300.0)"},
    {"full_like_memory_format_i64", "unknown", {in({2})},
     [](X x) { return c(nnc_full_like_memory_format_i64, x[0], 1, 0, 9); }, Code::kInvalid,
     "memory_format is none of torch's, but 9", "torch.full_like(a, 1, memory_format=9)"},
    {"rand_like_memory_format", "integers", {ints({2, 3, 2, 2}, 0, 9)},
     [](X x) { return c(nnc_rand_like_memory_format, x[0], 0, NNC_CHANNELS_LAST); }, Code::kDtype,
     "not implemented for torch.int64", "torch.rand_like(a, memory_format=torch.channels_last)"},
    {"randn_like_memory_format", "rank", {in({2, 3})},
     [](X x) { return c(nnc_randn_like_memory_format, x[0], 0, NNC_CHANNELS_LAST); }, Code::kShape,
     "required rank 4 tensor to use channels_last format",
     "torch.randn_like(a, memory_format=torch.channels_last)"},
    {"randint_like", "order", {in({2})}, [](X x) { return c(nnc_randint_like, x[0], 5, 2, 0); },
     Code::kInvalid, "expects 'from' to be less than 'to', but got from=5 >= to=2",
     "torch.randint_like(a, 5, 2)"},
    {"randint_like", "bytes", {ints({2}, 0, 9, DType::kInt8)},
     [](X x) { return c(nnc_randint_like, x[0], 0, 300, 0); }, Code::kInvalid,
     "to - 1 is out of bounds for signed char", "torch.randint_like(a, 300)"},
    {"randint_like_memory_format", "rank", {in({2, 3})},
     [](X x) { return c(nnc_randint_like_memory_format, x[0], 0, 9, 0, NNC_CHANNELS_LAST); },
     Code::kShape, "required rank 4 tensor to use channels_last format",
     "torch.randint_like(a, 9, memory_format=torch.channels_last)"},
    {"normal_scalar_self", "negative", {in({2}).values({1, -1})},
     [](X x) { return c(nnc_normal_scalar_self, 0.0, x[0]); }, Code::kInvalid,
     "expects all elements of std >= 0.0", "torch.normal(0.0, a)"},
    {"normal_scalar_self", "integers", {ints({2}, 1, 5)},
     [](X x) { return c(nnc_normal_scalar_self, 0.0, x[0]); }, Code::kDtype,
     "not implemented for torch.int64", "torch.normal(0.0, a)"},
    {"normal_size", "negative", {},
     [](X) { return c(nnc_normal_size, 0.0, -1.0, list({2}), 0); }, Code::kInvalid,
     "expects std >= 0.0, but found std", "torch.normal(0.0, -1.0, (2,))"},
    {"normal_size", "integers", {},
     [](X) { return c(nnc_normal_size, 0.0, 1.0, list({2}), NNC_INT64); }, Code::kDtype,
     "not implemented for torch.int64", "torch.normal(0.0, 1.0, (2,), dtype=torch.int64)"},
});
// clang-format on

}  // namespace
}  // namespace nnc::testing
