// SPDX-License-Identifier: Apache-2.0
// The module tree: names, printing, state, text constructors.
#include <gtest/gtest.h>

#include "base/random.h"
#include "nn/container.h"
#include "nn/make.h"
#include "nn/registry.h"
#include "ops/convert.h"
#include "ops/random.h"
#include "support/expect_error.h"
#include "support/values.h"

namespace nnc {
namespace {

using nn::Module;
using testing::expect_error;
using testing::values_of;

Ref<Module> make(const std::string& text) {
  return nn::make_module(text.c_str(), nullptr, "test");
}

std::vector<std::string> names(const std::vector<nn::NamedTensor>& list) {
  std::vector<std::string> out;
  for (const nn::NamedTensor& t : list) out.push_back(t.name);
  return out;
}
using Names = std::vector<std::string>;

TEST(Module, ListsParametersOnceInOrder) {
  const Ref<Module> net = make("Net(\n  (a): Linear(in_features=2, out_features=3, bias=True)\n)");
  EXPECT_EQ(net->type_name(), "Net");
  net->register_module("again", Ref<Module>::share(net->get_submodule("a")));
  net->register_module("norm", make("BatchNorm1d(3)"));
  EXPECT_EQ(names(net->named_parameters()),
            (Names{"a.weight", "a.bias", "norm.weight", "norm.bias"}));
  EXPECT_EQ(names(net->named_buffers()),
            (Names{"norm.running_mean", "norm.running_var", "norm.num_batches_tracked"}));
  EXPECT_EQ(names(net->state_dict()),
            (Names{"a.weight", "a.bias", "again.weight", "again.bias", "norm.weight", "norm.bias",
                   "norm.running_mean", "norm.running_var", "norm.num_batches_tracked"}));
}

// As torch, which asks for "p < 0 or p > 1" to be false.
TEST(Module, TakesNaNWhereTorchDoes) {
  EXPECT_EQ(make("Dropout(nan)")->repr(), "Dropout(p=nan, inplace=False)");
  EXPECT_EQ(make("AlphaDropout(p=nan)")->repr(), "AlphaDropout(p=nan, inplace=False)");
  EXPECT_EQ(make("Hardtanh(nan, 1.0)")->repr(), "Hardtanh(min_val=nan, max_val=1.0)");
  EXPECT_EQ(make("TripletMarginLoss(margin=nan)")->repr(), "TripletMarginLoss()");
  expect_error([&] { make("LSTM(2, 2, dropout=nan)"); }, Code::kInvalid, "dropout");
  expect_error([&] { make("Dropout(1.5)"); }, Code::kInvalid, "between 0 and 1");
}

TEST(Module, RefusesNamesAndCycles) {
  const Ref<Module> net = make("Sequential(Linear(2, 2))");
  const Tensor t = Tensor::ones({1}, DType::kFloat32);
  expect_error([&] { net->register_parameter("", t); }, Code::kInvalid, "empty string");
  expect_error([&] { net->register_parameter("a.b", t); }, Code::kInvalid, "a.b");
  expect_error([&] { net->register_buffer("0", t); }, Code::kInvalid, "'0' already exists");
  expect_error([&] { net->register_parameter("n", Tensor::ones({1}, DType::kInt64)); },
               Code::kDtype, "floating point");
  Module* inner = net->get_submodule("0");
  expect_error([&] { inner->register_module("up", net); }, Code::kInvalid, "'up'");
  expect_error([&] { net->register_module("self", net); }, Code::kInvalid, "'self'");
  expect_error([&] { net->get_submodule("0.x"); }, Code::kUnknown, "Linear has no attribute `x`");
  EXPECT_EQ(names(net->named_parameters()), (Names{"0.weight", "0.bias"}));
}

TEST(Module, LoadsAllOrNothing) {
  const Ref<Module> from = make("Linear(2, 3)"), to = make("Linear(2, 3)");
  std::vector<nn::NamedTensor> state = from->state_dict();
  to->load_state_dict(state, true);
  EXPECT_EQ(to->get_parameter("weight").data<float>()[0],
            from->get_parameter("weight").data<float>()[0]);

  const float before = to->get_parameter("weight").data<float>()[0];
  ops::fill_(state[0].tensor, 7);
  state[1].tensor = Tensor::ones({4}, DType::kFloat32);
  expect_error([&] { to->load_state_dict(state, false); }, Code::kInvalid,
               "size mismatch for bias: copying a param with shape torch.Size([4])");
  EXPECT_EQ(to->get_parameter("weight").data<float>()[0], before);

  state[1].name = "extra";
  expect_error([&] { to->load_state_dict(state, true); }, Code::kInvalid,
               "Missing key(s) in state_dict: \"bias\"");
  EXPECT_EQ(to->get_parameter("weight").data<float>()[0], before);
  const nn::LoadResult r = to->load_state_dict(state, false);
  EXPECT_EQ(r.missing, Names{"bias"});
  EXPECT_EQ(r.unexpected, Names{"extra"});
  EXPECT_EQ(to->get_parameter("weight").data<float>()[0], 7);
}

TEST(Module, TrainsAndEvaluatesAsATree) {
  const Ref<Module> net = make("Sequential(Sequential(Dropout(0.5)), ReLU())");
  EXPECT_TRUE(net->get_submodule("0.0")->training());
  net->train(false);
  for (const Module::Visit& v : net->named_modules()) EXPECT_FALSE(v.module->training());
}

TEST(Module, ConvertsInPlace) {
  const Ref<Module> net = make("Sequential(Linear(2, 2), BatchNorm1d(2))");
  const Tensor weight = net->get_parameter("0.weight");
  net->to(DType::kFloat64);
  EXPECT_EQ(weight.dtype(), DType::kFloat64);
  EXPECT_EQ(net->get_buffer("1.running_mean").dtype(), DType::kFloat64);
  EXPECT_EQ(net->get_buffer("1.num_batches_tracked").dtype(), DType::kInt64);
}

// Neither making, printing, listing nor freeing recurses.
TEST(Module, NestsDeeply) {
  constexpr int kDepth = 4000;
  std::string text;
  for (int i = 0; i < kDepth; ++i) text += "Sequential(";
  text += "ReLU()" + std::string(kDepth, ')');
  const Ref<Module> net = make(text);
  EXPECT_EQ(net->named_modules().size(), static_cast<size_t>(kDepth) + 1);
  EXPECT_NE(net->repr().find("ReLU()"), std::string::npos);
}

// Taking out half of a list does not move the rest for each that goes.
TEST(Module, TakesManyOutOfALongListAtOnce) {
  constexpr int64_t kMany = 200'000;
  const Ref<nn::ModuleList> list = nn::made(new nn::ModuleList({}));
  const Ref<Module> one = make("Identity()");
  for (int64_t i = 0; i < kMany; ++i) list->append(one);
  const Ref<FormerList> former = list->remove(nn::Slice{0, INT64_MAX, 2}, "remove");
  EXPECT_EQ(list->length(), kMany / 2);
  EXPECT_EQ(list->children()[kMany / 2 - 1].name, std::to_string(kMany / 2 - 1));
}

TEST(ModuleText, ErrorsNameTheArgumentAndItsPlace) {
  expect_error([] { make("Liner(2, 3)"); }, Code::kUnknown,
               "there is no module 'Liner' at 0; did you mean 'Linear'?");
  expect_error([] { make("Sequential(ReLU(), Con2d(1, 2, 3))"); }, Code::kUnknown, "at 19");
  expect_error([] { make("Linear(2)"); }, Code::kInvalid,
               "missing required argument 'out_features'");
  expect_error([] { make("Linear(2, 3, bais=True)"); }, Code::kUnknown,
               "unexpected keyword argument 'bais' at 13; did you mean 'bias'?");
  expect_error([] { make("Linear(2, 3, in_features=4)"); }, Code::kInvalid,
               "multiple values for argument 'in_features'");
  expect_error([] { make("Linear(2, 3, True, None, None, 1)"); }, Code::kInvalid,
               "takes 5 positional arguments but 6 were given");
  expect_error([] { make("Linear('x', 3)"); }, Code::kInvalid,
               "in_features at 7 must be an integer, got string 'x'");
  expect_error([] { make("Conv2d(3, 4, 3, groups=2)"); }, Code::kInvalid, "in_channels");
  expect_error([] { make("Conv2d(3, 4, 3, padding='some')"); }, Code::kInvalid, "'some'");
  expect_error([] { make("Linear(2, 3"); }, Code::kText, "at 11");
  expect_error([] { make("3"); }, Code::kText, "expected a constructor");
}

// Of layers that PyTorch makes and prints but, with such flags, does not call.
TEST(ModuleText, PrintsWhatWasGiven) {
  constexpr const char* kRows[][2] = {
      {"LSTM(3, 4, bidirectional=1)", "LSTM(3, 4, bidirectional=1)"},
      {"LSTM(3, 4, 2, dropout=0, bidirectional=0)", "LSTM(3, 4, num_layers=2, bidirectional=0)"},
      {"GRU(3, 4, bidirectional=2)", "GRU(3, 4, bidirectional=2)"},
      {"RNN(3, 4, 2, dropout=1, bidirectional='x')",
       "RNN(3, 4, num_layers=2, dropout=1.0, bidirectional=x)"},
      {"Embedding(5, 3, scale_grad_by_freq=1)", "Embedding(5, 3, scale_grad_by_freq=1)"},
      {"Embedding(5, 3, scale_grad_by_freq=None, sparse=True)",
       "Embedding(5, 3, scale_grad_by_freq=None, sparse=True)"},
      {"Embedding(5, 3, sparse=0)", "Embedding(5, 3, sparse=True)"},
      {"EmbeddingBag(5, 3, scale_grad_by_freq=0, sparse=True)",
       "EmbeddingBag(5, 3, scale_grad_by_freq=0, mode='mean')"},
      {"BatchNorm2d(4, affine='x', track_running_stats=())",
       "BatchNorm2d(4, eps=1e-05, momentum=0.1, affine=x, bias=True, track_running_stats=())"},
      {"Upsample(scale_factor=())", "Upsample(scale_factor=(), mode='nearest')"},
      {"Upsample(2, scale_factor=[])", "Upsample(size=2, mode='nearest')"},
      {"MaxPool1d(2, ceil_mode='x')",
       "MaxPool1d(kernel_size=2, stride=2, padding=0, dilation=1, ceil_mode=x)"},
      {"LeakyReLU(123456789012345678901234567890)",
       "LeakyReLU(negative_slope=123456789012345678901234567890)"},
  };
  for (const auto& [text, printed] : kRows) EXPECT_EQ(make(text)->repr(), printed);
}

TEST(ModuleText, ContainersOfDictsAndPairs) {
  constexpr const char* kDict = "ModuleDict(\n  (a): ReLU()\n  (b): Tanh()\n)";
  for (const char* text :
       {"ModuleDict({'a': ReLU(), 'b': Tanh()})", "ModuleDict([['a', ReLU()], ('b', Tanh())])",
        "ModuleDict(modules=OrderedDict(a=ReLU(), b=Tanh()))",
        "ModuleDict({'a': Tanh(), 'b': Tanh(), 'a': ReLU()})",
        "ModuleDict(ModuleDict({'a': ReLU(), 'b': Tanh()}))"}) {
    EXPECT_EQ(make(text)->repr(), kDict) << text;
  }
  EXPECT_EQ(make("Sequential(OrderedDict([('a', ReLU()), ('b', Tanh())]))")->repr(),
            "Sequential(\n  (a): ReLU()\n  (b): Tanh()\n)");
  expect_error([] { make("ModuleDict({1: ReLU()})"); }, Code::kInvalid, "at 12 should be a string");
  expect_error([] { make("ModuleDict({'a': 1})"); }, Code::kInvalid, "1 at 17 is not a Module");
  expect_error([] { make("ModuleDict({'a.b': ReLU()})"); }, Code::kInvalid, "a.b");
  expect_error([] { make("ModuleDict([ReLU()])"); }, Code::kInvalid, "not a pair");
  expect_error([] { make("ModuleDict(ReLU())"); }, Code::kInvalid, "a dict or a list of pairs");
  expect_error([] { make("Sequential({'a': ReLU()})"); }, Code::kInvalid, "is not a Module");
}

TEST(ModuleText, ParametersOfDictsAndLists) {
  current_generator().manual_seed(0);
  const Ref<Module> dict = make(
      "ParameterDict({'left': Parameter(torch.randn(2, 3)), 'right': nn.Parameter(torch.full((2,), "
      "1.5, dtype=torch.float64), requires_grad=False)})");
  EXPECT_EQ(dict->repr(),
            "ParameterDict(\n    (left): Parameter containing: [torch.FloatTensor of size 2x3]\n"
            "    (right): Parameter containing: [torch.DoubleTensor of size 2]\n)");
  EXPECT_NEAR(values_of(dict->get_parameter("left"))[0], 1.5410, 1e-4);  // as torch.manual_seed(0)
  EXPECT_EQ(values_of(dict->get_parameter("right")), (std::vector<double>{1.5, 1.5}));
  EXPECT_FALSE(requires_grad(dict->get_parameter("right")));
  EXPECT_EQ(make(dict->repr().c_str())->repr(), dict->repr());
  const Ref<Module> list = make("ParameterList([torch.zeros(2), torch.ones((1, 2))])");
  EXPECT_EQ(list->repr(),
            "ParameterList(\n    (0): Parameter containing: [torch.float32 of size 2]\n"
            "    (1): Parameter containing: [torch.float32 of size 1x2]\n)");
  EXPECT_EQ(make(list->repr().c_str())->repr(), list->repr());
  expect_error([] { make("ParameterList([1])"); }, Code::kInvalid, "expected a tensor");
  expect_error([] { make("ParameterList([torch.zeros(-1)])"); }, Code::kInvalid, "size at 27");
  expect_error([] { make("Parameter(torch.zeros(1))"); }, Code::kInvalid, "is a tensor");
  expect_error([] { make("Net((p): Parameter containing: [torch.float32 of size 2])"); },
               Code::kInvalid, "expected a module at 9");
}

TEST(ModuleText, ErrorsOfPrintedModelsNameLineAndColumn) {
  expect_error([] { make("Net(\n  (a): ReLU()\n  (b): Liner(2, 3)\n)"); }, Code::kUnknown,
               "'Liner' at 26 (line 3, column 8); did you mean 'Linear'?");
  expect_error([] { make("Net(\n  (a): ReLU()\n  (a): ReLU()\n)"); }, Code::kInvalid,
               "Net at 0 (line 1, column 1): ");
  expect_error([] { make("AdaptiveLogSoftmaxWithLoss(\n  (head): Linear(2, 3)\n)"); },
               Code::kInvalid, "head and tail");
}

TEST(ModuleText, TensorsComeThroughKwargs) {
  Kwargs kwargs;
  kwargs.set("weight", Tensor::ones({5}, DType::kFloat32), "test");
  const Ref<Module> m = nn::make_module("CrossEntropyLoss()", &kwargs, "test");
  EXPECT_EQ(names(m->state_dict()), Names{"weight"});
  expect_error([&] { nn::make_module("CrossEntropyLoss(weight=None)", &kwargs, "test"); },
               Code::kInvalid, "multiple values for argument 'weight'");
}

}  // namespace
}  // namespace nnc
