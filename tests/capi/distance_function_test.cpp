// SPDX-License-Identifier: Apache-2.0
// nnc_triplet_margin_with_distance_loss with distances of the caller's.
#include <gtest/gtest.h>

#include <stdexcept>
#include <string>
#include <utility>

#include "nnc/nnc.h"
#include "support/c_error.h"

namespace {

using nnc_test::ok;

// What the distance shall do, and how often it was asked.
struct Host {
  enum {
    kRight,
    kError,
    kDeadOutput,
    kWrongKind,
    kNoOutput,
    kThrows,
    kThrowsInt,
    kEndless
  } mode = kRight;
  int calls = 0;
};

nnc_error* distance(uintptr_t self, nnc_ctx* ctx, nnc_tensor* x1, nnc_tensor* x2,
                    nnc_tensor** out) {
  Host& host = *reinterpret_cast<Host*>(self);
  ++host.calls;
  switch (host.mode) {
    case Host::kError:
      return nnc_error_new(NNC_E_STATE, "distance", "is out of order");
    case Host::kDeadOutput:
      nnc_release(x1);
      *out = x1;
      return nullptr;
    case Host::kWrongKind:
      *out = reinterpret_cast<nnc_tensor*>(ctx);
      return nullptr;
    case Host::kNoOutput:
      return nullptr;
    case Host::kThrows:
      throw std::runtime_error("thrown by the host");
    case Host::kThrowsInt:
      throw 7;
    case Host::kEndless:
      return nnc_triplet_margin_with_distance_loss(ctx, x1, x2, x2, distance, self, 1, 0,
                                                   NNC_REDUCTION_NONE, out);
    default:
      break;
  }
  return nnc_pairwise_distance(ctx, x1, x2, 1, 0, 0, out);
}

class DistanceFunction : public ::testing::Test {
 protected:
  void SetUp() override {
    before_ = nnc_live_handles();
    const int64_t sizes[2] = {2, 3};
    ok(nnc_ones(nullptr, sizes, 2, NNC_FLOAT32, &anchor_));
    ok(nnc_zeros(nullptr, sizes, 2, NNC_FLOAT32, &other_));
    ok(nnc_tensor_requires_grad_(nullptr, anchor_, 1));
  }
  void TearDown() override {
    nnc_release(anchor_);
    nnc_release(other_);
    EXPECT_EQ(nnc_live_handles(), before_) << "handles leaked";
  }
  nnc_error* loss(nnc_tensor** out, int32_t swap = 0) {
    return nnc_triplet_margin_with_distance_loss(nullptr, anchor_, other_, other_, distance,
                                                 reinterpret_cast<uintptr_t>(&host_), 1, swap,
                                                 NNC_REDUCTION_SUM, out);
  }
  // The code and the message of a call that must fail.
  std::pair<int32_t, std::string> failure() {
    nnc_tensor* y = nullptr;
    nnc_error* e = loss(&y);
    EXPECT_EQ(y, nullptr);
    const std::string text = e ? nnc_error_message(e) : "no error";
    return {nnc_test::code_of(e), text};
  }

  Host host_;
  nnc_tensor *anchor_ = nullptr, *other_ = nullptr;
  int64_t before_ = 0;
};

TEST_F(DistanceFunction, IsDifferentiatedThrough) {
  nnc_tensor *y = nullptr, *g = nullptr;
  double v = 0;
  ok(loss(&y, 1));
  EXPECT_EQ(host_.calls, 3);
  ok(nnc_tensor_item(nullptr, y, &v));
  EXPECT_EQ(v, 2 * (1 + 3 - 0));
  ok(nnc_backward(nullptr, y));
  ok(nnc_tensor_grad(nullptr, anchor_, &g));
  nnc_tensor* total = nullptr;
  ok(nnc_sum(nullptr, g, nullptr, 0, 0, 0, &total));
  ok(nnc_tensor_item(nullptr, total, &v));
  EXPECT_EQ(v, 6);
  for (nnc_tensor* t : {y, g, total}) nnc_release(t);
}

TEST_F(DistanceFunction, ItsErrorsAreTheCallers) {
  using Failure = std::pair<int32_t, std::string>;
  host_.mode = Host::kError;
  EXPECT_EQ(failure().first, NNC_E_STATE);
  EXPECT_NE(failure().second.find("is out of order"), std::string::npos);
  host_.mode = Host::kDeadOutput;
  EXPECT_EQ(failure(),
            Failure(NNC_E_CALLBACK, "distance_function: its output is not a live tensor handle"));
  host_.mode = Host::kWrongKind;
  EXPECT_EQ(failure(),
            Failure(NNC_E_CALLBACK, "distance_function: its output is not a live tensor handle"));
  host_.mode = Host::kNoOutput;
  EXPECT_EQ(failure(), Failure(NNC_E_CALLBACK, "distance_function: its output is NULL"));
  // Against the contract, but no reason to end the process: see Note [Exceptions of the host].
  host_.mode = Host::kThrows;
  EXPECT_NE(failure().second.find("thrown by the host"), std::string::npos);
  host_.mode = Host::kThrowsInt;
  EXPECT_NE(failure().second.find("C++ exception"), std::string::npos);
}

TEST_F(DistanceFunction, CallsWithinCallsEnd) {
  host_.mode = Host::kEndless;
  EXPECT_NE(failure().second.find("maximum recursion depth exceeded"), std::string::npos);
  EXPECT_GT(host_.calls, 10);
}

}  // namespace
