// SPDX-License-Identifier: Apache-2.0
// What may not be written in place, as in PyTorch: a tensor that shares a part of its memory with
// one that is read, and one of several views of a function.
#include <gtest/gtest.h>

#include <functional>

#include "graph/autograd_meta.h"
#include "ops/arith.h"
#include "ops/convert.h"
#include "ops/shape.h"
#include "support/c_call.h"
#include "support/samples.h"
#include "support/values.h"

namespace nnc::testing {
namespace {

struct Operation {
  const char* name;
  std::function<void(const Tensor& x, const Tensor& read)> write;
  DType dtype = DType::kFloat64;
};
const Operation kOperations[] = {
    {"add", [](const Tensor& x, const Tensor& r) { c(nnc_add_, x, r, 1); }},
    {"sub", [](const Tensor& x, const Tensor& r) { c(nnc_sub_, x, r, 1); }},
    {"mul", [](const Tensor& x, const Tensor& r) { c(nnc_mul_, x, r); }},
    {"div", [](const Tensor& x, const Tensor& r) { c(nnc_div_, x, r, none); }},
    {"div_floor", [](const Tensor& x, const Tensor& r) { c(nnc_div_, x, r, "floor"); }},
    {"pow", [](const Tensor& x, const Tensor& r) { c(nnc_pow_, x, r); }},
    {"lerp_end", [](const Tensor& x, const Tensor& r) { c(nnc_lerp_scalar_, x, r, 0.5); }},
    {"lerp_weight", [](const Tensor& x, const Tensor& r) { c(nnc_lerp_, x, ops::clone(x), r); }},
    {"addcmul", [](const Tensor& x, const Tensor& r) { c(nnc_addcmul_, x, ops::clone(x), r, 1); }},
    {"addcdiv", [](const Tensor& x, const Tensor& r) { c(nnc_addcdiv_, x, r, ops::clone(x), 1); }},
    {"copy", [](const Tensor& x, const Tensor& r) { c(nnc_copy_, x, r); }},
    {"masked_fill", [](const Tensor& x, const Tensor& r) { c(nnc_masked_fill_i64_, x, r, 0); },
     DType::kBool},
};

class InplaceOverlap : public ::testing::TestWithParam<Operation> {
 protected:
  Tensor square() const {
    std::vector<double> values;
    for (int i = 1; i <= 9; ++i)
      values.push_back(GetParam().dtype == DType::kBool ? i % 2 : i / 10.0);
    return make_tensor({3, 3}, GetParam().dtype, values);
  }
  void expect_refused(const Tensor& all, const Tensor& x, const Tensor& read) const {
    const std::vector<double> before = values_of(all);
    try {
      GetParam().write(x, read);
      ADD_FAILURE() << "written";
    } catch (const Error& e) {
      EXPECT_EQ(e.code(), Code::kState);
      EXPECT_NE(e.message().find("some elements of the input tensor and the written-to tensor "
                                 "refer to a single memory location"),
                std::string::npos)
          << e.what();
    }
    EXPECT_EQ(values_of(all), before);
  }
};

TEST_P(InplaceOverlap, PartIsRefused) {
  const Tensor b = square();
  expect_refused(b, ops::narrow(b, 0, 1, 2), ops::narrow(b, 0, 0, 2));
  expect_refused(b, b, ops::select(b, 0, 1));
}
TEST_P(InplaceOverlap, OtherOrderIsRefused) {
  const Tensor b = square();
  expect_refused(b, b, ops::transpose(b, 0, 1));
}
TEST_P(InplaceOverlap, SameElementsAreTaken) {
  const Tensor b = square(), apart = square();
  GetParam().write(b, ops::view(b, {3, 3}));
  GetParam().write(apart, ops::clone(apart));
  EXPECT_EQ(values_of(b), values_of(apart));
}
TEST_P(InplaceOverlap, NeighboursAreTaken) {
  const Tensor b = square(), apart = square();
  GetParam().write(ops::select(b, 0, 0), ops::select(b, 0, 1));
  EXPECT_EQ(values_of(ops::narrow(b, 0, 1, 2)), values_of(ops::narrow(apart, 0, 1, 2)));
}

INSTANTIATE_TEST_SUITE_P(Ops, InplaceOverlap, ::testing::ValuesIn(kOperations),
                         [](const auto& info) { return info.param.name; });

// ---- functions with several views ----

struct Division {
  const char* name;
  const char* function;  // as the message calls it
  std::function<Tensors(const Tensor&)> divide;
};
const Division kDivisions[] = {
    {"unbind", "Unbind", [](const Tensor& x) { return c(nnc_unbind, x, 0).all; }},
    {"split", "Split", [](const Tensor& x) { return c(nnc_split, x, list({2}), 0).all; }},
    {"split_sizes", "SplitWithSizes",
     [](const Tensor& x) {
       return c(nnc_split, x, list({2, 1}), 0).all;
     }},
    {"chunk", "Split", [](const Tensor& x) { return c(nnc_chunk, x, 2, 0).all; }},
};

class OneOfSeveral : public ::testing::TestWithParam<Division> {
 protected:
  Tensor base =
      ops::mul(make_tensor({3, 2}, DType::kFloat64, {1, 2, 3, 4, 5, 6}, Layout::kPlain, true), 1);

  static void expect_refused(const Tensor& part, const std::string& text) {
    const std::vector<double> before = values_of(part);
    try {
      c(nnc_add_scalar_, part, 1);
      ADD_FAILURE() << "written";
    } catch (const Error& e) {
      EXPECT_EQ(e.code(), Code::kState);
      EXPECT_NE(e.message().find(text), std::string::npos) << e.what();
    }
    EXPECT_EQ(values_of(part), before);
  }
};

TEST_P(OneOfSeveral, IsNotWritten) {
  const Tensor part = GetParam().divide(base)[1];
  expect_refused(part, std::string("Output 1 of ") + GetParam().function +
                           " is a view and is being modified inplace. This view is the output of a "
                           "function that returns multiple views.");
}
TEST_P(OneOfSeveral, NorIsAViewOfIt) {
  expect_refused(ops::view(GetParam().divide(base)[1], {-1}), "Output 0 of View is a view");
}
TEST_P(OneOfSeveral, NorOneThatHasNoHistory) {
  const Tensor part = [&] {
    const GradGuard off(false);
    return GetParam().divide(base)[1];
  }();
  expect_refused(part,
                 "A view was created in no_grad mode and is being modified inplace with grad mode "
                 "enabled. Given that this use case is ambiguous");
}
TEST_P(OneOfSeveral, IsWrittenWithoutHistory) {
  const Tensor plain = make_tensor({3, 2}, DType::kFloat64, {1, 2, 3, 4, 5, 6});
  c(nnc_add_scalar_, GetParam().divide(plain)[0], 1);
  EXPECT_EQ(values_of(plain)[0], 2);
  const GradGuard off(false);
  c(nnc_add_scalar_, GetParam().divide(base)[0], 1);
  EXPECT_EQ(values_of(base)[0], 2);
}

INSTANTIATE_TEST_SUITE_P(Ops, OneOfSeveral, ::testing::ValuesIn(kDivisions),
                         [](const auto& info) { return info.param.name; });

}  // namespace
}  // namespace nnc::testing
