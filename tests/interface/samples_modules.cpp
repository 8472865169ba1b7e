// SPDX-License-Identifier: Apache-2.0
// Rows of modules, named collections, keyword arguments and optimizers. What each layer computes is
// in tests/nn/modules_test.cpp.
#include "interface/module_values.h"

namespace nnc::testing {
namespace {

Handle bag() {
  return c(nnc_kwargs_new);
}
Out with_bag(const char* text, const Handle& kwargs) {
  return repr(c(nnc_module_new_kwargs, text, kwargs));
}
In single(Dims sizes) {
  return in(std::move(sizes)).type(DType::kFloat32);
}
Handle net() {
  return module("Sequential(Linear(3, 2), BatchNorm1d(2))");
}

nnc_error* twice(uintptr_t, nnc_ctx* ctx, nnc_module*, nnc_tensor* const* inputs, int64_t,
                 nnc_kwargs*, nnc_tensor** outputs, int64_t, int64_t* n) {
  *n = 1;
  return nnc_mul_scalar(ctx, inputs[0], 2, &outputs[0]);
}
const nnc_module_vtable kTwice = {
    sizeof(nnc_module_vtable), twice, nullptr, nullptr, nullptr, nullptr, nullptr, nullptr};

// clang-format off
[[maybe_unused]] const bool g_modules_kwargs = add_samples("modules", {
    row("kwargs_new", "empty", {}, [](X) { return with_bag("Linear(3, 2)", bag()); },
        "text(nn.Linear(3, 2))"),
    row("module_new_kwargs", "none", {},
        [](X) { return repr(c(nnc_module_new_kwargs, "Linear(3, 2)", none)); },
        "text(nn.Linear(3, 2))"),
    row("kwargs_set_none", "plain", {},
        [](X) {
          const Handle k = bag();
          c(nnc_kwargs_set_none, k, "dim");
          return with_bag("Softmax()", k);
        },
        "text(nn.Softmax(dim=None))"),
    row("kwargs_set_bool", "plain", {},
        [](X) {
          const Handle k = bag();
          c(nnc_kwargs_set_bool, k, "bias", false);
          return with_bag("Linear(3, 2)", k);
        },
        "text(nn.Linear(3, 2, bias=False))"),
    row("kwargs_set_i64", "plain", {},
        [](X) {
          const Handle k = bag();
          c(nnc_kwargs_set_i64, k, "out_features", 7);
          return with_bag("Linear(3)", k);
        },
        "text(nn.Linear(3, out_features=7))"),
    row("kwargs_set_f64", "plain", {},
        [](X) {
          const Handle k = bag();
          c(nnc_kwargs_set_f64, k, "p", 0.25);
          return with_bag("Dropout()", k);
        },
        "text(nn.Dropout(p=0.25))"),
    row("kwargs_set_str", "plain", {},
        [](X) {
          const Handle k = bag();
          c(nnc_kwargs_set_str, k, "padding_mode", "reflect");
          return with_bag("Conv2d(1, 2, 3, padding=1)", k);
        },
        "text(nn.Conv2d(1, 2, 3, padding=1, padding_mode='reflect'))"),
    row("kwargs_set_i64s", "plain", {},
        [](X) {
          const Handle k = bag();
          c(nnc_kwargs_set_i64s, k, "kernel_size", list({2, 3}));
          return with_bag("Conv2d(1, 2)", k);
        },
        "text(nn.Conv2d(1, 2, kernel_size=(2, 3)))"),
    row("kwargs_set_tensor", "plain", {single({4, 3}), ints({4}, 0, 3), single({3}).range(0.5, 2)},
        [](X x) {
          const Handle k = bag();
          c(nnc_kwargs_set_tensor, k, "weight", c(nnc_detach, x[2]));
          const Handle loss = c(nnc_module_new_kwargs, "CrossEntropyLoss()", k);
          return c(nnc_module_forward, loss, Tensors{x[0], x[1]}, none);
        },
        "nn.CrossEntropyLoss(weight=c.detach())(a, b)").no_write_check(),
    row("kwargs_set_tensors", "state", {single({3, 2, 4}), single({1, 2, 3}), single({1, 2, 3})},
        [](X x) {
          const Handle k = bag();
          c(nnc_kwargs_set_tensors, k, "hx", Tensors{x[1], x[2]});
          return c(nnc_module_forward, module("LSTM(4, 3)"), Tensors{x[0]}, k);
        },
        "nn.LSTM(4, 3)(a, (b, c))")
        .seeded(6).tolerance(2e-5).no_gradcheck().no_second_order().no_write_check()
        .no_grad_fn_name(),
});
// clang-format on

// clang-format off
[[maybe_unused]] const bool g_modules_named = add_samples("modules", {
    row("named_new", "empty", {}, [](X) { return c(nnc_named_count, c(nnc_named_new)); },
        "torch.tensor(0)"),
    row("named_add", "two", {in({2}).no_grad(), in({3}).no_grad()},
        [](X x) {
          const Handle n = c(nnc_named_new);
          c(nnc_named_add, n, "first", x[0]);
          c(nnc_named_add, n, "second", x[1]);
          return c(nnc_named_tensor, n, 1);
        },
        "b"),
    row("named_count", "plain", {},
        [](X) { return c(nnc_named_count, c(nnc_module_state_dict, net())); }, "torch.tensor(7)"),
    row("named_key", "plain", {},
        [](X) { return bytes(c(nnc_named_key, c(nnc_module_state_dict, net()), 3)); },
        "text('1.bias')"),
    row("named_tensor", "plain", {},
        [](X) { return c(nnc_named_tensor, c(nnc_module_state_dict, net()), 2); }, "torch.ones(2)"),
    row("named_module", "plain", {},
        [](X) {
          return repr(c(nnc_named_module, c(nnc_module_named_children, net()), 1));
        },
        "text(nn.BatchNorm1d(2))"),
});
// clang-format on

// clang-format off
[[maybe_unused]] const bool g_modules_making = add_samples("modules", {
    row("module_new", "linear", {}, [](X) { return c(nnc_module_get_parameter,
                                                     module("Linear(3, 2)"), "weight"); },
        "nn.Linear(3, 2).weight").seeded(0),
    row("module_repr", "nested", {}, [](X) { return repr(net()); },
        "text(nn.Sequential(nn.Linear(3, 2), nn.BatchNorm1d(2)))"),
    row("parameter_new", "values", {constant({2, 3})}, [](X x) -> Out { return c(nnc_detach, c(nnc_parameter_new, x[0], true)); }, "nn.Parameter(a).detach()").no_write_check(),
    row("parameter_new", "printed", {matrix()}, [](X x) { return bytes(c(nnc_tensor_repr, c(nnc_parameter_new, x[0], true))); }, "text(repr(nn.Parameter(a)))"),
    row("parameter_new", "frozen", {matrix()}, [](X x) { return bytes(c(nnc_tensor_repr, c(nnc_parameter_new, x[0], false))); }, "text(repr(nn.Parameter(a, requires_grad=False)))"),
    row("parameter_new", "integers", {ints({2}, 0, 9)}, [](X x) { return bytes(c(nnc_tensor_repr, c(nnc_parameter_new, x[0], false))); }, "text(repr(nn.Parameter(a, requires_grad=False)))"),
    row("parameter_new", "empty", {}, [](X) { return bytes(c(nnc_tensor_repr, c(nnc_parameter_new, none, true))); }, "text(repr(nn.Parameter()))"),
    row("parameter_new", "of_a_parameter", {matrix()}, [](X x) { return bytes(c(nnc_tensor_repr, c(nnc_parameter_new, c(nnc_parameter_new, x[0], true), false))); },
        "text(repr(nn.Parameter(nn.Parameter(a), False)))"),
    row("parameter_new", "of_a_result", {in({2, 3}).type(DType::kFloat32)}, [](X x) { return bytes(c(nnc_tensor_repr, c(nnc_parameter_new, c(nnc_relu, x[0]), true))); },
        "text(repr(nn.Parameter(F.relu(a))))"),
    row("parameter_new", "trained", {matrix()},
        [](X x) -> Out {
          const Tensor p = c(nnc_parameter_new, x[0], true);
          c(nnc_backward, c(nnc_sum, c(nnc_mul, p, p), none, false, 0));
          return c(nnc_tensor_grad, p);
        },
        "(lambda p: seen(p, (p * p).sum())[1])(nn.Parameter(a))"),
    row("module_container", "empty", {}, [](X) { return repr(c(nnc_module_container, "LeNet")); },
        "text('LeNet()')"),
    row("module_new_user", "twice", {in({3})},
        [](X x) {
          return c(nnc_module_call, c(nnc_module_new_user, "Twice", &kTwice, 0), x[0]);
        },
        "a * 2"),
    row("module_add", "child", {},
        [](X) {
          const Handle m = c(nnc_module_container, "Net");
          c(nnc_module_add, m, "act", "ReLU()");
          return repr(m);
        },
        "text('Net(\\n  (act): ReLU()\\n)')"),
    row("module_register_module", "child", {},
        [](X) {
          const Handle m = c(nnc_module_container, "Net");
          c(nnc_module_register_module, m, "act", module("ReLU()"));
          return repr(m);
        },
        "text('Net(\\n  (act): ReLU()\\n)')"),
    row("module_register_parameter", "plain", {in({3}).no_grad()},
        [](X x) -> Out {
          const Handle m = c(nnc_module_container, "Net");
          c(nnc_module_register_parameter, m, "w", c(nnc_clone, x[0]));
          const Tensor w = c(nnc_module_get_parameter, m, "w");
          return Tensors{c(nnc_detach, w), c(nnc_tensor_requires_grad, w)};
        },
        "(a, torch.tensor(1))"),
    row("module_register_buffer", "persistent", {in({3}).no_grad()},
        [](X x) {
          const Handle m = c(nnc_module_container, "Net");
          c(nnc_module_register_buffer, m, "kept", x[0], true);
          c(nnc_module_register_buffer, m, "left_out", x[0], false);
          return entries(c(nnc_module_state_dict, m));
        },
        "text('kept')"),
    row("module_register_buffer", "as_it_was", {in({3}).no_grad(), in({2}).no_grad()},
        [](X x) {
          const Handle m = c(nnc_module_container, "Net");
          for (const char* name : {"kept", "left_out"}) {
            c(nnc_module_register_buffer, m, name, x[0], name == std::string("kept"));
            c(nnc_module_register_buffer, m, name, x[1], -1);
          }
          c(nnc_module_register_buffer, m, "fresh", x[0], -1);
          return Tensors{entries(c(nnc_module_state_dict, m)), c(nnc_module_get_buffer, m, "left_out")};
        },
        "[text('kept fresh'), b]"),
});
// clang-format on

// clang-format off
[[maybe_unused]] const bool g_modules_running = add_samples("modules", {
    row("module_call", "linear", {single({4, 3})},
        [](X x) { return c(nnc_module_call, module("Linear(3, 2)"), x[0]); },
        "nn.Linear(3, 2)(a)").seeded(1).no_gradcheck().no_write_check(),
    row("module_forward", "lstm", {single({3, 2, 4})},
        [](X x) { return c(nnc_module_forward, module("LSTM(4, 3)"), Tensors{x[0]}, none); },
        "nn.LSTM(4, 3)(a)")
        .seeded(2).tolerance(2e-5).no_gradcheck().no_second_order().no_write_check()
        .no_grad_fn_name(),
    row("module_get_submodule", "plain", {},
        [](X) { return repr(c(nnc_module_get_submodule, net(), "1")); }, "text(nn.BatchNorm1d(2))"),
    row("module_get_parameter", "bias", {},
        [](X) { return c(nnc_module_get_parameter, net(), "0.bias"); },
        "nn.Linear(3, 2).bias").seeded(3),
    row("module_get_buffer", "plain", {},
        [](X) { return c(nnc_module_get_buffer, net(), "1.running_var"); }, "torch.ones(2)"),
    row("module_named_parameters", "plain", {},
        [](X) { return entries(c(nnc_module_named_parameters, net())); },
        "text('0.weight 0.bias 1.weight 1.bias')"),
    row("module_named_buffers", "plain", {},
        [](X) { return entries(c(nnc_module_named_buffers, net())); },
        "text('1.running_mean 1.running_var 1.num_batches_tracked')"),
    row("module_named_children", "plain", {},
        [](X) { return entries(c(nnc_module_named_children, net())); }, "text('0 1')"),
    row("module_named_modules", "plain", {},
        [](X) { return entries(c(nnc_module_named_modules, net())); }, "text(' 0 1')"),
    row("module_state_dict", "plain", {},
        [](X) { return entries(c(nnc_module_state_dict, net())); },
        "text('0.weight 0.bias 1.weight 1.bias 1.running_mean 1.running_var "
        "1.num_batches_tracked')"),
    row("module_load_state_dict", "other", {},
        [](X) -> Out {
          const Handle from = module("Linear(3, 2)"), to = module("Linear(3, 2)");
          c(nnc_module_load_state_dict, to, c(nnc_module_state_dict, from), true, wanted, wanted);
          return c(nnc_detach, c(nnc_module_get_parameter, to, "weight"));
        },
        "nn.Linear(3, 2).weight.detach()").seeded(4),
    row("module_load_state_dict", "names", {},
        [](X) -> Out {
          const Out names = c(nnc_module_load_state_dict, module("Linear(3, 2)"),
                              c(nnc_module_state_dict, module("BatchNorm1d(2, affine=False)")),
                              false, wanted, wanted);
          return Tensors{entries(names.handles[0]), entries(names.handles[1])};
        },
        "(text('weight bias'), text('running_mean running_var num_batches_tracked'))"),
    row("module_training", "fresh", {}, [](X) { return c(nnc_module_training, net()); },
        "torch.tensor(1)"),
    row("module_train", "off", {},
        [](X) {
          const Handle m = net();
          c(nnc_module_train, m, false);
          return c(nnc_module_training, c(nnc_module_get_submodule, m, "1"));
        },
        "torch.tensor(0)"),
    row("module_train", "on", {},
        [](X) {
          const Handle m = net();
          c(nnc_module_eval, m);
          c(nnc_module_train, m, true);
          return c(nnc_module_training, c(nnc_module_get_submodule, m, "1"));
        },
        "torch.tensor(1)"),
    row("module_eval", "plain", {},
        [](X) {
          const Handle m = net();
          c(nnc_module_eval, m);
          return c(nnc_module_training, m);
        },
        "torch.tensor(0)"),
    row("module_zero_grad", "plain", {in({2}).no_grad()},
        [](X x) {
          const Handle m = c(nnc_module_container, "Net");
          c(nnc_module_register_parameter, m, "w", c(nnc_clone, x[0]));
          const Tensor w = c(nnc_module_get_parameter, m, "w");
          c(nnc_tensor_set_grad, w, x[0]);
          c(nnc_module_zero_grad, m);
          c(nnc_backward, c(nnc_sum, w, none, false, 0));
          return c(nnc_tensor_grad, w);
        },
        "torch.ones_like(a)"),
    row("module_requires_grad_", "off", {},
        [](X) {
          const Handle m = net();
          c(nnc_module_requires_grad_, m, false);
          return c(nnc_tensor_requires_grad, c(nnc_module_get_parameter, m, "1.bias"));
        },
        "torch.tensor(0)"),
    row("module_to", "float64", {},
        [](X) {
          const Handle m = net();
          c(nnc_module_to, m, NNC_FLOAT64);
          return c(nnc_module_get_parameter, m, "0.weight");
        },
        "nn.Linear(3, 2).double().weight").seeded(5),
});
// clang-format on

// clang-format off
[[maybe_unused]] const bool g_modules_optimizers = add_samples("modules", {
    row("optimizer_new", "sgd", {in({2}).no_grad()},
        [](X x) {
          const Handle m = c(nnc_module_container, "Net");
          c(nnc_module_register_parameter, m, "w", c(nnc_clone, x[0]));
          const Tensor w = c(nnc_module_get_parameter, m, "w");
          const Handle o = c(nnc_optimizer_new, "SGD(lr=0.5)", m);
          c(nnc_backward, c(nnc_sum, c(nnc_mul, w, w), none, false, 0));
          c(nnc_optimizer_step, o);
          return c(nnc_detach, w);
        },
        "a * 0"),
    row("optimizer_new_from", "two", {in({2}).no_grad(), in({3}).no_grad()},
        [](X x) -> Out {
          const Tensor v = c(nnc_clone, x[0]), w = c(nnc_clone, x[1]);
          c(nnc_tensor_requires_grad_, v, true), c(nnc_tensor_requires_grad_, w, true);
          c(nnc_tensor_set_grad, w, x[1]);
          c(nnc_optimizer_step, c(nnc_optimizer_new_from, "SGD(lr=0.25)", Tensors{v, w}));
          return Tensors{c(nnc_detach, v), c(nnc_detach, w)};
        },
        "(a, b - 0.25 * b)"),
    row("optimizer_step", "twice", {in({2}).no_grad()},
        [](X x) {
          const Tensor w = c(nnc_clone, x[0]);
          c(nnc_tensor_requires_grad_, w, true);
          c(nnc_tensor_set_grad, w, x[0]);
          const Handle o = c(nnc_optimizer_new_from, "SGD(lr=0.25, momentum=0.5)", Tensors{w});
          c(nnc_optimizer_step, o), c(nnc_optimizer_step, o);
          return c(nnc_detach, w);
        },
        "a - 0.25 * a - 0.25 * 1.5 * a"),
    row("optimizer_zero_grad", "plain", {in({2}).no_grad()},
        [](X x) {
          const Tensor w = c(nnc_clone, x[0]);
          c(nnc_tensor_requires_grad_, w, true);
          c(nnc_tensor_set_grad, w, x[0]);
          c(nnc_optimizer_zero_grad, c(nnc_optimizer_new_from, "SGD()", Tensors{w}));
          c(nnc_backward, c(nnc_sum, w, none, false, 0));
          return c(nnc_tensor_grad, w);
        },
        "torch.ones_like(a)"),
    row("optimizer_repr", "sgd", {},
        [](X) {
          return bytes(c(nnc_optimizer_repr, c(nnc_optimizer_new, "SGD(lr=0.5)", net())));
        },
        "text(torch.optim.SGD(nn.Linear(1, 1).parameters(), lr=0.5))"),
});
// clang-format on

}  // namespace
}  // namespace nnc::testing
