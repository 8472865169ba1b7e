// SPDX-License-Identifier: Apache-2.0
#include "ops/random.h"

#include <limits>

#include "base/random.h"
#include "kernels/copy.h"
#include "ops/element_type.h"
#include "ops/layout.h"
#include "ops/unary_node.h"

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

// t, which may be smaller by broadcasting, with the dimensions of `sizes` in the given order.
Tensor permuted(const Tensor& t, Sizes sizes, const Dims& order) {
  const Dims strides = broadcast_strides(t.sizes(), t.strides(), sizes);
  Dims new_sizes(order.size()), new_strides(order.size());
  for (int64_t i = 0; i < order.size(); ++i) {
    new_sizes[i] = sizes[order[i]];
    new_strides[i] = strides[order[i]];
  }
  return materialize(t).alias(new_sizes, new_strides, t.offset());
}

// Calls fill(Tag<T>, T* p, n) for all elements of x as they lie in memory. For the 16-bit types T
// is float and the result is rounded (Note [Half types and random draws]).
template <class F>
void fill_memory(const Tensor& x, const F& fill) {
  const Tensor sorted = permuted(x, x.sizes(), stride_order(x.strides()));
  const bool half = item_size(x.dtype()) == 2 && is_floating(x.dtype());
  const bool direct = sorted.contiguous() && !half;
  const DType drawn = half ? DType::kFloat32 : x.dtype();
  const Tensor target = direct ? sorted : Tensor::empty(sorted.sizes(), drawn);
  dispatch_all(drawn, [&](auto tag) {
    using T = typename decltype(tag)::type;
    if constexpr (std::is_arithmetic_v<T>) fill(tag, target.mutable_view().ptr<T>(), x.numel());
  });
  if (!direct) kernels::copy(sorted.mutable_view(), target.view());
}

// The common frame of the in-place draws.
template <class F>
void draw_in_place(const Tensor& x, const char* op, const char* label, const F& fill) {
  check_inplace(x, op);
  auto node = record<RandomNode>(x);
  if (node) node->label = label;
  InplaceHistory history(x, node);
  fill();
  history.commit();
}

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

// The largest whole number up to which a floating type holds every one.
int64_t whole_limit(DType t) {
  switch (t) {
    case DType::kFloat16:
      return int64_t{1} << 11;
    case DType::kBFloat16:
      return int64_t{1} << 8;
    case DType::kFloat32:
      return int64_t{1} << 24;
    case DType::kFloat64:
      return int64_t{1} << 53;
    case DType::kInt32:
      return std::numeric_limits<int32_t>::max();
    case DType::kInt16:
      return std::numeric_limits<int16_t>::max();
    case DType::kInt8:
      return std::numeric_limits<int8_t>::max();
    case DType::kUInt8:
      return std::numeric_limits<uint8_t>::max();
    case DType::kBool:
      return 0;
    default:
      return std::numeric_limits<int64_t>::max();
  }
}

