// SPDX-License-Identifier: Apache-2.0
// Calls: arguments bound to forward's parameters, children in a row, what a failed call leaves.
#include <gtest/gtest.h>

#include "base/random.h"
#include "engine/backward.h"
#include "nn/functional_call.h"
#include "nn/make.h"
#include "nn/packed_sequence.h"
#include "nn/registry.h"
#include "ops/convert.h"
#include "ops/random.h"
#include "support/expect_error.h"
#include "support/slow_build.h"
#include "support/small_stack.h"

namespace nnc {
namespace {

using nn::Module;
using testing::expect_error;
using testing::on_small_stack;

Ref<Module> make(const std::string& text) {
  return nn::make_module(text.c_str(), nullptr, "test");
}
Kwargs kwargs_of(const std::string& key, Kwargs::Value value) {
  Kwargs k;
  k.set(key, std::move(value), "test");
  return k;
}
std::vector<Tensor> call(const Ref<Module>& m, std::vector<Tensor> x, const Kwargs& k = {}) {
  return m->call({x, &k});
}
Tensor ones(Sizes sizes) {
  return Tensor::ones(sizes, DType::kFloat32);
}
// Where the generator stands.
uint32_t next_draw() {
  return current_generator().random();
}

// Reads what it registers while it is called.
class Late final : public nn::Layer {
 public:
  explicit Late(bool buffers) : buffers_(buffers) {}
  std::string type_name() const override { return "Late"; }
  Tensor apply(const Tensor& x) override {
    if (buffers_)
      register_buffer("late", x);
    else
      register_parameter("late", x);
    return buffers_ ? buffer(0) : parameter(0);
  }

