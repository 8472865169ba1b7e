// SPDX-License-Identifier: Apache-2.0
// Rows of weights averaged over training: a layer's averaged model after the layer had some states.
#include "interface/module_values.h"

namespace nnc::testing {
namespace {

using State = std::vector<std::pair<const char*, Tensor>>;

Handle layer_of(const char* text, const Tensor& like) {
  const Handle m = module(text);
  if (like.dtype() == DType::kFloat64) c(nnc_module_to, m, NNC_FLOAT64);
  return m;
}
Out values_of(const Handle& m) {
  const Handle state = c(nnc_module_state_dict, m);
  Tensors all;
  const int64_t n = c(nnc_named_count, state).all[0].data<int64_t>()[0];
  for (int64_t i = 0; i < n; ++i) all.push_back(c(nnc_named_tensor, state, i));
  return all;
}
template <class AvgFn>
Out averages(const char* text, const std::vector<State>& states, AvgFn avg_fn,
             bool use_buffers = false) {
  const Handle layer = layer_of(text, states[0][0].second);
  const Handle averaged = c(nnc_averaged_model_new, layer, avg_fn, use_buffers);
  for (const State& state : states) {
    const Handle named = c(nnc_named_new);
    for (const auto& [name, t] : state) c(nnc_named_add, named, name, t);
    c(nnc_module_load_state_dict, layer, named, false, none, none);
    c(nnc_averaged_model_update_parameters, averaged, layer);
  }
  return values_of(averaged);
}
template <class AvgFn>
Out weights(X x, AvgFn avg_fn) {
  return averages("Linear(3, 4, bias=False)",
                  {{{"weight", x[0]}}, {{"weight", x[1]}}, {{"weight", x[2]}}}, avg_fn);
}
#define STATES "[{'weight': a}, {'weight': b}, {'weight': c}]"
#define WEIGHTS(...) "averages(nn.Linear(3, 4, bias=False), " STATES __VA_ARGS__ ")"

template <class AvgFn>
Out statistics(X x, AvgFn avg_fn, bool use_buffers) {
  return averages("BatchNorm1d(3, affine=False)",
                  {{{"running_mean", x[0]}, {"num_batches_tracked", x[2]}},
                   {{"running_mean", x[1]}, {"num_batches_tracked", x[3]}}},
                  avg_fn, use_buffers);
}
#define STATISTICS(...)                                             \
  "averages(nn.BatchNorm1d(3, affine=False), [{'running_mean': a, " \
  "'num_batches_tracked': c}, {'running_mean': b, 'num_batches_tracked': d}]" __VA_ARGS__ ")"

In matrix43() {
  return constant({4, 3});
}
std::vector<In> weights_in_turn() {
  return {matrix43(), matrix43(), matrix43()};
}
std::vector<In> statistics_in_turn() {
  return {constant({3}), constant({3}), ints({}, {10}), ints({}, {15})};
}

// The average of that name.
Out swa_weights(X x) {
  return weights(x, c(nnc_get_swa_avg_fn).text.c_str());
}
Out ema_weights(X x, double decay) {
  return weights(x, c(nnc_get_ema_avg_fn, decay).text.c_str());
}
Out swa_statistics(X x, bool use_buffers) {
  return statistics(x, c(nnc_get_swa_avg_fn).text.c_str(), use_buffers);
}
Out ema_statistics(X x, double decay, bool use_buffers) {
  return statistics(x, c(nnc_get_ema_avg_fn, decay).text.c_str(), use_buffers);
}
// ---- statistics anew ----

In batch(Dims sizes) {
  return in(std::move(sizes)).type(DType::kFloat32).no_grad();
}
// Gives so many batches, of their numbers down to 1, with a target behind each. How many it gave is
// what the model has counted, whose handle is g_model.
nnc_module* g_model = nullptr;
nnc_error* next_batch(uintptr_t batches, nnc_ctx* ctx, nnc_tensor* const*, int64_t,
                      nnc_tensor** outputs, int64_t, int64_t* n) {
  nnc_tensor* counted = nullptr;
  int64_t given = 0;
  if (nnc_error* e = nnc_module_get_buffer(ctx, g_model, "num_batches_tracked", &counted)) return e;
  if (nnc_error* e = nnc_tensor_copy_to(ctx, counted, &given, sizeof given)) return e;
  const int64_t left = static_cast<int64_t>(batches) - given, dims[2] = {2, 3};
  if (left <= 0 || left > 8) return nullptr;  // the extremes test asks for very many
  *n = 2;
  if (nnc_error* e = nnc_zeros(ctx, dims, 1, NNC_INT64, &outputs[1])) return e;
  return nnc_full(ctx, dims, 2, static_cast<double>(left), NNC_FLOAT32, &outputs[0]);
}
constexpr nnc_callback kNextBatch = {sizeof(nnc_callback), next_batch, nullptr};
Out statistics_of_callback(const char* text, int batches) {
  const Handle m = module(text);
  g_model = static_cast<nnc_module*>(m.get());
  c(nnc_update_bn_callback, &kNextBatch, batches, m);
  return values_of(m);
}

Out statistics_after(const char* text, X batches) {
  const Handle m = module(text);
  c(nnc_update_bn, batches, m);
  return values_of(m);
}
#define AFTER(m, loader) \
  "(m := " m ", swa.update_bn(" loader ", m), list(m.state_dict().values()))[2]"

// clang-format off
[[maybe_unused]] const bool g_averages = add_samples("averages", {
    row("averaged_model_new", "printed", {},
        [](X) { return repr(c(nnc_averaged_model_new, module("Sequential(Linear(2, 3), ReLU())"), none, false)); },
        "text(swa.AveragedModel(nn.Sequential(nn.Linear(2, 3), nn.ReLU())))"),
    row("averaged_model_new", "state", {},
        [](X) { return entries(c(nnc_module_state_dict, c(nnc_averaged_model_new, module("BatchNorm1d(3)"), "get_ema_multi_avg_fn()", true))); },
        "text('n_averaged module.weight module.bias module.running_mean module.running_var module.num_batches_tracked')"),
    row("averaged_model_new", "forward", {constant({2, 3}), matrix43()},
        [](X x) -> Out {
          const Handle layer = layer_of("Linear(3, 4, bias=False)", x[0]);
          const Handle named = c(nnc_named_new);
          c(nnc_named_add, named, "weight", x[1]);
          c(nnc_module_load_state_dict, layer, named, true, none, none);
          return c(nnc_detach, c(nnc_module_call, c(nnc_averaged_model_new, layer, none, false), x[0]));
        },
        "F.linear(a, b)"),
    row("averaged_model_update_parameters", "default", weights_in_turn(),
        [](X x) { return weights(x, none); }, WEIGHTS()),
    row("averaged_model_update_parameters", "swa_of_lists", weights_in_turn(),
        [](X x) { return weights(x, "get_swa_multi_avg_fn()"); }, WEIGHTS(", multi_avg_fn=swa.get_swa_multi_avg_fn()")),
    row("averaged_model_update_parameters", "swa", weights_in_turn(),
        [](X x) { return weights(x, "get_swa_avg_fn()"); }, WEIGHTS(", avg_fn=swa.get_swa_avg_fn()")),
    row("averaged_model_update_parameters", "ema_of_lists", weights_in_turn(),
        [](X x) { return weights(x, "get_ema_multi_avg_fn(0.9)"); }, WEIGHTS(", multi_avg_fn=swa.get_ema_multi_avg_fn(0.9)")),
    row("averaged_model_update_parameters", "ema", weights_in_turn(),
        [](X x) { return weights(x, "get_ema_avg_fn(decay=0.75)"); }, WEIGHTS(", avg_fn=swa.get_ema_avg_fn(decay=0.75)")),
    row("averaged_model_update_parameters", "ema_by_default", weights_in_turn(),
        [](X x) { return weights(x, "get_ema_avg_fn()"); }, WEIGHTS(", avg_fn=swa.get_ema_avg_fn()")),
    row("averaged_model_update_parameters", "buffers_are_copied", statistics_in_turn(),
        [](X x) { return statistics(x, "get_ema_avg_fn(0.5)", false); }, STATISTICS(", avg_fn=swa.get_ema_avg_fn(0.5)")),
    row("averaged_model_update_parameters", "buffers_swa", statistics_in_turn(),
        [](X x) { return statistics(x, "get_swa_avg_fn()", true); }, STATISTICS(", avg_fn=swa.get_swa_avg_fn(), use_buffers=True")),
    row("averaged_model_update_parameters", "buffers_ema", statistics_in_turn(),
        [](X x) { return statistics(x, "get_ema_avg_fn(0.5)", true); }, STATISTICS(", avg_fn=swa.get_ema_avg_fn(0.5), use_buffers=True")),
    row("averaged_model_update_parameters", "buffers_ema_of_lists", statistics_in_turn(),
        [](X x) { return statistics(x, "get_ema_multi_avg_fn(0.5)", true); }, STATISTICS(", multi_avg_fn=swa.get_ema_multi_avg_fn(0.5), use_buffers=True")),
});

[[maybe_unused]] const bool g_average_functions = add_samples("averages", {
    row("get_swa_avg_fn", "text", {},
        [](X) { return bytes(c(nnc_get_swa_avg_fn)); }, "text(swa.get_swa_avg_fn.__name__ + '()')"),
    row("get_swa_avg_fn", "three", weights_in_turn(),
        [](X x) { return swa_weights(x); }, WEIGHTS(", avg_fn=swa.get_swa_avg_fn()")),
    row("get_swa_avg_fn", "same_thrice", {matrix43()},
        [](X x) { return swa_weights(Tensors{x[0], x[0], x[0]}); },
        "averages(nn.Linear(3, 4, bias=False), [{'weight': a}] * 3, avg_fn=swa.get_swa_avg_fn())"),
    row("get_swa_avg_fn", "one", {matrix43()},
        [](X x) { return averages("Linear(3, 4, bias=False)", {{{"weight", x[0]}}}, c(nnc_get_swa_avg_fn).text.c_str()); },
        "averages(nn.Linear(3, 4, bias=False), [{'weight': a}], avg_fn=swa.get_swa_avg_fn())"),
    row("get_swa_avg_fn", "ten", {matrix43(), matrix43()},
        [](X x) {
          std::vector<State> states;
          for (int i = 0; i < 10; ++i) states.push_back({{"weight", x[static_cast<size_t>(i % 2)]}});
          return averages("Linear(3, 4, bias=False)", states, c(nnc_get_swa_avg_fn).text.c_str());
        },
        "averages(nn.Linear(3, 4, bias=False), [{'weight': a}, {'weight': b}] * 5, avg_fn=swa.get_swa_avg_fn())"),
    row("get_swa_avg_fn", "with_bias", {matrix43(), constant({4}), matrix43(), constant({4})},
        [](X x) {
          return averages("Linear(3, 4)", {{{"weight", x[0]}, {"bias", x[1]}}, {{"weight", x[2]}, {"bias", x[3]}}},
                          c(nnc_get_swa_avg_fn).text.c_str());
        },
        "averages(nn.Linear(3, 4), [{'weight': a, 'bias': b}, {'weight': c, 'bias': d}], avg_fn=swa.get_swa_avg_fn())"),
    row("get_swa_avg_fn", "buffers", statistics_in_turn(),
        [](X x) { return swa_statistics(x, true); }, STATISTICS(", avg_fn=swa.get_swa_avg_fn(), use_buffers=True")),
    row("get_swa_avg_fn", "buffers_are_copied", statistics_in_turn(),
        [](X x) { return swa_statistics(x, false); }, STATISTICS(", avg_fn=swa.get_swa_avg_fn()")),
    row("get_ema_avg_fn", "text", {},
        [](X) { return bytes(c(nnc_get_ema_avg_fn, 0.1)); }, "text('get_ema_avg_fn(decay=' + repr(0.1) + ')')"),
    row("get_ema_avg_fn", "default", weights_in_turn(),
        [](X x) { return ema_weights(x, 0.999); }, WEIGHTS(", avg_fn=swa.get_ema_avg_fn()")),
    row("get_ema_avg_fn", "third", weights_in_turn(),
        [](X x) { return ema_weights(x, 1.0 / 3); }, WEIGHTS(", avg_fn=swa.get_ema_avg_fn(1 / 3)")),
    row("get_ema_avg_fn", "none_of_the_former", weights_in_turn(),
        [](X x) { return ema_weights(x, 0); }, WEIGHTS(", avg_fn=swa.get_ema_avg_fn(0)")),
    row("get_ema_avg_fn", "the_first_alone", weights_in_turn(),
        [](X x) { return ema_weights(x, 1); }, WEIGHTS(", avg_fn=swa.get_ema_avg_fn(1)")),
    row("get_ema_avg_fn", "tiny", weights_in_turn(),
        [](X x) { return ema_weights(x, 1e-300); }, WEIGHTS(", avg_fn=swa.get_ema_avg_fn(1e-300)")),
    row("get_ema_avg_fn", "buffers", statistics_in_turn(),
        [](X x) { return ema_statistics(x, 0.75, true); }, STATISTICS(", avg_fn=swa.get_ema_avg_fn(0.75), use_buffers=True")),
    row("get_ema_avg_fn", "buffers_are_copied", statistics_in_turn(),
        [](X x) { return ema_statistics(x, 0.75, false); }, STATISTICS(", avg_fn=swa.get_ema_avg_fn(0.75)")),
});

[[maybe_unused]] const bool g_update_bn = add_samples("averages", {
    row("update_bn", "two", {batch({4, 3}), batch({4, 3})},
        [](X x) { return statistics_after("BatchNorm1d(3)", x); }, AFTER("nn.BatchNorm1d(3)", "[a, b]")),
    row("update_bn", "three", {batch({4, 3}), batch({2, 3}), batch({5, 3})},
        [](X x) { return statistics_after("BatchNorm1d(3, momentum=0.9)", x); }, AFTER("nn.BatchNorm1d(3, momentum=0.9)", "[a, b, c]")),
    row("update_bn", "none", {},
        [](X) { return statistics_after("BatchNorm1d(3)", X()); }, AFTER("nn.BatchNorm1d(3)", "[]")),
    row("update_bn", "images", {batch({2, 2, 3, 3})},
        [](X x) { return statistics_after("Sequential(BatchNorm2d(2), ReLU(), BatchNorm2d(2, affine=False))", x); },
        AFTER("nn.Sequential(nn.BatchNorm2d(2), nn.ReLU(), nn.BatchNorm2d(2, affine=False))", "[a]")).tolerance(2e-6),
    row("update_bn", "untracked", {batch({4, 3})},
        [](X x) { return statistics_after("Sequential(BatchNorm1d(3, track_running_stats=False), BatchNorm1d(3))", x); },
        AFTER("nn.Sequential(nn.BatchNorm1d(3, track_running_stats=False), nn.BatchNorm1d(3))", "[a]")).tolerance(2e-6),
    row("update_bn", "without_layers", {batch({4, 3})},
        [](X x) { return statistics_after("Linear(2, 2, bias=False)", x); }, AFTER("nn.Linear(2, 2, bias=False)", "[a]")).seeded(3),
    row("update_bn", "modes", {batch({4, 3})},
        [](X x) -> Out {
          const Handle m = module("Sequential(BatchNorm1d(3), Dropout())");
          c(nnc_module_train, c(nnc_module_get_submodule, m, "0"), false);
          c(nnc_update_bn, Tensors{x[0]}, m);
          return Tensors{c(nnc_module_training, m), c(nnc_module_training, c(nnc_module_get_submodule, m, "0"))};
        },
        "(m := nn.Sequential(nn.BatchNorm1d(3), nn.Dropout()), m[0].eval(), swa.update_bn([a], m), "
        "[torch.tensor(int(k.training)) for k in (m, m[0])])[3]"),
    row("update_bn", "evaluation", {batch({4, 3})},
        [](X x) -> Out {
          const Handle m = module("BatchNorm1d(3)");
          c(nnc_module_eval, m);
          c(nnc_update_bn, Tensors{x[0]}, m);
          return Tensors{c(nnc_module_training, m), c(nnc_module_get_buffer, m, "running_mean")};
        },
        "(m := nn.BatchNorm1d(3).eval(), swa.update_bn([a], m), [torch.tensor(int(m.training)), m.running_mean])[2]"),
    row("update_bn_callback", "two", {},
        [](X) { return statistics_of_callback("BatchNorm1d(3)", 2); }, AFTER("nn.BatchNorm1d(3)", "[[torch.full((2, 3), v), 0] for v in (2., 1.)]")),
    row("update_bn_callback", "three", {},
        [](X) { return statistics_of_callback("BatchNorm1d(3, momentum=0.5)", 3); }, AFTER("nn.BatchNorm1d(3)", "[torch.full((2, 3), v) for v in (3., 2., 1.)]")),
    row("update_bn_callback", "none", {},
        [](X) { return statistics_of_callback("BatchNorm1d(3)", 0); }, AFTER("nn.BatchNorm1d(3)", "[]")),
    row("update_bn_callback", "without_layers", {},
        [](X) { return statistics_of_callback("PReLU()", 2); }, AFTER("nn.PReLU()", "[[torch.ones(2, 3)]]")),
    row("update_bn", "momentum_afterwards", {batch({4, 3}), batch({4, 3})},
        [](X x) {
          const Handle m = module("BatchNorm1d(3, momentum=0.25)");
          c(nnc_update_bn, Tensors{x[0]}, m);
          c(nnc_module_call, m, x[1]);
          return values_of(m);
        },
        "(m := nn.BatchNorm1d(3, momentum=0.25), swa.update_bn([a], m), m(b), list(m.state_dict().values()))[3]"),
});

[[maybe_unused]] const bool g_averages_refusals = add_refusals("averages", {
    {"get_ema_avg_fn", "below", {matrix43()},
     [](X) { return bytes(c(nnc_get_ema_avg_fn, -1e-9)); },
     Code::kInvalid, "Invalid decay value -1e-09 provided", "swa.get_ema_avg_fn(-1e-9)"},
    {"get_ema_avg_fn", "above", {matrix43()},
     [](X) { return bytes(c(nnc_get_ema_avg_fn, 1.0000001)); },
     Code::kInvalid, "Invalid decay value 1.0000001 provided", "swa.get_ema_avg_fn(1.0000001)"},
    {"averaged_model_new", "function", {matrix43()},
     [](X) { return c(nnc_averaged_model_new, module("ReLU()"), "get_avg_fn()", false); },
     Code::kUnknown, "there is no averaging function 'get_avg_fn'", "swa.AveragedModel(nn.ReLU(), avg_fn=swa.get_avg_fn())"},
    {"averaged_model_new", "no_call", {matrix43()},
     [](X) { return c(nnc_averaged_model_new, module("ReLU()"), "7", false); },
     Code::kText, "expected a call such as", "swa.AveragedModel(nn.ReLU(), avg_fn=7).update_parameters(1)"},
    {"averaged_model_new", "decay", {matrix43()},
     [](X) { return c(nnc_averaged_model_new, module("ReLU()"), "get_ema_avg_fn(1.5)", false); },
     Code::kInvalid, "Invalid decay value 1.5 provided", "swa.AveragedModel(nn.ReLU(), avg_fn=swa.get_ema_avg_fn(1.5))"},
    {"update_bn", "features", {batch({4, 2})},
     [](X x) { return statistics_after("BatchNorm1d(3)", x); },
     Code::kShape, "", AFTER("nn.BatchNorm1d(3)", "[a]")},
    {"update_bn", "dimensions", {batch({4})},
     [](X x) { return statistics_after("BatchNorm1d(4)", x); },
     Code::kShape, "expected 2D or 3D input", AFTER("nn.BatchNorm1d(4)", "[a]")},
    {"averaged_model_update_parameters", "number", {matrix43()},
     [](X) { c(nnc_averaged_model_update_parameters, c(nnc_averaged_model_new, module("BatchNorm1d(2)"), none, true), module("Linear(2, 2)")); return Out(); },
     Code::kInvalid, "model has 2 parameters and buffers, the averaged one 5",
     "swa.AveragedModel(nn.BatchNorm1d(2)).update_parameters(nn.Linear(2, 2))"},
    {"averaged_model_update_parameters", "sizes", {matrix43()},
     [](X) { c(nnc_averaged_model_update_parameters, c(nnc_averaged_model_new, module("Linear(2, 2)"), none, false), module("Linear(2, 3)")); return Out(); },
     Code::kShape, "number 0 of the parameters of model has the size [3, 2], of the averaged one [2, 2]",
     "swa.AveragedModel(nn.Linear(2, 2)).update_parameters(nn.Linear(2, 3))"},
    {"averaged_model_update_parameters", "other", {matrix43()},
     [](X) { c(nnc_averaged_model_update_parameters, module("Linear(2, 2)"), module("Linear(2, 2)")); return Out(); },
     Code::kInvalid, "averaged must be an AveragedModel, got Linear",
     "nn.Linear(2, 2).update_parameters(nn.Linear(2, 2))"},
    {"averaged_model_update_parameters", "integers", statistics_in_turn(),
     [](X x) { return statistics(x, "get_swa_multi_avg_fn()", true); },
     Code::kDtype, "buffers of torch.int64 have no average of equal weights", STATISTICS(", multi_avg_fn=swa.get_swa_multi_avg_fn(), use_buffers=True")},
});
// clang-format on
#undef AFTER
#undef STATISTICS
#undef WEIGHTS
#undef STATES

}  // namespace
}  // namespace nnc::testing
