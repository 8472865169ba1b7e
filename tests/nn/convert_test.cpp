// SPDX-License-Identifier: Apache-2.0
// State: loading and converting are all or nothing; initial values in every type.
#include <gtest/gtest.h>

#include <cmath>

#include "base/random.h"
#include "nn/registry.h"
#include "ops/convert.h"
#include "ops/random.h"
#include "ops/shape.h"
#include "support/expect_error.h"
#include "support/values.h"

namespace nnc {
namespace {

using nn::Module;
using testing::expect_error;
using testing::values_of;

Ref<Module> make(const std::string& text) {
  return nn::make_module(text.c_str(), nullptr, "test");
}

TEST(LoadState, TakesStatesWithoutACount) {
  const Ref<Module> m = make("Sequential(BatchNorm1d(2))");
  ops::fill_(m->get_buffer("0.num_batches_tracked"), 5);
  std::vector<nn::NamedTensor> state = make("Sequential(BatchNorm1d(2))")->state_dict();
  ASSERT_EQ(state.back().name, "0.num_batches_tracked");
  state.pop_back();
  const nn::LoadResult r = m->load_state_dict(state, true);
  EXPECT_TRUE(r.missing.empty());
  EXPECT_EQ(m->get_buffer("0.num_batches_tracked").data<int64_t>()[0], 5);
  state.pop_back();
  expect_error([&] { m->load_state_dict(state, true); }, Code::kInvalid,
               "Missing key(s) in state_dict: \"0.running_var\".");
}

TEST(LoadState, WritesNothingWhenOneTensorIsRefused) {
  const Ref<Module> m = make("BatchNorm1d(2)");
  // The last buffer is registered as a view whose elements coincide.
  const Tensor one = Tensor::zeros({1}, DType::kFloat32);
  m->register_buffer("wide", one.alias({2}, {0}, 0));
  std::vector<nn::NamedTensor> state;
  for (const nn::NamedTensor& e : m->state_dict()) {
    state.push_back({e.name, Tensor::full(e.tensor.sizes(), 7, DType::kFloat64)});
  }
  expect_error([&] { m->load_state_dict(state, true); }, Code::kState, "");
  EXPECT_EQ(m->get_parameter("weight").data<float>()[0], 1);
  EXPECT_EQ(m->get_buffer("num_batches_tracked").data<int64_t>()[0], 0);
  state.pop_back();
  m->load_state_dict(state, false);
  EXPECT_EQ(m->get_parameter("weight").data<float>()[1], 7);
  EXPECT_EQ(m->get_buffer("num_batches_tracked").data<int64_t>()[0], 7);
}

TEST(LoadState, ReadsItsOwnAndStridedStates) {
  const Ref<Module> m = make("Linear(2, 3)");
  const std::vector<double> before = values_of(m->get_parameter("weight"));
  m->load_state_dict(m->state_dict(), true);
  EXPECT_EQ(values_of(m->get_parameter("weight")), before);
  const Tensor t = ops::transpose(Tensor::full({2, 3}, 2, DType::kFloat16), 0, 1);
  const std::vector<nn::NamedTensor> state{{"weight", t}};
  m->load_state_dict(state, false);
  EXPECT_EQ(values_of(m->get_parameter("weight")), std::vector<double>(6, 2));
}

TEST(Convert, GradientsFollowAndSharedTensorsConvertOnce) {
  const Ref<Module> m = make("Sequential(Linear(2, 2), BatchNorm1d(2))");
  m->register_module("again", Ref<Module>::share(m->get_submodule("0")));
  const Tensor w = m->get_parameter("0.weight");
  autograd_meta(w).replace_grad(Tensor::ones({2, 2}, DType::kFloat32));
  const Tensor g = grad_of(w);
  m->to(DType::kFloat64);
  EXPECT_EQ(w.dtype(), DType::kFloat64);
  EXPECT_EQ(g.dtype(), DType::kFloat64);
  EXPECT_EQ(values_of(g), std::vector<double>(4, 1));
  EXPECT_TRUE(m->get_parameter("again.weight").same(w));
  EXPECT_EQ(m->get_buffer("1.num_batches_tracked").dtype(), DType::kInt64);
  expect_error([&] { m->to(DType::kInt64); }, Code::kDtype, "only accepts floating point");
  EXPECT_EQ(w.dtype(), DType::kFloat64);
}

struct Drawn {
  const char* text;
  DType dtype;
  std::vector<double> last;  // three of each parameter, of all there are if fewer
  double next;               // of rand() in that type
};

// torch.set_default_dtype(dtype); manual_seed(0); values from PyTorch.
TEST(InitialValues, AreDrawnInTheirOwnType) {
  const Drawn rows[] = {
      {"Embedding(7, 3)", DType::kFloat16, {1.5859375, 0.9462890625, -0.84375}, 0.1759033203125},
      {"Embedding(2, 3)",
       DType::kFloat16,
       {0.568359375, -1.0849609375, -1.3984375},
       0.0223236083984375},
      {"Linear(3, 7)",
       DType::kFloat16,
       {-0.391357421875, -0.25146484375, 0.209716796875, 0.06109619140625, 0.52294921875,
        -0.53564453125},
       0.1851806640625},
      {"Conv1d(2, 3, 3)",
       DType::kFloat16,
       {0.0151214599609375, 0.161376953125, 0.2449951171875, -0.27685546875, -0.177734375,
        0.1483154296875},
       0.9150390625},
      {"Embedding(7, 3)", DType::kBFloat16, {1.5859375, 0.9453125, -0.84375}, 0.17578125},
      {"Embedding(2, 3)", DType::kBFloat16, {0.5703125, -1.0859375, -1.3984375}, 0.0223388671875},
      {"Linear(3, 7)",
       DType::kBFloat16,
       {-0.390625, -0.251953125, 0.2099609375, 0.06103515625, 0.5234375, -0.53515625},
       0.185546875},
      {"LSTM(2, 3)",
       DType::kBFloat16,
       {0.478515625, -0.11865234375, 0.431640625, -0.447265625, -0.400390625, -0.298828125,
        0.5546875, -0.4453125, -0.2119140625, 0.51171875, 0.439453125, -0.57421875},
       0.59375},
      {"PReLU()", DType::kFloat16, {0.25}, 0.496337890625},
  };
  for (const Drawn& row : rows) {
    SCOPED_TRACE(row.text);
    Exec settings = exec();
    settings.generator = Ref<Generator>::adopt(new Generator);
    Generator& generator = *settings.generator;
    settings.default_dtype = row.dtype;
    const ExecGuard guard(settings);
    generator.manual_seed(0);
    const Ref<Module> m = make(row.text);
    std::vector<double> last;
    for (const nn::NamedTensor& p : m->named_parameters()) {
      EXPECT_EQ(p.tensor.dtype(), row.dtype);
      const std::vector<double> all = values_of(p.tensor);
      last.insert(last.end(), all.end() - std::min<int64_t>(3, p.tensor.numel()), all.end());
    }
    EXPECT_EQ(last, row.last);
    EXPECT_EQ(values_of(ops::rand({1}, row.dtype))[0], row.next);
  }
}

TEST(InitialValues, OfNoInputsAreZeroAndDrawn) {
  Exec settings = exec();
  settings.generator = Ref<Generator>::adopt(new Generator);
  Generator& generator = *settings.generator;
  const ExecGuard guard(settings);
  for (const char* text : {"Linear(0, 3)", "Conv1d(0, 3, 2)"}) {
    generator.manual_seed(0);
    const Tensor bias = make(text)->get_parameter("bias");
    for (int i = 0; i < 3; ++i) {
      EXPECT_EQ(bias.data<float>()[i], 0);
      EXPECT_FALSE(std::signbit(bias.data<float>()[i]));
    }
    EXPECT_FLOAT_EQ(ops::rand({1}, DType::kFloat32).data<float>()[0], 0.13203048706054688F);
  }
}

}  // namespace
}  // namespace nnc
