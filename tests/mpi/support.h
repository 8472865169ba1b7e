// SPDX-License-Identifier: Apache-2.0
// What the tests of libnnc-mpi share. They run as the ranks of one job, each test on all of them.
#pragma once

#include <gtest/gtest.h>

#include <nnc/mpi.h>

#include <cmath>
#include <string>
#include <vector>

namespace nnc_test {

// The group of all ranks, made by main.
nnc_mpi_group* world();
inline int rank() {
  return static_cast<int>(nnc_mpi_rank(world()));
}
inline int size() {
  return static_cast<int>(nnc_mpi_world_size(world()));
}

// "code op: message" of an error, which ends; "" of none.
inline std::string said(nnc_error* e) {
  if (!e) return "";
  std::string s =
      std::to_string(nnc_error_code(e)) + " " + nnc_error_op(e) + ": " + nnc_error_message(e);
  nnc_error_free(e);
  return s;
}
#define OK(call)                         \
  do {                                   \
    ASSERT_EQ("", nnc_test::said(call)); \
  } while (false)

// Whether an error has that code and such a message.
inline testing::AssertionResult fails(nnc_error* e, nnc_code code, const std::string& part) {
  const nnc_code got = e ? nnc_error_code(e) : NNC_OK;
  const std::string message = said(e);
  if (got == code && message.find(part) != std::string::npos) return testing::AssertionSuccess();
  return testing::AssertionFailure()
         << "expected " << code << " with '" << part << "', got '" << message << "'";
}

// A context that owns what a test makes.
class Scope {
 public:
  explicit Scope(const char* settings = "seed=0, threads=1") {
    EXPECT_EQ("", said(nnc_ctx_new(settings, &base_)));
    EXPECT_EQ("", said(nnc_ctx_scope(base_, &ctx_)));
  }
  ~Scope() {
    nnc_release(ctx_);
    nnc_release(base_);
  }
  operator nnc_ctx*() const { return ctx_; }

 private:
  nnc_ctx *base_ = nullptr, *ctx_ = nullptr;
};

inline std::vector<double> values(nnc_tensor* t) {
  Scope s("grad=False");
  nnc_tensor* d = nullptr;
  EXPECT_EQ("", said(nnc_tensor_to(s, t, NNC_FLOAT64, &d)));
  std::vector<double> out(static_cast<size_t>(nnc_tensor_numel(t)));
  EXPECT_EQ("", said(nnc_tensor_copy_to(s, d, out.data(),
                                        static_cast<int64_t>(out.size() * sizeof(double)))));
  return out;
}

// A tensor of one dimension.
inline nnc_tensor* tensor(nnc_ctx* c, const std::vector<double>& v, nnc_dtype dtype = NNC_FLOAT64) {
  const auto n = static_cast<int64_t>(v.size());
  nnc_tensor *d = nullptr, *t = nullptr;
  EXPECT_EQ("", said(nnc_tensor_from_data(c, v.data(), &n, 1, NNC_FLOAT64, &d)));
  EXPECT_EQ("", said(nnc_tensor_to(c, d, dtype, &t)));
  return t;
}

// The greatest difference.
inline double distance(const std::vector<double>& a, const std::vector<double>& b) {
  if (a.size() != b.size()) return INFINITY;
  double most = 0.0;
  for (size_t i = 0; i < a.size(); ++i) {
    most = std::fmax(most, std::fabs(a[i] - b[i]));
    if (std::isnan(a[i]) != std::isnan(b[i])) return INFINITY;
  }
  return most;
}

}  // namespace nnc_test
