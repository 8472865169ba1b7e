// SPDX-License-Identifier: Apache-2.0
// Every layer against PyTorch, through the C interface: the rows of support/module_rows.h, each
// with each default type, in training and in evaluation mode.
#include <gtest/gtest.h>

#include <algorithm>
#include <cmath>
#include <fstream>
#include <iterator>
#include <optional>
#include <set>

#include "base/random.h"
#include "io/temporary_file.h"
#include "nn/registry.h"
#include "ops/arith.h"
#include "ops/create.h"
#include "ops/reduce.h"
#include "ops/shape.h"
#include "program/program.h"
#include "support/c_call.h"
#include "support/module_rows.h"
#include "support/values.h"

namespace nnc {
namespace {

using testing::c;
using testing::draw;
using testing::Handle;
using testing::module_rows;
using testing::ModuleRow;
using testing::none;
using testing::values_of;
using Expected = ModuleRow::Expected;

std::string class_of(const ModuleRow& row) {
  return row.text.substr(0, row.text.find('('));
}

// Relative, also to the largest value that is expected: a sum that cancels is as exact as its
// terms.
double tolerance_of(DType t) {
  return t == DType::kFloat64 ? 1e-11 : t == DType::kFloat32 ? 5e-5 : 0.03;
}

void expect_tensor(const Expected& e, const Tensor& actual, double tolerance,
                   const std::string& what) {
  ASSERT_TRUE(actual.defined()) << what;
  ASSERT_EQ(Dims(actual.sizes()), e.sizes) << what;
  const std::vector<double> got = values_of(actual);
  // What is written has as many digits as its type needs.
  const std::vector<double> wanted =
      values_of(testing::make_tensor(e.sizes, actual.dtype(), e.values));
  double scale = 0;
  for (double v : wanted) scale = std::max(scale, std::isfinite(v) ? std::abs(v) : 0);
  for (size_t i = 0; i < got.size(); ++i) {
    const double want = wanted[i];
    if (std::isnan(want) ? std::isnan(got[i]) : want == got[i]) continue;
    EXPECT_NEAR(got[i], want, e.error + tolerance * (std::abs(want) + 0.1 * scale + 0.1))
        << what << " element " << i;
  }
}

// The settings of a row: PyTorch's defaults, a type, a generator.
struct RowExec {
  explicit RowExec(DType type) {
    settings.generator = Ref<Generator>::adopt(new Generator(0));
    settings.default_dtype = type;
    guard.emplace(settings);
  }
  Exec settings = exec();
  std::optional<ExecGuard> guard;  // refers to settings
};

void seed(uint64_t s) {
  current_generator().manual_seed(s);
}

// A bag of arguments that are equal by name: one tensor, a tuple of tensors, or one of integers.
Handle bag_of(const std::vector<ModuleRow::Drawn>& names, const std::vector<Tensor>& values) {
  const Handle bag = c(nnc_kwargs_new);
  for (size_t i = 0; i < names.size();) {
    size_t end = i + 1;
    while (end < names.size() && names[end].name == names[i].name) ++end;
    const char* key = names[i].name.c_str();
    if (names[i].spec.rfind("ints", 0) == 0) {
      std::vector<int64_t> numbers;
      for (const double v : values_of(values[i])) numbers.push_back(static_cast<int64_t>(v));
      c(nnc_kwargs_set_i64s, bag, key, numbers);
    } else if (!values[i].defined()) {
      c(nnc_kwargs_set_none, bag, key);
    } else if (end - i == 1) {
      c(nnc_kwargs_set_tensor, bag, key, values[i]);
    } else {
      c(nnc_kwargs_set_tensors, bag, key, std::vector<Tensor>(&values[i], &values[i] + (end - i)));
    }
    i = end;
  }
  return bag;
}

std::vector<Tensor> draw_all(const std::vector<ModuleRow::Drawn>& list) {
  std::vector<Tensor> drawn;
  for (const ModuleRow::Drawn& d : list) drawn.push_back(draw(d.spec));
  return drawn;
}

Handle make(const ModuleRow& row) {
  if (row.tensors.empty()) {
    seed(0);
    return c(nnc_module_new, row.text.c_str());
  }
  seed(3);
  std::vector<Tensor> tensors = draw_all(row.tensors);
  for (Tensor& t : tensors) t = detach(t);
  const Handle bag = bag_of(row.tensors, tensors);
  seed(0);
  return c(nnc_module_new_kwargs, row.text.c_str(), bag);
}

std::string repr(const Handle& m) {
  return c(nnc_module_repr, m).text;
}

// Uniform numbers are PyTorch's to the bit; normal ones go through a logarithm and a cosine.
void check_state(const Handle& m, const ModuleRow& row, const ModuleRow::Values& v) {
  const bool normal = class_of(row).rfind("Embedding", 0) == 0;
  const double tolerance = !normal ? 0 : v.dtype == DType::kFloat64 ? 1e-15 : 1e-6;
  if (class_of(row).rfind("Lazy", 0) == 0) return;  // has none yet
  const Handle state = c(nnc_module_state_dict, m);
  ASSERT_EQ(c(nnc_named_count, state).all[0].data<int64_t>()[0],
            static_cast<int64_t>(v.state.size()));
  for (size_t i = 0; i < v.state.size(); ++i) {
    const auto at = static_cast<int64_t>(i);
    EXPECT_EQ(c(nnc_named_key, state, at).text, v.state[i].name);
    expect_tensor(v.state[i], c(nnc_named_tensor, state, at), tolerance,
                  "initial " + v.state[i].name);
  }
}

// All floating point outputs, each times a ramp, as one number; undefined if nothing has a
// gradient.
Tensor total_of(testing::X outputs) {
  Tensor total;
  for (const Tensor& y : outputs) {
    if (!is_floating(y.dtype())) continue;
    const Tensor ramp = ops::arange(1, static_cast<double>(y.numel() + 1), 1, y.dtype());
    const Tensor sum = ops::sum(ops::mul(y, ops::reshape(ramp, y.sizes())));
    total = total.defined() ? ops::add(total, sum) : sum;
  }
  return total.defined() && requires_grad(total) ? total : Tensor();
}

// Positional arguments are what training gets, keyword arguments evaluation, wherever both can be.
void check_run(const Handle& m, const ModuleRow& row, const ModuleRow::Run& run, DType type,
               bool by_name) {
  seed(1);
  const std::vector<Tensor> leaves = draw_all(row.inputs);
  std::vector<Tensor> inputs = leaves;
  const bool inplace = row.text.find("inplace=True") != std::string::npos;
  size_t positional = 0;
  while (positional < inputs.size() && row.inputs[positional].spec.rfind("ints", 0) != 0) {
    if (inplace) inputs[positional] = ops::mul(inputs[positional], 1);
    ++positional;
  }
  if (by_name) positional = 0;
  const std::vector<ModuleRow::Drawn> names(row.inputs.begin() + static_cast<int64_t>(positional),
                                            row.inputs.end());
  const std::vector<Tensor> named(inputs.begin() + static_cast<int64_t>(positional), inputs.end());
  inputs.resize(positional);
  const Handle bag = bag_of(names, named);
  seed(2);
  c(nnc_module_zero_grad, m);
  const Tensors outputs = c(nnc_module_forward, m, inputs, bag).all;
  ASSERT_EQ(outputs.size(), run.outputs.size());
  const double tolerance = tolerance_of(type);
  for (size_t i = 0; i < run.outputs.size(); ++i) {
    const Tensor& y = outputs[static_cast<int64_t>(i)];
    expect_tensor(run.outputs[i], y, tolerance, "output " + std::to_string(i));
  }
  const Tensor total = total_of(outputs);
  if (total.defined()) c(nnc_backward, total);
  std::vector<Tensor> differentiable;
  for (const Tensor& x : leaves) {
    if (x.defined() && requires_grad(x)) differentiable.push_back(x);
  }
  for (const Expected& e : run.gradients) {
    const Tensor p = e.name[0] == '#'
                         ? differentiable[static_cast<size_t>(std::stoi(e.name.substr(1)))]
                         : Tensor(c(nnc_module_get_parameter, m, e.name.c_str()));
    expect_tensor(e, c(nnc_tensor_grad, p), tolerance, "gradient of " + e.name);
  }
  for (const Expected& e : run.buffers) {
    expect_tensor(e, c(nnc_module_get_buffer, m, e.name.c_str()), tolerance, "buffer " + e.name);
  }
}

// A fresh module with this one's state says the same.
void check_loading(const Handle& m, const ModuleRow& row) {
  const Handle again = make(row);
  c(nnc_module_load_state_dict, again, c(nnc_module_state_dict, m), true, none, none);
  const Handle a = c(nnc_module_state_dict, m), b = c(nnc_module_state_dict, again);
  const int64_t n = c(nnc_named_count, a).all[0].data<int64_t>()[0];
  for (int64_t i = 0; i < n; ++i) {
    EXPECT_EQ(values_of(c(nnc_named_tensor, a, i)), values_of(c(nnc_named_tensor, b, i)));
  }
}

class ModuleRows : public ::testing::TestWithParam<size_t> {};

TEST_P(ModuleRows, AreThoseOfPyTorch) {
  const ModuleRow& row = module_rows()[GetParam()];
  SCOPED_TRACE(row.text);
  if (row.refused) {
    const RowExec settings(DType::kFloat32);
    std::vector<Tensor> inputs;
    EXPECT_THROW(
        {
          const Handle m = make(row);
          inputs = draw_all(row.inputs);
          c(nnc_module_forward, m, inputs, none);
        },
        Error);
    return;
  }
  ASSERT_FALSE(row.values.empty());
  for (const ModuleRow::Values& v : row.values) {
    SCOPED_TRACE(dtype_name(v.dtype));
    const RowExec settings(v.dtype);
    const Handle m = make(row);
    EXPECT_EQ(repr(m), row.repr);
    check_state(m, row, v);
    check_run(m, row, v.train, v.dtype, false);
    c(nnc_module_eval, m);
    check_run(m, row, v.eval ? *v.eval : v.train, v.dtype, true);
    check_loading(m, row);
  }
}

// What a module prints makes it again.
TEST_P(ModuleRows, PrintedFormRebuilds) {
  const ModuleRow& row = module_rows()[GetParam()];
  if (row.refused) return;
  const Handle again = c(nnc_module_new, row.repr.c_str());
  EXPECT_EQ(repr(again), row.repr);
  if (class_of(row).rfind("FractionalMaxPool", 0) == 0) {  // prints nothing of what it requires
    EXPECT_THROW(c(nnc_module_call, again, draw(row.inputs[0].spec)), Error);
  }
}

// A model file keeps every argument, also those that do not print, but for tensors.
TEST_P(ModuleRows, ComeBackFromModelFiles) {
  const ModuleRow& row = module_rows()[GetParam()];
  if (row.refused) return;
  SCOPED_TRACE(row.text);
  const TemporaryFile file("");
  for (const ModuleRow::Values& v : row.values) {
    const RowExec settings(v.dtype);
    const Handle m = make(row);
    const auto outputs = [&](const Handle& module) {
      seed(1);
      const GradGuard no_grad(false);
      const std::vector<Tensor> inputs = draw_all(row.inputs);
      int64_t positional = 0;
      for (const ModuleRow::Drawn& d : row.inputs) positional += d.spec.rfind("ints", 0) != 0;
      const Handle bag = bag_of({row.inputs.begin() + positional, row.inputs.end()},
                                {inputs.begin() + positional, inputs.end()});
      const std::vector<Tensor> first(inputs.begin(), inputs.begin() + positional);
      std::vector<std::vector<double>> all;
      for (const Tensor& y : c(nnc_module_forward, module, first, bag).all) {
        all.push_back(values_of(y));
      }
      return all;
    };
    if (class_of(row).rfind("Lazy", 0) == 0) outputs(m);  // which gives it its sizes
    try {
      c(nnc_model_save, m, file.path().c_str());
    } catch (const Error& e) {
      EXPECT_EQ(e.code(), Code::kUnsupported) << e.what();
      EXPECT_FALSE(row.tensors.empty()) << e.what();
      continue;
    }
    const Handle again = c(nnc_model_load, file.path().c_str(), none);
    for (const bool training : {true, false}) {
      c(nnc_module_train, m, training);
      c(nnc_module_train, again, training);
      EXPECT_EQ(::testing::PrintToString(outputs(again)), ::testing::PrintToString(outputs(m)));
    }
  }
}

// Classes that some settings keep out of programs: they decide something by values on the host
// (classes, momentum=None, scale_grad_by_freq=True, an output_size), or draw otherwise than
// dropout.
struct Uncaptured {
  const char* layer;
  bool in_evaluation, in_steps;
};
constexpr Uncaptured kUncaptured[] = {
    {"AdaptiveLogSoftmaxWithLoss", true, true},
    {"BCELoss", true, true},
    {"BatchNorm1d", false, true},
    {"CTCLoss", true, true},
    {"ConvTranspose1d", false, true},
    {"ConvTranspose2d", false, true},
    {"Embedding", true, true},
    {"EmbeddingBag", true, true},
    {"FractionalMaxPool2d", true, true},
    {"FractionalMaxPool3d", true, true},
    {"GaussianNLLLoss", true, true},
    {"LinearCrossEntropyLoss", true, true},
    {"MaxUnpool1d", true, true},
    {"MaxUnpool2d", true, true},
    {"MaxUnpool3d", true, true},
    {"MultiLabelMarginLoss", true, true},
    {"MultiMarginLoss", true, true},
    {"RReLU", false, true},
    {"SyncBatchNorm", false, true},
};
bool may_be_refused(const std::string& layer, bool Uncaptured::*where) {
  // The first call of a lazy module draws its parameters.
  if (where == &Uncaptured::in_steps && layer.rfind("Lazy", 0) == 0) return true;
  return std::any_of(std::begin(kUncaptured), std::end(kUncaptured),
                     [&](const Uncaptured& u) { return u.*where && layer == u.layer; });
}

// In evaluation mode, captured with some inputs and run with others.
TEST_P(ModuleRows, RunAsPrograms) {
  const ModuleRow& row = module_rows()[GetParam()];
  if (row.refused) return;
  SCOPED_TRACE(row.text);
  for (const ModuleRow::Values& v : row.values) {
    const RowExec settings(v.dtype);
    const GradGuard no_grad(false);
    const Handle m = make(row);
    seed(1);
    const std::vector<Tensor> first = draw_all(row.inputs);
    seed(4);
    const std::vector<Tensor> other = draw_all(row.inputs);
    for (size_t i = 0; i < first.size(); ++i) {
      if (!first[i].defined() || row.inputs[i].spec.rfind("ints", 0) == 0) return;
    }
    c(nnc_module_eval, m);
    const auto copies = [](const std::vector<Tensor>& list) {
      std::vector<Tensor> all;
      for (const Tensor& t : list) all.push_back(c(nnc_clone, t));
      return all;
    };
    const Tensors expected = c(nnc_module_forward, m, copies(other), none).all;
    try {
      const Handle p = c(nnc_program_capture, m, copies(first));
      const Tensors got = c(nnc_program_run, p, other, testing::outputs(expected.size())).all;
      for (int64_t i = 0; i < expected.size(); ++i) {
        EXPECT_EQ(testing::difference(values_of(got[i]), values_of(expected[i]),
                                      v.dtype == DType::kFloat64 ? 1e-12 : 2e-6),
                  "");
      }
    } catch (const Error& e) {
      EXPECT_EQ(e.code(), Code::kUnsupported) << e.what();
      EXPECT_TRUE(may_be_refused(class_of(row), &Uncaptured::in_evaluation)) << e.what();
    }
  }
}

// A step without an optimizer: forward, and the gradients of the sums of its results, which add up.
std::vector<Tensor> forward_and_backward(const Handle& m, const std::vector<Tensor>& inputs) {
  const Tensors outputs = c(nnc_module_forward, m, inputs, none).all;
  Tensor total;
  for (const Tensor& y : outputs) {
    if (!y.defined() || !requires_grad(y)) continue;
    const Tensor sum = ops::sum(y);
    total = total.defined() ? ops::add(total, sum) : sum;
  }
  if (total.defined()) c(nnc_backward, total);
  return {outputs.begin(), outputs.end()};
}

void expect_same_state(const Handle& a, const Handle& b, double tolerance) {
  const Handle first = c(nnc_module_state_dict, a), second = c(nnc_module_state_dict, b);
  const int64_t n = c(nnc_named_count, first).all[0].data<int64_t>()[0];
  for (int64_t i = 0; i < n; ++i) {
    const Tensor x = c(nnc_named_tensor, first, i), y = c(nnc_named_tensor, second, i);
    EXPECT_EQ(testing::difference(values_of(x), values_of(y), tolerance), "");
    ASSERT_EQ(grad_of(x).defined(), grad_of(y).defined());
    if (!grad_of(x).defined()) continue;
    EXPECT_EQ(testing::difference(values_of(grad_of(x)), values_of(grad_of(y)), tolerance), "");
  }
}

// In training mode: three steps, of which the first meets no gradients and the last comes from a
// plan, leave what the same calls leave.
TEST_P(ModuleRows, TrainAsPrograms) {
  const ModuleRow& row = module_rows()[GetParam()];
  if (row.refused) return;
  SCOPED_TRACE(row.text);
  for (const ModuleRow::Values& v : row.values) {
    const RowExec settings(v.dtype);
    const double tolerance = v.dtype == DType::kFloat64 ? 1e-12 : 2e-6;
    const Handle a = make(row), b = make(row);
    int calls = 0;
    const auto program = program::Program::capture_step([&](Span<const Tensor> x) {
      ++calls;
      return forward_and_backward(b, {x.begin(), x.end()});
    });
    try {
      for (uint32_t step = 1; step <= 3; ++step) {
        seed(step);
        std::vector<Tensor> inputs = draw_all(row.inputs), own;
        for (Tensor& t : inputs) {
          if (!t.defined()) return;
          t = detach(t);
          own.push_back(c(nnc_clone, t));  // for layers that work in place
        }
        seed(9);
        const std::vector<Tensor> expected = forward_and_backward(a, own);
        seed(9);
        const std::vector<Tensor> got = program->run(inputs);
        ASSERT_EQ(got.size(), expected.size());
        for (size_t i = 0; i < got.size(); ++i) {
          EXPECT_EQ(testing::difference(values_of(got[i]), values_of(expected[i]), tolerance), "");
        }
      }
    } catch (const Error& e) {
      EXPECT_EQ(e.code(), Code::kUnsupported) << e.what();
      EXPECT_TRUE(may_be_refused(class_of(row), &Uncaptured::in_steps)) << e.what();
      continue;
    }
    EXPECT_LE(calls, 2);
    expect_same_state(a, b, tolerance);
  }
}

std::string name_of(const ::testing::TestParamInfo<size_t>& info) {
  std::string name = std::to_string(info.index) + "_";
  for (const char letter : module_rows()[info.param].text) {
    if (std::isalnum(static_cast<unsigned char>(letter))) name += letter;
  }
  return name;
}

std::vector<size_t> all_rows() {
  std::vector<size_t> places;
  for (size_t i = 0; i < module_rows().size(); ++i) places.push_back(i);
  return places;
}

INSTANTIATE_TEST_SUITE_P(Table, ModuleRows, ::testing::ValuesIn(all_rows()), name_of);

// Each layer that text can make has a row, here or in transformer.txt, but for those without a
// forward and the one that only attention has.
TEST(Modules, AllHaveRows) {
  std::set<std::string> missing;
  for (const std::string_view name : nn::module_names()) missing.emplace(name);
  for (const ModuleRow& row : module_rows()) {
    if (!row.refused) missing.erase(class_of(row));
  }
  std::ifstream transformers(std::string(NNC_GOLDEN_DIR) + "/transformer.txt");
  for (std::string line; std::getline(transformers, line);) {
    if (line.rfind("= ", 0) == 0) missing.erase(line.substr(2, line.find('(') - 2));
  }
  EXPECT_EQ(missing,
            (std::set<std::string>{"Container", "LinearCrossEntropyOptions", "Module", "ModuleDict",
                                   "ModuleList", "NonDynamicallyQuantizableLinear", "Parameter",
                                   "ParameterDict", "ParameterList", "RNNBase", "RNNCellBase"}));
}

}  // namespace
}  // namespace nnc
