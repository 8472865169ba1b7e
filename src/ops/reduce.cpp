// SPDX-License-Identifier: Apache-2.0
#include "ops/reduce.h"

#include <limits>

#include "graph/connected.h"
#include "graph/record.h"
#include "kernels/reduce.h"
#include "ops/arith.h"
#include "ops/compare.h"
#include "ops/convert.h"
#include "ops/element_type.h"
#include "ops/elementwise.h"
#include "ops/layout.h"
#include "ops/reduce_output.h"
#include "ops/shape.h"

namespace nnc::ops {
namespace {

using kernels::Reduce;

// What is added or multiplied up: x in the type that was asked for, whole numbers as int64, but for
// bool: 1 and -1 are true, their sum is not.
Tensor summand(const Tensor& x, std::optional<DType> dtype) {
  const bool first =
      dtype && (is_floating(*dtype) || is_floating(x.dtype()) || *dtype == DType::kBool);
  return first ? as_type(x, *dtype) : x;
}
DType sum_type(const Tensor& x) {
  return is_floating(x.dtype()) ? x.dtype() : DType::kInt64;
}
// int32 and the like, on request: the sum of int64 cut off.
Tensor cut(const Tensor& y, std::optional<DType> dtype) {
  return dtype ? as_type(y, *dtype) : y;
}

}  // namespace

Dims reduced_sizes(Sizes sizes, Sizes dims, bool keepdim, const char* op) {
  const auto mask = dim_mask(sizes.size(), dims, op);
  const bool all = dims.empty();
  Dims out;
  for (int64_t d = 0; d < sizes.size(); ++d) {
    if (!all && !mask[d])
      out.push_back(sizes[d]);
    else if (keepdim)
      out.push_back(1);
  }
  return out;
}

int64_t reduced_count(Sizes sizes, Sizes kept) {
  int64_t n = 1;
  for (int64_t d = 0; d < sizes.size(); ++d) {
    if (sizes[d] != kept[d]) n *= sizes[d];
  }
  return n;
}

Tensor over_count(const Tensor& g, const Tensor& mask, Sizes dims) {
  const DType t = item_size(g.dtype()) == 2 ? DType::kFloat32 : g.dtype();
  return to_dtype(div(to_dtype(g, t), sum(mask, dims, true, t)), g.dtype());
}

// ---- sum: y = sum of x over dims.   dx = dy repeated.   saves the sizes
namespace {
// y with its history: a node that has nothing of x but its sizes.
template <class N>
Tensor with_node(Tensor y, const Tensor& x, const ReducedOutput& out, bool all) {
  if (auto node = record<N>(x)) {
    node->sizes = Dims(x.sizes());
    node->kept = out.kept();
    node->all = all;
    attach(y, node);
  }
  return y;
}

struct SumNode final : Node {
  Dims sizes, kept;  // of x, and of y with every dimension kept
  bool all = false;
  const char* name() const override { return all ? "SumBackward0" : "SumBackward1"; }
  Tensors backward(const Tensors& gy) override {
    return {expand(all && gy[0].dim() == 0 ? gy[0] : restore(gy[0], kept), sizes)};
  }
};
}  // namespace
Tensor sum(const Tensor& x, Sizes dims, bool keepdim, std::optional<DType> dtype) {
  check_differentiable(x, dtype, "sum");
  const Tensor in = summand(x, dtype);
  const ReducedOutput out(in, dims, keepdim, sum_type(in), "sum");
  // All elements are added up in whatever order they lie.
  if (out.tensor().numel() != 1) materialize(in);
  kernels::reduce(Reduce::kSum, out.view(), in.view());
  return with_node<SumNode>(cut(out.tensor(), dtype), x, out, dims.empty());
}

// ---- nansum: y = sum of what is not NaN.   dx = dy repeated, 0 where x is NaN.   saves x
namespace {
struct NansumNode final : Node {
  SavedTensor x{this};
  Dims kept;
  const char* name() const override { return "NansumBackward0"; }
  Tensors backward(const Tensors& gy) override {
    const Tensor v = x.get(), g = expand(restore(gy[0], kept), v.sizes());
    return {where(isnan(v), Tensor::zeros({}, g.dtype()), g)};
  }
};
}  // namespace
Tensor nansum(const Tensor& x, Sizes dims, bool keepdim, std::optional<DType> dtype) {
  check_differentiable(x, dtype, "nansum");
  constexpr double kInfinity = std::numeric_limits<double>::infinity();
  // Others are made numbers first: whole ones, if they are asked for, have no NaN.
  const bool real = x.dtype() == DType::kFloat32 || x.dtype() == DType::kFloat64;
  const bool direct = real && dtype.value_or(x.dtype()) == x.dtype();
  const bool made = is_floating(x.dtype()) && !direct;
  const kernels::Params zero{0, kInfinity, -kInfinity};
  const Tensor in = summand(made ? unary_op(kernels::Unary::kNanToNum, x, zero) : x, dtype);
  const ReducedOutput out(in, dims, keepdim, sum_type(in), "nansum");
  if (out.tensor().numel() != 1) materialize(in);
  kernels::reduce(direct ? Reduce::kNanSum : Reduce::kSum, out.view(), in.view());
  Tensor y = cut(out.tensor(), dtype);
  if (auto node = record<NansumNode>(x)) {
    node->x.save(x);
    node->kept = out.kept();
    attach(y, node);
  }
  return y;
}

Tensor sum_to_size(const Tensor& x, Sizes sizes) {
  if (same_sizes(x.sizes(), sizes)) return x;
  const int64_t lead = x.dim() - sizes.size();
  Dims dims;
  for (int64_t d = 0; d < x.dim(); ++d) {
    if (d < lead || (sizes[d - lead] == 1 && x.size(d) != 1)) dims.push_back(d);
  }
  return reshape(dims.empty() ? x : sum(x, dims, true), sizes);
}

// ---- mean: y = sum / n.   dx = dy / n repeated.   saves the sizes
namespace {
struct MeanNode final : Node {
  Dims sizes, kept;
  bool all = false;
  const char* name() const override { return all ? "MeanBackward0" : "MeanBackward1"; }
  Tensors backward(const Tensors& gy) override {
    return {div(expand(restore(gy[0], kept), sizes), reduced_count(sizes, kept))};
  }
};
}  // namespace
Tensor mean(const Tensor& x, Sizes dims, bool keepdim, std::optional<DType> dtype) {
  const DType t = dtype.value_or(x.dtype());
  check(is_floating(t), Code::kDtype, "mean: could not infer output dtype. ",
        dtype ? "Optional dtype" : "Input dtype",
        " must be either a floating point or complex dtype. Got: torch.", t);
  // 16-bit floats are divided before they are rounded.
  const Tensor in = as_type(x, item_size(t) == 2 ? DType::kFloat32 : t);
  const ReducedOutput out(in, dims, keepdim, in.dtype(), "mean");
  kernels::reduce(Reduce::kSum, out.view(), materialize(in).view());
  const int64_t n = reduced_count(x.sizes(), out.kept());
  binary_op_(kernels::Binary::kDiv, out.tensor(), Tensor::full({}, n, in.dtype()), in.dtype(),
             "mean");
  return with_node<MeanNode>(as_type(out.tensor(), t), x, out, dims.empty());
}

// ---- prod: y = product of x.   dx_i = dy times the product of the others.   saves x
namespace {
// Elements begin..end-1 along dimension 1 of a contiguous (outer, n, inner) tensor.
Tensor columns_between(const Tensor& t, int64_t begin, int64_t end) {
  return narrow(t, 1, begin, end - begin);
}
Tensor join(const Tensor& a, const Tensor& b, const Tensor& c, int64_t n) {
  const Tensor t = Tensor::empty({a.size(0), n, a.size(2)}, a.dtype());
  int64_t at = 0;
  for (const Tensor* part : {&a, &b, &c}) {
    if (!part->defined() || part->size(1) == 0) continue;
    copy_(columns_between(t, at, at + part->size(1)), *part);
    at += part->size(1);
  }
  return t;
}
// The product is taken pairwise, halving n each time, and its gradient goes the same way back:
// only multiplications, so zeros and further derivatives need no care.
struct ProdNode final : Node {
  SavedTensor x{this};
  int64_t outer = 1, n = 1, inner = 1;
  DType type = DType::kFloat32;
  bool all = false;
  const char* name() const override { return all ? "ProdBackward0" : "ProdBackward1"; }
  Tensors backward(const Tensors& gy) override {
    const Tensor input = x.get();
    const Dims sizes(input.sizes());
    // As in PyTorch, two zeros among all leave nothing, whatever the others overflow to.
    const bool counts = all && !grad_enabled();
    const int64_t zeros = counts ? input.numel() - *count_nonzero(input, {}).data<int64_t>() : 0;
    if (zeros > 1) return {Tensor::zeros(sizes, input.dtype())};
    // Of at most one element a line PyTorch has the quotient of product and element, or dy as it
    // is.
    if (n <= 1 && grad_enabled() && gy[0].dtype() == input.dtype()) {
      const Tensor g = reshape(expand(reshape(gy[0], {outer, 1, inner}), {outer, n, inner}), sizes);
      const bool quotient = input.dim() > 0 && !any_true(eq(detach(input), 0));
      return {quotient ? mul(g, div(input, input)) : g};
    }
    const Tensor lines = contiguous(reshape(to_dtype(input, type), {outer, n, inner}));
    const Tensor whole = n == 0 ? gy[0] : reshape(gy[0], {outer, 1, inner});
    // Without a 0 PyTorch divides the product by the elements, of which one may not be finite.
    const bool divides = !all_true(isfinite(detach(input))) && all_true(ne(detach(input), 0));
    const Tensor g = reshape(
        divides ? mul(whole, div(prod(lines, 1, true), lines)) : pairwise(lines, whole), sizes);
    // The quotient of the product and x, if there is one: Note [Shown order].
    if (counts && zeros == 0 && n > 1) return {laid_out(g, input.strides())};
    // However often it is derived: PyTorch's quotient is made of all elements.
    return {connected(g, next[0], name(), Behind::kSameFunction)};
  }
  // dy times the product of the others, of (outer, n, inner) lines.
  Tensor pairwise(const Tensor& lines, const Tensor& gy) const {
    SmallVector<Tensor, 8> levels;
    levels.push_back(lines);
    for (int64_t m = n; m > 1; m = m - m / 2) {
      const Tensor& t = levels.back();
      const int64_t h = m / 2;
      const Tensor product = mul(columns_between(t, 0, h), columns_between(t, h, 2 * h));
      levels.push_back(m % 2 ? join(product, columns_between(t, 2 * h, m), Tensor(), h + 1)
                             : contiguous(product));
    }
    Tensor g = n == 0 ? Tensor::zeros({outer, 0, inner}, type) : gy;
    for (int64_t l = levels.size() - 2; l >= 0; --l) {
      const Tensor& t = levels[l];
      const int64_t m = t.size(1), h = m / 2;
      const Tensor whole = contiguous(g), first = columns_between(whole, 0, h);
      g = join(mul(first, columns_between(t, h, 2 * h)), mul(first, columns_between(t, 0, h)),
               m % 2 ? columns_between(whole, h, h + 1) : Tensor(), m);
    }
    return g;
  }
};
}  // namespace
Tensor prod(const Tensor& x, std::optional<int64_t> dim, bool keepdim, std::optional<DType> dtype) {
  check_differentiable(x, dtype, "prod");
  const Tensor in = summand(x, dtype);
  const Dims dims = dim ? Dims{*dim} : Dims();
  const ReducedOutput out(in, dims, keepdim, sum_type(in), "prod");
  kernels::reduce(Reduce::kProd, out.view(), materialize(in).view());
  Tensor y = cut(out.tensor(), dtype);
  if (auto node = record<ProdNode>(x)) {
    node->x.save(x);
    node->all = !dim;
    node->type = y.dtype();
    node->n = dim ? 1 : x.numel();
    if (dim && x.dim() > 0) {
      const int64_t at = wrap_dim(*dim, x.dim(), "prod");
      node->n = x.size(at);
      for (int64_t d = 0; d < at; ++d) node->outer *= x.size(d);
      for (int64_t d = at + 1; d < x.dim(); ++d) node->inner *= x.size(d);
    }
    attach(y, node);
  }
  return y;
}

// ---- any, all, count_nonzero: no gradient. any and all of uint8 are uint8.
namespace {
Tensor truth(Reduce op, const Tensor& x, Sizes dims, bool keepdim, const char* name) {
  const ReducedOutput out(x, dims, keepdim, DType::kBool, name);
  kernels::reduce(op, out.view(), materialize(x).view());
  return x.dtype() == DType::kUInt8 ? as_type(out.tensor(), DType::kUInt8) : out.tensor();
}
}  // namespace
Tensor any(const Tensor& x, Sizes dims, bool keepdim) {
  return truth(Reduce::kAny, x, dims, keepdim, "any");
}
Tensor all(const Tensor& x, Sizes dims, bool keepdim) {
  return truth(Reduce::kAll, x, dims, keepdim, "all");
}
Tensor count_nonzero(const Tensor& x, Sizes dims) {
  const ReducedOutput out(x, dims, false, DType::kInt64, "count_nonzero");
  kernels::reduce(Reduce::kCountNonzero, out.view(), materialize(x).view());
  return out.tensor();
}

}  // namespace nnc::ops
