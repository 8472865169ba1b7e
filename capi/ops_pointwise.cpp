// SPDX-License-Identifier: Apache-2.0
#include "nnc/ops_pointwise.h"

#include "capi/guard.h"
#include "ops/arith.h"
#include "ops/compare.h"
#include "ops/math.h"

using namespace nnc;
using namespace nnc::capi;

namespace {

// A function of one tensor, and its form in place.
nnc_error* unary(const char* op, nnc_ctx* ctx, nnc_tensor* input, nnc_tensor** out,
                 Tensor (*f)(const Tensor&)) {
  return guard(op, ctx, out, [&](const Call& c) { c.put(out, f(c.tensor(input, "input"))); });
}
nnc_error* unary_(const char* op, nnc_ctx* ctx, nnc_tensor* input, void (*f)(const Tensor&)) {
  return guard(op, ctx, [&](const Call& c) { f(c.tensor(input, "input")); });
}

ops::Rounding rounding(const Call& c, const char* mode) {
  return ops::rounding_of(mode ? c.text(mode, "rounding_mode") : "", c.op());
}

// A bound of clamp; NULL is none.
class Bound {
 public:
  explicit Bound(const double* p) : set_(p != nullptr), value_(p ? Scalar::from_double(*p) : 0) {}
  const Scalar* get() const { return set_ ? &value_ : nullptr; }

 private:
  bool set_;
  Scalar value_;
};

}  // namespace

nnc_error* nnc_add(nnc_ctx* ctx, nnc_tensor* input, nnc_tensor* other, double alpha,
                   nnc_tensor** out) {
  return guard(__func__, ctx, out, [&](const Call& c) {
    c.put(out,
          ops::add(c.tensor(input, "input"), c.tensor(other, "other"), Scalar::from_double(alpha)));
  });
}

nnc_error* nnc_add_(nnc_ctx* ctx, nnc_tensor* input, nnc_tensor* other, double alpha) {
  return guard(__func__, ctx, [&](const Call& c) {
    ops::add_(c.tensor(input, "input"), c.tensor(other, "other"), Scalar::from_double(alpha));
  });
}

nnc_error* nnc_sub(nnc_ctx* ctx, nnc_tensor* input, nnc_tensor* other, double alpha,
                   nnc_tensor** out) {
  return guard(__func__, ctx, out, [&](const Call& c) {
    c.put(out,
          ops::sub(c.tensor(input, "input"), c.tensor(other, "other"), Scalar::from_double(alpha)));
  });
}

nnc_error* nnc_sub_(nnc_ctx* ctx, nnc_tensor* input, nnc_tensor* other, double alpha) {
  return guard(__func__, ctx, [&](const Call& c) {
    ops::sub_(c.tensor(input, "input"), c.tensor(other, "other"), Scalar::from_double(alpha));
  });
}

nnc_error* nnc_mul(nnc_ctx* ctx, nnc_tensor* input, nnc_tensor* other, nnc_tensor** out) {
  return guard(__func__, ctx, out, [&](const Call& c) {
    c.put(out, ops::mul(c.tensor(input, "input"), c.tensor(other, "other")));
  });
}

nnc_error* nnc_mul_(nnc_ctx* ctx, nnc_tensor* input, nnc_tensor* other) {
  return guard(__func__, ctx, [&](const Call& c) {
    ops::mul_(c.tensor(input, "input"), c.tensor(other, "other"));
  });
}

nnc_error* nnc_div(nnc_ctx* ctx, nnc_tensor* input, nnc_tensor* other, nnc_tensor** out) {
  return guard(__func__, ctx, out, [&](const Call& c) {
    c.put(out, ops::div(c.tensor(input, "input"), c.tensor(other, "other")));
  });
}

nnc_error* nnc_div_(nnc_ctx* ctx, nnc_tensor* input, nnc_tensor* other) {
  return guard(__func__, ctx, [&](const Call& c) {
    ops::div_(c.tensor(input, "input"), c.tensor(other, "other"));
  });
}

nnc_error* nnc_add_scalar(nnc_ctx* ctx, nnc_tensor* input, double other, nnc_tensor** out) {
  return guard(__func__, ctx, out, [&](const Call& c) {
    c.put(out, ops::add(c.tensor(input, "input"), Scalar::from_double(other)));
  });
}

