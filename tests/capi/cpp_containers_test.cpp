// SPDX-License-Identifier: Apache-2.0
// nnc.hpp: what for goes over, what sizes print, and modules that hold modules and parameters.
#include <algorithm>
#include <sstream>

#include "support/cpp_test.h"

namespace {

using nnc::kw;
using nnc_test::expect_error;
using nnc_test::values;
using nnc_test::Values;
using nnc_test::whole;
using nnc_test::Whole;

using CppContainers = nnc_test::CppTest;

TEST_F(CppContainers, SizesPrintAsInPython) {
  const std::pair<nnc::Shape, const char*> rows[] = {
      {nnc::ones({2, 3}).shape(), "torch.Size([2, 3])"},
      {nnc::ones({4}).sizes(), "torch.Size([4])"},
      {nnc::tensor(1).shape(), "torch.Size([])"},
      {{5, 0}, "torch.Size([5, 0])"},
  };
  for (const auto& [shape, text] : rows) {
    std::ostringstream printed;
    printed << shape;
    EXPECT_EQ(printed.str(), text);
  }
  const nnc::Tensor x = nnc::ones({2, 3});
  const std::vector<int64_t> plain = x.shape();
  EXPECT_EQ(plain, (std::vector<int64_t>{2, 3}));
  EXPECT_TRUE(x.shape() == plain);
  EXPECT_EQ(x.shape().numel(), 6);
  EXPECT_EQ(x.stride(), (std::vector<int64_t>{3, 1}));
  EXPECT_EQ(nnc::zeros(x.shape()).shape(), x.shape());
  EXPECT_EQ(nnc::zeros(nnc::Shape(plain)).shape(), x.shape());
}

TEST_F(CppContainers, RowsOfATensor) {
  const nnc::Tensor x = nnc::arange(6).view(3, 2);
  Whole sums;
  for (const nnc::Tensor& row : x) sums.push_back(row.sum().item<int64_t>());
  EXPECT_EQ(sums, (Whole{1, 5, 9}));
  for (auto& row : x) row += 10;  // views
  EXPECT_EQ(whole(x), (Whole{10, 11, 12, 13, 14, 15}));
  std::vector<nnc::Tensor> rows(x.begin(), x.end());
  EXPECT_EQ(whole(rows[2]), (Whole{14, 15}));
  EXPECT_EQ(std::count_if(x.begin(), x.end(), [](auto& row) { return row[0] > 11; }), 2);
  auto place = x.begin();
  EXPECT_EQ(whole(*place++), (Whole{10, 11}));
  EXPECT_EQ(place->numel(), 2);
  for (nnc::Tensor number : x[x > 13]) EXPECT_EQ(number.dim(), 0);
  for (const nnc::Tensor& none : nnc::ones({0, 3})) ADD_FAILURE() << none;
  const nnc::Tensor w = nnc::ones({2}).requires_grad_();
  nnc::Tensor total = nnc::zeros({});
  for (const nnc::Tensor& one : w) total = total + one * one;
  total.backward();
  EXPECT_EQ(values(w.grad()), (Values{2, 2}));
  expect_error(NNC_E_SHAPE, "iteration over a 0-d tensor", [] { nnc::tensor(1).begin(); });
  expect_error(NNC_E_HANDLE, "nnc::Tensor::begin", [] { nnc::Tensor().begin(); });
}

template <class List>
std::string printed(const List& list) {
  std::string text;
  for (const nnc::Module& module : list) text += module.repr() + " ";
  return text;
}

template <class List>
void check_list() {
  const List list{nnc::ReLU(), nnc::Tanh()};
  EXPECT_EQ(printed(list), "ReLU() Tanh() ");
  list.append(nnc::Identity()).insert(0, nnc::Sigmoid());
  EXPECT_EQ(list.size(), 4);
  EXPECT_EQ(printed(list), "Sigmoid() ReLU() Tanh() Identity() ");
  EXPECT_EQ(list[-1].repr(), "Identity()");
  EXPECT_EQ(list.pop(-1).repr(), "Identity()");
  list.set(0, nnc::SiLU());
  list.remove(1);
  EXPECT_EQ(printed(list), "SiLU() Tanh() ");
  list.extend(nnc::ModuleList{nnc::ReLU()}).extend({nnc::ReLU(), nnc::ReLU()});
  EXPECT_EQ(printed(list.slice(1, 5, 2)), "Tanh() ReLU() ");
  for (const nnc::Module& module : list)
    if (list.size() < 8) list.append(module);  // goes over those that were there
  EXPECT_EQ(list.size(), 8);
  EXPECT_EQ(List(std::vector<nnc::Module>{nnc::ReLU()}).size(), 1);
  EXPECT_EQ(printed(List()), "");
  EXPECT_EQ(List::of(list).size(), 8);
  expect_error(NNC_E_INDEX, "", [&] { list[8]; });
  expect_error(NNC_E_INVALID, "the module is another one", [] { List::of(nnc::ReLU()); });
  expect_error(NNC_E_HANDLE, "an undefined module", [] { List::of(nnc::Module()); });
}
TEST_F(CppContainers, ModulesInOrder) {
  check_list<nnc::Sequential>();
  check_list<nnc::ModuleList>();
  const nnc::Sequential named{{"fc", nnc::Linear(1, 1)}, {"relu", nnc::ReLU()}};
  EXPECT_EQ(named.named_children()[1].first, "relu");
  EXPECT_EQ(named(nnc::ones({2, 1})).shape(), (nnc::Shape{2, 1}));
}

TEST_F(CppContainers, ModulesUnderKeys) {
  const nnc::ModuleDict dict{{"a", nnc::ReLU()}, {"b", nnc::Tanh()}};
  std::string text;
  for (const auto& [key, module] : dict) text += key + module.repr() + " ";
  EXPECT_EQ(text, "aReLU() bTanh() ");
  dict.set("a", nnc::SiLU());
  dict.update({{"c", nnc::ReLU()}, {"d", nnc::ReLU()}});
  EXPECT_EQ(dict.keys(), (std::vector<std::string>{"a", "b", "c", "d"}));
  EXPECT_EQ(dict["a"].repr(), "SiLU()");
  EXPECT_EQ(dict.pop("b").repr(), "Tanh()");
  dict.remove("c");
  EXPECT_TRUE(dict.contains("d"));
  EXPECT_FALSE(dict.contains("c"));
  EXPECT_EQ(nnc::ModuleDict::of(dict).size(), 2);
  dict.clear();
  EXPECT_EQ(dict.size(), 0);
  expect_error(NNC_E_UNKNOWN, "", [&] { dict["a"]; });
}

TEST_F(CppContainers, ParametersInOrder) {
  const nnc::ParameterList list{nnc::ones({1}), nnc::zeros({2})};
  list.append(nnc::ones({3})).extend({nnc::ones({4})});
  Whole sizes;
  for (const nnc::Tensor& parameter : list) {
    EXPECT_TRUE(parameter.requires_grad());
    sizes.push_back(parameter.numel());
  }
  EXPECT_EQ(sizes, (Whole{1, 2, 3, 4}));
  list.set(-1, nnc::ones({5}));
  EXPECT_EQ(list[3].numel(), 5);
  EXPECT_EQ(list.parameters().size(), 4U);
  EXPECT_EQ(nnc::ParameterList::of(list).size(), 4);
}

TEST_F(CppContainers, ParametersUnderKeys) {
  const nnc::ParameterDict dict{{"a", nnc::ones({1})}, {"b", nnc::zeros({2})}};
  dict.set("c", nnc::ones({3}));
  dict.update({{"a", nnc::ones({4})}});
  std::string text;
  for (const auto& [key, parameter] : dict) text += key + std::to_string(parameter.numel());
  EXPECT_EQ(text, "a4b2c3");
  EXPECT_EQ(dict.pop("b").numel(), 2);
  dict.remove("c");
  EXPECT_EQ(dict.keys(), std::vector<std::string>{"a"});
  EXPECT_TRUE(dict.contains("a"));
  EXPECT_TRUE(dict["a"].requires_grad());
  EXPECT_EQ(nnc::ParameterDict::of(dict).size(), 1);
  dict.clear();
  EXPECT_EQ(dict.size(), 0);
}

// Containers are members as they are in PyTorch.
struct Net : nnc::UserModule<Net> {
  Net() : UserModule("Net") {
    for (int i = 0; i < 2; ++i) layers.append(nnc::Linear(2, 2));
  }
  nnc::ModuleList layers = add("layers", nnc::ModuleList());
  nnc::Sequential head = register_module("head", nnc::Sequential{nnc::ReLU(), nnc::Linear(2, 1)});
  nnc::ModuleDict choices = add("choices", nnc::ModuleDict{{"relu", nnc::ReLU()}});
  nnc::ParameterList scales = add("scales", nnc::ParameterList{nnc::ones({2})});
  nnc::Tensor forward(nnc::Tensor x) const {
    for (const nnc::Module& layer : layers) x = choices["relu"](layer(x));
    return head(x * scales[0]);
  }
};
TEST_F(CppContainers, AreMembersOfAModule) {
  Net net;
  EXPECT_EQ(net.named_parameters().size(), 7U);
  const nnc::Tensor x = nnc::ones({3, 2});
  const nnc::Module copy = net.clone();
  EXPECT_EQ(values(copy(x).detach()), values(net(x).detach()));
  Net& other = *copy.as<Net>();
  other.layers.append(nnc::Identity());
  EXPECT_EQ(other.layers.size(), 3);
  EXPECT_EQ(net.layers.size(), 2);
  EXPECT_EQ(nnc::ModuleList::of(copy.submodule("layers")).size(), 3);
}

}  // namespace
