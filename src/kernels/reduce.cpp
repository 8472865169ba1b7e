// SPDX-License-Identifier: Apache-2.0
#include "kernels/reduce.h"

namespace nnc::kernels {

void reduce(Reduce op, const View& out, const ConstView& in, double p0) {
  static constexpr std::array kList{cpu::reduce, ref::reduce};
  run_first(kList, op, out, in, p0);
}

void moments(const View* var, const View* mean, const ConstView& in, double correction) {
  static constexpr std::array kList{cpu::moments, ref::moments};
  run_first(kList, var, mean, in, correction);
}

void reduce_arg(bool largest, const View* values, const View& indices, const ConstView& in,
                int64_t dim) {
  static constexpr std::array kList{cpu::reduce_arg, ref::reduce_arg};
  run_first(kList, largest, values, indices, in, dim);
}

void cumsum(const View& out, const ConstView& in, int64_t dim, bool reverse) {
  static constexpr std::array kList{ref::cumsum};
  run_first(kList, out, in, dim, reverse);
}

void place(const View& out, const ConstView& index, const ConstView& src, int64_t dim,
           const char* name) {
  static constexpr std::array kList{ref::place};
  run_first(kList, out, index, src, dim, name);
}

}  // namespace nnc::kernels
