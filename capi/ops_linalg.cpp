// SPDX-License-Identifier: Apache-2.0
#include "nnc/ops_linalg.h"

#include "capi/guard.h"
#include "ops/matmul.h"

using namespace nnc;
using namespace nnc::capi;

nnc_error* nnc_mm(nnc_ctx* ctx, nnc_tensor* input, nnc_tensor* mat2, nnc_tensor** out) {
  return guard(__func__, ctx, out, [&](const Call& c) {
    c.put(out, ops::mm(c.tensor(input, "input"), c.tensor(mat2, "mat2")));
  });
}

nnc_error* nnc_bmm(nnc_ctx* ctx, nnc_tensor* input, nnc_tensor* mat2, nnc_tensor** out) {
  return guard(__func__, ctx, out, [&](const Call& c) {
    c.put(out, ops::bmm(c.tensor(input, "input"), c.tensor(mat2, "mat2")));
  });
}

nnc_error* nnc_mv(nnc_ctx* ctx, nnc_tensor* input, nnc_tensor* vec, nnc_tensor** out) {
  return guard(__func__, ctx, out, [&](const Call& c) {
    c.put(out, ops::mv(c.tensor(input, "input"), c.tensor(vec, "vec")));
  });
}

nnc_error* nnc_dot(nnc_ctx* ctx, nnc_tensor* input, nnc_tensor* tensor, nnc_tensor** out) {
  return guard(__func__, ctx, out, [&](const Call& c) {
    c.put(out, ops::dot(c.tensor(input, "input"), c.tensor(tensor, "tensor")));
  });
}

nnc_error* nnc_outer(nnc_ctx* ctx, nnc_tensor* input, nnc_tensor* vec2, nnc_tensor** out) {
  return guard(__func__, ctx, out, [&](const Call& c) {
    c.put(out, ops::outer(c.tensor(input, "input"), c.tensor(vec2, "vec2")));
  });
}

nnc_error* nnc_matmul(nnc_ctx* ctx, nnc_tensor* input, nnc_tensor* other, nnc_tensor** out) {
  return guard(__func__, ctx, out, [&](const Call& c) {
    c.put(out, ops::matmul(c.tensor(input, "input"), c.tensor(other, "other")));
  });
}

nnc_error* nnc_addmm(nnc_ctx* ctx, nnc_tensor* input, nnc_tensor* mat1, nnc_tensor* mat2,
                     double beta, double alpha, nnc_tensor** out) {
  return guard(__func__, ctx, out, [&](const Call& c) {
    c.put(out, ops::addmm(c.tensor(input, "input"), c.tensor(mat1, "mat1"), c.tensor(mat2, "mat2"),
                          Scalar::from_double(beta), Scalar::from_double(alpha)));
  });
}

nnc_error* nnc_addmv(nnc_ctx* ctx, nnc_tensor* input, nnc_tensor* mat, nnc_tensor* vec, double beta,
                     double alpha, nnc_tensor** out) {
  return guard(__func__, ctx, out, [&](const Call& c) {
    c.put(out, ops::addmv(c.tensor(input, "input"), c.tensor(mat, "mat"), c.tensor(vec, "vec"),
                          Scalar::from_double(beta), Scalar::from_double(alpha)));
  });
}

nnc_error* nnc_baddbmm(nnc_ctx* ctx, nnc_tensor* input, nnc_tensor* batch1, nnc_tensor* batch2,
                       double beta, double alpha, nnc_tensor** out) {
  return guard(__func__, ctx, out, [&](const Call& c) {
    c.put(out, ops::baddbmm(c.tensor(input, "input"), c.tensor(batch1, "batch1"),
                            c.tensor(batch2, "batch2"), Scalar::from_double(beta),
                            Scalar::from_double(alpha)));
  });
}

nnc_error* nnc_linear(nnc_ctx* ctx, nnc_tensor* input, nnc_tensor* weight, nnc_tensor* bias,
                      nnc_tensor** out) {
  return guard(__func__, ctx, out, [&](const Call& c) {
    c.put(out, ops::linear(c.tensor(input, "input"), c.tensor(weight, "weight"),
                           c.optional(bias, "bias")));
  });
}
