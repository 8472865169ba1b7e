// SPDX-License-Identifier: Apache-2.0
#include "ops/norm.h"

#include <cmath>

#include "graph/connected.h"
#include "graph/record.h"
#include "kernels/binary.h"
#include "kernels/copy.h"
#include "kernels/norm.h"
#include "ops/arith.h"
#include "ops/convert.h"
#include "ops/element_type.h"
#include "ops/elementwise.h"
#include "ops/layout.h"
#include "ops/memory_format.h"
#include "ops/norm_compose.h"
#include "ops/reduce.h"
#include "ops/shape.h"
#include "ops/undo.h"

namespace nnc::ops {
namespace {

Tensor doubles(int64_t n) {
  return Tensor::empty({n}, DType::kFloat64);
}

// A vector of n values as double; `otherwise` where t is undefined.
Tensor as_doubles(const Tensor& t, int64_t n, double otherwise) {
  if (!t.defined()) return Tensor::full({n}, otherwise, DType::kFloat64);
  return row_major(as_type(t, DType::kFloat64));
}

// A view of (N, C, ...) as (N, C, positions), in the order in which its bytes lie.
template <class V>
V by_channel(const V& v) {
  int64_t step = 1;  // of the innermost positions
  for (int64_t d = 2; d < v.ndim(); ++d) step = v.size(d) != 1 ? v.stride(d) : step;
  return restrided(v, {v.size(0), v.size(1), count_from(v.sizes(), 2)},
                   {v.stride(0), v.stride(1), step});
}

}  // namespace

// ---- batch_norm: y = (x - m) r w + b per channel, r = 1 / sqrt(v + eps), m and v of the batch.
//      dx = r w (dy - mean(dy) - (x - m) r^2 mean(dy (x - m))), dw = sum dy (x - m) r, db = sum dy;
//      with running statistics dx = r w dy.   saves x, w, m, r
namespace {
struct BatchNormNode final : Node {
  SavedTensor x{this}, w{this};
  SavedTensor mean{this}, rstd{this};  // double
  LayoutPlan plan;
  bool image = false;  // the gradient is channels-last
  bool training = true;
  double eps = 0;
  const char* name() const override { return "NativeBatchNormBackward0"; }
  Tensors backward(const Tensors& gy) override {
    const Tensor in = x.get(), weight = w.get();
    return grad_enabled() ? composed(gy[0], in, weight) : fused(gy[0], in, weight);
  }

