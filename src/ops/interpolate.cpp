// SPDX-License-Identifier: Apache-2.0
#include "ops/interpolate.h"

#include <cmath>

#include "graph/connected.h"
#include "graph/record.h"
#include "kernels/resample.h"
#include "ops/element_type.h"
#include "ops/layout.h"
#include "ops/pool.h"
#include "ops/resample_taps.h"
#include "ops/spoken.h"

namespace nnc::ops {
namespace {

constexpr const char* kInterpolate = "interpolate";

// A mode for so many spatial dimensions, and what torch calls its node and that of its gradient.
struct InterpolateMode {
  std::string_view name;
  int64_t rank;
  Filter filter;
  bool antialias;
  const char* forward;
  const char* backward;

  // Is the gradient row-major whatever dy is? In PyTorch it is where all else follows dy.
  bool plain_gradient() const {
    return rank == 3 ? filter != Filter::kLinear : filter == Filter::kCubic;
  }
};
constexpr InterpolateMode kModes[] = {
    {"nearest", 1, Filter::kNearest, false, "UpsampleNearest1DBackward0",
     "UpsampleNearest1DBackwardBackward0"},
    {"nearest", 2, Filter::kNearest, false, "UpsampleNearest2DBackward0",
     "UpsampleNearest2DBackwardBackward0"},
    {"nearest", 3, Filter::kNearest, false, "UpsampleNearest3DBackward0",
     "UpsampleNearest3DBackwardBackward0"},
    {"nearest-exact", 1, Filter::kNearestExact, false, "UpsampleNearestExact1DBackward0",
     "UpsampleNearestExact1DBackwardBackward0"},
    {"nearest-exact", 2, Filter::kNearestExact, false, "UpsampleNearestExact2DBackward0",
     "UpsampleNearestExact2DBackwardBackward0"},
    {"nearest-exact", 3, Filter::kNearestExact, false, "UpsampleNearestExact3DBackward0",
     "UpsampleNearestExact3DBackwardBackward0"},
    {"linear", 1, Filter::kLinear, false, "UpsampleLinear1DBackward0",
     "UpsampleLinear1DBackwardBackward0"},
    {"bilinear", 2, Filter::kLinear, false, "UpsampleBilinear2DBackward0",
     "UpsampleBilinear2DBackwardBackward0"},
    {"bilinear", 2, Filter::kLinear, true, "UpsampleBilinear2DAaBackward0",
     "UpsampleBilinear2DAaBackwardBackward0"},
    {"bicubic", 2, Filter::kCubic, false, "UpsampleBicubic2DBackward0",
     "UpsampleBicubic2DBackwardBackward0"},
    {"bicubic", 2, Filter::kCubic, true, "UpsampleBicubic2DAaBackward0",
     "UpsampleBicubic2DAaBackwardBackward0"},
    {"trilinear", 3, Filter::kLinear, false, "UpsampleTrilinear3DBackward0",
     "UpsampleTrilinear3DBackwardBackward0"},
};

// What the two sides of a resampling are.
struct Resampling {
  const InterpolateMode* mode = nullptr;
  ResampleRule rule;
  bool channels_last = false;
  Dims in, out;  // sizes with batch and channels
  double scale[3] = {0, 0, 0};