nnc_error* nnc_sub_scalar(nnc_ctx* ctx, nnc_tensor* input, double other, nnc_tensor** out) {
  return guard(__func__, ctx, out, [&](const Call& c) {
    c.put(out, ops::sub(c.tensor(input, "input"), Scalar::from_double(other)));
  });
}

nnc_error* nnc_mul_scalar(nnc_ctx* ctx, nnc_tensor* input, double other, nnc_tensor** out) {
  return guard(__func__, ctx, out, [&](const Call& c) {
    c.put(out, ops::mul(c.tensor(input, "input"), Scalar::from_double(other)));
  });
}

nnc_error* nnc_div_scalar(nnc_ctx* ctx, nnc_tensor* input, double other, nnc_tensor** out) {
  return guard(__func__, ctx, out, [&](const Call& c) {
    c.put(out, ops::div(c.tensor(input, "input"), Scalar::from_double(other)));
  });
}

nnc_error* nnc_add_scalar_(nnc_ctx* ctx, nnc_tensor* input, double other) {
  return guard(__func__, ctx, [&](const Call& c) {
    ops::add_(c.tensor(input, "input"), Scalar::from_double(other));
  });
}

nnc_error* nnc_sub_scalar_(nnc_ctx* ctx, nnc_tensor* input, double other) {
  return guard(__func__, ctx, [&](const Call& c) {
    ops::sub_(c.tensor(input, "input"), Scalar::from_double(other));
  });
}

nnc_error* nnc_mul_scalar_(nnc_ctx* ctx, nnc_tensor* input, double other) {
  return guard(__func__, ctx, [&](const Call& c) {
    ops::mul_(c.tensor(input, "input"), Scalar::from_double(other));
  });
}

nnc_error* nnc_div_scalar_(nnc_ctx* ctx, nnc_tensor* input, double other) {
  return guard(__func__, ctx, [&](const Call& c) {
    ops::div_(c.tensor(input, "input"), Scalar::from_double(other));
  });
}

nnc_error* nnc_div_rounding(nnc_ctx* ctx, nnc_tensor* input, nnc_tensor* other,
                            const char* rounding_mode, nnc_tensor** out) {
  return guard(__func__, ctx, out, [&](const Call& c) {
    c.put(out,
          ops::div(c.tensor(input, "input"), c.tensor(other, "other"), rounding(c, rounding_mode)));
  });
}

nnc_error* nnc_div_rounding_(nnc_ctx* ctx, nnc_tensor* input, nnc_tensor* other,
                             const char* rounding_mode) {
  return guard(__func__, ctx, [&](const Call& c) {
    ops::div_(c.tensor(input, "input"), c.tensor(other, "other"), rounding(c, rounding_mode));
  });
}

nnc_error* nnc_div_rounding_scalar(nnc_ctx* ctx, nnc_tensor* input, double other,
                                   const char* rounding_mode, nnc_tensor** out) {
  return guard(__func__, ctx, out, [&](const Call& c) {
    c.put(out, ops::div(c.tensor(input, "input"), Scalar::from_double(other),
                        rounding(c, rounding_mode)));
  });
}

nnc_error* nnc_floor_divide(nnc_ctx* ctx, nnc_tensor* input, nnc_tensor* other, nnc_tensor** out) {
  return guard(__func__, ctx, out, [&](const Call& c) {
    c.put(out, ops::floor_divide(c.tensor(input, "input"), c.tensor(other, "other")));
  });
}

nnc_error* nnc_floor_divide_scalar(nnc_ctx* ctx, nnc_tensor* input, double other,
                                   nnc_tensor** out) {
  return guard(__func__, ctx, out, [&](const Call& c) {
    c.put(out, ops::floor_divide(c.tensor(input, "input"), Scalar::from_double(other)));
  });
}

nnc_error* nnc_remainder(nnc_ctx* ctx, nnc_tensor* input, nnc_tensor* other, nnc_tensor** out) {
  return guard(__func__, ctx, out, [&](const Call& c) {
    c.put(out, ops::remainder(c.tensor(input, "input"), c.tensor(other, "other")));
  });
}

