// SPDX-License-Identifier: Apache-2.0
// Attention in tiles: each product is the work of one thread, heads and blocks of rows are shared
// out, and what is added up is added in an order that follows from the sizes alone.
#include "kernels/attention.h"

#include <algorithm>
#include <cmath>
#include <cstring>
#include <limits>
#include <numeric>

#include "kernels/common/deterministic.h"
#include "kernels/common/grain.h"
#include "kernels/common/matrix.h"
#include "kernels/cpu/attention_rows.h"
#include "kernels/cpu/softmax_rows.h"
#include "kernels/gemm.h"

namespace nnc::kernels::cpu {
namespace {

// Two tiles of scores and what they are made of stay in the second-level cache.
constexpr int64_t kTileRows = 128, kTileColumns = 256;
constexpr int64_t kPieces = 16;  // that the gradients of few heads are split into

constexpr double kInfinite = std::numeric_limits<double>::infinity();

// The rows of double.
double add_max(double* s, const double* added, int64_t n) {
  double most = -kInfinite;
  for (int64_t i = 0; i < n; ++i) {
    if (added) s[i] += added[i];
    if (s[i] > most) most = s[i];
  }
  return most;
}
double exp_sum(double* s, int64_t n, double shift) {
  double sum = 0;
  for (int64_t i = 0; i < n; ++i) sum += s[i] = std::exp(s[i] - shift);
  return sum;
}
void drop(double* s, const uint8_t* keep, int64_t n, double scale) {
  for (int64_t i = 0; i < n; ++i) s[i] = keep[i] ? s[i] * scale : 0;
}
void slope(double* g, const double* p, int64_t n, double mean) {
  for (int64_t i = 0; i < n; ++i) g[i] = p[i] * (g[i] - mean);
}
double dot(const double* x, const double* y, int64_t n) {
  return std::inner_product(x, x + n, y, 0.0);
}
void multiply(double* x, int64_t n, double factor) {
  for (int64_t i = 0; i < n; ++i) x[i] *= factor;
}
void add(double* x, const double* y, int64_t n) {
  for (int64_t i = 0; i < n; ++i) x[i] += y[i];
}
void choose(double* added, const uint8_t* keep, int64_t n) {
  for (int64_t i = 0; i < n; ++i) added[i] = keep[i] ? 0 : -kInfinite;
}

template <class T>
const AttentionRows<T>& row_functions() {
  if constexpr (sizeof(T) == 4) {
    return NNC_PICK(attention_rows_f32)();
  } else {
    static constexpr AttentionRows<double> kFunctions = {add_max, exp_sum,  drop, slope,
                                                         dot,     multiply, add,  choose};
    return kFunctions;
  }
}
template <class T>
const SoftmaxRows<T>& softmax_functions() {
  if constexpr (sizeof(T) == 4)
    return NNC_PICK(softmax_rows_f32)();
  else
    return NNC_PICK(softmax_rows_f64)();
}

// A library is the fastest for blocks of this kind, but for the smallest ones.
void product(const Gemm& g) {
  static constexpr Implementations kList{__func__, onednn::gemm, openblas::gemm, ref::gemm};
  constexpr int64_t kSmall = 1 << 15, kDeep = 1024;
  if (g.m * g.n * g.k < kSmall || g.k > kDeep) return gemm(g);
  run_within(kList, g);
}

// Calls body(begin, end) over pieces of [0, n), in threads of which none calls further ones.
template <class F>
void share_out(int64_t n, double work, const F& body) {
  Exec settings = exec();
  settings.deterministic = true;  // one thread for each product
  const double most = static_cast<double>(kGrain);
  const int64_t grain = grain_of(static_cast<int64_t>(std::min(work, most)));
  parallel_for(n, grain, [&](int64_t begin, int64_t end) {
    const ExecGuard guard(settings);
    body(begin, end);
  });
}
// The i-th of n from both ends in turn: where the work grows with the number, two halves are alike.
int64_t from_both_ends(int64_t i, int64_t n) {
  return i % 2 == 0 ? i / 2 : n - 1 - i / 2;
}

template <class T>
constexpr T kLowest = -std::numeric_limits<T>::infinity();

// One head of a matrix (heads..., rows, width): from `row` on.
template <class T>
Matrix head_of(const ConstView& x, const ConstView& all, int64_t head, int64_t row) {
  const int64_t stride = x.stride(x.ndim() - 2);
  if (!x.defined()) return {nullptr, stride, 1};  // of no width
  const T* first = x.ptr<T>() + offset_of_head(head, x, all) + row * stride;
  return {const_cast<T*>(first), stride, 1};
}

// A tile of scores: `rows` x `columns` from (row, column) of a head on.
struct Tile {
  int64_t head, row, column, rows, columns;
};

// What both directions do with tiles.
template <class T>
class ScoreTiles {
 public:
  ScoreTiles(const Attention& a, const ConstView& all)
      : a_(a), all_(all), queries_(a.queries()), keys_(a.keys()) {
    const int64_t width = std::min(keys_, kTileColumns);
    added_ = Block::allocate(width * static_cast<int64_t>(sizeof(T)));
  }
  static Ref<Block> allocate(const Attention& a) {
    return Block::allocate(std::min(a.queries(), kTileRows) * std::min(a.keys(), kTileColumns) *
                           static_cast<int64_t>(sizeof(T)));
  }
  Tile tile(int64_t head, int64_t row, int64_t column) const {
    return {head, row, column, std::min(kTileRows, queries_ - row),
            std::min(kTileColumns, keys_ - column)};
  }
  // Does the causal rule leave nothing of it?
  bool is_empty(const Tile& t) const { return a_.causal && t.column > t.row + t.rows - 1; }
  // How many of row r's columns count.
  int64_t used(const Tile& t, int64_t r) const {
    return a_.causal ? std::clamp<int64_t>(t.row + r + 1 - t.column, 0, t.columns) : t.columns;
  }

