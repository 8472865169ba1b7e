// SPDX-License-Identifier: Apache-2.0
#include "kernels/rnn.h"

#include <cstring>
#include <optional>
#include <vector>

#include "base/parallel.h"
#include "kernels/common/deterministic.h"
#include "kernels/common/grain.h"
#include "kernels/common/matrix.h"
#include "kernels/cpu/rnn_rows.h"
#include "kernels/gemm.h"

namespace nnc::kernels::cpu {
namespace {

void run_row(const LstmRow<float>& r) {
  NNC_PICK(lstm_row_f32)(r);
}
void run_row(const LstmRow<double>& r) {
  NNC_PICK(lstm_row_f64)(r);
}
void run_row(const LstmGradRow<float>& r) {
  NNC_PICK(lstm_grad_row_f32)(r);
}
void run_row(const LstmGradRow<double>& r) {
  NNC_PICK(lstm_grad_row_f64)(r);
}

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
  int64_t gates_row = 4 * l.hidden();
  int64_t at(int64_t step) const { return l.reverse ? l.steps() - 1 - step : step; }
  T* gates(int64_t t) const { return l.gates.template ptr<T>() + t * l.batch() * gates_row; }
  T* c(int64_t t) const { return l.c.template ptr<T>() + t * l.batch() * l.hidden(); }
  T* tanh_c(int64_t t) const { return l.tanh_c.template ptr<T>() + t * l.batch() * l.hidden(); }
  T* y(int64_t t) const { return l.y.template ptr<T>() + t * l.batch() * l.hidden(); }
  const T* c_before(int64_t step) const { return step == 0 ? l.c0.ptr<T>() : c(at(step - 1)); }
  Matrix h_before(int64_t step) const {
    return step == 0 ? rows_of(l.h0.ptr<T>(), l.hidden()) : rows_of(y(at(step - 1)), l.hidden());
  }
};

template <class T>
void input_products(const LstmLayer& l) {
  const int64_t rows = l.steps() * l.batch(), n = 4 * l.hidden();
  T* gates = l.gates.template ptr<T>();
  if (l.b_ih.defined()) {
    std::vector<T> bias(static_cast<size_t>(n));
    const T *a = l.b_ih.ptr<T>(), *b = l.b_hh.ptr<T>();
    for (int64_t i = 0; i < n; ++i) bias[static_cast<size_t>(i)] = a[i] + b[i];
    for (int64_t i = 0; i < rows; ++i) {
      std::memcpy(gates + i * n, bias.data(), static_cast<size_t>(n) * sizeof(T));
    }
  }
  gemm({l.x.dtype(),
        rows,
        n,
        l.input(),
        {gates, n, 1},
        rows_of(l.x.ptr<T>(), l.input()),
        transposed_rows(l.w_ih.ptr<T>(), l.input()),
        1,
        l.b_ih.defined() ? 1 : 0});
}

// Note [Strips]
// The steps multiply a few rows by one and the same matrix. Its columns are copied once for all
// steps into strips that stay in a near cache, and each thread computes some strips and what
// follows from them: threads meet once in a step.
constexpr int64_t kStrip = 32;                      // columns; the last strip has the rest as well
constexpr int64_t kDepth = 256;                     // rows of a strip at a time
constexpr int64_t kLeastRows = 4, kMostRows = 128;  // beyond them a library is as good
constexpr int64_t kWorth = 1 << 17;                 // multiplications that are worth a thread

template <class T>
class Strips {
 public:
  // w (depth, sets * columns).
  Strips(DType dtype, const Matrix& w, int64_t depth, int64_t sets, int64_t columns)
      : dtype_(dtype),
        depth_(depth),
        columns_(columns),
        packed_(Block::allocate(depth * sets * columns * static_cast<int64_t>(sizeof(T)))) {
    const int64_t n = count();
    parallel_for(sets * n, grain_of(depth * kStrip, kRowGrain), [&](int64_t begin, int64_t end) {
      for (int64_t i = begin; i < end; ++i) pack(w, i / n, i % n);
    });
  }
  int64_t count() const { return columns_ / kStrip; }
  int64_t first(int64_t strip) const { return strip < count() ? strip * kStrip : columns_; }
  // Where so many rows and columns are worth it.
  static bool worth(int64_t rows, int64_t columns, int64_t steps) {
    return rows >= kLeastRows && rows <= kMostRows && columns >= 4 * kStrip && steps > 2;
  }
  // out (m, columns of one set): columns of one strip of a w + beta out.
  void multiply(const Matrix& out, const Matrix& a, int64_t m, int64_t set, int64_t strip,
                int beta) const {
    const int64_t width = first(strip + 1) - first(strip);
    for (int64_t p = 0; p < depth_; p += kDepth) {
      const int64_t depth = depth_ - p < kDepth ? depth_ - p : kDepth;
      gemm({dtype_, m, width, depth, rows_of(out.ptr<T>() + first(strip), out.row_stride),
            rows_of(a.ptr<T>() + p, a.row_stride), rows_of(at(set, strip) + p * width, width), 1,
            p == 0 ? beta : 1});
    }
  }