 private:
  Tensors composed(const Tensor& given, const Tensor& x, const Tensor& factor) const {
    // 16-bit types are rounded once.
    const Tensor gy = at_least_float32(given), in = at_least_float32(x);
    const Tensor weight = factor.defined() ? at_least_float32(factor) : factor;
    const int64_t c = in.size(1);
    // In its own sizes, and with gradients of its own orders: Note [Shown order].
    NormView v{Dims(in.sizes()), {0}, {c}};
    for (int64_t d = 2; d < in.dim(); ++d) v.dims.push_back(d), v.factor.push_back(1);
    const bool scaled = training && weight.defined();
    const Dims rows = contiguous_strides(in.sizes());
    const Tensor g = scaled ? with_gradient_order(gy, rows) : gy;
    const Tensor from = scaled ? in : with_gradient_order(in, training ? in.strides() : rows);
    Tensors gx =
        training ? normalization_grad(v, g, gy, from, weight, eps)
                 : fixed_normalization_grad(v, gy, from, weight, as_type(mean.get(), in.dtype()),
                                            as_type(rstd.get(), in.dtype()));
    const Dims shown = image ? channels_last_strides(in.sizes()) : rows;
    if (needs(0)) gx[0] = in_order(to_dtype(gx[0], x.dtype()), shown);
    if (scaled) gx[0] = with_gradient_order(gx[0], in.strides());
    if (!training) gx[0] = connected(gx[0], next[0], name(), Behind::kNothing);
    if (gx[1].defined()) gx[1] = to_dtype(gx[1], factor.dtype());
    gx[1] = connected_if_alone(gx[1], next[1], name());
    gx[2] = connected(gx[2], next[0], name(), Behind::kNothing);
    return gx;
  }
  Tensors fused(const Tensor& gy, const Tensor& in, const Tensor& weight) const {
    const int64_t c = in.size(1);
    const Tensor from = plan.operand(in), g = plan.operand(gy);
    const Tensor sum = doubles(c), product = doubles(c), factor = as_doubles(weight, c, 1);
    const Tensor means = mean.get(), rstds = rstd.get();
    if (training || needs(1) || needs(2)) {
      kernels::channel_sums(sum.mutable_view(), product.mutable_view(), by_channel(plan.read(g)),
                            by_channel(plan.read(from)), means.view());
    }
    Tensors gx(3);
    if (needs(0)) {
      const Tensor a = doubles(c), b = doubles(c), gy_mean = doubles(c);
      kernels::channel_grad_factors(gy_mean.mutable_view(), a.mutable_view(), b.mutable_view(),
                                    rstds.view(), factor.view(), sum.view(), product.view(),
                                    training ? in.size(0) * count_from(in.sizes(), 2) : 0);
      gx[0] = plan.result(in.sizes(), in.dtype());
      const View to = by_channel(gx[0].mutable_view());
      if (training) {
        kernels::channel_grad(to, by_channel(plan.read(g)), by_channel(plan.read(from)),
                              gy_mean.view(), means.view(), a.view(), b.view());
      } else {
        kernels::channel_affine(to, by_channel(plan.read(g)), gy_mean.view(), a.view(), b.view());
      }
      gx[0] = as_image(gx[0], image);
    }
    if (needs(1)) {
      const View p = product.mutable_view();
      kernels::binary(kernels::Binary::kMul, p, p, rstds.view());
      gx[1] = as_type(product, weight.dtype());
    }
    if (needs(2)) gx[2] = sum;  // converted to the bias's type, which may be wider than x's
    return gx;
  }
};

void check_channels(const Tensor& t, int64_t channels, const char* what) {
  check(!t.defined() || t.numel() == channels, Code::kShape, "batch_norm: ", what,
        " should contain ", channels, " elements not ", t.defined() ? t.numel() : 0);
}

// running = (1 - momentum) running + momentum value, ready to be stored. See Note [Commit last].
class RunningUpdate {
 public:
  RunningUpdate(const Tensor& running, const Tensor& value, double momentum)
      : running_(running), fresh_(Tensor::empty(running.sizes(), DType::kFloat64)) {
    note_values(running);
    const Tensor old = as_doubles(detach(running), running.numel(), 0);
    kernels::channel_moved(fresh_.mutable_view(), old.view(), value.view(), momentum);
  }
  void commit() {
    kernels::copy(running_.mutable_view(), fresh_.view());
    running_.bump_version();
  }

