// SPDX-License-Identifier: Apache-2.0
// Steps with differentiable=True against PyTorch: tests/golden/recorded_steps.txt, made by
// make_recorded_steps.py, whose loop is repeated here.
#include <gtest/gtest.h>

#include <algorithm>
#include <fstream>
#include <set>
#include <sstream>

#include "engine/backward.h"
#include "engine/gradcheck.h"
#include "ops/arith.h"
#include "ops/compare.h"
#include "ops/create.h"
#include "ops/index.h"
#include "ops/reduce.h"
#include "ops/shape.h"
#include "optim/optimizer.h"
#include "support/expect_error.h"
#include "support/failing_memory.h"
#include "support/values.h"
#include "tensor/exec.h"

namespace nnc {
namespace {

using ops::mul;
using optim::Optimizer;
using testing::expect_error;

struct Block {
  std::string text, made;
  int steps = 0;
  std::set<std::string> recorded;  // tensors of p's state
  // p, q and the leaf's gradient; that gradient where p and q are views. By element type.
  std::vector<double> values[2], views[2];
};

std::vector<Block> read_blocks() {
  std::ifstream file(std::string(NNC_GOLDEN_DIR) + "/recorded_steps.txt");
  std::vector<Block> blocks;
  size_t type = 0;
  for (std::string text; std::getline(file, text);) {
    std::istringstream line(text);
    std::string kind, word;
    line >> kind;
    if (kind == "=") {
      blocks.emplace_back().text = text.substr(2);
      continue;
    }
    Block& b = blocks.back();
    if (kind == "steps") {
      line >> b.steps;
    } else if (kind == "made") {
      line >> b.made;
    } else if (kind == "recorded") {
      while (line >> word) b.recorded.insert(word);
    } else {
      if (kind != "views") type = kind == "float";
      std::vector<double>& values = kind == "views" ? b.views[type] : b.values[type];
      for (double v; line >> v;) values.push_back(v);
    }
  }
  return blocks;
}

// With an argument more.
std::string with(const std::string& text, const std::string& argument) {
  const std::string open = text.substr(0, text.size() - 1);
  return open + (open.back() == '(' ? "" : ", ") + argument + ")";
}

Tensor numbers(DType dtype) {
  const Tensor i = ops::arange(0, 12, 1, dtype);
  return ops::where(ops::lt(i, 6), ops::sub(ops::div(i, 3), 1), ops::div(ops::sub(i, 8.5), 4));
}

struct Steps {
  Tensor p, q;
  Ref<Optimizer> opt;

  Steps(const std::string& text, const Tensor& leaf, bool views) {
    const Tensor both = views ? mul(leaf, 1) : leaf;
    p = ops::reshape(ops::narrow(both, 0, 0, 6), {2, 3});
    q = ops::narrow(both, 0, 6, 6);
    if (!views) p = mul(p, 1), q = mul(q, 1);
    opt = optim::make_optimizer(with(text, "differentiable=True").c_str(), {p, q}, "test");
  }

  void take(int n) {
    for (int step = 0; step < n; ++step) {
      set_gradients();
      if (step == 2) drop_grad(q);
      opt->step();
    }
  }

  void load_buffers() const {
    optim::StateDict state = opt->state_dict();
    state.push_back({"state.0.momentum_buffer", mul(p, 0.5)});
    state.push_back({"state.1.momentum_buffer", mul(q, 0.3)});
    opt->load_state_dict(state);
  }

  void set_gradients() {
    const Tensor i = ops::arange(0, 6, 1, p.dtype());
    const Tensor t =
        ops::reshape(ops::div(ops::sub(Tensor::full({}, 4.5, p.dtype()), i), 5), {2, 3});
    const Tensor a = ops::sub(p, t), b = ops::sub(q, 0.13);
    const Tensor loss =
        ops::add(ops::sum(mul(mul(slopes(), a), a)), ops::sum(mul(mul(mul(b, b), b), b)));
    const Tensors g = gradients({loss}, {p, q}, {}, {true, true}, false);
    set_grad(p, g[0], "test");
    set_grad(q, g[1], "test");
  }

  Tensor slopes() const {
    const Tensor i = ops::arange(0, 6, 1, p.dtype());
    return ops::reshape(ops::div(ops::add(i, 1), 6), {2, 3});
  }

