// SPDX-License-Identifier: Apache-2.0
// Functions on images of every kind of input.
#include <algorithm>
#include <cmath>
#include <cstring>

#include "support/kinds.h"

namespace nnc::testing {
namespace {

Dims with(Dims sizes, const Dims& more) {
  for (const int64_t size : more) sizes.push_back(size);
  return sizes;
}
// Of one, two or three dimensions.
Dims places_of(int dims) {
  const Dims all[] = {{5}, {3, 4}, {2, 3, 2}};
  return all[dims - 1];
}
// Images as small as they come, all with a batch.
std::vector<Inputs> batches(int dims) {
  const Dims places = places_of(dims);
  const auto image = [&](int64_t n, int64_t channels) { return in(with({n, channels}, places)); };
  std::vector<double> special(static_cast<size_t>(dims == 1 ? 5 : 12), 0.5);
  special[1] = NAN;
  special[3] = INFINITY;
  special.back() = -2;
  return {{"few", {image(2, 2)}},
          {"few_of_none", {image(0, 2)}},
          {"few_one_channel", {image(1, 1)}},
          {"few_nine_channels", {image(1, 9)}},
          {"few_half", {image(1, 2).type(DType::kFloat16)}},
          {"few_bfloat16", {image(2, 1).type(DType::kBFloat16)}},
          {"few_special", {image(1, 1).no_grad().values(std::move(special))}}};
}
// One more without a batch.
std::vector<Inputs> few(int dims) {
  std::vector<Inputs> rows = batches(dims);
  rows.push_back({"few_without_batch", {in(with({2}, places_of(dims)))}});
  return rows;
}
// With one more input, of a type like the image's, that a function of its sizes makes.
template <class F>
std::vector<Inputs> beside(std::vector<Inputs> rows, F other) {
  for (Inputs& i : rows) i.all.push_back(other(i.all[0]).type(i.all[0].dtype));
  return rows;
}
// With filters of 2 points a dimension, from or to 2 channels.
std::vector<Inputs> filtered_few(int dims, bool transposed = false) {
  return beside(few(dims), [dims, transposed](const In& image) {
    const int64_t channels = image.sizes[image.sizes.size() - dims - 1];
    Dims sizes{transposed ? channels : 2, transposed ? 2 : channels};
    for (int i = 0; i < dims; ++i) sizes.push_back(2);
    return in(sizes);
  });
}
// What is no number comes to all weights.
std::vector<Sample> filters(const char* op, const Call& call, const char* torch,
                            const std::vector<Inputs>& inputs) {
  std::vector<Sample> rows = each_of(op, call, torch, inputs);
  for (Sample& s : rows) {
    if (std::strcmp(s.name, "few_special") == 0) s = s.no_gradcheck();
  }
  return rows;
}
// With the samples of fractional pools.
std::vector<Inputs> sampled(int dims) {
  return beside(few(dims), [dims](const In& image) {
    const bool batch = image.sizes.size() == dims + 2;
    return constant({batch ? image.sizes[0] : 1, image.sizes[batch ? 1 : 0], dims}).range(0, 1);
  });
}
// Of functions that draw for each channel; nothing is written where there is nothing.
std::vector<Sample> dropped(const char* op, const Call& call, const char* torch,
                            const std::vector<Inputs>& inputs, const Twin& twin) {
  std::vector<Sample> rows = drawn(each_of(op, call, torch, inputs, twin));
  for (Sample& s : rows) {
    if (std::strcmp(s.name, "few_of_none") == 0) s.twin = {};
  }
  return rows;
}
// For each element: in the order of memory.
std::vector<Sample> in_order(std::vector<Sample> rows) {
  for (Sample& s : rows) s = s.no_layouts();
  return rows;
}

// clang-format off
[[maybe_unused]] const bool g_kinds_pools = add_samples("kinds_nn", joined({
    each_of("adaptive_avg_pool1d", [](X x) { return c(nnc_adaptive_avg_pool1d, x[0], list({2})); }, "F.adaptive_avg_pool1d(a, 2)", few(1)),
    each_of("adaptive_avg_pool2d", [](X x) { return c(nnc_adaptive_avg_pool2d, x[0], list({2, 3})); }, "F.adaptive_avg_pool2d(a, (2, 3))", few(2)),
    each_of("adaptive_avg_pool3d", [](X x) { return c(nnc_adaptive_avg_pool3d, x[0], list({1, 2, 2})); }, "F.adaptive_avg_pool3d(a, (1, 2, 2))", few(3)),
    each_of("adaptive_max_pool1d", [](X x) { return c(nnc_adaptive_max_pool1d, x[0], list({2})); }, "F.adaptive_max_pool1d(a, 2, return_indices=True)", few(1)),
    each_of("adaptive_max_pool2d", [](X x) { return c(nnc_adaptive_max_pool2d, x[0], list({2, 3})); }, "F.adaptive_max_pool2d(a, (2, 3), return_indices=True)", few(2)),
    each_of("adaptive_max_pool3d", [](X x) { return c(nnc_adaptive_max_pool3d, x[0], list({1, 2, 2})); }, "F.adaptive_max_pool3d(a, (1, 2, 2), return_indices=True)", few(3)),
    each_of("avg_pool1d", [](X x) { return c(nnc_avg_pool1d, x[0], list({3}), list({2}), list({1}), true, false); }, "F.avg_pool1d(a, 3, 2, 1, True, False)", few(1)),
    each_of("avg_pool3d", [](X x) { return c(nnc_avg_pool3d, x[0], list({2}), list({1}), list({1}), false, true, none); }, "F.avg_pool3d(a, 2, 1, 1)", without_16_bits(few(3))),
    each_of("lp_pool1d", [](X x) { return c(nnc_lp_pool1d, x[0], 2, list({2}), none, false); }, "F.lp_pool1d(a, 2, 2)", few(1)),
    each_of("lp_pool2d", [](X x) { return c(nnc_lp_pool2d, x[0], 4, list({2, 2}), list({1}), false); }, "F.lp_pool2d(a, 4, (2, 2), 1)", few(2)),
    each_of("lp_pool3d", [](X x) { return c(nnc_lp_pool3d, x[0], 2, list({2}), none, false); }, "F.lp_pool3d(a, 2, 2)", without_16_bits(few(3))),
    each_of("max_pool3d", [](X x) { return c(nnc_max_pool3d, x[0], list({2}), list({1}), list({1}), none, false); }, "F.max_pool3d(a, 2, 1, 1, return_indices=True)", few(3)),
    each_of("fractional_max_pool2d_with_indices", [](X x) { return c(nnc_fractional_max_pool2d_with_indices, x[0], list({2}), list({2}), none, x[1]); }, "F.fractional_max_pool2d_with_indices(a, 2, 2, _random_samples=b)", sampled(2)),
    each_of("fractional_max_pool3d_with_indices", [](X x) { return c(nnc_fractional_max_pool3d_with_indices, x[0], list({1, 2, 1}), list({1}), none, x[1]); }, "F.fractional_max_pool3d_with_indices(a, (1, 2, 1), 1, _random_samples=b)", sampled(3)),
    each_of("max_unpool2d", [](X x) {
        const Out pooled = c(nnc_max_pool2d, x[0], list({2}), none, none, none, false);
        return c(nnc_max_unpool2d, pooled.all[0], pooled.all[1], list({2}), none, none, list({3, 4}));
    }, "F.max_unpool2d(*F.max_pool2d(a, 2, return_indices=True), 2, output_size=(3, 4))", few(2)),
    each_of("max_unpool3d", [](X x) {
        const Out pooled = c(nnc_max_pool3d, x[0], list({2}), none, none, none, false);
        return c(nnc_max_unpool3d, pooled.all[0], pooled.all[1], list({2}), none, none, list({2, 3, 2}));
    }, "F.max_unpool3d(*F.max_pool3d(a, 2, return_indices=True), 2, output_size=(2, 3, 2))", few(3)),
}));
[[maybe_unused]] const bool g_kinds_layers = add_samples("kinds_nn", joined({
    each("normalize", [](X x) { return c(nnc_normalize, x[0], 2, -1, 1e-12); }, "F.normalize(a, dim=-1)", {kFloats, 0.5, 2}),
    each_of("local_response_norm", [](X x) { return c(nnc_local_response_norm, x[0], 2, 0.5, 0.75, 1); }, "F.local_response_norm(a, 2, 0.5, 0.75, 1.0)", batches(1)),
    filters("conv1d", [](X x) { return c(nnc_conv1d, x[0], x[1], none, none, none, none, 1); }, "F.conv1d(a, b)", filtered_few(1)),
    filters("conv3d", [](X x) { return c(nnc_conv3d, x[0], x[1], none, none, list({1, 0, 1}), none, 1); }, "F.conv3d(a, b, padding=(1, 0, 1))", filtered_few(3)),
    filters("conv_transpose1d", [](X x) { return c(nnc_conv_transpose1d, x[0], x[1], none, none, none, none, 1, none); }, "F.conv_transpose1d(a, b)", filtered_few(1, true)),
    filters("conv_transpose3d", [](X x) { return c(nnc_conv_transpose3d, x[0], x[1], none, list({2, 1, 1}), none, none, 1, none); }, "F.conv_transpose3d(a, b, stride=(2, 1, 1))", filtered_few(3, true)),
}));
[[maybe_unused]] const bool g_kinds_drop = add_samples("kinds_nn", joined({
    in_order(dropped("dropout", [](X x) { return c(nnc_dropout, x[0], 0.4, true); }, "F.dropout(a, 0.4)", few(1), [](X x) { c(nnc_dropout_, x[0], 0.4, true); })),
    in_order(dropped("alpha_dropout", [](X x) { return c(nnc_alpha_dropout, x[0], 0.4, true); }, "F.alpha_dropout(a, 0.4, True)", few(1), [](X x) { c(nnc_alpha_dropout_, x[0], 0.4, true); })),
    dropped("feature_alpha_dropout", [](X x) { return c(nnc_feature_alpha_dropout, x[0], 0.4, true); }, "F.feature_alpha_dropout(a, 0.4, True)", few(1), [](X x) { c(nnc_feature_alpha_dropout_, x[0], 0.4, true); }),
    dropped("dropout1d", [](X x) { return c(nnc_dropout1d, x[0], 0.4, true); }, "F.dropout1d(a, 0.4)", few(1), [](X x) { c(nnc_dropout1d_, x[0], 0.4, true); }),
    dropped("dropout2d", [](X x) { return c(nnc_dropout2d, x[0], 0.4, true); }, "F.dropout2d(a, 0.4)", few(2), [](X x) { c(nnc_dropout2d_, x[0], 0.4, true); }),
    dropped("dropout3d", [](X x) { return c(nnc_dropout3d, x[0], 0.4, true); }, "F.dropout3d(a, 0.4)", few(3), [](X x) { c(nnc_dropout3d_, x[0], 0.4, true); }),
}));
// clang-format on

}  // namespace
}  // namespace nnc::testing
