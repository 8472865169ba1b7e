// SPDX-License-Identifier: Apache-2.0
#include "nnc/ops_shape.h"

#include "capi/guard.h"
#include "ops/index.h"
#include "ops/join.h"
#include "ops/shape.h"

using namespace nnc;
using namespace nnc::capi;

namespace {

// A list of tensors that must not be empty.
template <class F>
nnc_error* join(const char* op, nnc_ctx* ctx, nnc_tensor* const* tensors, int64_t n,
                nnc_tensor** out, const F& f) {
  return guard(op, ctx, out, [&](const Call& c) {
    const std::vector<Tensor> list = c.tensors(tensors, n, "tensors");
    c.put(out, f(Span<const Tensor>(list)));
  });
}

// f's results go to the caller's list.
template <class F>
nnc_error* take_apart(const char* op, nnc_ctx* ctx, nnc_tensor** out, int64_t capacity,
                      int64_t* n_out, const F& f) {
  return guard(op, ctx, {n_out, "n_out"}, [&](const Call& c) {
    const Tensors parts = f(c);
    check(parts.size() <= capacity, Code::kInvalid, c.op(), ": ", parts.size(),
          " tensors, but capacity is ", capacity);
    check(out || parts.empty(), Code::kInvalid, c.op(), ": out is NULL");
    c.put_all(out, parts);
    *n_out = parts.size();
  });
}

// Two results: both handles or none.
template <class F>
nnc_error* give_pair(const char* op, nnc_ctx* ctx, nnc_tensor** first, nnc_tensor** second,
                     const F& f) {
  return guard(op, ctx, {first, "values"}, [&](const Call& c) {
    check_out(second, op, "indices");
    const auto pair = f(c);
    const Tensor list[2] = {pair.first, pair.second};
    nnc_tensor* handles[2];
    c.put_all(handles, Span<const Tensor>(list, 2));
    *first = handles[0];
    *second = handles[1];
  });
}

}  // namespace

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

nnc_error* nnc_view_as(nnc_ctx* ctx, nnc_tensor* input, nnc_tensor* other, nnc_tensor** out) {
  return guard(__func__, ctx, out, [&](const Call& c) {
    c.put(out, ops::view(c.tensor(input, "input"), c.tensor(other, "other").sizes()));
  });
}

nnc_error* nnc_flatten(nnc_ctx* ctx, nnc_tensor* input, int64_t start_dim, int64_t end_dim,
                       nnc_tensor** out) {
  return guard(__func__, ctx, out, [&](const Call& c) {
    c.put(out, ops::flatten(c.tensor(input, "input"), start_dim, end_dim));
  });
}

nnc_error* nnc_unflatten(nnc_ctx* ctx, nnc_tensor* input, int64_t dim, const int64_t* sizes,
                         int64_t n_sizes, nnc_tensor** out) {
  return guard(__func__, ctx, out, [&](const Call& c) {
    c.put(out, ops::unflatten(c.tensor(input, "input"), dim, c.sizes(sizes, n_sizes, "sizes")));
  });
}

nnc_error* nnc_squeeze(nnc_ctx* ctx, nnc_tensor* input, const int64_t* dim, int64_t n_dim,
                       nnc_tensor** out) {
  return guard(__func__, ctx, out, [&](const Call& c) {
    const Tensor x = c.tensor(input, "input");
    if (!dim) return c.put(out, ops::squeeze(x));
    const Sizes dims = c.sizes(dim, n_dim, "dim");
    c.put(out, n_dim == 1 ? ops::squeeze(x, dims[0]) : ops::squeeze(x, dims));
  });
}

nnc_error* nnc_unsqueeze(nnc_ctx* ctx, nnc_tensor* input, int64_t dim, nnc_tensor** out) {
  return guard(__func__, ctx, out,
               [&](const Call& c) { c.put(out, ops::unsqueeze(c.tensor(input, "input"), dim)); });
}

nnc_error* nnc_expand(nnc_ctx* ctx, nnc_tensor* input, const int64_t* size, int64_t n_size,
                      nnc_tensor** out) {
  return guard(__func__, ctx, out, [&](const Call& c) {
    c.put(out, ops::expand(c.tensor(input, "input"), c.sizes(size, n_size, "size")));
  });
}

