// SPDX-License-Identifier: Apache-2.0
// Rows of containers: what they hold, and changing that.
#include "interface/module_values.h"

namespace nnc::testing {
namespace {

In matrix() {
  return in({2, 3}).type(DType::kFloat32).no_grad();
}
In vector_of_two() {
  return in({2}).type(DType::kFloat32).no_grad();
}
Handle three() {
  return module("Sequential(ReLU(), Tanh(), ELU())");
}
Handle three_listed() {
  return module("ModuleList([ReLU(), Tanh(), ELU()])");
}
Handle two_named() {
  Handle m = module("ModuleDict()");
  c(nnc_module_dict_set, m, "act", module("ReLU()"));
  c(nnc_module_dict_set, m, "out", module("Tanh()"));
  return m;
}
Handle listed(X x) {
  Handle m = module("ParameterList()");
  c(nnc_parameter_list_extend, m, Tensors{x[0], x[1]});
  return m;
}
Handle named(X x) {
  Handle m = module("ParameterDict()");
  c(nnc_parameter_dict_set, m, "left", x[0]);
  c(nnc_parameter_dict_set, m, "right", x[1]);
  return m;
}

// clang-format off
[[maybe_unused]] const bool g_containers_sequences = add_samples("containers", {
    row("sequential_len", "three", {},
        [](X) { return c(nnc_sequential_len, three()); },
        "torch.tensor(3)"),
    row("sequential_len", "none", {},
        [](X) { return c(nnc_sequential_len, module("Sequential()")); },
        "torch.tensor(0)"),
    row("sequential_get", "first", {},
        [](X) { return repr(c(nnc_sequential_get, three(), 0)); },
        "text(nn.Sequential(nn.ReLU(), nn.Tanh(), nn.ELU())[0])"),
    row("sequential_set", "first", {},
        [](X) {
          const Handle m = three();
          c(nnc_sequential_set, m, 0, module("GELU()"));
          return repr(m);
        },
        "after(nn.Sequential(nn.ReLU(), nn.Tanh(), nn.ELU()), lambda m: m.__setitem__(0, nn.GELU()))"),
    row("sequential_delete", "first", {},
        [](X) {
          const Handle m = three();
          c(nnc_sequential_delete, m, 0);
          return repr(m);
        },
        "after(nn.Sequential(nn.ReLU(), nn.Tanh(), nn.ELU()), lambda m: m.__delitem__(0))"),
    row("sequential_pop", "first", {},
        [](X) {
          const Handle m = three();
          c(nnc_sequential_pop, m, 0);
          return repr(m);
        },
        "after(nn.Sequential(nn.ReLU(), nn.Tanh(), nn.ELU()), lambda m: m.pop(0))"),
    row("sequential_pop", "first_out", {},
        [](X) { return repr(c(nnc_sequential_pop, three(), 0)); },
        "text(nn.Sequential(nn.ReLU(), nn.Tanh(), nn.ELU()).pop(0))"),
    row("sequential_get", "last", {},
        [](X) { return repr(c(nnc_sequential_get, three(), 2)); },
        "text(nn.Sequential(nn.ReLU(), nn.Tanh(), nn.ELU())[2])"),
    row("sequential_set", "last", {},
        [](X) {
          const Handle m = three();
          c(nnc_sequential_set, m, 2, module("GELU()"));
          return repr(m);
        },
        "after(nn.Sequential(nn.ReLU(), nn.Tanh(), nn.ELU()), lambda m: m.__setitem__(2, nn.GELU()))"),
    row("sequential_delete", "last", {},
        [](X) {
          const Handle m = three();
          c(nnc_sequential_delete, m, 2);
          return repr(m);
        },
        "after(nn.Sequential(nn.ReLU(), nn.Tanh(), nn.ELU()), lambda m: m.__delitem__(2))"),
    row("sequential_pop", "last", {},
        [](X) {
          const Handle m = three();
          c(nnc_sequential_pop, m, 2);
          return repr(m);
        },
        "after(nn.Sequential(nn.ReLU(), nn.Tanh(), nn.ELU()), lambda m: m.pop(2))"),
    row("sequential_pop", "last_out", {},
        [](X) { return repr(c(nnc_sequential_pop, three(), 2)); },
        "text(nn.Sequential(nn.ReLU(), nn.Tanh(), nn.ELU()).pop(2))"),
    row("sequential_get", "from_end", {},
        [](X) { return repr(c(nnc_sequential_get, three(), -3)); },
        "text(nn.Sequential(nn.ReLU(), nn.Tanh(), nn.ELU())[-3])"),
    row("sequential_set", "from_end", {},
        [](X) {
          const Handle m = three();
          c(nnc_sequential_set, m, -3, module("GELU()"));
          return repr(m);
        },
        "after(nn.Sequential(nn.ReLU(), nn.Tanh(), nn.ELU()), lambda m: m.__setitem__(-3, nn.GELU()))"),
    row("sequential_delete", "from_end", {},
        [](X) {
          const Handle m = three();
          c(nnc_sequential_delete, m, -3);
          return repr(m);
        },
        "after(nn.Sequential(nn.ReLU(), nn.Tanh(), nn.ELU()), lambda m: m.__delitem__(-3))"),
    row("sequential_pop", "from_end", {},
        [](X) {
          const Handle m = three();
          c(nnc_sequential_pop, m, -3);
          return repr(m);
        },
        "after(nn.Sequential(nn.ReLU(), nn.Tanh(), nn.ELU()), lambda m: m.pop(-3))"),
    row("sequential_pop", "from_end_out", {},
        [](X) { return repr(c(nnc_sequential_pop, three(), -3)); },
        "text(nn.Sequential(nn.ReLU(), nn.Tanh(), nn.ELU()).pop(-3))"),
    row("sequential_slice", "front", {},
        [](X) { return repr(c(nnc_sequential_slice, three(), 0, 2, 1)); },
        "text(nn.Sequential(nn.ReLU(), nn.Tanh(), nn.ELU())[0:2])"),
    row("sequential_delete_slice", "front", {},
        [](X) {
          const Handle m = three();
          c(nnc_sequential_delete_slice, m, 0, 2, 1);
          return repr(m);
        },
        "after(nn.Sequential(nn.ReLU(), nn.Tanh(), nn.ELU()), lambda m: m.__delitem__(slice(0, 2, None)))"),
    row("sequential_slice", "tail", {},
        [](X) { return repr(c(nnc_sequential_slice, three(), 1, INT64_MAX, 1)); },
        "text(nn.Sequential(nn.ReLU(), nn.Tanh(), nn.ELU())[1:])"),
    row("sequential_delete_slice", "tail", {},
        [](X) {
          const Handle m = three();
          c(nnc_sequential_delete_slice, m, 1, INT64_MAX, 1);
          return repr(m);
        },
        "after(nn.Sequential(nn.ReLU(), nn.Tanh(), nn.ELU()), lambda m: m.__delitem__(slice(1, None, None)))"),
    row("sequential_slice", "every_second", {},
        [](X) { return repr(c(nnc_sequential_slice, three(), 0, INT64_MAX, 2)); },
        "text(nn.Sequential(nn.ReLU(), nn.Tanh(), nn.ELU())[::2])"),
    row("sequential_delete_slice", "every_second", {},
        [](X) {
          const Handle m = three();
          c(nnc_sequential_delete_slice, m, 0, INT64_MAX, 2);
          return repr(m);
        },
        "after(nn.Sequential(nn.ReLU(), nn.Tanh(), nn.ELU()), lambda m: m.__delitem__(slice(None, None, 2)))"),
    row("sequential_slice", "backwards", {},
        [](X) { return repr(c(nnc_sequential_slice, three(), INT64_MAX, INT64_MIN, -1)); },
        "text(nn.Sequential(nn.ReLU(), nn.Tanh(), nn.ELU())[::-1])"),
    row("sequential_delete_slice", "backwards", {},
        [](X) {
          const Handle m = three();
          c(nnc_sequential_delete_slice, m, INT64_MAX, INT64_MIN, -1);
          return repr(m);
        },
        "after(nn.Sequential(nn.ReLU(), nn.Tanh(), nn.ELU()), lambda m: m.__delitem__(slice(None, None, -1)))"),
    row("sequential_slice", "from_end", {},
        [](X) { return repr(c(nnc_sequential_slice, three(), -2, -1, 1)); },
        "text(nn.Sequential(nn.ReLU(), nn.Tanh(), nn.ELU())[-2:-1])"),
    row("sequential_delete_slice", "from_end", {},
        [](X) {
          const Handle m = three();
          c(nnc_sequential_delete_slice, m, -2, -1, 1);
          return repr(m);
        },
        "after(nn.Sequential(nn.ReLU(), nn.Tanh(), nn.ELU()), lambda m: m.__delitem__(slice(-2, -1, None)))"),
    row("sequential_slice", "outside", {},
        [](X) { return repr(c(nnc_sequential_slice, three(), 5, 9, 1)); },
        "text(nn.Sequential(nn.ReLU(), nn.Tanh(), nn.ELU())[5:9])"),
    row("sequential_delete_slice", "outside", {},
        [](X) {
          const Handle m = three();
          c(nnc_sequential_delete_slice, m, 5, 9, 1);
          return repr(m);
        },
        "after(nn.Sequential(nn.ReLU(), nn.Tanh(), nn.ELU()), lambda m: m.__delitem__(slice(5, 9, None)))"),
    row("sequential_slice", "wide_step", {},
        [](X) { return repr(c(nnc_sequential_slice, three(), 0, INT64_MAX, INT64_MAX)); },
        "text(nn.Sequential(nn.ReLU(), nn.Tanh(), nn.ELU())[::2**62])"),
    row("sequential_delete_slice", "wide_step", {},
        [](X) {
          const Handle m = three();
          c(nnc_sequential_delete_slice, m, 0, INT64_MAX, INT64_MAX);
          return repr(m);
        },
        "after(nn.Sequential(nn.ReLU(), nn.Tanh(), nn.ELU()), lambda m: m.__delitem__(slice(None, None, 2**62)))"),
    row("sequential_slice", "empty", {},
        [](X) { return repr(c(nnc_sequential_slice, three(), 2, 1, 1)); },
        "text(nn.Sequential(nn.ReLU(), nn.Tanh(), nn.ELU())[2:1])"),
    row("sequential_delete_slice", "empty", {},
        [](X) {
          const Handle m = three();
          c(nnc_sequential_delete_slice, m, 2, 1, 1);
          return repr(m);
        },
        "after(nn.Sequential(nn.ReLU(), nn.Tanh(), nn.ELU()), lambda m: m.__delitem__(slice(2, 1, None)))"),
    row("sequential_append", "one", {},
        [](X) {
          const Handle m = three();
          c(nnc_sequential_append, m, module("GELU()"));
          return repr(m);
        },
        "after(nn.Sequential(nn.ReLU(), nn.Tanh(), nn.ELU()), lambda m: m.append(nn.GELU()))"),
    row("sequential_insert", "front", {},
        [](X) {
          const Handle m = three();
          c(nnc_sequential_insert, m, 0, module("GELU()"));
          return repr(m);
        },
        "after(nn.Sequential(nn.ReLU(), nn.Tanh(), nn.ELU()), lambda m: m.insert(0, nn.GELU()))"),
    row("sequential_insert", "middle", {},
        [](X) {
          const Handle m = three();
          c(nnc_sequential_insert, m, 1, module("GELU()"));
          return repr(m);
        },
        "after(nn.Sequential(nn.ReLU(), nn.Tanh(), nn.ELU()), lambda m: m.insert(1, nn.GELU()))"),
    row("sequential_insert", "end", {},
        [](X) {
          const Handle m = three();
          c(nnc_sequential_insert, m, 3, module("GELU()"));
          return repr(m);
        },
        "after(nn.Sequential(nn.ReLU(), nn.Tanh(), nn.ELU()), lambda m: m.insert(3, nn.GELU()))"),
    row("sequential_insert", "from_end", {},
        [](X) {
          const Handle m = three();
          c(nnc_sequential_insert, m, -1, module("GELU()"));
          return repr(m);
        },
        "after(nn.Sequential(nn.ReLU(), nn.Tanh(), nn.ELU()), lambda m: m.insert(-1, nn.GELU()))"),
    row("sequential_insert", "from_end_first", {},
        [](X) {
          const Handle m = three();
          c(nnc_sequential_insert, m, -3, module("GELU()"));
          return repr(m);
        },
        "after(nn.Sequential(nn.ReLU(), nn.Tanh(), nn.ELU()), lambda m: m.insert(-3, nn.GELU()))"),
    row("sequential_extend", "list", {},
        [](X) {
          const Handle m = three();
          c(nnc_sequential_extend, m, three_listed());
          return repr(m);
        },
        "after(nn.Sequential(nn.ReLU(), nn.Tanh(), nn.ELU()), lambda m: m.extend([nn.ReLU(), nn.Tanh(), nn.ELU()]))"),
    row("sequential_extend", "itself", {},
        [](X) {
          const Handle m = three();
          c(nnc_sequential_extend, m, three());
          return repr(m);
        },
        "after(nn.Sequential(nn.ReLU(), nn.Tanh(), nn.ELU()), lambda m: m.extend(nn.Sequential(nn.ReLU(), nn.Tanh(), nn.ELU())))"),
    row("sequential_extend", "none", {},
        [](X) {
          const Handle m = three();
          c(nnc_sequential_extend, m, module("Sequential()"));
          return repr(m);
        },
        "after(nn.Sequential(nn.ReLU(), nn.Tanh(), nn.ELU()), lambda m: m.extend([]))"),
    row("sequential_concat", "two", {},
        [](X) { return repr(c(nnc_sequential_concat, three(), three())); },
        "text(nn.Sequential(nn.ReLU(), nn.Tanh(), nn.ELU()) + nn.Sequential(nn.ReLU(), nn.Tanh(), nn.ELU()))"),
    row("sequential_concat", "empty", {},
        [](X) { return repr(c(nnc_sequential_concat, module("Sequential()"), three())); },
        "text(nn.Sequential() + nn.Sequential(nn.ReLU(), nn.Tanh(), nn.ELU()))"),
    row("module_list_len", "three", {},
        [](X) { return c(nnc_module_list_len, three_listed()); },
        "torch.tensor(3)"),
    row("module_list_len", "none", {},
        [](X) { return c(nnc_module_list_len, module("ModuleList()")); },
        "torch.tensor(0)"),
    row("module_list_get", "first", {},
        [](X) { return repr(c(nnc_module_list_get, three_listed(), 0)); },
        "text(nn.ModuleList([nn.ReLU(), nn.Tanh(), nn.ELU()])[0])"),
    row("module_list_set", "first", {},
        [](X) {
          const Handle m = three_listed();
          c(nnc_module_list_set, m, 0, module("GELU()"));
          return repr(m);
        },
        "after(nn.ModuleList([nn.ReLU(), nn.Tanh(), nn.ELU()]), lambda m: m.__setitem__(0, nn.GELU()))"),
    row("module_list_delete", "first", {},
        [](X) {
          const Handle m = three_listed();
          c(nnc_module_list_delete, m, 0);
          return repr(m);
        },
        "after(nn.ModuleList([nn.ReLU(), nn.Tanh(), nn.ELU()]), lambda m: m.__delitem__(0))"),
    row("module_list_pop", "first", {},
        [](X) {
          const Handle m = three_listed();
          c(nnc_module_list_pop, m, 0);
          return repr(m);
        },
        "after(nn.ModuleList([nn.ReLU(), nn.Tanh(), nn.ELU()]), lambda m: m.pop(0))"),
    row("module_list_pop", "first_out", {},
        [](X) { return repr(c(nnc_module_list_pop, three_listed(), 0)); },
        "text(nn.ModuleList([nn.ReLU(), nn.Tanh(), nn.ELU()]).pop(0))"),
    row("module_list_get", "last", {},
        [](X) { return repr(c(nnc_module_list_get, three_listed(), 2)); },
        "text(nn.ModuleList([nn.ReLU(), nn.Tanh(), nn.ELU()])[2])"),
    row("module_list_set", "last", {},
        [](X) {
          const Handle m = three_listed();
          c(nnc_module_list_set, m, 2, module("GELU()"));
          return repr(m);
        },
        "after(nn.ModuleList([nn.ReLU(), nn.Tanh(), nn.ELU()]), lambda m: m.__setitem__(2, nn.GELU()))"),
    row("module_list_delete", "last", {},
        [](X) {
          const Handle m = three_listed();
          c(nnc_module_list_delete, m, 2);
          return repr(m);
        },
        "after(nn.ModuleList([nn.ReLU(), nn.Tanh(), nn.ELU()]), lambda m: m.__delitem__(2))"),
    row("module_list_pop", "last", {},
        [](X) {
          const Handle m = three_listed();
          c(nnc_module_list_pop, m, 2);
          return repr(m);
        },
        "after(nn.ModuleList([nn.ReLU(), nn.Tanh(), nn.ELU()]), lambda m: m.pop(2))"),
    row("module_list_pop", "last_out", {},
        [](X) { return repr(c(nnc_module_list_pop, three_listed(), 2)); },
        "text(nn.ModuleList([nn.ReLU(), nn.Tanh(), nn.ELU()]).pop(2))"),
    row("module_list_get", "from_end", {},
        [](X) { return repr(c(nnc_module_list_get, three_listed(), -3)); },
        "text(nn.ModuleList([nn.ReLU(), nn.Tanh(), nn.ELU()])[-3])"),
    row("module_list_set", "from_end", {},
        [](X) {
          const Handle m = three_listed();
          c(nnc_module_list_set, m, -3, module("GELU()"));
          return repr(m);
        },
        "after(nn.ModuleList([nn.ReLU(), nn.Tanh(), nn.ELU()]), lambda m: m.__setitem__(-3, nn.GELU()))"),
    row("module_list_delete", "from_end", {},
        [](X) {
          const Handle m = three_listed();
          c(nnc_module_list_delete, m, -3);
          return repr(m);
        },
        "after(nn.ModuleList([nn.ReLU(), nn.Tanh(), nn.ELU()]), lambda m: m.__delitem__(-3))"),
    row("module_list_pop", "from_end", {},
        [](X) {
          const Handle m = three_listed();
          c(nnc_module_list_pop, m, -3);
          return repr(m);
        },
        "after(nn.ModuleList([nn.ReLU(), nn.Tanh(), nn.ELU()]), lambda m: m.pop(-3))"),
    row("module_list_pop", "from_end_out", {},
        [](X) { return repr(c(nnc_module_list_pop, three_listed(), -3)); },
        "text(nn.ModuleList([nn.ReLU(), nn.Tanh(), nn.ELU()]).pop(-3))"),
    row("module_list_slice", "front", {},
        [](X) { return repr(c(nnc_module_list_slice, three_listed(), 0, 2, 1)); },
        "text(nn.ModuleList([nn.ReLU(), nn.Tanh(), nn.ELU()])[0:2])"),
    row("module_list_delete_slice", "front", {},
        [](X) {
          const Handle m = three_listed();
          c(nnc_module_list_delete_slice, m, 0, 2, 1);
          return repr(m);
        },
        "after(nn.ModuleList([nn.ReLU(), nn.Tanh(), nn.ELU()]), lambda m: m.__delitem__(slice(0, 2, None)))"),
    row("module_list_slice", "tail", {},
        [](X) { return repr(c(nnc_module_list_slice, three_listed(), 1, INT64_MAX, 1)); },
        "text(nn.ModuleList([nn.ReLU(), nn.Tanh(), nn.ELU()])[1:])"),
    row("module_list_delete_slice", "tail", {},
        [](X) {
          const Handle m = three_listed();
          c(nnc_module_list_delete_slice, m, 1, INT64_MAX, 1);
          return repr(m);
        },
        "after(nn.ModuleList([nn.ReLU(), nn.Tanh(), nn.ELU()]), lambda m: m.__delitem__(slice(1, None, None)))"),
    row("module_list_slice", "every_second", {},
        [](X) { return repr(c(nnc_module_list_slice, three_listed(), 0, INT64_MAX, 2)); },
        "text(nn.ModuleList([nn.ReLU(), nn.Tanh(), nn.ELU()])[::2])"),
    row("module_list_delete_slice", "every_second", {},
        [](X) {
          const Handle m = three_listed();
          c(nnc_module_list_delete_slice, m, 0, INT64_MAX, 2);
          return repr(m);
        },
        "after(nn.ModuleList([nn.ReLU(), nn.Tanh(), nn.ELU()]), lambda m: m.__delitem__(slice(None, None, 2)))"),
    row("module_list_slice", "backwards", {},
        [](X) { return repr(c(nnc_module_list_slice, three_listed(), INT64_MAX, INT64_MIN, -1)); },
        "text(nn.ModuleList([nn.ReLU(), nn.Tanh(), nn.ELU()])[::-1])"),
    row("module_list_delete_slice", "backwards", {},
        [](X) {
          const Handle m = three_listed();
          c(nnc_module_list_delete_slice, m, INT64_MAX, INT64_MIN, -1);
          return repr(m);
        },
        "after(nn.ModuleList([nn.ReLU(), nn.Tanh(), nn.ELU()]), lambda m: m.__delitem__(slice(None, None, -1)))"),
    row("module_list_slice", "from_end", {},
        [](X) { return repr(c(nnc_module_list_slice, three_listed(), -2, -1, 1)); },
        "text(nn.ModuleList([nn.ReLU(), nn.Tanh(), nn.ELU()])[-2:-1])"),
    row("module_list_delete_slice", "from_end", {},
        [](X) {
          const Handle m = three_listed();
          c(nnc_module_list_delete_slice, m, -2, -1, 1);
          return repr(m);
        },
        "after(nn.ModuleList([nn.ReLU(), nn.Tanh(), nn.ELU()]), lambda m: m.__delitem__(slice(-2, -1, None)))"),
    row("module_list_slice", "outside", {},
        [](X) { return repr(c(nnc_module_list_slice, three_listed(), 5, 9, 1)); },
        "text(nn.ModuleList([nn.ReLU(), nn.Tanh(), nn.ELU()])[5:9])"),
    row("module_list_delete_slice", "outside", {},
        [](X) {
          const Handle m = three_listed();
          c(nnc_module_list_delete_slice, m, 5, 9, 1);
          return repr(m);
        },
        "after(nn.ModuleList([nn.ReLU(), nn.Tanh(), nn.ELU()]), lambda m: m.__delitem__(slice(5, 9, None)))"),
    row("module_list_slice", "wide_step", {},
        [](X) { return repr(c(nnc_module_list_slice, three_listed(), 0, INT64_MAX, INT64_MAX)); },
        "text(nn.ModuleList([nn.ReLU(), nn.Tanh(), nn.ELU()])[::2**62])"),
    row("module_list_delete_slice", "wide_step", {},
        [](X) {
          const Handle m = three_listed();
          c(nnc_module_list_delete_slice, m, 0, INT64_MAX, INT64_MAX);
          return repr(m);
        },
        "after(nn.ModuleList([nn.ReLU(), nn.Tanh(), nn.ELU()]), lambda m: m.__delitem__(slice(None, None, 2**62)))"),
    row("module_list_slice", "empty", {},
        [](X) { return repr(c(nnc_module_list_slice, three_listed(), 2, 1, 1)); },
        "text(nn.ModuleList([nn.ReLU(), nn.Tanh(), nn.ELU()])[2:1])"),
    row("module_list_delete_slice", "empty", {},
        [](X) {
          const Handle m = three_listed();
          c(nnc_module_list_delete_slice, m, 2, 1, 1);
          return repr(m);
        },
        "after(nn.ModuleList([nn.ReLU(), nn.Tanh(), nn.ELU()]), lambda m: m.__delitem__(slice(2, 1, None)))"),
    row("module_list_append", "one", {},
        [](X) {
          const Handle m = three_listed();
          c(nnc_module_list_append, m, module("GELU()"));
          return repr(m);
        },
        "after(nn.ModuleList([nn.ReLU(), nn.Tanh(), nn.ELU()]), lambda m: m.append(nn.GELU()))"),
    row("module_list_insert", "front", {},
        [](X) {
          const Handle m = three_listed();
          c(nnc_module_list_insert, m, 0, module("GELU()"));
          return repr(m);
        },
        "after(nn.ModuleList([nn.ReLU(), nn.Tanh(), nn.ELU()]), lambda m: m.insert(0, nn.GELU()))"),
    row("module_list_insert", "middle", {},
        [](X) {
          const Handle m = three_listed();
          c(nnc_module_list_insert, m, 1, module("GELU()"));
          return repr(m);
        },
        "after(nn.ModuleList([nn.ReLU(), nn.Tanh(), nn.ELU()]), lambda m: m.insert(1, nn.GELU()))"),
    row("module_list_insert", "end", {},
        [](X) {
          const Handle m = three_listed();
          c(nnc_module_list_insert, m, 3, module("GELU()"));
          return repr(m);
        },
        "after(nn.ModuleList([nn.ReLU(), nn.Tanh(), nn.ELU()]), lambda m: m.insert(3, nn.GELU()))"),
    row("module_list_extend", "list", {},
        [](X) {
          const Handle m = three_listed();
          c(nnc_module_list_extend, m, three_listed());
          return repr(m);
        },
        "after(nn.ModuleList([nn.ReLU(), nn.Tanh(), nn.ELU()]), lambda m: m.extend([nn.ReLU(), nn.Tanh(), nn.ELU()]))"),
    row("module_list_extend", "itself", {},
        [](X) {
          const Handle m = three_listed();
          c(nnc_module_list_extend, m, three());
          return repr(m);
        },
        "after(nn.ModuleList([nn.ReLU(), nn.Tanh(), nn.ELU()]), lambda m: m.extend(nn.Sequential(nn.ReLU(), nn.Tanh(), nn.ELU())))"),
    row("module_list_extend", "none", {},
        [](X) {
          const Handle m = three_listed();
          c(nnc_module_list_extend, m, module("Sequential()"));
          return repr(m);
        },
        "after(nn.ModuleList([nn.ReLU(), nn.Tanh(), nn.ELU()]), lambda m: m.extend([]))"),
    row("module_list_concat", "two", {},
        [](X) { return repr(c(nnc_module_list_concat, three_listed(), three_listed())); },
        "text(nn.ModuleList([nn.ReLU(), nn.Tanh(), nn.ELU()]) + nn.ModuleList([nn.ReLU(), nn.Tanh(), nn.ELU()]))"),
    row("module_list_concat", "empty", {},
        [](X) { return repr(c(nnc_module_list_concat, module("ModuleList()"), three_listed())); },
        "text(nn.ModuleList() + nn.ModuleList([nn.ReLU(), nn.Tanh(), nn.ELU()]))"),
});
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
    {"module_dict_update", "tensor", {in({2}).no_grad()}, [](X x) {
       const Handle n = c(nnc_named_new);
       c(nnc_named_add, n, "a", x[0]);
       return c(nnc_module_dict_update, two_named(), n);
     },
     Code::kInvalid, "'a' has no module", "nn.ModuleDict({'a': a})"},
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
