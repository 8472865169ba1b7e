// SPDX-License-Identifier: Apache-2.0
#include "machine.h"

#include <dlfcn.h>

#include <algorithm>
#include <chrono>
#include <cstdint>
#include <cstdio>
#include <cstdlib>
#include <thread>
#include <vector>

namespace bench {
namespace {

// The least of several times: others can only slow it down.
template <class F>
double fastest(const F& run) {
  using Clock = std::chrono::steady_clock;
  double least = 1e9;
  for (int i = 0; i < 12; ++i) {
    const auto start = Clock::now();
    run();
    least = std::min(least, std::chrono::duration<double>(Clock::now() - start).count());
  }
  return least;
}

// oneDNN's own, which libnnc has loaded, with OpenMP's threads.
double sgemm_speed(int threads) {
  using Sgemm = int(char, char, int64_t, int64_t, int64_t, float, const float*, int64_t,
                    const float*, int64_t, float, float*, int64_t);
  const auto sgemm = reinterpret_cast<Sgemm*>(dlsym(RTLD_DEFAULT, "dnnl_sgemm"));
  const auto set_threads =
      reinterpret_cast<void (*)(int)>(dlsym(RTLD_DEFAULT, "omp_set_num_threads"));
  if (!sgemm || !set_threads) return 0;
  set_threads(threads);
  constexpr int64_t kRows = 1536;
  const std::vector<float> a(kRows * kRows, 0.5f), b(kRows * kRows, 0.25f);
  std::vector<float> c(kRows * kRows);
  return 2.0 * kRows * kRows * kRows / fastest([&] {
           if (sgemm('N', 'N', kRows, kRows, kRows, 1, a.data(), kRows, b.data(), kRows, 0,
                     c.data(), kRows) != 0) {
             std::fprintf(stderr, "nnc_bench: dnnl_sgemm failed\n");
             std::exit(1);
           }
         });
}

void triad(float* y, const float* a, const float* b, int64_t n) {
  for (int64_t i = 0; i < n; ++i) y[i] = a[i] + 3 * b[i];
}

double triad_speed(int threads) {
  constexpr int64_t kCount = 1 << 24;  // 192 MiB in all
  std::vector<float> a(kCount, 1.0f), b(kCount, 2.0f), y(kCount);
  return 3.0 * sizeof(float) * kCount / fastest([&] {
           std::vector<std::thread> team;
           for (int64_t t = 0; t < threads; ++t) {
             const int64_t begin = kCount * t / threads, end = kCount * (t + 1) / threads;
             team.emplace_back(triad, y.data() + begin, a.data() + begin, b.data() + begin,
                               end - begin);
           }
           for (std::thread& t : team) t.join();
         });
}

}  // namespace

Machine measure_machine(int threads) {
  if (threads <= 0) threads = static_cast<int>(std::max(1u, std::thread::hardware_concurrency()));
  return {sgemm_speed(threads), triad_speed(threads)};
}

Share share_of(const Machine& machine, const Work& work, double seconds) {
  const double products = machine.sgemm > 0 ? work.flops / machine.sgemm : 0;
  const double memory = work.bytes / machine.triad;
  return products > memory ? Share{products / seconds, "sgemm"} : Share{memory / seconds, "triad"};
}

}  // namespace bench
