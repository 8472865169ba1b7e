// SPDX-License-Identifier: Apache-2.0
#include "tensorboard/event_file.h"

#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

#include <array>
#include <atomic>
#include <cerrno>
#include <chrono>
#include <cstdio>
#include <vector>

#include "base/no_cancel.h"
#include "io/input_file.h"
#include "tensor/recording.h"

namespace nnc::tensorboard {
namespace {

// Castagnoli's polynomial, its bits reversed.
constexpr std::array<uint32_t, 256> kCrc32c = [] {
  std::array<uint32_t, 256> table{};
  for (uint32_t i = 0; i < 256; ++i) {
    uint32_t crc = i;
    for (int bit = 0; bit < 8; ++bit) crc = crc >> 1 ^ (crc & 1 ? 0x82F63B78U : 0);
    table[i] = crc;
  }
  return table;
}();

// What readers of protocol buffers take.
constexpr size_t kMaxRecord = (size_t{1} << 31) - 1;

void append_little_endian(std::string& out, uint64_t v, int size) {
  for (int i = 0; i < size; ++i) out += static_cast<char>(v >> (8 * i));
}

// The folder and those above it.
void make_folders(const std::string& path) {
  for (size_t end = 0; end != std::string::npos;) {
    end = path.find('/', end + 1);
    const std::string folder = path.substr(0, end);
    if (mkdir(folder.c_str(), 0777) != 0 && errno != EEXIST) {
      // Some system calls complain of what is there already.
      const int error = errno;
      struct stat status {};
      if (stat(folder.c_str(), &status) == 0 && S_ISDIR(status.st_mode)) continue;
      errno = error;
      io::fail_call(folder, "make folder");
    }
  }
}

std::string host_name() {
  char name[256] = {};
  return gethostname(name, sizeof name - 1) == 0 ? name : "localhost";
}

}  // namespace

uint32_t masked_crc32c(std::string_view bytes) {
  uint32_t crc = ~uint32_t{0};
  for (const char c : bytes) crc = crc >> 8 ^ kCrc32c[(crc ^ static_cast<unsigned char>(c)) & 0xFF];
  crc = ~crc;
  return (crc >> 15 | crc << 17) + 0xA282EAD8U;
}

double now() {
  return std::chrono::duration<double>(std::chrono::system_clock::now().time_since_epoch()).count();
}

EventFile::EventFile(const std::string& folder, const std::string& suffix,
                     Span<const Message> events) {
  const NoCancel here;  // Note [Cancelled threads]
  check(!is_recording(), Code::kUnsupported, io::kNoPrograms);
  make_folders(folder);
  const double time = now();
  Message source;
  source.text(1, "libnnc");
  Message event;
  event.real(1, time).text(3, "brain.Event:2").message(10, source);
  std::vector<Message> all{event};
  all.insert(all.end(), events.begin(), events.end());
  open(folder, suffix, static_cast<int64_t>(time));
  try {
    write(all);
  } catch (...) {
    close(fd_);
    unlink(path_.c_str());
    throw;
  }
}

EventFile::~EventFile() {
  const NoCancel here;
  if (fd_ >= 0) close(fd_);
  if (temporary_ && process_ == this_process()) unlink(path_.c_str());
}

// The next number for which there is no such file.
void EventFile::open(const std::string& folder, const std::string& suffix, int64_t seconds) {
  const NoCancel here;
  static std::atomic<uint32_t> next{0};
  while (fd_ < 0) {
    char time[32];
    std::snprintf(time, sizeof time, "%010lld", static_cast<long long>(seconds));
    path_ = folder;
    path_.append("/events.out.tfevents.").append(time).append(".").append(host_name());
    path_.append(".").append(std::to_string(getpid()));
    path_.append(".").append(std::to_string(next.fetch_add(1, std::memory_order_relaxed)));
    path_.append(suffix);
    fd_ = ::open(path_.c_str(), O_WRONLY | O_CREAT | O_EXCL | O_APPEND | O_CLOEXEC, 0666);
    if (fd_ < 0 && errno != EEXIST && errno != EINTR) io::fail_call(path_, "open");
  }
}

std::string EventFile::encoded(Span<const Message> events) {
  std::string record;
  for (const Message& event : events) {
    const std::string& data = event.bytes();
    check(data.size() <= kMaxRecord, Code::kInvalid, "an event of ", data.size(),
          " bytes is larger than ", kMaxRecord);
    std::string length;
    append_little_endian(length, data.size(), 8);
    record += length;
    append_little_endian(record, masked_crc32c(length), 4);
    record += data;
    append_little_endian(record, masked_crc32c(data), 4);
  }
  return record;
}

void EventFile::append(const std::string& record) {
  const NoCancel here;
  check(!is_recording(), Code::kUnsupported, io::kNoPrograms);
  // It ends where the other process says.
  check(process_ == this_process(), Code::kState, "file: ", path_,
        ": was made before fork(), and is the parent process's");
  check(!damaged_, Code::kFile, "file: ", path_,
        ": ends in a part of a record since a write has failed");
  size_t done = 0;
  while (done < record.size()) {
    const ssize_t n = ::write(fd_, record.data() + done, record.size() - done);
    if (n < 0 && errno == EINTR) continue;
    if (n < 0) take_back(errno);
    done += static_cast<size_t>(n);
  }
  size_ += static_cast<int64_t>(record.size());
}

void EventFile::take_back(int error) {
  int result = 0;
  do {
    result = ftruncate(fd_, size_);
  } while (result < 0 && errno == EINTR);
  damaged_ = result < 0;
  errno = error;
  io::fail_call(path_, "write");
}

void EventFile::flush() {
  const NoCancel here;
  int result = 0;
  do {
    result = fsync(fd_);
  } while (result < 0 && errno == EINTR);
  // Some file systems know no such thing.
  if (result < 0 && errno != EINVAL) io::fail_call(path_, "write");
}

}  // namespace nnc::tensorboard
