// SPDX-License-Identifier: Apache-2.0
// The cases of nnc_host, and what they do with the library.
#pragma once

#include <cstdint>
#include <cstdio>
#include <cstdlib>
#include <string>
#include <vector>

#include "nnc/nnc.h"

namespace nnc_host {

// A case runs in a child of a process that has never called the library, with another `round` each
// time. It is right if it ends with kEnd within kSeconds.
constexpr int kEnd = 3;
constexpr unsigned kSeconds = 100;
struct Case {
  const char* name;
  void (*run)(int round);
};
void add_case(const Case& c);
struct AddCases {
  AddCases(std::initializer_list<Case> cases) {
    for (const Case& c : cases) add_case(c);
  }
};

// Ends the process in a way that no case ends.
[[noreturn]] inline void fail(const char* what, const char* message = "") {
  std::fprintf(stderr, "%s: %s\n", what, message);
  _Exit(1);
}
inline void ok(nnc_error* e) {
  if (e) fail(nnc_error_op(e), nnc_error_message(e));
}
inline void expect(bool right, const char* what) {
  if (!right) fail(what);
}

// 0..n-1, another for each round and use.
inline int drawn(int round, int use, int n) {
  uint64_t z = static_cast<uint64_t>(round) * 1000 + static_cast<uint64_t>(use) + 1;
  z *= 0x9e3779b97f4a7c15;
  z ^= z >> 29;
  z *= 0xbf58476d1ce4e5b9;
  return static_cast<int>((z >> 33) % static_cast<uint64_t>(n));
}

// A network with convolutions and a function of the host's, its optimizer, a loader with workers
// and a folder. Several threads may use one.
class Training {
 public:
  // in_forward is called in each forward of the host's module.
  explicit Training(void (*in_forward)() = nullptr);
  ~Training();
  Training(const Training&) = delete;
  Training& operator=(const Training&) = delete;

  void step() const;
  void save() const;
  void load() const;
  void pass() const;   // over the data
  void write() const;  // of events
  void remove_files() const;

 private:
  nnc_ctx* ctx_ = nullptr;
  nnc_module* module_ = nullptr;
  nnc_optimizer* optimizer_ = nullptr;
  nnc_data_loader* loader_ = nullptr;
  nnc_summary_writer* writer_ = nullptr;
  std::string folder_;
};

}  // namespace nnc_host
