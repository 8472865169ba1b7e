// SPDX-License-Identifier: Apache-2.0
// QR, eigenvectors, singular vectors, least squares. Where several right factors exist, what is
// compared is what they have in common.
#include <cmath>

#include "support/samples.h"

namespace nnc::testing {
namespace {

// What an iteration makes of rounding.
std::vector<Sample> iterated(std::vector<Sample> rows) {
  for (Sample& s : rows) s = s.tolerance(2e-4, 2e-10);
  return rows;
}

// Signs are LAPACK's choice.
Out without_signs(const Out& o) {
  Tensors all;
  for (const Tensor& t : o.all) all.push_back(c(nnc_abs, t).all[0]);
  return all;
}
// Of (u, s, vh) those that are there, with the first k columns of u and rows of vh.
Out first_of(const Out& o, int64_t k) {
  return Tensors{c(nnc_narrow, o.all[0], -1, 0, k).all[0], o.all[1],
                 c(nnc_narrow, o.all[2], -2, 0, k).all[0]};
}
Tensor mirrored(const Tensor& a) {
  return c(nnc_add, a, c(nnc_transpose, a, -2, -1), 1.0).all[0];
}
Out values_and_sizes(const Tensor& a, const char* uplo) {
  return without_signs(c(nnc_linalg_eigh, a, uplo));
}
Out svd(const Tensor& a, int full) {
  return without_signs(c(nnc_linalg_svd, a, full, none));
}
// Eigenvalues 1, 2, ... of a with something small beside them.
In spread(Dims sizes) {
  const In plain = in(std::move(sizes));
  const int64_t n = plain.sizes.back(), m = plain.sizes[plain.sizes.size() - 2];
  int64_t count = 1;
  for (const int64_t s : plain.sizes) count *= s;
  std::vector<double> values;
  for (int64_t i = 0; i < count; ++i) {
    const double other = 0.7 * std::sin(1.7 * static_cast<double>(i) + 0.3);
    const int64_t at = i % n;
    values.push_back((i / n) % m == at ? other + 1.5 * static_cast<double>(at + 1) : other);
  }
  return plain.values(values);
}

Sample qr(const char* name, In a, const char* mode, const char* torch) {
  return row(
      "linalg_qr", name, {std::move(a)}, [mode](X x) { return c(nnc_linalg_qr, x[0], mode); },
      torch);
}
Sample householder(const char* name, In a, In tau) {
  return row(
      "linalg_householder_product", name, {std::move(a), std::move(tau)},
      [](X x) { return c(nnc_linalg_householder_product, x[0], x[1]); },
      "torch.linalg.householder_product(a, b)");
}

// clang-format off
[[maybe_unused]] const bool g_linalg_qr = add_samples("linalg_factor", iterated({
    qr("square", spread({3, 3}), "reduced", "torch.linalg.qr(a)"),
    qr("tall", spread({4, 2}), "reduced", "torch.linalg.qr(a)"),
    qr("wide", spread({2, 4}), "reduced", "torch.linalg.qr(a)"),
    qr("batch", spread({2, 3, 2}), "reduced", "torch.linalg.qr(a)"),
    qr("complete_square", spread({3, 3}), "complete", "torch.linalg.qr(a, 'complete')"),
    qr("complete_wide", spread({2, 3}), "complete", "torch.linalg.qr(a, 'complete')"),
    qr("complete_tall", spread({4, 2}).no_grad(), "complete", "torch.linalg.qr(a, 'complete')"),
    qr("only_r", spread({4, 2}).no_grad(), "r", "torch.linalg.qr(a, 'r')"),
    qr("only_r_wide", spread({2, 4}).no_grad(), "r", "torch.linalg.qr(a, 'r')"),
    qr("large", spread({20, 12}), "reduced", "torch.linalg.qr(a)")
        .no_gradcheck().no_second_order(),
    qr("column", spread({3, 1}), "reduced", "torch.linalg.qr(a)"),
    qr("row", spread({1, 3}), "reduced", "torch.linalg.qr(a)"),
    qr("empty", in({0, 2}).no_grad(), "reduced", "torch.linalg.qr(a)"),
    qr("no_columns", in({2, 0}).no_grad(), "complete", "torch.linalg.qr(a, 'complete')"),
    qr("empty_batch", in({0, 3, 2}).no_grad(), "reduced", "torch.linalg.qr(a)"),
    row("linalg_qr", "default", {spread({3, 2})},
        [](X x) { return c(nnc_linalg_qr, x[0], none); }, "torch.linalg.qr(a)"),
    householder("no_columns", in({3, 0}), in({0})),
    householder("plain", in({4, 3}), in({2}).range(0.2, 0.9)),
    householder("all", in({3, 3}), in({3}).range(0.2, 0.9)),
    householder("batch", in({2, 3, 2}), in({2, 2}).range(0.2, 0.9)),
    householder("one", in({3, 1}), in({1}).range(0.2, 0.9)),
    householder("tau_0", in({3, 2}), in({2}).values({0, 0.5})),
    householder("no_reflections", constant({3, 2}), constant({0})),
    householder("empty_batch", constant({0, 3, 2}), constant({0, 2})),
    householder("large", in({12, 8}), in({8}).range(0.05, 0.2)).no_gradcheck().no_second_order(),
}));

[[maybe_unused]] const bool g_linalg_eigh = add_samples("linalg_factor", iterated({
    row("linalg_eigh", "lower", {spread({3, 3})},
        [](X x) { return values_and_sizes(mirrored(x[0]), "L"); },
        "[t.abs() for t in torch.linalg.eigh(a + a.mT)]"),
    row("linalg_eigh", "upper", {spread({3, 3})},
        [](X x) { return values_and_sizes(mirrored(x[0]), "U"); },
        "[t.abs() for t in torch.linalg.eigh(a + a.mT, 'U')]"),
    row("linalg_eigh", "batch", {spread({2, 3, 3})},
        [](X x) { return values_and_sizes(mirrored(x[0]), "l"); },
        "[t.abs() for t in torch.linalg.eigh(a + a.mT)]"),
    row("linalg_eigh", "default", {spread({2, 2})},
        [](X x) { return without_signs(c(nnc_linalg_eigh, mirrored(x[0]), none)); },
        "[t.abs() for t in torch.linalg.eigh(a + a.mT)]"),
    row("linalg_eigh", "symmetric_gradient", {spread({3, 3})},
        [](X x) {
          const Tensor v = c(nnc_linalg_eigh, x[0], "L").all[1];
          return c(nnc_mul, v, v);
        },
        "torch.linalg.eigh(a)[1] ** 2").no_gradcheck().no_second_order().no_grad_fn_name(),
    row("linalg_eigh", "values", {spread({4, 4})},
        [](X x) { return Out(c(nnc_linalg_eigh, mirrored(x[0]), "L").all[0]); },
        "torch.linalg.eigh(a + a.mT)[0]"),
    row("linalg_eigh", "vectors", {spread({3, 3})},
        [](X x) { return c(nnc_abs, c(nnc_linalg_eigh, mirrored(x[0]), "L").all[1]); },
        "torch.linalg.eigh(a + a.mT)[1].abs()"),
    row("linalg_eigh", "upper_triangle", {constant({3, 3})},
        [](X x) { return values_and_sizes(x[0], "u"); },
        "[t.abs() for t in torch.linalg.eigh(a, 'U')]"),
    row("linalg_eigh", "lower_triangle", {constant({3, 3})},
        [](X x) { return values_and_sizes(x[0], "L"); },
        "[t.abs() for t in torch.linalg.eigh(a)]"),
    row("linalg_eigh", "number", {in({1, 1})},
        [](X x) { return values_and_sizes(mirrored(x[0]), "L"); },
        "[t.abs() for t in torch.linalg.eigh(a + a.mT)]"),
    row("linalg_eigh", "large", {spread({24, 24})},
        [](X x) { return Out(c(nnc_linalg_eigh, mirrored(x[0]), "L").all[0]); },
        "torch.linalg.eigh(a + a.mT)[0]").no_gradcheck().no_second_order(),
    row("linalg_eigh", "empty", {constant({0, 0})},
        [](X x) { return c(nnc_linalg_eigh, x[0], "L"); }, "torch.linalg.eigh(a)"),
    row("linalg_eigh", "empty_batch", {constant({0, 2, 2})},
        [](X x) { return c(nnc_linalg_eigh, x[0], "L"); }, "torch.linalg.eigh(a)"),
}));

[[maybe_unused]] const bool g_linalg_svd = add_samples("linalg_factor", iterated({
    row("linalg_svd", "square", {spread({3, 3})}, [](X x) { return svd(x[0], 0); },
        "[t.abs() for t in torch.linalg.svd(a, False)]"),
    row("linalg_svd", "tall", {spread({4, 2})}, [](X x) { return svd(x[0], 0); },
        "[t.abs() for t in torch.linalg.svd(a, False)]"),
    row("linalg_svd", "wide", {spread({2, 4})}, [](X x) { return svd(x[0], 0); },
        "[t.abs() for t in torch.linalg.svd(a, False)]"),
    row("linalg_svd", "batch", {spread({2, 3, 2})}, [](X x) { return svd(x[0], 0); },
        "[t.abs() for t in torch.linalg.svd(a, False)]"),
    row("linalg_svd", "full_square", {spread({2, 2})}, [](X x) { return svd(x[0], 1); },
        "[t.abs() for t in torch.linalg.svd(a)]"),
    row("linalg_svd", "full_tall", {spread({3, 2})},
        [](X x) { return without_signs(first_of(c(nnc_linalg_svd, x[0], 1, none), 2)); },
        "(lambda u, s, v: [u[:, :2].abs(), s.abs(), v.abs()])(*torch.linalg.svd(a))"),
    row("linalg_svd", "full_wide", {spread({2, 3})},
        [](X x) { return without_signs(first_of(c(nnc_linalg_svd, x[0], 1, none), 2)); },
        "(lambda u, s, v: [u.abs(), s.abs(), v[:2].abs()])(*torch.linalg.svd(a))"),
    row("linalg_svd", "full_sizes", {spread({3, 2}).no_grad()}, [](X x) { return svd(x[0], 1); },
        "[t.abs() for t in torch.linalg.svd(a)]"),
    row("linalg_svd", "full_sizes_wide", {spread({2, 2, 3}).no_grad()},
        [](X x) { return svd(x[0], 1); }, "[t.abs() for t in torch.linalg.svd(a)]"),
    row("linalg_svd", "values", {spread({3, 4})},
        [](X x) { return Out(c(nnc_linalg_svd, x[0], 0, none).all[1]); },
        "torch.linalg.svd(a, False)[1]"),
    row("linalg_svd", "left", {spread({3, 2})},
        [](X x) { return c(nnc_abs, c(nnc_linalg_svd, x[0], 0, none).all[0]); },
        "torch.linalg.svd(a, False)[0].abs()"),
    row("linalg_svd", "right", {spread({2, 3})},
        [](X x) { return c(nnc_abs, c(nnc_linalg_svd, x[0], 0, none).all[2]); },
        "torch.linalg.svd(a, False)[2].abs()"),
    row("linalg_svd", "large", {spread({20, 30})},
        [](X x) { return Out(c(nnc_linalg_svd, x[0], 0, none).all[1]); },
        "torch.linalg.svd(a, False)[1]").no_gradcheck().no_second_order(),
    row("linalg_svd", "rank_1", {constant({2, 2}).values({1, 2, 2, 4})},
        [](X x) { return Out(c(nnc_linalg_svd, x[0], 0, none).all[1]); },
        "torch.linalg.svd(a, False)[1]"),
    row("linalg_svd", "empty", {constant({0, 2})},
        [](X x) { return c(nnc_linalg_svd, x[0], 1, none); }, "torch.linalg.svd(a)"),
    row("linalg_svd", "no_columns", {constant({2, 0})},
        [](X x) { return c(nnc_linalg_svd, x[0], 1, none); }, "torch.linalg.svd(a)"),
    row("linalg_svd", "empty_thin", {constant({0, 2})},
        [](X x) { return c(nnc_linalg_svd, x[0], 0, none); }, "torch.linalg.svd(a, False)"),
    row("linalg_svd", "empty_batch", {constant({0, 2, 3})},
        [](X x) { return c(nnc_linalg_svd, x[0], 0, none); }, "torch.linalg.svd(a, False)"),
}));

Sample lstsq(const char* name, In a, In b, const char* driver, const char* torch) {
  return row("linalg_lstsq", name, {std::move(a), std::move(b)},
             [driver](X x) { return c(nnc_linalg_lstsq, x[0], x[1], none, driver); }, torch);
}
[[maybe_unused]] const bool g_linalg_lstsq = add_samples("linalg_factor", iterated({
    lstsq("tall", spread({4, 2}), in({4, 3}), "gelsy", "torch.linalg.lstsq(a, b)"),
    lstsq("square", spread({3, 3}), in({3, 2}), "gelsy", "torch.linalg.lstsq(a, b)"),
    lstsq("wide", spread({2, 4}), in({2, 3}), "gelsy", "torch.linalg.lstsq(a, b)"),
    lstsq("no_vector", spread({2, 1, 3}), in({1, 1}), "gelsy", "torch.linalg.lstsq(a, b)"),
    lstsq("vector", spread({4, 2}), in({4}), "gels",
          "torch.linalg.lstsq(a, b, driver='gels')"),
    lstsq("vectors", spread({2, 4, 2}), in({2, 4}), "gels",
          "torch.linalg.lstsq(a, b, driver='gels')"),
    lstsq("residuals", spread({4, 2}), in({4, 3}), "gels",
          "torch.linalg.lstsq(a, b, driver='gels')"),
    lstsq("residuals_of_batch", spread({2, 3, 2}), in({2, 3, 1}), "gelsd",
          "torch.linalg.lstsq(a, b, driver='gelsd')"),
    lstsq("gelsd_wide", spread({2, 3}), in({2, 1}), "gelsd",
          "torch.linalg.lstsq(a, b, driver='gelsd')"),
    lstsq("gelss", spread({3, 2}), in({3, 2}), "gelss",
          "torch.linalg.lstsq(a, b, driver='gelss')"),
    lstsq("gels_of_nothing", constant({2, 0}), constant({2, 1}), "gels",
          "torch.linalg.lstsq(a, b, driver='gels')"),
    lstsq("gels_of_nothings", constant({2, 3, 0}), constant({2, 3, 2}), "gels",
          "torch.linalg.lstsq(a, b, driver='gels')"),
    lstsq("gelss_without_sides", spread({3, 2}).no_grad(), constant({3, 0}), "gelss",
          "torch.linalg.lstsq(a, b, driver='gelss')"),
    lstsq("gelss_without_sides_of_batch", spread({2, 3, 2}).no_grad(), constant({2, 3, 0}), "gelss",
          "torch.linalg.lstsq(a, b, driver='gelss')"),
    lstsq("gels_wide", spread({2, 3}), in({2, 2}), "gels",
          "torch.linalg.lstsq(a, b, driver='gels')"),
    lstsq("broadcast", spread({1, 3, 2}), in({2, 3, 1}), "gelsd",
          "torch.linalg.lstsq(a, b, driver='gelsd')"),
    lstsq("broadcast_b", spread({2, 3, 2}), in({1, 3, 1}), "gelsy", "torch.linalg.lstsq(a, b)"),
    lstsq("rank_1", constant({3, 2}).values({1, 2, 2, 4, 3, 6}), constant({3, 1}), "gelsd",
          "torch.linalg.lstsq(a, b, driver='gelsd')"),
    lstsq("rank_1_gelsy", constant({3, 2}).values({1, 2, 2, 4, 3, 6}), constant({3, 1}), "gelsy",
          "torch.linalg.lstsq(a, b)"),
    row("linalg_lstsq", "rcond", {spread({3, 3}).no_grad(), constant({3, 1})},
        [](X x) { return c(nnc_linalg_lstsq, x[0], x[1], 0.5, "gelsd"); },
        "torch.linalg.lstsq(a, b, rcond=0.5, driver='gelsd')"),
    row("linalg_lstsq", "default", {spread({3, 2}), in({3, 2})},
        [](X x) { return c(nnc_linalg_lstsq, x[0], x[1], none, none); },
        "torch.linalg.lstsq(a, b)"),
    lstsq("no_columns", constant({3, 0}), constant({3, 2}).values({0, 0, 0, 0, 0, 0}), "gelsd",
          "torch.linalg.lstsq(a, b, driver='gelsd')"),
    lstsq("no_rows", constant({0, 3}), constant({0, 2}), "gelsd",
          "torch.linalg.lstsq(a, b, driver='gelsd')"),
    lstsq("empty_batch", constant({0, 4, 3}), constant({0, 4, 2}), "gels",
          "torch.linalg.lstsq(a, b, driver='gels')"),
    lstsq("nan", constant({3, 2}).values({NAN, 1, 2, 3, 4, 5}), constant({3, 1}), "gels",
          "torch.linalg.lstsq(a, b, driver='gels')"),
    lstsq("zeros", constant({3, 2}).values({0, 0, 0, 0, 0, 0}), constant({3, 1}), "gels",
          "torch.linalg.lstsq(a, b, driver='gels')"),
    row("linalg_pinv", "tall", {spread({4, 2})},
        [](X x) { return c(nnc_linalg_pinv, x[0], none, none, 0); }, "torch.linalg.pinv(a)"),
    row("linalg_pinv", "wide", {spread({2, 3})},
        [](X x) { return c(nnc_linalg_pinv, x[0], none, none, 0); }, "torch.linalg.pinv(a)"),
    row("linalg_pinv", "square", {spread({3, 3})},
        [](X x) { return c(nnc_linalg_pinv, x[0], none, none, 0); }, "torch.linalg.pinv(a)"),
    row("linalg_pinv", "batch", {spread({2, 3, 2})},
        [](X x) { return c(nnc_linalg_pinv, x[0], none, none, 0); }, "torch.linalg.pinv(a)"),
    row("linalg_pinv", "hermitian", {spread({3, 3})},
        [](X x) { return c(nnc_linalg_pinv, mirrored(x[0]), none, none, 1); },
        "torch.linalg.pinv(a + a.mT, hermitian=True)").no_second_order(),
    row("linalg_pinv", "singular", {constant({2, 3}).values({1, 2, 3, 2, 4, 6})},
        [](X x) { return c(nnc_linalg_pinv, x[0], none, none, 0); }, "torch.linalg.pinv(a)"),
    row("linalg_pinv", "rtol", {spread({3, 3}).no_grad()},
        [](X x) { return c(nnc_linalg_pinv, x[0], none, 0.5, 0); },
        "torch.linalg.pinv(a, rtol=0.5)"),
    row("linalg_pinv", "atol", {spread({3, 3}).no_grad()},
        [](X x) { return c(nnc_linalg_pinv, x[0], 3.0, none, 0); },
        "torch.linalg.pinv(a, atol=3.0)"),
    row("linalg_pinv", "both", {spread({3, 3}).no_grad()},
        [](X x) { return c(nnc_linalg_pinv, x[0], 0.1, 0.9, 0); },
        "torch.linalg.pinv(a, atol=0.1, rtol=0.9)"),
    row("linalg_pinv", "zeros", {constant({2, 3}).values({0, 0, 0, 0, 0, 0})},
        [](X x) { return c(nnc_linalg_pinv, x[0], none, none, 0); }, "torch.linalg.pinv(a)"),
    row("linalg_pinv", "empty", {constant({2, 0, 3})},
        [](X x) { return c(nnc_linalg_pinv, x[0], none, none, 0); }, "torch.linalg.pinv(a)"),
}));

[[maybe_unused]] const bool g_linalg_factor_refusals = add_refusals("linalg_factor", {
    {"linalg_qr", "mode", {in({2, 2})}, [](X x) { return c(nnc_linalg_qr, x[0], "x"); },
     Code::kInvalid, "qr received unrecognized mode 'x' but expected one of 'reduced' (default), 'r'",
     "torch.linalg.qr(a, 'x')"},
    {"linalg_qr", "vector", {in({2})}, [](X x) { return c(nnc_linalg_qr, x[0], none); },
     Code::kShape, "must have at least 2 dimensions", "torch.linalg.qr(a)"},
    {"linalg_qr", "integers", {ints({2, 2}, 0, 5)}, [](X x) { return c(nnc_linalg_qr, x[0], none); },
     Code::kDtype, "Got Long", "torch.linalg.qr(a)"},
    {"linalg_eigh", "word", {in({2, 2})}, [](X x) { return c(nnc_linalg_eigh, x[0], "x"); },
     Code::kInvalid, "Expected UPLO argument to be 'L' or 'U', but got x",
     "torch.linalg.eigh(a, 'x')"},
    {"linalg_eigh", "words", {in({2, 2})}, [](X x) { return c(nnc_linalg_eigh, x[0], "LU"); },
     Code::kInvalid, "but got LU", "torch.linalg.eigh(a, 'LU')"},
    {"linalg_eigh", "nan", {in({3, 3}).values({NAN, 1, 2, NAN, 1, 2, NAN, 3, 1})},
     [](X x) { return c(nnc_linalg_eigh, x[0], "L"); }, Code::kInvalid,
     "The algorithm failed to converge because the input matrix is ill-conditioned or has too many "
     "repeated eigenvalues", "torch.linalg.eigh(a)"},
    {"linalg_eigh", "rectangle", {in({2, 3})}, [](X x) { return c(nnc_linalg_eigh, x[0], "L"); },
     Code::kShape, "2 by 3 matrices", "torch.linalg.eigh(a)"},
    {"linalg_svd", "driver", {in({2, 2})},
     [](X x) { return c(nnc_linalg_svd, x[0], 1, "gesvd"); }, Code::kInvalid,
     "keyword argument `driver=` is only supported on CUDA inputs",
     "torch.linalg.svd(a, driver='gesvd')"},
    {"linalg_svd", "nan", {in({1, 2, 2}).values({NAN, 1, 2, 3})},
     [](X x) { return c(nnc_linalg_svd, x[0], 1, none); }, Code::kInvalid,
     "(Batch element 0): The algorithm failed to converge because the input matrix contained "
     "non-finite values.", "torch.linalg.svd(a)"},
    {"linalg_svd", "half", {in({2, 2}).type(DType::kFloat16)},
     [](X x) { return c(nnc_linalg_svd, x[0], 1, none); }, Code::kDtype, "Half",
     "torch.linalg.svd(a)"},
    {"linalg_householder_product", "vector", {in({2}), in({2})},
     [](X x) { return c(nnc_linalg_householder_product, x[0], x[1]); }, Code::kShape,
     "input must have at least 2 dimensions", "torch.linalg.householder_product(a, b)"},
    {"linalg_householder_product", "wide", {in({2, 3}), in({2})},
     [](X x) { return c(nnc_linalg_householder_product, x[0], x[1]); }, Code::kShape,
     "input.shape[-2] must be greater than or equal to input.shape[-1]",
     "torch.linalg.householder_product(a, b)"},
    {"linalg_householder_product", "many", {in({3, 2}), in({3})},
     [](X x) { return c(nnc_linalg_householder_product, x[0], x[1]); }, Code::kShape,
     "input.shape[-1] must be greater than or equal to tau.shape[-1]",
     "torch.linalg.householder_product(a, b)"},
    {"linalg_householder_product", "dimensions", {in({2, 3, 2}), in({2})},
     [](X x) { return c(nnc_linalg_householder_product, x[0], x[1]); }, Code::kShape,
     "tau.ndim equal to 1 and input.ndim is equal to 3", "torch.linalg.householder_product(a, b)"},
    {"linalg_householder_product", "batch", {in({2, 3, 2}), in({1, 2})},
     [](X x) { return c(nnc_linalg_householder_product, x[0], x[1]); }, Code::kShape,
     "Expected batch dimensions of tau to be equal to input.shape[:-2], but got [1]",
     "torch.linalg.householder_product(a, b)"},
    {"linalg_householder_product", "types", {in({3, 2}), ints({2}, 0, 4)},
     [](X x) { return c(nnc_linalg_householder_product, x[0], x[1]); }, Code::kDtype,
     "tau dtype Long does not match input dtype Double", "torch.linalg.householder_product(a, b)"},
    {"linalg_lstsq", "driver", {in({2, 2}), in({2, 1})},
     [](X x) { return c(nnc_linalg_lstsq, x[0], x[1], none, "x"); }, Code::kInvalid,
     "parameter `driver` should be one of (gels, gelsy, gelsd, gelss)",
     "torch.linalg.lstsq(a, b, driver='x')"},
    {"linalg_lstsq", "vector", {in({2}), in({2})},
     [](X x) { return c(nnc_linalg_lstsq, x[0], x[1], none, none); }, Code::kShape,
     "input must have at least 2 dimensions", "torch.linalg.lstsq(a, b)"},
    {"linalg_lstsq", "number", {in({2, 2}), in({})},
     [](X x) { return c(nnc_linalg_lstsq, x[0], x[1], none, none); }, Code::kShape,
     "other must have at least 1 dimension", "torch.linalg.lstsq(a, b)"},
    {"linalg_lstsq", "dimensions", {in({2, 2}), in({3, 2, 2})},
     [](X x) { return c(nnc_linalg_lstsq, x[0], x[1], none, none); }, Code::kShape,
     "input.dim() must be greater or equal to other.dim()", "torch.linalg.lstsq(a, b)"},
    {"linalg_lstsq", "rows", {in({3, 2}), in({2, 2})},
     [](X x) { return c(nnc_linalg_lstsq, x[0], x[1], none, none); }, Code::kShape,
     "input.size(-2) should match other.size(-2)", "torch.linalg.lstsq(a, b)"},
    {"linalg_lstsq", "types", {in({3, 2}), ints({3, 2}, 0, 4)},
     [](X x) { return c(nnc_linalg_lstsq, x[0], x[1], none, none); }, Code::kDtype,
     "Expected input and other to have the same dtype, but got input's dtype Double and other's "
     "dtype Long", "torch.linalg.lstsq(a, b)"},
    {"linalg_lstsq", "full_rank", {in({2, 2}).values({1, 0, 2, 0}), in({2, 1})},
     [](X x) { return c(nnc_linalg_lstsq, x[0], x[1], none, "gels"); }, Code::kInvalid,
     "The least squares solution could not be computed because the input matrix does not have full "
     "rank (error code: 2).", "torch.linalg.lstsq(a, b, driver='gels')"},
    {"linalg_lstsq", "nan", {in({2, 2}).values({NAN, 0, 2, 0}), in({2, 1})},
     [](X x) { return c(nnc_linalg_lstsq, x[0], x[1], none, "gelsd"); }, Code::kInvalid,
     "The least squares solution could not be computed",
     "torch.linalg.lstsq(a, b, driver='gelsd')"},
    {"linalg_pinv", "vector", {in({2})},
     [](X x) { return c(nnc_linalg_pinv, x[0], none, none, 0); }, Code::kShape,
     "expected a tensor with 2 or more dimensions of float, double, cfloat or cdouble types",
     "torch.linalg.pinv(a)"},
    {"linalg_pinv", "half", {in({2, 2}).type(DType::kFloat16)},
     [](X x) { return c(nnc_linalg_pinv, x[0], none, none, 0); }, Code::kDtype,
     "linalg.pinv(Half{[2, 2]}): expected a tensor", "torch.linalg.pinv(a)"},
    {"linalg_pinv", "rectangle", {in({2, 3})},
     [](X x) { return c(nnc_linalg_pinv, x[0], none, none, 1); }, Code::kShape, "2 by 3 matrices",
     "torch.linalg.pinv(a, hermitian=True)"},
});
// clang-format on

}  // namespace
}  // namespace nnc::testing
