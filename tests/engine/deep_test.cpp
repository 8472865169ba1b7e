// SPDX-License-Identifier: Apache-2.0
// Large graphs, and several threads at once.
#include <gtest/gtest.h>

#include <atomic>
#include <thread>

#include "engine/backward.h"
#include "ops/activation.h"
#include "ops/arith.h"
#include "ops/convert.h"
#include "ops/reduce.h"
#include "ops/shape.h"
#include "support/small_stack.h"
#include "support/values.h"
#include "tensor/large_blocks.h"

namespace nnc::testing {
namespace {

using namespace ops;  // NOLINT: as in PyTorch
using Numbers = std::vector<double>;

constexpr int kLong = 1000000;

Tensor leaf(Numbers v) {
  const int64_t n = static_cast<int64_t>(v.size());
  return make_tensor({n}, DType::kFloat64, v, Layout::kPlain, true);
}
Numbers grad_values(const Tensor& leaf) {
  return values_of(grad_of(leaf));
}

TEST(Deep, ChainOfAMillionOperations) {
  const Tensor x = leaf({1, 2});
  on_small_stack([&] {
    const Tensor one = Tensor::ones({}, DType::kFloat64);
    Tensor y = mul(x, x);
    for (int i = 1; i < kLong; ++i) y = add(y, one);
    backward({sum(y)}, {}, {});
  });
  EXPECT_EQ(grad_values(x), (Numbers{2, 4}));
}

TEST(Deep, ChainThatIsOnlyFreed) {
  const Tensor x = leaf({1});
  on_small_stack([&] {
    Tensor y = x;
    for (int i = 0; i < kLong; ++i) y = relu(y);
  });
  EXPECT_EQ(x.ref()->use_count(), 1) << "a node still holds the leaf";
}

TEST(Deep, ChainOfWritesIntoViews) {
  const Tensor x = leaf({1, 2, 3});
  on_small_stack([&] {
    const Tensor y = mul(x, 1), one = Tensor::ones({}, DType::kFloat64);
    for (int i = 0; i < kLong / 20; ++i) add_(as_strided(y, {2}, {1}, i % 2), one);
    backward({sum(y)}, {}, {});
  });
  EXPECT_EQ(grad_values(x), (Numbers{1, 1, 1}));
}

TEST(Deep, ChainOfViewsOfViews) {
  const Tensor x = leaf({1, 2});
  on_small_stack([&] {
    Tensor y = mul(x, 1);
    for (int i = 0; i < kLong / 10; ++i) y = view(y, {i % 2 ? 2 : 1, -1});
    backward({sum(y)}, {}, {});
  });
  EXPECT_EQ(grad_values(x), (Numbers{1, 1}));
}

TEST(Deep, DoubleBackwardOfALongChain) {
  const Tensor x = leaf({1});
  on_small_stack([&] {
    Tensor y = mul(x, x);
    for (int i = 0; i < kLong / 20; ++i) y = sigmoid(y);
    const Tensor g =
        gradients({y}, {x}, {}, {.retain_graph = true, .create_graph = true}, false)[0];
    EXPECT_EQ(gradients({g}, {x}, {}, {}, false)[0].numel(), 1);
  });
}

TEST(Deep, LeafUsedAHundredThousandTimes) {
  const Tensor x = leaf({3});
  on_small_stack([&] {
    Tensor y = x;
    for (int i = 0; i < 100000; ++i) y = add(y, x);
    backward({y}, {}, {});
  });
  EXPECT_EQ(grad_values(x), Numbers{100001});
}

TEST(Deep, HundredThousandOutputs) {
  const Tensor x = leaf({3});
  const Tensor m = mul(x, x);
  std::vector<Tensor> outputs;
  for (int i = 0; i < 100000; ++i) outputs.push_back(mul(m, 2));
  backward(outputs, {}, {});
  EXPECT_EQ(grad_values(x), Numbers{12 * 100000.0});
}

TEST(Deep, GradientsOfManyInputs) {
  std::vector<Tensor> inputs;
  Tensor y = leaf({1});
  for (int i = 0; i < 2000; ++i) {
    inputs.push_back(leaf({1}));
    y = add(y, inputs.back());
  }
  const Tensors g = gradients({y}, inputs, {}, {}, false);
  ASSERT_EQ(g.size(), 2000);
  EXPECT_EQ(values_of(g[1999]), Numbers{1});
}

TEST(Deep, WaitingGradientsAreNotKept) {
  // Each step's gradient is dropped when it is used: the peak of a chain is a few tensors.
  const int64_t n = 1 << 16;
  const Tensor x = Tensor::ones({n}, DType::kFloat32);
  set_requires_grad(x, true);
  Tensor y = x;
  const Tensor one = Tensor::ones({}, DType::kFloat32);
  for (int i = 0; i < 200; ++i) y = add(y, one);
  y = sum(y);
  const int64_t before = allocator_stats().live_bytes;
  backward({y}, {}, {});
  EXPECT_LE(allocator_stats().live_bytes - before, 2 * 4 * n)
      << "the leaf's gradient alone is left";
}

TEST(Threads, BackwardOfOneGraphEach) {
  std::atomic<int> wrong{0};
  std::vector<std::thread> threads;
  for (int k = 1; k <= 4; ++k) {
    threads.emplace_back([k, &wrong] {
      for (int round = 0; round < 200; ++round) {
        const Tensor x = leaf({1.0 * k, 2.0 * k});
        Tensor y = x;
        for (int i = 0; i < 20; ++i) y = add(mul(y, Tensor::ones({}, DType::kFloat64)), x);
        backward({sum(mul(y, y))}, {}, {});
        if (grad_values(x) != Numbers{2.0 * 21 * 21 * k, 2.0 * 21 * 21 * 2 * k}) ++wrong;
      }
    });
  }
  for (std::thread& t : threads) t.join();
  EXPECT_EQ(wrong, 0);
}

// Reading shared parameters from several graphs at once is fine; each thread asks for gradients of
// its own.
TEST(Threads, SharedLeaf) {
  const Tensor w = leaf({2, 3});
  std::atomic<int> wrong{0};
  std::vector<std::thread> threads;
  for (int k = 1; k <= 4; ++k) {
    threads.emplace_back([k, &w, &wrong] {
      for (int round = 0; round < 200; ++round) {
        const Tensor x = leaf({1.0 * k, 1.0});
        const Tensors g = gradients({sum(mul(mul(x, w), w))}, {w, x}, {}, {}, false);
        if (values_of(g[0]) != Numbers{4.0 * k, 6} || values_of(g[1]) != Numbers{4, 9}) ++wrong;
      }
    });
  }
  for (std::thread& t : threads) t.join();
  EXPECT_EQ(wrong, 0);
  EXPECT_FALSE(grad_of(w).defined());
}

TEST(Threads, BackwardElsewhereThanForward) {
  const Tensor x = leaf({2});
  const Tensor y = mul(x, x);
  std::thread([&] { backward({y}, {}, {}); }).join();
  EXPECT_EQ(grad_values(x), Numbers{4});
}

}  // namespace
}  // namespace nnc::testing