 private:
  T* at(int64_t set, int64_t strip) const {
    return packed_->as<T>() + (set * columns_ + first(strip)) * depth_;
  }
  void pack(const Matrix& w, int64_t set, int64_t strip) const {
    const int64_t from = set * columns_ + first(strip), width = first(strip + 1) - first(strip);
    T* to = at(set, strip);
    for (int64_t p = 0; p < depth_; ++p) {
      const T* row = w.ptr<T>() + p * w.row_stride + from * w.col_stride;
      for (int64_t j = 0; j < width; ++j) *to++ = row[j * w.col_stride];
    }
  }
  DType dtype_;
  int64_t depth_, columns_;
  Ref<Block> packed_;
};

template <class T>
void forward(const LstmLayer& l) {
  const Steps<T> s{l};
  const int64_t n = s.gates_row;
  input_products<T>(l);
  const Matrix w = transposed_rows(l.w_hh.ptr<T>(), l.hidden());
  std::optional<Strips<T>> strips;
  if (Strips<T>::worth(l.batch(), l.hidden(), l.steps())) {
    strips.emplace(l.x.dtype(), w, l.hidden(), 4, l.hidden());
  }
  for (int64_t step = 0; step < l.steps(); ++step) {
    const int64_t t = s.at(step);
    const T* c_prev = s.c_before(step);
    const auto activate = [&](int64_t b, int64_t first, int64_t count) {
      const int64_t o = b * l.hidden() + first;
      const LstmRow<T> row{l.hidden(), count,           s.gates(t) + b * n + first,     c_prev + o,
                           s.c(t) + o, s.tanh_c(t) + o, s.y(t) + b * l.hidden() + first};
      run_row(row);
    };
    if (strips) {
      const int64_t work = 4 * kStrip * l.hidden() * l.batch();
      parallel_pieces(strips->count(), grain_of(work, kWorth), [&](int64_t begin, int64_t end) {
        for (int64_t i = begin; i < end; ++i) {
          for (int64_t q = 0; q < 4; ++q) {
            strips->multiply(rows_of(s.gates(t) + q * l.hidden(), n), s.h_before(step), l.batch(),
                             q, i, 1);
          }
        }
        const int64_t first = strips->first(begin), count = strips->first(end) - first;
        for (int64_t b = 0; b < l.batch(); ++b) activate(b, first, count);
      });
      continue;
    }
    gemm({l.x.dtype(), l.batch(), n, l.hidden(), {s.gates(t), n, 1}, s.h_before(step), w, 1, 1});
    parallel_for(l.batch(), grain_of(l.hidden(), kRowGrain), [&](int64_t begin, int64_t end) {
      for (int64_t b = begin; b < end; ++b) activate(b, 0, l.hidden());
    });
  }
}

// Gradients of the gates and of the first state, last step first.
template <class T>
struct BackwardSteps {
  const LstmLayer& l;
  const LstmLayerGrad& g;
  Steps<T> s{l};
  int64_t n = 4 * l.hidden(), state = l.batch() * l.hidden();
  Ref<Block> scratch = Block::allocate(2 * state * static_cast<int64_t>(sizeof(T)));
  T *gh = scratch->as<T>(), *gc = gh + state;
  Matrix w = rows_of(l.w_hh.ptr<T>(), l.hidden());

