// SPDX-License-Identifier: Apache-2.0
// Children that are None, names that are taken, and printed modules whose tensors are computed.
#include <gtest/gtest.h>

#include "nn/container.h"
#include "nn/parametrize.h"
#include "nn/registry.h"
#include "support/expect_error.h"

namespace nnc {
namespace {

using nn::Module;
using testing::expect_error;

Ref<Module> make(const std::string& text) {
  return nn::make_module(text.c_str(), nullptr, "test");
}

TEST(NoneChildren, ArePrintedAndPassedOver) {
  const std::string text =
      "Net(\n  (norm): None\n  (a): Linear(in_features=2, out_features=1, bias=True)\n)";
  const Ref<Module> m = make(text);
  EXPECT_EQ(m->repr(), text);
  EXPECT_EQ(m->children().size(), 2);
  EXPECT_EQ(m->named_children().size(), 1U);
  EXPECT_EQ(m->modules().size(), 2U);
  EXPECT_EQ(m->named_modules().size(), 2U);
  EXPECT_EQ(m->named_parameters().size(), 2U);
  EXPECT_EQ(m->state_dict().size(), 2U);
  m->train(false);
  m->to(DType::kFloat64);
  int calls = 0;
  m->apply([&](Module&) { ++calls; });
  EXPECT_EQ(calls, 2);
  const Ref<Module> copy = m->deep_copy();
  EXPECT_EQ(copy->repr(), text);
  copy->load_state_dict(m->state_dict(), true);
  expect_error([&] { m->get_submodule("norm"); }, Code::kUnknown, "`norm` is not an nn.Module");
  expect_error([&] { m->register_module("norm", make("ReLU()")); }, Code::kInvalid,
               "'norm' already exists");
}

TEST(NoneChildren, OfLists) {
  const std::string text = "ModuleList(\n  (0): ReLU()\n  (1-2): 2 x None\n)";
  EXPECT_EQ(make("ModuleList([ReLU(), None, None])")->repr(), text);
  EXPECT_EQ(make(text)->repr(), text);
  EXPECT_EQ(make("Sequential(*[ReLU(), None])")->repr(),
            "Sequential(\n  (0): ReLU()\n  (1): None\n)");
  const Ref<Module> chain = make("Sequential(ReLU(), None)");
  expect_error([&] { chain->call(Tensor::ones({1}, DType::kFloat32)); }, Code::kInvalid,
               "'NoneType' object is not callable");
  // What walks through parts of its own finds one that is None.
  const Ref<Module> encoder = make("TransformerEncoder(TransformerEncoderLayer(4, 2), 1)");
  auto& layers = dynamic_cast<nn::ModuleSequence&>(*encoder->get_submodule("layers"));
  layers.append(nullptr);
  expect_error(
      [&] {
        encoder->call(Tensor::ones({2, 1, 4}, DType::kFloat32));
      },
      Code::kInvalid, "is None");
}

TEST(TakenNames, OfEveryModuleAndOfTheClass) {
  const Tensor t = Tensor::ones({1}, DType::kFloat32);
  for (const char* text : {"Net(\n  (a): ReLU()\n)", "Sequential()", "Linear(2, 2)"}) {
    for (const char* name :
         {"training", "forward", "T_destination", "type", "_modules", "__init__"}) {
      const Ref<Module> m = make(text);
      expect_error([&] { m->register_module(name, make("ReLU()")); }, Code::kInvalid,
                   "already exists");
      expect_error([&] { m->register_parameter(name, t); }, Code::kInvalid, "already exists");
      expect_error([&] { m->register_buffer(name, t); }, Code::kInvalid, "already exists");
    }
  }
  struct Case {
    const char *text, *taken, *free;
  };
  for (const Case& c :
       {Case{"Sequential()", "append", "keys"}, Case{"ModuleList()", "insert", "items"},
        Case{"ModuleDict()", "keys", "append"}, Case{"ParameterDict()", "copy", "append"},
        Case{"ParameterList()", "extend", "insert"}, Case{"Linear(2, 2)", "in_features", "dtype"},
        Case{"LSTM(2, 2)", "num_layers", "d_model"},
        Case{"CrossEntropyLoss()", "reduction", "reduce"},
        Case{"MultiheadAttention(2, 1)", "forward", "keys"}}) {
    const Ref<Module> m = make(c.text);
    expect_error([&] { m->register_parameter(c.taken, t); }, Code::kInvalid, "already exists");
    m->register_parameter(c.free, t);
  }
}

TEST(PrintedParametrizations, AreRegistered) {
  for (const char* list : {"(0): _WeightNorm()", "(0): _SpectralNorm()", "(0): _Orthogonal()",
                           "(0-1): 2 x Identity()"}) {
    const std::string text =
        "Sequential(\n  (0): ParametrizedLinear(\n    in_features=3, out_features=2, bias=True\n   "
        " "
        "(parametrizations): ModuleDict(\n      (weight): ParametrizationList(\n        " +
        std::string(list) + "\n      )\n    )\n  )\n)";
    const Ref<Module> m = make(text);
    EXPECT_EQ(m->repr(), text);
    EXPECT_TRUE(nn::is_parametrized(*m->get_submodule("0"), "weight"));
    EXPECT_EQ(m->call(Tensor::ones({1, 3}, DType::kFloat32)).size(1), 2);
  }
  const std::string alone = "ParametrizationList(\n  (0-1): 2 x ReLU()\n)";
  EXPECT_EQ(make(alone)->repr(), alone);
  expect_error(
      [] {
        make(
            "ParametrizedLinear(3, 2\n  (parametrizations): ModuleDict(\n    (foo): "
            "ParametrizationList(\n      (0): ReLU()\n    )\n  )\n)");
      },
      Code::kUnknown, "does not have a parameter, a buffer");
}

// The values that are drawn for what is computed are lost; the rest is new.
TEST(ResetParameters, LeavesWhatATensorIsComputedFrom) {
  const Ref<Module> m = make(
      "ParametrizedLinear(3, 2\n  (parametrizations): ModuleDict(\n    (weight): "
      "ParametrizationList(\n      (0): ReLU()\n    )\n  )\n)");
  const auto first = [&](const char* name) { return *m->get_parameter(name).data<float>(); };
  const float original = first("parametrizations.weight.original"), bias = first("bias");
  m->reset_parameters();
  EXPECT_EQ(first("parametrizations.weight.original"), original);
  EXPECT_NE(first("bias"), bias);
}

}  // namespace
}  // namespace nnc
