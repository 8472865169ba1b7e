// SPDX-License-Identifier: Apache-2.0
// What the operations on one tensor share: a node that keeps its input, its output or nothing.
#pragma once

#include "graph/record.h"
#include "ops/convert.h"
#include "ops/elementwise.h"

namespace nnc::ops {

enum class Keep { kNothing, kInput, kOutput };

// A node says what it keeps as `static constexpr Keep kKeep`, and of a function whose result
// PyTorch makes with empty_like also `static constexpr bool kLike = true`.
struct UnaryNode : Node {
  SavedTensor saved{this};
  kernels::Params p;
};

struct Nothing {
  void operator()(const UnaryNode&) const {}
};

// y = op(x) with a node of type N, of which `more` fills what is its own.
template <class N, class F = Nothing>
Tensor apply(kernels::Unary op, const Tensor& x, const kernels::Params& p = {},
             const F& more = {}) {
  Tensor y;
  if constexpr (requires { N::kLike; }) {
    y = unary_op_like(op, x, p, x.dtype());
  } else {
    y = unary_op(op, x, p);
  }
  if (auto node = record<N>(x)) {
    node->p = p;
    more(*node);
    if constexpr (N::kKeep == Keep::kInput) node->saved.save(x);
    if constexpr (N::kKeep == Keep::kOutput) node->saved.save_output(y);
    attach(y, node);
  }
  return y;
}

// x = op(x). A node that keeps its input keeps a copy, as in PyTorch.
template <class N, class F = Nothing>
void apply_(kernels::Unary op, const Tensor& x, const char* name, const kernels::Params& p = {},
            const F& more = {}) {
  check_inplace(x, name);
  auto node = record<N>(x);
  if (node) {
    node->p = p;
    more(*node);
    if constexpr (N::kKeep == Keep::kInput) node->saved.save(clone(x));
    if constexpr (N::kKeep == Keep::kOutput) node->saved.save_overwritten(x);
  }
  InplaceHistory history(x, node);
  unary_op_(op, x, p);
  history.commit();
}

// The gradient dx = first(dy, v) of a function, v being what is kept, where it is an operation of
// its own: what the gradient dz of dx is by v, is second(dz, dy, v), in one piece as in PyTorch.
// Made of the parts of `first` it might be a difference of infinities. Operands lie in the order of
// PyTorch's: Note [Shown order].
struct Gradient {
  const char* name;
  Tensor (*first)(const Tensor& gy, const Tensor& v);
  Tensor (*second)(const Tensor& gz, const Tensor& gy, const Tensor& v);
};
// `form` outlives the graph.
Tensor gradient_of(const Gradient& form, const Tensor& gy, const Tensor& v);
template <kernels::UnaryGrad kOp>
Tensor by_kernel(const Tensor& gy, const Tensor& v) {
  return unary_grad_op(kOp, gy, v);
}

// Whole numbers turn into the default floating point type first.
inline Tensor floating(const Tensor& x) {
  return as_type(x, floating_type(x));
}

}  // namespace nnc::ops
