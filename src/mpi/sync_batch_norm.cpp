// SPDX-License-Identifier: Apache-2.0
// torch.nn.SyncBatchNorm: y = (x - mean) / sqrt(var + eps) * weight + bias, with the mean and the
// variance of all ranks' batches. Written in operations and all-reduces with gradients, so that
// backward of backward is there too.
#include <cmath>
#include <cstdlib>
#include <optional>
#include <vector>

#include "mpi/functional.h"
#include "mpi/options.h"
#include "nnc/mpi.h"

namespace nnc::mpi {
namespace {

struct SyncBatchNorm : Object {
  std::shared_ptr<Group> group;
  double eps = 1e-5;
  std::optional<double> momentum = 0.1;  // none: the average of all batches
  std::string repr;                      // what stands between the parentheses
};

// The operations of one call, each through the callback's scope.
struct Ops {
  nnc_ctx* ctx;

  template <class F, class... Args>
  nnc_tensor* operator()(F* f, Args... args) const {
    nnc_tensor* out = nullptr;
    pass(f(ctx, args..., &out));
    return out;
  }
};

nnc_tensor* parameter(nnc_ctx* ctx, nnc_module* m, const char* name) {
  nnc_tensor* t = nullptr;
  pass(nnc_module_get_parameter(ctx, m, name, &t));
  return t;
}
nnc_tensor* buffer(nnc_ctx* ctx, nnc_module* m, const char* name) {
  nnc_tensor* t = nullptr;
  pass(nnc_module_get_buffer(ctx, m, name, &t));
  return t;
}

struct Statistics {
  nnc_tensor *centred, *mean, *var;  // (N, C, ...) and two of (C)
  double count;
};

// A sum over all dimensions but that of the channels.
nnc_tensor* sum_of_channels(const Ops& op, nnc_tensor* x) {
  std::vector<int64_t> dims;
  for (int64_t d = 0; d < nnc_tensor_ndim(x); ++d) {
    if (d != 1) dims.push_back(d);
  }
  return op(nnc_sum, x, dims.data(), static_cast<int64_t>(dims.size()), 0, NNC_DTYPE_DEFAULT);
}

// (C) as (1, C, 1, ...).
nnc_tensor* across(const Ops& op, nnc_tensor* t, int64_t ndim) {
  std::vector<int64_t> sizes(static_cast<size_t>(ndim), 1);
  sizes[1] = nnc_tensor_numel(t);
  return op(nnc_reshape, t, sizes.data(), ndim);
}

Statistics measure(const Ops& op, const std::shared_ptr<Group>& group, nnc_tensor* x) {
  const int64_t channels = nnc_tensor_size(x, 1);
  check(channels > 0, NNC_E_SHAPE, "SyncBatchNorm: expected channels, got none");
  const int64_t own = nnc_tensor_numel(x) / channels;
  // The number of values in two digits, which float32 adds up exactly.
  constexpr int64_t kDigit = 65536;
  const int64_t high_digit = own / kDigit, low_digit = own % kDigit;
  const double digits[] = {static_cast<double>(high_digit), static_cast<double>(low_digit)};
  const int64_t two = 2;
  const Owned<nnc_tensor> doubles(op(nnc_tensor_from_data, digits, &two, int64_t{1}, NNC_FLOAT64));
  nnc_tensor* const parts[] = {sum_of_channels(op, x),
                               op(nnc_tensor_to, doubles.get(), nnc_tensor_dtype(x))};
  nnc_tensor* sums = all_reduce_sum(op.ctx, group, op(nnc_cat, parts, int64_t{2}, int64_t{0}));
  double high = 0.0, low = 0.0;
  pass(nnc_tensor_item(op.ctx, op(nnc_select, sums, int64_t{0}, channels), &high));
  pass(nnc_tensor_item(op.ctx, op(nnc_select, sums, int64_t{0}, channels + 1), &low));
  Statistics s = {};
  s.count = high * kDigit + low;
  check(s.count > 1, NNC_E_INVALID,
        "SyncBatchNorm: expected more than 1 value per channel when training, on all ranks");
  s.mean =
      op(nnc_mul_scalar, op(nnc_narrow, sums, int64_t{0}, int64_t{0}, channels), 1.0 / s.count);
  s.centred = op(nnc_sub, x, across(op, s.mean, nnc_tensor_ndim(x)), 1.0);
  nnc_tensor* squares = sum_of_channels(op, op(nnc_mul, s.centred, s.centred));
  s.var = op(nnc_mul_scalar, all_reduce_sum(op.ctx, group, squares), 1.0 / s.count);
  return s;
}

// running = (1 - factor) * running + factor * value.
void track(nnc_ctx* ctx, nnc_tensor* running, nnc_tensor* value, double factor) {
  const Ops op{ctx};
  pass(nnc_mul_scalar_(ctx, running, 1.0 - factor));
  pass(nnc_add_(ctx, running, op(nnc_tensor_to, value, nnc_tensor_dtype(running)), factor));
}

void update_running(nnc_ctx* ctx, const SyncBatchNorm& layer, nnc_module* module,
                    const Statistics& s) {
  nnc_tensor* mean = buffer(ctx, module, "running_mean");
  nnc_tensor* var = buffer(ctx, module, "running_var");
  nnc_tensor* batches = buffer(ctx, module, "num_batches_tracked");
  if (!mean || !var) return;
  const Scope scope(ctx);
  double factor = layer.momentum.value_or(0.0);
  if (batches) {
    pass(nnc_add_scalar_i64_(scope.get(), batches, 1));
    double n = 0.0;
    pass(nnc_tensor_item(scope.get(), batches, &n));
    if (!layer.momentum) factor = 1.0 / n;
  }
  const Ops op{scope.get()};
  track(scope.get(), mean, s.mean, factor);
  track(scope.get(), var, op(nnc_mul_scalar, s.var, s.count / (s.count - 1.0)), factor);
}

nnc_error* batch_norm_forward(uintptr_t self, nnc_ctx* ctx, nnc_module* module,
                              nnc_tensor* const* inputs, int64_t n_inputs, nnc_kwargs* kwargs,
                              nnc_tensor** outputs, int64_t, int64_t* n_outputs) {
  return guard("nnc_module_forward", [&] {
    const auto layer = std::static_pointer_cast<SyncBatchNorm>(object_of(self));
    const Ops op{ctx};
    nnc_tensor* x = n_inputs == 1 ? inputs[0] : nullptr;
    if (!x && n_inputs == 0 && kwargs) pass(nnc_kwargs_tensor(ctx, kwargs, "input", &x));
    check(x != nullptr, NNC_E_INVALID, "SyncBatchNorm: expected one input");
    const int64_t ndim = nnc_tensor_ndim(x);
    check(ndim >= 2, NNC_E_SHAPE, "SyncBatchNorm: expected at least 2D input (got ", ndim,
          "D input)");
    nnc_tensor* weight = parameter(ctx, module, "weight");
    nnc_tensor* bias = parameter(ctx, module, "bias");
    nnc_tensor* mean = buffer(ctx, module, "running_mean");
    // Other ranks would add up other numbers of channels.
    for (nnc_tensor* t : {weight, bias, mean}) {
      check(!t || nnc_tensor_numel(t) == nnc_tensor_size(x, 1), NNC_E_SHAPE,
            "SyncBatchNorm: expected ", t ? nnc_tensor_numel(t) : 0, " channels, got ",
            nnc_tensor_size(x, 1));
    }
    *n_outputs = 1;
    if (nnc_module_training(module) != 1) {
      outputs[0] = op(nnc_batch_norm, x, mean, buffer(ctx, module, "running_var"), weight, bias,
                      mean ? 0 : 1, 0.0, layer->eps);
      return;
    }
    const nnc_dtype dtype = nnc_tensor_dtype(x);
    // As in PyTorch statistics of 16-bit inputs are float32.
    const bool half = dtype == NNC_FLOAT16 || dtype == NNC_BFLOAT16;
    if (half) x = op(nnc_tensor_to, x, NNC_FLOAT32);
    const Statistics s = measure(op, layer->group, x);
    nnc_tensor* factor = op(nnc_rsqrt, op(nnc_add_scalar, s.var, layer->eps));
    if (weight) factor = op(nnc_mul, factor, weight);
    nnc_tensor* y = op(nnc_mul, s.centred, across(op, factor, ndim));
    if (bias) y = op(nnc_add, y, across(op, bias, ndim), 1.0);
    if (nnc_tensor_dtype(y) != dtype) y = op(nnc_tensor_to, y, dtype);
    update_running(ctx, *layer, module, s);
    outputs[0] = y;
  });
}

nnc_error* extra_repr(uintptr_t self, nnc_ctx* ctx, nnc_string** out) {
  return guard("nnc_module_repr", [&] {
    const std::string repr = std::static_pointer_cast<SyncBatchNorm>(object_of(self))->repr;
    take(nnc_string_new(ctx, repr.data(), static_cast<int64_t>(repr.size()), out));
  });
}

nnc_error* copy(uintptr_t self, nnc_ctx*, nnc_module*, uintptr_t* copied) {
  return guard("nnc_module_deepcopy", [&] {
    const auto original = std::static_pointer_cast<SyncBatchNorm>(object_of(self));
    auto made = std::make_shared<SyncBatchNorm>();
    made->group = original->group;
    made->eps = original->eps;
    made->momentum = original->momentum;
    made->repr = original->repr;
    *copied = reserve(made);
  });
}

std::string repr_of(nnc_module* module) {
  const FreeContext free;
  Owned<nnc_string> text;
  take(nnc_module_repr(free.get(), module, text.out()));
  return nnc_string_data(text.get());
}

bool is_batch_norm(nnc_module* module) {
  const FreeContext free;
  Owned<nnc_named> children;
  take(nnc_module_named_children(free.get(), module, children.out()));
  if (nnc_named_count(children.get()) > 0) return false;
  const std::string repr = repr_of(module);
  check(repr.rfind("LazyBatchNorm", 0) != 0, NNC_E_UNSUPPORTED,
        "a lazy BatchNorm cannot be converted: run it once before");
  for (const char* name : {"BatchNorm1d(", "BatchNorm2d(", "BatchNorm3d("}) {
    if (repr.rfind(name, 0) == 0) return true;
  }
  return false;
}

// A SyncBatchNorm with the tensors and arguments of a BatchNorm.
Owned<nnc_module> converted(nnc_ctx* free, const std::shared_ptr<Group>& group, nnc_module* from) {
  auto layer = std::make_shared<SyncBatchNorm>();
  layer->group = group;
  Owned<nnc_string> extra;
  take(nnc_module_extra_repr(free, from, extra.out()));
  layer->repr = nnc_string_data(extra.get());
  // "64, eps=1e-05, momentum=0.1, ...": the arguments by name are options.
  const size_t comma = layer->repr.find(", ");
  Options o(comma == std::string::npos ? "" : layer->repr.c_str() + comma + 2);
  layer->eps = o.number("eps", 1e-5, 0.0, HUGE_VAL);
  layer->momentum.reset();
  if (o.has("momentum")) layer->momentum = o.number("momentum", 0.1, -HUGE_VAL, HUGE_VAL);
  const nnc_module_vtable vtable = {
      sizeof vtable, batch_norm_forward, extra_repr, forget, copy, nullptr, nullptr, nullptr};
  const uintptr_t self = reserve(layer);
  Owned<nnc_module> made;
  try {
    take(nnc_module_new_user(free, "SyncBatchNorm", &vtable, self, made.out()));
  } catch (...) {
    forget(self);
    throw;
  }
  for (const char* name : {"weight", "bias"}) {
    Owned<nnc_tensor> t(parameter(free, from, name));
    take(nnc_module_register_parameter(free, made.get(), name, t.get()));
  }
  for (const char* name : {"running_mean", "running_var", "num_batches_tracked"}) {
    Owned<nnc_tensor> t(buffer(free, from, name));
    take(nnc_module_register_buffer(free, made.get(), name, t.get(), 1));
  }
  if (nnc_module_training(from) == 0) take(nnc_module_eval(free, made.get()));
  return made;
}

}  // namespace
}  // namespace nnc::mpi

