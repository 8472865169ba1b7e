// SPDX-License-Identifier: Apache-2.0
#include "kernels/copy.h"

#include "kernels/loop.h"

namespace nnc::kernels::ref {
namespace {

// Conversions as PyTorch's on x86: a float out of the integer's range gives what the processor
// gives for int64, cut down; NaN converts to bool as true.
template <class To, class From>
To convert(From v) {
  using C = compute_t<From>;
  if constexpr (std::is_same_v<To, From>) {
    return v;
  } else if constexpr (std::is_same_v<To, bool>) {
    return static_cast<C>(v) != C(0);
  } else if constexpr (std::is_integral_v<To> && std::is_floating_point_v<C>) {
    return static_cast<To>(Scalar(static_cast<double>(static_cast<C>(v))).to_int());
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

}  // namespace nnc::kernels::ref
