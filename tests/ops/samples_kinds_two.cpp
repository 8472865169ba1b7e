// SPDX-License-Identifier: Apache-2.0
// Functions of two and three tensors, of every kind of input.
#include "support/kinds.h"

namespace nnc::testing {
namespace {

// Of bits: types of every width and sign, what is promoted, broadcast, empty.
std::vector<Inputs> whole_pairs() {
  const auto any = [](Dims sizes, DType t) { return ints(std::move(sizes), -100, 100, t); };
  const In bytes = ints({2, 3}, 0, 255, DType::kUInt8);
  return {
      {"of_bool", {bools({5}), bools({5})}},
      {"of_uint8", {bytes, ints({3}, 0, 255, DType::kUInt8)}},
      {"of_int8", {any({4}, DType::kInt8), any({4}, DType::kInt8)}},
      {"of_int16", {any({2, 1}, DType::kInt16), any({3}, DType::kInt16)}},
      {"of_int64_and_int32", {any({2, 3}, DType::kInt64), any({2, 1}, DType::kInt32)}},
      {"of_uint8_and_int8", {bytes, any({2, 3}, DType::kInt8)}},
      {"of_bool_and_int64", {bools({3}), any({3}, DType::kInt64)}},
      {"of_0d", {any({}, DType::kInt64), any({}, DType::kInt64)}},
      {"of_none", {any({0, 3}, DType::kInt64), any({3}, DType::kInt64)}},
  };
}
std::vector<Inputs> whole() {
  std::vector<Inputs> all = whole_pairs();
  for (Inputs& i : all) i.all.pop_back();
  return all;
}

// clang-format off
[[maybe_unused]] const bool g_kinds_two = add_samples("kinds_two", joined({
    each_pair("add", [](X x) { return c(nnc_add, x[0], x[1], 2); }, "torch.add(a, b, alpha=2)", {kAnything}, [](X x) { c(nnc_add_, x[0], x[1], 2); }),
    each_pair("sub", [](X x) { return c(nnc_sub, x[0], x[1], 1); }, "torch.sub(a, b)", {kAnything & ~kOfBool}, [](X x) { c(nnc_sub_, x[0], x[1], 1); }),
    each_pair("mul", [](X x) { return c(nnc_mul, x[0], x[1]); }, "torch.mul(a, b)", {kAnything}, [](X x) { c(nnc_mul_, x[0], x[1]); }),
    each_pair("div", [](X x) { return c(nnc_div, x[0], x[1], none); }, "torch.div(a, b)", {kAnything & ~kOfBool, 0.5, 2}, [](X x) { c(nnc_div_, x[0], x[1], none); }),
    each_pair("floor_divide", [](X x) { return c(nnc_floor_divide, x[0], x[1]); }, "torch.floor_divide(a, b)", {kAnything & ~kOfBool, 0.5, 2, false, false}),
    each_pair("remainder", [](X x) { return c(nnc_remainder, x[0], x[1]); }, "torch.remainder(a, b)", {kAnything & ~kOfBool, 0.5, 2}),
    each_pair("fmod", [](X x) { return c(nnc_fmod, x[0], x[1]); }, "torch.fmod(a, b)", {kAnything & ~kOfBool, 0.5, 2}),
    each_pair("pow", [](X x) { return c(nnc_pow, x[0], x[1]); }, "torch.pow(a, b)", {kAnything & ~kOfBool, 0.5, 2}, [](X x) { c(nnc_pow_, x[0], x[1]); }),
    each_pair("atan2", [](X x) { return c(nnc_atan2, x[0], x[1]); }, "torch.atan2(a, b)", {kAnything & ~kOfHalf & ~kOfBFloat16, 0.5, 2}, [](X x) { c(nnc_atan2_, x[0], x[1]); }),
    each_pair("atan2", [](X x) { return c(nnc_atan2, x[0], x[1]); }, "torch.atan2(a, b)", {kOfHalf | kOfBFloat16, 0.5, 2, false, false}, [](X x) { c(nnc_atan2_, x[0], x[1]); }),
    each_pair("maximum", [](X x) { return c(nnc_maximum, x[0], x[1]); }, "torch.maximum(a, b)", {kAnything}),
    each_pair("minimum", [](X x) { return c(nnc_minimum, x[0], x[1]); }, "torch.minimum(a, b)", {kAnything}),
    each_pair("eq", [](X x) { return c(nnc_eq, x[0], x[1]); }, "torch.eq(a, b)", {kAnything}),
    each_pair("ne", [](X x) { return c(nnc_ne, x[0], x[1]); }, "torch.ne(a, b)", {kAnything}),
    each_pair("lt", [](X x) { return c(nnc_lt, x[0], x[1]); }, "torch.lt(a, b)", {kAnything}),
    each_pair("le", [](X x) { return c(nnc_le, x[0], x[1]); }, "torch.le(a, b)", {kAnything}),
    each_pair("gt", [](X x) { return c(nnc_gt, x[0], x[1]); }, "torch.gt(a, b)", {kAnything}),
    each_pair("ge", [](X x) { return c(nnc_ge, x[0], x[1]); }, "torch.ge(a, b)", {kAnything}),
    each_pair("logical_and", [](X x) { return c(nnc_logical_and, x[0], x[1]); }, "torch.logical_and(a, b)", {kAnything}),
    each_pair("logical_or", [](X x) { return c(nnc_logical_or, x[0], x[1]); }, "torch.logical_or(a, b)", {kAnything}),
    each_pair("logical_xor", [](X x) { return c(nnc_logical_xor, x[0], x[1]); }, "torch.logical_xor(a, b)", {kAnything}),
    each_of("bitwise_and", [](X x) { return c(nnc_bitwise_and, x[0], x[1]); }, "torch.bitwise_and(a, b)", whole_pairs()),
    each_of("bitwise_or", [](X x) { return c(nnc_bitwise_or, x[0], x[1]); }, "torch.bitwise_or(a, b)", whole_pairs()),
    each_of("bitwise_xor", [](X x) { return c(nnc_bitwise_xor, x[0], x[1]); }, "torch.bitwise_xor(a, b)", whole_pairs()),
    each_of("bitwise_not", [](X x) { return c(nnc_bitwise_not, x[0]); }, "torch.bitwise_not(a)", whole()),
    each_pair("lerp_scalar", [](X x) { return c(nnc_lerp_scalar, x[0], x[1], 0.25); }, "torch.lerp(a, b, 0.25)", {kFloats}, [](X x) { c(nnc_lerp_scalar_, x[0], x[1], 0.25); }),
    each_pair("lerp", [](X x) { return c(nnc_lerp, x[0], x[1], x[1]); }, "torch.lerp(a, b, b)", {kFloats}, [](X x) { c(nnc_lerp_, x[0], x[1], x[1]); }),
    each_pair("addcmul", [](X x) { return c(nnc_addcmul, x[0], x[1], x[1], 2); }, "torch.addcmul(a, b, b, value=2)", {kAnything & ~kOfBool}, [](X x) { c(nnc_addcmul_, x[0], x[1], x[1], 2); }),
    each_pair("addcdiv", [](X x) { return c(nnc_addcdiv, x[0], x[1], c(nnc_exp, x[1]), 2); }, "torch.addcdiv(a, b, b.exp(), value=2)", {kFloats & ~kOfHalf, 0.5, 2}, [](X x) { c(nnc_addcdiv_, x[0], x[1], c(nnc_exp, x[1]), 2); }),
    each_pair("addcdiv", [](X x) { return c(nnc_addcdiv, x[0], x[1], c(nnc_exp, x[1]), 2); }, "torch.addcdiv(a, b, b.exp(), value=2)", {kOfHalf, 0.5, 2, false, false}, [](X x) { c(nnc_addcdiv_, x[0], x[1], c(nnc_exp, x[1]), 2); }),
    each_equal("equal", [](X x) { return c(nnc_equal, x[0], x[1]); }, "torch.tensor(int(torch.equal(a, b)), dtype=torch.int32)", {kAnything}),
    each_equal("allclose", [](X x) { return c(nnc_allclose, x[0], x[1], 1e-5, 1e-8, 0); }, "torch.tensor(int(torch.allclose(a, b, 1e-5, 1e-8)), dtype=torch.int32)", {kFloats}),
    each("where", [](X x) { return c(nnc_where, c(nnc_gt_scalar, x[0], 0.25), x[0], c(nnc_neg, x[0])); }, "torch.where(a > 0.25, a, -a)", {kAnything & ~kOfBool}),
    each("where_scalars", [](X x) { return c(nnc_where_scalars, c(nnc_gt_scalar, x[0], 0.25), 0.5, 2.5); }, "torch.where(a > 0.25, 0.5, 2.5)", {kAnything}),
    each("where_scalars_i64", [](X x) { return c(nnc_where_scalars_i64, c(nnc_gt_scalar, x[0], 0.25), 1, 3); }, "torch.where(a > 0.25, 1, 3)", {kAnything}),
    each("where_scalar_self", [](X x) { return c(nnc_where_scalar_self, c(nnc_gt_scalar, x[0], 0.25), 1.5, x[0]); }, "torch.where(a > 0.25, 1.5, a)", {kAnything}),
    each("where_scalar_self_i64", [](X x) { return c(nnc_where_scalar_self_i64, c(nnc_gt_scalar, x[0], 0.25), 3, x[0]); }, "torch.where(a > 0.25, 3, a)", {kAnything}),
    each("where_scalar_i64", [](X x) { return c(nnc_where_scalar_i64, c(nnc_gt_scalar, x[0], 0.25), x[0], 3); }, "torch.where(a > 0.25, a, 3)", {kAnything}),
}));
// clang-format on

}  // namespace
}  // namespace nnc::testing