nnc_error* nnc_remainder_scalar(nnc_ctx* ctx, nnc_tensor* input, double other, nnc_tensor** out) {
  return guard(__func__, ctx, out, [&](const Call& c) {
    c.put(out, ops::remainder(c.tensor(input, "input"), Scalar::from_double(other)));
  });
}

nnc_error* nnc_fmod(nnc_ctx* ctx, nnc_tensor* input, nnc_tensor* other, nnc_tensor** out) {
  return guard(__func__, ctx, out, [&](const Call& c) {
    c.put(out, ops::fmod(c.tensor(input, "input"), c.tensor(other, "other")));
  });
}

nnc_error* nnc_fmod_scalar(nnc_ctx* ctx, nnc_tensor* input, double other, nnc_tensor** out) {
  return guard(__func__, ctx, out, [&](const Call& c) {
    c.put(out, ops::fmod(c.tensor(input, "input"), Scalar::from_double(other)));
  });
}

nnc_error* nnc_pow(nnc_ctx* ctx, nnc_tensor* input, nnc_tensor* exponent, nnc_tensor** out) {
  return guard(__func__, ctx, out, [&](const Call& c) {
    c.put(out, ops::pow(c.tensor(input, "input"), c.tensor(exponent, "exponent")));
  });
}

nnc_error* nnc_pow_(nnc_ctx* ctx, nnc_tensor* input, nnc_tensor* exponent) {
  return guard(__func__, ctx, [&](const Call& c) {
    ops::pow_(c.tensor(input, "input"), c.tensor(exponent, "exponent"));
  });
}

nnc_error* nnc_pow_scalar(nnc_ctx* ctx, nnc_tensor* input, double exponent, nnc_tensor** out) {
  return guard(__func__, ctx, out, [&](const Call& c) {
    c.put(out, ops::pow(c.tensor(input, "input"), Scalar::from_double(exponent)));
  });
}

nnc_error* nnc_pow_scalar_(nnc_ctx* ctx, nnc_tensor* input, double exponent) {
  return guard(__func__, ctx, [&](const Call& c) {
    ops::pow_(c.tensor(input, "input"), Scalar::from_double(exponent));
  });
}

nnc_error* nnc_square(nnc_ctx* ctx, nnc_tensor* input, nnc_tensor** out) {
  return unary(__func__, ctx, input, out, ops::square);
}

nnc_error* nnc_maximum(nnc_ctx* ctx, nnc_tensor* input, nnc_tensor* other, nnc_tensor** out) {
  return guard(__func__, ctx, out, [&](const Call& c) {
    c.put(out, ops::maximum(c.tensor(input, "input"), c.tensor(other, "other")));
  });
}

nnc_error* nnc_minimum(nnc_ctx* ctx, nnc_tensor* input, nnc_tensor* other, nnc_tensor** out) {
  return guard(__func__, ctx, out, [&](const Call& c) {
    c.put(out, ops::minimum(c.tensor(input, "input"), c.tensor(other, "other")));
  });
}

nnc_error* nnc_clamp(nnc_ctx* ctx, nnc_tensor* input, const double* min, const double* max,
                     nnc_tensor** out) {
  return guard(__func__, ctx, out, [&](const Call& c) {
    const Bound low(min), high(max);
    c.put(out, ops::clamp(c.tensor(input, "input"), low.get(), high.get()));
  });
}

nnc_error* nnc_clamp_(nnc_ctx* ctx, nnc_tensor* input, const double* min, const double* max) {
  return guard(__func__, ctx, [&](const Call& c) {
    const Bound low(min), high(max);
    ops::clamp_(c.tensor(input, "input"), low.get(), high.get());
  });
}

nnc_error* nnc_clamp_min(nnc_ctx* ctx, nnc_tensor* input, double min, nnc_tensor** out) {
  return guard(__func__, ctx, out, [&](const Call& c) {
    c.put(out, ops::clamp_min(c.tensor(input, "input"), Scalar::from_double(min)));
  });
}

nnc_error* nnc_clamp_max(nnc_ctx* ctx, nnc_tensor* input, double max, nnc_tensor** out) {
  return guard(__func__, ctx, out, [&](const Call& c) {
    c.put(out, ops::clamp_max(c.tensor(input, "input"), Scalar::from_double(max)));
  });
}

