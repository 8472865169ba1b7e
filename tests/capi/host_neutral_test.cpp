// SPDX-License-Identifier: Apache-2.0
// What belongs to the host's process stays as it is: locale, environment, signal handlers and
// masks, floating-point mode, OpenMP's and OpenBLAS's numbers of threads, the current folder, open
// files.
#include <dlfcn.h>
#include <gtest/gtest.h>
#include <unistd.h>

#include <cfenv>
#include <clocale>
#include <csignal>
#include <cstdlib>
#include <cstring>
#include <filesystem>
#include <map>
#include <nnc/nnc.hpp>
#include <string>
#include <vector>

extern char** environ;

namespace {

// A function of another library of the process, or null.
template <class F>
F* found(const char* name) {
  return reinterpret_cast<F*>(dlsym(RTLD_DEFAULT, name));
}

using State = std::map<std::string, std::string>;

State state_of_process() {
  State s;
  s["locale"] = setlocale(LC_ALL, nullptr);
  for (char** e = environ; *e; ++e) s["environment"] += std::string(*e) + "\n";
  for (int signal = 1; signal < NSIG; ++signal) {
    struct sigaction action = {};
    if (sigaction(signal, nullptr, &action) != 0) continue;
    const auto handler = reinterpret_cast<uintptr_t>(action.sa_handler);
    s["handlers"] += std::to_string(handler) + ":" + std::to_string(action.sa_flags) + " ";
  }
  sigset_t blocked;
  pthread_sigmask(SIG_BLOCK, nullptr, &blocked);
  for (int signal = 1; signal < NSIG; ++signal)
    s["mask"] += sigismember(&blocked, signal) == 1 ? '1' : '0';
  s["rounding"] = std::to_string(fegetround());
  s["folder"] = std::filesystem::current_path();
  for (const char* name : {"omp_get_max_threads", "omp_get_dynamic", "omp_get_max_active_levels",
                           "openblas_get_num_threads"}) {
    if (auto* f = found<int()>(name)) s[name] = std::to_string(f());
  }
  return s;
}
size_t open_files() {
  size_t n = 0;
  for ([[maybe_unused]] const auto& entry : std::filesystem::directory_iterator("/proc/self/fd"))
    ++n;
  return n;
}

// Something of everything: layers, gradients, steps, factorizations, files, loaders, errors.
void use_the_library() {
  const nnc::Use use(nnc::Context("seed=0"));
  const nnc::Module net = nnc::Sequential{nnc::Conv2d(1, 4, 3), nnc::BatchNorm2d(4), nnc::ReLU(),
                                          nnc::Flatten(), nnc::Linear(4 * 6 * 6, 3)};
  const nnc::Optimizer adam = nnc::Adam(net);
  const nnc::Dataset data = nnc::TensorDataset({nnc::rand({8, 1, 8, 8}), nnc::randint(0, 3, {8})});
  for (const auto& batch : nnc::DataLoader(data, "batch_size=4, num_workers=2")) {
    adam.zero_grad();
    nnc::cross_entropy(net(batch[0]), batch[1]).backward();
    adam.step();
  }
  nnc::LSTM(16, 16).forward({nnc::rand({5, 2, 16})});
  nnc::linalg_svd(nnc::rand({70, 70}));
  nnc::matmul(nnc::rand({300, 300}), nnc::rand({300, 300}));
  EXPECT_NE(nnc::rand({3}).repr(), "");
  EXPECT_THROW(nnc::ones({2}) + nnc::ones({3}), nnc::Error);
  const std::string path = testing::TempDir() + "nnc_host_neutral";
  nnc::save(net.state_dict(), path);
  nnc::load(path, "mmap=True");
  remove(path.c_str());
}

TEST(HostNeutral, NothingOfTheHostsChanges) {
  use_the_library();  // what is made once is there: files that libraries keep open, say
  // Values that are none of the defaults.
  ASSERT_EQ(setenv("NNC_TEST_OF_THE_HOST", "1", 1), 0);
  const bool comma = setlocale(LC_ALL, "de_DE.UTF-8") || setlocale(LC_ALL, "C.UTF-8");
  EXPECT_TRUE(comma);
  const auto handler = std::signal(SIGUSR1, SIG_IGN);
  fesetround(FE_UPWARD);
  auto* const set_omp = found<void(int)>("omp_set_num_threads");
  auto* const set_openblas = found<void(int)>("openblas_set_num_threads");
  ASSERT_TRUE(set_omp && set_openblas);
  set_omp(3);
  set_openblas(2);
  testing::internal::CaptureStdout();
  testing::internal::CaptureStderr();
  const State before = state_of_process();
  const size_t files = open_files();
  use_the_library();
  EXPECT_EQ(state_of_process(), before);
  EXPECT_EQ(open_files(), files);
  fesetround(FE_TONEAREST);
  EXPECT_EQ(testing::internal::GetCapturedStdout(), "");
  EXPECT_EQ(testing::internal::GetCapturedStderr(), "");
  std::signal(SIGUSR1, handler);
  set_omp(1);
  set_openblas(1);
  setlocale(LC_ALL, "C");
  unsetenv("NNC_TEST_OF_THE_HOST");
}

}  // namespace
