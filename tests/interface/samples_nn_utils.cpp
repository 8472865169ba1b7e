// SPDX-License-Identifier: Apache-2.0
// Rows of clipped gradients and of parameters as one vector.
#include <cmath>

#include "interface/module_values.h"

namespace nnc::testing {
namespace {

// Parameters that have copies of these gradients; undefined: none.
std::vector<Tensor> with_grads(std::initializer_list<Tensor> grads) {
  std::vector<Tensor> all;
  for (const Tensor& g : grads) {
    if (!g.defined()) {
      all.push_back(c(nnc_zeros, list({1}), 0));
      continue;
    }
    all.push_back(c(nnc_zeros_like, g, 0));
    c(nnc_tensor_set_grad, all.back(), c(nnc_clone, g));
  }
  return all;
}
void add_grads(Tensors& results, const std::vector<Tensor>& parameters) {
  for (const Tensor& p : parameters) {
    const Tensor g = c(nnc_tensor_grad, p);
    if (g.defined()) results.push_back(g);
  }
}
Out by_norm(const std::vector<Tensor>& parameters, double max_norm, double norm_type = 2,
            bool error_if_nonfinite = false) {
  Tensors results{
      c(nnc_clip_grad_norm_, parameters, max_norm, norm_type, error_if_nonfinite, false)};
  add_grads(results, parameters);
  return results;
}
Out with_norm(const std::vector<Tensor>& parameters, double max_norm, const Tensor& norm) {
  c(nnc_clip_grads_with_norm_, parameters, max_norm, norm, false);
  Tensors results;
  add_grads(results, parameters);
  return results;
}
Out by_value(const std::vector<Tensor>& parameters, double value) {
  c(nnc_clip_grad_value_, parameters, value, false);
  Tensors results;
  add_grads(results, parameters);
  return results;
}
Out norm_of(const std::vector<Tensor>& tensors, double norm_type, bool error_if_nonfinite = false) {
  return c(nnc_get_total_norm, tensors, norm_type, error_if_nonfinite, false);
}
// Two parameters of one gradient.
std::vector<Tensor> sharing(const Tensor& g) {
  const std::vector<Tensor> all = with_grads({g, g});
  c(nnc_tensor_set_grad, all[1], c(nnc_tensor_grad, all[0]));
  return all;
}
#define SHARING "(lambda ps: (setattr(ps[1], 'grad', ps[0].grad), ps)[1])(with_grads(a, a))"

// Parameters of the sizes of these tensors after they got the elements of vec.
Out from_vector(const Tensor& vec, std::initializer_list<Tensor> like) {
  Tensors all;
  for (const Tensor& t : like) all.push_back(c(nnc_zeros_like, t, 0));
  c(nnc_vector_to_parameters, vec, all);
  return all;
}
#define FROM_VECTOR(vec, ...)                    \
  "(lambda ps: (utils.vector_to_parameters(" vec \
  ", ps), [p.detach() for p in ps])[1])"         \
  "([nn.Parameter(torch.zeros_like(t)) for t in (" __VA_ARGS__ ",)])"

In of(Dims sizes, DType t) {
  return constant(std::move(sizes)).type(t);
}

// clang-format off
[[maybe_unused]] const bool g_total_norm = add_samples("nn_utils", {
    row("get_total_norm", "two", {constant({2, 3}), constant({4})}, [](X x) { return norm_of({x[0], x[1]}, 2); }, "utils.get_total_norm([a, b])"),
    row("get_total_norm", "one", {constant({2, 3}), constant({4})}, [](X x) { return norm_of({x[0], x[1]}, 1); }, "utils.get_total_norm([a, b], 1)"),
    row("get_total_norm", "three", {constant({2, 3}), constant({4})}, [](X x) { return norm_of({x[0], x[1]}, 3); }, "utils.get_total_norm([a, b], 3, foreach=False)"),
    row("get_total_norm", "half_order", {constant({2, 3}), constant({4})}, [](X x) { return norm_of({x[0], x[1]}, 0.5); }, "utils.get_total_norm([a, b], 0.5)"),
    row("get_total_norm", "zero", {constant({3}).values({0, 1, 0}), constant({2}).values({0, 0})}, [](X x) { return norm_of({x[0], x[1]}, 0); }, "utils.get_total_norm([a, b], 0)"),
    row("get_total_norm", "infinity", {constant({2, 3}), constant({4})}, [](X x) { return norm_of({x[0], x[1]}, INFINITY); }, "utils.get_total_norm([a, b], float('inf'))"),
    row("get_total_norm", "minus_infinity", {constant({2, 3}), constant({4})}, [](X x) { return norm_of({x[0], x[1]}, -INFINITY); }, "utils.get_total_norm([a, b], -float('inf'))"),
    row("get_total_norm", "negative", {constant({2, 3}), constant({4})}, [](X x) { return norm_of({x[0], x[1]}, -1); }, "utils.get_total_norm([a, b], -1)"),
    row("get_total_norm", "nothing", {}, [](X) { return norm_of({}, 2); }, "utils.get_total_norm([])"),
    row("get_total_norm", "number", {constant({})}, [](X x) { return norm_of({x[0]}, 2); }, "utils.get_total_norm(a)"),
    row("get_total_norm", "half", {of({2, 3}, DType::kFloat16)}, [](X x) { return norm_of({x[0]}, 2); }, "utils.get_total_norm([a])"),
    row("get_total_norm", "halves", {of({2, 3}, DType::kFloat16), of({2}, DType::kBFloat16)}, [](X x) { return norm_of({x[0], x[1]}, 2); }, "utils.get_total_norm([a, b])"),
    row("get_total_norm", "types", {of({2, 3}, DType::kFloat32), of({2}, DType::kFloat64)}, [](X x) { return norm_of({x[0], x[1]}, 2); }, "utils.get_total_norm([a, b])").tolerance(4e-6, 4e-6),
    row("get_total_norm", "empty", {constant({0}), constant({3})}, [](X x) { return norm_of({x[0], x[1]}, 2, true); }, "utils.get_total_norm([a, b], 2, True)"),
    row("get_total_norm", "infinite", {constant({2}).values({1, INFINITY})}, [](X x) { return norm_of({x[0]}, 2); }, "utils.get_total_norm([a])"),
});

[[maybe_unused]] const bool g_clip_by_norm = add_samples("nn_utils", {
    row("clip_grad_norm_", "clipped", {constant({2, 3}), constant({4})}, [](X x) { return by_norm(with_grads({x[0], x[1]}), 0.5); },
        "grads_after(lambda ps: utils.clip_grad_norm_(ps, 0.5), with_grads(a, b))"),
    row("clip_grad_norm_", "small_enough", {constant({2, 3}), constant({4})}, [](X x) { return by_norm(with_grads({x[0], x[1]}), 50); },
        "grads_after(lambda ps: utils.clip_grad_norm_(ps, 50), with_grads(a, b))"),
    row("clip_grad_norm_", "infinity", {constant({2, 3}), constant({4})}, [](X x) { return by_norm(with_grads({x[0], x[1]}), 0.1, INFINITY); },
        "grads_after(lambda ps: utils.clip_grad_norm_(ps, 0.1, 'inf'), with_grads(a, b))"),
    row("clip_grad_norm_", "three", {constant({2, 3}), constant({4})}, [](X x) { return by_norm(with_grads({x[0], x[1]}), 0.1, 3, true); },
        "grads_after(lambda ps: utils.clip_grad_norm_(ps, 0.1, 3, True, False), with_grads(a, b))"),
    row("clip_grad_norm_", "some_without", {constant({2, 3}), constant({4})}, [](X x) { return by_norm(with_grads({Tensor(), x[0], Tensor(), x[1]}), 0.5); },
        "grads_after(lambda ps: utils.clip_grad_norm_(ps, 0.5), with_grads(None, a, None, b))"),
    row("clip_grad_norm_", "all_without", {}, [](X) { return by_norm(with_grads({Tensor(), Tensor()}), 0.5); },
        "grads_after(lambda ps: utils.clip_grad_norm_(ps, 0.5), with_grads(None, None))"),
    row("clip_grad_norm_", "nothing", {}, [](X) { return by_norm({}, 0.5); }, "utils.clip_grad_norm_([], 0.5)"),
    row("clip_grad_norm_", "shared", {constant({2, 3})}, [](X x) { return by_norm(sharing(x[0]), 0.5); },
        "grads_after(lambda ps: utils.clip_grad_norm_(ps, 0.5), " SHARING ")"),
    row("clip_grad_norm_", "parameter_twice", {constant({2, 3})}, [](X x) { const auto ps = with_grads({x[0]}); return by_norm({ps[0], ps[0]}, 0.5); },
        "grads_after(lambda ps: utils.clip_grad_norm_(ps, 0.5), with_grads(a) * 2)"),
    row("clip_grad_norm_", "negative", {constant({2, 3})}, [](X x) { return by_norm(with_grads({x[0]}), -0.5); },
        "grads_after(lambda ps: utils.clip_grad_norm_(ps, -0.5), with_grads(a))"),
    row("clip_grad_norm_", "zero", {constant({2, 3})}, [](X x) { return by_norm(with_grads({x[0]}), 0); },
        "grads_after(lambda ps: utils.clip_grad_norm_(ps, 0), with_grads(a))"),
    row("clip_grad_norm_", "infinite", {constant({3}).values({1, INFINITY, -2})}, [](X x) { return by_norm(with_grads({x[0]}), 1); },
        "grads_after(lambda ps: utils.clip_grad_norm_(ps, 1), with_grads(a))"),
    row("clip_grad_norm_", "nan", {constant({3}).values({1, NAN, -2})}, [](X x) { return by_norm(with_grads({x[0]}), 1); },
        "grads_after(lambda ps: utils.clip_grad_norm_(ps, 1), with_grads(a))"),
    row("clip_grad_norm_", "nan_limit", {constant({3})}, [](X x) { return by_norm(with_grads({x[0]}), NAN); },
        "grads_after(lambda ps: utils.clip_grad_norm_(ps, float('nan')), with_grads(a))"),
    row("clip_grad_norm_", "half", {of({2, 3}, DType::kFloat16), of({4}, DType::kFloat16)}, [](X x) { return by_norm(with_grads({x[0], x[1]}), 0.3); },
        "grads_after(lambda ps: utils.clip_grad_norm_(ps, 0.3), with_grads(a, b))"),
    row("clip_grad_norm_", "bfloat16", {of({2, 3}, DType::kBFloat16), of({4}, DType::kBFloat16)}, [](X x) { return by_norm(with_grads({x[0], x[1]}), 0.3); },
        "grads_after(lambda ps: utils.clip_grad_norm_(ps, 0.3), with_grads(a, b))"),
    row("clip_grad_norm_", "halves", {of({2, 3}, DType::kBFloat16), of({4}, DType::kFloat16)}, [](X x) { return by_norm(with_grads({x[0], x[1]}), 0.3); },
        "grads_after(lambda ps: utils.clip_grad_norm_(ps, 0.3), with_grads(a, b))"),
    row("clip_grad_norm_", "half_of_float", {of({2, 3}, DType::kFloat32), of({4}, DType::kFloat16), of({}, DType::kBFloat16)}, [](X x) { return by_norm(with_grads({x[0], x[1], x[2]}), 0.3); },
        "grads_after(lambda ps: utils.clip_grad_norm_(ps, 0.3), with_grads(a, b, c))"),
    row("clip_grad_norm_", "float_of_double", {of({2, 3}, DType::kFloat32), of({4}, DType::kFloat64), of({}, DType::kFloat32), of({}, DType::kFloat16)},
        [](X x) { return by_norm(with_grads({x[0], x[1], x[2], x[3]}), 0.3); },
        "grads_after(lambda ps: utils.clip_grad_norm_(ps, 0.3), with_grads(a, b, c, d))").tolerance(4e-6, 4e-6),
    row("clip_grad_norm_", "turned", {constant({2, 3})}, [](X x) { return by_norm(with_grads({c(nnc_t, x[0])}), 0.3); },
        "grads_after(lambda ps: utils.clip_grad_norm_(ps, 0.3), with_grads(a.t()))"),
    row("clip_grad_norm_", "counts_as_written", {constant({3})},
        [](X x) {
          const auto ps = with_grads({x[0]});
          by_norm(ps, 0.3);
          by_norm(ps, 10);
          return c(nnc_tensor_version, c(nnc_tensor_grad, ps[0]));
        },
        "(lambda ps: (utils.clip_grad_norm_(ps, 0.3), utils.clip_grad_norm_(ps, 10), torch.tensor(ps[0].grad._version))[2])(with_grads(a))"),
});

[[maybe_unused]] const bool g_clip_with_norm = add_samples("nn_utils", {
    row("clip_grads_with_norm_", "clipped", {constant({2, 3}), constant({4}), constant({}).values({7})}, [](X x) { return with_norm(with_grads({x[0], x[1]}), 2, x[2]); },
        "grads_after(lambda ps: utils.clip_grads_with_norm_(ps, 2, c), with_grads(a, b))"),
    row("clip_grads_with_norm_", "small_enough", {constant({2, 3}), constant({}).values({1.5})}, [](X x) { return with_norm(with_grads({x[0]}), 2, x[1]); },
        "grads_after(lambda ps: utils.clip_grads_with_norm_(ps, 2, b), with_grads(a))"),
    row("clip_grads_with_norm_", "integer", {constant({2, 3}), ints({}, {7})}, [](X x) { return with_norm(with_grads({x[0]}), 2, x[1]); },
        "grads_after(lambda ps: utils.clip_grads_with_norm_(ps, 2, b), with_grads(a))").tolerance(4e-6, 4e-6),
    row("clip_grads_with_norm_", "zero", {constant({2, 3}), constant({}).values({0})}, [](X x) { return with_norm(with_grads({x[0]}), 1e-7, x[1]); },
        "grads_after(lambda ps: utils.clip_grads_with_norm_(ps, 1e-7, b), with_grads(a))"),
    row("clip_grads_with_norm_", "infinite", {constant({2, 3}), constant({}).values({INFINITY})}, [](X x) { return with_norm(with_grads({x[0]}), 2, x[1]); },
        "grads_after(lambda ps: utils.clip_grads_with_norm_(ps, 2, b), with_grads(a))"),
    row("clip_grads_with_norm_", "double_of_half", {of({2, 3}, DType::kFloat16), of({}, DType::kFloat16), of({}, DType::kFloat64).values({7})}, [](X x) { return with_norm(with_grads({x[0], x[1]}), 2, x[2]); },
        "grads_after(lambda ps: utils.clip_grads_with_norm_(ps, 2, c), with_grads(a, b))"),
    row("clip_grads_with_norm_", "half_of_double", {of({2, 3}, DType::kFloat64), of({}, DType::kFloat16).values({7})}, [](X x) { return with_norm(with_grads({x[0]}), 2, x[1]); },
        "grads_after(lambda ps: utils.clip_grads_with_norm_(ps, 2, b), with_grads(a))"),
    row("clip_grads_with_norm_", "without", {constant({2, 3})}, [](X x) { return c(nnc_clip_grads_with_norm_, with_grads({Tensor()}), 2.0, x[0], false), Out(Tensor(x[0])); },
        "(utils.clip_grads_with_norm_(with_grads(None), 2, a), a)[1]").no_write_check(),
    row("clip_grads_with_norm_", "shared", {constant({2, 3}), constant({}).values({7})}, [](X x) { return with_norm(sharing(x[0]), 2, x[1]); },
        "grads_after(lambda ps: utils.clip_grads_with_norm_(ps, 2, b), " SHARING ")"),
});

[[maybe_unused]] const bool g_clip_by_value = add_samples("nn_utils", {
    row("clip_grad_value_", "clipped", {constant({2, 3}), constant({4})}, [](X x) { return by_value(with_grads({x[0], x[1]}), 0.5); },
        "grads_after(lambda ps: utils.clip_grad_value_(ps, 0.5), with_grads(a, b))"),
    row("clip_grad_value_", "some_without", {constant({2, 3})}, [](X x) { return by_value(with_grads({Tensor(), x[0]}), 0.3); },
        "grads_after(lambda ps: utils.clip_grad_value_(ps, 0.3), with_grads(None, a))"),
    row("clip_grad_value_", "shared", {constant({2, 3})}, [](X x) { return by_value(sharing(x[0]), 0.3); },
        "grads_after(lambda ps: utils.clip_grad_value_(ps, 0.3), " SHARING ")"),
    row("clip_grad_value_", "negative", {constant({2, 3})}, [](X x) { return by_value(with_grads({x[0]}), -0.3); },
        "grads_after(lambda ps: utils.clip_grad_value_(ps, -0.3), with_grads(a))"),
    row("clip_grad_value_", "infinite", {constant({3}).values({INFINITY, -INFINITY, NAN})}, [](X x) { return by_value(with_grads({x[0]}), 2); },
        "grads_after(lambda ps: utils.clip_grad_value_(ps, 2), with_grads(a))"),
    row("clip_grad_value_", "nan", {constant({3})}, [](X x) { return by_value(with_grads({x[0]}), NAN); },
        "grads_after(lambda ps: utils.clip_grad_value_(ps, float('nan')), with_grads(a))"),
    row("clip_grad_value_", "types", {of({2, 3}, DType::kFloat16), of({4}, DType::kBFloat16), of({}, DType::kFloat64)}, [](X x) { return by_value(with_grads({x[0], x[1], x[2]}), 0.3); },
        "grads_after(lambda ps: utils.clip_grad_value_(ps, 0.3), with_grads(a, b, c))"),
    row("clip_grad_value_", "turned", {constant({2, 3})}, [](X x) { return by_value(with_grads({c(nnc_t, x[0])}), 0.3); },
        "grads_after(lambda ps: utils.clip_grad_value_(ps, 0.3, foreach=False), with_grads(a.t()))"),
    row("clip_grad_value_", "empty", {constant({0, 3})}, [](X x) { return by_value(with_grads({x[0]}), 0.3); },
        "grads_after(lambda ps: utils.clip_grad_value_(ps, 0.3), with_grads(a))"),
});

[[maybe_unused]] const bool g_parameter_vectors = add_samples("nn_utils", {
    row("parameters_to_vector", "two", {in({2, 3}), in({4})}, [](X x) { return c(nnc_parameters_to_vector, Tensors{c(nnc_contiguous, x[0]), x[1]}); },
        "utils.parameters_to_vector([a.contiguous(), b.contiguous()])"),
    row("parameters_to_vector", "one", {in({3})}, [](X x) { return c(nnc_parameters_to_vector, Tensors{x[0]}); }, "utils.parameters_to_vector([a])"),
    row("parameters_to_vector", "number", {in({}), in({2})}, [](X x) { return c(nnc_parameters_to_vector, Tensors{x[0], x[1]}); }, "utils.parameters_to_vector([a, b])"),
    row("parameters_to_vector", "twice", {in({3})}, [](X x) { return c(nnc_parameters_to_vector, Tensors{x[0], x[0]}); }, "utils.parameters_to_vector([a, a])"),
    row("parameters_to_vector", "empty", {in({2, 0}), in({2})}, [](X x) { return c(nnc_parameters_to_vector, Tensors{x[0], x[1]}); }, "utils.parameters_to_vector([a, b])"),
    row("parameters_to_vector", "types", {of({2}, DType::kFloat16), of({2}, DType::kFloat32), ints({2}, 0, 9)}, [](X x) { return c(nnc_parameters_to_vector, Tensors{x[0], x[1], x[2]}); }, "utils.parameters_to_vector([a, b, c])"),
    row("parameters_to_vector", "half", {of({2}, DType::kFloat16)}, [](X x) { return c(nnc_parameters_to_vector, Tensors{x[0]}); }, "utils.parameters_to_vector([a])"),
    row("parameters_to_vector", "iterator", {in({1, 3, 1}), in({2})}, [](X x) { return c(nnc_parameters_to_vector, Tensors{c(nnc_contiguous, x[0]), x[1]}); }, "utils.parameters_to_vector(iter([a.contiguous(), b]))"),
    row("vector_to_parameters", "two", {constant({10}), constant({2, 3}), constant({4})}, [](X x) { return from_vector(x[0], {x[1], x[2]}); }, FROM_VECTOR("a", "b, c")),
    row("vector_to_parameters", "more", {constant({10}), constant({2, 3})}, [](X x) { return from_vector(x[0], {x[1]}); }, FROM_VECTOR("a", "b")),
    row("vector_to_parameters", "other_type", {of({5}, DType::kFloat64), of({2, 2}, DType::kFloat32), of({}, DType::kFloat16)}, [](X x) { return from_vector(x[0], {x[1], x[2]}); }, FROM_VECTOR("a", "b, c")),
    row("vector_to_parameters", "every_second", {constant({20}), constant({2, 3}), constant({4})},
        [](X x) { return from_vector(c(nnc_slice, x[0], 0, 0, INT64_MAX, 2), {x[1], x[2]}); }, FROM_VECTOR("a[::2]", "b, c")),
    row("vector_to_parameters", "empty", {constant({3}), constant({0, 2}), constant({3})}, [](X x) { return from_vector(x[0], {x[1], x[2]}); }, FROM_VECTOR("a", "b, c")),
    row("vector_to_parameters", "of_a_matrix", {constant({2, 3}), constant({3, 2})}, [](X x) { return from_vector(c(nnc_contiguous, x[0]), {x[1]}); }, FROM_VECTOR("a.contiguous()", "b")),
    row("vector_to_parameters", "twice", {constant({8}), constant({2, 2})},
        [](X x) {
          const Tensor p = c(nnc_zeros_like, x[1], 0);
          c(nnc_vector_to_parameters, x[0], Tensors{p, p});
          return Out(p);
        },
        "(lambda p: (utils.vector_to_parameters(a, [p, p]), p)[1])(torch.zeros_like(b))").no_write_check(),
    row("vector_to_parameters", "shares_memory", {constant({4}), constant({2, 2})},
        [](X x) {
          const Tensor vec = c(nnc_clone, x[0]), p = c(nnc_zeros_like, x[1], 0);
          c(nnc_vector_to_parameters, vec, Tensors{p});
          c(nnc_fill_, vec, 3.0);
          return Out(p);
        },
        "(lambda v, p: (utils.vector_to_parameters(v, [p]), v.fill_(3), p)[2])(a.clone(), torch.zeros_like(b))"),
    row("vector_to_parameters", "module", {of({8}, DType::kFloat32), of({5, 3}, DType::kFloat32)},
        [](X x) {
          const Handle m = module("Linear(3, 2)");
          const Tensor w = c(nnc_module_get_parameter, m, "weight"), b = c(nnc_module_get_parameter, m, "bias");
          c(nnc_vector_to_parameters, x[0], Tensors{w, b});
          c(nnc_backward, c(nnc_sum, c(nnc_module_call, m, x[1]), none, false, 0));
          return Out(Tensors{c(nnc_detach, c(nnc_module_call, m, x[1])), c(nnc_tensor_grad, w)});
        },
        "(lambda m: (utils.vector_to_parameters(a, m.parameters()), m(b).sum().backward(), (m(b).detach(), m.weight.grad))[2])(nn.Linear(3, 2))"),
});

[[maybe_unused]] const bool g_nn_utils_refusals = add_refusals("nn_utils", {
    {"get_total_norm", "integers", {ints({2}, 0, 9)}, [](X x) { return norm_of({x[0]}, 2); }, Code::kDtype, "floating point", "utils.get_total_norm([a])"},
    {"get_total_norm", "empty", {constant({0})}, [](X x) { return norm_of({x[0]}, INFINITY); }, Code::kInvalid, "does not have an identity", "utils.get_total_norm([a], float('inf'))"},
    {"get_total_norm", "nan", {constant({2}).values({1, NAN})}, [](X x) { return norm_of({x[0]}, 2, true); }, Code::kInvalid, "The total norm of order 2.0 for gradients from `parameters` is non-finite", "utils.get_total_norm([a], error_if_nonfinite=True)"},
    {"clip_grad_norm_", "infinite", {constant({2}).values({1, INFINITY})}, [](X x) { return by_norm(with_grads({x[0]}), 1, INFINITY, true); }, Code::kInvalid, "clip_grad_norm_: The total norm of order inf for gradients", "utils.clip_grad_norm_(with_grads(a), 1, 'inf', True)"},
    {"clip_grad_norm_", "shared_elements", {constant({1})},
     [](X x) {
       const Tensor p = c(nnc_zeros, list({3}), x[0].dtype() == DType::kFloat64 ? NNC_FLOAT64 : NNC_FLOAT32);
       c(nnc_tensor_set_grad, p, c(nnc_expand, x[0], list({3})));
       return by_norm({p}, 0.1);
     },
     Code::kState, "refers to a single memory location", "(lambda p: (setattr(p, 'grad', a.expand(3)), utils.clip_grad_norm_([p], 0.1)))(torch.zeros(3, dtype=a.dtype))"},
    {"clip_grads_with_norm_", "dimensions", {constant({2}), constant({1})}, [](X x) { return with_norm(with_grads({x[0]}), 1, x[1]); }, Code::kShape, "scalar tensor expected to be 0 dim but it has 1 dimensions and 1 elements", "utils.clip_grads_with_norm_(with_grads(a), 1, b)"},
    {"clip_grad_value_", "without", {}, [](X) { return by_value(with_grads({Tensor()}), 1); }, Code::kState, "none of the 1 parameters has a gradient", "utils.clip_grad_value_(with_grads(None), 1)"},
    {"parameters_to_vector", "nothing", {}, [](X) { return c(nnc_parameters_to_vector, Tensors()); }, Code::kInvalid, "expected a non-empty list of Tensors", "utils.parameters_to_vector([])"},
    {"parameters_to_vector", "strides", {constant({2, 3})}, [](X x) { return c(nnc_parameters_to_vector, Tensors{c(nnc_t, x[0])}); }, Code::kShape, "view size is not compatible", "utils.parameters_to_vector([a.t()])"},
    {"vector_to_parameters", "few", {constant({7}), constant({2, 2})}, [](X x) { return from_vector(x[0], {x[1], x[1]}); }, Code::kShape, "parameters[1] of sizes [2, 2] gets 3 elements, those of vec from number 4 on; vec has sizes [7]", FROM_VECTOR("a", "b, b")},
    {"vector_to_parameters", "matrix", {constant({4, 2}), constant({2, 2})}, [](X x) { return from_vector(x[0], {x[1]}); }, Code::kShape, "parameters[0] of sizes [2, 2] gets 8 elements", FROM_VECTOR("a", "b")},
    {"vector_to_parameters", "number", {constant({}), constant({})}, [](X x) { return from_vector(x[0], {x[1]}); }, Code::kShape, "vec has no dimensions", FROM_VECTOR("a", "b")},
    {"vector_to_parameters", "integers", {ints({6}, 0, 9)},
     [](X x) { c(nnc_vector_to_parameters, x[0], Tensors{c(nnc_module_get_parameter, module("Linear(3, 2)"), "weight")}); return Out(); },
     Code::kDtype, "must be floating point", "utils.vector_to_parameters(a, [nn.Linear(3, 2).weight])"},
});
// clang-format on

}  // namespace
}  // namespace nnc::testing
