// SPDX-License-Identifier: Apache-2.0
// Note [Deterministic]: with that setting 1, 2 and 16 threads give the same bits.
#include <gtest/gtest.h>

#include "engine/backward.h"
#include "ops/activation.h"
#include "ops/arith.h"
#include "ops/conv.h"
#include "ops/convert.h"
#include "ops/dropout.h"
#include "ops/embedding.h"
#include "ops/index.h"
#include "ops/join.h"
#include "ops/loss.h"
#include "ops/math.h"
#include "ops/matmul.h"
#include "ops/norm.h"
#include "ops/pool.h"
#include "ops/random.h"
#include "ops/reduce.h"
#include "ops/rnn.h"
#include "ops/shape.h"
#include "ops/softmax.h"
#include "optim/optimizer.h"
#include "support/same_bits.h"

namespace nnc::testing {
namespace {

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
}

TEST(Threads, Losses) {
  using Loss = Tensor (*)(const Tensor& x, const Tensor& t);
  const std::pair<const char*, Loss> all[] = {
      {"mse_loss", [](const Tensor& x, const Tensor& t) { return ops::mse_loss(x, t); }},
      {"l1_loss", [](const Tensor& x, const Tensor& t) { return ops::l1_loss(x, t); }},
      {"smooth_l1_loss",
       [](const Tensor& x, const Tensor& t) { return ops::smooth_l1_loss(x, t); }},
      {"huber_loss", [](const Tensor& x, const Tensor& t) { return ops::huber_loss(x, t); }},
      {"soft_margin_loss",
       [](const Tensor& x, const Tensor& t) { return ops::soft_margin_loss(x, t); }},
      {"bce",
       [](const Tensor& x, const Tensor& t) {
         return ops::binary_cross_entropy(ops::sigmoid(x), ops::abs(t));
       }},
      {"bce_with_logits",
       [](const Tensor& x, const Tensor& t) {
         return ops::binary_cross_entropy_with_logits(x, t);
       }},
      {"kl_div", [](const Tensor& x, const Tensor& t) { return ops::kl_div(x, ops::abs(t)); }}};
  const Tensor x = leaf({1 << 20}), t = ops::flip(detach(x), {0});
  for (const auto& [name, f] : all) {
    expect_same_bits(name, [&, loss = f] { return with_gradients(loss(x, t), {x}); });
  }
  const Tensor m = leaf({1031, 1021}), classes = Tensor::zeros({1031}, DType::kInt64);
  expect_same_bits("cross_entropy",
                   [&] { return with_gradients(ops::cross_entropy(m, classes), {m}); });
  expect_same_bits("nll_loss", [&] { return with_gradients(ops::nll_loss(m, classes), {m}); });
  const Tensor few = leaf({7, 150001}), one = Tensor::zeros({7}, DType::kInt64);
  expect_same_bits("many classes",
                   [&] { return with_gradients(ops::cross_entropy(few, one), {few}); });
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
  const Tensor line = leaf({8, 4, 3000}), filter = leaf({5, 4, 9}), back = leaf({4, 5, 9});
  expect_same_bits("conv1d", [&] {
    return with_gradients(ops::conv(1, line, filter, {}, {1}, {0}, {1}, 1), {line, filter});
  });
  expect_same_bits("conv_transpose1d", [&] {
    return with_gradients(ops::conv_transpose(1, line, back, {}, {2}, {1}, {0}, 1, {1}),
                          {line, back});
  });
  const Tensor cube = leaf({2, 3, 12, 20, 20}), block = leaf({6, 3, 3, 3, 3});
  expect_same_bits("conv3d", [&] {
    return with_gradients(ops::conv(3, cube, block, {}, {1}, {1}, {1}, 1), {cube, block});
  });
}

TEST(Threads, Indices) {
  const Tensor index = Tensor::zeros({5000}, DType::kInt64), table = leaf({300, 40});
  for (int64_t i = 0; i < 5000; ++i) index.mutable_data<int64_t>()[i] = i * i % 300;
  const Tensor source = leaf({5000, 40}),
               wide = ops::expand(ops::reshape(index, {5000, 1}), {5000, 40});
  expect_same_bits("embedding",
                   [&] { return with_gradients(ops::embedding(index, table), {table}); });
  expect_same_bits("index_select",
                   [&] { return with_gradients(ops::index_select(table, 0, index), {table}); });
  expect_same_bits("index_add", [&] {
    return with_gradients(ops::index_add(table, 0, index, source), {table, source});
  });
  expect_same_bits("scatter_add", [&] {
    return with_gradients(ops::scatter_add(table, 0, wide, source), {table, source});
    // Along either dimension, and where many elements meet.
    for (const int64_t dim : {0, 1}) {
      const Tensor x = leaf({300, 300}), from = leaf({300, 300});
      const Tensor at = Tensor::zeros({300, 300}, DType::kInt64);
      for (int64_t i = 0; i < 90000; ++i) at.mutable_data<int64_t>()[i] = i * i % 7 * 40;
      for (const char* const reduce : {"sum", "prod", "mean", "amax", "amin"}) {
        expect_same_bits(reduce, [&] {
          return with_gradients(ops::scatter_reduce(x, dim, at, from, reduce), {x, from});
        });
      }
      expect_same_bits("scatter", [&] {
        return with_gradients(ops::scatter(x, dim, at, from), {x, from});
      });
      expect_same_bits("gather", [&] { return with_gradients(ops::gather(x, dim, at), {x}); });
      expect_same_bits("topk", [&] { return with_gradients(ops::topk(x, 9, dim).first, {x}); });
    }
    for (const bool accumulate : {false, true}) {
      const Tensor indices[] = {index};
      expect_same_bits("index_put", [&] {
        return with_gradients(
            ops::index_put(table, Span<const Tensor>(indices, 1), source, accumulate),
            {table, source});
      });
    }
    expect_same_bits("index_copy", [&] {
      return with_gradients(ops::index_copy(table, 0, index, source), {table, source});
    });
  });
  expect_same_bits("gather", [&] { return with_gradients(ops::gather(table, 0, wide), {table}); });
  expect_same_bits("sort", [&] { return with_gradients(ops::sort(source, 0).first, {source}); });
  const Tensor image = leaf({4, 8, 90, 90});
  for (const char* mode : {"reflect", "replicate", "circular"}) {
    expect_same_bits(mode, [&] {
      return with_gradients(ops::pad(image, {5, 5, 5, 5}, mode), {image});
    });
  }
}

TEST(Threads, Recurrent) {
  const Tensor x = leaf({20, 16, 64}), h = leaf({1, 16, 96}), c = leaf({1, 16, 96});
  const auto params = [](int64_t gates) {
    return Tensors{leaf({gates * 96, 64}), leaf({gates * 96, 96}), leaf({gates * 96}),
                   leaf({gates * 96})};
  };
  const auto run = [&](const char* name, int64_t gates, const auto& layer) {
    const Tensors p = params(gates);
    expect_same_bits(name, [&] {
      return with_gradients(layer(Span<const Tensor>(p.begin(), p.size())),
                            {x, h, p[0], p[1], p[2], p[3]});
    });
  };
  const Tensor hx[] = {h, c};
  run("lstm", 4,
      [&](Span<const Tensor> p) { return ops::lstm(x, Span<const Tensor>(hx, 2), p, {})[0]; });
  run("gru", 3, [&](Span<const Tensor> p) { return ops::gru(x, h, p, {})[0]; });
  run("rnn_tanh", 1, [&](Span<const Tensor> p) { return ops::rnn_tanh(x, h, p, {})[0]; });
}

TEST(Threads, OptimizerSteps) {
  for (const char* text :
       {"SGD(lr=0.1)", "SGD(lr=0.1, momentum=0.9, nesterov=True, weight_decay=0.1)", "Adam(lr=0.1)",
        "Adam(lr=0.1, amsgrad=True, weight_decay=0.1)", "AdamW(lr=0.1)", "Adadelta()",
        "RMSprop(momentum=0.5, centered=True)", "Rprop()", "Adafactor()"}) {
    expect_same_bits(text, [&] {
      const Tensor p = leaf({300007}), q = leaf({1000, 33});
      const auto opt = optim::make_optimizer(text, {p, q}, "test");
      for (const Tensor& t : {p, q})
        autograd_meta(t).replace_grad(ops::flip(detach(fixed(t.sizes())), {0}));
      for (int i = 0; i < 3; ++i) opt->step();
      return Tensors{p, q};
    });
  }
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
