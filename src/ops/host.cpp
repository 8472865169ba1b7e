// SPDX-License-Identifier: Apache-2.0
#include "ops/host.h"

#include <algorithm>
#include <cmath>
#include <cstring>

#include "base/checked.h"
#include "kernels/copy.h"
#include "ops/layout.h"
#include "tensor/recording.h"

namespace nnc::ops {

Tensor from_data(const void* data, Sizes sizes, DType dtype) {
  Tensor y = Tensor::empty(sizes, dtype);
  const int64_t n = y.numel();
  check(data || n == 0, Code::kInvalid, "from_data: data is NULL");
  if (n == 0) return y;
  if (dtype == DType::kBool) {
    const auto* bytes = static_cast<const unsigned char*>(data);
    std::transform(bytes, bytes + n, y.mutable_data<bool>(),
                   [](unsigned char b) { return b != 0; });
  } else {
    std::memcpy(y.mutable_view().data(), data, static_cast<size_t>(n * item_size(dtype)));
  }
  return y;
}

Tensor from_blob(void* data, Sizes sizes, const Dims& strides, DType dtype) {
  constexpr const char* kOp = "from_blob";
  const int64_t numel = checked_numel(sizes, kOp);
  check(data || numel == 0, Code::kInvalid, "from_blob: data is NULL");
  for (const int64_t s : strides) {
    check(s >= 0, Code::kInvalid, "from_blob: negative stride ", s);
  }
  const int64_t nbytes = checked_mul(checked_reach(sizes, strides, kOp), item_size(dtype), kOp);
  check(reinterpret_cast<uintptr_t>(data) % static_cast<uintptr_t>(item_size(dtype)) == 0,
        Code::kInvalid, "from_blob: data is not at a multiple of ", item_size(dtype), " bytes");
  if (dtype == DType::kBool) {
    const auto* bytes = static_cast<const unsigned char*>(data);
    const auto* wrong = std::find_if(bytes, bytes + nbytes, [](unsigned char b) { return b > 1; });
    check(wrong == bytes + nbytes, Code::kInvalid, "from_blob: a byte is ",
          int64_t{wrong == bytes + nbytes ? 0 : *wrong}, ", but a bool is 0 or 1");
  }
  return Tensor(
      Ref<TensorImpl>::adopt(new TensorImpl(Storage::borrow(data, nbytes, nullptr, 0), 0, dtype,
                                            sizes, strides, numel, is_contiguous(sizes, strides))));
}

const void* read_data(const Tensor& t) {
  const void* p = materialize(t).view().data();
  if (is_recording()) recording().host_access(*t.impl()->storage, p);
  return p;
}

void* shared_data(const Tensor& t) {
  void* p = materialize(t).mutable_view().data();
  if (is_recording()) recording().host_access(*t.impl()->storage, p);
  t.impl()->storage->share_with_host();
  return p;
}

void* host_data(const Tensor& t) {
  void* p = shared_data(t);
  t.bump_version();
  return p;
}

void copy_to(const Tensor& t, void* dst, int64_t nbytes) {
  const int64_t size = checked_mul(t.numel(), item_size(t.dtype()), "copy_to");
  check(nbytes == size, Code::kInvalid, "copy_to: nbytes is ", nbytes, ", the tensor has ", size);
  check(dst || size == 0, Code::kInvalid, "copy_to: dst is NULL");
  if (size == 0) return;
  kernels::copy(View(dst, t.dtype(), t.sizes(), contiguous_strides(t.sizes())), t.view());
}

namespace {
template <class T>
T item_of(const Tensor& t, DType dtype) {
  check(t.numel() == 1, Code::kShape, "item: a Tensor with ", t.numel(),
        " elements cannot be converted to Scalar");
  const Tensor one = Tensor::empty({}, dtype);
  kernels::copy(one.mutable_view(), restrided(t.view(), {}, {}));
  return *one.data<T>();
}

}  // namespace

double item(const Tensor& t) {
  return item_of<double>(t, DType::kFloat64);
}

int64_t item_i64(const Tensor& t) {
  if (!is_floating(t.dtype())) return item_of<int64_t>(t, DType::kInt64);
  const double v = item_of<double>(t, DType::kFloat64);
  check(v == v, Code::kInvalid, "item: cannot convert float NaN to integer");
  check(!std::isinf(v), Code::kInvalid, "item: cannot convert float infinity to integer");
  check(v >= -0x1p63 && v < 0x1p63, Code::kInvalid, "item: ", v, " does not fit an int64_t");
  return static_cast<int64_t>(v);
}

Scalar number_of(const Tensor& t) {
  if (is_floating(t.dtype())) return item(t);
  const int64_t v = item_i64(t);
  return t.dtype() == DType::kBool ? Scalar(v != 0) : Scalar(v);
}

}  // namespace nnc::ops
