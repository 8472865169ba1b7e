// SPDX-License-Identifier: Apache-2.0
// mpirun -np N nnc_mpi_bench MODEL BATCH STEPS [key=value]...: trains a network data-parallel, each
// rank on one core of its own, and prints losses and the median time of a step; ddp.py is the same
// with PyTorch.
//   MODEL     lenet or resnet18; network: no training, but the time of all-reduces, from which
//   latency
//             and bandwidth for simulate.py follow
//   BATCH     images of each rank
//   pixels=   side of ResNet-18's images, 224: the fewer, the more of a step is communication
//   alone=1   each step is followed by one of each rank by itself, with its own gradients: what
//             independent runs would take at that moment, for the efficiency
//   options=  of DistributedDataParallel
//   trace=    a file for the trace of rank 0
#include <sched.h>
#include <unistd.h>

#include <algorithm>
#include <cmath>
#include <cstdio>
#include <cstdlib>
#include <cstring>
#include <ctime>
#include <string>
#include <utility>
#include <vector>

#include <nnc/mpi.h>

#include "models.h"

namespace {

void must(nnc_error* e) {
  if (!e) return;
  std::fprintf(stderr, "%s: %s\n", nnc_error_op(e), nnc_error_message(e));
  std::exit(1);
}

double now() {
  timespec t;
  clock_gettime(CLOCK_MONOTONIC, &t);
  return double(t.tv_sec) + 1e-9 * double(t.tv_nsec);
}

// The rank among those of this machine, as mpirun says it.
int local_rank() {
  for (const char* name : {"OMPI_COMM_WORLD_LOCAL_RANK", "MPI_LOCALRANKID", "PMI_RANK"}) {
    if (const char* value = std::getenv(name)) return std::atoi(value);
  }
  return 0;
}

void pin() {
  cpu_set_t set;
  CPU_ZERO(&set);
  CPU_SET(static_cast<size_t>(local_rank() % sysconf(_SC_NPROCESSORS_ONLN)), &set);
  sched_setaffinity(0, sizeof set, &set);
}

struct Settings {
  std::string model = "resnet18", options, trace;
  int64_t batch = 8;
  int steps = 10;
  int64_t pixels = 224;
  bool alone = false;
};

Settings read(int argc, char** argv) {
  Settings s;
  if (argc > 1) s.model = argv[1];
  if (argc > 2) s.batch = std::atoll(argv[2]);
  if (argc > 3) s.steps = std::atoi(argv[3]);
  for (int i = 4; i < argc; ++i) {
    const std::string a = argv[i];
    if (a == "alone=1") s.alone = true;
    if (a.rfind("pixels=", 0) == 0) s.pixels = std::atoll(a.c_str() + 7);
    if (a.rfind("options=", 0) == 0) s.options = a.substr(8);
    if (a.rfind("trace=", 0) == 0) s.trace = a.substr(6);
  }
  return s;
}

// The least time of an all-reduce of that many floats.
double all_reduce_time(nnc_mpi_group* group, int64_t n, int repeats) {
  nnc_ctx* c = nullptr;
  nnc_tensor* t = nullptr;
  must(nnc_ctx_new("threads=1, grad=False", &c));
  must(nnc_zeros(c, &n, 1, NNC_FLOAT32, &t));
  double least = 1e9;
  for (int i = 0; i < repeats; ++i) {
    must(nnc_mpi_barrier(c, group));
    const double start = now();
    must(nnc_mpi_all_reduce_(c, group, t, "sum"));
    least = std::min(least, now() - start);
  }
  nnc_release(t);
  nnc_release(c);
  return least;
}

// With p ranks an all-reduce takes 2 log2(p) latencies, and 2 (p - 1)/p times its bytes.
int measure_network() {
  nnc_mpi_group* group = nullptr;
  must(nnc_mpi_init(nullptr, nullptr, "check=False", &group));
  const auto p = static_cast<double>(nnc_mpi_world_size(group));
  const int64_t large = int64_t{1} << 23;
  const double small_time = all_reduce_time(group, 1, 200);
  double large_time = 0.0;
  for (int64_t n = 1024; n <= large; n *= 8) {
    large_time = all_reduce_time(group, n, n > 100000 ? 15 : 100);
    if (nnc_mpi_rank(group) == 0) {
      std::printf("%9lld bytes: %10.1f us\n", static_cast<long long>(4 * n), 1e6 * large_time);
    }
  }
  if (nnc_mpi_rank(group) == 0) {
    const double latency = small_time / (2 * std::log2(p));
    const double bandwidth = 2 * (p - 1) / p * 4.0 * double(large) / (large_time - small_time);
    std::printf("--latency %.3g --bandwidth %.3g\n", latency, bandwidth);
  }
  must(nnc_mpi_finalize(nullptr, group));
  return 0;
}

// A step, which all ranks begin together: its time, and the mean of the losses.
std::pair<double, double> train(nnc_ctx* c, nnc_mpi_group* group, nnc_module* net,
                                nnc_optimizer* opt, nnc_tensor* x, nnc_tensor* t) {
  must(nnc_mpi_barrier(c, group));
  const double start = now();
  nnc_ctx* scope = nullptr;
  nnc_tensor *y = nullptr, *loss = nullptr;
  double value = 0.0;
  must(nnc_ctx_scope(c, &scope));
  must(nnc_optimizer_zero_grad(scope, opt));
  must(nnc_module_call(scope, net, x, &y));
  must(nnc_cross_entropy(scope, y, t, nullptr, -100, NNC_REDUCTION_MEAN, 0.0, &loss));
  must(nnc_backward(scope, loss));
  must(nnc_optimizer_step(scope, opt));
  const double time = now() - start;
  must(nnc_detach(scope, loss, &loss));
  must(nnc_mpi_all_reduce_(scope, group, loss, "avg"));
  must(nnc_tensor_item(scope, loss, &value));
  nnc_release(scope);
  return {time, value};
}

// Without the first ones, which take memory and lay out weights.
double median(std::vector<double> times) {
  times.erase(times.begin(), times.begin() + std::min<std::ptrdiff_t>(3, std::ssize(times) - 1));
  std::sort(times.begin(), times.end());
  return times[times.size() / 2];
}

double least(const std::vector<double>& times) {
  return *std::min_element(times.begin(), times.end());
}

}  // namespace

