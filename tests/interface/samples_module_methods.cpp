// SPDX-License-Identifier: Apache-2.0
// Rows of the methods that every module has.
#include "interface/module_values.h"

namespace nnc::testing {
namespace {

// Linear 0 is shared: 0, 1.0 and 1.1 are one module.
Handle shared() {
  const Handle layer = module("Linear(3, 3)"), inner = module("Sequential()");
  c(nnc_sequential_append, inner, layer);
  c(nnc_sequential_append, inner, layer);
  const Handle m = module("Sequential()");
  c(nnc_sequential_append, m, layer);
  c(nnc_sequential_append, m, inner);
  c(nnc_sequential_append, m, module("BatchNorm1d(3)"));
  return m;
}
#define SHARED \
  "(l := nn.Linear(3, 3), m := nn.Sequential(l, nn.Sequential(l, l), nn.BatchNorm1d(3)), "
#define NAMES(call) SHARED "text(' '.join(n for n, _ in m." call ")))[2]"

// The classes in a collection of modules.
Out classes(const Handle& named) {
  Out all;
  const int64_t n = c(nnc_named_count, named).all[0].data<int64_t>()[0];
  for (int64_t i = 0; i < n; ++i) {
    const Handle m = c(nnc_named_module, named, i);
    const std::string text = c(nnc_module_repr, m).text;
    all.text += (i ? " " : "") + text.substr(0, text.find('('));
  }
  return bytes(all);
}
#define CLASSES(call) SHARED "text(' '.join(type(k).__name__ for k in m." call ")))[2]"

// The sum of each.
Tensors sums(const Out& tensors) {
  Tensors all;
  for (const Tensor& t : tensors.all) all.push_back(c(nnc_sum, c(nnc_detach, t), none, false, 0));
  return all;
}
#define SUMS(call) SHARED "tuple(t.detach().sum() for t in m." call "))[2]"

// Fills the weight, if there is one, with self.
nnc_error* fill_weight(uintptr_t self, nnc_ctx* ctx, nnc_module* m) {
  nnc_tensor *w = nullptr, *d = nullptr;
  nnc_error_free(nnc_module_get_parameter(ctx, m, "weight", &w));
  if (!w) return nullptr;
  if (nnc_error* e = nnc_detach(ctx, w, &d)) return e;
  return nnc_fill_(ctx, d, static_cast<double>(self));
}
constexpr nnc_module_callback kFillWeight = {sizeof(nnc_module_callback), fill_weight};
// Puts a Flatten at the end of a Sequential, once.
nnc_error* append(uintptr_t, nnc_ctx* ctx, nnc_module* m) {
  nnc_module* more = nullptr;
  if (nnc_sequential_len(m) < 0) return nullptr;
  if (nnc_error* e = nnc_module_new(ctx, "Flatten()", &more)) return e;
  return nnc_module_set_submodule(ctx, m, "last", more, 0);
}
constexpr nnc_module_callback kAppend = {sizeof(nnc_module_callback), append};

Tensor parameter(const Handle& m, const char* path) {
  return c(nnc_detach, c(nnc_module_get_parameter, m, path));
}
In single(Dims sizes) {
  return in(std::move(sizes)).type(DType::kFloat32).no_grad();
}
// A layer after a backward.
Handle trained(X x) {
  const Handle m = module("Linear(3, 2)");
  c(nnc_backward, c(nnc_sum, c(nnc_module_call, m, c(nnc_detach, x[0])), none, false, 0));
  return m;
}
#define TRAINED "(m := nn.Linear(3, 2), m(a).sum().backward(), "

// A converted module with a buffer of integers: one tensor of each type.
using Convert = std::function<void(const Handle& m)>;
Out converted(const Convert& convert) {
  const Handle m = module("Sequential(Linear(3, 2), BatchNorm1d(2))");
  convert(m);
  return Tensors{parameter(m, "0.weight"), c(nnc_module_get_buffer, m, "1.running_var"),
                 c(nnc_module_get_buffer, m, "1.num_batches_tracked")};
}
#define CONVERTED(call)                                           \
  "(m := nn.Sequential(nn.Linear(3, 2), nn.BatchNorm1d(2))." call \
  ", (m[0].weight.detach(), m[1].running_var, m[1].num_batches_tracked))[1]"

// clang-format off
[[maybe_unused]] const bool g_methods_listing = add_samples("module_methods", {
    row("module_parameters", "all", {},
        [](X) -> Out { return sums(c(nnc_module_parameters, shared(), true)); },
        SUMS("parameters()")).seeded(1),
    row("module_named_parameters_prefix", "none", {},
        [](X) -> Out {
          return Tensors{c(nnc_named_count, c(nnc_module_named_parameters_prefix, shared(), "", false,
                                              true))};
        },
        SHARED "torch.tensor(len(list(m.parameters(recurse=False)))))[2]"),
    row("module_parameters", "alone", {},
        [](X) -> Out { return sums(c(nnc_module_parameters, module("Linear(3, 2)"), false)); },
        "tuple(t.detach().sum() for t in nn.Linear(3, 2).parameters(recurse=False))").seeded(2),
    row("module_buffers", "all", {},
        [](X) -> Out { return sums(c(nnc_module_buffers, shared(), true)); }, SUMS("buffers()")),
    row("module_buffers", "alone", {},
        [](X) -> Out { return sums(c(nnc_module_buffers, module("BatchNorm1d(3)"), false)); },
        "tuple(t.sum() for t in nn.BatchNorm1d(3).buffers(recurse=False))"),
    row("module_children", "shared", {},
        [](X) { return classes(c(nnc_module_children, shared())); }, CLASSES("children()")),
    row("module_children", "once", {},
        [](X) {
          return classes(c(nnc_module_children, c(nnc_module_get_submodule, shared(), "1")));
        },
        "text('Linear')"),
    row("module_modules", "once", {},
        [](X) { return classes(c(nnc_module_modules, shared(), true)); }, CLASSES("modules()")),
    row("module_modules", "all", {},
        [](X) { return classes(c(nnc_module_modules, shared(), false)); },
        CLASSES("modules(remove_duplicate=False)")),
    row("module_modules", "places", {},
        [](X) { return entries(c(nnc_module_modules, shared(), true)); }, "text('0 1 2 3')"),
    row("module_named_parameters_prefix", "prefix", {},
        [](X) { return entries(c(nnc_module_named_parameters_prefix, shared(), "net", true, true)); },
        NAMES("named_parameters(prefix='net')")),
    row("module_named_parameters_prefix", "all_names", {},
        [](X) { return entries(c(nnc_module_named_parameters_prefix, shared(), none, true, false)); },
        NAMES("named_parameters(remove_duplicate=False)")),
    row("module_named_parameters_prefix", "alone", {},
        [](X) {
          return entries(c(nnc_module_named_parameters_prefix, module("Linear(3, 2)"), "a.b", false,
                           true));
        },
        "text(' '.join(n for n, _ in nn.Linear(3, 2).named_parameters('a.b', False)))"),
    row("module_named_buffers_prefix", "prefix", {},
        [](X) { return entries(c(nnc_module_named_buffers_prefix, shared(), "net", true, true)); },
        NAMES("named_buffers(prefix='net')")),
    row("module_named_buffers_prefix", "all_names", {},
        [](X) {
          const Handle m = module("Sequential()"), norm = module("BatchNorm1d(2)");
          c(nnc_sequential_append, m, norm);
          c(nnc_sequential_append, m, norm);
          return entries(c(nnc_module_named_buffers_prefix, m, none, true, false));
        },
        "(n := nn.BatchNorm1d(2), text(' '.join(k for k, _ in nn.Sequential(n, n).named_buffers("
        "remove_duplicate=False))))[1]"),
    row("module_named_modules_prefix", "prefix", {},
        [](X) { return entries(c(nnc_module_named_modules_prefix, shared(), "net", true)); },
        NAMES("named_modules(prefix='net')")),
    row("module_named_modules_prefix", "all_names", {},
        [](X) { return entries(c(nnc_module_named_modules_prefix, shared(), "net", false)); },
        NAMES("named_modules(prefix='net', remove_duplicate=False)")),
    row("module_named_modules_prefix", "plain", {},
        [](X) { return entries(c(nnc_module_named_modules_prefix, shared(), none, true)); },
        NAMES("named_modules()")),
    row("module_extra_repr", "linear", {},
        [](X) { return bytes(c(nnc_module_extra_repr, module("Linear(3, 2, bias=False)"))); },
        "text(nn.Linear(3, 2, bias=False).extra_repr())"),
    row("module_extra_repr", "conv", {},
        [](X) { return bytes(c(nnc_module_extra_repr, module("Conv2d(3, 6, 5, padding=2)"))); },
        "text(nn.Conv2d(3, 6, 5, padding=2).extra_repr())"),
});

[[maybe_unused]] const bool g_methods_changing = add_samples("module_methods", {
    row("module_set_submodule", "replaces", {},
        [](X) {
          const Handle m = shared();
          c(nnc_module_set_submodule, m, "1.0", module("ReLU()"), true);
          return repr(m);
        },
        SHARED "m.set_submodule('1.0', nn.ReLU(), strict=True), text(m))[3]"),
    row("module_set_submodule", "adds", {},
        [](X) {
          const Handle m = shared();
          c(nnc_module_set_submodule, m, "0.act", module("ReLU()"), false);
          c(nnc_module_set_submodule, m, "last", module("Tanh()"), false);
          return repr(m);
        },
        SHARED "m.set_submodule('0.act', nn.ReLU()), m.set_submodule('last', nn.Tanh()), text(m))[4]"),
    row("module_set_submodule", "calls", {in({3})},
        [](X x) {
          const Handle m = module("Sequential(ReLU(), Tanh())");
          c(nnc_module_set_submodule, m, "0", module("Softsign()"), false);
          return c(nnc_module_call, m, x[0]);
        },
        "nn.Sequential(nn.Softsign(), nn.Tanh())(a)"),
    row("module_zero_grad_set_to_none", "zeros", {single({4, 3})},
        [](X x) -> Out {
          const Handle m = trained(x);
          c(nnc_module_zero_grad_set_to_none, m, false);
          return c(nnc_tensor_grad, c(nnc_module_get_parameter, m, "weight"));
        },
        TRAINED "m.zero_grad(set_to_none=False), m.weight.grad)[3]"),
    row("module_zero_grad_set_to_none", "adds_again", {single({4, 3})},
        [](X x) -> Out {
          const Handle m = trained(x);
          c(nnc_module_zero_grad_set_to_none, m, false);
          c(nnc_backward, c(nnc_sum, c(nnc_module_call, m, x[0]), none, false, 0));
          return c(nnc_tensor_grad, c(nnc_module_get_parameter, m, "weight"));
        },
        TRAINED "m.weight.grad)[2]"),
    row("module_zero_grad_set_to_none", "none", {single({4, 3})},
        [](X x) -> Out {
          const Handle m = trained(x);
          c(nnc_module_zero_grad_set_to_none, m, true);
          c(nnc_backward, c(nnc_sum, c(nnc_module_call, m, x[0]), none, false, 0));
          return c(nnc_tensor_grad, c(nnc_module_get_parameter, m, "bias"));
        },
        TRAINED "m.bias.grad)[2]"),
    row("module_apply", "linear", {},
        [](X) {
          const Handle m = shared();
          c(nnc_module_apply, m, &kFillWeight, 2);
          return parameter(m, "0.weight");
        },
        SHARED "m.apply(lambda k: hasattr(k, 'weight') and k.weight.detach().fill_(2)), "
        "l.weight.detach())[3]"),
    row("module_apply", "norm", {},
        [](X) {
          const Handle m = shared();
          c(nnc_module_apply, m, &kFillWeight, 2);
          return parameter(m, "2.weight");
        },
        SHARED "m.apply(lambda k: hasattr(k, 'weight') and k.weight.detach().fill_(2)), "
        "m[2].weight.detach())[3]"),
    row("module_apply", "children_first", {},
        [](X) {
          const Handle m = module("Sequential(Sequential(), ReLU())");
          c(nnc_module_apply, m, &kAppend, 0);
          return repr(m);
        },
        "(m := nn.Sequential(nn.Sequential(), nn.ReLU()), m.apply(lambda k: k.add_module('last', nn.Flatten()) if "
        "isinstance(k, nn.Sequential) else None), text(m))[2]"),
});

[[maybe_unused]] const bool g_methods_types = add_samples("module_methods", {
    row("module_float", "back", {},
        [](X) {
          return converted([](const Handle& m) { c(nnc_module_double, m), c(nnc_module_float, m); });
        },
        CONVERTED("double().float()")).seeded(5),
    row("module_double", "plain", {},
        [](X) { return converted([](const Handle& m) { c(nnc_module_double, m); }); },
        CONVERTED("double()")).seeded(6),
    row("module_half", "plain", {},
        [](X) { return converted([](const Handle& m) { c(nnc_module_half, m); }); },
        CONVERTED("half()")).seeded(7),
    row("module_bfloat16", "plain", {},
        [](X) { return converted([](const Handle& m) { c(nnc_module_bfloat16, m); }); },
        CONVERTED("bfloat16()")).seeded(8),
    row("module_type", "float64", {},
        [](X) { return converted([](const Handle& m) { c(nnc_module_type, m, NNC_FLOAT64); }); },
        CONVERTED("type(torch.float64)")).seeded(9),
    row("module_type", "integers", {},
        [](X) {
          return converted([](const Handle& m) {
            c(nnc_module_requires_grad_, m, false);
            c(nnc_module_type, m, NNC_INT64);
          });
        },
        CONVERTED("requires_grad_(False).type(torch.int64)")).seeded(10),
    row("module_cpu", "plain", {},
        [](X) { return converted([](const Handle& m) { c(nnc_module_cpu, m); }); },
        CONVERTED("cpu()")).seeded(11),
    row("module_to_empty", "filled", {},
        [](X) {
          return converted([](const Handle& m) {
            c(nnc_module_to_empty, m, true);
            const Handle named = c(nnc_module_state_dict, m);
            for (int64_t i = 0; i < 7; ++i) c(nnc_zero_, c(nnc_named_tensor, named, i));
          });
        },
        "(torch.zeros(2, 3), torch.zeros(2), torch.tensor(0))"),
    row("module_to_empty", "alone", {},
        [](X) { return converted([](const Handle& m) { c(nnc_module_to_empty, m, false); }); },
        CONVERTED("to_empty(device='cpu', recurse=False)")).seeded(12),
});
// clang-format on

// clang-format off
[[maybe_unused]] const bool g_methods_refused = add_refusals("module_methods", {
    {"module_set_submodule", "empty", {},
        [](X) -> Out {
          c(nnc_module_set_submodule, shared(), "", module("ReLU()"), false);
          return {};
        },
        Code::kInvalid, "Cannot set the submodule without a target name",
        SHARED "m.set_submodule('', nn.ReLU()))"},
    {"module_set_submodule", "no_parent", {},
        [](X) -> Out {
          c(nnc_module_set_submodule, shared(), "7.0", module("ReLU()"), false);
          return {};
        },
        Code::kUnknown, "Sequential has no attribute `7`",
        SHARED "m.set_submodule('7.0', nn.ReLU()))"},
    {"module_set_submodule", "strict", {},
        [](X) -> Out {
          c(nnc_module_set_submodule, shared(), "1.2", module("ReLU()"), true);
          return {};
        },
        Code::kUnknown, "Sequential has no attribute `2`",
        SHARED "m.set_submodule('1.2', nn.ReLU(), strict=True))"},
    {"module_set_submodule", "parameter", {},
        [](X) -> Out {
          c(nnc_module_set_submodule, shared(), "0.weight", module("ReLU()"), false);
          return {};
        },
        Code::kInvalid, "`weight` is not an nn.Module",
        SHARED "m.set_submodule('0.weight', nn.ReLU()))"},
    {"module_set_submodule", "buffer", {},
        [](X) -> Out {
          c(nnc_module_set_submodule, shared(), "2.running_var", module("ReLU()"), false);
          return {};
        },
        Code::kInvalid, "`running_var` is not an nn.Module",
        SHARED "m.set_submodule('2.running_var', nn.ReLU()))"},
    {"module_type", "refused", {},
        [](X) { return converted([](const Handle& m) { c(nnc_module_type, m, NNC_INT64); }); },
        Code::kDtype, "data set to a tensor that requires gradients must be floating point",
        CONVERTED("type(torch.int64)")},
});
// clang-format on

}  // namespace
}  // namespace nnc::testing