 private:
  const Tensor& running_;
  Tensor fresh_;
};

void check_running(const Tensor& mean, const Tensor& var, const char* op) {
  const GradGuard off(false);
  for (const Tensor* t : {&mean, &var}) {
    if (t->defined()) check_inplace(*t, op);
  }
}
// Moves both, or none.
void move_running(const Tensor& mean, const Tensor& var, const Tensor& batch_mean,
                  const Tensor& batch_var, double momentum) {
  RunningUpdate first(mean, batch_mean, momentum), second(var, batch_var, momentum);
  first.commit();
  second.commit();
}

void check_batch_norm(const Tensor& x, const Tensor& running_mean, const Tensor& running_var,
                      const Tensor& weight, const Tensor& bias, bool training) {
  check_floating(x.dtype(), "batch_norm");
  check(x.dim() >= 2, Code::kShape, "batch_norm: expected at least 2 dimensions, got input size ",
        x.sizes());
  check(training || running_mean.defined(), Code::kInvalid,
        "batch_norm: running_mean must be defined in evaluation mode");
  check(running_mean.defined() == running_var.defined(), Code::kInvalid,
        "batch_norm: running_mean and running_var must either both be None or neither be None");
  const int64_t c = x.size(1);
  check_channels(running_mean, c, "running_mean");
  check_channels(running_var, c, "running_var");
  check_channels(weight, c, "weight");
  check_channels(bias, c, "bias");
  factor_type(x, {&weight, &bias, &running_mean, &running_var}, "batch_norm");
}

// Is the result of x channels-last? Where both orders are possible it is not, and where x is dense
// the strides of sizes of 1 say nothing.
bool gives_channels_last(const Tensor& x) {
  return !x.contiguous() && (is_packed_channels_last(x) || is_channels_last(x));
}

// Mean and variance of a batch, of each channel: double.
struct Statistics {
  Tensor mean, unbiased;
};

// y by the batch's own statistics, which go to `batch` (left undefined for an empty one), or by the
// running ones.
Tensor normalize(const Tensor& x, const Tensor& running_mean, const Tensor& running_var,
                 const Tensor& weight, const Tensor& bias, Statistics* batch, double eps) {
  if (x.numel() == 0) {  // nothing to normalize, but factors to depend on
    Tensor y = clone(x);
    if (weight.defined()) y = mul(y, select(weight, 0, 0));
    if (bias.defined()) y = add(y, select(bias, 0, 0));
    return y;
  }
  const int64_t spatial = count_from(x.sizes(), 2), c = x.size(1);
  const LayoutPlan plan = LayoutPlan::of(x);
  const Tensor from = plan.operand(x);
  Tensor y = plan.result(x.sizes(), x.dtype());
  // A copy: the running mean moves on while the graph waits.
  const Tensor mean = batch ? doubles(c) : clone(as_doubles(detach(running_mean), c, 0));
  const Tensor rstd = doubles(c), scale = doubles(c);
  const Tensor variance = batch ? doubles(c) : as_doubles(detach(running_var), c, 0);
  if (batch) {
    kernels::channel_moments(mean.mutable_view(), variance.mutable_view(),
                             by_channel(plan.read(from)));
    *batch = {mean, doubles(c)};
  }
  const Tensor w = as_doubles(weight, c, 1), b = as_doubles(bias, c, 0);
  kernels::channel_factors(rstd.mutable_view(), scale.mutable_view(),
                           batch ? batch->unbiased.mutable_view() : View(), variance.view(),
                           w.view(), x.size(0) * spatial, eps);
  kernels::channel_affine(by_channel(y.mutable_view()), by_channel(plan.read(from)), mean.view(),
                          scale.view(), b.view());
  y = as_image(y, gives_channels_last(x));
  if (auto node = record<BatchNormNode>(x, weight, bias)) {
    node->x.save(x);
    node->w.save(weight);
    node->mean.save(mean);
    node->rstd.save(rstd);
    node->plan = plan;
    node->image = is_channels_last(x);
    node->training = batch != nullptr;
    node->eps = eps;
    attach(y, node);
  }
  return y;
}

}  // namespace

Tensor batch_norm(const Tensor& x, const Tensor& running_mean, const Tensor& running_var,
                  const Tensor& weight, const Tensor& bias, bool training, double momentum,
                  double eps) {
  check(!training || !(eps <= 0), Code::kInvalid,
        "batch_norm: batch_norm eps must be positive during training, but got ", eps);
  check(!(eps < 0), Code::kInvalid, "batch_norm: batch_norm eps must be non-negative, but got ",
        eps);
  if (x.dim() == 1 && x.numel() == 0) return clone(x);
  check(!training || x.dim() < 2 || x.size(0) * count_from(x.sizes(), 2) != 1, Code::kInvalid,
        "batch_norm: Expected more than 1 value per channel when training, got input size "
        "torch.Size(",
        x.sizes(), ")");
  check_batch_norm(x, running_mean, running_var, weight, bias, training);
  // Factors of other sizes, as many as there are channels, get gradients of their own sizes.
  const auto vector = [](const Tensor& t) {
    return t.defined() && t.dim() != 1 ? reshape(t, {t.numel()}) : t;
  };
  const Tensor w = vector(weight), b = vector(bias);
  if (!training) return normalize(x, running_mean, running_var, w, b, nullptr, eps);
  check_running(running_mean, running_var, "batch_norm");
  Statistics batch;
  const Tensor y = normalize(x, {}, {}, w, b, &batch, eps);
  if (batch.mean.defined() && running_mean.defined()) {
    move_running(running_mean, running_var, batch.mean, batch.unbiased, momentum);
  }
  return y;
}

namespace {
using kernels::RowGroups;

// A row-major tensor as `rows` of them.
template <class V>
V as_rows(const V& v, int64_t rows) {
  const int64_t n = rows > 0 ? v.numel() / rows : 0;
  return v.defined() ? restrided(v, {rows, n}, {n, 1}) : v;
}

// n times the number that t repeats.
Tensor row_of(const Tensor& t, int64_t n) {
  Tensor row = Tensor::empty({n}, t.dtype());
  kernels::copy(row.mutable_view(), restrided(materialize(t).view(), {n}, {0}));
  return row;
}
}  // namespace

// ---- layer_norm, group_norm: y = (x - m) r w + b with m and r of each row (the normalized
//      dimensions; a group's channels).   gradients as in batch_norm.   saves x, w, m, r
namespace {
struct RowNormNode final : Node {
  SavedTensor x{this}, w{this};
  SavedTensor mean{this}, rstd{this};  // double
  RowGroups groups;
  NormView view;
  double eps = 0;
  DType type = DType::kFloat32;  // in which it is computed: that of the factors
  bool by_group = false;
  const char* name() const override {
    return by_group ? "NativeGroupNormBackward0" : "NativeLayerNormBackward0";
  }
  Tensors backward(const Tensors& gy) override {
    const Tensor in = to_dtype(x.get(), type), weight = w.get(), g = to_dtype(gy[0], type);
    Tensors gx = grad_enabled() ? composed(g, in, weight) : fused(g, in, weight);
    if (gx[0].defined()) gx[0] = to_dtype(gx[0], x.get().dtype());
    return gx;
  }

