// SPDX-License-Identifier: Apache-2.0
#include "nnc/ops_reduce.h"

#include "capi/guard.h"
#include "ops/reduce.h"
#include "ops/softmax.h"

using namespace nnc;
using namespace nnc::capi;

namespace {

Sizes dims_of(const Call& c, const int64_t* dim, int64_t n_dim) {
  return c.sizes(dim, dim ? n_dim : 0, "dim");
}
std::optional<int64_t> dim_of(const int64_t* dim) {
  return dim ? std::optional<int64_t>(*dim) : std::nullopt;
}
std::optional<DType> dtype_of(const Call& c, nnc_dtype v) {
  return v ? std::optional<DType>(c.dtype(v, DType::kFloat32)) : std::nullopt;
}

// Two results or none.
void put_pair(const Call& c, nnc_tensor** first, nnc_tensor** second,
              const std::pair<Tensor, Tensor>& pair) {
  const Tensor list[2] = {pair.first, pair.second};
  nnc_tensor* handles[2];
  c.put_all(handles, Span<const Tensor>(list, 2));
  *first = handles[0];
  *second = handles[1];
}

}  // namespace

nnc_error* nnc_sum(nnc_ctx* ctx, nnc_tensor* input, const int64_t* dim, int64_t n_dim,
                   int32_t keepdim, nnc_dtype dtype, nnc_tensor** out) {
  return guard(__func__, ctx, out, [&](const Call& c) {
    c.put(out,
          ops::sum(c.tensor(input, "input"), dims_of(c, dim, n_dim), keepdim, dtype_of(c, dtype)));
  });
}

nnc_error* nnc_mean(nnc_ctx* ctx, nnc_tensor* input, const int64_t* dim, int64_t n_dim,
                    int32_t keepdim, nnc_dtype dtype, nnc_tensor** out) {
  return guard(__func__, ctx, out, [&](const Call& c) {
    c.put(out,
          ops::mean(c.tensor(input, "input"), dims_of(c, dim, n_dim), keepdim, dtype_of(c, dtype)));
  });
}

nnc_error* nnc_prod(nnc_ctx* ctx, nnc_tensor* input, const int64_t* dim, int32_t keepdim,
                    nnc_dtype dtype, nnc_tensor** out) {
  return guard(__func__, ctx, out, [&](const Call& c) {
    c.put(out, ops::prod(c.tensor(input, "input"), dim_of(dim), keepdim, dtype_of(c, dtype)));
  });
}

nnc_error* nnc_cumsum(nnc_ctx* ctx, nnc_tensor* input, int64_t dim, nnc_dtype dtype,
                      nnc_tensor** out) {
  return guard(__func__, ctx, out, [&](const Call& c) {
    c.put(out, ops::cumsum(c.tensor(input, "input"), dim, dtype_of(c, dtype)));
  });
}

nnc_error* nnc_norm(nnc_ctx* ctx, nnc_tensor* input, double p, const int64_t* dim, int64_t n_dim,
                    int32_t keepdim, nnc_dtype dtype, nnc_tensor** out) {
  return guard(__func__, ctx, out, [&](const Call& c) {
    c.put(out, ops::norm(c.tensor(input, "input"), p, dims_of(c, dim, n_dim), keepdim,
                         dtype_of(c, dtype)));
  });
}

nnc_error* nnc_var(nnc_ctx* ctx, nnc_tensor* input, const int64_t* dim, int64_t n_dim,
                   const double* correction, int32_t keepdim, nnc_tensor** out) {
  return guard(__func__, ctx, out, [&](const Call& c) {
    c.put(out, ops::var(c.tensor(input, "input"), dims_of(c, dim, n_dim),
                        correction ? *correction : 1, keepdim));
  });
}

nnc_error* nnc_std(nnc_ctx* ctx, nnc_tensor* input, const int64_t* dim, int64_t n_dim,
                   const double* correction, int32_t keepdim, nnc_tensor** out) {
  return guard(__func__, ctx, out, [&](const Call& c) {
    c.put(out, ops::std(c.tensor(input, "input"), dims_of(c, dim, n_dim),
                        correction ? *correction : 1, keepdim));
  });
}

nnc_error* nnc_var_mean(nnc_ctx* ctx, nnc_tensor* input, const int64_t* dim, int64_t n_dim,
                        const double* correction, int32_t keepdim, nnc_tensor** out_var,
                        nnc_tensor** out_mean) {
  return guard(__func__, ctx, {out_var, "out_var"}, [&](const Call& c) {
    check_out(out_mean, c.op(), "out_mean");
    put_pair(c, out_var, out_mean,
             ops::var_mean(c.tensor(input, "input"), dims_of(c, dim, n_dim),
                           correction ? *correction : 1, keepdim));
  });
}

nnc_error* nnc_std_mean(nnc_ctx* ctx, nnc_tensor* input, const int64_t* dim, int64_t n_dim,
                        const double* correction, int32_t keepdim, nnc_tensor** out_std,
                        nnc_tensor** out_mean) {
  return guard(__func__, ctx, {out_std, "out_std"}, [&](const Call& c) {
    check_out(out_mean, c.op(), "out_mean");
    put_pair(c, out_std, out_mean,
             ops::std_mean(c.tensor(input, "input"), dims_of(c, dim, n_dim),
                           correction ? *correction : 1, keepdim));
  });
}

