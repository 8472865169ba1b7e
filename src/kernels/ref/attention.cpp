// SPDX-License-Identifier: Apache-2.0
#include "kernels/attention.h"

#include <algorithm>
#include <cmath>
#include <limits>
#include <vector>

#include "kernels/common/grain.h"

namespace nnc::kernels::ref {
namespace {

constexpr double kInfinite = std::numeric_limits<double>::infinity();

// The rows of one head of x, read as doubles.
template <class T>
class HeadRows {
 public:
  HeadRows(const ConstView& x, const ConstView& all, int64_t head)
      : data_(x.defined() ? x.ptr<T>() + offset_of_head(head, x, all) : nullptr),
        row_(x.defined() ? x.stride(x.ndim() - 2) : 0),
        column_(x.defined() ? x.stride(x.ndim() - 1) : 0) {}
  explicit operator bool() const { return data_ != nullptr; }
  T operator()(int64_t i, int64_t j) const { return data_[i * row_ + j * column_]; }
  // A whole row of numbers.
  void put(int64_t i, const double* values, int64_t n) const {
    for (int64_t j = 0; j < n; ++j) {
      const_cast<T*>(data_)[i * row_ + j * column_] = static_cast<T>(values[j]);
    }
  }

 private:
  const T* data_;
  int64_t row_, column_;
};

// The sum of products of two rows.
template <class T>
double dot(const HeadRows<T>& x, int64_t i, const HeadRows<T>& y, int64_t j, int64_t n) {
  double sum = 0;
  for (int64_t c = 0; c < n; ++c) {
    sum += static_cast<double>(x(i, c)) * static_cast<double>(y(j, c));
  }
  return sum;
}
// to += factor times a row.
template <class T>
void add_scaled_row(double* to, double factor, const HeadRows<T>& x, int64_t i, int64_t n) {
  for (int64_t c = 0; c < n; ++c) to[c] += factor * static_cast<double>(x(i, c));
}

// One head, as Note [Attention] has it.
template <class T>
struct Head {
  const Attention& a;
  HeadRows<T> q, k, v, added;
  HeadRows<bool> passed, keep;

  Head(const Attention& of, const ConstView& all, int64_t head)
      : a(of),
        q(a.q, all, head),
        k(a.k, all, head),
        v(a.v, all, head),
        added(of_type(a.mask, kDTypeOf<T>), all, head),
        passed(of_type(a.mask, DType::kBool), all, head),
        keep(a.keep, all, head) {}
  double score(int64_t i, int64_t j) const {
    if (a.causal && j > i) return -kInfinite;
    const double s = a.scale * dot(q, i, k, j, a.width());
    if (passed) return passed(i, j) ? s : s - kInfinite;
    return added ? s + static_cast<double>(added(i, j)) : s;
  }
  double factor(int64_t i, int64_t j) const { return !keep ? 1 : keep(i, j) ? a.scale_kept : 0; }

