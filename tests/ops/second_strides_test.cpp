// SPDX-License-Identifier: Apache-2.0
// Strides of second gradients, see Note [Shown order].
#include <gtest/gtest.h>

#include "engine/backward.h"
#include "ops/activation.h"
#include "ops/conv.h"
#include "ops/math.h"
#include "ops/norm.h"
#include "ops/pool.h"
#include "ops/softmax.h"
#include "support/values.h"

namespace nnc::testing {
namespace {

using namespace ops;  // NOLINT: as in PyTorch
using Function = Tensor (*)(const Tensor&);

// A tensor in an order: R for row-major, T for transposed, E for one row that is repeated.
Tensor ordered(char order, Sizes sizes = Dims{4, 2}) {
  const Tensor memory = Tensor::full(sizes, Scalar(0.25), DType::kFloat64);
  if (order == 'R') return memory;
  return memory.alias(Dims(sizes), order == 'T' ? Dims{1, sizes[0]} : Dims{0, 1}, 0);
}

// The orders of dx, of ddx / dx and of ddx / ddy, where x, dy and what comes for dx have these.
std::string strides_of(const Function& f, const std::string& orders) {
  const Tensor x = ordered(orders[0]);
  set_requires_grad(x, true);
  const Tensor y = f(x);
  const Tensor dy = ordered(orders[1], y.sizes());
  set_requires_grad(dy, true);
  const BackwardOptions graph{.retain_graph = true, .create_graph = true};
  const Tensor dx = gradients({y}, {x}, {dy}, graph, false)[0];
  const Tensors second = gradients({dx}, {x, dy}, {ordered(orders[2])}, graph, false);
  std::string text;
  for (const Tensor& t : {dx, second[0], second[1]}) {
    text += t.stride(0) == 1 ? 'T' : 'R';
  }
  return text;
}

std::string all_of(const Function& f, std::initializer_list<const char*> orders) {
  std::string text;
  for (const char* order : orders) text += (text.empty() ? "" : " ") + strides_of(f, order);
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
  for (const Row& row : kRows) {
    EXPECT_EQ(all_of(row.f, {"RRR", "RRT", "RTR", "RTT", "TRR", "TRT", "TTR", "TTT"}), row.orders)
        << row.name;
  }
}

const Row kExpanded[] = {
    {"tanh", tanh, "RTT TRR TTT TTT RTT TTT TRR TRR TRR"},
    {"sigmoid", sigmoid, "RRT TTR TTT TRT RTT TTT TTR TRR TRR"},
    {"softsign", softsign, "RTT TRR TTT TTT RTT TTT TRR TRR TRR"},
    {"tanhshrink", tanhshrink, "RTT TRR TTT RTT RTT RTT TRR RRR TRR"},
    {"atan", atan, "RRT TRR TRT TRT RTT TTT TRR TRR TRR"},
    {"square", square, "RRT TTR TTT TRT RTT TTT TTR TRR TRR"},
    {"log2", log2, "RRT TRR TRT TRT RTT TTT TRR TRR TRR"},
    {"log10", log10, "RRT TRR TRT TRT RTT TTT TRR TRR TRR"},
    {"logit", [](const Tensor& x) { return logit(x, {}); }, "TTT RRR TTT TTT RRR TTT RRR TTT RRR"},
    {"glu", [](const Tensor& x) { return glu(x, 1); }, "RRT RRT RRT RRT RRT RRT RRT RRT RRT"},
    {"prelu", [](const Tensor& x) { return prelu(x, Tensor::full({1}, Scalar(0.25), x.dtype())); },
     "TRT RRR TRT TRT RRR TRT TRR TRT TRR"},
    {"gelu", [](const Tensor& x) { return gelu(x, "none"); },
     "RRT TTR TTT TRT RTT TTT TTR TRR TRR"},
};
TEST(SecondStrides, OfWhatIsExpandedAreThoseOfPyTorch) {
  for (const Row& row : kExpanded) {
    EXPECT_EQ(all_of(row.f, {"TRE", "RTE", "TTE", "TEE", "RET", "TET", "ETE", "TER", "ETR"}),
              row.orders)
        << row.name;
  }
}

// Images (2, 3, 4, 5) and weights: R for row-major, C for channels-last.
Tensor image(char order, Sizes sizes) {
  const Tensor x = Tensor::full(sizes, Scalar(0.25), DType::kFloat64);
  if (order == 'R') return x;
  const int64_t c = sizes[1], h = sizes[2], w = sizes[3];
  return x.alias(Dims(sizes), {c * h * w, 1, w * c, c}, 0);
}
// P: row-major with the first two dimensions exchanged, v: a vector.
std::string order_of(const Tensor& t) {
  if (!t.defined()) return "-";
  if (t.dim() == 1) return "v";
  if (t.contiguous()) return "R";
  if (t.stride(1) == 1) return "C";
  return t.stride(0) == t.size(2) * t.size(3) ? "P" : "?";
}
using OfImage = Tensor (*)(const Tensor& x, const Tensor& w);
// The orders of y and dx; of ddx by x, w and dy.
std::string orders_of_images(OfImage f, const Dims& weight) {
  std::string text;
  const BackwardOptions graph{.retain_graph = true, .create_graph = true};
  for (const char* orders : {"RRRR", "RRCC", "CRRR", "CRRC", "CRCR", "RRRC", "RRCR"}) {
    const Tensor x = image(orders[0], {2, 3, 4, 5});
    const Tensor w = Tensor::full(weight, Scalar(0.25), DType::kFloat64);
    for (const Tensor* t : {&x, &w}) set_requires_grad(*t, true);
    const Tensor y = f(x, w), dy = image(orders[2], y.sizes());
    set_requires_grad(dy, true);
    const Tensor dx = gradients({y}, {x}, {dy}, graph, false)[0];
    const Tensor z = image(orders[3], {2, 3, 4, 5});
    text += (text.empty() ? "" : "  ") + order_of(y) + order_of(dx) + " ";
    for (const Tensor& t : gradients({dx}, {x, w, dy}, {z}, graph, true)) text += order_of(t);
  }
  return text;
}
TEST(SecondStrides, OfImagesAreThoseOfPyTorch) {
  const auto plain_norm = [](const Tensor& x, const Tensor&) {
    return batch_norm(x, {}, {}, {}, {}, true, 0.1, 1e-5);
  };
  const auto norm = [](const Tensor& x, const Tensor& w) {
    return batch_norm(x, {}, {}, w, Tensor::zeros({3}, w.dtype()), true, 0.1, 1e-5);
  };
  const auto forward = [](const Tensor& x, const Tensor& w) {
    return conv(2, x, w, {}, {}, {}, {}, 1);
  };
  const auto transposed = [](const Tensor& x, const Tensor& w) {
    return conv_transpose(2, x, w, {}, {}, {}, {}, 1, {});
  };
  const auto rms = [](const Tensor& x, const Tensor&) { return rms_norm(x, {4, 5}, {}, nullptr); };
  const char* convs = "RR -PR  RR -PC  CC -PR  CC -PC  CC -PR  RR -PC  RR -PR";
  EXPECT_EQ(orders_of_images(forward, {4, 3, 2, 2}), convs);
  EXPECT_EQ(orders_of_images(transposed, {3, 4, 2, 2}), convs);
  EXPECT_EQ(orders_of_images(norm, {3}), "RR RvR  RR RvR  CC CvR  CC CvR  CC CvR  RR RvR  RR RvR");
  EXPECT_EQ(orders_of_images(plain_norm, {3}),
            "RR R-R  RR R-C  CC C-R  CC C-C  CC C-R  RR R-C  RR R-R");
  EXPECT_EQ(orders_of_images(rms, {3}), "RR R-R  RC C-C  CR R-R  CR C-C  CC R-R  RR C-C  RC R-R");
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
