// SPDX-License-Identifier: Apache-2.0
// Normalization layers.
#include "ops/norm.h"

#include "nn/norm.h"

#include "base/undo.h"
#include "graph/record.h"
#include "nn/init.h"
#include "nn/lazy.h"
#include "ops/arith.h"
#include "ops/host.h"
#include "ops/shape.h"
#include "ops/undo.h"

namespace nnc::nn {
namespace {

// What BatchNorm and InstanceNorm share. 1d, 2d, 3d: the last number says what inputs are taken.
class ChannelNorm : public Layer {
 public:
  ChannelNorm(const Args& a, int64_t n)
      : n_(n),
        features_(inputs_of(a, "num_features")),
        eps_(a.real("eps")),
        momentum_(a.optional_real("momentum")),
        affine_(a.flag("affine")),
        tracks_(a.flag("track_running_stats")),
        name_(ordinary_name(a)) {
    a.require(features_ >= 0 || !(affine_ || tracks_), "num_features", "must not be negative, got ",
              features_);
    const bool bias = affine_ && a.flag("bias");
    extra_ = ", eps=" + a.shown("eps") + ", momentum=" + a.shown("momentum") +
             ", affine=" + a.formatted("affine") + ", bias=";
    tracking_ = ", track_running_stats=" + a.formatted("track_running_stats");
    const DType t = a.dtype();
    new_parameter_if(affine_, "weight", {features_}, t);
    new_parameter_if(bias, "bias", {features_}, t);
    register_buffer("running_mean", tracks_ ? Tensor::empty({features_}, t) : Tensor());
    register_buffer("running_var", tracks_ ? Tensor::empty({features_}, t) : Tensor());
    // States older than this buffer are loaded without it.
    register_buffer("num_batches_tracked", tracks_ ? Tensor::zeros({}, DType::kInt64) : Tensor(),
                    true, true);
    ChannelNorm::reset();
  }
  std::string type_name() const override { return name_; }
  std::string extra_repr() const override {
    return std::to_string(features_) + extra_ + python_bool(parameter(1).defined()) + tracking_;
  }
  void reset_running_stats() {
    if (!tracks_) return;
    UndoLog log;
    for (int64_t i = 0; i < 3; ++i) ops::note_values(statistic(i));
    set_running_stats();
    log.keep();
  }

 protected:
  bool reset() override {
    if (tracks_) set_running_stats();
    init_scale_and_shift(parameter(0), parameter(1));
    return true;
  }
  // ---- of the lazy layer ----
  int64_t& inputs() { return features_; }
  LazyState::Found found(const Tensor& x) const {
    check(x.dim() > 1, Code::kShape, type_name(), ": expected input with a dimension 1, got ",
          x.dim(), "D input");
    return {x.size(1), {x.size(1)}, {x.size(1)}};
  }
  int64_t inputs_given(const Tensor&) const { return features_; }
  void fail_dims(const Tensor& x, const char* expected) const {
    fail(Code::kShape, name_, ": expected ", expected, " input (got ", x.dim(), "D input)");
  }
  const int64_t n_;
  int64_t features_;
  const double eps_;
  const std::optional<double> momentum_;
  const bool affine_, tracks_;

 private:
  void set_running_stats() {
    for (int64_t i = 0; i < 3; ++i) init_constant(statistic(i), i == 1 ? 1 : 0);
  }
  const Tensor& statistic(int64_t i) const { return defined(buffer(i), buffers()[i]); }
  std::string name_, extra_, tracking_;
};

class BatchNorm : public ChannelNorm {
 public:
  using ChannelNorm::ChannelNorm;

