// SPDX-License-Identifier: Apache-2.0
#include "ops/grid_sample.h"

#include "graph/connected.h"
#include "graph/record.h"
#include "kernels/grid.h"
#include "ops/arith.h"
#include "ops/convert.h"
#include "ops/element_type.h"
#include "ops/index.h"
#include "ops/join.h"
#include "ops/layout.h"
#include "ops/reduce.h"
#include "ops/shape.h"

namespace nnc::ops {
namespace {

using kernels::GridShape;

constexpr const char* kGridSample = "grid_sample";

const char* grid_sample_label(const GridShape& s) {
  return s.rank == 2 ? "GridSampler2DBackward0" : "GridSampler3DBackward0";
}

// ---- the way between two positions, as a function of the grid.   dgrid = dy slope.   saves slope
struct GridFractionNode final : Node {
  SavedTensor slope{this};
  const char* text = nullptr;
  const char* name() const override { return text; }
  Tensors backward(const Tensors& gy) override { return {mul(gy[0], slope.get())}; }
};

// A tensor with the arithmetic that the weights of taps are written in.
struct Value {
  Tensor t;
  Value operator*(const Value& o) const { return {mul(t, o.t)}; }
  Value operator*(double v) const { return {mul(t, Scalar(v))}; }
  Value operator+(double v) const { return {add(t, Scalar(v))}; }
};

// The gradients of x and grid, written in operations: for each tap, gy times what stands there.
class ComposedGrad {
 public:
  // All tensors in the type of the shape.
  ComposedGrad(const GridShape& s, const Tensor& gy, const Tensor& x, const Tensor& grid)
      : s_(s),
        taps_(s.rule.taps()),
        gy_(reshape(gy, {s.batch, s.channels, s.places})),
        x_(reshape(x, {s.batch, s.channels, s.in_spatial()})),
        zero_(Tensor::full({}, 0.0, s.dtype)) {
    const Dims places{s.rank, s.batch, s.places};
    index_ = Tensor::empty({s.rank, taps_, s.batch, s.places}, DType::kInt64);
    const Tensor fraction = Tensor::empty(places, s.dtype);
    slope_ = Tensor::empty(places, s.dtype);
    kernels::grid_places(s, index_.mutable_view(), fraction.mutable_view(), slope_.mutable_view(),
                         row_major(grid).view());
    const Tensor flat = reshape(grid, {s.batch, s.places, s.rank});
    for (int64_t c = 0; c < s.rank && taps_ > 1; ++c) {
      add_weights(fraction_of(select(fraction, 0, c), select(slope_, 0, c), select(flat, 2, c)),
                  select(slope_, 0, c));
    }
  }

  Tensors compute(bool want_x, bool want_grid) {
    Tensor gx, parts[3];
    if (want_x) gx = Tensor::full(x_.sizes(), 0.0, s_.dtype);
    int64_t count = 1;
    for (int64_t c = 0; c < s_.rank; ++c) count *= taps_;
    for (int64_t i = 0; i < count; ++i) {
      const int64_t k[3] = {i % taps_, i / taps_ % taps_, i / (taps_ * taps_)};
      look_up(k);
      if (want_x) {
        const Tensor w = weight(k, -1);
        const Tensor g = w.defined() ? mul(gy_, unsqueeze(w, 1)) : gy_;
        gx = scatter_add(gx, 2, at_, where(inside_, g, zero_));
      }
      if (want_grid && taps_ > 1) add_to_grid(k, parts);
    }
    Tensor ggrid;
    if (want_grid) {
      for (int64_t c = 0; c < s_.rank; ++c) {
        if (!parts[c].defined()) parts[c] = Tensor::full({s_.batch, s_.places}, 0.0, s_.dtype);
      }
      ggrid = stack(Span<const Tensor>(parts, s_.rank), -1);
    }
    return {gx, ggrid};
  }

