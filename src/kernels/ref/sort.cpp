// SPDX-License-Identifier: Apache-2.0
#include "kernels/sort.h"

#include <algorithm>
#include <cstring>

#include "base/parallel.h"
#include "kernels/common/block.h"
#include "kernels/common/grain.h"
#include "kernels/common/tied_places.h"

namespace nnc::kernels::ref {
namespace {

// May there be equal elements among the first k of a row, or one behind them that is equal to the
// last? By their bits, U, of which those of zeros differ.
template <class U>
bool may_have_ties(const U* row, int64_t n, const U* first, int64_t k) {
  const auto equal = [](U a, U b) { return a == b || static_cast<U>((a | b) << 1) == 0; };
  for (int64_t j = 1; j < k; ++j) {
    if (equal(first[j - 1], first[j])) return true;
  }
  const U last = first[k - 1];
  int64_t count = 0;
  for (int64_t i = 0; i < n && k < n; ++i) count += equal(row[i], last) ? 1 : 0;
  return count > 1;
}
bool may_have_ties(DType t, const void* row, int64_t n, const void* first, int64_t k) {
  const auto as = [&](auto zero) {
    using U = decltype(zero);
    return may_have_ties(static_cast<const U*>(row), n, static_cast<const U*>(first), k);
  };
  switch (item_size(t)) {
    case 1:
      return as(uint8_t{});
    case 2:
      return as(uint16_t{});
    case 4:
      return as(uint32_t{});
    default:
      return as(uint64_t{});
  }
}
// NaNs differ in their bits: are there any? They are at either end.
bool has_nan(DType t, const void* first, int64_t k) {
  Placed ends[2];
  place_line(first, t, k - 1, k > 1 ? 2 : 1, false, ends);
  return is_floating(t) && (ends[0].key == kNanKey || ends[k > 1 ? 1 : 0].key == kNanKey);
}

}  // namespace

bool sort_rows(const ConstView& x, int64_t rows, int64_t n, bool descending, const View& values,
               const View& index) {
  if (rows == 0 || n == 0) return true;
  dispatch_all(x.dtype(), [&](auto tag) {
    using T = typename decltype(tag)::type;
    using C = compute_t<T>;
    // Strictly before, with NaN as the largest of all.
    const auto less = [](C a, C b) {
      if constexpr (std::is_floating_point_v<C>)
        return (b != b && a == a) || a < b;
      else
        return a < b;
    };
    parallel_for(rows, grain_of(16 * n), [&](int64_t begin, int64_t end) {
      for (int64_t r = begin; r < end; ++r) {
        const T* row = x.ptr<T>() + r * n;
        int64_t* order = index.ptr<int64_t>() + r * n;
        for (int64_t i = 0; i < n; ++i) order[i] = i;
        std::stable_sort(order, order + n, [&](int64_t a, int64_t b) {
          const C va = static_cast<C>(row[a]), vb = static_cast<C>(row[b]);
          return descending ? less(vb, va) : less(va, vb);
        });
        if (!values.defined()) continue;
        T* out = values.ptr<T>() + r * n;
        for (int64_t i = 0; i < n; ++i) out[i] = row[order[i]];
      }
    });
  });
  return true;
}

bool sort_values(const ConstView& x, int64_t rows, int64_t n, const View& values) {
  const Ref<Block> places = Block::allocate(rows * n * item_size(DType::kInt64));
  const View index(places->as<void>(), DType::kInt64, x.sizes(), x.strides());
  return sort_rows(x, rows, n, false, values, index);
}

bool sort_first(const ConstView& x, int64_t rows, int64_t n, int64_t k, bool descending,
                const View& values, const View& index) {
  const auto size = static_cast<int64_t>(item_size(x.dtype())), place = item_size(DType::kInt64);
  const Ref<Block> all = Block::allocate(rows * n * size),
                   places = Block::allocate(rows * n * place);
  const View sorted(all->as<void>(), x.dtype(), x.sizes(), x.strides());
  const View order(places->as<void>(), DType::kInt64, x.sizes(), x.strides());
  sort_rows(x, rows, n, descending, sorted, order);
  const auto first = [&](const View& to, const View& from, int64_t bytes) {
    for (int64_t r = 0; r < rows; ++r) {
      std::memcpy(static_cast<char*>(to.data()) + r * k * bytes,
                  static_cast<const char*>(from.data()) + r * n * bytes,
                  static_cast<size_t>(k * bytes));
    }
  };
  first(values, sorted, size);
  first(index, order, place);
  return true;
}

bool topk(const ConstView& x, int64_t rows, int64_t n, int64_t k, bool largest, const View& values,
          const View& index) {
  if (k == n)
    kernels::sort_rows(x, rows, n, largest, values, index);
  else
    kernels::sort_first(x, rows, n, k, largest, values, index);
  const DType t = x.dtype();
  const int64_t size = item_size(t);
  parallel_for(rows, grain_of(2 * n), [&](int64_t begin, int64_t end) {
    Ref<Block> memory;
    for (int64_t r = begin; r < end; ++r) {
      const char* const row = static_cast<const char*>(x.data()) + r * n * size;
      char* const first = static_cast<char*>(values.data()) + r * k * size;
      if (!may_have_ties(t, row, n, first, k) && !has_nan(t, first, k)) continue;
      if (!memory) memory = Block::allocate(n * static_cast<int64_t>(sizeof(Placed)));
      Placed* const items = memory->as<Placed>();
      place_line(row, t, 1, n, largest, items);
      sort_first_placed(items, n, k);
      for (int64_t j = 0; j < k; ++j) {
        const int64_t place = items[j].place;
        index.ptr<int64_t>()[r * k + j] = place;
        std::memcpy(first + j * size, row + place * size, static_cast<size_t>(size));
      }
    }
  });
  return true;
}

}  // namespace nnc::kernels::ref
