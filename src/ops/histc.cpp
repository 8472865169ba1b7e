// SPDX-License-Identifier: Apache-2.0
#include "ops/histc.h"

#include <cmath>

#include "graph/record.h"
#include "kernels/histogram.h"
#include "ops/convert.h"
#include "ops/element_type.h"
#include "ops/elementwise.h"
#include "ops/reduce.h"

namespace nnc::ops {

namespace {
double number(const Tensor& x) {
  return *as_type(x, DType::kFloat64).data<double>();
}
}  // namespace

Tensor histc(const Tensor& x, int64_t bins, double min, double max) {
  constexpr const char* kOp = "histc";
  check_floating(x.dtype(), kOp);
  check(bins > 0, Code::kInvalid, kOp, ": bins must be > 0, but got ", bins);
  const GradGuard off(false);
  const Tensor in = contiguous(detach(x)), counts = Tensor::empty({bins}, DType::kInt64);
  double low = number(Tensor::full({}, min, x.dtype()));
  double high = number(Tensor::full({}, max, x.dtype()));
  if (low == high && x.numel() > 0) low = number(ops::min(in)), high = number(ops::max(in));
  check(std::isfinite(low) && std::isfinite(high), Code::kInvalid, kOp, ": range of [", low, ", ",
        high, "] is not finite");
  check(low <= high, Code::kInvalid, kOp, ": max must be larger than min, got ", low, " and ",
        high);
  // Wide enough to be seen beside a large number.
  const double aside = std::fmax(1, std::fabs(low) * 1e-6);
  if (low == high) low -= aside, high += aside;
  kernels::histogram(counts.mutable_view(), in.view(), low, high);
  return as_type(counts, x.dtype());
}

}  // namespace nnc::ops
