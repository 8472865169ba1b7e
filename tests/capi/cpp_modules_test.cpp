// SPDX-License-Identifier: Apache-2.0
// nnc.hpp: arguments by name, hooks and copies of modules, and what an object may ask of its
// module.
#include <gtest/gtest.h>

#include <nnc/nnc.hpp>
#include <thread>

namespace {

using Tensors = std::vector<nnc::Tensor>;
using Values = std::vector<float>;

Values values(const nnc::Tensor& tensor) {
  return tensor.to_vector<float>();
}
nnc::Tensor row(const Values& v) {
  return {v, {static_cast<int64_t>(v.size())}};
}
template <class F>
void expect_error(nnc_code code, const std::string& text, F body) {
  try {
    body();
    FAIL() << "no exception";
  } catch (const nnc::Error& e) {
    EXPECT_EQ(e.code(), code) << e.what();
    EXPECT_NE(std::string(e.what()).find(text), std::string::npos) << e.what();
  }
}

class CppModules : public testing::Test {
 protected:
  int64_t before_ = nnc_live_handles();
  void TearDown() override { EXPECT_EQ(nnc_live_handles(), before_); }
};

// ---- arguments by name ----

TEST_F(CppModules, TensorsByNameInConstructors) {
  const nnc::Tensor x = nnc::tensor({{1.0, 2.0}}), target = nnc::tensor({1});
  const nnc::Tensor weight = row({1, 3});
  const nnc::Module loss =
      nnc::CrossEntropyLoss(nnc::kw("weight", weight), nnc::kw("reduction", "sum"));
  EXPECT_EQ(loss(x, target).item(), nnc::cross_entropy(x, target, weight, -100, "sum").item());
  const nnc::Module same("CrossEntropyLoss(reduction='sum')", {nnc::kw("weight", weight)});
  EXPECT_EQ(same(x, target).item(), loss(x, target).item());
  EXPECT_EQ(nnc::NLLLoss(nnc::kw("weight", nnc::Tensor())).repr(), "NLLLoss()");
  EXPECT_EQ(nnc::Conv2d(1, 2, nnc::kw("kernel_size", {3, 5})).repr(),
            nnc::Conv2d(1, 2, nnc::tuple(3, 5)).repr());
  expect_error(NNC_E_UNKNOWN, "wieght", [&] { nnc::NLLLoss(nnc::kw("wieght", weight)); });
  expect_error(NNC_E_INVALID, "SGD", [&] { nnc::SGD({weight}, nnc::kw("lr", weight)); });
}

TEST_F(CppModules, ArgumentsByNameInCalls) {
  nnc::Use use(nnc::Context("seed=0"));
  const nnc::Module lstm = nnc::LSTM(3, 4);
  const nnc::Tensor x = nnc::rand({5, 3}), h = nnc::rand({1, 4}), c = nnc::rand({1, 4});
  const Tensors out = lstm.forward({x}, {nnc::kw("hx", {h, c})});
  ASSERT_EQ(out.size(), 3u);
  EXPECT_NE(values(out[0]), values(lstm(x)));
  EXPECT_EQ(values(lstm(x, nnc::kw("hx", Tensors{h, c}))), values(out[0]));
  const nnc::Module attention = nnc::MultiheadAttention(4, 2);
  const nnc::Tensor q = nnc::rand({5, 4});
  const nnc::Tensor mask = nnc::triu(nnc::ones({5, 5}, nnc::boolean), 1);
  EXPECT_FALSE(attention.forward({q, q, q}, {nnc::kw("need_weights", false)}).at(1).defined());
  EXPECT_TRUE(
      nnc::allclose(attention(q, q, q, nnc::kw("attn_mask", mask), nnc::kw("need_weights", false)),
                    attention(q, q, q, nnc::kw("attn_mask", mask))));
  expect_error(NNC_E_UNKNOWN, "msak", [&] { attention(q, q, q, nnc::kw("msak", mask)); });
  expect_error(NNC_E_INVALID, "", [&] { lstm(x, nnc::kw("input", x)); });
  expect_error(NNC_E_INVALID, "constructor", [&] { nnc::Kwargs({nnc::kw("a", nnc::tuple(1))}); });
  const nnc::Kwargs several{nnc::kw("a", 1),       nnc::kw("b", 1.5),    nnc::kw("c", "text"),
                            nnc::kw("d", nullptr), nnc::kw("e", {1, 2}), nnc::kw("f", x)};
  EXPECT_EQ(several.keys(), (std::vector<std::string>{"a", "b", "c", "d", "e", "f"}));
  EXPECT_EQ(values(several.tensor("f")), values(x));
  EXPECT_FALSE(several.tensor("d").defined());
  EXPECT_FALSE(several.tensor("none").defined());
  expect_error(NNC_E_INVALID, "", [&] { several.set(nnc::kw("a", 2)); });
}

struct Masked : nnc::UserModule<Masked> {
  Masked() : UserModule("Masked") {}
  nnc::Tensor forward(const nnc::Tensor& x, const nnc::Kwargs& kwargs) const {
    const nnc::Tensor mask = kwargs.tensor("mask");
    return mask.defined() ? x * mask : x;
  }
};
struct Plain : nnc::UserModule<Plain> {
  Plain() : UserModule("Plain") {}
  nnc::Tensor forward(const nnc::Tensor& x) const { return x; }
};
TEST_F(CppModules, ArgumentsByNameInForwardsOfYours) {
  const nnc::Module masked = nnc::make<Masked>();
  EXPECT_EQ(values(masked(row({1, 2}), nnc::kw("mask", row({0, 1})))), (Values{0, 2}));
  EXPECT_EQ(values(masked(row({1, 2}))), (Values{1, 2}));
  expect_error(NNC_E_UNKNOWN, "mask",
               [] { nnc::make<Plain>()(row({1}), nnc::kw("mask", row({1}))); });
}

// ---- hooks ----

TEST_F(CppModules, ForwardHooks) {
  const nnc::Module net = nnc::Sequential{nnc::ReLU(), nnc::Identity()};
  std::string order;
  const nnc::Hook pre = net.submodule("0").register_forward_pre_hook(
      [&](const nnc::Module& m, const Tensors& inputs) {
        EXPECT_EQ(m.repr(), "ReLU()");
        order += "p";
        return inputs[0] * 2;
      });
  const nnc::Hook first = net.submodule("0").register_forward_pre_hook(
      [&](const nnc::Module&, const Tensors&) { order += "f"; }, true);
  const nnc::Hook post =
      net.register_forward_hook([&](const nnc::Module&, const Tensors& inputs,
                                    const Tensors& outputs) -> std::optional<Tensors> {
        order += "o";
        EXPECT_EQ(inputs.size(), 1u);
        if (outputs[0].numel() == 1) return std::nullopt;
        return Tensors{outputs[0] + 1};
      });
  EXPECT_EQ(values(net(row({-1, 3}))), (Values{1, 7}));
  EXPECT_EQ(values(net(row({3}))), (Values{6}));
  EXPECT_EQ(order, "fpofpo");
  pre.remove();
  first.remove();
  post.remove();
  EXPECT_EQ(values(net(row({-1, 3}))), (Values{0, 3}));
}

TEST_F(CppModules, ForwardHooksWithKwargsAndAlways) {
  const nnc::Module masked = nnc::make<Masked>();
  const nnc::Hook adds =
      masked.register_forward_pre_hook([](const nnc::Module&, const Tensors&, nnc::Kwargs& kwargs) {
        if (!kwargs.tensor("mask").defined()) kwargs.set(nnc::kw("mask", row({1, 0})));
      });
  int seen = 0;
  const nnc::Hook sees = masked.register_forward_hook(
      [&](const nnc::Module&, const Tensors&, nnc::Kwargs& kwargs, const Tensors&) {
        seen += static_cast<int>(kwargs.size());
      });
  EXPECT_EQ(values(masked(row({5, 6}))), (Values{5, 0}));
  EXPECT_EQ(seen, 1);
  adds.remove();
  sees.remove();
  int always = 0, only = 0;
  masked.register_forward_hook([&](const nnc::Module&, const Tensors&, const Tensors&) { ++only; });
  masked.register_forward_hook(
      [&](const nnc::Module&, const Tensors&, const Tensors& outputs) {
        EXPECT_TRUE(outputs.empty());
        ++always;
      },
      false, true);
  masked.register_forward_pre_hook(
      [](const nnc::Module&, const Tensors&) { throw std::runtime_error("before"); });
  expect_error(NNC_E_CALLBACK, "before", [&] { masked(row({1})); });
  EXPECT_EQ(only, 0);
  EXPECT_EQ(always, 1);
}

TEST_F(CppModules, BackwardHooks) {
  const nnc::Module layer("Linear(2, 1, bias=False)");
  std::string order;
  const nnc::Hook pre =
      layer.register_full_backward_pre_hook([&](const nnc::Module&, const Tensors& grad_output) {
        order += "p";
        return grad_output[0] * 2;
      });
  const nnc::Hook post = layer.register_full_backward_hook(
      [&](const nnc::Module&, const Tensors& grad_input, const Tensors& grad_output) {
        order += "b";
        EXPECT_EQ(values(grad_output[0]), (Values{2}));
        return grad_input[0] * 10;
      });
  nnc::Tensor x = nnc::ones({1, 2}).requires_grad_();
  nnc::sum(layer(x)).backward();
  EXPECT_EQ(order, "pb");
  const Values weight = values(layer.parameter("weight").detach());
  EXPECT_EQ(values(x.grad()), (Values{weight[0] * 20, weight[1] * 20}));
  pre.remove();
  post.remove();
  x.set_grad({});
  nnc::sum(layer(x)).backward();
  EXPECT_EQ(order, "pb");
  EXPECT_EQ(values(x.grad()), weight);
}

TEST_F(CppModules, StateDictHooks) {
  const nnc::Module net = nnc::Sequential{nnc::Linear(1, 1)};
  std::string order;
  const nnc::Hook hooks[] = {
      net.submodule("0").register_state_dict_pre_hook(
          [&](const nnc::Module&, const std::string& prefix, bool keep_vars) {
            order += prefix + (keep_vars ? "k" : "-");
          }),
      net.register_state_dict_post_hook([](const nnc::Module&, nnc::StateDict& state) {
        state.set("extra", nnc::ones({1}));
        state.remove("0.bias");
      }),
      net.register_load_state_dict_pre_hook([](const nnc::Module&, nnc::StateDict& state,
                                               const std::string&, nnc::StateDict&, nnc::StateDict&,
                                               nnc::StateDict& errors) {
        if (state["bad"].defined()) errors.set("bad is there");
        state.set("0.bias", nnc::full({1}, 4.0));
        state.remove("extra");
      }),
      net.register_load_state_dict_post_hook(
          [](const nnc::Module&, nnc::StateDict& missing, nnc::StateDict& unexpected) {
            for (const std::string& key : missing.keys()) missing.remove(key);
            for (const std::string& key : unexpected.keys()) EXPECT_EQ(key, "bad");
          })};
  nnc::NamedTensors state = net.state_dict();
  EXPECT_EQ(order, "0.-");
  ASSERT_EQ(state.size(), 2u);
  EXPECT_EQ(state[1].first, "extra");
  net.load_state_dict(state);
  EXPECT_EQ(net.parameter("0.bias").item(), 4);
  net.load_state_dict(
      nnc::NamedTensors{{"extra", nnc::ones({1})}});  // the missing key was taken out
  state.emplace_back("bad", nnc::ones({1}));
  expect_error(NNC_E_INVALID, "bad is there", [&] { net.load_state_dict(state); });
  for (const nnc::Hook& hook : hooks) hook.remove();
  EXPECT_EQ(net.state_dict()[1].first, "0.bias");
}

TEST_F(CppModules, HooksOfAllModulesAndOfOptimizers) {
  int calls = 0, steps = 0;
  const auto count = [&](const nnc::Module&, const Tensors&) { ++calls; };
  const nnc::Hook all = nnc::register_module_forward_pre_hook(count);
  const nnc::Hook after = nnc::register_module_forward_hook(
      [&](const nnc::Module&, const Tensors&, const Tensors&) { calls += 10; });
  nnc::Sequential{nnc::ReLU()}(row({1}));
  EXPECT_EQ(calls, 22);
  all.remove();
  after.remove();
  const nnc::Optimizer sgd = nnc::SGD({row({1}).requires_grad_()}, nnc::kw("lr", 1.0));
  const nnc::Hook before = sgd.register_step_pre_hook([&](const nnc::Optimizer& o) {
    EXPECT_EQ(o.option(0, "lr"), "1.0");
    ++steps;
  });
  sgd.register_step_post_hook([&] { steps += 10; });
  sgd.register_state_dict_post_hook(
      [](const nnc::Optimizer&, nnc::StateDict& state) { state.set("mine", row({3})); });
  sgd.step();
  before.remove();
  sgd.step();
  EXPECT_EQ(steps, 21);
  EXPECT_EQ(sgd.state_dict().back().first, "mine");
}

TEST_F(CppModules, AHookEndsWithItsModule) {
  auto held = std::make_shared<int>(0);
  {
    const nnc::Module net = nnc::ReLU();
    net.register_forward_hook([held](const nnc::Module&, const Tensors&, const Tensors&) {});
    const nnc::Hook hook =
        net.register_forward_pre_hook([held](const nnc::Module&, const Tensors&) {});
    EXPECT_EQ(held.use_count(), 3);
    hook.remove();
    EXPECT_EQ(held.use_count(), 2);
  }
  EXPECT_EQ(held.use_count(), 1);
}

// ---- copies ----

struct Block : nnc::UserModule<Block> {
  Block() : UserModule("Block") {}
  nnc::Module fc = add("fc", nnc::Linear(2, 2));
  mutable int calls = 0;
  nnc::Tensor forward(const nnc::Tensor& x) const {
    ++calls;
    return fc(x);
  }
};
struct Net : nnc::UserModule<Net> {
  static inline int objects = 0;
  explicit Net(float factor_) : UserModule("Net"), factor(factor_) {
    ++objects;
    add("block", block);
    for (int i = 0; i < 2; ++i) layers.push_back(add(std::to_string(i), nnc::Linear(2, 2)));
  }
  Net(const Net& other)
      : UserModule(other),
        scale(other.scale),
        mean(other.mean),
        block(other.block),
        layers(other.layers),
        factor(other.factor) {
    ++objects;
  }
  ~Net() { --objects; }
  nnc::Tensor scale = add_parameter("scale", nnc::ones({1}));
  nnc::Tensor mean = add_buffer("mean", nnc::zeros({1}), false);
  Block block;
  std::vector<nnc::Module> layers;
  float factor;
  nnc::Tensor forward(nnc::Tensor x) const {
    x = block(x - mean);
    for (const nnc::Module& layer : layers) x = layer(x);
    return x * scale * factor;
  }
};

TEST_F(CppModules, CopiesOfModulesOfYours) {
  const nnc::Tensor x = nnc::ones({1, 2});
  {
    Net net(2);
    const Values expected = values(net(x));
    const nnc::Module twin = net.clone();
    EXPECT_EQ(Net::objects, 2);
    EXPECT_EQ(twin.repr(), net.repr());
    EXPECT_EQ(values(twin(x)), expected);
    {
      const nnc::NoGrad off;
      for (nnc::Tensor p : net.parameters()) p *= 3;
      net.mean += 1;
    }
    EXPECT_EQ(values(twin(x)), expected);
    EXPECT_NE(values(net(x)), expected);
    Net* object = twin.as<Net>();
    ASSERT_NE(object, nullptr);
    EXPECT_NE(object, &net);
    EXPECT_EQ(object->factor, 2);
    {
      const nnc::NoGrad off;
      object->scale *= 0;
    }
    EXPECT_EQ(values(twin(x)), (Values{0, 0}));
    EXPECT_EQ(values(twin.parameter("scale")), (Values{0}));
    // The member is the object of the copy's child.
    EXPECT_EQ(twin.submodule("block").as<Block>(), &object->block);
    EXPECT_EQ(object->block.calls, 4);  // the one that was copied, and three
    EXPECT_EQ(net.block.calls, 2);
    EXPECT_EQ(net.as<Net>(), &net);
    EXPECT_EQ(net.as<Block>(), nullptr);
    EXPECT_EQ(nnc::Module(nnc::ReLU()).as<Net>(), nullptr);
    // A copy of a copy, as part of a module, and one that is never called.
    const nnc::Module part = nnc::Sequential{twin}.clone();
    twin.clone();
    EXPECT_EQ(values(part(x)), (Values{0, 0}));
    EXPECT_EQ(part.submodule("0").as<Net>()->block.calls, 5);
  }
  EXPECT_EQ(Net::objects, 0);
}

TEST_F(CppModules, ACopyLearnsApartFromItsOriginal) {
  nnc::Use use(nnc::Context("seed=0"));
  const nnc::Module net = nnc::make<Net>(1.0f);
  const nnc::Module twin = net.clone();
  const nnc::Tensor x = nnc::ones({1, 2});
  const Values expected = values(net(x));
  const nnc::Optimizer sgd = nnc::SGD(twin, nnc::kw("lr", 0.1));
  nnc::sum(twin(x)).backward();
  sgd.step();
  EXPECT_EQ(values(net(x)), expected);
  EXPECT_NE(values(twin(x)), expected);
  EXPECT_FALSE(net.parameter("scale").grad().defined());
}

TEST_F(CppModules, ACopyIsBoundOnce) {
  for (int round = 0; round < 20; ++round) {
    const nnc::Module twin = nnc::make<Net>(1.0f).clone();
    const nnc::Tensor x = nnc::ones({1, 2});
    std::vector<std::thread> threads;
    for (int i = 0; i < 4; ++i)
      threads.emplace_back([&] { EXPECT_EQ(twin(x).shape(), (nnc::Shape{1, 2})); });
    for (std::thread& t : threads) t.join();
  }
}

struct Uncopyable : nnc::UserModule<Uncopyable> {
  Uncopyable() : UserModule("Uncopyable") {}
  std::unique_ptr<int> only;
  nnc::Tensor forward(const nnc::Tensor& x) const { return x; }
};
struct Throwing : nnc::UserModule<Throwing> {
  Throwing() : UserModule("Throwing") {}
  Throwing(const Throwing& other) : UserModule(other) { throw std::runtime_error("no copy"); }
  nnc::Tensor forward(const nnc::Tensor& x) const { return x; }
};
TEST_F(CppModules, WhatCannotBeCopied) {
  expect_error(NNC_E_UNSUPPORTED, "Uncopyable", [] { nnc::make<Uncopyable>().clone(); });
  expect_error(NNC_E_CALLBACK, "no copy", [] { nnc::make<Throwing>().clone(); });
  const Plain plain;
  expect_error(NNC_E_STATE, "clone()", [&] { const Plain other(plain); });
  nnc::Module orphan;
  {
    const Plain gone;
    orphan = gone;
  }
  expect_error(NNC_E_CALLBACK, "gone", [&] { orphan.clone(); });
}

// ---- what an object may ask of its module ----

struct Printed : nnc::UserModule<Printed> {
  Printed() : UserModule("Printed") {}
  std::string extra_repr() const { return std::string("a\0b", 3); }
  nnc::Tensor forward(const nnc::Tensor& x) const { return x; }
};
TEST_F(CppModules, ANulInWhatIsPrintedIsCarried) {
  EXPECT_EQ(nnc::make<Printed>().repr(), std::string("Printed(a\0b)", 12));
}

struct Asking : nnc::UserModule<Asking> {
  Asking() : UserModule("Asking") {}
  nnc::Module fc = add("fc", nnc::Linear(1, 1));
  nnc::Tensor forward(const nnc::Tensor& x) const {
    EXPECT_EQ(parameters().size(), 2u);
    EXPECT_EQ(named_children()[0].first, "fc");
    EXPECT_EQ(named_parameters().size(), 2u);
    EXPECT_EQ(submodule("fc").repr(), fc.repr());
    EXPECT_EQ(repr().substr(0, 6), "Asking");
    EXPECT_TRUE(*this);
    const nnc::Module kept = self();
    EXPECT_EQ(kept.training(), training());
    if (named_buffers().empty()) add_buffer("calls", nnc::zeros({1}));
    buffer("calls") += 1;
    return training() ? x : fc(x);
  }
};
TEST_F(CppModules, WhatIsAskedForAgainIsTheSameObject) {
  const nnc::Module layer("Linear(2, 2)");
  const nnc::Tensor weight = layer.parameter("weight");
  EXPECT_TRUE(weight.is_same(layer.parameter("weight")));
  EXPECT_FALSE(weight.is_same(layer.parameter("bias")));
  EXPECT_FALSE(weight.is_same(weight.detach()));
  EXPECT_FALSE(weight.is_same(nnc::Tensor()));
  layer(row({1, 2})).sum().backward();
  EXPECT_TRUE(weight.grad().is_same(weight.grad()));
  EXPECT_TRUE(nnc::Sequential{layer}.submodule("0").is_same(layer));
}
TEST_F(CppModules, InheritedMembersInForward) {
  Asking held;
  held(row({1}));
  const nnc::Module kept = nnc::make<Asking>();
  kept(row({1}));
  nnc::Sequential{kept}(row({1}));
  EXPECT_EQ(kept.buffer("calls").item(), 2);
  kept.eval();
  EXPECT_NE(values(kept(row({5}))), (Values{5}));
  const nnc::Module twin = kept.clone();
  twin(row({1}));
  EXPECT_EQ(twin.buffer("calls").item(), 4);
  EXPECT_EQ(kept.buffer("calls").item(), 3);
  expect_error(NNC_E_HANDLE, "", [&] { kept.as<Asking>()->parameters(); });
}

}  // namespace
