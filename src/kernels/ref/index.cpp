// SPDX-License-Identifier: Apache-2.0
// Bound by memory, so that these loops serve every processor.
#include "kernels/index.h"

#include <algorithm>
#include <atomic>
#include <bit>
#include <cstring>
#include <functional>

#include "kernels/common/grain.h"
#include "kernels/common/indices.h"
#include "kernels/common/words.h"
#include "kernels/common/wrapping.h"

namespace nnc::kernels::ref {
namespace {

// a + b of an element type that may compute in another.
template <class T>
T sum_of(T a, T b) {
  return T(plus<compute_t<T>>(a, b));
}

}  // namespace

namespace {
// a = v if v is before it.
template <class F>
void replace_if(std::atomic<int64_t>& a, int64_t v, const F& before) {
  int64_t old = a.load(std::memory_order_relaxed);
  while (before(v, old) && !a.compare_exchange_weak(old, v, std::memory_order_relaxed)) {
  }
}
}  // namespace

bool index_range(IndexRange* range, const ConstView& index) {
  std::atomic<int64_t> low{INT64_MAX}, high{INT64_MIN};
  const ConstView* views[1] = {&index};
  LoopPlan<1>(views).run(kGrain, [&](char* const* p, const int64_t* s, int64_t n) {
    const auto at = [=](int64_t i) { return *reinterpret_cast<const int64_t*>(p[0] + i * s[0]); };
    // Two side by side: each step waits for the one before.
    int64_t low_a = at(0), high_a = low_a, low_b = low_a, high_b = low_a, i = 1;
    for (; i + 2 <= n; i += 2) {
      const int64_t a = at(i), b = at(i + 1);
      low_a = std::min(low_a, a), high_a = std::max(high_a, a);
      low_b = std::min(low_b, b), high_b = std::max(high_b, b);
    }
    if (i < n) low_a = std::min(low_a, at(i)), high_a = std::max(high_a, at(i));
    replace_if(low, std::min(low_a, low_b), std::less<int64_t>());
    replace_if(high, std::max(high_a, high_b), std::greater<int64_t>());
  });
  *range = {low, high};
  return true;
}

bool gather_rows(const View& out, const ConstView& x, const ConstView& index,
                 const RowLayout& layout) {
  const int64_t count = index.numel();
  const int64_t size = item_size(x.dtype()) * layout.inner, total = layout.outer * count;
  const Places places{layout.rows, layout.dim, size, layout.op};
  const auto for_rows = [&](const auto& copy_row) {
    parallel_for(total, grain_of(layout.inner), [&](int64_t begin, int64_t end) {
      const Places named = places;
      for (int64_t r = begin; r < end;) {
        const int64_t o = r / count, next = std::min((o + 1) * count, end);
        const char* const from = static_cast<const char*>(x.data()) + o * layout.rows * size;
        const int64_t* at = index.ptr<int64_t>() + (r - o * count);
        char* to = static_cast<char*>(out.data()) + r * size;
        for (; r < next; ++r, ++at, to += size) {
          copy_row(to, from + named.offset(reinterpret_cast<const char*>(at)));
        }
      }
    });
  };
  if (layout.inner > 1) {
    for_rows([size](char* d, const char* s) { std::memcpy(d, s, static_cast<size_t>(size)); });
    return true;
  }
  if (total > 0 && layout.inner == 1) {
    dispatch_words(x.dtype(), [&](auto tag) {
      using W = typename decltype(tag)::type;
      for_rows([](char* d, const char* s) {
        *reinterpret_cast<W*>(d) = *reinterpret_cast<const W*>(s);
      });
    });
  }
  return true;
}

namespace {
template <class T>
void add_row(T* x, const T* source, int64_t n, compute_t<T> alpha) {
  constexpr int64_t kVector = 16 / sizeof(T);
  const auto sum = [alpha](T a, T b) { return sum_of(a, T(times<compute_t<T>>(alpha, b))); };
  int64_t i = 0;
  for (; i + kVector <= n; i += kVector) {
    T a[kVector], b[kVector];
    std::memcpy(static_cast<void*>(a), x + i, sizeof(a));
    std::memcpy(static_cast<void*>(b), source + i, sizeof(b));
    for (int64_t k = 0; k < kVector; ++k) a[k] = sum(a[k], b[k]);
    std::memcpy(static_cast<void*>(x + i), a, sizeof(a));
  }
  for (; i < n; ++i) x[i] = sum(x[i], source[i]);
}
}  // namespace

// Every thread owns a part of the rows of x and passes over all indices: no two threads write to
// one row, and the order of additions does not depend on their number.
bool add_rows(const View& x, const ConstView& source, const ConstView& index,
              const RowLayout& layout, const Scalar& alpha, int64_t skip) {
  dispatch_all(x.dtype(), [&](auto tag) {
    using T = typename decltype(tag)::type;
    const compute_t<T> factor = alpha.to<compute_t<T>>();
    const int64_t count = index.numel(), inner = layout.inner;
    const int64_t step = layout.source_step < 0 ? inner : layout.source_step;
    // Where that is much for the indices of one row of outer, these are shared out too.
    const int64_t each = count * inner;
    const int64_t grain = each > kGrain ? 1 : layout.rows * grain_of(each);
    parallel_for(layout.outer * layout.rows, grain, [&](int64_t begin, int64_t end) {
      const Places places{layout.rows, layout.dim, 1, layout.op};
      for (int64_t o = begin / layout.rows; o * layout.rows < end; ++o) {
        const int64_t low = begin - o * layout.rows, high = end - o * layout.rows;
        T* const to = x.ptr<T>() + o * layout.rows * inner;
        const T* from = source.ptr<T>() + o * count * step;
        const int64_t* at = index.ptr<int64_t>();
        if (inner == 1 && low <= 0 && high >= layout.rows && skip < 0) {
          for (int64_t i = 0; i < count; ++i, ++at, from += step) {
            T& target = to[places.offset(reinterpret_cast<const char*>(at))];
            target = sum_of(target, T(times(factor, compute_t<T>(*from))));
          }
          continue;
        }
        for (int64_t i = 0; i < count; ++i, ++at, from += step) {
          const int64_t row = places.offset(reinterpret_cast<const char*>(at));
          if (row >= low && row < high && row != skip) {
            add_row(to + row * inner, from, inner, factor);
          }
        }
      }
    });
  });
  return true;
}

namespace {

Places places_of(const ConstView& x, int64_t dim, const char* name) {
  if (x.ndim() == 0) return {1, dim, 0, name};
  return {x.size(dim), dim, times(x.stride(dim), item_size(x.dtype())), name};
}
// x as a walk over index's sizes sees it: at place 0 of dim.
template <class V>
V along_dim(const V& x, int64_t dim, const ConstView& index) {
  Dims strides(x.strides());
  if (x.ndim() > 0) strides[dim] = 0;
  return restrided(x, index.sizes(), strides);
}

}  // namespace

bool gather(const View& out, const ConstView& x, int64_t dim, const ConstView& index,
            const char* name) {
  const ConstView first = along_dim(x, dim, index);
  const Places places = places_of(x, dim, name);
  const ConstView* views[3] = {&out, &first, &index};
  dispatch_words(x.dtype(), [&](auto tag) {
    using W = typename decltype(tag)::type;
    LoopPlan<3>(views).run(kGrain, [named = places](char* const* p, const int64_t* s, int64_t n) {
      char *to = p[0], *from = p[1], *at = p[2];
      const int64_t s0 = s[0], s1 = s[1], s2 = s[2];
      for (int64_t i = 0; i < n; ++i, to += s0, from += s1, at += s2) {
        *reinterpret_cast<W*>(to) = *reinterpret_cast<const W*>(from + named.offset(at));
      }
    });
  });
  return true;
}

namespace {

// Elements of source, which belong to the places of x that index names: Note [Parts of a scatter].
struct Scattered {
  const ConstView &index, &first, &source;
  int64_t dim;
  Places places;

