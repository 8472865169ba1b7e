// SPDX-License-Identifier: Apache-2.0
// Collectives on tensors: values, gradients, and what is refused.
#include "support.h"

namespace nnc_test {
namespace {

// What rank r gives: numbers that 16 bits hold, and their sums too.
std::vector<double> given(int r, int n) {
  std::vector<double> v;
  for (int i = 0; i < n; ++i) v.push_back((i + 1) % 5 + r * (i % 3 + 1) - 2 * (i % 2));
  return v;
}

std::vector<double> reduced(const std::string& op, int n) {
  std::vector<double> all = given(0, n);
  for (int r = 1; r < size(); ++r) {
    const std::vector<double> v = given(r, n);
    for (int i = 0; i < n; ++i) {
      if (op == "sum" || op == "avg") all[i] += v[i];
      if (op == "product") all[i] *= v[i];
      if (op == "min") all[i] = std::fmin(all[i], v[i]);
      if (op == "max") all[i] = std::fmax(all[i], v[i]);
    }
  }
  for (double& x : all) x /= op == "avg" ? size() : 1;
  return all;
}

TEST(Collectives, RankAndSize) {
  EXPECT_GE(rank(), 0);
  EXPECT_LT(rank(), size());
  EXPECT_EQ(-1, nnc_mpi_rank(nullptr));
  EXPECT_EQ(-1, nnc_mpi_world_size(nullptr));
  OK(nnc_mpi_barrier(nullptr, world()));
}

TEST(Collectives, AllReduceInPlace) {
  for (const nnc_dtype dtype : {NNC_FLOAT32, NNC_FLOAT64, NNC_FLOAT16, NNC_BFLOAT16, NNC_INT64,
                                NNC_INT32, NNC_INT16, NNC_INT8}) {
    for (const std::string op : {"sum", "avg", "product", "min", "max"}) {
      if (op == "avg" && dtype >= NNC_INT64) continue;
      if (op == "product" && dtype == NNC_INT8) continue;  // beyond it
      Scope c;
      nnc_tensor* t = tensor(c, given(rank(), 7), dtype);
      OK(nnc_mpi_all_reduce_(c, world(), t, op.c_str()));
      EXPECT_LE(distance(reduced(op, 7), values(t)), op == "avg" ? 0.02 : 0.0)
          << op << " of " << dtype;
    }
  }
}

TEST(Collectives, BitsAndBools) {
  Scope c;
  nnc_tensor* t = tensor(c, {double(1 << rank()), 7, 0}, NNC_UINT8);
  OK(nnc_mpi_all_reduce_(c, world(), t, "bor"));
  EXPECT_EQ((std::vector<double>{double((1 << size()) - 1), 7, 0}), values(t));
  t = tensor(c, {double(rank() == 0), 1, 0}, NNC_BOOL);
  OK(nnc_mpi_all_reduce_(c, world(), t, "max"));
  EXPECT_EQ((std::vector<double>{1, 1, 0}), values(t));
  EXPECT_TRUE(fails(nnc_mpi_all_reduce_(c, world(), t, "sum"), NNC_E_DTYPE, "bor"));
  EXPECT_TRUE(
      fails(nnc_mpi_all_reduce_(c, world(), tensor(c, {1.0}), "band"), NNC_E_DTYPE, "band"));
  EXPECT_TRUE(fails(nnc_mpi_all_reduce_(c, world(), t, "mean"), NNC_E_UNKNOWN, "avg"));
}

TEST(Collectives, NanWins) {
  Scope c;
  for (const nnc_dtype dtype : {NNC_FLOAT32, NNC_FLOAT64, NNC_FLOAT16, NNC_BFLOAT16}) {
    for (const char* op : {"min", "max"}) {
      for (int who = 0; who < size(); ++who) {
        nnc_tensor* t = tensor(c, {rank() == who ? NAN : rank() + 1.0}, dtype);
        OK(nnc_mpi_all_reduce_(c, world(), t, op));
        EXPECT_TRUE(std::isnan(values(t)[0])) << op << " of " << dtype;
      }
    }
  }
}

TEST(Collectives, StridesAndViewsInPlace) {
  Scope c;
  nnc_tensor *base = nullptr, *t = nullptr;
  const int64_t sizes[] = {3, 2}, order[] = {1, 0};
  OK(nnc_reshape(c, tensor(c, given(rank(), 6)), sizes, 2, &base));
  OK(nnc_permute(c, base, order, 2, &t));
  OK(nnc_mpi_all_reduce_(c, world(), t, nullptr));
  EXPECT_EQ(reduced("sum", 6), values(base));
  OK(nnc_mpi_broadcast_(c, world(), t, size() - 1));
  EXPECT_EQ(reduced("sum", 6), values(base));
}

TEST(Collectives, BroadcastGatherScatter) {
  Scope c;
  nnc_tensor *x = tensor(c, given(rank(), 6)), *y = nullptr;
  for (int src = 0; src < size(); ++src) {
    OK(nnc_mpi_broadcast(c, world(), x, src, &y));
    EXPECT_EQ(given(src, 6), values(y));
  }
  nnc_tensor* t = nullptr;
  const int64_t sizes[] = {2, 3};
  OK(nnc_reshape(c, x, sizes, 2, &t));
  OK(nnc_mpi_all_gather_tensor(c, world(), t, 0, &y));
  EXPECT_EQ(2 * size(), nnc_tensor_size(y, 0));
  const std::vector<double> rows = values(y);
  OK(nnc_mpi_all_gather_tensor(c, world(), t, -1, &y));
  EXPECT_EQ(3 * size(), nnc_tensor_size(y, 1));
  const std::vector<double> columns = values(y);
  for (int r = 0; r < size(); ++r) {
    for (int i = 0; i < 6; ++i) {
      EXPECT_EQ(given(r, 6)[i], rows[r * 6 + i]);
      EXPECT_EQ(given(r, 6)[i], columns[i / 3 * 3 * size() + r * 3 + i % 3]);
    }
  }
  // The sum of what was gathered, shared out again, is the part times the number of ranks.
  nnc_tensor* z = nullptr;
  OK(nnc_mpi_reduce_scatter_tensor(c, world(), y, "sum", 1, &z));
  std::vector<double> expected = given(rank(), 6);
  for (double& e : expected) e *= size();
  EXPECT_EQ(expected, values(z));
  if (size() > 1) {
    EXPECT_TRUE(fails(
        nnc_mpi_reduce_scatter_tensor(c, world(), tensor(c, given(0, size() + 1)), nullptr, 0, &z),
        NNC_E_SHAPE, "cannot share"));
  }
}

// ---- gradients ----
// The loss of all ranks together is the sum of theirs, (weight_r * f(x))^2 summed; differences of
// it need all ranks, so x of rank `who` moves on rank `who` alone.

enum Kind { kAllReduce, kAverage, kBroadcast, kGather, kScatter };

nnc_tensor* apply(nnc_ctx* c, Kind kind, nnc_tensor* x) {
  nnc_tensor* y = nullptr;
  const int last = size() - 1;
  std::string e;
  if (kind == kAllReduce) e = said(nnc_mpi_all_reduce(c, world(), x, "sum", &y));
  if (kind == kAverage) e = said(nnc_mpi_all_reduce(c, world(), x, "avg", &y));
  if (kind == kBroadcast) e = said(nnc_mpi_broadcast(c, world(), x, last, &y));
  if (kind == kGather) e = said(nnc_mpi_all_gather_tensor(c, world(), x, 0, &y));
  if (kind == kScatter) e = said(nnc_mpi_reduce_scatter_tensor(c, world(), x, "sum", 0, &y));
  EXPECT_EQ("", e);
  return y;
}

// This rank's loss.
nnc_tensor* loss(nnc_ctx* c, Kind kind, nnc_tensor* x) {
  nnc_tensor *y = apply(c, kind, x), *cube = nullptr, *sum = nullptr, *out = nullptr;
  EXPECT_EQ("", said(nnc_pow_scalar(c, y, 3.0, &cube)));
  EXPECT_EQ("", said(nnc_sum(c, cube, nullptr, 0, 0, NNC_DTYPE_DEFAULT, &sum)));
  EXPECT_EQ("", said(nnc_mul_scalar(c, sum, rank() + 1.0, &out)));
  return out;
}

double total(Kind kind, const std::vector<double>& x) {
  Scope c("grad=False");
  nnc_tensor* l = loss(c, kind, tensor(c, x));
  EXPECT_EQ("", said(nnc_mpi_all_reduce_(c, world(), l, "sum")));
  return values(l)[0];
}

TEST(Collectives, Gradients) {
  for (const Kind kind : {kAllReduce, kAverage, kBroadcast, kGather, kScatter}) {
    Scope c;
    const int n = 2 * size();
    std::vector<double> x;
    for (int i = 0; i < n; ++i) x.push_back(0.3 * (i + 1) + 0.1 * rank());
    nnc_tensor *t = tensor(c, x), *l = nullptr, *g = nullptr, *squares = nullptr, *s = nullptr,
               *gg = nullptr;
    OK(nnc_tensor_requires_grad_(c, t, 1));
    l = loss(c, kind, t);
    OK(nnc_autograd_grad(c, &l, 1, &t, 1, nullptr, 1, 1, 0, &g));
    const std::vector<double> gradient = values(g);
    for (int who = 0; who < size(); ++who) {
      for (int i = 0; i < n; i += 3) {
        std::vector<double> up = x, down = x;
        if (rank() == who) {
          up[i] += 1e-5;
          down[i] -= 1e-5;
        }
        const double slope = (total(kind, up) - total(kind, down)) / 2e-5;
        if (rank() != who) continue;
        EXPECT_NEAR(slope, gradient[i], 1e-6 * (1 + std::fabs(slope))) << kind;
      }
    }
    // Of the sum of squares of the gradient: a backward through the gradient's own collective.
    OK(nnc_mul(c, g, g, &squares));
    OK(nnc_sum(c, squares, nullptr, 0, 0, NNC_DTYPE_DEFAULT, &s));
    OK(nnc_autograd_grad(c, &s, 1, &t, 1, nullptr, 0, 0, 0, &gg));
    EXPECT_EQ(n, nnc_tensor_numel(gg));
  }
}

TEST(Collectives, NoGradientOfTheGreatest) {
  Scope c;
  nnc_tensor *t = tensor(c, {1.0, 2.0}), *y = nullptr;
  OK(nnc_tensor_requires_grad_(c, t, 1));
  EXPECT_TRUE(fails(nnc_mpi_all_reduce(c, world(), t, "max", &y), NNC_E_UNSUPPORTED, "max"));
}

// ---- ranks that do not agree ----

TEST(Collectives, DifferentSizesAreFound) {
  if (size() == 1) return;
  Scope c;
  nnc_tensor* t = tensor(c, given(0, rank() == 1 ? 4 : 3));
  EXPECT_TRUE(
      fails(nnc_mpi_all_reduce_(c, world(), t, nullptr), NNC_E_INVALID,
            "rank 0 all_reduce(sum) of float64 (3,), rank 1 all_reduce(sum) of float64 (4,)"));
  EXPECT_EQ(given(0, rank() == 1 ? 4 : 3), values(t));
  OK(nnc_mpi_barrier(c, world()));
}

TEST(Collectives, DifferentCallsAreFound) {
  if (size() == 1) return;
  Scope c;
  nnc_tensor* t = tensor(c, given(0, 3));
  nnc_error* e = rank() == 0 ? nnc_mpi_barrier(c, world()) : nnc_mpi_broadcast_(c, world(), t, 0);
  EXPECT_TRUE(fails(e, NNC_E_INVALID, "rank 0 barrier, rank 1 broadcast from 0 of float64 (3,)"));
  OK(nnc_mpi_barrier(c, world()));
}

TEST(Collectives, BadArguments) {
  Scope c;
  nnc_tensor *t = tensor(c, {1.0}), *y = nullptr;
  EXPECT_TRUE(fails(nnc_mpi_all_reduce_(c, nullptr, t, nullptr), NNC_E_HANDLE, "group is NULL"));
  EXPECT_TRUE(fails(nnc_mpi_all_reduce_(c, world(), nullptr, nullptr), NNC_E_HANDLE, "tensor"));
  EXPECT_TRUE(fails(nnc_mpi_broadcast(c, world(), t, size(), &y), NNC_E_INDEX, "src"));
  EXPECT_TRUE(fails(nnc_mpi_all_gather_tensor(c, world(), t, 1, &y), NNC_E_INDEX, "gather_dim"));
  nnc_mpi_group* g = nullptr;
  EXPECT_TRUE(fails(nnc_mpi_init(c, nullptr, "timeout=-1", &g), NNC_E_INVALID, "timeout"));
  EXPECT_TRUE(fails(nnc_mpi_init(c, nullptr, "time=1", &g), NNC_E_UNKNOWN, "timeout"));
  EXPECT_TRUE(fails(nnc_mpi_init(c, nullptr, "timeout", &g), NNC_E_TEXT, "'='"));
}

}  // namespace
}  // namespace nnc_test
