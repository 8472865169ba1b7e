// SPDX-License-Identifier: Apache-2.0
#include "kernels/reduce.h"

namespace nnc::kernels {
namespace {
// Results have in's sizes, or 1 where a dimension is reduced.
void check_reduced(const char* op, std::initializer_list<const ConstView*> results,
                   const ConstView& in) {
  for (const ConstView* r : results) {
    if (!r->defined()) continue;
    bool fits = r->ndim() == in.ndim();
    for (int64_t d = 0; fits && d < in.ndim(); ++d) {
      fits = r->size(d) == 1 || r->size(d) == in.size(d);
    }
    check(fits, Code::kInternal, op, ": a result of sizes ", r->sizes(), " for ", in.sizes());
  }
}
}  // namespace

void reduce(Reduce op, const View& out, const ConstView& in, double p0) {
  check_reduced("reduce", {&out}, in);
  static constexpr Implementations kList{__func__, cpu::reduce, ref::reduce};
  run_first(kList, op, out, in, p0);
}

void moments(const View& var, const View& mean, const ConstView& in, double correction) {
  check_reduced("var", {&var, &mean}, in);
  check_same("var", {&var, &mean});
  check_same_type("var", {&var, &mean, &in});
  static constexpr Implementations kList{__func__, cpu::moments, ref::moments};
  run_first(kList, var, mean, in, correction);
}

void reduce_arg(bool largest, const View& values, const View& indices, const ConstView& in,
                int64_t dim) {
  check_reduced("max", {&values, &indices}, in);
  check_same_type("max", {&values, &in});
  static constexpr Implementations kList{__func__, cpu::reduce_arg, ref::reduce_arg};
  run_first(kList, largest, values, indices, in, dim);
}

void cumsum(const View& out, const ConstView& in, int64_t dim, bool reverse) {
  check_same("cumsum", {&out, &in});
  if (out.numel() == 0) return;  // perhaps many lines of no elements
  static constexpr Implementations kList{__func__, cpu::cumsum, ref::cumsum};
  run_first(kList, out, in, dim, reverse);
}

void place(const View& out, const ConstView& index, const ConstView& src, int64_t dim,
           const char* name) {
  check_same_type("place", {&out, &src});
  check_same_sizes("place", {&index, &src});
  static constexpr Implementations kList{__func__, ref::place};
  run_first(kList, out, index, src, dim, name);
}

}  // namespace nnc::kernels
