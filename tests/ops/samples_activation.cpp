// SPDX-License-Identifier: Apache-2.0
#include <cmath>

#include "support/samples.h"

namespace nnc::testing {
namespace {

using One = nnc_error* (*)(nnc_ctx*, nnc_tensor*, nnc_tensor**);
using OneInplace = nnc_error* (*)(nnc_ctx*, nnc_tensor*);

// A function of one tensor without parameters, away from its corners.
Sample plain(const char* op, One f, const char* torch) {
  return row(
      op, "plain", {in({3, 2, 4}).range(-5, 5)}, [f](X x) { return c(f, x[0]); }, torch);
}
Sample plain(const char* op, One f, OneInplace g, const char* torch) {
  return plain(op, f, torch).inplace([g](X x) { c(g, x[0]); });
}
// Its values at the ends of the range.
Sample ends(const char* op, One f, const char* torch) {
  return row(
      op, "ends", {in({7}).values({-INFINITY, -30, -0.0, 0.0, 30, INFINITY, NAN}).no_grad()},
      [f](X x) { return c(f, x[0]); }, torch);
}
// Its gradient at the ends of the range. (At NaN, PyTorch's own loops differ from each other.)
template <class F>
Sample slopes(const char* op, const char* name, const F& f, const char* torch,
              double end = INFINITY) {
  return row(
             op, name,
             {in({13}).values(
                 {-end, -1e10, -3000, -30, -1, -0.0, 0.0, 1, 19.5, 21, 3000, 1e10, end})},
             [f](X x) { return f(x[0]); }, torch)
      .no_gradcheck();
}
// Of those that PyTorch has as NaN at an infinity; known_reports_test.cpp has the right values.
Sample finite_slopes(const char* op, One f, const char* torch) {
  return slopes(
      op, "slopes", [f](const Tensor& x) { return c(f, x); }, torch, 1e11);
}
Sample slopes(const char* op, One f, const char* torch) {
  return slopes(
      op, "slopes", [f](const Tensor& x) { return c(f, x); }, torch);
}
// Its gradient where pieces meet.
Sample corners(const char* op, One f, std::vector<double> at, const char* torch) {
  const int64_t n = static_cast<int64_t>(at.size());
  return row(
             op, "corners", {in({n}).values(std::move(at))}, [f](X x) { return c(f, x[0]); }, torch)
      .no_gradcheck();
}

// clang-format off
[[maybe_unused]] const bool g_activation = add_samples(
    "activation",
    {
        slopes("relu", nnc_relu, "F.relu(a)"),
        slopes("relu6", nnc_relu6, "F.relu6(a)"),
        slopes("hardsigmoid", nnc_hardsigmoid, "F.hardsigmoid(a)"),
        finite_slopes("hardswish", nnc_hardswish, "F.hardswish(a)"),
        slopes("sigmoid", nnc_sigmoid, "torch.sigmoid(a)"),
        slopes("tanh", nnc_tanh, "torch.tanh(a)"),
        slopes("selu", nnc_selu, "F.selu(a)"),
        finite_slopes("silu", nnc_silu, "F.silu(a)"),
        finite_slopes("mish", nnc_mish, "F.mish(a)"),
        slopes("tanhshrink", nnc_tanhshrink, "F.tanhshrink(a)"),
        slopes("logsigmoid", nnc_logsigmoid, "F.logsigmoid(a)"),
        slopes(
            "elu", "slopes", [](const Tensor& x) { return c(nnc_elu, x, 1); },
            "F.elu(a)"),
        slopes(
            "celu", "slopes", [](const Tensor& x) { return c(nnc_celu, x, 0.5); },
            "F.celu(a, 0.5)"),
        slopes(
            "leaky_relu", "slopes", [](const Tensor& x) { return c(nnc_leaky_relu, x, 0.1); },
            "F.leaky_relu(a, 0.1)"),
        slopes(
            "hardtanh", "slopes", [](const Tensor& x) { return c(nnc_hardtanh, x, -1, 1); },
            "F.hardtanh(a)"),
        slopes(
            "threshold", "slopes", [](const Tensor& x) { return c(nnc_threshold, x, 0.5, 2); },
            "F.threshold(a, 0.5, 2.0)"),
        slopes(
            "hardshrink", "slopes", [](const Tensor& x) { return c(nnc_hardshrink, x, 0.5); },
            "F.hardshrink(a, 0.5)"),
        slopes(
            "softshrink", "slopes", [](const Tensor& x) { return c(nnc_softshrink, x, 0.5); },
            "F.softshrink(a, 0.5)"),
        slopes(
            "softplus", "slopes", [](const Tensor& x) { return c(nnc_softplus, x, 1, 20); },
            "F.softplus(a, 1.0, 20.0)"),
        slopes(
            "gelu", "slopes", [](const Tensor& x) { return c(nnc_gelu, x, "none"); }, "F.gelu(a)", 1e11),
        slopes(
            "gelu", "slopes_tanh", [](const Tensor& x) { return c(nnc_gelu, x, "tanh"); },
            "F.gelu(a, approximate='tanh')", 1e11),
        corners("relu", nnc_relu, {-1, -0.0, 0.0, 2}, "F.relu(a)"),
        ends("relu", nnc_relu, "F.relu(a)"),
        row(
            "relu", "integers", {ints({2, 3}, -4, 4)}, [](X x) { return c(nnc_relu, x[0]); },
            "F.relu(a)"),
        plain("relu6", nnc_relu6, nnc_relu6_, "F.relu6(a)"),
        corners("relu6", nnc_relu6, {-1, 0, 3, 6, 7}, "F.relu6(a)"),
        row(
            "relu6", "integers", {ints({6}, -4, 9)}, [](X x) { return c(nnc_relu6, x[0]); },
            "F.relu6(a)"),
        row(
            "hardtanh", "plain", {in({3, 5}).range(-3, 3)},
            [](X x) { return c(nnc_hardtanh, x[0], -1, 1); },
            "F.hardtanh(a)")
            .inplace([](X x) { c(nnc_hardtanh_, x[0], -1, 1); }),
        row(
            "hardtanh", "bounds", {in({3, 5}).range(-3, 3)},
            [](X x) { return c(nnc_hardtanh, x[0], -0.5, 2); }, "F.hardtanh(a, -0.5, 2.0)")
            .inplace([](X x) { c(nnc_hardtanh_, x[0], -0.5, 2); }),
        row(
            "hardtanh", "fractions", {constant({4}).type(DType::kUInt8).values({0, 1, 2, 30})},
            [](X x) { return c(nnc_hardtanh, x[0], -0.5, 20.5); }, "F.hardtanh(a, -0.5, 20.5)")
            .inplace([](X x) { c(nnc_hardtanh_, x[0], -0.5, 20.5); }),
        row(
            "hardtanh", "corners", {in({4}).values({-1, -0.5, 0.5, 1})},
            [](X x) { return c(nnc_hardtanh, x[0], -1, 1); }, "F.hardtanh(a)")
            .no_gradcheck(),
        row(
            "hardtanh", "equal_bounds", {in({5})},
            [](X x) { return c(nnc_hardtanh, x[0], 0.5, 0.5); }, "F.hardtanh(a, 0.5, 0.5)")
            .no_gradcheck(),
        row(
            "leaky_relu", "plain", {in({3, 5})}, [](X x) { return c(nnc_leaky_relu, x[0], 0.01); },
            "F.leaky_relu(a)")
            .inplace([](X x) { c(nnc_leaky_relu_, x[0], 0.01); })
            .no_grad_fn_name(),
        row(
            "leaky_relu", "slope", {in({3, 5})}, [](X x) { return c(nnc_leaky_relu, x[0], -0.25); },
            "F.leaky_relu(a, -0.25)"),
        row(
            "leaky_relu", "corners", {in({3}).values({-0.0, 0.0, -2})},
            [](X x) { return c(nnc_leaky_relu, x[0], 0.1); }, "F.leaky_relu(a, 0.1)")
            .no_gradcheck(),
        row(
            "prelu", "one_weight", {in({2, 3, 2}), in({1})},
            [](X x) { return c(nnc_prelu, x[0], x[1]); }, "F.prelu(a, b)"),
        row(
            "prelu", "channels", {in({2, 3, 2, 2}), in({3})},
            [](X x) { return c(nnc_prelu, x[0], x[1]); }, "F.prelu(a, b)"),
        row(
            "prelu", "vector", {in({4}), in({1})}, [](X x) { return c(nnc_prelu, x[0], x[1]); },
            "F.prelu(a, b)"),
        row(
            "prelu", "scalar", {in({}).values({-0.5}), in({})},
            [](X x) { return c(nnc_prelu, x[0], x[1]); }, "F.prelu(a, b)"),
        row(
            "rrelu", "eval", {in({3, 5})},
            [](X x) { return c(nnc_rrelu, x[0], 1.0 / 8, 1.0 / 3, false); }, "F.rrelu(a)")
            .inplace([](X x) { c(nnc_rrelu_, x[0], 1.0 / 8, 1.0 / 3, false); })
            .no_grad_fn_name(),
        row(
            "rrelu", "training", {in({3, 5})},
            [](X x) { return c(nnc_rrelu, x[0], 0.1, 0.7, true); },
            "F.rrelu(a, 0.1, 0.7, training=True)")
            .inplace([](X x) { c(nnc_rrelu_, x[0], 0.1, 0.7, true); })
            .seeded(11)
            .no_grad_fn_name()
            .no_layouts(),
        row(
            "threshold", "plain", {in({3, 5})}, [](X x) { return c(nnc_threshold, x[0], 0.2, -4); },
            "F.threshold(a, 0.2, -4.0)")
            .inplace([](X x) { c(nnc_threshold_, x[0], 0.2, -4); })
            .no_grad_fn_name(),
        row(
            "threshold", "integers", {ints({6}, -4, 4)},
            [](X x) { return c(nnc_threshold, x[0], 1, 9); }, "F.threshold(a, 1, 9)"),
        row(
            "threshold", "integers_by_a_fraction", {ints({6}, -4, 4)},
            [](X x) { return c(nnc_threshold, x[0], -0.5, 2); }, "F.threshold(a, -0.5, 2)")
            .inplace([](X x) { c(nnc_threshold_, x[0], -0.5, 2); }),
        plain("hardsigmoid", nnc_hardsigmoid, nnc_hardsigmoid_, "F.hardsigmoid(a)"),
        corners("hardsigmoid", nnc_hardsigmoid, {-3, -2.9, 0, 3}, "F.hardsigmoid(a)"),
        plain("hardswish", nnc_hardswish, nnc_hardswish_, "F.hardswish(a)"),
        corners("hardswish", nnc_hardswish, {-3, -2.9, 0, 2.9, 3}, "F.hardswish(a)"),
        row(
            "hardshrink", "plain", {in({3, 5})}, [](X x) { return c(nnc_hardshrink, x[0], 0.5); },
            "F.hardshrink(a)"),
        row(
            "hardshrink", "corners", {in({5}).values({-0.25, 0, 0.25, -0.26, 1})},
            [](X x) { return c(nnc_hardshrink, x[0], 0.25); }, "F.hardshrink(a, 0.25)")
            .no_gradcheck(),
        row(
            "softshrink", "plain", {in({3, 5})}, [](X x) { return c(nnc_softshrink, x[0], 0.5); },
            "F.softshrink(a)"),
        row(
            "softshrink", "corners", {in({5}).values({-0.25, 0, 0.25, -0.26, 1})},
            [](X x) { return c(nnc_softshrink, x[0], 0.25); }, "F.softshrink(a, 0.25)")
            .no_gradcheck(),

        ends("sigmoid", nnc_sigmoid, "torch.sigmoid(a)"),
        row(
            "sigmoid", "integers", {ints({4}, -4, 4)}, [](X x) { return c(nnc_sigmoid, x[0]); },
            "torch.sigmoid(a)"),
        plain("tanh", nnc_tanh, nnc_tanh_, "torch.tanh(a)"),
        ends("tanh", nnc_tanh, "torch.tanh(a)"),
        row(
            "elu", "plain", {in({3, 5}).range(-4, 4)}, [](X x) { return c(nnc_elu, x[0], 1); },
            "F.elu(a)")
            .inplace([](X x) { c(nnc_elu_, x[0], 1); })
            .no_grad_fn_name(),
        row(
            "elu", "alpha", {in({3, 5}).range(-4, 4)}, [](X x) { return c(nnc_elu, x[0], 0.3); },
            "F.elu(a, 0.3)")
            .inplace([](X x) { c(nnc_elu_, x[0], 0.3); })
            .no_grad_fn_name(),
        row(
            "elu", "large", {in({4}).values({-900, 900, -1e-9, 3})},
            [](X x) { return c(nnc_elu, x[0], 1); }, "F.elu(a)")
            .no_gradcheck(),
        plain("selu", nnc_selu, nnc_selu_, "F.selu(a)").no_grad_fn_name(),
        ends("selu", nnc_selu, "F.selu(a)"),
        row(
            "celu", "alpha", {in({3, 5}).range(-4, 4)}, [](X x) { return c(nnc_celu, x[0], 0.7); },
            "F.celu(a, 0.7)")
            .inplace([](X x) { c(nnc_celu_, x[0], 0.7); })
            .tolerance(4e-6, 1e-7)
            .no_grad_fn_name(),
        row(
            "gelu", "plain", {in({3, 2, 4}).range(-5, 5)},
            [](X x) { return c(nnc_gelu, x[0], "none"); }, "F.gelu(a)"),
        row(
            "gelu", "tanh", {in({3, 2, 4}).range(-4, 4)},
            [](X x) { return c(nnc_gelu, x[0], "tanh"); }, "F.gelu(a, approximate='tanh')")
            .tolerance(2e-5),
        plain("silu", nnc_silu, nnc_silu_, "F.silu(a)"),
        plain("mish", nnc_mish, nnc_mish_, "F.mish(a)"),
        row(
            "softplus", "plain", {in({3, 5}).range(-6, 6)},
            [](X x) { return c(nnc_softplus, x[0], 1, 20); },
            "F.softplus(a)"),
        row(
            "softplus", "beta_threshold", {in({3, 5}).range(-6, 6)},
            [](X x) { return c(nnc_softplus, x[0], 2, 3); }, "F.softplus(a, 2.0, 3.0)"),
        row(
            "softplus", "ends",
            {in({7}).values({-INFINITY, -30, -0.0, 0.0, 30, INFINITY, NAN}).no_grad()},
            [](X x) { return c(nnc_softplus, x[0], 1, 20); }, "F.softplus(a)"),
        plain("softsign", nnc_softsign, "F.softsign(a)"),
        plain("tanhshrink", nnc_tanhshrink, "F.tanhshrink(a)"),
        plain("logsigmoid", nnc_logsigmoid, "F.logsigmoid(a)"),
        ends("logsigmoid", nnc_logsigmoid, "F.logsigmoid(a)"),
        row(
            "glu", "last", {in({3, 4}).range(-3, 3)}, [](X x) { return c(nnc_glu, x[0], -1); },
            "F.glu(a)"),
        row(
            "glu", "half_large",
            {in({6}).type(DType::kFloat16).values({1000, 60000, 3, 0, -20, 200})},
            [](X x) { return c(nnc_mul_scalar, c(nnc_glu, x[0], -1), 100); }, "F.glu(a) * 100")
            .no_float32()
            .no_gradcheck(),
        row(
            "glu", "dim", {in({2, 4, 3}).range(-3, 3)}, [](X x) { return c(nnc_glu, x[0], 1); },
            "F.glu(a, 1)"),
    });
// clang-format on

[[maybe_unused]] const bool g_activation_refusals =
    // clang-format off
    add_refusals("activation", {
                                   {"relu",
                                    "bool",
                                    {bools({3})},
                                    [](X x) { return c(nnc_relu, x[0]); },
                                    Code::kDtype,
                                    "Boolean inputs not supported for relu",
                                    "F.relu(a)"},
                                   {"gelu",
                                    "word",
                                    {in({3})},
                                    [](X x) { return c(nnc_gelu, x[0], "foo"); },
                                    Code::kInvalid,
                                    "approximate argument must be either none or tanh",
                                    "F.gelu(a, approximate='foo')"},
                                   {"gelu",
                                    "integers",
                                    {ints({3}, 0, 4)},
                                    [](X x) { return c(nnc_gelu, x[0], "none"); },
                                    Code::kDtype,
                                    "not implemented for torch.int64",
                                    "F.gelu(a)"},
                                   {"hardtanh",
                                    "bounds",
                                    {in({3})},
                                    [](X x) { return c(nnc_hardtanh, x[0], 2, 1); },
                                    Code::kInvalid,
                                    "min_val cannot be greater than max_val",
                                    "F.hardtanh(a, 2.0, 1.0)"},
                                   {"glu",
                                    "odd",
                                    {in({3})},
                                    [](X x) { return c(nnc_glu, x[0], -1); },
                                    Code::kShape,
                                    "Halving dimension must be even, but dimension 0 is size 3",
                                    "F.glu(a)"},
                                   {"glu",
                                    "scalar",
                                    {in({})},
                                    [](X x) { return c(nnc_glu, x[0], -1); },
                                    Code::kShape,
                                    "glu does not support scalars",
                                    "F.glu(a)"},
                                   {"celu",
                                    "zero",
                                    {in({3})},
                                    [](X x) { return c(nnc_celu, x[0], 0); },
                                    Code::kInvalid,
                                    "alpha cannot be 0 for CELU",
                                    "F.celu(a, 0.0)"},
                                   {"softshrink",
                                    "negative",
                                    {in({3})},
                                    [](X x) { return c(nnc_softshrink, x[0], -1); },
                                    Code::kInvalid,
                                    "lambda must",
                                    "F.softshrink(a, -1.0)"},
                                   {"rrelu",
                                    "bounds",
                                    {in({3})},
                                    [](X x) { return c(nnc_rrelu, x[0], 0.5, 0.2, false); },
                                    Code::kInvalid,
                                    "Lower bound should be less than or equal to the upper bound",
                                    "F.rrelu(a, 0.5, 0.2)"},
                                   {"prelu",
                                    "channels",
                                    {in({2, 3}), in({4})},
                                    [](X x) { return c(nnc_prelu, x[0], x[1]); },
                                    Code::kShape,
                                    "Found parameter numbers = 4 and channel size = 3",
                                    "F.prelu(a, b)"},
                                   {"prelu",
                                    "matrix",
                                    {in({2, 4}), in({2, 2})},
                                    [](X x) { return c(nnc_prelu, x[0], x[1]); },
                                    Code::kShape,
                                    "Expected `weight` to be a scalar or 1D tensor",
                                    "F.prelu(a, b)"},
                               });
// clang-format on

}  // namespace
}  // namespace nnc::testing
