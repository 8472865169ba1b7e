// SPDX-License-Identifier: Apache-2.0
// Convolutions of single planes equal the plain loops, to the edges of vectors and images.
#include <gtest/gtest.h>

#include <cmath>
#include <limits>
#include <random>
#include <vector>

#include "base/parallel.h"
#include "kernels/conv.h"
#include "tensor/tensor.h"

namespace nnc::kernels {
namespace {

struct Case {
  int64_t batch, channels, height, width, kernel_h, kernel_w, pad_h, pad_w, dilation = 1, more = 0;
};

ConvShape shape_of(const Case& c) {
  ConvShape s;
  s.batch = c.batch;
  s.in_channels = s.out_channels = s.groups = c.channels;
  s.in[1] = c.height, s.in[2] = c.width;
  s.kernel[1] = c.kernel_h, s.kernel[2] = c.kernel_w;
  s.pad[1] = c.pad_h, s.pad[2] = c.pad_w;
  s.dilation[1] = c.kernel_h == 1 ? 1 : c.dilation;
  s.dilation[2] = c.kernel_w == 1 ? 1 : c.dilation;
  s.out[1] = c.height + 2 * c.pad_h + c.more + 1 - s.span(1);
  s.out[2] = c.width + 2 * c.pad_w + 1 - s.span(2);
  return s;
}

// Rows of less than a vector, of one, of more; few rows; padding beyond the taps (an input gradient
// then leaves out what nothing reads) and behind the last row alone; one dimension.
const std::vector<Case>& cases() {
  static const std::vector<Case> all{
      {2, 5, 56, 56, 3, 3, 1, 1},    {1, 3, 7, 7, 3, 3, 1, 1},        {2, 4, 5, 16, 3, 3, 0, 1},
      {1, 2, 9, 19, 5, 5, 2, 2},     {2, 3, 12, 35, 7, 7, 3, 3},      {1, 2, 3, 40, 3, 3, 1, 1},
      {3, 2, 1, 100, 1, 5, 0, 2},    {1, 2, 30, 1, 4, 1, 0, 0},       {1, 3, 8, 33, 2, 3, 3, 4},
      {2, 2, 11, 70, 3, 3, 2, 2, 2}, {1, 2, 6, 20, 3, 3, 1, 0, 1, 2}, {1, 2, 200, 90, 3, 2, 0, 0},
      {1, 2, 40, 9, 11, 9, 5, 4},    {1, 2, 2, 3, 1, 1, 0, 0},
  };
  return all;
}

struct Operands {
  explicit Operands(const Case& c) : s(shape_of(c)), x(c, s.in), gy(c, s.out) {
    w = random({c.channels, 1, 1, c.kernel_h, c.kernel_w}, 3);
    bias = random({c.channels}, 4);
  }
  static Tensor random(Sizes sizes, unsigned seed) {
    Tensor t = Tensor::empty(sizes, DType::kFloat32);
    std::mt19937 g(seed);
    float* const p = t.mutable_view().ptr<float>();
    for (int64_t i = 0; i < t.numel(); ++i) p[i] = static_cast<float>(g() % 17) / 8 - 1;
    return t;
  }
  struct Image {
    Image(const Case& c, const int64_t* size)
        : t(random({c.batch, c.channels, size[1] * size[2]}, 1)) {}
    Tensor t;
  };
  // y, gx, gw and gb.
  std::vector<Tensor> all() const {
    const Weight weight{w.view().data(), nullptr};
    std::vector<Tensor> r{
        Tensor::empty(gy.t.sizes(), DType::kFloat32), Tensor::empty(x.t.sizes(), DType::kFloat32),
        Tensor::empty({w.numel()}, DType::kFloat32), Tensor::empty(bias.sizes(), DType::kFloat32)};
    conv_forward(s, r[0].mutable_view(), x.t.view(), weight, bias.view());
    conv_input_grad(s, r[1].mutable_view(), gy.t.view(), weight);
    conv_weight_grad(s, r[2].mutable_view(), r[3].mutable_view(), x.t.view(), gy.t.view());
    return r;
  }
  ConvShape s;
  Image x, gy;
  Tensor w, bias;
};

// Of operands that are multiples of an eighth every sum is exact.
void expect_same(const std::vector<Tensor>& expected, const std::vector<Tensor>& actual) {
  for (size_t k = 0; k < expected.size(); ++k) {
    const float *a = expected[k].view().ptr<float>(), *b = actual[k].view().ptr<float>();
    int64_t different = 0;
    for (int64_t i = 0; i < expected[k].numel(); ++i) {
      different += !(a[i] == b[i] || (std::isnan(a[i]) && std::isnan(b[i])));
    }
    EXPECT_EQ(different, 0) << "of result " << k;
  }
}

TEST(Planes, EqualPlainLoopsForAnyThreads) {
  for (const Case& c : cases()) {
    SCOPED_TRACE(&c - cases().data());
    const Operands o(c);
    ASSERT_FALSE(conv_wants_channels_last(o.s, true));
    ASSERT_TRUE(conv_wants_channels_last(o.s, false));
    use_reference(true);
    const std::vector<Tensor> expected = o.all();
    use_reference(false);
    const int before = thread_limit();
    for (const int threads : {1, 2, 7}) {
      set_thread_limit(threads);
      expect_same(expected, o.all());
    }
    set_thread_limit(before);
  }
}

// Nor what is padded: as in PyTorch, the corner of a kernel has no part in the first row and
// column.
TEST(Planes, PaddingMeetsNothingInfinite) {
  constexpr float kInfinity = std::numeric_limits<float>::infinity();
  for (const int64_t width : {3, 40}) {
    const Operands weight({1, 2, 3, width, 3, 3, 1, 1}), gradient({1, 2, 3, width, 3, 3, 1, 1});
    *weight.w.mutable_view().ptr<float>() = kInfinity;
    *gradient.gy.t.mutable_view().ptr<float>() = kInfinity;
    for (const Operands* o : {&weight, &gradient}) {
      use_reference(true);
      const std::vector<Tensor> expected = o->all();
      use_reference(false);
      const float corner = *expected[o == &weight ? 0 : 2].view().ptr<float>();
      EXPECT_TRUE(std::isfinite(corner));
      expect_same(expected, o->all());
    }
  }
}

// What vectors read beyond a row is not multiplied by nothing.
TEST(Planes, InfinityStaysWithItsTaps) {
  for (const int64_t width : {9, 21, 40}) {
    const Operands o({1, 2, 6, width, 3, 3, 0, 0});
    float* const x = o.x.t.mutable_view().ptr<float>();
    x[3 * width - 1] = std::numeric_limits<float>::infinity();
    use_reference(true);
    const std::vector<Tensor> expected = o.all();
    use_reference(false);
    expect_same(expected, o.all());
  }
}

}  // namespace
}  // namespace nnc::kernels
