// SPDX-License-Identifier: Apache-2.0
// nnc.hpp: dictionaries of tensors, and files of them.
#include "support/cpp_test.h"

namespace {

using nnc_test::expect_error;
using nnc_test::values;
using nnc_test::Values;

using CppState = nnc_test::CppTest;

nnc::Optimizer stepped(const nnc::Module& net, double lr) {
  nnc::Optimizer adam = nnc::Adam(net, nnc::kw("lr", lr));
  net(nnc::ones({1, 2})).sum().backward();
  adam.step();
  return adam;
}

TEST_F(CppState, AnOptimizersNestingIsKept) {
  const nnc::Module net = nnc::Sequential{nnc::Linear(2, 1)};
  const nnc::Optimizer adam = stepped(net, 0.25);
  const std::string path = testing::TempDir() + "nnc_cpp_state.pt";
  nnc::save(adam.state_dict(), path);
  // Of dotted keys without their nesting the file has no dictionary "param_groups".
  const nnc::StateDict loaded = nnc::load(path);
  EXPECT_EQ(loaded.sub("param_groups").value("0.lr"), "0.25");
  EXPECT_EQ(loaded.value("param_groups.0.betas"), "(0.9, 0.999)");
  const std::string again = path + "2";
  nnc::save(loaded, again);
  nnc::StateDict flat(loaded.entries());
  nnc::save(flat, again + "flat");
  const auto size = [](const std::string& file) {
    FILE* f = fopen(file.c_str(), "rb");
    fseek(f, 0, SEEK_END);
    const int64_t n = ftell(f);
    fclose(f);
    return n;
  };
  EXPECT_EQ(size(again), size(path));
  EXPECT_NE(size(again + "flat"), size(path));
  const nnc::Optimizer other = nnc::Adam(net, nnc::kw("lr", 0.5));
  other.load_state_dict(nnc::load(again));
  EXPECT_EQ(other.option(0, "lr"), "0.25");
  for (const std::string& file : {path, again, again + "flat"}) remove(file.c_str());
}

TEST_F(CppState, ItsEntries) {
  const nnc::Module net = nnc::Linear(2, 1);
  const nnc::StateDict state = net.state_dict();
  EXPECT_EQ(state["weight"].shape(), (nnc::Shape{1, 2}));
  EXPECT_FALSE(state["none"].defined());
  EXPECT_TRUE(state.contains("bias"));
  EXPECT_FALSE(state.contains("bia"));
  EXPECT_EQ(state.at("bias").numel(), 1);
  expect_error(NNC_E_UNKNOWN, "none", [&] { state.at("none"); });
  expect_error(NNC_E_INDEX, "", [&] { state[2]; });
  std::string keys;
  for (auto& [key, tensor] : net.state_dict()) keys += key + std::to_string(tensor.numel());
  EXPECT_EQ(keys, "weight2bias1");
  const nnc::NamedTensors list = state;
  EXPECT_EQ(list[1].first, "bias");
  EXPECT_EQ(state.back().first, "bias");
  for (const auto& entry : nnc::StateDict()) ADD_FAILURE() << entry.first;
  const nnc::Named pairs{{"a", nnc::ones({1})}, {"b", nnc::ones({2})}};
  EXPECT_EQ(pairs.keys(), (std::vector<std::string>{"a", "b"}));
  nnc::StateDict all;
  all.add("model", state);
  all.add_value("epoch", "3");
  EXPECT_EQ(all.sub("model").keys(), state.keys());
  EXPECT_FALSE(all.contains("model"));
  all.add("none", nnc::StateDict());
  EXPECT_TRUE(all.contains("none"));
  EXPECT_EQ(all.value("epoch"), "3");
  expect_error(NNC_E_UNKNOWN, "", [&] { all.sub("other"); });
}

TEST_F(CppState, KeysThatDoNotBelongTogether) {
  using Keys = std::vector<std::string>;
  struct Row {
    nnc::StateDict state;
    Keys missing, unexpected;
    const char* printed;
  };
  const nnc::Module net = nnc::Linear(2, 1);
  const nnc::Tensor weight = nnc::ones({1, 2}), bias = nnc::ones({1});
  const Row rows[] = {
      {{{"weight", weight}, {"bias", bias}}, {}, {}, "<All keys matched successfully>"},
      {{{"weight", weight}, {"scale", bias}, {"it's", bias}},
       {"bias"},
       {"scale", "it's"},
       "_IncompatibleKeys(missing_keys=['bias'], unexpected_keys=['scale', 'it\\'s'])"},
      {{},
       {"weight", "bias"},
       {},
       "_IncompatibleKeys(missing_keys=['weight', 'bias'], unexpected_keys=[])"},
  };
  for (const Row& row : rows)
    for (const bool assign : {false, true}) {
      SCOPED_TRACE(row.printed);
      const nnc::IncompatibleKeys keys = net.load_state_dict(row.state, false, assign);
      EXPECT_EQ(keys.missing_keys, row.missing);
      EXPECT_EQ(keys.unexpected_keys, row.unexpected);
      EXPECT_EQ(testing::PrintToString(keys), row.printed);
      const bool all = row.missing.empty() && row.unexpected.empty();
      if (all)
        EXPECT_TRUE(net.load_state_dict(row.state).missing_keys.empty());
      else
        expect_error(NNC_E_INVALID, "", [&] { net.load_state_dict(row.state); });
    }
  const auto [missing, unexpected] = net.load_state_dict(nnc::StateDict(), false);
  EXPECT_EQ(missing.size(), 2U);
  EXPECT_TRUE(unexpected.empty());
}

TEST_F(CppState, ATrainingRunGoesOn) {
  const std::string path = testing::TempDir() + "nnc_cpp_training.pt";
  const nnc::Module net = nnc::Linear(2, 1), other = nnc::Linear(2, 1);
  const nnc::Optimizer adam = stepped(net, 0.25), fresh = nnc::Adam(other, nnc::kw("lr", 0.5));
  nnc::StateDict extra;
  extra.add_value("epoch", "7");
  nnc::training_save(net, adam, path, extra);
  EXPECT_EQ(nnc::training_load(path, other, fresh).value("epoch"), "7");
  EXPECT_EQ(values(other.parameter("weight").detach()), values(net.parameter("weight").detach()));
  EXPECT_EQ(fresh.option(0, "lr"), "0.25");
  const nnc::LRScheduler step = nnc::StepLR(adam, 2), rest = nnc::StepLR(fresh, 2);
  adam.step();
  step.step();
  nnc::training_save(net, adam, step, path);
  EXPECT_TRUE(nnc::training_load(path, other, fresh, rest).empty());
  EXPECT_EQ(rest.state_dict()["last_epoch"].item<int>(), 1);
  remove(path.c_str());
}

}  // namespace
