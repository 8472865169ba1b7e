// SPDX-License-Identifier: Apache-2.0
// What a node keeps: dropped with the graph, and refused when it is no longer what was kept.
#include "graph/saved_tensor.h"

#include <gtest/gtest.h>

#include "engine/backward.h"
#include "nn/registry.h"
#include "ops/norm.h"
#include "ops/pool.h"
#include "ops/reduce.h"
#include "ops/shape.h"
#include "support/expect_error.h"
#include "support/values.h"

namespace nnc::testing {
namespace {

using namespace ops;  // NOLINT: as in PyTorch

struct KeepingNode final : Node {
  SavedTensor one{this};
  SavedTensors many{this};
  const char* name() const override { return "KeepingBackward0"; }
  Tensors backward(const Tensors&) override { return {}; }
};
Ref<KeepingNode> make_node() {
  return Ref<KeepingNode>::adopt(new KeepingNode);
}
constexpr char kSecondTime[] = "Trying to backward through the graph a second time";

TEST(SavedTensor, IsDroppedByItsNode) {
  const Ref<KeepingNode> node = make_node();
  const Tensor t = Tensor::ones({3}, DType::kFloat32);
  const Tensor list[3] = {t, Tensor(), t};
  node->one.save(t);
  node->many.save(Span<const Tensor>(list, 3));
  EXPECT_TRUE(node->one.get().same(t) && node->many.get(2).same(t));
  EXPECT_EQ(node->many.size(), 3);
  EXPECT_EQ(t.ref()->use_count(), 1 + 2 + 3);  // t, the list, the node
  node->release();
  EXPECT_EQ(t.ref()->use_count(), 1 + 2);
  EXPECT_EQ(t.impl()->storage->use_count(), 1);
  expect_error([&] { node->one.get(); }, Code::kState, kSecondTime);
  expect_error([&] { node->many.get(2); }, Code::kState, kSecondTime);
  EXPECT_FALSE(node->many.get(1).defined());  // nothing was kept there
}

TEST(SavedTensor, RefusesATensorThatBecameAnother) {
  const Ref<KeepingNode> node = make_node();
  const Tensor t = Tensor::ones({2, 3}, DType::kFloat32);
  node->one.save(t);
  const auto changed = [&](const char* text) {
    expect_error([&] { node->one.get(); }, Code::kState, text);
  };
  TensorImpl& impl = *t.impl();
  impl.dtype = DType::kInt32;
  changed(
      "a tensor that KeepingBackward0 needs was of element type torch.float32 in forward and "
      "is torch.int32 now");
  impl.dtype = DType::kFloat32;
  std::swap(impl.sizes[0], impl.sizes[1]);
  changed(
      "a tensor that KeepingBackward0 needs was given other data since forward: "
      "[torch.FloatTensor [3, 2]]");
  std::swap(impl.sizes[0], impl.sizes[1]);
  impl.strides[1] = 0;
  changed("given other data");
  impl.strides[1] = 1;
  EXPECT_TRUE(node->one.get().same(t));
  // The same number of writes to other bytes.
  impl.storage = Tensor::ones({2, 3}, DType::kFloat32).impl()->storage;
  changed("given other data");
}

// Forward, convert the module, backward.
void expect_conversion_refused(const std::string& text, Sizes sizes, DType from, DType to) {
  SCOPED_TRACE(text);
  const Ref<nn::Module> m = nn::make_module(text.c_str(), nullptr, "test");
  m->to(from);
  const Tensor x =
      make_tensor(sizes, from, values_of(Tensor::ones(sizes, from)), Layout::kPlain, true);
  const Tensor y = sum(m->call(x));
  m->to(to);
  expect_error([&] { backward({y}, {}, {}); }, Code::kState, "was of element type torch.");
  EXPECT_FALSE(grad_of(x).defined());
}
TEST(SavedTensor, RefusesAConvertedModule) {
  const DType pairs[][2] = {{DType::kFloat64, DType::kFloat32},
                            {DType::kFloat32, DType::kFloat64},
                            {DType::kFloat32, DType::kFloat16}};
  for (const auto& [from, to] : pairs) {
    expect_conversion_refused("Linear(3, 4)", {2, 3}, from, to);
    expect_conversion_refused("Conv2d(2, 3, 3)", {1, 2, 5, 5}, from, to);
    expect_conversion_refused("LayerNorm(3)", {2, 3}, from, to);
    expect_conversion_refused("BatchNorm1d(3)", {2, 3}, from, to);
    expect_conversion_refused("LSTM(3, 4)", {5, 2, 3}, from, to);
    expect_conversion_refused("GRU(3, 4)", {5, 2, 3}, from, to);
  }
}

// Results that the caller never saw are kept and dropped like any other.
TEST(SavedTensor, KeepsStatisticsAndWinners) {
  const auto twice = [](const Tensor& y) {
    const Tensor s = sum(y);
    backward({s}, {}, {});
    expect_error([&] { backward({s}, {}, {}); }, Code::kState, kSecondTime);
  };
  const Tensor x = random_tensor({2, 3, 4, 4}, "x");
  twice(batch_norm(x, {}, {}, {}, {}, true, 0.1, 1e-5));
  twice(layer_norm(x, {4}, {}, {}, 1e-5));
  const Tensor f = make_tensor({2, 3, 4, 4}, DType::kFloat32, values_of(x), Layout::kPlain, true);
  twice(max_pool(2, f, {2, 2}));
}

}  // namespace
}  // namespace nnc::testing
