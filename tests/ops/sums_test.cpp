// SPDX-License-Identifier: Apache-2.0
// Note [Long sums]: they are no further from the same in float64 than PyTorch's. Its errors are in
// tests/golden/sums.txt, made by make_sums.py, which has the same functions by the same names.
#include <gtest/gtest.h>

#include <cmath>
#include <fstream>
#include <functional>
#include <map>
#include <sstream>

#include "engine/backward.h"
#include "ops/arith.h"
#include "ops/conv.h"
#include "ops/convert.h"
#include "ops/embedding.h"
#include "ops/host.h"
#include "ops/index.h"
#include "ops/join.h"
#include "ops/loss.h"
#include "ops/math.h"
#include "ops/matmul.h"
#include "ops/norm.h"
#include "ops/pool.h"
#include "ops/reduce.h"
#include "ops/shape.h"
#include "ops/softmax.h"
#include "support/slow_build.h"

namespace nnc::testing {
namespace {

using Function = std::function<Tensor(const Tensor&)>;

// Element i of a pattern of make_sums.py.
using Pattern = double (*)(double u);
Pattern pattern_of(const std::string& name) {
  static const std::map<std::string, Pattern> all = {{"tenth", [](double) { return 0.1; }},
                                                     {"unit", [](double u) { return u; }},
                                                     {"signed", [](double u) { return 2 * u - 1; }},
                                                     {"offset", [](double u) { return u + 10000; }},
                                                     {"large", [](double) { return 100000.1; }}};
  return all.at(name);
}
Tensor elements(const std::string& pattern, int64_t n, DType dtype, int64_t draw) {
  const Pattern f = pattern_of(pattern);
  const Tensor x = Tensor::empty({n}, DType::kFloat64);
  double* const p = x.mutable_data<double>();
  uint32_t bits = static_cast<uint32_t>(draw * n) * 2654435761u + 12345u;
  for (int64_t i = 0; i < n; ++i, bits += 2654435761u) p[i] = f(bits / 0x1p32);
  return ops::to_dtype(x, dtype);
}

Tensor part(const Tensor& x, int64_t n) {
  return ops::narrow(x, 0, 0, n);
}
Tensor every_other(const Tensor& x, int64_t from) {
  return x.alias({x.numel() / 2}, {2}, from);
}
Tensor columns(const Tensor& x, int64_t n = 64) {
  return ops::reshape(x, {-1, n});
}
Tensor reversed(const Tensor& x) {
  return ops::flip(x, {0});
}
Tensor gradient(const Function& f, const Tensor& x) {
  const Tensor leaf = ops::clone(x);
  set_requires_grad(leaf, true);
  const Tensor losses[] = {ops::sum(f(leaf))}, leaves[] = {leaf};
  return gradients(Span<const Tensor>(losses, 1), Span<const Tensor>(leaves, 1), {}, {}, false)[0];
}
Tensor zeros(Sizes sizes, const Tensor& like) {
  return Tensor::zeros(sizes, like.dtype());
}
Tensor first_class(int64_t n) {
  return Tensor::zeros({n}, DType::kInt64);
}

const std::map<std::string, Function>& reductions() {
  static const std::map<std::string, Function> all = {
      {"sum", [](const Tensor& x) { return ops::sum(x); }},
      {"sum_strided", [](const Tensor& x) { return ops::sum(every_other(x, 0)); }},
      {"sum_expanded",
       [](const Tensor& x) { return ops::sum(ops::expand(part(x, 1), {x.numel()})); }},
      {"sum_rows", [](const Tensor& x) { return ops::sum(columns(x), {1}); }},
      {"sum_columns", [](const Tensor& x) { return ops::sum(columns(x), {0}); }},
      {"sum_transposed",
       [](const Tensor& x) { return ops::sum(ops::transpose(columns(x), 0, 1), {1}); }},
      {"sum_middle",
       [](const Tensor& x) {
         return ops::sum(ops::reshape(x, {2, -1, 32}), {1});
       }},
      {"mean", [](const Tensor& x) { return ops::mean(x); }},
      {"mean_columns", [](const Tensor& x) { return ops::mean(columns(x), {0}); }},
      {"norm1", [](const Tensor& x) { return ops::norm(x, 1); }},
      {"norm2", [](const Tensor& x) { return ops::norm(x, 2); }},
      {"norm3", [](const Tensor& x) { return ops::norm(x, 3); }},
      {"norm2_columns", [](const Tensor& x) { return ops::norm(columns(x), 2, {0}); }},
      {"std", [](const Tensor& x) { return ops::std(x); }},
      {"std_strided", [](const Tensor& x) { return ops::std(every_other(x, 0)); }},
      {"var", [](const Tensor& x) { return ops::var(x); }},
      {"var_rows", [](const Tensor& x) { return ops::var(columns(x), {1}); }},
      {"var_columns", [](const Tensor& x) { return ops::var(columns(x), {0}); }},
      {"cumsum", [](const Tensor& x) { return ops::cumsum(x, 0); }},
      {"softmax", [](const Tensor& x) { return ops::softmax(x, 0); }},
      {"log_softmax", [](const Tensor& x) { return ops::log_softmax(x, 0); }},
      {"softmax_columns", [](const Tensor& x) { return ops::softmax(columns(x), 0); }},
      {"softmax_gradient",
       [](const Tensor& x) {
         return gradient([&](const Tensor& v) { return ops::mul(ops::softmax(v, 0), x); }, x);
       }},
  };
  return all;
}

const std::map<std::string, Function>& layers() {
  static const std::map<std::string, Function> all = {
      {"layer_norm", [](const Tensor& x) { return ops::layer_norm(x, {x.numel()}, {}, {}, 1e-5); }},
      {"layer_norm_gradient",
       [](const Tensor& x) {
         const auto f = [&](const Tensor& v) {
           return ops::mul(ops::layer_norm(columns(v, 16), {16}, {}, {}, 1e-5),
                           columns(reversed(x), 16));
         };
         return gradient(f, x);
       }},
      {"layer_norm_weight",
       [](const Tensor& x) {
         const auto f = [&](const Tensor& w) {
           return ops::layer_norm(columns(x, 16), {16}, w, {}, 1e-5);
         };
         return gradient(f, part(x, 16));
       }},
      {"group_norm",
       [](const Tensor& x) {
         return ops::group_norm(ops::reshape(x, {1, 4, -1}), 2, {}, {}, 1e-5);
       }},
      {"batch_norm",
       [](const Tensor& x) {
         return ops::batch_norm(ops::reshape(x, {4, 2, -1}), {}, {}, {}, {}, true, 0.1, 1e-5);
       }},
      {"batch_norm_gradient",
       [](const Tensor& x) {
         const auto f = [&](const Tensor& v) {
           return ops::mul(
               ops::batch_norm(ops::reshape(v, {4, 2, -1}), {}, {}, {}, {}, true, 0.1, 1e-5),
               ops::reshape(reversed(x), {4, 2, -1}));
         };
         return gradient(f, x);
       }},
      {"group_norm_gradient",
       [](const Tensor& x) {
         const auto f = [&](const Tensor& v) {
           return ops::mul(ops::group_norm(ops::reshape(v, {1, 4, -1}), 2, {}, {}, 1e-5),
                           ops::reshape(reversed(x), {1, 4, -1}));
         };
         return gradient(f, x);
       }},
      {"batch_norm_rows",
       [](const Tensor& x) {
         return ops::batch_norm(columns(x), {}, {}, {}, {}, true, 0.1, 1e-5);
       }},
      {"batch_norm_bias",
       [](const Tensor& x) {
         const Tensor v = ops::reshape(x, {4, 2, -1});
         const auto f = [&](const Tensor& b) {
           return ops::mul(ops::batch_norm(v, {}, {}, {}, b, true, 0.1, 1e-5), v);
         };
         return gradient(f, part(x, 2));
       }},
      {"adaptive_avg_pool1d",
       [](const Tensor& x) {
         return ops::adaptive_avg_pool(1, ops::reshape(x, {1, 1, -1}), {1});
       }},
      {"adaptive_avg_pool2d",
       [](const Tensor& x) {
         return ops::adaptive_avg_pool(2, ops::reshape(x, {1, 1, 32, -1}), {1});
       }},
      {"adaptive_avg_pool3d",
       [](const Tensor& x) {
         return ops::adaptive_avg_pool(3, ops::reshape(x, {1, 1, 8, 8, -1}), {1});
       }},
      {"avg_pool2d",
       [](const Tensor& x) {
         return ops::avg_pool(2, ops::reshape(x, {1, 1, 32, -1}), {32, x.numel() / 32}, {});
       }},
      {"conv1d",
       [](const Tensor& x) {
         const Tensor v = ops::reshape(x, {1, 64, -1});
         return ops::conv(1, v, v, {}, {1}, {0}, {1}, 1);
       }},
      {"conv1d_weight",
       [](const Tensor& x) {
         const auto f = [&](const Tensor& w) {
           return ops::conv(1, ops::reshape(x, {1, 2, -1}), ops::reshape(w, {1, 2, 3}), {}, {1},
                            {0}, {1}, 1);
         };
         return gradient(f, part(x, 6));
       }},
      {"conv1d_bias",
       [](const Tensor& x) {
         const auto f = [&](const Tensor& b) {
           return ops::mul(ops::conv(1, ops::reshape(x, {4, 1, -1}),
                                     Tensor::ones({2, 1, 1}, x.dtype()), b, {1}, {0}, {1}, 1),
                           ops::reshape(part(x, 1), {}));
         };
         return gradient(f, part(x, 2));
       }},
      {"embedding_gradient",
       [](const Tensor& x) {
         const auto f = [&](const Tensor& w) {
           return ops::mul(ops::embedding(first_class(x.numel() / 2), ops::reshape(w, {2, 2})),
                           columns(x, 2));
         };
         return gradient(f, part(x, 4));
       }},
  };
  return all;
}

const std::map<std::string, Function>& products_and_losses() {
  static const std::map<std::string, Function> all = {
      {"dot", [](const Tensor& x) { return ops::dot(x, x); }},
      {"dot_strided",
       [](const Tensor& x) { return ops::dot(every_other(x, 0), every_other(x, 1)); }},
      {"mv",
       [](const Tensor& x) {
         return ops::mv(ops::reshape(x, {4, -1}), part(x, x.numel() / 4));
       }},
      {"mv_transposed",
       [](const Tensor& x) {
         return ops::mv(ops::transpose(columns(x, 4), 0, 1), part(x, x.numel() / 4));
       }},
      {"mm",
       [](const Tensor& x) {
         return ops::mm(ops::reshape(x, {4, -1}), columns(x, 4));
       }},
      {"mm_wide",
       [](const Tensor& x) {
         return ops::mm(ops::reshape(x, {32, -1}), columns(x, 32));
       }},
      {"bmm",
       [](const Tensor& x) {
         return ops::bmm(ops::reshape(x, {2, 4, -1}), ops::reshape(x, {2, -1, 4}));
       }},
      {"linear_bias",
       [](const Tensor& x) {
         const auto f = [&](const Tensor& b) {
           return ops::mul(ops::linear(columns(x), zeros({4, 64}, x), b),
                           ops::reshape(part(x, 1), {}));
         };
         return gradient(f, part(x, 4));
       }},
      {"linear_weight",
       [](const Tensor& x) {
         const auto f = [&](const Tensor& w) {
           return ops::linear(columns(x), ops::reshape(w, {4, 64}), {});
         };
         return gradient(f, part(x, 256));
       }},
      {"mse_loss", [](const Tensor& x) { return ops::mse_loss(x, reversed(x)); }},
      {"l1_loss", [](const Tensor& x) { return ops::l1_loss(x, reversed(x)); }},
      {"bce_with_logits",
       [](const Tensor& x) { return ops::binary_cross_entropy_with_logits(x, reversed(x)); }},
      {"kl_div",
       [](const Tensor& x) { return ops::kl_div(x, ops::add(ops::abs(reversed(x)), 0.5)); }},
      {"nll_loss",
       [](const Tensor& x) { return ops::nll_loss(columns(x), first_class(x.numel() / 64)); }},
      {"cross_entropy",
       [](const Tensor& x) {
         return ops::cross_entropy(ops::reshape(x, {1, -1}), first_class(1));
       }},
      {"cross_entropy_gradient",
       [](const Tensor& x) {
         const auto f = [](const Tensor& v) {
           return ops::cross_entropy(ops::reshape(v, {1, -1}), first_class(1));
         };
         return gradient(f, x);
       }},
  };
  return all;
}

// The largest difference between f of x and of the same in float64, over the largest result.
struct Distance {
  double difference = 0, largest = 1e-3;
  double relative() const { return difference / largest; }
  void add(const Function& f, const Tensor& x) {
    const Tensor want = f(ops::to_dtype(x, DType::kFloat64));
    const Tensor got = ops::to_dtype(f(x), DType::kFloat64);
    const double d = ops::item(ops::amax(ops::abs(ops::sub(got, want))));
    if (!(d <= difference)) difference = d;
    largest = std::fmax(largest, ops::item(ops::amax(ops::abs(want))));
  }
};

// What is allowed beside PyTorch's error, which may happen to be 0: one unit in the last place of
// float32 more than it; in 16 bits the half of one that a single rounding costs, if that is larger.
double allowed(DType t, double error) {
  if (t == DType::kFloat16) return std::fmax(error, 0x1p-11);
  if (t == DType::kBFloat16) return std::fmax(error, 0x1p-8);
  return error + 0x1p-23;
}
DType dtype_of(const std::string& name) {
  if (name == "float32") return DType::kFloat32;
  return name == "float16" ? DType::kFloat16 : DType::kBFloat16;
}

constexpr int64_t kLongest = NNC_TEST_SLOW ? 1 << 15 : 1 << 24;

void check_all(const std::map<std::string, Function>& functions) {
  std::ifstream file(std::string(NNC_GOLDEN_DIR) + "/sums.txt");
  std::string line;
  size_t checked = 0;
  while (std::getline(file, line)) {
    std::istringstream in(line);
    std::string name, pattern, type;
    int64_t n = 0, draws = 0;
    double error = 0;
    in >> name >> pattern >> type >> n >> draws >> error;
    const auto f = functions.find(name);
    if (f == functions.end() || n > kLongest) continue;
    const DType dtype = dtype_of(type);
    Distance got;
    for (int64_t k = 0; k < draws; ++k) {
      got.add(f->second, elements(pattern, n, dtype, k));
    }
    EXPECT_LE(got.relative(), allowed(dtype, error)) << line;
    ++checked;
  }
  EXPECT_GE(checked, functions.size() * 6);
}

TEST(LongSums, OfReductions) {
  check_all(reductions());
}
TEST(LongSums, OfLayers) {
  check_all(layers());
}
TEST(LongSums, OfProductsAndLosses) {
  check_all(products_and_losses());
}

// Additions in 16 bits would end at 2048 and 256.
TEST(LongSums, Of16BitElementsAreFloat32) {
  constexpr int64_t n = 5000;
  const Tensor index = first_class(n), columns_of_zeros = Tensor::zeros({n, 2}, DType::kInt64);
  const std::map<std::string, Function> all = {
      {"index_add", [&](const Tensor& x) { return ops::index_add(zeros({1}, x), 0, index, x); }},
      {"index_add_rows",
       [&](const Tensor& x) {
         return ops::index_add(zeros({2, 2}, x), 0, index, ops::expand(columns(x, 1), {n, 2}));
       }},
      {"scatter_add",
       [&](const Tensor& x) { return ops::scatter_add(zeros({1}, x), 0, index, x); }},
      {"embedding",
       [&](const Tensor& x) {
         const auto f = [&](const Tensor& w) {
           return ops::embedding(index, ops::reshape(w, {1, 2}));
         };
         return gradient(f, part(x, 2));
       }},
      {"index_select",
       [&](const Tensor& x) {
         return gradient([&](const Tensor& v) { return ops::index_select(v, 0, index); },
                         part(x, 2));
       }},
      {"gather",
       [&](const Tensor& x) {
         return gradient([&](const Tensor& v) { return ops::gather(v, 0, index); }, part(x, 2));
       }},
      {"as_strided",
       [&](const Tensor& x) {
         return gradient([&](const Tensor& v) { return ops::as_strided(v, {n}, {0}, 0); },
                         part(x, 1));
       }},
      {"expand",
       [&](const Tensor& x) {
         return gradient([&](const Tensor& v) { return ops::expand(v, {n}); }, part(x, 1));
       }},
      {"pad",
       [&](const Tensor& x) {
         const auto f = [&](const Tensor& v) {
           return ops::pad(ops::reshape(v, {1, 1, 2}), {n - 1, 0}, "replicate");
         };
         return gradient(f, part(x, 2));
       }},
      {"cumsum", [&](const Tensor& x) { return ops::cumsum(x, 0); }},
      {"sum", [&](const Tensor& x) { return ops::sum(x); }},
      {"linear_bias",
       [&](const Tensor& x) {
         const auto f = [&](const Tensor& b) {
           return ops::linear(columns(x, 1), zeros({2, 1}, x), b);
         };
         return gradient(f, part(x, 2));
       }},
  };
  for (const DType t : {DType::kFloat16, DType::kBFloat16}) {
    for (const auto& [name, f] : all) {
      const double want = t == DType::kFloat16 ? 5000 : 4992;
      EXPECT_EQ(ops::item(ops::amax(f(Tensor::ones({n}, t)))), want)
          << name << " " << dtype_name(t);
    }
  }
}

}  // namespace
}  // namespace nnc::testing
