// SPDX-License-Identifier: Apache-2.0
// What happened when, in the format of chrome://tracing.
#pragma once

#include <mutex>
#include <string>
#include <vector>

namespace nnc::mpi {

class Trace {
 public:
  // Rows of the picture.
  enum Row { kCaller = 0, kCollectives = 1 };

  // From start to end, by now(); the same for an instant.
  void note(Row row, std::string name, double start, double end);
  // Throws NNC_E_FILE.
  void write(const char* path, int rank);

 private:
  struct Event {
    Row row;
    std::string name;
    double start, end;
  };
  std::mutex mutex_;
  std::vector<Event> events_;
};

}  // namespace nnc::mpi
