// SPDX-License-Identifier: Apache-2.0
// The formulas of kernels/optim_steps.h for one element, in the type C that is computed in. Each
// has its numbers converted once, and says how many tensors of state it has; operator() gets an
// element of the parameter and of each state, and changes them.
#pragma once

#include <cmath>

#include "kernels/optim_steps.h"

// In a namespace of each file's own: what they are compiled to differs with the instruction set.
namespace nnc::kernels {
namespace {

template <class C>
struct Gradient {
  explicit Gradient(const StepGradient& s)
      : sign(s.maximize ? C(-1) : C(1)), decay(C(s.weight_decay)), decays(s.weight_decay != 0) {}
  // Note [Masks select]: 0 times an infinite parameter would be NaN.
  C operator()(C g, C p) const { return decays ? sign * g + decay * p : sign * g; }
  C sign, decay;
  bool decays;
};

// torch.lerp: from the nearer end.
template <class C>
struct Lerp {
  explicit Lerp(double w) : near(C(w) < C(0.5)), weight(near ? C(w) : -(C(1) - C(w))) {}
  C operator()(C old, C fresh) const { return (near ? old : fresh) + weight * (fresh - old); }
  bool near;
  C weight;
};

// rho old + (1 - rho) x^2
template <class C>
struct Squares {
  explicit Squares(double rho) : keep(C(rho)), fresh(C(1 - rho)) {}
  C operator()(C old, C x) const { return keep * old + fresh * x * x; }
  C keep, fresh;
};

template <class C, class S>
struct Formula;

template <class C>
struct Formula<C, AdadeltaStep> {
  static constexpr int kStates = 2;
  explicit Formula(const AdadeltaStep& s)
      : gradient(s.gradient), squares(s.rho), lr(C(s.lr)), eps(C(s.eps)) {}
  void operator()(C& p, C g, C* s) const {
    g = gradient(g, p);
    s[0] = squares(s[0], g);
    const C delta = std::sqrt(s[1] + eps) / std::sqrt(s[0] + eps) * g;
    s[1] = squares(s[1], delta);
    p -= lr * delta;
  }
  Gradient<C> gradient;
  Squares<C> squares;
  C lr, eps;
};

template <class C>
struct Formula<C, AdagradStep> {
  static constexpr int kStates = 1;
  explicit Formula(const AdagradStep& s) : gradient(s.gradient), rate(C(s.rate)), eps(C(s.eps)) {}
  void operator()(C& p, C g, C* s) const {
    g = gradient(g, p);
    s[0] += g * g;
    p -= rate * (g / (std::sqrt(s[0]) + eps));
  }
  Gradient<C> gradient;
  C rate, eps;
};

template <class C>
struct Formula<C, AdamaxStep> {
  static constexpr int kStates = 2;
  explicit Formula(const AdamaxStep& s)
      : gradient(s.gradient),
        average(1 - s.beta1),
        rate(C(s.rate)),
        beta2(C(s.beta2)),
        eps(C(s.eps)) {}
  void operator()(C& p, C g, C* s) const {
    g = gradient(g, p);
    s[0] = average(s[0], g);
    const C old = s[1] * beta2, fresh = std::abs(g) + eps;
    s[1] = old > fresh || old != old ? old : fresh;  // NaN stays
    p -= rate * (s[0] / s[1]);
  }
  Gradient<C> gradient;
  Lerp<C> average;
  C rate, beta2, eps;
};

template <class C>
struct Formula<C, AsgdStep> {
  static constexpr int kStates = 1;
  explicit Formula(const AsgdStep& s)
      : gradient(s.gradient),
        shrink(C(1 - s.lambd * s.eta)),
        eta(C(s.eta)),
        mu(C(s.mu)),
        copies(s.mu == 1) {}
  void operator()(C& p, C g, C* s) const {
    g = gradient(g, p);
    p = p * shrink - eta * g;
    s[0] = copies ? p : s[0] + (p - s[0]) * mu;
  }
  Gradient<C> gradient;
  C shrink, eta, mu;
  bool copies;
};

template <class C>
struct Formula<C, NadamStep> {
  static constexpr int kStates = 2;
  explicit Formula(const NadamStep& s)
      : gradient(s.gradient),
        average(1 - s.beta1),
        squares(s.beta2),
        shrink(C(s.shrink)),
        eps(C(s.eps)),
        correction2(C(s.correction2)),
        of_gradient(C(s.of_gradient)),
        of_average(C(s.of_average)) {}
  void operator()(C& p, C g, C* s) const {
    g = gradient(g, p);
    s[0] = average(s[0], g);
    s[1] = squares(s[1], g);
    const C d = std::sqrt(s[1] / correction2) + eps;
    p = p * shrink + of_gradient * (g / d) + of_average * (s[0] / d);
  }
  Gradient<C> gradient;
  Lerp<C> average;
  Squares<C> squares;
  C shrink, eps, correction2, of_gradient, of_average;
};

template <class C>
struct Formula<C, RadamStep> {
  static constexpr int kStates = 2;
  explicit Formula(const RadamStep& s)
      : gradient(s.gradient),
        average(1 - s.beta1),
        squares(s.beta2),
        shrink(C(s.shrink)),
        eps(C(s.eps)),
        rate(C(s.rate)),
        rectified(s.rectified) {}
  void operator()(C& p, C g, C* s) const {
    g = gradient(g, p);
    s[0] = average(s[0], g);
    s[1] = squares(s[1], g);
    const C d = rectified ? std::sqrt(s[1]) + eps : C(1);
    p = p * shrink - rate * s[0] / d;
  }
  Gradient<C> gradient;
  Lerp<C> average;
  Squares<C> squares;
  C shrink, eps, rate;
  bool rectified;
};

// States are there at all only where they are used.
template <class C, bool kMomentum, bool kCentered>
struct Rmsprop {
  static constexpr int kStates = kCentered ? 3 : kMomentum ? 2 : 1;
  explicit Rmsprop(const RmspropStep& s)
      : gradient(s.gradient),
        average(1 - s.alpha),
        squares(s.alpha),
        lr(C(s.lr)),
        eps(C(s.eps)),
        momentum(C(s.momentum)) {}
  void operator()(C& p, C g, C* s) const {
    g = gradient(g, p);
    s[0] = squares(s[0], g);
    C square = s[0];
    if constexpr (kCentered) {
      s[2] = average(s[2], g);
      square -= s[2] * s[2];
    }
    const C step = g / (std::sqrt(square) + eps);
    if constexpr (kMomentum) {
      s[1] = momentum * s[1] + step;
      p -= lr * s[1];
    } else {
      p -= lr * step;
    }
  }
  Gradient<C> gradient;
  Lerp<C> average;
  Squares<C> squares;
  C lr, eps, momentum;
};

template <class C>
struct Formula<C, RpropStep> {
  static constexpr int kStates = 2;
  explicit Formula(const RpropStep& s)
      : gradient(s.gradient),
        minus(C(s.eta_minus)),
        plus(C(s.eta_plus)),
        low(C(s.step_min)),
        high(C(s.step_max)) {}
  void operator()(C& p, C g, C* s) const {
    g = gradient(g, p);
    const C product = g * s[0];
    const C factor = product > 0 ? plus : product < 0 ? minus : C(1);  // NaN has no sign
    C step = s[1] * factor;
    step = step < low ? low : step;
    step = step > high ? high : step;
    g = product < 0 ? C(0) : g;
    p -= g > 0 ? step : g < 0 ? -step : C(0);
    s[0] = g;
    s[1] = step;
  }
  Gradient<C> gradient;
  C minus, plus, low, high;
};

// Calls f with the formula of a step.
template <class C, class F>
void with_formula(const FusedStep& step, const F& f) {
  std::visit(
      [&](const auto& s) {
        using S = std::decay_t<decltype(s)>;
        if constexpr (std::is_same_v<S, RmspropStep>) {
          if (s.momentum > 0 && s.centered)
            f(Rmsprop<C, true, true>(s));
          else if (s.momentum > 0)
            f(Rmsprop<C, true, false>(s));
          else if (s.centered)
            f(Rmsprop<C, false, true>(s));
          else
            f(Rmsprop<C, false, false>(s));
        } else {
          f(Formula<C, S>(s));
        }
      },
      step);
}

}  // namespace
}  // namespace nnc::kernels
