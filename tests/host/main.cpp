// SPDX-License-Identifier: Apache-2.0
// nnc_host CASE N: runs a case N times, each time in a process of its own.
#include <signal.h>
#include <sys/wait.h>
#include <unistd.h>

#include <cstring>

#include "host/host.h"

namespace nnc_host {
namespace {

std::vector<Case>& cases() {
  static auto* const all = new std::vector<Case>;
  return *all;
}

bool ends_well(const Case& c, int round) {
  const pid_t child = fork();
  if (child == 0) {
    // Not only a child: what the library does in one is another matter.
    const char* seconds = std::getenv("NNC_HOST_SECONDS");  // of soak
    alarm(kSeconds + static_cast<unsigned>(seconds ? std::atoi(seconds) : 0));
    setenv("NNC_HOST_CASE", c.name, 1);
    execl("/proc/self/exe", "nnc_host", c.name, "round", std::to_string(round).c_str(), nullptr);
    _Exit(2);
  }
  int status = 0;
  if (child < 0 || waitpid(child, &status, 0) != child) return false;
  if (WIFEXITED(status) && WEXITSTATUS(status) == kEnd) return true;
  std::fprintf(stderr, "%s, round %d: ended with %s %d\n", c.name, round,
               WIFSIGNALED(status) ? "signal" : "status",
               WIFSIGNALED(status) ? WTERMSIG(status) : WEXITSTATUS(status));
  return false;
}

const Case& case_of(const char* name) {
  for (const Case& c : cases()) {
    if (std::strcmp(c.name, name) == 0) return c;
  }
  fail("no such case", name);
}

int run(const Case& c, int n) {
  int wrong = 0;
  for (int round = 0; round < n; ++round) wrong += !ends_well(c, round);
  std::printf("%s: %d of %d wrong\n", c.name, wrong, n);
  return wrong ? 1 : 0;
}

// run() with a folder for what cases write.
int run_in_folder(const Case& c, int n) {
  char folder[] = "/tmp/nnc_host.XXXXXX";
  if (!mkdtemp(folder)) fail("mkdtemp");
  setenv("NNC_HOST_FOLDER", folder, 1);
  const int result = run(c, n);
  const std::string remove = std::string("rm -rf ") + folder;
  return std::system(remove.c_str()) == 0 ? result : 1;
}

}  // namespace

void add_case(const Case& c) {
  cases().push_back(c);
}

}  // namespace nnc_host

int main(int argc, char** argv) {
  if (argc == 3) return nnc_host::run_in_folder(nnc_host::case_of(argv[1]), std::atoi(argv[2]));
  if (argc == 4) {
    nnc_host::case_of(argv[1]).run(std::atoi(argv[3]));
    return 2;
  }
  for (const nnc_host::Case& c : nnc_host::cases()) std::printf("%s\n", c.name);
  return argc == 1 ? 0 : 1;
}