nnc_error* nnc_where(nnc_ctx* ctx, nnc_tensor* condition, nnc_tensor* input, nnc_tensor* other,
                     nnc_tensor** out) {
  return guard(__func__, ctx, out, [&](const Call& c) {
    c.put(out, ops::where(c.tensor(condition, "condition"), c.tensor(input, "input"),
                          c.tensor(other, "other")));
  });
}

nnc_error* nnc_lerp(nnc_ctx* ctx, nnc_tensor* input, nnc_tensor* end, nnc_tensor* weight,
                    nnc_tensor** out) {
  return guard(__func__, ctx, out, [&](const Call& c) {
    c.put(out,
          ops::lerp(c.tensor(input, "input"), c.tensor(end, "end"), c.tensor(weight, "weight")));
  });
}

nnc_error* nnc_lerp_(nnc_ctx* ctx, nnc_tensor* input, nnc_tensor* end, nnc_tensor* weight) {
  return guard(__func__, ctx, [&](const Call& c) {
    ops::lerp_(c.tensor(input, "input"), c.tensor(end, "end"), c.tensor(weight, "weight"));
  });
}

nnc_error* nnc_lerp_scalar(nnc_ctx* ctx, nnc_tensor* input, nnc_tensor* end, double weight,
                           nnc_tensor** out) {
  return guard(__func__, ctx, out, [&](const Call& c) {
    c.put(out, ops::lerp(c.tensor(input, "input"), c.tensor(end, "end"), weight));
  });
}

nnc_error* nnc_lerp_scalar_(nnc_ctx* ctx, nnc_tensor* input, nnc_tensor* end, double weight) {
  return guard(__func__, ctx, [&](const Call& c) {
    ops::lerp_(c.tensor(input, "input"), c.tensor(end, "end"), weight);
  });
}

nnc_error* nnc_addcmul(nnc_ctx* ctx, nnc_tensor* input, nnc_tensor* tensor1, nnc_tensor* tensor2,
                       double value, nnc_tensor** out) {
  return guard(__func__, ctx, out, [&](const Call& c) {
    c.put(out, ops::addcmul(c.tensor(input, "input"), c.tensor(tensor1, "tensor1"),
                            c.tensor(tensor2, "tensor2"), Scalar::from_double(value)));
  });
}

nnc_error* nnc_addcmul_(nnc_ctx* ctx, nnc_tensor* input, nnc_tensor* tensor1, nnc_tensor* tensor2,
                        double value) {
  return guard(__func__, ctx, [&](const Call& c) {
    ops::addcmul_(c.tensor(input, "input"), c.tensor(tensor1, "tensor1"),
                  c.tensor(tensor2, "tensor2"), Scalar::from_double(value));
  });
}

nnc_error* nnc_addcdiv(nnc_ctx* ctx, nnc_tensor* input, nnc_tensor* tensor1, nnc_tensor* tensor2,
                       double value, nnc_tensor** out) {
  return guard(__func__, ctx, out, [&](const Call& c) {
    c.put(out, ops::addcdiv(c.tensor(input, "input"), c.tensor(tensor1, "tensor1"),
                            c.tensor(tensor2, "tensor2"), Scalar::from_double(value)));
  });
}

nnc_error* nnc_addcdiv_(nnc_ctx* ctx, nnc_tensor* input, nnc_tensor* tensor1, nnc_tensor* tensor2,
                        double value) {
  return guard(__func__, ctx, [&](const Call& c) {
    ops::addcdiv_(c.tensor(input, "input"), c.tensor(tensor1, "tensor1"),
                  c.tensor(tensor2, "tensor2"), Scalar::from_double(value));
  });
}

nnc_error* nnc_neg(nnc_ctx* ctx, nnc_tensor* input, nnc_tensor** out) {
  return unary(__func__, ctx, input, out, ops::neg);
}

nnc_error* nnc_neg_(nnc_ctx* ctx, nnc_tensor* input) {
  return unary_(__func__, ctx, input, ops::neg_);
}

nnc_error* nnc_abs(nnc_ctx* ctx, nnc_tensor* input, nnc_tensor** out) {
  return unary(__func__, ctx, input, out, ops::abs);
}