 private:
  Tensors composed(const Tensor& gy, const Tensor& in, const Tensor& weight) const {
    // 16-bit types are rounded once.
    const Tensor g = at_least_float32(gy);
    Tensors gx = normalization_grad(view, g, g, at_least_float32(in),
                                    weight.defined() ? at_least_float32(weight) : weight, eps);
    if (gx[1].defined()) gx[1] = to_dtype(gx[1], type);
    if (needs(2)) gx[2] = to_dtype(reshape(gx[2], bias_sizes), type);
    if (by_group) {
      for (const int64_t i : {0, 1}) gx[i] = connected(gx[i], {&next[1], 2}, name());
      return gx;
    }
    gx[1] = connected_if_alone(gx[1], next[1], name());
    if (needs(2)) gx[2] = connected(gx[2], {&next[0], 3}, name(), Behind::kNothing);
    return gx;
  }
  Tensors fused(const Tensor& gy, const Tensor& in, const Tensor& weight) const {
    const Tensor means = mean.get(), rstds = rstd.get();
    const int64_t rows = means.numel();
    const Tensor from = row_major(in);
    // One number for all, as that of sum(): a row of it serves each.
    const bool same = rows > 0 && is_repeated_value(gy);
    const Tensor g = same ? row_of(gy, gy.numel() / rows) : row_major(gy);
    const Tensor factor = weight.defined() ? row_major(weight) : weight;
    Tensors gx(3);
    const Dims sizes =
        weight.defined() ? Dims(weight.sizes()) : Dims{groups.groups * groups.channels};
    if (needs(0)) gx[0] = Tensor::empty(in.sizes(), in.dtype());
    if (needs(1)) gx[1] = Tensor::zeros(sizes, in.dtype());
    if (needs(2)) gx[2] = Tensor::zeros(bias_sizes, in.dtype());
    kernels::row_norm_grad(
        groups, as_rows(mutable_view_of(gx[0]), rows), mutable_view_of(gx[1]),
        mutable_view_of(gx[2]),
        same ? restrided(g.view(), {rows, g.numel()}, {0, 1}) : as_rows(g.view(), rows),
        as_rows(from.view(), rows), means.view(), rstds.view(), view_of(factor));
    if (by_group && gx[0].defined()) {
      gx[0] = as_image(gx[0], in);
      // Of a dense x the strides of sizes of 1 stay too.
      const bool dense = is_channels_last(in) ? is_packed_channels_last(in) : in.contiguous();
      if (dense && in.numel() > 0) gx[0] = gx[0].alias(in.sizes(), in.strides(), 0);
    }
    return gx;
  }

