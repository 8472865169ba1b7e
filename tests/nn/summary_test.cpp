// SPDX-License-Identifier: Apache-2.0
// Models as tables: layout, sums, calls again, and that nothing is changed.
#include "nn/summary.h"

#include <gtest/gtest.h>

#include <fstream>

#include "base/random.h"
#include "nn/container.h"
#include "nn/hooks.h"
#include "nn/registry.h"
#include "support/expect_error.h"
#include "support/small_stack.h"
#include "support/values.h"

namespace nnc::testing {
namespace {

Ref<nn::Module> module(const char* text) {
  return nn::make_module(text, nullptr, "test");
}
std::string table(nn::Module& m, const char* text) {
  const nn::SummaryOptions o = nn::SummaryOptions::of(text);
  return to_text(nn::summarize(m, {}, o), o);
}
nn::Summary summary(nn::Module& m, const char* text) {
  return nn::summarize(m, {}, nn::SummaryOptions::of(text));
}
// A branch that calls what it is told to, in that order.
class Caller final : public nn::Module {
 public:
  explicit Caller(std::vector<std::string> paths) : paths_(std::move(paths)) {}
  std::string type_name() const override { return "Caller"; }

 protected:
  std::vector<Tensor> forward(const nn::Inputs& in) override {
    Tensor x = in[0];
    for (const std::string& path : paths_) x = get_submodule(path)->call(x);
    return {x};
  }

