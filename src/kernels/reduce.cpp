// SPDX-License-Identifier: Apache-2.0
#include "kernels/reduce.h"

namespace nnc::kernels {

void reduce(Reduce op, const View& out, const View& in, double p0) {
  using F = bool (*)(Reduce, const View&, const View&, double);
  static constexpr F kList[] = {cpu::reduce, ref::reduce};
  run_first(kList, op, out, in, p0);
}

void moments(const View* var, const View* mean, const View& in, double correction) {
  using F = bool (*)(const View*, const View*, const View&, double);
  static constexpr F kList[] = {cpu::moments, ref::moments};
  run_first(kList, var, mean, in, correction);
}

void reduce_arg(bool largest, const View* values, const View& indices, const View& in,
                int64_t dim) {
  using F = bool (*)(bool, const View*, const View&, const View&, int64_t);
  static constexpr F kList[] = {cpu::reduce_arg, ref::reduce_arg};
  run_first(kList, largest, values, indices, in, dim);
}

void cumsum(const View& out, const View& in, int64_t dim, bool reverse) {
  using F = bool (*)(const View&, const View&, int64_t, bool);
  static constexpr F kList[] = {ref::cumsum};
  run_first(kList, out, in, dim, reverse);
}

void place(const View& out, const View& index, const View& src, int64_t dim) {
  using F = bool (*)(const View&, const View&, const View&, int64_t);
  static constexpr F kList[] = {ref::place};
  run_first(kList, out, index, src, dim);
}

}  // namespace nnc::kernels
