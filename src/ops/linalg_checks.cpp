// SPDX-License-Identifier: Apache-2.0
#include "ops/linalg_checks.h"

#include "kernels/copy.h"
#include "ops/layout.h"

namespace nnc::ops {

void check_matrices(const Tensor& a, const char* op, const char* name) {
  check(a.dim() >= 2, Code::kShape, op, ": The input tensor ", name,
        " must have at least 2 dimensions.");
}

void check_square(const Tensor& a, const char* op) {
  check_matrices(a, op);
  check(a.size(-1) == a.size(-2), Code::kShape, op,
        ": A must be batches of square matrices, but they are ", a.size(-2), " by ", a.size(-1),
        " matrices");
}

void check_real(DType t, const char* op) {
  check(is_floating(t), Code::kDtype, op,
        ": Expected a floating point or complex tensor as input. Got ", short_type_name(t));
  check(item_size(t) > 2, Code::kDtype, op, ": Low precision dtypes not supported. Got ",
        short_type_name(t));
}

Dims with_batch(Sizes batch, std::initializer_list<int64_t> own) {
  Dims sizes(batch);
  for (const int64_t s : own) sizes.push_back(s);
  return sizes;
}

bool is_vector(const Tensor& a, const Tensor& b) {
  return b.dim() == 1 ||
         (b.dim() == a.dim() - 1 && same_sizes(b.sizes(), {a.sizes().data(), a.dim() - 1}));
}

Tensor empty_columns(Sizes sizes, DType dtype) {
  const int64_t d = sizes.size();
  Dims flipped(sizes);
  std::swap(flipped[d - 1], flipped[d - 2]);
  checked_numel(sizes, "linalg");
  Dims strides = contiguous_strides(flipped);
  std::swap(strides[d - 1], strides[d - 2]);
  return Tensor::empty_strided(sizes, strides, dtype);
}

Tensor copy_columns(const Tensor& x) {
  return copy_columns(x, batch_of(x));
}

Tensor copy_columns(const Tensor& x, Sizes batch) {
  Tensor copy = empty_columns(with_batch(batch, {x.size(-2), x.size(-1)}), x.dtype());
  kernels::copy(copy.mutable_view(), broadcast_view(materialize(x).view(), copy.sizes()));
  return copy;
}

namespace {
template <class V>
V flipped(const V& v) {
  Dims sizes(v.sizes()), strides(v.strides());
  const int64_t d = v.ndim();
  std::swap(sizes[d - 1], sizes[d - 2]);
  std::swap(strides[d - 1], strides[d - 2]);
  return restrided(v, sizes, strides);
}
}  // namespace

View columns_of(const Tensor& x) {
  return flipped(x.mutable_view());
}
ConstView read_columns(const Tensor& x) {
  return flipped(x.view());
}

Tensor as_transposed(const Tensor& x) {
  const ConstView v = read_columns(x);
  return x.alias(v.sizes(), v.strides(), x.offset());
}

void Info::fail_at(const char* op, int64_t index, const std::string& words) const {
  if (numbers_.dim() == 0) fail(Code::kInvalid, op, ": ", words);
  fail(Code::kInvalid, op, ": (Batch element ", index, "): ", words);
}

}  // namespace nnc::ops
