// SPDX-License-Identifier: Apache-2.0
// Sorting by digits of 8 bits: time grows with the number of elements alone.
#include "kernels/sort.h"

#include <algorithm>

#include "kernels/common/block.h"
#include "kernels/common/grain.h"
#include "kernels/cpu/sort_keys.h"

namespace nnc::kernels::cpu {
namespace {

inline uint64_t digits_of(uint32_t key) {
  return key;
}
template <class P>
uint64_t digits_of(const P& p) {
  return p.digits();
}

constexpr int64_t kFewToSort = 40;  // that are sorted faster one by one

// Sorts n items by kDigits digits, with room for as many more at b. Returns where they stand: a or
// b. Items of equal digits stay in order.
template <int kDigits, class P>
[[gnu::noinline]] P* sort_digits(P* a, P* b, int64_t n) {
  if (n <= kFewToSort) {
    for (int64_t i = 1; i < n; ++i) {
      const P item = a[i];
      int64_t j = i;
      for (; j > 0 && digits_of(item) < digits_of(a[j - 1]); --j) a[j] = a[j - 1];
      a[j] = item;
    }
    return a;
  }
  uint32_t count[kDigits][256] = {};
  for (int64_t i = 0; i < n; ++i) {
    const uint64_t u = digits_of(a[i]);
    for (int d = 0; d < kDigits; ++d) ++count[d][u >> (8 * d) & 255];
  }
  for (int d = 0; d < kDigits; ++d) {
    uint32_t* const at = count[d];
    if (at[digits_of(a[0]) >> (8 * d) & 255] == n) continue;  // the same digit in all
    uint32_t sum = 0;
    for (int v = 0; v < 256; ++v) {
      const uint32_t c = at[v];
      at[v] = sum;
      sum += c;
    }
    for (int64_t i = 0; i < n; ++i) b[at[digits_of(a[i]) >> (8 * d) & 255]++] = a[i];
    std::swap(a, b);
  }
  return a;
}

template <class T>
void sort_as(const ConstView& x, int64_t rows, int64_t n, bool descending, const View& values,
             const View& index) {
  using K = sort_key_t<T>;
  using P = placed_key_t<T>;
  const K flip = descending ? ~K(0) : K(0);
  parallel_for(rows, grain_of(16 * n), [&](int64_t begin, int64_t end) {
    const Ref<Block> memory = Block::allocate(2 * n * static_cast<int64_t>(sizeof(P)));
    P* const items = memory->as<P>();
    for (int64_t r = begin; r < end; ++r) {
      const T* row = x.ptr<T>() + r * n;
      // The zeros are equal.
      for (int64_t i = 0; i < n; ++i) {
        const T v = row[i];
        items[i] = placed(static_cast<K>(sort_key(v == T(0) ? T(0) : v) ^ flip), i);
      }
      const P* const sorted = sort_digits<sizeof(K)>(items, items + n, n);
      int64_t* const order = index.ptr<int64_t>() + r * n;
      for (int64_t i = 0; i < n; ++i) order[i] = place_of(sorted[i]);
      if (!values.defined()) continue;
      T* const out = values.ptr<T>() + r * n;
      for (int64_t i = 0; i < n; ++i) out[i] = row[place_of(sorted[i])];
    }
  });
}

// Keeps the first k of the items so far: what comes later is dropped unless it is before the last
// of them.
template <class T>
void sort_first_as(const ConstView& x, int64_t rows, int64_t n, int64_t k, bool descending,
                   const View& values, const View& index) {
  using K = sort_key_t<T>;
  using P = placed_key_t<T>;
  const K flip = descending ? ~K(0) : K(0);
  const int64_t room = k > n / 8 ? n : std::max(2 * k, kFewToSort);
  parallel_for(rows, grain_of(2 * n), [&](int64_t begin, int64_t end) {
    const Ref<Block> memory = Block::allocate(2 * room * static_cast<int64_t>(sizeof(P)));
    for (int64_t r = begin; r < end; ++r) {
      const T* const row = x.ptr<T>() + r * n;
      P *items = memory->as<P>(), *others = items + room;
      int64_t m = 0;
      const auto sort = [&] {
        P* const sorted = sort_digits<sizeof(K)>(items, others, m);
        if (sorted != items) std::swap(items, others);
        m = std::min(m, k);
      };
      const auto key_of = [=](T v) {
        return static_cast<K>(sort_key(v == T(0) ? T(0) : v) ^ flip);  // the zeros are equal
      };
      int64_t i = 0;
      for (; i < std::min(room, n); ++i) items[m++] = placed(key_of(row[i]), i);
      sort();
      // Most are not even looked at as keys; NaN is before or behind no bound.
      T bound = row[place_of(items[m - 1])];
      K last = static_cast<K>(items[m - 1].digits());
      for (;; ++i) {
        if (descending)
          while (i < n && row[i] <= bound) ++i;
        else
          while (i < n && row[i] >= bound) ++i;
        if (i >= n) break;
        const K key = key_of(row[i]);
        if (key >= last) continue;
        items[m++] = placed(key, i);
        if (m < room) continue;
        sort();
        bound = row[place_of(items[m - 1])];
        last = static_cast<K>(items[m - 1].digits());
      }
      if (m > k) sort();
      for (int64_t j = 0; j < k; ++j) {
        const int64_t place = place_of(items[j]);
        index.ptr<int64_t>()[r * k + j] = place;
        values.ptr<T>()[r * k + j] = row[place];
      }
    }
  });
}

template <class T>
void sort_values_as(const ConstView& x, int64_t rows, int64_t n, const View& values) {
  using K = sort_key_t<T>;
  parallel_for(rows, grain_of(16 * n), [&](int64_t begin, int64_t end) {
    const Ref<Block> memory = Block::allocate(2 * n * static_cast<int64_t>(sizeof(K)));
    K* const keys = memory->as<K>();
    for (int64_t r = begin; r < end; ++r) {
      const T* row = x.ptr<T>() + r * n;
      for (int64_t i = 0; i < n; ++i) keys[i] = sort_key(row[i]);
      const K* const sorted = sort_digits<sizeof(K)>(keys, keys + n, n);
      T* const out = values.ptr<T>() + r * n;
      for (int64_t i = 0; i < n; ++i) out[i] = sorted_element<T>(sorted[i]);
    }
  });
}

}  // namespace

bool sort_rows(const ConstView& x, int64_t rows, int64_t n, bool descending, const View& values,
               const View& index) {
  if (rows == 0 || n == 0 || n >= kMostPlaces) return false;
  return with_sort_keys(x.dtype(), [&](auto tag) {
    sort_as<typename decltype(tag)::type>(x, rows, n, descending, values, index);
  });
}

bool sort_first(const ConstView& x, int64_t rows, int64_t n, int64_t k, bool descending,
                const View& values, const View& index) {
  if (n >= kMostPlaces) return false;
  return with_sort_keys(x.dtype(), [&](auto tag) {
    sort_first_as<typename decltype(tag)::type>(x, rows, n, k, descending, values, index);
  });
}

bool sort_values(const ConstView& x, int64_t rows, int64_t n, const View& values) {
  if (rows == 0 || n == 0 || n >= kMostPlaces) return false;
  if (x.dtype() != DType::kFloat32) return false;
  sort_values_as<float>(x, rows, n, values);
  return true;
}

}  // namespace nnc::kernels::cpu