 private:
  // v, or nothing if it is of another type.
  static ConstView of_type(const ConstView& v, DType type) {
    return v.defined() && v.dtype() == type ? v : ConstView();
  }
};

int64_t heads_of(const ConstView& y) {
  int64_t n = 1;
  for (int64_t i = 0; i < y.ndim() - 2; ++i) n *= y.size(i);
  return n;
}

// The shares of row i's scores, and the logarithm of the sum of their exponentials. Not by way of
// that: where scores are large it cannot tell one of them from several.
template <class T>
double shares_of(const Head<T>& h, int64_t i, std::vector<double>& s) {
  double most = -kInfinite, sum = 0;
  for (int64_t j = 0; j < h.a.keys(); ++j) {
    s[static_cast<size_t>(j)] = h.score(i, j);
    most = std::max(most, s[static_cast<size_t>(j)]);
  }
  const double shift = most == -kInfinite ? 0 : most;
  for (double& v : s) sum += v = std::exp(v - shift);
  if (sum == 0) return kInfinite;
  for (double& v : s) v /= sum;
  return shift + std::log(sum);
}

template <class T>
void forward(const Attention& a, const View& y, double* lse, int64_t head) {
  const Head<T> h(a, y, head);
  const HeadRows<T> out(y, y, head);
  std::vector<double> s(static_cast<size_t>(h.a.keys()));
  std::vector<double> row(static_cast<size_t>(a.value_width()));
  for (int64_t i = 0; i < a.queries(); ++i) {
    lse[i] = shares_of(h, i, s);
    std::fill(row.begin(), row.end(), 0.0);
    for (int64_t j = 0; j < h.a.keys(); ++j) {
      const double p = s[static_cast<size_t>(j)] * h.factor(i, j);
      for (size_t c = 0; c < row.size(); ++c) {
        row[c] += p * static_cast<double>(h.v(j, static_cast<int64_t>(c)));
      }
    }
    out.put(i, row.data(), a.value_width());
  }
}

template <class T>
void backward(const Attention& a, const View& gq, const View& gk, const View& gv,
              const ConstView& gy, const ConstView& y, int64_t head) {
  const Head<T> h(a, gy, head);
  const HeadRows<T> out(y, gy, head), g(gy, gy, head);
  const int64_t e = a.width(), n = a.value_width();
  std::vector<double> s(static_cast<size_t>(h.a.keys())), to_q(static_cast<size_t>(e));
  std::vector<double> to_k(static_cast<size_t>(h.a.keys() * e)),
      to_v(static_cast<size_t>(h.a.keys() * n));
  for (int64_t i = 0; i < a.queries(); ++i) {
    shares_of(h, i, s);
    const double mean = dot(g, i, out, i, n);
    std::fill(to_q.begin(), to_q.end(), 0.0);
    for (int64_t j = 0; j < h.a.keys() && (!a.causal || j <= i); ++j) {
      const double p = s[static_cast<size_t>(j)], d = h.factor(i, j);
      const double gp = d == 0 ? 0 : d * dot(g, i, h.v, j, n), gs = a.scale * p * (gp - mean);
      add_scaled_row(to_q.data(), gs, h.k, j, e);
      add_scaled_row(to_k.data() + j * e, gs, h.q, i, e);
      add_scaled_row(to_v.data() + j * n, p * d, g, i, n);
    }
    if (gq.defined()) HeadRows<T>(gq, gy, head).put(i, to_q.data(), e);
  }
  for (int64_t j = 0; j < h.a.keys(); ++j) {
    if (gk.defined()) HeadRows<T>(gk, gy, head).put(j, to_k.data() + j * e, e);
    if (gv.defined()) HeadRows<T>(gv, gy, head).put(j, to_v.data() + j * n, n);
  }
}

// Calls f(Tag<T>, head) for each.
template <class F>
bool each_head(const Attention& a, const ConstView& y, const F& f) {
  const bool single = y.dtype() == DType::kFloat32;
  const int64_t n = heads_of(y), grain = grain_of(a.queries() + a.keys());
  parallel_for(n, grain, [&](int64_t begin, int64_t end) {
    for (int64_t i = begin; i < end; ++i) single ? f(Tag<float>(), i) : f(Tag<double>(), i);
  });
  return true;
}

}  // namespace

bool attention(const Attention& a, const View& y, const View& lse) {
  return each_head(a, y, [&](auto tag, int64_t head) {
    forward<typename decltype(tag)::type>(a, y, lse.ptr<double>() + head * a.queries(), head);
  });
}

bool attention_grad(const Attention& a, const View& gq, const View& gk, const View& gv,
                    const ConstView& gy, const ConstView& y, const ConstView&) {
  return each_head(a, gy, [&](auto tag, int64_t head) {
    backward<typename decltype(tag)::type>(a, gq, gk, gv, gy, y, head);
  });
}

}  // namespace nnc::kernels::ref
