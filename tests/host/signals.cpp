// SPDX-License-Identifier: Apache-2.0
// A host whose signal handlers run on the stacks of its threads, as those of languages and
// profilers do, while products and convolutions compute; one that changes its group, which libc
// signals to all threads; and one that brings memory in when a fault says that it is missing.
#include <dirent.h>
#include <signal.h>
#include <sys/mman.h>
#include <sys/time.h>
#include <unistd.h>

#include <atomic>
#include <cmath>
#include <cstring>
#include <fstream>
#include <memory>
#include <sstream>
#include <thread>

#include "host/host.h"

namespace nnc_host {
namespace {

volatile sig_atomic_t g_signals = 0;

void signal_every(long microseconds) {
  struct sigaction action {};
  action.sa_handler = [](int) { g_signals = g_signals + 1; };
  if (sigaction(SIGPROF, &action, nullptr) != 0) fail("sigaction");
  const itimerval each{{0, microseconds}, {0, microseconds}};
  if (setitimer(ITIMER_PROF, &each, nullptr) != 0) fail("setitimer");
}

// Sums of equal products: each is n.
void multiply(nnc_ctx* ctx, int64_t n) {
  const int64_t sizes[] = {n, n};
  nnc_tensor *a = nullptr, *y = nullptr, *least = nullptr, *most = nullptr;
  ok(nnc_ones(ctx, sizes, 2, NNC_FLOAT32, &a));
  ok(nnc_mm(ctx, a, a, &y));
  ok(nnc_amin(ctx, y, nullptr, 0, 0, &least));
  ok(nnc_amax(ctx, y, nullptr, 0, 0, &most));
  double low = 0, high = 0;
  ok(nnc_tensor_item(ctx, least, &low));
  ok(nnc_tensor_item(ctx, most, &high));
  expect(low == static_cast<double>(n) && high == low, "a product is wrong");
  for (nnc_tensor* t : {a, y, least, most}) nnc_release(t);
}

// Which signals each thread of the process blocks.
std::vector<uint64_t> blocked_in_threads() {
  std::vector<uint64_t> all;
  DIR* const tasks = opendir("/proc/self/task");
  if (!tasks) fail("opendir");
  while (const dirent* e = readdir(tasks)) {
    std::ifstream status(std::string("/proc/self/task/") + e->d_name + "/status");
    for (std::string line; std::getline(status, line);) {
      if (line.rfind("SigBlk:", 0) != 0) continue;
      all.push_back(std::strtoull(line.c_str() + std::strlen("SigBlk:"), nullptr, 16));
    }
  }
  closedir(tasks);
  return all;
}
uint64_t bit_of(int signal) {
  return uint64_t{1} << (signal - 1);
}
// There are threads of the library's, and none has signals of libc's or faults blocked but for a
// moment: threads that end have.
void expect_masks_soon() {
  uint64_t never = bit_of(32) | bit_of(33);
  for (const int fault : {SIGSEGV, SIGBUS, SIGFPE, SIGILL, SIGTRAP, SIGSYS}) never |= bit_of(fault);
  int own = 0;
  for (int tries = 0; tries < 100; ++tries) {
    int wrong = 0;
    own = 0;
    for (const uint64_t blocked : blocked_in_threads()) {
      own += (blocked & bit_of(SIGPROF)) != 0;
      wrong += (blocked & never) != 0;
    }
    if (own > 0 && wrong == 0) return;
    usleep(10'000);
  }
  fail(own == 0 ? "no thread of the library's" : "a thread has signals blocked that cannot wait");
}

// ---- memory that comes in by faults ----
constexpr size_t kPage = 4096;
char* g_missing = nullptr;
size_t g_missing_bytes = 0;
std::atomic<int64_t> g_faults{0};

void bring_in(int, siginfo_t* info, void*) {
  char* const at = static_cast<char*>(info->si_addr);
  if (at < g_missing || at >= g_missing + g_missing_bytes) _exit(1);
  g_faults.fetch_add(1, std::memory_order_relaxed);
  char* const page = g_missing + static_cast<size_t>(at - g_missing) / kPage * kPage;
  if (mprotect(page, kPage, PROT_READ | PROT_WRITE) != 0) _exit(1);
}
void expect_faults() {
  struct sigaction action {};
  action.sa_sigaction = bring_in;
  action.sa_flags = SA_SIGINFO | SA_ONSTACK;
  if (sigaction(SIGSEGV, &action, nullptr) != 0) fail("sigaction");
}
// Zeros of which each page is missing at first.
nnc_tensor* missing_zeros(nnc_ctx* ctx, std::vector<int64_t> sizes) {
  g_missing_bytes = sizeof(float);
  for (const int64_t n : sizes) g_missing_bytes *= static_cast<size_t>(n);
  g_missing = static_cast<char*>(
      mmap(nullptr, g_missing_bytes, PROT_NONE, MAP_PRIVATE | MAP_ANONYMOUS, -1, 0));
  if (g_missing == MAP_FAILED) fail("mmap");
  nnc_tensor* t = nullptr;
  ok(nnc_from_blob(ctx, g_missing, sizes.data(), static_cast<int64_t>(sizes.size()), nullptr,
                   NNC_FLOAT32, nullptr, 0, &t));
  return t;
}
void expect_zeros(nnc_ctx* ctx, nnc_tensor* y) {
  nnc_tensor* most = nullptr;
  double value = -1;
  ok(nnc_amax(ctx, y, nullptr, 0, 0, &most));
  ok(nnc_tensor_item(ctx, most, &value));
  expect(value == 0, "what was computed from missing memory is wrong");
  nnc_release(most);
}
nnc_tensor* ones(nnc_ctx* ctx, std::vector<int64_t> sizes) {
  nnc_tensor* t = nullptr;
  ok(nnc_ones(ctx, sizes.data(), static_cast<int64_t>(sizes.size()), NNC_FLOAT32, &t));
  return t;
}

const AddCases g_signals_beside{
    {"signals",
     [](int round) {
       nnc_ctx* ctx = nullptr;
       ok(nnc_ctx_fork(nullptr, round % 2 ? "threads=1" : "threads=0", &ctx));
       signal_every(1000);
       const Training t;
       for (int i = 0; i < 100; ++i) multiply(ctx, 300 + drawn(round, i, 200));
       for (int i = 0; i < 3; ++i) t.step();
       expect(g_signals > 0, "no signal came");
       nnc_release(ctx);
       std::exit(kEnd);
     }},
    // Libc interrupts all threads for it, and waits until they have been.
    {"change_of_group",
     [](int round) {
       nnc_ctx* ctx = nullptr;
       ok(nnc_ctx_fork(nullptr, round % 2 ? "threads=1" : "threads=2", &ctx));
       std::atomic<bool> done{false};
       std::thread other([&] {
         while (!done) {
           if (setgid(getgid()) != 0) fail("setgid");
         }
       });
       const Training t;
       for (int i = 0; i < 400; ++i) multiply(ctx, 90 + drawn(round, i, 100));
       for (int i = 0; i < 2; ++i) t.step();
       t.pass();
       done = true;
       other.join();
       nnc_release(ctx);
       ok(nnc_ctx_fork(nullptr, "threads=2", &ctx));
       multiply(ctx, 700);  // so that there is a thread of the library's
       nnc_release(ctx);
       expect_masks_soon();
       std::exit(kEnd);
     }},
    // The handler has an alternate stack in this thread; in those of the library it finds one.
    {"memory_by_faults",
     [](int round) {
       nnc_ctx* ctx = nullptr;
       ok(nnc_ctx_fork(nullptr, round % 2 ? "threads=1" : "threads=2", &ctx));
       const auto memory = std::make_unique<char[]>(1 << 16);
       stack_t stack{};
       stack.ss_sp = memory.get();
       stack.ss_size = 1 << 16;
       if (sigaltstack(&stack, nullptr) != 0) fail("sigaltstack");
       expect_faults();
       nnc_tensor* y = nullptr;
       if (round % 4 < 2) {
         const int64_t n = round % 2 ? 256 : 1024;
         ok(nnc_mm(ctx, missing_zeros(ctx, {n, n}), ones(ctx, {n, n}), &y));
       } else {
         ok(nnc_conv2d(ctx, missing_zeros(ctx, {4, 16, 32, 32}), ones(ctx, {32, 16, 3, 3}), nullptr,
                       nullptr, 0, nullptr, 0, nullptr, 0, 1, &y));
       }
       expect(g_faults >= static_cast<int64_t>(g_missing_bytes / kPage), "no fault came");
       expect_zeros(ctx, y);
       multiply(ctx, 300);
       nnc_release(ctx);
       std::exit(kEnd);
     }},
};

}  // namespace
}  // namespace nnc_host
