// SPDX-License-Identifier: Apache-2.0
#include "ops/fractional_max_pool.h"

#include "base/random.h"
#include "graph/connected.h"
#include "graph/record.h"
#include "kernels/pool.h"
#include "ops/convert.h"
#include "ops/element_type.h"
#include "ops/index.h"
#include "ops/layout.h"
#include "ops/random.h"
#include "ops/shape.h"

namespace nnc::ops {
namespace {

using kernels::PoolShape;

// ---- fractional_max_pool: y = the winners of the windows.   dx = dy at their places.   saves
// these
struct FractionalMaxPoolNode final : Node {
  SavedTensor index{this};
  Dims sizes;
  int64_t rank = 2, planes = 0, positions = 0;
  const char* name() const override {
    return rank == 2 ? "FractionalMaxPool2DBackward0" : "FractionalMaxPool3DBackward0";
  }
  Tensors backward(const Tensors& gy) override {
    const Tensor at = index.get();
    const Tensor gx = scatter_to_zeros({planes, positions}, 1, at, reshape(gy[0], at.sizes()));
    return {connected(reshape(gx, sizes), next[0], name())};
  }
};

const char* fractional_pool_name(int64_t rank) {
  return rank == 2 ? "fractional_max_pool2d" : "fractional_max_pool3d";
}

void check_fractional_input(int64_t rank, const Tensor& x, const char* op) {
  check(x.dim() == rank + 1 || x.dim() == rank + 2, Code::kShape, op, ": Expected ", rank + 1,
        "D or ", rank + 2, "D tensor, but got: ", x.sizes());
  for (int64_t d = x.dim() - rank - 1; d < x.dim(); ++d) {
    check(x.size(d) > 0, Code::kShape, op,
          ": Expected input to have non-zero size for non-batch dimensions, but got ", x.sizes(),
          " with dimension ", d, " being empty.");
  }
  check_floating(x.dtype(), op);
}

// Element d of a list of `rank` values, or of one.
template <class T>
T element(Span<const T> list, int64_t d) {
  return list[list.size() == 1 ? 0 : d];
}

int64_t output_of(const Tensor& x, int64_t rank, int64_t d, const FractionalArguments& a,
                  const char* op) {
  if (!a.output_size.empty()) return element<int64_t>(a.output_size, d);
  const double size = static_cast<double>(x.size(x.dim() - rank + d)) * element(a.output_ratio, d);
  check(size > -1 && size < 0x1p63, Code::kInvalid, op,
        ": output_ratio=", element(a.output_ratio, d), " is out of range");
  return static_cast<int64_t>(size);
}

PoolShape shape_of(int64_t rank, const Tensor& x, const FractionalArguments& a, const char* op) {
  const auto fits = [&](int64_t n) { return n == 1 || n == rank; };
  check(fits(a.kernel_size.size()), Code::kInvalid, op,
        ": kernel_size must either be a single Int or tuple of Ints");
  const bool by_size = !a.output_size.empty();
  check(by_size || !a.output_ratio.empty(), Code::kInvalid, op,
        " requires specifying either an output_size or an output_ratio");
  check(fits(by_size ? a.output_size.size() : a.output_ratio.size()), Code::kInvalid, op, ": ",
        by_size ? "output_size" : "output_ratio", " must either be a single number or ", rank,
        " of them");
  PoolShape s;
  s.dtype = x.dtype();
  s.batch = x.dim() == rank + 1 ? 1 : x.size(0);
  s.channels = x.size(-rank - 1);
  constexpr const char* kNames[] = {"time", "height", "width"};
  for (int64_t d = 0; d < rank; ++d) {
    const int64_t i = 3 - rank + d;
    s.in[i] = x.size(x.dim() - rank + d);
    s.kernel[i] = element<int64_t>(a.kernel_size, d);
    s.out[i] = output_of(x, rank, d, a, op);
    check(s.kernel[i] > 0, Code::kInvalid, op,
          ": kernel size should be greater than zero, but got ", a.kernel_size);
    check(s.out[i] >= 0, Code::kInvalid, op, ": Trying to create tensor with negative dimension ",
          s.out[i]);
    // In two dimensions windows may begin everywhere.
    const int64_t starts = s.in[i] - s.kernel[i] + (rank == 2 ? 1 : 0);
    check(s.kernel[i] <= s.in[i] && s.out[i] <= starts, Code::kShape, op, ": pool ", kNames[i], " ",
          s.kernel[i], " too large relative to input ", kNames[i], " ", s.in[i]);
  }
  return s;
}

void check_samples(const PoolShape& s, int64_t rank, const Tensor& samples, const char* op) {
  check(samples.dtype() == s.dtype, Code::kDtype, op,
        ": Expect _random_samples to have the same dtype as input");
  check(samples.dim() == 3, Code::kShape, op, ": Expect _random_samples to have 3 dimensions, got ",
        samples.dim());
  check(samples.size(0) >= s.batch, Code::kShape, op,
        ": Expect _random_samples.size(0) no less then input batch size.");
  check(samples.size(1) == s.channels, Code::kShape, op,
        ": Expect _random_samples.size(1) equals to input channel size.");
  check(samples.size(2) == rank, Code::kShape, op, ": Expect _random_samples.size(2) equals to ",
        rank, "; got ", samples.size(2), ".");
}

}  // namespace

Tensor fractional_max_pool(int64_t rank, const Tensor& x, const FractionalArguments& a,
                           Tensor* indices) {
  const char* op = fractional_pool_name(rank);
  check_fractional_input(rank, x, op);
  const PoolShape s = shape_of(rank, x, a, op);
  Dims sizes(x.sizes());
  for (int64_t d = 0; d < rank; ++d) sizes[x.dim() - rank + d] = s.out[3 - rank + d];
  checked_numel(sizes, op);
  if (a.samples.defined()) check_samples(s, rank, a.samples, op);
  Tensor y = Tensor::empty(sizes, x.dtype());
  const int64_t planes = s.batch * s.channels;
  const Tensor index = Tensor::empty({planes, s.out_spatial()}, DType::kInt64);
  Tensor places;
  if (indices) places = Tensor::empty(sizes, DType::kInt64);
  const Tensor from = row_major(x);
  DrawGuard draws(drawn_generator());
  Tensor samples = a.samples;
  if (samples.defined()) {
    samples = narrow(detach(samples), 0, 0, s.batch);
  } else {
    samples = rand({s.batch, s.channels, rank}, x.dtype());
  }
  if (y.numel() > 0) {
    // torch's samples are along W and H, but along D, H and W.
    kernels::fractional_max_pool(s, y.mutable_view(), index.mutable_view(), from.view(),
                                 row_major(samples).view(), {rank, rank == 2});
  }
  if (indices) {
    copy_(places, reshape(index, sizes));
    *indices = places;
  }
  if (auto node = record<FractionalMaxPoolNode>(x)) {
    node->index.save(index);
    node->sizes = Dims(x.sizes());
    node->rank = rank;
    node->planes = planes;
    node->positions = s.in_spatial();
    attach(y, node);
  }
  draws.keep();
  return y;
}

}  // namespace nnc::ops
