// SPDX-License-Identifier: Apache-2.0
// Common sizes, and parts by number or by place.
#include "graph/record.h"
#include "ops/convert.h"
#include "ops/layout.h"
#include "ops/shape.h"

namespace nnc::ops {

Tensors broadcast_tensors(Span<const Tensor> tensors) {
  Dims sizes;
  for (const Tensor& t : tensors) sizes = broadcast_sizes(sizes, t.sizes(), "broadcast_tensors");
  Tensors all;
  for (const Tensor& t : tensors)
    all.push_back(same_sizes(t.sizes(), sizes) ? t : expand(t, sizes));
  return all;
}

namespace {
void check_split(const Tensor& x) {
  check(x.dim() > 0, Code::kShape,
        "tensor_split: tensor_split expected at least a 1-dimensional tensor, but got a tensor "
        "with 0 dims");
}
void check_parts(int64_t count, int64_t most) {
  check(count <= most, Code::kInvalid, "tensor_split: ", count, " tensors, but capacity is ", most);
}
}  // namespace

Tensors tensor_split(const Tensor& x, int64_t sections, int64_t dim, int64_t most) {
  check_split(x);
  const int64_t d = wrap_dim(dim, x.dim(), "tensor_split"), n = x.size(d);
  check(sections > 0, Code::kInvalid,
        "tensor_split: number of sections must be larger than 0, got ", sections);
  check_parts(sections, most);
  const int64_t least = n / sections, longer = n % sections;
  Tensors parts;
  for (int64_t i = 0, start = 0; i < sections; ++i) {
    const int64_t length = least + (i < longer ? 1 : 0);
    parts.push_back(slice(x, d, start, start + length));
    start += length;
  }
  return parts;
}

Tensors tensor_split(const Tensor& x, Sizes indices, int64_t dim, int64_t most) {
  check_split(x);
  const int64_t d = wrap_dim(dim, x.dim(), "tensor_split");
  check_parts(indices.size() + 1, most);
  Tensors parts;
  int64_t start = 0;
  for (const int64_t end : indices) {
    parts.push_back(slice(x, d, start, end));
    start = end;
  }
  parts.push_back(slice(x, d, start, x.size(d)));
  return parts;
}

Tensors tensor_split(const Tensor& x, const Tensor& indices_or_sections, int64_t dim,
                     int64_t most) {
  const Tensor& t = indices_or_sections;
  check_split(x);
  check(t.dtype() == DType::kInt64, Code::kDtype,
        "tensor_split: tensor_split expected tensor_indices_or_sections to have dtype of long, but "
        "got ",
        short_type_name(t.dtype()));
  check(t.dim() <= 1, Code::kShape,
        "tensor_split: tensor_split expected tensor_indices_or_sections to be a zero-dimensional "
        "or one-dimensional tensor, but got a tensor with ",
        t.dim(), " dims");
  const Tensor whole = contiguous(detach(t));
  if (t.dim() == 0) return tensor_split(x, *whole.data<int64_t>(), dim, most);
  check_parts(whole.numel() + 1, most);
  return tensor_split(x, Sizes(whole.data<int64_t>(), whole.numel()), dim, most);
}

}  // namespace nnc::ops
