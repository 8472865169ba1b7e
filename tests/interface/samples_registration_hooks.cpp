// SPDX-License-Identifier: Apache-2.0
// Rows of hooks that see what modules register. Which registrations they see is in
// tests/capi/registration_hooks_test.cpp.
#include <algorithm>
#include <string_view>

#include "interface/module_values.h"

namespace nnc::testing {
namespace {

// What hooks do, by the self they are registered with.
enum Task : int64_t { kDoubles, kCounts, kLeaves, kGivesTanh, kFails };

// Names of entries, without memory that could run out.
struct Names {
  std::string_view kept[16];
  char text[16][24];
  int count = 0;
  void add(std::string_view name) {
    if (std::find(kept, kept + count, name) != kept + count || count == 16) return;
    const size_t n = name.copy(text[count], sizeof text[count]);
    kept[count] = {text[count], n};
    ++count;
  }
};
Names g_names;

nnc_error* see(uintptr_t task, nnc_ctx* ctx, nnc_module*, const char* name, nnc_tensor* tensor,
               nnc_module*, nnc_tensor** other_tensor, nnc_module** other_child) {
  if (task == kFails) return nnc_error_new(NNC_E_INDEX, "see", "that is enough");
  if (task == kCounts) g_names.add(name);
  if (task == kGivesTanh) return nnc_module_new(ctx, "Tanh()", other_child);
  if (task != kDoubles || !tensor) return nullptr;
  nnc_tensor* t = nullptr;
  if (nnc_error* e = nnc_detach(ctx, tensor, &t)) return e;
  return nnc_mul_scalar(ctx, t, 2, other_tensor);
}
constexpr nnc_registration_hook kSee = {sizeof(nnc_registration_hook), see, nullptr};

using Register = decltype(&nnc_register_module_buffer_registration_hook);

// A hook of all modules, which is removed with this.
template <Register kRegister>
class Seen {
 public:
  explicit Seen(Task task) : hook_(c(kRegister, &kSee, static_cast<int64_t>(task))) {}
  ~Seen() { remove_hook(hook_.get()); }
  Seen(const Seen&) = delete;
  Seen& operator=(const Seen&) = delete;