  Tensor loss() const { return ops::add(ops::sum(mul(slopes(), p)), ops::sum(mul(q, q))); }
};

Tensor leaf_of(DType dtype) {
  const Tensor leaf = detach(numbers(dtype));
  set_requires_grad(leaf, true);
  return leaf;
}

void append(std::vector<double>& out, const Tensor& t) {
  const std::vector<double> v = testing::values_of(detach(t));
  out.insert(out.end(), v.begin(), v.end());
}

class RecordedSteps : public ::testing::Test {
 protected:
  // Numbers of states are float64 in rows of float64.
  static Exec typed(DType dtype) {
    Exec e = exec();
    e.default_dtype = dtype;
    return e;
  }
};

TEST_F(RecordedSteps, AreThoseOfPyTorch) {
  const std::vector<Block> blocks = read_blocks();
  ASSERT_GE(blocks.size(), 32u);
  for (const Block& b : blocks) {
    SCOPED_TRACE(b.text);
    for (const size_t type : {0, 1}) {
      const DType dtype = type ? DType::kFloat32 : DType::kFloat64;
      const double tolerance = type ? 2e-5 : 1e-10;
      const Exec e = typed(dtype);
      const ExecGuard guard(e);
      Tensor leaf = leaf_of(dtype);
      const Steps own(b.text, leaf, false);
      Steps(own).take(b.steps);
      std::set<std::string> recorded;
      for (const optim::StateEntry& entry : own.opt->state_of(own.p)) {
        if (requires_grad(entry.tensor)) recorded.insert(entry.key);
      }
      EXPECT_EQ(recorded, b.recorded);
      EXPECT_EQ(grad_fn(own.p)->name(), b.made);
      backward({own.loss()}, {}, {});
      std::vector<double> values;
      for (const Tensor& t : {own.p, own.q, grad_of(leaf)}) append(values, t);
      EXPECT_EQ(testing::difference(values, b.values[type], tolerance), "");

      leaf = leaf_of(dtype);
      Steps views(b.text, leaf, true);
      views.take(b.steps);
      backward({views.loss()}, {}, {});
      EXPECT_EQ(testing::difference(testing::values_of(grad_of(leaf)), b.views[type], tolerance),
                "")
          << "views";
    }
  }
}

// Also where PyTorch's steps write into what they saved. The first momentum is a constant for the
// graph, as in PyTorch, so it is loaded.
TEST_F(RecordedSteps, HaveTheGradientsOfDifferences) {
  const Exec e = typed(DType::kFloat64);
  const ExecGuard guard(e);
  for (const Block& b : read_blocks()) {
    SCOPED_TRACE(b.text);
    for (const bool views : {false, true}) {
      const auto stepped = [&](Span<const Tensor> in) {
        Steps s(b.text, in[0], views);
        if (b.text.find("SGD(lr=0.01, momentum") == 0) s.load_buffers();
        s.take(3);
        return std::vector<Tensor>{s.loss(), s.p, s.q};
      };
      const Tensor leaf = leaf_of(DType::kFloat64);
      EXPECT_EQ(gradcheck(stepped, {leaf}, {}), "");
      EXPECT_EQ(gradgradcheck(stepped, {leaf}, {}, {}), "");
    }
  }
}

// Of a step that fails nothing remains.
TEST_F(RecordedSteps, ChangeAllOrNothing) {
  for (const char* text : {"AdamW(amsgrad=True)", "SGD(momentum=0.9)"}) {
    for (const bool views : {false, true}) {
      for (const testing::Memory memory : {testing::Memory::kOurs, testing::Memory::kSystem}) {
        SCOPED_TRACE(text);
        Steps s(text, leaf_of(DType::kFloat64), views);
        s.take(1);
        s.set_gradients();
        const auto look = [&] {
          std::vector<double> all;
          for (const Tensor& t : {s.p, s.q}) append(all, t);
          for (const optim::StateEntry& entry : s.opt->state_of(s.p)) append(all, entry.tensor);
          return all;
        };
        const std::vector<double> before = look();
        const Ref<Node> made = grad_fn(s.p);
        const int64_t failures =
            testing::fail_each_allocation_of([&] { s.opt->step(); },
                                             [&] {
                                               EXPECT_EQ(look(), before);
                                               EXPECT_EQ(grad_fn(s.p).get(), made.get());
                                             },
                                             memory);
        EXPECT_GT(failures, 2);
        EXPECT_NE(look(), before);
      }
    }
  }
}

TEST_F(RecordedSteps, RefuseWhatPyTorchRefuses) {
  const Tensor leaf = leaf_of(DType::kFloat32);
  const auto made = [&](const char* text, const Tensor& p) {
    return optim::make_optimizer(text, {p}, "test");
  };
  expect_error([&] { made("SGD()", mul(leaf, 2)); }, Code::kState, "non-leaf");
  for (const char* text :
       {"SGD(fused=True, differentiable=True)", "Adam(fused=1, differentiable=1)",
        "Adagrad(fused=True, differentiable=True)"}) {
    expect_error([&] { made(text, leaf); }, Code::kInvalid, "`fused` does not support");
  }
  set_grad(leaf, leaf_of(DType::kFloat32), "test");
  const std::vector<double> before = testing::values_of(leaf);
  expect_error([&] { made("SGD(differentiable=True)", leaf)->step(); }, Code::kState,
               "a leaf Variable that requires grad");
  EXPECT_EQ(testing::values_of(leaf), before);
  const Tensor p = mul(leaf, 2);
  set_grad(p, leaf, "test");
  expect_error([&] { made("SGD(foreach=True, differentiable=True)", p)->step(); },
               Code::kUnsupported, "foreach=True does not support differentiable=True");
}

// A state that was computed takes the graph along.
TEST_F(RecordedSteps, GoOnFromALoadedState) {
  const Tensor leaf = leaf_of(DType::kFloat64);
  const Tensor p = mul(leaf, 1);
  const Ref<Optimizer> opt =
      optim::make_optimizer("SGD(lr=0.5, momentum=0.5, differentiable=True)", {p}, "test");
  optim::StateDict state = opt->state_dict();
  state.push_back({"state.0.momentum_buffer", mul(leaf, 3)});
  opt->load_state_dict(state);
  set_grad(p, Tensor::full({12}, 1, DType::kFloat64), "test");
  opt->step();
  backward({ops::sum(p)}, {}, {});  // p = leaf - 0.5 (0.5 * 3 leaf + 1)
  EXPECT_EQ(testing::values_of(grad_of(leaf)), std::vector<double>(12, 0.25));
}

}  // namespace
}  // namespace nnc