  // momentum None keeps the plain average of all batches so far. Note [Commit last]: the count
  // moves when the operation, which moves the other statistics, has succeeded.
  Tensor apply(const Tensor& x) override {
    check_input(x);
    const bool train = training();  // another thread may change it meanwhile
    const bool counts = train && tracks_ && buffer(2).defined();
    const bool averages =
        !momentum_ || std::atomic_ref(averages_all_).load(std::memory_order_relaxed);
    const Tensor tracked = counts ? buffer(2) : Tensor();
    // Another type where the module was converted, or is called with others in the place of its
    // own.
    const bool whole =
        counts && tracked.dtype() == DType::kInt64 && tracked.numel() == 1 && !is_recording();
    int64_t* const count = whole ? tracked.mutable_data<int64_t>() : nullptr;
    if (counts && !whole) check_inplace(tracked, "batch_norm");
    const double batches = whole                ? static_cast<double>(*count)
                           : counts && averages ? ops::item(tracked)
                                                : 0.0;
    const double momentum = !averages ? *momentum_ : counts ? 1.0 / (batches + 1) : 0.0;
    if (counts) ops::note_values(tracked);
    const bool use_batch = train || (!buffer(0).defined() && !buffer(1).defined());
    const bool keeps = !train || tracks_;
    Tensor y = ops::batch_norm(x, keeps ? buffer(0) : Tensor(), keeps ? buffer(1) : Tensor(),
                               parameter(0), parameter(1), use_batch, momentum, eps_);
    if (whole) {
      std::atomic_ref(*count).fetch_add(1, std::memory_order_relaxed);
      tracked.bump_version();
    } else if (counts) {
      const GradGuard off(false);
      ops::add_(tracked, Scalar(1));
    }
    return y;
  }
  BatchStatistics statistics() const {
    return {buffer(0), buffer(1), parameter(0), parameter(1), eps_};
  }
  void average_all(bool on) { std::atomic_ref(averages_all_).store(on, std::memory_order_relaxed); }

 private:
  void check_input(const Tensor& x) const {
    const bool any = n_ == 0;  // SyncBatchNorm
    check(!any || x.dim() < 2 || x.size(1) > 0, Code::kShape, type_name(),
          ": number of input channels should be non-zero");
    const bool fits = any       ? x.dim() > 1
                      : n_ == 1 ? x.dim() == 2 || x.dim() == 3
                                : x.dim() == n_ + 2;
    if (!fits) fail_dims(x, any ? "at least 2D" : n_ == 1 ? "2D or 3D" : n_ == 2 ? "4D" : "5D");
  }

  bool averages_all_ = false;  // as if momentum were None
};

// Inputs may come without a batch. The count of batches stays 0.
class InstanceNorm : public ChannelNorm {
 public:
  using ChannelNorm::ChannelNorm;

  Tensor apply(const Tensor& x) override {
    const bool batched = x.dim() == n_ + 2;
    if (!batched && x.dim() != n_ + 1) {
      fail_dims(x, n_ == 1 ? "2D or 3D" : n_ == 2 ? "3D or 4D" : "4D or 5D");
    }
    const int64_t dim = batched ? 1 : 0;
    check(!affine_ || x.size(dim) == features_, Code::kShape, type_name(),
          ": expected input's size at dim=", dim, " to match num_features (", features_,
          "), but got: ", x.size(dim));
    const bool use_input = training() || !tracks_;
    const Tensor y =
        ops::instance_norm(batched ? x : ops::unsqueeze(x, 0), buffer(0), buffer(1), parameter(0),
                           parameter(1), use_input, momentum_.value_or(0), eps_);
    return batched ? y : ops::squeeze(y, 0);
  }
};

class LayerNorm final : public Layer {
 public:
  explicit LayerNorm(const Args& a)
      : shape_(a.integers("normalized_shape", -1)),
        eps_(a.real("eps")),
        affine_(a.flag("elementwise_affine")) {
    extra_ = python_tuple(shape_) + ", eps=" + a.shown("eps") +
             ", elementwise_affine=" + a.formatted("elementwise_affine") + ", bias=";
    new_parameter_if(affine_, "weight", shape_, a.dtype());
    new_parameter_if(affine_ && a.flag("bias"), "bias", shape_, a.dtype());
    LayerNorm::reset();
  }
  std::string type_name() const override { return "LayerNorm"; }
  std::string extra_repr() const override { return extra_ + python_bool(parameter(1).defined()); }
  Tensor apply(const Tensor& x) override {
    return ops::layer_norm(x, shape_, parameter(0), parameter(1), eps_);
  }