nnc_error* nnc_sign(nnc_ctx* ctx, nnc_tensor* input, nnc_tensor** out) {
  return unary(__func__, ctx, input, out, ops::sign);
}

nnc_error* nnc_reciprocal(nnc_ctx* ctx, nnc_tensor* input, nnc_tensor** out) {
  return unary(__func__, ctx, input, out, ops::reciprocal);
}

nnc_error* nnc_exp(nnc_ctx* ctx, nnc_tensor* input, nnc_tensor** out) {
  return unary(__func__, ctx, input, out, ops::exp);
}

nnc_error* nnc_exp_(nnc_ctx* ctx, nnc_tensor* input) {
  return unary_(__func__, ctx, input, ops::exp_);
}

nnc_error* nnc_expm1(nnc_ctx* ctx, nnc_tensor* input, nnc_tensor** out) {
  return unary(__func__, ctx, input, out, ops::expm1);
}

nnc_error* nnc_log(nnc_ctx* ctx, nnc_tensor* input, nnc_tensor** out) {
  return unary(__func__, ctx, input, out, ops::log);
}

nnc_error* nnc_log1p(nnc_ctx* ctx, nnc_tensor* input, nnc_tensor** out) {
  return unary(__func__, ctx, input, out, ops::log1p);
}

nnc_error* nnc_log2(nnc_ctx* ctx, nnc_tensor* input, nnc_tensor** out) {
  return unary(__func__, ctx, input, out, ops::log2);
}

nnc_error* nnc_log10(nnc_ctx* ctx, nnc_tensor* input, nnc_tensor** out) {
  return unary(__func__, ctx, input, out, ops::log10);
}

nnc_error* nnc_sqrt(nnc_ctx* ctx, nnc_tensor* input, nnc_tensor** out) {
  return unary(__func__, ctx, input, out, ops::sqrt);
}

nnc_error* nnc_sqrt_(nnc_ctx* ctx, nnc_tensor* input) {
  return unary_(__func__, ctx, input, ops::sqrt_);
}

nnc_error* nnc_rsqrt(nnc_ctx* ctx, nnc_tensor* input, nnc_tensor** out) {
  return unary(__func__, ctx, input, out, ops::rsqrt);
}

nnc_error* nnc_sin(nnc_ctx* ctx, nnc_tensor* input, nnc_tensor** out) {
  return unary(__func__, ctx, input, out, ops::sin);
}

nnc_error* nnc_cos(nnc_ctx* ctx, nnc_tensor* input, nnc_tensor** out) {
  return unary(__func__, ctx, input, out, ops::cos);
}

nnc_error* nnc_tan(nnc_ctx* ctx, nnc_tensor* input, nnc_tensor** out) {
  return unary(__func__, ctx, input, out, ops::tan);
}

nnc_error* nnc_asin(nnc_ctx* ctx, nnc_tensor* input, nnc_tensor** out) {
  return unary(__func__, ctx, input, out, ops::asin);
}

nnc_error* nnc_acos(nnc_ctx* ctx, nnc_tensor* input, nnc_tensor** out) {
  return unary(__func__, ctx, input, out, ops::acos);
}

nnc_error* nnc_atan(nnc_ctx* ctx, nnc_tensor* input, nnc_tensor** out) {
  return unary(__func__, ctx, input, out, ops::atan);
}

nnc_error* nnc_sinh(nnc_ctx* ctx, nnc_tensor* input, nnc_tensor** out) {
  return unary(__func__, ctx, input, out, ops::sinh);
}

nnc_error* nnc_cosh(nnc_ctx* ctx, nnc_tensor* input, nnc_tensor** out) {
  return unary(__func__, ctx, input, out, ops::cosh);
}

nnc_error* nnc_erf(nnc_ctx* ctx, nnc_tensor* input, nnc_tensor** out) {
  return unary(__func__, ctx, input, out, ops::erf);
}

nnc_error* nnc_erfc(nnc_ctx* ctx, nnc_tensor* input, nnc_tensor** out) {
  return unary(__func__, ctx, input, out, ops::erfc);
}

nnc_error* nnc_floor(nnc_ctx* ctx, nnc_tensor* input, nnc_tensor** out) {
  return unary(__func__, ctx, input, out, ops::floor);
}

