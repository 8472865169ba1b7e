// SPDX-License-Identifier: Apache-2.0
// First calls under a limit of the address space: an error or a result, and all is well when the
// limit has gone. oneDNN makes code, OpenBLAS takes buffers and the pool begins threads there.
#include <pthread.h>
#include <sys/resource.h>
#include <unistd.h>

#include <fstream>

#include "host/host.h"

namespace nnc_host {
namespace {

rlim_t mapped_bytes() {
  rlim_t pages = 0;
  std::ifstream("/proc/self/statm") >> pages;
  return pages * static_cast<rlim_t>(sysconf(_SC_PAGESIZE));
}
void limit_to(rlim_t bytes) {
  rlimit limit{};
  getrlimit(RLIMIT_AS, &limit);
  limit.rlim_cur = bytes;
  if (setrlimit(RLIMIT_AS, &limit) != 0) fail("setrlimit");
}

// Whether the call has succeeded; what fails must fail for want of memory.
bool done(nnc_error* e) {
  if (!e) return true;
  if (nnc_error_code(e) != NNC_E_MEMORY) fail(nnc_error_op(e), nnc_error_message(e));
  nnc_error_free(e);
  return false;
}

struct Net {
  const char* text;
  std::vector<int64_t> sizes;
};

bool trains(const Net& net) {
  nnc_module* m = nullptr;
  nnc_tensor *x = nullptr, *y[3] = {}, *loss = nullptr;
  int64_t n = 0;
  const bool all = done(nnc_module_new(nullptr, net.text, &m)) &&
                   done(nnc_randn(nullptr, net.sizes.data(), static_cast<int64_t>(net.sizes.size()),
                                  NNC_FLOAT32, &x)) &&
                   done(nnc_module_forward(nullptr, m, &x, 1, nullptr, y, 3, &n)) &&
                   done(nnc_sum(nullptr, y[0], nullptr, 0, 0, NNC_DTYPE_DEFAULT, &loss)) &&
                   done(nnc_backward(nullptr, loss));
  for (void* h : std::vector<void*>{m, x, y[0], y[1], y[2], loss}) nnc_release(h);
  return all;
}

bool decomposes() {
  const int64_t sizes[] = {300, 300};
  nnc_tensor *a = nullptr, *u = nullptr, *s = nullptr, *v = nullptr;
  const bool all = done(nnc_randn(nullptr, sizes, 2, NNC_FLOAT64, &a)) &&
                   done(nnc_linalg_svd(nullptr, a, 0, nullptr, &u, &s, &v));
  for (nnc_tensor* t : {a, u, s, v}) nnc_release(t);
  return all;
}

// Large enough for threads of OpenMP's.
bool solves() {
  const int64_t sizes[] = {1400, 1400};
  nnc_tensor *a = nullptr, *x = nullptr;
  const bool all =
      done(nnc_randn(nullptr, sizes, 2, NNC_FLOAT64, &a)) && done(nnc_linalg_inv(nullptr, a, &x));
  for (nnc_tensor* t : {a, x}) nnc_release(t);
  return all;
}

void within(int round, bool (*use)()) {
  const int64_t handles = nnc_live_handles();
  // From next to nothing to what is enough, or some 100 MB.
  const rlim_t more = round % 2 ? rlim_t{1} << drawn(round, 0, 30)
                                : static_cast<rlim_t>(drawn(round, 1, 100'000'000));
  limit_to(mapped_bytes() + more);
  for (int i = 0; i < 3; ++i) use();
  limit_to(RLIM_INFINITY);
  expect(use(), "memory is there again");
  expect(nnc_live_handles() == handles, "handles leaked");
  std::exit(kEnd);
}

// In a thread that is not the first: malloc has reserved more than it uses there, which nobody else
// gets. Likewise behind a block that has come back.
void within_thread(int round, bool (*use)()) {
  if (round % 4 == 3) std::free(std::malloc(48 << 20));
  static int the_round;
  static bool (*the_use)();
  the_round = round, the_use = use;
  pthread_t thread;
  const auto body = [](void*) -> void* {
    within(the_round, the_use);
    return nullptr;
  };
  if (pthread_create(&thread, nullptr, body, nullptr) != 0) fail("pthread_create");
  pthread_join(thread, nullptr);
}

bool convolves() {
  return trains({"Conv2d(3, 16, 3, padding=1)", {4, 3, 33, 33}});
}

const AddCases g_limits{
    {"limit_linear",
     [](int round) { within(round, [] {
                       return trains({"Linear(300, 200)", {128, 300}});
                     }); }},
    {"limit_conv", [](int round) { within(round, convolves); }},
    {"limit_conv_in_thread", [](int round) { within_thread(round, convolves); }},
    {"limit_linear_in_thread",
     [](int round) {
       within_thread(round, [] { return trains({"Linear(300, 200)", {128, 300}}); });
     }},
    {"limit_lstm",
     [](int round) {
       within(round, [] { return trains({"LSTM(40, 30, num_layers=2)", {7, 3, 40}}); });
     }},
    {"limit_encoder",
     [](int round) {
       within(round, [] { return trains({"TransformerEncoderLayer(64, 4, 128)", {10, 3, 64}}); });
     }},
    {"limit_pools",
     [](int round) {
       within(round, [] {
         return trains({"Sequential(BatchNorm2d(16), MaxPool2d(2), GELU(), Dropout(), Softmax(1))",
                        {16, 16, 32, 32}});
       });
     }},
    {"limit_svd", [](int round) { within(round, decomposes); }},
    {"limit_inv", [](int round) { within(round, solves); }},
};

}  // namespace
}  // namespace nnc_host