 protected:
  bool reset() override {
    init_scale_and_shift(parameter(0), parameter(1));
    return true;
  }

 private:
  Dims shape_;
  double eps_;
  bool affine_;
  std::string extra_;
};

class RMSNorm final : public Module {
 public:
  explicit RMSNorm(const Args& a)
      : shape_(a.integers("normalized_shape", -1)), eps_(a.optional_real("eps")) {
    const bool affine = a.flag("elementwise_affine");
    extra_ = python_tuple(shape_) + ", eps=" + a.shown("eps") +
             ", elementwise_affine=" + a.formatted("elementwise_affine");
    new_parameter_if(affine, "weight", shape_, a.dtype());
    RMSNorm::reset();
  }
  std::string type_name() const override { return "RMSNorm"; }
  std::string extra_repr() const override { return extra_; }
  int64_t output_count(int64_t) const override { return 1; }

 protected:
  Span<const ForwardParameter> forward_parameters() const override {
    static constexpr ForwardParameter kParameters[] = {{"x"}};
    return kParameters;
  }
  std::vector<Tensor> forward(const Inputs& in) override {
    return {ops::rms_norm(in[0], shape_, parameter(0), eps_ ? &*eps_ : nullptr)};
  }
  bool reset() override {
    init_scale_and_shift(parameter(0), Tensor());
    return true;
  }

 private:
  Dims shape_;
  std::optional<double> eps_;
  std::string extra_;
};

class GroupNorm final : public Layer {
 public:
  explicit GroupNorm(const Args& a)
      : groups_(a.integer("num_groups")),
        channels_(a.integer("num_channels")),
        eps_(a.real("eps")),
        affine_(a.flag("affine")) {
    a.require(groups_ > 0 && channels_ % groups_ == 0, "num_channels",
              "must be divisible by num_groups: ", channels_, " and ", groups_);
    extra_ = std::to_string(groups_) + ", " + std::to_string(channels_) +
             ", eps=" + a.shown("eps") + ", affine=" + a.formatted("affine") + ", bias=";
    new_parameter_if(affine_, "weight", {channels_}, a.dtype());
    new_parameter_if(affine_ && a.flag("bias"), "bias", {channels_}, a.dtype());
    GroupNorm::reset();
  }
  std::string type_name() const override { return "GroupNorm"; }
  std::string extra_repr() const override { return extra_ + python_bool(parameter(1).defined()); }
  Tensor apply(const Tensor& x) override {
    return ops::group_norm(x, groups_, parameter(0), parameter(1), eps_);
  }

 protected:
  bool reset() override {
    init_scale_and_shift(parameter(0), parameter(1));
    return true;
  }

