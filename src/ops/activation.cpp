// SPDX-License-Identifier: Apache-2.0
#include "ops/activation.h"

#include "graph/record.h"
#include "ops/arith.h"
#include "ops/elementwise.h"

namespace nnc::ops {

using kernels::Unary;
using kernels::UnaryGrad;

// ---- relu: y = max(x, 0).   dx = dy where y > 0, else 0.   saves y
struct ReluNode final : Node {
  SavedTensor y;
  const char* name() const override { return "ReluBackward0"; }
  Tensors backward(const Tensors& gy) override {
    const Tensor s = y.unpack(*this);
    if (!grad_enabled()) return {unary_grad_op(UnaryGrad::kRelu, gy[0], s)};
    return {mul(gy[0], binary_op(kernels::Binary::kGt, detach(s), Tensor::zeros({}, s.dtype()),
                                 s.dtype(), DType::kBool, "relu"))};
  }
  void release() override { y.release(); }
};
Tensor relu(const Tensor& x) {
  Tensor y = unary_op(Unary::kRelu, x);
  if (auto node = record<ReluNode>(x)) {
    node->y = SavedTensor::output(y);
    attach(y, node);
  }
  return y;
}
void relu_(const Tensor& x) {
  check_inplace(x, "relu_");
  auto node = record<ReluNode>(x);
  unary_op_(Unary::kRelu, x);
  rebase_history(x, node);
  if (node) node->y = SavedTensor::output(x);
}

// ---- sigmoid: y = 1 / (1 + exp(-x)).   dx = dy y (1 - y).   saves y
struct SigmoidNode final : Node {
  SavedTensor y;
  const char* name() const override { return "SigmoidBackward0"; }
  Tensors backward(const Tensors& gy) override {
    const Tensor s = y.unpack(*this);
    if (!grad_enabled()) return {unary_grad_op(UnaryGrad::kSigmoid, gy[0], s)};
    return {mul(mul(gy[0], s), sub(Tensor::ones({}, s.dtype()), s))};
  }
  void release() override { y.release(); }
};
Tensor sigmoid(const Tensor& x) {
  const Tensor input = is_floating(x.dtype()) ? x : as_type(x, exec().default_dtype);
  Tensor y = unary_op(Unary::kSigmoid, input);
  if (auto node = record<SigmoidNode>(x)) {
    node->y = SavedTensor::output(y);
    attach(y, node);
  }
  return y;
}
void sigmoid_(const Tensor& x) {
  check_inplace(x, "sigmoid_");
  auto node = record<SigmoidNode>(x);
  unary_op_(Unary::kSigmoid, x);
  rebase_history(x, node);
  if (node) node->y = SavedTensor::output(x);
}

}  // namespace nnc::ops
