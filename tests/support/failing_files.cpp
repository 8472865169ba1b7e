// SPDX-License-Identifier: Apache-2.0
#include "support/failing_files.h"

#include <dlfcn.h>
#include <fcntl.h>
#include <unistd.h>

#include <algorithm>
#include <cerrno>
#include <cstdarg>
#include <cstdio>
#include <utility>

namespace nnc_test {
namespace {

constinit thread_local int64_t t_countdown = 0, t_most = 0;
constinit thread_local int t_error = 0;
constinit thread_local bool t_interrupt = false;

bool fails() {
  if (t_countdown == 0 || --t_countdown > 0) return false;
  errno = t_error;
  return true;
}
template <class F>
F next(const char* name) {
  return reinterpret_cast<F>(dlsym(RTLD_NEXT, name));
}

}  // namespace

int64_t fail_file_call_after(int64_t n, int error) noexcept {
  t_error = error;
  return std::exchange(t_countdown, n);
}
void write_in_pieces(int64_t most) noexcept {
  t_most = most;
}

}  // namespace nnc_test

#pragma GCC visibility push(default)

extern "C" {

int open(const char* path, int flags, ...) {
  va_list list;
  va_start(list, flags);
  const mode_t mode = flags & O_CREAT ? va_arg(list, mode_t) : 0;
  va_end(list);
  static const auto call = nnc_test::next<int (*)(const char*, int, ...)>("open");
  return nnc_test::fails() ? -1 : call(path, flags, mode);
}

ssize_t write(int fd, const void* data, size_t n) {
  static const auto call = nnc_test::next<ssize_t (*)(int, const void*, size_t)>("write");
  if (nnc_test::fails()) return -1;
  if (nnc_test::t_most > 0) {
    nnc_test::t_interrupt = !nnc_test::t_interrupt;
    if (nnc_test::t_interrupt) {
      errno = EINTR;
      return -1;
    }
    n = std::min(n, static_cast<size_t>(nnc_test::t_most));
  }
  return call(fd, data, n);
}

int fsync(int fd) {
  static const auto call = nnc_test::next<int (*)(int)>("fsync");
  return nnc_test::fails() ? -1 : call(fd);
}

// What cannot be closed is closed.
int close(int fd) {
  static const auto call = nnc_test::next<int (*)(int)>("close");
  const bool failed = nnc_test::fails();
  const int error = errno, result = call(fd);
  if (!failed) return result;
  errno = error;
  return -1;
}

int rename(const char* from, const char* to) noexcept {
  static const auto call = nnc_test::next<int (*)(const char*, const char*)>("rename");
  return nnc_test::fails() ? -1 : call(from, to);
}

}  // extern "C"

#pragma GCC visibility pop
