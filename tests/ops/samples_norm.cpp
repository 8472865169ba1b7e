// SPDX-License-Identifier: Apache-2.0
#include "support/samples.h"

namespace nnc::testing {
namespace {

In stats(int64_t n) {
  return in({n}).range(0.5, 2).no_grad();
}

// The result and what became of copies of the running statistics.
Out trained(X x, const Tensor& w, const Tensor& b) {
  const Tensor mean = c(nnc_clone, x[1]), var = c(nnc_clone, x[2]);
  const Tensor y = c(nnc_batch_norm, x[0], mean, var, w, b, true, 0.3, 1e-5);
  return Tensors{y, mean, var};
}

// clang-format off
[[maybe_unused]] const bool g_norm = add_samples("norm", {
    row("batch_norm", "training", {in({3, 4, 3, 2}), in({4}), in({4})},
        [](X x) { return c(nnc_batch_norm, x[0], none, none, x[1], x[2], true, 0.1, 1e-5); },
        "F.batch_norm(a, None, None, b, c, True)")
        .tolerance(3e-5),
    row("batch_norm", "running", {in({3, 4, 5}), stats(4), stats(4), in({4}), in({4})},
        [](X x) { return trained(x, x[3], x[4]); },
        "(lambda m, v: (F.batch_norm(a, m, v, d, e, True, 0.3), m, v))(b.clone(), c.clone())")
        .tolerance(3e-5),
    row("batch_norm", "features", {in({5, 3})},
        [](X x) { return c(nnc_batch_norm, x[0], none, none, none, none, true, 0.1, 1e-3); },
        "F.batch_norm(a, None, None, None, None, True, 0.1, 1e-3)")
        .tolerance(3e-5),
    row("batch_norm", "evaluation", {in({2, 3, 4, 2}), stats(3), stats(3), in({3}), in({3})},
        [](X x) { return c(nnc_batch_norm, x[0], x[1], x[2], x[3], x[4], false, 0.1, 1e-5); },
        "F.batch_norm(a, b, c, d, e, False)"),
    row("batch_norm", "evaluation_plain", {in({2, 3}), stats(3), stats(3)},
        [](X x) { return c(nnc_batch_norm, x[0], x[1], x[2], none, none, false, 0.1, 1e-5); },
        "F.batch_norm(a, b, c)"),
    row("batch_norm", "volume", {in({2, 2, 3, 2, 3}), in({2}), in({2})},
        [](X x) { return c(nnc_batch_norm, x[0], none, none, x[1], x[2], true, 0.1, 1e-5); },
        "F.batch_norm(a, None, None, b, c, True)")
        .tolerance(3e-5),
    row("batch_norm", "large", {in({12, 3, 5, 5}).range(2, 3), in({3}), in({3})},
        [](X x) { return c(nnc_batch_norm, x[0], none, none, x[1], x[2], true, 0.1, 1e-5); },
        "F.batch_norm(a, None, None, b, c, True)")
        .no_gradcheck().tolerance(1e-4),
    row("batch_norm", "no_batch", {in({0, 4, 3}), stats(4), stats(4), in({4}), in({4})},
        [](X x) { return trained(x, x[3], x[4]); },
        "(lambda m, v: (F.batch_norm(a, m, v, d, e, True, 0.3), m, v))(b.clone(), c.clone())"),
    row("batch_norm", "no_positions", {in({2, 4, 0, 3}), in({4}), in({4})},
        [](X x) { return c(nnc_batch_norm, x[0], none, none, x[1], x[2], true, 0.1, 1e-5); },
        "F.batch_norm(a, None, None, b, c, True)"),
    row("batch_norm", "no_channels", {in({2, 0, 3})},
        [](X x) { return c(nnc_batch_norm, x[0], none, none, none, none, true, 0.1, 1e-5); },
        "F.batch_norm(a, None, None, None, None, True)"),
    row("batch_norm", "no_batch_evaluation", {in({0, 4, 3}), stats(4), stats(4), in({4}), in({4})},
        [](X x) { return c(nnc_batch_norm, x[0], x[1], x[2], x[3], x[4], false, 0.1, 1e-5); },
        "F.batch_norm(a, b, c, d, e)"),
    row("layer_norm", "plain", {in({4, 7}), in({7}), in({7})},
        [](X x) { return c(nnc_layer_norm, x[0], list({7}), x[1], x[2], 1e-5); },
        "F.layer_norm(a, (7,), b, c)")
        .tolerance(2e-5),
    row("layer_norm", "two_dimensions", {in({2, 3, 4, 5}), in({4, 5}), in({4, 5})},
        [](X x) { return c(nnc_layer_norm, x[0], list({4, 5}), x[1], x[2], 1e-3); },
        "F.layer_norm(a, (4, 5), b, c, 1e-3)")
        .tolerance(2e-5),
    row("layer_norm", "no_factors", {in({3, 6})},
        [](X x) { return c(nnc_layer_norm, x[0], list({6}), none, none, 1e-5); },
        "F.layer_norm(a, (6,))")
        .tolerance(2e-5),
    row("layer_norm", "weight_only", {in({3, 6}), in({6})},
        [](X x) { return c(nnc_layer_norm, x[0], list({6}), x[1], none, 1e-5); },
        "F.layer_norm(a, (6,), b)")
        .tolerance(2e-5),
    row("layer_norm", "bias_only", {in({3, 2, 3}), in({2, 3})},
        [](X x) { return c(nnc_layer_norm, x[0], list({2, 3}), none, x[1], 1e-5); },
        "F.layer_norm(a, (2, 3), None, b)")
        .tolerance(2e-5),
    row("layer_norm", "large", {in({70, 21}), in({21}), in({21})},
        [](X x) { return c(nnc_layer_norm, x[0], list({21}), x[1], x[2], 1e-5); },
        "F.layer_norm(a, (21,), b, c)")
        .no_gradcheck().tolerance(3e-5),
    row("layer_norm", "float32_factors",
        {in({3, 6}).type(DType::kBFloat16), in({6}).type(DType::kFloat32),
         in({6}).type(DType::kFloat32)},
        [](X x) { return c(nnc_layer_norm, x[0], list({6}), x[1], x[2], 1e-5); },
        "F.layer_norm(a, (6,), b, c)")  // whose weight gradient is rounded to bfloat16 on the way
        .no_gradcheck()
        .tolerance(4e-3),
    row("layer_norm", "no_rows", {in({0, 6}), in({6})},
        [](X x) { return c(nnc_layer_norm, x[0], list({6}), x[1], none, 1e-5); },
        "F.layer_norm(a, (6,), b)"),
    row("layer_norm", "no_elements", {in({3, 0}), in({0}), in({0})},
        [](X x) { return c(nnc_layer_norm, x[0], list({0}), x[1], x[2], 1e-5); },
        "F.layer_norm(a, (0,), b, c)"),
    row("layer_norm", "no_elements_inside", {in({2, 0, 3}), in({0, 3}), in({0, 3})},
        [](X x) { return c(nnc_layer_norm, x[0], list({0, 3}), x[1], x[2], 1e-5); },
        "F.layer_norm(a, (0, 3), b, c)"),
    row("layer_norm", "nothing", {in({0, 0})},
        [](X x) { return c(nnc_layer_norm, x[0], list({0}), none, none, 1e-5); },
        "F.layer_norm(a, (0,))"),
    row("layer_norm", "no_rows_inside", {in({2, 0, 3}), in({3}), in({3})},
        [](X x) { return c(nnc_layer_norm, x[0], list({3}), x[1], x[2], 1e-5); },
        "F.layer_norm(a, (3,), b, c)"),
    row("group_norm", "no_batch", {in({0, 4, 3}), in({4}), in({4})},
        [](X x) { return c(nnc_group_norm, x[0], 2, x[1], x[2], 1e-5); },
        "F.group_norm(a, 2, b, c)"),
    row("group_norm", "plain", {in({2, 6, 3, 2}), in({6}), in({6})},
        [](X x) { return c(nnc_group_norm, x[0], 3, x[1], x[2], 1e-5); },
        "F.group_norm(a, 3, b, c)")
        .tolerance(3e-5),
    row("group_norm", "float32_factors",
        {in({2, 4, 5}).type(DType::kFloat16), in({4}).type(DType::kFloat32),
         in({4}).type(DType::kFloat32)},
        [](X x) { return c(nnc_group_norm, x[0], 2, x[1], x[2], 1e-5); },
        "F.group_norm(a, 2, b, c)")
        .no_gradcheck(),
    row("group_norm", "no_factors", {in({2, 4, 3})},
        [](X x) { return c(nnc_group_norm, x[0], 2, none, none, 1e-5); }, "F.group_norm(a, 2)")
        .tolerance(3e-5),
    row("group_norm", "features", {in({3, 6}), in({6}), in({6})},
        [](X x) { return c(nnc_group_norm, x[0], 2, x[1], x[2], 1e-5); },
        "F.group_norm(a, 2, b, c)")
        .tolerance(3e-5),
    row("instance_norm", "plain", {in({2, 3, 4, 2}), in({3}), in({3})},
        [](X x) { return c(nnc_instance_norm, x[0], none, none, x[1], x[2], true, 0.1, 1e-5); },
        "F.instance_norm(a, None, None, b, c)")
        .tolerance(3e-5),
    row("instance_norm", "evaluation", {in({2, 3, 4}), stats(3), stats(3)},
        [](X x) { return c(nnc_instance_norm, x[0], x[1], x[2], none, none, false, 0.1, 1e-5); },
        "F.instance_norm(a, b, c, use_input_stats=False)"),
    row("instance_norm", "running", {in({2, 3, 4}), stats(3), stats(3)},
        [](X x) {
          const Tensor mean = c(nnc_clone, x[1]), var = c(nnc_clone, x[2]);
          const Tensor y = c(nnc_instance_norm, x[0], mean, var, none, none, true, 0.2, 1e-5);
          return Out(Tensors{y, mean, var});
        },
        "(lambda m, v: (F.instance_norm(a, m, v, momentum=0.2), m, v))(b.clone(), c.clone())")
        .tolerance(3e-5),
    row("instance_norm", "no_positions", {in({2, 4, 0}), stats(4), stats(4), in({4}), in({4})},
        [](X x) { return c(nnc_instance_norm, x[0], x[1], x[2], x[3], x[4], true, 0.1, 1e-5); },
        "F.instance_norm(a, b, c, d, e)"),
    row("rms_norm", "no_elements", {in({3, 0}), in({0})},
        [](X x) { return c(nnc_rms_norm, x[0], list({0}), x[1], none); }, "F.rms_norm(a, (0,), b)"),
    row("rms_norm", "no_rows", {in({0, 3}), in({3})},
        [](X x) { return c(nnc_rms_norm, x[0], list({3}), x[1], none); }, "F.rms_norm(a, (3,), b)"),
    row("rms_norm", "bfloat16_step", {in({2, 4}).type(DType::kBFloat16).range(-0.02, 0.02)},
        [](X x) { return c(nnc_rms_norm, x[0], list({4}), none, none); }, "F.rms_norm(a, (4,))")
        .no_gradcheck(),
    row("rms_norm", "half_step", {in({2, 4}).type(DType::kFloat16).range(-0.002, 0.002)},
        [](X x) { return c(nnc_rms_norm, x[0], list({4}), none, none); }, "F.rms_norm(a, (4,))")
        .no_gradcheck(),
    row("rms_norm", "other_weight", {in({2, 4}).type(DType::kFloat32), in({4}).type(DType::kFloat64)},
        [](X x) { return c(nnc_rms_norm, x[0], list({4}), x[1], none); }, "F.rms_norm(a, (4,), b)")
        .no_gradcheck(),
    row("rms_norm", "plain", {in({4, 7}), in({7})},
        [](X x) { return c(nnc_rms_norm, x[0], list({7}), x[1], none); }, "F.rms_norm(a, (7,), b)")
        .no_float32(),
    row("rms_norm", "image", {in({2, 3, 4, 5}), in({4, 5})},
        [](X x) { return c(nnc_rms_norm, x[0], list({4, 5}), x[1], none); },
        "F.rms_norm(a, (4, 5), b)"),
    row("rms_norm", "volume", {in({2, 3, 2, 2, 4})},
        [](X x) { return c(nnc_rms_norm, x[0], list({4}), none, 1e-3); },
        "F.rms_norm(a, (4,), None, 1e-3)"),
    row("rms_norm", "eps", {in({2, 3, 4})},
        [](X x) { return c(nnc_rms_norm, x[0], list({3, 4}), none, 1e-3); },
        "F.rms_norm(a, (3, 4), None, 1e-3)"),
    row("local_response_norm", "plain", {in({2, 5, 3, 2})},
        [](X x) { return c(nnc_local_response_norm, x[0], 3, 0.5, 0.75, 2); },
        "F.local_response_norm(a, 3, 0.5, 0.75, 2.0)"),
    row("local_response_norm", "even_size", {in({2, 4, 3})},
        [](X x) { return c(nnc_local_response_norm, x[0], 2, 1e-1, 0.75, 1); },
        "F.local_response_norm(a, 2, 1e-1)"),
    row("normalize", "plain", {in({3, 4})},
        [](X x) { return c(nnc_normalize, x[0], 2, 1, 1e-12); }, "F.normalize(a)"),
    row("normalize", "one_norm", {in({2, 3, 4})},
        [](X x) { return c(nnc_normalize, x[0], 1, -1, 1e-12); }, "F.normalize(a, 1.0, -1)"),
});
// clang-format on

// clang-format off
[[maybe_unused]] const bool g_norm_refusals = add_refusals(
    "norm",
    {
        {"batch_norm",
         "one_value",
         {in({1, 3})},
         [](X x) { return c(nnc_batch_norm, x[0], none, none, none, none, true, 0.1, 1e-5); },
         Code::kInvalid,
         "Expected more than 1 value per channel when training, got input size torch.Size([1, 3])",
         "F.batch_norm(a, None, None, training=True)"},
        {"batch_norm",
         "no_statistics",
         {in({2, 3})},
         [](X x) { return c(nnc_batch_norm, x[0], none, none, none, none, false, 0.1, 1e-5); },
         Code::kInvalid,
         "running_mean must be defined in evaluation mode",
         "F.batch_norm(a, None, None)"},
        {"batch_norm",
         "channels",
         {in({2, 4, 3}), stats(3), stats(4)},
         [](X x) { return c(nnc_batch_norm, x[0], x[1], x[2], none, none, false, 0.1, 1e-5); },
         Code::kShape,
         "running_mean should contain 4 elements not 3",
         "F.batch_norm(a, b, c)"},
        {"layer_norm",
         "shape",
         {in({2, 8})},
         [](X x) { return c(nnc_layer_norm, x[0], list({7}), none, none, 1e-5); },
         Code::kShape,
         "Given normalized_shape=[7], expected input with shape [*, 7], but got input of size[2, "
         "8]",
         "F.layer_norm(a, (7,))"},
        {"layer_norm",
         "weight",
         {in({2, 8}), in({7})},
         [](X x) { return c(nnc_layer_norm, x[0], list({8}), x[1], none, 1e-5); },
         Code::kShape,
         "Expected weight to be of same shape as normalized_shape",
         "F.layer_norm(a, (8,), b)"},
        {"group_norm",
         "groups",
         {in({2, 4, 8})},
         [](X x) { return c(nnc_group_norm, x[0], 3, none, none, 1e-5); },
         Code::kInvalid,
         "Expected number of channels in input to be divisible by num_groups, but got input of "
         "shape "
         "[2, 4, 8] and num_groups=3",
         "F.group_norm(a, 3)"},
        {"instance_norm",
         "one_position",
         {in({2, 4, 1})},
         [](X x) { return c(nnc_instance_norm, x[0], none, none, none, none, true, 0.1, 1e-5); },
         Code::kInvalid,
         "Expected more than 1 spatial element when training",
         "F.instance_norm(a)"},
});
// clang-format on

}  // namespace
}  // namespace nnc::testing
