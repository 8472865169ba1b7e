// SPDX-License-Identifier: Apache-2.0
// A gradient that does not change with an input is connected to it all the same. See
// Note [Constant gradients].
#include <gtest/gtest.h>

#include <algorithm>
#include <fstream>
#include <map>
#include <set>

#include "engine/backward.h"
#include "ops/activation.h"
#include "ops/arith.h"
#include "ops/convert.h"
#include "ops/loss.h"
#include "ops/math.h"
#include "ops/pool.h"
#include "ops/reduce.h"
#include "support/run_sample.h"

namespace nnc::testing {
namespace {

using namespace ops;  // NOLINT: as in PyTorch

struct Flags {
  std::string key;
  std::string all, alone, pairs, seconds;  // see tests/golden/make_connected.py
};
std::map<std::string, Flags> read_flags() {
  std::map<std::string, Flags> rows;
  std::ifstream file(std::string(NNC_GOLDEN_DIR) + "/connected.txt");
  std::string title;
  Flags f;
  while (file >> title >> f.key >> f.all >> f.alone >> f.pairs >> f.seconds) rows[title] = f;
  return rows;
}

std::vector<Tensor> differentiable(const std::vector<Tensor>& inputs) {
  std::vector<Tensor> some;
  for (const Tensor& x : inputs) {
    if (requires_grad(x)) some.push_back(x);
  }
  return some;
}

void check_all(const Sample& s, const Flags& expected) {
  const std::vector<Tensor> inputs = make_inputs(s.inputs, s.title());
  const std::vector<Tensor> leaves = differentiable(inputs);
  const std::vector<Tensor> g = gradients_of(call(s, inputs), leaves, true);
  for (size_t i = 0; i < leaves.size(); ++i) {
    if (expected.all[i] == '0') continue;
    EXPECT_TRUE(requires_grad(g[i])) << "gradient of input " << i;
    if (!requires_grad(g[i])) continue;
    // Where it leads nowhere PyTorch may refuse, and so may we.
    if (expected.pairs.find('1', i * leaves.size()) >= (i + 1) * leaves.size()) continue;
    const Tensor total = sum(g[i]);
    const BackwardOptions options{.retain_graph = true};
    const Tensors second =
        gradients({total}, {leaves.data(), static_cast<int64_t>(leaves.size())}, {}, options, true);
    for (size_t k = 0; k < leaves.size(); ++k) {
      if (expected.pairs[i * leaves.size() + k] == '0') continue;
      EXPECT_TRUE(second[static_cast<int64_t>(k)].defined())
          << "gradient of input " << i << " does not lead to input " << k;
    }
  }
}

void check_alone(const Sample& s, const Flags& expected) {
  for (size_t i = 0; i < expected.alone.size(); ++i) {
    if (expected.alone[i] == '0') continue;
    const std::vector<Tensor> inputs = make_inputs(s.inputs, s.title());
    const std::vector<Tensor> leaves = differentiable(inputs);
    for (size_t k = 0; k < leaves.size(); ++k) set_requires_grad(leaves[k], k == i);
    const std::vector<Tensor> g = gradients_of(call(s, inputs), {leaves[i]}, true);
    EXPECT_TRUE(requires_grad(g[0])) << "gradient of input " << i << ", which alone requires one";
  }
}

// As SECONDS of tests/golden/make_connected.py.
std::string seconds_of(const Sample& s) {
  const std::vector<Tensor> inputs = make_inputs(s.inputs, s.title());
  Differentiable d(call(s, inputs), inputs);
  Tensors all = d.inputs;
  for (const Tensor& seed : d.seeds) {
    set_requires_grad(seed, true);
    all.push_back(seed);
  }
  const BackwardOptions options{.retain_graph = true, .create_graph = true};
  std::string text;
  for (const Tensor& g : gradients(d.outputs, d.inputs, d.seeds, options, true)) {
    if (!g.defined() || !requires_grad(g)) {
      text.append(all.size(), '0');
      continue;
    }
    try {
      for (const Tensor& second : gradients({sum(g)}, all, {}, options, true)) {
        text += !second.defined() ? '0' : requires_grad(second) ? '2' : '1';
      }
    } catch (const Error& e) {
      text.append(all.size(), '-');
    }
  }
  return text;
}

// PyTorch has those of group_norm without a graph only, and not that of a bias alone.
bool has_more(const Sample& s) {
  if (std::string_view(s.op) == "group_norm" || s.title() == "layer_norm/bias_only") return true;
  const std::vector<Tensor> inputs = make_inputs(s.inputs, s.title());
  const Tensors outputs = call(s, inputs);
  const auto empty = [](const Tensor& t) { return t.numel() == 0; };
  return std::any_of(inputs.begin(), inputs.end(), empty) ||
         std::any_of(outputs.begin(), outputs.end(), empty);
}

// A second derivative is there where PyTorch has it, has a graph where it has one in PyTorch, and
// is absent where it is in PyTorch. Some are zeros, by which PyTorch multiplies or does not.
void check_seconds(const Sample& s, const Flags& expected) {
  static const std::set<std::string> kOtherFormulas{"cdist", "grid_sample", "pdist",
                                                    "scatter_reduce"};
  if (kOtherFormulas.contains(s.op)) return;
  const std::string seconds = seconds_of(s);
  const bool more = has_more(s);
  ASSERT_EQ(seconds.size(), expected.seconds.size());
  for (size_t i = 0; i < seconds.size(); ++i) {
    if (expected.seconds[i] == '-') continue;
    EXPECT_GE(seconds[i], expected.seconds[i]) << "at " << i;
    EXPECT_TRUE(more || expected.seconds[i] != '0' || seconds[i] == '0') << "at " << i;
  }
}

TEST(Connected, GradientsHaveAGraphWhereTheyDoInPyTorch) {
  const std::map<std::string, Flags> all = read_flags();
  int64_t rows = 0;
  for (const Sample& s : samples()) {
    const auto it = all.find(s.title());
    const bool known = it != all.end() && it->second.key == key_of(s);
    EXPECT_TRUE(known) << s.title() << " is not in connected.txt: see make_connected.py";
    if (!known || it->second.all == "-") continue;  // no gradient that has a graph
    SCOPED_TRACE(s.title());
    ++rows;
    check_all(s, it->second);
    check_alone(s, it->second);
    check_seconds(s, it->second);
  }
  EXPECT_GT(rows, 300);
}

// The gradient of a^2 for a = df/dx: zeros.
void expect_zeros_behind(const char* what, const std::function<Tensor(const Tensor&)>& f,
                         Dims sizes = {3}) {
  SCOPED_TRACE(what);
  std::vector<double> values;
  for (int64_t i = 0; i < checked_numel(sizes, "x"); ++i) {
    values.push_back(std::vector<double>{.7, -1.3, 2.2}[static_cast<size_t>(i % 3)]);
  }
  const Tensor x = make_tensor(sizes, DType::kFloat32, values, Layout::kPlain, true);
  const Tensor y = sum(f(x));
  const BackwardOptions graph{.retain_graph = true, .create_graph = true};
  const Tensor a = gradients({y}, {x}, {}, graph, false)[0];
  const Tensor total = sum(mul(a, a));
  const Tensor second = gradients({total}, {x}, {}, {}, false)[0];
  EXPECT_EQ(values_of(second), std::vector<double>(values.size(), 0));
}
TEST(Connected, ConstantGradientsHaveZerosBehindThem) {
  const Tensor w = Tensor::full({1}, 0.25, DType::kFloat32);
  expect_zeros_behind("relu", relu);
  expect_zeros_behind("leaky_relu", [](const Tensor& x) { return leaky_relu(x, 0.1); });
  expect_zeros_behind("hardtanh", [](const Tensor& x) { return hardtanh(x, -1, 1); });
  expect_zeros_behind("relu6", relu6);
  expect_zeros_behind("threshold", [](const Tensor& x) { return threshold(x, 0, 1); });
  expect_zeros_behind("hardshrink", [](const Tensor& x) { return hardshrink(x, 0.5); });
  expect_zeros_behind("softshrink", [](const Tensor& x) { return softshrink(x, 0.5); });
  expect_zeros_behind("prelu", [&](const Tensor& x) { return prelu(x, w); });
  expect_zeros_behind("rrelu", [](const Tensor& x) { return rrelu(x, 0.1, 0.3, false); });
  expect_zeros_behind("rrelu, drawn", [](const Tensor& x) { return rrelu(x, 0.1, 0.3, true); });
  expect_zeros_behind("pow 1", [](const Tensor& x) { return pow(x, Scalar(1.0)); });
  expect_zeros_behind("norm 1", [](const Tensor& x) { return norm(x, 1, {}, false, {}); });
  expect_zeros_behind("norm inf", [](const Tensor& x) {
    return norm(x, std::numeric_limits<double>::infinity(), {}, false, {});
  });
  const auto target = [](std::vector<double> v) {
    return make_tensor({static_cast<int64_t>(v.size())}, DType::kInt64, v);
  };
  expect_zeros_behind("nll_loss",
                      [&](const Tensor& x) {
                        return nll_loss(x, target({2, 0}), {}, -100, Reduction::kMean);
                      },
                      {2, 3});
  expect_zeros_behind("multi_margin_loss",
                      [&](const Tensor& x) {
                        return multi_margin_loss(x, target({2, 0}), 1, 1, {}, Reduction::kMean);
                      },
                      {2, 3});
  const Dims image{1, 1, 4, 4};
  expect_zeros_behind(
      "max_pool",
      [](const Tensor& x) {
        return max_pool(2, x, {2, 2});
      },
      image);
  expect_zeros_behind(
      "avg_pool",
      [](const Tensor& x) {
        return avg_pool(2, x, {2, 2});
      },
      image);
}

TEST(Connected, OverwrittenValuesHaveAZeroGradient) {
  const auto gradient = [](const std::function<void(const Tensor&)>& write) {
    const Tensor x = make_tensor({2}, DType::kFloat32, {1, 2}, Layout::kPlain, true);
    const Tensor y = clone(x);
    write(y);
    const Tensor total = sum(y);
    backward(Span<const Tensor>(&total, 1), {}, {});
    const Tensor g = grad_of(x);
    return g.defined() ? values_of(g) : std::vector<double>();
  };
  const std::vector<double> zeros{0, 0};
  EXPECT_EQ(gradient([](const Tensor& y) { fill_(y, 3.0); }), zeros);
  EXPECT_EQ(gradient([](const Tensor& y) { zero_(y); }), zeros);
  EXPECT_EQ(gradient([](const Tensor& y) { copy_(y, Tensor::ones({2}, DType::kFloat32)); }), zeros);
}

}  // namespace
}  // namespace nnc::testing
