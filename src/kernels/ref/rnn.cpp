// SPDX-License-Identifier: Apache-2.0
#include "kernels/rnn.h"

#include <cmath>

namespace nnc::kernels::ref {
namespace {

template <class T>
void forward(const LstmRow<T>& r) {
  const auto sigmoid = [](T v) { return 1 / (1 + std::exp(-v)); };
  for (int64_t j = 0; j < r.count; ++j) {
    T* gate = r.gates + j;
    const T i = sigmoid(gate[0]), f = sigmoid(gate[r.hidden]);
    const T g = std::tanh(gate[2 * r.hidden]), o = sigmoid(gate[3 * r.hidden]);
    gate[0] = i;
    gate[r.hidden] = f;
    gate[2 * r.hidden] = g;
    gate[3 * r.hidden] = o;
    r.c[j] = f * r.c_prev[j] + i * g;
    r.tanh_c[j] = std::tanh(r.c[j]);
    r.h[j] = o * r.tanh_c[j];
  }
}

template <class T>
void backward(const LstmGradRow<T>& r) {
  for (int64_t j = 0; j < r.count; ++j) {
    const T i = r.gates[j], f = r.gates[r.hidden + j];
    const T g = r.gates[2 * r.hidden + j], o = r.gates[3 * r.hidden + j];
    const T gh = (r.gy ? r.gy[j] : 0) + (r.gh ? r.gh[j] : 0), t = r.tanh_c[j];
    const T gc = r.gc[j] + gh * o * (1 - t * t);
    r.gates_grad[j] = gc * g * i * (1 - i);
    r.gates_grad[r.hidden + j] = gc * r.c_prev[j] * f * (1 - f);
    r.gates_grad[2 * r.hidden + j] = gc * i * (1 - g * g);
    r.gates_grad[3 * r.hidden + j] = gh * t * o * (1 - o);
    r.gc[j] = gc * f;
  }
}

}  // namespace

bool lstm_row(const LstmRow<float>& r) {
  return forward(r), true;
}
bool lstm_row(const LstmRow<double>& r) {
  return forward(r), true;
}
bool lstm_grad_row(const LstmGradRow<float>& r) {
  return backward(r), true;
}
bool lstm_grad_row(const LstmGradRow<double>& r) {
  return backward(r), true;
}

}  // namespace nnc::kernels::ref
