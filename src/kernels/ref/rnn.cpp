// SPDX-License-Identifier: Apache-2.0
#include "kernels/rnn.h"

#include <algorithm>
#include <cmath>
#include <vector>

namespace nnc::kernels::ref {
namespace {

template <class T>
double gate_sigmoid(T v) {
  return 1 / (1 + std::exp(-static_cast<double>(v)));
}

// The layer with types, by step in the order of its direction.
template <class T>
struct Layer {
  const LstmLayer& l;
  int64_t batch = l.batch(), input = l.input(), hidden = l.hidden(), gates = 4 * hidden;
  int64_t at(int64_t step) const { return l.reverse ? l.steps() - 1 - step : step; }
  const T* x(int64_t step, int64_t b) const {
    return l.x.ptr<T>() + (at(step) * batch + b) * input;
  }
  T* gate(int64_t step, int64_t b) const {
    return l.gates.ptr<T>() + (at(step) * batch + b) * gates;
  }
  T* c(int64_t step, int64_t b) const { return l.c.ptr<T>() + (at(step) * batch + b) * hidden; }
  T* tanh_c(int64_t step, int64_t b) const {
    return l.tanh_c.ptr<T>() + (at(step) * batch + b) * hidden;
  }
  T* y(int64_t step, int64_t b) const { return l.y.ptr<T>() + (at(step) * batch + b) * hidden; }
  const T* h_before(int64_t step, int64_t b) const {
    return step > 0 ? y(step - 1, b) : l.h0.ptr<T>() + b * hidden;
  }
  const T* c_before(int64_t step, int64_t b) const {
    return step > 0 ? c(step - 1, b) : l.c0.ptr<T>() + b * hidden;
  }
};

template <class T>
void forward(const LstmLayer& l) {
  const Layer<T> s{l};
  const bool bias = l.b_ih.defined();
  for (int64_t step = 0; step < l.steps(); ++step) {
    for (int64_t b = 0; b < s.batch; ++b) {
      T* gate = s.gate(step, b);
      for (int64_t k = 0; k < s.gates; ++k) {
        double v = bias ? static_cast<double>(l.b_ih.ptr<T>()[k] + l.b_hh.ptr<T>()[k]) : 0;
        const T *wi = l.w_ih.ptr<T>() + k * s.input, *wh = l.w_hh.ptr<T>() + k * s.hidden;
        const T *x = s.x(step, b), *h = s.h_before(step, b);
        for (int64_t i = 0; i < s.input; ++i) v += static_cast<double>(x[i]) * wi[i];
        for (int64_t i = 0; i < s.hidden; ++i) v += static_cast<double>(h[i]) * wh[i];
        gate[k] = static_cast<T>(k / s.hidden == 2 ? std::tanh(v) : gate_sigmoid(v));
      }
      for (int64_t j = 0; j < s.hidden; ++j) {
        const T i = gate[j], f = gate[s.hidden + j], g = gate[2 * s.hidden + j];
        s.c(step, b)[j] = f * s.c_before(step, b)[j] + i * g;
        s.tanh_c(step, b)[j] = std::tanh(s.c(step, b)[j]);
        s.y(step, b)[j] = gate[3 * s.hidden + j] * s.tanh_c(step, b)[j];
      }
    }
  }
}

// Gradients as sums over everything, in double until the end.
template <class T>
struct Sums {
  View to;
  std::vector<double> values;
  explicit Sums(const View& v) : to(v), values(static_cast<size_t>(v.numel())) {}
  void add(int64_t i, double v) {
    if (to.defined()) values[static_cast<size_t>(i)] += v;
  }
  ~Sums() {
    for (int64_t i = 0; i < to.numel(); ++i) {
      to.ptr<T>()[i] = static_cast<T>(values[static_cast<size_t>(i)]);
    }
  }
};

template <class T>
void backward(const LstmLayer& l, const LstmLayerGrad& g) {
  const Layer<T> s{l};
  Sums<T> gx(g.gx), gw_ih(g.gw_ih), gw_hh(g.gw_hh), gb(g.gb), gh0(g.gh0), gc0(g.gc0);
  std::vector<double> gh(static_cast<size_t>(s.batch * s.hidden)), gc(gh);
  for (size_t i = 0; i < gh.size(); ++i) {
    if (g.gh.defined()) gh[i] = static_cast<double>(g.gh.ptr<T>()[i]);
    if (g.gc.defined()) gc[i] = static_cast<double>(g.gc.ptr<T>()[i]);
  }
  for (int64_t step = l.steps() - 1; step >= 0; --step) {
    for (int64_t b = 0; b < s.batch; ++b) {
      const int64_t row = s.at(step) * s.batch + b;
      T* gg = g.gates_grad.ptr<T>() + row * s.gates;
      double* h = gh.data() + b * s.hidden;
      double* c = gc.data() + b * s.hidden;
      const T* gate = s.gate(step, b);
      for (int64_t j = 0; j < s.hidden; ++j) {
        const auto value = [&](int64_t k) { return static_cast<double>(gate[k * s.hidden + j]); };
        const double i = value(0), f = value(1), n = value(2), o = value(3);
        const double t = static_cast<double>(s.tanh_c(step, b)[j]);
        if (g.gy.defined()) h[j] += static_cast<double>(g.gy.ptr<T>()[row * s.hidden + j]);
        c[j] += h[j] * o * (1 - t * t);
        gg[j] = static_cast<T>(c[j] * n * i * (1 - i));
        gg[s.hidden + j] =
            static_cast<T>(c[j] * static_cast<double>(s.c_before(step, b)[j]) * f * (1 - f));
        gg[2 * s.hidden + j] = static_cast<T>(c[j] * i * (1 - n * n));
        gg[3 * s.hidden + j] = static_cast<T>(h[j] * t * o * (1 - o));
        c[j] *= f;
      }
      std::fill_n(h, s.hidden, 0.0);
      for (int64_t k = 0; k < s.gates; ++k) {
        const double v = static_cast<double>(gg[k]);
        gb.add(k, v);
        for (int64_t i = 0; i < s.input; ++i) {
          gx.add(row * s.input + i, v * static_cast<double>(l.w_ih.ptr<T>()[k * s.input + i]));
          gw_ih.add(k * s.input + i, v * static_cast<double>(s.x(step, b)[i]));
        }
        for (int64_t i = 0; i < s.hidden; ++i) {
          h[i] += v * static_cast<double>(l.w_hh.ptr<T>()[k * s.hidden + i]);
          gw_hh.add(k * s.hidden + i, v * static_cast<double>(s.h_before(step, b)[i]));
        }
      }
    }
  }
  for (size_t i = 0; i < gh.size(); ++i) {
    gh0.add(static_cast<int64_t>(i), gh[i]);
    gc0.add(static_cast<int64_t>(i), gc[i]);
  }
}

}  // namespace

bool lstm_forward(const LstmLayer& layer) {
  layer.x.dtype() == DType::kFloat32 ? forward<float>(layer) : forward<double>(layer);
  return true;
}

bool lstm_backward(const LstmLayer& layer, const LstmLayerGrad& grad) {
  layer.x.dtype() == DType::kFloat32 ? backward<float>(layer, grad) : backward<double>(layer, grad);
  return true;
}

}  // namespace nnc::kernels::ref
