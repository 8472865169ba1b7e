// SPDX-License-Identifier: Apache-2.0
#include "nnc/ops_linalg.h"

#include "capi/guard.h"
#include "ops/matmul.h"

using namespace nnc;
using namespace nnc::capi;

nnc_error* nnc_mm(nnc_ctx* ctx, nnc_tensor* input, nnc_tensor* mat2, nnc_tensor** out) {
  return PUT(out, ops::mm(ARG(input), ARG(mat2)));
}

nnc_error* nnc_bmm(nnc_ctx* ctx, nnc_tensor* input, nnc_tensor* mat2, nnc_tensor** out) {
  return PUT(out, ops::bmm(ARG(input), ARG(mat2)));
}

nnc_error* nnc_mv(nnc_ctx* ctx, nnc_tensor* input, nnc_tensor* vec, nnc_tensor** out) {
  return PUT(out, ops::mv(ARG(input), ARG(vec)));
}

nnc_error* nnc_dot(nnc_ctx* ctx, nnc_tensor* input, nnc_tensor* tensor, nnc_tensor** out) {
  return PUT(out, ops::dot(ARG(input), ARG(tensor)));
}

nnc_error* nnc_outer(nnc_ctx* ctx, nnc_tensor* input, nnc_tensor* vec2, nnc_tensor** out) {
  return PUT(out, ops::outer(ARG(input), ARG(vec2)));
}

nnc_error* nnc_matmul(nnc_ctx* ctx, nnc_tensor* input, nnc_tensor* other, nnc_tensor** out) {
  return PUT(out, ops::matmul(ARG(input), ARG(other)));
}

nnc_error* nnc_addmm(nnc_ctx* ctx, nnc_tensor* input, nnc_tensor* mat1, nnc_tensor* mat2,
                     double beta, double alpha, nnc_tensor** out) {
  return PUT(out,
             ops::addmm(ARG(input), ARG(mat1), ARG(mat2), coefficient(beta), coefficient(alpha)));
}

nnc_error* nnc_addmv(nnc_ctx* ctx, nnc_tensor* input, nnc_tensor* mat, nnc_tensor* vec, double beta,
                     double alpha, nnc_tensor** out) {
  return PUT(out,
             ops::addmv(ARG(input), ARG(mat), ARG(vec), coefficient(beta), coefficient(alpha)));
}

nnc_error* nnc_baddbmm(nnc_ctx* ctx, nnc_tensor* input, nnc_tensor* batch1, nnc_tensor* batch2,
                       double beta, double alpha, nnc_tensor** out) {
  return PUT(out, ops::baddbmm(ARG(input), ARG(batch1), ARG(batch2), coefficient(beta),
                               coefficient(alpha)));
}

nnc_error* nnc_linear(nnc_ctx* ctx, nnc_tensor* input, nnc_tensor* weight, nnc_tensor* bias,
                      nnc_tensor** out) {
  return PUT(out, ops::linear(ARG(input), ARG(weight), OPT(bias)));
}