nnc_error* nnc_max(nnc_ctx* ctx, nnc_tensor* input, nnc_tensor** out) {
  return guard(__func__, ctx, out,
               [&](const Call& c) { c.put(out, ops::max(c.tensor(input, "input"))); });
}

nnc_error* nnc_min(nnc_ctx* ctx, nnc_tensor* input, nnc_tensor** out) {
  return guard(__func__, ctx, out,
               [&](const Call& c) { c.put(out, ops::min(c.tensor(input, "input"))); });
}

nnc_error* nnc_max_dim(nnc_ctx* ctx, nnc_tensor* input, int64_t dim, int32_t keepdim,
                       nnc_tensor** out_values, nnc_tensor** out_indices) {
  return guard(__func__, ctx, {out_values, "out_values"}, [&](const Call& c) {
    check_out(out_indices, c.op(), "out_indices");
    put_pair(c, out_values, out_indices, ops::max_dim(c.tensor(input, "input"), dim, keepdim));
  });
}

nnc_error* nnc_min_dim(nnc_ctx* ctx, nnc_tensor* input, int64_t dim, int32_t keepdim,
                       nnc_tensor** out_values, nnc_tensor** out_indices) {
  return guard(__func__, ctx, {out_values, "out_values"}, [&](const Call& c) {
    check_out(out_indices, c.op(), "out_indices");
    put_pair(c, out_values, out_indices, ops::min_dim(c.tensor(input, "input"), dim, keepdim));
  });
}

nnc_error* nnc_amax(nnc_ctx* ctx, nnc_tensor* input, const int64_t* dim, int64_t n_dim,
                    int32_t keepdim, nnc_tensor** out) {
  return guard(__func__, ctx, out, [&](const Call& c) {
    c.put(out, ops::amax(c.tensor(input, "input"), dims_of(c, dim, n_dim), keepdim));
  });
}

nnc_error* nnc_amin(nnc_ctx* ctx, nnc_tensor* input, const int64_t* dim, int64_t n_dim,
                    int32_t keepdim, nnc_tensor** out) {
  return guard(__func__, ctx, out, [&](const Call& c) {
    c.put(out, ops::amin(c.tensor(input, "input"), dims_of(c, dim, n_dim), keepdim));
  });
}

nnc_error* nnc_argmax(nnc_ctx* ctx, nnc_tensor* input, const int64_t* dim, int32_t keepdim,
                      nnc_tensor** out) {
  return guard(__func__, ctx, out, [&](const Call& c) {
    c.put(out, ops::argmax(c.tensor(input, "input"), dim_of(dim), keepdim));
  });
}

nnc_error* nnc_argmin(nnc_ctx* ctx, nnc_tensor* input, const int64_t* dim, int32_t keepdim,
                      nnc_tensor** out) {
  return guard(__func__, ctx, out, [&](const Call& c) {
    c.put(out, ops::argmin(c.tensor(input, "input"), dim_of(dim), keepdim));
  });
}

nnc_error* nnc_any(nnc_ctx* ctx, nnc_tensor* input, const int64_t* dim, int64_t n_dim,
                   int32_t keepdim, nnc_tensor** out) {
  return guard(__func__, ctx, out, [&](const Call& c) {
    c.put(out, ops::any(c.tensor(input, "input"), dims_of(c, dim, n_dim), keepdim));
  });
}

nnc_error* nnc_all(nnc_ctx* ctx, nnc_tensor* input, const int64_t* dim, int64_t n_dim,
                   int32_t keepdim, nnc_tensor** out) {
  return guard(__func__, ctx, out, [&](const Call& c) {
    c.put(out, ops::all(c.tensor(input, "input"), dims_of(c, dim, n_dim), keepdim));
  });
}

nnc_error* nnc_count_nonzero(nnc_ctx* ctx, nnc_tensor* input, const int64_t* dim, int64_t n_dim,
                             nnc_tensor** out) {
  return guard(__func__, ctx, out, [&](const Call& c) {
    c.put(out, ops::count_nonzero(c.tensor(input, "input"), dims_of(c, dim, n_dim)));
  });
}

nnc_error* nnc_softmax(nnc_ctx* ctx, nnc_tensor* input, int64_t dim, nnc_dtype dtype,
                       nnc_tensor** out) {
  return guard(__func__, ctx, out, [&](const Call& c) {
    c.put(out, ops::softmax(c.tensor(input, "input"), dim, dtype_of(c, dtype)));
  });
}

nnc_error* nnc_log_softmax(nnc_ctx* ctx, nnc_tensor* input, int64_t dim, nnc_dtype dtype,
                           nnc_tensor** out) {
  return guard(__func__, ctx, out, [&](const Call& c) {
    c.put(out, ops::log_softmax(c.tensor(input, "input"), dim, dtype_of(c, dtype)));
  });
}

nnc_error* nnc_softmin(nnc_ctx* ctx, nnc_tensor* input, int64_t dim, nnc_dtype dtype,
                       nnc_tensor** out) {
  return guard(__func__, ctx, out, [&](const Call& c) {
    c.put(out, ops::softmin(c.tensor(input, "input"), dim, dtype_of(c, dtype)));
  });
}

nnc_error* nnc_logsumexp(nnc_ctx* ctx, nnc_tensor* input, const int64_t* dim, int64_t n_dim,
                         int32_t keepdim, nnc_tensor** out) {
  return guard(__func__, ctx, out, [&](const Call& c) {
    c.put(out, ops::logsumexp(c.tensor(input, "input"), dims_of(c, dim, n_dim), keepdim));
  });
}
