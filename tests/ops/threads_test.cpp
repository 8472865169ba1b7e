// SPDX-License-Identifier: Apache-2.0
// Note [Deterministic]: with that setting 1, 2 and 16 threads give the same bits.
#include <gtest/gtest.h>

#include <cstring>
#include <functional>

#include "base/parallel.h"
#include "base/random.h"
#include "engine/backward.h"
#include "ops/activation.h"
#include "ops/arith.h"
#include "ops/conv.h"
#include "ops/convert.h"
#include "ops/dropout.h"
#include "ops/embedding.h"
#include "ops/loss.h"
#include "ops/math.h"
#include "ops/matmul.h"
#include "ops/norm.h"
#include "ops/pool.h"
#include "ops/random.h"
#include "ops/reduce.h"
#include "ops/shape.h"
#include "ops/softmax.h"
#include "tensor/exec.h"

namespace nnc::testing {
namespace {

using Function = std::function<Tensors()>;

// The settings of a context: threads, deterministic, a generator seeded alike.
struct Settings {
  Exec exec_settings = exec();
  int previous = thread_limit();
  std::optional<ExecGuard> guard;
  explicit Settings(int threads) {
    exec_settings.deterministic = true;
    exec_settings.generator = Ref<Generator>::adopt(new Generator(3));
    guard.emplace(exec_settings);
    set_thread_limit(threads);
  }
  ~Settings() { set_thread_limit(previous); }
};

std::string bytes_of(const Tensors& list) {
  std::string all;
  for (const Tensor& t : list) {
    if (!t.defined()) continue;
    const Tensor plain = ops::contiguous(ops::contiguous(detach(t)).alias());
    all.append(static_cast<const char*>(plain.view().data()),
               static_cast<size_t>(plain.numel() * item_size(plain.dtype())));
  }
  return all;
}

void expect_same_bits(const char* name, const Function& f) {
  std::string want;
  for (const int threads : {1, 2, 16}) {
    const Settings settings(threads);
    const std::string got = bytes_of(f());
    ASSERT_FALSE(got.empty()) << name;
    if (threads == 1) want = got;
    EXPECT_TRUE(got == want) << name << " with " << threads << " threads";
  }
}

// Pseudo-random in [-1, 1), the same in every run.
Tensor fixed(Sizes sizes, DType dtype = DType::kFloat32) {
  const Tensor x = Tensor::empty(sizes, DType::kFloat64);
  double* const p = x.mutable_data<double>();
  for (int64_t i = 0; i < x.numel(); ++i) {
    const uint32_t bits = static_cast<uint32_t>(static_cast<uint64_t>(i) * 2654435761u + 12345u);
    p[i] = static_cast<double>(bits) / 0x1p31 - 1;
  }
  return ops::to_dtype(x, dtype);
}
Tensor leaf(Sizes sizes, DType dtype = DType::kFloat32) {
  const Tensor x = fixed(sizes, dtype);
  set_requires_grad(x, true);
  return x;
}

// y and the gradients of a weighted sum of it.
Tensors with_gradients(const Tensor& y, const Tensors& leaves) {
  const Tensor outputs[] = {y}, weights[] = {fixed(y.sizes(), y.dtype())};
  const Tensors g =
      gradients(Span<const Tensor>(outputs, 1), Span<const Tensor>(leaves.begin(), leaves.size()),
                Span<const Tensor>(weights, 1), {}, false);
  Tensors all{y};
  for (const Tensor& t : g) all.push_back(t);
  return all;
}

TEST(Threads, ElementByElement) {
  using Unary = Tensor (*)(const Tensor&);
  const Unary all[] = {ops::exp,  ops::sin,      ops::cos,         ops::tanh,      ops::sigmoid,
                       ops::silu, ops::mish,     ops::hardsigmoid, ops::hardswish, ops::erf,
                       ops::relu, ops::softsign, ops::logsigmoid,  ops::selu,      ops::sqrt};
  int which = 0;
  for (const Unary f : all) {
    for (const DType t : {DType::kFloat32, DType::kFloat64, DType::kBFloat16}) {
      const Tensor x = leaf({200003}, t);
      expect_same_bits(("unary " + std::to_string(which)).c_str(),
                       [&] { return with_gradients(f(x), {x}); });
    }
    ++which;
  }
  const Tensor a = leaf({401, 503}), b = leaf({503});
  expect_same_bits("mul", [&] { return with_gradients(ops::mul(a, b), {a, b}); });
  expect_same_bits("div", [&] { return with_gradients(ops::div(a, b), {a, b}); });
  expect_same_bits("pow", [&] { return Tensors{ops::pow(ops::abs(detach(a)), 1.7)}; });
}

TEST(Threads, Reductions) {
  const Tensor x = leaf({1 << 20}), m = leaf({1031, 1021});
  expect_same_bits("sum", [&] { return with_gradients(ops::sum(x), {x}); });
  expect_same_bits("sum 0", [&] { return with_gradients(ops::sum(m, {0}), {m}); });
  expect_same_bits("sum 1", [&] { return with_gradients(ops::sum(m, {1}), {m}); });
  expect_same_bits("norm", [&] { return with_gradients(ops::norm(m, 2), {m}); });
  expect_same_bits("var", [&] { return with_gradients(ops::var(m), {m}); });
  expect_same_bits("var 0", [&] { return with_gradients(ops::var(m, {0}), {m}); });
  expect_same_bits("cumsum", [&] { return with_gradients(ops::cumsum(m, 0), {m}); });
  expect_same_bits("max", [&] { return with_gradients(ops::max(m), {m}); });
  expect_same_bits("softmax", [&] { return with_gradients(ops::softmax(m, 1), {m}); });
  expect_same_bits("softmax 0", [&] { return with_gradients(ops::softmax(m, 0), {m}); });
  expect_same_bits(
      "mse_loss", [&] { return with_gradients(ops::mse_loss(x, detach(ops::flip(x, {0}))), {x}); });
  const Tensor target = Tensor::zeros({1031}, DType::kInt64);
  expect_same_bits("cross_entropy",
                   [&] { return with_gradients(ops::cross_entropy(m, target), {m}); });
}

TEST(Threads, Norms) {
  const Tensor x = leaf({64, 32, 28, 28}), w = leaf({32}), b = leaf({32});
  expect_same_bits("batch_norm", [&] {
    return with_gradients(ops::batch_norm(x, {}, {}, w, b, true, 0.1, 1e-5), {x, w, b});
  });
  expect_same_bits("group_norm", [&] {
    return with_gradients(ops::group_norm(x, 8, w, b, 1e-5), {x, w, b});
  });
  const Tensor rows = leaf({4096, 96}), lw = leaf({96}), lb = leaf({96});
  expect_same_bits("layer_norm", [&] {
    return with_gradients(ops::layer_norm(rows, {96}, lw, lb, 1e-5), {rows, lw, lb});
  });
}

TEST(Threads, Products) {
  // m, k, n: thin, square, long sums, few rows, one row.
  const int64_t sizes[][3] = {{300, 300, 300}, {512, 700, 512}, {64, 20000, 70}, {4, 3000, 3001},
                              {1, 2000, 1070}, {2000, 2, 900},  {1, 200000, 1},  {1500, 64, 8}};
  for (const auto& [m, k, n] : sizes) {
    const std::string name = std::to_string(m) + " " + std::to_string(k) + " " + std::to_string(n);
    const Tensor a = leaf({m, k}), b = leaf({k, n}), bt = leaf({n, k});
    expect_same_bits(("mm " + name).c_str(), [&] { return with_gradients(ops::mm(a, b), {a, b}); });
    expect_same_bits(("linear " + name).c_str(), [&] {
      return with_gradients(ops::linear(a, bt, {}), {a, bt});
    });
  }
  const Tensor a = leaf({16, 3, 700}), b = leaf({16, 700, 130});
  expect_same_bits("bmm", [&] { return with_gradients(ops::bmm(a, b), {a, b}); });
  const Tensor h = leaf({200, 300}, DType::kFloat16), g = leaf({300, 200}, DType::kFloat16);
  expect_same_bits("half", [&] { return with_gradients(ops::mm(h, g), {h, g}); });
}

TEST(Threads, ConvolutionsAndPools) {
  struct Shape {
    Dims x, w;
    int64_t stride, pad, groups;
  };
  const Shape shapes[] = {{{32, 16, 28, 28}, {32, 16, 3, 3}, 1, 1, 1},
                          {{3, 3, 64, 64}, {16, 3, 7, 7}, 2, 3, 1},
                          {{16, 32, 14, 14}, {32, 1, 3, 3}, 1, 1, 32},
                          {{8, 64, 7, 7}, {128, 64, 1, 1}, 1, 0, 1}};
  for (const Shape& s : shapes) {
    const Tensor x = leaf(s.x), w = leaf(s.w), b = leaf({s.w[0]});
    expect_same_bits("conv2d", [&] {
      return with_gradients(ops::conv(2, x, w, b, {s.stride}, {s.pad}, {1}, s.groups), {x, w, b});
    });
  }
  const Tensor x = leaf({8, 16, 64, 64});
  expect_same_bits("max_pool2d",
                   [&] { return with_gradients(ops::max_pool(2, x, {3}, {2}), {x}); });
  expect_same_bits("avg_pool2d",
                   [&] { return with_gradients(ops::avg_pool(2, x, {3}, {2}), {x}); });
  expect_same_bits("adaptive",
                   [&] { return with_gradients(ops::adaptive_avg_pool(2, x, {5}), {x}); });
  const Tensor index = Tensor::zeros({5000}, DType::kInt64), table = leaf({300, 40});
  for (int64_t i = 0; i < 5000; ++i) index.mutable_data<int64_t>()[i] = i * i % 300;
  expect_same_bits("embedding",
                   [&] { return with_gradients(ops::embedding(index, table), {table}); });
}

TEST(Threads, RandomStreams) {
  const Tensor x = leaf({300007});
  expect_same_bits("dropout", [&] { return with_gradients(ops::dropout(x, 0.3, true), {x}); });
  expect_same_bits("bernoulli", [&] { return Tensors{ops::bernoulli(ops::abs(detach(x)))}; });
  expect_same_bits("randn", [&] { return Tensors{ops::randn({300007}, DType::kFloat32)}; });
  expect_same_bits("rrelu", [&] { return with_gradients(ops::rrelu(x, 0.1, 0.3, true), {x}); });
}

}  // namespace
}  // namespace nnc::testing
