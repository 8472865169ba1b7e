// SPDX-License-Identifier: Apache-2.0
// Softmax and its relatives along one dimension.
#pragma once

#include "kernels/common/backend.h"
#include "tensor/view.h"

namespace nnc::kernels {

// log sum exp of a row as its maximum and the logarithm of the sum of exp(x - maximum): beside
// large scores their sum would lose the second.
struct LogSum {
  double most, log;
  double total() const { return most + log; }
};

// All views have one floating point type and the same sizes; out may be any of the inputs.
// y = exp(x - m) / sum exp(x - m), m the maximum; with `log` its logarithm.
void softmax(bool log, const View& y, const ConstView& x, int64_t dim);
// gx from gy and y: y (gy - sum gy y); with `log` gy - exp(y) sum gy.
void softmax_backward(bool log, const View& gx, const ConstView& gy, const ConstView& y,
                      int64_t dim);
// y = log sum exp(x), size 1 along dim; -inf of nothing.
void log_sum_exp(const View& y, const ConstView& x, int64_t dim);

namespace ref {
bool softmax(bool log, const View& y, const ConstView& x, int64_t dim);
bool softmax_backward(bool log, const View& gx, const ConstView& gy, const ConstView& y,
                      int64_t dim);
bool log_sum_exp(const View& y, const ConstView& x, int64_t dim);
}  // namespace ref
namespace cpu {
// Contiguous float and double.
bool softmax(bool log, const View& y, const ConstView& x, int64_t dim);
bool softmax_backward(bool log, const View& gx, const ConstView& gy, const ConstView& y,
                      int64_t dim);
bool log_sum_exp(const View& y, const ConstView& x, int64_t dim);
}  // namespace cpu

}  // namespace nnc::kernels
