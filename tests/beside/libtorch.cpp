// SPDX-License-Identifier: Apache-2.0
// A program of both libtorch and libnnc: each trains the same network from the same seed alone,
// after the other and beside it in another thread, and then ours in a child of fork(). The numbers
// of each stay the same to the last bit, those of both agree, and so do libtorch's settings. Usage:
// libtorch torch|nnc (who computes first).
#include <fenv.h>
#include <sys/wait.h>
#include <torch/torch.h>
#include <unistd.h>

#include <cmath>
#include <cstdio>
#include <cstring>
#include <nnc/nnc.hpp>
#include <thread>
#include <vector>

namespace {

constexpr int kSteps = 4;
using Numbers = std::vector<double>;

Numbers train_torch() {
  torch::manual_seed(0);
  // Braces: what draws numbers is made from left to right.
  torch::nn::Sequential net{torch::nn::Conv2d(torch::nn::Conv2dOptions(3, 16, 3).padding(1)),
                            torch::nn::ReLU(), torch::nn::MaxPool2d(2), torch::nn::Flatten(),
                            torch::nn::Linear(1024, 10)};
  torch::optim::Adam adam(net->parameters(), torch::optim::AdamOptions(0.01));
  const torch::Tensor x = torch::rand({64, 3, 16, 16}), y = torch::rand({64, 10});
  Numbers found;
  for (int i = 0; i < kSteps; ++i) {
    adam.zero_grad();
    const torch::Tensor loss = torch::mse_loss(net->forward(x), y);
    loss.backward();
    adam.step();
    found.push_back(loss.item<double>());
  }
  const torch::Tensor a = torch::rand({400, 400}), b = torch::rand({300, 300}, torch::kFloat64);
  found.push_back(torch::mm(a, a).sum().item<double>());
  found.push_back(torch::mm(b, b).sum().item<double>());
  found.push_back(std::get<0>(torch::linalg_slogdet(b)).item<double>());
  return found;
}

Numbers train_nnc() {
  nnc::manual_seed(0);
  nnc::Module net = nnc::Sequential{nnc::Conv2d(3, 16, 3, nnc::kw("padding", 1)), nnc::ReLU(),
                                    nnc::MaxPool2d(2), nnc::Flatten(), nnc::Linear(1024, 10)};
  nnc::Optimizer adam = nnc::Adam(net, nnc::kw("lr", 0.01));
  const nnc::Tensor x = nnc::rand({64, 3, 16, 16}), y = nnc::rand({64, 10});
  Numbers found;
  for (int i = 0; i < kSteps; ++i) {
    adam.zero_grad();
    const nnc::Tensor loss = nnc::mse_loss(net(x), y);
    loss.backward();
    adam.step();
    found.push_back(loss.item());
  }
  const nnc::Tensor a = nnc::rand({400, 400}), b = nnc::rand({300, 300}, nnc::float64);
  found.push_back(nnc::sum(nnc::mm(a, a)).item());
  found.push_back(nnc::sum(nnc::mm(b, b)).item());
  found.push_back(std::get<0>(nnc::linalg_slogdet(b)).item());
  return found;
}

// What libtorch would find changed.
std::vector<int> settings() {
  return {at::get_num_threads(), static_cast<int>(at::get_num_interop_threads()), fegetround()};
}

int g_failed = 0;

void expect(bool right, const char* what) {
  if (right) return;
  std::printf("FAILED: %s\n", what);
  g_failed = 1;
}

}  // namespace

int main(int argc, char** argv) {
  const bool torch_first = argc > 1 && std::strcmp(argv[1], "torch") == 0;
  Numbers theirs, ours;
  if (torch_first) theirs = train_torch();
  const std::vector<int> before = settings();
  ours = train_nnc();
  if (!torch_first) theirs = train_torch();
  expect(settings() == before, "settings");
  expect(train_torch() == theirs, "libtorch again");
  expect(train_nnc() == ours, "libnnc again");
  for (int i = 0; i < kSteps + 3; ++i) {
    std::printf("%.9g %.9g\n", theirs[i], ours[i]);
    expect(std::abs(theirs[i] - ours[i]) <= 1e-4 * std::abs(theirs[i]), "the same numbers");
  }

  Numbers beside;
  std::thread other([&] {
    for (int i = 0; i < 5; ++i) beside = train_torch();
  });
  for (int i = 0; i < 5; ++i) expect(train_nnc() == ours, "libnnc beside libtorch");
  other.join();
  expect(beside == theirs, "libtorch beside libnnc");

  std::fflush(stdout);
  const pid_t child = fork();
  if (child == 0) _exit(train_nnc() == ours ? 0 : 1);
  int status = -1;
  expect(waitpid(child, &status, 0) == child && status == 0, "a child");
  return g_failed;
}