  Matrix q(const Tile& t) const { return head_of<T>(a_.q, all_, t.head, t.row); }
  Matrix k(const Tile& t) const { return head_of<T>(a_.k, all_, t.head, t.column); }
  Matrix v(const Tile& t) const { return head_of<T>(a_.v, all_, t.head, t.column); }

  // scores = scale q k^T, without the mask.
  void scores(const Tile& t, T* scores) const {
    multiply(t.rows, t.columns, a_.width(), {scores, t.columns, 1}, q(t), k(t).transposed(), 0,
             a_.scale);
  }
  static void multiply(int64_t m, int64_t n, int64_t k, const Matrix& out, const Matrix& a,
                       const Matrix& b, int beta, double alpha = 1) {
    product({kDTypeOf<T>, m, n, k, out, a, b, alpha, beta});
  }
  // The mask of row r as what is added to it, or null.
  const T* added(const Tile& t, int64_t r, int64_t n) const {
    if (!a_.mask.defined()) return nullptr;
    const int64_t d = a_.dims(), step = a_.mask.stride(d + 1), at = place(a_.mask, t, r);
    T* const out = added_->as<T>();
    if (a_.mask.dtype() == DType::kBool) {
      const auto* from = reinterpret_cast<const uint8_t*>(a_.mask.ptr<bool>()) + at;
      if (step == 1) {
        // The rows of a tile may share one.
        if (at != added_at_ || n > added_n_) row_functions<T>().choose(out, from, n);
        added_at_ = at, added_n_ = n;
        return out;
      }
      for (int64_t j = 0; j < n; ++j) out[j] = from[j * step] ? T(0) : kLowest<T>;
      return out;
    }
    const T* from = a_.mask.ptr<T>() + at;
    if (step == 1) return from;
    for (int64_t j = 0; j < n; ++j) out[j] = from[j * step];
    return out;
  }
  // Row r times what dropout leaves of it.
  void drop(const Tile& t, int64_t r, T* row, int64_t n) const {
    if (!a_.keep.defined()) return;
    const auto* keep = reinterpret_cast<const uint8_t*>(a_.keep.ptr<bool>() + place(a_.keep, t, r));
    row_functions<T>().drop(row, keep, n, static_cast<T>(a_.scale_kept));
  }

 private:
  int64_t place(const ConstView& m, const Tile& t, int64_t r) const {
    const int64_t d = a_.dims();
    return offset_of_head(t.head, m, all_) + (t.row + r) * m.stride(d) + t.column * m.stride(d + 1);
  }