using namespace nnc::mpi;

nnc_error* nnc_mpi_convert_sync_batchnorm(nnc_ctx* ctx, nnc_mpi_group* group, nnc_module* module,
                                          nnc_module** out) {
  return guard(__func__, [&] {
    const auto g = object<Group>(group, "group");
    check(out != nullptr, NNC_E_INVALID, "out is NULL");
    const FreeContext free;
    // Under each of its names: a layer with several becomes several, which share their tensors.
    Owned<nnc_named> all;
    take(nnc_module_named_modules_prefix(free.get(), module, nullptr, 0, all.out()));
    std::vector<std::pair<std::string, Owned<nnc_module>>> replacements;
    for (int64_t i = 0; i < nnc_named_count(all.get()); ++i) {
      Owned<nnc_module> m;
      take(nnc_named_module(free.get(), all.get(), i, m.out()));
      if (!is_batch_norm(m.get())) continue;
      replacements.emplace_back(nnc_named_key(all.get(), i), converted(free.get(), g, m.get()));
    }
    nnc_module* result = nullptr;
    for (auto& [name, made] : replacements) {
      if (name.empty()) {
        take(nnc_module_get_submodule(ctx, made.get(), "", &result));
      } else {
        take(nnc_module_set_submodule(free.get(), module, name.c_str(), made.get(), 0));
      }
    }
    if (!result) take(nnc_module_get_submodule(ctx, module, "", &result));
    *out = result;
  });
}
