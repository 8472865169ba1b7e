// SPDX-License-Identifier: Apache-2.0
#include "kernels/cpu/loss_rows.h"

#include "kernels/cpu/sums.h"
#include "kernels/cpu/vector_math.h"

namespace nnc::kernels::cpu::NNC_ISA {
namespace {

template <class T>
NNC_VECTOR_INLINE T softplus(T z) {
  return v_log1p(v_exp(-v_abs(z))) + (z > 0 ? z : T(0));
}

// The formulas of the enumeration: value, and slope by x, of Mse half of it.
template <class T>
struct Mse {
  static T value(T x, T t, T) { return (x - t) * (x - t); }
  static T slope(T x, T t, T) { return x - t; }
};
template <class T>
struct SmoothL1 {
  static T value(T x, T t, T beta) {
    const T d = x - t, a = v_abs(d);
    return a < beta ? T(0.5) * d * d / beta : a - T(0.5) * beta;
  }
  static T slope(T x, T t, T beta) {
    const T d = x - t, sign = d > 0 ? T(1) : d < 0 ? T(-1) : d;
    return v_abs(d) < beta ? d / beta : sign;
  }
};
template <class T>
struct Huber {
  static T value(T x, T t, T delta) {
    const T d = x - t, a = v_abs(d);
    return a <= delta ? T(0.5) * d * d : delta * (a - T(0.5) * delta);
  }
  static T slope(T x, T t, T delta) {
    const T d = x - t, sign = d > 0 ? T(1) : d < 0 ? T(-1) : d;
    return v_abs(d) <= delta ? d : delta * sign;
  }
};
template <class T>
struct Bce {
  static T bounded(T l) { return l < T(-100) ? T(-100) : l; }
  static T value(T x, T t, T) { return (t - 1) * bounded(v_log1p(-x)) - t * bounded(v_log(x)); }
  static T slope(T x, T t, T) {
    const T variance = (1 - x) * x;
    return (x - t) / (variance < T(kBceFloor) ? T(kBceFloor) : variance);
  }
};
template <class T>
struct BceLogits {
  static T value(T x, T t, T) {
    const T k = x < 0 ? -t : 1 - t, product = k * x;
    return (k == 0 ? T(0) : product) + softplus(-v_abs(x));
  }
  static T slope(T x, T t, T) {
    const T s = v_sigmoid(-v_abs(x));
    return x < 0 ? s - t : (1 - t) - s;
  }
};
template <class T>
struct SoftMargin {
  static T value(T x, T t, T) { return softplus(-t * x); }
  static T slope(T x, T t, T) { return -t * v_sigmoid(-t * x); }
};

template <class T, class L>
const LossRows<T>& rows() {
  static constexpr LossRows<T> kRows = {
      [](T* out, const T* x, const T* t, int64_t n, T p0) {
        NNC_VECTOR_LOOP
        for (int64_t i = 0; i < n; ++i) out[i] = L::value(x[i], t[i], p0);
      },
      [](const T* x, const T* t, int64_t n, T p0) {
        return sum_of<T, 2>(n, [=](int64_t i) { return L::value(x[i], t[i], p0); });
      },
      [](T* gx, const T* gy, int64_t gy_stride, const T* x, const T* t, int64_t n, T p0, T scale) {
        if (gy_stride == 0) {
          const T g = *gy * scale;
          NNC_VECTOR_LOOP
          for (int64_t i = 0; i < n; ++i) gx[i] = g * L::slope(x[i], t[i], p0);
        } else {
          NNC_VECTOR_LOOP
          for (int64_t i = 0; i < n; ++i) gx[i] = gy[i] * scale * L::slope(x[i], t[i], p0);
        }
      }};
  return kRows;
}

template <class T>
const LossRows<T>& pick(Loss op) {
  switch (op) {
    case Loss::kMse:
      return rows<T, Mse<T>>();
    case Loss::kSmoothL1:
      return rows<T, SmoothL1<T>>();
    case Loss::kHuber:
      return rows<T, Huber<T>>();
    case Loss::kBce:
      return rows<T, Bce<T>>();
    case Loss::kBceLogits:
      return rows<T, BceLogits<T>>();
    case Loss::kSoftMargin:
      break;
  }
  return rows<T, SoftMargin<T>>();
}

}  // namespace

const LossRows<float>& loss_rows_f32(Loss op) {
  return pick<float>(op);
}
const LossRows<double>& loss_rows_f64(Loss op) {
  return pick<double>(op);
}

}  // namespace nnc::kernels::cpu::NNC_ISA
