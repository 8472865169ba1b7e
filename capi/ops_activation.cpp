// SPDX-License-Identifier: Apache-2.0
#include "nnc/ops_activation.h"

#include "capi/guard.h"
#include "ops/activation.h"

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

}  // namespace

nnc_error* nnc_relu(nnc_ctx* ctx, nnc_tensor* input, nnc_tensor** out) {
  return unary(__func__, ctx, input, out, ops::relu);
}

nnc_error* nnc_relu_(nnc_ctx* ctx, nnc_tensor* input) {
  return unary_(__func__, ctx, input, ops::relu_);
}

nnc_error* nnc_relu6(nnc_ctx* ctx, nnc_tensor* input, nnc_tensor** out) {
  return unary(__func__, ctx, input, out, ops::relu6);
}

nnc_error* nnc_relu6_(nnc_ctx* ctx, nnc_tensor* input) {
  return unary_(__func__, ctx, input, ops::relu6_);
}

nnc_error* nnc_hardtanh(nnc_ctx* ctx, nnc_tensor* input, double min_val, double max_val,
                        nnc_tensor** out) {
  return guard(__func__, ctx, out, [&](const Call& c) {
    c.put(out, ops::hardtanh(c.tensor(input, "input"), min_val, max_val));
  });
}

nnc_error* nnc_hardtanh_(nnc_ctx* ctx, nnc_tensor* input, double min_val, double max_val) {
  return guard(__func__, ctx,
               [&](const Call& c) { ops::hardtanh_(c.tensor(input, "input"), min_val, max_val); });
}

nnc_error* nnc_leaky_relu(nnc_ctx* ctx, nnc_tensor* input, double negative_slope,
                          nnc_tensor** out) {
  return guard(__func__, ctx, out, [&](const Call& c) {
    c.put(out, ops::leaky_relu(c.tensor(input, "input"), negative_slope));
  });
}

nnc_error* nnc_leaky_relu_(nnc_ctx* ctx, nnc_tensor* input, double negative_slope) {
  return guard(__func__, ctx,
               [&](const Call& c) { ops::leaky_relu_(c.tensor(input, "input"), negative_slope); });
}

nnc_error* nnc_prelu(nnc_ctx* ctx, nnc_tensor* input, nnc_tensor* weight, nnc_tensor** out) {
  return guard(__func__, ctx, out, [&](const Call& c) {
    c.put(out, ops::prelu(c.tensor(input, "input"), c.tensor(weight, "weight")));
  });
}

nnc_error* nnc_rrelu(nnc_ctx* ctx, nnc_tensor* input, double lower, double upper, int32_t training,
                     nnc_tensor** out) {
  return guard(__func__, ctx, out, [&](const Call& c) {
    c.put(out, ops::rrelu(c.tensor(input, "input"), lower, upper, training != 0));
  });
}

nnc_error* nnc_rrelu_(nnc_ctx* ctx, nnc_tensor* input, double lower, double upper,
                      int32_t training) {
  return guard(__func__, ctx, [&](const Call& c) {
    ops::rrelu_(c.tensor(input, "input"), lower, upper, training != 0);
  });
}

nnc_error* nnc_threshold(nnc_ctx* ctx, nnc_tensor* input, double threshold, double value,
                         nnc_tensor** out) {
  return guard(__func__, ctx, out, [&](const Call& c) {
    c.put(out, ops::threshold(c.tensor(input, "input"), threshold, value));
  });
}

nnc_error* nnc_threshold_(nnc_ctx* ctx, nnc_tensor* input, double threshold, double value) {
  return guard(__func__, ctx,
               [&](const Call& c) { ops::threshold_(c.tensor(input, "input"), threshold, value); });
}

nnc_error* nnc_hardsigmoid(nnc_ctx* ctx, nnc_tensor* input, nnc_tensor** out) {
  return unary(__func__, ctx, input, out, ops::hardsigmoid);
}

nnc_error* nnc_hardsigmoid_(nnc_ctx* ctx, nnc_tensor* input) {
  return unary_(__func__, ctx, input, ops::hardsigmoid_);
}

nnc_error* nnc_hardswish(nnc_ctx* ctx, nnc_tensor* input, nnc_tensor** out) {
  return unary(__func__, ctx, input, out, ops::hardswish);
}

nnc_error* nnc_hardswish_(nnc_ctx* ctx, nnc_tensor* input) {
  return unary_(__func__, ctx, input, ops::hardswish_);
}

nnc_error* nnc_hardshrink(nnc_ctx* ctx, nnc_tensor* input, double lambd, nnc_tensor** out) {
  return guard(__func__, ctx, out, [&](const Call& c) {
    c.put(out, ops::hardshrink(c.tensor(input, "input"), lambd));
  });
}

