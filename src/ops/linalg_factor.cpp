// SPDX-License-Identifier: Apache-2.0
// QR, reflections, eigenvectors and singular vectors.
#include <string>

#include "graph/record.h"
#include "kernels/factor.h"
#include "ops/arith.h"
#include "ops/compare.h"
#include "ops/convert.h"
#include "ops/create.h"
#include "ops/join.h"
#include "ops/linalg.h"
#include "ops/linalg_checks.h"
#include "ops/math.h"
#include "ops/matmul.h"
#include "ops/reduce.h"

namespace nnc::ops {
namespace {

// x with half of its diagonal.
Tensor half_diagonal(const Tensor& x) {
  return sub(x, diag_embed(mul(diagonal(x, 0, -2, -1), Scalar(0.5))));
}
// One or the other, or their sum; undefined if both are.
Tensor sum_of(const Tensor& a, const Tensor& b) {
  return !a.defined() ? b : !b.defined() ? a : add(a, b);
}
// Each column times its number; each row.
Tensor scale_columns(const Tensor& x, const Tensor& s) {
  return mul(x, unsqueeze(s, -2));
}
Tensor scaled_rows(const Tensor& x, const Tensor& s) {
  return mul(x, unsqueeze(s, -1));
}

// ---- householder_product: y, the first columns of H_1 ... H_k, H_i = 1 - tau_i v_i v_i^T.
// With p the product from H_i on and g its gradient, a = p^T v and c = g^T v: dtau_i = -a c,
// dv_i = -tau_i (g a + p c), and p of i + 1 is H_i^-1 p.   saves v, tau, y
Tensor reflected(const Tensor& x, const Tensor& v, const Tensor& scale) {
  return sub(x, mul(mul(v, scale), matmul(transposed(v), x)));
}
struct HouseholderNode final : Node {
  SavedTensor v{this}, tau{this}, y{this};
  const char* name() const override { return "LinalgHouseholderProductBackward0"; }
  Tensors backward(const Tensors& gy) override {
    const Tensor all = v.get(), taus = tau.get();
    const int64_t m = all.size(-2), n = all.size(-1), k = taus.size(-1);
    if (n == 0) {
      return {Tensor::zeros(all.sizes(), all.dtype()), Tensor::zeros(taus.sizes(), taus.dtype())};
    }
    Tensor p = y.get(), g = gy[0];
    Tensors gvs, gtaus;
    for (int64_t i = 0; i < k; ++i) {
      // The column below row i, which is a 1.
      const Tensor below = tril(all, -1);
      const Tensor unit = narrow(eye(m, n, all.dtype()), 1, i, 1);
      const Tensor w = add(narrow(below, -1, i, 1), unit);
      const Tensor t = unsqueeze(narrow(taus, -1, i, 1), -1), length = sum(mul(w, w), {-2}, true);
      p = reflected(p, w, div(t, sub(mul(t, length), Scalar(1))));
      const Tensor a = matmul(transposed(p), w), c = matmul(transposed(g), w);
      gtaus.push_back(neg(sum(mul(a, c), {-2, -1})));
      const Tensor whole = neg(mul(t, add(matmul(g, a), matmul(p, c))));
      const Tensor kept = gt(arange(Scalar(0), Scalar(m), Scalar(1), DType::kInt64), Scalar(i));
      gvs.push_back(where(unsqueeze(kept, -1), whole, Tensor::zeros({}, whole.dtype())));
      g = reflected(g, w, t);
    }
    if (n > k) gvs.push_back(Tensor::zeros(with_batch(batch_of(all), {m, n - k}), all.dtype()));
    const Tensor gtau = k > 0 ? stack(gtaus, -1) : Tensor::zeros(taus.sizes(), taus.dtype());
    return {cat(gvs, -1), gtau};
  }
};

}  // namespace
Tensor householder_product(const Tensor& a, const Tensor& tau) {
  const char* op = "linalg.householder_product";
  check(a.dim() >= 2, Code::kShape, op, ": input must have at least 2 dimensions.");
  check(a.size(-2) >= a.size(-1), Code::kShape, op,
        ": input.shape[-2] must be greater than or equal to input.shape[-1]");
  check(tau.dim() == a.dim() - 1, Code::kShape, op,
        ": Expected tau to have one dimension less than input, but got tau.ndim equal to ",
        tau.dim(), " and input.ndim is equal to ", a.dim());
  check(a.size(-1) >= tau.size(-1), Code::kShape, op,
        ": input.shape[-1] must be greater than or equal to tau.shape[-1]");
  check(same_sizes({tau.sizes().data(), tau.dim() - 1}, batch_of(a)), Code::kShape, op,
        ": Expected batch dimensions of tau to be equal to input.shape[:-2], but got ",
        Sizes(tau.sizes().data(), tau.dim() - 1));
  check(a.dtype() == tau.dtype(), Code::kDtype, op, ": tau dtype ", short_type_name(tau.dtype()),
        " does not match input dtype ", short_type_name(a.dtype()));
  check_real(a.dtype(), op);
  const Tensor y = copy_columns(detach(a));
  const Tensor taus = contiguous(detach(tau));
  kernels::householder_product(columns_of(y), taus.view());
  if (auto node = record<HouseholderNode>(a, tau)) {
    node->v.save(a);
    node->tau.save(tau);
    node->y.save_output(y);
    attach(y, node);
  }
  return y;
}

// ---- qr: a = q r.   With p = dr r^T - q^T dq: of a tall a, da = (dq + q s) r^-T, s the upper
// triangle of p and its mirror image; of a wide one, da = q (dr + (s r_1^-T, 0)), where s is the
// lower triangle of p^T - p, and r_1 the square part of r.   saves q, r
namespace {
enum class QrMode { kReduced, kComplete, kOnlyR };
struct QrNode final : Node {
  SavedTensor q{this}, r{this};
  QrMode mode = QrMode::kReduced;
  const char* name() const override { return "LinalgQrBackward0"; }
  Tensors backward(const Tensors& gy) override {
    check(mode != QrMode::kOnlyR, Code::kInvalid,
          "linalg.qr: The derivative of linalg.qr depends on Q, which is not computed when "
          "mode='r'. Please use linalg.qr(A, mode='reduced') if you are going to differentiate "
          "through linalg.qr.");
    const Tensor u = q.get(), upper = r.get();
    const Tensor &gq = gy[0], &gr = gy[1];
    const int64_t m = u.size(-2), n = upper.size(-1);
    check(mode != QrMode::kComplete || m <= n, Code::kInvalid,
          "linalg.qr: The QR decomposition is not differentiable when mode='complete' and nrows "
          "> ncols.");
    if (!gq.defined() && !gr.defined()) return {Tensor()};
    const Tensor from_r = gr.defined() ? matmul(gr, transposed(upper)) : Tensor();
    const Tensor from_q = gq.defined() ? neg(matmul(transposed(u), gq)) : Tensor();
    const Tensor p = sum_of(from_r, from_q);
    if (m >= n) {
      const Tensor high = triu(p);
      const Tensor inner = matmul(u, half_diagonal(add(high, transposed(high))));
      return {solve_triangular(transposed(upper), sum_of(gq, inner), false, false)};
    }
    const Tensor skew = tril(sub(transposed(p), p));
    const Tensor square = narrow(upper, -1, 0, m);
    const Tensor part = solve_triangular(transposed(square), skew, false, false);
    const int64_t amount[2] = {0, n - m};
    return {matmul(u, sum_of(gr, pad(part, Sizes(amount, 2))))};
  }
};
QrMode qr_mode_of(std::string_view word) {
  if (word.empty() || word == "reduced") return QrMode::kReduced;
  if (word == "complete") return QrMode::kComplete;
  check(word == "r", Code::kInvalid, "linalg.qr: qr received unrecognized mode '", word,
        "' but expected one of 'reduced' (default), 'r', or 'complete'");
  return QrMode::kOnlyR;
}
}  // namespace
std::pair<Tensor, Tensor> geqrf(const Tensor& a) {
  check_matrices(a, "geqrf");
  check_real(a.dtype(), "geqrf");
  const int64_t m = a.size(-2), n = a.size(-1), k = m < n ? m : n;
  const Tensor packed = copy_columns(detach(a));
  const Tensor tau = Tensor::empty(with_batch(batch_of(a), {k}), a.dtype());
  kernels::qr_factor(columns_of(packed), tau.mutable_view());
  return {packed, tau};
}
std::pair<Tensor, Tensor> qr(const Tensor& a, std::string_view word) {
  const char* op = "linalg.qr";
  check_matrices(a, op);
  check_real(a.dtype(), op);
  const QrMode mode = qr_mode_of(word);
  const int64_t m = a.size(-2), n = a.size(-1), k = m < n ? m : n;
  const int64_t columns = mode == QrMode::kComplete ? m : k;
  const auto [packed, tau] = geqrf(a);
  // The rows of the transposed matrix lie in a row.
  const Tensor r = as_transposed(tril(transposed(narrow(packed, -2, 0, columns))));
  Tensor q = Tensor::empty({0}, a.dtype());
  if (mode != QrMode::kOnlyR) {
    q = empty_columns(with_batch(batch_of(a), {m, columns}), a.dtype());
    const int64_t known = n < columns ? n : columns;
    zero_(q);
    copy_(narrow(q, -1, 0, known), narrow(packed, -1, 0, known));
    if (k == 0) copy_(q, broadcast_to(eye(m, columns, a.dtype()), q.sizes()));
    if (k > 0) kernels::householder_product(columns_of(q), tau.view());
  }
  if (auto node = record<QrNode>(a)) {
    node->mode = mode;
    node->q.save_output(q, 0);
    node->r.save_output(r, 1);
    attach(q, node);
    attach(r, node);
  }
  return {q, r};
}

// ---- eigh: a = v diag(l) v^T.   da = v (diag(dl) + (v^T dv) / e) v^T, e_ij = l_j - l_i, the
// diagonal of that quotient 0.   saves l, v
namespace {
struct EighNode final : Node {
  SavedTensor values{this}, vectors{this};
  const char* name() const override { return "LinalgEighBackward0"; }
  Tensors backward(const Tensors& gy) override {
    if (!gy[0].defined() && !gy[1].defined()) return {Tensor()};
    const Tensor v = vectors.get(), vt = transposed(v);
    if (!gy[1].defined()) return {matmul(scale_columns(v, gy[0]), vt)};
    // What is skew of v^T dv: a is symmetric, so is its gradient.
    const Tensor turned = matmul(vt, gy[1]);
    const Tensor skew = mul(sub(turned, transposed(turned)), Scalar(0.5));
    const Tensor turning = over_differences(skew, values.get());
    const Tensor inner = gy[0].defined() ? add(turning, diag_embed(gy[0])) : turning;
    return {matmul(v, matmul(inner, vt))};
  }
  // x_ij / (l_j - l_i), and 0 on the diagonal.
  static Tensor over_differences(const Tensor& x, const Tensor& l);
};
Tensor EighNode::over_differences(const Tensor& x, const Tensor& l) {
  const int64_t n = l.size(-1);
  const Tensor own = eq(eye(n, n, DType::kFloat32), Scalar(1));
  const Tensor e = sub(unsqueeze(l, -2), unsqueeze(l, -1));
  const Tensor one = Tensor::ones({}, l.dtype()), zero = Tensor::zeros({}, l.dtype());
  return where(own, zero, div(x, where(own, one, e)));
}
}  // namespace
bool is_upper(std::string_view uplo) {
  const char c = uplo.size() == 1 ? uplo[0] : ' ';
  check(c == 'L' || c == 'l' || c == 'U' || c == 'u', Code::kInvalid,
        "linalg.eigh: Expected UPLO argument to be 'L' or 'U', but got ", uplo);
  return c == 'U' || c == 'u';
}
std::pair<Tensor, Tensor> eigh(const Tensor& a, bool upper) {
  const char* op = "linalg.eigh";
  check_square(a, op);
  check_real(a.dtype(), op);
  const Tensor vectors = copy_columns(detach(a));
  const Tensor values = Tensor::empty(with_batch(batch_of(a), {a.size(-1)}), a.dtype());
  const Info info(batch_of(a));
  kernels::eigh(columns_of(vectors), values.mutable_view(), upper, info.view());
  info.check_all(op, [](int32_t code) {
    return "The algorithm failed to converge because the input matrix is ill-conditioned or has "
           "too many repeated eigenvalues (error code: " +
           std::to_string(code) + ").";
  });
  if (auto node = record<EighNode>(a)) {
    node->values.save_output(values, 0);
    node->vectors.save_output(vectors, 1);
    attach(values, node);
    attach(vectors, node);
  }
  return {values, vectors};
}

// ---- svd: a = u diag(s) vt.   da = u (diag(ds) + (p / e) diag(s) + diag(s) (w / e)) vt with the
// skew parts p of u^T du and w of v^T dv, e_ij = s_j^2 - s_i^2; and what du, dv have outside of the
// span of u, v, over s.   saves u, s, vt
namespace {
struct SvdNode final : Node {
  SavedTensor u{this}, s{this}, vt{this};
  const char* name() const override { return "LinalgSvdBackward0"; }
  Tensors backward(const Tensors& gy) override;
};
// (x - x^T)_ij / (s_j^2 - s_i^2).
Tensor skew_part(const Tensor& x, const Tensor& s) {
  return EighNode::over_differences(sub(x, transposed(x)), mul(s, s));
}
Tensors SvdNode::backward(const Tensors& gy) {
  if (!gy[0].defined() && !gy[1].defined() && !gy[2].defined()) return {Tensor()};
  const Tensor values = s.get();
  const int64_t k = values.size(-1);
  // Of full matrices, what the values belong to.
  const Tensor left = narrow(u.get(), -1, 0, k), right = narrow(vt.get(), -2, 0, k);
  const int64_t m = left.size(-2), n = right.size(-1);
  if (!gy[0].defined() && !gy[2].defined()) {
    return {m >= n ? matmul(left, scaled_rows(right, gy[1]))
                   : matmul(scale_columns(left, gy[1]), right)};
  }
  const Tensor gu = gy[0].defined() ? narrow(gy[0], -1, 0, k) : Tensor();
  const Tensor gvt = gy[2].defined() ? narrow(gy[2], -2, 0, k) : Tensor();
  Tensor inner = gy[1].defined() ? diag_embed(gy[1]) : Tensor();
  if (gu.defined()) {
    const Tensor p = skew_part(matmul(transposed(left), gu), values);
    inner = sum_of(inner, scale_columns(p, values));
  }
  if (gvt.defined()) {
    const Tensor w = skew_part(matmul(right, transposed(gvt)), values);
    inner = sum_of(inner, scaled_rows(w, values));
  }
  Tensor ga = matmul(left, inner);
  if (m > k && gu.defined()) {
    const Tensor over = div(gu, unsqueeze(values, -2));
    ga = add(ga, sub(over, matmul(left, matmul(transposed(left), over))));
  }
  ga = matmul(ga, right);
  if (n > k && gvt.defined()) {
    const Tensor over = div(gvt, unsqueeze(values, -1));
    const Tensor outside = sub(over, matmul(matmul(over, transposed(right)), right));
    ga = add(ga, matmul(left, outside));
  }
  return {ga};
}

void check_singular(const Info& info) {
  info.check_all("linalg.svd", [](int32_t code) {
    if (code < 0) {
      return std::string(
          "The algorithm failed to converge because the input matrix contained non-finite values.");
    }
    return "The algorithm failed to converge because the input matrix is ill-conditioned or has "
           "too many repeated singular values (error code: " +
           std::to_string(code) + ").";
  });
}
// Where there is nothing to factor: u and vt are as much of the identity.
void set_identity(const Tensor& x) {
  copy_(x, broadcast_to(eye(x.size(-2), x.size(-1), x.dtype()), x.sizes()));
}
}  // namespace
Tensors svd(const Tensor& a, bool full_matrices, std::string_view driver) {
  check(driver.empty(), Code::kInvalid,
        "linalg.svd: keyword argument `driver=` is only supported on CUDA inputs with cuSOLVER "
        "backend.");
  check_matrices(a, "linalg.svd");
  check_real(a.dtype(), "linalg.svd");
  const int64_t m = a.size(-2), n = a.size(-1), k = m < n ? m : n;
  const Sizes batch = batch_of(a);
  const Tensor overwritten = copy_columns(detach(a));
  const Tensor u = empty_columns(with_batch(batch, {m, full_matrices ? m : k}), a.dtype());
  const Tensor s = Tensor::empty(with_batch(batch, {k}), a.dtype());
  const Tensor vt = empty_columns(with_batch(batch, {full_matrices ? n : k, n}), a.dtype());
  const Info info(batch);
  if (k == 0) {
    set_identity(u);
    set_identity(vt);
  } else {
    kernels::svd(columns_of(overwritten), s.mutable_view(), columns_of(u), columns_of(vt),
                 info.view());
    check_singular(info);
  }
  if (auto node = record<SvdNode>(a)) {
    node->u.save_output(u, 0);
    node->s.save_output(s, 1);
    node->vt.save_output(vt, 2);
    attach(u, node);
    attach(s, node);
    attach(vt, node);
  }
  return {u, s, vt};
}

Tensor svdvals(const Tensor& a) {
  if (grad_enabled() && requires_grad(a)) return svd(a, false)[1];
  check_matrices(a, "linalg.svd");
  check_real(a.dtype(), "linalg.svd");
  const Tensor overwritten = copy_columns(detach(a));
  const int64_t k = a.size(-2) < a.size(-1) ? a.size(-2) : a.size(-1);
  const Tensor s = Tensor::empty(with_batch(batch_of(a), {k}), a.dtype());
  const Info info(batch_of(a));
  kernels::svd(columns_of(overwritten), s.mutable_view(), View(), View(), info.view());
  check_singular(info);
  return s;
}

}  // namespace nnc::ops
