// SPDX-License-Identifier: Apache-2.0
#include "nnc/tensor.h"

#include <cstring>

#include "capi/guard.h"
#include "graph/autograd_meta.h"
#include "kernels/copy.h"
#include "ops/convert.h"
#include "ops/create.h"
#include "ops/layout.h"
#include "ops/print.h"

using namespace nnc;
using namespace nnc::capi;

namespace {

template <class R, class F>
R read_tensor(nnc_tensor* t, R otherwise, const F& body) {
  return read<TensorImpl>(t, Kind::kTensor, otherwise, [&](TensorImpl& impl) {
    return body(Tensor(Ref<TensorImpl>::share(&impl)));
  });
}

nnc_error* make_filled(const char* op, nnc_ctx* ctx, const int64_t* dims, int64_t ndim,
                       double value, nnc_dtype dtype, nnc_tensor** out) {
  return guard(op, ctx, out, [&](const Call& c) {
    const Scalar v = Scalar::from_double(value);
    const DType t = c.dtype(dtype, exec().default_dtype);
    c.put(out, ops::full(c.sizes(dims, ndim, "dims"), v, t));
  });
}

nnc_error* make_like(const char* op, nnc_ctx* ctx, nnc_tensor* input, double value, nnc_dtype dtype,
                     nnc_tensor** out) {
  return guard(op, ctx, out, [&](const Call& c) {
    const Tensor x = c.tensor(input, "input");
    c.put(out, ops::full_like(x, Scalar::from_double(value), c.dtype(dtype, x.dtype())));
  });
}

// The one element of a tensor, converted.
template <class T>
T item_of(const Call& c, nnc_tensor* tensor, DType dtype) {
  const Tensor t = c.tensor(tensor, "tensor");
  check(t.numel() == 1, Code::kShape, c.op(), ": a Tensor with ", t.numel(),
        " elements cannot be converted to Scalar");
  const Tensor one = Tensor::empty({}, dtype);
  kernels::copy(one.mutable_view(), restrided(t.view(), {}, {}));
  return *one.data<T>();
}

}  // namespace

nnc_error* nnc_tensor_from_data(nnc_ctx* ctx, const void* data, const int64_t* dims, int64_t ndim,
                                nnc_dtype dtype, nnc_tensor** out) {
  return guard(__func__, ctx, out, [&](const Call& c) {
    const DType t = c.dtype(dtype, exec().default_dtype);
    Tensor y = Tensor::empty(c.sizes(dims, ndim, "dims"), t);
    check(data || y.numel() == 0, Code::kInvalid, c.op(), ": data is NULL");
    if (y.numel() > 0) {
      std::memcpy(y.mutable_view().data(), data, static_cast<size_t>(y.numel() * item_size(t)));
    }
    c.put(out, y);
  });
}

nnc_error* nnc_tensor_from_memory(nnc_ctx* ctx, void* data, const int64_t* dims, int64_t ndim,
                                  const int64_t* strides, nnc_dtype dtype,
                                  void (*deleter)(uintptr_t), uintptr_t self, nnc_tensor** out) {
  return guard(__func__, ctx, out, [&](const Call& c) {
    const DType t = c.dtype(dtype, exec().default_dtype);
    const Sizes sizes = c.sizes(dims, ndim, "dims");
    const int64_t numel = checked_numel(sizes, c.op());
    check(data || numel == 0, Code::kInvalid, c.op(), ": data is NULL");
    const Dims steps =
        strides ? Dims(c.sizes(strides, ndim, "strides")) : contiguous_strides(sizes);
    int64_t reach = numel > 0 ? 1 : 0;
    for (int64_t d = 0; d < ndim && numel > 0; ++d) {
      check(steps[d] >= 0, Code::kInvalid, c.op(), ": negative stride ", steps[d]);
      reach = checked_add(reach, checked_mul(dims[d] - 1, steps[d], c.op()), c.op());
    }
    const int64_t nbytes = checked_mul(reach, item_size(t), c.op());
    // The caller's memory belongs to the tensor only once the handle exists.
    Ref<Storage> storage = Storage::borrow(data, nbytes, nullptr, 0);
    Storage* raw = storage.get();
    const bool packed = is_contiguous(sizes, steps);
    const Tensor y(Ref<TensorImpl>::adopt(
        new TensorImpl(std::move(storage), 0, t, Dims(sizes), steps, numel, packed)));
    c.put(out, y);
    raw->set_deleter(deleter, self);
  });
}

