// SPDX-License-Identifier: Apache-2.0
// Writing in place through views, and into what they look at: the gradients are PyTorch's
// (tests/golden/inplace_views.txt, made by make_inplace_views.py from the same programs).
#include <gtest/gtest.h>

#include <climits>
#include <cstdlib>
#include <fstream>
#include <functional>
#include <map>
#include <sstream>

#include "engine/backward.h"
#include "graph/autograd_meta.h"
#include "ops/activation.h"
#include "ops/arith.h"
#include "ops/convert.h"
#include "ops/index.h"
#include "ops/join.h"
#include "ops/print.h"
#include "ops/reduce.h"
#include "ops/shape.h"
#include "support/values.h"

namespace nnc::testing {
namespace {

// One line of the golden file: a name, then the gradient of x, then that of w (see below), then the
// second-order gradient of x.
std::map<std::string, std::vector<std::vector<double>>> golden() {
  std::ifstream file(std::string(NNC_GOLDEN_DIR) + "/inplace_views.txt");
  std::map<std::string, std::vector<std::vector<double>>> all;
  std::string line, name, word;
  while (std::getline(file, line)) {
    std::istringstream in(line);
    in >> name;
    auto& lists = all[name];
    while (in >> word) {
      if (word == "|")
        lists.emplace_back();
      else
        lists.back().push_back(std::strtod(word.c_str(), nullptr));
    }
  }
  return all;
}

// y = program(b, w) with b = x * x of size (3, 4), w of size (4).
using Program = std::function<Tensor(const Tensor& b, const Tensor& w)>;

const std::map<std::string, Program>& programs() {
  using namespace ops;
  static const std::map<std::string, Program> all = {
      {"row",
       [](const Tensor& b, const Tensor& w) {
         mul_(select(b, 0, 1), w);
         return b;
       }},
      {"row_of_transposed",
       [](const Tensor& b, const Tensor& w) {
         mul_(narrow(select(t(b), 0, 2), 0, 1, 2), narrow(w, 0, 0, 2));
         return b;
       }},
      {"view_of_view",
       [](const Tensor& b, const Tensor& w) {
         const Tensor v = slice(view(b, {4, 3}), 0, 0, INT64_MAX, 2);
         mul_(v, select(w, 0, 3));
         return mul(b, b);
       }},
      {"look_before_the_write",
       [](const Tensor& b, const Tensor& w) {
         const Tensor v = select(b, 1, 0);
         mul_(select(b, 0, 2), w);
         return mul(v, v);
       }},
      {"base_after_the_view",
       [](const Tensor& b, const Tensor& w) {
         const Tensor v = diagonal(b);
         mul_(b, w);
         return mul(v, narrow(w, 0, 0, 3));
       }},
      {"twice",
       [](const Tensor& b, const Tensor& w) {
         mul_(select(b, 0, 0), w);
         mul_(select(b, 1, 1), select(w, 0, 2));
         mul_(b, w);
         return b;
       }},
      {"copied_in",
       [](const Tensor& b, const Tensor& w) {
         copy_(select(b, 0, 1), mul(w, w));
         return mul(b, b);
       }},
      {"filled",
       [](const Tensor& b, const Tensor& w) {
         fill_(narrow(b, 1, 1, 2), 0.5);
         return mul(b, w);
       }},
      {"filled_through_a_flat_view",
       [](const Tensor& b, const Tensor& w) {
         zero_(narrow(flatten(b), 0, 3, 4));
         return mul(b, w);
       }},
      {"unsqueezed",
       [](const Tensor& b, const Tensor& w) {
         const Tensor v = unsqueeze(permute(b, {1, 0}), 1);
         mul_(v, reshape(w, {4, 1, 1}));
         return add(b, squeeze(transpose(v, 0, 2), 1));
       }},
      {"added_to_itself",
       [](const Tensor& b, const Tensor& w) {
         add_(select(b, 0, 0), select(b, 0, 1));
         return mul(b, w);
       }},
      {"overlapping_windows",
       [](const Tensor& b, const Tensor& w) {
         const Tensor v = unfold(b, 1, 2, 1);
         mul_(b, w);
         return mul(v, v);
       }},
      {"masked",
       [](const Tensor& b, const Tensor& w) {
         Tensor m = Tensor::zeros({4}, DType::kBool);
         m.mutable_data<bool>()[1] = m.mutable_data<bool>()[3] = true;
         masked_fill_(select(b, 0, 2), m, 3);
         return mul(b, w);
       }},
      {"relu_of_a_view",
       [](const Tensor& b, const Tensor& w) {
         sub_(b, Scalar(0.5));
         relu_(view(b, {2, 6}));
         return mul(b, w);
       }},
      {"leaky_relu_of_a_part",
       [](const Tensor& b, const Tensor& w) {
         sub_(b, Scalar(0.5));
         leaky_relu_(narrow(b, 1, 1, 2), 0.1);
         return mul(b, w);
       }},
      {"joined_again",
       [](const Tensor& b, const Tensor& w) {
         mul_(narrow(b, 0, 0, 2), w);
         const Tensor v = select(b, 0, 0);
         return cat(Tensors{v, mul(v, w), select(b, 0, 2)}, 0);
       }},
  };
  return all;
}

Tensor filled(Sizes sizes, double scale) {
  Tensor x = Tensor::empty(sizes, DType::kFloat64);
  for (int64_t i = 0; i < x.numel(); ++i) {
    x.mutable_data<double>()[i] = scale * (static_cast<double>(i * 7 % 11) - 4.5);
  }
  set_requires_grad(x, true);
  return x;
}

class InplaceViews : public ::testing::TestWithParam<std::string> {};

TEST_P(InplaceViews, HaveTheGradientsOfPyTorch) {
  static const auto* expected = new auto(golden());
  ASSERT_TRUE(expected->count(GetParam())) << "no golden values";
  const auto& want = expected->at(GetParam());
  const Tensor x = filled({3, 4}, 0.25), w = filled({4}, 0.5);
  const Tensor y = programs().at(GetParam())(ops::mul(x, x), w);
  const Tensor loss = ops::sum(ops::mul(y, y));
  const Tensors g = gradients({&loss, 1}, std::vector<Tensor>{x, w}, {},
                              {.retain_graph = true, .create_graph = true}, false);
  EXPECT_EQ(difference(values_of(g[0]), want[0], 1e-12), "") << "gradient of x";
  EXPECT_EQ(difference(values_of(g[1]), want[1], 1e-12), "") << "gradient of w";
  const Tensor second = ops::sum(ops::mul(ops::mul(g[0], g[0]), Scalar(0.01)));
  const Tensors gg = gradients({&second, 1}, std::vector<Tensor>{x}, {}, {}, false);
  EXPECT_EQ(difference(values_of(gg[0]), want[2], 1e-11), "") << "second-order gradient of x";
}

std::vector<std::string> names() {
  std::vector<std::string> list;
  for (const auto& [name, program] : programs()) list.push_back(name);
  return list;
}
INSTANTIATE_TEST_SUITE_P(Ops, InplaceViews, ::testing::ValuesIn(names()),
                         [](const auto& info) { return info.param; });

// What PyTorch says of a view that cannot get the history that it should have.
void expect_refused(const Tensor& v, const std::string& text) {
  EXPECT_TRUE(requires_grad(v));
  EXPECT_NE(to_text(v).find("grad_fn=<Invalid>"), std::string::npos) << to_text(v);
  try {
    ops::mul(v, Scalar(2));
    ADD_FAILURE() << "taken";
  } catch (const Error& e) {
    EXPECT_EQ(e.code(), Code::kState);
    EXPECT_EQ(e.message().substr(0, text.size()), text);
  }
}

TEST(StaleViews, OfFunctionsWithSeveralOutputsAreRefused) {
  const Tensor x = filled({4}, 1), b = ops::mul(x, Scalar(1));
  const auto parts = ops::split(b, 2, 0);
  const Tensor part_of_part = ops::view(parts[1], {2, 1});
  ops::mul_(b, Scalar(3));
  expect_refused(parts[1],
                 "Output 1 of Split is a view and its base or another view of its base has been "
                 "modified inplace. This view is the output of a function that returns multiple "
                 "views.");
  expect_refused(part_of_part,
                 "Output 0 of View is a view and its base or another view of its base has been "
                 "modified inplace. This view is the output");
  EXPECT_EQ(values_of(detach(parts[1])), values_of(ops::narrow(detach(b), 0, 2, 2)));
}

TEST(StaleViews, OfConstantsThatAreSplitAreRefused) {
  const Tensor x = filled({4}, 1), b = Tensor::ones({4}, DType::kFloat64);
  const auto parts = ops::split(b, 2, 0);
  ops::mul_(b, x);
  expect_refused(parts[0],
                 "A view was created in no_grad mode and its base or another view of its base has "
                 "been modified inplace with grad mode enabled. This view is the output");
}

TEST(StaleViews, MadeWithoutRecordingAreRefused) {
  const Tensor x = filled({4}, 1), b = ops::mul(x, Scalar(1));
  const Tensor v = [&] {
    const GradGuard off(false);
    return ops::view(b, {2, 2});
  }();
  EXPECT_TRUE(requires_grad(v));
  EXPECT_TRUE(is_leaf(v));
  const Tensor w = ops::view(v, {4});
  EXPECT_EQ(std::string(grad_fn(w)->name()), "ViewBackward0");
  ops::mul_(b, Scalar(3));
  expect_refused(v,
                 "A view was created in no_grad mode and its base or another view of its base has "
                 "been modified inplace with grad mode enabled. Given that this use case is "
                 "ambiguous");
  expect_refused(w,
                 "Output 0 of View is a view of a view which was created in no_grad mode and its "
                 "base or another view of its base has been modified inplace with grad mode "
                 "enabled. Given");
}

// PyTorch refuses this backward; the elements that were not used have gradient 0.
TEST(Scatter, LargerSourceGetsItsGradient) {
  const Tensor x = filled({3, 4}, 1), source = filled({2, 3}, 1);
  Tensor index = Tensor::empty({1, 2}, DType::kInt64);
  index.mutable_data<int64_t>()[0] = 2, index.mutable_data<int64_t>()[1] = 0;
  for (const bool adds : {false, true}) {
    const Tensor y =
        adds ? ops::scatter_add(x, 0, index, source) : ops::scatter(x, 0, index, source);
    const Tensor loss = ops::sum(ops::mul(y, Scalar(3)));
    const Tensors g = gradients({&loss, 1}, std::vector<Tensor>{source}, {}, {}, false);
    EXPECT_EQ(values_of(g[0]), (std::vector<double>{3, 3, 0, 0, 0, 0}));
  }
}

}  // namespace
}  // namespace nnc::testing
