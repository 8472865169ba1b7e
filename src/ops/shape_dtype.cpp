// SPDX-License-Identifier: Apache-2.0
#include "ops/shape_dtype.h"

#include "base/checked.h"
#include "ops/compare.h"
#include "ops/host.h"
#include "ops/layout.h"
#include "ops/reduce.h"

namespace nnc::ops {
namespace {

// Another look at x's storage.
Tensor reread(const Tensor& x, DType dtype, Sizes sizes, Sizes strides, int64_t offset) {
  const int64_t numel = checked_numel(sizes, "view_dtype");
  return Tensor(Ref<TensorImpl>::adopt(new TensorImpl(
      x.impl()->storage, offset, dtype, sizes, strides, numel, is_contiguous(sizes, strides))));
}

// Elements of x become several smaller ones each, or several become one.
Tensor resized(const Tensor& x, DType dtype) {
  const int64_t from = item_size(x.dtype()), to = item_size(dtype), last = x.dim() - 1;
  const std::string_view was = short_type_name(x.dtype()), is = short_type_name(dtype);
  const auto check_that = [&](bool ok, const char* what, int64_t got) {
    check(ok, Code::kShape, "view_dtype: self.", what, " to view ", was, " as ", is,
          " (different element sizes), but got ", got);
  };
  check(x.dim() > 0, Code::kShape, "view_dtype: self.dim() cannot be 0 to view ", was, " as ", is,
        " (different element sizes)");
  check_that(x.stride(last) == 1, "stride(-1) must be 1", x.stride(last));
  Dims sizes(x.sizes()), strides(x.strides());
  if (from > to) {
    const int64_t ratio = from / to;
    for (int64_t d = 0; d < last; ++d) strides[d] = checked_mul(strides[d], ratio, "view_dtype");
    sizes[last] = checked_mul(sizes[last], ratio, "view_dtype");
    return reread(x, dtype, sizes, strides, checked_mul(x.offset(), ratio, "view_dtype"));
  }
  const int64_t ratio = to / from;
  check_that(sizes[last] % ratio == 0, "size(-1) must be divisible", sizes[last]);
  check_that(x.offset() % ratio == 0, "storage_offset() must be divisible", x.offset());
  for (int64_t d = 0; d < last; ++d) {
    check_that(strides[d] % ratio == 0, "the strides must be divisible", strides[d]);
    strides[d] /= ratio;
  }
  sizes[last] /= ratio;
  return reread(x, dtype, sizes, strides, x.offset() / ratio);
}

}  // namespace

// ---- view_dtype: PyTorch records nothing.
Tensor view_dtype(const Tensor& x, DType dtype) {
  const Tensor& whole = materialize(x);
  const bool alike = item_size(x.dtype()) == item_size(dtype);
  Tensor y =
      alike ? reread(whole, dtype, x.sizes(), x.strides(), x.offset()) : resized(whole, dtype);
  if (dtype == DType::kBool && x.dtype() != dtype) {
    const Tensor bytes = reread(y, DType::kUInt8, y.sizes(), y.strides(), y.offset());
    check(item(any(gt(bytes, 1))) == 0, Code::kInvalid,
          "view_dtype: a bool byte is neither 0 nor 1");
  }
  return y;
}

}  // namespace nnc::ops
