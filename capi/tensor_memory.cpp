// SPDX-License-Identifier: Apache-2.0
// Memory of the host and of other libraries under tensors, and memory of tensors for them: who owns
// it changes hands last.
#include "capi/guard.h"
#include "io/dlpack.h"
#include "nnc/tensor.h"
#include "ops/host.h"

using namespace nnc;
using namespace nnc::capi;

nnc_error* nnc_from_blob(nnc_ctx* ctx, void* data, const int64_t* dims, int64_t ndim,
                         const int64_t* strides, nnc_dtype dtype, void (*deleter)(uintptr_t),
                         uintptr_t self, nnc_tensor** out) {
  return guard(__func__, ctx, [&](const Call& c) {
    check_out(out, "out");
    const Sizes sizes = shape(dims, ndim);
    const Dims steps = strides ? Dims(list(strides, ndim, "strides")) : contiguous_strides(sizes);
    const Tensor y = ops::from_blob(data, sizes, steps, dtype_or(dtype, exec().default_dtype));
    c.put(out, y);
    y.impl()->storage->set_deleter(deleter, self);
  });
}

nnc_error* nnc_from_dlpack(nnc_ctx* ctx, struct DLManagedTensorVersioned* ext_tensor,
                           const int32_t* copy, nnc_tensor** out) {
  const auto source = reinterpret_cast<uintptr_t>(ext_tensor);
  bool taken = false;
  nnc_error* error = guard(__func__, ctx, [&](const Call& c) {
    check_out(out, "out");
    const auto y = io::from_dlpack(reinterpret_cast<io::ManagedTensor*>(ext_tensor), copy);
    c.put(out, y.tensor);
    if (y.shares) y.tensor.impl()->storage->set_deleter(io::give_back, source);
    taken = y.shares;
  });
  if (ext_tensor && !taken) io::give_back(source);
  return error;
}

nnc_error* nnc_to_dlpack(nnc_ctx* ctx, nnc_tensor* tensor, struct DLManagedTensorVersioned** out) {
  return RUN(check_out(out, "out"),
             *out = reinterpret_cast<DLManagedTensorVersioned*>(io::to_dlpack(ARG(tensor))));
}
