// SPDX-License-Identifier: Apache-2.0
// State dicts of optimizers against PyTorch: tests/golden/optim_state.txt, made by
// make_optim_state.py, whose training is repeated here.
#include <gtest/gtest.h>

#include <cmath>
#include <fstream>
#include <sstream>

#include "engine/backward.h"
#include "graph/autograd_meta.h"
#include "ops/arith.h"
#include "ops/convert.h"
#include "ops/create.h"
#include "ops/reduce.h"
#include "ops/shape.h"
#include "optim/optimizer.h"
#include "support/expect_error.h"
#include "support/values.h"

namespace nnc {
namespace {

using testing::expect_error;
using testing::values_of;
using Numbers = std::vector<double>;

struct Block {
  std::string text;
  Numbers params, after;
  optim::StateDict state;
};

Tensor read_tensor(std::istringstream& line) {
  std::string type, sizes;
  line >> type >> sizes;
  DType dtype = DType::kFloat64;
  for (int32_t v = 1; v < kDTypeCount; ++v) {
    if (type == dtype_name(static_cast<DType>(v))) dtype = static_cast<DType>(v);
  }
  Dims dims;
  std::istringstream numbers(sizes == "-" ? "" : sizes);
  for (std::string n; std::getline(numbers, n, ',');) dims.push_back(std::stoll(n));
  Numbers values;
  for (std::string v; line >> v;) values.push_back(std::stod(v));
  return testing::make_tensor(dims, dtype, values);
}

std::vector<Block> read_blocks() {
  std::ifstream file(std::string(NNC_GOLDEN_DIR) + "/optim_state.txt");
  std::vector<Block> blocks;
  for (std::string text; std::getline(file, text);) {
    std::istringstream line(text);
    std::string kind, key;
    line >> kind;
    if (kind == "=") {
      blocks.push_back({text.substr(2), {}, {}, {}});
    } else if (kind == "state") {
      line >> key;
      blocks.back().state.push_back({key, read_tensor(line)});
    } else {
      Numbers& values = kind == "params" ? blocks.back().params : blocks.back().after;
      for (double v; line >> v;) values.push_back(v);
    }
  }
  return blocks;
}

// The training of make_optim.py.
class Training {
 public:
  explicit Training(const std::string& text) {
    const Tensor i = ops::arange(0, 6, 1, DType::kFloat64);
    p_ = leaf(ops::reshape(ops::sub(ops::div(i, 3), 1), {2, 3}));
    q_ = leaf(ops::div(ops::sub(i, 2), 4));
    if (text.find("Muon") == 0) q_ = leaf(ops::reshape(q_, {3, 2}));
    c_ = ops::reshape(ops::div(ops::add(i, 1), 6), {2, 3});
    t_ = ops::reshape(ops::div(ops::sub(Tensor::full({}, 3, DType::kFloat64), i), 5), {2, 3});
    optimizer = optim::make_optimizer(text.c_str(), {p_, q_}, "test");
  }

  void run(int first, int last) {
    for (int step = first; step < last; ++step) {
      optimizer->step([&] {
        optimizer->zero_grad();
        const Tensor d = ops::sub(p_, t_), square = ops::mul(q_, q_);
        Tensor loss = ops::sum(ops::mul(ops::mul(c_, d), d));
        if (step != 2) loss = ops::add(loss, ops::sum(ops::mul(square, square)));
        backward({loss}, {}, {});
        return loss;
      });
    }
  }
  Numbers values() const {
    Numbers all = values_of(detach(p_));
    for (const double v : values_of(detach(q_))) all.push_back(v);
    return all;
  }
  void set_values(const Numbers& v) {
    ops::copy_(detach(p_),
               testing::make_tensor({2, 3}, DType::kFloat64, Numbers(v.begin(), v.begin() + 6)));
    ops::copy_(detach(q_), testing::make_tensor(Dims(q_.sizes()), DType::kFloat64,
                                                Numbers(v.begin() + 6, v.end())));
  }
  const Tensor& p() const { return p_; }

  Ref<optim::Optimizer> optimizer;

