// SPDX-License-Identifier: Apache-2.0
// A call that fails has changed nothing. See Note [Commit last].
#include <gtest/gtest.h>

#include <cstring>

#include "base/random.h"
#include "engine/backward.h"
#include "ops/activation.h"
#include "ops/arith.h"
#include "ops/convert.h"
#include "ops/dropout.h"
#include "ops/join.h"
#include "ops/math.h"
#include "ops/norm.h"
#include "ops/random.h"
#include "ops/reduce.h"
#include "ops/shape.h"
#include "support/expect_error.h"
#include "support/failing_memory.h"
#include "support/run_sample.h"
#include "tensor/large_blocks.h"

namespace nnc::testing {
namespace {

using namespace ops;  // NOLINT: as in PyTorch

struct State {
  std::vector<double> values;
  uint32_t version;
  const Node *fn, *base_fn;
  State(const Tensor& t, const Tensor& base)
      : values(values_of(base)),
        version(t.version()),
        fn(grad_fn(t).get()),
        base_fn(grad_fn(base).get()) {}
};
void expect_same(const State& a, const State& b) {
  EXPECT_EQ(a.version, b.version);
  EXPECT_EQ(a.fn, b.fn);
  EXPECT_EQ(a.base_fn, b.base_fn);
  EXPECT_EQ(difference(a.values, b.values, 0), "");
}

// Every in-place form of the sample table, on a tensor and on a part of one, with history.
TEST(CommitLast, OperationsInPlace) {
  int64_t forms = 0, failures = 0;
  for (const Sample& s : samples()) {
    if (!s.twin) continue;
    for (const bool part : {false, true}) {
      SCOPED_TRACE(s.title() + (part ? ", on a part" : ""));
      std::vector<Tensor> arguments = make_inputs(s.inputs, s.title());
      const Tensor base = part ? stack(Tensors{arguments[0], arguments[0]}) : clone(arguments[0]);
      arguments[0] = part ? select(base, 0, 1) : base;
      const Ref<Generator> shared = Ref<Generator>::adopt(new Generator(s.seed));
      Generator& generator = *shared;
      Exec settings = exec();
      settings.generator = shared;
      const ExecGuard guard(settings);
      const State before(arguments[0], base);
      const Generator::State stream = generator.state();
      failures += fail_each_allocation_of([&] { s.twin(arguments); },
                                          [&] {
                                            expect_same(State(arguments[0], base), before);
                                            EXPECT_EQ(generator.state(), stream);
                                          });
      ++forms;
      if (HasFailure()) return;
    }
  }
  EXPECT_GT(forms, 60);
  EXPECT_GT(failures, forms);
}

TEST(CommitLast, DrawsAreTakenBack) {
  const Tensor x = random_tensor({4, 6, 5}, "x"), leaf = random_tensor({4, 6, 5}, "leaf");
  const Tensor p = Tensor::full({4, 6, 5}, 0.5, DType::kFloat64);
  const std::function<void()> calls[] = {
      [&] { dropout(x, 0.5, true); },
      [&] { dropout_nd(x, 0.5, true, 1); },
      [&] { alpha_dropout(x, 0.5, true); },
      [&] { feature_alpha_dropout(x, 0.5, true); },
      [&] { rrelu(x, 0.1, 0.3, true); },
      [&] { bernoulli(p); },
      [&] { rand({40}, DType::kFloat32); },
      [&] { randn({40}, DType::kFloat16); },
      [&] { randint(0, 9, {40}, DType::kInt64); },
      [&] { randperm(40, DType::kFloat32); },
  };
  const Ref<Generator> shared = Ref<Generator>::adopt(new Generator(7));
  Generator& generator = *shared;
  Exec settings = exec();
  settings.generator = shared;
  const ExecGuard guard(settings);
  for (size_t i = 0; i < std::size(calls); ++i) {
    SCOPED_TRACE(i);
    const Generator::State before = generator.state();
    const auto unchanged = [&] { EXPECT_EQ(generator.state(), before); };
    EXPECT_GT(fail_each_allocation_of(calls[i], unchanged), 0);
    EXPECT_NE(generator.state(), before);
  }
  const Generator::State before = generator.state();
  const char* text = "a leaf Variable that requires grad";
  expect_error([&] { dropout_(leaf, 0.5, true); }, Code::kState, text);
  expect_error([&] { alpha_dropout_(leaf, 0.5, true); }, Code::kState, text);
  expect_error([&] { feature_alpha_dropout_(leaf, 0.5, true); }, Code::kState, text);
  expect_error([&] { dropout_nd_(leaf, 0.5, true, 1); }, Code::kState, text);
  expect_error([&] { rrelu_(leaf, 0.1, 0.3, true); }, Code::kState, text);
  EXPECT_EQ(generator.state(), before);
}

TEST(CommitLast, RunningStatistics) {
  for (const bool instance : {false, true}) {
    for (const int64_t n : {int64_t{1}, int64_t{3}}) {
      const Tensor x = random_tensor({n, 4, 5}, "x");
      const Tensor mean = Tensor::zeros({4}, DType::kFloat64);
      const Tensor var = Tensor::ones({4}, DType::kFloat64);
      const auto run = [&](const Tensor& running_var) {
        if (instance) {
          instance_norm(x, mean, running_var, {}, {}, true, 0.1, 1e-5);
        } else {
          batch_norm(x, mean, running_var, {}, {}, true, 0.1, 1e-5);
        }
      };
      const auto unchanged = [&] {
        EXPECT_EQ(values_of(mean), std::vector<double>(4, 0));
        EXPECT_EQ(values_of(var), std::vector<double>(4, 1));
        EXPECT_EQ(mean.version() + var.version(), 0u);
      };
      // Not writable: four elements in one place.
      const Tensor repeated = expand(Tensor::ones({1}, DType::kFloat64), {4});
      expect_error([&] { run(repeated); }, Code::kState, "more than one element");
      unchanged();
      EXPECT_GT(fail_each_allocation_of([&] { run(var); }, unchanged), 0);
      EXPECT_EQ(mean.version(), 1u);
      EXPECT_EQ(var.version(), 1u);
    }
  }
}

// A gradient that adds to a former one, and one that is the first, before a node that fails.
TEST(CommitLast, GradientsOfLeaves) {
  const Tensor a = random_tensor({3}, "a"), b = random_tensor({3}, "b");
  // The youngest node runs first: a has its gradient before exp is reached.
  const auto total = [&] {
    const Tensor y = exp(mul(b, Scalar(2.0)));
    return std::pair(sum(add(mul(a, a), y)), y);
  };
  const Tensor first = sum(mul(a, a));
  backward(Span<const Tensor>(&first, 1), {}, {});
  const Tensor old = grad_of(a);
  const std::vector<double> before = values_of(old);
  const auto unchanged = [&] {
    EXPECT_TRUE(grad_of(a).same(old));
    EXPECT_EQ(values_of(old), before);
    EXPECT_FALSE(grad_of(b).defined());
  };
  const auto [loss, y] = total();
  zero_(y);  // exp has kept it
  expect_error([&, &l = loss] { backward(Span<const Tensor>(&l, 1), {}, {}); }, Code::kState,
               "has been modified by an inplace operation");
  unchanged();
  const Tensor again = total().first;
  const BackwardOptions retain{.retain_graph = true};
  EXPECT_GT(fail_each_allocation_of([&] { backward(Span<const Tensor>(&again, 1), {}, retain); },
                                    unchanged),
            0);
  EXPECT_TRUE(grad_of(a).same(old));  // added to in place
  EXPECT_NE(values_of(old), before);
  EXPECT_TRUE(grad_of(b).defined());
}

TEST(SetGrad, RefusesToLeadBack) {
  const int64_t live = allocator_stats().live_bytes;
  {
    const Tensor a = Tensor::ones({2}, DType::kFloat32), b = clone(a), c = clone(a);
    set_grad(a, b, "set_grad");
    set_grad(b, c, "set_grad");
    const auto refused = [](const Tensor& t, const Tensor& g) {
      expect_error([&] { set_grad(t, g, "set_grad"); }, Code::kInvalid,
                   "can't assign Variable as its own grad");
    };
    refused(c, a);
    refused(b, a);
    refused(a, a);
    EXPECT_FALSE(grad_of(c).defined());
    EXPECT_TRUE(grad_of(b).same(c));
    set_grad(a, {}, "set_grad");
    set_grad(c, a, "set_grad");  // now it leads nowhere
  }
  EXPECT_EQ(allocator_stats().live_bytes, live);
}

}  // namespace
}  // namespace nnc::testing
