// SPDX-License-Identifier: Apache-2.0
// Rows of Sequential and ModuleList.
#include "interface/module_values.h"

namespace nnc::testing {
namespace {

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
    row("module_new", "list_of_a_sequential", {},
        [](X) { return repr(module("ModuleList(Sequential(ReLU(), Tanh()))")); },
        "text(nn.ModuleList(nn.Sequential(nn.ReLU(), nn.Tanh())))"),
    row("module_new", "list_by_name", {},
        [](X) { return repr(module("ModuleList(modules=[ReLU(), Sequential(Tanh())])")); },
        "text(nn.ModuleList(modules=[nn.ReLU(), nn.Sequential(nn.Tanh())]))"),
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
// clang-format on

}  // namespace
}  // namespace nnc::testing
