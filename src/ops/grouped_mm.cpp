// SPDX-License-Identifier: Apache-2.0
#include "graph/record.h"
#include "kernels/copy.h"
#include "kernels/gemm.h"
#include "ops/convert.h"
#include "ops/element_type.h"
#include "ops/elementwise.h"
#include "ops/layout.h"
#include "ops/products.h"
#include "ops/shape.h"

namespace nnc::ops {
namespace {

// The ends of groups of one dimension, read once: nobody changes them any more.
Dims ends_of(const Tensor& offs) {
  const Tensor ends = contiguous(as_type(detach(offs), DType::kInt64));
  return Dims(Sizes(ends.data<int64_t>(), ends.numel()));
}

Tensor grouped_product(const Tensor& a, const Tensor& b, const Dims& ends);

// ---- grouped_mm: y_g = a_g b_g, where the groups are parts of a dimension or matrices of a stack.
// da_g = dy_g b_g^T, db_g = a_g^T dy_g: groups again.   saves a, b
struct GroupedMmNode final : Node {
  SavedTensor a{this}, b{this};
  Dims ends;
  const char* name() const override { return "GroupedMmBackward0"; }
  Tensors backward(const Tensors& gy) override {
    const Tensor u = a.get(), v = b.get();
    return {needs(0) ? grouped_product(gy[0], transpose(v, -1, -2), ends) : Tensor(),
            needs(1) ? grouped_product(transpose(u, -1, -2), gy[0], ends) : Tensor()};
  }
};

Tensor grouped_product(const Tensor& a, const Tensor& b, const Dims& ends) {
  const bool stack_a = a.dim() == 3, stack_b = b.dim() == 3;
  const int64_t m = a.size(-2), n = b.size(-1);
  const int64_t groups = stack_a ? a.size(0) : ends.size();
  Tensor y = stack_a == stack_b ? Tensor::empty({groups, m, n}, a.dtype())
                                : Tensor::empty({m, n}, a.dtype());
  const View out = y.mutable_view();
  const ConstView left = materialize(a).view(), right = materialize(b).view();
  const auto matrix = [](const auto& v, int64_t g) {
    const auto one = narrowed(v, 0, g, 1);
    return restrided(one, {v.size(1), v.size(2)}, {v.stride(1), v.stride(2)});
  };
  // Dimension 0 or 1 of y has the groups, or none.
  if (stack_a != stack_b) {
    const int64_t d = stack_a ? 1 : 0, last = ends.empty() ? 0 : ends.back();
    kernels::fill(narrowed(out, d, last, out.size(d) - last), 0);
  }
  if (stack_a && stack_b) kernels::gemm(out, left, right);
  int64_t start = 0;
  for (int64_t g = 0; g < ends.size(); ++g) {
    const int64_t length = ends[g] - start;
    if (!stack_a && !stack_b)
      kernels::gemm(matrix(out, g), narrowed(left, 1, start, length),
                    narrowed(right, 0, start, length));
    else if (stack_b)
      kernels::gemm(narrowed(out, 0, start, length), narrowed(left, 0, start, length),
                    matrix(right, g));
    else
      kernels::gemm(narrowed(out, 1, start, length), matrix(left, g),
                    narrowed(right, 1, start, length));
    start = ends[g];
  }
  if (auto node = record<GroupedMmNode>(a, b)) {
    node->a.save(a);
    node->b.save(b);
    node->ends = ends;
    attach(y, node);
  }
  return y;
}

void check_ends(const Dims& ends, int64_t size, const char* op) {
  int64_t start = 0;
  for (const int64_t end : ends) {
    check(end >= start && end <= size, Code::kIndex, op, ": offs must not decrease and lie in 0..",
          size, ", got ", end, " after ", start);
    start = end;
  }
}

}  // namespace

Tensor grouped_mm(const Tensor& a, const Tensor& b, const Tensor& offs, const Tensor& bias,
                  std::optional<DType> out_dtype) {
  constexpr const char* kOp = "grouped_mm";
  check_floating(a.dtype(), kOp);
  check(b.dtype() == a.dtype(), Code::kDtype, kOp, ": Expected mat_b to be torch.", a.dtype(),
        " matrix, got torch.", b.dtype());
  check(a.dim() == 2 || a.dim() == 3, Code::kShape, kOp, ": mat_a has to be 2 or 3d, got ",
        a.dim());
  check(b.dim() == 2 || b.dim() == 3, Code::kShape, kOp, ": mat_b has to be 2 or 3d, got ",
        b.dim());
  check(a.size(-1) == b.size(-2), Code::kShape, kOp,
        ": contraction dimension of mat_a and mat_b must match, got ", a.size(-1), " and ",
        b.size(-2));
  const bool flat = a.dim() == 2 || b.dim() == 2;
  check(offs.defined() == flat, Code::kInvalid, kOp,
        ": Have to provide offsets if there is a 2d matrix, or no offset if both matrices are 3d");
  check(!bias.defined(), Code::kUnsupported, kOp, ": Bias not supported yet");
  check(!out_dtype || *out_dtype == a.dtype(), Code::kDtype, kOp,
        ": Grouped gemm output dtype must match `mat_a` dtype");
  if (!flat) {
    check(a.size(0) == b.size(0), Code::kShape, kOp, ": batched dimension has to match, got ",
          a.size(0), " and ", b.size(0));
    return grouped_product(a, b, {});
  }
  check(offs.dim() == 1, Code::kShape, kOp, ": offs has to be 1D, got ", offs.dim());
  check(offs.dtype() == DType::kInt32, Code::kDtype, kOp, ": Offsets have to be int32");
  const int64_t groups = a.dim() == 3 ? a.size(0) : b.dim() == 3 ? b.size(0) : offs.size(0);
  check(offs.size(0) == groups, Code::kShape, kOp, ": matrix batch sizes have to match, got ",
        offs.size(0), " and ", groups);
  const Dims ends = ends_of(offs);
  check_ends(ends, a.dim() == 3 ? b.size(1) : b.dim() == 3 ? a.size(0) : a.size(1), kOp);
  return grouped_product(a, b, ends);
}

}  // namespace nnc::ops
