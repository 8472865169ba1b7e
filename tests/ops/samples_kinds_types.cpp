// SPDX-License-Identifier: Apache-2.0
// Every kind of input converted, copied and written; which types numbers compute in.
#include <cmath>

#include "support/kinds.h"

namespace nnc::testing {
namespace {

constexpr nnc_dtype kElementTypes[] = {NNC_FLOAT32, NNC_FLOAT64, NNC_FLOAT16, NNC_BFLOAT16,
                                       NNC_INT64,   NNC_INT32,   NNC_INT16,   NNC_INT8,
                                       NNC_UINT8,   NNC_BOOL};
// The same in Python, whose numbers are ours less 1.
const std::string kTorchTypes =
    "(torch.float, f64, torch.half, torch.bfloat16, torch.int64, torch.int32, torch.int16, "
    "torch.int8, torch.uint8, torch.bool)";
const char* const kElementNames[] = {"float32", "float64", "float16", "bfloat16", "int64",
                                     "int32",   "int16",   "int8",    "uint8",    "bool"};

// What the type holds stays; floats that whole numbers do not hold have rows of their own.
constexpr Each kAny{kAnything, -1, 1}, kHeld{kAnything & ~kOfNan, 0, 100};

std::vector<Sample> as_converted(std::vector<Sample> rows) {
  for (Sample& s : rows) s = s.no_gradcheck().no_float32().no_write_check();
  return rows;
}
using Converter = nnc_error* (*)(nnc_ctx*, nnc_tensor*, nnc_tensor**);
std::vector<Sample> conversion(const char* op, Converter f, const char* torch, const Each& e) {
  return as_converted(each(
      op, [f](X x) { return c(f, x[0]); }, torch, e));
}
// Of a copy that a function changes.
template <class F>
Call on_copy(const F& change) {
  return [change](X x) -> Out {
    const Tensor y = c(nnc_clone, x[0]);
    change(y, x);
    return y;
  };
}

// clang-format off
[[maybe_unused]] const bool g_types_casts = add_samples("kinds_types", joined({
    conversion("tensor_float", nnc_tensor_float, "a.float()", kAny),
    conversion("tensor_double", nnc_tensor_double, "a.double()", kAny),
    conversion("tensor_half", nnc_tensor_half, "a.half()", kAny),
    conversion("tensor_bfloat16", nnc_tensor_bfloat16, "a.bfloat16()", kAny),
    conversion("tensor_bool", nnc_tensor_bool, "a.bool()", kAny),
    conversion("tensor_long", nnc_tensor_long, "a.long()", kHeld),
    conversion("tensor_int", nnc_tensor_int, "a.int()", kHeld),
    conversion("tensor_short", nnc_tensor_short, "a.short()", kHeld),
    conversion("tensor_char", nnc_tensor_char, "a.char()", kHeld),
    conversion("tensor_byte", nnc_tensor_byte, "a.byte()", kHeld),
    conversion("tensor_cpu", nnc_tensor_cpu, "a.cpu()", kAny),
    as_converted(each("tensor_to", [](X x) { return c(nnc_tensor_to, x[0], NNC_FLOAT32); }, "a.to(torch.float)", kAny)),
    as_converted(each("as_tensor", [](X x) { return c(nnc_as_tensor, x[0], NNC_BFLOAT16); }, "torch.as_tensor(a, dtype=torch.bfloat16)", kAny)),
    as_converted(each_pair("type_as", [](X x) { return c(nnc_type_as, x[0], x[1]); }, "a.type_as(b)", kAny)),
    {row("tensor_half", "infinite_and_tiny", {constant({5}).values({65519, 65520, -1e300, 6e-8, 2e-8})}, [](X x) { return c(nnc_tensor_half, x[0]); }, "a.half()").no_float32(),
     row("tensor_bfloat16", "ties", {constant({4}).values({1.00390625, 1.01171875, -1.00390625, 3.4e38})}, [](X x) { return c(nnc_tensor_bfloat16, x[0]); }, "a.bfloat16()").no_float32(),
     row("tensor_float", "rounded", {constant({4}).values({1e300, -1e-300, 1.00000001, 16777217})}, [](X x) { return c(nnc_tensor_float, x[0]); }, "a.float()").no_float32(),
     row("tensor_byte", "wrapped", {ints({4}, {-1, 256, 1000, -300})}, [](X x) { return c(nnc_tensor_byte, x[0]); }, "a.byte()"),
     row("tensor_char", "wrapped", {ints({4}, {128, 255, -129, 1000})}, [](X x) { return c(nnc_tensor_char, x[0]); }, "a.char()"),
     row("tensor_short", "wrapped", {ints({3}, {32768, -32769, 100000})}, [](X x) { return c(nnc_tensor_short, x[0]); }, "a.short()"),
     row("tensor_int", "wrapped", {ints({3}, {2147483648, -2147483649, 1099511627775})}, [](X x) { return c(nnc_tensor_int, x[0]); }, "a.int()"),
     row("tensor_bool", "smallest", {constant({4}).values({-0.0, 0, 5e-324, -INFINITY})}, [](X x) { return c(nnc_tensor_bool, x[0]); }, "a.bool()").no_float32(),
     row("tensor_long", "cut_off", {constant({5}).values({-2.9, 2.9, -0.5, 0.999, 4503599627370497.5})}, [](X x) { return c(nnc_tensor_long, x[0]); }, "a.long()").no_float32()},
}));

[[maybe_unused]] const bool g_types_copies = add_samples("kinds_types", joined({
    each("clone", [](X x) { return c(nnc_clone, x[0]); }, "a.clone()", kAny),
    each("contiguous", [](X x) { return c(nnc_contiguous, c(nnc_transpose, c(nnc_unsqueeze, x[0], 0), 0, -1)); }, "a.unsqueeze(0).transpose(0, -1).contiguous()", kAny),
    each_pair("copy_", on_copy([](const Tensor& y, X x) { c(nnc_copy_, y, x[1]); }), "a.clone().copy_(b)", {kAnything & ~kOfOdd}),
    each("fill_", on_copy([](const Tensor& y, X) { c(nnc_fill_, y, 2.5); }), "a.clone().fill_(2.5)", kAny),
    each("fill_i64_", on_copy([](const Tensor& y, X) { c(nnc_fill_i64_, y, -3); }), "a.clone().fill_(-3)", kAny),
    each("zero_", on_copy([](const Tensor& y, X) { c(nnc_zero_, y); }), "a.clone().zero_()", kAny),
    {row("copy_", "into_a_view", {in({3, 2}), in({3})}, on_copy([](const Tensor& y, X x) { c(nnc_copy_, c(nnc_select, y, 1, 1), x[1]); }), "(lambda y: (y.select(1, 1).copy_(b), y)[1])(a.clone())"),
     row("copy_", "to_integers", {ints({3}, 0, 9), in({3}).range(-9, 9)}, on_copy([](const Tensor& y, X x) { c(nnc_copy_, y, x[1]); }), "a.clone().copy_(b)"),
     row("fill_", "a_view", {in({3, 2})}, on_copy([](const Tensor& y, X) { c(nnc_fill_, c(nnc_t, c(nnc_narrow, y, 0, 1, 2)), -INFINITY); }), "(lambda y: (y[1:].t().fill_(float('-inf')), y)[1])(a.clone())").no_gradcheck(),
     row("zero_", "a_view", {in({3, 2})}, on_copy([](const Tensor& y, X) { c(nnc_zero_, c(nnc_select, y, 1, 0)); }), "(lambda y: (y[:, 0].zero_(), y)[1])(a.clone())")},
}));

[[maybe_unused]] const bool g_types_refusals = add_refusals("kinds_types", {
    {"copy_", "sizes", {constant({3}), in({2})}, [](X x) { return c(nnc_copy_, x[0], x[1]); },
     Code::kShape, "The size of tensor a (3) must match the size of tensor b (2) at non-singleton dimension 0", "a.copy_(b)"},
    {"copy_", "larger", {constant({3}), in({2, 3})}, [](X x) { return c(nnc_copy_, x[0], x[1]); },
     Code::kShape, "output with shape [3] doesn't match the broadcast shape [2, 3]", "a.copy_(b)"},
    {"copy_", "leaf", {in({3}), in({3})}, [](X x) { return c(nnc_copy_, x[0], x[1]); },
     Code::kState, "a leaf Variable that requires grad", "a.copy_(b)"},
    {"fill_", "overflow", {ints({3}, 0, 9, DType::kInt8)}, [](X x) { return c(nnc_fill_, x[0], 128.0); },
     Code::kInvalid, "value cannot be converted to type int8_t without overflow", "a.fill_(128.)"},
    {"fill_i64_", "overflow", {ints({3}, 0, 9, DType::kUInt8)}, [](X x) { return c(nnc_fill_i64_, x[0], 256); },
     Code::kInvalid, "value cannot be converted to type uint8_t without overflow", "a.fill_(256)"},
    {"zero_", "leaf", {in({3})}, [](X x) { return c(nnc_zero_, x[0]); },
     Code::kState, "a leaf Variable that requires grad", "a.zero_()"},
    {"tensor_to", "no_type", {in({3})}, [](X x) { return c(nnc_tensor_to, x[0], 11); },
     Code::kDtype, "11", "a.to(dtype=11)"},
    {"as_tensor", "no_type", {in({3})}, [](X x) { return c(nnc_as_tensor, x[0], -1); },
     Code::kDtype, "-1", "torch.as_tensor(a, dtype=-1)"},
    {"promote_types", "no_type", {}, [](X) { return c(nnc_promote_types, NNC_BOOL, 11); },
     Code::kDtype, "11", "torch.promote_types(torch.bool, 11)"},
});
// clang-format on

// ---- which types numbers compute in: a row for each type, beside the others ----

In of_type(Dims sizes, int i) {
  return ints(std::move(sizes), 0, 2, static_cast<DType>(kElementTypes[i])).no_grad();
}
using Asked = std::function<Tensor(X, nnc_dtype)>;
// torch: of t, another type, and ours, which is OWN.
std::vector<Sample> for_types(const char* op, const Dims& sizes, const Asked& ask,
                              const std::string& torch, int others = 10) {
  std::vector<Sample> rows;
  for (int i = 0; i < 10; ++i) {
    const auto call = [ask, others](X x) -> Out {
      Tensors all;
      for (int k = 0; k < others; ++k) all.push_back(ask(x, kElementTypes[k]));
      return c(nnc_stack, all, 0);
    };
    const std::string text = "torch.tensor([1 + " + kTorchTypes + ".index(" + torch +
                             ") for t in " + kTorchTypes + "[:" + std::to_string(others) +
                             "]], dtype=torch.int32)";
    const char* name =
        kept(std::string("of_") + kElementNames[i] + (sizes.empty() ? "_number" : ""));
    rows.push_back(row_of(op, name, {of_type(sizes, i)}, call, kept(text)).no_float32());
  }
  return rows;
}
Tensor one_of(const Dims& sizes, nnc_dtype t) {
  return c(nnc_zeros, std::vector<int64_t>(sizes.begin(), sizes.end()), t);
}

// clang-format off
[[maybe_unused]] const bool g_types_promotion = add_samples("kinds_types", joined({
    for_types("promote_types", {1}, [](X x, nnc_dtype t) -> Tensor { return c(nnc_promote_types, static_cast<int>(x[0].dtype()), t); }, "torch.promote_types(a.dtype, t)"),
    for_types("result_type", {2}, [](X x, nnc_dtype t) -> Tensor { return c(nnc_result_type, x[0], one_of({}, t)); }, "torch.result_type(a, torch.zeros((), dtype=t))"),
    for_types("result_type", {}, [](X x, nnc_dtype t) -> Tensor { return c(nnc_result_type, x[0], one_of({1}, t)); }, "torch.result_type(a, torch.zeros(1, dtype=t))"),
    for_types("result_type_scalar", {2}, [](X x, nnc_dtype) -> Tensor { return c(nnc_result_type_scalar, x[0], 2.5); }, "torch.result_type(a, 2.5)", 1),
    for_types("result_type_scalar_i64", {2}, [](X x, nnc_dtype) -> Tensor { return c(nnc_result_type_scalar_i64, x[0], 300); }, "torch.result_type(a, 300)", 1),
}));
// clang-format on

}  // namespace
}  // namespace nnc::testing
