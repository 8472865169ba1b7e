// SPDX-License-Identifier: Apache-2.0
// Rows of functional_call: modules as functions of their parameters and buffers.
#include "interface/module_values.h"

namespace nnc::testing {
namespace {

using State = std::vector<std::pair<const char*, Tensor>>;

Handle named_of(const State& state) {
  const Handle named = c(nnc_named_new);
  for (const auto& [name, t] : state) c(nnc_named_add, named, name, t);
  return named;
}
Out functional(const Handle& m, const State& state, X inputs, bool tie_weights = true,
               bool strict = false) {
  return c(nnc_functional_call, m, named_of(state), inputs, none, tie_weights, strict);
}
Out functional(const char* text, const State& state, X inputs, bool strict = false) {
  return functional(module(text), state, inputs, true, strict);
}
#define FC(text, state) "fc(nn." text ", {" state "}, (a,))"

// One layer twice.
Handle tied() {
  const Handle m = module("Sequential()"), layer = module("Linear(2, 2, bias=False)");
  c(nnc_sequential_append, m, layer);
  c(nnc_sequential_append, m, layer);
  return m;
}
X first(X x) {
  return {x.data(), 1};
}
In square() {
  return in({2, 2});
}

// clang-format off
[[maybe_unused]] const bool g_func = add_samples("func", {
    row("functional_call", "linear", {in({2, 3}), in({4, 3}), in({4})},
        [](X x) { return functional("Linear(3, 4)", {{"weight", x[1]}, {"bias", x[2]}}, first(x)); },
        FC("Linear(3, 4)", "'weight': b, 'bias': c")),
    row("functional_call", "the_rest_its_own", {in({2, 3}).type(DType::kFloat32), in({4}).type(DType::kFloat32)},
        [](X x) { return c(nnc_detach, functional("Linear(3, 4)", {{"bias", x[1]}}, first(x))); },
        "fc(nn.Linear(3, 4), {'bias': b}, (a,)).detach()").seeded(3).no_float32(),
    row("functional_call", "strict", {in({2, 3}), in({4, 3}), in({4})},
        [](X x) { return functional("Linear(3, 4)", {{"bias", x[2]}, {"weight", x[1]}}, first(x), true); },
        "fc(nn.Linear(3, 4), {'bias': c, 'weight': b}, (a,), strict=True)"),
    row("functional_call", "bias_where_there_was_none", {in({2, 3}), in({4, 3}), in({4})},
        [](X x) { return functional("Linear(3, 4, bias=False)", {{"weight", x[1]}, {"bias", x[2]}}, first(x)); },
        FC("Linear(3, 4, bias=False)", "'weight': b, 'bias': c")),
    row("functional_call", "unknown_name", {in({2, 3}), in({4, 3})},
        [](X x) { return functional("Linear(3, 4, bias=False)", {{"weight", x[1]}, {"other", x[0]}}, first(x)); },
        FC("Linear(3, 4, bias=False)", "'weight': b, 'other': a")),
    row("functional_call", "children", {in({2, 3}), in({4, 3}), in({2, 4})},
        [](X x) {
          return functional("Sequential(Linear(3, 4, bias=False), Tanh(), Linear(4, 2, bias=False))",
                            {{"0.weight", x[1]}, {"2.weight", x[2]}}, first(x));
        },
        FC("Sequential(nn.Linear(3, 4, bias=False), nn.Tanh(), nn.Linear(4, 2, bias=False))", "'0.weight': b, '2.weight': c")),
    row("functional_call", "conv", {in({2, 2, 5}), in({3, 2, 2}), in({3})},
        [](X x) { return functional("Conv1d(2, 3, 2, padding=1)", {{"weight", x[1]}, {"bias", x[2]}}, first(x)); },
        FC("Conv1d(2, 3, 2, padding=1)", "'weight': b, 'bias': c")),
    row("functional_call", "lstm", {in({4, 2, 3}), in({8, 3}), in({8, 2}), in({8}), in({8})},
        [](X x) {
          return functional("LSTM(3, 2)", {{"weight_ih_l0", x[1]}, {"weight_hh_l0", x[2]}, {"bias_ih_l0", x[3]}, {"bias_hh_l0", x[4]}}, first(x)).all[0];
        },
        "fc(nn.LSTM(3, 2), {'weight_ih_l0': b, 'weight_hh_l0': c, 'bias_ih_l0': d, 'bias_hh_l0': e}, (a,))[0]").no_grad_fn_name(),
    row("functional_call", "attention", {in({3, 2, 4}), in({12, 4}), in({12}), in({4, 4}), in({4})},
        [](X x) {
          return functional("MultiheadAttention(4, 2)", {{"in_proj_weight", x[1]}, {"in_proj_bias", x[2]}, {"out_proj.weight", x[3]}, {"out_proj.bias", x[4]}},
                            Tensors{x[0], x[0], x[0]}).all[0];
        },
        "fc(nn.MultiheadAttention(4, 2), {'in_proj_weight': b, 'in_proj_bias': c, 'out_proj.weight': d, 'out_proj.bias': e}, (a, a, a))[0]").no_grad_fn_name(),
    row("functional_call", "embedding", {ints({3}, 0, 5), in({5, 2})},
        [](X x) { return functional("Embedding(5, 2)", {{"weight", x[1]}}, first(x)); },
        FC("Embedding(5, 2)", "'weight': b")),
    row("functional_call", "tied", {in({3, 2}), square()},
        [](X x) { return functional(tied(), {{"0.weight", x[1]}}, first(x)); },
        "fc(tied(), {'0.weight': b}, (a,))"),
    row("functional_call", "not_tied", {in({3, 2}), square(), square()},
        [](X x) { return functional(tied(), {{"0.weight", x[1]}, {"1.weight", x[2]}}, first(x), false); },
        "fc(tied(), {'0.weight': b, '1.weight': c}, (a,), tie_weights=False)"),
    row("functional_call", "not_tied_strict", {in({3, 2}), square(), square()},
        [](X x) { return functional(tied(), {{"0.weight", x[1]}, {"1.weight", x[2]}}, first(x), false, true); },
        "fc(tied(), {'0.weight': b, '1.weight': c}, (a,), tie_weights=False, strict=True)"),
    row("functional_call", "statistics", {constant({4, 2}), constant({2}), constant({2}).range(0.5, 2), ints({}, {4})},
        [](X x) {
          const State given{{"running_mean", c(nnc_clone, x[1])}, {"running_var", c(nnc_clone, x[2])}, {"num_batches_tracked", c(nnc_clone, x[3])}};
          const Tensor y = functional("BatchNorm1d(2, affine=False)", given, first(x));
          return Tensors{y, given[0].second, given[1].second, given[2].second};
        },
        "with_statistics(a, b.clone(), c.clone(), d.clone())"),
    row("functional_call", "a_count_of_another_type", {constant({4, 2}), constant({}).type(DType::kFloat32).values({4.5})},
        [](X x) {
          const State given{{"num_batches_tracked", c(nnc_clone, x[1])}};
          const Handle m = module("BatchNorm1d(2, affine=False, momentum=None)");
          if (x[0].dtype() == DType::kFloat64) c(nnc_module_to, m, NNC_FLOAT64);
          const Tensor y = functional(m, given, first(x));
          return Tensors{y, given[0].second};
        },
        "with_count(a, b.clone())"),
});

[[maybe_unused]] const bool g_func_refusals = add_refusals("func", {
    {"functional_call", "missing", {constant({2, 3}).type(DType::kFloat32), constant({4}).type(DType::kFloat32)},
     [](X x) { return functional("Linear(3, 4)", {{"bias", x[1]}}, first(x), true); }, Code::kInvalid,
     "Error(s) in reparametrizing for Linear:\n\tMissing key(s): 'weight'.", "fc(nn.Linear(3, 4), {'bias': b}, (a,), strict=True)"},
    {"functional_call", "unexpected", {constant({2, 3}).type(DType::kFloat32), constant({4, 3}).type(DType::kFloat32)},
     [](X x) { return functional("Linear(3, 4, bias=False)", {{"weight", x[1]}, {"other", x[0]}}, first(x), true); }, Code::kInvalid,
     "Unexpected key(s): 'other'.", "fc(nn.Linear(3, 4, bias=False), {'weight': b, 'other': a}, (a,), strict=True)"},
    {"functional_call", "no_such_module", {constant({2, 3}).type(DType::kFloat32)},
     [](X x) { return functional("Linear(3, 4)", {{"inner.weight", x[0]}}, first(x)); }, Code::kUnknown,
     "inner", FC("Linear(3, 4)", "'inner.weight': a")},
    {"functional_call", "no_name", {constant({2, 3}).type(DType::kFloat32)},
     [](X x) { return functional("Linear(3, 4)", {{"", x[0]}}, first(x)); }, Code::kInvalid,
     "can't be empty string", FC("Linear(3, 4)", "'': a")},
    {"functional_call", "two_for_one", {constant({3, 2}), constant({2, 2}), constant({2, 2})},
     [](X x) { return functional(tied(), {{"0.weight", x[1]}, {"1.weight", x[2]}}, first(x)); }, Code::kInvalid,
     "multiple values for keys ['0.weight', '1.weight'], which are tied", "fc(tied(), {'0.weight': b, '1.weight': c}, (a,))"},
});
// clang-format on

}  // namespace
}  // namespace nnc::testing
