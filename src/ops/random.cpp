// SPDX-License-Identifier: Apache-2.0
#include "ops/random.h"
#include "kernels/dropout.h"

#include "base/random.h"
#include "ops/arith.h"
#include "ops/element_type.h"
#include "ops/host.h"
#include "ops/random_fill.h"
#include "ops/random_like.h"
#include "ops/reduce.h"

namespace nnc::ops {
namespace {

// ---- random: y = draws.   Every gradient is zero.   saves nothing
struct RandomNode final : Node {
  const char* label = "";
  const char* name() const override { return label; }
  Tensors backward(const Tensors&) override {
    Tensors gx(next.size());
    for (int64_t i = 0; i < next.size(); ++i) {
      if (needs(i)) gx[i] = Tensor::zeros(outputs[0].sizes, outputs[0].dtype);
    }
    return gx;
  }
};

Ref<Node> named(const Ref<RandomNode>& node, const char* name) {
  if (node) node->label = name;
  return node;
}

}  // namespace

Ref<Node> record_draws(const char* name, const Tensor& x) {
  return named(record<RandomNode>(x), name);
}
Ref<Node> record_draws(const char* name, const Tensor& x, const Tensor& y) {
  return named(record<RandomNode>(x, y), name);
}

namespace {

// An element that is rounded up to the excluded end becomes the other end.
void keep_below(float* p, int64_t n, DType dtype, double from, double to) {
  const auto round = [dtype](float v) {
    return dtype == DType::kFloat16 ? static_cast<float>(Half(v)) : static_cast<float>(BFloat16(v));
  };
  const float low = round(static_cast<float>(from)), high = round(static_cast<float>(to));
  for (int64_t i = 0; i < n; ++i) {
    p[i] = round(p[i]);
    if (p[i] == high) p[i] = low;
  }
}

// The 16-bit types, which are drawn in float32, have bounds of their own.
void check_bounds(DType t, double from, double to) {
  if (item_size(t) != 2) return;
  const double largest = t == DType::kFloat16 ? 65504 : 0x1.FEp127;
  const auto inside = [largest](double v) { return v >= -largest && v <= largest; };
  check(inside(from) && inside(to) && to - from <= largest, Code::kInvalid,
        "uniform_: [from, to) is out of bounds for torch.", t, ": from=", from, ", to=", to);
}

void draw_uniform(const Tensor& x, double from, double to, const char* op) {
  check_floating(x.dtype(), op);
  check_bounds(x.dtype(), from, to);
  draw_in_place(x, op, "UniformBackward0", [&] {
    fill_memory(x, [&](auto tag, auto* p, int64_t n) {
      using T = typename decltype(tag)::type;
      if constexpr (std::is_floating_point_v<T>) {
        fill_uniform(p, n, from, to, drawn_generator());
        if constexpr (sizeof(T) == 4) {
          if (x.dtype() != DType::kFloat32) keep_below(p, n, x.dtype(), from, to);
        }
      }
    });
  });
}

void draw_normal(const Tensor& x, double mean, double std, const char* op) {
  check_floating(x.dtype(), op);
  draw_in_place(x, op, "NormalBackward0", [&] {
    fill_memory(x, [&](auto tag, auto* p, int64_t n) {
      using T = typename decltype(tag)::type;
      Generator& g = drawn_generator();
      if constexpr (std::is_floating_point_v<T>) {
        if (!x.contiguous()) return fill_normal_serial(p, n, mean, std, g);
        if constexpr (sizeof(T) == 4) {
          if (x.dtype() != DType::kFloat32) return fill_normal_rounded(p, n, mean, std, g);
        }
        fill_normal(p, n, mean, std, g);
      }
    });
  });
}

}  // namespace

void uniform_(const Tensor& x, double from, double to) {
  draw_uniform(x, from, to, "uniform_");
}

void normal_(const Tensor& x, double mean, double std) {
  draw_normal(x, mean, std, "normal_");
}

void bernoulli_(const Tensor& x, double prob) {
  draw_in_place(x, "bernoulli_", "BernoulliBackward2", [&] {
    fill_in_order(x, [&](const Tensor& t) {
      kernels::bernoulli(t.mutable_view(), prob, current_generator());
    });
  });
}

namespace {
// x's elements from the probabilities p, which broadcast to x.
void draw_bernoulli(const Tensor& x, const Tensor& p) {
  check_floating(p.dtype(), "bernoulli");
  check(is_expandable(p.sizes(), x.sizes()), Code::kShape, "bernoulli_: p of size ", p.sizes(),
        " does not broadcast to ", x.sizes());
  const Tensor aligned = permuted(p, x.sizes(), stride_order(x.strides()));
  const DType type = p.dtype() == DType::kFloat64 ? DType::kFloat64 : DType::kFloat32;
  const GradGuard off(false);
  const Tensor probabilities = contiguous(as_type(aligned, type));
  fill_memory(x, [&](auto, auto* out, int64_t n) {
    if (type == DType::kFloat64) {
      fill_bernoulli(out, probabilities.data<double>(), n, drawn_generator());
    } else {
      fill_bernoulli(out, probabilities.data<float>(), n, drawn_generator());
    }
  });
}
}  // namespace

void bernoulli_(const Tensor& x, const Tensor& p) {
  check_inplace(x, {&p}, "bernoulli_");
  const Ref<Node> node = record_draws("BernoulliBackward1", x, p);
  InplaceHistory history(x, node);
  draw_bernoulli(x, p);
  history.commit();
}

Tensor bernoulli(const Tensor& p) {
  const Tensor y = Tensor::empty(p.sizes(), p.dtype());
  if (const auto node = record_draws("BernoulliBackward0", p)) attach(y, node);
  draw_bernoulli(y, p);
  return y;
}

namespace {
// y = what draw(y) makes.
template <class F>
Tensor drawn(Sizes sizes, DType dtype, const Ref<Node>& node, const F& draw) {
  const Tensor y = Tensor::empty(sizes, dtype);
  DrawGuard draws(drawn_generator());
  {
    const GradGuard off(false);
    draw(y);
  }
  as_new(y);
  if (node) attach(y, node);
  draws.keep();
  return y;
}
void check_deviations(const Tensor& std) {
  const GradGuard off(false);
  check(std.numel() == 0 || item(amin(std)) >= 0, Code::kInvalid,
        "normal: expects all elements of std >= 0.0");
}
}  // namespace

Tensor normal(const Tensor& mean, const Tensor& std) {
  check_floating(mean.dtype(), "normal");
  const Dims sizes = broadcast_sizes(mean.sizes(), std.sizes(), "normal");
  check_deviations(std);
  const auto node = record_draws("NormalBackward3", mean, std);
  return drawn(sizes, mean.dtype(), node, [&](const Tensor& y) {
    draw_normal(y, 0, 1, "normal");
    mul_(y, std);
    add_(y, mean);
  });
}

Tensor normal(const Tensor& mean, double std) {
  check_floating(mean.dtype(), "normal");
  const auto node = record_draws("NormalBackward1", mean);
  return drawn(mean.sizes(), mean.dtype(), node, [&](const Tensor& y) {
    draw_normal(y, 0, std, "normal");
    add_(y, mean);
  });
}

Tensor normal(double mean, const Tensor& std) {
  check_floating(std.dtype(), "normal");
  check_deviations(std);
  const auto node = record_draws("NormalBackward2", std);
  return drawn(std.sizes(), std.dtype(), node, [&](const Tensor& y) {
    draw_normal(y, 0, 1, "normal");
    mul_(y, std);
    add_(y, Scalar(mean));
  });
}

Tensor normal(double mean, double std, Sizes sizes, DType dtype) {
  Tensor y = Tensor::empty(sizes, dtype);
  draw_normal(y, mean, std, "normal");
  return as_new(y);
}

Tensor rng_state() {
  const Generator::State state = drawn_generator().state();
  return from_data(state.data(), {Generator::kStateBytes}, DType::kUInt8);
}

void set_rng_state(const Tensor& state) {
  check(state.dtype() == DType::kUInt8, Code::kDtype,
        "set_rng_state: RNG state must be a torch.ByteTensor, got torch.", state.dtype());
  check(state.contiguous(), Code::kInvalid, "set_rng_state: RNG state must be contiguous");
  Generator& g = drawn_generator();
  const Drawing drawing(g);
  g.set_state(materialize(state).data<uint8_t>(), state.numel());
}

Tensor rand_like(const Tensor& like, DType dtype, MemoryFormat format) {
  Tensor y = empty_like(like, dtype, format, "rand_like");
  draw_uniform(y, 0, 1, "rand_like");
  return as_new(y);
}
Tensor rand_like(const Tensor& like, DType dtype) {
  return rand_like(like, dtype, MemoryFormat::kPreserve);
}

Tensor randn_like(const Tensor& like, DType dtype, MemoryFormat format) {
  Tensor y = empty_like(like, dtype, format, "randn_like");
  draw_normal(y, 0, 1, "randn_like");
  return as_new(y);
}
Tensor randn_like(const Tensor& like, DType dtype) {
  return randn_like(like, dtype, MemoryFormat::kPreserve);
}

Tensor rand(Sizes sizes, DType dtype) {
  Tensor y = Tensor::empty(sizes, dtype);
  draw_uniform(y, 0, 1, "rand");
  return as_new(y);
}

Tensor randn(Sizes sizes, DType dtype) {
  Tensor y = Tensor::empty(sizes, dtype);
  draw_normal(y, 0, 1, "randn");
  return as_new(y);
}

}  // namespace nnc::ops
