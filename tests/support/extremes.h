// SPDX-License-Identifier: Apache-2.0
// What the tests of extreme numbers share.
#pragma once

#include <gtest/gtest.h>
#include <sys/resource.h>
#include <unistd.h>

#include <array>
#include <chrono>
#include <cstdint>
#include <fstream>

#include "nnc/nnc.h"
#include "support/slow_build.h"

namespace nnc_test {

inline constexpr std::array<int64_t, 10> kExtremes = {0,
                                                      1,
                                                      INT64_C(1) << 31,
                                                      INT64_C(1) << 33,
                                                      INT64_C(1) << 61,
                                                      INT64_C(1) << 62,
                                                      INT64_MAX,
                                                      INT64_MAX - 1,
                                                      -1,
                                                      INT64_MIN};

// A handle that is released.
template <class T>
class Owned {
 public:
  Owned() = default;
  Owned(const Owned&) = delete;
  Owned& operator=(const Owned&) = delete;
  ~Owned() { nnc_release(handle_); }
  T** out() { return &handle_; }
  operator T*() const { return handle_; }

 private:
  T* handle_ = nullptr;
};

inline void succeed(nnc_error* e) {
  EXPECT_EQ(e, nullptr) << nnc_error_op(e) << ": " << nnc_error_message(e);
  nnc_error_free(e);
}

// Did it succeed? A failure must be no defect.
inline bool succeeds_or_fails(nnc_error* e) {
  if (!e) return true;
  EXPECT_NE(nnc_error_code(e), NNC_E_INTERNAL) << nnc_error_op(e) << ": " << nnc_error_message(e);
  EXPECT_STRNE(nnc_error_message(e), "");
  nnc_error_free(e);
  return false;
}

// Hardly more memory than there is already: what asks for more must get an error. (With a
// sanitizer its own limit, see cmake/tests.cmake.)
class LittleMemory {
 public:
  LittleMemory() {
    getrlimit(RLIMIT_AS, &before_);
    rlim_t pages = 0;
    std::ifstream("/proc/self/statm") >> pages;
    rlimit limit = before_;
    limit.rlim_cur = pages * static_cast<rlim_t>(sysconf(_SC_PAGESIZE)) + (rlim_t{1} << 30);
    if (!NNC_TEST_SANITIZED) setrlimit(RLIMIT_AS, &limit);
  }
  ~LittleMemory() { setrlimit(RLIMIT_AS, &before_); }
  LittleMemory(const LittleMemory&) = delete;
  LittleMemory& operator=(const LittleMemory&) = delete;

 private:
  rlimit before_{};
};

// Expects that it ends within so many seconds of the process's work.
class Deadline {
 public:
  explicit Deadline(double seconds = 1) : seconds_(seconds), begin_(now()) {}
  ~Deadline() { EXPECT_LT(now() - begin_, NNC_TEST_SLOW ? 10 * seconds_ : seconds_) << "seconds"; }
  Deadline(const Deadline&) = delete;
  Deadline& operator=(const Deadline&) = delete;

 private:
  static double now() {
    rusage u{};
    getrusage(RUSAGE_SELF, &u);
    const auto seconds = [](const timeval& t) {
      return static_cast<double>(t.tv_sec) + static_cast<double>(t.tv_usec) * 1e-6;
    };
    return seconds(u.ru_utime) + seconds(u.ru_stime);
  }
  double seconds_;
  double begin_;
};

}  // namespace nnc_test