 private:
  const std::vector<std::string> paths_;
};
Ref<nn::Module> caller(std::vector<std::string> paths) {
  return Ref<nn::Module>::adopt(new Caller(std::move(paths)));
}

// What stands in the golden file behind "== name".
std::string golden(const std::string& name) {
  std::ifstream file(NNC_GOLDEN_DIR "/summary.txt");
  std::string line, expected;
  for (bool inside = false; std::getline(file, line);) {
    if (line.rfind("== ", 0) == 0)
      inside = line == "== " + name;
    else if (inside)
      expected += (expected.empty() ? "" : "\n") + line;
  }
  return expected;
}

TEST(Summary, OfAConvolutionalNet) {
  const Ref<nn::Module> m = module(
      "Sequential(Conv2d(1, 10, 5), MaxPool2d(2), ReLU(), Conv2d(10, 20, 5), Flatten(), "
      "Linear(1280, 50))");
  EXPECT_EQ(table(*m, "input_size=(2, 1, 28, 28)"), golden("convolutions"));
  EXPECT_EQ(table(*m, "col_width=16"), golden("not called"));
  set_requires_grad(m->get_parameter("5.weight"), false);
  set_requires_grad(m->get_parameter("0.weight"), false);
  set_requires_grad(m->get_parameter("0.bias"), false);
  EXPECT_EQ(table(*m,
                  "input_size=(2, 1, 28, 28), col_width=18, verbose=2, row_settings='var_names', "
                  "col_names=('kernel_size', 'input_size', 'mult_adds', 'num_params', "
                  "'params_percent', 'trainable')"),
            golden("all columns"));
}

TEST(Summary, ContainersStandAboveWhatIsCalledInThem) {
  const Ref<nn::Module> m = caller({"layers.0", "layers.1", "head", "layers.0", "layers.2.0"});
  m->register_module("layers", module("ModuleList([Linear(3, 3), Sequential(Linear(3, 3), ReLU()), "
                                      "ModuleList([Tanh()]), Linear(3, 9)])"));
  m->register_module("head", module("LSTMCell(3, 3)"));
  EXPECT_EQ(table(*m, "input_size=(2, 3)"), golden("containers"));
  EXPECT_EQ(table(*m,
                  "input_size=(2, 3), depth=1, col_names=('num_params', 'mult_adds'), "
                  "row_settings=('ascii_only', 'depth', 'hide_recursive_layers')"),
            golden("depth 1"));
}

// What is below a module counts for "(recursive)" and for whether it is trainable.
TEST(Summary, ABranchThatIsCalledAgain) {
  const Ref<nn::Module> m = caller({"block", "block"});
  m->register_module("block", module("Sequential(Linear(3, 3), Linear(3, 3), ReLU())"));
  set_requires_grad(m->get_parameter("block.1.weight"), false);
  set_requires_grad(m->get_parameter("block.1.bias"), false);
  EXPECT_EQ(table(*m, "input_size=(2, 3), col_width=14, col_names=('num_params', 'trainable')"),
            golden("called again"));
}

TEST(Summary, OfLayersWithSeveralOutputs) {
  const char* const columns = "col_names=('output_size', 'num_params', 'mult_adds')";
  EXPECT_EQ(table(*module("TransformerEncoder(TransformerEncoderLayer(8, 2, 16), 2)"),
                  (std::string("input_size=(5, 2, 8), ") + columns).c_str()),
            golden("attention"));
  EXPECT_EQ(table(*module("Sequential(Embedding(10, 4), LSTM(4, 6, 2))"),
                  (std::string("input_size=(2, 7), dtypes=torch.int64, ") + columns).c_str()),
            golden("recurrent"));
}

// Each element of a weight counts once for each place where it is a factor.
TEST(Summary, MultiplyAddsByHand) {
  const auto mult_adds = [](const char* text, const char* size) {
    return summary(*module(text), (std::string("input_size=") + size).c_str()).totals.mult_adds;
  };
  EXPECT_EQ(mult_adds("Linear(4, 3)", "(4,)"), 15);
  EXPECT_EQ(mult_adds("Linear(4, 3)", "(2, 5, 4)"), 150);
  EXPECT_EQ(mult_adds("Conv1d(2, 3, 2, bias=False)", "(4, 2, 6)"), 4 * 5 * 12);
  EXPECT_EQ(mult_adds("Conv1d(2, 3, 2, bias=False)", "(2, 6)"), 5 * 12);
  EXPECT_EQ(mult_adds("ConvTranspose2d(1, 1, 2)", "(1, 1, 3, 3)"), 16 * 5);
  EXPECT_EQ(mult_adds("BatchNorm1d(3)", "(4, 3, 5)"), 4 * 6);
  EXPECT_EQ(mult_adds("GRU(2, 3)", "(5, 7, 2)"), 35 * 63);
  EXPECT_EQ(mult_adds("GRU(2, 3)", "(5, 2)"), 5 * 63);
  EXPECT_EQ(mult_adds("RNNCell(2, 3)", "(7, 2)"), 7 * 21);
  EXPECT_EQ(mult_adds("ReLU()", "(7, 2)"), 0);
}

// Two layers with one weight.
TEST(Summary, SharedParametersCountOnceInSums) {
  const Ref<nn::Module> m =
      module("Sequential(Linear(3, 3, bias=False), Linear(3, 3, bias=False))");
  const Tensor weight = m->get_parameter("0.weight");
  const Ref<FormerList> former = m->get_submodule("1")->put_parameter("weight", weight);
  const nn::Summary s = summary(*m, "input_size=(2, 3)");
  EXPECT_EQ(s.totals.parameters, 9);
  EXPECT_EQ(s.totals.parameter_bytes, 36);
  EXPECT_EQ(s.totals.mult_adds, 36);
  EXPECT_EQ(s.totals.input_bytes, 24);
  EXPECT_EQ(s.totals.output_bytes, 2 * 2 * 24);
}

// What a forward finds and does, and a failure in it.
class Meddler final : public nn::Module {
 public:
  std::string type_name() const override { return "Meddler"; }
  bool fails = false;
  int calls = 0;

