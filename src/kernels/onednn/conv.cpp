// SPDX-License-Identifier: Apache-2.0
#include "kernels/conv.h"

#include <cstring>

#include "kernels/common/deterministic.h"
#include "kernels/onednn/cache.h"
#include "kernels/onednn/engine.h"

namespace nnc::kernels::onednn {
namespace {

using dnnl::memory;
using Dim = memory::dims;
using Tag = memory::format_tag;

// A shape in oneDNN's words. Depth is left out where it is 1.
struct Words {
  memory::desc x, y, weights, bias, plain_weights;
  Dim stride, dilation, low, high;

  Words(const ConvShape& s, bool with_bias) {
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

struct Entry final : CacheEntry {
  Prepared run, reorder;
  int64_t weight_bytes = 0;
};

// oneDNN's convolutions by matrix products open several parallel regions for each slice of depth:
// with many slices of little work, threads wait for each other all the time.
bool keeps_threads_waiting(const ConvShape& s, const char* implementation) {
  const int64_t work = s.out[1] * s.out[2] * s.taps() * s.in_channels * s.out_channels / s.groups;
  return s.out[0] > 64 && work < (1 << 16) && std::strstr(implementation, "gemm") != nullptr;
}

// Makes run of a primitive P from what describe() gives, for one thread if that is better.
template <class P, class Describe>
auto prepare(Prepared& run, const ConvShape& s, const Describe& describe) {
  auto d = describe();
  if (!keeps_threads_waiting(s, d.impl_info_str())) {
    run = Prepared(P(d), d);
    return d;
  }
  const ThreadLease one(1);
  d = describe();
  run = Prepared(P(d), d);
  run.keep_to_one_thread();
  return d;
}

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

std::unique_ptr<Entry> make_forward(const ConvShape& s, bool with_bias) {
  const Words w(s, with_bias);
  auto e = std::make_unique<Entry>();
  const auto d = prepare<dnnl::convolution_forward>(e->run, s, [&] {
    return describe_forward(w, with_bias, dnnl::prop_kind::forward_inference);
  });
  e->run.add(DNNL_ARG_SRC, d.src_desc());
  e->run.add(DNNL_ARG_WEIGHTS, d.weights_desc());
  if (with_bias) e->run.add(DNNL_ARG_BIAS, w.bias);
  e->run.add(DNNL_ARG_DST, d.dst_desc());
  e->reorder = prepare_reorder(w.plain_weights, d.weights_desc());
  e->weight_bytes = static_cast<int64_t>(d.weights_desc().get_size());
  return e;
}

std::unique_ptr<Entry> make_input_grad(const ConvShape& s) {
  using P = dnnl::convolution_backward_data;
  const Words w(s, false);
  auto e = std::make_unique<Entry>();
  const auto d = prepare<P>(e->run, s, [&] {
    const auto hint = describe_forward(w, false, dnnl::prop_kind::forward_training);
    return describe_gradient<P>(engine(), attributes(), hint, kAlgorithm, w.x, w.weights, w.y,
                                w.stride, w.dilation, w.low, w.high);
  });
  e->run.add(DNNL_ARG_DIFF_SRC, d.diff_src_desc());
  e->run.add(DNNL_ARG_WEIGHTS, d.weights_desc());
  e->run.add(DNNL_ARG_DIFF_DST, d.diff_dst_desc());
  e->reorder = prepare_reorder(w.plain_weights, d.weights_desc());
  e->weight_bytes = static_cast<int64_t>(d.weights_desc().get_size());
  return e;
}

std::unique_ptr<Entry> make_weight_grad(const ConvShape& s, bool with_bias) {
  using P = dnnl::convolution_backward_weights;
  const Words w(s, with_bias);
  auto e = std::make_unique<Entry>();
  const auto d = prepare<P>(e->run, s, [&] {
    const auto hint = describe_forward(w, with_bias, dnnl::prop_kind::forward_training);
    return with_bias
               ? describe_gradient<P>(engine(), attributes(), hint, kAlgorithm, w.x, w.weights,
                                      w.bias, w.y, w.stride, w.dilation, w.low, w.high)
               : describe_gradient<P>(engine(), attributes(), hint, kAlgorithm, w.x, w.weights, w.y,
                                      w.stride, w.dilation, w.low, w.high);
  });
  e->run.add(DNNL_ARG_SRC, d.src_desc());
  e->run.add(DNNL_ARG_DIFF_WEIGHTS, d.diff_weights_desc());
  if (with_bias) e->run.add(DNNL_ARG_DIFF_BIAS, w.bias);
  e->run.add(DNNL_ARG_DIFF_DST, d.diff_dst_desc());
  e->reorder = prepare_reorder(d.diff_weights_desc(), w.plain_weights);
  e->weight_bytes = static_cast<int64_t>(d.diff_weights_desc().get_size());
  return e;
}

bool takes(const ConvShape& s) {
  return s.type() == DType::kFloat32 && s.batch > 0 && s.in_channels > 0 && s.out_channels > 0 &&
         s.in_spatial() > 0 && s.out_spatial() > 0 && s.taps() > 0 && s.compact();
}

// Note [Deterministic]: a primitive is made for a number of threads. Made for one, it has a key of
// its own.
std::string primitive_key(char kind, const ConvShape& s) {
  std::string key = key_of(kind, s);
  if (exec().deterministic) key += '1';
  return key;
}
template <class Make>
auto made_for_threads(const Make& make) {
  if (!exec().deterministic) return make();
  const ThreadLease one(1);
  return make();
}

// The weight in the order that the primitive wants.
Ref<Block> ordered(Entry& e, const std::string& key, const Weight& w) {
  const uint64_t name = hash_bytes(key.data(), static_cast<int64_t>(key.size()), 2);
  return packed(w, name, e.weight_bytes, [&](void* to) {
    e.reorder.run({{DNNL_ARG_FROM, w.data}, {DNNL_ARG_TO, to}});
  });
}

}  // namespace

bool conv_forward(const ConvShape& s, const View& y, const ConstView& x, const Weight& w,
                  const ConstView& bias) {
  if (!takes(s)) return false;
  const std::string key = primitive_key(bias.defined() ? 'b' : 'f', s);
  return with_cached<Entry>(
      key, [&] { return made_for_threads([&] { return make_forward(s, bias.defined()); }); },
      [&](Entry& e) {
        Ref<Block> copy;
        if (e.reorder) copy = ordered(e, key, w);
        e.run.run({{DNNL_ARG_SRC, x.data()},
                   {DNNL_ARG_WEIGHTS, copy ? copy->as<void>() : w.data},
                   {DNNL_ARG_BIAS, bias.data()},
                   {DNNL_ARG_DST, y.data()}});
      });
}

bool conv_input_grad(const ConvShape& s, const View& gx, const ConstView& gy, const Weight& w) {
  if (!takes(s)) return false;
  const std::string key = primitive_key('i', s);
  return with_cached<Entry>(
      key, [&] { return made_for_threads([&] { return make_input_grad(s); }); },
      [&](Entry& e) {
        Ref<Block> copy;
        if (e.reorder) copy = ordered(e, key, w);
        e.run.run({{DNNL_ARG_DIFF_SRC, gx.data()},
                   {DNNL_ARG_DIFF_DST, gy.data()},
                   {DNNL_ARG_WEIGHTS, copy ? copy->as<void>() : w.data}});
      });
}

bool conv_weight_grad(const ConvShape& s, const View& gw, const View& gb, const ConstView& x,
                      const ConstView& gy) {
  if (!takes(s)) return false;
  return with_cached<Entry>(
      primitive_key(gb.defined() ? 'v' : 'w', s),
      [&] { return made_for_threads([&] { return make_weight_grad(s, gb.defined()); }); },
      [&](Entry& e) {
        Ref<Block> other;
        if (e.reorder) other = Block::allocate(e.weight_bytes);
        void* to = other ? other->as<void>() : gw.data();
        e.run.run({{DNNL_ARG_SRC, x.data()},
                   {DNNL_ARG_DIFF_DST, gy.data()},
                   {DNNL_ARG_DIFF_WEIGHTS, to},
                   {DNNL_ARG_DIFF_BIAS, gb.data()}});
        if (e.reorder) e.reorder.run({{DNNL_ARG_FROM, to}, {DNNL_ARG_TO, gw.data()}});
      });
}

}  // namespace nnc::kernels::onednn
