// SPDX-License-Identifier: Apache-2.0
// What is still in memory after backward: leaves, their gradients and outputs, nothing else.
#include <gtest/gtest.h>

#include <set>

#include "engine/backward.h"
#include "nn/registry.h"
#include "ops/activation.h"
#include "ops/conv.h"
#include "ops/dropout.h"
#include "ops/loss.h"
#include "ops/matmul.h"
#include "ops/norm.h"
#include "ops/pool.h"
#include "ops/reduce.h"
#include "ops/softmax.h"
#include "support/run_sample.h"
#include "tensor/allocator.h"
#include "tensor/large_blocks.h"

namespace nnc::testing {
namespace {

// The first node behind the outputs that keeps something, or null.
const Node* keeper(const Tensors& outputs) {
  std::set<const Node*> seen;
  std::vector<const Node*> open;
  const auto visit = [&](const Ref<Node>& n) {
    if (n && seen.insert(n.get()).second) open.push_back(n.get());
  };
  for (const Tensor& y : outputs) visit(grad_fn(y));
  while (!open.empty()) {
    const Node* n = open.back();
    open.pop_back();
    if (n->holds_saved()) return n;
    for (const Edge& e : n->next) visit(e.node);
  }
  return nullptr;
}

bool differentiable(const Sample& s, const std::vector<Tensor>& inputs) {
  bool leaves = false;
  for (const Tensor& x : inputs) leaves |= requires_grad(x);
  if (!leaves) return false;
  for (const Tensor& y : call(s, inputs)) {
    if (requires_grad(y)) return true;
  }
  return false;
}
std::vector<const Sample*> differentiable_rows() {
  std::vector<const Sample*> list;
  for (const Sample& s : samples()) {
    if (differentiable(s, make_inputs(s.inputs, s.title()))) list.push_back(&s);
  }
  return list;
}

TEST(LiveBytes, OfEveryRowAreThoseOfLeavesAndOutputs) {
  int64_t rows = 0;
  for (const Sample* s : differentiable_rows()) {
    SCOPED_TRACE(s->title());
    ++rows;
    for (const bool create_graph : {false, true}) {
      if (create_graph && !s->second_order) continue;
      const std::vector<Tensor> inputs = make_inputs(s->inputs, s->title());
      call(*s, inputs);  // what is cached with the inputs stays with them
      const int64_t before = allocator_stats().live_bytes;
      {
        const Tensors outputs = call(*s, inputs);
        const std::vector<Tensor> g = gradients_of(outputs, inputs, create_graph);
        const Node* const n = create_graph ? nullptr : keeper(outputs);
        EXPECT_FALSE(n) << n->name() << " still keeps something";
      }
      // Neither nodes nor tensors hold each other alive.
      EXPECT_EQ(allocator_stats().live_bytes, before) << "create_graph " << create_graph;
    }
  }
  EXPECT_GT(rows, 500);
}

// Of large tensors, all bytes: what an operation computes on the way is gone with the graph.
void expect_only_outputs(const char* what, const std::vector<Tensor>& leaves,
                         const std::function<Tensor(X)>& f) {
  SCOPED_TRACE(what);
  constexpr int64_t kSmall = 64 << 10;
  const auto run = [&] {
    const Tensor y = f(leaves), loss = ops::sum(y);
    backward(Span<const Tensor>(&loss, 1), {}, {});
    return y;
  };
  run();  // leaves have their gradients now, and caches are filled
  const int64_t before = allocator_stats().live_bytes;
  const Tensor y = run();
  EXPECT_LT(allocator_stats().live_bytes - before, y.impl()->storage->nbytes() + kSmall);
}

TEST(LiveBytes, OfLargeTensorsAreThoseOfLeavesAndOutputs) {
  const auto leaf = [](Dims sizes) {
    return make_tensor(sizes, DType::kFloat32,
                       std::vector<double>(static_cast<size_t>(checked_numel(sizes, "leaf")), 0.25),
                       Layout::kPlain, true);
  };
  const Dims image{4, 16, 64, 64};
  expect_only_outputs("batch_norm", {leaf(image), leaf({16}), leaf({16})}, [](X x) {
    return ops::batch_norm(x[0], {}, {}, x[1], x[2], true, 0.1, 1e-5);
  });
  expect_only_outputs("layer_norm", {leaf({65536, 2})},
                      [](X x) { return ops::layer_norm(x[0], {2}, {}, {}, 1e-5); });
  expect_only_outputs("max_pool", {leaf(image)}, [](X x) {
    return ops::max_pool(2, x[0], {2, 2});
  });
  expect_only_outputs("dropout", {leaf(image)}, [](X x) { return ops::dropout(x[0], 0.5, true); });
  expect_only_outputs("softmax", {leaf({1024, 256})}, [](X x) { return ops::softmax(x[0], 1); });
  expect_only_outputs("gelu", {leaf(image)}, [](X x) { return ops::gelu(x[0]); });
  expect_only_outputs("linear", {leaf({1024, 256}), leaf({256, 256})},
                      [](X x) { return ops::linear(x[0], x[1], {}); });
  const Ref<nn::Module> conv = nn::make_module("Conv2d(16, 16, 3)", nullptr, "test");
  expect_only_outputs("conv2d", {leaf(image)}, [&](X x) { return conv->call({x, nullptr})[0]; });
  const Ref<nn::Module> lstm = nn::make_module("LSTM(64, 64)", nullptr, "test");
  expect_only_outputs("lstm", {leaf({64, 32, 64})}, [&](X x) {
    return lstm->call({x, nullptr})[0];
  });
}

}  // namespace
}  // namespace nnc::testing
