// SPDX-License-Identifier: Apache-2.0
#include "nnc/ops_linalg.h"

#include "capi/guard.h"
#include "ops/matmul.h"
#include "ops/products.h"

using namespace nnc;
using namespace nnc::capi;
using namespace nnc::ops;

nnc_error* nnc_mm(nnc_ctx* ctx, nnc_tensor* input, nnc_tensor* mat2, nnc_tensor** out) {
  return PUT(out, mm(ARG(input), ARG(mat2)));
}

nnc_error* nnc_bmm(nnc_ctx* ctx, nnc_tensor* input, nnc_tensor* mat2, nnc_tensor** out) {
  return PUT(out, bmm(ARG(input), ARG(mat2)));
}

nnc_error* nnc_mv(nnc_ctx* ctx, nnc_tensor* input, nnc_tensor* vec, nnc_tensor** out) {
  return PUT(out, mv(ARG(input), ARG(vec)));
}

nnc_error* nnc_dot(nnc_ctx* ctx, nnc_tensor* input, nnc_tensor* tensor, nnc_tensor** out) {
  return PUT(out, dot(ARG(input), ARG(tensor)));
}

nnc_error* nnc_outer(nnc_ctx* ctx, nnc_tensor* input, nnc_tensor* vec2, nnc_tensor** out) {
  return PUT(out, outer(ARG(input), ARG(vec2)));
}

nnc_error* nnc_matmul(nnc_ctx* ctx, nnc_tensor* input, nnc_tensor* other, nnc_tensor** out) {
  return PUT(out, matmul(ARG(input), ARG(other)));
}

nnc_error* nnc_addmm(nnc_ctx* ctx, nnc_tensor* input, nnc_tensor* mat1, nnc_tensor* mat2,
                     double beta, double alpha, nnc_tensor** out) {
  return PUT(out, addmm(ARG(input), ARG(mat1), ARG(mat2), coefficient(beta), coefficient(alpha)));
}

nnc_error* nnc_addmv(nnc_ctx* ctx, nnc_tensor* input, nnc_tensor* mat, nnc_tensor* vec, double beta,
                     double alpha, nnc_tensor** out) {
  return PUT(out, addmv(ARG(input), ARG(mat), ARG(vec), coefficient(beta), coefficient(alpha)));
}

nnc_error* nnc_baddbmm(nnc_ctx* ctx, nnc_tensor* input, nnc_tensor* batch1, nnc_tensor* batch2,
                       double beta, double alpha, nnc_tensor** out) {
  return PUT(out,
             baddbmm(ARG(input), ARG(batch1), ARG(batch2), coefficient(beta), coefficient(alpha)));
}

nnc_error* nnc_linear(nnc_ctx* ctx, nnc_tensor* input, nnc_tensor* weight, nnc_tensor* bias,
                      nnc_tensor** out) {
  return PUT(out, linear(ARG(input), ARG(weight), OPT(bias)));
}

nnc_error* nnc_bilinear(nnc_ctx* ctx, nnc_tensor* input1, nnc_tensor* input2, nnc_tensor* weight,
                        nnc_tensor* bias, nnc_tensor** out) {
  return PUT(out, bilinear(ARG(input1), ARG(input2), ARG(weight), OPT(bias)));
}

nnc_error* nnc_grouped_mm(nnc_ctx* ctx, nnc_tensor* mat_a, nnc_tensor* mat_b, nnc_tensor* offs,
                          nnc_tensor* bias, nnc_dtype out_dtype, nnc_tensor** out) {
  return PUT(out, grouped_mm(ARG(mat_a), ARG(mat_b), OPT(offs), OPT(bias), OPT(out_dtype)));
}
