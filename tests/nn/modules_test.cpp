// SPDX-License-Identifier: Apache-2.0
// Every layer against PyTorch: tests/golden/modules.txt, made by make_modules.py, holds one block
// for each row of its table.
#include <gtest/gtest.h>

#include <cmath>
#include <fstream>
#include <set>
#include <sstream>

#include "base/random.h"
#include "engine/backward.h"
#include "nn/registry.h"
#include "ops/arith.h"
#include "ops/convert.h"
#include "ops/create.h"
#include "ops/random.h"
#include "ops/reduce.h"
#include "ops/shape.h"

namespace nnc {
namespace {

struct Expected {
  std::string name;
  Dims sizes;
  std::vector<double> values;
};

struct Block {
  std::string text, repr;
  bool eval = false;
  std::vector<std::string> inputs;
  std::vector<Expected> state, outputs, gradients, buffers;
};

// "4 3 : 0.1 0.2 ...", after the name if there is one.
Expected read_tensor(std::istringstream& line, bool named) {
  Expected e;
  if (named) line >> e.name;
  std::string word;
  while (line >> word && word != ":") e.sizes.push_back(std::stoll(word));
  while (line >> word) e.values.push_back(std::stod(word));
  return e;
}

std::string unescape(const std::string& s) {
  std::string out;
  for (size_t i = 0; i < s.size(); ++i) {
    const bool line_end = s[i] == '\\' && i + 1 < s.size() && s[i + 1] == 'n';
    out += line_end ? '\n' : s[i];
    i += line_end ? 1 : 0;
  }
  return out;
}

std::vector<Block> read_blocks() {
  std::ifstream file(std::string(NNC_GOLDEN_DIR) + "/modules.txt");
  std::vector<Block> blocks;
  for (std::string text; std::getline(file, text);) {
    std::istringstream line(text);
    std::string kind;
    line >> kind >> std::ws;
    if (kind == "=") {
      blocks.emplace_back();
      std::getline(line, blocks.back().text);
      continue;
    }
    Block& b = blocks.back();
    if (kind == "eval")
      b.eval = true;
    else if (kind == "repr")
      b.repr = unescape(text.substr(5));
    else if (kind == "in")
      b.inputs.push_back(text.substr(3));
    else if (kind == "state")
      b.state.push_back(read_tensor(line, true));
    else if (kind == "out")
      b.outputs.push_back(read_tensor(line, false));
    else if (kind == "grad")
      b.gradients.push_back(read_tensor(line, true));
    else
      b.buffers.push_back(read_tensor(line, true));
  }
  return blocks;
}

// As draw() in make_modules.py.
Tensor draw(const std::string& spec) {
  std::istringstream line(spec);
  std::string kind;
  line >> kind;
  Dims sizes;
  for (int64_t d; line >> d;) sizes.push_back(d);
  if (kind == "rand") return ops::rand(sizes, DType::kFloat32);
  if (kind == "rand64") return ops::rand(sizes, DType::kFloat64);
  if (kind == "randn") return ops::randn(sizes, DType::kFloat32);
  if (kind == "sign" || kind == "int2f") {
    const Tensor t = ops::to_dtype(ops::randint(0, 2, sizes), DType::kFloat32);
    return kind == "sign" ? ops::sub(ops::mul(t, 2), 1) : t;
  }
  return ops::randint(0, std::stoll(kind.substr(3)), sizes);
}

void expect_tensor(const Expected& e, const Tensor& actual, const std::string& what) {
  ASSERT_TRUE(actual.defined()) << what;
  ASSERT_TRUE(same_sizes(e.sizes, actual.sizes())) << what;
  const Tensor t = ops::contiguous(ops::to_dtype(detach(actual), DType::kFloat64));
  // Normalised values and what cancels in their gradients are far from exact in float32.
  const bool wide = actual.dtype() == DType::kFloat64;
  const double rtol = wide ? 1e-11 : 5e-5, atol = wide ? 0 : 5e-5;
  double scale = 0;  // a sum that cancels is as exact as its terms
  for (double v : e.values) scale = std::max(scale, std::isfinite(v) ? std::abs(v) : 0);
  for (int64_t i = 0; i < t.numel(); ++i) {
    const double want = e.values[static_cast<size_t>(i)], got = t.data<double>()[i];
    EXPECT_NEAR(got, want, atol + rtol * (std::abs(want) + 0.1 * scale))
        << what << " element " << i;
  }
}

void check_block(const Block& b) {
  Exec settings = exec();
  settings.generator = Ref<Generator>::adopt(new Generator(0));
  const ExecGuard guard(settings);
  const Ref<nn::Module> m = nn::make_module(b.text.c_str(), nullptr, "test");
  if (b.eval) m->train(false);
  EXPECT_EQ(m->repr(), b.repr);
  const std::vector<nn::NamedTensor> state = m->state_dict();
  ASSERT_EQ(state.size(), b.state.size());
  for (size_t i = 0; i < state.size(); ++i) {
    EXPECT_EQ(state[i].name, b.state[i].name);
    expect_tensor(b.state[i], state[i].tensor, "initial " + state[i].name);
  }

  current_generator().manual_seed(1);
  std::vector<Tensor> inputs;
  for (const std::string& spec : b.inputs) inputs.push_back(draw(spec));
  const Tensor x = inputs[0];
  if (is_floating(x.dtype())) set_requires_grad(x, true);
  if (b.text.find("inplace=True") != std::string::npos) inputs[0] = ops::mul(x, 1);
  current_generator().manual_seed(2);
  const std::vector<Tensor> outputs = m->call({inputs, nullptr});
  ASSERT_EQ(outputs.size(), b.outputs.size());
  Tensor total = Tensor::zeros({}, x.dtype() == DType::kFloat64 ? x.dtype() : DType::kFloat32);
  for (size_t i = 0; i < outputs.size(); ++i) {
    const Tensor& y = outputs[i];
    expect_tensor(b.outputs[i], y, "output " + std::to_string(i));
    if (!is_floating(y.dtype())) continue;
    const Tensor ramp = ops::arange(1, static_cast<double>(y.numel() + 1), 1, y.dtype());
    total = ops::add(total, ops::sum(ops::mul(y, ops::reshape(ramp, y.sizes()))));
  }
  backward({total}, {}, {});
  for (const Expected& e : b.gradients) {
    const Tensor p = e.name == "input" ? x : m->get_parameter(e.name);
    expect_tensor(e, grad_of(p), "gradient of " + e.name);
  }
  for (const Expected& e : b.buffers) expect_tensor(e, m->get_buffer(e.name), "buffer " + e.name);
}

TEST(Modules, AreThoseOfPyTorch) {
  const std::vector<Block> blocks = read_blocks();
  ASSERT_GT(blocks.size(), 100u);
  for (const Block& b : blocks) {
    SCOPED_TRACE(b.text);
    try {
      check_block(b);
    } catch (const std::exception& e) {
      ADD_FAILURE() << e.what();
    }
  }
}

// Each layer that text can make has a block, here or in transformer.txt, but for the one without a
// forward and the one that only attention has.
TEST(Modules, AllHaveGoldenValues) {
  std::set<std::string> missing;
  for (const std::string_view name : nn::module_names()) missing.emplace(name);
  for (const char* name : {"/modules.txt", "/transformer.txt"}) {
    std::ifstream file(std::string(NNC_GOLDEN_DIR) + name);
    for (std::string line; std::getline(file, line);) {
      if (line.rfind("= ", 0) == 0) missing.erase(line.substr(2, line.find('(') - 2));
    }
  }
  EXPECT_EQ(missing, (std::set<std::string>{"ModuleList", "NonDynamicallyQuantizableLinear"}));
}

// What a module prints makes it again.
TEST(Modules, PrintedFormRebuilds) {
  for (const Block& b : read_blocks()) {
    SCOPED_TRACE(b.text);
    const Ref<nn::Module> again = nn::make_module(b.repr.c_str(), nullptr, "test");
    EXPECT_EQ(again->repr(), b.repr);
  }
}

}  // namespace
}  // namespace nnc
