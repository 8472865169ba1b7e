// SPDX-License-Identifier: Apache-2.0
// nnc.hpp: what is asked of an object that is not there is an error with the name of the function.
#include <functional>

#include "support/cpp_test.h"

namespace {

using nnc_test::expect_error;

using CppUndefined = nnc_test::CppTest;

struct Net : nnc::UserModule<Net> {
  Net() : UserModule("Net") {}
  nnc::Tensor forward(const nnc::Tensor& x) const { return x; }
};

// An object that was moved from.
template <class T>
T empty(T object) {
  const T other = std::move(object);
  return object;
}

TEST_F(CppUndefined, WhatIsAskedOfNothing) {
  const nnc::Tensor none, x = nnc::ones({2});
  const nnc::Module module;
  const nnc::Sequential sequential = empty(nnc::Sequential{nnc::ReLU()});
  const nnc::Optimizer sgd = empty(nnc::SGD({nnc::ones({1})}, 0.1));
  const nnc::Dataset dataset = empty(nnc::TensorDataset({x}));
  const nnc::DataLoader loader = empty(nnc::DataLoader(nnc::TensorDataset({x})));
  const nnc::Kwargs kwargs = empty(nnc::Kwargs{nnc::kw("a", 1)});
  const nnc::StateDict state = empty(nnc::StateDict{{"a", x}});
  Net net;
  const nnc::Module moved = std::move(net);
  const std::vector<std::pair<const char*, std::function<void()>>> rows = {
      {"nnc::Tensor::ndim: an undefined tensor", [&] { none.ndim(); }},
      {"nnc::Tensor::dim", [&] { none.dim(); }},
      {"nnc::Tensor::numel", [&] { none.numel(); }},
      {"nnc::Tensor::size", [&] { none.size(0); }},
      {"nnc::Tensor::shape", [&] { none.shape(); }},
      {"nnc::Tensor::sizes", [&] { none.sizes(); }},
      {"nnc::Tensor::stride", [&] { none.stride(); }},
      {"nnc::Tensor::stride", [&] { none.stride(0); }},
      {"nnc::Tensor::storage_offset", [&] { none.storage_offset(); }},
      {"nnc::Tensor::element_size", [&] { none.element_size(); }},
      {"nnc::Tensor::nbytes", [&] { none.nbytes(); }},
      {"nnc::Tensor::dtype", [&] { none.dtype(); }},
      {"nnc::Tensor::is_floating_point", [&] { none.is_floating_point(); }},
      {"nnc::Tensor::is_contiguous", [&] { none.is_contiguous(); }},
      {"nnc::Tensor::data_ptr", [&] { none.data_ptr(); }},
      {"nnc::Tensor::data_ptr", [&] { none.data_ptr<float>(); }},
      {"nnc::Tensor::requires_grad", [&] { none.requires_grad(); }},
      {"nnc::Tensor::is_leaf", [&] { none.is_leaf(); }},
      {"nnc::Tensor::retains_grad", [&] { none.retains_grad(); }},
      {"nnc_tensor_item", [&] { none.item(); }},
      {"nnc_tensor_grad", [&] { none.grad(); }},
      {"nnc_tensor_repr", [&] { none.repr(); }},
      {"nnc_index", [&] { none[x > 0].sum(); }},
      {"nnc::TensorIndex", [&] { x[none].sum(); }},
      {"nnc_sub", [&] { 1 - none; }},
      {"nnc_copy_", [&] { x.fill_(none); }},
      {"nnc_chunk", [&] { none.chunk(2); }},
      {"nnc_tensor_split", [&] { x.tensor_split(none); }},
      {"nnc::Module::training: an undefined module", [&] { module.training(); }},
      {"nnc::Module::training", [&] { empty(nnc::Module(nnc::ReLU())).training(); }},
      {"nnc::UserModule: this object has no module: it was moved from", [&] { net.training(); }},
      {"nnc::UserModule: this object has no module", [&] { net(x); }},
      {"nnc::UserModule: this object has no module", [&] { net.self(); }},
      {"nnc::UserModule: this object has no module", [&] { net.state_dict(); }},
      {"nnc::Sequential::size", [&] { sequential.size(); }},
      {"nnc::Optimizer::param_group_count", [&] { sgd.param_group_count(); }},
      {"nnc::Dataset::size", [&] { dataset.size(); }},
      {"nnc::DataLoader::size", [&] { loader.size(); }},
      {"nnc::Kwargs::size", [&] { kwargs.size(); }},
      {"nnc::Kwargs::keys", [&] { kwargs.keys(); }},
      {"nnc::StateDict::size", [&] { state.size(); }},
      {"nnc::StateDict::empty", [&] { state.empty(); }},
      {"nnc::StateDict::keys", [&] { state.keys(); }},
      {"nnc::StateDict::contains", [&] { state.contains("a"); }},
      {"nnc::StateDict::entries", [&] { state.begin(); }},
  };
  for (const auto& [text, asks] : rows) {
    SCOPED_TRACE(text);
    expect_error(NNC_E_HANDLE, text, asks);
  }
}

TEST_F(CppUndefined, WhetherThereIsAnObjectCanBeAsked) {
  const nnc::Tensor none;
  EXPECT_FALSE(none.defined());
  EXPECT_FALSE(nnc::Module().defined());
  Net net;
  EXPECT_TRUE(net.defined());
  const nnc::Module moved = std::move(net);
  EXPECT_FALSE(net.defined());
  EXPECT_TRUE(moved.defined());
  EXPECT_FALSE(nnc::ones({1}).grad().defined());
  const nnc::Tensor nothing = nnc::ones({0});
  EXPECT_EQ(nothing.numel(), 0);
  EXPECT_NO_THROW(nothing.data_ptr<float>());
  expect_error(NNC_E_INDEX, "nnc::Tensor::size", [&] { nothing.size(1); });
  expect_error(NNC_E_INDEX, "nnc::Tensor::stride", [&] { nnc::tensor(1).stride(0); });
}

// As a function does whose result is one of two.
Net one_of(bool first) {
  Net one, other;
  if (first) return one;
  return other;
}
nnc::Module module_of_an_object() {
  Net net;
  return net;
}
TEST_F(CppUndefined, ObjectsThatFunctionsGiveBack) {
  expect_error(NNC_E_STATE,
               "an object of Net is neither copied nor moved: a function gives "
               "nnc::make<Net>() back",
               [] { one_of(true); });
  const nnc::Module module = module_of_an_object();
  expect_error(NNC_E_CALLBACK, "nnc::make<Net>() makes a module that keeps its object",
               [&] { module(nnc::ones({1})); });
  const nnc::Module kept = [] { return nnc::make<Net>(); }();
  EXPECT_EQ(kept(nnc::ones({1})).numel(), 1);
  const Net& object = *kept.as<Net>();
  expect_error(NNC_E_HANDLE, "nnc::make() has made it", [&] { object(nnc::ones({1})); });
}

struct AsksLater {
  static constexpr const char* name = "AsksLater";
  nnc::Tensor forward(nnc::FunctionContext& ctx, const nnc::Tensor& x) const {
    EXPECT_FALSE(ctx.needs_input_grad(0));
    expect_error(NNC_E_INDEX, "needs_input_grad", [&] { ctx.needs_input_grad(1); });
    return x * 1;
  }
  nnc::Tensor backward(nnc::FunctionContext&, const nnc::Tensor& g) const { return g; }
};
TEST_F(CppUndefined, InputsOfAFunctionThatAreNotThere) {
  nnc::apply(AsksLater{}, nnc::ones({1}));
}

}  // namespace
