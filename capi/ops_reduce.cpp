// SPDX-License-Identifier: Apache-2.0
#include "nnc/ops_reduce.h"

#include "capi/guard.h"
#include "ops/convert.h"
#include "ops/reduce.h"

using namespace nnc;
using namespace nnc::capi;

nnc_error* nnc_sum(nnc_ctx* ctx, nnc_tensor* input, const int64_t* dim, int64_t n_dim,
                   int32_t keepdim, nnc_dtype dtype, nnc_tensor** out) {
  return guard(__func__, ctx, out, [&](const Call& c) {
    const Tensor x = c.tensor(input, "input");
    const Sizes dims = c.sizes(dim, dim ? n_dim : 0, "dim");
    c.put(out, ops::sum(dtype ? ops::to_dtype(x, c.dtype(dtype, x.dtype())) : x, dims, keepdim));
  });
}
