// SPDX-License-Identifier: Apache-2.0
// What programs do that they should not, or seldom do: ranks that differ, modules that change or
// end too early, hooks that interfere.
#include <cstdlib>

#include "models.h"
#include "support.h"

namespace nnc_test {
namespace {

nnc_tensor* full(nnc_ctx* c, std::vector<int64_t> sizes, double value) {
  nnc_tensor* t = nullptr;
  EXPECT_EQ("", said(nnc_full(c, sizes.data(), int64_t(sizes.size()), value, NNC_FLOAT32, &t)));
  return t;
}
nnc_tensor* parameter(nnc_ctx* c, nnc_module* m, const char* name) {
  nnc_tensor* p = nullptr;
  EXPECT_EQ("", said(nnc_module_get_parameter(c, m, name, &p)));
  return p;
}
std::vector<double> grad_of(nnc_ctx* c, nnc_module* m, const char* name) {
  nnc_tensor* g = nullptr;
  EXPECT_EQ("", said(nnc_tensor_grad(c, parameter(c, m, name), &g)));
  return g ? values(g) : std::vector<double>();
}
// The mean over the ranks of 1, 2, 3, ...
double mean_of_ranks() {
  return (size() + 1) / 2.0;
}
nnc_tensor* sum_of(nnc_ctx* c, nnc_module* m, nnc_tensor* x) {
  nnc_tensor *y = nullptr, *l = nullptr;
  EXPECT_EQ("", said(nnc_module_call(c, m, x, &y)));
  EXPECT_EQ("", said(nnc_sum(c, y, nullptr, 0, 0, NNC_DTYPE_DEFAULT, &l)));
  return l;
}

TEST(Misuse, OptionsThatDifferAreNamed) {
  if (size() == 1) return;
  for (const char* settings : {"timeout=20", "timeout=20, check=False"}) {
    Scope c;
    nnc_mpi_group* own = nullptr;
    OK(nnc_mpi_init(c, nullptr, settings, &own));
    for (const char* option :
         {"bucket_cap_mb=1 (1048576 bytes)", "broadcast_buffers=False",
          "find_unused_parameters=True", "gradient_as_bucket_view=True", "static_graph=True",
          "gradient_compression='float16'", "error_feedback=False"}) {
      nnc_module *net = nullptr, *ddp = nullptr;
      OK(nnc_module_new(c, "Linear(2, 2)", &net));
      const std::string given = std::string(option).substr(0, std::string(option).find(' '));
      EXPECT_TRUE(fails(nnc_mpi_distributed_data_parallel_new(
                            c, own, net, rank() == 1 ? given.c_str() : nullptr, &ddp),
                        NNC_E_INVALID, std::string("rank 1 has option ") + option + ", where"));
    }
    nnc_module* net = nullptr;
    nnc_mpi_zero* zero = nullptr;
    OK(nnc_module_new(c, "Linear(2, 2)", &net));
    EXPECT_TRUE(fails(nnc_mpi_zero_redundancy_optimizer_new(
                          c, own, rank() == 1 ? "SGD(lr=0.2)" : "SGD(lr=0.1)", net, &zero),
                      NNC_E_INVALID,
                      "rank 1 has optimizer SGD(lr=0.2), where rank 0 has optimizer SGD"));
    OK(nnc_mpi_zero_redundancy_optimizer_new(c, own, "SGD(\n lr=0.1\n)", net, &zero));
    OK(nnc_mpi_barrier(c, own));
  }
}

TEST(Misuse, ReleasedBeforeBackward) {
  Scope c;
  nnc_module *net = nullptr, *ddp = nullptr;
  OK(nnc_module_new(c, "Linear(3, 2)", &net));
  OK(nnc_mpi_distributed_data_parallel_new(nullptr, world(), net, nullptr, &ddp));
  nnc_tensor* l = sum_of(c, ddp, full(c, {1, 3}, rank() + 1.0));
  nnc_release(ddp);
  EXPECT_TRUE(fails(nnc_backward(c, l), NNC_E_STATE, "has been released before backward"));
  EXPECT_TRUE(grad_of(c, net, "weight").empty());
  // What has happened to the one does not touch the next.
  OK(nnc_mpi_distributed_data_parallel_new(c, world(), net, nullptr, &ddp));
  OK(nnc_backward(c, sum_of(c, ddp, full(c, {1, 3}, rank() + 1.0))));
  EXPECT_EQ(std::vector<double>(6, mean_of_ranks()), grad_of(c, net, "weight"));
}

TEST(Misuse, ParametersThatAreUnfrozenLater) {
  Scope c;
  nnc_module *net = nullptr, *ddp = nullptr;
  OK(nnc_module_new(c, "Sequential(Linear(3, 2), Linear(2, 2))", &net));
  OK(nnc_tensor_requires_grad_(c, parameter(c, net, "0.weight"), 0));
  OK(nnc_mpi_distributed_data_parallel_new(c, world(), net, nullptr, &ddp));
  nnc_tensor *x = full(c, {1, 3}, rank() + 1.0), *y = nullptr;
  OK(nnc_backward(c, sum_of(c, ddp, x)));
  OK(nnc_tensor_requires_grad_(c, parameter(c, net, "0.weight"), 1));
  EXPECT_TRUE(fails(nnc_module_call(c, ddp, x, &y), NNC_E_STATE,
                    "parameter 0.weight requires a gradient, and did not when"));
  OK(nnc_tensor_requires_grad_(c, parameter(c, net, "0.weight"), 0));
  OK(nnc_backward(c, sum_of(c, ddp, x)));
  EXPECT_EQ(std::vector<double>(2, 2.0), grad_of(c, net, "1.bias"));
}

// A hook that was registered later puts another gradient into the place of the one that is being
// reduced, or none: the mean of what backward gave counts, whatever its size.
TEST(Misuse, HooksThatReplaceGradients) {
  const auto replace = [](uintptr_t drop, nnc_ctx* c, nnc_tensor* const* leaf, int64_t,
                          nnc_tensor**, int64_t, int64_t*) {
    nnc_tensor *g = nullptr, *other = nullptr;
    nnc_error* e = nnc_tensor_grad(c, leaf[0], &g);
    if (!e) e = nnc_mul_scalar(c, g, 100.0, &other);
    return e ? e : nnc_tensor_set_grad(c, leaf[0], drop ? nullptr : other);
  };
  const nnc_callback table = {sizeof table, replace, nullptr};
  for (const int64_t n : {2, 700}) {
    for (const uintptr_t drop : {0, 1}) {
      for (const char* options : {"", "gradient_as_bucket_view=True"}) {
        Scope c;
        nnc_module *net = nullptr, *ddp = nullptr;
        nnc_hook* hook = nullptr;
        const std::string text =
            "Linear(" + std::to_string(n) + ", " + std::to_string(n) + ", bias=False)";
        OK(nnc_module_new(c, text.c_str(), &net));
        OK(nnc_mpi_distributed_data_parallel_new(c, world(), net, options, &ddp));
        OK(nnc_tensor_register_post_accumulate_grad_hook(c, parameter(c, net, "weight"), &table,
                                                         drop, &hook));
        OK(nnc_backward(c, sum_of(c, ddp, full(c, {1, n}, rank() + 1.0))));
        EXPECT_EQ(std::vector<double>(n * n, mean_of_ranks()), grad_of(c, net, "weight"))
            << n << " " << drop << " " << options;
      }
    }
  }
}

int failing = 0;

// The last rank's backward fails before its first gradient, and it goes on as if nothing had been.
TEST(Misuse, StepsThatAreMixedUp) {
  if (size() == 1) return;
  const auto hook = [](uintptr_t, nnc_ctx*, nnc_tensor* const*, int64_t, nnc_tensor**, int64_t,
                       int64_t*) -> nnc_error* {
    return failing ? nnc_error_new(NNC_E_CALLBACK, "hook", "no") : nullptr;
  };
  const nnc_callback table = {sizeof table, hook, nullptr};
  Scope c;
  nnc_mpi_group* own = nullptr;
  OK(nnc_mpi_init(c, nullptr, "timeout=20", &own));
  nnc_module *net = nullptr, *ddp = nullptr;
  OK(nnc_module_new(c, "Linear(3, 2)", &net));
  OK(nnc_mpi_distributed_data_parallel_new(c, own, net, nullptr, &ddp));
  std::string error;
  for (int step = 0; step < 3 && error.empty(); ++step) {
    nnc_tensor* l = sum_of(c, ddp, full(c, {1, 3}, step));
    nnc_hook* made = nullptr;
    OK(nnc_tensor_register_hook(c, l, &table, 0, &made));
    failing = step == 1 && rank() == size() - 1;
    error = said(nnc_backward(c, l));
    if (failing) {
      EXPECT_EQ("11 nnc_backward: hook: no", error);
      error = "";
    }
  }
  const std::string last = std::to_string(size() - 1);
  EXPECT_NE(
      std::string::npos,
      error.find("rank " + last + " has called DistributedDataParallel 3 times to be reduced"))
      << error;
  EXPECT_TRUE(fails(nnc_mpi_barrier(c, own), NNC_E_STATE, "has mixed different steps"));
}

TEST(Misuse, ChannelsThatDiffer) {
  Scope c;
  nnc_module *net = nullptr, *sync = nullptr;
  OK(nnc_module_new(c, "BatchNorm1d(3)", &net));
  OK(nnc_mpi_convert_sync_batchnorm(c, world(), net, &sync));
  nnc_tensor* y = nullptr;
  if (rank() == size() - 1) {
    EXPECT_TRUE(fails(nnc_module_call(c, sync, full(c, {2, 4}, 1.0), &y), NNC_E_SHAPE,
                      "expected 3 channels, got 4"));
  }
  OK(nnc_module_call(c, sync, full(c, {2, 3}, 1.0), &y));
}

// What MPI finds wrong is told in its words.
TEST(Misuse, SizesThatDifferUncompared) {
  if (size() == 1) return;
  Scope c;
  nnc_mpi_group* own = nullptr;
  OK(nnc_mpi_init(c, nullptr, "timeout=20, check=False", &own));
  nnc_tensor* t = full(c, {rank() == 0 ? 3 : 5}, 1.0);
  const std::string error = said(nnc_mpi_broadcast_(c, own, t, 1));
  if (rank() == 0) {
    EXPECT_NE(std::string::npos, error.find("broadcast: MPI says: ")) << error;
    EXPECT_EQ(std::string::npos, error.find("MPI_ERR_IN_STATUS")) << error;
  }
}

// MPICH has some two thousand communicators: NNC_MPI_MODULES=3000 shows that they come back.
TEST(Misuse, ModulesWithoutEnd) {
  nnc_module* net = nullptr;
  Scope c;
  OK(nnc_module_new(c, "Linear(3, 2)", &net));
  const char* given = std::getenv("NNC_MPI_MODULES");
  for (int i = given ? std::atoi(given) : 50; i > 0; --i) {
    Scope s;
    nnc_module* ddp = nullptr;
    OK(nnc_mpi_distributed_data_parallel_new(s, world(), net, nullptr, &ddp));
    OK(nnc_backward(s, sum_of(s, ddp, full(s, {1, 3}, 1.0))));
  }
}

}  // namespace
}  // namespace nnc_test
