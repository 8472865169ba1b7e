// SPDX-License-Identifier: Apache-2.0
// nnc.hpp used wrongly: exceptions, never the end of the process, and nothing left over. The
// numbers are those of the list that every language's tests follow. Of it 19, 22 and 23 (fork, exit
// while threads work, unloading) are the processes of tests/host.
#include <atomic>
#include <fstream>
#include <stdexcept>
#include <thread>

#include "support/cpp_test.h"

namespace {

using nnc_test::expect_error;
using nnc_test::Values;

nnc::Tensor row(const Values& v) {
  return {v, {static_cast<int64_t>(v.size())}};
}

using CppMisuse = nnc_test::CppTest;

// Runs body(i) in n threads at once.
template <class F>
void in_threads(int n, F body) {
  std::vector<std::thread> threads;
  for (int i = 0; i < n; ++i) threads.emplace_back(body, i);
  for (std::thread& t : threads) t.join();
}

TEST_F(CppMisuse, N01UseAfterRelease) {
  nnc::Tensor x = row({1});
  const nnc::Tensor moved = std::move(x);
  expect_error(NNC_E_HANDLE, "nnc_relu", [&] { nnc::relu(x); });
  nnc_tensor* raw = nnc::ones({2}).release();
  nnc_release(raw);
  expect_error(NNC_E_HANDLE, "nnc_relu",
               [&] { nnc::Tensor::of(nnc_relu, nnc::current_context(), raw); });
}
TEST_F(CppMisuse, N02DoubleRelease) {
  nnc_tensor* raw = nnc::ones({2}).release();
  nnc_release(raw);
  nnc_release(raw);
}
TEST_F(CppMisuse, N03ReleaseWhileBackwardUses) {
  for (int round = 0; round < 20; ++round) {
    nnc::Tensor x = nnc::ones({64}).requires_grad_();
    nnc::Tensor y = x;
    for (int i = 0; i < 50; ++i) y = y * 1.01;
    nnc::Tensor loss = nnc::sum(y);
    std::thread other([held = std::move(y)]() mutable { held = nnc::Tensor(); });
    loss.backward();
    other.join();
    EXPECT_TRUE(x.grad().defined());
  }
}
TEST_F(CppMisuse, N04WrongDtype) {
  expect_error(NNC_E_DTYPE, "nnc_matmul", [] {
    nnc::matmul(nnc::ones({2, 2}), nnc::ones({2, 2}, nnc::int64));
  });
}
TEST_F(CppMisuse, N05WrongShape) {
  expect_error(NNC_E_SHAPE, "nnc_add", [] { nnc::ones({2}) + nnc::ones({3}); });
}
TEST_F(CppMisuse, N06NoObject) {
  expect_error(NNC_E_HANDLE, "nnc_relu", [] { nnc::relu(nnc::Tensor()); });
  expect_error(NNC_E_HANDLE, "", [] { nnc::Module()(nnc::ones({1})); });
}
TEST_F(CppMisuse, N07AnotherKindOfHandle) {
  const nnc::Module module = nnc::ReLU();
  expect_error(NNC_E_HANDLE, "nnc_relu", [&] {
    nnc::Tensor::of(nnc_relu, nnc::current_context(), reinterpret_cast<nnc_tensor*>(module.get()));
  });
}

struct Throws : nnc::UserModule<Throws> {
  explicit Throws(int what) : UserModule("Throws"), what_(what) {}
  nnc::Tensor forward(const nnc::Tensor& x) const {
    if (what_ == 0) throw std::runtime_error("spilled");
    if (what_ == 1) throw 7;
    if (what_ == 2) throw std::bad_alloc();
    return nnc::relu(x) + nnc::ones({3});
  }

