// SPDX-License-Identifier: Apache-2.0
// Winograd's algorithm equals the plain loops, where it is taken, and gives way where it must.
#include <gtest/gtest.h>

#include <algorithm>
#include <cmath>
#include <limits>
#include <vector>

#include "base/parallel.h"
#include "kernels/conv.h"
#include "kernels/normal_tensor.h"
#include "support/slow_build.h"
#include "tensor/tensor.h"

namespace nnc::kernels {
namespace {

struct Case {
  int64_t batch, ci, co, height, width, pad_h, pad_w, more = 0;  // padding behind the last row
};

ConvShape shape_of(const Case& c) {
  ConvShape s;
  s.channels_last = 1;
  s.batch = c.batch;
  s.in_channels = c.ci;
  s.out_channels = c.co;
  s.in[1] = c.height, s.in[2] = c.width;
  s.kernel[1] = s.kernel[2] = 3;
  s.pad[1] = c.pad_h, s.pad[2] = c.pad_w;
  s.out[1] = c.height + 2 * c.pad_h + c.more - 2, s.out[2] = c.width + 2 * c.pad_w - 2;
  return s;
}

// Tiles that end within the image and behind it, blocks of several images, many panels.
const std::vector<Case>& cases() {
  static const std::vector<Case> all{
      {1, 32, 32, 8, 8, 1, 1},   {2, 64, 32, 9, 11, 1, 1},   {3, 32, 96, 15, 9, 0, 0},
      {2, 32, 32, 10, 9, 2, 2},  {1, 96, 64, 14, 15, 0, 2},  {4, 32, 64, 7, 7, 1, 1},
      {5, 64, 64, 14, 14, 1, 1}, {1, 160, 32, 16, 33, 3, 1}, {2, 32, 32, 12, 10, 1, 0, 1},
      {9, 256, 32, 8, 8, 1, 1},  {1, 64, 128, 41, 40, 1, 1}, {2, 32, 32, 11, 30, 0, 1, 3},
      {3, 512, 64, 9, 8, 1, 1},  {20, 64, 64, 13, 13, 1, 1}, {6, 128, 96, 15, 18, 0, 1},
  };
  return all;
}

// Operands of a forward pass and its gradients, dense and channels-last.
struct Operands {
  explicit Operands(const Case& c)
      : shape(shape_of(c)),
        x(normal_tensor({c.batch, c.height, c.width, c.ci}, 1)),
        w(normal_tensor({c.co, c.ci, 3, 3}, 2)),
        bias(normal_tensor({c.co}, 3)),
        gy(normal_tensor({c.batch, shape.out[1], shape.out[2], c.co}, 4)),
        residual(normal_tensor(gy.sizes(), 5)) {}

  static View images(const Tensor& t) {
    const int64_t sizes[4] = {t.size(0), t.size(3), t.size(1), t.size(2)};
    const int64_t strides[4] = {t.stride(0), 1, t.stride(1), t.stride(2)};
    return restrided(t.mutable_view(), sizes, strides);
  }
  Weight weight() const { return {w.view().data(), w.impl()->storage.get()}; }
  ConvEpilogue epilogue() const { return {images(residual), true}; }

  Tensor forward(bool fused) const {
    Tensor y = Tensor::empty(gy.sizes(), DType::kFloat32);
    if (fused)
      conv_forward_fused(shape, images(y), images(x), weight(), bias.view(), epilogue());
    else
      conv_forward(shape, images(y), images(x), weight(), bias.view());
    return y;
  }
  Tensor forward_directly() const {
    Tensor y = Tensor::empty(gy.sizes(), DType::kFloat32);
    conv_forward_direct(shape, images(y), images(x), weight(), bias.view(), epilogue());
    return y;
  }
  Tensor input_grad() const {
    Tensor gx = Tensor::empty(x.sizes(), DType::kFloat32);
    conv_input_grad(shape, images(gx), images(gy), weight());
    return gx;
  }
  // Of the weight, or of the bias.
  Tensor weight_grad(bool of_bias = false) const {
    Tensor gw = Tensor::empty(w.sizes(), DType::kFloat32);
    Tensor gb = Tensor::empty(bias.sizes(), DType::kFloat32);
    conv_weight_grad(shape, gw.mutable_view(), gb.mutable_view(), images(x), images(gy));
    return of_bias ? gb : gw;
  }
  std::vector<Tensor> all() const {
    return {forward(false), forward(true), input_grad(), weight_grad(), weight_grad(true)};
  }

