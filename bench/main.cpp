// SPDX-License-Identifier: Apache-2.0
// nnc_bench [--seconds S] [--threads N] [flags of Google Benchmark]. Each row warms up, then
// repeats its work for about S seconds; its time is the median of one repetition. of_machine is the
// share that this is of the machine's speed, in products of matrices or in memory, as measured
// first.
#include <benchmark/benchmark.h>
#include <dlfcn.h>

#include <algorithm>
#include <chrono>
#include <cmath>
#include <cstdio>
#include <cstdlib>
#include <cstring>
#include <fstream>
#include <thread>

#include "common.h"

namespace bench {
namespace {

double seconds_per_row = 3.0;
nnc_ctx* grad_ctx = nullptr;
nnc_ctx* no_grad_ctx = nullptr;
Machine machine;

struct Row {
  const char* name;
  Step (*make)();
  Work work;
};

std::vector<Row>& rows() {
  static std::vector<Row> all;
  return all;
}

// "VmRSS" or "VmHWM" of this process in MiB: what is resident now, and the most that was.
double resident_mib(const char* which) {
  std::ifstream file("/proc/self/status");
  for (std::string line; std::getline(file, line);) {
    if (line.rfind(which, 0) == 0) return std::atof(line.c_str() + std::strlen(which) + 1) / 1024;
  }
  return 0;
}

// As in PyTorch's side: three repetitions to warm up, then at least five.
void measure(benchmark::State& state, const Row& row) {
  using Clock = std::chrono::steady_clock;
  must(nnc_manual_seed(grad(), 0));
  std::ofstream("/proc/self/clear_refs") << "5";  // what is resident now is the most that was
  const double before = resident_mib("VmRSS");
  const Step step = row.make();
  for (auto _ : state) {
    for (int i = 0; i < 3; ++i) step();
    std::vector<double> times;
    const auto end = Clock::now() + std::chrono::duration<double>(seconds_per_row);
    while (Clock::now() < end || times.size() < 5) {
      const auto start = Clock::now();
      step();
      times.push_back(std::chrono::duration<double>(Clock::now() - start).count());
    }
    std::sort(times.begin(), times.end());
    const size_t half = times.size() / 2;
    const double median = times.size() % 2 == 1 ? times[half] : (times[half - 1] + times[half]) / 2;
    state.SetIterationTime(median);
    if (row.work.flops + row.work.bytes > 0) {
      const Share share = share_of(machine, row.work, median);
      state.counters["of_machine"] = share.value;
      state.SetLabel(share.of);
    }
    state.counters["min_us"] = times.front() * 1e6;
    state.counters["runs"] = static_cast<double>(times.size());
    state.counters["peak_mib"] = resident_mib("VmHWM") - before;
  }
}

// "--name value" or "--name=value", which is taken out of the arguments; NULL if it is not there.
const char* take(int& argc, char** argv, const char* name) {
  const size_t length = std::strlen(name);
  for (int i = 1; i < argc; ++i) {
    if (std::strncmp(argv[i], name, length) != 0) continue;
    const char* value = nullptr;
    int used = 1;
    if (argv[i][length] == '=') {
      value = argv[i] + length + 1;
    } else if (argv[i][length] == '\0' && i + 1 < argc) {
      value = argv[i + 1];
      used = 2;
    } else {
      continue;
    }
    for (int j = i + used; j < argc; ++j) argv[j - used] = argv[j];
    argc -= used;
    return value;
  }
  return nullptr;
}

// A function of a library that libnnc has loaded.
template <class F>
F* loaded(const char* name) {
  return reinterpret_cast<F*>(dlsym(RTLD_DEFAULT, name));
}

std::string onednn_version() {
  const auto version = loaded<const int*()>("dnnl_version");  // starts with major, minor, patch
  if (!version) return "none";
  const int* v = version();
  return std::to_string(v[0]) + "." + std::to_string(v[1]) + "." + std::to_string(v[2]);
}

std::string openblas_config() {
  const auto config = loaded<char*()>("openblas_get_config");
  return config ? config() : "none";
}

std::string cpu_name() {
  std::ifstream file("/proc/cpuinfo");
  for (std::string line; std::getline(file, line);) {
    const size_t colon = line.find(": ");
    if (line.rfind("model name", 0) == 0 && colon != line.npos) return line.substr(colon + 2);
  }
  return "unknown";
}

void add_context() {
  benchmark::AddCustomContext("libnnc", nnc_version());
  benchmark::AddCustomContext("oneDNN", onednn_version());
  benchmark::AddCustomContext("OpenBLAS", openblas_config());
  benchmark::AddCustomContext("compiler", __VERSION__);
  benchmark::AddCustomContext("cpu", cpu_name());
  benchmark::AddCustomContext("cores", std::to_string(std::thread::hardware_concurrency()));
  nnc_string* threads = nullptr;
  must(nnc_ctx_get(grad(), "threads", &threads));
  benchmark::AddCustomContext("threads (0: one per core)", nnc_string_data(threads));
  machine = measure_machine(std::atoi(nnc_string_data(threads)));
  nnc_release(threads);
  benchmark::AddCustomContext("sgemm GFLOP/s", std::to_string(std::lround(machine.sgemm / 1e9)));
  benchmark::AddCustomContext("triad GB/s", std::to_string(std::lround(machine.triad / 1e9)));
}

int run(int argc, char** argv) {
  if (const char* value = take(argc, argv, "--seconds")) seconds_per_row = std::atof(value);
  if (const char* value = take(argc, argv, "--threads"))
    must(nnc_ctx_fork(nullptr, (std::string("threads=") + value).c_str(), &grad_ctx));
  must(nnc_ctx_fork(grad_ctx, "grad=False", &no_grad_ctx));
  benchmark::Initialize(&argc, argv);
  if (benchmark::ReportUnrecognizedArguments(argc, argv)) return 2;
  add_context();
  for (const Row& row : rows())
    benchmark::RegisterBenchmark(row.name, measure, row)
        ->Iterations(1)
        ->UseManualTime()
        ->Unit(benchmark::kMicrosecond);
  benchmark::RunSpecifiedBenchmarks();
  benchmark::Shutdown();
  nnc_release(no_grad_ctx);
  nnc_release(grad_ctx);
  return 0;
}

}  // namespace

Workload::Workload(const char* name, Step (*make)(), Work work) {
  rows().push_back({name, make, work});
}

void must(nnc_error* error) {
  if (!error) return;
  std::fprintf(stderr, "nnc_bench: %s: %s\n", nnc_error_op(error), nnc_error_message(error));
  std::exit(1);
}

nnc_ctx* grad() {
  return grad_ctx;
}
nnc_ctx* no_grad() {
  return no_grad_ctx;
}

Tensor rand(Sizes sizes) {
  return make(nnc_rand, grad(), sizes.begin(), static_cast<int64_t>(sizes.size()), NNC_FLOAT32);
}
Tensor ones(Sizes sizes) {
  return make(nnc_ones, grad(), sizes.begin(), static_cast<int64_t>(sizes.size()), NNC_FLOAT32);
}
Tensor randint(int64_t high, Sizes sizes) {
  return make(nnc_randint, grad(), 0, high, sizes.begin(), static_cast<int64_t>(sizes.size()),
              NNC_INT64);
}

Module module(const std::string& text) {
  nnc_module* out = nullptr;
  must(nnc_module_new(grad(), text.c_str(), &out));
  return Module(out);
}

Module container(const char* class_name) {
  nnc_module* out = nullptr;
  must(nnc_module_container(grad(), class_name, &out));
  return Module(out);
}

Module add(const Module& parent, const char* name, const std::string& text) {
  nnc_module* out = nullptr;
  must(nnc_module_add(grad(), parent.get(), name, text.c_str()));
  must(nnc_module_get_submodule(grad(), parent.get(), name, &out));
  return Module(out);
}

std::vector<Tensor> parameters(const Module& module) {
  nnc_named* named = nullptr;
  must(nnc_module_named_parameters(grad(), module.get(), &named));
  const Owned<nnc_named> owned(named);
  std::vector<Tensor> result;
  for (int64_t i = 0; i < nnc_named_count(named); ++i)
    result.push_back(make(nnc_named_tensor, grad(), named, i));
  return result;
}

Optimizer optimizer(const char* text, const Module& module) {
  nnc_optimizer* out = nullptr;
  must(nnc_optimizer_new(grad(), text, module.get(), &out));
  return Optimizer(out);
}

Tensor call(nnc_ctx* ctx, const Module& module, const Tensor& x) {
  return make(nnc_module_call, ctx, module.get(), x.get());
}
namespace {
nnc_error* call_forward(uintptr_t self, nnc_ctx* ctx, nnc_tensor* const* inputs, int64_t,
                        nnc_tensor** outputs, int64_t, int64_t* n_outputs) {
  const Tensor x(static_cast<nnc_tensor*>(nnc_retain(inputs[0])));
  outputs[0] = (*reinterpret_cast<Forward*>(self))(ctx, x).release();
  *n_outputs = 1;
  return nullptr;
}
void delete_forward(uintptr_t self) {
  delete reinterpret_cast<Forward*>(self);
}
constexpr nnc_callback kForward{sizeof(nnc_callback), call_forward, delete_forward};
}  // namespace

Step program(Forward forward, Tensor x) {
  auto input = std::make_shared<Tensor>(std::move(x));
  nnc_tensor* in = input->get();
  nnc_program* out = nullptr;
  must(nnc_program_capture_callback(no_grad(), &kForward,
                                    reinterpret_cast<uintptr_t>(new Forward(std::move(forward))),
                                    &in, 1, &out));
  auto captured = std::make_shared<Owned<nnc_program>>(out);
  return [=] {
    nnc_tensor *from = input->get(), *y = nullptr;
    int64_t n = 0;
    must(nnc_program_run(no_grad(), captured->get(), &from, 1, &y, 1, &n));
    nnc_release(y);
  };
}

namespace {
nnc_error* call_step(uintptr_t self, nnc_ctx*, nnc_tensor* const*, int64_t, nnc_tensor**, int64_t,
                     int64_t* n_outputs) {
  (*reinterpret_cast<Step*>(self))();
  *n_outputs = 0;
  return nullptr;
}
void delete_step(uintptr_t self) {
  delete reinterpret_cast<Step*>(self);
}
constexpr nnc_callback kStep{sizeof(nnc_callback), call_step, delete_step};
}  // namespace

Step step_program(Step step) {
  nnc_program* out = nullptr;
  must(nnc_program_capture_step(grad(), &kStep,
                                reinterpret_cast<uintptr_t>(new Step(std::move(step))), &out));
  auto captured = std::make_shared<Owned<nnc_program>>(out);
  return [=] {
    int64_t n = 0;
    must(nnc_program_run(grad(), captured->get(), nullptr, 0, nullptr, 0, &n));
  };
}

Tensor sum(nnc_ctx* ctx, const Tensor& x) {
  return make(nnc_sum, ctx, x.get(), nullptr, 0, 0, NNC_DTYPE_DEFAULT);
}
void backward(const Tensor& loss) {
  must(nnc_backward(grad(), loss.get()));
}
void no_gradient(const Tensor& leaf) {
  must(nnc_tensor_set_grad(grad(), leaf.get(), nullptr));
}

}  // namespace bench

int main(int argc, char** argv) {
  return bench::run(argc, argv);
}
