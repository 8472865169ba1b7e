// SPDX-License-Identifier: Apache-2.0
// Rows of files, of dictionaries in collections and of plain values in them. What files hold is in
// tests/io.
#include "interface/module_values.h"
#include "support/temporary_folder.h"

namespace nnc::testing {
namespace {

using nnc_test::temporary_path;

In row_of_two() {
  return in({2, 2}).type(DType::kFloat32).no_grad();
}
Handle both(X x) {
  Handle named = c(nnc_named_new);
  c(nnc_named_add, named, "left", x[0]);
  c(nnc_named_add, named, "right", x[1]);
  return named;
}
// Saves and gives the path.
std::string saved(X x, const char* name, const Arg& metadata = none) {
  const std::string path = temporary_path(name);
  c(nnc_safetensors_save_file, both(x), metadata, path.c_str());
  return path;
}
Handle net() {
  return module("Sequential(Linear(2, 2), Tanh())");
}
// One layer under two names.
Handle tied(const Tensor& weight) {
  Handle m = module("Sequential(Linear(2, 2, bias=False))");
  c(nnc_sequential_append, m, c(nnc_module_get_submodule, m, "0"));
  Handle state = c(nnc_named_new);
  c(nnc_named_add, state, "0.weight", weight);
  c(nnc_module_load_state_dict, m, state, false, none, none);
  return m;
}
std::string saved_state(const Tensor& weight) {
  const std::string path = temporary_path("state");
  c(nnc_safetensors_save_model, tied(weight), none, path.c_str());
  return path;
}
std::string saved_model(const Handle& m) {
  const std::string path = temporary_path("model");
  c(nnc_model_save, m, path.c_str());
  return path;
}
// A run: a layer with dropout, its optimizer and a schedule.
struct Run {
  Run()
      : m(module("Sequential(Linear(2, 2), Dropout())")),
        o(c(nnc_optimizer_new, "Adam(lr=0.5)", m)),
        s(c(nnc_lr_scheduler_new, "StepLR(step_size=2)", o)) {}
  void train(const Tensor& x, int steps) const {
    for (int i = 0; i < steps; ++i) {
      c(nnc_optimizer_zero_grad, o);
      c(nnc_backward, c(nnc_sum, c(nnc_module_call, m, x), none, false, 0));
      c(nnc_optimizer_step, o);
      c(nnc_lr_scheduler_step, s, none);
    }
  }
  Handle m, o, s;
};
std::string saved_run(const Run& run) {
  const std::string path = temporary_path("run");
  const Handle extra = c(nnc_named_new);
  c(nnc_named_add_value, extra, "epoch", "5");
  c(nnc_training_save, run.m, run.o, run.s, extra, path.c_str());
  return path;
}
Handle nested(X x) {
  Handle outer = c(nnc_named_new);
  c(nnc_named_add_named, outer, "model.0", both(x));
  return outer;
}
Out value(const char* text) {
  const Handle named = c(nnc_named_new);
  c(nnc_named_add_value, named, "key", text);
  return bytes(c(nnc_named_value, named, "key"));
}
Handle sgd_state() {
  return c(nnc_optimizer_state_dict, c(nnc_optimizer_new, "SGD(lr=0.5)", module("Linear(2, 2)")));
}

// The entries of a sequence that no tensor holds: their keys and their values.
Tensors elements(const char* text) {
  const Handle named = c(nnc_named_new);
  c(nnc_named_add_value, named, "key", text);
  return {entries(named), bytes(c(nnc_named_value, named, "key.0")),
          bytes(c(nnc_named_value, named, "key.1"))};
}

// {"list": [a, {"left": b}], "tuple": (a, {"left": b}), "none": []}
Handle with_lists(X x) {
  const Handle items = c(nnc_named_new), named = c(nnc_named_new);
  c(nnc_named_add, items, "0", x[0]);
  c(nnc_named_add, items, "1.left", x[1]);
  c(nnc_named_add_list, named, "list", items, 0);
  c(nnc_named_add_list, named, "tuple", items, 1);
  c(nnc_named_add_list, named, "none", c(nnc_named_new), 0);
  return named;
}
Out kinds(const Handle& named, const std::vector<const char*>& keys) {
  Out all;
  for (const char* key : keys) {
    all.text += (all.text.empty() ? "" : " ") + c(nnc_named_kind, named, key).text;
  }
  return bytes(all);
}
Out kinds_of_values(const std::vector<const char*>& values) {
  const Handle named = c(nnc_named_new);
  for (const char* value : values) c(nnc_named_add_value, named, value, value);
  return kinds(named, values);
}

// clang-format off
[[maybe_unused]] const bool g_io = add_samples("io", {
    row("safetensors_save_file", "and_load", {row_of_two(), ints({3}, 0, 9)},
        [](X x) { return tensors_of(c(nnc_safetensors_load_file, saved(x, "save").c_str(), none)); }, "[b.contiguous(), a.contiguous()]"),
    row("safetensors_save_file", "views", {row_of_two(), row_of_two()},
        [](X x) {
          const Tensors views = {c(nnc_t, x[0]), c(nnc_expand, c(nnc_select, x[1], 0, 0), list({3, 2}))};
          return tensors_of(c(nnc_safetensors_load_file, saved(views, "views").c_str(), ""));
        },
        "[a.t().contiguous(), b[0].expand(3, 2).contiguous()]"),
    row("safetensors_load_file", "options", {row_of_two(), bools({3})},
        [](X x) {
          return entries(c(nnc_safetensors_load_file, saved(x, "options").c_str(),
                           "mmap=True, strict=False, prefixes=[('le', ''), ('l', 'x'), ('r', 'L')]"));
        },
        "text('ft Light')"),
    row("safetensors_metadata", "text", {row_of_two(), row_of_two()},
        [](X x) {
          const Handle metadata = c(nnc_kwargs_new);
          c(nnc_kwargs_set_str, metadata, "format", "p\"t");
          const std::string path = saved(x, "metadata", metadata);
          return bytes(c(nnc_named_value, c(nnc_safetensors_metadata, path.c_str()), "format"));
        },
        "text('p\"t')"),

    row("safetensors_save_model", "tied", {row_of_two()},
        [](X x) { return entries(c(nnc_safetensors_load_file, saved_state(x[0]).c_str(), none)); }, "text('0.weight')"),
    row("safetensors_save_model", "metadata", {row_of_two()},
        [](X x) { return bytes(c(nnc_named_value, c(nnc_safetensors_metadata, saved_state(x[0]).c_str()), "1.weight")); },
        "text('0.weight')"),
    row("safetensors_load_model", "tied", {row_of_two(), row_of_two()},
        [](X x) {
          const Handle m = tied(x[1]);
          c(nnc_safetensors_load_model, m, saved_state(x[0]).c_str(), none, true, none, none);
          return tensors_of(c(nnc_module_state_dict, m));
        },
        "[a.contiguous(), a.contiguous()]"),
    row("safetensors_load_model", "keys", {row_of_two()},
        [](X x) {
          const Out keys = c(nnc_safetensors_load_model, net(), saved_state(x[0]).c_str(), "prefixes=[('0.w', '0.b')]",
                             false, wanted, wanted);
          return Tensors{entries(keys.handles[0]), entries(keys.handles[1])};
        },
        "[text('0.weight 0.bias'), text('0.beight')]"),
    row("model_save", "text", {},
        [](X) {
          return bytes(c(nnc_named_value, c(nnc_safetensors_metadata, saved_model(net()).c_str()), "nnc.module"));
        },
        "text(nn.Sequential(nn.Linear(2, 2), nn.Tanh()))"),
    row("model_load", "forward", {row_of_two()},
        [](X x) -> Out {
          const Handle m = net();
          const Tensor wanted_output = c(nnc_module_call, m, x[0]);
          const Tensor got = c(nnc_module_call, c(nnc_model_load, saved_model(m).c_str(), "mmap=True"), x[0]);
          return c(nnc_detach, c(nnc_sub, got, wanted_output, 1));
        },
        "torch.zeros(2, 2)"),
    row("model_load", "tied", {row_of_two(), row_of_two()},
        [](X x) -> Out {
          const Handle m = c(nnc_model_load, saved_model(tied(x[0])).c_str(), none);
          c(nnc_backward, c(nnc_sum, c(nnc_module_call, m, x[1]), none, false, 0));
          return Tensors{entries(c(nnc_module_named_parameters, m)), c(nnc_tensor_grad, c(nnc_module_get_parameter, m, "1.weight"))};
        },
        "(m := tied(), m.load_state_dict({'0.weight': a, '1.weight': a}), m(b).sum().backward(), "
        "[text('0.weight'), m[0].weight.grad])[3]"),
    row("model_load", "types", {},
        [](X) {
          const Handle m = module("BatchNorm1d(2, dtype=torch.float64)");
          return bytes(c(nnc_tensor_repr, c(nnc_module_get_parameter, c(nnc_model_load, saved_model(m).c_str(), none), "weight")));
        },
        "text(nn.BatchNorm1d(2, dtype=f64).weight)"),

    row("training_save", "parts", {},
        [](X) {
          const Handle all = c(nnc_load, saved_run(Run()).c_str(), none);
          return Tensors{entries(c(nnc_named_sub, all, "model")), bytes(c(nnc_named_value, all, "lr_scheduler.step_size")),
                         bytes(c(nnc_named_value, all, "optimizer.param_groups.0.lr")), bytes(c(nnc_named_value, all, "epoch"))};
        },
        "[text('0.weight 0.bias'), text(2), text(0.5), text(5)]"),
    row("training_load", "goes_on", {row_of_two()},
        [](X x) -> Out {
          const Run run;
          run.train(x[0], 3);
          const std::string path = saved_run(run);
          run.train(x[0], 3);
          const Run again;
          const Handle extra = c(nnc_training_load, path.c_str(), again.m, again.o, again.s);
          again.train(x[0], 3);
          const Tensors a = tensors_of(c(nnc_module_state_dict, run.m)).all, b = tensors_of(c(nnc_module_state_dict, again.m)).all;
          return Tensors{c(nnc_sub, a[0], b[0], 1), c(nnc_sub, a[1], b[1], 1), bytes(c(nnc_named_value, extra, "epoch"))};
        },
        "[torch.zeros(2, 2), torch.zeros(2), text(5)]"),

    row("named_add_named", "keys", {row_of_two(), row_of_two()}, [](X x) { return entries(nested(x)); },
        "text('model.0.left model.0.right')"),
    row("named_add_named", "empty", {},
        [](X) {
          const Handle outer = c(nnc_named_new);
          c(nnc_named_add_named, outer, "key", c(nnc_named_new));
          return Tensors{entries(outer), bytes(c(nnc_named_value, outer, "key")), entries(c(nnc_named_sub, outer, "key"))};
        },
        "[text('key'), text({}), text('')]"),
    row("named_add_list", "keys", {row_of_two(), row_of_two()}, [](X x) { return entries(with_lists(x)); },
        "text('list.0 list.1.left tuple.0 tuple.1.left none')"),
    row("named_add_list", "saved", {row_of_two(), row_of_two()},
        [](X x) {
          const std::string path = temporary_path("lists.pt");
          c(nnc_save, with_lists(x), path.c_str());
          const Handle found = c(nnc_load, path.c_str(), none);
          return Tensors{kinds(found, {"", "list", "tuple", "none"}), entries(found)};
        },
        "[text('dict list tuple list'), text('list.0 list.1.left tuple.0 tuple.1.left none')]"),
    row("named_kind", "levels", {row_of_two(), row_of_two()},
        [](X x) { return kinds(with_lists(x), {"", "list", "list.0", "list.1", "list.1.left", "tuple", "none"}); },
        "text(' '.join(type(v).__name__ for v in [{}, [], a, {}, b, (), []]))"),
    row("named_kind", "of_a_part", {row_of_two(), row_of_two()},
        [](X x) { return kinds(c(nnc_named_sub, with_lists(x), "tuple"), {"", "0", "1"}); }, "text('tuple Tensor dict')"),
    row("named_kind", "values", {},
        [](X) { return kinds_of_values({"-5", "0.5", "True", "None", "'a'", "(1, 2)", "[0.5, 1.0]", "()", "[None]"}); },
        "text(' '.join(type(v).__name__ for v in [-5, 0.5, True, None, 'a', (1, 2), [0.5, 1.0], (), [None]]))"),
    row("named_sub", "level", {row_of_two(), row_of_two()},
        [](X x) { return tensors_of(c(nnc_named_sub, nested(x), "model.0")); }, "[a, b]"),
    row("named_sub", "part_of_a_name", {row_of_two(), row_of_two()},
        [](X x) { return entries(c(nnc_named_sub, nested(x), "model")); }, "text('0.left 0.right')"),
    row("named_sub", "no_state", {}, [](X) { return entries(c(nnc_named_sub, sgd_state(), "state")); }, "text('')"),
    row("named_add_value", "int", {}, [](X) { return value(" -5 "); }, "text(-5)"),
    row("named_add_value", "float", {}, [](X) { return value("1e-3"); }, "text(1e-3)"),
    row("named_add_value", "bool", {}, [](X) { return value("True"); }, "text(True)"),
    row("named_add_value", "none", {}, [](X) { return value("None"); }, "text(None)"),
    row("named_add_value", "str", {}, [](X) { return value("'a \"b\"'"); }, "text('a \"b\"')"),
    row("named_add_value", "empty_str", {}, [](X) { return value("''"); }, "text('')"),
    row("named_add_value", "tuple", {}, [](X) { return value("(0.9, 1.0)"); }, "text((0.9, 1.0))"),
    row("named_add_value", "list", {}, [](X) { return value("[1, 2]"); }, "text([1, 2])"),
    row("named_add_value", "empty_list", {}, [](X) { return value("[]"); }, "text([])"),
    row("named_add_value", "none_in_tuple", {}, [](X) { return value("(0.5, None)"); }, "text((0.5, None))"),
    row("named_add_value", "bools", {}, [](X) { return value("[True, False]"); }, "text([True, False])"),
    row("named_add_value", "nan_in_list", {}, [](X) { return value("[0.5, float('nan')]"); }, "text([0.5, float('nan')])"),
    row("named_add_value", "bool_in_tuple", {}, [](X) { return elements("(1, True)"); }, "[text('key.0 key.1'), text(1), text(True)]"),
    row("named_add_value", "none_in_list", {}, [](X) { return elements("[0.5, None]"); }, "[text('key.0 key.1'), text(0.5), text(None)]"),
    row("named_add_value", "texts", {}, [](X) { return elements("['a', 'b']"); }, "[text('key.0 key.1'), text('a'), text('b')]"),
    row("named_value", "option", {}, [](X) { return bytes(c(nnc_named_value, sgd_state(), "param_groups.0.lr")); },
        "text(0.5)"),
    row("named_value", "list", {}, [](X) { return bytes(c(nnc_named_value, sgd_state(), "param_groups.0.params")); },
        "text([0, 1])"),
    row("named_value", "tensor", {ints({2}, {3, 4}), ints({1}, {1})},
        [](X x) { return bytes(c(nnc_named_value, both(x), "left")); }, "text(a)"),
});

[[maybe_unused]] const bool g_io_refusals = add_refusals("io", {
    {"safetensors_save_file", "shared", {row_of_two()},
     [](X x) { return saved(Tensors{x[0], x[0]}, "shared").empty() ? Out() : Out(); },
     Code::kInvalid, "'left' and 'right' share memory",
     "__import__('safetensors.torch').torch.save({'left': a, 'right': a})"},
    {"named_sub", "no_key", {row_of_two(), row_of_two()},
     [](X x) { c(nnc_named_sub, nested(x), "mode"); return Out(); }, Code::kUnknown, "there is no key 'mode'",
     "{'model': a}['mode']"},
    {"named_add_list", "no_item", {row_of_two(), row_of_two()},
     [](X x) { c(nnc_named_add_list, c(nnc_named_new), "key", both(x), 0); return Out(); }, Code::kInvalid,
     "key 'left' of other, expected item 0", "[a, b]['left']"},
    {"named_value", "no_key", {row_of_two(), row_of_two()},
     [](X x) { c(nnc_named_value, both(x), "lef"); return Out(); }, Code::kUnknown, "there is no key 'lef'",
     "{'left': a}['lef']"},
    {"named_add_value", "no_literal", {}, [](X) { return value("(1"); }, Code::kText, "expected", "eval('(1')"},
});
// clang-format on

}  // namespace
}  // namespace nnc::testing