void draw_uniform(const Tensor& x, double from, double to, const char* op) {
  check_floating(x.dtype(), op);
  draw_in_place(x, op, "UniformBackward0", [&] {
    fill_memory(x, [&](auto tag, auto* p, int64_t n) {
      using T = typename decltype(tag)::type;
      if constexpr (std::is_floating_point_v<T>) {
        fill_uniform(p, n, from, to, current_generator());
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
      Generator& g = current_generator();
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
    fill_memory(x,
                [&](auto, auto* p, int64_t n) { fill_bernoulli(p, n, prob, current_generator()); });
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
  const Tensor probabilities = Tensor::empty(aligned.sizes(), type);
  kernels::copy(probabilities.mutable_view(), aligned.view());
  fill_memory(x, [&](auto, auto* out, int64_t n) {
    if (type == DType::kFloat64) {
      fill_bernoulli(out, probabilities.data<double>(), n, current_generator());
    } else {
      fill_bernoulli(out, probabilities.data<float>(), n, current_generator());
    }
  });
}
}  // namespace

void bernoulli_(const Tensor& x, const Tensor& p) {
  check_inplace(x, {&p}, "bernoulli_");
  auto node = record<RandomNode>(x, p);
  if (node) node->label = "BernoulliBackward1";
  InplaceHistory history(x, node);
  draw_bernoulli(x, p);
  history.commit();
}

Tensor bernoulli(const Tensor& p) {
  const Tensor y = Tensor::empty(p.sizes(), p.dtype());
  if (auto node = record<RandomNode>(p)) {
    node->label = "BernoulliBackward0";
    attach(y, node);
  }
  draw_bernoulli(y, p);
  return y;
}

void exponential_(const Tensor& x, double lambda) {
  check_floating(x.dtype(), "exponential_");
  draw_in_place(x, "exponential_", "ExponentialBackward0", [&] {
    fill_memory(x, [&](auto tag, auto* p, int64_t n) {
      using T = typename decltype(tag)::type;
      if constexpr (std::is_floating_point_v<T>) {
        fill_exponential(p, n, lambda, current_generator());
      }
    });
  });
}

namespace {
// Bounds whose first or last number would be rounded out of the range are moved inwards, by
// PyTorch's formula.
template <class T, int kDigits>
void narrow_bounds(int64_t& from, int64_t& to) {
  const auto rounded = [](int64_t v) {
    const double r =
        static_cast<double>(static_cast<compute_t<T>>(T(static_cast<compute_t<T>>(v))));
    return Scalar(r).to_int();
  };
  // The distance of T's numbers around v.
  const auto step = [](int64_t v) {
    uint64_t rest = v < 0 ? uint64_t{0} - static_cast<uint64_t>(v) : static_cast<uint64_t>(v);
    int n = 0;
    while (rest >>= 1) ++n;
    return int64_t{1} << (n - kDigits + 1);
  };
  const int64_t above = from + 1, below = to - 1;
  const int64_t first = rounded(above), last = rounded(below);
  const bool lift = first < from, lower = last >= to;
  if (lift) from = first + step(above);
  if (lower) to = last - step(below);
}

void narrow_bounds(DType t, int64_t& from, int64_t& to) {
  switch (t) {
    case DType::kFloat16:
      return narrow_bounds<Half, 11>(from, to);
    case DType::kBFloat16:
      return narrow_bounds<BFloat16, 8>(from, to);
    case DType::kFloat32:
      return narrow_bounds<float, 24>(from, to);
    default:
      return narrow_bounds<double, 53>(from, to);
  }
}

void draw_between(const Tensor& x, int64_t from, int64_t to, const char* op) {
  check(from < to, Code::kInvalid, op, ": expects 'from' to be less than 'to', but got from=", from,
        " >= to=", to);
  if (is_floating(x.dtype())) {
    narrow_bounds(x.dtype(), from, to);
    check(from < to, Code::kInvalid, op,
          ": expects 'from' casted to dtype to be less than 'to' casted to dtype, but got from=",
          from, " >= to=", to);
  }
  if (x.dtype() == DType::kFloat16) {
    check(from >= -65504 && to - 1 <= 65504, Code::kInvalid, op,
          ": [from, to) is out of bounds for Half: from=", from, ", to=", to);
  }
  draw_in_place(x, op, "RandomBackward0", [&] {
    fill_memory(
        x, [&](auto, auto* p, int64_t n) { fill_randint(p, n, from, to, current_generator()); });
  });
}
}  // namespace

void random_(const Tensor& x, int64_t from, int64_t to) {
  draw_between(x, from, to, "random_");
}

Tensor rand(Sizes sizes, DType dtype) {
  Tensor y = Tensor::empty(sizes, dtype);
  draw_uniform(y, 0, 1, "rand");
  return y;
}

Tensor randn(Sizes sizes, DType dtype) {
  Tensor y = Tensor::empty(sizes, dtype);
  draw_normal(y, 0, 1, "randn");
  return y;
}

Tensor randint(int64_t low, int64_t high, Sizes sizes, DType dtype) {
  Tensor y = Tensor::empty(sizes, dtype);
  draw_between(y, low, high, "randint");
  return y;
}

Tensor randperm(int64_t n, DType dtype) {
  check(n >= 0, Code::kInvalid, "randperm: n must be non-negative, got ", n);
  check_not_bool(dtype, "randperm");
  // n - 1 is the largest element. PyTorch lets bfloat16 round.
  check(n == 0 || dtype == DType::kBFloat16 || n - 1 <= whole_limit(dtype), Code::kInvalid,
        "randperm: n = ", n, " is too large for torch.", dtype);
  const Tensor drawn = Tensor::empty({n}, DType::kInt64);
  const Tensor y = dtype == DType::kInt64 ? drawn : Tensor::empty({n}, dtype);
  fill_randperm(drawn.mutable_data<int64_t>(), n, current_generator());
  if (!y.same(drawn)) kernels::copy(y.mutable_view(), drawn.view());
  return y;
}

}  // namespace nnc::ops
