// SPDX-License-Identifier: Apache-2.0
// Attention: means of values, weighted by the softmax of products of queries and keys.
#pragma once

#include "kernels/common/backend.h"
#include "tensor/view.h"

namespace nnc::kernels {

// Note [Attention]
// For each head, with the rows q_i, k_j and v_j of its three matrices:
//     s_ij = scale q_i k_j + mask_ij,   p_ij = exp(s_ij - lse_i),   y_i = sum_j p_ij d_ij v_j,
// where lse_i is the logarithm of sum_j exp(s_ij), and d_ij is 1, or with dropout scale_kept where
// keep_ij and else 0. Scores are made tile by tile, once more for the gradients, and never kept:
// lse is enough to have p again. A row in which every s_ij is -inf, or that has no key, has the
// lse inf, so that its p and its y are 0.
struct Attention {
  // (heads..., rows, width), float or double. A dimension of heads that divides that of the result
  // is shared by neighbours: head i there has head i / (n / own) here.
  ConstView q, k, v;
  // (heads..., rows of q, rows of k), with all heads of the result, or of nothing. mask is added if
  // it has the type of q, and lets pass what is true if it is bool.
  ConstView mask, keep;
  double scale = 1, scale_kept = 1;
  bool causal = false;  // j <= i only

  void visit_operands(OperandVisitor& visitor) {
    for (ConstView* x : {&q, &k, &v, &mask, &keep}) visitor.reads(*x);
  }
  int64_t dims() const { return q.ndim() - 2; }  // of heads
  int64_t queries() const { return q.size(dims()); }
  int64_t keys() const { return k.size(dims()); }
  int64_t width() const { return q.size(dims() + 1); }
  int64_t value_width() const { return v.size(dims() + 1); }
};
// Where, in elements, the first row of `head` lies in x; `all` has the sizes of the result.
inline int64_t offset_of_head(int64_t head, const ConstView& x, const ConstView& all) {
  int64_t offset = 0;
  for (int64_t i = all.ndim() - 3; i >= 0; --i) {
    const int64_t n = all.size(i);
    offset += head % n / (n / x.size(i)) * x.stride(i);
    head /= n;
  }
  return offset;
}
// Do the rows of x lie apart, and their elements side by side?
inline bool has_rows(const ConstView& x) {
  const int64_t d = x.ndim() - 2;
  return x.stride(d + 1) == 1 && (x.size(d) == 1 || x.stride(d) >= x.size(d + 1));
}

// y (heads..., queries, value_width) and lse (heads..., queries), which is double and contiguous.
void attention(const Attention& a, const View& y, const View& lse);
// The gradients of q, k and v before heads are shared: each with all heads of gy. One of nothing is
// left out.
void attention_grad(const Attention& a, const View& gq, const View& gk, const View& gv,
                    const ConstView& gy, const ConstView& y, const ConstView& lse);

namespace ref {
bool attention(const Attention& a, const View& y, const View& lse);
bool attention_grad(const Attention& a, const View& gq, const View& gk, const View& gv,
                    const ConstView& gy, const ConstView& y, const ConstView& lse);
}  // namespace ref
namespace cpu {
// For matrices with has_rows.
bool attention(const Attention& a, const View& y, const View& lse);
bool attention_grad(const Attention& a, const View& gq, const View& gk, const View& gv,
                    const ConstView& gy, const ConstView& y, const ConstView& lse);
}  // namespace cpu

}  // namespace nnc::kernels
