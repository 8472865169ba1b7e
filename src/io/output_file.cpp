// SPDX-License-Identifier: Apache-2.0
#include "io/output_file.h"

#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

#include <atomic>
#include <cerrno>
#include <climits>
#include <cstdio>
#include <optional>

#include "base/no_cancel.h"
#include "io/input_file.h"
#include "ops/layout.h"
#include "tensor/recording.h"

namespace nnc::io {
namespace {

std::string folder_of(const std::string& path) {
  const size_t slash = path.rfind('/');
  if (slash == std::string::npos) return ".";
  return path.substr(0, slash == 0 ? 1 : slash);
}

// What a chain of links leads to, which need not be there.
std::string follow_links(const std::string& path) {
  constexpr int kLongest = 40;
  std::string at = path;
  for (int i = 0; i < kLongest; ++i) {
    char link[PATH_MAX];
    const ssize_t n = readlink(at.c_str(), link, sizeof link);
    if (n < 0) return at;
    const std::string next(link, static_cast<size_t>(n));
    if (next[0] == '/')
      at = next;
    else
      at = folder_of(at).append("/").append(next);
  }
  errno = ELOOP;
  fail_call(path, "save");
}

// Of what is to be replaced; nothing if nothing is there.
std::optional<mode_t> permissions_of(const std::string& path, const std::string& target) {
  struct stat status {};
  if (stat(target.c_str(), &status) != 0) {
    if (errno != ENOENT) fail_call(path, "save");
    return {};
  }
  check(S_ISREG(status.st_mode), Code::kFile, "file: ", path, ": is no regular file");
  return status.st_mode & 07777;
}

template <class F>
int retried(const F& call) {
  int result = 0;
  do {
    result = call();
  } while (result < 0 && errno == EINTR);
  return result;
}

}  // namespace

OutputFile::Descriptor::~Descriptor() {
  const NoCancel here;
  if (fd >= 0) ::close(fd);
}

OutputFile::OutputFile(std::string path) : path_(std::move(path)) {
  const NoCancel here;  // Note [Cancelled threads]
  check(!is_recording(), Code::kUnsupported, kNoPrograms);
  target_ = follow_links(path_);
  folder_ = folder_of(target_);
  open_folder();
  const std::optional<mode_t> permissions = permissions_of(path_, target_);
  make_temporary();
  if (!permissions || fchmod(fd_, *permissions) == 0) return;
  const int error = errno;
  close();
  unlink(temporary_.c_str());
  errno = error;
  fail_call(path_, "save");
}

OutputFile::~OutputFile() {
  const NoCancel here;
  close();
  if (!temporary_.empty()) unlink(temporary_.c_str());
}

// Its permissions are those that a new file gets.
void OutputFile::make_temporary() {
  static std::atomic<uint32_t> next{0};
  while (fd_ < 0) {
    temporary_ = folder_ + "/.nnc-" + std::to_string(getpid()) + "-" +
                 std::to_string(next.fetch_add(1, std::memory_order_relaxed)) + ".tmp";
    fd_ = retried([&] {
      return open(temporary_.c_str(), O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC | O_NOFOLLOW, 0666);
    });
    if (fd_ < 0 && errno != EEXIST) fail_call(path_, "save");
  }
}

void OutputFile::write(const void* data, int64_t n) {
  const NoCancel here;
  const auto* next = static_cast<const unsigned char*>(data);
  while (n > 0) {
    const ssize_t done = ::write(fd_, next, static_cast<size_t>(n));
    if (done < 0 && errno == EINTR) continue;
    if (done < 0) fail_call(path_, "write");
    next += done;
    size_ += done;
    n -= done;
  }
}

void OutputFile::write(const Tensor& x) {
  const Tensor plain = ops::row_major(x);
  const ConstView v = plain.view();
  write(v.data(), v.numel() * item_size(v.dtype()));
}

void OutputFile::close() {
  if (fd_ >= 0) ::close(fd_);
  fd_ = -1;
}

// Before anything is written. One that may be written to but not read cannot be synchronized.
void OutputFile::open_folder() {
  const int fd = retried([&] { return open(folder_.c_str(), O_RDONLY | O_DIRECTORY | O_CLOEXEC); });
  if (fd < 0 && errno != EACCES) fail_call(path_, "save");
  opened_folder_.fd = fd;
}

void OutputFile::sync_folder() {
  const int fd = opened_folder_.fd;
  // Some file systems know no such thing.
  if (fd < 0 || retried([&] { return fsync(fd); }) == 0 || errno == EINVAL) return;
  fail_call(path_, "be sure that the folder is on the disk, where the new file stands already");
}

void OutputFile::commit() {
  const NoCancel here;
  if (retried([&] { return fsync(fd_); }) != 0) fail_call(path_, "write");
  // After an interruption too the descriptor is gone.
  const int fd = fd_;
  fd_ = -1;
  if (::close(fd) != 0 && errno != EINTR) fail_call(path_, "write");
  if (rename(temporary_.c_str(), target_.c_str()) != 0) fail_call(path_, "save");
  temporary_.clear();
  sync_folder();
}

}  // namespace nnc::io
