// SPDX-License-Identifier: Apache-2.0
// More threads of the host at once in products and factorizations than OpenBLAS has buffers for.
#include <atomic>
#include <thread>
#include <vector>

#include "host/host.h"

namespace nnc_host {
namespace {

constexpr int kThreads = 1000;

void many_threads(int) {
  const int64_t sizes[] = {96, 96};
  nnc_tensor* a = nullptr;
  ok(nnc_randn(nullptr, sizes, 2, NNC_FLOAT64, &a));
  std::atomic<int> ready{0};
  std::vector<std::thread> threads;
  for (int i = 0; i < kThreads; ++i) {
    threads.emplace_back([&, i] {
      for (++ready; ready < kThreads;) std::this_thread::yield();
      nnc_tensor* y = nullptr;
      ok(i % 2 ? nnc_matmul(nullptr, a, a, &y) : nnc_linalg_inv(nullptr, a, &y));
      nnc_release(y);
    });
  }
  for (std::thread& t : threads) t.join();
  nnc_release(a);
  _Exit(kEnd);
}

const AddCases g_many_threads{{"many_threads", many_threads}};

}  // namespace
}  // namespace nnc_host