  void in_parts(LoopPlan<3>::Row row) const {
    scatter_parts(
        index, first, source, [this](int64_t d) { return d != dim; }, row);
  }
};

// target = op(target, source) at these places.
template <class T, class F>
void scatter_with(const Scattered& all, const F& op) {
  all.in_parts([op, named = all.places](char* const* p, const int64_t* s, int64_t n) {
    char *at = p[0], *to = p[1], *from = p[2];
    const int64_t s0 = s[0], s1 = s[1], s2 = s[2];
    for (int64_t i = 0; i < n; ++i, at += s0, to += s1, from += s2) {
      T* const target = reinterpret_cast<T*>(to + named.offset(at));
      *target = op(*target, *reinterpret_cast<const T*>(from));
    }
  });
}
// The last one stays. Whole rows that belong to one place are copied at once.
template <class W>
void scatter_set(const Scattered& all) {
  all.in_parts([named = all.places](char* const* p, const int64_t* s, int64_t n) {
    char *at = p[0], *to = p[1], *from = p[2];
    const int64_t s0 = s[0], s1 = s[1], s2 = s[2];
    if (s0 == 0 && s1 == sizeof(W) && s2 == sizeof(W)) {
      std::memcpy(to + named.offset(at), from, static_cast<size_t>(n) * sizeof(W));
      return;
    }
    for (int64_t i = 0; i < n; ++i, at += s0, to += s1, from += s2) {
      *reinterpret_cast<W*>(to + named.offset(at)) = *reinterpret_cast<const W*>(from);
    }
  });
}
// The further one in the order `less`; NaN is the furthest.
template <class T, class F>
T further(T a, T b, const F& less) {
  const compute_t<T> x = a, y = b;
  if (x != x) return a;
  return y != y || less(x, y) ? b : a;
}
template <class T>
void scatter_all(Scatter op, const Scattered& all) {
  using C = compute_t<T>;
  switch (op) {
    case Scatter::kAdd:
      return scatter_with<T>(all, [](T a, T b) { return sum_of(a, b); });
    case Scatter::kMul:
      return scatter_with<T>(all, [](T a, T b) { return T(times<C>(a, b)); });
    case Scatter::kMax:
      return scatter_with<T>(all, [](T a, T b) { return further(a, b, std::less<C>()); });
    default:
      return scatter_with<T>(all, [](T a, T b) { return further(a, b, std::greater<C>()); });
  }
}

}  // namespace

bool scatter(Scatter op, const View& x, int64_t dim, const ConstView& index,
             const ConstView& source, const char* name) {
  const View first = along_dim(x, dim, index);
  const Scattered all{index, first, source, dim, places_of(x, dim, name)};
  if (op == Scatter::kSet) {
    dispatch_words(x.dtype(), [&](auto tag) { scatter_set<typename decltype(tag)::type>(all); });
  } else {
    dispatch_all(x.dtype(), [&](auto tag) { scatter_all<typename decltype(tag)::type>(op, all); });
  }
  return true;
}

bool masked_fill(const View& out, const ConstView& x, const ConstView& mask, const Scalar& value) {
  const ConstView* views[3] = {&out, &x, &mask};
  dispatch_all(x.dtype(), [&](auto tag) {
    using T = typename decltype(tag)::type;
    const T v = value.to<T>();
    LoopPlan<3>(views).run(kGrain, [v](char* const* p, const int64_t* s, int64_t n) {
      if (s[0] == sizeof(T) && s[1] == sizeof(T) && s[2] == 1) {
        T* o = reinterpret_cast<T*>(p[0]);
        const T* a = reinterpret_cast<const T*>(p[1]);
        const uint8_t* m = reinterpret_cast<const uint8_t*>(p[2]);
        for (int64_t i = 0; i < n; ++i) o[i] = m[i] != 0 ? v : a[i];
        return;
      }
      for (int64_t i = 0; i < n; ++i) {
        const bool masked = *reinterpret_cast<const uint8_t*>(p[2] + i * s[2]) != 0;
        *reinterpret_cast<T*>(p[0] + i * s[0]) =
            masked ? v : *reinterpret_cast<const T*>(p[1] + i * s[1]);
      }
    });
  });
  return true;
}

bool count_true(int64_t* count, const ConstView& mask) {
  // A host may have written other bytes than 0 and 1.
  const uint8_t* p = mask.words<uint8_t>();
  *count = 0;
  const int64_t n = mask.numel(), whole = n / 8 * 8;
  for (int64_t i = 0; i < whole; i += 8) {
    uint64_t v = 0;
    std::memcpy(&v, p + i, 8);
    constexpr uint64_t kLow = 0x7f7f7f7f7f7f7f7f;
    *count += std::popcount((((v & kLow) + kLow) | v) & ~kLow);  // a bit of each byte but 0
  }
  for (int64_t i = whole; i < n; ++i) *count += p[i] != 0;
  return true;
}

bool true_positions(const View& positions, const ConstView& mask) {
  const uint8_t* p = mask.words<uint8_t>();
  int64_t* const out = positions.ptr<int64_t>();
  // Without a branch, which nobody could predict.
  for (int64_t i = 0, k = 0; k < positions.numel() && i < mask.numel(); ++i) {
    out[k] = i;
    k += p[i] != 0;
  }
  return true;
}

bool triangle(const View& out, const ConstView& x, int64_t diagonal, bool keep_lower) {
  const int64_t m = out.size(out.ndim() - 2), n = out.size(out.ndim() - 1);
  if (out.numel() == 0) return true;
  // The last two dimensions by hand, the ones before row by row.
  const int64_t heads = out.ndim() - 2;
  const auto head = [heads](const auto& v) {
    return restrided(v, {v.sizes().data(), heads}, {v.strides().data(), heads});
  };
  const View out_rows = head(out);
  const ConstView x_rows = head(x);
  const ConstView* views[2] = {&out_rows, &x_rows};
  const int64_t sx0 = x.stride(x.ndim() - 2), sx1 = x.stride(x.ndim() - 1);
  dispatch_words(x.dtype(), [&](auto tag) {
    using W = typename decltype(tag)::type;
    LoopPlan<2>(views).run(grain_of(m * n), [&](char* const* p, const int64_t* s, int64_t k) {
      for (int64_t b = 0; b < k; ++b) {
        W* o = reinterpret_cast<W*>(p[0] + b * s[0]);
        const W* a = reinterpret_cast<const W*>(p[1] + b * s[1]);
        for (int64_t r = 0; r < m; ++r) {
          for (int64_t c = 0; c < n; ++c) {
            const bool keep = keep_lower ? c - r <= diagonal : c - r >= diagonal;
            o[r * n + c] = keep ? a[r * sx0 + c * sx1] : W(0);
          }
        }
      }
    });
  });
  return true;
}

namespace {
// The offset of row `row` (all dimensions but the last) of `sizes` in x, through the tables.
int64_t table_offset(const ConstView& x, Sizes sizes, int64_t row, const PadTables& tables) {
  int64_t offset = 0;
  for (int64_t d = sizes.size() - 2; d >= 0; --d) {
    const int64_t i = row % sizes[d];
    row /= sizes[d];
    offset += (tables.of(d) ? tables.of(d)[i] : i) * x.stride(d);
  }
  return offset;
}
}  // namespace

bool pad_by_tables(const View& out, const ConstView& x, const PadTables& tables) {
  if (out.numel() == 0) return true;
  const int64_t last = out.ndim() - 1, n = out.size(last), step = x.stride(last);
  const int64_t* const table = tables.of(last);
  dispatch_words(x.dtype(), [&](auto tag) {
    using W = typename decltype(tag)::type;
    parallel_for(out.numel() / n, grain_of(n), [&](int64_t begin, int64_t end) {
      for (int64_t r = begin; r < end; ++r) {
        W* o = out.words<W>() + r * n;
        const W* a = x.words<W>() + table_offset(x, out.sizes(), r, tables);
        for (int64_t i = 0; i < n; ++i) o[i] = a[(table ? table[i] : i) * step];
      }
    });
  });
  return true;
}

// Rows that meet in x differ in a padded dimension only, so the leading dimensions without a table
// can be shared out.
bool add_by_tables(const View& x, const ConstView& out, const PadTables& tables) {
  if (out.numel() == 0) return true;
  const int64_t last = out.ndim() - 1, n = out.size(last);
  const int64_t* const table = tables.of(last);
  int64_t heads = 1;
  for (int64_t d = 0; d < last && !tables.of(d); ++d) heads *= out.size(d);
  const int64_t rows = out.numel() / n / heads;
  dispatch_floating(x.dtype(), "pad", [&](auto tag) {
    using T = typename decltype(tag)::type;
    parallel_for(heads, grain_of(n * rows), [&](int64_t begin, int64_t end) {
      for (int64_t r = begin * rows; r < end * rows; ++r) {
        const T* g = out.ptr<T>() + r * n;
        T* a = x.ptr<T>() + table_offset(x, out.sizes(), r, tables);
        for (int64_t i = 0; i < n; ++i) {
          T& target = a[table ? table[i] : i];
          target = sum_of(target, g[i]);
        }
      }
    });
  });
  return true;
}

}  // namespace nnc::kernels::ref
