// SPDX-License-Identifier: Apache-2.0
// Every row of the sample table through every check. One family: --gtest_filter='*arith_*'.
#include <gtest/gtest.h>

#include <set>

#include "engine/backward.h"
#include "kernels/backend.h"
#include "ops/convert.h"
#include "support/gradcheck.h"
#include "support/run_sample.h"

namespace nnc::testing {
namespace {

// Only the plain loops, until the end of the block.
struct ReferenceOnly {
  ReferenceOnly() { kernels::use_reference(true); }
  ~ReferenceOnly() { kernels::use_reference(false); }
};

class Row : public ::testing::TestWithParam<const Sample*> {
 protected:
  const Sample& sample() const { return *GetParam(); }
  std::string difference(const Variant& v) const { return check_variant(sample(), v); }
  // Inputs that a difference quotient can move.
  static std::vector<Tensor> movable(const std::vector<Tensor>& inputs) {
    std::vector<Tensor> list;
    for (const Tensor& x : inputs) {
      if (requires_grad(x) && x.dtype() == DType::kFloat64) list.push_back(x);
    }
    return list;
  }
  // The row as a function of those inputs alone.
  Function function_of(const std::vector<Tensor>& inputs) const {
    return [&s = sample(), &inputs](Span<const Tensor> moved) {
      std::vector<Tensor> all = inputs;
      int64_t at = 0;
      for (Tensor& x : all) {
        if (requires_grad(x) && x.dtype() == DType::kFloat64) x = moved[at++];
      }
      return call(s, all);
    };
  }
};

class Values : public Row {};
TEST_P(Values, AreThoseOfPyTorch) {
  EXPECT_EQ(difference({}), "");
}
TEST_P(Values, GradFnIsNamedAsInPyTorch) {
  const Golden* g = golden_of(sample());
  ASSERT_TRUE(g) << "no golden values";
  const RowRun r = run_row(sample(), {.create_graph = true});
  ASSERT_EQ(r.outputs.size(), static_cast<int64_t>(g->outputs.size()));
  for (int64_t i = 0; i < r.outputs.size(); ++i) {
    const Ref<Node> fn = grad_fn(r.outputs[i]);
    const std::string& expected = g->outputs[i].grad_fn;
    if (sample().grad_fn_name) {
      EXPECT_EQ(fn ? fn->name() : "-", expected) << "output " << i;
    } else {
      EXPECT_EQ(static_cast<bool>(fn), expected != "-") << "output " << i;
    }
  }
}

class Float32 : public Row {};
TEST_P(Float32, IsCloseToFloat64) {
  if (sample().float32) {
    EXPECT_EQ(difference({.real = DType::kFloat32}), "");
  }
}

class Reference : public Row {};
TEST_P(Reference, LoopsGiveTheSame) {
  const ReferenceOnly only;
  EXPECT_EQ(difference({}), "");
  if (sample().float32) {
    EXPECT_EQ(difference({.real = DType::kFloat32}), "");
  }
}

class Layouts : public Row {};
TEST_P(Layouts, OfTheInputsDoNotMatter) {
  if (!sample().layouts) return;
  for (const Layout layout : {Layout::kReversed, Layout::kGaps, Layout::kChannelsLast}) {
    EXPECT_EQ(difference({.layout = layout}), "") << static_cast<int>(layout);
    if (!sample().float32) continue;
    EXPECT_EQ(difference({.real = DType::kFloat32, .layout = layout}), "")
        << "float32 " << static_cast<int>(layout);
  }
}

class Gradients : public Row {};
TEST_P(Gradients, AgreeWithDifferenceQuotients) {
  if (!sample().gradcheck) return;
  const std::vector<Tensor> inputs = make_inputs(sample().inputs, sample().title());
  EXPECT_EQ(gradcheck(function_of(inputs), movable(inputs)), "");
}
TEST_P(Gradients, OfGradientsAgreeWithDifferenceQuotients) {
  if (!sample().gradcheck || !sample().second_order) return;
  const std::vector<Tensor> inputs = make_inputs(sample().inputs, sample().title());
  EXPECT_EQ(gradgradcheck(function_of(inputs), movable(inputs)), "");
}
// A fused backward serves only those who want no graph of it; it must give the same numbers.
TEST_P(Gradients, AreTheSameOnTheDifferentiableWay) {
  if (!sample().second_order) return;
  EXPECT_EQ(difference({.create_graph = true}), "");
  if (!sample().float32) return;
  EXPECT_EQ(difference({.real = DType::kFloat32, .create_graph = true}), "");
}

class Inplace : public Row {};
TEST_P(Inplace, GivesTheSame) {
  if (!sample().twin) return;
  for (const Form form : {Form::kInplace, Form::kSlice}) {
    const std::string which = form == Form::kSlice ? "on a part of a tensor" : "on a tensor";
    EXPECT_EQ(difference({.form = form}), "") << which;
    EXPECT_EQ(difference({.form = form, .create_graph = true}), "") << which << ", create_graph";
    if (!sample().float32) continue;
    EXPECT_EQ(difference({.real = DType::kFloat32, .form = form}), "") << which << ", float32";
  }
  if (sample().layouts) {
    EXPECT_EQ(difference({.layout = Layout::kReversed, .form = Form::kInplace}), "");
  }
}

class Writes : public Row {
 protected:
  // Overwrites a tensor that backward may need; the gradients are then refused or still right.
  void check_write(bool output, int64_t i) {
    const std::vector<Tensor> inputs = make_inputs(sample().inputs, sample().title());
    const Tensors outputs = call(sample(), inputs);
    {
      const GradGuard off(false);
      const Tensor& t = output ? outputs[i] : inputs[i];
      if (may_overlap(t.sizes(), t.strides())) return;
      ops::fill_(t, t.dtype() == DType::kFloat64 ? Scalar(0.37) : Scalar(0));
    }
    try {
      EXPECT_EQ(
          compare_gradients(sample(), *golden_of(sample()), gradients_of(outputs, inputs), {}), "")
          << "after a write to " << (output ? "output " : "input ") << i;
    } catch (const Error& e) {
      EXPECT_EQ(e.code(), Code::kState) << e.what();
      EXPECT_NE(std::string(e.what()).find("has been modified by an inplace operation"),
                std::string::npos)
          << e.what();
    }
  }
};
TEST_P(Writes, BetweenForwardAndBackwardAreNoticed) {
  if (!sample().write_check) return;
  const Golden* g = golden_of(sample());
  ASSERT_TRUE(g) << "no golden values";
  for (size_t i = 0; i < sample().inputs.size(); ++i) check_write(false, static_cast<int64_t>(i));
  for (size_t i = 0; i < g->outputs.size(); ++i) check_write(true, static_cast<int64_t>(i));
}

std::vector<const Sample*> all_rows() {
  std::vector<const Sample*> list;
  for (const Sample& s : samples()) list.push_back(&s);
  return list;
}
std::string identifier(std::string text) {
  for (char& c : text) {
    if (!std::isalnum(static_cast<unsigned char>(c))) c = '_';
  }
  return text;
}
std::string row_name(const ::testing::TestParamInfo<const Sample*>& info) {
  return identifier(std::string(info.param->family) + "_" + info.param->title());
}
INSTANTIATE_TEST_SUITE_P(Ops, Values, ::testing::ValuesIn(all_rows()), row_name);
INSTANTIATE_TEST_SUITE_P(Ops, Float32, ::testing::ValuesIn(all_rows()), row_name);
INSTANTIATE_TEST_SUITE_P(Ops, Reference, ::testing::ValuesIn(all_rows()), row_name);
INSTANTIATE_TEST_SUITE_P(Ops, Layouts, ::testing::ValuesIn(all_rows()), row_name);
INSTANTIATE_TEST_SUITE_P(Ops, Gradients, ::testing::ValuesIn(all_rows()), row_name);
INSTANTIATE_TEST_SUITE_P(Ops, Inplace, ::testing::ValuesIn(all_rows()), row_name);
INSTANTIATE_TEST_SUITE_P(Ops, Writes, ::testing::ValuesIn(all_rows()), row_name);

class Refused : public ::testing::TestWithParam<const nnc::testing::Refusal*> {};
TEST_P(Refused, WithTheCauseNamed) {
  const Refusal& r = *GetParam();
  const std::vector<Tensor> inputs = make_inputs(r.inputs, std::string(r.op) + "/" + r.name);
  try {
    r.call(inputs);
    ADD_FAILURE() << "no error";
  } catch (const Error& e) {
    EXPECT_EQ(e.code(), r.code) << e.what();
    EXPECT_EQ(e.op().substr(e.op().rfind("nnc_", 0) == 0 ? 4 : 0), r.op);
    EXPECT_NE(e.message().find(r.text), std::string::npos) << e.what();
  }
}
std::vector<const Refusal*> all_refusals() {
  std::vector<const Refusal*> list;
  for (const Refusal& r : refusals()) list.push_back(&r);
  return list;
}
std::string refusal_name(const ::testing::TestParamInfo<const Refusal*>& info) {
  return identifier(std::string(info.param->family) + "_" + info.param->op + "_" +
                    info.param->name);
}
INSTANTIATE_TEST_SUITE_P(Ops, Refused, ::testing::ValuesIn(all_refusals()), refusal_name);

TEST(SampleTable, RowsAreUnique) {
  std::set<std::string> seen;
  for (const Sample& s : samples()) {
    EXPECT_TRUE(seen.insert(s.title()).second) << s.title() << " stands twice";
  }
}

}  // namespace
}  // namespace nnc::testing
