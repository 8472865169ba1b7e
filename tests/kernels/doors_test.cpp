// SPDX-License-Identifier: Apache-2.0
// Every family refuses operands whose types or sizes do not belong together: a defect of the caller
// is an error, not a walk beyond the memory.
#include <gtest/gtest.h>

#include <vector>

#include "base/random.h"
#include "kernels/binary.h"
#include "kernels/copy.h"
#include "kernels/dropout.h"
#include "kernels/gemm.h"
#include "kernels/index.h"
#include "kernels/loss.h"
#include "kernels/norm.h"
#include "kernels/reduce.h"
#include "kernels/softmax.h"
#include "kernels/sort.h"
#include "kernels/ternary.h"
#include "kernels/unary.h"
#include "tensor/tensor.h"

namespace nnc::kernels {
namespace {

// Views over tensors that live as long as the test.
struct Operands : ::testing::Test {
  std::vector<Tensor> kept;
  View make(Sizes sizes, DType dtype = DType::kFloat32) {
    kept.push_back(Tensor::zeros(sizes, dtype));
    return kept.back().mutable_view();
  }
};

template <class F>
void expect_defect(const F& f, const char* what) {
  try {
    f();
    ADD_FAILURE() << what << ": taken";
  } catch (const Error& e) {
    EXPECT_EQ(e.code(), Code::kInternal) << what;
  }
}

using Doors = Operands;

TEST_F(Doors, Elementwise) {
  const View a = make({2, 3}), small = make({3}), wide = make({2, 3}, DType::kFloat64);
  unary(Unary::kExp, a, a);
  expect_defect([&] { unary(Unary::kExp, a, small); }, "unary, sizes");
  expect_defect([&] { unary_grad(UnaryGrad::kTanh, a, wide, a); }, "unary_grad, types");
  expect_defect([&] { binary(Binary::kAdd, a, a, small, 1); }, "binary, sizes");
  expect_defect([&] { binary(Binary::kAdd, a, a, wide, 1); }, "binary, types");
  expect_defect([&] { ternary(Ternary::kWhere, a, a, a, small, 1); }, "ternary, sizes");
  expect_defect([&] { copy(a, small); }, "copy, sizes");
  Generator g;
  const View mask = make({2, 3}, DType::kBool);
  dropout(a, a, mask, 0.5, 2, g);
  expect_defect([&] { dropout(a, a, small, 0.5, 2, g); }, "dropout, mask");
  expect_defect([&] { scale_masked(a, wide, mask, 2); }, "scale_masked, types");
}

TEST_F(Doors, Reductions) {
  const View x = make({2, 3}), row = make({2, 1}), wide = make({2, 1}, DType::kFloat64);
  const View other = make({3, 1}), index = make({2, 1}, DType::kInt64);
  reduce(Reduce::kSum, row, x);
  expect_defect([&] { reduce(Reduce::kSum, other, x); }, "reduce");
  expect_defect([&] { moments(row, wide, x, 1); }, "moments, types");
  expect_defect([&] { moments(other, View(), x, 1); }, "moments, sizes");
  expect_defect([&] { reduce_arg(true, wide, index, x, 1); }, "reduce_arg, types");
  expect_defect([&] { cumsum(row, x, 0, false); }, "cumsum");
  expect_defect([&] { softmax(false, row, x, 1); }, "softmax");
  expect_defect([&] { log_sum_exp(x, x, 1); }, "log_sum_exp");
}

TEST_F(Doors, Losses) {
  const View x = make({4, 3}), other = make({4}), wide = make({4, 3}, DType::kFloat64);
  expect_defect([&] { loss_total(Loss::kMse, x, x, other, 1, true); }, "loss_total, sizes");
  expect_defect([&] { loss(Loss::kMse, x, x, wide, 1); }, "loss, types");
  const View few = make({2}, DType::kInt64), targets = make({4}, DType::kInt64),
             lse = make({4}, DType::kFloat64), sums = make({2}, DType::kFloat64);
  const ClassTargets good{targets, ConstView(), -100, 4, 3, 1, "nll_loss"};
  const ClassTargets bad{few, ConstView(), -100, 4, 3, 1, "nll_loss"};
  const ClassTargets heavy{targets, wide, -100, 4, 3, 1, "nll_loss"};
  nll(View(), sums, false, x, good);
  expect_defect([&] { nll(View(), sums, false, x, bad); }, "nll, targets");
  expect_defect([&] { nll(View(), sums, false, x, heavy); }, "nll, weights");
  expect_defect([&] { nll(View(), lse, false, x, good); }, "nll, sums");
  expect_defect([&] { cross_entropy(View(), sums, false, few, x, good); }, "cross_entropy");
  expect_defect([&] { cross_entropy_grad(x, x, View(), lse, wide, good); }, "cross_entropy_grad");
}

TEST_F(Doors, Norms) {
  const View x = make({2, 3, 4}), sums = make({3}, DType::kFloat64), narrow = make({3});
  const View two = make({2}, DType::kFloat64), apart = make({2, 4, 3});
  channel_moments(sums, sums, x);
  expect_defect([&] { channel_moments(two, sums, x); }, "channel_moments, sizes");
  expect_defect([&] { channel_affine(x, x, sums, narrow, sums); }, "channel_affine, types");
  const View turned = restrided(apart, {2, 3, 4}, {12, 1, 3});
  expect_defect([&] { channel_affine(turned, x, sums, sums, sums); }, "channel_affine, orders");
  const View rows = make({2, 4}), factors = make({4}), few = make({3});
  row_norm({1, 4}, rows, two, two, rows, factors, factors, 1e-5);
  expect_defect([&] { row_norm({1, 4}, rows, two, two, rows, few, View(), 1e-5); }, "row_norm");
  expect_defect([&] { row_norm({1, 3}, rows, two, two, rows, View(), View(), 1e-5); }, "groups");
}

TEST_F(Doors, Products) {
  const View a = make({2, 3}), b = make({3, 4}), y = make({2, 4});
  gemm(y, a, b);
  expect_defect([&] { gemm(y, a, a); }, "gemm, sizes");
  expect_defect([&] { gemm(y, a, make({3, 4}, DType::kFloat64)); }, "gemm, types");
  expect_defect([&] { gemm(make({5, 2, 4}), make({4, 2, 3}), make({5, 3, 4})); }, "gemm, batch");
}

TEST_F(Doors, Indices) {
  const View x = make({5, 2}), y = make({3, 2}), index = make({3}, DType::kInt64);
  const View mask = make({5, 2}, DType::kBool), places = make({3, 2}, DType::kInt64);
  const RowLayout layout{1, 5, 2, "test"};
  gather_rows(y, x, index, layout);
  expect_defect([&] { gather_rows(y, x, index, {1, 6, 2, "test"}); }, "gather_rows, layout");
  expect_defect([&] { gather_rows(x, x, index, layout); }, "gather_rows, result");
  expect_defect([&] { add_rows(x, make({2, 2}), index, layout, 1); }, "add_rows, source");
  expect_defect([&] { gather(x, x, 0, places, "gather"); }, "gather");
  expect_defect([&] { scatter(Scatter::kAdd, x, 0, places, x, "scatter"); }, "scatter");
  expect_defect([&] { index_range(y); }, "index_range");
  expect_defect([&] { masked_fill(x, x, x, 1); }, "masked_fill, mask");
  expect_defect([&] { masked_fill(x, y, mask, 1); }, "masked_fill, sizes");
  expect_defect([&] { sort_rows(x, 5, 2, false, View(), places); }, "sort_rows");
  const View first = make({3, 1}), at = make({3, 1}, DType::kInt64);
  expect_defect([&] { sort_first(x, 5, 2, 1, false, first, at); }, "sort_first");
}

}  // namespace
}  // namespace nnc::kernels
