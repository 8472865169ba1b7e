// SPDX-License-Identifier: Apache-2.0
// Losses of every kind of input.
#include <cmath>
#include <cstring>

#include "support/kinds.h"

namespace nnc::testing {
namespace {

constexpr nnc_reduction kApart = NNC_REDUCTION_NONE, kAverage = NNC_REDUCTION_MEAN,
                        kTotal = NNC_REDUCTION_SUM;

struct Range {
  double low, high;
};
// As many constants as ranges beside an input of its own range, all of equal sizes. Where one is
// not a number no other is.
std::vector<Inputs> with_constants(Range input, const std::vector<Range>& constants) {
  const auto of = [&](const Dims& sizes, DType t) {
    std::vector<In> all{in(sizes).range(input.low, input.high).type(t)};
    for (const Range& r : constants) {
      all.push_back(constant(sizes).range(r.low, r.high).type(t));
    }
    return all;
  };
  constexpr DType kReal = DType::kFloat64;
  std::vector<Inputs> rows{{"of_0d", of({}, kReal)},
                           {"of_none", of({0, 3}, kReal)},
                           {"of_odd", of({17}, kReal)},
                           {"of_half", of({3, 2}, DType::kFloat16)},
                           {"of_bfloat16", of({3, 2}, DType::kBFloat16)},
                           {"of_nan", of({3}, kReal)}};
  rows.back().all[0] = constant({3}).values({NAN, (input.low + input.high) / 2, input.high});
  return rows;
}
std::vector<Inputs> numbers_only(std::vector<Inputs> rows) {
  rows.pop_back();
  return rows;
}
// The last of the inputs as signs.
std::vector<Inputs> signed_last(std::vector<Inputs> rows) {
  for (Inputs& i : rows) {
    In& last = i.all.back();
    int64_t n = 1;
    for (const int64_t size : last.sizes) n *= size;
    std::vector<double> signs;
    for (int64_t k = 0; k < n; ++k) signs.push_back(k % 3 == 1 ? -1 : 1);
    last = last.no_grad().values(std::move(signs));
  }
  return rows;
}
// The mean of nothing is no number: no quotients of it.
std::vector<Sample> losses(const char* op, const Call& call, const char* torch,
                           const std::vector<Inputs>& inputs) {
  std::vector<Sample> rows = each_of(op, call, torch, inputs);
  for (Sample& s : rows) {
    if (std::strcmp(s.name, "of_none") == 0) s = s.no_gradcheck();
  }
  return rows;
}
constexpr Range kWide{-2, 2}, kShare{0.1, 0.9};

// clang-format off
[[maybe_unused]] const bool g_kinds_loss = add_samples("kinds_loss", joined({
    losses("l1_loss", [](X x) { return c(nnc_l1_loss, x[0], x[1], kAverage, none); }, "F.l1_loss(a, b)", with_constants(kWide, {kWide})),
    losses("smooth_l1_loss", [](X x) { return c(nnc_smooth_l1_loss, x[0], x[1], kAverage, 0.5); }, "F.smooth_l1_loss(a, b, beta=0.5)", with_constants(kWide, {kWide})),
    losses("huber_loss", [](X x) { return c(nnc_huber_loss, x[0], x[1], kAverage, 0.5, none); }, "F.huber_loss(a, b, delta=0.5)", with_constants(kWide, {kWide})),
    losses("soft_margin_loss", [](X x) { return c(nnc_soft_margin_loss, x[0], x[1], kAverage); }, "F.soft_margin_loss(a, b)", signed_last(with_constants(kWide, {kWide}))),
    losses("hinge_embedding_loss", [](X x) { return c(nnc_hinge_embedding_loss, x[0], x[1], 0.75, kAverage); }, "F.hinge_embedding_loss(a, b, 0.75)", signed_last(with_constants(kWide, {kWide}))),
    losses("kl_div", [](X x) { return c(nnc_kl_div, x[0], x[1], kTotal, false); }, "F.kl_div(a, b, reduction='sum')", with_constants({-2, -0.1}, {kShare})),
    losses("poisson_nll_loss", [](X x) { return c(nnc_poisson_nll_loss, x[0], x[1], true, false, 1e-8, kAverage); }, "F.poisson_nll_loss(a, b)", with_constants(kWide, {{0, 3}})),
    losses("gaussian_nll_loss", [](X x) { return c(nnc_gaussian_nll_loss, x[0], x[1], x[2], false, 1e-6, kAverage); }, "F.gaussian_nll_loss(a, b, c)", with_constants(kWide, {kWide, {0.1, 2}})),
    losses("binary_cross_entropy", [](X x) { return c(nnc_binary_cross_entropy, x[0], x[1], none, kAverage); }, "F.binary_cross_entropy(a, b)", numbers_only(with_constants(kShare, {kShare}))),
    losses("binary_cross_entropy_with_logits", [](X x) { return c(nnc_binary_cross_entropy_with_logits, x[0], x[1], none, kAverage, none); }, "F.binary_cross_entropy_with_logits(a, b)", with_constants(kWide, {kShare})),
    losses("margin_ranking_loss", [](X x) { return c(nnc_margin_ranking_loss, x[0], x[1], x[2], 0.25, kAverage); }, "F.margin_ranking_loss(a, b, c, 0.25)", signed_last(with_constants(kWide, {kWide, kWide}))),
    losses("cosine_embedding_loss", [](X x) { return c(nnc_cosine_embedding_loss, x[0], x[1], x[2], 0.1, kAverage); }, "F.cosine_embedding_loss(a, b, c, 0.1)", signed_last(operands({{-1, 3}, {-1, 3}, {-1}}))),
    losses("multilabel_soft_margin_loss", [](X x) { return c(nnc_multilabel_soft_margin_loss, x[0], c(nnc_detach, x[1]), none, kApart); }, "F.multilabel_soft_margin_loss(a, b.detach(), reduction='none')", signed_last(pairs_of_rows())),
    losses("triplet_margin_loss", [](X x) { return c(nnc_triplet_margin_loss, x[0], x[1], x[2], 1, 2, 1e-6, false, kAverage); }, "F.triplet_margin_loss(a, b, c)", operands({{-1, 3}, {-1, 3}, {-1, 3}})),
    {row("ctc_loss_list", "of_one_label", {in({3, 1, 2}), ints({1, 1}, {1})},
         [](X x) { return c(nnc_ctc_loss_list, x[0], x[1], list({3}), list({1}), 0, kTotal, false); },
         "F.ctc_loss(a, b, [3], [1], reduction='sum')").no_gradcheck().no_second_order()},
}));
[[maybe_unused]] const bool g_kinds_loss_refusals = add_refusals("kinds_loss", {
    {"binary_cross_entropy", "of_nan", {constant({3}).values({NAN, 0.5, 1}), constant({3}).range(0, 1)},
     [](X x) { return c(nnc_binary_cross_entropy, x[0], x[1], none, kAverage); }, Code::kInvalid,
     "all elements of input should be between 0 and 1", "F.binary_cross_entropy(a, b)"},
    {"ctc_loss_list", "of_none", {in({4, 0, 3}), ints({0, 2}, 1, 3)},
     [](X x) { return c(nnc_ctc_loss_list, x[0], x[1], none, none, 0, kApart, false); }, Code::kShape,
     "log_probs tensor must not be empty", "F.ctc_loss(a, b, [], [], reduction='none')"},
});
// clang-format on

}  // namespace
}  // namespace nnc::testing