nnc_error* nnc_ceil(nnc_ctx* ctx, nnc_tensor* input, nnc_tensor** out) {
  return unary(__func__, ctx, input, out, ops::ceil);
}

nnc_error* nnc_round(nnc_ctx* ctx, nnc_tensor* input, nnc_tensor** out) {
  return unary(__func__, ctx, input, out, ops::round);
}

nnc_error* nnc_trunc(nnc_ctx* ctx, nnc_tensor* input, nnc_tensor** out) {
  return unary(__func__, ctx, input, out, ops::trunc);
}

nnc_error* nnc_eq(nnc_ctx* ctx, nnc_tensor* input, nnc_tensor* other, nnc_tensor** out) {
  return guard(__func__, ctx, out, [&](const Call& c) {
    c.put(out, ops::eq(c.tensor(input, "input"), c.tensor(other, "other")));
  });
}

nnc_error* nnc_ne(nnc_ctx* ctx, nnc_tensor* input, nnc_tensor* other, nnc_tensor** out) {
  return guard(__func__, ctx, out, [&](const Call& c) {
    c.put(out, ops::ne(c.tensor(input, "input"), c.tensor(other, "other")));
  });
}

nnc_error* nnc_lt(nnc_ctx* ctx, nnc_tensor* input, nnc_tensor* other, nnc_tensor** out) {
  return guard(__func__, ctx, out, [&](const Call& c) {
    c.put(out, ops::lt(c.tensor(input, "input"), c.tensor(other, "other")));
  });
}

nnc_error* nnc_le(nnc_ctx* ctx, nnc_tensor* input, nnc_tensor* other, nnc_tensor** out) {
  return guard(__func__, ctx, out, [&](const Call& c) {
    c.put(out, ops::le(c.tensor(input, "input"), c.tensor(other, "other")));
  });
}

nnc_error* nnc_gt(nnc_ctx* ctx, nnc_tensor* input, nnc_tensor* other, nnc_tensor** out) {
  return guard(__func__, ctx, out, [&](const Call& c) {
    c.put(out, ops::gt(c.tensor(input, "input"), c.tensor(other, "other")));
  });
}

nnc_error* nnc_ge(nnc_ctx* ctx, nnc_tensor* input, nnc_tensor* other, nnc_tensor** out) {
  return guard(__func__, ctx, out, [&](const Call& c) {
    c.put(out, ops::ge(c.tensor(input, "input"), c.tensor(other, "other")));
  });
}

nnc_error* nnc_eq_scalar(nnc_ctx* ctx, nnc_tensor* input, double other, nnc_tensor** out) {
  return guard(__func__, ctx, out, [&](const Call& c) {
    c.put(out, ops::eq(c.tensor(input, "input"), Scalar::from_double(other)));
  });
}

nnc_error* nnc_ne_scalar(nnc_ctx* ctx, nnc_tensor* input, double other, nnc_tensor** out) {
  return guard(__func__, ctx, out, [&](const Call& c) {
    c.put(out, ops::ne(c.tensor(input, "input"), Scalar::from_double(other)));
  });
}

nnc_error* nnc_lt_scalar(nnc_ctx* ctx, nnc_tensor* input, double other, nnc_tensor** out) {
  return guard(__func__, ctx, out, [&](const Call& c) {
    c.put(out, ops::lt(c.tensor(input, "input"), Scalar::from_double(other)));
  });
}

nnc_error* nnc_le_scalar(nnc_ctx* ctx, nnc_tensor* input, double other, nnc_tensor** out) {
  return guard(__func__, ctx, out, [&](const Call& c) {
    c.put(out, ops::le(c.tensor(input, "input"), Scalar::from_double(other)));
  });
}

nnc_error* nnc_gt_scalar(nnc_ctx* ctx, nnc_tensor* input, double other, nnc_tensor** out) {
  return guard(__func__, ctx, out, [&](const Call& c) {
    c.put(out, ops::gt(c.tensor(input, "input"), Scalar::from_double(other)));
  });
}

nnc_error* nnc_ge_scalar(nnc_ctx* ctx, nnc_tensor* input, double other, nnc_tensor** out) {
  return guard(__func__, ctx, out, [&](const Call& c) {
    c.put(out, ops::ge(c.tensor(input, "input"), Scalar::from_double(other)));
  });
}

