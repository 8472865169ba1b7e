// SPDX-License-Identifier: Apache-2.0
// Rows of ModuleDict, ParameterList and ParameterDict, and what containers refuse.
#include "interface/module_values.h"

namespace nnc::testing {
namespace {

// clang-format off
[[maybe_unused]] const bool g_containers_dictionaries = add_samples("containers", {
    row("module_dict_len", "two", {},
        [](X) { return c(nnc_module_dict_len, two_named()); },
        "torch.tensor(2)"),
    row("module_dict_contains", "there", {},
        [](X) { return c(nnc_module_dict_contains, two_named(), "out"); },
        "torch.tensor(1)"),
    row("module_dict_contains", "not", {},
        [](X) { return c(nnc_module_dict_contains, two_named(), "in"); },
        "torch.tensor(0)"),
    row("module_dict_get", "plain", {},
        [](X) { return repr(c(nnc_module_dict_get, two_named(), "out")); },
        "text(nn.ModuleDict({'act': nn.ReLU(), 'out': nn.Tanh()})['out'])"),
    row("module_dict_set", "former", {},
        [](X) {
          const Handle m = two_named();
          c(nnc_module_dict_set, m, "act", module("ELU()"));
          return repr(m);
        },
        "after(nn.ModuleDict({'act': nn.ReLU(), 'out': nn.Tanh()}), lambda m: m.__setitem__('act', nn.ELU()))"),
    row("module_dict_set", "fresh", {},
        [](X) {
          const Handle m = two_named();
          c(nnc_module_dict_set, m, "new", module("ELU()"));
          return repr(m);
        },
        "after(nn.ModuleDict({'act': nn.ReLU(), 'out': nn.Tanh()}), lambda m: m.__setitem__('new', nn.ELU()))"),
    row("module_dict_set", "none", {},
        [](X) {
          const Handle m = two_named();
          c(nnc_module_dict_set, m, "act", Handle());
          return repr(m);
        },
        "after(nn.ModuleDict({'act': nn.ReLU(), 'out': nn.Tanh()}), lambda m: m.__setitem__('act', None))"),
    row("module_dict_contains", "none", {},
        [](X) {
          const Handle m = two_named();
          c(nnc_module_dict_set, m, "act", Handle());
          return c(nnc_module_dict_contains, m, "act");
        },
        "torch.tensor(1)"),
    row("module_list_append", "none", {},
        [](X) {
          const Handle m = module("ModuleList([ReLU()])");
          c(nnc_module_list_append, m, Handle());
          c(nnc_module_list_append, m, Handle());
          return repr(m);
        },
        "text(nn.ModuleList([nn.ReLU(), None, None]))"),
    row("module_list_delete", "none", {},
        [](X) {
          const Handle m = module("ModuleList([ReLU(), None, Tanh()])");
          c(nnc_module_list_delete, m, 1);
          return repr(m);
        },
        "text(nn.ModuleList([nn.ReLU(), nn.Tanh()]))"),
    row("module_register_module", "named_in_a_list", {},
        [](X) {
          const Handle m = module("ModuleList([ReLU()])");
          c(nnc_module_register_module, m, "act", module("ReLU()"));
          c(nnc_module_register_module, m, "out", module("Tanh()"));
          return repr(m);
        },
        "after(nn.ModuleList([nn.ReLU()]), lambda m: (m.add_module('act', nn.ReLU()), m.add_module('out', nn.Tanh())))"),
    row("module_register_module", "none", {},
        [](X) {
          const Handle m = module("Sequential(ReLU())");
          c(nnc_module_register_module, m, "norm", Handle());
          return repr(m);
        },
        "after(nn.Sequential(nn.ReLU()), lambda m: m.register_module('norm', None))"),
    row("module_named_children", "none", {},
        [](X) { return entries(c(nnc_module_named_children, module("Sequential(ReLU(), None, Tanh())"))); },
        "text('0 2')"),
    row("module_dict_delete", "plain", {},
        [](X) {
          const Handle m = two_named();
          c(nnc_module_dict_delete, m, "act");
          return repr(m);
        },
        "after(nn.ModuleDict({'act': nn.ReLU(), 'out': nn.Tanh()}), lambda m: m.__delitem__('act'))"),
    row("module_dict_pop", "rest", {},
        [](X) {
          const Handle m = two_named();
          c(nnc_module_dict_pop, m, "out");
          return repr(m);
        },
        "after(nn.ModuleDict({'act': nn.ReLU(), 'out': nn.Tanh()}), lambda m: m.pop('out'))"),
    row("module_dict_pop", "out", {},
        [](X) { return repr(c(nnc_module_dict_pop, two_named(), "out")); },
        "text(nn.ModuleDict({'act': nn.ReLU(), 'out': nn.Tanh()}).pop('out'))"),
    row("module_dict_update", "both", {},
        [](X) {
          const Handle m = two_named();
          const Handle n = c(nnc_named_new);
          c(nnc_named_add_module, n, "new", module("ELU()"));
          c(nnc_named_add_module, n, "act", module("GELU()"));
          c(nnc_module_dict_update, m, n);
          return repr(m);
        },
        "after(nn.ModuleDict({'act': nn.ReLU(), 'out': nn.Tanh()}), lambda m: m.update({'new': nn.ELU(), 'act': nn.GELU()}))"),
    row("module_dict_clear", "plain", {},
        [](X) {
          const Handle m = two_named();
          c(nnc_module_dict_clear, m);
          return repr(m);
        },
        "after(nn.ModuleDict({'act': nn.ReLU(), 'out': nn.Tanh()}), lambda m: m.clear())"),
    row("module_dict_keys", "plain", {},
        [](X) { return entries(c(nnc_module_dict_keys, two_named())); },
        "text('act out')"),
    row("module_dict_items", "plain", {},
        [](X) { return entries(c(nnc_module_dict_items, two_named())); },
        "text('act out')"),
    row("module_dict_values", "plain", {},
        [](X) { return entries(c(nnc_module_dict_values, two_named())); },
        "text('act out')"),
    row("module_dict_values", "modules", {},
        [](X) { return repr(c(nnc_named_module, c(nnc_module_dict_values, two_named()), 1)); },
        "text(list(nn.ModuleDict({'act': nn.ReLU(), 'out': nn.Tanh()}).values())[1])"),
    row("named_add_module", "plain", {},
        [](X) {
          const Handle n = c(nnc_named_new);
          c(nnc_named_add_module, n, "act", module("ReLU()"));
          return repr(c(nnc_named_module, n, 0));
        },
        "text(nn.ReLU())"),
});
[[maybe_unused]] const bool g_containers_parameters = add_samples("containers", {
    row("parameter_list_len", "two", {matrix(), vector_of_two()},
        [](X x) { return c(nnc_parameter_list_len, listed(x)); },
        "torch.tensor(2)"),
    row("parameter_list_get", "first", {matrix(), vector_of_two()},
        [](X x) { return c(nnc_detach, c(nnc_parameter_list_get, listed(x), 0)); },
        "nn.ParameterList([nn.Parameter(a), b])[0].detach()").no_write_check(),
    row("parameter_list_set", "first", {matrix(), vector_of_two()},
        [](X x) {
          const Handle m = listed(x);
          c(nnc_parameter_list_set, m, 0, x[1]);
          return repr(m);
        },
        "after(nn.ParameterList([nn.Parameter(a), b]), lambda m: m.__setitem__(0, nn.Parameter(b)))"),
    row("parameter_list_get", "last", {matrix(), vector_of_two()},
        [](X x) { return c(nnc_detach, c(nnc_parameter_list_get, listed(x), 1)); },
        "nn.ParameterList([nn.Parameter(a), b])[1].detach()").no_write_check(),
    row("parameter_list_set", "last", {matrix(), vector_of_two()},
        [](X x) {
          const Handle m = listed(x);
          c(nnc_parameter_list_set, m, 1, x[1]);
          return repr(m);
        },
        "after(nn.ParameterList([nn.Parameter(a), b]), lambda m: m.__setitem__(1, nn.Parameter(b)))"),
    row("parameter_list_get", "from_end", {matrix(), vector_of_two()},
        [](X x) { return c(nnc_detach, c(nnc_parameter_list_get, listed(x), -2)); },
        "nn.ParameterList([nn.Parameter(a), b])[-2].detach()").no_write_check(),
    row("parameter_list_set", "from_end", {matrix(), vector_of_two()},
        [](X x) {
          const Handle m = listed(x);
          c(nnc_parameter_list_set, m, -2, x[1]);
          return repr(m);
        },
        "after(nn.ParameterList([nn.Parameter(a), b]), lambda m: m.__setitem__(-2, nn.Parameter(b)))"),
    row("parameter_list_append", "tensor", {matrix(), vector_of_two()},
        [](X x) {
          const Handle m = listed(x);
          c(nnc_parameter_list_append, m, x[1]);
          return repr(m);
        },
        "after(nn.ParameterList([nn.Parameter(a), b]), lambda m: m.append(b))"),
    row("parameter_list_append", "scalar", {matrix(), vector_of_two()},
        [](X x) {
          const Handle m = listed(x);
          c(nnc_parameter_list_append, m, c(nnc_sum, x[0], none, false, NNC_DTYPE_DEFAULT));
          return repr(m);
        },
        "after(nn.ParameterList([nn.Parameter(a), b]), lambda m: m.append(a.sum()))"),
    row("parameter_list_append", "wants_gradient", {matrix(), vector_of_two()},
        [](X x) {
          const Handle m = listed(x);
          c(nnc_parameter_list_append, m, x[1]);
          return c(nnc_tensor_requires_grad, c(nnc_parameter_list_get, m, 2));
        },
        "torch.tensor(1)"),
    row("parameter_list_extend", "two", {matrix(), vector_of_two()},
        [](X x) {
          const Handle m = listed(x);
          c(nnc_parameter_list_extend, m, Tensors{x[1], x[0]});
          return repr(m);
        },
        "after(nn.ParameterList([nn.Parameter(a), b]), lambda m: m.extend([b, a]))"),
    row("parameter_list_extend", "none", {matrix(), vector_of_two()},
        [](X x) {
          const Handle m = listed(x);
          c(nnc_parameter_list_extend, m, Tensors{});
          return repr(m);
        },
        "after(nn.ParameterList([nn.Parameter(a), b]), lambda m: m.extend([]))"),
    row("parameter_list_slice", "front", {matrix(), vector_of_two()},
        [](X x) { return repr(c(nnc_parameter_list_slice, listed(x), 0, 1, 1)); },
        "text(nn.ParameterList([nn.Parameter(a), b])[0:1])"),
    row("parameter_list_slice", "backwards", {matrix(), vector_of_two()},
        [](X x) { return repr(c(nnc_parameter_list_slice, listed(x), INT64_MAX, INT64_MIN, -1)); },
        "text(nn.ParameterList([nn.Parameter(a), b])[::-1])"),
    row("parameter_list_slice", "outside", {matrix(), vector_of_two()},
        [](X x) { return repr(c(nnc_parameter_list_slice, listed(x), 5, 9, 1)); },
        "text(nn.ParameterList([nn.Parameter(a), b])[5:9])"),
    row("parameter_dict_len", "two", {matrix(), vector_of_two()},
        [](X x) { return c(nnc_parameter_dict_len, named(x)); },
        "torch.tensor(2)"),
    row("parameter_dict_contains", "there", {matrix(), vector_of_two()},
        [](X x) { return c(nnc_parameter_dict_contains, named(x), "left"); },
        "torch.tensor(1)"),
    row("parameter_dict_contains", "not", {matrix(), vector_of_two()},
        [](X x) { return c(nnc_parameter_dict_contains, named(x), ""); },
        "torch.tensor(0)"),
    row("parameter_dict_at", "plain", {matrix(), vector_of_two()},
        [](X x) { return c(nnc_detach, c(nnc_parameter_dict_at, named(x), "right")); },
        "nn.ParameterDict({'left': nn.Parameter(a), 'right': b})['right'].detach()").no_write_check(),
    row("parameter_dict_get", "there", {matrix(), vector_of_two()},
        [](X x) { return c(nnc_detach, c(nnc_parameter_dict_get, named(x), "left", x[1])); },
        "nn.ParameterDict({'left': nn.Parameter(a), 'right': b}).get('left').detach()").no_write_check(),
    row("parameter_dict_get", "default", {matrix(), vector_of_two()},
        [](X x) { return c(nnc_parameter_dict_get, named(x), "up", x[1]); },
        "nn.ParameterDict({'left': nn.Parameter(a), 'right': b}).get('up', b)"),
    row("parameter_dict_set", "former", {matrix(), vector_of_two()},
        [](X x) {
          const Handle m = named(x);
          c(nnc_parameter_dict_set, m, "left", x[1]);
          return repr(m);
        },
        "after(nn.ParameterDict({'left': nn.Parameter(a), 'right': b}), lambda m: m.__setitem__('left', b))"),
    row("parameter_dict_set", "fresh", {matrix(), vector_of_two()},
        [](X x) {
          const Handle m = named(x);
          c(nnc_parameter_dict_set, m, "up", x[1]);
          return repr(m);
        },
        "after(nn.ParameterDict({'left': nn.Parameter(a), 'right': b}), lambda m: m.__setitem__('up', b))"),
    row("parameter_dict_setdefault", "fresh", {matrix(), vector_of_two()},
        [](X x) {
          const Handle m = named(x);
          c(nnc_parameter_dict_setdefault, m, "up", x[1]);
          return repr(m);
        },
        "after(nn.ParameterDict({'left': nn.Parameter(a), 'right': b}), lambda m: m.setdefault('up', b))"),
    row("parameter_dict_setdefault", "former", {matrix(), vector_of_two()},
        [](X x) {
          const Handle m = named(x);
          c(nnc_parameter_dict_setdefault, m, "left", x[1]);
          return repr(m);
        },
        "after(nn.ParameterDict({'left': nn.Parameter(a), 'right': b}), lambda m: m.setdefault('left', b))"),
    row("parameter_dict_setdefault", "out", {matrix(), vector_of_two()},
        [](X x) { return c(nnc_detach, c(nnc_parameter_dict_setdefault, named(x), "left", none)); },
        "nn.ParameterDict({'left': nn.Parameter(a), 'right': b}).setdefault('left').detach()").no_write_check(),
    row("parameter_dict_delete", "plain", {matrix(), vector_of_two()},
        [](X x) {
          const Handle m = named(x);
          c(nnc_parameter_dict_delete, m, "left");
          return repr(m);
        },
        "after(nn.ParameterDict({'left': nn.Parameter(a), 'right': b}), lambda m: m.__delitem__('left'))"),
    row("parameter_dict_pop", "rest", {matrix(), vector_of_two()},
        [](X x) {
          const Handle m = named(x);
          c(nnc_parameter_dict_pop, m, "right");
          return repr(m);
        },
        "after(nn.ParameterDict({'left': nn.Parameter(a), 'right': b}), lambda m: m.pop('right'))"),
    row("parameter_dict_pop", "out", {matrix(), vector_of_two()},
        [](X x) { return c(nnc_detach, c(nnc_parameter_dict_pop, named(x), "right")); },
        "nn.ParameterDict({'left': nn.Parameter(a), 'right': b}).pop('right').detach()").no_write_check(),
    row("parameter_dict_popitem", "rest", {matrix(), vector_of_two()},
        [](X x) {
          const Handle m = named(x);
          c(nnc_parameter_dict_popitem, m);
          return repr(m);
        },
        "after(nn.ParameterDict({'left': nn.Parameter(a), 'right': b}), lambda m: m.popitem())"),
    row("parameter_dict_popitem", "key", {matrix(), vector_of_two()},
        [](X x) { return entries(c(nnc_parameter_dict_popitem, named(x))); },
        "text(nn.ParameterDict({'left': nn.Parameter(a), 'right': b}).popitem()[0])"),
    row("parameter_dict_update", "both", {matrix(), vector_of_two()},
        [](X x) {
          const Handle m = named(x);
          const Handle n = c(nnc_named_new);
          c(nnc_named_add, n, "left", x[1]);
          c(nnc_named_add, n, "up", x[0]);
          c(nnc_parameter_dict_update, m, n);
          return repr(m);
        },
        "after(nn.ParameterDict({'left': nn.Parameter(a), 'right': b}), lambda m: m.update({'left': b, 'up': a}))"),
    row("module_new", "keys_of_a_dict", {},
        [](X) {
          return repr(module("ParameterDict({'w': torch.ones(2, 3), 'b': torch.zeros(2)})"));
        },
        "text(nn.ParameterDict({'w': torch.ones(2, 3), 'b': torch.zeros(2)}))"),
    row("module_new", "keys_of_an_ordered_dict", {},
        [](X) {
          return repr(module("ParameterDict(OrderedDict([('w', torch.ones(2, 3)), ('b', torch.zeros(2))]))"));
        },
        "text(nn.ParameterDict(__import__('collections').OrderedDict([('w', torch.ones(2, 3)), ('b', torch.zeros(2))])))"),
    row("module_new", "keys_of_pairs", {},
        [](X) {
          return repr(module("ParameterDict([('w', torch.ones(2, 3)), ('b', torch.zeros(2))])"));
        },
        "text(nn.ParameterDict([('w', torch.ones(2, 3)), ('b', torch.zeros(2))]))"),
    row("parameter_dict_clear", "plain", {matrix(), vector_of_two()},
        [](X x) {
          const Handle m = named(x);
          c(nnc_parameter_dict_clear, m);
          return repr(m);
        },
        "after(nn.ParameterDict({'left': nn.Parameter(a), 'right': b}), lambda m: m.clear())"),
    row("parameter_dict_copy", "plain", {matrix(), vector_of_two()},
        [](X x) { return repr(c(nnc_parameter_dict_copy, named(x))); },
        "text(nn.ParameterDict({'left': nn.Parameter(a), 'right': b}).copy())"),
    row("parameter_dict_fromkeys", "two", {matrix(), vector_of_two()},
        [](X x) {
          const Handle n = c(nnc_named_new);
          c(nnc_named_add, n, "x", x[1]);
          c(nnc_named_add, n, "y", x[1]);
          return repr(c(nnc_parameter_dict_fromkeys, named(x), n, x[0]));
        },
        "text(nn.ParameterDict({'left': nn.Parameter(a), 'right': b}).fromkeys(['x', 'y'], a))"),
    row("parameter_dict_keys", "plain", {matrix(), vector_of_two()},
        [](X x) { return entries(c(nnc_parameter_dict_keys, named(x))); },
        "text('left right')"),
    row("parameter_dict_items", "plain", {matrix(), vector_of_two()},
        [](X x) { return entries(c(nnc_parameter_dict_items, named(x))); },
        "text('left right')"),
    row("parameter_dict_values", "plain", {matrix(), vector_of_two()},
        [](X x) { return entries(c(nnc_parameter_dict_values, named(x))); },
        "text('left right')"),
});
// clang-format on

// clang-format off
[[maybe_unused]] const bool g_containers_refused = add_refusals("containers", {
    {"module_new", "a_number", {}, [](X) { return repr(module("Sequential(5)")); }, Code::kInvalid,
     "integer 5 at 11 is not a Module", "nn.Sequential(5)"},
    {"module_new", "a_number_behind", {}, [](X) { return repr(module("Sequential(ReLU(), 5)")); }, Code::kInvalid,
     "is not a Module", "nn.Sequential(nn.ReLU(), 5)"},
    {"module_new", "a_list", {}, [](X) { return repr(module("Sequential([ReLU()])")); }, Code::kInvalid,
     "is not a Module", "nn.Sequential([nn.ReLU()])"},
    {"module_new", "list_of_a_number", {}, [](X) { return repr(module("ModuleList([5])")); }, Code::kInvalid,
     "is not a Module", "nn.ModuleList([5])"},
    {"module_new", "list_of_a_list", {}, [](X) { return repr(module("ModuleList([[ReLU()]])")); }, Code::kInvalid,
     "is not a Module", "nn.ModuleList([[nn.ReLU()]])"},
    {"module_new", "one_module_for_a_list", {}, [](X) { return repr(module("ModuleList(ReLU())")); }, Code::kInvalid,
     "must be a list of modules, got ReLU", "nn.ModuleList(nn.ReLU())"},
    {"module_new", "a_number_for_a_list", {}, [](X) { return repr(module("ModuleList(5)")); }, Code::kInvalid,
     "must be a list of modules, got 5", "nn.ModuleList(5)"},
    {"sequential_get", "past_the_end", {}, [](X) { return repr(c(nnc_sequential_get, three(), 3)); },
     Code::kIndex, "index 3 is out of range", "nn.Sequential(nn.ReLU(), nn.Tanh(), nn.ELU())[3]"},
    {"module_list_pop", "before_the_start", {}, [](X) { return repr(c(nnc_module_list_pop, three_listed(), -4)); },
     Code::kIndex, "index -4 is out of range", "nn.ModuleList([nn.ReLU(), nn.Tanh(), nn.ELU()]).pop(-4)"},
    {"sequential_insert", "too_far", {}, [](X) { return c(nnc_sequential_insert, three(), 4, module("ELU()")); },
     Code::kIndex, "Index out of range: 4", "nn.Sequential(nn.ReLU(), nn.Tanh(), nn.ELU()).insert(4, nn.ELU())"},
    {"sequential_slice", "no_step", {}, [](X) { return repr(c(nnc_sequential_slice, three(), 0, 2, 0)); },
     Code::kInvalid, "slice step cannot be zero", "nn.Sequential(nn.ReLU(), nn.Tanh(), nn.ELU())[0:2:0]"},
    {"sequential_get", "list", {}, [](X) { return repr(c(nnc_sequential_get, three_listed(), 0)); },
     Code::kInvalid, "sequential is a ModuleList, expected a Sequential", ""},
    {"sequential_append", "itself", {}, [](X) {
       const Handle m = three();
       return c(nnc_sequential_append, m, m);
     },
     Code::kInvalid, "contains the module", ""},
    {"module_list_set", "around_itself", {}, [](X) {
       const Handle m = three_listed(), around = module("Sequential()");
       c(nnc_sequential_append, around, m);
       return c(nnc_module_list_set, m, 0, around);
     },
     Code::kInvalid, "contains the module", ""},
    {"module_dict_get", "unknown", {}, [](X) { return repr(c(nnc_module_dict_get, two_named(), "in")); },
     Code::kUnknown, "there is no key 'in'", "nn.ModuleDict({'act': nn.ReLU()})['in']"},
    {"module_dict_pop", "unknown", {}, [](X) { return repr(c(nnc_module_dict_pop, two_named(), "in")); },
     Code::kUnknown, "there is no key 'in'", "nn.ModuleDict({'act': nn.ReLU()}).pop('in')"},
    {"module_dict_set", "dot", {}, [](X) { return c(nnc_module_dict_set, two_named(), "a.b", module("ELU()")); },
     Code::kInvalid, "can't contain", "nn.ModuleDict({'a.b': nn.ReLU()})"},
    {"module_dict_set", "no_name", {}, [](X) { return c(nnc_module_dict_set, two_named(), "", module("ELU()")); },
     Code::kInvalid, "can't be empty string", "nn.ModuleDict({'': nn.ReLU()})"},
    {"module_dict_set", "attribute", {}, [](X) { return c(nnc_module_dict_set, two_named(), "keys", module("ReLU()")); },
     Code::kInvalid, "attribute 'keys' already exists", "nn.ModuleDict({'keys': nn.ReLU()})"},
    {"module_register_module", "attribute", {}, [](X) { return c(nnc_module_register_module, three(), "forward", module("ReLU()")); },
     Code::kInvalid, "attribute 'forward' already exists", "nn.Sequential().register_module('forward', nn.ReLU())"},
    {"module_register_parameter", "attribute", {vector_of_two()}, [](X x) { return c(nnc_module_register_parameter, module("Linear(2, 2)"), "in_features", x[0]); },
     Code::kInvalid, "attribute 'in_features' already exists", "nn.Linear(2, 2).register_parameter('in_features', nn.Parameter(a))"},
    {"module_register_buffer", "attribute", {vector_of_two()}, [](X x) { return c(nnc_module_register_buffer, module("Linear(2, 2)"), "training", x[0], 1); },
     Code::kInvalid, "attribute 'training' already exists", "nn.Linear(2, 2).register_buffer('training', a)"},
    {"sequential_insert", "none", {}, [](X) { return c(nnc_sequential_insert, three(), 0, Handle()); },
     Code::kHandle, "module", "nn.Sequential(nn.ReLU()).insert(0, None)"},
    {"module_call", "none", {matrix()}, [](X x) { return c(nnc_module_call, module("Sequential(ReLU(), None)"), x[0]); },
     Code::kInvalid, "'NoneType' object is not callable", "nn.Sequential(nn.ReLU(), None)(a)"},
    {"module_dict_update", "tensor", {in({2}).no_grad()}, [](X x) {
       const Handle n = c(nnc_named_new);
       c(nnc_named_add, n, "a", x[0]);
       return c(nnc_module_dict_update, two_named(), n);
     },
     Code::kInvalid, "'a' is a tensor", "nn.ModuleDict({'a': a})"},
    {"parameter_list_get", "past_the_end", {vector_of_two(), vector_of_two()}, [](X x) { return c(nnc_parameter_list_get, listed(x), 2); },
     Code::kIndex, "index 2 is out of range", "nn.ParameterList([nn.Parameter(a)])[2]"},
    {"parameter_list_append", "integers", {ints({2}, 0, 9)}, [](X x) { return c(nnc_parameter_list_append, module("ParameterList()"), x[0]); },
     Code::kDtype, "Only Tensors of floating point dtype can require gradients", "nn.ParameterList([a])"},
    {"parameter_dict_at", "unknown", {vector_of_two(), vector_of_two()}, [](X x) { return c(nnc_parameter_dict_at, named(x), "up"); },
     Code::kUnknown, "there is no key 'up'", "nn.ParameterDict({'left': a})['up']"},
    {"parameter_dict_popitem", "none", {}, [](X) { return entries(c(nnc_parameter_dict_popitem, module("ParameterDict()"))); },
     Code::kUnknown, "dictionary is empty", "nn.ParameterDict().popitem()"},
    {"module_call", "list", {in({2})}, [](X x) { return c(nnc_module_call, three_listed(), x[0]); },
     Code::kUnsupported, "is missing the required", "nn.ModuleList([nn.ReLU()])(a)"},
    {"module_call", "parameters", {in({2})}, [](X x) { return c(nnc_module_call, module("ParameterDict()"), x[0]); },
     Code::kUnsupported, "ParameterDict should not be called.", "nn.ParameterDict()(a)"},
});
// clang-format on

}  // namespace
}  // namespace nnc::testing
