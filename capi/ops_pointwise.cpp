// SPDX-License-Identifier: Apache-2.0
#include "nnc/ops_pointwise.h"

#include "capi/guard.h"
#include "ops/arith.h"

using namespace nnc;
using namespace nnc::capi;

nnc_error* nnc_add(nnc_ctx* ctx, nnc_tensor* input, nnc_tensor* other, double alpha,
                   nnc_tensor** out) {
  return guard(__func__, ctx, out, [&](const Call& c) {
    c.put(out, ops::add(c.tensor(input, "input"), c.tensor(other, "other"),
                        Scalar::from_double(alpha)));
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
    c.put(out, ops::sub(c.tensor(input, "input"), c.tensor(other, "other"),
                        Scalar::from_double(alpha)));
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
