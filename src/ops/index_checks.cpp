// SPDX-License-Identifier: Apache-2.0
#include "ops/index_checks.h"

#include "graph/autograd_meta.h"
#include "kernels/copy.h"
#include "ops/convert.h"
#include "ops/elementwise.h"
#include "ops/layout.h"

namespace nnc::ops {

Tensor index_of(const Tensor& index, const char* op) {
  check(index.dtype() == DType::kInt64 || index.dtype() == DType::kInt32, Code::kDtype, op,
        ": Expected dtype int32 or int64 for index, got torch.", index.dtype());
  return as_type(detach(index), DType::kInt64);
}

Tensor vector_index(const Tensor& x, int64_t d, const Tensor& index, const char* op) {
  check(index.dim() <= 1, Code::kIndex, op, ": Index is supposed to be a vector, got size ",
        index.sizes());
  const Tensor i = contiguous(index_of(index, op));
  const int64_t n = x.dim() == 0 ? 1 : x.size(d);
  if (depends_on_inputs(i)) return i;  // the kernel checks what it reads
  const kernels::IndexRange r = kernels::index_range(i.view());
  check(r.low > r.high || (r.low >= 0 && r.high < n), Code::kIndex, op,
        ": index out of range in self: index ", r.low < 0 ? r.low : r.high, ", dimension ", d,
        " has size ", n);
  return i;
}

kernels::RowLayout layout_of(const Tensor& x, int64_t dim, const char* op) {
  kernels::RowLayout l;
  for (int64_t d = 0; d < x.dim(); ++d) {
    if (d < dim) l.outer *= x.size(d);
    if (d > dim) l.inner *= x.size(d);
  }
  l.rows = x.dim() == 0 ? 1 : x.size(dim);
  l.op = op;
  l.dim = dim;
  return l;
}

Dims at_least_1d(Sizes sizes) {
  return sizes.empty() ? Dims{1} : Dims(sizes);
}

Tensor place_index(const Tensor& x, int64_t d, const Tensor& index, const char* op) {
  // An empty index may have any type.
  if (index.numel() == 0) return as_type(detach(index), DType::kInt64);
  Tensor i = index_of(index, op);
  const Dims xs = at_least_1d(x.sizes()), is = at_least_1d(i.sizes());
  check(xs.size() == is.size(), Code::kShape, op,
        ": Index tensor must have the same number of dimensions as input tensor, got ", i.dim(),
        " and ", x.dim());
  for (int64_t k = 0; k < xs.size(); ++k) {
    check(k == d || is[k] <= xs[k], Code::kShape, op, ": Size does not match at dimension ", k,
          " expected index ", i.sizes(), " to be no larger than self ", x.sizes(),
          " apart from dimension ", d);
  }
  return i;
}
void check_places(const Tensor& x, int64_t d, const Tensor& index, const char* op) {
  if (index.numel() == 0 || depends_on_inputs(index)) return;  // the kernel checks what it reads
  const kernels::IndexRange r = kernels::index_range(index.view());
  const int64_t n = at_least_1d(x.sizes())[d];
  check(r.low >= 0 && r.high < n, Code::kIndex, op, ": index ", r.low < 0 ? r.low : r.high,
        " is out of bounds for dimension ", d, " with size ", n);
}

void check_source(const Tensor& x, const Tensor& index, const Tensor& source, const char* op) {
  check(x.dtype() == source.dtype(), Code::kDtype, op,
        ": Expected self.dtype to be equal to src.dtype, got torch.", x.dtype(), " and torch.",
        source.dtype());
  if (index.numel() == 0) return;
  const Dims is = at_least_1d(index.sizes()), ss = at_least_1d(source.sizes());
  bool fits = is.size() == ss.size();
  for (int64_t k = 0; fits && k < is.size(); ++k) fits = is[k] <= ss[k];
  check(fits, Code::kShape, op, ": Expected index ", index.sizes(),
        " to be no larger size than src ", source.sizes());
}

Tensor with_dim(const Tensor& x) {
  return x.dim() == 0 ? x.alias({1}, {1}, x.offset()) : x.alias();
}

Tensor covered(const Tensor& source, const Tensor& index) {
  if (source.dim() == 0) return with_dim(source);
  return materialize(source).alias(at_least_1d(index.sizes()), source.strides(), source.offset());
}

Tensor apart(const Tensor& t, const Tensor& x) {
  if (t.impl()->storage != x.impl()->storage) return detach(t);
  const Tensor copy = Tensor::empty(t.sizes(), t.dtype());
  kernels::copy(copy.mutable_view(), t.view());
  return copy;
}

}  // namespace nnc::ops
