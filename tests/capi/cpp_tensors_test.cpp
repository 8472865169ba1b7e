// SPDX-License-Identifier: Apache-2.0
// nnc.hpp: in-place operators, brackets, and tensors made of numbers, in the words of libtorch.
#include <gtest/gtest.h>

#include <nnc/nnc.hpp>

namespace {

using nnc::Ellipsis;
using nnc::None;
using nnc::Slice;
using Values = std::vector<float>;

Values values(const nnc::Tensor& tensor) {
  return tensor.to_vector<float>();
}
nnc::Tensor row(const Values& v) {
  return {v, {static_cast<int64_t>(v.size())}};
}

class CppTensors : public testing::Test {
 protected:
  int64_t before_ = nnc_live_handles();
  void TearDown() override { EXPECT_EQ(nnc_live_handles(), before_); }
};

TEST_F(CppTensors, OperatorsInPlace) {
  nnc::Tensor x = row({1, 2});
  const nnc::Tensor same = x;
  x += 1;
  x -= row({1, 0});
  x *= 2.5;
  x /= 2;
  EXPECT_EQ(values(x), (Values{1.25, 3.75}));
  EXPECT_EQ(values(same), values(x));
  x += row({1, 1}) * 2;
  (x *= 2) -= 1;
  EXPECT_EQ(values(same), (Values{5.5, 10.5}));
  nnc::Tensor whole = nnc::tensor({1, 2});
  whole += 3;
  EXPECT_EQ(whole.to_vector<int64_t>(), (std::vector<int64_t>{4, 5}));
  EXPECT_THROW(whole /= 2, nnc::Error);
  EXPECT_THROW(whole += 0.5, nnc::Error);
}

TEST_F(CppTensors, OperatorsInPlaceFollowAutograd) {
  nnc::Tensor leaf = row({1, 2}).requires_grad_();
  try {
    leaf += 1;
    FAIL() << "no exception";
  } catch (const nnc::Error& e) {
    EXPECT_EQ(e.code(), NNC_E_STATE);
  }
  nnc::Tensor y = leaf * 3;
  y *= 2;
  y -= leaf;
  nnc::sum(y).backward();
  EXPECT_EQ(values(leaf.grad()), (Values{5, 5}));
  nnc::Tensor z = leaf * leaf;
  const nnc::Tensor saved = nnc::exp(z);
  nnc::Tensor written = saved;
  written += 1;
  EXPECT_THROW(nnc::sum(saved).backward(), nnc::Error);
  const nnc::NoGrad off;
  leaf += 1;
  EXPECT_EQ(values(leaf), (Values{2, 3}));
}

TEST_F(CppTensors, Brackets) {
  const nnc::Tensor x = nnc::arange(24).view({2, 3, 4});
  using Ints = std::vector<int64_t>;
  const auto ints = [](const nnc::Tensor& t) { return t.to_vector<int64_t>(); };
  EXPECT_EQ(ints(x[1][2]), (Ints{20, 21, 22, 23}));
  EXPECT_EQ(ints(x[-1][0][-1]), (Ints{15}));
  EXPECT_EQ((ints(x[{0, 1}])), (Ints{4, 5, 6, 7}));
  EXPECT_EQ((ints(x[{Slice(0, 1), "...", 3}])), (Ints{3, 7, 11}));
  EXPECT_EQ(ints(x.index({Ellipsis, Slice(None, None, 3)})),
            (ints(x[{Ellipsis, Slice({}, {}, 3)}])));
  EXPECT_EQ(x.index({Slice(0, 2), "...", None}).shape(), (nnc::Shape{2, 3, 4, 1}));
  EXPECT_EQ((x[{None, Slice(), true}].shape()), (nnc::Shape{1, 2, 1, 3, 4}));
  EXPECT_EQ((ints(x[{Slice(1, None), Slice(-1, None), Slice(1, 3)}])), (Ints{21, 22}));
  const nnc::Tensor rows = nnc::tensor({2, 0});
  EXPECT_EQ((ints(x[{0, rows, 1}])), (Ints{9, 1}));
  EXPECT_EQ((x[{Slice(), rows}].shape()), (nnc::Shape{2, 2, 4}));
  EXPECT_EQ(ints(x[x > 21]), (Ints{22, 23}));
  EXPECT_EQ((ints(x[{"...", rows}])), (Ints{2, 0, 6, 4, 10, 8, 14, 12, 18, 16, 22, 20}));
  EXPECT_EQ(ints(x[nnc::tensor({1})]).size(), 12u);
  EXPECT_THROW(x[2], nnc::Error);
  EXPECT_THROW((x[{0, 0, 0, 0}]), nnc::Error);
  EXPECT_THROW((x[{"0:1"}]), nnc::Error);
}

TEST_F(CppTensors, BracketsAreWrittenTo) {
  nnc::Tensor x = nnc::zeros({2, 3});
  x[0] = 1;
  x[1][2] = row({5})[0];
  x[{Slice(), 1}] += 0.5;
  EXPECT_EQ(values(x), (Values{1, 1.5, 1, 0, 0.5, 5}));
  x[1] = row({7, 8, 9});
  x.index_put_({0, Slice(1, None)}, 2);
  x.index_put_({x > 7.5}, -1.5);
  EXPECT_EQ(values(x), (Values{1, 2, 2, 7, -1.5, -1.5}));
  x.index_put_({nnc::tensor({1, 0}), 0}, row({3, 4}));
  x.index_put_({"...", nnc::tensor({2})}, nnc::tensor({{6}, {6}}));
  EXPECT_EQ(values(x), (Values{4, 2, 6, 3, -1.5, 6}));
  nnc::Tensor y = x;  // a name gets another tensor, it does not write
  y = nnc::ones({1});
  EXPECT_EQ(values(x)[0], 4);
  nnc::Tensor w = row({1, 2, 3}).requires_grad_();
  nnc::Tensor z = w * 1;
  z[0] = 0;
  nnc::sum(z).backward();
  EXPECT_EQ(values(w.grad()), (Values{0, 1, 1}));
}

TEST_F(CppTensors, Factories) {
  EXPECT_EQ(values(nnc::eye(2)), (Values{1, 0, 0, 1}));
  EXPECT_EQ(nnc::eye(2, 3, nnc::int64).shape(), (nnc::Shape{2, 3}));
  EXPECT_EQ(nnc::zeros(3).shape(), (nnc::Shape{3}));
  EXPECT_EQ(nnc::ones({}).ndim(), 0);
  EXPECT_EQ(nnc::rand({2, 1}).dtype(), nnc::float32);
  EXPECT_EQ(nnc::randn(2).numel(), 2);
  EXPECT_EQ(nnc::empty({2}).numel(), 2);
  EXPECT_EQ(nnc::arange(3).to_vector<int64_t>(), (std::vector<int64_t>{0, 1, 2}));
  EXPECT_EQ(nnc::arange(1.5).dtype(), nnc::float32);
  EXPECT_EQ(values(nnc::linspace(0, 1, 3)), (Values{0, 0.5, 1}));
  EXPECT_EQ(nnc::randint(5, {2, 2}).dtype(), nnc::int64);
  EXPECT_EQ(nnc::randperm(4).numel(), 4);
  EXPECT_EQ(nnc::tensor({1, 2}).dtype(), nnc::int64);
  EXPECT_EQ(nnc::tensor({1.5, 2.0}).dtype(), nnc::float32);
  EXPECT_EQ(nnc::tensor({true, false}).dtype(), nnc::boolean);
  EXPECT_EQ(nnc::tensor({{1, 2}, {3, 4}}, nnc::float64).shape(), (nnc::Shape{2, 2}));
  EXPECT_EQ(nnc::tensor(0.5).ndim(), 0);
  EXPECT_EQ(nnc::tensor(std::vector<int>{7}).item<int>(), 7);
  EXPECT_THROW((nnc::tensor({{1, 2}, {3}})), nnc::Error);
  const nnc::Use use(nnc::Context("default_dtype='float64'"));
  EXPECT_EQ(nnc::tensor({0.1}).dtype(), nnc::float64);
  EXPECT_EQ(nnc::eye(2).dtype(), nnc::float64);
}

// Also a name of nnc::detail, where nothing of yours is looked for.
Values list(const nnc::Tensor& tensor) {
  return values(tensor);
}

// x.sum() is sum(x), with the same defaults.
TEST_F(CppTensors, Methods) {
  const nnc::Tensor x(Values{3, -1, 4, 1, -5, 9}, {2, 3});
  EXPECT_EQ(x.sum().item(), 11);
  EXPECT_EQ(list(x.sum(1)), (Values{6, 5}));
  EXPECT_EQ(x.sum({0, 1}, true).shape(), (nnc::Shape{1, 1}));
  EXPECT_EQ(values(x.add(1).mul(2)), (Values{8, 0, 10, 4, -8, 20}));
  EXPECT_EQ(values(x.add(x, 2)), (Values{9, -3, 12, 3, -15, 27}));
  EXPECT_EQ(x.to(nnc::int64).add(1).dtype(), nnc::int64);
  EXPECT_EQ(x.to(nnc::int64).add(1.5).dtype(), nnc::float32);
  EXPECT_EQ(values(x.relu().matmul(x.t())), (Values{25, 39, 39, 82}));
  EXPECT_EQ(values(x.clamp(-2, 3)), (Values{3, -1, 3, 1, -2, 3}));
  EXPECT_EQ(values(x.clamp(nnc::Tensor(), nnc::tensor({0.0, 0.0, 0.0}))),
            (Values{0, -1, 0, 0, -5, 0}));
  const auto [most, where] = x.max(1);
  EXPECT_EQ(values(most), (Values{4, 9}));
  EXPECT_EQ(where.to_vector<int64_t>(), (std::vector<int64_t>{2, 2}));
  EXPECT_EQ(x.permute({1, 0}).shape(), (nnc::Shape{3, 2}));
  EXPECT_EQ(x.split(2, 1).size(), 2U);
  EXPECT_EQ(x.select(0, 1)[2].item(), 9);
  EXPECT_TRUE(x.equal(x.clone()));
  EXPECT_EQ(x.unsqueeze(0).unsqueeze(0).contiguous(nnc::channels_last).ndim(), 4);
  const nnc::Tensor y = x.clone();
  y.add_(1).zero_().copy_(nnc::tensor({1, 2, 3}));
  EXPECT_EQ(values(y), (Values{1, 2, 3, 1, 2, 3}));
  EXPECT_THROW(x.matmul(x), nnc::Error);
}

TEST_F(CppTensors, MemoryOfYours) {
  Values memory{1, 2, 3, 4};
  int deleted = 0;
  {
    const nnc::Tensor x = nnc::from_blob(memory.data(), {2, 2}, [&] { ++deleted; });
    x[0] = 9;
    EXPECT_EQ(memory, (Values{9, 9, 3, 4}));
    EXPECT_EQ(nnc::from_blob(memory.data(), 4)[3].item(), 4);
  }
  EXPECT_EQ(deleted, 1);
}

TEST_F(CppTensors, TextsWithNul) {
  const std::string broken("a\0b", 3);
  const nnc::Module net = nnc::Sequential{};
  const auto refused = [](const auto& body) {
    try {
      body();
      FAIL() << "no exception";
    } catch (const nnc::Error& e) {
      EXPECT_EQ(e.code(), NNC_E_TEXT) << e.what();
    }
  };
  refused([&] { nnc::Module m("ReLU()" + broken); });
  refused([&] { nnc::ReLU(nnc::kw("inplace", broken)); });
  refused([&] { nnc::ReLU(nnc::kw(broken, 1)); });
  refused([&] { net.add(broken, nnc::ReLU()); });
  refused([&] { net.add_buffer(broken, nnc::ones({1})); });
  refused([&] { net.submodule(broken); });
  refused([&] { nnc::save({{broken, nnc::ones({1})}}, "/nowhere"); });
  refused([&] { nnc::load(broken); });
  refused([&] { nnc::Context c("seed=1" + broken); });
  refused([&] { nnc::SGD(net, nnc::kw("lr", broken)); });
  refused([&] { nnc::einsum(broken, {nnc::ones({1})}); });
  refused([&] { nnc::Kwargs({nnc::kw("reduction", broken)}); });
  refused([&] { nnc::Layer{"Linear"}(2, nnc::Literal{broken}); });
}

}  // namespace
