// SPDX-License-Identifier: Apache-2.0
// Reductions of every kind of input.
#include "support/kinds.h"

namespace nnc::testing {
namespace {

// clang-format off
[[maybe_unused]] const bool g_kinds_reduce = add_samples("kinds_reduce", joined({
    each("amax", [](X x) { return c(nnc_amax, x[0], list({-1}), true); }, "a.amax(-1, keepdim=True)", {kAnything}),
    each("amin", [](X x) { return c(nnc_amin, x[0], list({-1}), true); }, "a.amin(-1, keepdim=True)", {kAnything}),
    each("any", [](X x) { return c(nnc_any, x[0], list({-1}), false); }, "a.any(-1)", {kAnything}),
    each("all", [](X x) { return c(nnc_all, x[0], list({-1}), false); }, "a.all(-1)", {kAnything}),
    each("count_nonzero", [](X x) { return c(nnc_count_nonzero, x[0], list({-1})); }, "a.count_nonzero(-1)", {kAnything}),
    each("argmax", [](X x) { return c(nnc_argmax, x[0], -1, false); }, "a.argmax(-1)", {kAnything & ~kOfBool}),
    each("argmin", [](X x) { return c(nnc_argmin, x[0], -1, false); }, "a.argmin(-1)", {kAnything & ~kOfBool}),
    each("max", [](X x) { return c(nnc_max, x[0]); }, "a.max()", {kAnything & ~kOfNone}),
    each("min", [](X x) { return c(nnc_min, x[0]); }, "a.min()", {kAnything & ~kOfNone}),
    each("max_dim", [](X x) { return c(nnc_max_dim, x[0], -1, false); }, "a.max(-1)", {kAnything}),
    each("min_dim", [](X x) { return c(nnc_min_dim, x[0], -1, false); }, "a.min(-1)", {kAnything}),
    each("mean", [](X x) { return c(nnc_mean, x[0], list({-1}), false, 0); }, "a.mean(-1)", {kFloats}),
    each("prod", [](X x) { return c(nnc_prod, x[0], -1, false, 0); }, "a.prod(-1)", {kAnything}),
    each("cumsum", [](X x) { return c(nnc_cumsum, x[0], -1, 0); }, "a.cumsum(-1)", {kAnything}),
    each("var", [](X x) { return c(nnc_var, x[0], list({-1}), 0.0, false); }, "torch.var(a, -1, correction=0)", {kFloats}),
    each("std", [](X x) { return c(nnc_std, x[0], list({-1}), 0.0, false); }, "torch.std(a, -1, correction=0)", {kFloats}),
    each("var_mean", [](X x) { return c(nnc_var_mean, x[0], list({-1}), 0.0, false); }, "torch.var_mean(a, -1, correction=0)", {kFloats}),
    each("std_mean", [](X x) { return c(nnc_std_mean, x[0], list({-1}), 0.0, false); }, "torch.std_mean(a, -1, correction=0)", {kFloats}),
    each("softmin", [](X x) { return c(nnc_softmin, x[0], -1, 0); }, "F.softmin(a, -1)", {kFloats & ~kOfInfinities}),
    each("log_softmax", [](X x) { return c(nnc_log_softmax, x[0], -1, 0); }, "F.log_softmax(a, -1)", {kFloats & ~kOfInfinities}),
}));
// clang-format on

}  // namespace
}  // namespace nnc::testing
