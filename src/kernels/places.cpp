// SPDX-License-Identifier: Apache-2.0
#include "kernels/places.h"

namespace nnc::kernels {
namespace {

void check_places(const char* op, const ConstView& v) {
  check(v.dtype() == DType::kInt64, Code::kInternal, op, ": places of torch.", v.dtype());
}

}  // namespace

void wrap_index(const View& out, const ConstView& index, int64_t n, int64_t dim, const char* op) {
  static constexpr Implementations kList{__func__, ref::wrap_index};
  check_places(op, out);
  check_same(op, {&out, &index});
  run_first(kList, out, index, n, dim, op);
}

void add_steps(const View& out, const ConstView& index, const Dims& steps) {
  static constexpr Implementations kList{__func__, ref::add_steps};
  check_places("add_steps", out);
  check_same_type("add_steps", {&out, &index});
  check_contiguous("add_steps", {&out, &index});
  check(index.numel() == steps.size() * out.numel(), Code::kInternal, "add_steps: ", steps.size(),
        " rows of ", out.numel(), " in sizes ", index.sizes());
  run_first(kList, out, index, steps);
}

void take_places(const View& out, const ConstView& x, const ConstView& places, int64_t step) {
  static constexpr Implementations kList{__func__, ref::take_places};
  check_places("take_places", places);
  check_same("take_places", {&out, &x});
  check_same_sizes("take_places", {&out, &places});
  run_first(kList, out, x, places, step);
}

void put_places(const View& x, const ConstView& source, const ConstView& places, int64_t step,
                bool accumulate) {
  static constexpr Implementations kList{__func__, ref::put_places};
  check_places("put_places", places);
  check_same("put_places", {&x, &source});
  check_same_sizes("put_places", {&x, &places});
  run_first(kList, x, source, places, step, accumulate);
}

}  // namespace nnc::kernels
