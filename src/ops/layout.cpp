// SPDX-License-Identifier: Apache-2.0
#include "ops/layout.h"

#include "kernels/copy.h"

namespace nnc::ops {
namespace {

// One value, repeated by strides of 0: what the gradient of a sum looks like.
bool is_repeated_value(const Tensor& x) {
  if (x.numel() == 0) return false;
  for (int64_t d = 0; d < x.dim(); ++d) {
    if (x.size(d) != 1 && x.stride(d) != 0) return false;
  }
  return true;
}

}  // namespace

Tensor empty_in_order(Sizes sizes, DType dtype, bool channels_last) {
  return channels_last ? Tensor::empty_channels_last(sizes, dtype) : Tensor::empty(sizes, dtype);
}

void* bytes_in_order(const Tensor& x, bool channels_last) {
  void* last = channels_last ? x.channels_last_data() : nullptr;
  return last ? last : const_cast<void*>(x.view().data());
}

const Tensor& materialize(const Tensor& x) {
  if (!x.hidden_channels_last()) return x;
  Storage& s = *x.impl()->storage;
  const Ref<Storage> plain = Storage::allocate(s.nbytes());
  kernels::copy(View(plain->plain(), x.dtype(), x.sizes(), x.strides()), x.view());
  s.adopt_plain(*plain);
  return x;
}

Tensor in_order(const Tensor& x, bool channels_last) {
  if (channels_last && x.channels_last_data()) return x;
  if (!channels_last && x.contiguous()) return materialize(x);
  Tensor y = empty_in_order(x.sizes(), x.dtype(), channels_last);
  if (x.contiguous() && !y.hidden_channels_last()) return materialize(x);
  const View to = y.mutable_view();
  if (is_repeated_value(x)) {
    const int64_t size = y.numel(), one = 1, zero = 0;
    kernels::copy(restrided(to, {&size, 1}, {&one, 1}),
                  restrided(x.view(), {&size, 1}, {&zero, 1}));
  } else {
    kernels::copy(to, x.view());
  }
  return y;
}

Dims per_dimension(Sizes given, int64_t rank, int64_t otherwise, const char* op, const char* what) {
  check(given.size() <= 1 || given.size() == rank, Code::kInvalid, op, ": expected ", what,
        " to be a single integer value or a list of ", rank,
        " values to match the convolution dimensions, but got ", what, "=", given);
  Dims out(rank, given.empty() ? otherwise : given[0]);
  for (int64_t d = 0; d < given.size() && given.size() == rank; ++d) out[d] = given[d];
  return out;
}

}  // namespace nnc::ops