  const Attention& a_;
  const ConstView& all_;
  const int64_t queries_, keys_;
  Ref<Block> added_;
  mutable int64_t added_at_ = -1, added_n_ = 0;  // which mask stands there
};

// ---- forward: a block of rows against all tiles of keys in turn. What was summed up with a lower
//      maximum is scaled when that rises.
template <class T>
class Forward {
 public:
  Forward(const Attention& a, const View& y, const View& lse)
      : a_(a), y_(y), lse_(lse.ptr<double>()), tiles_(a, y), scores_(ScoreTiles<T>::allocate(a)) {}

  void run(int64_t head, int64_t row) {
    const Tile first = tiles_.tile(head, row, 0);
    out_ = head_of<T>(y_, y_, head, row);
    std::fill_n(most_, first.rows, kLowest<T>);
    std::fill_n(sum_, first.rows, 0.0);
    for (int64_t column = 0; column < a_.keys(); column += kTileColumns) {
      const Tile t = tiles_.tile(head, row, column);
      if (tiles_.is_empty(t)) break;
      T* const s = scores_->as<T>();
      tiles_.scores(t, s);
      for (int64_t r = 0; r < t.rows; ++r) take(t, r, s + r * t.columns);
      tiles_.multiply(t.rows, a_.value_width(), t.columns, out_, {s, t.columns, 1}, tiles_.v(t),
                      column > 0 ? 1 : 0);
    }
    for (int64_t r = 0; r < first.rows; ++r) finish(r, lse_ + head * a_.queries() + row);
  }

 private:
  T* out(int64_t r) const { return out_.ptr<T>() + r * out_.row_stride; }
  // A row of scores becomes one of weights.
  void take(const Tile& t, int64_t r, T* s) {
    const int64_t n = tiles_.used(t, r);
    const T top = f_.add_max(s, tiles_.added(t, r, n), n);
    if (top > most_[r]) {
      if (t.column > 0) {
        const T factor = std::exp(most_[r] - top);
        sum_[r] *= static_cast<double>(factor);
        f_.multiply(out(r), a_.value_width(), factor);
      }
      most_[r] = top;
    }
    sum_[r] += f_.exp_sum(s, n, most_[r] == kLowest<T> ? T(0) : most_[r]);
    tiles_.drop(t, r, s, n);
    std::fill(s + n, s + t.columns, T(0));
  }
  void finish(int64_t r, double* lse) {
    const bool nothing = sum_[r] == 0;
    f_.multiply(out(r), a_.value_width(), nothing ? T(0) : static_cast<T>(1 / sum_[r]));
    lse[r] =
        nothing ? std::numeric_limits<double>::infinity()
                : static_cast<double>(most_[r] == kLowest<T> ? T(0) : most_[r]) + std::log(sum_[r]);
  }

  const Attention& a_;
  const View& y_;
  double* const lse_;
  const AttentionRows<T>& f_ = row_functions<T>();
  const ScoreTiles<T> tiles_;
  const Ref<Block> scores_;
  Matrix out_;
  T most_[kTileRows];
  double sum_[kTileRows];
};

// ---- backward: a tile of keys against all blocks of rows in turn
struct Gradients {
  View q, k, v;
  ConstView y;
  const double* lse;
  const double* mean;  // of each row, sum_c gy_c y_c
};

template <class T>
class Backward {
 public:
  Backward(const Attention& a, const Gradients& g)
      : a_(a),
        g_(g),
        tiles_(a, g.y),
        scores_(ScoreTiles<T>::allocate(a)),
        slopes_(ScoreTiles<T>::allocate(a)) {}

  // Tiles [begin, end) of the head's keys. to_q: where the part of q's gradient goes.
  void run(int64_t head, int64_t begin, int64_t end, const Matrix& to_q) const {
    if (g_.q.defined()) clear(to_q, a_.queries(), a_.width());
    for (int64_t i = begin; i < end; ++i) {
      const Tile first = tiles_.tile(head, 0, i * kTileColumns);
      Matrix to_k, to_v;
      if (g_.k.defined()) to_k = head_of<T>(g_.k, g_.y, head, first.column);
      if (g_.v.defined()) to_v = head_of<T>(g_.v, g_.y, head, first.column);
      clear(to_k, first.columns, a_.width()), clear(to_v, first.columns, a_.value_width());
      for (int64_t row = 0; row < a_.queries(); row += kTileRows) {
        const Tile t = tiles_.tile(head, row, first.column);
        if (!tiles_.is_empty(t)) add(t, to_q, to_k, to_v);
      }
    }
  }

