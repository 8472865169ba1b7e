// SPDX-License-Identifier: Apache-2.0
// Hooks of what is saved for backward.
#include <cmath>
#include <map>

#include "support/host_functions.h"

namespace {

using nnc_test::List;
using nnc_test::ok;
using Values = std::vector<double>;

// Keeps what is packed under numbers, and says what was asked of it.
struct Store {
  std::map<uintptr_t, nnc_tensor*> kept;
  uintptr_t next = 1;
  int packed = 0, unpacked = 0, dropped = 0, destroyed = 0;
  double factor = 1;  // of what is unpacked
  bool write = false, fail = false, shorten = false;
  nnc_code code = NNC_E_CALLBACK;  // of a failure

  static Store& of(uintptr_t self) { return *reinterpret_cast<Store*>(self); }
  static nnc_error* pack(uintptr_t self, nnc_ctx* ctx, nnc_tensor* t, uintptr_t* packed) {
    Store& s = of(self);
    EXPECT_EQ(nnc_tensor_requires_grad(t), 0);
    if (s.fail) return nnc_error_new(s.code, "store", "is full");
    if (s.write) return nnc_mul_scalar_(ctx, t, 2);
    nnc_tensor* copy = nullptr;
    if (nnc_error* e = nnc_clone(ctx, t, &copy)) return e;
    *packed = s.next++;
    s.kept[*packed] = static_cast<nnc_tensor*>(nnc_keep(copy));
    ++s.packed;
    return nullptr;
  }
  static nnc_error* unpack(uintptr_t self, nnc_ctx* ctx, uintptr_t packed, nnc_tensor** out) {
    Store& s = of(self);
    ++s.unpacked;
    nnc_tensor* t = s.kept.at(packed);
    if (s.shorten) return nnc_narrow(ctx, t, 0, 0, 1, out);
    return nnc_mul_scalar(ctx, t, s.factor, out);
  }
  static void drop(uintptr_t self, uintptr_t packed) {
    Store& s = of(self);
    nnc_release(s.kept.at(packed));
    s.kept.erase(packed);
    ++s.dropped;
  }
  static void destroy(uintptr_t self) { ++of(self).destroyed; }
};
constexpr nnc_saved_tensors_hooks kStore = {static_cast<int64_t>(sizeof(nnc_saved_tensors_hooks)),
                                            Store::pack, Store::unpack, Store::drop,
                                            Store::destroy};

class SavedHooks : public nnc_test::HostTest {
 protected:
  void SetUp() override {
    HostTest::SetUp();
    scope_ = ctx;
  }
  void TearDown() override {
    ctx = scope_;
    HostTest::TearDown();
  }
  // From now on operations of the test run with the hooks.
  void use(Store& s) {
    ok(nnc_autograd_saved_tensors_hooks(ctx, &kStore, reinterpret_cast<uintptr_t>(&s), &hooked));
    std::swap(ctx, hooked);
  }
  nnc_ctx* hooked = nullptr;
  nnc_ctx* scope_ = nullptr;
  std::deque<Store> stores_;  // they live longer than all that may call them
};

TEST_F(SavedHooks, StandBetweenForwardAndBackward) {
  Store& s = stores_.emplace_back();
  nnc_tensor* x = leaf({1, 2});
  use(s);
  s.factor = 10;
  nnc_tensor *y = mul(x, x), *e = nullptr;
  ok(nnc_exp(ctx, y, &e));
  std::swap(ctx, hooked);
  EXPECT_EQ(s.packed, 3);
  nnc_tensor* t = sum(e);
  ok(nnc_autograd_backward(ctx, &t, 1, nullptr, 1, 0, nullptr, 0));
  const Values first = grad(x);
  EXPECT_NEAR(first[0], 200 * std::exp(1), 1e-9);
  EXPECT_NEAR(first[1], 400 * std::exp(4), 1e-9);
  EXPECT_EQ(s.dropped, 0);
  EXPECT_EQ(s.unpacked, 3);
  s.factor = 1;
  ok(nnc_backward(ctx, t));
  EXPECT_EQ(s.dropped, 3);
  EXPECT_TRUE(s.kept.empty());
  EXPECT_NE(message(nnc_backward(ctx, t)).find("a second time"), std::string::npos);
}

TEST_F(SavedHooks, KeepHistories) {
  Store& s = stores_.emplace_back();
  nnc_tensor *x = leaf({3}), *g = nullptr, *gg = nullptr;
  use(s);
  nnc_tensor* y = mul(times(x, 2), x);  // saves a computed tensor and a leaf
  nnc_tensor *e = nullptr, *z = nullptr;
  ok(nnc_exp(ctx, y, &e));  // and an output
  z = sum(e);
  ok(nnc_autograd_grad(ctx, &z, 1, &x, 1, nullptr, 0, 1, 0, &g));
  z = sum(g);
  ok(nnc_autograd_grad(ctx, &z, 1, &x, 1, nullptr, 0, 0, 0, &gg));
  const double v = std::exp(18);
  EXPECT_NEAR(values(g)[0] / v, 12, 1e-9);
  EXPECT_NEAR(values(gg)[0] / v, 144 + 4, 1e-9);
  EXPECT_GT(s.unpacked, 0);
}

TEST_F(SavedHooks, NoVersionIsCheckedButWhatIsPackedInPlaceIsKept) {
  Store& s = stores_.emplace_back();
  nnc_tensor *x = leaf({1, 2}), *c = tensor({5, 5});
  use(s);
  nnc_tensor* y = mul(x, c);
  ok(nnc_mul_scalar_(ctx, c, 0));  // the store has a copy
  ok(nnc_exp_(ctx, y));
  ok(nnc_backward(ctx, sum(y)));
  EXPECT_NEAR(grad(x)[0], 5 * std::exp(5), 1e-9);
}

TEST_F(SavedHooks, FailuresAreTheCallers) {
  Store& s = stores_.emplace_back();
  nnc_tensor *x = leaf({1, 2}), *y = nullptr;
  use(s);
  s.fail = true;
  EXPECT_EQ(message(nnc_mul(ctx, x, x, &y)), "11: nnc_mul: store: is full");
  s.code = NNC_E_STATE;
  EXPECT_EQ(message(nnc_mul(ctx, x, x, &y)), "8: nnc_mul: store: is full");
  s.fail = false;
  s.write = true;
  EXPECT_NE(message(nnc_exp(ctx, x, &y)).find("pack hook is modifying its input in place"),
            std::string::npos);
  s.write = false;
  ok(nnc_mul(ctx, x, x, &y));
  s.shorten = true;
  nnc_tensor* z = sum(y);
  EXPECT_NE(message(nnc_autograd_backward(ctx, &z, 1, nullptr, 1, 0, nullptr, 0))
                .find("unpack gave another size or type of tensor, expected size [2]"),
            std::string::npos);
  s.shorten = false;
  ok(nnc_backward(ctx, z));
  EXPECT_EQ(grad(x), (Values{2, 4}));
}

TEST_F(SavedHooks, TableIsCheckedAndSelfEndsWithTheLastUser) {
  Store& s = stores_.emplace_back();
  nnc_ctx* out = nullptr;
  nnc_saved_tensors_hooks wrong = kStore;
  wrong.struct_size = 8;
  EXPECT_NE(message(nnc_autograd_saved_tensors_hooks(ctx, &wrong, 0, &out)).find("struct_size"),
            std::string::npos);
  wrong = kStore;
  wrong.unpack = nullptr;
  EXPECT_NE(message(nnc_autograd_saved_tensors_hooks(ctx, &wrong, 0, &out)).find("unpack"),
            std::string::npos);
  nnc_ctx* scope = ctx;
  ok(nnc_ctx_scope(scope, &ctx));
  nnc_tensor* x = leaf({1});
  use(s);
  mul(x, x);
  EXPECT_EQ(s.destroyed, 0);
  nnc_release(hooked);
  ctx = scope;
  EXPECT_EQ(s.destroyed, 1);
  EXPECT_EQ(s.dropped, s.packed);
}

// ---- anomaly mode ----

class Anomaly : public nnc_test::HostTest {
 protected:
  void SetUp() override {
    HostTest::SetUp();
    plain_ = ctx;
    ok(nnc_ctx_fork(plain_, "detect_anomaly=True", &ctx));
  }
  void TearDown() override {
    ctx = plain_;
    HostTest::TearDown();
  }
  nnc_tensor* sqrt(nnc_tensor* x) {
    nnc_tensor* y = nullptr;
    ok(nnc_sqrt(ctx, x, &y));
    return y;
  }
  nnc_ctx* plain_ = nullptr;
};

TEST_F(Anomaly, NamesTheForwardCallOfNan) {
  nnc_tensor* y = sum(times(sqrt(leaf({-1})), 0));
  EXPECT_EQ(message(nnc_backward(ctx, y)),
            "8: nnc_backward: backward: Function 'SqrtBackward0' returned nan values in its 0th "
            "output; the forward call was nnc_sqrt");
}

TEST_F(Anomaly, NamesTheModule) {
  nnc_module* net = nullptr;
  nnc_tensor *x = leaf({0}), *y = nullptr;
  ok(nnc_module_new(ctx, "Sequential(Identity(), Sequential(Tanh()))", &net));
  ok(nnc_module_call(ctx, net, x, &y));
  nnc_tensor* s = sum(y);
  ok(nnc_backward(ctx, s));
  const std::string text = message(nnc_backward(ctx, s));
  EXPECT_NE(text.find("a second time"), std::string::npos);
  EXPECT_NE(text.find("(Error detected in TanhBackward0; the forward call was nnc_module_call > "
                      "Sequential > Tanh)"),
            std::string::npos)
      << text;
}

TEST_F(Anomaly, NamesBackwardInBackward) {
  nnc_tensor *x = leaf({0}), *y = nullptr, *g = nullptr;
  ok(nnc_pow_scalar(ctx, x, 1.5, &y));
  nnc_tensor* s = sum(y);
  ok(nnc_autograd_grad(ctx, &s, 1, &x, 1, nullptr, 0, 1, 0, &g));
  s = sum(times(g, 0));
  const std::string text = message(nnc_backward(ctx, s));
  EXPECT_NE(text.find("nnc_autograd_grad > PowBackward0"), std::string::npos) << text;
}

TEST_F(Anomaly, SaysWhenItDoesNotKnowAndIsOffOtherwise) {
  std::swap(ctx, plain_);
  nnc_tensor* y = sum(times(sqrt(leaf({-1})), 0));
  ok(nnc_autograd_backward(ctx, &y, 1, nullptr, 1, 0, nullptr, 0));
  nnc_ctx* careless = nullptr;
  ok(nnc_ctx_fork(ctx, "detect_anomaly=True, check_nan=False", &careless));
  ok(nnc_autograd_backward(careless, &y, 1, nullptr, 1, 0, nullptr, 0));
  EXPECT_NE(message(nnc_backward(plain_, y)).find("no forward call is known"), std::string::npos);
  std::swap(ctx, plain_);
}

}  // namespace
