// SPDX-License-Identifier: Apache-2.0
#include "support/mutants.h"

#include <fcntl.h>
#include <gtest/gtest.h>
#include <sys/prctl.h>
#include <sys/time.h>
#include <sys/wait.h>
#include <unistd.h>

#include <csignal>
#include <cstdio>
#include <cstdlib>
#include <iostream>
#include <string>

namespace nnc::testing {
namespace {

constexpr itimerval kLongest{{}, {60, 0}};  // of processor time, which other processes do not take

// Ends the process at the first failure, after the test's name.
class FirstFailure : public ::testing::EmptyTestEventListener {
 public:
  explicit FirstFailure(int to) : to_(to) {}
  void OnTestStart(const ::testing::TestInfo& test) override {
    name_ = std::string(test.test_suite_name()) + "." + test.name();
    setitimer(ITIMER_PROF, &kLongest, nullptr);
  }
  void OnTestPartResult(const ::testing::TestPartResult& result) override {
    if (!result.failed()) return;
    _exit(write(to_, name_.data(), name_.size()) < 0 ? 2 : 1);
  }

 private:
  int to_;
  std::string name_ = "a test suite";
};

[[noreturn]] void run_tests(const std::string& mutant, const std::string& filter, int to) {
  prctl(PR_SET_PDEATHSIG, SIGKILL);  // an interrupted run leaves nothing behind
  setenv("NNC_MUTANT", mutant.c_str(), 1);
  const int nowhere = open("/dev/null", O_WRONLY);
  dup2(nowhere, STDOUT_FILENO), dup2(nowhere, STDERR_FILENO);
  GTEST_FLAG_SET(filter, filter);
  ::testing::UnitTest::GetInstance()->listeners().Append(new FirstFailure(to));
  _exit(RUN_ALL_TESTS());
}

std::string result_of(const std::string& mutant, const std::string& filter) {
  int ends[2];
  if (pipe(ends) != 0) return "killed by nothing: no pipe";
  const pid_t child = fork();
  if (child == 0) run_tests(mutant, filter, ends[1]);
  close(ends[1]);
  std::string name;
  char part[256];
  for (ssize_t n = 0; (n = read(ends[0], part, sizeof part)) > 0;) {
    name.append(part, static_cast<size_t>(n));
  }
  close(ends[0]);
  int status = 0;
  waitpid(child, &status, 0);
  if (WIFEXITED(status) && WEXITSTATUS(status) == 0) return "survived";
  if (!name.empty()) return "killed " + name;
  const bool late = WIFSIGNALED(status) && WTERMSIG(status) == SIGPROF;
  return late ? "killed, it did not end" : "killed, it died";
}

}  // namespace

int run_mutants() {
  std::string mutant, filter;
  while (std::cin >> mutant >> filter) std::cout << result_of(mutant, filter) << std::endl;
  return 0;
}

}  // namespace nnc::testing