  ConvShape shape;
  Tensor x, w, bias, gy, residual;
};

const float* data(const Tensor& t) {
  return t.view().ptr<float>();
}
// Of the same bits, but for the kind of a NaN.
void expect_same(const Tensor& a, const Tensor& b, int64_t begin, int64_t end) {
  int64_t different = 0;
  for (int64_t i = begin; i < end; ++i) {
    const float x = data(a)[i], y = data(b)[i];
    different += !(x == y || (std::isnan(x) && std::isnan(y)));
  }
  EXPECT_EQ(different, 0);
}
void expect_same(const Tensor& a, const Tensor& b) {
  expect_same(a, b, 0, a.numel());
}
void expect_close(const Tensor& expected, const Tensor& actual) {
  double most = 1, off = 0;
  for (int64_t i = 0; i < expected.numel(); ++i) {
    most = std::max(most, std::fabs(static_cast<double>(data(expected)[i])));
    off = std::max(off, std::fabs(static_cast<double>(data(expected)[i] - data(actual)[i])));
  }
  EXPECT_LE(off, 4e-6 * most);
}

struct Limit {
  explicit Limit(int threads) { set_thread_limit(threads); }
  ~Limit() { set_thread_limit(before); }
  int before = thread_limit();
};

// Has it tiles and channels enough for the gradient of the weight?
bool pays(const Operands& o) {
  const ConvShape& s = o.shape;
  const int64_t tiles = s.batch * ((s.out[1] + 3) / 4) * ((s.out[2] + 1) / 2);
  return tiles >= 64 && std::min(s.in_channels, s.out_channels) >= 64;
}

TEST(Winograd, EqualsPlainLoopsForAnyThreads) {
  for (size_t i = 0; i < cases().size(); i += NNC_TEST_SLOW ? 3 : 1) {
    SCOPED_TRACE(i);
    const Operands o(cases()[i]);
    use_reference(true);
    const std::vector<Tensor> expected = o.all();
    use_reference(false);
    std::vector<Tensor> first;
    for (const int threads : {1, 2, 7}) {
      const Limit limit(threads);
      const std::vector<Tensor> actual = o.all();
      if (first.empty()) first = actual;
      for (size_t k = 0; k < actual.size(); ++k) {
        expect_close(expected[k], actual[k]);
        if (k < 3 || pays(o)) expect_same(first[k], actual[k]);
      }
    }
  }
}

TEST(Winograd, IsTaken) {
  for (const Case& c : cases()) {
    SCOPED_TRACE(&c - cases().data());
    const Operands o(c);
    Tensor y = Tensor::empty(o.gy.sizes(), DType::kFloat32);
    Tensor gx = Tensor::empty(o.x.sizes(), DType::kFloat32);
    ASSERT_TRUE(cpu::conv_forward_winograd(o.shape, o.images(y), o.images(o.x), o.weight(),
                                           o.bias.view(), o.epilogue()));
    ASSERT_TRUE(cpu::conv_input_grad_winograd(o.shape, o.images(gx), o.images(o.gy), o.weight()));
    expect_same(y, o.forward(true));
    expect_same(gx, o.input_grad());
  }
}

TEST(Winograd, WeightGradientIsTaken) {
  for (const Case& c : cases()) {
    SCOPED_TRACE(&c - cases().data());
    const Operands o(c);
    Tensor gw = Tensor::empty(o.w.sizes(), DType::kFloat32);
    ASSERT_EQ(cpu::conv_weight_grad_winograd(o.shape, gw.mutable_view(), {}, o.images(o.x),
                                             o.images(o.gy)),
              pays(o));
    if (pays(o)) expect_same(gw, o.weight_grad());
  }
}

// What is not finite, or becomes so on the way, or is far above the rest, is left to others.
TEST(Winograd, WeightGradientOfSpecialValues) {
  constexpr float kInf = std::numeric_limits<float>::infinity();
  const Case c{3, 64, 64, 16, 16, 1, 1};
  const auto taken = [](const Operands& o) {
    Tensor gw = Tensor::empty(o.w.sizes(), DType::kFloat32);
    return cpu::conv_weight_grad_winograd(o.shape, gw.mutable_view(), {}, o.images(o.x),
                                          o.images(o.gy));
  };
  ASSERT_TRUE(taken(Operands(c)));
  for (const float special : {kInf, std::numeric_limits<float>::quiet_NaN(), 1e30f, 1e4f}) {
    Operands o(c);
    o.x.mutable_view().ptr<float>()[5] = special;
    EXPECT_FALSE(taken(o)) << special;
    Operands p(c);
    p.gy.mutable_view().ptr<float>()[p.gy.numel() - 1] = special;
    EXPECT_FALSE(taken(p)) << special;
  }
  // Sums of 3e38 at the most, and transforms beyond what there is.
  Operands large(c);
  float *const x = large.x.mutable_view().ptr<float>(), *const gy =
                                                            large.gy.mutable_view().ptr<float>();
  for (int64_t i = 0; i < large.x.numel(); ++i) x[i] = 6.3e17f;
  for (int64_t i = 0; i < large.gy.numel(); ++i) gy[i] = 6.3e17f;
  EXPECT_FALSE(taken(large));
  const Tensor gw = large.weight_grad();
  for (int64_t i = 0; i < gw.numel(); ++i) ASSERT_TRUE(std::isfinite(data(gw)[i]));
}

// Where another kernel is faster, or its sums are no polynomials of these.
TEST(Winograd, IsLeftToOthers) {
  const auto taken = [](const Case& c, auto change) {
    Operands o(c);
    change(o.shape);
    Tensor y = Tensor::empty(o.gy.sizes(), DType::kFloat32);
    return cpu::conv_forward_winograd(o.shape, o.images(y), o.images(o.x), o.weight(), {}, {});
  };
  const auto same = [](ConvShape&) {};
  EXPECT_TRUE(taken({1, 32, 32, 8, 8, 1, 1}, same));
  EXPECT_FALSE(taken({1, 32, 32, 4, 4, 1, 1}, same));
  EXPECT_FALSE(taken({1, 32, 32, 1, 64, 1, 1}, same));
  EXPECT_FALSE(taken({1, 32, 40, 8, 8, 1, 1}, same));
  EXPECT_FALSE(taken({1, 48, 32, 8, 8, 1, 1}, same));
  const Case c{1, 64, 64, 16, 16, 1, 1};
  EXPECT_FALSE(taken(c, [](ConvShape& s) { s.groups = 2; }));
  EXPECT_FALSE(taken(c, [](ConvShape& s) { s.stride[1] = 2; }));
  EXPECT_FALSE(taken(c, [](ConvShape& s) { s.dilation[2] = 2; }));
  EXPECT_FALSE(taken(c, [](ConvShape& s) { s.channels_last = 0; }));
}

// An image's results do not depend on how many there are.
TEST(Winograd, ImagesStandAlone) {
  const Case c{11, 64, 32, 13, 15, 1, 1};
  const Operands all(c);
  const Tensor y = all.forward(true);
  for (int64_t n = 0; n < c.batch; ++n) {
    Case one = c;
    one.batch = 1;
    Operands o(one);
    o.w = all.w, o.bias = all.bias;
    const int64_t in = o.x.numel(), out = o.gy.numel();
    std::copy_n(data(all.x) + n * in, in, o.x.mutable_view().ptr<float>());
    std::copy_n(data(all.residual) + n * out, out, o.residual.mutable_view().ptr<float>());
    const Tensor alone = o.forward(true);
    EXPECT_TRUE(std::equal(data(alone), data(alone) + out, data(y) + n * out)) << n;
  }
}

// What is not finite, or arises from what is large, is where it is without the algorithm; the other
// images keep their results.
TEST(Winograd, SpecialValuesStayWhereTheyBelong) {
  constexpr float kInf = std::numeric_limits<float>::infinity();
  const Case c{3, 64, 32, 13, 15, 1, 1};
  for (const float special :
       {kInf, -kInf, std::numeric_limits<float>::quiet_NaN(), 3e38f, 1e30f, 1e8f, 1e4f}) {
    SCOPED_TRACE(special);
    Operands o(c);
    const Tensor y = o.forward(true), gx = o.input_grad();
    const int64_t in = o.x.numel() / 3, out = o.gy.numel() / 3;
    // The middle one of the second image; one in the last row.
    o.x.mutable_view().ptr<float>()[in + in / 2] = special;
    o.gy.mutable_view().ptr<float>()[2 * out - 1] = special;
    const Tensor spoilt = o.forward(true), spoilt_gx = o.input_grad();
    expect_same(spoilt, y, 0, out);
    expect_same(spoilt, y, 2 * out, 3 * out);
    expect_same(spoilt, o.forward_directly(), out, 2 * out);
    expect_same(spoilt_gx, gx, 0, in);
    expect_same(spoilt_gx, gx, 2 * in, 3 * in);
    const auto finite = [](const Tensor& t) {
      return std::count_if(data(t), data(t) + t.numel(), [](float v) { return std::isfinite(v); });
    };
    if (std::isfinite(special)) continue;
    EXPECT_GE(finite(spoilt), 3 * out - 9 * c.co);
    EXPECT_LT(finite(spoilt_gx), 3 * in);
    EXPECT_GE(finite(spoilt_gx), 3 * in - 4 * c.ci);
  }
}

// Where x is 0 under a heavy tap, its rounding errors would be seen: the first rows of y know
// nothing of the taps above them.
TEST(Winograd, UnevenWeightsAreLeftToOthers) {
  const auto taken = [](bool backward, auto scale) {
    Operands o({1, 64, 64, 16, 16, 1, 1});
    float* const w = o.w.mutable_view().ptr<float>();
    for (int64_t i = 0; i < o.w.numel(); ++i) w[i] *= scale(i / 576, i / 9 % 64, i % 9);
    Tensor y = Tensor::empty(o.gy.sizes(), DType::kFloat32);
    if (backward)
      return cpu::conv_input_grad_winograd(o.shape, o.images(y), o.images(o.gy), o.weight());
    return cpu::conv_forward_winograd(o.shape, o.images(y), o.images(o.x), o.weight(), {}, {});
  };
  for (const bool backward : {false, true}) {
    EXPECT_TRUE(taken(backward, [](int64_t, int64_t, int64_t) { return 1.0f; }));
    // As trained layers have it.
    EXPECT_TRUE(taken(backward, [](int64_t, int64_t, int64_t t) { return t == 4 ? 4.0f : 1.0f; }));
    EXPECT_FALSE(
        taken(backward, [](int64_t, int64_t, int64_t t) { return t == 0 ? 12.0f : 1.0f; }));
    EXPECT_FALSE(taken(backward, [](int64_t, int64_t, int64_t t) { return t == 4 ? 1.0f : 0.0f; }));
    EXPECT_FALSE(taken(backward, [](int64_t m, int64_t k, int64_t t) {
      return m == 3 && k == 5 && t == 8 ? 1e4f : 1.0f;
    }));
    // What is scaled as a whole is as even as before.
    EXPECT_TRUE(taken(false, [](int64_t m, int64_t, int64_t) { return m % 2 ? 1e6f : 1.0f; }));
    EXPECT_TRUE(taken(true, [](int64_t, int64_t k, int64_t) { return k % 2 ? 1e6f : 1.0f; }));
    EXPECT_FALSE(taken(backward, [backward](int64_t m, int64_t k, int64_t) {
      return (backward ? m : k) == 7 ? 1e3f : 1.0f;
    }));
  }
}

TEST(Winograd, SpecialWeights) {
  Operands o({2, 32, 32, 8, 8, 1, 1});
  o.w.mutable_view().ptr<float>()[5] = std::numeric_limits<float>::infinity();
  expect_same(o.forward(true), o.forward_directly());
}

// A copy of the weight does not outlive what it was made of.
TEST(Winograd, FollowsTheWeight) {
  Operands o({2, 32, 32, 8, 8, 1, 1});
  const Tensor before = o.forward(false);
  float* const w = o.w.mutable_view().ptr<float>();
  for (int64_t i = 0; i < o.w.numel(); ++i) w[i] = -w[i];
  o.w.impl()->storage->bump_version();
  std::fill_n(o.bias.mutable_view().ptr<float>(), o.bias.numel(), 0.0f);
  const Tensor after = o.forward(false);
  use_reference(true);
  const Tensor expected = o.forward(false);
  use_reference(false);
  expect_close(expected, after);
  EXPECT_NE(data(before)[0], data(after)[0]);
}

}  // namespace
}  // namespace nnc::kernels