 private:
  Tensor fraction_of(const Tensor& value, const Tensor& slope, const Tensor& grid) const {
    Tensor f = clone(value);
    if (auto node = record<GridFractionNode>(grid)) {
      node->slope.save(slope);
      node->text = grid_sample_label(s_);
      attach(f, node);
    }
    return f;
  }
  void add_weights(const Tensor& fraction, const Tensor& slope) {
    const Value f{fraction};
    for (int k = 0; k < taps_; ++k) {
      weights_.push_back(kernels::grid_weight(taps_, k, f).t);
      slopes_.push_back(mul(kernels::grid_weight_slope(taps_, k, f).t, slope));
    }
  }
  // The product of the weights of the components but `except`; undefined: 1.
  Tensor weight(const int64_t (&k)[3], int64_t except) const {
    Tensor w;
    for (int64_t c = 0; c < s_.rank && taps_ > 1; ++c) {
      if (c == except) continue;
      const Tensor& factor = weights_[c * taps_ + k[c]];
      w = w.defined() ? mul(w, factor) : factor;
    }
    return w;
  }
  // Where in its plane the tap lies, as (N, C, places), and whether it lies inside.
  void look_up(const int64_t (&k)[3]) {
    const int64_t n = s_.batch * s_.places;
    const Tensor at = Tensor::empty({s_.batch, 1, s_.places}, DType::kInt64);
    const Tensor inside = Tensor::empty({s_.batch, 1, s_.places}, DType::kBool);
    const int64_t* index = index_.data<int64_t>();
    for (int64_t i = 0; i < n; ++i) {
      int64_t position = 0;
      for (int64_t c = s_.rank - 1; c >= 0 && position >= 0; --c) {
        const int64_t v = index[(c * taps_ + k[c]) * n + i];
        position = v < 0 ? -1 : position * s_.in[2 - c] + v;
      }
      inside.mutable_data<bool>()[i] = position >= 0;
      at.mutable_data<int64_t>()[i] = position < 0 ? 0 : position;
    }
    const Dims sizes{s_.batch, s_.channels, s_.places};
    at_ = expand(at, sizes);
    inside_ = inside;
  }
  void add_to_grid(const int64_t (&k)[3], Tensor (&parts)[3]) const {
    const Tensor products = where(inside_, mul(gy_, gather(x_, 2, at_)), zero_);
    const Tensor dot = sum(products, {1});
    for (int64_t c = 0; c < s_.rank; ++c) {
      const Tensor slope = mul(slopes_[c * taps_ + k[c]], weight(k, c));
      const Tensor part = mul(dot, slope);
      parts[c] = parts[c].defined() ? add(parts[c], part) : part;
    }
  }

  const GridShape s_;
  const int taps_;
  const Tensor gy_, x_, zero_;
  Tensor index_, slope_, at_, inside_;
  SmallVector<Tensor, 12> weights_, slopes_;  // of component c and tap k: c taps + k
};

// ---- grid_sample: y = weighted sums of x around the places of grid.   dx = dy added to where it
//      came from, dgrid = dy times the slopes of the weights.   saves x and grid
struct GridSampleNode final : Node {
  GridShape shape;
  SavedTensor x{this}, grid{this};
  const char* name() const override { return grid_sample_label(shape); }
  Tensors backward(const Tensors& gy) override {
    return grad_enabled() ? composed(gy[0]) : fused(gy[0]);
  }

