// SPDX-License-Identifier: Apache-2.0
// nnc.hpp: that ownership, errors, text and operators reach the C interface as they should.
#include <gtest/gtest.h>

#include <nnc/nnc.hpp>
#include <sstream>
#include <thread>

namespace {

using Values = std::vector<float>;

Values values(const nnc::Tensor& tensor) {
  return tensor.to_vector<float>();
}

class Cpp : public testing::Test {
 protected:
  int64_t before_ = nnc_live_handles();
  void TearDown() override { EXPECT_EQ(nnc_live_handles(), before_); }
};

TEST_F(Cpp, CopiesShareAndReleaseOnce) {
  nnc::Tensor a = nnc::zeros({2});
  {
    nnc::Tensor b = a;
    b += nnc::ones({2});
    nnc::Tensor c = std::move(b);
    EXPECT_FALSE(b.defined());
    EXPECT_EQ(c.get(), a.get());
    nnc::Tensor& same = c;
    c = same;
    EXPECT_EQ(values(c), (Values{1, 1}));
  }
  EXPECT_EQ(values(a), (Values{1, 1}));
  a = nnc::Tensor();
  EXPECT_FALSE(a.defined());
}

TEST_F(Cpp, ErrorsBecomeExceptions) {
  try {
    nnc::ones({2}) + nnc::ones({3});
    FAIL() << "no exception";
  } catch (const nnc::Error& error) {
    EXPECT_EQ(error.code(), NNC_E_SHAPE);
    EXPECT_EQ(error.op(), "nnc_add");
    EXPECT_NE(error.message(), "");
    EXPECT_EQ(std::string(error.what()), error.op() + ": " + error.message());
  }
  EXPECT_THROW(nnc::Tensor().backward(), nnc::Error);
  EXPECT_THROW(nnc::Module("Linaer(1, 2)"), nnc::Error);
  EXPECT_THROW(nnc::Tensor(Values{1, 2}, {3}), nnc::Error);
  EXPECT_THROW(nnc::Tensor(Values{1, 2}, {-1, -2}), nnc::Error);
}

TEST_F(Cpp, OperatorsCompute) {
  const nnc::Tensor a(Values{1, 2}, {2}), b(Values{4, 8}, {2});
  EXPECT_EQ(values(a + b), (Values{5, 10}));
  EXPECT_EQ(values(a - b), (Values{-3, -6}));
  EXPECT_EQ(values(a * b), (Values{4, 16}));
  EXPECT_EQ(values(b / a), (Values{4, 4}));
  EXPECT_EQ(values(-a), (Values{-1, -2}));
  EXPECT_EQ(values(a + 1), (Values{2, 3}));
  EXPECT_EQ(values(1 + a), (Values{2, 3}));
  EXPECT_EQ(values(a - 1), (Values{0, 1}));
  EXPECT_EQ(values(1 - a), (Values{0, -1}));
  EXPECT_EQ(values(2 * a), (Values{2, 4}));
  EXPECT_EQ(values(a / 2), (Values{0.5, 1}));
  nnc::Tensor c = a.clone();
  c += b;
  c *= b;
  c -= a;
  c /= a;
  EXPECT_EQ(values(c), (Values{19, 39}));
  EXPECT_EQ(values(nnc::matmul(a.view({1, 2}), b.view({2, 1}))), (Values{20}));
  EXPECT_EQ(nnc::argmax(nnc::relu(b), 0).item<int64_t>(), 1);
}

TEST_F(Cpp, ReadsBack) {
  const nnc::Tensor t(std::vector<int64_t>{3, 1, 2, 5, 4, 6}, {2, 3});
  EXPECT_EQ(t.shape(), (nnc::Shape{2, 3}));
  EXPECT_EQ(t.dtype(), nnc::int64);
  EXPECT_EQ(t.size(-1), 3);
  EXPECT_EQ(nnc::transpose(t, 0, 1).to_vector<int64_t>(), (std::vector<int64_t>{3, 5, 1, 4, 2, 6}));
  EXPECT_EQ(t.narrow(1, 1, 2).to_vector<double>(), (std::vector<double>{1, 2, 4, 6}));
  EXPECT_EQ(nnc::sum(t, {1}, true).shape(), (nnc::Shape{2, 1}));
  std::ostringstream text;
  text << t;
  EXPECT_EQ(text.str(), "tensor([[3, 1, 2],\n        [5, 4, 6]])");
}

TEST_F(Cpp, GradientsAndNoGrad) {
  nnc::Tensor x = nnc::ones({3}).requires_grad_();
  EXPECT_FALSE(x.grad().defined());
  EXPECT_EQ(x.grad_fn(), "");
  const nnc::Tensor y = nnc::sum(x * 2.0);
  EXPECT_EQ(y.grad_fn(), "SumBackward0");
  y.backward();
  EXPECT_EQ(values(x.grad()), (Values{2, 2, 2}));
  x.set_grad({});
  EXPECT_FALSE(x.grad().defined());
  {
    nnc::NoGrad off;
    EXPECT_FALSE((x * 2.0).requires_grad());
    std::thread([&] { EXPECT_TRUE((x * 2.0).requires_grad()); }).join();
  }
  EXPECT_TRUE((x * 2.0).requires_grad());
  EXPECT_FALSE((x * 2.0).detach().requires_grad());
}

TEST_F(Cpp, ContextsNest) {
  const nnc::Context seeded("seed=5");
  EXPECT_EQ(seeded.setting("seed"), "5");
  Values first;
  {
    nnc::Use use(seeded);
    first = values(nnc::rand({4}));
    nnc::Use inner(seeded.fork("default_dtype='float64'"));
    EXPECT_EQ(nnc::zeros({1}).dtype(), nnc::float64);
  }
  EXPECT_EQ(nnc::current_context(), nullptr);
  nnc::Use use(nnc::Context("seed=5"));
  EXPECT_EQ(values(nnc::rand({4})), first);
}

TEST_F(Cpp, ConstructorsWriteText) {
  EXPECT_EQ(nnc::Conv2d(1, 6, 5).repr(), "Conv2d(1, 6, kernel_size=(5, 5), stride=(1, 1))");
  EXPECT_EQ(nnc::Conv2d(1, 6, nnc::tuple(3, 5), nnc::kw("padding", "same"), nnc::kw("bias", false))
                .repr(),
            "Conv2d(1, 6, kernel_size=(3, 5), stride=(1, 1), padding=same, bias=False)");
  EXPECT_EQ(nnc::Dropout(0.25).repr(), "Dropout(p=0.25, inplace=False)");
  EXPECT_EQ(nnc::Layer{"LeakyReLU"}(0.1).repr(), "LeakyReLU(negative_slope=0.1)");
  EXPECT_EQ(nnc::kw("a", "it's \\").text, "a='it\\'s \\\\'");
  EXPECT_EQ(nnc::kw("a", nullptr).text, "a=None");
  EXPECT_EQ(nnc::kw("a", 1.0).text, "a=1.0");
  EXPECT_EQ(nnc::kw("a", nnc::tuple(1)).text, "a=(1,)");
}

struct Net : nnc::UserModule<Net> {
  Net() : UserModule("Net") {}
  nnc::Module fc = add("fc", nnc::Linear(4, 2));
  nnc::Tensor scale = add_parameter("scale", nnc::ones({1}));
  nnc::Tensor forward(const nnc::Tensor& x) const { return nnc::relu(fc(x)) * scale; }
};

TEST_F(Cpp, ModelsOfYourOwn) {
  Net net, other;
  std::ostringstream text;
  text << net;
  EXPECT_EQ(text.str(), "Net(\n  (fc): Linear(in_features=4, out_features=2, bias=True)\n)");
  const nnc::NamedTensors parameters = net.named_parameters();
  ASSERT_EQ(parameters.size(), 3u);
  EXPECT_EQ(parameters[0].first, "scale");
  EXPECT_EQ(parameters[1].first, "fc.weight");
  EXPECT_EQ(net.named_children()[0].first, "fc");
  EXPECT_EQ(net.submodule("fc").repr(), net.fc.repr());

  const nnc::Tensor x = nnc::rand({3, 4});
  other.load_state_dict(net.state_dict());
  EXPECT_EQ(values(other(x)), values(net(x)));
  EXPECT_THROW(other.load_state_dict({}), nnc::Error);
  other.load_state_dict({}, false);
  EXPECT_EQ(net.state_dict("net.")[0].first, "net." + net.state_dict()[0].first);
  const nnc::Module given("Linear(4, 2)");
  nnc::Module taking("Linear(4, 2)");
  taking.load_state_dict(given.state_dict("", true), true, true);
  EXPECT_EQ(values(taking(x)), values(given(x)));

  net.eval();
  EXPECT_FALSE(net.fc.training());
  net.requires_grad_(false);
  EXPECT_FALSE(net(x).requires_grad());
  net.to(nnc::float64);
  EXPECT_EQ(net.parameter("fc.bias").dtype(), nnc::float64);
}

TEST_F(Cpp, Trains) {
  nnc::Use use(nnc::Context("seed=0"));
  auto net = nnc::Sequential{nnc::Linear(4, 8), nnc::Tanh(), nnc::Linear(8, 2)};
  nnc::Optimizer sgd = nnc::SGD(net, nnc::kw("lr", 0.5), nnc::kw("momentum", 0.9));
  const nnc::Tensor x = nnc::randn({16, 4});
  const nnc::Tensor target = nnc::randint(0, 2, {16});
  const nnc::Module criterion = nnc::CrossEntropyLoss();
  double first = 0, last = 0;
  for (int i = 0; i < 20; ++i) {
    sgd.zero_grad();
    const nnc::Tensor loss = criterion(net(x), target);
    EXPECT_EQ(loss.item(), nnc::cross_entropy(net(x), target).item());
    loss.backward();
    sgd.step();
    (i == 0 ? first : last) = loss.item();
  }
  EXPECT_LT(last, first / 2);
  EXPECT_EQ(sgd.repr().rfind("SGD (", 0), 0u);
}

TEST_F(Cpp, ItemsAreWhatTheTypeHolds) {
  const nnc::Tensor half = nnc::full({}, 0.5), large = nnc::full({}, int64_t{1} << 40);
  EXPECT_TRUE(half.item<bool>());
  EXPECT_EQ(half.item<int>(), 0);
  EXPECT_EQ(large.item<int64_t>(), int64_t{1} << 40);
  EXPECT_THROW(large.item<int>(), nnc::Error);
  EXPECT_THROW(nnc::full({}, 300).item<uint8_t>(), nnc::Error);
  EXPECT_THROW(nnc::full({}, -1).item<uint64_t>(), nnc::Error);
}

TEST_F(Cpp, NumbersMinusTensors) {
  const nnc::Tensor bytes(std::vector<uint8_t>{1, 255}, {2});
  EXPECT_EQ(values(1.5 - bytes), (Values{0.5, -253.5}));
  EXPECT_EQ((1 - bytes).to_vector<uint8_t>(), (std::vector<uint8_t>{0, 2}));
  EXPECT_EQ(values(1.0 - nnc::Tensor(std::vector<int8_t>{-128}, {1})), (Values{129}));
  EXPECT_EQ(values(1 - nnc::Tensor(Values{0.25f}, {1})), (Values{0.75f}));
}

TEST_F(Cpp, LayersOfASequenceAreMadeInItsOrder) {
  nnc::Use use(nnc::Context("seed=7"));
  const nnc::Module first = nnc::Linear(3, 4), second = nnc::Linear(4, 2);
  nnc::manual_seed(7);
  const nnc::Sequential net{nnc::Linear(3, 4), nnc::Linear(4, 2)};
  EXPECT_EQ(values(net.parameter("0.weight")), values(first.parameter("weight")));
  EXPECT_EQ(values(net.parameter("1.weight")), values(second.parameter("weight")));
}

TEST_F(Cpp, WhatWritesInPlaceGivesItsArgument) {
  const nnc::Tensor& y = nnc::relu_(nnc::full({2}, -1.0));
  EXPECT_EQ(values(y), (Values{0, 0}));
}

TEST_F(Cpp, SeveralOutputs) {
  const std::vector<nnc::Tensor> out = nnc::LSTM(3, 5).forward({nnc::rand({7, 2, 3})});
  ASSERT_EQ(out.size(), 3u);
  EXPECT_EQ(out[0].shape(), (nnc::Shape{7, 2, 5}));
  EXPECT_EQ(out[1].shape(), (nnc::Shape{1, 2, 5}));
  EXPECT_EQ(out[2].shape(), (nnc::Shape{1, 2, 5}));
}

}  // namespace