 private:
  int64_t groups_, channels_;
  double eps_;
  bool affine_;
  std::string extra_;
};

}  // namespace

void reset_running_stats(Module& m) {
  auto* layer = dynamic_cast<ChannelNorm*>(&m);
  check(layer != nullptr, Code::kInvalid, "module must be a BatchNorm or InstanceNorm, got ",
        m.type_name());
  layer->reset_running_stats();
}

BatchStatistics statistics_of(const Module& m) {
  const auto* layer = dynamic_cast<const BatchNorm*>(&m);
  check(layer != nullptr, Code::kInvalid,
        "bn must be a BatchNorm1d, BatchNorm2d or BatchNorm3d, got ", m.type_name());
  return layer->statistics();
}

bool is_batch_norm(const Module& m) {
  return dynamic_cast<const BatchNorm*>(&m) != nullptr;
}

void average_all_batches(Module& m, bool on) {
  static_cast<BatchNorm&>(m).average_all(on);
}

#define NNC_BATCH_NORM_END                                                                    \
  "eps=1e-05, momentum=0.1, affine=True, track_running_stats=True, device=None, dtype=None, " \
  "*, bias=True)"
#define NNC_BATCH_NORM_ARGUMENTS "(num_features, " NNC_BATCH_NORM_END
#define NNC_INSTANCE_NORM_ARGUMENTS                                                   \
  "(num_features, eps=1e-05, momentum=0.1, affine=False, track_running_stats=False, " \
  "device=None, dtype=None, *, bias=True)"
Span<const ModuleType> norm_types() {
  static constexpr ModuleType kTypes[] = {
      {"BatchNorm1d" NNC_BATCH_NORM_ARGUMENTS, make_nd<BatchNorm, 1>},
      {"BatchNorm2d" NNC_BATCH_NORM_ARGUMENTS, make_nd<BatchNorm, 2>},
      {"BatchNorm3d" NNC_BATCH_NORM_ARGUMENTS, make_nd<BatchNorm, 3>},
      // Processes that would have to agree are not there.
      {"SyncBatchNorm(num_features, eps=1e-05, momentum=0.1, affine=True, "
       "track_running_stats=True, "
       "process_group=None, device=None, dtype=None, *, bias=True)",
       make_nd<BatchNorm, 0>, "process_group"},
      {"InstanceNorm1d" NNC_INSTANCE_NORM_ARGUMENTS, make_nd<InstanceNorm, 1>},
      {"InstanceNorm2d" NNC_INSTANCE_NORM_ARGUMENTS, make_nd<InstanceNorm, 2>},
      {"InstanceNorm3d" NNC_INSTANCE_NORM_ARGUMENTS, make_nd<InstanceNorm, 3>},
      {"LazyBatchNorm1d(" NNC_BATCH_NORM_END, make_lazy_nd<LazyLayer<BatchNorm>, 1>},
      {"LazyBatchNorm2d(" NNC_BATCH_NORM_END, make_lazy_nd<LazyLayer<BatchNorm>, 2>},
      {"LazyBatchNorm3d(" NNC_BATCH_NORM_END, make_lazy_nd<LazyLayer<BatchNorm>, 3>},
      {"LazyInstanceNorm1d(" NNC_BATCH_NORM_END, make_lazy_nd<LazyLayer<InstanceNorm>, 1>},
      {"LazyInstanceNorm2d(" NNC_BATCH_NORM_END, make_lazy_nd<LazyLayer<InstanceNorm>, 2>},
      {"LazyInstanceNorm3d(" NNC_BATCH_NORM_END, make_lazy_nd<LazyLayer<InstanceNorm>, 3>},
      {"LayerNorm(normalized_shape, eps=1e-05, elementwise_affine=True, bias=True, device=None, "
       "dtype=None)",
       make<LayerNorm>},
      {"RMSNorm(normalized_shape, eps=None, elementwise_affine=True, device=None, dtype=None)",
       make<RMSNorm>},
      {"GroupNorm(num_groups, num_channels, eps=1e-05, affine=True, device=None, dtype=None, *, "
       "bias=True)",
       make<GroupNorm>},
  };
  return kTypes;
}
Span<const ModuleType> printed_norm() {
  static constexpr ModuleType kPrinted[] = {
      {"LazyBatchNorm1d" NNC_BATCH_NORM_ARGUMENTS, make_lazy_nd<LazyLayer<BatchNorm>, 1>},
      {"LazyBatchNorm2d" NNC_BATCH_NORM_ARGUMENTS, make_lazy_nd<LazyLayer<BatchNorm>, 2>},
      {"LazyBatchNorm3d" NNC_BATCH_NORM_ARGUMENTS, make_lazy_nd<LazyLayer<BatchNorm>, 3>},
      {"LazyInstanceNorm1d" NNC_BATCH_NORM_ARGUMENTS, make_lazy_nd<LazyLayer<InstanceNorm>, 1>},
      {"LazyInstanceNorm2d" NNC_BATCH_NORM_ARGUMENTS, make_lazy_nd<LazyLayer<InstanceNorm>, 2>},
      {"LazyInstanceNorm3d" NNC_BATCH_NORM_ARGUMENTS, make_lazy_nd<LazyLayer<InstanceNorm>, 3>},
  };
  return kPrinted;
}
#undef NNC_BATCH_NORM_END
#undef NNC_BATCH_NORM_ARGUMENTS
#undef NNC_INSTANCE_NORM_ARGUMENTS

}  // namespace nnc::nn