nnc_error* nnc_logical_and(nnc_ctx* ctx, nnc_tensor* input, nnc_tensor* other, nnc_tensor** out) {
  return guard(__func__, ctx, out, [&](const Call& c) {
    c.put(out, ops::logical_and(c.tensor(input, "input"), c.tensor(other, "other")));
  });
}

nnc_error* nnc_logical_or(nnc_ctx* ctx, nnc_tensor* input, nnc_tensor* other, nnc_tensor** out) {
  return guard(__func__, ctx, out, [&](const Call& c) {
    c.put(out, ops::logical_or(c.tensor(input, "input"), c.tensor(other, "other")));
  });
}

nnc_error* nnc_logical_xor(nnc_ctx* ctx, nnc_tensor* input, nnc_tensor* other, nnc_tensor** out) {
  return guard(__func__, ctx, out, [&](const Call& c) {
    c.put(out, ops::logical_xor(c.tensor(input, "input"), c.tensor(other, "other")));
  });
}

nnc_error* nnc_logical_not(nnc_ctx* ctx, nnc_tensor* input, nnc_tensor** out) {
  return unary(__func__, ctx, input, out, ops::logical_not);
}

nnc_error* nnc_bitwise_and(nnc_ctx* ctx, nnc_tensor* input, nnc_tensor* other, nnc_tensor** out) {
  return guard(__func__, ctx, out, [&](const Call& c) {
    c.put(out, ops::bitwise_and(c.tensor(input, "input"), c.tensor(other, "other")));
  });
}

nnc_error* nnc_bitwise_or(nnc_ctx* ctx, nnc_tensor* input, nnc_tensor* other, nnc_tensor** out) {
  return guard(__func__, ctx, out, [&](const Call& c) {
    c.put(out, ops::bitwise_or(c.tensor(input, "input"), c.tensor(other, "other")));
  });
}

nnc_error* nnc_bitwise_xor(nnc_ctx* ctx, nnc_tensor* input, nnc_tensor* other, nnc_tensor** out) {
  return guard(__func__, ctx, out, [&](const Call& c) {
    c.put(out, ops::bitwise_xor(c.tensor(input, "input"), c.tensor(other, "other")));
  });
}

nnc_error* nnc_bitwise_not(nnc_ctx* ctx, nnc_tensor* input, nnc_tensor** out) {
  return unary(__func__, ctx, input, out, ops::bitwise_not);
}

nnc_error* nnc_isnan(nnc_ctx* ctx, nnc_tensor* input, nnc_tensor** out) {
  return unary(__func__, ctx, input, out, ops::isnan);
}

nnc_error* nnc_isinf(nnc_ctx* ctx, nnc_tensor* input, nnc_tensor** out) {
  return unary(__func__, ctx, input, out, ops::isinf);
}

nnc_error* nnc_isfinite(nnc_ctx* ctx, nnc_tensor* input, nnc_tensor** out) {
  return unary(__func__, ctx, input, out, ops::isfinite);
}

nnc_error* nnc_isclose(nnc_ctx* ctx, nnc_tensor* input, nnc_tensor* other, double rtol, double atol,
                       int32_t equal_nan, nnc_tensor** out) {
  return guard(__func__, ctx, out, [&](const Call& c) {
    c.put(out, ops::isclose(c.tensor(input, "input"), c.tensor(other, "other"), rtol, atol,
                            equal_nan != 0));
  });
}

nnc_error* nnc_allclose(nnc_ctx* ctx, nnc_tensor* input, nnc_tensor* other, double rtol,
                        double atol, int32_t equal_nan, int32_t* out) {
  return guard(__func__, ctx, out, [&](const Call& c) {
    *out = ops::allclose(c.tensor(input, "input"), c.tensor(other, "other"), rtol, atol,
                         equal_nan != 0);
  });
}

nnc_error* nnc_equal(nnc_ctx* ctx, nnc_tensor* input, nnc_tensor* other, int32_t* out) {
  return guard(__func__, ctx, out, [&](const Call& c) {
    *out = ops::equal(c.tensor(input, "input"), c.tensor(other, "other"));
  });
}
