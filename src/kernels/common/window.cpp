// SPDX-License-Identifier: Apache-2.0
#include "kernels/common/window.h"

namespace nnc::kernels {
namespace {

// The elements (N, C, ...) as (N, ..., C)?
bool lies_channels_last(const ConstView& v) {
  if (v.ndim() < 3) return false;
  int64_t step = v.size(1);
  for (int64_t d = v.ndim() - 1; d >= 2; --d) {
    if (v.size(d) > 1 && v.stride(d) != step) return false;
    step *= v.size(d);
  }
  return v.size(1) == 1 || v.stride(1) == 1;
}

}  // namespace

void check_images(const char* op, const ConstView& v, DType type, int64_t batch, int64_t channels,
                  int64_t spatial, bool channels_last) {
  // Of one channel or one position both orders are the same bytes.
  const bool either = channels == 1 || spatial == 1;
  const bool fits = (v.contiguous() && (!channels_last || either)) ||
                    (lies_channels_last(v) && (channels_last || either));
  check(fits && v.dtype() == type && v.numel() == batch * channels * spatial, Code::kInternal, op,
        ": a view of sizes ", v.sizes(), ", strides ", v.strides(), " and type torch.", v.dtype(),
        " does not fit the shape");
}

void check_row(const char* op, const ConstView& v, DType type, int64_t n) {
  check(v.contiguous() && v.dtype() == type && v.numel() == n, Code::kInternal, op,
        ": a view of sizes ", v.sizes(), " and type torch.", v.dtype(), " does not fit the shape");
}

}  // namespace nnc::kernels
