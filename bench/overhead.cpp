// SPDX-License-Identifier: Apache-2.0
// How long the library itself takes: work so small that nothing else counts.
#include <thread>
#include <vector>

#include "common.h"

namespace bench {
namespace {

// 100 additions of two 1-element float32 tensors, no gradient.
Step add_scalar_nograd() {
  auto a = std::make_shared<Tensor>(ones({1})), b = std::make_shared<Tensor>(ones({1}));
  return [=] {
    for (int i = 0; i < 100; ++i) make(nnc_add, no_grad(), a->get(), b->get(), 1.0);
  };
}
const Workload kAddScalarNograd("add_scalar_nograd", add_scalar_nograd);

// A chain of 100 additions on a 1-element leaf, then backward.
Step add_chain_backward() {
  auto a = std::make_shared<Tensor>(ones({1})), b = std::make_shared<Tensor>(ones({1}));
  must(nnc_tensor_requires_grad_(grad(), a->get(), 1));
  return [=] {
    Tensor x = make(nnc_add, grad(), a->get(), b->get(), 1.0);
    for (int i = 1; i < 100; ++i) x = make(nnc_add, grad(), x.get(), b->get(), 1.0);
    backward(x);
    no_gradient(*a);
  };
}
const Workload kAddChainBackward("add_chain_backward", add_chain_backward);

struct TinyModel {
  Module module = container("TinyModel");
  Module linear1 = add(module, "linear1", "Linear(100, 200)");
  Module activation = add(module, "activation", "ReLU()");
  Module linear2 = add(module, "linear2", "Linear(200, 10)");
  Module softmax = add(module, "softmax", "Softmax(dim=-1)");
  Tensor x = rand({1, 100});

  Tensor forward(nnc_ctx* ctx) const {
    Tensor y = call(ctx, linear1, x);
    y = call(ctx, activation, y);
    y = call(ctx, linear2, y);
    return call(ctx, softmax, y);
  }
};

// TinyModel forward, batch 1, no gradient.
Step tiny_infer() {
  auto m = std::make_shared<TinyModel>();
  must(nnc_module_eval(grad(), m->module.get()));
  return [=] { m->forward(no_grad()); };
}
const Workload kTinyInfer("tiny_infer", tiny_infer);

// The same as a program.
Step tiny_program() {
  auto m = std::make_shared<TinyModel>();
  must(nnc_module_eval(grad(), m->module.get()));
  return program(
      [m](nnc_ctx* ctx, const Tensor& x) {
        const Tensor y = call(ctx, m->activation, call(ctx, m->linear1, x));
        return call(ctx, m->softmax, call(ctx, m->linear2, y));
      },
      rand({1, 100}));
}
const Workload kTinyProgram("tiny_program", tiny_program);

// TinyModel forward, mean of the first class, backward, SGD step, batch 1.
Step tiny_train() {
  auto m = std::make_shared<TinyModel>();
  auto sgd = std::make_shared<Optimizer>(optimizer("SGD(lr=0.01)", m->module));
  return [=] {
    must(nnc_optimizer_zero_grad(grad(), sgd->get()));
    const Tensor y = m->forward(grad());
    const Tensor first = make(nnc_select, grad(), y.get(), 1, 0);
    backward(make(nnc_mean, grad(), first.get(), nullptr, 0, 0, NNC_DTYPE_DEFAULT));
    must(nnc_optimizer_step(grad(), sgd->get()));
  };
}
const Workload kTinyTrain("tiny_train", tiny_train);
const Workload kTinyTrainProgram("tiny_train_program", [] { return step_program(tiny_train()); });

// 16 threads of the host, each of which does tiny_train 1000 times with a model of its own. They
// share the cores, so it takes 16000 times tiny_train, divided by the number of cores, where
// nothing is lost.
Step tiny_train_16_threads() {
  std::vector<Step> steps;
  for (int i = 0; i < 16; ++i) steps.push_back(tiny_train());
  return [=] {
    std::vector<std::thread> threads;
    for (const Step& step : steps) {
      threads.emplace_back([&step] {
        for (int i = 0; i < 1000; ++i) step();
      });
    }
    for (std::thread& t : threads) t.join();
  };
}
const Workload kTinyTrain16Threads("tiny_train_16_threads", tiny_train_16_threads);

}  // namespace
}  // namespace bench
