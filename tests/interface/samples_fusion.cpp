// SPDX-License-Identifier: Apache-2.0
// Rows of batch normalization folded into the layer before it: the fused layer gives what the two
// give one after the other.
#include "interface/module_values.h"

namespace nnc::testing {
namespace {

// The module of that text in evaluation mode, its state the tensors of those names.
Handle loaded(const char* text, const std::vector<std::pair<const char*, Tensor>>& state) {
  const Handle m = module(text);
  if (state[0].second.dtype() == DType::kFloat64) c(nnc_module_to, m, NNC_FLOAT64);
  const Handle named = c(nnc_named_new);
  for (const auto& [name, t] : state) c(nnc_named_add, named, name, t);
  c(nnc_module_load_state_dict, m, named, false, none, none);
  c(nnc_module_eval, m);
  return m;
}
Handle norm(const char* text, const Tensor& mean, const Tensor& var) {
  return loaded(text, {{"running_mean", mean}, {"running_var", var}});
}
Handle norm(const char* text, X x, int64_t first) {
  return loaded(text, {{"running_mean", x[first]},
                       {"running_var", x[first + 1]},
                       {"weight", x[first + 2]},
                       {"bias", x[first + 3]}});
}
Out detached_call(const Handle& m, const Tensor& x) {
  return c(nnc_detach, c(nnc_module_call, m, x));
}
// The two new parameters, and whether they require gradients.
Out parameters_of(const Handle& m) {
  const Tensor w = c(nnc_module_get_parameter, m, "weight");
  const Tensor b = c(nnc_module_get_parameter, m, "bias");
  return Tensors{c(nnc_detach, w), c(nnc_detach, b), c(nnc_tensor_requires_grad, w),
                 c(nnc_tensor_requires_grad, b)};
}
In vector(int64_t n) {
  return constant({n});
}
In variance(int64_t n) {
  return constant({n}).range(0.2, 2);
}

// clang-format off
[[maybe_unused]] const bool g_fusion = add_samples("fusion", {
    row("fuse_conv_bn_eval", "conv2d", {constant({2, 3, 5, 5}), constant({4, 3, 2, 3}), vector(4),
                                        vector(4), variance(4), vector(4), vector(4)},
        [](X x) {
          const Handle conv = loaded("Conv2d(3, 4, (2, 3), padding=1)", {{"weight", x[1]}, {"bias", x[2]}});
          return detached_call(c(nnc_fuse_conv_bn_eval, conv, norm("BatchNorm2d(4)", x, 3), false), x[0]);
        },
        "F.batch_norm(F.conv2d(a, b, c, padding=1), d, e, f, g)"),
    row("fuse_conv_bn_eval", "no_bias_no_affine", {constant({2, 4, 6}), constant({4, 2, 3}), vector(4), variance(4)},
        [](X x) {
          const Handle conv = loaded("Conv1d(4, 4, 3, groups=2, bias=False)", {{"weight", x[1]}});
          return detached_call(c(nnc_fuse_conv_bn_eval, conv, norm("BatchNorm1d(4, eps=0.01, affine=False)", x[2], x[3]), false), x[0]);
        },
        "F.batch_norm(F.conv1d(a, b, groups=2), c, d, eps=0.01)"),
    row("fuse_conv_bn_eval", "transpose", {constant({2, 3, 4, 4}), constant({3, 2, 2, 2}), vector(2),
                                           vector(2), variance(2), vector(2), vector(2)},
        [](X x) {
          const Handle conv = loaded("ConvTranspose2d(3, 2, 2, stride=2)", {{"weight", x[1]}, {"bias", x[2]}});
          return detached_call(c(nnc_fuse_conv_bn_eval, conv, norm("BatchNorm2d(2)", x, 3), true), x[0]);
        },
        "F.batch_norm(F.conv_transpose2d(a, b, c, stride=2), d, e, f, g)"),
    row("fuse_conv_bn_eval", "transpose_3d", {constant({1, 2, 2, 2, 2}), constant({2, 3, 2, 1, 2}), vector(3), variance(3)},
        [](X x) {
          const Handle conv = loaded("ConvTranspose3d(2, 3, (2, 1, 2), bias=False)", {{"weight", x[1]}});
          return detached_call(c(nnc_fuse_conv_bn_eval, conv, norm("BatchNorm3d(3, affine=False)", x[2], x[3]), true), x[0]);
        },
        "F.batch_norm(F.conv_transpose3d(a, b), c, d)"),
    row("fuse_conv_bn_eval", "prints_its_bias", {vector(4), variance(4)},
        [](X x) {
          return repr(c(nnc_fuse_conv_bn_eval, loaded("Conv2d(3, 4, 2, bias=False)", {{"bias", x[0]}}), norm("BatchNorm2d(4, affine=False)", x[0], x[1]), false));
        },
        "text(nn.utils.fuse_conv_bn_eval(nn.Conv2d(3, 4, 2, bias=False).eval(), nn.BatchNorm2d(4, affine=False).eval()))"),
    row("fuse_conv_bn_eval", "leaves_the_layer", {constant({4, 3, 2}), vector(4), vector(4), variance(4)},
        [](X x) {
          const Handle conv = loaded("Conv1d(3, 4, 2)", {{"weight", x[0]}, {"bias", x[1]}});
          c(nnc_fuse_conv_bn_eval, conv, norm("BatchNorm1d(4, affine=False)", x[2], x[3]), false);
          return parameters_of(conv);
        },
        "(a.contiguous(), b.contiguous(), torch.tensor(1), torch.tensor(1))"),
    row("fuse_conv_bn_eval", "gradients_are_required", {constant({4, 3, 2}), vector(4), variance(4)},
        [](X x) {
          const Handle conv = loaded("Conv1d(3, 4, 2, bias=False)", {{"weight", x[0]}});
          return parameters_of(c(nnc_fuse_conv_bn_eval, conv, norm("BatchNorm1d(4, affine=False)", x[1], x[2]), false));
        },
        "(a.contiguous() * (c + 1e-5).rsqrt().reshape(-1, 1, 1), -b * (c + 1e-5).rsqrt(), torch.tensor(1), torch.tensor(0))"),
    row("fuse_linear_bn_eval", "linear", {constant({2, 3}), constant({4, 3}), vector(4), vector(4),
                                          variance(4), vector(4), vector(4)},
        [](X x) {
          const Handle linear = loaded("Linear(3, 4)", {{"weight", x[1]}, {"bias", x[2]}});
          return detached_call(c(nnc_fuse_linear_bn_eval, linear, norm("BatchNorm1d(4)", x, 3)), x[0]);
        },
        "F.batch_norm(F.linear(a, b, c), d, e, f, g)"),
    row("fuse_linear_bn_eval", "one_feature", {constant({2, 3}), constant({4, 3}), vector(4), vector(1), variance(1)},
        [](X x) {
          const Handle linear = loaded("Linear(3, 4)", {{"weight", x[1]}, {"bias", x[2]}});
          return detached_call(c(nnc_fuse_linear_bn_eval, linear, norm("BatchNorm1d(1, affine=False)", x[3], x[4])), x[0]);
        },
        "(F.linear(a, b, c) - d) * (e + 1e-5).rsqrt()"),
    row("fuse_linear_bn_eval", "one_feature_no_bias", {constant({2, 3}), constant({4, 3}), vector(1), variance(1)},
        [](X x) {
          const Handle linear = loaded("Linear(3, 4, bias=False)", {{"weight", x[1]}});
          return detached_call(c(nnc_fuse_linear_bn_eval, linear, norm("BatchNorm1d(1, affine=False)", x[2], x[3])), x[0]);
        },
        "(F.linear(a, b) - c) * (d + 1e-5).rsqrt()"),
    row("fuse_conv_bn_weights", "all", {constant({4, 3, 2, 2}), vector(4), vector(4), variance(4), vector(4), vector(4)},
        [](X x) { return c(nnc_fuse_conv_bn_weights, x[0], x[1], x[2], x[3], 1e-3, x[4], x[5], false); },
        "[t.detach() for t in nn.utils.fuse_conv_bn_weights(a, b, c, d, 1e-3, e, f)]"),
    row("fuse_conv_bn_weights", "least", {constant({4, 3, 2}), vector(4), variance(4)},
        [](X x) { return c(nnc_fuse_conv_bn_weights, x[0], none, x[1], x[2], 1e-5, none, none, false); },
        "[t.detach() for t in nn.utils.fuse_conv_bn_weights(a, None, b, c, 1e-5, None, None)]"),
    row("fuse_conv_bn_weights", "transpose", {constant({4, 3, 2}), vector(3), vector(3), variance(3), vector(3), vector(3)},
        [](X x) { return c(nnc_fuse_conv_bn_weights, x[0], x[1], x[2], x[3], 1e-5, x[4], x[5], true); },
        "[t.detach() for t in nn.utils.fuse_conv_bn_weights(a, b, c, d, 1e-5, e, f, transpose=True)]"),
    row("fuse_conv_bn_weights", "square", {constant({3, 3, 1}), vector(3), vector(3), variance(3), vector(3), vector(3)},
        [](X x) { return c(nnc_fuse_conv_bn_weights, x[0], x[1], x[2], x[3], 1e-5, x[4], x[5], true); },
        "[t.detach() for t in nn.utils.fuse_conv_bn_weights(a, b, c, d, 1e-5, e, f, transpose=True)]"),
    row("fuse_conv_bn_weights", "bfloat16", {constant({4, 3, 2}).type(DType::kBFloat16), vector(4).type(DType::kFloat32), variance(4).type(DType::kFloat32)},
        [](X x) { return c(nnc_fuse_conv_bn_weights, x[0], none, x[1], x[2], 1e-5, none, none, false); },
        "[t.detach() for t in nn.utils.fuse_conv_bn_weights(a, None, b, c, 1e-5, None, None)]"),
    row("fuse_linear_bn_weights", "all", {constant({4, 3}), vector(4), vector(4), variance(4), vector(4), vector(4)},
        [](X x) { return c(nnc_fuse_linear_bn_weights, x[0], x[1], x[2], x[3], 1e-3, x[4], x[5]); },
        "[t.detach() for t in nn.utils.fuse_linear_bn_weights(a, b, c, d, 1e-3, e, f)]"),
    row("fuse_linear_bn_weights", "no_bias", {constant({4, 3}), vector(4), variance(4), vector(4), vector(4)},
        [](X x) { return c(nnc_fuse_linear_bn_weights, x[0], none, x[1], x[2], 1e-3, x[3], x[4]); },
        "[t.detach() for t in nn.utils.fuse_linear_bn_weights(a, None, b, c, 1e-3, d, e)]"),
    row("fuse_linear_bn_weights", "one_feature", {constant({4, 3}), vector(4), vector(1), variance(1), vector(1), vector(1)},
        [](X x) { return c(nnc_fuse_linear_bn_weights, x[0], x[1], x[2], x[3], 1e-3, x[4], x[5]); },
        "[t.detach() for t in nn.utils.fuse_linear_bn_weights(a, b, c, d, 1e-3, e, f)]"),
});

[[maybe_unused]] const bool g_fusion_refusals = add_refusals("fusion", {
    {"fuse_conv_bn_eval", "training", {vector(4)},
     [](X) { return c(nnc_fuse_conv_bn_eval, module("Conv1d(3, 4, 2)"), module("BatchNorm1d(4)"), false); },
     Code::kState, "Fusion only for eval!",
     "nn.utils.fuse_conv_bn_eval(nn.Conv1d(3, 4, 2), nn.BatchNorm1d(4))"},
    {"fuse_conv_bn_eval", "no_statistics", {constant({4, 3, 2})},
     [](X x) { return c(nnc_fuse_conv_bn_eval, loaded("Conv1d(3, 4, 2)", {{"weight", x[0]}}), loaded("BatchNorm1d(4, track_running_stats=False)", {{"other", x[0]}}), false); },
     Code::kState, "bn.running_mean and bn.running_var must not be None",
     "nn.utils.fuse_conv_bn_eval(nn.Conv1d(3, 4, 2).eval(), nn.BatchNorm1d(4, track_running_stats=False).eval())"},
    {"fuse_conv_bn_eval", "other_norm", {constant({4, 3, 2})},
     [](X x) { return c(nnc_fuse_conv_bn_eval, loaded("Conv1d(3, 4, 2)", {{"weight", x[0]}}), loaded("LayerNorm(4)", {{"other", x[0]}}), false); },
     Code::kInvalid, "bn must be a BatchNorm1d, BatchNorm2d or BatchNorm3d, got LayerNorm",
     "nn.utils.fuse_conv_bn_eval(nn.Conv1d(3, 4, 2).eval(), nn.LayerNorm(4).eval())"},
    {"fuse_conv_bn_eval", "other_layer", {vector(4), variance(4)},
     [](X x) { return c(nnc_fuse_conv_bn_eval, loaded("ReLU()", {{"other", x[0]}}), norm("BatchNorm1d(4)", x[0], x[1]), false); },
     Code::kInvalid, "a ReLU has not a weight and a bias alone",
     "nn.utils.fuse_conv_bn_eval(nn.ReLU().eval(), nn.BatchNorm1d(4).eval())"},
    {"fuse_linear_bn_eval", "features", {constant({4, 3}), vector(2), variance(2)},
     [](X x) { return c(nnc_fuse_linear_bn_eval, loaded("Linear(3, 4)", {{"weight", x[0]}}), norm("BatchNorm1d(2)", x[1], x[2])); },
     Code::kShape, "got linear.out_features=4 and bn.num_features=2",
     "nn.utils.fuse_linear_bn_eval(nn.Linear(3, 4).eval(), nn.BatchNorm1d(2).eval())"},
    {"fuse_conv_bn_weights", "channels", {constant({4, 3, 2}), vector(3), variance(3)},
     [](X x) { return c(nnc_fuse_conv_bn_weights, x[0], none, x[1], x[2], 1e-5, none, none, false); },
     Code::kShape, "bn_rm must have the size [4], got [3]",
     "nn.utils.fuse_conv_bn_weights(a, None, b, c, 1e-5, None, None)"},
    {"fuse_conv_bn_weights", "rank", {vector(4), vector(4), variance(4)},
     [](X x) { return c(nnc_fuse_conv_bn_weights, x[0], none, x[1], x[2], 1e-5, none, none, false); },
     Code::kShape, "conv_w must have at least 2 dimensions",
     "F.conv1d(torch.ones(1, 3, 5), a)"},
    {"fuse_linear_bn_weights", "type", {ints({4, 3}, 0, 3), vector(4), variance(4)},
     [](X x) { return c(nnc_fuse_linear_bn_weights, x[0], none, x[1], x[2], 1e-5, none, none); },
     Code::kDtype, "linear_w must be of floating point type, got torch.int64",
     "nn.utils.fuse_linear_bn_weights(a, None, b, c, 1e-5, None, None)"},
});
// clang-format on

}  // namespace
}  // namespace nnc::testing
