// SPDX-License-Identifier: Apache-2.0
#include "mpi/trace.h"

#include <cerrno>
#include <cstdio>
#include <cstring>

#include "mpi/support.h"

namespace nnc::mpi {

namespace {

// What a trace that nobody stops may grow to.
constexpr size_t kMostEvents = 1000000;

std::string quoted(const std::string& s) {
  std::string out = "\"";
  for (const char c : s) {
    if (c == '"' || c == '\\') out += '\\';
    out += static_cast<unsigned char>(c) < 0x20 ? ' ' : c;
  }
  return out + "\"";
}

}  // namespace

void Trace::note(Row row, std::string name, double start, double end) {
  const std::lock_guard lock(mutex_);
  if (events_.size() < kMostEvents) events_.push_back({row, std::move(name), start, end});
}

void Trace::write(const char* path, int rank) {
  std::string out = "{\"traceEvents\":[\n";
  const char* const rows[] = {"caller", "collectives"};
  for (int row = 0; row < 2; ++row) {
    out += text("{\"name\":\"thread_name\",\"ph\":\"M\",\"pid\":", rank, ",\"tid\":", row,
                ",\"args\":{\"name\":\"", rows[row], "\"}},\n");
  }
  out += text("{\"name\":\"process_name\",\"ph\":\"M\",\"pid\":", rank,
              ",\"args\":{\"name\":\"rank ", rank, "\"}}");
  {
    const std::lock_guard lock(mutex_);
    char numbers[96];
    for (const Event& e : events_) {
      std::snprintf(numbers, sizeof numbers, "\"ts\":%.3f,\"dur\":%.3f", e.start * 1e6,
                    (e.end - e.start) * 1e6);
      out += text(",\n{\"name\":", quoted(e.name), ",\"ph\":\"X\",\"pid\":", rank,
                  ",\"tid\":", static_cast<int>(e.row), ",", numbers, "}");
    }
  }
  out += "\n]}\n";
  std::FILE* f = std::fopen(path, "we");
  check(f != nullptr, NNC_E_FILE, path, ": ", std::strerror(errno));
  const bool written = std::fwrite(out.data(), 1, out.size(), f) == out.size();
  const bool closed = std::fclose(f) == 0;
  check(written && closed, NNC_E_FILE, path, ": ", std::strerror(errno));
}

}  // namespace nnc::mpi
