// SPDX-License-Identifier: Apache-2.0
#include <unistd.h>

#include <cstdio>

#include "base/utf8.h"
#include "io/json.h"
#include "io/output_file.h"
#include "profiler/profiler.h"

namespace nnc::profiler {
namespace {

constexpr size_t kPiece = 1 << 16;  // written at once

// As torch's traces say.
const char* category_of(ProfileKind k) {
  switch (k) {
    case ProfileKind::kFunction:
      return "cpu_op";
    case ProfileKind::kModule:
      return "python_function";
    case ProfileKind::kNode:
      return "autograd";
    case ProfileKind::kKernel:
      return "kernel";
  }
  return "";
}
const char* before_name(ProfileKind k) {
  if (k == ProfileKind::kModule) return "nn.Module: ";
  return k == ProfileKind::kKernel ? "kernel::" : "";
}

// Microseconds, with all digits.
void append_time(std::string& out, int64_t ns) {
  char text[48];
  std::snprintf(text, sizeof text, "%lld.%03lld", static_cast<long long>(ns / 1000),
                static_cast<long long>(ns % 1000));
  out += text;
}

void append_event(std::string& out, const Profile::Event& e, int64_t pid) {
  out += ",\n{\"ph\": \"X\", \"cat\": \"";
  out += category_of(e.of->kind);
  out += "\", \"name\": ";
  io::append_json_string(out, before_name(e.of->kind) + to_utf8(e.of->name));
  out += ", \"pid\": " + std::to_string(pid) + ", \"tid\": " + std::to_string(e.thread);
  out += ", \"ts\": ";
  append_time(out, e.start_ns);
  out += ", \"dur\": ";
  append_time(out, e.ns);
  out += ", \"args\": {\"bytes\": " + std::to_string(e.bytes) + "}}";
}

}  // namespace

void export_chrome_trace(const Profile::Taken& taken, const std::string& path) {
  io::OutputFile file(path);
  const int64_t pid = getpid();
  std::string out = "{\"schemaVersion\": 1, \"displayTimeUnit\": \"ms\", \"droppedEvents\": " +
                    std::to_string(taken.dropped) + ", \"traceEvents\": [\n" +
                    "{\"ph\": \"M\", \"name\": \"process_name\", \"pid\": " + std::to_string(pid) +
                    ", \"tid\": 0, \"args\": {\"name\": \"libnnc\"}}";
  for (const Profile::Event& e : taken.events) {
    append_event(out, e, pid);
    if (out.size() < kPiece) continue;
    file.write(out);
    out.clear();
  }
  file.write(out + "\n]}\n");
  file.commit();
}

}  // namespace nnc::profiler
