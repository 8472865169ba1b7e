// SPDX-License-Identifier: Apache-2.0
// A system that begins no more threads, from some number on: calls do more themselves.
#include <dlfcn.h>
#include <errno.h>
#include <pthread.h>

#include <atomic>
#include <climits>

#include "host/host.h"

namespace {
std::atomic<int> g_threads_left{INT_MAX};
}

// In the place of the C library's, for the libraries too.
extern "C" __attribute__((visibility("default"))) int pthread_create(
    pthread_t* thread, const pthread_attr_t* attributes, void* (*body)(void*), void* argument) {
  using Create = int (*)(pthread_t*, const pthread_attr_t*, void* (*)(void*), void*);
  static const auto create = reinterpret_cast<Create>(dlsym(RTLD_NEXT, "pthread_create"));
  if (g_threads_left.fetch_sub(1) <= 0) return EAGAIN;
  return create(thread, attributes, body, argument);
}

namespace nnc_host {
namespace {

const AddCases g_no_threads{
    {"no_threads",
     [](int round) {
       g_threads_left = drawn(round, 0, 8);
       const Training t;
       for (int i = 0; i < 3; ++i) {
         t.step();
         t.pass();
       }
       const int64_t sizes[] = {1400, 1400};  // OpenMP's, for a matrix of that size
       nnc_tensor *a = nullptr, *x = nullptr;
       ok(nnc_randn(nullptr, sizes, 2, NNC_FLOAT64, &a));
       ok(nnc_linalg_inv(nullptr, a, &x));
       _Exit(kEnd);
     }},
};

}  // namespace
}  // namespace nnc_host
