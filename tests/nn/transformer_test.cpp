// SPDX-License-Identifier: Apache-2.0
// Attention and transformers as modules against PyTorch, through the C interface:
// tests/golden/transformer.txt, made by make_transformer.py, holds one block for each row of its
// table.
#include <gtest/gtest.h>

#include <cmath>
#include <fstream>
#include <limits>
#include <map>
#include <sstream>

#include "base/random.h"
#include "nn/registry.h"
#include "ops/compare.h"
#include "ops/convert.h"
#include "ops/create.h"
#include "ops/index.h"
#include "ops/random.h"
#include "ops/shape.h"
#include "support/c_call.h"
#include "support/values.h"

namespace nnc {
namespace {

using testing::c;
using testing::Handle;
using testing::values_of;

struct Expected {
  std::string name;
  bool none = false;
  Dims sizes;
  std::vector<double> values;
};
struct ModeRun {
  std::string mode;
  std::vector<Expected> outputs, gradients;
};
struct Typed {
  std::string type;
  std::vector<Expected> state;
  std::vector<ModeRun> runs;
};
struct Row {
  std::string text, arguments, repr;
  std::vector<Typed> types;
};

// "4 3 : 0.1 0.2 ...", or "none".
Expected read_tensor(std::istringstream& line, const std::string& name = {}) {
  Expected e{name, false, {}, {}};
  std::string word;
  while (line >> word && word != ":") {
    e.none = word == "none";
    if (!e.none) e.sizes.push_back(std::stoll(word));
  }
  while (line >> word) e.values.push_back(std::stod(word));
  return e;
}

std::string with_line_ends(std::string text) {
  for (size_t at = 0; (at = text.find("\\n", at)) != std::string::npos;) text.replace(at, 2, "\n");
  return text;
}

std::vector<Row> read_rows() {
  std::ifstream file(std::string(NNC_GOLDEN_DIR) + "/transformer.txt");
  std::vector<Row> rows;
  for (std::string text; std::getline(file, text);) {
    std::istringstream line(text);
    std::string kind, name;
    line >> kind >> std::ws;
    std::string rest = text.substr(std::min(kind.size() + 1, text.size()));
    if (kind == "=") {
      rows.push_back({rest, {}, {}, {}});
    } else if (kind == "in") {
      rows.back().arguments = rest;
    } else if (kind == "repr") {
      rows.back().repr = with_line_ends(rest);
    } else if (kind == "type") {
      rows.back().types.push_back({rest, {}, {}});
    } else if (kind == "run") {
      rows.back().types.back().runs.push_back({rest, {}, {}});
    } else if (kind == "out") {
      rows.back().types.back().runs.back().outputs.push_back(read_tensor(line));
    } else {
      line >> name;
      Typed& t = rows.back().types.back();
      (kind == "state" ? t.state : t.runs.back().gradients).push_back(read_tensor(line, name));
    }
  }
  return rows;
}

// ---- arguments of forward, drawn as make_transformer.py draws them ----
struct Argument {
  std::string name;
  Tensor tensor;
  bool flag = false, is_flag = false;
};

Tensor later(int64_t n) {
  return ops::triu(Tensor::ones({n, n}, DType::kBool), 1);
}

Argument draw(const std::string& name, const std::string& spec, std::vector<Argument>& drawn) {
  std::istringstream line(spec);
  std::string kind, other;
  line >> kind;
  if (kind == "True" || kind == "False") return {name, {}, kind == "True", true};
  if (kind == "none") return {name, {}};
  if (kind == "same") {
    line >> other;
    for (const Argument& a : drawn) {
      if (a.name == other) return {name, a.tensor};
    }
  }
  Dims numbers;
  for (int64_t n; line >> n;) numbers.push_back(n);
  const DType type = exec().default_dtype;
  if (kind == "rand") {
    const Tensor t = ops::rand(numbers, type);
    set_requires_grad(t, numbers.size() > 1);
    return {name, t};
  }
  if (kind == "blocked") {
    const Tensor t = ops::lt(ops::rand(numbers, type), Scalar(0.25));
    ops::fill_(ops::select(t, -1, 0), false);
    return {name, t};
  }
  if (kind == "padding") {
    std::vector<double> out;
    for (int64_t row = 1; row < numbers.size(); ++row) {
      for (int64_t i = 0; i < numbers[0]; ++i) out.push_back(i >= numbers[row]);
    }
    const Dims sizes = numbers.size() > 2 ? Dims{numbers.size() - 1, numbers[0]} : Dims{numbers[0]};
    return {name, testing::make_tensor(sizes, DType::kBool, out)};
  }
  if (kind == "later") return {name, later(numbers[0])};
  const double infinity = std::numeric_limits<double>::infinity();
  const Tensor zeros = Tensor::zeros({numbers[0], numbers[0]}, type);
  return {name, ops::masked_fill(zeros, later(numbers[0]), Scalar(-infinity))};
}

std::vector<Argument> draw_all(const std::string& arguments) {
  std::vector<Argument> drawn;
  std::istringstream all(arguments);
  for (std::string part; std::getline(all, part, ';');) {
    const size_t begin = part.find_first_not_of(' '), equals = part.find('=');
    drawn.push_back(draw(part.substr(begin, equals - begin), part.substr(equals + 1), drawn));
  }
  return drawn;
}

// ---- the checks ----
double tolerance_of(const std::string& type) {
  return type == "float64" ? 1e-12 : type == "float32" ? 5e-6 : 0.03;
}

// Relative to the largest value too, as a sum that cancels is as exact as its terms.
void expect_tensor(const Expected& e, const Tensor& actual, double tolerance,
                   const std::string& what) {
  ASSERT_NE(e.none, actual.defined()) << what;
  if (e.none) return;
  ASSERT_TRUE(same_sizes(e.sizes, actual.sizes())) << what;
  const std::vector<double> got = values_of(actual);
  // The shortest text of a number of that type.
  const std::vector<double> wanted =
      values_of(testing::make_tensor(e.sizes, actual.dtype(), e.values));
  double scale = 0;
  for (const double v : wanted) scale = std::max(scale, std::isfinite(v) ? std::abs(v) : 0);
  for (size_t i = 0; i < got.size(); ++i) {
    const double want = wanted[i];
    if (std::isnan(want) && std::isnan(got[i])) continue;
    EXPECT_NEAR(got[i], want, tolerance * (std::abs(want) + scale + 0.01))
        << what << " element " << i;
  }
}

void seed(uint64_t s) {
  current_generator().manual_seed(s);
}
Exec settings(DType type) {
  Exec e = exec();
  e.generator = Ref<Generator>::adopt(new Generator(0));
  e.default_dtype = type;
  return e;
}

// Tensors before anything else by their places, or all by name.
Tensors call(const Handle& m, const std::vector<Argument>& arguments, bool by_name) {
  std::vector<Tensor> inputs;
  const Handle bag = c(nnc_kwargs_new);
  for (const Argument& a : arguments) {
    const std::string& n = a.name;
    const bool first =
        n == "query" || n == "key" || n == "value" || n == "src" || n == "tgt" || n == "memory";
    if (!by_name && first) {
      inputs.push_back(a.tensor);
    } else if (a.is_flag) {
      c(nnc_kwargs_set_bool, bag, n.c_str(), a.flag);
    } else if (a.tensor.defined()) {
      c(nnc_kwargs_set_tensor, bag, n.c_str(), a.tensor);
    } else {
      c(nnc_kwargs_set_none, bag, n.c_str());
    }
  }
  return c(nnc_module_forward, m, inputs, bag).all;
}

void check_run(const Handle& m, const Row& row, const ModeRun& run, const std::string& mode,
               double tolerance) {
  SCOPED_TRACE(mode);
  c(nnc_module_train, m, mode == "train");
  const GradGuard grad(mode != "no_grad");
  seed(1);
  const std::vector<Argument> arguments = draw_all(row.arguments);
  seed(2);
  c(nnc_module_zero_grad, m);
  const Tensors outputs = call(m, arguments, mode != "train");
  ASSERT_EQ(static_cast<size_t>(outputs.size()), run.outputs.size());
  Tensor total = Tensor::zeros({}, exec().default_dtype);
  for (size_t i = 0; i < run.outputs.size(); ++i) {
    const Tensor& y = outputs[static_cast<int64_t>(i)];
    expect_tensor(run.outputs[i], y, tolerance, "output " + std::to_string(i));
    if (!y.defined()) continue;
    const Tensor ramp = ops::arange(1, static_cast<double>(y.numel() + 1), 1, y.dtype());
    total = c(nnc_add, total,
              c(nnc_sum, c(nnc_mul, y, ops::reshape(ramp, y.sizes())), testing::none, 0, 0), 1.0);
  }
  if (mode == "no_grad") return;
  c(nnc_backward, total);
  std::map<std::string, Tensor> gradients;
  for (const Argument& a : arguments) gradients["#" + a.name] = a.tensor;
  for (const Expected& e : run.gradients) {
    const Tensor p = e.name[0] == '#' ? gradients.at(e.name)
                                      : Tensor(c(nnc_module_get_parameter, m, e.name.c_str()));
    expect_tensor(e, c(nnc_tensor_grad, p), tolerance, "gradient of " + e.name);
  }
}

// Uniform numbers are PyTorch's to the bit; normal ones go through a logarithm and a cosine.
void check_state(const Handle& m, const Typed& t) {
  const Handle state = c(nnc_module_state_dict, m);
  ASSERT_EQ(c(nnc_named_count, state).all[0].data<int64_t>()[0],
            static_cast<int64_t>(t.state.size()));
  for (size_t i = 0; i < t.state.size(); ++i) {
    const auto at = static_cast<int64_t>(i);
    const Expected& e = t.state[i];
    EXPECT_EQ(c(nnc_named_key, state, at).text, e.name);
    const bool normal = e.name == "bias_k" || e.name == "bias_v";
    const double tolerance = !normal ? 0 : t.type == "float64" ? 1e-15 : 1e-6;
    expect_tensor(e, c(nnc_named_tensor, state, at), tolerance, "initial " + e.name);
  }
}

DType type_of(const std::string& name) {
  return name == "float64"   ? DType::kFloat64
         : name == "float32" ? DType::kFloat32
                             : DType::kBFloat16;
}

class TransformerRows : public ::testing::TestWithParam<Row> {};

TEST_P(TransformerRows, AreThoseOfPyTorch) {
  const Row& row = GetParam();
  SCOPED_TRACE(row.text);
  for (const Typed& t : row.types) {
    SCOPED_TRACE(t.type);
    const Exec exec = settings(type_of(t.type));
    const ExecGuard guard(exec);
    seed(0);
    const Handle m = c(nnc_module_new, row.text.c_str());
    EXPECT_EQ(c(nnc_module_repr, m).text, row.repr);
    check_state(m, t);
    const ModeRun* run = nullptr;
    for (const char* mode : {"train", "eval", "no_grad"}) {
      for (const ModeRun& r : t.runs) run = r.mode == mode ? &r : run;
      ASSERT_NE(run, nullptr);
      check_run(m, row, *run, mode, tolerance_of(t.type));
    }
  }
}

// The arguments do not print, so what is printed makes containers around the layers that it shows.
TEST_P(TransformerRows, PrintedFormRebuilds) {
  const Handle again = c(nnc_module_new, GetParam().repr.c_str());
  EXPECT_EQ(c(nnc_module_repr, again).text, GetParam().repr);
}

// A copy computes the same, and shares nothing.
TEST_P(TransformerRows, AreCopied) {
  const Row& row = GetParam();
  const Exec exec = settings(DType::kFloat32);
  const ExecGuard guard(exec);
  const Ref<nn::Module> m = nn::make_module(row.text.c_str(), nullptr, "test");
  m->train(false);
  const Ref<nn::Module> copy = m->deep_copy();
  EXPECT_EQ(copy->repr(), m->repr());
  EXPECT_FALSE(copy->training());
  const std::vector<nn::NamedTensor> ours = m->named_parameters(),
                                     theirs = copy->named_parameters();
  ASSERT_EQ(ours.size(), theirs.size());
  for (size_t i = 0; i < ours.size(); ++i) {
    EXPECT_EQ(ours[i].name, theirs[i].name);
    EXPECT_EQ(values_of(ours[i].tensor), values_of(theirs[i].tensor)) << ours[i].name;
    EXPECT_NE(ours[i].tensor.impl()->storage.get(), theirs[i].tensor.impl()->storage.get());
  }
  const GradGuard off(false);
  std::vector<Tensor> inputs;
  for (const Argument& a : draw_all(row.arguments)) {
    const std::string& n = a.name;
    if (n == "query" || n == "key" || n == "value" || n == "src" || n == "tgt" || n == "memory")
      inputs.push_back(a.tensor);
  }
  const std::vector<Tensor> y = m->call({inputs, nullptr}), z = copy->call({inputs, nullptr});
  EXPECT_EQ(values_of(y[0]), values_of(z[0]));
}

INSTANTIATE_TEST_SUITE_P(All, TransformerRows, ::testing::ValuesIn(read_rows()));

// ---- what is refused ----
struct Refusal {
  const char *text, *word;
};
TEST(Transformer, RefusesWhatPyTorchRefuses) {
  const Refusal rows[] = {
      {"MultiheadAttention(0, 1)", "must be greater than 0, got embed_dim=0 and num_heads=1"},
      {"MultiheadAttention(6, 4)", "must be divisible by num_heads: 6 and 4"},
      {"MultiheadAttention(4, 2, kdim=-1)", "kdim"},
      {"MultiheadAttention(4611686018427387904, 1)", "MultiheadAttention"},
      {"TransformerEncoderLayer(6, 4)", "must be divisible by nhead: 6 and 4"},
      {"TransformerEncoderLayer(4, 2, activation='tanh')", "should be relu/gelu, not tanh"},
      {"TransformerEncoderLayer(4, 2, activation=F.silu)", "should be relu/gelu, not F.silu"},
      {"TransformerDecoderLayer(4, 2, -1)", "dim_feedforward at 30 must not be negative, got -1"},
      {"TransformerDecoderLayer(4, 2, dropout=1.5)", "between 0 and 1, but got 1.5"},
      {"TransformerEncoder(Linear(4, 4), 2)", "must be a TransformerEncoderLayer"},
      {"TransformerEncoder(TransformerDecoderLayer(4, 2, 6), 2)", "TransformerEncoderLayer"},
      {"TransformerDecoder(TransformerEncoderLayer(4, 2, 6), 2)", "TransformerDecoderLayer"},
      {"TransformerEncoder(4, 2)", "encoder_layer at 19 must be a module such as"},
      {"TransformerEncoder(TransformerEncoderLayer(4, 2, 6), 20000)", "must be at most 10000"},
      {"TransformerEncoder(TransformerEncoderLayer(4, 2, 6), 1, norm=1)", "norm"},
      {"Transformer(4, 2, custom_encoder='same')", "custom_encoder at 33 must be a module"},
  };
  for (const Refusal& r : rows) {
    SCOPED_TRACE(r.text);
    try {
      nn::make_module(r.text, nullptr, "test");
      ADD_FAILURE() << "was made";
    } catch (const Error& e) {
      EXPECT_NE(std::string(e.what()).find(r.word), std::string::npos) << e.what();
    }
  }
}

void expect_failure(const Handle& m, const std::string& arguments, const char* word) {
  SCOPED_TRACE(arguments);
  try {
    call(m, draw_all(arguments), true);
    ADD_FAILURE() << "was run";
  } catch (const Error& e) {
    EXPECT_NE(std::string(e.what()).find(word), std::string::npos) << e.what();
  }
}

TEST(Transformer, ForwardRefusesWhatDoesNotFit) {
  const Exec exec = settings(DType::kFloat32);
  const ExecGuard guard(exec);
  const Handle attention = c(nnc_module_new, "MultiheadAttention(4, 2)");
  const std::string x = "query=rand 3 2 4; key=rand 5 2 4; value=rand 5 2 4; ";
  expect_failure(attention, x + "is_causal=True",
                 "Need attn_mask if specifying the is_causal hint");
  expect_failure(attention, x + "attn_mask=later 3", "The shape of the 2D attn_mask is [3, 3]");
  expect_failure(attention, x + "weights=True", "unexpected keyword argument 'weights'");
  expect_failure(attention, x + "need_weights=rand 1 1", "must be True, False or None");
  expect_failure(attention, "query=rand 3 2 4; key=rand 5 2 4", "'value'");
  const Handle both = c(nnc_module_new, "Transformer(4, 2, 1, 1, 6)");
  expect_failure(both, "src=rand 5 2 4; tgt=rand 3 1 4", "the batch number of src and tgt");
  expect_failure(both, "src=rand 5 2 3; tgt=rand 3 2 4", "must be equal to d_model");
  const Handle none = c(nnc_module_new, "TransformerEncoder(TransformerEncoderLayer(4, 2, 6), 0)");
  expect_failure(none, "src=rand 5 2 4", "there are no layers");
}

// Shared modules and tensors stay shared in a copy, frozen parameters frozen.
TEST(ModuleCopies, KeepWhatIsShared) {
  const Ref<nn::Module> m =
      nn::make_module("Sequential(Linear(2, 2), BatchNorm1d(2), Sequential())", nullptr, "test");
  nn::Module& linear = *m->get_submodule("0");
  m->register_module("again", Ref<nn::Module>::share(&linear));
  m->register_parameter("tied", linear.get_parameter("weight"));
  set_requires_grad(linear.get_parameter("bias"), false);
  const Ref<nn::Module> copy = m->deep_copy();
  EXPECT_EQ(copy->get_submodule("0"), copy->get_submodule("again"));
  EXPECT_NE(copy->get_submodule("0"), &linear);
  EXPECT_TRUE(copy->get_parameter("tied").same(copy->get_parameter("0.weight")));
  EXPECT_FALSE(requires_grad(copy->get_parameter("0.bias")));
  EXPECT_TRUE(requires_grad(copy->get_parameter("0.weight")));
  EXPECT_EQ(copy->named_buffers().size(), m->named_buffers().size());
  EXPECT_EQ(copy->repr(), m->repr());
}

// Every layer that text can make can be copied.
TEST(ModuleCopies, AreOfferedByAllLayers) {
  std::ifstream file(std::string(NNC_GOLDEN_DIR) + "/modules.txt");
  int64_t count = 0;
  for (std::string line; std::getline(file, line);) {
    if (line.rfind("= ", 0) != 0) continue;
    const Ref<nn::Module> m = nn::make_module(line.c_str() + 2, nullptr, "test");
    EXPECT_EQ(m->deep_copy()->repr(), m->repr()) << line;
    ++count;
  }
  EXPECT_GT(count, 100);
}

}  // namespace
}  // namespace nnc
