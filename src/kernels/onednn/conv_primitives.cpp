// SPDX-License-Identifier: Apache-2.0
#include "kernels/onednn/conv_primitives.h"

#include "base/parallel.h"

namespace nnc::kernels::onednn {
namespace {

using dnnl::memory;
using Dim = memory::dims;
using Tag = memory::format_tag;

// Has a result no tap on the input?
bool has_empty_window(const ConvShape& s) {
  for (int d = 0; d < 3; ++d) {
    for (int64_t o = 0; o < s.out[d]; ++o) {
      bool meets = false;
      for (int64_t k = 0; k < s.kernel[d] && !meets; ++k) {
        const int64_t i = o * s.stride[d] - s.pad[d] + k * s.dilation[d];
        meets = i >= 0 && i < s.in[d];
      }
      if (!meets) return true;
    }
  }
  return false;
}

// A shape in oneDNN's words. Depth is left out where it is 1.
struct Words {
  memory::desc x, y, weights, bias, plain_weights;
  Dim stride, dilation, low, high;

  Words(const ConvShape& s, bool with_bias) {
    if (!kTakesEmptyWindows && has_empty_window(s)) {
      throw dnnl::error(dnnl_unimplemented, "a window outside of the input");
    }
    const bool deep = s.in[0] != 1 || s.kernel[0] != 1 || s.out[0] != 1 || s.pad[0] != 0;
    const int64_t ci = s.in_channels / s.groups, co = s.out_channels / s.groups;
    Dim dx{s.batch, s.in_channels}, dy{s.batch, s.out_channels}, dw{co, ci};
    if (s.groups > 1) dw = {s.groups, co, ci};
    for (int d = deep ? 0 : 1; d < 3; ++d) {
      dx.push_back(s.in[d]);
      dy.push_back(s.out[d]);
      dw.push_back(s.kernel[d]);
      stride.push_back(s.stride[d]);
      dilation.push_back(s.dilation[d] - 1);
      low.push_back(s.pad[d]);
      high.push_back((s.out[d] - 1) * s.stride[d] + (s.kernel[d] - 1) * s.dilation[d] + 1 -
                     s.in[d] - s.pad[d]);
    }
    const Tag order =
        s.channels_last ? (deep ? Tag::ndhwc : Tag::nhwc) : (deep ? Tag::ncdhw : Tag::nchw);
    const Tag plain =
        s.groups > 1 ? (deep ? Tag::goidhw : Tag::goihw) : (deep ? Tag::oidhw : Tag::oihw);
    const auto f32 = memory::data_type::f32;
    x = {dx, f32, order};
    y = {dy, f32, order};
    weights = {dw, f32, Tag::any};
    plain_weights = {dw, f32, plain};
    if (with_bias) bias = {Dim{s.out_channels}, f32, Tag::x};
  }
};

constexpr auto kAlgorithm = dnnl::algorithm::convolution_direct;

dnnl::convolution_forward::primitive_desc describe_forward(const Words& w, bool with_bias,
                                                           dnnl::prop_kind kind) {
  using P = dnnl::convolution_forward;
  if (with_bias) {
    return describe<P>(engine(), attributes(), kind, kAlgorithm, w.x, w.weights, w.bias, w.y,
                       w.stride, w.dilation, w.low, w.high);
  }
  return describe<P>(engine(), attributes(), kind, kAlgorithm, w.x, w.weights, w.y, w.stride,
                     w.dilation, w.low, w.high);
}

// Large weights are copied by several threads: shares of the first dimension, if the order has them
// apart.
std::vector<Prepared> prepare_reorders(const memory::desc& from, const memory::desc& to) {
  constexpr int64_t kLarge = 1 << 18, kLeast = 64, kMost = 16;
  std::vector<Prepared> all;
  if (from == to) return all;
  Dim sizes = sizes_of(to), at(sizes.size(), 0);
  int64_t elements = 1;
  for (const int64_t n : sizes) elements *= n;
  const int64_t rows = sizes[0], shares = elements < kLarge ? 1 : std::min(rows / kLeast, kMost);
  if (shares > 1 && rows % (shares * kLeast) == 0) try {
      sizes[0] = rows / shares;
      for (; at[0] < rows; at[0] += sizes[0]) {
        all.push_back(
            prepare_reorder(from.submemory_desc(sizes, at), to.submemory_desc(sizes, at)));
      }
      return all;
    } catch (const dnnl::error& e) {
      if (e.status == dnnl_out_of_memory) throw;
      all.clear();
    }
  all.push_back(prepare_reorder(from, to));
  return all;
}

void set_weights(ConvEntry& e, const memory::desc& weights, const memory::desc& plain, bool back) {
  e.weights = weights;
  e.weight_bytes = static_cast<int64_t>(weights.get_size());
  e.reorders = back ? prepare_reorders(weights, plain) : prepare_reorders(plain, weights);
}

}  // namespace

void ConvEntry::reorder(const void* from, void* to) {
  parallel_for(static_cast<int64_t>(reorders.size()), 1, [&](int64_t begin, int64_t end) {
    for (int64_t i = begin; i < end; ++i) {
      reorders[static_cast<size_t>(i)].run({{DNNL_ARG_FROM, from}, {DNNL_ARG_TO, to}});
    }
  });
}

std::unique_ptr<ConvEntry> make_conv_forward(const ConvShape& s, bool with_bias) {
  using P = dnnl::convolution_forward;
  const ThreadLease one(1);
  const Words w(s, with_bias);
  auto e = std::make_unique<ConvEntry>();
  const P::primitive_desc d = describe_forward(w, with_bias, dnnl::prop_kind::forward_inference);
  e->run = Prepared(P(d), d);
  e->run.add(DNNL_ARG_SRC, d.src_desc());
  e->run.add(DNNL_ARG_WEIGHTS, d.weights_desc());
  if (with_bias) e->run.add(DNNL_ARG_BIAS, w.bias);
  e->run.add(DNNL_ARG_DST, d.dst_desc());
  set_weights(*e, d.weights_desc(), w.plain_weights, false);
  return e;
}

std::unique_ptr<ConvEntry> make_conv_input_grad(const ConvShape& s) {
  using P = dnnl::convolution_backward_data;
  const ThreadLease one(1);
  const Words w(s, false);
  auto e = std::make_unique<ConvEntry>();
  const auto hint = describe_forward(w, false, dnnl::prop_kind::forward_training);
  const P::primitive_desc d =
      describe_gradient<P>(engine(), attributes(), hint, kAlgorithm, w.x, w.weights, w.y, w.stride,
                           w.dilation, w.low, w.high);
  e->run = Prepared(P(d), d);
  e->run.add(DNNL_ARG_DIFF_SRC, d.diff_src_desc());
  e->run.add(DNNL_ARG_WEIGHTS, d.weights_desc());
  e->run.add(DNNL_ARG_DIFF_DST, d.diff_dst_desc());
  set_weights(*e, d.weights_desc(), w.plain_weights, false);
  return e;
}

std::unique_ptr<ConvEntry> make_conv_weight_grad(const ConvShape& s, bool with_bias) {
  using P = dnnl::convolution_backward_weights;
  const ThreadLease one(1);
  const Words w(s, with_bias);
  auto e = std::make_unique<ConvEntry>();
  const auto hint = describe_forward(w, with_bias, dnnl::prop_kind::forward_training);
  const P::primitive_desc d =
      with_bias ? describe_gradient<P>(engine(), attributes(), hint, kAlgorithm, w.x, w.weights,
                                       w.bias, w.y, w.stride, w.dilation, w.low, w.high)
                : describe_gradient<P>(engine(), attributes(), hint, kAlgorithm, w.x, w.weights,
                                       w.y, w.stride, w.dilation, w.low, w.high);
  e->run = Prepared(P(d), d);
  e->run.add(DNNL_ARG_SRC, d.src_desc());
  e->run.add(DNNL_ARG_DIFF_WEIGHTS, d.diff_weights_desc());
  if (with_bias) e->run.add(DNNL_ARG_DIFF_BIAS, w.bias);
  e->run.add(DNNL_ARG_DIFF_DST, d.diff_dst_desc());
  set_weights(*e, d.diff_weights_desc(), w.plain_weights, true);
  return e;
}

}  // namespace nnc::kernels::onednn
