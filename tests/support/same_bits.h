// SPDX-License-Identifier: Apache-2.0
// Note [Deterministic]: with that setting 1, 2 and 16 threads give the same bits.
#pragma once

#include <gtest/gtest.h>

#include <optional>
#include <string>

#include "base/parallel.h"
#include "ops/convert.h"
#include "ops/shape.h"
#include "tensor/exec.h"

namespace nnc::testing {

// The settings of a context, until the end of the block: threads, deterministic, a generator that
// is seeded alike each time.
class DeterministicThreads {
 public:
  explicit DeterministicThreads(int threads) {
    settings_.deterministic = true;
    settings_.generator = Ref<Generator>::adopt(new Generator(3));
    guard_.emplace(settings_);
    set_thread_limit(threads);
  }
  ~DeterministicThreads() { set_thread_limit(previous_); }

 private:
  Exec settings_ = exec();
  int previous_ = thread_limit();
  std::optional<ExecGuard> guard_;
};

template <class List>
std::string bytes_of(const List& list) {
  std::string all;
  for (const Tensor& t : list) {
    if (!t.defined()) continue;
    const Tensor plain = ops::contiguous(ops::contiguous(detach(t)).alias());
    all.append(static_cast<const char*>(plain.view().data()),
               static_cast<size_t>(plain.numel() * item_size(plain.dtype())));
  }
  return all;
}

// f gives a list of tensors.
template <class F>
void expect_same_bits(const std::string& name, const F& f) {
  std::string want;
  for (const int threads : {1, 2, 16}) {
    const DeterministicThreads settings(threads);
    const std::string got = bytes_of(f());
    if (threads == 1) want = got;
    EXPECT_TRUE(got == want) << name << " with " << threads << " threads";
  }
}

}  // namespace nnc::testing
