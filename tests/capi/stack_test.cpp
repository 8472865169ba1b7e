// SPDX-License-Identifier: Apache-2.0
// The least stack that nnc/status.h promises to be enough, in a thread's very first calls.
#include <gtest/gtest.h>

#include <vector>

#include "nnc/nnc.h"
#include "support/c_error.h"
#include "support/small_stack.h"

namespace {

using nnc_test::ok;

constexpr size_t kLeastStack = 128 * nnc::testing::kStackUnit;

struct Net {
  const char* text;
  std::vector<int64_t> sizes;
};

void train(const Net& net) {
  nnc_module* m = nullptr;
  nnc_optimizer* opt = nullptr;
  nnc_tensor *x = nullptr, *y[3] = {}, *loss = nullptr;
  nnc_string* text = nullptr;
  int64_t n = 0;
  ok(nnc_module_new(nullptr, net.text, &m));
  ok(nnc_optimizer_new(nullptr, "Adam()", m, &opt));
  ok(nnc_rand(nullptr, net.sizes.data(), static_cast<int64_t>(net.sizes.size()), NNC_FLOAT32, &x));
  ok(nnc_module_forward(nullptr, m, &x, 1, nullptr, y, 3, &n));
  ok(nnc_sum(nullptr, y[0], nullptr, 0, 0, NNC_DTYPE_DEFAULT, &loss));
  ok(nnc_backward(nullptr, loss));
  ok(nnc_optimizer_step(nullptr, opt));
  ok(nnc_module_repr(nullptr, m, &text));
  for (void* h : std::vector<void*>{m, opt, x, y[0], y[1], y[2], loss, text}) nnc_release(h);
}

TEST(LeastStack, IsEnoughForEveryLibraryBelow) {
  const int64_t before = nnc_live_handles();
  for (const Net& net : std::vector<Net>{
           {"Linear(300, 200)", {128, 300}},
           {"Sequential(Conv2d(3, 16, 3), BatchNorm2d(16), ReLU(), MaxPool2d(2))", {4, 3, 33, 33}},
           {"LSTM(40, 30, num_layers=2)", {7, 3, 40}},
           {"Sequential(LayerNorm(100), GELU(), Softmax(-1))", {64, 100}}}) {
    nnc::testing::on_small_stack([&] { train(net); }, kLeastStack);
  }
  EXPECT_EQ(nnc_live_handles(), before);
}

}  // namespace
