// SPDX-License-Identifier: Apache-2.0
// Tensors made in every size and type, and in those of every kind of input.
#include <cmath>

#include "support/kinds.h"

namespace nnc::testing {
namespace {

// text with SIZE and TYPE, where they stand, replaced.
const char* completed(std::string text, const std::string& size, const std::string& type) {
  for (const auto& [word, by] : {std::pair("SIZE", size), std::pair("TYPE", type)}) {
    const size_t at = text.find(word);
    if (at != std::string::npos) text.replace(at, 4, by);
  }
  return kept(std::move(text));
}

using Maker = std::function<Out(const std::vector<int64_t>& sizes, nnc_dtype)>;

// In these sizes and types.
std::vector<Sample> made_in(const char* op, const Maker& make, const char* torch) {
  const struct {
    const char* name;
    std::vector<int64_t> sizes;
    const char* size_text;
    nnc_dtype type;
    const char* type_text;
  } rows[] = {
      {"0d_float64", {}, "()", NNC_FLOAT64, "f64"},
      {"default", {2, 3}, "(2, 3)", NNC_DTYPE_DEFAULT, "None"},
      {"none_half", {0, 3}, "(0, 3)", NNC_FLOAT16, "torch.half"},
      {"odd_bfloat16", {17}, "(17,)", NNC_BFLOAT16, "torch.bfloat16"},
      {"bool", {5}, "(5,)", NNC_BOOL, "torch.bool"},
      {"uint8", {1, 3}, "(1, 3)", NNC_UINT8, "torch.uint8"},
      {"int8", {2, 1}, "(2, 1)", NNC_INT8, "torch.int8"},
      {"int16", {1, 1, 1, 1, 1, 2}, "(1, 1, 1, 1, 1, 2)", NNC_INT16, "torch.int16"},
      {"int64", {2, 0}, "(2, 0)", NNC_INT64, "torch.int64"},
  };
  std::vector<Sample> all;
  for (const auto& r : rows) {
    const auto call = [make, sizes = r.sizes, type = r.type](X) { return make(sizes, type); };
    all.push_back(row_of(op, kept(std::string("in_") + r.name), {}, call,
                         completed(torch, r.size_text, r.type_text)));
  }
  return all;
}
// What none of them makes.
std::vector<Refusal> not_made(const char* op, const Maker& make, const char* torch) {
  const struct {
    const char* name;
    std::vector<int64_t> sizes;
    const char* size_text;
    nnc_dtype type;
    const char* type_text;
    Code code;
    const char* text;
  } rows[] = {
      {"negative",
       {2, -1},
       "(2, -1)",
       NNC_FLOAT32,
       "torch.float",
       Code::kShape,
       "negative dimension -1"},
      {"too_large",
       {INT64_C(1) << 40, INT64_C(1) << 40},
       "(2**40, 2**40)",
       NNC_BOOL,
       "torch.bool",
       Code::kMemory,
       ""},
      {"no_type", {2}, "(2,)", 11, "11", Code::kDtype, "11"},
  };
  std::vector<Refusal> all;
  for (const auto& r : rows) {
    const auto call = [make, sizes = r.sizes, type = r.type](X) { return make(sizes, type); };
    all.push_back(
        {op, r.name, {}, call, r.code, r.text, completed(torch, r.size_text, r.type_text)});
  }
  return all;
}

Out zeroed(const Tensor& t) {
  c(nnc_zero_, t);
  return t;
}
Out an_empty(const std::vector<int64_t>& sizes, nnc_dtype type) {
  return zeroed(c(nnc_empty, sizes, type));
}
Out new_zeros_of(const std::vector<int64_t>& sizes, nnc_dtype type) {
  return c(nnc_zeros, sizes, type);
}
Out new_ones_of(const std::vector<int64_t>& sizes, nnc_dtype type) {
  return c(nnc_ones, sizes, type);
}
Out new_full_of(const std::vector<int64_t>& sizes, nnc_dtype type) {
  return c(nnc_full, sizes, 2.5, type);
}
Out new_full_i64_of(const std::vector<int64_t>& sizes, nnc_dtype type) {
  return c(nnc_full_i64, sizes, -3, type);
}

// clang-format off
[[maybe_unused]] const bool g_make_sizes = add_samples("kinds_make", joined({
    made_in("empty", an_empty, "torch.empty(SIZE, dtype=TYPE).zero_()"),
    made_in("zeros", new_zeros_of, "torch.zeros(SIZE, dtype=TYPE)"),
    made_in("ones", new_ones_of, "torch.ones(SIZE, dtype=TYPE)"),
    made_in("full", new_full_of, "torch.full(SIZE, 2.5, dtype=TYPE)"),
    made_in("full_i64", new_full_i64_of, "torch.full(SIZE, -3, dtype=TYPE)"),
}));
[[maybe_unused]] const bool g_make_no_sizes =
    add_refusals("kinds_make", not_made("empty", an_empty, "torch.empty(SIZE, dtype=TYPE)")) &&
    add_refusals("kinds_make", not_made("zeros", new_zeros_of, "torch.zeros(SIZE, dtype=TYPE)")) &&
    add_refusals("kinds_make", not_made("ones", new_ones_of, "torch.ones(SIZE, dtype=TYPE)")) &&
    add_refusals("kinds_make", not_made("full", new_full_of, "torch.full(SIZE, 2.5, dtype=TYPE)")) &&
    add_refusals("kinds_make", not_made("full_i64", new_full_i64_of, "torch.full(SIZE, -3, dtype=TYPE)"));

[[maybe_unused]] const bool g_make_like = add_samples("kinds_make", joined({
    each("empty_like", [](X x) { return zeroed(c(nnc_empty_like, x[0], 0)); }, "torch.empty_like(a).zero_()", {kAnything}),
    each("zeros_like", [](X x) { return c(nnc_zeros_like, x[0], 0); }, "torch.zeros_like(a)", {kAnything}),
    each("ones_like", [](X x) { return c(nnc_ones_like, x[0], 0); }, "torch.ones_like(a)", {kAnything}),
    each("full_like", [](X x) { return c(nnc_full_like, x[0], 3.5, 0); }, "torch.full_like(a, 3.5)", {kAnything}),
    each("full_like_i64", [](X x) { return c(nnc_full_like_i64, x[0], -3, 0); }, "torch.full_like(a, -3)", {kAnything}),
    each("new_empty", [](X x) { return zeroed(c(nnc_new_empty, x[0], list({2}), 0)); }, "a.new_empty((2,)).zero_()", {kAnything}),
    each("new_zeros", [](X x) { return c(nnc_new_zeros, x[0], list({2, 3}), 0); }, "a.new_zeros((2, 3))", {kAnything}),
    each("new_ones", [](X x) { return c(nnc_new_ones, x[0], list({1, 0}), 0); }, "a.new_ones((1, 0))", {kAnything}),
    each("new_full", [](X x) { return c(nnc_new_full, x[0], none, 1.5, 0); }, "a.new_full((), 1.5)", {kAnything}),
    each("new_full_i64", [](X x) { return c(nnc_new_full_i64, x[0], list({3}), -3, 0); }, "a.new_full((3,), -3)", {kAnything}),
}));

[[maybe_unused]] const bool g_make_values = add_samples("kinds_make", {
    row("full", "infinite", {}, [](X) { return c(nnc_full, list({3}), -INFINITY, NNC_BFLOAT16); },
        "torch.full((3,), float('-inf'), dtype=torch.bfloat16)"),
    row("full", "nan_is_true", {}, [](X) { return c(nnc_full, list({3}), NAN, NNC_BOOL); },
        "torch.full((3,), float('nan'), dtype=torch.bool)"),
    row("full", "rounded", {}, [](X) { return c(nnc_full, list({3}), 1.0 / 3, NNC_FLOAT16); },
        "torch.full((3,), 1 / 3, dtype=torch.half)"),
    row("arange_i64", "half", {}, [](X) { return c(nnc_arange_i64, -2, 5, 2, NNC_FLOAT16); },
        "torch.arange(-2, 5, 2, dtype=torch.half)"),
    row("arange_i64", "bytes", {}, [](X) { return c(nnc_arange_i64, 250, 256, 1, NNC_UINT8); },
        "torch.arange(250, 256, dtype=torch.uint8)"),
    row("arange_i64", "none", {}, [](X) { return c(nnc_arange_i64, 3, 3, -1, NNC_INT32); },
        "torch.arange(3, 3, -1, dtype=torch.int32)"),
    row("arange_i64", "exact", {}, [](X) { return c(nnc_arange_i64, INT64_MAX - 5, INT64_MAX, 2, 0); },
        "torch.arange(2**63 - 6, 2**63 - 1, 2)"),
    row("linspace", "down_bfloat16", {}, [](X) { return c(nnc_linspace, 3.0, -2.0, 7, NNC_BFLOAT16); },
        "torch.linspace(3, -2, 7, dtype=torch.bfloat16)"),
    row("linspace", "integers", {}, [](X) { return c(nnc_linspace, -4.0, 9.5, 6, NNC_INT16); },
        "torch.linspace(-4, 9.5, 6, dtype=torch.int16)"),
    row("linspace", "one", {}, [](X) { return c(nnc_linspace, 0.25, 9.0, 1, NNC_FLOAT16); },
        "torch.linspace(0.25, 9, 1, dtype=torch.half)"),
    row("linspace", "equal", {}, [](X) { return c(nnc_linspace, 2.0, 2.0, 19, 0); },
        "torch.linspace(2, 2, 19)"),
    row("eye", "bool", {}, [](X) { return c(nnc_eye, 4, 3, NNC_BOOL); },
        "torch.eye(4, 3, dtype=torch.bool)"),
    row("eye", "half", {}, [](X) { return c(nnc_eye, 1, 1, NNC_FLOAT16); },
        "torch.eye(1, 1, dtype=torch.half)"),
    row("eye", "bfloat16", {}, [](X) { return c(nnc_eye, 3, 3, NNC_BFLOAT16); },
        "torch.eye(3, dtype=torch.bfloat16)"),
});

[[maybe_unused]] const bool g_make_refusals = add_refusals("kinds_make", {
    {"full", "overflow", {}, [](X) { return c(nnc_full, list({2}), 1e300, NNC_FLOAT32); },
     Code::kInvalid, "value cannot be converted to type float without overflow", "torch.full((2,), 1e300, dtype=torch.float)"},
    {"full", "nan", {}, [](X) { return c(nnc_full, list({2}), NAN, NNC_INT64); },
     Code::kInvalid, "value cannot be converted to type int64_t without overflow", "torch.full((2,), float('nan'), dtype=torch.int64)"},
    {"full_i64", "overflow", {}, [](X) { return c(nnc_full_i64, list({2}), -300, NNC_UINT8); },
     Code::kInvalid, "value cannot be converted to type uint8_t without overflow", "torch.full((2,), -300, dtype=torch.uint8)"},
    {"full_like_i64", "overflow", {ints({2}, 0, 9, DType::kInt16)}, [](X x) { return c(nnc_full_like_i64, x[0], 1 << 15, 0); },
     Code::kInvalid, "value cannot be converted to type int16_t without overflow", "torch.full_like(a, 2**15)"},
    {"new_full_i64", "overflow", {in({2}).type(DType::kFloat16)}, [](X x) { return c(nnc_new_full_i64, x[0], list({2}), 65505, 0); },
     Code::kInvalid, "value cannot be converted to type c10::Half without overflow", "a.new_full((2,), 65505)"},
    {"new_empty", "negative", {in({2})}, [](X x) { return c(nnc_new_empty, x[0], list({-2}), 0); },
     Code::kShape, "negative dimension -2", "a.new_empty(-2)"},
    {"new_zeros", "negative", {in({2})}, [](X x) { return c(nnc_new_zeros, x[0], list({3, -2}), 0); },
     Code::kShape, "negative dimension -2", "a.new_zeros(3, -2)"},
    {"new_ones", "negative", {in({2})}, [](X x) { return c(nnc_new_ones, x[0], list({-1}), 0); },
     Code::kShape, "negative dimension -1", "a.new_ones(-1)"},
    {"empty_like", "no_type", {in({2})}, [](X x) { return c(nnc_empty_like, x[0], -1); },
     Code::kDtype, "-1", "torch.empty_like(a, dtype=-1)"},
    {"zeros_like", "no_type", {in({2})}, [](X x) { return c(nnc_zeros_like, x[0], 11); },
     Code::kDtype, "11", "torch.zeros_like(a, dtype=11)"},
    {"ones_like", "no_type", {in({2})}, [](X x) { return c(nnc_ones_like, x[0], 99); },
     Code::kDtype, "99", "torch.ones_like(a, dtype=99)"},
    {"arange_i64", "away", {}, [](X) { return c(nnc_arange_i64, 0, 5, -1, 0); },
     Code::kInvalid, "upper bound and lower bound inconsistent with step sign", "torch.arange(0, 5, -1)"},
    {"arange_i64", "no_step", {}, [](X) { return c(nnc_arange_i64, 0, 5, 0, 0); },
     Code::kInvalid, "step must be nonzero", "torch.arange(0, 5, 0)"},
    {"eye", "no_type", {}, [](X) { return c(nnc_eye, 2, 2, 11); },
     Code::kDtype, "11", "torch.eye(2, 2, dtype=11)"},
});
// clang-format on

}  // namespace
}  // namespace nnc::testing