nnc_error* nnc_expand_as(nnc_ctx* ctx, nnc_tensor* input, nnc_tensor* other, nnc_tensor** out) {
  return guard(__func__, ctx, out, [&](const Call& c) {
    c.put(out, ops::expand(c.tensor(input, "input"), c.tensor(other, "other").sizes()));
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

nnc_error* nnc_transpose(nnc_ctx* ctx, nnc_tensor* input, int64_t dim0, int64_t dim1,
                         nnc_tensor** out) {
  return guard(__func__, ctx, out, [&](const Call& c) {
    c.put(out, ops::transpose(c.tensor(input, "input"), dim0, dim1));
  });
}

nnc_error* nnc_t(nnc_ctx* ctx, nnc_tensor* input, nnc_tensor** out) {
  return guard(__func__, ctx, out,
               [&](const Call& c) { c.put(out, ops::t(c.tensor(input, "input"))); });
}

nnc_error* nnc_permute(nnc_ctx* ctx, nnc_tensor* input, const int64_t* dims, int64_t n_dims,
                       nnc_tensor** out) {
  return guard(__func__, ctx, out, [&](const Call& c) {
    c.put(out, ops::permute(c.tensor(input, "input"), c.sizes(dims, n_dims, "dims")));
  });
}

nnc_error* nnc_movedim(nnc_ctx* ctx, nnc_tensor* input, const int64_t* source,
                       const int64_t* destination, int64_t n_source, nnc_tensor** out) {
  return guard(__func__, ctx, out, [&](const Call& c) {
    c.put(out, ops::movedim(c.tensor(input, "input"), c.sizes(source, n_source, "source"),
                            c.sizes(destination, n_source, "destination")));
  });
}

nnc_error* nnc_select(nnc_ctx* ctx, nnc_tensor* input, int64_t dim, int64_t index,
                      nnc_tensor** out) {
  return guard(__func__, ctx, out, [&](const Call& c) {
    c.put(out, ops::select(c.tensor(input, "input"), dim, index));
  });
}

nnc_error* nnc_narrow(nnc_ctx* ctx, nnc_tensor* input, int64_t dim, int64_t start, int64_t length,
                      nnc_tensor** out) {
  return guard(__func__, ctx, out, [&](const Call& c) {
    c.put(out, ops::narrow(c.tensor(input, "input"), dim, start, length));
  });
}

nnc_error* nnc_slice(nnc_ctx* ctx, nnc_tensor* input, int64_t dim, int64_t start, int64_t end,
                     int64_t step, nnc_tensor** out) {
  return guard(__func__, ctx, out, [&](const Call& c) {
    c.put(out, ops::slice(c.tensor(input, "input"), dim, start, end, step));
  });
}

nnc_error* nnc_diagonal(nnc_ctx* ctx, nnc_tensor* input, int64_t offset, int64_t dim1, int64_t dim2,
                        nnc_tensor** out) {
  return guard(__func__, ctx, out, [&](const Call& c) {
    c.put(out, ops::diagonal(c.tensor(input, "input"), offset, dim1, dim2));
  });
}

nnc_error* nnc_tensor_unfold(nnc_ctx* ctx, nnc_tensor* input, int64_t dimension, int64_t size,
                             int64_t step, nnc_tensor** out) {
  return guard(__func__, ctx, out, [&](const Call& c) {
    c.put(out, ops::unfold(c.tensor(input, "input"), dimension, size, step));
  });
}

nnc_error* nnc_unbind(nnc_ctx* ctx, nnc_tensor* input, int64_t dim, nnc_tensor** out,
                      int64_t capacity, int64_t* n_out) {
  return take_apart(__func__, ctx, out, capacity, n_out,
                    [&](const Call& c) { return ops::unbind(c.tensor(input, "input"), dim); });
}

nnc_error* nnc_split(nnc_ctx* ctx, nnc_tensor* input, const int64_t* split_size,
                     int64_t n_split_size, int64_t dim, nnc_tensor** out, int64_t capacity,
                     int64_t* n_out) {
  return take_apart(__func__, ctx, out, capacity, n_out, [&](const Call& c) {
    const Tensor x = c.tensor(input, "input");
    const Sizes sizes = c.sizes(split_size, n_split_size, "split_size");
    return sizes.size() == 1 ? ops::split(x, sizes[0], dim) : ops::split(x, sizes, dim);
  });
}

nnc_error* nnc_chunk(nnc_ctx* ctx, nnc_tensor* input, int64_t chunks, int64_t dim, nnc_tensor** out,
                     int64_t capacity, int64_t* n_out) {
  return take_apart(__func__, ctx, out, capacity, n_out, [&](const Call& c) {
    return ops::chunk(c.tensor(input, "input"), chunks, dim);
  });
}

nnc_error* nnc_cat(nnc_ctx* ctx, nnc_tensor* const* tensors, int64_t n_tensors, int64_t dim,
                   nnc_tensor** out) {
  return join(__func__, ctx, tensors, n_tensors, out,
              [=](Span<const Tensor> list) { return ops::cat(list, dim); });
}

nnc_error* nnc_stack(nnc_ctx* ctx, nnc_tensor* const* tensors, int64_t n_tensors, int64_t dim,
                     nnc_tensor** out) {
  return join(__func__, ctx, tensors, n_tensors, out,
              [=](Span<const Tensor> list) { return ops::stack(list, dim); });
}

nnc_error* nnc_hstack(nnc_ctx* ctx, nnc_tensor* const* tensors, int64_t n_tensors,
                      nnc_tensor** out) {
  return join(__func__, ctx, tensors, n_tensors, out,
              [](Span<const Tensor> list) { return ops::hstack(list); });
}

nnc_error* nnc_vstack(nnc_ctx* ctx, nnc_tensor* const* tensors, int64_t n_tensors,
                      nnc_tensor** out) {
  return join(__func__, ctx, tensors, n_tensors, out,
              [](Span<const Tensor> list) { return ops::vstack(list); });
}

nnc_error* nnc_pad(nnc_ctx* ctx, nnc_tensor* input, const int64_t* pad, int64_t n_pad,
                   const char* mode, const double* value, nnc_tensor** out) {
  return guard(__func__, ctx, out, [&](const Call& c) {
    c.put(out, ops::pad(c.tensor(input, "input"), c.sizes(pad, n_pad, "pad"),
                        mode ? mode : "constant", value ? Scalar::from_double(*value) : Scalar(0)));
  });
}

nnc_error* nnc_repeat(nnc_ctx* ctx, nnc_tensor* input, const int64_t* repeats, int64_t n_repeats,
                      nnc_tensor** out) {
  return guard(__func__, ctx, out, [&](const Call& c) {
    c.put(out, ops::repeat(c.tensor(input, "input"), c.sizes(repeats, n_repeats, "repeats")));
  });
}

nnc_error* nnc_tile(nnc_ctx* ctx, nnc_tensor* input, const int64_t* dims, int64_t n_dims,
                    nnc_tensor** out) {
  return guard(__func__, ctx, out, [&](const Call& c) {
    c.put(out, ops::tile(c.tensor(input, "input"), c.sizes(dims, n_dims, "dims")));
  });
}

nnc_error* nnc_flip(nnc_ctx* ctx, nnc_tensor* input, const int64_t* dims, int64_t n_dims,
                    nnc_tensor** out) {
  return guard(__func__, ctx, out, [&](const Call& c) {
    c.put(out, ops::flip(c.tensor(input, "input"), c.sizes(dims, n_dims, "dims")));
  });
}

nnc_error* nnc_roll(nnc_ctx* ctx, nnc_tensor* input, const int64_t* shifts, int64_t n_shifts,
                    const int64_t* dims, int64_t n_dims, nnc_tensor** out) {
  return guard(__func__, ctx, out, [&](const Call& c) {
    const Sizes along = dims ? c.sizes(dims, n_dims, "dims") : Sizes();
    c.put(out, ops::roll(c.tensor(input, "input"), c.sizes(shifts, n_shifts, "shifts"), along));
  });
}

nnc_error* nnc_tril(nnc_ctx* ctx, nnc_tensor* input, int64_t diagonal, nnc_tensor** out) {
  return guard(__func__, ctx, out,
               [&](const Call& c) { c.put(out, ops::tril(c.tensor(input, "input"), diagonal)); });
}

nnc_error* nnc_triu(nnc_ctx* ctx, nnc_tensor* input, int64_t diagonal, nnc_tensor** out) {
  return guard(__func__, ctx, out,
               [&](const Call& c) { c.put(out, ops::triu(c.tensor(input, "input"), diagonal)); });
}

nnc_error* nnc_index_select(nnc_ctx* ctx, nnc_tensor* input, int64_t dim, nnc_tensor* index,
                            nnc_tensor** out) {
  return guard(__func__, ctx, out, [&](const Call& c) {
    c.put(out, ops::index_select(c.tensor(input, "input"), dim, c.tensor(index, "index")));
  });
}

nnc_error* nnc_index_add(nnc_ctx* ctx, nnc_tensor* input, int64_t dim, nnc_tensor* index,
                         nnc_tensor* source, double alpha, nnc_tensor** out) {
  return guard(__func__, ctx, out, [&](const Call& c) {
    c.put(out, ops::index_add(c.tensor(input, "input"), dim, c.tensor(index, "index"),
                              c.tensor(source, "source"), Scalar::from_double(alpha)));
  });
}

nnc_error* nnc_gather(nnc_ctx* ctx, nnc_tensor* input, int64_t dim, nnc_tensor* index,
                      nnc_tensor** out) {
  return guard(__func__, ctx, out, [&](const Call& c) {
    c.put(out, ops::gather(c.tensor(input, "input"), dim, c.tensor(index, "index")));
  });
}

nnc_error* nnc_scatter(nnc_ctx* ctx, nnc_tensor* input, int64_t dim, nnc_tensor* index,
                       nnc_tensor* src, nnc_tensor** out) {
  return guard(__func__, ctx, out, [&](const Call& c) {
    c.put(out, ops::scatter(c.tensor(input, "input"), dim, c.tensor(index, "index"),
                            c.tensor(src, "src")));
  });
}

nnc_error* nnc_scatter_value(nnc_ctx* ctx, nnc_tensor* input, int64_t dim, nnc_tensor* index,
                             double value, nnc_tensor** out) {
  return guard(__func__, ctx, out, [&](const Call& c) {
    c.put(out, ops::scatter(c.tensor(input, "input"), dim, c.tensor(index, "index"),
                            Scalar::from_double(value)));
  });
}

nnc_error* nnc_scatter_add(nnc_ctx* ctx, nnc_tensor* input, int64_t dim, nnc_tensor* index,
                           nnc_tensor* src, nnc_tensor** out) {
  return guard(__func__, ctx, out, [&](const Call& c) {
    c.put(out, ops::scatter_add(c.tensor(input, "input"), dim, c.tensor(index, "index"),
                                c.tensor(src, "src")));
  });
}

nnc_error* nnc_take_along_dim(nnc_ctx* ctx, nnc_tensor* input, nnc_tensor* indices,
                              const int64_t* dim, nnc_tensor** out) {
  return guard(__func__, ctx, out, [&](const Call& c) {
    const Tensor x = c.tensor(input, "input"), index = c.tensor(indices, "indices");
    c.put(out, dim ? ops::take_along_dim(x, index, *dim) : ops::take_along_dim(x, index));
  });
}

nnc_error* nnc_masked_fill(nnc_ctx* ctx, nnc_tensor* input, nnc_tensor* mask, double value,
                           nnc_tensor** out) {
  return guard(__func__, ctx, out, [&](const Call& c) {
    c.put(out, ops::masked_fill(c.tensor(input, "input"), c.tensor(mask, "mask"),
                                Scalar::from_double(value)));
  });
}

nnc_error* nnc_masked_fill_(nnc_ctx* ctx, nnc_tensor* input, nnc_tensor* mask, double value) {
  return guard(__func__, ctx, [&](const Call& c) {
    ops::masked_fill_(c.tensor(input, "input"), c.tensor(mask, "mask"), Scalar::from_double(value));
  });
}

nnc_error* nnc_masked_select(nnc_ctx* ctx, nnc_tensor* input, nnc_tensor* mask, nnc_tensor** out) {
  return guard(__func__, ctx, out, [&](const Call& c) {
    c.put(out, ops::masked_select(c.tensor(input, "input"), c.tensor(mask, "mask")));
  });
}

nnc_error* nnc_nonzero(nnc_ctx* ctx, nnc_tensor* input, nnc_tensor** out) {
  return guard(__func__, ctx, out,
               [&](const Call& c) { c.put(out, ops::nonzero(c.tensor(input, "input"))); });
}

nnc_error* nnc_one_hot(nnc_ctx* ctx, nnc_tensor* input, int64_t num_classes, nnc_tensor** out) {
  return guard(__func__, ctx, out, [&](const Call& c) {
    c.put(out, ops::one_hot(c.tensor(input, "input"), num_classes));
  });
}

nnc_error* nnc_sort(nnc_ctx* ctx, nnc_tensor* input, int64_t dim, int32_t descending,
                    nnc_tensor** values, nnc_tensor** indices) {
  return give_pair(__func__, ctx, values, indices, [&](const Call& c) {
    return ops::sort(c.tensor(input, "input"), dim, descending != 0);
  });
}

nnc_error* nnc_argsort(nnc_ctx* ctx, nnc_tensor* input, int64_t dim, int32_t descending,
                       nnc_tensor** out) {
  return guard(__func__, ctx, out, [&](const Call& c) {
    c.put(out, ops::argsort(c.tensor(input, "input"), dim, descending != 0));
  });
}

nnc_error* nnc_topk(nnc_ctx* ctx, nnc_tensor* input, int64_t k, int64_t dim, int32_t largest,
                    nnc_tensor** values, nnc_tensor** indices) {
  return give_pair(__func__, ctx, values, indices, [&](const Call& c) {
    return ops::topk(c.tensor(input, "input"), k, dim, largest != 0);
  });
}
