// SPDX-License-Identifier: Apache-2.0
// Strides of second gradients, see Note [Shown order].
#include <gtest/gtest.h>

#include "engine/backward.h"
#include "ops/activation.h"
#include "ops/math.h"
#include "ops/pool.h"
#include "ops/softmax.h"
#include "support/values.h"

namespace nnc::testing {
namespace {

using namespace ops;  // NOLINT: as in PyTorch
using Function = Tensor (*)(const Tensor&);

// A tensor in one of two orders.
Tensor ordered(bool transposed, Sizes sizes = Dims{4, 2}) {
  const Tensor x = Tensor::full(sizes, Scalar(0.25), DType::kFloat64);
  const Tensor memory = Tensor::full({sizes[1], sizes[0]}, Scalar(0.25), DType::kFloat64);
  return transposed ? memory.alias(Dims(sizes), {1, sizes[0]}, 0) : x;
}

// The orders of dx, of ddx / dx and of ddx / ddy: R for row-major, T for transposed.
std::string strides_of(const Function& f, bool x_transposed, bool dy_transposed,
                       bool ddx_transposed) {
  const Tensor x = ordered(x_transposed);
  set_requires_grad(x, true);
  const Tensor y = f(x);
  const Tensor dy = ordered(dy_transposed, y.sizes());
  set_requires_grad(dy, true);
  const BackwardOptions graph{.retain_graph = true, .create_graph = true};
  const Tensor dx = gradients({y}, {x}, {dy}, graph, false)[0];
  const Tensors second = gradients({dx}, {x, dy}, {ordered(ddx_transposed)}, graph, false);
  std::string text;
  for (const Tensor& t : {dx, second[0], second[1]}) {
    text += t.stride(0) == 1 ? 'T' : 'R';
  }
  return text;
}

// Of x, dy and the gradient of dx in both orders.
std::string all_of(const Function& f) {
  std::string text;
  for (const bool x : {false, true}) {
    for (const bool dy : {false, true}) {
      for (const bool ddx : {false, true}) {
        text += (text.empty() ? "" : " ") + strides_of(f, x, dy, ddx);
      }
    }
  }
  return text;
}

struct Row {
  const char* name;
  Tensor (*f)(const Tensor&);
  const char* orders;
};
constexpr const char* kAsTheyCome = "RRR RTT TRR TTT RRR RTT TRR TTT";
const Row kRows[] = {
    {"silu", silu, kAsTheyCome},
    {"elu", [](const Tensor& x) { return elu(x, 1); }, kAsTheyCome},
    {"selu", selu, kAsTheyCome},
    {"celu", [](const Tensor& x) { return celu(x, 1); }, kAsTheyCome},
    {"gelu", [](const Tensor& x) { return gelu(x, "none"); }, kAsTheyCome},
    {"gelu_tanh", [](const Tensor& x) { return gelu(x, "tanh"); }, kAsTheyCome},
    {"mish", mish, kAsTheyCome},
    {"softplus", [](const Tensor& x) { return softplus(x, 1, 20); }, kAsTheyCome},
    {"hardswish", hardswish, "RRR RRT TRR TRT RTR RTT TTR TTT"},
    {"hardtanh", [](const Tensor& x) { return hardtanh(x, -1, 1); }, kAsTheyCome},
    {"relu6", relu6, kAsTheyCome},
    {"softshrink", [](const Tensor& x) { return softshrink(x, 0.1); }, kAsTheyCome},
    {"hardshrink", [](const Tensor& x) { return hardshrink(x, 0.1); }, kAsTheyCome},
    {"abs", [](const Tensor& x) { return abs(x); }, "RRR RRT TRR TRT RRR RRT TRR TRT"},
    {"erfinv", erfinv, "RRR RRT RRR RRT TTR TTT TTR TTT"},
    {"softmax", [](const Tensor& x) { return softmax(x, 0, {}); },
     "RRR RRR RRR RRR RRR RRR RRR RRR"},
    {"log_softmax", [](const Tensor& x) { return log_softmax(x, 1, {}); },
     "RRR RRT RRR RRT RRR RRT RRR RRT"},
    {"glu", [](const Tensor& x) { return glu(x, 0); }, "RRR RRT RRR RRT RRR RRT RRR RRT"},
    {"prelu", [](const Tensor& x) { return prelu(x, Tensor::full({1}, Scalar(0.25), x.dtype())); },
     "RRR RRR RRR RRR TRT TRT TRT TRT"},
    {"tanh", tanh, kAsTheyCome},
};

TEST(SecondStrides, AreThoseOfPyTorch) {
  for (const Row& row : kRows) EXPECT_EQ(all_of(row.f), row.orders) << row.name;
}

TEST(SecondStrides, OfAPoolAreThoseOfWhatComes) {
  const Dims sizes{2, 3, 4, 4}, half{2, 3, 2, 2}, last{48, 1, 12, 3};
  const Tensor memory = Tensor::full({96}, Scalar(0.25), DType::kFloat64);
  const Tensor x = memory.alias(sizes, last, 0);
  set_requires_grad(x, true);
  const Tensor dy = Tensor::full(half, Scalar(0.25), DType::kFloat64);
  set_requires_grad(dy, true);
  const BackwardOptions graph{.retain_graph = true, .create_graph = true};
  const Tensor dx = gradients({avg_pool(2, x, {2, 2})}, {x}, {dy}, graph, false)[0];
  const Tensor rows = Tensor::full(sizes, Scalar(0.25), DType::kFloat64);
  EXPECT_TRUE(gradients({dx}, {dy}, {rows}, graph, false)[0].contiguous());
  const Tensor ordered = memory.alias(sizes, last, 0);
  EXPECT_EQ(gradients({dx}, {dy}, {ordered}, graph, false)[0].stride(1), 1);
}

}  // namespace
}  // namespace nnc::testing
