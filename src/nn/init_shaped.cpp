// SPDX-License-Identifier: Apache-2.0
// Initial values with a place: the same number at certain ones, or made of whole rows and columns.
#include <algorithm>
#include <cmath>

#include "base/random.h"
#include "kernels/copy.h"
#include "nn/init.h"
#include "ops/arith.h"
#include "ops/convert.h"
#include "ops/layout.h"
#include "ops/linalg.h"
#include "ops/math.h"
#include "ops/random.h"
#include "ops/shape.h"

namespace nnc::nn {
namespace {

void check_matrix(const Tensor& t, const char* op) {
  check(t.dim() == 2, Code::kShape, op, ": Only tensors with 2 dimensions are supported, got ",
        t.sizes());
}

// t is 0 but for `places`, which look at its memory.
void fill_places(const Tensor& t, const Tensor& places) {
  const GradGuard off(false);
  ops::zero_(t);
  kernels::fill(places.mutable_view(), 1);
}

}  // namespace

void init_eye(const Tensor& t) {
  check_matrix(t, "eye_");
  const int64_t n = std::min(t.size(0), t.size(1));
  const Tensor& plain = ops::materialize(t);
  fill_places(t, plain.alias({n}, {t.stride(0) + t.stride(1)}, plain.offset()));
}

void init_dirac(const Tensor& t, int64_t groups) {
  const int64_t dims = t.dim();
  check(dims >= 3 && dims <= 5, Code::kShape,
        "dirac_: Only tensors with 3, 4, or 5 dimensions are supported, got ", t.sizes());
  check(groups != 0 && t.size(0) % groups == 0, Code::kShape,
        "dirac_: dim 0 must be divisible by groups, got size ", t.size(0), " and groups ", groups);
  // As in PyTorch there are no ones in a negative number of groups.
  const int64_t outputs = groups > 0 ? t.size(0) / groups : 0;
  const int64_t kept = std::min(outputs, t.size(1));
  const Tensor& plain = ops::materialize(t);
  int64_t middle = plain.offset();
  for (int64_t d = 2; d < dims && kept > 0; ++d) {
    check(t.size(d) > 0, Code::kIndex, "dirac_: index 0 is out of bounds for dimension ", d,
          " with size 0");
    middle += t.size(d) / 2 * t.stride(d);
  }
  fill_places(t, plain.alias({kept > 0 ? groups : 0, kept},
                             {outputs * t.stride(0), t.stride(0) + t.stride(1)}, middle));
}

// Q of a normal matrix, with the signs that make it uniform: Mezzadri, How to generate random
// matrices from the classical compact groups, 2007.
void init_orthogonal(const Tensor& t, double gain) {
  check(t.dim() >= 2, Code::kShape,
        "orthogonal_: Only tensors with 2 or more dimensions are supported, got ", t.sizes());
  if (t.numel() == 0) return;
  const GradGuard off(false);
  const int64_t rows = t.size(0), columns = t.numel() / rows;
  const Tensor matrix = ops::view(t, {rows, columns});
  const Tensor drawn = Tensor::empty({rows, columns}, t.dtype());
  DrawGuard draws(drawn_generator());
  ops::normal_(drawn);
  const bool wide = rows < columns;
  const auto [q, r] = ops::qr(wide ? ops::transpose(drawn, 0, 1) : drawn, "reduced");
  const Tensor uniform = ops::mul(q, ops::sign(ops::diag(r)));
  ops::copy_(matrix, ops::mul(wide ? ops::transpose(uniform, 0, 1) : uniform, Scalar(gain)));
  draws.keep();
}

namespace {

// As many of n as torch's slice [:ceil(share * n)] has.
int64_t share_of(double share, int64_t n, const char* op) {
  const double count = std::ceil(share * static_cast<double>(n));
  check(std::isfinite(count), Code::kInvalid, op, ": sparsity of ", n, " rows must be finite, got ",
        share);
  const double first = count < 0 ? count + static_cast<double>(n) : count;
  if (first <= 0) return 0;
  return first < static_cast<double>(n) ? static_cast<int64_t>(first) : n;
}

}  // namespace

void init_sparse(const Tensor& t, double sparsity, double std) {
  check_matrix(t, "sparse_");
  const int64_t share = share_of(sparsity, t.size(0), "sparse_");
  const bool some = t.numel() > 0;
  const int64_t rows = some ? t.size(0) : 0, columns = some ? t.size(1) : 0;
  const int64_t zeros = std::min(share, rows);
  const Tensor order = Tensor::empty({rows}, DType::kInt64);
  auto* const index = order.mutable_data<int64_t>();
  const Tensor column = ops::materialize(t).alias({zeros}, {t.stride(0)}, t.offset());
  init_normal(t, 0, std);
  const View values = column.mutable_view();
  dispatch_all(t.dtype(), [&](auto tag) {
    using T = typename decltype(tag)::type;
    for (int64_t c = 0; c < columns; ++c) {
      fill_randperm(index, rows, drawn_generator());
      T* const first = values.ptr<T>() + c * t.stride(1);
      for (int64_t i = 0; i < zeros; ++i) first[index[i] * t.stride(0)] = T(0);
    }
  });
}

}  // namespace nnc::nn