  LayoutPlan plan() const { return LayoutPlan(channels_last); }
  kernels::ResampleShape shape(DType dtype, bool adjoint) const;
};

kernels::ResampleShape Resampling::shape(DType dtype, bool adjoint) const {
  kernels::ResampleShape s;
  s.dtype = dtype;
  s.channels_last = channels_last;
  s.batch = in[0];
  s.channels = in[1];
  for (int64_t d = 0; d < 3; ++d) {
    const int64_t spatial = d - (3 - mode->rank);
    if (spatial < 0) {
      s.taps[d].add(0, 1), s.taps[d].end_position();
      continue;
    }
    const int64_t from = in[2 + spatial], to = out[2 + spatial];
    // Bytes of as many positions stay as they are, in PyTorch, whatever the factor.
    const bool nearest = rule.filter == Filter::kNearest || rule.filter == Filter::kNearestExact;
    if (dtype == DType::kUInt8 && !nearest && from == to) {
      for (int64_t i = 0; i < to; ++i) s.taps[d].add(i, 1), s.taps[d].end_position();
      s.taps[d].sources = from;
      continue;
    }
    s.taps[d] = resample_taps(rule, from, to, scale[spatial]);
    if (adjoint) s.taps[d] = s.taps[d].transposed();
  }
  return s;
}

// ---- interpolate: y = A x, or its adjoint A^T.   each one's gradient is the other.   saves how
struct InterpolateNode final : Node {
  Resampling how;
  bool adjoint = false;
  const char* name() const override { return adjoint ? how.mode->backward : how.mode->forward; }
  Tensors backward(const Tensors& gy) override;
};

Tensor resampled(const Resampling& how, const Tensor& x, bool adjoint) {
  const LayoutPlan plan = how.plan();
  Tensor y = plan.result(adjoint ? how.in : how.out, x.dtype());
  if (y.numel() > 0) {
    const Tensor from = plan.operand(x);
    kernels::resample(how.shape(x.dtype(), adjoint), y.mutable_view(), plan.read(from));
  }
  y = as_image(y, is_channels_last(x) && !(adjoint && how.mode->plain_gradient()));
  if (auto node = record<InterpolateNode>(x)) {
    node->how = how;
    node->adjoint = adjoint;
    attach(y, node);
  }
  return y;
}

Tensors InterpolateNode::backward(const Tensors& gy) {
  return {resampled(how, gy[0], !adjoint)};
}

// ---- arguments ----
bool is_area(const InterpolateArguments& a) {
  return a.mode == "area";
}
bool is_nearest(const InterpolateArguments& a) {
  return a.mode == "nearest" || a.mode == "nearest-exact";
}

bool takes_bytes(const InterpolateMode& m) {
  return m.rank == 2 || m.filter == Filter::kNearest || m.filter == Filter::kNearestExact;
}

void check_options(const Tensor& x, const InterpolateArguments& a) {
  check(!a.align_corners || !(is_nearest(a) || is_area(a)), Code::kInvalid, kInterpolate,
        ": align_corners option can only be set with the interpolating modes: linear | bilinear | "
        "bicubic | trilinear");
  check(a.size.empty() || a.scale_factor.empty(), Code::kInvalid, kInterpolate,
        ": only one of size or scale_factor should be defined");
  check(!a.size.empty() || !a.scale_factor.empty(), Code::kInvalid, kInterpolate,
        ": either size or scale_factor should be defined");
  check(!a.recompute_scale_factor || a.size.empty(), Code::kInvalid, kInterpolate,
        ": recompute_scale_factor is not meaningful with an explicit size.");
  check(!a.antialias || ((a.mode == "bilinear" || a.mode == "bicubic") && x.dim() == 4),
        Code::kInvalid, kInterpolate,
        ": Anti-alias option is restricted to bilinear and bicubic modes and requires a 4-D "
        "tensor as input");
}

// The mode for x; null for that of area.
const InterpolateMode* find_mode(const Tensor& x, const InterpolateArguments& a) {
  const int64_t rank = x.dim() - 2;
  const InterpolateMode* other = nullptr;
  for (const InterpolateMode& m : kModes) {
    if (m.name != a.mode || m.antialias != a.antialias) continue;
    if (m.rank == rank) return &m;
    other = &m;
  }
  const bool known = rank >= 1 && rank <= 3 && (other || is_area(a));
  check(known, Code::kInvalid, kInterpolate,
        ": Input Error: Only 3D, 4D and 5D input Tensors supported (got ", x.dim(),
        "D) for the modes: nearest | linear | bilinear | bicubic | trilinear | area | "
        "nearest-exact (got ",
        a.mode, ")");
  check(is_area(a), Code::kShape, kInterpolate, ": Got ", x.dim(), "D input, but ", a.mode,
        " mode needs ", other ? other->rank + 2 : 0, "D input");
  return nullptr;
}

// The spatial sizes of the result.
Dims result_sizes(const Tensor& x, const InterpolateArguments& a, bool area) {
  const int64_t rank = x.dim() - 2, given = a.size.empty() ? a.scale_factor.size() : a.size.size();
  check(given == 1 || given == rank, Code::kInvalid, kInterpolate, ": Input and ",
        a.size.empty() ? "scale_factor" : "output",
        " must have the same number of spatial dimensions, but got input with spatial dimensions "
        "of ",
        Sizes(x.sizes().begin() + 2, rank), " and ", given, " of them");
  Dims out;
  for (int64_t d = 0; d < rank; ++d) {
    const int64_t at = given == 1 ? 0 : d;
    if (!a.size.empty()) {
      out.push_back(a.size[at]);
      continue;
    }
    const double size = static_cast<double>(x.size(2 + d)) * a.scale_factor[at];
    check(size > -0x1p63 && size < 0x1p63, Code::kInvalid, kInterpolate,
          ": scale_factor=", a.scale_factor[at],
          ": value cannot be converted to type int64_t without overflow");
    out.push_back(static_cast<int64_t>(size));
  }
  bool empty = false;  // which adaptive_avg_pool may be
  for (int64_t d = 0; d < rank; ++d) empty |= area ? out[d] < 0 : out[d] < 1 || x.size(2 + d) < 1;
  check(!empty, Code::kShape, kInterpolate,
        ": Input and output sizes should be greater than 0, but got input ",
        Sizes(x.sizes().begin() + 2, rank), " output ", out);
  return out;
}

}  // namespace

Tensor interpolate(const Tensor& x, const InterpolateArguments& a) {
  check_options(x, a);
  const InterpolateMode* mode = find_mode(x, a);
  const Dims spatial = result_sizes(x, a, !mode);
  if (!mode) {
    return speaking_as(kInterpolate, [&] { return adaptive_avg_pool(x.dim() - 2, x, spatial); });
  }
  check(x.size(1) > 0, Code::kShape, kInterpolate, ": Non-empty ", x.dim(),
        "D data tensor expected but got a tensor with sizes ", x.sizes());
  check_implemented(is_floating(x.dtype()) || (takes_bytes(*mode) && x.dtype() == DType::kUInt8),
                    x.dtype(), kInterpolate);
  Resampling how;
  how.mode = mode;
  // As in PyTorch, whose kernels for images, and for volumes where more than three channels come
  // last, do so.
  const bool by_sizes =
      mode->filter == Filter::kNearest &&
      (mode->rank == 2 || (mode->rank == 3 && x.size(1) > 3 && is_channels_last(x)));
  how.rule = {mode->filter, mode->antialias, a.align_corners, x.dtype() == DType::kFloat64,
              by_sizes};
  how.channels_last = LayoutPlan::of(x).channels_last();
  how.in = Dims(x.sizes());
  how.out = {x.size(0), x.size(1)};
  for (int64_t d = 0; d < mode->rank; ++d) {
    how.out.push_back(spatial[d]);
    if (!a.scale_factor.empty() && !a.recompute_scale_factor) {
      how.scale[d] = a.scale_factor[a.scale_factor.size() == 1 ? 0 : d];
    }
  }
  checked_numel(how.out, kInterpolate);
  return resampled(how, x, false);
}

}  // namespace nnc::ops
