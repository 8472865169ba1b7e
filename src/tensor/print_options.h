// SPDX-License-Identifier: Apache-2.0
// How tensors are printed: torch.set_printoptions.
#pragma once

#include <cstdint>
#include <mutex>
#include <optional>

#include "base/spin_lock.h"

namespace nnc {

struct PrintOptions {
  int64_t precision = 4;         // digits after the point
  int64_t threshold = 1000;      // tensors of more elements are summarised
  int64_t edgeitems = 3;         // what a summary shows at either end of a dimension
  int64_t linewidth = 80;        // letters
  std::optional<bool> sci_mode;  // scientific notation; without a value the elements decide
};

// Options that threads read and change at the same time.
class SharedPrintOptions {
 public:
  constexpr SharedPrintOptions() = default;
  SharedPrintOptions(const SharedPrintOptions& other) : options_(other.get()) {}
  SharedPrintOptions& operator=(const SharedPrintOptions& other) {
    const PrintOptions theirs = other.get();
    change([&](PrintOptions& mine) { mine = theirs; });
    return *this;
  }

  PrintOptions get() const {
    const std::lock_guard<SpinLock> lock(lock_);
    return options_;
  }
  // Calls f(options), which is short and cannot fail.
  template <class F>
  void change(const F& f) {
    const std::lock_guard<SpinLock> lock(lock_);
    f(options_);
  }

 private:
  mutable SpinLock lock_;
  PrintOptions options_;
};

}  // namespace nnc
