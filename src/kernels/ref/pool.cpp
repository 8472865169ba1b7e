// SPDX-License-Identifier: Apache-2.0
// Means of windows, and values by index.
#include <vector>

#include "kernels/ref/pool_loops.h"
#include "kernels/ref/sums.h"

namespace nnc::kernels::ref {
namespace {

template <class T>
sum_t<T> load(T v) {
  return static_cast<sum_t<T>>(static_cast<compute_t<T>>(v));
}
// Integers are divided as int64 and cut off; the least of them by -1 wraps.
template <class T>
sum_t<T> divided(sum_t<T> sum, int64_t n) {
  if constexpr (std::is_integral_v<T>) {
    if (n == -1) return -sum;
    return static_cast<uint64_t>(static_cast<int64_t>(sum) / n);
  } else {
    return sum / static_cast<double>(n);
  }
}

// A plane of sums, stored as T with `step` from one to the next.
template <class T>
class PlaneSums {
 public:
  explicit PlaneSums(int64_t n) : sums_(static_cast<size_t>(n)) {}
  void clear() { std::fill(sums_.begin(), sums_.end(), sum_t<T>()); }
  sum_t<T>& operator[](int64_t i) { return sums_[static_cast<size_t>(i)]; }
  void store(T* to, int64_t step) const {
    for (const sum_t<T> v : sums_) {
      *to = narrow<T>(v);
      to += step;
    }
  }

 private:
  std::vector<sum_t<T>> sums_;
};

}  // namespace

bool pool_gather(const PoolShape& s, const View& y_view, const ConstView& x_view,
                 const int64_t* index) {
  dispatch_all(s.dtype, [&](auto tag) {
    using T = typename decltype(tag)::type;
    for_planes(s, [&](int64_t begin, int64_t end) {
      for (int64_t p = begin; p < end; ++p) {
        const T* x = x_view.ptr<T>() + p * s.in_spatial();
        T* y = y_view.ptr<T>() + p * s.out_spatial();
        const int64_t* places = index + p * s.out_spatial();
        for (int64_t o = 0; o < s.out_spatial(); ++o) y[o] = places[o] < 0 ? T() : x[places[o]];
      }
    });
  });
  return true;
}

bool pool_scatter(const PoolShape& s, const View& gx_view, const ConstView& gy_view,
                  const int64_t* index) {
  dispatch_all(s.dtype, [&](auto tag) {
    using T = typename decltype(tag)::type;
    for_planes(s, [&](int64_t begin, int64_t end) {
      PlaneSums<T> sums(s.in_spatial());
      for (int64_t p = begin; p < end; ++p) {
        const T* gy = gy_view.ptr<T>() + p * s.out_spatial();
        const int64_t* places = index + p * s.out_spatial();
        sums.clear();
        for (int64_t o = 0; o < s.out_spatial(); ++o) {
          if (places[o] >= 0) sums[places[o]] += load(gy[o]);
        }
        sums.store(gx_view.ptr<T>() + p * s.in_spatial(), 1);
      }
    });
  });
  return true;
}

bool pool_place(const PoolShape& s, const View& x_view, const ConstView& y_view,
                const int64_t* index) {
  dispatch_all(s.dtype, [&](auto tag) {
    using T = typename decltype(tag)::type;
    for_planes(s, [&](int64_t begin, int64_t end) {
      for (int64_t p = begin; p < end; ++p) {
        T* x = x_view.ptr<T>() + p * s.in_spatial();
        const T* y = y_view.ptr<T>() + p * s.out_spatial();
        const int64_t* places = index + p * s.out_spatial();
        std::fill_n(x, s.in_spatial(), T());
        for (int64_t o = 0; o < s.out_spatial(); ++o) x[places[o]] = y[o];
      }
    });
  });
  return true;
}

bool avg_pool(const PoolShape& s, const View& y_view, const ConstView& x_view) {
  const PoolOrder in(s, s.in_spatial()), out(s, s.out_spatial());
  dispatch_all(s.dtype, [&](auto tag) {
    using T = typename decltype(tag)::type;
    for_planes(s, [&](int64_t begin, int64_t end) {
      for (int64_t p = begin; p < end; ++p) {
        const T* x = x_view.ptr<T>() + in.plane(s, p);
        T* y = y_view.ptr<T>() + out.plane(s, p);
        for_positions(s, [&](int64_t o, const PoolWindow(&w)[3]) {
          sum_t<T> sum = 0;
          for_window(s, w, [&](int64_t i) { sum += load(x[i * in.step]); });
          y[o * out.step] = narrow<T>(divided<T>(sum, s.divisor_of(w)));
        });
      }
    });
  });
  return true;
}

bool avg_pool_grad(const PoolShape& s, const View& gx_view, const ConstView& gy_view) {
  const PoolOrder in(s, s.in_spatial()), out(s, s.out_spatial());
  dispatch_all(s.dtype, [&](auto tag) {
    using T = typename decltype(tag)::type;
    for_planes(s, [&](int64_t begin, int64_t end) {
      PlaneSums<T> sums(s.in_spatial());
      for (int64_t p = begin; p < end; ++p) {
        const T* gy = gy_view.ptr<T>() + out.plane(s, p);
        sums.clear();
        for_positions(s, [&](int64_t o, const PoolWindow(&w)[3]) {
          const sum_t<T> share = divided<T>(load(gy[o * out.step]), s.divisor_of(w));
          for_window(s, w, [&](int64_t i) { sums[i] += share; });
        });
        sums.store(gx_view.ptr<T>() + in.plane(s, p), in.step);
      }
    });
  });
  return true;
}

}  // namespace nnc::kernels::ref
