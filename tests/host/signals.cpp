// SPDX-License-Identifier: Apache-2.0
// A host whose signal handlers run on the stacks of its threads, as those of languages and
// profilers do, while products and convolutions compute.
#include <signal.h>
#include <sys/time.h>

#include <cmath>

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
};

}  // namespace
}  // namespace nnc_host