 private:
  const bool buffers_;
};

// Note [Functional calls]: such a call keeps to the lists of its beginning.
TEST(Call, TensorsRegisteredWithinAreNotInTheListsOfAFunctionalCall) {
  const Tensor x = ones({2});
  for (const bool buffers : {true, false}) {
    const Ref<Module> plain = nn::made(new Late(buffers)), m = nn::made(new Late(buffers));
    EXPECT_EQ(call(plain, {x})[0].numel(), 2);
    const std::vector<Tensor> inputs{x};
    expect_error([&] { nn::functional_call(*m, {}, {inputs}, true, false); }, Code::kState,
                 "was registered after this call had begun");
  }
}

TEST(Call, KeywordArgumentsAreForwardsParameters) {
  const Tensor x = ones({2, 3}), t = Tensor::zeros({2, 3}, DType::kFloat32);
  EXPECT_EQ(call(make("Linear(3, 4)"), {}, kwargs_of("input", x))[0].size(1), 4);
  EXPECT_EQ(call(make("MaxPool1d(3)"), {}, kwargs_of("input", x))[0].size(1), 1);
  EXPECT_EQ(call(make("Sequential(Linear(3, 4), ReLU())"), {}, kwargs_of("input", x))[0].size(1),
            4);
  EXPECT_EQ(call(make("MSELoss()"), {x}, kwargs_of("target", t))[0].data<float>()[0], 1);
  Kwargs both;
  both.set("target", t, "test");
  both.set("log_input", x, "test");
  EXPECT_EQ(call(make("PoissonNLLLoss(log_input=False)"), {}, both)[0].data<float>()[0], 1);
  // None is as good as nothing.
  EXPECT_EQ(call(make("GRU(3, 2)"), {x}, kwargs_of("hx", std::monostate())).size(), 2u);
}

TEST(Call, RecurrentStateIsHx) {
  const Tensor x = ones({1, 3}), h = ones({1, 2}), c = ones({1, 2});
  const Ref<Module> gru = make("GRU(3, 2)"), lstm = make("LSTM(3, 2)");
  const auto same = [](const std::vector<Tensor>& a, const std::vector<Tensor>& b) {
    ASSERT_EQ(a.size(), b.size());
    for (int i = 0; i < 2; ++i) EXPECT_EQ(a[0].data<float>()[i], b[0].data<float>()[i]);
  };
  same(call(gru, {x}, kwargs_of("hx", h)), call(gru, {x, h}));
  same(call(lstm, {x}, kwargs_of("hx", std::vector<Tensor>{h, c})), call(lstm, {x, h, c}));
  EXPECT_NE(call(gru, {x, h})[0].data<float>()[0], call(gru, {x})[0].data<float>()[0]);
  expect_error([&] { call(lstm, {x}, kwargs_of("hx", h)); }, Code::kInvalid, "must be 2 tensors");
  expect_error([&] { call(lstm, {x, h}); }, Code::kInvalid, "a part of argument 'hx'");
  expect_error(
      [&] {
        call(lstm, {x, h, c}, kwargs_of("hx", std::vector<Tensor>{h, c}));
      },
      Code::kInvalid, "multiple values for argument 'hx'");
}

TEST(Call, OfPackedSequencesNamesWhatIsWrong) {
  const std::vector<Tensor> sequences{ones({2, 3}), ones({1, 3})};
  const Ref<nn::PackedSequence> x = nn::pack_sequence(sequences, true);
  for (const char* text : {"Linear(3, 4)", "ReLU()", "LSTMCell(3, 4)"}) {
    SCOPED_TRACE(text);
    const Ref<Module> m = make(text);
    expect_error([&] { nn::call_packed(*m, *x, {}); }, Code::kUnknown,
                 m->type_name() + " takes no packed sequence");
  }
  const Tensor h = ones({1, 2, 4});
  const std::vector<Tensor> one{h}, two{h, h}, three{h, h, h};
  const Ref<Module> lstm = make("LSTM(3, 4)"), gru = make("GRU(3, 4)");
  for (const std::vector<Tensor>& hx : {one, three}) {
    expect_error([&] { nn::call_packed(*lstm, *x, hx); }, Code::kInvalid,
                 "n_hx is " + std::to_string(hx.size()) + ", but the hx of LSTM is 2 tensors");
  }
  expect_error([&] { nn::call_packed(*gru, *x, two); }, Code::kInvalid,
               "n_hx is 2, but the hx of GRU is 1 tensor");
  nn::call_packed(*gru, *x, one);
}

TEST(Call, RefusesWhatForwardDoesNotTake) {
  const Tensor x = ones({2, 3});
  for (const char* text : {"Linear(3, 4)", "ReLU()", "Identity()", "BatchNorm1d(3)", "Dropout()",
                           "MSELoss()", "LSTM(3, 2)", "MaxPool1d(2)", "Sequential(ReLU())"}) {
    SCOPED_TRACE(text);
    const Ref<Module> m = make(text);
    expect_error([&] { call(m, {x}, kwargs_of("foo", x)); }, Code::kUnknown, "argument 'foo'");
    expect_error([&] { call(m, {x}, kwargs_of("input", x)); }, Code::kInvalid, "multiple values");
    expect_error([&] { call(m, {Tensor()}); }, Code::kInvalid, "missing required argument 'input'");
    expect_error([&] { call(m, {}); }, Code::kInvalid, "missing required argument 'input'");
  }
  expect_error(
      [&] {
        call(make("Linear(3, 4)"), {x, x});
      },
      Code::kInvalid, "at most 1 input, got 2");
  expect_error([&] { call(make("Linear(3, 4)"), {}, kwargs_of("inptu", x)); }, Code::kUnknown,
               "did you mean 'input'?");
  expect_error([&] { call(make("Linear(3, 4)"), {}, kwargs_of("input", 3.0)); }, Code::kInvalid,
               "must be 1 tensor");
  expect_error([&] { call(make("MSELoss()"), {x}); }, Code::kInvalid, "argument 'target'");
  expect_error([&] { make("MSELoss()")->call(x); }, Code::kInvalid, "argument 'target'");
}

TEST(Call, OutputsAreCountedBeforehand) {
  EXPECT_EQ(make("Linear(3, 4)")->output_count(1), 1);
  EXPECT_EQ(make("MaxPool1d(2, return_indices=True)")->output_count(1), 2);
  EXPECT_EQ(make("LSTM(3, 2)")->output_count(3), 3);
  EXPECT_EQ(make("GRU(3, 2)")->output_count(1), 2);
  EXPECT_EQ(make("Sequential(ReLU(), Sequential(LSTM(3, 2)))")->output_count(1), 3);
  EXPECT_EQ(make("Sequential()")->output_count(2), 2);
  EXPECT_EQ(make("Net((a): ReLU())")->output_count(1), -1);
}

TEST(Call, RefusedBatchNormHasNotCounted) {
  const Ref<Module> m = make("BatchNorm1d(4)");
  const auto count = [&] { return m->get_buffer("num_batches_tracked").data<int64_t>()[0]; };
  const uint32_t version = m->get_buffer("num_batches_tracked").version();
  expect_error([&] { m->call(ones({1, 4})); }, Code::kInvalid, "more than 1 value per channel");
  expect_error([&] { m->call(ones({2, 5})); }, Code::kShape, "running_mean");
  EXPECT_EQ(count(), 0);
  EXPECT_EQ(m->get_buffer("num_batches_tracked").version(), version);
  EXPECT_EQ(m->get_buffer("running_mean").data<float>()[0], 0);
  m->call(ones({2, 4}));
  EXPECT_EQ(count(), 1);
  EXPECT_FLOAT_EQ(m->get_buffer("running_mean").data<float>()[0], 0.1F);
}

// Without factors there is nothing to compute; of the factors PyTorch takes the first, which there
// is not.
TEST(Call, BatchNormOfNoFeatures) {
  const auto count = [](const Ref<Module>& m) {
    return m->get_buffer("num_batches_tracked").data<int64_t>()[0];
  };
  for (const bool training : {true, false}) {
    SCOPED_TRACE(training ? "training" : "evaluation");
    const Ref<Module> plain = make("BatchNorm1d(0, affine=False)"), scaled = make("BatchNorm1d(0)");
    plain->train(training);
    scaled->train(training);
    const Tensor x = ones({3, 0}), seed = ones({3, 0});
    set_requires_grad(x, true);
    const Tensor y = plain->call(x);
    EXPECT_EQ(Dims(y.sizes()), (Dims{3, 0}));
    backward({y}, {seed}, {});
    EXPECT_EQ(Dims(grad_of(x).sizes()), (Dims{3, 0}));
    EXPECT_EQ(count(plain), training ? 1 : 0);
    expect_error([&] { scaled->call(x); }, Code::kIndex, "index 0 out of range");
    EXPECT_EQ(count(scaled), 0);
  }
}

TEST(Call, FailedModuleDrawsNothing) {
  Exec settings = exec();
  settings.generator = Ref<Generator>::adopt(new Generator);
  Generator& generator = *settings.generator;
  const ExecGuard guard(settings);
  for (const char* text :
       {"Sequential(Linear(3, 4), Linear(-1, 2))", "Sequential(Embedding(3, 2), Liner(2))",
        "LSTM(2, 4611686018427387904)", "Net((a): Linear(2, 2) (a): Linear(2, 2))"}) {
    generator.manual_seed(3);
    EXPECT_THROW(make(text), Error) << text;
    const uint32_t after = next_draw();
    generator.manual_seed(3);
    EXPECT_EQ(after, next_draw()) << text;
  }
}

constexpr int kDeep = NNC_TEST_SLOW ? 60'000 : 200'000;

TEST(Call, ChainsNestDeeply) {
  std::string text;
  for (int i = 0; i < kDeep; ++i) text += "Sequential(";
  text += "Linear(2, 3)" + std::string(kDeep, ')');
  on_small_stack([&] {
    const Ref<Module> net = make(text);
    EXPECT_EQ(net->call(ones({1, 2})).size(1), 3);
    EXPECT_EQ(net->output_count(1), 1);
    EXPECT_EQ(net->modules().size(), static_cast<size_t>(kDeep) + 1);
    EXPECT_EQ(net->named_parameters().size(), 2u);
    EXPECT_EQ(net->state_dict().size(), 2u);
    net->load_state_dict(net->state_dict(), true);
    net->train(false);
    net->to(DType::kFloat64);
    // Names and indentations of that depth are gigabytes.
    expect_error([&] { net->repr(); }, Code::kInvalid, "printed form");
    expect_error([&] { net->named_modules(); }, Code::kInvalid, "letters");
  });
}

TEST(Call, ChainsByHandNestDeeply) {
  on_small_stack([] {
    const Ref<Module> top_down = make("Sequential()");
    Ref<Module> inner = top_down, bottom_up = make("ReLU()");
    for (int i = 0; i < kDeep; ++i) {
      const Ref<Module> next = make("Sequential()");
      inner->register_module("0", next);
      inner = next;
      const Ref<Module> around = make("Sequential()");
      around->register_module("0", bottom_up);
      bottom_up = around;
    }
    EXPECT_EQ(top_down->call(ones({2})).numel(), 2);
    EXPECT_EQ(bottom_up->call(ones({2})).numel(), 2);
    expect_error([&] { inner->register_module("0", top_down); }, Code::kInvalid, "contains");
  });
}

}  // namespace
}  // namespace nnc
