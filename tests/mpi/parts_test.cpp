// SPDX-License-Identifier: Apache-2.0
// What surrounds DistributedDataParallel: SyncBatchNorm, the sampler, the sharded optimizer,
// checkpoints.
#include <unistd.h>

#include <algorithm>
#include <cstdio>

#include "support.h"

namespace nnc_test {
namespace {

nnc_tensor* rows(nnc_ctx* c, nnc_tensor* t, int64_t start, int64_t n) {
  nnc_tensor* p = nullptr;
  EXPECT_EQ("", said(nnc_narrow(c, t, 0, start, n, &p)));
  return p;
}

nnc_tensor* of(nnc_ctx* c, nnc_module* m, const char* path, bool buffer) {
  nnc_tensor* t = nullptr;
  EXPECT_EQ("", said(buffer ? nnc_module_get_buffer(c, m, path, &t)
                            : nnc_module_get_parameter(c, m, path, &t)));
  return t;
}

// ---- SyncBatchNorm ----

// Output, gradients of input, weight and bias summed over all ranks, and running statistics are
// those of a BatchNorm of all samples; shares of ranks differ in size.
TEST(SyncBatchNorm, IsBatchNormOfAllSamples) {
  for (const char* arguments :
       {"4", "4, momentum=None", "4, affine=False", "4, eps=0.1, track_running_stats=False"}) {
    Scope c("seed=3, default_dtype='float64'");
    const std::string text = std::string("BatchNorm2d(") + arguments + ")";
    nnc_module *one = nullptr, *given = nullptr, *many = nullptr;
    OK(nnc_module_new(c, text.c_str(), &one));
    OK(nnc_module_new(c, text.c_str(), &given));
    OK(nnc_mpi_convert_sync_batchnorm(c, world(), given, &many));
    const int n = size() * (size() + 1) / 2;  // rank r has r + 1 samples
    const int64_t sizes[] = {n, 4, 3, 2};
    for (int round = 0; round < 2; ++round) {
      nnc_tensor *x = nullptr, *g = nullptr, *y = nullptr, *z = nullptr;
      OK(nnc_randn(c, sizes, 4, NNC_FLOAT64, &x));
      OK(nnc_randn(c, sizes, 4, NNC_FLOAT64, &g));
      const int start = rank() * (rank() + 1) / 2;
      nnc_tensor *mine = nullptr, *all = nullptr;
      OK(nnc_clone(c, rows(c, x, start, rank() + 1), &mine));
      OK(nnc_clone(c, x, &all));
      OK(nnc_tensor_requires_grad_(c, mine, 1));
      OK(nnc_tensor_requires_grad_(c, all, 1));
      OK(nnc_module_call(c, one, all, &y));
      OK(nnc_module_call(c, many, mine, &z));
      EXPECT_LE(distance(values(rows(c, y, start, rank() + 1)), values(z)), 1e-12) << text;
      OK(nnc_autograd_backward(c, &y, 1, &g, 0, 0, nullptr, 0));
      nnc_tensor* own = rows(c, g, start, rank() + 1);
      OK(nnc_autograd_backward(c, &z, 1, &own, 0, 0, nullptr, 0));
      nnc_tensor *ga = nullptr, *gm = nullptr;
      OK(nnc_tensor_grad(c, all, &ga));
      OK(nnc_tensor_grad(c, mine, &gm));
      EXPECT_LE(distance(values(rows(c, ga, start, rank() + 1)), values(gm)), 1e-12) << text;
    }
    for (const char* name : {"weight", "bias"}) {
      nnc_tensor *p = of(c, one, name, false), *q = of(c, many, name, false), *a = nullptr,
                 *b = nullptr;
      ASSERT_EQ(p == nullptr, q == nullptr);
      if (!p) continue;
      OK(nnc_tensor_grad(c, p, &a));
      OK(nnc_tensor_grad(c, q, &b));
      OK(nnc_mpi_all_reduce_(c, world(), b, "sum"));
      EXPECT_LE(distance(values(a), values(b)), 1e-12) << text;
    }
    for (const char* name : {"running_mean", "running_var", "num_batches_tracked"}) {
      nnc_tensor *p = of(c, one, name, true), *q = of(c, many, name, true);
      ASSERT_EQ(p == nullptr, q == nullptr);
      if (!p) continue;
      EXPECT_LE(distance(values(p), values(q)), 1e-12) << text << name;
    }
    // In evaluation nothing is shared.
    OK(nnc_module_eval(c, one));
    OK(nnc_module_eval(c, many));
    nnc_tensor *x = nullptr, *y = nullptr, *z = nullptr;
    OK(nnc_randn(c, sizes, 4, NNC_FLOAT64, &x));
    OK(nnc_module_call(c, one, x, &y));
    OK(nnc_module_call(c, many, x, &z));
    EXPECT_LE(distance(values(y), values(z)), 1e-12) << text;
  }
}

TEST(SyncBatchNorm, Converts) {
  Scope c;
  nnc_module *net = nullptr, *out = nullptr;
  OK(nnc_module_new(c,
                    "Sequential(Conv1d(2, 3, 1), BatchNorm1d(3, momentum=0.2), "
                    "Sequential(BatchNorm1d(3, affine=False)))",
                    &net));
  OK(nnc_module_eval(c, net));
  OK(nnc_mpi_convert_sync_batchnorm(c, world(), net, &out));
  nnc_string* text = nullptr;
  OK(nnc_module_repr(c, out, &text));
  EXPECT_STREQ(
      "Sequential(\n"
      "  (0): Conv1d(2, 3, kernel_size=(1,), stride=(1,))\n"
      "  (1): SyncBatchNorm(3, eps=1e-05, momentum=0.2, affine=True, bias=True, "
      "track_running_stats=True)\n"
      "  (2): Sequential(\n"
      "    (0): SyncBatchNorm(3, eps=1e-05, momentum=0.1, affine=False, bias=False, "
      "track_running_stats=True)\n"
      "  )\n"
      ")",
      nnc_string_data(text));
  nnc_named* state = nullptr;
  OK(nnc_module_state_dict(c, out, &state));
  EXPECT_EQ(10, nnc_named_count(state));
  nnc_module* layer = nullptr;
  OK(nnc_module_get_submodule(c, out, "1", &layer));
  EXPECT_EQ(0, nnc_module_training(layer));
  OK(nnc_module_deepcopy(c, out, &layer));
  OK(nnc_module_new(c, "LazyBatchNorm1d()", &net));
  EXPECT_TRUE(
      fails(nnc_mpi_convert_sync_batchnorm(c, world(), net, &out), NNC_E_UNSUPPORTED, "lazy"));
}

TEST(SyncBatchNorm, OneValueIsTooFew) {
  if (size() > 1) return;
  Scope c;
  nnc_module *net = nullptr, *out = nullptr;
  OK(nnc_module_new(c, "BatchNorm1d(3)", &net));
  OK(nnc_mpi_convert_sync_batchnorm(c, world(), net, &out));
  nnc_tensor *x = nullptr, *y = nullptr;
  const int64_t sizes[] = {1, 3};
  OK(nnc_ones(c, sizes, 2, NNC_FLOAT32, &x));
  EXPECT_TRUE(fails(nnc_module_call(c, out, x, &y), NNC_E_INVALID, "more than 1 value"));
}

// ---- the sampler ----

std::vector<double> indices(int64_t length, const std::string& options) {
  Scope c;
  nnc_tensor* t = nullptr;
  EXPECT_EQ("", said(nnc_mpi_distributed_sampler_indices(c, nullptr, length, options.c_str(), &t)));
  return t ? values(t) : std::vector<double>();
}

// From PyTorch 2.14: list(DistributedSampler(range(11), num_replicas=3, rank=r, seed=s)) after
// set_epoch(e).
TEST(DistributedSampler, IsTorchs) {
  using V = std::vector<double>;
  EXPECT_EQ((V{10, 3, 2, 7}), indices(11, "num_replicas=3, rank=0"));
  EXPECT_EQ((V{0, 5, 1, 6}), indices(11, "num_replicas=3, rank=1"));
  EXPECT_EQ((V{4, 8, 9, 10}), indices(11, "num_replicas=3, rank=2"));
  EXPECT_EQ((V{9, 3, 1, 6}), indices(11, "num_replicas=3, rank=1, seed=7, epoch=2"));
  EXPECT_EQ((V{9, 8, 1}), indices(11, "num_replicas=3, rank=2, seed=7, drop_last=True"));
  EXPECT_EQ((V{2, 5, 8, 0}), indices(11, "num_replicas=3, rank=2, shuffle=False"));
  EXPECT_EQ((V{0}), indices(2, "num_replicas=5, rank=4, shuffle=False"));
}

TEST(DistributedSampler, GoesOnWithAnotherNumberOfRanks) {
  // 12 samples in global batches of 4: two by 2 ranks, the rest by 4.
  const auto batch = [](int ranks, int64_t start, int step) {
    std::vector<double> all;
    for (int r = 0; r < ranks; ++r) {
      const std::vector<double> mine = indices(12, "seed=1, start=" + std::to_string(start) +
                                                       ", num_replicas=" + std::to_string(ranks) +
                                                       ", rank=" + std::to_string(r));
      const int each = 4 / ranks;
      for (int i = 0; i < each; ++i) all.push_back(mine[step * each + i]);
    }
    std::sort(all.begin(), all.end());
    return all;
  };
  EXPECT_EQ(batch(1, 0, 2), batch(4, 8, 0));
  EXPECT_EQ(batch(2, 0, 1), batch(4, 0, 1));
  EXPECT_EQ(batch(2, 4, 1), batch(4, 0, 2));
}

TEST(DistributedSampler, Batches) {
  Scope c;
  std::vector<double> numbers(13);
  for (int i = 0; i < 13; ++i) numbers[i] = i;
  nnc_tensor* t = tensor(c, numbers, NNC_INT64);
  nnc_dataset* set = nullptr;
  nnc_sampler* sampler = nullptr;
  OK(nnc_tensor_dataset_new(c, &t, 1, &set));
  OK(nnc_mpi_distributed_sampler_new(c, world(), set, "batch_size=2, epoch=1", &sampler));
  const int64_t each = (13 + size() - 1) / size();
  EXPECT_EQ((each + 1) / 2, nnc_sampler_len(sampler));
  nnc_data_loader* loader = nullptr;
  nnc_data_loader_iter* pass = nullptr;
  OK(nnc_data_loader_new(c, set, sampler, nullptr, nullptr, &loader));
  OK(nnc_data_loader_iter_new(c, loader, &pass));
  std::vector<double> seen(13, 0.0);
  for (;;) {
    nnc_tensor* x = nullptr;
    int64_t n = 0;
    OK(nnc_data_loader_next(c, pass, &x, 1, &n));
    if (n == 0) break;
    for (const double v : values(x)) seen[static_cast<size_t>(v)] += 1;
  }
  nnc_tensor* all = tensor(c, seen);
  OK(nnc_mpi_all_reduce_(c, world(), all, nullptr));
  for (const double v : values(all)) EXPECT_GE(v, 1.0);
  EXPECT_TRUE(fails(nnc_mpi_distributed_sampler_new(c, world(), set, "batch_size=0", &sampler),
                    NNC_E_INVALID, "batch_size"));
  nnc_tensor* out = nullptr;
  EXPECT_TRUE(
      fails(nnc_mpi_distributed_sampler_indices(c, nullptr, 3, "rank=2, num_replicas=2", &out),
            NNC_E_INVALID, "not below"));
  EXPECT_TRUE(fails(nnc_mpi_distributed_sampler_indices(c, nullptr, 3, nullptr, &out), NNC_E_HANDLE,
                    "group"));
  EXPECT_TRUE(indices(0, "num_replicas=2, rank=1").empty());
}

// ---- the sharded optimizer ----

void set_gradients(nnc_ctx* c, nnc_module* m, double factor) {
  nnc_named* all = nullptr;
  EXPECT_EQ("", said(nnc_module_named_parameters(c, m, &all)));
  for (int64_t i = 0; i < nnc_named_count(all); ++i) {
    nnc_tensor *p = nullptr, *g = nullptr, *d = nullptr;
    EXPECT_EQ("", said(nnc_named_tensor(c, all, i, &p)));
    EXPECT_EQ("", said(nnc_detach(c, p, &d)));
    EXPECT_EQ("", said(nnc_mul_scalar(c, d, factor + 0.1 * double(i), &g)));
    EXPECT_EQ("", said(nnc_tensor_set_grad(c, p, g)));
  }
}

std::vector<double> all_parameters(nnc_ctx* c, nnc_module* m) {
  nnc_named* all = nullptr;
  std::vector<double> out;
  EXPECT_EQ("", said(nnc_module_named_parameters(c, m, &all)));
  for (int64_t i = 0; i < nnc_named_count(all); ++i) {
    nnc_tensor* p = nullptr;
    EXPECT_EQ("", said(nnc_named_tensor(c, all, i, &p)));
    const std::vector<double> v = values(p);
    out.insert(out.end(), v.begin(), v.end());
  }
  return out;
}

const char* const kNet = "Sequential(Linear(5, 7), Linear(7, 3), Linear(3, 1, bias=False))";

TEST(ZeroRedundancyOptimizer, StepsLikeTheWholeOne) {
  for (const char* text :
       {"Adam(lr=0.01)", "SGD(lr=0.1, momentum=0.9)", "AdamW(lr=0.01)", "Adagrad(lr=0.05)"}) {
    Scope c("seed=4"), d("seed=4");
    nnc_module *one = nullptr, *many = nullptr;
    OK(nnc_module_new(c, kNet, &one));
    OK(nnc_module_new(d, kNet, &many));
    nnc_optimizer* whole = nullptr;
    nnc_mpi_zero* zero = nullptr;
    OK(nnc_optimizer_new(c, text, one, &whole));
    OK(nnc_mpi_zero_redundancy_optimizer_new(c, world(), text, many, &zero));
    for (int step = 0; step < 3; ++step) {
      set_gradients(c, one, 0.3);
      set_gradients(c, many, 0.3);
      OK(nnc_optimizer_step(c, whole));
      OK(nnc_mpi_zero_step(c, zero));
    }
    EXPECT_EQ(all_parameters(c, one), all_parameters(c, many)) << text;
    // The whole state, on every rank, goes into an optimizer of one process and back.
    nnc_named *expected = nullptr, *state = nullptr;
    OK(nnc_optimizer_state_dict(c, whole, &expected));
    OK(nnc_mpi_zero_state_dict(c, zero, &state));
    EXPECT_EQ(nnc_named_count(expected), nnc_named_count(state)) << text;
    for (int64_t i = 0; i < nnc_named_count(expected); ++i) {
      nnc_tensor *a = nullptr, *b = nullptr;
      const char* key = nnc_named_key(expected, i);
      OK(nnc_named_tensor(c, expected, i, &a));
      OK(nnc_named_get(c, state, key, &b));
      ASSERT_TRUE(b) << key;
      EXPECT_EQ(values(a), values(b)) << key;
    }
    nnc_optimizer* other = nullptr;
    nnc_mpi_zero* again = nullptr;
    OK(nnc_optimizer_new(c, text, one, &other));
    OK(nnc_optimizer_load_state_dict(c, other, state));
    OK(nnc_mpi_zero_redundancy_optimizer_new(c, world(), text, many, &again));
    OK(nnc_mpi_zero_load_state_dict(c, again, state));
    set_gradients(c, one, 0.5);
    set_gradients(c, many, 0.5);
    OK(nnc_optimizer_step(c, other));
    OK(nnc_mpi_zero_step(c, again));
    EXPECT_EQ(all_parameters(c, one), all_parameters(c, many)) << text;
    OK(nnc_mpi_zero_zero_grad(c, again));
    nnc_tensor* g = nullptr;
    OK(nnc_tensor_grad(c, of(c, many, "0.weight", false), &g));
    EXPECT_EQ(nullptr, g);
    nnc_optimizer* local = nullptr;
    OK(nnc_mpi_zero_optimizer(c, again, &local));
    OK(nnc_optimizer_set_option_f64(c, local, 0, "lr", 0.5));
    nnc_release(local);
  }
}

TEST(ZeroRedundancyOptimizer, MoreRanksThanParameters) {
  Scope c;
  nnc_module* net = nullptr;
  nnc_mpi_zero* zero = nullptr;
  nnc_named* state = nullptr;
  OK(nnc_module_new(c, "Linear(2, 1, bias=False)", &net));
  OK(nnc_mpi_zero_redundancy_optimizer_new(c, world(), "Adam()", net, &zero));
  set_gradients(c, net, 1.0);
  OK(nnc_mpi_zero_step(c, zero));
  OK(nnc_mpi_zero_state_dict(c, zero, &state));
  OK(nnc_mpi_zero_load_state_dict(c, zero, state));
  EXPECT_TRUE(fails(nnc_mpi_zero_redundancy_optimizer_new(c, world(), "LBFGS()", net, &zero),
                    NNC_E_INVALID, "LBFGS"));
  EXPECT_TRUE(fails(nnc_mpi_zero_redundancy_optimizer_new(c, world(), "Adan()", net, &zero),
                    NNC_E_UNKNOWN, "Adan"));
  nnc_named* other = nullptr;
  OK(nnc_named_new(c, &other));
  OK(nnc_named_add_value(other, "param_groups.0.params", "[0, 1]"));
  EXPECT_TRUE(fails(nnc_mpi_zero_load_state_dict(c, zero, other), NNC_E_INVALID, "2 parameters"));
}

// ---- checkpoints ----

TEST(Checkpoints, SavedByOneLoadedByAll) {
  Scope c;
  // Each rank has a folder of its own in mind, and only rank 0's is used.
  char folder[] = "/tmp/nnc-mpi-XXXXXX";
  ASSERT_TRUE(mkdtemp(folder));
  const std::string path = std::string(folder) + "/run.pt";
  nnc_named *named = nullptr, *loaded = nullptr, *inner = nullptr;
  OK(nnc_named_new(c, &named));
  OK(nnc_named_new(c, &inner));
  OK(nnc_named_add(inner, "weight", tensor(c, {1.5, 2.5, double(rank())})));
  OK(nnc_named_add_named(named, "model", inner));
  OK(nnc_named_add_value(named, "epoch", "5"));
  OK(nnc_mpi_save(c, world(), rank() == 0 ? named : nullptr, path.c_str()));
  EXPECT_EQ(rank() == 0, access(path.c_str(), R_OK) == 0);
  OK(nnc_mpi_load(c, world(), path.c_str(), nullptr, &loaded));
  nnc_tensor* t = nullptr;
  nnc_string* epoch = nullptr;
  OK(nnc_named_get(c, loaded, "model.weight", &t));
  EXPECT_EQ((std::vector<double>{1.5, 2.5, 0.0}), values(t));
  OK(nnc_named_value(c, loaded, "epoch", &epoch));
  EXPECT_STREQ("5", nnc_string_data(epoch));
  std::remove(path.c_str());
  rmdir(folder);
  // Errors are those of rank 0, on all ranks.
  EXPECT_TRUE(
      fails(nnc_mpi_load(c, world(), path.c_str(), nullptr, &loaded), NNC_E_FILE, "rank 0"));
  EXPECT_TRUE(fails(nnc_mpi_save(c, world(), named, path.c_str()), NNC_E_FILE, "rank 0"));
  EXPECT_TRUE(fails(nnc_mpi_load(c, world(), path.c_str(), "mmap=True", &loaded), NNC_E_UNSUPPORTED,
                    "mmap"));
  OK(nnc_mpi_barrier(c, world()));
}

}  // namespace
}  // namespace nnc_test