nnc_error* nnc_empty(nnc_ctx* ctx, const int64_t* dims, int64_t ndim, nnc_dtype dtype,
                     nnc_tensor** out) {
  return guard(__func__, ctx, out, [&](const Call& c) {
    c.put(out, Tensor::empty(c.sizes(dims, ndim, "dims"), c.dtype(dtype, exec().default_dtype)));
  });
}

nnc_error* nnc_zeros(nnc_ctx* ctx, const int64_t* dims, int64_t ndim, nnc_dtype dtype,
                     nnc_tensor** out) {
  return make_filled(__func__, ctx, dims, ndim, 0, dtype, out);
}

nnc_error* nnc_ones(nnc_ctx* ctx, const int64_t* dims, int64_t ndim, nnc_dtype dtype,
                    nnc_tensor** out) {
  return make_filled(__func__, ctx, dims, ndim, 1, dtype, out);
}

nnc_error* nnc_full(nnc_ctx* ctx, const int64_t* dims, int64_t ndim, double fill_value,
                    nnc_dtype dtype, nnc_tensor** out) {
  return make_filled(__func__, ctx, dims, ndim, fill_value, dtype, out);
}

nnc_error* nnc_zeros_like(nnc_ctx* ctx, nnc_tensor* input, nnc_dtype dtype, nnc_tensor** out) {
  return make_like(__func__, ctx, input, 0, dtype, out);
}

nnc_error* nnc_ones_like(nnc_ctx* ctx, nnc_tensor* input, nnc_dtype dtype, nnc_tensor** out) {
  return make_like(__func__, ctx, input, 1, dtype, out);
}

nnc_error* nnc_arange(nnc_ctx* ctx, double start, double end, double step, nnc_dtype dtype,
                      nnc_tensor** out) {
  return guard(__func__, ctx, out, [&](const Call& c) {
    c.put(out, ops::arange(start, end, step, c.dtype(dtype, ops::arange_dtype(start, end, step))));
  });
}

nnc_error* nnc_linspace(nnc_ctx* ctx, double start, double end, int64_t steps, nnc_dtype dtype,
                        nnc_tensor** out) {
  return guard(__func__, ctx, out, [&](const Call& c) {
    c.put(out, ops::linspace(start, end, steps, c.dtype(dtype, exec().default_dtype)));
  });
}

nnc_error* nnc_eye(nnc_ctx* ctx, int64_t n, int64_t m, nnc_dtype dtype, nnc_tensor** out) {
  return guard(__func__, ctx, out, [&](const Call& c) {
    c.put(out, ops::eye(n, m, c.dtype(dtype, exec().default_dtype)));
  });
}

int64_t nnc_tensor_ndim(nnc_tensor* tensor) {
  return read_tensor(tensor, int64_t{-1}, [](const Tensor& t) { return t.dim(); });
}

int64_t nnc_tensor_numel(nnc_tensor* tensor) {
  return read_tensor(tensor, int64_t{-1}, [](const Tensor& t) { return t.numel(); });
}

int64_t nnc_tensor_size(nnc_tensor* tensor, int64_t dim) {
  return read_tensor(tensor, int64_t{-1}, [&](const Tensor& t) {
    return dim >= -t.dim() && dim < t.dim() ? t.size(dim) : int64_t{-1};
  });
}

int64_t nnc_tensor_stride(nnc_tensor* tensor, int64_t dim) {
  return read_tensor(tensor, int64_t{-1}, [&](const Tensor& t) {
    return dim >= -t.dim() && dim < t.dim() ? t.stride(dim) : int64_t{-1};
  });
}

int64_t nnc_tensor_storage_offset(nnc_tensor* tensor) {
  return read_tensor(tensor, int64_t{-1}, [](const Tensor& t) { return t.offset(); });
}

nnc_dtype nnc_tensor_dtype(nnc_tensor* tensor) {
  return read_tensor(tensor, nnc_dtype{0},
                     [](const Tensor& t) { return static_cast<nnc_dtype>(t.dtype()); });
}

