// SPDX-License-Identifier: Apache-2.0
// nnc.hpp: what constructors and functions take as arguments: tuples in braces, layers, tensors.
#include "support/cpp_test.h"

namespace {

using nnc::kw;
using nnc::Layer;
using nnc_test::expect_error;
using nnc_test::values;
using nnc_test::Values;

using CppArguments = nnc_test::CppTest;

TEST_F(CppArguments, TuplesInBraces) {
  const std::vector<int> sizes{3, 5};
  const std::pair<nnc::Module, const char*> rows[] = {
      {nnc::Conv1d(1, 2, {3}), "Conv1d(1, 2, kernel_size=(3,), stride=(1,))"},
      {nnc::Conv2d(1, 2, {3, 5}), "Conv2d(1, 2, kernel_size=(3, 5), stride=(1, 1))"},
      {nnc::Conv2d(1, 2, sizes), "Conv2d(1, 2, kernel_size=(3, 5), stride=(1, 1))"},
      {nnc::Conv2d(1, 2, {3, 5}, {2, 1}, {1, 0}, kw("bias", false)),
       "Conv2d(1, 2, kernel_size=(3, 5), stride=(2, 1), padding=(1, 0), bias=False)"},
      {nnc::Conv2d(1, 2, 3, 1, "same"),
       "Conv2d(1, 2, kernel_size=(3, 3), stride=(1, 1), padding=same)"},
      {nnc::Conv3d(1, 2, {1, 2, 3}), "Conv3d(1, 2, kernel_size=(1, 2, 3), stride=(1, 1, 1))"},
      {nnc::ConvTranspose2d(1, 2, {3, 2}, {2, 1}, 0, {1, 0}),
       "ConvTranspose2d(1, 2, kernel_size=(3, 2), stride=(2, 1), output_padding=(1, 0))"},
      {nnc::MaxPool2d({3, 2}, {2, 1}),
       "MaxPool2d(kernel_size=(3, 2), stride=(2, 1), padding=0, dilation=1, ceil_mode=False)"},
      {nnc::AvgPool2d({3, 2}), "AvgPool2d(kernel_size=(3, 2), stride=(3, 2), padding=0)"},
      {nnc::AdaptiveAvgPool2d({5, 7}), "AdaptiveAvgPool2d(output_size=(5, 7))"},
      {nnc::AdaptiveAvgPool2d({nullptr, 7}), "AdaptiveAvgPool2d(output_size=(None, 7))"},
      {nnc::AdaptiveAvgPool2d(kw("output_size", {nullptr, 7})),
       "AdaptiveAvgPool2d(output_size=(None, 7))"},
      {nnc::MaxPool2d(2, kw("padding", {1, 0})),
       "MaxPool2d(kernel_size=2, stride=2, padding=(1, 0), dilation=1, ceil_mode=False)"},
      {nnc::Conv2d(1, 2, kw("kernel_size", sizes)),
       "Conv2d(1, 2, kernel_size=(3, 5), stride=(1, 1))"},
      {nnc::Upsample(kw("scale_factor", {2, 1.5})),
       "Upsample(scale_factor=(2.0, 1.5), mode='nearest')"},
      {nnc::Upsample(kw("scale_factor", std::vector<double>{2, 1.5})),
       "Upsample(scale_factor=(2.0, 1.5), mode='nearest')"},
      {nnc::LayerNorm({4, 5}), "LayerNorm((4, 5), eps=1e-05, elementwise_affine=True, bias=True)"},
      {nnc::LayerNorm({4}, 0.5), "LayerNorm((4,), eps=0.5, elementwise_affine=True, bias=True)"},
      {nnc::Unflatten(1, {2, 3}), "Unflatten(dim=1, unflattened_size=(2, 3))"},
      {nnc::Upsample({4, 5}), "Upsample(size=(4, 5), mode='nearest')"},
      {nnc::Upsample(nullptr, {2, 1.5}), "Upsample(scale_factor=(2.0, 1.5), mode='nearest')"},
      {nnc::Fold({4, 5}, {2, 2}),
       "Fold(output_size=(4, 5), kernel_size=(2, 2), dilation=1, padding=0, stride=1)"},
  };
  for (const auto& [module, printed] : rows) EXPECT_EQ(module.repr(), printed);
  const nnc::Module net = nnc::Linear(1, 1);
  EXPECT_EQ(nnc::Adam(net, 1e-3, {0.5, 0.75}).option(0, "betas"), "(0.5, 0.75)");
  const nnc::Optimizer sgd = nnc::SGD(net, 1.0);
  const nnc::LRScheduler steps = nnc::MultiStepLR(sgd, {1, 2}, 0.5);
  sgd.step();
  steps.step();
  EXPECT_EQ(steps.get_last_lr(), std::vector<double>{0.5});
  expect_error(NNC_E_INVALID, "missing required argument 'output_size'",
               [] { nnc::AdaptiveAvgPool2d({}); });
  expect_error(NNC_E_INVALID, "within a tuple", [] {
    nnc::Conv2d(1, 2, {kw("kernel_size", 3), 5});
  });
}

TEST_F(CppArguments, TuplesOfFunctions) {
  const nnc::Tensor x = nnc::ones({1, 1, 4, 6}), w = nnc::ones({1, 1, 1, 1});
  const std::vector<double> factors{2, 0.5};
  const std::pair<nnc::Tensor, nnc::Shape> rows[] = {
      {nnc::conv2d(x, w, {}, {2, 1}), {1, 1, 2, 6}},
      {nnc::max_pool2d(x, {2, 3}), {1, 1, 2, 2}},
      {nnc::adaptive_avg_pool2d(x, {3, 2}), {1, 1, 3, 2}},
      {nnc::layer_norm(x, {4, 6}), {1, 1, 4, 6}},
      {nnc::interpolate(x, {2, 3}), {1, 1, 2, 3}},
      {nnc::interpolate(x, {}, 2), {1, 1, 8, 12}},
      {nnc::interpolate(x, {}, 0.5), {1, 1, 2, 3}},
      {nnc::interpolate(x, {}, {2, 0.5}), {1, 1, 8, 3}},
      {nnc::interpolate(x, {}, factors), {1, 1, 8, 3}},
      {nnc::pad(x, {1, 2}), {1, 1, 4, 9}},
      {nnc::unflatten(x, 3, {2, 3}), {1, 1, 4, 2, 3}},
      {nnc::zeros(std::vector<int>{2, 3}), {2, 3}},
      {nnc::zeros(std::vector<size_t>{2, 3}), {2, 3}},
      {x.view(std::vector<int>{4, 6}), {4, 6}},
      {x.reshape(x.shape()), {1, 1, 4, 6}},
      {x.sum(std::vector<int32_t>{0, 1}), {4, 6}},
  };
  for (const auto& [tensor, shape] : rows) EXPECT_EQ(tensor.shape(), shape);
}

TEST_F(CppArguments, TransformersOfALayer) {
  const nnc::Module layer = nnc::TransformerEncoderLayer(4, 2, 8);
  const nnc::Module other = nnc::TransformerDecoderLayer(4, 2, 8), norm = nnc::LayerNorm(4);
  for (const nnc::Module& encoder :
       {nnc::TransformerEncoder(layer, 2), nnc::TransformerEncoder(layer, 2, norm),
        nnc::TransformerEncoder(layer, kw("num_layers", 2)),
        nnc::TransformerEncoder(kw("num_layers", 2), kw("encoder_layer", layer))}) {
    EXPECT_EQ(encoder.submodule("layers").children().size(), 2U);
    // They are copies.
    const nnc::Tensor copy = encoder.parameter("layers.1.linear1.weight");
    EXPECT_EQ(values(copy.detach()), values(layer.parameter("linear1.weight").detach()));
    nnc::NoGrad none;
    copy.zero_();
    EXPECT_NE(values(copy), values(layer.parameter("linear1.weight")));
  }
  EXPECT_EQ(nnc::TransformerEncoder(layer, 2, norm).submodule("norm").repr(), norm.repr());
  const nnc::Module decoder = nnc::TransformerDecoder(other, 3, norm);
  EXPECT_EQ(decoder.submodule("layers").children().size(), 3U);
  const nnc::Tensor x = nnc::ones({5, 1, 4});
  EXPECT_EQ(decoder(x, x).shape(), x.shape());
}

TEST_F(CppArguments, WhatHasNoTextGoesByItsName) {
  const nnc::Tensor x = nnc::ones({1, 2}), target = nnc::tensor({1}),
                    weight = nnc::tensor({1.0, 3.0});
  EXPECT_EQ(nnc::CrossEntropyLoss(weight, nullptr, -1, nullptr, "sum")(x, target).item(),
            nnc::CrossEntropyLoss(kw("weight", weight), kw("reduction", "sum"))(x, target).item());
  EXPECT_EQ(nnc::Linear(2, 3, kw("dtype", nnc::float64)).parameter("weight").dtype(), nnc::float64);
  expect_error(NNC_E_INVALID, "CrossEntropyLoss: takes 6 arguments without a name",
               [&] { nnc::CrossEntropyLoss(weight, nullptr, -1, nullptr, "sum", 0.1, 1); });
  expect_error(NNC_E_INVALID, "a tensor or a module is given by name",
               [&] { Layer{"NoSuchLayer"}(weight); });
  expect_error(NNC_E_INVALID, "no argument is a tensor", [&] { nnc::SGD(x, weight); });
}

TEST_F(CppArguments, WhatOptimizersAreFor) {
  const nnc::Tensor w = nnc::ones({2}).requires_grad_(), b = nnc::ones({1}).requires_grad_();
  const std::vector<nnc::Tensor> list{w, b};
  const nnc::Module net = nnc::Linear(2, 1);
  const std::pair<nnc::Optimizer, size_t> rows[] = {
      {nnc::SGD(w, 0.5), 1},           {nnc::SGD({w}, 0.5), 1},
      {nnc::SGD({w, b}, 0.5), 2},      {nnc::SGD(list, 0.5), 2},
      {nnc::SGD(net, 0.5), 2},         {nnc::SGD(net.parameters(), 0.5), 2},
      {nnc::SGD(w, kw("lr", 0.5)), 1},
  };
  for (const auto& [sgd, n] : rows) {
    EXPECT_EQ(sgd.option(0, "lr"), "0.5");
    EXPECT_EQ(sgd.state_dict().value("param_groups.0.params"), n == 1 ? "[0]" : "[0, 1]");
  }
  (w * 2).sum().backward();
  nnc::SGD(w, 0.5).step();
  EXPECT_EQ(values(w.detach()), (Values{0, 0}));
}

template <class T>
void expect_blob(std::initializer_list<T> values, nnc::DType dtype) {
  std::unique_ptr<T[]> memory(new T[values.size()]);
  std::copy(values.begin(), values.end(), memory.get());
  const nnc::Tensor x = nnc::from_blob(memory.get(), {static_cast<int64_t>(values.size())});
  EXPECT_EQ(x.dtype(), dtype);
  EXPECT_EQ(x[1].item<T>(), values.begin()[1]);
  x.zero_();
  EXPECT_EQ(memory[1], T{});
}
TEST_F(CppArguments, MemoryOfNumbersHasTheirType) {
  expect_blob<float>({1, 2.5F}, nnc::float32);
  expect_blob<double>({1, 2.5}, nnc::float64);
  expect_blob<int64_t>({1, 7}, nnc::int64);
  expect_blob<int16_t>({1, 7}, nnc::int16);
  expect_blob<uint8_t>({1, 7}, nnc::uint8);
  expect_blob<bool>({false, true}, nnc::boolean);
  float numbers[] = {1, 2};
  void* const memory = numbers;
  EXPECT_EQ(nnc::from_blob(memory, {2}).dtype(), nnc::float32);
  EXPECT_EQ(nnc::from_blob(numbers, {2}, nnc::int32).dtype(), nnc::int32);
  char bytes[4] = {1, 2, 3, 4};
  EXPECT_EQ(nnc::from_blob(bytes, {4}, nnc::int8)[3].item(), 4);
  expect_error(NNC_E_DTYPE, "dtype has to be given", [&] { nnc::from_blob(bytes, {1}); });
  bool ended = false;
  nnc::from_blob(numbers, {2}, [&] { ended = true; });
  EXPECT_TRUE(ended);
}

// What forward gives in Python: a pair with a tuple in it.
struct Pair : nnc::UserModule<Pair> {
  Pair() : UserModule("Pair") {}
  std::pair<nnc::Tensor, std::tuple<nnc::Tensor, nnc::Tensor>> forward(const nnc::Tensor& x) const {
    return {x, {x * 2, x * 3}};
  }
};
struct Tuple : nnc::UserModule<Tuple> {
  explicit Tuple(bool with_second) : UserModule("Tuple"), second(with_second) {}
  bool second;
  std::tuple<nnc::Tensor, nnc::Tensor, std::vector<nnc::Tensor>> forward(const nnc::Tensor& x,
                                                                         const nnc::Kwargs&) const {
    return {x, second ? x * 2 : nnc::Tensor(), {x * 4, x * 5}};
  }
};
TEST_F(CppArguments, ForwardGivesTuples) {
  const nnc::Tensor x = nnc::ones({1});
  const std::vector<nnc::Tensor> pair = nnc::make<Pair>().forward({x});
  ASSERT_EQ(pair.size(), 3U);
  EXPECT_EQ(pair[2].item(), 3);
  EXPECT_EQ(nnc::make<Pair>()(x).item(), 1);
  const std::vector<nnc::Tensor> tuple = nnc::make<Tuple>(true).forward({x});
  ASSERT_EQ(tuple.size(), 4U);
  EXPECT_EQ(tuple[1].item(), 2);
  EXPECT_EQ(tuple[3].item(), 5);
  expect_error(NNC_E_CALLBACK, "output 1 of forward is NULL",
               [&] { nnc::make<Tuple>(false).forward({x}); });
  const Pair object;
  const auto [first, rest] = object.forward(x);
  EXPECT_EQ(std::get<1>(rest).item(), 3);
  EXPECT_EQ(
      nnc::checkpoint([](const nnc::Tensor& t) { return std::pair(t, t * 2); }, {x})[1].item(), 2);
}

// Of the second input there is no gradient.
struct First {
  static constexpr const char* name = "First";
  nnc::Tensor forward(nnc::FunctionContext&, const nnc::Tensor& x, const nnc::Tensor&) const {
    return x * 1;
  }
  std::pair<nnc::Tensor, nnc::Tensor> backward(nnc::FunctionContext&, const nnc::Tensor& g) const {
    return {g * 2, nnc::Tensor()};
  }
};
TEST_F(CppArguments, BackwardGivesPairs) {
  const nnc::Tensor x = nnc::ones({1}).requires_grad_(), y = nnc::ones({1}).requires_grad_();
  nnc::apply(First{}, x, y)[0].backward();
  EXPECT_EQ(x.grad().item(), 2);
  EXPECT_FALSE(y.grad().defined());
}

TEST_F(CppArguments, PaddingIsAWordOrSizes) {
  const nnc::Tensor x = nnc::ones({1, 1, 5, 5}), w = nnc::ones({1, 1, 3, 3});
  const nnc::Ints sizes{1, 0};
  const std::pair<nnc::Tensor, nnc::Shape> rows[] = {
      {nnc::conv2d(x, w, {}, 1, "same"), {1, 1, 5, 5}},
      {nnc::conv2d(x, w, {}, 1, "valid"), {1, 1, 3, 3}},
      {nnc::conv2d(x, w, {}, 1, std::string("same")), {1, 1, 5, 5}},
      {nnc::conv2d(x, w, {}, 1, 0), {1, 1, 3, 3}},
      {nnc::conv2d(x, w, {}, 1, 1), {1, 1, 5, 5}},
      {nnc::conv2d(x, w, {}, 1, {0, 1}), {1, 1, 3, 5}},
      {nnc::conv2d(x, w, {}, 1, {0}), {1, 1, 3, 3}},
      {nnc::conv2d(x, w, {}, 1, sizes), {1, 1, 5, 3}},
      {nnc::conv2d(x, w, {}, 1, std::vector<int>{2, 2}), {1, 1, 7, 7}},
      {nnc::conv1d(nnc::ones({1, 5}), nnc::ones({1, 1, 3}), {}, 1, "same"), {1, 5}},
      {nnc::conv3d(x, w.view({1, 1, 1, 3, 3}), {}, 1, "same"), {1, 1, 5, 5}},
  };
  for (const auto& [tensor, shape] : rows) EXPECT_EQ(tensor.shape(), shape);
  expect_error(NNC_E_INVALID, "and not 'full'", [&] { nnc::conv2d(x, w, {}, 1, "full"); });
  expect_error(NNC_E_INVALID, "nnc_conv2d", [&] { nnc::conv2d(x, w, {}, 2, "same"); });
}

TEST_F(CppArguments, FoldersOfTorchAreNamespaces) {
  const nnc::Tensor x = nnc::empty({2, 2});
  EXPECT_EQ(values(nnc::init::constant_(x, 0.5)), (Values{0.5, 0.5, 0.5, 0.5}));
  EXPECT_EQ(values(nnc::init::eye_(x)), (Values{1, 0, 0, 1}));
  EXPECT_EQ(nnc::init::calculate_gain("tanh"), nnc::init_calculate_gain("tanh"));
  nnc::manual_seed(1);
  const Values drawn = values(nnc::init::kaiming_uniform_(x, 0, "fan_out"));
  nnc::manual_seed(1);
  EXPECT_EQ(values(nnc::init_kaiming_uniform_(x, 0, "fan_out")), drawn);
  const nnc::Tensor m = nnc::tensor({{3.0, 0.0}, {0.0, 4.0}});
  EXPECT_EQ(nnc::linalg::norm(m).item(), 5);
  EXPECT_EQ(nnc::linalg::norm(m, "nuc").item(), 7);
  EXPECT_EQ(nnc::linalg::det(m).item(), 12);
  const auto [sign, logabsdet] = nnc::linalg::slogdet(m);
  EXPECT_EQ(sign.item(), 1);
}

TEST_F(CppArguments, LayersByName) {
  const std::pair<nnc::Module, const char*> rows[] = {
      {nnc::Mish(), "Mish()"},
      {nnc::PReLU(), "PReLU(num_parameters=1)"},
      {nnc::ConstantPad2d({1, 2, 3, 4}, 0.5), "ConstantPad2d(padding=(1, 2, 3, 4), value=0.5)"},
      {nnc::LSTMCell(2, 3), "LSTMCell(2, 3)"},
      {nnc::Dropout1d(), "Dropout1d(p=0.5, inplace=False)"},
      {nnc::GaussianNLLLoss(), "GaussianNLLLoss()"},
  };
  for (const auto& [module, printed] : rows) EXPECT_EQ(module.repr(), printed);
}

}  // namespace
