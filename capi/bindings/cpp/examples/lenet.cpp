// SPDX-License-Identifier: Apache-2.0
// LeNet learns Fashion-MNIST: the network of PyTorch's tutorial, trained by Adam as PyTorch does
// it.
//     lenet [--data FOLDER] [--epochs N]
#include <cstdio>
#include <cstdlib>
#include <cstring>
#include <nnc/nnc.hpp>

struct LeNet : nnc::UserModule<LeNet> {
  LeNet() : UserModule("LeNet") {}
  nnc::Module conv1 = add("conv1", nnc::Conv2d(1, 6, 5));
  nnc::Module conv2 = add("conv2", nnc::Conv2d(6, 16, 3));
  nnc::Module fc1 = add("fc1", nnc::Linear(16 * 6 * 6, 120));
  nnc::Module fc2 = add("fc2", nnc::Linear(120, 84));
  nnc::Module fc3 = add("fc3", nnc::Linear(84, 10));

  nnc::Tensor forward(nnc::Tensor x) const {
    x = nnc::max_pool2d(nnc::relu(conv1(x)), 2);
    x = nnc::max_pool2d(nnc::relu(conv2(x)), 2);
    x = x.view({-1, 16 * 6 * 6});
    return fc3(nnc::relu(fc2(nnc::relu(fc1(x)))));
  }
};

struct Data {
  nnc::Tensor images, labels;
};

// The images become (n, 1, 32, 32) of float32 in 0 .. 1.
static Data load(const std::string& folder, const std::string& part) {
  const nnc::Tensor images = nnc::idx_load(folder + "/" + part + "-images-idx3-ubyte.gz");
  const nnc::Tensor labels = nnc::idx_load(folder + "/" + part + "-labels-idx1-ubyte.gz");
  return {nnc::pad(nnc::unsqueeze(images.to(nnc::float32) / 255, 1), {2, 2, 2, 2}),
          labels.to(nnc::int64)};
}

static double train(LeNet& net, const nnc::Optimizer& optimizer, const Data& data) {
  double total = 0;
  net.train();
  for (const nnc::Tensor& index : nnc::split(nnc::randperm(data.images.size(0)), 64)) {
    optimizer.zero_grad();
    nnc::Tensor loss = nnc::cross_entropy(net(nnc::index_select(data.images, 0, index)),
                                          nnc::index_select(data.labels, 0, index));
    loss.backward();
    optimizer.step();
    total += loss.item() * static_cast<double>(index.size(0));
  }
  return total / static_cast<double>(data.images.size(0));
}

static double accuracy(LeNet& net, const Data& data) {
  const nnc::NoGrad no_grad;
  int64_t right = 0;
  net.eval();
  const auto images = nnc::split(data.images, 1000), labels = nnc::split(data.labels, 1000);
  for (size_t i = 0; i < images.size(); ++i)
    right += nnc::sum(nnc::argmax(net(images[i]), 1) == labels[i]).item<int64_t>();
  return 100.0 * static_cast<double>(right) / static_cast<double>(data.images.size(0));
}

int main(int argc, char** argv) {
  std::string folder = "/usr/share/datasets/fashion-mnist";
  long epochs = 10;
  for (int i = 1; i < argc; i += 2) {
    if (i + 1 < argc && !std::strcmp(argv[i], "--data")) {
      folder = argv[i + 1];
    } else if (i + 1 < argc && !std::strcmp(argv[i], "--epochs") && std::atol(argv[i + 1]) > 0) {
      epochs = std::atol(argv[i + 1]);
    } else {
      std::fprintf(stderr, "usage: lenet [--data FOLDER] [--epochs N]\n");
      return 2;
    }
  }
  try {
    const Data learn = load(folder, "train"), test = load(folder, "t10k");
    nnc::manual_seed(0);
    LeNet net;
    const nnc::Optimizer adam = nnc::Adam(net, nnc::kw("lr", 1e-3));
    for (long epoch = 1; epoch <= epochs; ++epoch) {
      const double loss = train(net, adam, learn);
      std::printf("epoch %2ld  loss %.4f  test accuracy %.2f %%\n", epoch, loss,
                  accuracy(net, test));
      std::fflush(stdout);
    }
  } catch (const nnc::Error& error) {
    std::fprintf(stderr, "lenet: %s\n", error.what());
    return 1;
  }
}
