// SPDX-License-Identifier: Apache-2.0
// nnc.hpp: what the library calls back, modules, functions, hooks and datasets of one's own.
#include <gtest/gtest.h>

#include <array>
#include <nnc/nnc.hpp>
#include <sstream>

namespace {

using Values = std::vector<float>;

Values values(const nnc::Tensor& tensor) {
  return tensor.to_vector<float>();
}
nnc::Tensor row(const Values& v) {
  return {v, {static_cast<int64_t>(v.size())}};
}

class CppCallbacks : public testing::Test {
 protected:
  int64_t before_ = nnc_live_handles();
  void TearDown() override { EXPECT_EQ(nnc_live_handles(), before_); }
};

// Scales its input by a parameter; counts its objects.
struct Scale : nnc::UserModule<Scale> {
  static inline int objects = 0;
  explicit Scale(float factor = 2) : UserModule("Scale"), factor_(factor) { ++objects; }
  ~Scale() { --objects; }
  nnc::Tensor weight = add_parameter("weight", nnc::ones({1}));
  nnc::Tensor forward(const nnc::Tensor& x) const { return x * weight * factor_; }
  std::string extra_repr() const { return training() ? "training" : "eval"; }

 private:
  float factor_;
};

TEST_F(CppCallbacks, ModulesCallForwardWhereverTheyStand) {
  {
    Scale scale(3);
    EXPECT_EQ(values(scale(row({1, 2}))), (Values{3, 6}));
    auto model = nnc::Sequential{nnc::make<Scale>(5.0f), nnc::ReLU(), scale};
    EXPECT_EQ(Scale::objects, 2);
    nnc::Tensor x = row({-1, 1}).requires_grad_();
    nnc::Tensor y = model(x);
    EXPECT_EQ(values(y), (Values{0, 15}));
    nnc::sum(y).backward();
    EXPECT_EQ(values(x.grad()), (Values{0, 15}));
    EXPECT_EQ(values(scale.weight.grad()), (Values{15}));
    EXPECT_EQ(model.named_parameters()[0].first, "0.weight");
  }
  EXPECT_EQ(Scale::objects, 0);
}

// training() is that of the module also where it keeps its object.
struct Mode : nnc::UserModule<Mode> {
  Mode() : UserModule("Mode") {}
  nnc::Tensor forward(const nnc::Tensor& x) const { return training() ? x : -x; }
};
TEST_F(CppCallbacks, ModulesKnowTheirMode) {
  nnc::Module kept = nnc::make<Mode>();
  Mode held;
  EXPECT_EQ(values(kept(row({1}))), (Values{1}));
  kept.eval();
  held.eval();
  EXPECT_EQ(values(kept(row({1}))), (Values{-1}));
  EXPECT_EQ(values(held(row({1}))), (Values{-1}));
}

TEST_F(CppCallbacks, AModuleMayOutliveItsObject) {
  nnc::Module model = nnc::Sequential{nnc::ReLU()};
  {
    Scale scale;
    model.add("1", scale);
    EXPECT_EQ(values(model(row({1}))), (Values{2}));
  }
  try {
    model(row({1}));
    FAIL() << "no exception";
  } catch (const nnc::Error& e) {
    EXPECT_EQ(e.code(), NNC_E_CALLBACK);
    EXPECT_NE(e.message().find("object of this module is gone"), std::string::npos);
  }
}

// A handle that is moved or given away leaves an object that may still end.
TEST_F(CppCallbacks, AnObjectMayLoseItsHandle) {
  for (int i = 0; i < 100; ++i) {
    Scale scale;
    { const nnc::Module taken = std::move(scale); }
    Scale other;
    nnc_release(other.release());
    Scale third;
    static_cast<nnc::Module&>(third) = nnc::ReLU();
  }
  EXPECT_EQ(Scale::objects, 0);
}

struct Unmakable : nnc::UserModule<Unmakable> {
  Unmakable() : UserModule("Unmakable") { throw std::runtime_error("no"); }
  nnc::Tensor forward(const nnc::Tensor& x) const { return x; }
};
TEST_F(CppCallbacks, AConstructorMayThrow) {
  EXPECT_THROW(nnc::make<Unmakable>(), std::runtime_error);
  EXPECT_THROW(Unmakable(), std::runtime_error);
}

// Takes several tensors, gives several, one of them an input.
struct Swap : nnc::UserModule<Swap> {
  Swap() : UserModule("Swap") {}
  std::vector<nnc::Tensor> forward(const nnc::Tensor& a, const nnc::Tensor& b) const {
    return {b, a};
  }
};
TEST_F(CppCallbacks, ForwardOfSeveralTensors) {
  Swap swap;
  const auto out = swap.forward(row({1}), row({2}));
  EXPECT_EQ(values(out[0]), (Values{2}));
  const auto called = static_cast<nnc::Module&>(swap).forward({row({1}), row({2})});
  ASSERT_EQ(called.size(), 2u);
  EXPECT_EQ(values(called[0]), (Values{2}));
  EXPECT_THROW(swap(row({1})), nnc::Error);
}

// A tensor that is kept by the host during a call lives on.
struct Keeper : nnc::UserModule<Keeper> {
  Keeper() : UserModule("Keeper") {}
  mutable nnc::Tensor kept, seen;
  nnc::Tensor forward(const nnc::Tensor& x) const {
    seen = x;
    kept = x + 1;
    return kept;
  }
};
TEST_F(CppCallbacks, WhatIsKeptOutlivesTheCall) {
  Keeper keeper;
  EXPECT_EQ(values(keeper(row({1}))), (Values{2}));
  EXPECT_EQ(values(keeper.kept), (Values{2}));
  EXPECT_EQ(values(keeper.seen), (Values{1}));
}

struct Power {
  static constexpr const char* name = "Power";
  double exponent;
  nnc::Tensor forward(nnc::FunctionContext& ctx, const nnc::Tensor& x) const {
    ctx.save_for_backward({x});
    return nnc::pow(x, exponent);
  }
  nnc::Tensor backward(nnc::FunctionContext& ctx, const nnc::Tensor& grad) const {
    const nnc::Tensor x = ctx.saved_tensors()[0];
    return ctx.needs_input_grad(0) ? grad * exponent * nnc::pow(x, exponent - 1) : nnc::Tensor();
  }
};
struct Both {
  static constexpr const char* name = "Both";
  std::vector<nnc::Tensor> forward(nnc::FunctionContext&, const std::vector<nnc::Tensor>& x) const {
    return {x[0] + x[1], x[0] - x[1]};
  }
  std::vector<nnc::Tensor> backward(nnc::FunctionContext&, const nnc::Tensor& sum,
                                    const nnc::Tensor& difference) const {
    return {sum + difference, sum - difference};
  }
};
TEST_F(CppCallbacks, FunctionsWithABackwardOfTheirOwn) {
  nnc::Tensor x = row({2, 3}).requires_grad_();
  nnc::Tensor y = nnc::apply(Power{3.0}, x)[0];
  EXPECT_EQ(y.grad_fn(), "PowerBackward");
  EXPECT_EQ(values(y), (Values{8, 27}));
  const nnc::Tensor g = nnc::grad({nnc::sum(y)}, {x}, {}, true, true)[0];
  EXPECT_EQ(values(g), (Values{12, 27}));
  EXPECT_EQ(values(nnc::grad({nnc::sum(g)}, {x})[0]), (Values{12, 18}));
  nnc::Tensor b = row({1, 1}).requires_grad_();
  const auto both = nnc::apply(Both{}, x, b);
  nnc::backward({nnc::sum(both[0]), nnc::sum(both[1] * 2)});
  EXPECT_EQ(values(x.grad()), (Values{3, 3}));
  EXPECT_EQ(values(b.grad()), (Values{-1, -1}));
}

TEST_F(CppCallbacks, Hooks) {
  nnc::Tensor x = row({1, 2}).requires_grad_();
  int seen = 0;
  const nnc::Hook twice = nnc::register_hook(x, [](const nnc::Tensor& g) { return g * 2; });
  nnc::register_hook(x, [&](const nnc::Tensor&) { ++seen; });
  nnc::register_post_accumulate_grad_hook(x, [&](const nnc::Tensor& leaf) {
    EXPECT_TRUE(leaf.grad().defined());
    seen += 10;
  });
  nnc::sum(x).backward();
  EXPECT_EQ(values(x.grad()), (Values{2, 2}));
  EXPECT_EQ(seen, 11);
  twice.remove();
  nnc::sum(x).backward();
  EXPECT_EQ(values(x.grad()), (Values{3, 3}));
}

TEST_F(CppCallbacks, CheckpointsAndClosures) {
  nnc::Tensor x = row({1, 2}).requires_grad_();
  int runs = 0;
  auto square = [&runs](const nnc::Tensor& t) {
    ++runs;
    return t * t;
  };
  nnc::sum(nnc::checkpoint(square, {x})[0]).backward();
  EXPECT_EQ(runs, 2);
  EXPECT_EQ(values(x.grad()), (Values{2, 4}));
  const nnc::Optimizer sgd = nnc::SGD({x}, nnc::kw("lr", 0.5));
  const nnc::Tensor loss = sgd.step([&] {
    sgd.zero_grad();
    nnc::Tensor l = nnc::sum(x * x);
    l.backward();
    return l;
  });
  EXPECT_EQ(loss.item(), 5);
  EXPECT_EQ(values(x.detach()), (Values{0, 0}));
}

TEST_F(CppCallbacks, Schedulers) {
  nnc::Tensor x = row({1}).requires_grad_();
  const nnc::Optimizer sgd = nnc::SGD({x}, nnc::kw("lr", 1.0));
  const nnc::LRScheduler inverse("LambdaLR(f)", sgd, [](double epoch) { return 1 / (1 + epoch); });
  const nnc::Optimizer other = nnc::SGD({x}, nnc::kw("lr", 1.0));
  const nnc::LRScheduler steps("StepLR(1, gamma=0.5)", other);
  other.step();
  steps.step();
  EXPECT_EQ(steps.get_last_lr(), (std::vector<double>{0.5}));
  sgd.step();
  inverse.step();
  EXPECT_EQ(inverse.get_last_lr(), (std::vector<double>{0.5}));
  EXPECT_EQ(sgd.option(0, "lr"), "0.5");
  sgd.set_options(0, "lr=2.0");
  EXPECT_EQ(sgd.option(0, "lr"), "2.0");
  const nnc::NamedTensors state = sgd.state_dict();
  other.load_state_dict(state);
  EXPECT_EQ(other.option(0, "lr"), "2.0");
}

struct Squares {
  int64_t size() const { return 5; }
  nnc::Tensor operator[](int64_t i) const { return nnc::full({1}, static_cast<double>(i * i)); }
};
TEST_F(CppCallbacks, DatasetsAndLoaders) {
  const nnc::Dataset squares = nnc::make_dataset(Squares{}, true);
  EXPECT_EQ(squares.size(), 5);
  EXPECT_EQ(values(squares[-1][0]), (Values{16}));
  for (const char* options : {"batch_size=2", "batch_size=2, num_workers=2"}) {
    const nnc::DataLoader loader(squares, options);
    EXPECT_EQ(loader.size(), 3);
    std::vector<Values> batches;
    for (const std::vector<nnc::Tensor>& batch : loader) batches.push_back(values(batch[0]));
    EXPECT_EQ(batches, (std::vector<Values>{{0, 1}, {4, 9}, {16}}));
  }
  const nnc::Dataset pairs = nnc::TensorDataset({row({1, 2, 3}), row({4, 5, 6})});
  EXPECT_EQ(values(nnc::Subset(pairs, {2})[0][1]), (Values{6}));
}

TEST_F(CppCallbacks, FilesOfTensorsAndModules) {
  const std::string path = testing::TempDir() + "nnc_cpp_file";
  const auto model = nnc::Sequential{nnc::Linear(2, 3), nnc::ReLU()};
  nnc::save(model.state_dict(), path);
  EXPECT_EQ(values(nnc::load(path)[0].second), values(model.parameter("0.weight")));
  nnc::save_file(model.state_dict(), path);
  EXPECT_EQ(nnc::load_file(path)[1].first, "0.weight");
  nnc::save_model(model, path);
  EXPECT_EQ(nnc::load_model(path).repr(), model.repr());
  nnc::npy_save(row({1, 2}), path);
  EXPECT_EQ(values(nnc::npy_load(path)), (Values{1, 2}));
  remove(path.c_str());
}

// A hook sees what is registered and may put another in its place.
TEST_F(CppCallbacks, RegistrationHooks) {
  std::string log;
  const nnc::Module replacement = nnc::ReLU();
  nnc::Hook parameters = nnc::register_module_parameter_registration_hook(
      [&](const nnc::Module&, const std::string& name, const nnc::Tensor& p) {
        log += name + " ";
        return name == "weight" ? nnc::zeros(p.shape()) : nnc::Tensor();
      });
  nnc::Hook buffers = nnc::register_module_buffer_registration_hook(
      [&](const nnc::Module& m, const std::string& name, const nnc::Tensor& b) {
        log += m.repr() + "." + name + " ";
        return b;
      });
  nnc::Hook modules = nnc::register_module_module_registration_hook(
      [&](const nnc::Module&, const std::string& name,
          const nnc::Module&) -> std::optional<nnc::Module> {
        if (name != "act") return std::nullopt;
        return replacement;
      });
  {
    const nnc::Module linear = nnc::Linear(1, 2);
    EXPECT_EQ(values(linear.parameter("weight")), (Values{0, 0}));
    EXPECT_EQ(log, "weight bias ");
    EXPECT_TRUE(linear.parameter("weight").requires_grad());
    const nnc::Module net("Sequential()");
    net.add_buffer("b", nnc::ones({1}));
    EXPECT_EQ(log, "weight bias Sequential().b ");
    net.add("fc", linear);
    net.add("act", nnc::Tanh());
    EXPECT_EQ(net.submodule("act").repr(), "ReLU()");
    EXPECT_EQ(net.submodule("fc").repr(), linear.repr());
    nnc::Hook refuses = nnc::register_module_module_registration_hook(
        [](const nnc::Module&, const std::string&, const nnc::Module&) {
          throw std::runtime_error("not here");
        });
    EXPECT_THROW(net.add("more", linear), nnc::Error);
    EXPECT_EQ(net.named_children().size(), 2U);
    refuses.remove();
  }
  for (nnc::Hook* hook : {&parameters, &buffers, &modules}) hook->remove();
  EXPECT_NE(values(nnc::Linear(1, 2).parameter("weight")), (Values{0, 0}));
}

// Asks the module for its weight, so that it finds the one of a functional call.
struct Weighted : nnc::UserModule<Weighted> {
  Weighted() : UserModule("Weighted") { add_parameter("weight", nnc::ones({1})); }
  nnc::Tensor forward(const nnc::Tensor& x) const { return x * parameter("weight") * 3; }
};

TEST_F(CppCallbacks, FunctionalCall) {
  const nnc::Module net = nnc::Sequential{nnc::Linear(2, 1), nnc::make<Weighted>()};
  const nnc::Tensor weight = row({1, 2}).view({1, 2}).requires_grad_();
  const nnc::Tensor y = nnc::functional_call(
      net, {{"0.weight", weight}, {"0.bias", row({1})}, {"1.weight", row({2})}}, {row({1, 1})})[0];
  EXPECT_EQ(y.item(), 24);
  y.backward();
  EXPECT_EQ(values(weight.grad()), (Values{6, 6}));
  EXPECT_THROW(nnc::functional_call(net, {{"2.weight", weight}}, {row({1, 1})}), nnc::Error);
  EXPECT_THROW(nnc::functional_call(net, {{"0.weight", weight}}, {row({1, 1})}, {}, true, true),
               nnc::Error);
}

}  // namespace
