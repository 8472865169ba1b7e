// SPDX-License-Identifier: Apache-2.0
// Assignment in Python's words: what is written to, and the node that then made it, as in PyTorch.
#include <gtest/gtest.h>

#include <string>

#include "engine/backward.h"
#include "ops/arith.h"
#include "ops/convert.h"
#include "ops/index.h"
#include "ops/reduce.h"
#include "ops/shape.h"
#include "support/expect_error.h"
#include "support/values.h"

namespace nnc::testing {
namespace {

using Values = std::vector<double>;

Tensor leaf(Sizes sizes) {
  Tensor t = Tensor::ones(sizes, DType::kFloat32);
  set_requires_grad(t, true);
  return t;
}
std::string name_of(const Tensor& t) {
  return grad_fn(t)->name();
}

TEST(IndexAssign, NamesTheWrite) {
  const Tensor x = leaf({3, 4}), row = leaf({4}), number = leaf({});
  struct Case {
    const char *words, *by_number, *by_scalar, *by_row;
  };
  const Case cases[] = {
      {"...", "FillBackward3", "FillBackward3", "CopyBackwards"},
      {":", "FillBackward3", "FillBackward3", "CopyBackwards"},
      {"0:3", "FillBackward3", "FillBackward3", "CopyBackwards"},
      {":, :", "FillBackward3", "FillBackward3", "CopyBackwards"},
      {"0", "CopySlices", "CopySlices", "CopySlices"},
      {"1:2", "CopySlices", "CopySlices", "CopySlices"},
      {"None", "CopySlices", "CopySlices", "CopySlices"},
      {"True", "CopySlices", "CopySlices", "CopySlices"},
      {"True, 0", "CopySlices", "CopySlices", "CopySlices"},
      {"False", "MulBackward0", "MulBackward0", "MulBackward0"},
  };
  for (const Case& k : cases) {
    const Tensor a = ops::mul(x, Scalar(1)), b = ops::mul(x, Scalar(1)), d = ops::mul(x, Scalar(1));
    ops::index_assign(a, k.words, number);
    ops::index_assign(b, k.words, Scalar(2));
    ops::index_assign(d, k.words, row);
    EXPECT_EQ(name_of(a), k.by_number) << k.words;
    EXPECT_EQ(name_of(b), k.by_scalar) << k.words;
    EXPECT_EQ(name_of(d), k.by_row) << k.words;
  }
}

TEST(IndexAssign, NumberGetsTheSumOfWhatItFills) {
  const Tensor x = leaf({3, 4}), number = leaf({}), y = ops::mul(x, Scalar(1));
  ops::index_assign(y, "...", number);
  const Tensors g = gradients({ops::sum(y)}, {x, number}, {}, {}, false);
  EXPECT_EQ(values_of(g[0]), Values(12, 0));
  EXPECT_EQ(values_of(g[1]), (Values{12}));
}

// Not even what would be refused otherwise is looked at.
TEST(IndexAssign, FalseAsksForNothing) {
  const Tensor x = leaf({3});
  ops::index_assign(x, "False", Tensor::zeros({7}, DType::kFloat32));
  ops::index_assign(x, "False", Scalar(5));
  EXPECT_EQ(values_of(ops::clone(x)), (Values{1, 1, 1}));
  EXPECT_EQ(x.version(), 0u);
  expect_error([&] { ops::index_assign(x, "True", Scalar(5)); }, Code::kState,
               "a view of a leaf Variable that requires grad is being used in an in-place");
}

TEST(IndexAssign, ReadsWhatItWritesTo) {
  const Tensor x = make_tensor({3}, DType::kFloat32, {1, 2, 3});
  for (const char* words : {"None", "True", "...", ":"}) ops::index_assign(x, words, x);
  EXPECT_EQ(values_of(x), (Values{1, 2, 3}));
  EXPECT_EQ(x.version(), 4u);
  ops::index_assign(x, "...", ops::select(x, 0, 1));
  EXPECT_EQ(values_of(x), (Values{2, 2, 2}));
  const Tensor rows = make_tensor({2, 2}, DType::kFloat32, {1, 2, 3, 4});
  ops::index_assign(rows, ":", ops::select(rows, 0, 1));
  EXPECT_EQ(values_of(rows), (Values{3, 4, 3, 4}));
  expect_error([&] { ops::index_assign(rows, ":", ops::transpose(rows, 0, 1)); }, Code::kState,
               "refer to a single memory location");
}

// Where elements coincide a number without dimensions does not fill, as in PyTorch.
TEST(IndexAssign, RefusesCoincidingElements) {
  const Tensor x = ops::expand(Tensor::ones({1}, DType::kFloat32), Dims{3});
  expect_error([&] { ops::index_assign(x, "...", Scalar(2)); }, Code::kState,
               "refers to a single memory location");
  ops::index_assign(x, "0", Scalar(5));
  EXPECT_EQ(values_of(x), (Values{5, 5, 5}));
}

}  // namespace
}  // namespace nnc::testing