 private:
  static Tensor leaf(Tensor t) {
    t = detach(t);
    set_requires_grad(t, true);
    return t;
  }
  Tensor p_, q_, c_, t_;
};

double tolerance(const Block& b) {
  if (b.text.find("Muon") == 0) return 1e-2;
  return b.text.find("LBFGS") == 0 ? 1e-7 : 1e-10;
}

void expect_near(const Numbers& want, const Numbers& got, double rtol) {
  ASSERT_EQ(want.size(), got.size());
  for (size_t i = 0; i < want.size(); ++i) {
    if (std::isnan(want[i]) && std::isnan(got[i])) continue;
    EXPECT_NEAR(got[i], want[i], rtol * (std::abs(want[i]) + 0.1)) << "element " << i;
  }
}

TEST(OptimizerState, IsThatOfPyTorch) {
  const std::vector<Block> blocks = read_blocks();
  ASSERT_EQ(blocks.size(), 15u);
  for (const Block& b : blocks) {
    SCOPED_TRACE(b.text);
    Training t(b.text);
    t.run(0, 5);
    expect_near(b.params, t.values(), tolerance(b));
    std::vector<std::string> keys, expected;
    for (const optim::StateEntry& e : b.state) expected.push_back(e.key);
    for (const optim::StateEntry& e : t.optimizer->state_dict()) {
      SCOPED_TRACE(e.key);
      const auto same = [&](const optim::StateEntry& other) { return other.key == e.key; };
      const auto found = std::find_if(b.state.begin(), b.state.end(), same);
      ASSERT_NE(found, b.state.end());
      // torch keeps LBFGS's t and H_diag as a number at first and as a tensor later.
      if (b.text[0] != 'L' || e.key.find("state.") != 0) {
        EXPECT_EQ(e.tensor.dtype(), found->tensor.dtype());
      }
      EXPECT_TRUE(same_sizes(e.tensor.sizes(), found->tensor.sizes()));
      expect_near(values_of(found->tensor), values_of(detach(e.tensor)), tolerance(b));
      keys.push_back(e.key);
    }
    EXPECT_EQ(keys, expected);
  }
}

TEST(OptimizerState, GoesOnFromThatOfPyTorch) {
  for (const Block& b : read_blocks()) {
    SCOPED_TRACE(b.text);
    Training t(b.text.substr(0, b.text.find('(')) + "()");  // the options come with the state
    t.set_values(b.params);
    t.optimizer->load_state_dict(b.state);
    t.run(5, 10);
    expect_near(b.after, t.values(), tolerance(b));
  }
}

// What a state dict shares with the optimizer goes on changing; what was loaded does not.
TEST(OptimizerState, IsCopiedWhereItIsLoaded) {
  Training t("Adam()"), u("Adam()");
  t.run(0, 1);
  const optim::StateDict state = t.optimizer->state_dict();
  u.optimizer->load_state_dict(state);
  const Tensor loaded = u.optimizer->state_of(u.p())[1].tensor;
  const Numbers before = values_of(loaded);
  t.run(1, 2);
  EXPECT_EQ(values_of(loaded), before);
  EXPECT_NE(values_of(state[1].tensor), before);
}

TEST(OptimizerState, FailsWithoutAChange) {
  Training t("Adam()");
  t.run(0, 2);
  const optim::StateDict good = t.optimizer->state_dict();
  std::vector<Numbers> before;
  for (const optim::StateEntry& e : good) before.push_back(values_of(e.tensor));
  const auto with = [&](const std::string& key, const Tensor& value) {
    optim::StateDict state = good;
    for (optim::StateEntry& e : state) {
      if (e.key == key) {
        e.tensor = value;
        return state;
      }
    }
    state.push_back({key, value});
    return state;
  };
  const Tensor one = Tensor::full({}, 1.0, DType::kFloat64);
  const auto fails = [&](const std::string& key, const Tensor& value, Code code,
                         const char* message) {
    SCOPED_TRACE(key);
    expect_error([&] { t.optimizer->load_state_dict(with(key, value)); }, code, message);
  };
  fails("state.0.exp_avg_cube", one, Code::kUnknown, "does not belong to this optimizer");
  fails("state.7.step", one, Code::kUnknown, "a parameter that is in no group");
  fails("stat.0.step", one, Code::kUnknown, "'stat.0.step' does not belong");
  fails("state.0.", one, Code::kUnknown, "'state.0.' does not belong");
  fails("param_groups.0.", one, Code::kUnknown, "'param_groups.0.' does not belong");
  fails("param_groups.1.lr", one, Code::kInvalid, "a different number of parameter groups");
  fails("param_groups.0.params", Tensor::zeros({1}, DType::kInt64), Code::kInvalid,
        "doesn't match the size of optimizer's group");
  fails("param_groups.0.params", Tensor::full({2}, 0.5, DType::kFloat64), Code::kInvalid,
        "'param_groups.0.params' holds 0.5, expected whole numbers");
  fails("param_groups.0.params", Tensor::full({2}, 1e300, DType::kFloat64), Code::kInvalid,
        "expected whole numbers");
  // Numbers that a double does not tell apart.
  fails("param_groups.0.params", Tensor::full({2}, (int64_t{1} << 53) + 1, DType::kInt64),
        Code::kUnknown, "a parameter that is in no group");
  fails("param_groups.0.lr", Tensor::ones({2}, DType::kFloat64), Code::kInvalid,
        "lr must be a number");
  fails("param_groups.0.lr", Tensor(), Code::kInvalid, "has no tensor");
  fails("param_groups.0.betas", Tensor::ones({2, 2}, DType::kFloat64), Code::kShape,
        "sizes [2, 2]");
  fails("state.1.step", Tensor::ones({2}, DType::kFloat32), Code::kShape, "expected a number");
  fails("param_groups.0.capturable", Tensor::full({}, true, DType::kBool), Code::kUnsupported,
        "capturable is not offered");
  const optim::StateDict now = t.optimizer->state_dict();
  ASSERT_EQ(now.size(), before.size());
  for (size_t i = 0; i < now.size(); ++i) EXPECT_EQ(values_of(now[i].tensor), before[i]);
  t.optimizer->load_state_dict(good);
}

TEST(OptimizerState, IdsAreWhole) {
  Training t("Adam()");
  t.run(0, 2);
  optim::StateDict state = t.optimizer->state_dict();
  constexpr int64_t kLarge = int64_t{1} << 53;
  for (optim::StateEntry& e : state) {
    if (e.key.rfind("state.", 0) == 0) {
      const int64_t id = kLarge + (e.key[6] - '0');
      e.key = "state." + std::to_string(id) + e.key.substr(7);
    } else if (e.key == "param_groups.0.params") {
      int64_t* const ids = Tensor(e.tensor = ops::clone(e.tensor)).mutable_view().ptr<int64_t>();
      for (int64_t i = 0; i < e.tensor.numel(); ++i) ids[i] += kLarge;
    }
  }
  t.optimizer->load_state_dict(state);
}

TEST(OptimizerState, LbfgsCountsAreBounded) {
  Training t("LBFGS()");
  for (const double bad : {1e300, -1.0, 0.5, static_cast<double>(NAN)}) {
    const Tensor n = Tensor::full({}, bad, DType::kFloat64), one = Tensor::ones({}, DType::kInt64);
    optim::StateDict state = t.optimizer->state_dict();
    state.push_back({"state.0.func_evals", one});
    state.push_back({"state.0.n_iter", n});
    expect_error([&] { t.optimizer->load_state_dict(state); }, Code::kInvalid,
                 "load_state_dict: n_iter is ");
  }
}

// torch's list of numbers that one direction needs.
TEST(OptimizerState, LbfgsPassesOverWhatIsMadeAnew) {
  Training t("LBFGS()");
  const Tensor one = Tensor::ones({}, DType::kFloat64);
  optim::StateDict state = t.optimizer->state_dict();
  for (const char* key : {"func_evals", "n_iter", "al.0", "al.1", "al"}) {
    state.push_back({std::string("state.0.") + key, one});
  }
  t.optimizer->load_state_dict(state);
  expect_error(
      [&] {
        state.push_back({"state.0.all", one});
        t.optimizer->load_state_dict(state);
      },
      Code::kUnknown, "'all' does not belong");
}

}  // namespace
}  // namespace nnc
