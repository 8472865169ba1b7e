// SPDX-License-Identifier: Apache-2.0
// The time goes into exponentials, and every sequence is one thread's.
#include "kernels/ctc.h"

#include <algorithm>
#include <cmath>
#include <vector>

#include "kernels/common/grain.h"

namespace nnc::kernels::ref {
namespace {

template <class T>
T log_sum(T a, T b) {
  const T m = std::max(a, b);
  return m == -INFINITY ? m : m + std::log1p(std::exp(std::min(a, b) - m));
}
template <class T>
T log_sum(T a, T b, T c) {
  const T m = std::max(a, std::max(b, c));
  return m == -INFINITY ? m : m + std::log(std::exp(a - m) + std::exp(b - m) + std::exp(c - m));
}

// Sequence n of a batch: labels with a blank before, between and behind them.
template <class T>
struct Sequence {
  const int64_t* labels;
  int64_t blank, places, steps, classes, step;
  const T* log_probs;  // of step 0

  Sequence(const ConstView& x, const CtcTargets& of, int64_t n)
      : labels(of.labels.ptr<int64_t>() + of.starts.ptr<int64_t>()[n]),
        blank(of.blank),
        places(2 * of.lengths.ptr<int64_t>()[n] + 1),
        steps(of.steps.ptr<int64_t>()[n]),
        classes(x.size(2)),
        step(x.size(1) * x.size(2)),
        log_probs(x.ptr<T>() + n * x.size(2)) {}

  int64_t label(int64_t place) const { return place % 2 == 0 ? blank : labels[place / 2]; }
  T at(int64_t t, int64_t place) const { return log_probs[t * step + label(place)]; }
  // May one come from two places before, over a blank?
  bool skips(int64_t place) const { return place >= 2 && label(place) != label(place - 2); }
};

// Fills in alpha, which is -inf.
template <class T>
T forward(const Sequence<T>& s, T* alpha, int64_t width) {
  if (s.steps == 0) return s.places == 1 ? T(0) : T(INFINITY);
  alpha[0] = s.at(0, 0);
  if (s.places > 1) alpha[1] = s.at(0, 1);
  for (int64_t t = 1; t < s.steps; ++t) {
    const T* const before = alpha + (t - 1) * width;
    T* const now = alpha + t * width;
    for (int64_t k = 0; k < s.places; ++k) {
      const T one = k > 0 ? before[k - 1] : T(-INFINITY);
      const T sum = s.skips(k) ? log_sum(before[k], one, before[k - 2]) : log_sum(before[k], one);
      now[k] = sum + s.at(t, k);
    }
  }
  const T* const last = alpha + (s.steps - 1) * width;
  return -log_sum(last[s.places - 1], s.places > 1 ? last[s.places - 2] : T(-INFINITY));
}

// beta, the way that is left from a place at step t, from that of step t + 1, in place: from the
// first place on, since those behind it are still the old ones.
template <class T>
void step_back(const Sequence<T>& s, T* beta, int64_t t) {
  if (t == s.steps - 1) {
    std::fill(beta, beta + s.places, T(-INFINITY));
    beta[s.places - 1] = s.at(t, s.places - 1);
    if (s.places > 1) beta[s.places - 2] = s.at(t, s.places - 2);
    return;
  }
  for (int64_t k = 0; k < s.places; ++k) {
    const T one = k + 1 < s.places ? beta[k + 1] : T(-INFINITY);
    const bool skips = k + 2 < s.places && s.skips(k + 2);
    beta[k] = (skips ? log_sum(beta[k], one, beta[k + 2]) : log_sum(beta[k], one)) + s.at(t, k);
  }
}

template <class T>
void backward(const Sequence<T>& s, const T* alpha, int64_t width, T loss, T g, T* gx) {
  std::vector<T> beta(static_cast<size_t>(s.places)), sums(static_cast<size_t>(s.classes));
  for (int64_t t = s.steps - 1; t >= 0; --t) {
    step_back(s, beta.data(), t);
    std::fill(sums.begin(), sums.end(), T(-INFINITY));
    for (int64_t k = 0; k < s.places; ++k) {
      T& sum = sums[static_cast<size_t>(s.label(k))];
      sum = log_sum(sum, alpha[t * width + k] + beta[static_cast<size_t>(k)]);
    }
    for (int64_t c = 0; c < s.classes; ++c) {
      const T p = s.log_probs[t * s.step + c];
      gx[t * s.step + c] = g * (std::exp(p) - std::exp(sums[static_cast<size_t>(c)] + loss - p));
    }
  }
}

template <class F>
void for_type(DType t, const F& f) {
  t == DType::kFloat64 ? f(Tag<double>()) : f(Tag<float>());
}

}  // namespace

bool ctc_loss(const View& loss, const View& alpha, const ConstView& log_probs,
              const CtcTargets& of) {
  for_type(log_probs.dtype(), [&](auto tag) {
    using T = typename decltype(tag)::type;
    const int64_t steps = alpha.size(1), width = alpha.size(2);
    parallel_for(loss.numel(), grain_of(8 * steps * width), [&](int64_t begin, int64_t end) {
      for (int64_t n = begin; n < end; ++n) {
        const Sequence<T> s(log_probs, of, n);
        T* const own = alpha.ptr<T>() + n * steps * width;
        std::fill(own, own + steps * width, T(-INFINITY));
        loss.ptr<T>()[n] = forward(s, own, width);
      }
    });
  });
  return true;
}

bool ctc_loss_grad(const View& gx, const ConstView& gy, const ConstView& loss,
                   const ConstView& alpha, const ConstView& log_probs, const CtcTargets& of,
                   bool zero_infinity) {
  for_type(log_probs.dtype(), [&](auto tag) {
    using T = typename decltype(tag)::type;
    const int64_t steps = alpha.size(1), width = alpha.size(2), classes = gx.size(2);
    const int64_t step = gx.size(1) * classes;
    parallel_for(loss.numel(), grain_of(16 * steps * width), [&](int64_t begin, int64_t end) {
      for (int64_t n = begin; n < end; ++n) {
        const Sequence<T> s(log_probs, of, n);
        T* const own = gx.ptr<T>() + n * classes;
        const T l = loss.ptr<T>()[n];
        const bool skipped = zero_infinity && l == INFINITY;
        for (int64_t t = skipped ? 0 : s.steps; t < steps; ++t) {
          std::fill(own + t * step, own + t * step + classes, T(0));
        }
        if (skipped) continue;
        backward(s, alpha.ptr<T>() + n * steps * width, width, l, gy.ptr<T>()[n], own);
      }
    });
  });
  return true;
}

}  // namespace nnc::kernels::ref
