// SPDX-License-Identifier: Apache-2.0
// Elements as unsigned numbers of the same order, which sorting takes digit by digit: NaN is behind
// everything.
#pragma once

#include <bit>
#include <cmath>
#include <cstdint>

#include "tensor/dtype.h"

namespace nnc::kernels::cpu {

template <class T>
using sort_key_t = std::conditional_t<sizeof(T) == 8, uint64_t, uint32_t>;

template <class T>
sort_key_t<T> sort_key(T v) {
  using K = sort_key_t<T>;
  constexpr K kSign = K(1) << (8 * sizeof(K) - 1);
  if constexpr (std::is_integral_v<T>) {
    return static_cast<K>(static_cast<std::make_signed_t<K>>(v)) ^ kSign;
  } else {
    // Negative numbers count down; -0 is before 0.
    const K u = std::bit_cast<K>(v), key = (u & kSign) != 0 ? ~u : u | kSign;
    return v == v ? key : ~K(0);
  }
}
// The element of a key; of NaN one of them.
template <class T>
T sorted_element(sort_key_t<T> key) {
  using K = sort_key_t<T>;
  constexpr K kSign = K(1) << (8 * sizeof(K) - 1);
  static_assert(std::is_floating_point_v<T>);
  return std::bit_cast<T>((key & kSign) != 0 ? key ^ kSign : ~key);
}

// Calls f(Tag<T>) for the types that are sorted most; for others it returns false.
template <class F>
bool with_sort_keys(DType t, const F& f) {
  switch (t) {
    case DType::kFloat32:
      return f(Tag<float>()), true;
    case DType::kFloat64:
      return f(Tag<double>()), true;
    case DType::kInt64:
      return f(Tag<int64_t>()), true;
    case DType::kInt32:
      return f(Tag<int32_t>()), true;
    default:
      return false;
  }
}

// A key and the place of its element. Those of 32 bits are one number.
struct PlacedKey {
  uint64_t key, place;
  uint64_t digits() const { return key; }
  bool operator<(const PlacedKey& o) const {
    return key < o.key || (key == o.key && place < o.place);
  }
};
struct PackedKey {
  uint64_t both;
  uint64_t digits() const { return both >> 32; }
  bool operator<(const PackedKey& o) const { return both < o.both; }
};
template <class T>
using placed_key_t = std::conditional_t<sizeof(T) == 8, PlacedKey, PackedKey>;

inline int64_t place_of(PlacedKey k) {
  return static_cast<int64_t>(k.place);
}
inline int64_t place_of(PackedKey k) {
  return static_cast<int64_t>(k.both & 0xffffffffu);
}
inline PlacedKey placed(uint64_t key, int64_t place) {
  return {key, static_cast<uint64_t>(place)};
}
inline PackedKey placed(uint32_t key, int64_t place) {
  return {static_cast<uint64_t>(key) << 32 | static_cast<uint64_t>(place)};
}
// Of so many elements at most.
inline constexpr int64_t kMostPlaces = int64_t{1} << 32;

}  // namespace nnc::kernels::cpu