int main(int argc, char** argv) {
  const Settings s = read(argc, argv);
  pin();
  if (s.model == "network") return measure_network();
  nnc_mpi_group* group = nullptr;
  must(nnc_mpi_init(nullptr, nullptr, s.trace.empty() ? nullptr : "trace=True", &group));
  const int64_t rank = nnc_mpi_rank(group), size = nnc_mpi_world_size(group);
  nnc_ctx *c = nullptr, *data = nullptr;
  must(nnc_ctx_new("seed=0, threads=1", &c));
  must(nnc_ctx_new("seed=1, threads=1", &data));
  const bool resnet = s.model == "resnet18";
  nnc_module* net = resnet ? nnc_test::resnet18(c, 64) : nnc_test::lenet(c);
  nnc_module* called = nullptr;
  must(nnc_mpi_distributed_data_parallel_new(c, group, net, s.options.c_str(), &called));
  nnc_optimizer* opt = nullptr;
  must(nnc_optimizer_new(c, "SGD(lr=0.01, momentum=0.9)", net, &opt));
  const std::vector<int64_t> sizes =
      resnet ? std::vector<int64_t>{s.batch * size, 3, s.pixels, s.pixels}
             : std::vector<int64_t>{s.batch * size, 1, 32, 32};
  nnc_tensor *all = nullptr, *labels = nullptr, *x = nullptr, *t = nullptr;
  must(nnc_randn(data, sizes.data(), 4, NNC_FLOAT32, &all));
  must(nnc_randint(data, 0, 10, sizes.data(), 1, NNC_INT64, &labels));
  must(nnc_narrow(c, all, 0, rank * s.batch, s.batch, &x));
  must(nnc_narrow(c, labels, 0, rank * s.batch, s.batch, &t));
  std::vector<double> times, alone_times;
  for (int step = 0; step < s.steps; ++step) {
    const auto [time, loss] = train(c, group, called, opt, x, t);
    times.push_back(time);
    if (rank == 0) std::printf("loss %.9g\n", loss);
    if (s.alone) alone_times.push_back(train(c, group, net, opt, x, t).first);
  }
  if (rank == 0) {
    const double ms = median(times);
    std::printf("ms %.3f least %.3f\n", 1e3 * ms, 1e3 * least(times));
    if (s.alone) {
      const double alone = median(alone_times);
      std::printf("alone %.3f least %.3f efficiency %.1f least %.1f\n", 1e3 * alone,
                  1e3 * least(alone_times), 100.0 * alone / ms,
                  100.0 * least(alone_times) / least(times));
    }
  }
  if (!s.trace.empty() && rank == 0) {
    must(nnc_mpi_export_chrome_trace(c, group, s.trace.c_str()));
  }
  nnc_release(called);
  must(nnc_mpi_finalize(c, group));
  return 0;
}
