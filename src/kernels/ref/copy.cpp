// SPDX-License-Identifier: Apache-2.0
#include "kernels/copy.h"

#include <array>
#include <bit>
#include <cstring>
#include <limits>

#include "kernels/common/loop.h"

namespace nnc::kernels::ref {
namespace {

// A float as an integer, as PyTorch's on x86: by way of int32 (int64 for int64, and for a double on
// its way to uint8), whose smallest value stands for NaN and what is out of range; then cut down.
template <class To, class C>
To to_integer(C v) {
  constexpr bool kWide =
      sizeof(To) == 8 || (std::is_same_v<To, uint8_t> && std::is_same_v<C, double>);
  using Way = std::conditional_t<kWide, int64_t, int32_t>;
  constexpr C kBound = kWide ? C(0x1p63) : C(0x1p31);
  // -kBound itself is in range, and so is what is cut off to it.
  const bool fits = v < kBound && (kWide ? v >= -kBound : static_cast<double>(v) > -0x1p31 - 1);
  return static_cast<To>(fits ? static_cast<Way>(v) : std::numeric_limits<Way>::min());
}

// NaN converts to bool as true.
template <class To, class From>
To convert(From v) {
  using C = compute_t<From>;
  if constexpr (std::is_same_v<To, From>) {
    return v;
  } else if constexpr (std::is_same_v<To, bool>) {
    return static_cast<C>(v) != C(0);
  } else if constexpr (std::is_integral_v<To> && std::is_floating_point_v<C>) {
    return to_integer<To>(static_cast<C>(v));
  } else if constexpr (std::is_integral_v<To> || std::is_floating_point_v<To>) {
    return static_cast<To>(static_cast<C>(v));
  } else {
    return To(static_cast<float>(static_cast<C>(v)));
  }
}

}  // namespace

bool copy(const View& out, const ConstView& src) {
  const ConstView* views[2] = {&out, &src};
  dispatch_all(out.dtype(), [&](auto to_tag) {
    using To = typename decltype(to_tag)::type;
    dispatch_all(src.dtype(), [&](auto from_tag) {
      using From = typename decltype(from_tag)::type;
      LoopPlan<2>(views).run(kGrain, [](char* const* p, const int64_t* s, int64_t n) {
        for (int64_t i = 0; i < n; ++i) {
          *reinterpret_cast<To*>(p[0] + i * s[0]) =
              convert<To, From>(*reinterpret_cast<const From*>(p[1] + i * s[1]));
        }
      });
    });
  });
  return true;
}

bool fill(const View& out, const Scalar& value) {
  const ConstView* views[1] = {&out};
  dispatch_all(out.dtype(), [&](auto tag) {
    using T = typename decltype(tag)::type;
    const T v = value.to<T>();
    // Of its bits: -0 equals 0, but is not cleared memory.
    using Bytes = std::array<char, sizeof(T)>;
    const bool clear = std::bit_cast<Bytes>(v) == Bytes{};
    LoopPlan<1>(views).run(kGrain, [v, clear](char* const* p, const int64_t* s, int64_t n) {
      if (s[0] == sizeof(T)) {
        // memset writes large blocks past the caches.
        if (clear) {
          std::memset(p[0], 0, static_cast<size_t>(n) * sizeof(T));
          return;
        }
        T* out = reinterpret_cast<T*>(p[0]);
        for (int64_t i = 0; i < n; ++i) out[i] = v;
        return;
      }
      for (int64_t i = 0; i < n; ++i) *reinterpret_cast<T*>(p[0] + i * s[0]) = v;
    });
  });
  return true;
}

}  // namespace nnc::kernels::ref
