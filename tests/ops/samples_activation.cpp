// SPDX-License-Identifier: Apache-2.0
#include <cmath>

#include "ops/activation.h"
#include "support/samples.h"

namespace nnc::testing {
namespace {

using One = Tensor (*)(const Tensor&);
using OneInplace = void (*)(const Tensor&);

// A function of one tensor without parameters, away from its corners.
Sample plain(const char* op, One f, const char* torch) {
  return row(
      op, "plain", {in({3, 2, 4}).range(-5, 5)}, [f](X x) { return f(x[0]); }, torch);
}
Sample plain(const char* op, One f, OneInplace g, const char* torch) {
  return plain(op, f, torch).inplace([g](X x) { g(x[0]); });
}
// Its values at the ends of the range.
Sample ends(const char* op, One f, const char* torch) {
  return row(
      op, "ends", {in({7}).values({-INFINITY, -30, -0.0, 0.0, 30, INFINITY, NAN}).no_grad()},
      [f](X x) { return f(x[0]); }, torch);
}
// Its gradient where pieces meet.
Sample corners(const char* op, One f, std::vector<double> at, const char* torch) {
  const int64_t n = static_cast<int64_t>(at.size());
  return row(
             op, "corners", {in({n}).values(std::move(at))}, [f](X x) { return f(x[0]); }, torch)
      .no_gradcheck();
}

// clang-format off
[[maybe_unused]] const bool g_rows = add_samples(
    "activation",
    {
        corners("relu", ops::relu, {-1, -0.0, 0.0, 2}, "F.relu(a)"),
        ends("relu", ops::relu, "F.relu(a)"),
        row(
            "relu", "integers", {ints({2, 3}, -4, 4)}, [](X x) { return ops::relu(x[0]); },
            "F.relu(a)"),
        plain("relu6", ops::relu6, ops::relu6_, "F.relu6(a)"),
        corners("relu6", ops::relu6, {-1, 0, 3, 6, 7}, "F.relu6(a)"),
        row(
            "relu6", "integers", {ints({6}, -4, 9)}, [](X x) { return ops::relu6(x[0]); },
            "F.relu6(a)"),
        row(
            "hardtanh", "plain", {in({3, 5}).range(-3, 3)}, [](X x) { return ops::hardtanh(x[0]); },
            "F.hardtanh(a)")
            .inplace([](X x) { ops::hardtanh_(x[0]); }),
        row(
            "hardtanh", "bounds", {in({3, 5}).range(-3, 3)},
            [](X x) { return ops::hardtanh(x[0], -0.5, 2); }, "F.hardtanh(a, -0.5, 2.0)")
            .inplace([](X x) { ops::hardtanh_(x[0], -0.5, 2); }),
        row(
            "hardtanh", "corners", {in({4}).values({-1, -0.5, 0.5, 1})},
            [](X x) { return ops::hardtanh(x[0]); }, "F.hardtanh(a)")
            .no_gradcheck(),
        row(
            "leaky_relu", "plain", {in({3, 5})}, [](X x) { return ops::leaky_relu(x[0]); },
            "F.leaky_relu(a)")
            .inplace([](X x) { ops::leaky_relu_(x[0]); })
            .no_grad_fn_name(),
        row(
            "leaky_relu", "slope", {in({3, 5})}, [](X x) { return ops::leaky_relu(x[0], -0.25); },
            "F.leaky_relu(a, -0.25)"),
        row(
            "leaky_relu", "corners", {in({3}).values({-0.0, 0.0, -2})},
            [](X x) { return ops::leaky_relu(x[0], 0.1); }, "F.leaky_relu(a, 0.1)")
            .no_gradcheck(),
        row(
            "prelu", "one_weight", {in({2, 3, 2}), in({1})},
            [](X x) { return ops::prelu(x[0], x[1]); }, "F.prelu(a, b)"),
        row(
            "prelu", "channels", {in({2, 3, 2, 2}), in({3})},
            [](X x) { return ops::prelu(x[0], x[1]); }, "F.prelu(a, b)"),
        row(
            "prelu", "vector", {in({4}), in({1})}, [](X x) { return ops::prelu(x[0], x[1]); },
            "F.prelu(a, b)"),
        row(
            "prelu", "scalar", {in({}).values({-0.5}), in({})},
            [](X x) { return ops::prelu(x[0], x[1]); }, "F.prelu(a, b)"),
        row(
            "rrelu", "eval", {in({3, 5})}, [](X x) { return ops::rrelu(x[0]); }, "F.rrelu(a)")
            .inplace([](X x) { ops::rrelu_(x[0]); })
            .no_grad_fn_name(),
        row(
            "rrelu", "training", {in({3, 5})}, [](X x) { return ops::rrelu(x[0], 0.1, 0.7, true); },
            "F.rrelu(a, 0.1, 0.7, training=True)")
            .inplace([](X x) { ops::rrelu_(x[0], 0.1, 0.7, true); })
            .seeded(11)
            .no_grad_fn_name()
            .no_layouts(),
        row(
            "threshold", "plain", {in({3, 5})}, [](X x) { return ops::threshold(x[0], 0.2, -4); },
            "F.threshold(a, 0.2, -4.0)")
            .inplace([](X x) { ops::threshold_(x[0], 0.2, -4); })
            .no_grad_fn_name(),
        row(
            "threshold", "integers", {ints({6}, -4, 4)},
            [](X x) { return ops::threshold(x[0], 1, 9); }, "F.threshold(a, 1, 9)"),
        plain("hardsigmoid", ops::hardsigmoid, ops::hardsigmoid_, "F.hardsigmoid(a)"),
        corners("hardsigmoid", ops::hardsigmoid, {-3, -2.9, 0, 3}, "F.hardsigmoid(a)"),
        plain("hardswish", ops::hardswish, ops::hardswish_, "F.hardswish(a)"),
        corners("hardswish", ops::hardswish, {-3, -2.9, 0, 2.9, 3}, "F.hardswish(a)"),
        row(
            "hardshrink", "plain", {in({3, 5})}, [](X x) { return ops::hardshrink(x[0]); },
            "F.hardshrink(a)"),
        row(
            "hardshrink", "corners", {in({5}).values({-0.25, 0, 0.25, -0.26, 1})},
            [](X x) { return ops::hardshrink(x[0], 0.25); }, "F.hardshrink(a, 0.25)")
            .no_gradcheck(),
        row(
            "softshrink", "plain", {in({3, 5})}, [](X x) { return ops::softshrink(x[0]); },
            "F.softshrink(a)"),
        row(
            "softshrink", "corners", {in({5}).values({-0.25, 0, 0.25, -0.26, 1})},
            [](X x) { return ops::softshrink(x[0], 0.25); }, "F.softshrink(a, 0.25)")
            .no_gradcheck(),

        ends("sigmoid", ops::sigmoid, "torch.sigmoid(a)"),
        row(
            "sigmoid", "integers", {ints({4}, -4, 4)}, [](X x) { return ops::sigmoid(x[0]); },
            "torch.sigmoid(a)"),
        plain("tanh", ops::tanh, ops::tanh_, "torch.tanh(a)"),
        ends("tanh", ops::tanh, "torch.tanh(a)"),
        row(
            "elu", "plain", {in({3, 5}).range(-4, 4)}, [](X x) { return ops::elu(x[0]); },
            "F.elu(a)")
            .inplace([](X x) { ops::elu_(x[0]); })
            .no_grad_fn_name(),
        row(
            "elu", "alpha", {in({3, 5}).range(-4, 4)}, [](X x) { return ops::elu(x[0], 0.3); },
            "F.elu(a, 0.3)")
            .inplace([](X x) { ops::elu_(x[0], 0.3); })
            .no_grad_fn_name(),
        row(
            "elu", "large", {in({4}).values({-900, 900, -1e-9, 3})},
            [](X x) { return ops::elu(x[0]); }, "F.elu(a)")
            .no_gradcheck(),
        plain("selu", ops::selu, ops::selu_, "F.selu(a)").no_grad_fn_name(),
        ends("selu", ops::selu, "F.selu(a)"),
        row(
            "celu", "alpha", {in({3, 5}).range(-4, 4)}, [](X x) { return ops::celu(x[0], 0.7); },
            "F.celu(a, 0.7)")
            .inplace([](X x) { ops::celu_(x[0], 0.7); })
            .tolerance(4e-6, 1e-7)
            .no_grad_fn_name(),
        plain(
            "gelu", [](const Tensor& t) { return ops::gelu(t); }, "F.gelu(a)"),
        row(
            "gelu", "tanh", {in({3, 2, 4}).range(-4, 4)},
            [](X x) { return ops::gelu(x[0], "tanh"); }, "F.gelu(a, approximate='tanh')")
            .tolerance(2e-5),
        plain("silu", ops::silu, ops::silu_, "F.silu(a)"),
        plain("mish", ops::mish, ops::mish_, "F.mish(a)"),
        row(
            "softplus", "plain", {in({3, 5}).range(-6, 6)}, [](X x) { return ops::softplus(x[0]); },
            "F.softplus(a)"),
        row(
            "softplus", "beta_threshold", {in({3, 5}).range(-6, 6)},
            [](X x) { return ops::softplus(x[0], 2, 3); }, "F.softplus(a, 2.0, 3.0)"),
        ends(
            "softplus", [](const Tensor& t) { return ops::softplus(t); }, "F.softplus(a)"),
        plain("softsign", ops::softsign, "F.softsign(a)"),
        plain("tanhshrink", ops::tanhshrink, "F.tanhshrink(a)"),
        plain("logsigmoid", ops::logsigmoid, "F.logsigmoid(a)"),
        ends("logsigmoid", ops::logsigmoid, "F.logsigmoid(a)"),
        row(
            "glu", "last", {in({3, 4}).range(-3, 3)}, [](X x) { return ops::glu(x[0]); },
            "F.glu(a)"),
        row(
            "glu", "dim", {in({2, 4, 3}).range(-3, 3)}, [](X x) { return ops::glu(x[0], 1); },
            "F.glu(a, 1)"),
    });
// clang-format on

[[maybe_unused]] const bool g_refusals =
    // clang-format off
    add_refusals("activation", {
                                   {"relu",
                                    "bool",
                                    {bools({3})},
                                    [](X x) { return ops::relu(x[0]); },
                                    Code::kDtype,
                                    "Boolean inputs not supported for relu",
                                    "F.relu(a)"},
                                   {"gelu",
                                    "word",
                                    {in({3})},
                                    [](X x) { return ops::gelu(x[0], "foo"); },
                                    Code::kInvalid,
                                    "approximate argument must be either none or tanh",
                                    "F.gelu(a, approximate='foo')"},
                                   {"gelu",
                                    "integers",
                                    {ints({3}, 0, 4)},
                                    [](X x) { return ops::gelu(x[0]); },
                                    Code::kDtype,
                                    "not implemented for torch.int64",
                                    "F.gelu(a)"},
                                   {"hardtanh",
                                    "bounds",
                                    {in({3})},
                                    [](X x) { return ops::hardtanh(x[0], 2, 1); },
                                    Code::kInvalid,
                                    "min_val cannot be greater than max_val",
                                    "F.hardtanh(a, 2.0, 1.0)"},
                                   {"glu",
                                    "odd",
                                    {in({3})},
                                    [](X x) { return ops::glu(x[0]); },
                                    Code::kShape,
                                    "Halving dimension must be even, but dimension 0 is size 3",
                                    "F.glu(a)"},
                                   {"glu",
                                    "scalar",
                                    {in({})},
                                    [](X x) { return ops::glu(x[0]); },
                                    Code::kShape,
                                    "glu does not support scalars",
                                    "F.glu(a)"},
                                   {"celu",
                                    "zero",
                                    {in({3})},
                                    [](X x) { return ops::celu(x[0], 0); },
                                    Code::kInvalid,
                                    "alpha cannot be 0 for CELU",
                                    "F.celu(a, 0.0)"},
                                   {"softshrink",
                                    "negative",
                                    {in({3})},
                                    [](X x) { return ops::softshrink(x[0], -1); },
                                    Code::kInvalid,
                                    "lambda must",
                                    "F.softshrink(a, -1.0)"},
                                   {"rrelu",
                                    "bounds",
                                    {in({3})},
                                    [](X x) { return ops::rrelu(x[0], 0.5, 0.2); },
                                    Code::kInvalid,
                                    "Lower bound should be less than or equal to the upper bound",
                                    "F.rrelu(a, 0.5, 0.2)"},
                                   {"prelu",
                                    "channels",
                                    {in({2, 3}), in({4})},
                                    [](X x) { return ops::prelu(x[0], x[1]); },
                                    Code::kShape,
                                    "Found parameter numbers = 4 and channel size = 3",
                                    "F.prelu(a, b)"},
                                   {"prelu",
                                    "matrix",
                                    {in({2, 4}), in({2, 2})},
                                    [](X x) { return ops::prelu(x[0], x[1]); },
                                    Code::kShape,
                                    "Expected `weight` to be a scalar or 1D tensor",
                                    "F.prelu(a, b)"},
                               });
// clang-format on

}  // namespace
}  // namespace nnc::testing
