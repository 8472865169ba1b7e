// SPDX-License-Identifier: Apache-2.0
#include "nnc/ops_activation.h"

#include "capi/guard.h"
#include "ops/activation.h"

using namespace nnc;
using namespace nnc::capi;

nnc_error* nnc_relu(nnc_ctx* ctx, nnc_tensor* input, nnc_tensor** out) {
  return guard(__func__, ctx, out,
               [&](const Call& c) { c.put(out, ops::relu(c.tensor(input, "input"))); });
}

nnc_error* nnc_relu_(nnc_ctx* ctx, nnc_tensor* input) {
  return guard(__func__, ctx, [&](const Call& c) { ops::relu_(c.tensor(input, "input")); });
}

nnc_error* nnc_sigmoid(nnc_ctx* ctx, nnc_tensor* input, nnc_tensor** out) {
  return guard(__func__, ctx, out,
               [&](const Call& c) { c.put(out, ops::sigmoid(c.tensor(input, "input"))); });
}

nnc_error* nnc_sigmoid_(nnc_ctx* ctx, nnc_tensor* input) {
  return guard(__func__, ctx, [&](const Call& c) { ops::sigmoid_(c.tensor(input, "input")); });
}
