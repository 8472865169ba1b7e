// SPDX-License-Identifier: Apache-2.0
#include "kernels/rnn.h"

#include <cstring>
#include <vector>

#include "base/parallel.h"
#include "kernels/gemm.h"
#include "kernels/gemm_operand.h"

namespace nnc::kernels {
namespace {

template <class T>
using RowList = bool (*[2])(const LstmRow<T>&);
template <class T>
using GradRowList = bool (*[2])(const LstmGradRow<T>&);

constexpr int64_t kRowGrain = 4096;  // elements of one step that are worth a thread

template <class T>
Matrix rows_of(const T* p, int64_t row) {
  return {const_cast<T*>(p), row, 1};
}
template <class T>
Matrix transposed_rows(const T* p, int64_t row) {
  return rows_of(p, row).transposed();
}

// The layer with types and the order of its steps.
template <class T>
struct Steps {
  const LstmLayer& l;
  int64_t gates_row = 4 * l.hidden;
  int64_t at(int64_t step) const { return l.reverse ? l.steps - 1 - step : step; }
  T* gates(int64_t t) const { return static_cast<T*>(l.gates) + t * l.batch * gates_row; }
  T* c(int64_t t) const { return static_cast<T*>(l.c) + t * l.batch * l.hidden; }
  T* tanh_c(int64_t t) const { return static_cast<T*>(l.tanh_c) + t * l.batch * l.hidden; }
  T* y(int64_t t) const { return static_cast<T*>(l.y) + t * l.batch * l.y_row; }
  const T* c_before(int64_t step) const {
    return step == 0 ? static_cast<const T*>(l.c0) : c(at(step - 1));
  }
  Matrix h_before(int64_t step) const {
    return step == 0 ? rows_of(static_cast<const T*>(l.h0), l.hidden)
                     : rows_of(y(at(step - 1)), l.y_row);
  }
};

template <class T>
void input_products(const LstmLayer& l) {
  const int64_t rows = l.steps * l.batch, n = 4 * l.hidden;
  T* gates = static_cast<T*>(l.gates);
  if (l.b_ih) {
    std::vector<T> bias(static_cast<size_t>(n));
    const T *a = static_cast<const T*>(l.b_ih), *b = static_cast<const T*>(l.b_hh);
    for (int64_t i = 0; i < n; ++i) bias[static_cast<size_t>(i)] = a[i] + b[i];
    for (int64_t i = 0; i < rows; ++i) {
      std::memcpy(gates + i * n, bias.data(), static_cast<size_t>(n) * sizeof(T));
    }
  }
  gemm({l.dtype, rows, n, l.input, {gates, n, 1}, rows_of(static_cast<const T*>(l.x), l.input),
        transposed_rows(static_cast<const T*>(l.w_ih), l.input), 1, l.b_ih ? 1 : 0});
}

template <class T>
void forward(const LstmLayer& l) {
  static constexpr RowList<T> kList = {cpu::lstm_row, ref::lstm_row};
  const Steps<T> s{l};
  const int64_t n = s.gates_row;
  input_products<T>(l);
  const Matrix w = transposed_rows(static_cast<const T*>(l.w_hh), l.hidden);
  for (int64_t step = 0; step < l.steps; ++step) {
    const int64_t t = s.at(step);
    gemm({l.dtype, l.batch, n, l.hidden, {s.gates(t), n, 1}, s.h_before(step), w, 1, 1});
    const T* c_prev = s.c_before(step);
    parallel_for(l.batch, 1 + kRowGrain / l.hidden, [&](int64_t begin, int64_t end) {
      for (int64_t b = begin; b < end; ++b) {
        const int64_t o = b * l.hidden;
        const LstmRow<T> row{l.hidden, s.gates(t) + b * n, c_prev + o, s.c(t) + o,
                             s.tanh_c(t) + o, s.y(t) + b * l.y_row};
        run_first(kList, row);
      }
    });
  }
}

// Gradients of the gates and of the first state, last step first.
template <class T>
void backward_steps(const LstmLayer& l, const LstmLayerGrad& g) {
  static constexpr GradRowList<T> kList = {cpu::lstm_grad_row, ref::lstm_grad_row};
  const Steps<T> s{l};
  const int64_t n = s.gates_row, state = l.batch * l.hidden;
  const size_t state_bytes = static_cast<size_t>(state) * sizeof(T);
  const Scratch scratch(2 * state * static_cast<int64_t>(sizeof(T)) + 1);
  T *gh = scratch.ptr<T>(), *gc = gh + state;
  const auto start = [&](T* to, const void* from) {
    if (from) std::memcpy(to, from, state_bytes);
    else std::memset(to, 0, state_bytes);
  };
  start(gh, g.gh);
  start(gc, g.gc);
  T* gates_grad = static_cast<T*>(g.gates_grad);
  const Matrix w = rows_of(static_cast<const T*>(l.w_hh), l.hidden);
  for (int64_t step = l.steps - 1; step >= 0; --step) {
    const int64_t t = s.at(step);
    const T* c_prev = s.c_before(step);
    const T* gy = g.gy ? static_cast<const T*>(g.gy) + t * state : nullptr;
    T* to = gates_grad + t * l.batch * n;
    parallel_for(l.batch, 1 + kRowGrain / l.hidden, [&](int64_t begin, int64_t end) {
      for (int64_t b = begin; b < end; ++b) {
        const int64_t o = b * l.hidden;
        const LstmGradRow<T> row{l.hidden, to + b * n, s.gates(t) + b * n, c_prev + o,
                                 s.tanh_c(t) + o, gy ? gy + o : nullptr, gh + o, gc + o};
        run_first(kList, row);
      }
    });
    if (step == 0 && !g.gh0) break;
    gemm({l.dtype, l.batch, l.hidden, n, {gh, l.hidden, 1}, rows_of(to, n), w, 1, 0});
  }
  if (g.gh0) std::memcpy(g.gh0, gh, state_bytes);
  if (g.gc0) std::memcpy(g.gc0, gc, state_bytes);
}

// Gradients of what every step used: one product over all of them.
template <class T>
void backward_sums(const LstmLayer& l, const LstmLayerGrad& g) {
  const Steps<T> s{l};
  const int64_t n = s.gates_row, rows = l.steps * l.batch;
  const T* gates_grad = static_cast<const T*>(g.gates_grad);
  const Matrix grad = rows_of(gates_grad, n), turned = grad.transposed();
  if (g.gx) {
    gemm({l.dtype, rows, l.input, n, {g.gx, l.input, 1}, grad,
          rows_of(static_cast<const T*>(l.w_ih), l.input), 1, 0});
  }
  if (g.gw_ih) {
    gemm({l.dtype, n, l.input, rows, {g.gw_ih, l.input, 1}, turned,
          rows_of(static_cast<const T*>(l.x), l.input), 1, 0});
  }
  if (g.gw_hh) {
    // Every step but the first met the step before it, a neighbour in time; that one met h0.
    const Matrix out{g.gw_hh, l.hidden, 1};
    const int64_t later = l.reverse ? 0 : 1, earlier = l.reverse ? 1 : 0;
    gemm({l.dtype, n, l.hidden, l.batch, out,
          transposed_rows(gates_grad + s.at(0) * l.batch * n, n), s.h_before(0), 1, 0});
    gemm({l.dtype, n, l.hidden, rows - l.batch, out,
          transposed_rows(gates_grad + later * l.batch * n, n), rows_of(s.y(earlier), l.y_row), 1,
          1});
  }
  if (g.gb) {
    const std::vector<T> ones(static_cast<size_t>(rows), T(1));
    gemm({l.dtype, 1, n, rows, {g.gb, n, 1}, rows_of(ones.data(), rows), grad, 1, 0});
  }
}

}  // namespace

void lstm_forward(const LstmLayer& layer) {
  layer.dtype == DType::kFloat32 ? forward<float>(layer) : forward<double>(layer);
}

void lstm_backward(const LstmLayer& layer, const LstmLayerGrad& grad) {
  if (layer.dtype == DType::kFloat32) {
    backward_steps<float>(layer, grad);
    backward_sums<float>(layer, grad);
  } else {
    backward_steps<double>(layer, grad);
    backward_sums<double>(layer, grad);
  }
}

}  // namespace nnc::kernels