int64_t nnc_tensor_element_size(nnc_tensor* tensor) {
  return read_tensor(tensor, int64_t{-1}, [](const Tensor& t) { return item_size(t.dtype()); });
}

int32_t nnc_tensor_is_contiguous(nnc_tensor* tensor) {
  return read_tensor(tensor, int32_t{-1},
                     [](const Tensor& t) { return static_cast<int32_t>(t.contiguous()); });
}

int64_t nnc_tensor_version(nnc_tensor* tensor) {
  return read_tensor(tensor, int64_t{-1},
                     [](const Tensor& t) { return static_cast<int64_t>(t.version()); });
}

const void* nnc_tensor_data(nnc_tensor* tensor) {
  return read_tensor(tensor, static_cast<const void*>(nullptr),
                     [](const Tensor& t) { return ops::materialize(t).view().data(); });
}

void* nnc_tensor_data_mut(nnc_tensor* tensor) {
  return read_tensor(tensor, static_cast<void*>(nullptr), [](const Tensor& t) {
    void* p = ops::materialize(t).mutable_view().data();
    t.impl()->storage->share_with_host();
    t.bump_version();
    return p;
  });
}

nnc_error* nnc_tensor_copy_to(nnc_ctx* ctx, nnc_tensor* tensor, void* dst, int64_t nbytes) {
  return guard(__func__, ctx, [&](const Call& c) {
    const Tensor t = c.tensor(tensor, "tensor");
    const int64_t size = t.numel() * item_size(t.dtype());
    check(nbytes == size, Code::kInvalid, c.op(), ": nbytes is ", nbytes, ", the tensor has ",
          size);
    check(dst || size == 0, Code::kInvalid, c.op(), ": dst is NULL");
    if (size == 0) return;
    kernels::copy(View(dst, t.dtype(), t.sizes(), contiguous_strides(t.sizes())), t.view());
  });
}

nnc_error* nnc_tensor_item(nnc_ctx* ctx, nnc_tensor* tensor, double* out) {
  return guard(__func__, ctx, out,
               [&](const Call& c) { *out = item_of<double>(c, tensor, DType::kFloat64); });
}

nnc_error* nnc_tensor_item_int(nnc_ctx* ctx, nnc_tensor* tensor, int64_t* out) {
  return guard(__func__, ctx, out,
               [&](const Call& c) { *out = item_of<int64_t>(c, tensor, DType::kInt64); });
}

nnc_error* nnc_tensor_repr(nnc_ctx* ctx, nnc_tensor* tensor, nnc_string** out) {
  return guard(__func__, ctx, out,
               [&](const Call& c) { c.put(out, to_text(c.tensor(tensor, "tensor"))); });
}

nnc_error* nnc_tensor_to(nnc_ctx* ctx, nnc_tensor* input, nnc_dtype dtype, nnc_tensor** out) {
  return guard(__func__, ctx, out, [&](const Call& c) {
    const Tensor x = c.tensor(input, "input");
    c.put(out, ops::to_dtype(x, c.dtype(dtype, x.dtype())));
  });
}

nnc_error* nnc_clone(nnc_ctx* ctx, nnc_tensor* input, nnc_tensor** out) {
  return guard(__func__, ctx, out,
               [&](const Call& c) { c.put(out, ops::clone(c.tensor(input, "input"))); });
}

nnc_error* nnc_contiguous(nnc_ctx* ctx, nnc_tensor* input, nnc_tensor** out) {
  return guard(__func__, ctx, out,
               [&](const Call& c) { c.put(out, ops::contiguous(c.tensor(input, "input"))); });
}

nnc_error* nnc_copy_(nnc_ctx* ctx, nnc_tensor* input, nnc_tensor* src) {
  return guard(__func__, ctx,
               [&](const Call& c) { ops::copy_(c.tensor(input, "input"), c.tensor(src, "src")); });
}

nnc_error* nnc_fill_(nnc_ctx* ctx, nnc_tensor* input, double value) {
  return guard(__func__, ctx, [&](const Call& c) {
    ops::fill_(c.tensor(input, "input"), Scalar::from_double(value));
  });
}

nnc_error* nnc_zero_(nnc_ctx* ctx, nnc_tensor* input) {
  return guard(__func__, ctx, [&](const Call& c) { ops::zero_(c.tensor(input, "input")); });
}
