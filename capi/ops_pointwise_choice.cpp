// SPDX-License-Identifier: Apache-2.0
// Choice and mixture.
#include "nnc/ops_pointwise.h"

#include "capi/guard.h"
#include "ops/arith.h"
#include "ops/elementwise.h"
#include "ops/math.h"
#include "ops/number.h"

using namespace nnc;
using namespace nnc::capi;

namespace {

// A bound of clamp; NULL is none.
class Bound {
 public:
  template <class T>
  explicit Bound(const T* p) : set_(p != nullptr), value_(p ? Scalar(*p) : Scalar(0)) {}
  operator const Scalar*() const { return set_ ? &value_ : nullptr; }

 private:
  bool set_;
  Scalar value_;
};

// A number as one side of where, t being the other.
Tensor beside(const Tensor& t, const Scalar& v) {
  const DType type = ops::result_type(t, v);
  if (!is_floating(type)) ops::check_fits(v, type, "where");
  return Tensor::wrapped(v);
}

}  // namespace

nnc_error* nnc_maximum(nnc_ctx* ctx, nnc_tensor* input, nnc_tensor* other, nnc_tensor** out) {
  return PUT(out, ops::maximum(ARG(input), ARG(other)));
}

nnc_error* nnc_minimum(nnc_ctx* ctx, nnc_tensor* input, nnc_tensor* other, nnc_tensor** out) {
  return PUT(out, ops::minimum(ARG(input), ARG(other)));
}

nnc_error* nnc_clamp(nnc_ctx* ctx, nnc_tensor* input, const double* min, const double* max,
                     nnc_tensor** out) {
  return PUT(out, ops::clamp(ARG(input), Bound(min), Bound(max)));
}

nnc_error* nnc_clamp_i64(nnc_ctx* ctx, nnc_tensor* input, const int64_t* min, const int64_t* max,
                         nnc_tensor** out) {
  return PUT(out, ops::clamp(ARG(input), Bound(min), Bound(max)));
}

nnc_error* nnc_clamp_(nnc_ctx* ctx, nnc_tensor* input, const double* min, const double* max) {
  return RUN(ops::clamp_(ARG(input), Bound(min), Bound(max)));
}

nnc_error* nnc_clamp_i64_(nnc_ctx* ctx, nnc_tensor* input, const int64_t* min, const int64_t* max) {
  return RUN(ops::clamp_(ARG(input), Bound(min), Bound(max)));
}

nnc_error* nnc_clamp_min(nnc_ctx* ctx, nnc_tensor* input, double min, nnc_tensor** out) {
  return PUT(out, ops::clamp_min(ARG(input), min));
}

nnc_error* nnc_clamp_min_i64(nnc_ctx* ctx, nnc_tensor* input, int64_t min, nnc_tensor** out) {
  return PUT(out, ops::clamp_min(ARG(input), min));
}

nnc_error* nnc_clamp_max(nnc_ctx* ctx, nnc_tensor* input, double max, nnc_tensor** out) {
  return PUT(out, ops::clamp_max(ARG(input), max));
}

nnc_error* nnc_clamp_max_i64(nnc_ctx* ctx, nnc_tensor* input, int64_t max, nnc_tensor** out) {
  return PUT(out, ops::clamp_max(ARG(input), max));
}

nnc_error* nnc_where(nnc_ctx* ctx, nnc_tensor* condition, nnc_tensor* input, nnc_tensor* other,
                     nnc_tensor** out) {
  return PUT(out, ops::where(ARG(condition), ARG(input), ARG(other)));
}

nnc_error* nnc_where_scalar(nnc_ctx* ctx, nnc_tensor* condition, nnc_tensor* input, double other,
                            nnc_tensor** out) {
  return PUT(out, ops::where(ARG(condition), ARG(input), beside(ARG(input), other)));
}

nnc_error* nnc_where_scalar_i64(nnc_ctx* ctx, nnc_tensor* condition, nnc_tensor* input,
                                int64_t other, nnc_tensor** out) {
  return PUT(out, ops::where(ARG(condition), ARG(input), beside(ARG(input), other)));
}

nnc_error* nnc_where_scalar_self(nnc_ctx* ctx, nnc_tensor* condition, double self,
                                 nnc_tensor* other, nnc_tensor** out) {
  return PUT(out, ops::where(ARG(condition), beside(ARG(other), self), ARG(other)));
}

nnc_error* nnc_where_scalar_self_i64(nnc_ctx* ctx, nnc_tensor* condition, int64_t self,
                                     nnc_tensor* other, nnc_tensor** out) {
  return PUT(out, ops::where(ARG(condition), beside(ARG(other), self), ARG(other)));
}

