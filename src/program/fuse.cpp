// SPDX-License-Identifier: Apache-2.0
#include "program/fuse.h"

#include "kernels/conv.h"
#include "kernels/norm.h"
#include "kernels/unary.h"
#include "program/dataflow.h"

namespace nnc::program {
namespace {

using kernels::ConvEpilogue;
using kernels::ConvShape;
using kernels::Weight;

// A convolution and what it has taken over.
struct Conv : Produced {
  ConvShape shape;
  ConstView x, bias;
  Weight weight;
};

// A batch normalization by fixed statistics goes into weight and bias.
bool take_norm(Dataflow& flow, Conv& c, size_t j) {
  static constexpr auto kAffine = &kernels::channel_affine;
  const Step& s = flow.step(j);
  if (!s.is(kAffine) || c.activates || c.residual.defined() || !c.shape.channels_last) return false;
  const View& out = s.argument<View>(0);
  const ConstView& in = s.argument<ConstView>(1);
  if (!same_place(c.y, in) || !same_order(in, out) || c.shape.type() != DType::kFloat32 ||
      out.size(1) != c.shape.out_channels || in.stride(1) != 1 || !flow.may_replace(c, out, j))
    return false;
  // Factors, weight and bias must be constants.
  for (int64_t a = 2; a < 5; ++a) {
    if (!flow.is_constant(s.argument<ConstView>(a).data())) return false;
  }
  if (!flow.is_constant(c.weight.data) || (c.bias.defined() && !flow.is_constant(c.bias.data())))
    return false;
  const double* const mean = s.argument<ConstView>(2).ptr<double>();
  const double* const scale = s.argument<ConstView>(3).ptr<double>();
  const double* const shift = s.argument<ConstView>(4).ptr<double>();
  const int64_t n = c.shape.out_channels,
                each = c.shape.in_channels / c.shape.groups * c.shape.taps();
  Storage *of_weight = nullptr, *of_bias = nullptr;
  const auto* const from = static_cast<const float*>(c.weight.data);
  float* const to = flow.keep_floats(n * each, &of_weight);
  float* const bias = flow.keep_floats(n, &of_bias);
  const float* const old = c.bias.defined() ? c.bias.ptr<float>() : nullptr;
  for (int64_t o = 0; o < n; ++o) {
    for (int64_t k = o * each; k < (o + 1) * each; ++k) {
      to[k] = static_cast<float>(static_cast<double>(from[k]) * scale[o]);
    }
    const double before = old ? static_cast<double>(old[o]) : 0;
    bias[o] = static_cast<float>((before - mean[o]) * scale[o] + shift[o]);
  }
  const int64_t one = 1;
  c.weight = {to, of_weight, of_weight};
  c.bias = ConstView(bias, DType::kFloat32, {&n, 1}, {&one, 1}, of_bias);
  c.y.move_to(out.data());
  return true;
}

bool take_relu(const Dataflow& flow, Conv& c, const Step& s, size_t j) {
  return s.is(&kernels::ref::unary) && s.argument<kernels::Unary>(0) == kernels::Unary::kRelu &&
         flow.take_activation(c, j);
}

}  // namespace

void grow_convolution(Dataflow& flow, size_t i) {
  static constexpr auto kFused = &kernels::conv_forward_fused;
  const Step& own = flow.step(i);
  Conv c{{own.argument<View>(1), {}},
         own.argument<ConvShape>(0),
         own.argument<ConstView>(2),
         own.argument<ConstView>(4),
         own.argument<Weight>(3)};
  bool grown = false;
  while (true) {
    const size_t j = flow.next_touch(c.y, i);
    if (j == flow.size() ||
        !(take_norm(flow, c, j) || flow.take_sum(c, i, j) || take_relu(flow, c, flow.step(j), j)))
      break;
    flow.take_out(j);
    grown = true;
  }
  if (!grown) return;
  ConvEpilogue after{c.residual, c.activates};
  void* const arguments[] = {&c.shape, &c.y, &c.x, &c.weight, &c.bias, &after};
  static constexpr const char* kNames[2][2] = {{"conv_forward", "conv_forward + relu"},
                                               {"conv_forward + add", "conv_forward + add + relu"}};
  const char* const name = kNames[c.residual.defined()][c.activates];
  flow.replace(i, Step({&kernels::CallTraits<std::decay_t<decltype(kFused)>>::kType, &kFused, 1,
                        name, arguments}));
}

void fuse(std::vector<Step>& steps, CaptureMemory& memory, std::vector<Ref<Storage>>& kept,
          Span<const ConstView> last, Purpose purpose) {
  Dataflow flow(steps, memory, kept, last, purpose);
  for (size_t i = 0; i < flow.size(); ++i) {
    if (flow.is_gone(i)) continue;
    if (flow.step(i).is(&kernels::ref::conv_forward)) grow_convolution(flow, i);
    grow_linear(flow, i);
  }
  flow.finish();
}

}  // namespace nnc::program
