// SPDX-License-Identifier: Apache-2.0
// Reductions over some dimensions of a view, and what works along one dimension.
#pragma once

#include "kernels/common/backend.h"
#include "tensor/view.h"

namespace nnc::kernels {

enum class Reduce : int32_t {
  kSum,
  kNanSum,  // of what is not NaN; floating point
  kProd,
  kMax,  // NaN wins
  kMin,
  kAny,
  kAll,
  kCountNonzero,
  kAbsSum,
  kSquareSum,
  kPowSum,  // of |x|^p0
  kAbsMax,  // NaN wins
  kAbsMin,
};

// out has in's number of dimensions, with size 1 where a dimension is reduced. Sums of 16-bit
// floats run in float, blocks of float in double. The sums and kProd keep a floating point type and
// give int64 for all others; the maxima and minima keep any type and need a non-empty reduced
// extent; kAny and kAll give bool, kCountNonzero int64; the powers keep a floating point type.
void reduce(Reduce op, const View& out, const ConstView& in, double p0 = 0);

// The mean and the variance (squared deviations over max(n - correction, 0)) of a floating point
// view, shaped as out above. Either output may be left out.
void moments(const View& var, const View& mean, const ConstView& in, double correction);

// The first place of the largest (or smallest) element along dim, NaN before everything.
// values may be left out; both outputs have size 1 there.
void reduce_arg(bool largest, const View& values, const View& indices, const ConstView& in,
                int64_t dim);

// out[i] = in[0] + ... + in[i] along dim, or from the end. One element type.
void cumsum(const View& out, const ConstView& in, int64_t dim, bool reverse);

// out[..., index[i], ...] = src[i] along dim, where src and index have size 1 there: the gradient
// of a selection. Everything else of out becomes 0. An index out of range is an error.
void place(const View& out, const ConstView& index, const ConstView& src, int64_t dim,
           const char* name);

namespace ref {
bool reduce(Reduce op, const View& out, const ConstView& in, double p0);
bool moments(const View& var, const View& mean, const ConstView& in, double correction);
bool reduce_arg(bool largest, const View& values, const View& indices, const ConstView& in,
                int64_t dim);
bool cumsum(const View& out, const ConstView& in, int64_t dim, bool reverse);
bool place(const View& out, const ConstView& index, const ConstView& src, int64_t dim,
           const char* name);
}  // namespace ref
namespace cpu {
bool reduce(Reduce op, const View& out, const ConstView& in, double p0);
bool moments(const View& var, const View& mean, const ConstView& in, double correction);
bool reduce_arg(bool largest, const View& values, const View& indices, const ConstView& in,
                int64_t dim);
bool cumsum(const View& out, const ConstView& in, int64_t dim, bool reverse);
}  // namespace cpu

}  // namespace nnc::kernels