 private:
  int what_;
};
TEST_F(CppMisuse, N08ExceptionInForward) {
  const nnc::Tensor x = row({1, 2});
  expect_error(NNC_E_CALLBACK, "spilled", [&] { nnc::make<Throws>(0)(x); });
  expect_error(NNC_E_CALLBACK, "no std::exception", [&] { nnc::make<Throws>(1)(x); });
  expect_error(NNC_E_MEMORY, "out of memory", [&] { nnc::make<Throws>(2)(x); });
}
TEST_F(CppMisuse, N09ExceptionInAHook) {
  nnc::Tensor x = row({1}).requires_grad_();
  nnc::Tensor y = x * 2;
  nnc::register_hook(y, [](const nnc::Tensor&) { throw std::runtime_error("in a hook"); });
  expect_error(NNC_E_CALLBACK, "in a hook", [&] { nnc::sum(y).backward(); });
  EXPECT_FALSE(x.grad().defined());
}
struct BadBackward {
  static constexpr const char* name = "BadBackward";
  nnc::Tensor forward(nnc::FunctionContext&, const nnc::Tensor& x) const { return x * 1; }
  nnc::Tensor backward(nnc::FunctionContext&, const nnc::Tensor&) const {
    throw std::runtime_error("in backward");
  }
};
TEST_F(CppMisuse, N10ExceptionInABackward) {
  nnc::Tensor x = row({1}).requires_grad_();
  expect_error(NNC_E_CALLBACK, "in backward",
               [&] { nnc::sum(nnc::apply(BadBackward{}, x)[0]).backward(); });
}
struct BadDataset {
  int64_t size() const { return 4; }
  nnc::Tensor operator[](int64_t i) const {
    if (i == 2) throw std::runtime_error("sample 2");
    return nnc::ones({1});
  }
};
TEST_F(CppMisuse, N11ExceptionInADataset) {
  const nnc::DataLoader loader(nnc::make_dataset(BadDataset{}, true), "num_workers=2");
  int batches = 0;
  expect_error(NNC_E_CALLBACK, "sample 2", [&] {
    for (const auto& batch : loader) batches += static_cast<int>(batch.size());
  });
  EXPECT_EQ(batches, 2);
}
TEST_F(CppMisuse, N12ExceptionInALambda) {
  const nnc::Optimizer sgd = nnc::SGD({row({1}).requires_grad_()}, nnc::kw("lr", 1.0));
  bool bad = false;
  const nnc::LRScheduler scheduler("LambdaLR(f)", sgd, [&](double) -> double {
    if (bad) throw std::runtime_error("no rate");
    return 1;
  });
  bad = true;
  sgd.step();
  expect_error(NNC_E_CALLBACK, "no rate", [&] { scheduler.step(); });
  EXPECT_EQ(sgd.option(0, "lr"), "1.0");
}
TEST_F(CppMisuse, N13DestructorOfCallbackState) {
  // A destructor that throws ends a C++ program by the language's own rule; one that calls the
  // library and fails is what may happen.
  struct Last {
    ~Last() {
      if (armed) {
        EXPECT_THROW(nnc::ones({2}) + nnc::ones({3}), nnc::Error);
        ++ended;
      }
    }
    Last(int& count) : ended(count) {}
    Last(const Last& other) : ended(other.ended) {}
    Last(Last&& other) noexcept : ended(other.ended), armed(true) {}
    int& ended;
    bool armed = false;
  };
  int ended = 0;
  {
    nnc::Tensor x = row({1}).requires_grad_();
    nnc::register_hook(x, [last = Last(ended)](const nnc::Tensor&) {});
  }
  EXPECT_GE(ended, 1);
}
TEST_F(CppMisuse, N14ErrorsCrossCallbacks) {
  expect_error(NNC_E_SHAPE, "nnc_add", [] { nnc::make<Throws>(3)(row({1, 2})); });
  struct Own : nnc::UserModule<Own> {
    Own() : UserModule("Own") {}
    nnc::Tensor forward(const nnc::Tensor&) const { throw nnc::Error(NNC_E_UNKNOWN, "mine", "x"); }
  };
  expect_error(NNC_E_UNKNOWN, "mine", [] { nnc::make<Own>()(row({1})); });
}
TEST_F(CppMisuse, N15CallbacksCallBack) {
  nnc::Tensor x = row({2}).requires_grad_();
  nnc::Tensor other = row({3}).requires_grad_();
  nnc::register_hook(x, [&](const nnc::Tensor& g) {
    const nnc::EnableGrad record;
    nnc::sum(other * other).backward();
    return g * other.grad();
  });
  nnc::sum(x).backward();
  EXPECT_EQ(x.grad().item(), 6);
  nnc::Module deep = nnc::ReLU();
  for (int i = 0; i < 20; ++i) deep = nnc::Sequential{deep};
  EXPECT_EQ(deep(row({1})).item(), 1);
}
TEST_F(CppMisuse, N16OneOptimizerInManyThreads) {
  nnc::Tensor x = row({0}).requires_grad_();
  x.set_grad(row({1}));
  const nnc::Optimizer sgd = nnc::SGD({x}, nnc::kw("lr", 1.0));
  std::atomic<int> steps{0};
  in_threads(8, [&](int) {
    for (int i = 0; i < 50; ++i) {
      try {
        sgd.step();
        ++steps;
      } catch (const nnc::Error& e) {
        EXPECT_EQ(e.code(), NNC_E_STATE);
      }
    }
  });
  EXPECT_EQ(x.detach().item(), -steps);
  EXPECT_GT(steps, 0);
}
TEST_F(CppMisuse, N17OneModuleInManyThreads) {
  const nnc::Module net = nnc::Sequential{nnc::Linear(4, 8), nnc::ReLU(), nnc::Linear(8, 2)};
  const nnc::Tensor x = nnc::ones({3, 4});
  const Values expected = net(x).to_vector<float>();
  in_threads(8, [&](int) {
    for (int i = 0; i < 20; ++i) EXPECT_EQ(net(x).to_vector<float>(), expected);
  });
}
TEST_F(CppMisuse, N18OneGraphInManyThreads) {
  for (int round = 0; round < 50; ++round) {
    nnc::Tensor x = row({1, 2}).requires_grad_();
    const nnc::Tensor loss = nnc::sum(nnc::square(x));
    std::atomic<int> ready{0}, done{0};
    in_threads(8, [&](int) {
      for (++ready; ready < 8;) std::this_thread::yield();
      try {
        loss.backward();
        ++done;
      } catch (const nnc::Error& e) {
        EXPECT_EQ(e.code(), NNC_E_STATE);
      }
    });
    EXPECT_EQ(done, 1);
    EXPECT_EQ(x.grad().to_vector<float>(), (Values{2, 4}));
  }
}
TEST_F(CppMisuse, N20ManyShortThreads) {
  for (int round = 0; round < 100; ++round)
    in_threads(20, [](int) { EXPECT_EQ(nnc::sum(nnc::ones({3})).item(), 3); });
}
TEST_F(CppMisuse, N21ContextsAreOfTheirThread) {
  const nnc::NoGrad here;
  in_threads(1, [](int) { EXPECT_TRUE((row({1}).requires_grad_() * 2).requires_grad()); });
  EXPECT_FALSE((row({1}).requires_grad_() * 2).requires_grad());
}
TEST_F(CppMisuse, N24TextWithNul) {
  const std::string text("ReLU()\0x", 8);
  expect_error(NNC_E_TEXT, "NUL at position 6", [&] { nnc::Module m(text); });
  struct Own : nnc::UserModule<Own> {
    Own() : UserModule("Own") {}
    nnc::Tensor forward(const nnc::Tensor&) const {
      throw nnc::Error(NNC_E_UNKNOWN, "mine", std::string("a\0b", 3));
    }
  };
  expect_error(NNC_E_UNKNOWN, "a\\x00b", [] { nnc::make<Own>()(row({1})); });
}
TEST_F(CppMisuse, N25TextThatIsNoUtf8) {
  nnc::Module net = nnc::Sequential{};
  expect_error(NNC_E_TEXT, "", [] { nnc::Module m(std::string("Lin\377ar(1, 2)")); });
  expect_error(NNC_E_FILE, "", [] { nnc::load("/\377\376/none"); });
}
TEST_F(CppMisuse, N26IndexOutOfRange) {
  expect_error(NNC_E_INDEX, "nnc_select", [] { nnc::select(nnc::ones({2}), 0, 5); });
  expect_error(NNC_E_INDEX, "", [] { nnc::TensorDataset({nnc::ones({2})})[7]; });
}
TEST_F(CppMisuse, N27AbsurdSizes) {
  EXPECT_THROW(nnc::zeros({int64_t{1} << 62}), nnc::Error);
  EXPECT_THROW(nnc::zeros({int64_t{1} << 40, int64_t{1} << 40}), nnc::Error);
  EXPECT_THROW(nnc::Tensor(Values{1}, {-1}), nnc::Error);
}
TEST_F(CppMisuse, N28HostMemoryLivesAsLongAsTheTensor) {
  auto* memory = new Values{1, 2, 3, 4};
  static std::atomic<int> deleted;
  deleted = 0;
  const int64_t dims[] = {4};
  nnc::Tensor view;
  {
    const nnc::Tensor x = nnc::Tensor::of(
        nnc_from_blob, nnc::current_context(), memory->data(), dims, 1, nullptr, NNC_FLOAT32,
        [](uintptr_t self) {
          delete reinterpret_cast<Values*>(self);
          ++deleted;
        },
        reinterpret_cast<uintptr_t>(memory));
    view = x.narrow(0, 1, 2);
  }
  EXPECT_EQ(deleted, 0);
  EXPECT_EQ(view.to_vector<float>(), (Values{2, 3}));
  view = nnc::Tensor();
  EXPECT_EQ(deleted, 1);
}
TEST_F(CppMisuse, N29AModuleInItself) {
  nnc::Module outer = nnc::Sequential{nnc::ReLU()};
  nnc::Module inner = outer.add("inner", nnc::Sequential{});
  EXPECT_THROW(outer.add("self", outer), nnc::Error);
  EXPECT_THROW(inner.add("outer", outer), nnc::Error);
}
TEST_F(CppMisuse, N30CorruptFiles) {
  const std::string path = testing::TempDir() + "nnc_cpp_corrupt";
  std::ofstream(path) << "this is no model";
  expect_error(NNC_E_FILE, "nnc_load", [&] { nnc::load(path); });
  expect_error(NNC_E_FILE, "", [&] { nnc::load_file(path); });
  expect_error(NNC_E_FILE, "", [&] { nnc::load_model(path); });
  remove(path.c_str());
}

}  // namespace