nnc_error* nnc_where_scalars(nnc_ctx* ctx, nnc_tensor* condition, double self, double other,
                             nnc_tensor** out) {
  return PUT(out, ops::where(ARG(condition), Tensor::wrapped(self), Tensor::wrapped(other)));
}

nnc_error* nnc_where_scalars_i64(nnc_ctx* ctx, nnc_tensor* condition, int64_t self, int64_t other,
                                 nnc_tensor** out) {
  return PUT(out, ops::where(ARG(condition), Tensor::wrapped(self), Tensor::wrapped(other)));
}

nnc_error* nnc_lerp(nnc_ctx* ctx, nnc_tensor* input, nnc_tensor* end, nnc_tensor* weight,
                    nnc_tensor** out) {
  return PUT(out, ops::lerp(ARG(input), ARG(end), ARG(weight)));
}

nnc_error* nnc_lerp_(nnc_ctx* ctx, nnc_tensor* input, nnc_tensor* end, nnc_tensor* weight) {
  return RUN(ops::lerp_(ARG(input), ARG(end), ARG(weight)));
}

nnc_error* nnc_lerp_scalar(nnc_ctx* ctx, nnc_tensor* input, nnc_tensor* end, double weight,
                           nnc_tensor** out) {
  return PUT(out, ops::lerp(ARG(input), ARG(end), weight));
}

nnc_error* nnc_lerp_scalar_(nnc_ctx* ctx, nnc_tensor* input, nnc_tensor* end, double weight) {
  return RUN(ops::lerp_(ARG(input), ARG(end), weight));
}

nnc_error* nnc_addcmul(nnc_ctx* ctx, nnc_tensor* input, nnc_tensor* tensor1, nnc_tensor* tensor2,
                       double value, nnc_tensor** out) {
  return PUT(out, ops::addcmul(ARG(input), ARG(tensor1), ARG(tensor2), coefficient(value)));
}

nnc_error* nnc_addcmul_(nnc_ctx* ctx, nnc_tensor* input, nnc_tensor* tensor1, nnc_tensor* tensor2,
                        double value) {
  return RUN(ops::addcmul_(ARG(input), ARG(tensor1), ARG(tensor2), coefficient(value)));
}

nnc_error* nnc_addcdiv(nnc_ctx* ctx, nnc_tensor* input, nnc_tensor* tensor1, nnc_tensor* tensor2,
                       double value, nnc_tensor** out) {
  return PUT(out, ops::addcdiv(ARG(input), ARG(tensor1), ARG(tensor2), coefficient(value)));
}

nnc_error* nnc_addcdiv_(nnc_ctx* ctx, nnc_tensor* input, nnc_tensor* tensor1, nnc_tensor* tensor2,
                        double value) {
  return RUN(ops::addcdiv_(ARG(input), ARG(tensor1), ARG(tensor2), coefficient(value)));
}

nnc_error* nnc_clamp_tensor(nnc_ctx* ctx, nnc_tensor* input, nnc_tensor* min, nnc_tensor* max,
                            nnc_tensor** out) {
  return PUT(out, ops::clamp(ARG(input), OPT(min), OPT(max)));
}

nnc_error* nnc_clamp_tensor_(nnc_ctx* ctx, nnc_tensor* input, nnc_tensor* min, nnc_tensor* max) {
  return RUN(ops::clamp_(ARG(input), OPT(min), OPT(max)));
}

nnc_error* nnc_clamp_min_tensor(nnc_ctx* ctx, nnc_tensor* input, nnc_tensor* min,
                                nnc_tensor** out) {
  return PUT(out, ops::clamp_min(ARG(input), ARG(min)));
}

nnc_error* nnc_clamp_max_tensor(nnc_ctx* ctx, nnc_tensor* input, nnc_tensor* max,
                                nnc_tensor** out) {
  return PUT(out, ops::clamp_max(ARG(input), ARG(max)));
}

nnc_error* nnc_nan_to_num(nnc_ctx* ctx, nnc_tensor* input, const double* nan, const double* posinf,
                          const double* neginf, nnc_tensor** out) {
  return PUT(out, ops::nan_to_num(ARG(input), OPT(nan), OPT(posinf), OPT(neginf)));
}

nnc_error* nnc_nan_to_num_(nnc_ctx* ctx, nnc_tensor* input, const double* nan, const double* posinf,
                           const double* neginf) {
  return RUN(ops::nan_to_num_(ARG(input), OPT(nan), OPT(posinf), OPT(neginf)));
}