 private:
  static void clear(const Matrix& m, int64_t rows, int64_t width) {
    if (!m.data) return;
    for (int64_t r = 0; r < rows; ++r) std::fill_n(m.ptr<T>() + r * m.row_stride, width, T(0));
  }
  void add(const Tile& t, const Matrix& to_q, const Matrix& to_k, const Matrix& to_v) const {
    T *const s = scores_->as<T>(), *const g = slopes_->as<T>();
    const Matrix p{s, t.columns, 1}, slope{g, t.columns, 1};
    const Matrix gy = head_of<T>(g_.y, g_.y, t.head, t.row);
    const bool slopes = g_.q.defined() || g_.k.defined();
    tiles_.scores(t, s);
    if (slopes) {
      tiles_.multiply(t.rows, t.columns, a_.value_width(), slope, gy, tiles_.v(t).transposed(), 0);
    }
    for (int64_t r = 0; r < t.rows; ++r) {
      take(t, r, s + r * t.columns, slopes ? g + r * t.columns : nullptr);
    }
    const int64_t e = a_.width();
    if (g_.v.defined()) {
      tiles_.multiply(t.columns, a_.value_width(), t.rows, to_v, p.transposed(), gy, 1);
    }
    if (g_.k.defined()) {
      tiles_.multiply(t.columns, e, t.rows, to_k, slope.transposed(), tiles_.q(t), 1, a_.scale);
    }
    if (g_.q.defined()) {
      const Matrix at{to_q.ptr<T>() + t.row * to_q.row_stride, to_q.row_stride, 1};
      tiles_.multiply(t.rows, e, t.columns, at, slope, tiles_.k(t), 1, a_.scale);
    }
  }
  // A row of scores becomes one of weights, and g, the gradient of the weights, that of the scores.
  void take(const Tile& t, int64_t r, T* s, T* g) const {
    const int64_t n = tiles_.used(t, r), at = t.head * a_.queries() + t.row + r;
    f_.add_max(s, tiles_.added(t, r, n), n);
    softmax_functions<T>().scaled_exp(s, s, n, {g_.lse[at], 0}, 1);
    if (g) {
      tiles_.drop(t, r, g, n);
      f_.slope(g, s, n, static_cast<T>(g_.mean[at]));
      std::fill(g + n, g + t.columns, T(0));
    }
    tiles_.drop(t, r, s, n);
    std::fill(s + n, s + t.columns, T(0));
  }

