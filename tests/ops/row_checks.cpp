// SPDX-License-Identifier: Apache-2.0
// Every row of the sample table through every check that says something about it. One family:
// --gtest_filter='*.arith_*'; one check: --gtest_filter='RowValues.*'.
#include "support/row_checks.h"

#include <gtest/gtest.h>

#include <cmath>

#include <algorithm>

#include "engine/backward.h"
#include "kernels/common/backend.h"
#include "ops/convert.h"
#include "ops/reduce.h"
#include "support/gradcheck.h"
#include "support/program_rows.h"
#include "support/run_sample.h"
#include "support/same_bits.h"
#include "support/strides.h"

namespace nnc::testing {
namespace {

// Only the plain loops, until the end of the block.
struct ReferenceOnly {
  ReferenceOnly() { kernels::use_reference(true); }
  ~ReferenceOnly() { kernels::use_reference(false); }
};

// ---- which rows ----

bool any(const Sample&) {
  return true;
}
bool has_float64_input(const Sample& s) {
  return std::any_of(s.inputs.begin(), s.inputs.end(),
                     [](const In& i) { return i.dtype == DType::kFloat64; });
}
bool has_float32(const Sample& s) {
  return s.float32 && has_float64_input(s);
}
// As PyTorch has them.
bool has_gradients(const Sample& s) {
  const Golden* g = golden_of(s);
  return g && !g->gradients.empty();
}
bool has_gradcheck(const Sample& s) {
  return s.gradcheck && has_gradients(s) &&
         std::any_of(s.inputs.begin(), s.inputs.end(),
                     [](const In& i) { return i.dtype == DType::kFloat64 && i.grad; });
}
bool has_second_order(const Sample& s) {
  return s.second_order && has_gradients(s);
}
// An input that can lie in memory in more than one way; hidden orders start at three dimensions.
bool has_input_of_dims(const Sample& s, size_t dims) {
  return std::any_of(s.inputs.begin(), s.inputs.end(), [&](const In& i) {
    return static_cast<size_t>(i.sizes.size()) >= dims && !contents("", i, 0).empty();
  });
}
bool has_layouts(const Sample& s) {
  return s.layouts && has_input_of_dims(s, 1);
}
bool has_hidden_layout(const Sample& s) {
  return s.layouts && has_input_of_dims(s, 3);
}
bool has_twin(const Sample& s) {
  return static_cast<bool>(s.twin);
}
// Whose in-place form can be asked to write several elements to one place.
bool has_twin_of_many(const Sample& s) {
  return has_twin(s) && contents("", s.inputs[0], 0).size() > 1;
}
bool has_writes(const Sample& s) {
  return s.write_check && has_gradients(s);
}
// Both of two conditions.
template <bool (*A)(const Sample&), bool (*B)(const Sample&)>
bool both(const Sample& s) {
  return A(s) && B(s);
}

// ---- what is checked ----

constexpr DType kF32 = DType::kFloat32, kF64 = DType::kFloat64;

template <DType real, Layout layout, Form form, bool create_graph>
void compare(const Sample& s) {
  const Variant v{.real = real, .layout = layout, .form = form, .create_graph = create_graph};
  EXPECT_EQ(check_variant(s, v), "");
}
template <DType real, Layout layout = Layout::kPlain>
void values(const Sample& s) {
  compare<real, layout, Form::kCall, false>(s);
}
template <DType real>
void reference(const Sample& s) {
  const ReferenceOnly only;
  values<real>(s);
}
// A fused backward serves only those who want no graph of it; it must give the same numbers.
template <DType real>
void differentiable(const Sample& s) {
  compare<real, Layout::kPlain, Form::kCall, true>(s);
}
template <DType real, Form form, bool create_graph = false>
void in_place(const Sample& s) {
  compare<real, Layout::kPlain, form, create_graph>(s);
}
void in_place_reversed(const Sample& s) {
  compare<kF64, Layout::kReversed, Form::kInplace, false>(s);
}

void grad_fn_name(const Sample& s) {
  const Golden* g = golden_of(s);
  ASSERT_TRUE(g) << "no golden values";
  const RowRun r = run_row(s, {.create_graph = true});
  ASSERT_EQ(r.outputs.size(), static_cast<int64_t>(g->outputs.size()));
  for (int64_t i = 0; i < r.outputs.size(); ++i) {
    const Ref<Node> fn = grad_fn(r.outputs[i]);
    const std::string& expected = g->outputs[i].grad_fn;
    if (s.grad_fn_name) {
      EXPECT_EQ(fn ? fn->name() : "-", expected) << "output " << i;
    } else {
      EXPECT_EQ(static_cast<bool>(fn), expected != "-") << "output " << i;
    }
  }
}

// Inputs that a difference quotient can move.
bool movable(const Tensor& x) {
  return requires_grad(x) && x.dtype() == DType::kFloat64;
}
using Check = std::string (*)(const Function&, Span<const Tensor>);
template <Check check>
void quotients(const Sample& s) {
  const std::vector<Tensor> inputs = make_inputs(s.inputs, s.title());
  std::vector<Tensor> moved;
  std::copy_if(inputs.begin(), inputs.end(), std::back_inserter(moved), movable);
  const Function f = [&](Span<const Tensor> now) {
    std::vector<Tensor> all = inputs;
    int64_t at = 0;
    for (Tensor& x : all) {
      if (movable(x)) x = now[at++];
    }
    return call(s, all);
  };
  EXPECT_EQ(check(f, moved), "");
}

// Overwrites a tensor that backward may need; the gradients are then refused or still right.
void write_between(const Sample& s, size_t at) {
  const std::vector<Tensor> inputs = make_inputs(s.inputs, s.title());
  const Tensors outputs = call(s, inputs);
  const bool input = at < inputs.size();
  const Tensor& t = input ? inputs[at] : outputs[static_cast<int64_t>(at - inputs.size())];
  if (!may_overlap(t.sizes(), t.strides())) {
    const GradGuard off(false);
    ops::fill_(t, t.dtype() == DType::kFloat64 ? Scalar(0.37) : Scalar(0));
  }
  try {
    EXPECT_EQ(compare_gradients(s, *golden_of(s), gradients_of(outputs, inputs), {}), "")
        << "after a write to " << (input ? "input " : "output ") << at;
  } catch (const Error& e) {
    EXPECT_EQ(e.code(), Code::kState) << e.what();
    // Of parts of a split PyTorch says it in other words.
    const std::string text = e.what();
    EXPECT_TRUE(text.find("has been modified by an inplace operation") != std::string::npos ||
                text.find("its base or another view of its base has been modified inplace") !=
                    std::string::npos)
        << text;
  }
}
void writes(const Sample& s) {
  const size_t n = s.inputs.size() + golden_of(s)->outputs.size();
  for (size_t at = 0; at < n; ++at) write_between(s, at);
}

void strides(const Sample& s) {
  EXPECT_EQ(check_strides(s), "");
}

// As PyTorch has it: one name for all overloads, for the form in place and for the method.
std::string plain_name(std::string op) {
  for (const std::string object : {"tensor_", "autograd_", "module_"}) {
    if (op.compare(0, object.size(), object) == 0) op.erase(0, object.size());
  }
  for (const std::string ending :
       {"_", "_i64", "_reduce", "_src", "_self", "_scalar", "_dim", "_tensor", "_tensors",
        "_decimals", "_sections", "_indices", "_list", "_sorted", "_size", "_memory_format",
        "_materialize_grads"}) {
    const size_t at = op.size() - std::min(op.size(), ending.size());
    if (op.compare(at, std::string::npos, ending) == 0) op.erase(at);
  }
  return op;
}

// Refused where several elements of the first input are one in memory, but by what writes the same
// number to all of them, as in PyTorch.
void in_place_expanded(const Sample& s) {
  std::vector<Tensor> inputs = make_inputs(s.inputs, s.title());
  const Tensor one = ops::clone(ops::flatten(detach(inputs[0]), 0, -1));
  const Tensor first = ops::narrow(one, 0, 0, 1);
  inputs[0] = ops::expand(first, inputs[0].sizes());
  const std::vector<double> before = values_of(one);
  const GradGuard off(false);
  try {
    s.twin(inputs);
    const std::string op = plain_name(s.op);
    EXPECT_TRUE(op == "zero" || op == "fill" || op == "masked_fill") << "written";
  } catch (const Error& e) {
    EXPECT_EQ(e.code(), Code::kState) << e.what();
    EXPECT_NE(e.message().find("refers to a single memory location"), std::string::npos)
        << e.what();
    EXPECT_EQ(difference(values_of(one), before, 0), "");
  }
}

// The values and the gradients of the row.
template <DType real>
void threads(const Sample& s) {
  expect_same_bits(s.title(), [&] {
    const RowRun r = run_row(s, {.real = real});
    std::vector<Tensor> all(r.outputs.begin(), r.outputs.end());
    all.insert(all.end(), r.gradients.begin(), r.gradients.end());
    return all;
  });
}

// Which gradients of the outputs can what the gradients of the inputs come to be differentiated by?
std::vector<bool> reached_seeds(const Sample& s, DType real) {
  const std::vector<Tensor> inputs = make_inputs(s.inputs, s.title(), real, Layout::kPlain);
  Tensors outputs, leaves, seeds, totals;
  for (const Tensor& x : inputs) {
    if (requires_grad(x)) leaves.push_back(x);
  }
  for (const Tensor& y : call(s, inputs)) {
    if (!requires_grad(y)) continue;
    outputs.push_back(y);
    seeds.push_back(Tensor::full(y.sizes(), 1, y.dtype()));
    set_requires_grad(seeds.back(), true);
  }
  const BackwardOptions graph{.retain_graph = true, .create_graph = true};
  for (const Tensor& g : gradients(outputs, leaves, seeds, graph, true)) {
    if (g.defined() && requires_grad(g)) totals.push_back(ops::sum(g));
  }
  std::vector<bool> reached;
  for (const Tensor& g : gradients(totals, seeds, {}, {}, true)) reached.push_back(g.defined());
  return reached;
}

// Of 16-bit types everything is computed in float32 and rounded once, with a graph as without one:
// the two gradients differ by no more than that.
template <DType real>
void rounded_once(const Sample& s) {
  RowRun plain, recorded;
  try {
    plain = run_row(s, {.real = real});
  } catch (const Error&) {
    return;  // not taken, as the rows of refusals show
  }
  recorded = run_row(s, {.real = real, .create_graph = true});
  EXPECT_EQ(reached_seeds(s, real), reached_seeds(s, DType::kFloat64));
  const double step = real == DType::kFloat16 ? 0x1p-10 : 0x1p-7;
  for (size_t i = 0; i < plain.gradients.size(); ++i) {
    if (!plain.gradients[i].defined()) continue;
    const std::vector<double> a = values_of(plain.gradients[i]);
    const std::vector<double> b = values_of(recorded.gradients[i]);
    ASSERT_EQ(a.size(), b.size());
    double most = 0;
    for (const double v : a) {
      if (std::isfinite(v)) most = std::max(most, std::abs(v));
    }
    for (size_t j = 0; j < a.size(); ++j) {
      if (a[j] == b[j] || (std::isnan(a[j]) && std::isnan(b[j]))) continue;
      EXPECT_LE(std::abs(a[j] - b[j]), step * std::abs(a[j]) + step / 64 * most)
          << "input " << i << " element " << j << ": " << a[j] << " and " << b[j];
      if (::testing::Test::HasFailure()) return;
    }
  }
}

template <DType real>
void program(const Sample& s) {
  EXPECT_EQ(check_program(s, real), "");
}

struct RowCheck {
  const char* suite;
  bool (*applies)(const Sample&);
  void (*run)(const Sample&);
};
const RowCheck kChecks[] = {
    {"RowValues", any, values<kF64>},
    {"RowGradFn", any, grad_fn_name},
    {"RowFloat32", has_float32, values<kF32>},
    {"RowReference", any, reference<kF64>},
    {"RowReferenceFloat32", has_float32, reference<kF32>},
    {"RowReversed", has_layouts, values<kF64, Layout::kReversed>},
    {"RowGaps", has_layouts, values<kF64, Layout::kGaps>},
    {"RowChannelsLast", has_hidden_layout, values<kF64, Layout::kChannelsLast>},
    {"RowReversedFloat32", both<has_layouts, has_float32>, values<kF32, Layout::kReversed>},
    {"RowGapsFloat32", both<has_layouts, has_float32>, values<kF32, Layout::kGaps>},
    {"RowChannelsLastFloat32", both<has_hidden_layout, has_float32>,
     values<kF32, Layout::kChannelsLast>},
    {"RowGradients", has_gradcheck, quotients<gradcheck>},
    {"RowSecondOrder", both<has_gradcheck, has_second_order>, quotients<gradgradcheck>},
    {"RowDifferentiable", has_second_order, differentiable<kF64>},
    {"RowDifferentiableFloat32", both<has_second_order, has_float32>, differentiable<kF32>},
    {"RowBFloat16", both<has_second_order, has_float32>, rounded_once<DType::kBFloat16>},
    {"RowFloat16", both<has_second_order, has_float32>, rounded_once<DType::kFloat16>},
    {"RowInplace", has_twin, in_place<kF64, Form::kInplace>},
    {"RowInplaceFloat32", both<has_twin, has_float32>, in_place<kF32, Form::kInplace>},
    {"RowInplaceReversed", both<has_twin, has_layouts>, in_place_reversed},
    {"RowInplaceDifferentiable", both<has_twin, has_gradients>,
     in_place<kF64, Form::kInplace, true>},
    {"RowInplaceSlice", has_twin, in_place<kF64, Form::kSlice>},
    {"RowInplaceSliceFloat32", both<has_twin, has_float32>, in_place<kF32, Form::kSlice>},
    {"RowInplaceSliceDifferentiable", both<has_twin, has_gradients>,
     in_place<kF64, Form::kSlice, true>},
    {"RowInplaceExpanded", has_twin_of_many, in_place_expanded},
    {"RowWrites", has_writes, writes},
    {"RowStrides", has_strides, strides},
    {"RowProgram", any, program<kF64>},
    {"RowProgramFloat32", has_float32, program<kF32>},
    {"RowThreads", any, threads<kF64>},
    {"RowThreadsFloat32", has_float32, threads<kF32>},
};

// The function that the message begins with, if it does.
std::string named_in(const std::string& message) {
  const size_t end = message.find_first_not_of("abcdefghijklmnopqrstuvwxyz0123456789_");
  return message.compare(end, 2, ": ") == 0 ? message.substr(0, end) : "";
}

void refused(const Refusal& r) {
  const std::vector<Tensor> inputs = make_inputs(r.inputs, std::string(r.op) + "/" + r.name);
  try {
    r.call(inputs);
    ADD_FAILURE() << "no error";
  } catch (const Error& e) {
    EXPECT_EQ(e.code(), r.code) << e.what();
    EXPECT_EQ(e.op(), std::string("nnc_") + r.op);
    const std::string named = named_in(e.message());
    // A layer's operation speaks for it.
    const bool hands_on =
        std::string(r.op).compare(0, 7, "module_") == 0 || r.op == std::string("functional_call");
    if (!named.empty() && !hands_on) {
      EXPECT_EQ(plain_name(named), plain_name(r.op)) << e.what();
    }
    EXPECT_NE(e.message().find(r.text), std::string::npos) << e.what();
  }
}

template <class Row>
class RowTest : public ::testing::Test {
 public:
  RowTest(void (*run)(const Row&), const Row& row) : run_(run), row_(row) {}
  void TestBody() override { run_(row_); }

 private:
  void (*run_)(const Row&);
  const Row& row_;
};

template <class Row>
void add_test(const char* suite, const Row& row, void (*run)(const Row&)) {
  std::string name = std::string(row.family) + "_" + row.op + "_" + row.name;
  for (char& c : name) {
    if (!std::isalnum(static_cast<unsigned char>(c))) c = '_';
  }
  ::testing::RegisterTest(suite, name.c_str(), nullptr, nullptr, __FILE__, __LINE__,
                          [=, &row]() -> ::testing::Test* { return new RowTest<Row>(run, row); });
}

}  // namespace

void register_row_checks() {
  for (const RowCheck& check : kChecks) {
    for (const Sample& s : samples()) {
      if (check.applies(s)) add_test(check.suite, s, check.run);
    }
  }
  for (const Refusal& r : refusals()) add_test("RowRefused", r, refused);
}

}  // namespace nnc::testing