 private:
  const Handle hook_;
};
using OfParameters = Seen<nnc_register_module_parameter_registration_hook>;
using OfBuffers = Seen<nnc_register_module_buffer_registration_hook>;
using OfModules = Seen<nnc_register_module_module_registration_hook>;

Handle container() {
  return c(nnc_module_container, "Module");
}
Out parameter_of(const Handle& m, const char* name) {
  return c(nnc_detach, c(nnc_module_get_parameter, m, name));
}
Out with_parameter(X x) {
  const Handle m = container();
  c(nnc_module_register_parameter, m, "p", c(nnc_clone, x[0]));
  return parameter_of(m, "p");
}
Out with_buffer(X x, bool persistent = true) {
  const Handle m = container();
  c(nnc_module_register_buffer, m, "p", x[0], persistent);
  return c(nnc_module_get_buffer, m, "p");
}
Out with_child() {
  const Handle m = container();
  c(nnc_module_register_module, m, "p", module("ReLU()"));
  return repr(c(nnc_module_get_submodule, m, "p"));
}
Handle state_of(const char* name, const Tensor& t) {
  Handle named = c(nnc_named_new);
  c(nnc_named_add, named, name, t);
  return named;
}
Out loaded(const Handle& m, const Tensor& t) {
  c(nnc_module_load_state_dict_assign, m, state_of("p", t), true, true, none, none);
  const Handle state = c(nnc_module_state_dict, m);
  return c(nnc_named_tensor, state, 0);
}
// How many names a hook sees.
template <class Hook, class F>
Out count(const F& f) {
  const Hook hook(kCounts);
  g_names.count = 0;
  f();
  return c(nnc_full, list({}), static_cast<double>(g_names.count), NNC_INT64);
}
In vector3() {
  return in({3}).no_grad();
}

// The last of value, with hooks.
#define HOOKED(kind, hook, value)                                                             \
  "(h := torch.nn.modules.module.register_module_" kind "_registration_hook(" hook ")," value \
  ", h.remove())[-2]"
#define COUNTED(kind, value) \
  "(n := set(), " HOOKED(kind, "lambda m, k, t: n.add(k)", value) ", torch.tensor(len(n)))[-1]"
#define DOUBLE_PARAMETER "lambda m, n, t: nn.Parameter(t.detach() * 2)"
#define DOUBLE_BUFFER "lambda m, n, t: None if t is None else t * 2"
// Once, as nothing removes it then.
#define RAISE "lambda m, n, t, left=[1]: [][1] if left and left.pop() else None"
#define WITH_PARAMETER \
  "m := nn.Module(), m.register_parameter('p', nn.Parameter(a.clone())), m.p.detach()"
#define WITH_BUFFER "m := nn.Module(), m.register_buffer('p', a), m.p"
#define WITH_CHILD "m := nn.Module(), m.register_module('p', nn.ReLU()), text(m.p)"

// clang-format off
[[maybe_unused]] const bool g_of_parameters = add_samples("registration_hooks", {
    row("register_module_parameter_registration_hook", "replaces", {vector3()},
        [](X x) { const OfParameters hook(kDoubles); return with_parameter(x); },
        HOOKED("parameter", DOUBLE_PARAMETER, WITH_PARAMETER)),
    row("register_module_parameter_registration_hook", "two", {vector3()},
        [](X x) { const OfParameters hook(kDoubles), other(kDoubles); return with_parameter(x); },
        HOOKED("parameter", DOUBLE_PARAMETER, "g := torch.nn.modules.module.register_module_parameter_registration_hook("
               DOUBLE_PARAMETER "), " WITH_PARAMETER ", g.remove(), m.p.detach()")),
    row("register_module_parameter_registration_hook", "removed", {vector3()},
        [](X x) { { const OfParameters hook(kDoubles); } return with_parameter(x); },
        "a.contiguous()"),
    row("register_module_parameter_registration_hook", "list", {vector3()},
        [](X x) {
          const OfParameters hook(kDoubles);
          const Handle m = module("ParameterList()");
          c(nnc_parameter_list_append, m, c(nnc_clone, x[0]));
          return parameter_of(m, "0");
        },
        HOOKED("parameter", DOUBLE_PARAMETER, "nn.ParameterList([a.clone()])[0].detach()")),
    row("register_module_parameter_registration_hook", "dictionary", {vector3()},
        [](X x) {
          const OfParameters hook(kDoubles);
          const Handle m = module("ParameterDict()");
          c(nnc_parameter_dict_set, m, "k", c(nnc_clone, x[0]));
          return parameter_of(m, "k");
        },
        HOOKED("parameter", DOUBLE_PARAMETER, "nn.ParameterDict({'k': a.clone()})['k'].detach()")),
    row("register_module_parameter_registration_hook", "loaded", {vector3()},
        [](X x) {
          const Handle m = container();
          c(nnc_module_register_parameter, m, "p", c(nnc_clone, x[0]));
          const OfParameters hook(kDoubles);
          return loaded(m, x[0]);
        },
        "(" WITH_PARAMETER ", " HOOKED("parameter", DOUBLE_PARAMETER, "m.load_state_dict({'p': a}, assign=True)") ", m.p.detach())[-1]"),
    row("register_module_parameter_registration_hook", "counted", {},
        [](X) { return count<OfParameters>([] { module("Sequential(Linear(2, 3), BatchNorm1d(3), ReLU())"); }); },
        COUNTED("parameter", "nn.Sequential(nn.Linear(2, 3), nn.BatchNorm1d(3), nn.ReLU())")),
    row("register_module_parameter_registration_hook", "none", {},
        [](X) { return count<OfParameters>([] { c(nnc_module_register_parameter, container(), "p", none); }); },
        COUNTED("parameter", "nn.Module().register_parameter('p', None)")),
    row("register_module_parameter_registration_hook", "copied", {},
        [](X) {
          const Handle m = module("Linear(2, 3)");
          return count<OfParameters>([&] { c(nnc_module_deepcopy, m); });
        },
        "(m := nn.Linear(2, 3), " COUNTED("parameter", "__import__('copy').deepcopy(m)") ")[-1]"),
});

[[maybe_unused]] const bool g_of_buffers = add_samples("registration_hooks", {
    row("register_module_buffer_registration_hook", "replaces", {vector3()},
        [](X x) { const OfBuffers hook(kDoubles); return with_buffer(x); },
        HOOKED("buffer", DOUBLE_BUFFER, WITH_BUFFER)),
    row("register_module_buffer_registration_hook", "not_persistent", {vector3()},
        [](X x) { const OfBuffers hook(kDoubles); return with_buffer(x, false); },
        HOOKED("buffer", DOUBLE_BUFFER, "m := nn.Module(), m.register_buffer('p', a, persistent=False), m.p")),
    row("register_module_buffer_registration_hook", "leaves", {vector3()},
        [](X x) { const OfBuffers hook(kLeaves); return with_buffer(x); },
        HOOKED("buffer", "lambda m, n, t: None", WITH_BUFFER)),
    row("register_module_buffer_registration_hook", "removed", {vector3()},
        [](X x) { { const OfBuffers hook(kDoubles); } return with_buffer(x); },
        "a"),
    row("register_module_buffer_registration_hook", "parameters", {vector3()},
        [](X x) { const OfBuffers hook(kDoubles); return with_parameter(x); },
        HOOKED("buffer", DOUBLE_BUFFER, WITH_PARAMETER)),
    row("register_module_buffer_registration_hook", "loaded", {vector3()},
        [](X x) {
          const Handle m = container();
          c(nnc_module_register_buffer, m, "p", c(nnc_clone, x[0]), true);
          const OfBuffers hook(kDoubles);
          return loaded(m, x[0]);
        },
        "(" WITH_BUFFER ", " HOOKED("buffer", DOUBLE_BUFFER, "m.load_state_dict({'p': a}, assign=True)") ", m.p)[-1]"),
    row("register_module_buffer_registration_hook", "counted", {},
        [](X) { return count<OfBuffers>([] { module("Sequential(BatchNorm1d(3), BatchNorm2d(3, track_running_stats=False))"); }); },
        COUNTED("buffer", "nn.Sequential(nn.BatchNorm1d(3), nn.BatchNorm2d(3, track_running_stats=False))")),
    row("register_module_buffer_registration_hook", "none", {},
        [](X) { return count<OfBuffers>([] { c(nnc_module_register_buffer, container(), "p", none, true); }); },
        COUNTED("buffer", "nn.Module().register_buffer('p', None)")),
});

[[maybe_unused]] const bool g_of_modules = add_samples("registration_hooks", {
    row("register_module_module_registration_hook", "replaces", {},
        [](X) { const OfModules hook(kGivesTanh); return with_child(); },
        HOOKED("module", "lambda m, n, t: nn.Tanh()", WITH_CHILD)),
    row("register_module_module_registration_hook", "leaves", {},
        [](X) { const OfModules hook(kLeaves); return with_child(); },
        HOOKED("module", "lambda m, n, t: None", WITH_CHILD)),
    row("register_module_module_registration_hook", "in_a_layer", {in({3}).no_grad()},
        [](X x) {
          const OfModules hook(kGivesTanh);
          return c(nnc_module_call, module("Sequential(ReLU(), ELU())"), x[0]);
        },
        HOOKED("module", "lambda m, n, t: nn.Tanh()", "nn.Sequential(nn.ReLU(), nn.ELU())(a)")),
    row("register_module_module_registration_hook", "list", {},
        [](X) {
          const OfModules hook(kGivesTanh);
          const Handle m = module("ModuleList()");
          c(nnc_module_list_append, m, module("ReLU()"));
          c(nnc_module_list_insert, m, 0, module("ELU()"));
          return repr(m);
        },
        HOOKED("module", "lambda m, n, t: nn.Tanh()", "m := nn.ModuleList(), m.append(nn.ReLU()), m.insert(0, nn.ELU()), text(m)")),
    row("register_module_module_registration_hook", "dictionary", {},
        [](X) {
          const OfModules hook(kGivesTanh);
          const Handle m = module("ModuleDict()");
          c(nnc_module_dict_set, m, "k", module("ReLU()"));
          return repr(m);
        },
        HOOKED("module", "lambda m, n, t: nn.Tanh()", "m := nn.ModuleDict({'k': nn.ReLU()}), text(m)")),
    row("register_module_module_registration_hook", "set_submodule", {},
        [](X) {
          const Handle m = module("Sequential(Sequential(ReLU()))");
          const OfModules hook(kGivesTanh);
          c(nnc_module_set_submodule, m, "0.0", module("ELU()"), true);
          return repr(m);
        },
        "(m := nn.Sequential(nn.Sequential(nn.ReLU())), " HOOKED("module", "lambda m, n, t: nn.Tanh()", "m.set_submodule('0.0', nn.ELU())") ", text(m))[-1]"),
    row("register_module_module_registration_hook", "counted", {},
        [](X) { return count<OfModules>([] { module("TransformerEncoder(TransformerEncoderLayer(4, 2, 8), 2)"); }); },
        COUNTED("module", "nn.TransformerEncoder(nn.TransformerEncoderLayer(4, 2, 8), 2)")),
    row("register_module_module_registration_hook", "copied", {},
        [](X) {
          const Handle m = module("Sequential(ReLU())");
          return count<OfModules>([&] { c(nnc_module_deepcopy, m); });
        },
        "(m := nn.Sequential(nn.ReLU()), " COUNTED("module", "__import__('copy').deepcopy(m)") ")[-1]"),
});

[[maybe_unused]] const bool g_registration_refusals = add_refusals("registration_hooks", {
    {"module_register_parameter", "hook", {vector3()},
     [](X x) { const OfParameters hook(kFails); return with_parameter(x); },
     Code::kIndex, "see: that is enough", HOOKED("parameter", RAISE, WITH_PARAMETER)},
    {"module_register_buffer", "hook", {vector3()},
     [](X x) { const OfBuffers hook(kFails); return with_buffer(x); },
     Code::kIndex, "see: that is enough", HOOKED("buffer", RAISE, WITH_BUFFER)},
    {"module_register_module", "hook", {vector3()},
     [](X) { const OfModules hook(kFails); return with_child(); },
     Code::kIndex, "see: that is enough", HOOKED("module", RAISE, WITH_CHILD)},
});
// clang-format on
#undef WITH_CHILD
#undef WITH_BUFFER
#undef WITH_PARAMETER
#undef RAISE
#undef DOUBLE_BUFFER
#undef DOUBLE_PARAMETER
#undef COUNTED
#undef HOOKED

}  // namespace
}  // namespace nnc::testing