nnc_error* nnc_softshrink(nnc_ctx* ctx, nnc_tensor* input, double lambd, nnc_tensor** out) {
  return guard(__func__, ctx, out, [&](const Call& c) {
    c.put(out, ops::softshrink(c.tensor(input, "input"), lambd));
  });
}

nnc_error* nnc_sigmoid(nnc_ctx* ctx, nnc_tensor* input, nnc_tensor** out) {
  return unary(__func__, ctx, input, out, ops::sigmoid);
}

nnc_error* nnc_sigmoid_(nnc_ctx* ctx, nnc_tensor* input) {
  return unary_(__func__, ctx, input, ops::sigmoid_);
}

nnc_error* nnc_tanh(nnc_ctx* ctx, nnc_tensor* input, nnc_tensor** out) {
  return unary(__func__, ctx, input, out, ops::tanh);
}

nnc_error* nnc_tanh_(nnc_ctx* ctx, nnc_tensor* input) {
  return unary_(__func__, ctx, input, ops::tanh_);
}

nnc_error* nnc_elu(nnc_ctx* ctx, nnc_tensor* input, double alpha, nnc_tensor** out) {
  return guard(__func__, ctx, out,
               [&](const Call& c) { c.put(out, ops::elu(c.tensor(input, "input"), alpha)); });
}

nnc_error* nnc_elu_(nnc_ctx* ctx, nnc_tensor* input, double alpha) {
  return guard(__func__, ctx, [&](const Call& c) { ops::elu_(c.tensor(input, "input"), alpha); });
}

nnc_error* nnc_selu(nnc_ctx* ctx, nnc_tensor* input, nnc_tensor** out) {
  return unary(__func__, ctx, input, out, ops::selu);
}

nnc_error* nnc_selu_(nnc_ctx* ctx, nnc_tensor* input) {
  return unary_(__func__, ctx, input, ops::selu_);
}

nnc_error* nnc_celu(nnc_ctx* ctx, nnc_tensor* input, double alpha, nnc_tensor** out) {
  return guard(__func__, ctx, out,
               [&](const Call& c) { c.put(out, ops::celu(c.tensor(input, "input"), alpha)); });
}

nnc_error* nnc_celu_(nnc_ctx* ctx, nnc_tensor* input, double alpha) {
  return guard(__func__, ctx, [&](const Call& c) { ops::celu_(c.tensor(input, "input"), alpha); });
}

nnc_error* nnc_gelu(nnc_ctx* ctx, nnc_tensor* input, const char* approximate, nnc_tensor** out) {
  return guard(__func__, ctx, out, [&](const Call& c) {
    const char* how = approximate ? c.text(approximate, "approximate") : "none";
    c.put(out, ops::gelu(c.tensor(input, "input"), how));
  });
}

nnc_error* nnc_silu(nnc_ctx* ctx, nnc_tensor* input, nnc_tensor** out) {
  return unary(__func__, ctx, input, out, ops::silu);
}

nnc_error* nnc_silu_(nnc_ctx* ctx, nnc_tensor* input) {
  return unary_(__func__, ctx, input, ops::silu_);
}

nnc_error* nnc_mish(nnc_ctx* ctx, nnc_tensor* input, nnc_tensor** out) {
  return unary(__func__, ctx, input, out, ops::mish);
}

nnc_error* nnc_mish_(nnc_ctx* ctx, nnc_tensor* input) {
  return unary_(__func__, ctx, input, ops::mish_);
}

nnc_error* nnc_softplus(nnc_ctx* ctx, nnc_tensor* input, double beta, double threshold,
                        nnc_tensor** out) {
  return guard(__func__, ctx, out, [&](const Call& c) {
    c.put(out, ops::softplus(c.tensor(input, "input"), beta, threshold));
  });
}

nnc_error* nnc_softsign(nnc_ctx* ctx, nnc_tensor* input, nnc_tensor** out) {
  return unary(__func__, ctx, input, out, ops::softsign);
}

nnc_error* nnc_tanhshrink(nnc_ctx* ctx, nnc_tensor* input, nnc_tensor** out) {
  return unary(__func__, ctx, input, out, ops::tanhshrink);
}

nnc_error* nnc_logsigmoid(nnc_ctx* ctx, nnc_tensor* input, nnc_tensor** out) {
  return unary(__func__, ctx, input, out, ops::logsigmoid);
}

nnc_error* nnc_glu(nnc_ctx* ctx, nnc_tensor* input, int64_t dim, nnc_tensor** out) {
  return guard(__func__, ctx, out,
               [&](const Call& c) { c.put(out, ops::glu(c.tensor(input, "input"), dim)); });
}
