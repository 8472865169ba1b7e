// SPDX-License-Identifier: Apache-2.0
// DistributedDataParallel: N ranks learn what one process learns from the same batches.
#include <unistd.h>

#include <cstdio>
#include <cstdlib>
#include <fstream>

#include "models.h"
#include "support.h"

namespace nnc_test {
namespace {

// One way to train: a network, its data (all ranks make the same), and how the work is shared.
struct Task {
  std::function<nnc_module*(nnc_ctx*)> network;
  std::function<nnc_tensor*(nnc_ctx*, int64_t)> inputs;   // for a global batch of that many
  std::function<nnc_tensor*(nnc_ctx*, int64_t)> targets;  // of classes
  int steps = 4;
  int64_t batch = 24;  // of all ranks
  const char* optimizer = "SGD(lr=0.05, momentum=0.9)";
  bool sync_batch_norm = false;
};

nnc_tensor* randn(nnc_ctx* c, std::vector<int64_t> sizes, nnc_dtype dtype) {
  nnc_tensor *t = nullptr, *d = nullptr;
  EXPECT_EQ("", said(nnc_randn(c, sizes.data(), int64_t(sizes.size()), NNC_FLOAT64, &t)));
  EXPECT_EQ("", said(nnc_tensor_to(c, t, dtype, &d)));
  return d;
}
nnc_tensor* randint(nnc_ctx* c, int64_t high, std::vector<int64_t> sizes) {
  nnc_tensor* t = nullptr;
  EXPECT_EQ("", said(nnc_randint(c, 0, high, sizes.data(), int64_t(sizes.size()), NNC_INT64, &t)));
  return t;
}

nnc_tensor* part(nnc_ctx* c, nnc_tensor* t, int64_t start, int64_t count) {
  nnc_tensor* p = nullptr;
  EXPECT_EQ("", said(nnc_narrow(c, t, 0, start, count, &p)));
  return p;
}

nnc_tensor* loss_of(nnc_ctx* c, nnc_module* net, nnc_tensor* x, nnc_tensor* target) {
  nnc_tensor *y = nullptr, *l = nullptr;
  EXPECT_EQ("", said(nnc_module_call(c, net, x, &y)));
  EXPECT_EQ("", said(nnc_cross_entropy(c, y, target, nullptr, -100, NNC_REDUCTION_MEAN, 0.0, &l)));
  return l;
}

// The losses of each step, of all ranks together, then the parameters. Ranks take turns of samples,
// in `pieces` parts of their own one after the other, of which only the last one reduces.
std::vector<double> train(const Task& task, nnc_dtype dtype, bool distributed, const char* options,
                          int pieces = 1) {
  Scope c("seed=1, threads=1");
  nnc_module* net = task.network(c);
  EXPECT_EQ("", said(nnc_module_to(c, net, dtype)));
  nnc_module* called = net;
  const int ranks = distributed ? size() : 1, me = distributed ? rank() : 0;
  if (distributed) {
    if (task.sync_batch_norm) {
      EXPECT_EQ("", said(nnc_mpi_convert_sync_batchnorm(c, world(), net, &called)));
    }
    EXPECT_EQ("", said(nnc_mpi_distributed_data_parallel_new(c, world(), net, options, &called)));
  }
  nnc_optimizer* opt = nullptr;
  EXPECT_EQ("", said(nnc_optimizer_new(c, task.optimizer, net, &opt)));
  std::vector<double> out;
  Scope data("seed=2, threads=1");
  for (int step = 0; step < task.steps; ++step) {
    nnc_ctx* s = nullptr;
    EXPECT_EQ("", said(nnc_ctx_scope(c, &s)));
    nnc_tensor *x = task.inputs(data, task.batch), *t = task.targets(data, task.batch);
    EXPECT_EQ("", said(nnc_optimizer_zero_grad(s, opt)));
    const int64_t each = task.batch / ranks / pieces;
    double sum = 0.0;
    for (int p = 0; p < pieces; ++p) {
      if (distributed) {
        EXPECT_EQ("", said(nnc_mpi_set_require_backward_grad_sync(s, called, p == pieces - 1)));
      }
      const int64_t start = (me * pieces + p) * each;
      nnc_tensor* l = loss_of(s, called, part(s, x, start, each), part(s, t, start, each));
      nnc_tensor* scaled = nullptr;
      EXPECT_EQ("", said(nnc_mul_scalar(s, l, 1.0 / pieces, &scaled)));
      EXPECT_EQ("", said(nnc_backward(s, scaled)));
      sum += values(scaled)[0];
    }
    EXPECT_EQ("", said(nnc_optimizer_step(s, opt)));
    nnc_tensor* mean = tensor(s, {sum});
    if (distributed) {
      EXPECT_EQ("", said(nnc_mpi_all_reduce_(s, world(), mean, "avg")));
    }
    out.push_back(values(mean)[0]);
    nnc_release(s);
  }
  nnc_named* parameters = nullptr;
  EXPECT_EQ("", said(nnc_module_named_parameters(c, net, &parameters)));
  for (int64_t i = 0; i < nnc_named_count(parameters); ++i) {
    nnc_tensor* p = nullptr;
    EXPECT_EQ("", said(nnc_named_tensor(c, parameters, i, &p)));
    const std::vector<double> v = values(p);
    out.insert(out.end(), v.begin(), v.end());
  }
  return out;
}

Task mlp(nnc_dtype dtype) {
  Task t;
  t.network = [](nnc_ctx* c) {
    nnc_module* m = nullptr;
    EXPECT_EQ("", said(nnc_module_new(
                      c, "Sequential(Linear(6, 16), Tanh(), Linear(16, 16), ReLU(), Linear(16, 3))",
                      &m)));
    return m;
  };
  t.inputs = [=](nnc_ctx* c, int64_t n) { return randn(c, {n, 6}, dtype); };
  t.targets = [](nnc_ctx* c, int64_t n) { return randint(c, 3, {n}); };
  return t;
}

Task lenet_task(nnc_dtype dtype) {
  Task t = mlp(dtype);
  t.network = lenet;
  t.inputs = [=](nnc_ctx* c, int64_t n) { return randn(c, {n, 1, 32, 32}, dtype); };
  t.targets = [](nnc_ctx* c, int64_t n) { return randint(c, 10, {n}); };
  t.optimizer = "Adam(lr=0.001)";
  t.batch = 12;
  return t;
}

Task resnet_task(nnc_dtype dtype) {
  Task t = lenet_task(dtype);
  t.network = [](nnc_ctx* c) { return resnet18(c, 8); };
  t.inputs = [=](nnc_ctx* c, int64_t n) { return randn(c, {n, 3, 32, 32}, dtype); };
  t.optimizer = "SGD(lr=0.001, momentum=0.9)";
  t.sync_batch_norm = true;
  t.steps = 3;
  return t;
}

Task tagger_task(nnc_dtype) {
  Task t = mlp(NNC_FLOAT64);
  t.network = [](nnc_ctx* c) { return tagger(c, 30, 5); };
  t.inputs = [](nnc_ctx* c, int64_t n) { return randint(c, 30, {n, 7}); };
  t.targets = [](nnc_ctx* c, int64_t n) { return randint(c, 5, {n, 7}); };
  return t;
}

Task encoder_task(nnc_dtype) {
  Task t = tagger_task(NNC_FLOAT64);
  t.network = [](nnc_ctx* c) { return encoder(c, 30, 5); };
  t.targets = [](nnc_ctx* c, int64_t n) { return randint(c, 5, {n}); };
  t.optimizer = "AdamW(lr=0.002, weight_decay=0.01)";
  return t;
}

// float64 to 1e-10, float32 to rounding.
void same_as_one_process(Task (*make)(nnc_dtype), const char* options = nullptr, int pieces = 1) {
  for (const nnc_dtype dtype : {NNC_FLOAT64, NNC_FLOAT32}) {
    const Task task = make(dtype);
    const std::vector<double> one = train(task, dtype, false, nullptr);
    const std::vector<double> many = train(task, dtype, true, options, pieces);
    EXPECT_LE(distance(one, many), dtype == NNC_FLOAT64 ? 1e-10 : 2e-3)
        << (options ? options : "") << " losses " << one[0] << " .. " << one[task.steps - 1];
    for (int i = 0; i < task.steps; ++i) EXPECT_NEAR(one[i], many[i], 1e-4);
  }
}

TEST(DataParallel, Mlp) {
  same_as_one_process(mlp);
  same_as_one_process(mlp, "bucket_cap_mb=0.0005");
  same_as_one_process(mlp, "gradient_as_bucket_view=True, bucket_cap_mb=0.0005");
  same_as_one_process(mlp, "find_unused_parameters=True, bucket_cap_mb=0.0005");
  same_as_one_process(mlp, "static_graph=True, gradient_as_bucket_view=True");
}

TEST(DataParallel, AddsUpWithoutSynchronising) {
  same_as_one_process(mlp, nullptr, 2);
  same_as_one_process(mlp, "gradient_as_bucket_view=True", 2);
  same_as_one_process(mlp, "find_unused_parameters=True", 2);
}

TEST(DataParallel, LeNet) {
  same_as_one_process(lenet_task);
}
TEST(DataParallel, ResNet18) {
  same_as_one_process(resnet_task);
}
TEST(DataParallel, Tagger) {
  same_as_one_process(tagger_task);
}
TEST(DataParallel, Encoder) {
  same_as_one_process(encoder_task);
}

TEST(DataParallel, CompressedGradientsLearnNearlyTheSame) {
  const std::vector<double> plain = train(mlp(NNC_FLOAT32), NNC_FLOAT32, true, nullptr);
  for (const char* options : {"gradient_compression='bfloat16'", "gradient_compression='float16'",
                              "gradient_compression='bfloat16', error_feedback=False"}) {
    const std::vector<double> packed = train(mlp(NNC_FLOAT32), NNC_FLOAT32, true, options);
    EXPECT_LE(distance(plain, packed), 5e-3) << options;
  }
}

// What is rounded off comes back: after many steps with the same gradient, the sum of what arrived
// is as near as after one.
TEST(DataParallel, ErrorFeedbackKeepsTheSum) {
  for (const bool feedback : {true, false}) {
    Scope c;
    nnc_module *net = nullptr, *ddp = nullptr;
    OK(nnc_module_new(c, "Linear(40, 1, bias=False)", &net));
    OK(nnc_mpi_distributed_data_parallel_new(
        c, world(), net,
        feedback ? "gradient_compression='bfloat16'"
                 : "gradient_compression='bfloat16', error_feedback=False",
        &ddp));
    nnc_tensor* weight = nullptr;
    OK(nnc_module_get_parameter(c, net, "weight", &weight));
    std::vector<double> x, sum(40, 0.0), exact(40, 0.0);
    for (int i = 0; i < 40; ++i) x.push_back(1.0 + 0.013 * i + 0.0007 * rank());
    const int64_t sizes[] = {1, 40};
    nnc_tensor* input = nullptr;
    OK(nnc_reshape(c, tensor(c, x, NNC_FLOAT32), sizes, 2, &input));
    constexpr int kSteps = 101;
    for (int step = 0; step < kSteps; ++step) {
      nnc_tensor *y = nullptr, *l = nullptr, *g = nullptr;
      OK(nnc_module_zero_grad(c, net));
      OK(nnc_module_call(c, ddp, input, &y));
      OK(nnc_sum(c, y, nullptr, 0, 0, NNC_DTYPE_DEFAULT, &l));
      OK(nnc_backward(c, l));
      OK(nnc_tensor_grad(c, weight, &g));
      const std::vector<double> v = values(g);
      for (int i = 0; i < 40; ++i) {
        sum[i] += v[i];
        exact[i] += 1.0 + 0.013 * i + 0.0007 * (size() - 1) / 2.0;
      }
    }
    if (size() > 1) {
      EXPECT_EQ(feedback, distance(sum, exact) < 0.02) << distance(sum, exact);
    }
  }
}

// ---- modes ----

TEST(DataParallel, IsAModule) {
  Scope c;
  nnc_module *net = mlp(NNC_FLOAT32).network(c), *ddp = nullptr;
  OK(nnc_mpi_distributed_data_parallel_new(c, world(), net, nullptr, &ddp));
  nnc_string* repr = nullptr;
  OK(nnc_module_repr(c, ddp, &repr));
  EXPECT_EQ(0u, std::string(nnc_string_data(repr)).find("DistributedDataParallel(\n  (module): S"));
  nnc_named* state = nullptr;
  OK(nnc_module_state_dict(c, ddp, &state));
  EXPECT_STREQ("module.0.weight", nnc_named_key(state, 0));
  EXPECT_TRUE(fails(nnc_mpi_set_require_backward_grad_sync(c, net, 1), NNC_E_HANDLE, "ddp"));
  nnc_module* copy = nullptr;
  EXPECT_TRUE(fails(nnc_module_deepcopy(c, ddp, &copy), NNC_E_UNSUPPORTED, ""));
}

TEST(DataParallel, BeginsWithTheValuesOfRank0) {
  Scope c(rank() == 0 ? "seed=5" : "seed=6");
  nnc_module *net = nullptr, *ddp = nullptr;
  OK(nnc_module_new(c, "Sequential(Linear(3, 3), BatchNorm1d(3))", &net));
  nnc_tensor *weight = nullptr, *mean = nullptr;
  OK(nnc_module_get_parameter(c, net, "0.weight", &weight));
  OK(nnc_module_get_buffer(c, net, "1.running_mean", &mean));
  OK(nnc_fill_(c, mean, rank() + 3.0));
  OK(nnc_mpi_distributed_data_parallel_new(c, world(), net, nullptr, &ddp));
  nnc_tensor* all = nullptr;
  OK(nnc_detach(c, weight, &weight));
  OK(nnc_mpi_all_gather_tensor(c, world(), weight, 0, &all));
  const std::vector<double> v = values(all);
  for (size_t i = 0; i < v.size(); ++i) EXPECT_EQ(v[i % 9], v[i]);
  EXPECT_EQ(std::vector<double>(3, 3.0), values(mean));
  // Each forward begins with rank 0's buffers.
  nnc_tensor *x = nullptr, *y = nullptr, *l = nullptr;
  const int64_t sizes[] = {4, 3};
  OK(nnc_full(c, sizes, 2, rank() * 10.0, NNC_FLOAT32, &x));
  for (int i = 0; i < 2; ++i) {
    OK(nnc_module_call(c, ddp, x, &y));
    OK(nnc_sum(c, y, nullptr, 0, 0, NNC_DTYPE_DEFAULT, &l));
    OK(nnc_backward(c, l));
  }
  nnc_tensor* first = nullptr;
  OK(nnc_clone(c, mean, &first));
  OK(nnc_mpi_broadcast_(c, world(), first, 0));
  OK(nnc_module_call(c, ddp, x, &y));
  OK(nnc_clone(c, mean, &mean));
  (void)first;
}

// Parameters that a forward leaves out on some ranks, or on all.
nnc_module* branches(nnc_ctx* c, const int* which) {
  return network(c, "Branches",
                 {{"a", "Linear(2, 2)"}, {"b", "Linear(2, 2)"}, {"c", "Linear(2, 2)"}},
                 [which](nnc_ctx* s, nnc_module* m, const std::vector<nnc_tensor*>& in) {
                   nnc_tensor *y = nullptr, *z = nullptr, *out = nullptr;
                   nnc_module *a = nullptr, *b = nullptr;
                   EXPECT_EQ("", said(nnc_module_get_submodule(s, m, "a", &a)));
                   EXPECT_EQ("", said(nnc_module_call(s, a, in[0], &y)));
                   if (*which == 0) return y;
                   EXPECT_EQ("", said(nnc_module_get_submodule(s, m, *which == 1 ? "b" : "c", &b)));
                   EXPECT_EQ("", said(nnc_module_call(s, b, in[0], &z)));
                   EXPECT_EQ("", said(nnc_add(s, y, z, 1.0, &out)));
                   return out;
                 });
}

std::vector<double> gradient(nnc_ctx* c, nnc_module* m, const char* path) {
  nnc_tensor *p = nullptr, *g = nullptr;
  EXPECT_EQ("", said(nnc_module_get_parameter(c, m, path, &p)));
  EXPECT_EQ("", said(nnc_tensor_grad(c, p, &g)));
  return g ? values(g) : std::vector<double>();
}

void step_back(nnc_ctx* c, nnc_module* m) {
  nnc_tensor *x = nullptr, *y = nullptr, *l = nullptr;
  const int64_t sizes[] = {1, 2};
  EXPECT_EQ("", said(nnc_ones(c, sizes, 2, NNC_FLOAT32, &x)));
  EXPECT_EQ("", said(nnc_module_call(c, m, x, &y)));
  EXPECT_EQ("", said(nnc_sum(c, y, nullptr, 0, 0, NNC_DTYPE_DEFAULT, &l)));
  EXPECT_EQ("", said(nnc_backward(c, l)));
}

TEST(DataParallel, UnusedParameters) {
  for (const char* options : {"find_unused_parameters=True",
                              "find_unused_parameters=True, gradient_as_bucket_view=True"}) {
    Scope c;
    int which = 0;
    nnc_module *net = branches(c, &which), *ddp = nullptr;
    OK(nnc_mpi_distributed_data_parallel_new(c, world(), net, options, &ddp));
    for (int round = 0; round < 3; ++round) {
      which = rank() == 0 ? 1 : 0;  // b on rank 0 alone, c nowhere
      OK(nnc_module_zero_grad(c, net));
      step_back(c, ddp);
      EXPECT_EQ(std::vector<double>(4, 1.0), gradient(c, net, "a.weight"));
      EXPECT_EQ(std::vector<double>(4, float(1.0 / size())), gradient(c, net, "b.weight"));
      EXPECT_TRUE(gradient(c, net, "c.weight").empty());
    }
    // What nobody reaches keeps what it has.
    which = 2;
    OK(nnc_module_zero_grad(c, net));
    step_back(c, ddp);
    which = 1;
    step_back(c, ddp);
    EXPECT_EQ(std::vector<double>(4, 2.0), gradient(c, net, "a.weight"));
    EXPECT_EQ(std::vector<double>(4, 1.0), gradient(c, net, "c.weight")) << options;
  }
}

// All ranks begin a step; the error that ends it. Who fails ends what others are still waiting for,
// wherever they are.
nnc_error* step_together(nnc_ctx* c, nnc_mpi_group* group, nnc_module* m) {
  nnc_tensor *x = nullptr, *y = nullptr, *l = nullptr;
  const int64_t sizes[] = {1, 2};
  nnc_error* e = nnc_mpi_barrier(c, group);
  if (!e) e = nnc_ones(c, sizes, 2, NNC_FLOAT32, &x);
  if (!e) e = nnc_module_call(c, m, x, &y);
  if (!e) e = nnc_sum(c, y, nullptr, 0, 0, NNC_DTYPE_DEFAULT, &l);
  return e ? e : nnc_backward(c, l);
}

TEST(DataParallel, StaticGraphs) {
  Scope c;
  nnc_mpi_group* own = nullptr;
  OK(nnc_mpi_init(c, nullptr, "timeout=20", &own));
  int which = 1;
  nnc_module *net = branches(c, &which), *ddp = nullptr;
  OK(nnc_mpi_distributed_data_parallel_new(c, own, net, "static_graph=True", &ddp));
  for (int round = 0; round < 3; ++round) {
    OK(nnc_module_zero_grad(c, net));
    step_back(c, ddp);
    EXPECT_EQ(std::vector<double>(4, 1.0), gradient(c, net, "b.weight"));
    EXPECT_TRUE(gradient(c, net, "c.weight").empty());
  }
  which = 2;
  EXPECT_TRUE(fails(step_together(c, own, ddp), NNC_E_STATE, "the graph is not static"));
}

// What one rank never reaches others may.
TEST(DataParallel, StaticGraphsOfTheirOwn) {
  for (const char* options :
       {"static_graph=True", "static_graph=True, gradient_as_bucket_view=True"}) {
    Scope c;
    int which = rank() == 0 ? 0 : 1;
    nnc_module *net = branches(c, &which), *ddp = nullptr;
    OK(nnc_mpi_distributed_data_parallel_new(c, world(), net, options, &ddp));
    const double expected = float((size() - 1.0) / size());
    for (int round = 0; round < 3; ++round) {
      OK(nnc_module_zero_grad(c, net));
      step_back(c, ddp);
      EXPECT_EQ(std::vector<double>(4, 1.0), gradient(c, net, "a.weight"));
      if (size() > 1) {
        EXPECT_LE(distance(std::vector<double>(4, expected), gradient(c, net, "b.weight")), 1e-6);
      }
      EXPECT_TRUE(gradient(c, net, "c.weight").empty());
    }
  }
}

TEST(DataParallel, UnreachedParametersAreNamed) {
  Scope c;
  nnc_mpi_group* own = nullptr;
  OK(nnc_mpi_init(c, nullptr, "timeout=20", &own));
  int which = rank() == size() - 1 ? 0 : 1;
  nnc_module *net = branches(c, &which), *ddp = nullptr;
  OK(nnc_module_get_submodule(c, net, "c", &ddp));
  OK(nnc_module_requires_grad_(c, ddp, 0));
  OK(nnc_mpi_distributed_data_parallel_new(c, own, net, nullptr, &ddp));
  const std::string who = "rank " + std::to_string(size() - 1) + " has failed: ";
  EXPECT_TRUE(
      fails(step_together(c, own, ddp), NNC_E_STATE, who + "backward has not reached b.weight"));
  EXPECT_TRUE(fails(nnc_mpi_barrier(c, own), NNC_E_STATE, who));
  OK(nnc_mpi_barrier(c, world()));
}

// Two forwards before one backward, and outputs that are written to.
TEST(DataParallel, SeveralForwardsOneBackward) {
  Scope c;
  nnc_module *net = nullptr, *ddp = nullptr;
  OK(nnc_module_new(c, "Sequential(Linear(2, 2), Tanh(), Linear(2, 1))", &net));
  OK(nnc_mpi_distributed_data_parallel_new(c, world(), net, "bucket_cap_mb=0.00001", &ddp));
  std::vector<std::vector<double>> gradients;
  for (nnc_module* m : {net, ddp}) {
    OK(nnc_module_zero_grad(c, net));
    nnc_tensor *x = nullptr, *sum = nullptr;
    const int64_t sizes[] = {3, 2};
    OK(nnc_ones(c, sizes, 2, NNC_FLOAT32, &x));
    for (int i = 0; i < 2; ++i) {
      nnc_tensor *y = nullptr, *l = nullptr;
      OK(nnc_module_call(c, m, x, &y));
      OK(nnc_mul_scalar_(c, y, 2.0 + i));
      OK(nnc_sum(c, y, nullptr, 0, 0, NNC_DTYPE_DEFAULT, &l));
      if (sum) OK(nnc_add(c, sum, l, 1.0, &l));
      sum = l;
    }
    OK(nnc_backward(c, sum));
    gradients.push_back(gradient(c, net, "0.weight"));
  }
  EXPECT_LE(distance(gradients[0], gradients[1]), 1e-6);
}

// grad() goes through the outputs and leaves the reducer alone.
TEST(DataParallel, GradientsOfInputsBetween) {
  Scope c;
  nnc_module *net = nullptr, *ddp = nullptr;
  OK(nnc_module_new(c, "Linear(2, 1)", &net));
  OK(nnc_mpi_distributed_data_parallel_new(c, world(), net, nullptr, &ddp));
  for (int i = 0; i < 2; ++i) {
    nnc_tensor *x = nullptr, *y = nullptr, *l = nullptr, *g = nullptr;
    const int64_t sizes[] = {1, 2};
    OK(nnc_ones(c, sizes, 2, NNC_FLOAT32, &x));
    OK(nnc_tensor_requires_grad_(c, x, 1));
    OK(nnc_module_call(c, ddp, x, &y));
    OK(nnc_sum(c, y, nullptr, 0, 0, NNC_DTYPE_DEFAULT, &l));
    OK(nnc_autograd_grad(c, &l, 1, &x, 1, nullptr, 1, 0, 0, &g));
    OK(nnc_module_zero_grad(c, net));
    OK(nnc_backward(c, l));
    EXPECT_EQ(std::vector<double>(2, 1.0), gradient(c, net, "weight"));
  }
}

// A bucket is reduced while backward makes the gradients of the next.
// Of a large parameter, by the type of its elements and what is asked for. The gradient of the sum
// of y = x w^T is the sum of x over the batch, for each row of w: whole numbers, exact in every
// type. transposed: .grad is there before, with its elements column by column.
void expect_mean_of_large(nnc_dtype dtype, const char* options, bool transposed) {
  const int64_t in = 900, out = 701;
  Scope c;
  nnc_module *net = nullptr, *called = nullptr;
  OK(nnc_module_new(c, "Linear(900, 701, bias=False)", &net));
  OK(nnc_module_to(c, net, dtype));
  OK(nnc_mpi_distributed_data_parallel_new(c, world(), net, options, &called));
  std::vector<double> mine(in), mean(in);
  for (int64_t i = 0; i < in; ++i) {
    mine[i] = double(i % 5 + 4 * rank());
    for (int r = 0; r < size(); ++r) mean[i] += double(i % 5 + 4 * r) / size();
  }
  nnc_tensor *x = nullptr, *w = nullptr, *grad = nullptr;
  const int64_t sizes[] = {1, in}, columns[] = {in, out};
  OK(nnc_reshape(c, tensor(c, mine, dtype), sizes, 2, &x));
  OK(nnc_module_get_parameter(c, net, "weight", &w));
  if (transposed) {
    nnc_tensor *zeros = nullptr, *rows = nullptr;
    OK(nnc_zeros(c, columns, 2, dtype, &zeros));
    OK(nnc_t(c, zeros, &rows));
    OK(nnc_tensor_set_grad(c, w, rows));
  }
  for (int times = 1; times <= 3; ++times) {
    nnc_tensor *y = nullptr, *sum = nullptr;
    OK(nnc_module_call(c, called, x, &y));
    OK(nnc_sum(c, y, nullptr, 0, 0, NNC_DTYPE_DEFAULT, &sum));
    OK(nnc_backward(c, sum));
    OK(nnc_tensor_grad(c, w, &grad));
    const std::vector<double> got = values(grad);
    ASSERT_EQ(static_cast<size_t>(in * out), got.size());
    int64_t wrong = 0;
    for (size_t i = 0; i < got.size(); ++i) wrong += got[i] != mean[i % in] * times;
    EXPECT_EQ(0, wrong) << options << " dtype " << dtype << " backward " << times;
  }
}

TEST(DataParallel, MeansOfLargeParameters) {
  for (const nnc_dtype dtype : {NNC_FLOAT32, NNC_FLOAT64, NNC_FLOAT16, NNC_BFLOAT16}) {
    for (const char* options : {"", "gradient_as_bucket_view=True", "find_unused_parameters=True",
                                "static_graph=True", "bucket_cap_mb=0.1"}) {
      expect_mean_of_large(dtype, options, false);
    }
    expect_mean_of_large(dtype, "", true);
  }
}

TEST(DataParallel, TraceShowsOverlap) {
  Scope c;
  nnc_mpi_group* own = nullptr;
  OK(nnc_mpi_init(c, nullptr, "trace=True", &own));
  nnc_module *net = resnet18(c, 8), *ddp = nullptr;
  OK(nnc_mpi_distributed_data_parallel_new(c, own, net, "bucket_cap_mb=0.2", &ddp));
  nnc_tensor* x = randn(c, {8, 3, 64, 64}, NNC_FLOAT32);
  constexpr int kSteps = 20;
  for (int step = 0; step < kSteps; ++step) {
    OK(nnc_module_zero_grad(c, net));
    OK(nnc_backward(c, loss_of(c, ddp, x, randint(c, 10, {8}))));
  }
  char path[] = "/tmp/nnc-mpi-trace-XXXXXX";
  const int fd = mkstemp(path);
  ASSERT_GE(fd, 0);
  close(fd);
  OK(nnc_mpi_export_chrome_trace(c, own, path));
  // The first bucket begins before the last gradient comes. On a machine with other things to do
  // the worker may be late: once is enough. What was noted stands in the order in which it ended.
  std::ifstream file(path);
  double bucket = 0.0, gradient = 0.0;
  int buckets = 0, overlaps = 0;
  for (std::string line; std::getline(file, line);) {
    double start = 0.0, length = 0.0;
    const size_t at = line.find("\"ts\":");
    if (at == std::string::npos) continue;
    std::sscanf(line.c_str() + at, "\"ts\":%lf,\"dur\":%lf", &start, &length);
    if (line.find("\"gradient of ") != std::string::npos) gradient = start;
    if (line.find("(bucket 0)") == std::string::npos) continue;
    bucket = start;
    ++buckets;
    overlaps += bucket < gradient;
  }
  std::remove(path);
  EXPECT_EQ(kSteps, buckets);
  EXPECT_GT(overlaps, 0);
  EXPECT_TRUE(fails(nnc_mpi_export_chrome_trace(c, world(), path), NNC_E_STATE, "trace=True"));
  EXPECT_TRUE(
      fails(nnc_mpi_export_chrome_trace(c, own, "/no/such/folder"), NNC_E_FILE, "/no/such"));
  OK(nnc_mpi_barrier(c, own));
}

TEST(DataParallel, DifferentModulesAreFound) {
  if (size() == 1) return;
  Scope c;
  nnc_module *net = nullptr, *ddp = nullptr;
  OK(nnc_module_new(c,
                    rank() == 1 ? "Sequential(Linear(2, 2), Linear(2, 3))"
                                : "Sequential(Linear(2, 2), Linear(2, 4))",
                    &net));
  const char* expected =
      "rank 1 has parameter 1.weight, float32 (3, 2), where rank 0 has parameter 1.weight, float32 "
      "(4, 2)";
  EXPECT_TRUE(fails(nnc_mpi_distributed_data_parallel_new(c, world(), net, nullptr, &ddp),
                    NNC_E_INVALID, expected));
  EXPECT_TRUE(fails(nnc_mpi_verify_module(c, world(), net), NNC_E_INVALID, expected));
  OK(nnc_module_new(c, rank() == size() - 1 ? "Linear(2, 2, bias=False)" : "Linear(2, 2)", &net));
  EXPECT_TRUE(fails(nnc_mpi_verify_module(c, world(), net), NNC_E_INVALID,
                    "has nothing, where rank 0 has parameter bias, float32 (2,)"));
  OK(nnc_module_new(c, "Linear(2, 2)", &net));
  if (rank() == 1) OK(nnc_module_requires_grad_(c, net, 0));
  EXPECT_TRUE(
      fails(nnc_mpi_verify_module(c, world(), net), NNC_E_INVALID, "which requires no gradient"));
}

TEST(DataParallel, BadArguments) {
  Scope c;
  nnc_module *net = nullptr, *ddp = nullptr;
  OK(nnc_module_new(c, "Linear(2, 2)", &net));
  EXPECT_TRUE(fails(nnc_mpi_distributed_data_parallel_new(c, world(), net, "bucket_cap=1", &ddp),
                    NNC_E_UNKNOWN, "bucket_cap_mb"));
  EXPECT_TRUE(fails(
      nnc_mpi_distributed_data_parallel_new(c, world(), net, "gradient_compression='int8'", &ddp),
      NNC_E_INVALID, "int8"));
  EXPECT_TRUE(fails(nnc_mpi_distributed_data_parallel_new(c, world(), nullptr, nullptr, &ddp),
                    NNC_E_HANDLE, "module"));
  OK(nnc_module_requires_grad_(c, net, 0));
  EXPECT_TRUE(fails(nnc_mpi_distributed_data_parallel_new(c, world(), net, nullptr, &ddp),
                    NNC_E_INVALID, "no parameter"));
}

}  // namespace
}  // namespace nnc_test
