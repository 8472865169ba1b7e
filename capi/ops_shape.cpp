// SPDX-License-Identifier: Apache-2.0
#include "nnc/ops_shape.h"

#include "capi/guard.h"
#include "ops/shape.h"

using namespace nnc;
using namespace nnc::capi;

nnc_error* nnc_view(nnc_ctx* ctx, nnc_tensor* input, const int64_t* size, int64_t n_size,
                    nnc_tensor** out) {
  return guard(__func__, ctx, out, [&](const Call& c) {
    c.put(out, ops::view(c.tensor(input, "input"), c.sizes(size, n_size, "size")));
  });
}

nnc_error* nnc_reshape(nnc_ctx* ctx, nnc_tensor* input, const int64_t* shape, int64_t n_shape,
                       nnc_tensor** out) {
  return guard(__func__, ctx, out, [&](const Call& c) {
    c.put(out, ops::reshape(c.tensor(input, "input"), c.sizes(shape, n_shape, "shape")));
  });
}

nnc_error* nnc_expand(nnc_ctx* ctx, nnc_tensor* input, const int64_t* size, int64_t n_size,
                      nnc_tensor** out) {
  return guard(__func__, ctx, out, [&](const Call& c) {
    c.put(out, ops::expand(c.tensor(input, "input"), c.sizes(size, n_size, "size")));
  });
}

nnc_error* nnc_as_strided(nnc_ctx* ctx, nnc_tensor* input, const int64_t* size,
                          const int64_t* stride, int64_t n_size, const int64_t* storage_offset,
                          nnc_tensor** out) {
  return guard(__func__, ctx, out, [&](const Call& c) {
    const Tensor x = c.tensor(input, "input");
    c.put(out, ops::as_strided(x, c.sizes(size, n_size, "size"), c.sizes(stride, n_size, "stride"),
                               storage_offset ? *storage_offset : x.offset()));
  });
}
