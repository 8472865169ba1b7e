// SPDX-License-Identifier: Apache-2.0
// TinyModel in C++, through nnc.hpp.
#include <iostream>
#include <nnc/nnc.hpp>

struct TinyModel : nnc::UserModule<TinyModel> {
  TinyModel() : UserModule("TinyModel") {}
  nnc::Module linear1 = add("linear1", nnc::Linear(100, 200));
  nnc::Module activation = add("activation", nnc::ReLU());
  nnc::Module linear2 = add("linear2", nnc::Linear(200, 10));
  nnc::Module softmax = add("softmax", nnc::Softmax(nnc::kw("dim", -1)));
  nnc::Tensor forward(const nnc::Tensor& x) const {
    return softmax(linear2(activation(linear1(x))));
  }
};

static void run() {
  nnc::manual_seed(0);
  TinyModel model;
  std::cout << model << "\n";
  for (const auto& [name, parameter] : model.named_parameters()) {
    std::cout << name;
    for (int64_t size : parameter.shape()) std::cout << " " << size;
    std::cout << "\n";
  }

  const nnc::Tensor x = nnc::rand({2, 100});
  const nnc::Tensor target(std::vector<int64_t>{3, 7}, {2});
  nnc::Optimizer sgd = nnc::SGD(model, nnc::kw("lr", 0.5));
  std::cout.setf(std::ios::fixed);
  std::cout.precision(4);
  for (int i = 0; i < 2; ++i) {
    sgd.zero_grad();
    nnc::Tensor loss = nnc::cross_entropy(model(x), target);
    loss.backward();
    sgd.step();
    std::cout << "loss " << loss.item() << "\n";
  }

  try {
    model(nnc::rand({2, 3}));
  } catch (const nnc::Error& error) {
    if (error.code() == NNC_E_SHAPE) std::cout << "error " << error.what() << "\n";
  }
}

int main() {
  try {
    run();
  } catch (const std::exception& error) {
    std::cout << error.what() << "\n";
    return 1;
  }
  // Objects release what they own; by hand, twice is harmless.
  nnc_tensor* raw = nnc::ones({2}).release();
  nnc_release(raw);
  nnc_release(raw);
  if (nnc_live_handles() != 0) {
    std::cout << nnc_live_handles() << " handles left\n";
    return 1;
  }
  std::cout << "ok\n";
}
