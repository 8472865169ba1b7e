// SPDX-License-Identifier: Apache-2.0
// A first program: two layers learn to add two numbers.
#include <iostream>
#include <nnc/nnc.hpp>

int main() {
  nnc::manual_seed(0);
  nnc::Module net = nnc::Sequential{nnc::Linear(2, 16), nnc::ReLU(), nnc::Linear(16, 1)};
  nnc::Optimizer adam = nnc::Adam(net, nnc::kw("lr", 0.01));
  nnc::Tensor x = nnc::rand({256, 2});
  nnc::Tensor y = nnc::sum(x, 1, true);
  nnc::Tensor loss;
  for (int step = 0; step < 500; ++step) {
    adam.zero_grad();
    loss = nnc::mse_loss(net(x), y);
    loss.backward();
    adam.step();
  }
  std::cout << net << "\nloss " << (loss.item() < 1e-3 ? "below 0.001" : "too high") << "\n";
  std::cout << net(nnc::Tensor(std::vector<float>{0.25, 0.5}, {1, 2})) << "\n";
}
