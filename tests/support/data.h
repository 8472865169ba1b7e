// SPDX-License-Identifier: Apache-2.0
// What the tests of datasets and loaders share.
#pragma once

#include <gtest/gtest.h>

#include <chrono>
#include <string>
#include <thread>
#include <vector>

#include "nnc/data.h"
#include "nnc/nnc.h"
#include "support/c_error.h"

namespace nnc_test {

// Waits for what threads do in their own time.
template <class F>
bool soon(const F& done) {
  for (int i = 0; i < 60000 && !done(); ++i) {
    std::this_thread::sleep_for(std::chrono::milliseconds(1));
  }
  return done();
}

// A scope, all of whose handles end with it.
struct Scope {
  Scope() {
    before = nnc_live_handles();
    ok(nnc_ctx_new(nullptr, &outer));
    ok(nnc_ctx_scope(outer, &ctx));
  }
  ~Scope() {
    nnc_release(ctx);
    nnc_release(outer);
    // A worker may still be at a sample of the host's; what it releases ends with a later call.
    EXPECT_TRUE(soon([&] {
      nnc_release(nullptr);
      return nnc_live_handles() == before;
    })) << "handles leaked";
  }
  Scope(const Scope&) = delete;
  Scope& operator=(const Scope&) = delete;
  int64_t before = 0;
  nnc_ctx *outer = nullptr, *ctx = nullptr;
};

// Of a tensor of int64.
inline std::vector<int64_t> elements_of(nnc_tensor* t) {
  const auto* p = static_cast<const int64_t*>(nnc_tensor_data(t));
  return {p, p + nnc_tensor_numel(t)};
}

// Sample i is i.
inline nnc_dataset* counting_dataset(nnc_ctx* ctx, int64_t n) {
  std::vector<int64_t> numbers;
  for (int64_t i = 0; i < n; ++i) numbers.push_back(i);
  nnc_tensor* t = nullptr;
  nnc_dataset* out = nullptr;
  ok(nnc_tensor_from_data(ctx, numbers.data(), &n, 1, NNC_INT64, &t));
  ok(nnc_tensor_dataset_new(ctx, &t, 1, &out));
  nnc_release(t);
  return out;
}

inline int64_t sample_of(nnc_ctx* ctx, nnc_dataset* dataset, int64_t index) {
  nnc_tensor* t = nullptr;
  int64_t n = 0;
  ok(nnc_dataset_get(ctx, dataset, index, &t, 1, &n));
  return elements_of(t)[0];
}

inline nnc_data_loader* loader_of(nnc_ctx* ctx, nnc_dataset* dataset, const std::string& options) {
  nnc_data_loader* l = nullptr;
  ok(nnc_data_loader_new(ctx, dataset, nullptr, options.c_str(), nullptr, &l));
  return l;
}
inline nnc_data_loader_iter* iterator_of(nnc_ctx* ctx, nnc_data_loader* loader) {
  nnc_data_loader_iter* i = nullptr;
  ok(nnc_data_loader_iter_new(ctx, loader, &i));
  return i;
}

// The next batch of one field; empty after the last.
inline std::vector<int64_t> next_batch(nnc_ctx* ctx, nnc_data_loader_iter* iterator) {
  nnc_tensor* t = nullptr;
  int64_t n = 0;
  ok(nnc_data_loader_next(ctx, iterator, &t, 1, &n));
  return n > 0 ? elements_of(t) : std::vector<int64_t>();
}
inline std::vector<std::vector<int64_t>> all_batches(nnc_ctx* ctx, nnc_data_loader_iter* iterator) {
  std::vector<std::vector<int64_t>> all;
  for (;;) {
    std::vector<int64_t> batch = next_batch(ctx, iterator);
    if (batch.empty()) return all;
    all.push_back(std::move(batch));
  }
}

}  // namespace nnc_test
