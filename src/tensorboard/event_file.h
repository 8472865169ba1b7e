// SPDX-License-Identifier: Apache-2.0
// Files of events: records of TensorFlow, each with its length and checksums.
#pragma once

#include <cstdint>
#include <string>

#include "base/fork.h"
#include "tensorboard/protobuf.h"

namespace nnc::tensorboard {

// Of a record's bytes, as it stands behind them.
uint32_t masked_crc32c(std::string_view bytes);

// Note [Event files]
// A record is written by one call at the end of the file. One that the system writes a part of, or
// none, is taken back: the file ends where it did before, and goes on with the next record. So a
// file never has anything but whole records, but for a last one that the end of the process or the
// machine cuts off, for whose rest readers wait.
class EventFile {
 public:
  // Makes the folder and, in it, the file with its first event and these.
  EventFile(const std::string& folder, const std::string& suffix, Span<const Message> events = {});
  ~EventFile();
  // Is the file nobody's yet, so that it goes with this?
  void set_temporary(bool on) noexcept { temporary_ = on; }
  EventFile(const EventFile&) = delete;
  EventFile& operator=(const EventFile&) = delete;

  // The bytes of these events; and writes them, all or none.
  static std::string encoded(Span<const Message> events);
  void append(const std::string& records);
  void write(Span<const Message> events) { append(encoded(events)); }
  void write(const Message& event) { write(Span<const Message>(&event, 1)); }
  // What is written is on the disk then.
  void flush();
  const std::string& path() const { return path_; }

 private:
  void open(const std::string& folder, const std::string& suffix, int64_t seconds);
  [[noreturn]] void take_back(int error);

  std::string path_;
  bool temporary_ = false;
  int fd_ = -1;
  const uint32_t process_ = this_process();
  int64_t size_ = 0;  // of whole records
  bool damaged_ = false;
};

// Seconds since 1970.
double now();

}  // namespace nnc::tensorboard
