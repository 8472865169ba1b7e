// SPDX-License-Identifier: Apache-2.0
// Everything again and again from threads that come and go: handles, threads and memory stay as
// they are. NNC_HOST_SECONDS=3600 build/nnc_host soak 1
#include <algorithm>
#include <chrono>
#include <fstream>
#include <thread>

#include "host/host.h"

namespace nnc_host {
namespace {

using Clock = std::chrono::steady_clock;

// The number behind a word of /proc/self/status.
int64_t status_of(const std::string& word) {
  std::ifstream file("/proc/self/status");
  std::string w;
  while (file >> w) {
    int64_t n = 0;
    if (w == word && file >> n) return n;
  }
  fail("no word in /proc/self/status", word.c_str());
}

void work_once(int round, int use) {
  const Training t;
  for (int i = 0; i < 3; ++i) {
    t.step();
    t.save();
    t.load();
    t.pass();
    t.write();
  }
  t.remove_files();
  // What fails leaves nothing behind either.
  const int64_t sizes[] = {1 + drawn(round, use, 1000), 3};
  nnc_tensor *x = nullptr, *y = nullptr;
  ok(nnc_randn(nullptr, sizes, 2, NNC_FLOAT32, &x));
  nnc_error* e = nnc_matmul(nullptr, x, x, &y);
  expect((e != nullptr) == (sizes[0] != 3), "matmul of other sizes");
  nnc_error_free(e);
  nnc_release(x);
  nnc_release(y);
}

void work_in_threads(int round, int use) {
  std::vector<std::thread> threads;
  for (int k = 0; k < 3; ++k) threads.emplace_back(work_once, round, 3 * use + k);
  for (std::thread& t : threads) t.join();
}

const AddCases g_soak{
    {"soak",
     [](int round) {
       const char* seconds = std::getenv("NNC_HOST_SECONDS");
       const auto end = Clock::now() + std::chrono::seconds(seconds ? std::atoi(seconds) : 2);
       int use = 0;
       for (; use < 4; ++use) work_in_threads(round, use);  // caches, pools, arenas
       const int64_t handles = nnc_live_handles(), threads = status_of("Threads:");
       const int64_t memory = status_of("VmRSS:"), descriptors = status_of("FDSize:");
       int64_t most = memory;
       while (Clock::now() < end) {
         work_in_threads(round, use++);
         most = std::max(most, status_of("VmRSS:"));
       }
       std::printf("%d times: %lld KiB, then at most %lld\n", use, static_cast<long long>(memory),
                   static_cast<long long>(most));
       expect(nnc_live_handles() == handles, "handles leaked");
       expect(status_of("Threads:") <= threads + 2, "threads are left");  // workers of the pool
       expect(status_of("FDSize:") == descriptors, "files are left open");
       expect(most < memory + memory / 10 + 4096, "memory grows");
       std::exit(kEnd);
     }},
};

}  // namespace
}  // namespace nnc_host
