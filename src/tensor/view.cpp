// SPDX-License-Identifier: Apache-2.0
#include "tensor/view.h"

#include <new>

namespace nnc {

void ConstView::fail_type() const {
  fail(Code::kInternal, "view: elements of torch.", dtype_, " read as another type");
}

void ConstView::fail_dims() const {
  fail(Code::kShape, "view: ", int64_t{ndim_}, " dimensions, but at most ", kMaxDims,
       " are supported");
}

RepeatedScalar::RepeatedScalar(const Scalar& value, DType dtype) : dtype_(dtype) {
  dispatch_all(dtype, [&](auto tag) {
    using T = typename decltype(tag)::type;
    new (bytes_) T(value.to<T>());
  });
}

ConstView RepeatedScalar::view(Sizes sizes) const {
  static constexpr int64_t kZeros[kMaxDims] = {};
  return ConstView(bytes_, dtype_, sizes, Sizes(kZeros, sizes.size()));
}

void detail::fail_same_sizes(const char* op, const ConstView& a, const ConstView& b) {
  fail(Code::kInternal, op, ": operands of sizes ", a.sizes(), " and ", b.sizes());
}

void detail::fail_same_type(const char* op, const ConstView& a, const ConstView& b) {
  fail(Code::kInternal, op, ": operands of torch.", a.dtype(), " and torch.", b.dtype());
}

void check_contiguous(const char* op, std::initializer_list<const ConstView*> views) {
  for (const ConstView* v : views) {
    check(!v->defined() || v->contiguous(), Code::kInternal, op,
          ": an operand is not contiguous: strides ", v->strides(), " for sizes ", v->sizes());
  }
}

}  // namespace nnc