 public:
  Dims bias_sizes;
};

Tensor row_norm(const Tensor& x, int64_t rows, const RowGroups& groups, const NormView& view,
                const Tensor& weight, const Tensor& bias, double eps, bool by_group) {
  const DType type = factor_type(x, {&weight, &bias}, by_group ? "group_norm" : "layer_norm");
  Tensor y = Tensor::empty(x.sizes(), type);
  const Tensor mean = doubles(rows), rstd = doubles(rows);
  const Tensor from = row_major(as_type(x, type));
  const Tensor w = weight.defined() ? row_major(weight) : weight;
  const Tensor b = bias.defined() ? row_major(bias) : bias;
  kernels::row_norm(groups, as_rows(y.mutable_view(), rows), mean.mutable_view(),
                    rstd.mutable_view(), as_rows(from.view(), rows), view_of(w), view_of(b), eps);
  y = as_type(y, x.dtype());
  if (by_group) y = as_image(y, x);
  if (auto node = record<RowNormNode>(x, weight, bias)) {
    node->x.save(x);
    node->w.save(weight);
    node->mean.save(mean);
    node->rstd.save(rstd);
    node->groups = groups;
    node->view = view;
    node->eps = eps;
    node->type = type;
    node->by_group = by_group;
    if (bias.defined()) node->bias_sizes = Dims(bias.sizes());
    attach(y, node);
  }
  return y;
}

}  // namespace

Tensor layer_norm(const Tensor& x, Sizes normalized_shape, const Tensor& weight, const Tensor& bias,
                  double eps) {
  check_floating(x.dtype(), "layer_norm");
  check(!weight.defined() || same_sizes(weight.sizes(), normalized_shape), Code::kShape,
        "layer_norm: Expected weight to be of same shape as normalized_shape, but got weight of "
        "shape ",
        weight.defined() ? weight.sizes() : Sizes(), " and normalized_shape = ", normalized_shape);
  check(!bias.defined() || same_sizes(bias.sizes(), normalized_shape), Code::kShape,
        "layer_norm: Expected bias to be of same shape as normalized_shape, but got bias of "
        "shape ",
        bias.defined() ? bias.sizes() : Sizes(), " and normalized_shape = ", normalized_shape);
  const int64_t n = normalized_count(x, normalized_shape, "layer_norm");
  const int64_t rows = n == 0 ? 0 : x.numel() / n;
  return row_norm(x, rows, {1, n}, {{rows, n}, {1}, {n}}, weight, bias, eps, false);
}

Tensor group_norm(const Tensor& x, int64_t num_groups, const Tensor& weight, const Tensor& bias,
                  double eps) {
  check_floating(x.dtype(), "group_norm");
  check(x.dim() >= 2, Code::kShape,
        "group_norm: Expected at least 2 dimensions for input tensor but received ", x.dim());
  const int64_t n = x.size(0), c = x.size(1), spatial = count_from(x.sizes(), 2);
  check(num_groups > 0, Code::kInvalid,
        "group_norm: Expected num groups to be greater than 0, got ", num_groups);
  check(c % num_groups == 0, Code::kInvalid,
        "group_norm: Expected number of channels in input to be divisible by num_groups, but got "
        "input of shape ",
        x.sizes(), " and num_groups=", num_groups);
  check(c > 0, Code::kShape, "group_norm: Expected number of channels to be greater than 0, got ",
        c);
  check(spatial > 0, Code::kShape, "group_norm: Expected HxW to be greater than 0, got ", spatial);
  for (const Tensor* t : {&weight, &bias}) {
    check(!t->defined() || (t->dim() == 1 && t->numel() == c), Code::kShape,
          "group_norm: Expected ", t == &weight ? "weight" : "bias",
          " to be a vector of size equal to the number of channels in input, but got ",
          t == &weight ? "weight" : "bias", " of shape ", t->defined() ? t->sizes() : Sizes(),
          " and input of shape ", x.sizes());
  }
  const int64_t per_group = c / num_groups;
  check(x.numel() == 0 || n * per_group * spatial != 1, Code::kInvalid,
        "group_norm: Expected more than 1 value per channel when training, got input size ",
        x.sizes());
  return row_norm(x, n * num_groups, {num_groups, per_group},
                  {{n, num_groups, per_group, spatial}, {2, 3}, {num_groups, per_group, 1}}, weight,
                  bias, eps, true);
}

Tensor instance_norm(const Tensor& x, const Tensor& running_mean, const Tensor& running_var,
                     const Tensor& weight, const Tensor& bias, bool use_input_stats,
                     double momentum, double eps) {
  check(use_input_stats || (running_mean.defined() && running_var.defined()), Code::kInvalid,
        "instance_norm: Expected running_mean and running_var to be defined when use_input_stats "
        "is false");
  check(x.dim() >= 2, Code::kShape,
        "instance_norm: expected at least 2 dimensions, got input size ", x.sizes());
  const int64_t n = x.size(0), c = x.size(1);
  check(!use_input_stats || count_from(x.sizes(), 2) != 1, Code::kInvalid,
        "instance_norm: Expected more than 1 spatial element when training, got input size "
        "torch.Size(",
        x.sizes(), ")");
  // Each sample's channels as channels of one sample.
  const auto repeated = [&](const Tensor& t) {
    return t.defined() ? reshape(expand(t, {n, t.numel()}), {n * t.numel()}) : t;
  };
  // Gradients of 16-bit factors are sums over the samples, rounded once.
  const auto wide = [&](const Tensor& t) {
    return repeated(t.defined() ? at_least_float32(t) : t);
  };
  // Running statistics are converted, unless the mean needs no conversion.
  const DType factor = weight.defined() ? weight.dtype() : x.dtype();
  const bool convert = running_mean.defined() && running_mean.dtype() != factor;
  const auto statistics = [&](const Tensor& t) {
    return repeated(convert && t.defined() ? as_type(detach(t), factor) : t);
  };
  Dims sizes{1, n * c};
  for (int64_t d = 2; d < x.dim(); ++d) sizes.push_back(x.size(d));
  const Tensor rows = reshape(x.contiguous() ? x : contiguous(x), sizes), w = repeated(weight),
               b = repeated(bias);
  if (!use_input_stats) {
    const Tensor mean = statistics(running_mean), var = statistics(running_var);
    check_batch_norm(rows, mean, var, w, b, false);
    return view(normalize(rows, mean, var, wide(weight), wide(bias), nullptr, eps), x.sizes());
  }
  check_batch_norm(rows, statistics(running_mean), statistics(running_var), w, b, true);
  check_running(running_mean, running_var, "instance_norm");
  Statistics batch;
  const Tensor y = view(normalize(rows, {}, {}, wide(weight), wide(bias), &batch, eps), x.sizes());
  if (batch.mean.defined() && running_mean.defined()) {
    const GradGuard off(false);
    const auto average = [&](const Tensor& all) { return mean(reshape(all, {n, c}), {0}); };
    move_running(running_mean, running_var, average(batch.mean), average(batch.unbiased), momentum);
  }
  return y;
}

}  // namespace nnc::ops
