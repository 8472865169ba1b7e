// SPDX-License-Identifier: Apache-2.0
#include "nn/fusion.h"

#include "graph/record.h"
#include "ops/arith.h"
#include "ops/convert.h"
#include "ops/math.h"
#include "ops/shape.h"

namespace nnc::nn {
namespace {

void check_vector(const Tensor& t, const char* name, int64_t n) {
  check(is_floating(t.dtype()), Code::kDtype, name, " must be of floating point type, got torch.",
        t.dtype());
  check(t.dim() == 1 && t.size(0) == n, Code::kShape, name, " must have the size [", n, "], got ",
        t.sizes());
}

// The dimension of a weight that counts the layer's outputs.
int64_t output_dim(Fusion kind) {
  return kind == Fusion::kTransposedConv ? 1 : 0;
}

void check_fuse(Fusion kind, const Affine& a, const BatchStatistics& s) {
  const bool linear = kind == Fusion::kLinear;
  const char* const weight = linear ? "linear_w" : "conv_w";
  check(is_floating(a.weight.dtype()), Code::kDtype, weight,
        " must be of floating point type, got torch.", a.weight.dtype());
  check(linear ? a.weight.dim() == 2 : a.weight.dim() >= 2, Code::kShape, weight, " must have ",
        linear ? "" : "at least ", "2 dimensions, got size ", a.weight.sizes());
  const int64_t outputs = a.weight.size(output_dim(kind));
  const int64_t features = s.mean.dim() == 1 ? s.mean.size(0) : outputs;
  if (linear) {
    check(features == outputs || features == 1, Code::kShape,
          "To fuse, linear.out_features == bn.num_features or bn.num_features == 1, got ",
          "linear.out_features=", outputs, " and bn.num_features=", features);
  }
  const int64_t n = linear ? features : outputs;
  check_vector(s.mean, "bn_rm", n);
  check_vector(s.var, "bn_rv", n);
  if (s.weight.defined()) check_vector(s.weight, "bn_w", n);
  if (s.bias.defined()) check_vector(s.bias, "bn_b", n);
  if (a.bias.defined()) check_vector(a.bias, linear ? "linear_b" : "conv_b", outputs);
}

}  // namespace

Affine fuse(Fusion kind, const Affine& a, const BatchStatistics& s) {
  check_fuse(kind, a, s);
  const GradGuard off(false);
  Tensor scale = ops::rsqrt(ops::add(s.var, Scalar(s.eps)));
  if (s.weight.defined()) scale = ops::mul(s.weight, scale);
  Dims sizes(a.weight.dim(), 1);
  sizes[output_dim(kind)] = -1;
  const Tensor weight = ops::mul(a.weight, ops::reshape(scale, sizes));
  Tensor bias = a.bias.defined() ? a.bias : Tensor::zeros(s.mean.sizes(), s.mean.dtype());
  bias = ops::mul(ops::sub(bias, s.mean), scale);
  if (s.bias.defined()) bias = ops::add(bias, s.bias);
  const DType type = a.bias.defined() ? a.bias.dtype() : a.weight.dtype();
  Affine fused{ops::to_dtype(weight, a.weight.dtype()), ops::to_dtype(bias, type)};
  set_requires_grad(fused.weight, requires_grad(a.weight));
  set_requires_grad(fused.bias, a.bias.defined() && requires_grad(a.bias));
  return fused;
}

Ref<Module> fuse(Fusion kind, Module& layer, Module& norm) {
  check(!layer.training() && !norm.training(), Code::kState, "Fusion only for eval!");
  const BatchStatistics s = statistics_of(norm);
  check(s.mean.defined(), Code::kState,
        "bn.running_mean and bn.running_var must not be None: the layer keeps no statistics");
  const Ref<Module> copy = layer.deep_copy();
  const AppendList<NamedTensor>& own = copy->parameters();
  const bool fits = own.size() == 2 && own[0].name == "weight" && own[1].name == "bias" &&
                    !own[0].computed && !own[1].computed;
  check(fits && own[0].tensor.defined(), Code::kInvalid, "a ", layer.type_name(),
        " has not a weight and a bias alone, or does not know their sizes yet");
  const Affine fused = fuse(kind, {own[0].tensor, own[1].tensor}, s);
  static_cast<void>(copy->edit_parameters("fuse", [&](std::vector<NamedTensor>& list) {
    list[0].tensor = fused.weight;
    list[1].tensor = fused.bias;
  }));
  return copy;
}

}  // namespace nnc::nn
