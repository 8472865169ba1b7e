// SPDX-License-Identifier: Apache-2.0
// Parameters as one vector: what is refused, and what a graph sees that was recorded before.
#include "nn/parameter_vector.h"

#include <gtest/gtest.h>

#include "engine/backward.h"
#include "graph/autograd_meta.h"
#include "ops/arith.h"
#include "ops/reduce.h"
#include "support/expect_error.h"
#include "support/values.h"

namespace nnc {
namespace {

using testing::expect_error;
using testing::make_tensor;
using testing::values_of;

Tensor leaf(std::vector<double> values) {
  const Tensor t = make_tensor({static_cast<int64_t>(values.size())}, DType::kFloat64, values);
  set_requires_grad(t, true);
  return t;
}

TEST(ParameterVector, NamesTheParameterThatVecIsTooShortFor) {
  const Tensor a = leaf({1, 2}), b = leaf({3, 4});
  const Tensor all[] = {a, b};
  for (const auto& [n, text] :
       {std::pair(3,
                  "parameters[1] of sizes [2] gets 1 elements, those of vec from number 2 on; vec "
                  "has sizes [3]"),
        std::pair(1, "parameters[0] of sizes [2] gets 1 elements")}) {
    expect_error([&] { nn::vector_to_parameters(Tensor::ones({n}, DType::kFloat64), all); },
                 Code::kShape, text);
  }
  EXPECT_EQ(values_of(a), (std::vector<double>{1, 2}));
}

// PyTorch computes with the elements that parameters have by then.
TEST(ParameterVector, GraphsOfFormerElementsRefuseBackward) {
  const Tensor w = leaf({2, 3});
  const Tensor y = ops::sum(ops::mul(w, w));
  nn::vector_to_parameters(make_tensor({2}, DType::kFloat64, {10, 20}), Span<const Tensor>(&w, 1));
  expect_error([&] { backward(Span<const Tensor>(&y, 1), {}, {}); }, Code::kState,
               "was given other data since forward");
}

}  // namespace
}  // namespace nnc
