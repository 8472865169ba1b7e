// SPDX-License-Identifier: Apache-2.0
// One layer, forward and backward; one optimizer step; two operations without a gradient.
#include "common.h"

namespace bench {
namespace {

// Forward, sum, backward, all gradients dropped. x gets a gradient if it can have one.
Step train_layer(const char* text, Tensor input) {
  struct State {
    Module layer;
    Tensor input;
    std::vector<Tensor> leaves;
  };
  auto s = std::make_shared<State>(State{module(text), std::move(input), {}});
  s->leaves = parameters(s->layer);
  const bool floating = nnc_tensor_dtype(s->input.get()) == NNC_FLOAT32;
  if (floating) {
    must(nnc_tensor_requires_grad_(grad(), s->input.get(), 1));
    s->leaves.emplace_back(static_cast<nnc_tensor*>(nnc_retain(s->input.get())));
  }
  return [s] {
    nnc_tensor* const in = s->input.get();
    nnc_tensor* out[3] = {};
    int64_t n_out = 0;
    must(nnc_module_forward(grad(), s->layer.get(), &in, 1, nullptr, out, 3, &n_out));
    const Tensor first(out[0]), second(out[1]), third(out[2]);
    backward(sum(grad(), first));
    for (const Tensor& leaf : s->leaves) no_gradient(leaf);
  };
}

const Workload kConv2d(
    "conv2d_3x3",
    [] {
      return train_layer("Conv2d(64, 64, 3, padding=1)", rand({32, 64, 56, 56}));
    },
    flops(3 * 2.0 * 32 * 56 * 56 * 64 * 64 * 9));
const Workload kDepthwise(
    "conv2d_depthwise",
    [] {
      return train_layer("Conv2d(144, 144, 3, padding=1, groups=144)", rand({16, 144, 56, 56}));
    },
    floats(5.0 * 16 * 144 * 56 * 56));
const Workload kLinear(
    "linear_1024_4096",
    [] {
      return train_layer("Linear(1024, 4096)", rand({256, 1024}));
    },
    flops(3 * 2.0 * 256 * 1024 * 4096));
const Workload kLstm(
    "lstm_650",
    [] {
      return train_layer("LSTM(650, 650, num_layers=2)", rand({35, 20, 650}));
    },
    flops(3 * 2.0 * 2 * 35 * 20 * (650 + 650) * 4 * 650));
const Workload kGru(
    "gru_512",
    [] {
      return train_layer("GRU(512, 512)", rand({50, 32, 512}));
    },
    flops(3 * 2.0 * 50 * 32 * (512 + 512) * 3 * 512));
const Workload kLayerNorm(
    "layer_norm_768",
    [] {
      return train_layer("LayerNorm(768)", rand({4096, 768}));
    },
    floats(5.0 * 4096 * 768));
const Workload kBatchNorm(
    "batch_norm_64",
    [] {
      return train_layer("BatchNorm2d(64)", rand({32, 64, 56, 56}));
    },
    floats(5.0 * 32 * 64 * 56 * 56));
const Workload kMaxPool(
    "max_pool_3x3",
    [] {
      return train_layer("MaxPool2d(3, 2, 1)", rand({32, 64, 112, 112}));
    },
    floats(2.0 * 32 * 64 * (112 * 112 + 56 * 56)));
const Workload kGelu(
    "gelu_4m", [] { return train_layer("GELU()", rand({4194304})); }, floats(5.0 * 4194304));
const Workload kDropout(
    "dropout_4m", [] { return train_layer("Dropout(0.1)", rand({4194304})); },
    floats(4.5 * 4194304));
const Workload kEmbedding(
    "embedding_30k",
    [] {
      return train_layer("Embedding(30522, 768)", randint(30522, {32, 128}));
    },
    floats(5.0 * 32 * 128 * 768 + 30522.0 * 768));

// scaled_dot_product_attention on query, key and value (8, 12, 128, 64): forward, sum, backward.
Step attention_12x64() {
  auto in = std::make_shared<std::vector<Tensor>>();
  for (int i = 0; i < 3; ++i) {
    in->push_back(rand({8, 12, 128, 64}));
    must(nnc_tensor_requires_grad_(grad(), in->back().get(), 1));
  }
  return [in] {
    const std::vector<Tensor>& x = *in;
    backward(sum(grad(), make(nnc_scaled_dot_product_attention, grad(), x[0].get(), x[1].get(),
                              x[2].get(), nullptr, 0.0, 0, nullptr, 0)));
    for (const Tensor& leaf : x) no_gradient(leaf);
  };
}
const Workload kAttention("attention_12x64", attention_12x64,
                          flops(6 * 2.0 * 8 * 12 * 128 * 128 * 64));

// cross_entropy of logits (256, 50257) with class targets: forward, backward.
Step cross_entropy_50k() {
  auto logits = std::make_shared<Tensor>(rand({256, 50257}));
  auto target = std::make_shared<Tensor>(randint(50257, {256}));
  must(nnc_tensor_requires_grad_(grad(), logits->get(), 1));
  return [=] {
    backward(make(nnc_cross_entropy, grad(), logits->get(), target->get(), nullptr, -100,
                  NNC_REDUCTION_MEAN, 0.0));
    no_gradient(*logits);
  };
}
const Workload kCrossEntropy("cross_entropy_50k", cross_entropy_50k, floats(3.0 * 256 * 50257));

// One Adam step on 25 parameters of 1048576 elements.
Step adam_25m() {
  std::vector<Tensor> params;
  std::vector<nnc_tensor*> handles;
  for (int i = 0; i < 25; ++i) {
    params.push_back(rand({1048576}));
    must(nnc_tensor_requires_grad_(grad(), params.back().get(), 1));
    handles.push_back(params.back().get());
  }
  for (nnc_tensor* param : handles) must(nnc_tensor_set_grad(grad(), param, rand({1048576}).get()));
  nnc_optimizer* out = nullptr;
  must(nnc_optimizer_new_from(grad(), "Adam(lr=1e-3)", handles.data(), 25, &out));
  auto adam = std::make_shared<Optimizer>(out);  // it keeps the parameters
  return [=] { must(nnc_optimizer_step(grad(), adam->get())); };
}
const Workload kAdam("adam_25m", adam_25m, floats(7.0 * 25 * 1048576));

// (256, 1, 1024) + (1, 64, 1024) float32, no gradient: a strided, broadcast binary operation.
Step broadcast_add() {
  auto a = std::make_shared<Tensor>(rand({256, 1, 1024}));
  auto b = std::make_shared<Tensor>(rand({1, 64, 1024}));
  return [=] { make(nnc_add, no_grad(), a->get(), b->get(), 1.0); };
}
const Workload kBroadcastAdd("broadcast_add", broadcast_add, floats(256.0 * 64 * 1024));

// Sum over dim 0 of a transposed (4096, 2048) float32 tensor, no gradient.
Step sum_strided() {
  const Tensor rows = rand({4096, 2048});
  auto a = std::make_shared<Tensor>(make(nnc_transpose, grad(), rows.get(), 0, 1));
  return [=] {
    const int64_t dim = 0;
    make(nnc_sum, no_grad(), a->get(), &dim, 1, 0, NNC_DTYPE_DEFAULT);
  };
}
const Workload kSumStrided("sum_strided", sum_strided, floats(4096.0 * 2048));

}  // namespace
}  // namespace bench
