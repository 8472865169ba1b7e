// SPDX-License-Identifier: Apache-2.0
#include "graph/connected.h"
#include "graph/record.h"
#include "kernels/grid.h"
#include "ops/convert.h"
#include "ops/element_type.h"
#include "ops/grid_sample.h"
#include "ops/layout.h"
#include "ops/shape.h"

namespace nnc::ops {
namespace {

constexpr const char* kAffineGrid = "affine_grid";

// A grid and the sizes of both sides.
struct Affine {
  kernels::AffineShape shape;
  Dims theta, grid;
};

// ---- affine_grid: y = theta times each position (A), or its adjoint.   each one's gradient is the
//      other.   saves the sizes
struct AffineGridNode final : Node {
  Affine affine;
  bool adjoint = false;
  const char* name() const override { return "AffineGridGeneratorBackward0"; }
  Tensors backward(const Tensors& gy) override;
};

Tensor moved(const Affine& a, const Tensor& x, bool adjoint) {
  Tensor y = Tensor::empty(adjoint ? a.theta : a.grid, x.dtype());
  const Tensor from = row_major(x);
  (adjoint ? kernels::affine_grid_grad : kernels::affine_grid)(a.shape, y.mutable_view(),
                                                               from.view());
  if (auto node = record<AffineGridNode>(x)) {
    node->affine = a;
    node->adjoint = adjoint;
    attach(y, node);
  }
  return y;
}

Tensors AffineGridNode::backward(const Tensors& gy) {
  Tensor g = moved(affine, gy[0], !adjoint);
  // PyTorch multiplies from the other side.
  if (!adjoint) g = transpose(contiguous(transpose(g, 1, 2)), 1, 2);
  return {g};
}

}  // namespace

Tensor affine_grid(const Tensor& theta, Sizes size, bool align_corners) {
  check(is_floating(theta.dtype()), Code::kDtype, kAffineGrid,
        ": Expected theta to have floating point type, but got torch.", theta.dtype());
  const int64_t rank = size.size() - 2;
  check(rank == 2 || rank == 3, Code::kShape, kAffineGrid,
        ": only supports 4D and 5D sizes, for 2D and 3D affine transforms, respectively. Got size ",
        size);
  for (const int64_t n : size) {
    check(n > 0, Code::kInvalid, kAffineGrid, ": Expected non-zero, positive output size. Got ",
          size);
  }
  check(same_sizes(theta.sizes(), Dims{size[0], rank, rank + 1}), Code::kShape, kAffineGrid,
        ": Expected a batch of ", rank, "D affine matrices of shape Nx", rank, "x", rank + 1,
        " for size ", size, ". Got ", theta.sizes());
  Affine a{{theta.dtype(), align_corners, rank, size[0], {}}, Dims(theta.sizes()), {size[0]}};
  a.shape.size[0] = 1;
  for (int64_t d = 0; d < rank; ++d) {
    a.shape.size[3 - rank + d] = size[2 + d];
    a.grid.push_back(size[2 + d]);
  }
  a.grid.push_back(rank);
  checked_numel(a.grid, kAffineGrid);
  return moved(a, theta, false);
}

}  // namespace nnc::ops