  T* gates_grad(int64_t step) const { return g.gates_grad.ptr<T>() + s.at(step) * l.batch() * n; }
  void rows(int64_t step, int64_t b, int64_t first, int64_t count) const {
    const int64_t t = s.at(step), o = b * l.hidden() + first, at = b * n + first;
    const T* gy = g.gy.defined() ? g.gy.ptr<T>() + t * state + o : nullptr;
    const LstmGradRow<T> row{l.hidden(),
                             count,
                             gates_grad(step) + at,
                             s.gates(t) + at,
                             s.c_before(step) + o,
                             s.tanh_c(t) + o,
                             gy,
                             gh + o,
                             gc + o};
    run_row(row);
  }
  void product(int64_t step) const {  // gh of what came before the step
    gemm({l.x.dtype(),
          l.batch(),
          l.hidden(),
          n,
          {gh, l.hidden(), 1},
          rows_of(gates_grad(step), n),
          w,
          1,
          0});
  }
  void run() const {
    const size_t state_bytes = static_cast<size_t>(state) * sizeof(T);
    const auto start = [&](T* to, const ConstView& from) {
      if (from.defined())
        std::memcpy(to, from.data(), state_bytes);
      else
        std::memset(to, 0, state_bytes);
    };
    start(gh, g.gh);
    start(gc, g.gc);
    std::optional<Strips<T>> strips;
    if (Strips<T>::worth(l.batch(), l.hidden(), l.steps()))
      strips.emplace(l.x.dtype(), w, n, 1, l.hidden());
    for (int64_t step = l.steps() - 1; step >= 0; --step) {
      const bool last = step == l.steps() - 1;
      if (strips) {
        const int64_t work = kStrip * n * l.batch();
        parallel_pieces(strips->count(), grain_of(work, kWorth), [&](int64_t begin, int64_t end) {
          for (int64_t i = begin; i < end && !last; ++i) {
            strips->multiply({gh, l.hidden(), 1}, rows_of(gates_grad(step + 1), n), l.batch(), 0, i,
                             0);
          }
          const int64_t first = strips->first(begin), count = strips->first(end) - first;
          for (int64_t b = 0; b < l.batch(); ++b) rows(step, b, first, count);
        });
        continue;
      }
      if (!last) product(step + 1);
      parallel_for(l.batch(), grain_of(l.hidden(), kRowGrain), [&](int64_t begin, int64_t end) {
        for (int64_t b = begin; b < end; ++b) rows(step, b, 0, l.hidden());
      });
    }
    if (g.gh0.defined()) {
      if (l.steps() > 0) product(0);
      std::memcpy(g.gh0.data(), gh, state_bytes);
    }
    if (g.gc0.defined()) std::memcpy(g.gc0.data(), gc, state_bytes);
  }
};

// Gradients of what every step used: one product over all of them.
template <class T>
void backward_sums(const LstmLayer& l, const LstmLayerGrad& g) {
  const Steps<T> s{l};
  const int64_t n = s.gates_row, rows = l.steps() * l.batch();
  const T* gates_grad = g.gates_grad.ptr<T>();
  const Matrix grad = rows_of(gates_grad, n), turned = grad.transposed();
  if (g.gx.defined()) {
    gemm({l.x.dtype(),
          rows,
          l.input(),
          n,
          {g.gx.data(), l.input(), 1},
          grad,
          rows_of(l.w_ih.ptr<T>(), l.input()),
          1,
          0});
  }
  if (g.gw_ih.defined()) {
    gemm({l.x.dtype(),
          n,
          l.input(),
          rows,
          {g.gw_ih.data(), l.input(), 1},
          turned,
          rows_of(l.x.ptr<T>(), l.input()),
          1,
          0});
  }
  if (g.gw_hh.defined()) {
    // Every step but the first met the step before it, a neighbour in time; that one met h0.
    const Matrix out{g.gw_hh.data(), l.hidden(), 1};
    const int64_t later = l.reverse ? 0 : 1, earlier = l.reverse ? 1 : 0;
    gemm({l.x.dtype(), n, l.hidden(), l.batch(), out,
          transposed_rows(gates_grad + s.at(0) * l.batch() * n, n), s.h_before(0), 1, 0});
    gemm({l.x.dtype(), n, l.hidden(), rows - l.batch(), out,
          transposed_rows(gates_grad + later * l.batch() * n, n), rows_of(s.y(earlier), l.hidden()),
          1, 1});
  }
  if (g.gb.defined()) {
    const std::vector<T> ones(static_cast<size_t>(rows), T(1));
    gemm({l.x.dtype(), 1, n, rows, {g.gb.data(), n, 1}, rows_of(ones.data(), rows), grad, 1, 0});
  }
}

}  // namespace

bool lstm_forward(const LstmLayer& layer) {
  layer.x.dtype() == DType::kFloat32 ? forward<float>(layer) : forward<double>(layer);
  return true;
}

bool lstm_backward(const LstmLayer& layer, const LstmLayerGrad& grad) {
  if (layer.x.dtype() == DType::kFloat32) {
    BackwardSteps<float>{layer, grad}.run();
    backward_sums<float>(layer, grad);
  } else {
    BackwardSteps<double>{layer, grad}.run();
    backward_sums<double>(layer, grad);
  }
  return true;
}

}  // namespace nnc::kernels::cpu