  const Attention& a_;
  const Gradients& g_;
  const AttentionRows<T>& f_ = row_functions<T>();
  const ScoreTiles<T> tiles_;
  const Ref<Block> scores_, slopes_;
};

int64_t heads_of(const ConstView& y) {
  int64_t n = 1;
  for (int64_t i = 0; i < y.ndim() - 2; ++i) n *= y.size(i);
  return n;
}
// What a number of scores costs, in elements that are loaded and stored.
double work_of(const Attention& a, double scores) {
  return scores * static_cast<double>(a.width() + a.value_width() + 16) / 16;
}

template <class T>
void run_forward(const Attention& a, const View& y, const View& lse) {
  const int64_t blocks = (a.queries() + kTileRows - 1) / kTileRows, n = heads_of(y) * blocks;
  const double rows = static_cast<double>(std::min(a.queries(), kTileRows));
  share_out(n, work_of(a, rows * static_cast<double>(a.keys())), [&](int64_t begin, int64_t end) {
    Forward<T> forward(a, y, lse);
    for (int64_t i = begin; i < end; ++i) {
      const int64_t at = from_both_ends(i, n);
      forward.run(at / blocks, at % blocks * kTileRows);
    }
  });
}

template <class T>
void fill_means(const Attention& a, const ConstView& gy, const ConstView& y, double* mean) {
  const int64_t rows = a.queries(), d = a.dims(), n = a.value_width();
  const AttentionRows<T>& f = row_functions<T>();
  parallel_for(heads_of(gy), grain_of(rows * n), [&](int64_t begin, int64_t end) {
    for (int64_t head = begin; head < end; ++head) {
      const T* g = gy.ptr<T>() + offset_of_head(head, gy, gy);
      const T* out = y.ptr<T>() + offset_of_head(head, y, gy);
      for (int64_t r = 0; r < rows; ++r) {
        mean[head * rows + r] = f.dot(g + r * gy.stride(d), out + r * y.stride(d), n);
      }
    }
  });
}

// gq += the parts, which lie one behind another, in order.
template <class T>
void add_parts(const Attention& a, const View& gq, const T* parts, int64_t n) {
  const int64_t rows = a.queries(), d = a.dims(), width = a.width(), heads = heads_of(gq);
  const AttentionRows<T>& f = row_functions<T>();
  parallel_for(heads * rows, grain_of(n * width), [&](int64_t begin, int64_t end) {
    for (int64_t i = begin; i < end; ++i) {
      T* const to = gq.ptr<T>() + offset_of_head(i / rows, gq, gq) + i % rows * gq.stride(d);
      for (int64_t p = 0; p < n; ++p) f.add(to, parts + (p * heads * rows + i) * width, width);
    }
  });
}

template <class T>
void run_backward(const Attention& a, const Gradients& g) {
  const int64_t heads = heads_of(g.y), tiles = (a.keys() + kTileColumns - 1) / kTileColumns;
  const int64_t pieces = std::min(tiles, (kPieces + heads - 1) / heads), n = heads * pieces;
  const int64_t part = a.queries() * a.width();
  const int64_t extra = g.q.defined() ? (pieces - 1) * heads * part : 0;
  const Ref<Block> parts = Block::allocate(extra * static_cast<int64_t>(sizeof(T)));
  const double scores = static_cast<double>(a.queries()) * static_cast<double>(a.keys());
  share_out(n, work_of(a, 2.5 * scores / static_cast<double>(pieces)),
            [&](int64_t begin, int64_t end) {
              const Backward<T> backward(a, g);
              for (int64_t i = begin; i < end; ++i) {
                const int64_t at = from_both_ends(i, n), head = at / pieces, p = at % pieces;
                Matrix to_q{nullptr, a.width(), 1};
                if (g.q.defined() && p == 0) to_q = head_of<T>(g.q, g.y, head, 0);
                if (g.q.defined() && p > 0)
                  to_q.data = parts->as<T>() + ((p - 1) * heads + head) * part;
                backward.run(head, p * tiles / pieces, (p + 1) * tiles / pieces, to_q);
              }
            });
  if (extra > 0) add_parts(a, g.q, parts->as<T>(), pieces - 1);
}

bool takes(const Attention& a, const ConstView& y) {
  const bool keep = !a.keep.defined() || a.keep.stride(a.dims() + 1) == 1;
  return keep && has_rows(a.q) && has_rows(a.k) && has_rows(a.v) && has_rows(y);
}

}  // namespace

bool attention(const Attention& a, const View& y, const View& lse) {
  if (!takes(a, y)) return false;
  y.dtype() == DType::kFloat32 ? run_forward<float>(a, y, lse) : run_forward<double>(a, y, lse);
  return true;
}

bool attention_grad(const Attention& a, const View& gq, const View& gk, const View& gv,
                    const ConstView& gy, const ConstView& y, const ConstView& lse) {
  if (!takes(a, y) || !has_rows(gy)) return false;
  for (const View* g : {&gq, &gk, &gv}) {
    if (g->defined() && !has_rows(*g)) return false;
  }
  const Ref<Block> mean = Block::allocate(lse.numel() * 8);
  const Gradients g{gq, gk, gv, gy, lse.ptr<double>(), mean->as<double>()};
  const bool single = gy.dtype() == DType::kFloat32;
  single ? fill_means<float>(a, gy, y, mean->as<double>())
         : fill_means<double>(a, gy, y, mean->as<double>());
  single ? run_backward<float>(a, g) : run_backward<double>(a, g);
  return true;
}

}  // namespace nnc::kernels::cpu