 protected:
  std::vector<Tensor> forward(const nn::Inputs& in) override {
    ++calls;
    EXPECT_FALSE(training());
    EXPECT_FALSE(grad_enabled());
    current_generator().random();
    const Tensor count = get_buffer("count");
    const Tensor n = count;
    n.mutable_data<float>()[0] += 1;
    check(!fails, Code::kCallback, "no such luck");
    return {get_submodule("0")->call(in[0])};
  }
};

TEST(Summary, LeavesEverythingAsItWas) {
  const Ref<nn::Module> m = Ref<nn::Module>::adopt(new Meddler);
  auto& meddler = static_cast<Meddler&>(*m);
  m->register_buffer("count", Tensor::full({1}, 3, DType::kFloat32));
  m->register_module("0", module("Sequential(BatchNorm1d(3), Dropout())"));
  m->get_submodule("0.1")->set_training(false);
  const Generator::State before = current_generator().state();
  for (const bool fails : {false, true}) {
    meddler.fails = fails;
    if (fails)
      expect_error([&] { summary(*m, "input_size=(2, 3)"); }, Code::kCallback, "no such luck");
    else
      EXPECT_EQ(summary(*m, "input_size=(2, 3)").rows.size(), 4U);
    EXPECT_EQ(values_of(m->get_buffer("count")), std::vector<double>{3});
    EXPECT_EQ(values_of(m->get_buffer("0.0.num_batches_tracked")), std::vector<double>{0});
    EXPECT_EQ(current_generator().state(), before);
    EXPECT_TRUE(m->training());
    EXPECT_TRUE(m->get_submodule("0.0")->training());
    EXPECT_FALSE(m->get_submodule("0.1")->training());
    EXPECT_FALSE(m->hooks() && m->hooks()->any());
  }
  EXPECT_EQ(meddler.calls, 2);
}

TEST(Summary, ModesAreThoseThatAreAskedFor) {
  const Ref<nn::Module> m = module("BatchNorm1d(3)");
  const auto input = [](const char* mode) {
    return std::string("input_size=(1, 3), mode='") + mode + "'";
  };
  EXPECT_EQ(summary(*m, input("eval").c_str()).rows.size(), 1U);
  expect_error([&] { summary(*m, input("train").c_str()); }, Code::kInvalid, "more than 1 value");
  expect_error([&] { summary(*m, input("same").c_str()); }, Code::kInvalid, "more than 1 value");
  m->train(false);
  EXPECT_EQ(summary(*m, input("same").c_str()).rows.size(), 1U);
}

// No recursion, and no more work than there are modules.
TEST(Summary, OfADeepTree) {
  on_small_stack([] {
    const Ref<nn::Module> m = module("Sequential()");
    nn::Module* inner = m.get();
    for (int i = 0; i < 20000; ++i) {
      const Ref<nn::Module> next = module("Sequential()");
      inner->register_module("0", next);
      inner = next.get();
    }
    inner->register_module("0", module("Linear(2, 2)"));
    const nn::SummaryOptions o = nn::SummaryOptions::of("input_size=(1, 2)");
    const nn::Summary s = nn::summarize(*m, {}, o);
    EXPECT_EQ(s.rows.size(), 20002U);
    EXPECT_EQ(s.totals.parameters, 6);
    EXPECT_LT(to_text(s, o).size(), 2000U);
    EXPECT_EQ(nn::summarize(*m, {}, nn::SummaryOptions()).rows.size(), 20002U);
  });
}

TEST(Summary, RefusesWhatItCannotDo) {
  const Ref<nn::Module> m = module("Linear(2, 2)");
  const auto refuses = [&](const char* options, Code code, const char* text) {
    SCOPED_TRACE(options);
    expect_error([&] { summary(*m, options); }, code, text);
  };
  refuses("input_size=(2, -1)", Code::kInvalid, "negative size, -1");
  refuses("input_size='x'", Code::kText, "a tuple of integers");
  refuses("depth=-1", Code::kInvalid, "depth must be 0..100, got -1");
  refuses("depth=101", Code::kInvalid, "depth must be 0..100, got 101");
  refuses("col_width=0", Code::kInvalid, "1..200");
  refuses("col_names=('output_size', 'num_param')", Code::kUnknown, "did you mean 'num_params'");
  refuses("row_settings='depths'", Code::kUnknown, "did you mean 'depth'");
  refuses("mode='evil'", Code::kUnknown, "did you mean 'eval'");
  refuses("verbose=3", Code::kInvalid, "0..2");
  refuses("dtypes=torch.float64", Code::kInvalid, "not given");
  refuses("input_size=[(2,), (2,), (2,)], dtypes=[torch.float64, torch.int64]", Code::kInvalid,
          "2 dtypes for 3 sizes");
  refuses("input_size=(2,), dtypes=torch.float63", Code::kUnknown, "no dtype");
  refuses("input_sizes=(2,)", Code::kUnknown, "did you mean 'input_size'");
  refuses("input_size=(2, 5)", Code::kShape, "linear");
  const Tensor x = Tensor::zeros({2}, DType::kFloat32);
  expect_error(
      [&] {
        nn::summarize(*m, {{&x, 1}, nullptr}, nn::SummaryOptions::of("input_size=(2,)"));
      },
      Code::kInvalid, "there are inputs");
  expect_error([&] { summary(*module("LazyLinear(2)"), "input_size=(2, 5)"); }, Code::kInvalid,
               "lazy module");
}

}  // namespace
}  // namespace nnc::testing