 private:
  Tensors fused(const Tensor& gy) const {
    const Tensor image = row_major(x.get()), places = row_major(grid.get());
    Tensor gx, ggrid;
    if (needs(0)) gx = Tensor::empty(image.sizes(), image.dtype());
    if (needs(1)) ggrid = Tensor::empty(places.sizes(), places.dtype());
    kernels::grid_sample_grad(shape, mutable_view_of(gx), mutable_view_of(ggrid),
                              row_major(gy).view(), image.view(), places.view());
    return {gx, ggrid};
  }
  Tensors composed(const Tensor& gy) const {
    const Tensor image = x.get(), places = grid.get();
    const DType type = image.dtype();
    GridShape s = shape;
    s.dtype = type == DType::kFloat64 ? type : DType::kFloat32;
    Tensors g =
        ComposedGrad(s, at_least_float32(gy), at_least_float32(image), at_least_float32(places))
            .compute(needs(0), needs(1));
    const Dims sizes[2] = {Dims(image.sizes()), Dims(places.sizes())};
    for (int64_t i = 0; i < 2; ++i) {
      if (!g[i].defined()) continue;
      g[i] = to_dtype(reshape(g[i], sizes[i]), type);
      // The places of the nearest elements do not change with the grid.
      if (i == 0 && shape.rule.filter == kernels::GridFilter::kNearest) {
        g[i] = connected(g[i], next[1], name());
      }
      g[i] = connected_if_alone(g[i], next[i], name());
    }
    return g;
  }
};

kernels::GridRule rule_of(std::string_view mode, std::string_view padding_mode,
                          bool align_corners) {
  using kernels::GridFilter;
  using kernels::GridPadding;
  kernels::GridRule r;
  r.align_corners = align_corners;
  check(mode == "bilinear" || mode == "nearest" || mode == "bicubic", Code::kInvalid, kGridSample,
        ": expected mode to be 'bilinear', 'nearest' or 'bicubic', but got: '", mode, "'");
  check(padding_mode == "zeros" || padding_mode == "border" || padding_mode == "reflection",
        Code::kInvalid, kGridSample,
        ": expected padding_mode to be 'zeros', 'border', or 'reflection', but got: '",
        padding_mode, "'");
  r.filter = mode == "nearest"   ? GridFilter::kNearest
             : mode == "bicubic" ? GridFilter::kCubic
                                 : GridFilter::kLinear;
  r.padding = padding_mode == "zeros"    ? GridPadding::kZeros
              : padding_mode == "border" ? GridPadding::kBorder
                                         : GridPadding::kReflection;
  return r;
}

void check_grid_sizes(const Tensor& x, const Tensor& grid) {
  const auto both = [&](bool ok, const auto&... expected) {
    check(ok, Code::kShape, kGridSample, expected..., ", but got input with sizes ", x.sizes(),
          " and grid with sizes ", grid.sizes());
  };
  both((x.dim() == 4 || x.dim() == 5) && grid.dim() == x.dim(),
       ": expected 4D or 5D input and grid with same number of dimensions");
  both(grid.size(0) == x.size(0), ": expected grid and input to have same batch size");
  both(grid.size(-1) == x.dim() - 2, ": expected grid to have size ", x.dim() - 2,
       " in last dimension");
  for (int64_t d = 2; d < x.dim(); ++d) {
    check(x.size(d) > 0, Code::kShape, kGridSample,
          ": expected input to have non-empty spatial dimensions, but input has sizes ", x.sizes(),
          " with dimension ", d, " being empty");
  }
}

}  // namespace

Tensor grid_sample(const Tensor& x, const Tensor& grid, std::string_view mode,
                   std::string_view padding_mode, bool align_corners) {
  GridShape s;
  s.rule = rule_of(mode, padding_mode, align_corners);
  check_grid_sizes(x, grid);
  check(x.dim() == 4 || s.rule.filter != kernels::GridFilter::kCubic, Code::kInvalid, kGridSample,
        ": bicubic interpolation only supports 4D input");
  check_floating(x.dtype(), kGridSample);
  check(x.dtype() == grid.dtype(), Code::kDtype, kGridSample, ": expected scalar type ",
        short_type_name(x.dtype()), " but found ", short_type_name(grid.dtype()));
  s.dtype = x.dtype();
  s.rank = x.dim() - 2;
  s.batch = x.size(0);
  s.channels = x.size(1);
  s.places = 1;
  Dims sizes{s.batch, s.channels};
  for (int64_t d = 0; d < s.rank; ++d) {
    s.in[3 - s.rank + d] = x.size(2 + d);
    sizes.push_back(grid.size(1 + d));
    s.places = checked_mul(s.places, grid.size(1 + d), kGridSample);
  }
  checked_numel(sizes, kGridSample);
  checked_numel(Sizes(s.in, 3), kGridSample);
  Tensor y = Tensor::empty(sizes, x.dtype());
  if (y.numel() > 0) {
    kernels::grid_sample(s, y.mutable_view(), row_major(x).view(), row_major(grid).view());
  }
  if (auto node = record<GridSampleNode>(x, grid)) {
    node->shape = s;
    node->x.save(x);
    node->grid.save(grid);
    attach(y, node);
  }
  return y;
}

}  // namespace nnc::ops
