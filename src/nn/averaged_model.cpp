// SPDX-License-Identifier: Apache-2.0
#include "nn/averaged_model.h"

#include "base/undo.h"
#include "nn/make.h"
#include "ops/arith.h"
#include "ops/convert.h"
#include "ops/undo.h"
#include "text/args.h"
#include "text/registry.h"

namespace nnc::nn {
namespace {

// The next average, of any type that converts to that of `averaged`, after n models.
struct Average {
  Tensor (*next)(const Tensor& averaged, const Tensor& current, int64_t n, double decay);
  double decay = 0;
};

// Equal weights as PyTorch computes them for whole lists: 1 / (n + 1) is a float32 tensor there.
Tensor equal_weights_of_lists(const Tensor& averaged, const Tensor& current, int64_t n, double) {
  check(is_floating(averaged.dtype()), Code::kDtype, "buffers of torch.", averaged.dtype(),
        " have no average of equal weights; use get_swa_avg_fn() or one of the ema functions");
  return ops::lerp(averaged, current, 1.0F / static_cast<float>(n + 1));
}
Tensor equal_weights(const Tensor& averaged, const Tensor& current, int64_t n, double) {
  const Tensor change = ops::sub(current, averaged);
  return ops::add(averaged, ops::div(change, Scalar(static_cast<double>(n + 1))));
}
Tensor decaying_sum(const Tensor& averaged, const Tensor& current, int64_t, double decay) {
  return ops::add(ops::mul(averaged, Scalar(decay)), ops::mul(current, Scalar(1 - decay)));
}
Tensor decaying_weights_of_lists(const Tensor& averaged, const Tensor& current, int64_t n,
                                 double decay) {
  if (!is_floating(averaged.dtype())) return decaying_sum(averaged, current, n, decay);
  return ops::lerp(averaged, current, 1 - decay);
}

using MakeAverage = Average (*)(const Args&);

template <auto next>
Average without_decay(const Args&) {
  return {next};
}
template <auto next>
Average with_decay(const Args& a) {
  const double decay = a.real("decay");
  check(decay >= 0 && decay <= 1, Code::kInvalid, "Invalid decay value ", a.shown("decay"),
        " provided. Please provide a value in [0,1] range.");
  return {next, decay};
}

constexpr Constructor<MakeAverage> kAverages[] = {
    {"get_swa_avg_fn()", without_decay<equal_weights>},
    {"get_swa_multi_avg_fn()", without_decay<equal_weights_of_lists>},
    {"get_ema_avg_fn(decay=0.999)", with_decay<decaying_sum>},
    {"get_ema_multi_avg_fn(decay=0.999)", with_decay<decaying_weights_of_lists>},
};

Span<const Constructor<MakeAverage>> averages() {
  return kAverages;
}

Average read_average(const char* text, const char* op) {
  static constexpr Registry<MakeAverage>::Family kFamilies[] = {averages};
  static const auto* all =
      new Registry<MakeAverage>("averaging function", "optim.swa_utils", kFamilies);
  const Literal parsed = parse_literal(text ? text : "get_swa_avg_fn()", op);
  const Value call = parsed.root();
  check(call.is_call() && call.child_count() == 0, Code::kText, op,
        ": expected a call such as 'get_ema_avg_fn(decay=0.999)', got ", describe(call));
  const Registry<MakeAverage>::Entry& entry = all->at(call, op);
  return entry.make(Args(entry.signature, call, nullptr, op));
}

std::vector<Tensor> tensors_of(Module& m, bool parameters, bool buffers) {
  std::vector<Tensor> all;
  if (parameters) all = m.parameter_tensors();
  if (!buffers) return all;
  for (const NamedTensor& b : m.named_buffers()) {
    if (b.tensor.defined()) all.push_back(b.tensor);
  }
  return all;
}

// The tensors of both in pairs.
struct Pairs {
  Pairs(Module& averaged, Module& model, bool parameters, bool buffers, const char* what)
      : own(tensors_of(averaged, parameters, buffers)),
        current(tensors_of(model, parameters, buffers)) {
    check(own.size() == current.size(), Code::kInvalid, "model has ", current.size(), " ", what,
          ", the averaged one ", own.size());
    for (size_t i = 0; i < own.size(); ++i) {
      check(same_sizes(own[i].sizes(), current[i].sizes()), Code::kShape, "number ", i, " of the ",
            what, " of model has the size ", current[i].sizes(), ", of the averaged one ",
            own[i].sizes());
    }
  }
  std::vector<Tensor> own, current;
};

class AveragedModel final : public Module {
 public:
  AveragedModel(const Ref<Module>& model, const Average& average, bool use_buffers)
      : average_(average), use_buffers_(use_buffers) {
    register_buffer("n_averaged", Tensor::zeros({}, DType::kInt64));
    register_module("module", model);
  }
  std::string type_name() const override { return "AveragedModel"; }
  int64_t output_count(int64_t inputs) const override { return module().output_count(inputs); }
  void update(Module& model);

 protected:
  std::vector<Tensor> forward(const Inputs& in) override { return module().call(in); }

 private:
  Module& module() const { return children()[0].there(); }

  Average average_;
  bool use_buffers_;
};

// Note [Commit last]: all averages are computed before the first one is written. The first model
// is copied.
void AveragedModel::update(Module& model) {
  const GradGuard off(false);
  const Pairs averages(module(), model, true, use_buffers_,
                       use_buffers_ ? "parameters and buffers" : "parameters");
  const Pairs copies(module(), model, false, !use_buffers_, "buffers");
  const Tensor count = buffer(0);
  check(count.defined() && count.dtype() == DType::kInt64 && count.numel() == 1, Code::kInvalid,
        "n_averaged must be a tensor of one int64");
  int64_t& n = *count.mutable_data<int64_t>();
  check(n < INT64_MAX, Code::kState, "n_averaged is ", n);
  std::vector<Tensor> next = averages.current;
  for (size_t i = 0; n > 0 && i < next.size(); ++i) {
    next[i] = average_.next(averages.own[i], averages.current[i], n, average_.decay);
  }
  UndoLog log;
  for (const Tensor& t : averages.own) ops::note_values(t);
  for (const Tensor& t : copies.own) ops::note_values(t);
  for (size_t i = 0; n >= 0 && i < next.size(); ++i) ops::copy_(averages.own[i], next[i]);
  for (size_t i = 0; i < copies.own.size(); ++i) ops::copy_(copies.own[i], copies.current[i]);
  ++n;
  count.bump_version();
  log.keep();
}

}  // namespace

Ref<Module> averaged_model(Module& model, const char* average, bool use_buffers, const char* op) {
  const Average by = read_average(average, op);
  return made(new AveragedModel(model.deep_copy(), by, use_buffers));
}

void update_parameters(Module& averaged, Module& model) {
  auto* m = dynamic_cast<AveragedModel*>(&averaged);
  check(m != nullptr, Code::kInvalid, "averaged must be an AveragedModel, got ",
        averaged.type_name());
  m->update(model);
}

std::string ema_average(double decay) {
  std::string text = "get_ema_avg_fn(decay=";
  append_python_float(text, decay);
  text += ')';
  read_average(text.c_str(), "get_ema_avg_fn");
  return text;
}

}  // namespace nnc::nn
