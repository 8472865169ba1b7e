// SPDX-License-Identifier: Apache-2.0
#include "tensor/view.h"

#include <gtest/gtest.h>

#include "kernels/common/loop.h"
#include "kernels/optim.h"
#include "ops/layout.h"
#include "tensor/tensor.h"

namespace nnc {
namespace {

template <class F>
Code code_of(const F& f) {
  try {
    f();
  } catch (const Error& e) {
    return e.code();
  }
  return Code{0};
}

Tensor counting(Sizes sizes) {
  Tensor t = Tensor::empty(sizes, DType::kFloat32);
  for (int64_t i = 0; i < t.numel(); ++i) t.mutable_data<float>()[i] = static_cast<float>(i);
  return t;
}

TEST(View, KeepsItsGeometryWhenTheTensorGoes) {
  const float values[6] = {};
  ConstView v;
  {
    const Dims sizes{2, 3}, strides{1, 2};
    v = ConstView(values, DType::kFloat32, sizes, strides);
  }
  EXPECT_TRUE(same_sizes(v.sizes(), {2, 3}));
  EXPECT_TRUE(same_sizes(v.strides(), {1, 2}));
  EXPECT_EQ(v.numel(), 6);
  EXPECT_FALSE(v.contiguous());
}

TEST(View, HoldsTheMostDimensions) {
  const Dims ones(kMaxDims, 1);
  const Tensor t = Tensor::empty(ones, DType::kInt8);
  const ConstView copy = t.view();
  EXPECT_EQ(copy.ndim(), kMaxDims);
  EXPECT_EQ(copy.stride(kMaxDims - 1), 1);
}

TEST(View, RefusesAnotherType) {
  const Tensor t = counting({4});
  EXPECT_EQ(t.view().ptr<float>()[3], 3);
  EXPECT_EQ(code_of([&] { t.view().ptr<double>(); }), Code::kInternal);
  EXPECT_EQ(code_of([&] { t.mutable_view().ptr<int32_t>(); }), Code::kInternal);
  EXPECT_EQ(code_of([&] { t.data<int32_t>(); }), Code::kInternal);
  EXPECT_EQ(code_of([&] { t.view().words<uint16_t>(); }), Code::kInternal);
  t.view().words<uint32_t>();
}

TEST(View, OtherLooksAtTheSameMemory) {
  const Tensor t = counting({2, 3});
  const ConstView part = narrowed(t.view(), 1, 1, 2);
  EXPECT_TRUE(same_sizes(part.sizes(), {2, 2}));
  EXPECT_EQ(part.ptr<float>()[part.stride(0)], 4);
  const ConstView wide = broadcast_view(t.view(), {5, 2, 3});
  EXPECT_TRUE(same_sizes(wide.strides(), {0, 3, 1}));
  const RepeatedScalar seven(7, DType::kInt16);
  EXPECT_TRUE(same_sizes(seven.view({2, 3}).strides(), {0, 0}));
  EXPECT_EQ(*seven.view({2, 3}).ptr<int16_t>(), 7);
}

// Note [Hidden layout]: a view tells where the bytes lie and makes nothing.
TEST(View, OfHiddenBytesHasTheirStrides) {
  const Tensor t = Tensor::empty_channels_last({2, 3, 4, 5}, DType::kFloat32);
  ASSERT_TRUE(t.hidden_channels_last());
  const View v = t.mutable_view();
  EXPECT_TRUE(same_sizes(v.strides(), {60, 1, 15, 3}));
  for (int64_t i = 0; i < t.numel(); ++i) v.ptr<float>()[i] = static_cast<float>(i);
  EXPECT_TRUE(same_sizes(t.view().strides(), v.strides()));
  EXPECT_TRUE(t.hidden_channels_last());
  EXPECT_EQ(code_of([&] { t.data<float>(); }), Code::kInternal);
  EXPECT_EQ(code_of([&] { t.alias({120}, {1}, 0); }), Code::kInternal);

  ops::materialize(t);
  EXPECT_FALSE(t.hidden_channels_last());
  EXPECT_NE(t.channels_last_data(), nullptr);
  EXPECT_TRUE(same_sizes(t.view().strides(), {60, 20, 5, 1}));
  // Element (1, 2, 3, 4) of both orders.
  EXPECT_EQ(t.data<float>()[119], 119);
  EXPECT_EQ(t.data<float>()[20], 1);
  t.mutable_view();  // the order that would go stale is dropped
  EXPECT_EQ(t.channels_last_data(), nullptr);
}

TEST(View, OperandsThatDoNotBelongTogetherAreErrors) {
  const Tensor p = counting({4}), g = counting({4}), m = counting({4}), v = counting({4});
  const Tensor wide = Tensor::zeros({4}, DType::kFloat64), small = counting({3});
  const auto adam = [&](const Tensor& state) {
    kernels::adam_step(p.mutable_view(), g.view(), m.mutable_view(), state.mutable_view(), View(),
                       kernels::AdamStep{});
  };
  const auto sgd = [&](const Tensor& parameter, const Tensor& buffer) {
    kernels::sgd_step(parameter.mutable_view(), g.view(), buffer.mutable_view(),
                      kernels::SgdStep{});
  };
  adam(v);
  sgd(p, m);
  EXPECT_EQ(code_of([&] { adam(wide); }), Code::kInternal);
  EXPECT_EQ(code_of([&] { adam(small); }), Code::kInternal);
  EXPECT_EQ(code_of([&] { sgd(wide, m); }), Code::kInternal);
  EXPECT_EQ(code_of([&] { sgd(p, small); }), Code::kInternal);
  const ConstView a = p.view(), b = small.view();
  const ConstView* views[2] = {&a, &b};
  EXPECT_EQ(code_of([&] { kernels::LoopPlan<2> plan(views); }), Code::kInternal);
}

}  // namespace
}  // namespace nnc
