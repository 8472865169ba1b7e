// SPDX-License-Identifier: Apache-2.0
// Bound by memory, so that these loops serve every processor.
#include "kernels/places.h"

#include <cstring>

#include "kernels/common/indices.h"
#include "kernels/common/words.h"
#include "kernels/common/wrapping.h"

namespace nnc::kernels::ref {

bool wrap_index(const View& out, const ConstView& index, int64_t n, int64_t dim, const char* op) {
  const ConstView* views[2] = {&out, &index};
  LoopPlan<2>(views).run(kGrain, [&](char* const* p, const int64_t* s, int64_t count) {
    for (int64_t i = 0; i < count; ++i) {
      const int64_t at = *reinterpret_cast<const int64_t*>(p[1] + i * s[1]);
      check(at >= -n && at < n, Code::kIndex, op, ": index ", at,
            " is out of bounds for dimension ", dim, " with size ", n);
      *reinterpret_cast<int64_t*>(p[0] + i * s[0]) = at < 0 ? at + n : at;
    }
  });
  return true;
}

bool add_steps(const View& out, const ConstView& index, const Dims& steps) {
  const int64_t n = out.numel();
  int64_t* const sum = out.ptr<int64_t>();
  parallel_for(n, kGrain, [&](int64_t begin, int64_t end) {
    for (int64_t i = begin; i < end; ++i) sum[i] = 0;
    for (int64_t k = 0; k < steps.size(); ++k) {
      const int64_t* const row = index.ptr<int64_t>() + k * n;
      for (int64_t i = begin; i < end; ++i) sum[i] += steps[k] * row[i];
    }
  });
  return true;
}

namespace {

// Calls move(to, from, n) for runs of elements that lie side by side and belong to one place, and
// else for each element. `a` is the operand that places stand for, 0 or 1.
template <class W, int a, class F>
void for_runs(char* const* p, const int64_t* s, int64_t n, int64_t step, const F& move) {
  constexpr int64_t kSize = sizeof(W);
  const auto offset = [&](int64_t i) {
    return *reinterpret_cast<const int64_t*>(p[2] + i * s[2]) * step * kSize;
  };
  const auto at = [&](int k, int64_t i, int64_t shift) {
    return reinterpret_cast<W*>(p[k] + i * s[k] + (k == a ? shift : 0));
  };
  if (s[2] == 0 && s[0] == kSize && s[1] == kSize) {
    const int64_t shift = offset(0);
    move(at(0, 0, shift), at(1, 0, shift), n);
    return;
  }
  for (int64_t i = 0; i < n; ++i) {
    const int64_t shift = offset(i);
    move(at(0, i, shift), at(1, i, shift), 1);
  }
}

template <class W>
void copy_run(W* to, const W* from, int64_t n) {
  if (n == 1)
    *to = *from;
  else
    std::memcpy(to, from, static_cast<size_t>(n) * sizeof(W));
}

}  // namespace

bool take_places(const View& out, const ConstView& x, const ConstView& places, int64_t step) {
  const ConstView* views[3] = {&out, &x, &places};
  dispatch_words(x.dtype(), [&](auto tag) {
    using W = typename decltype(tag)::type;
    LoopPlan<3>(views).run(kGrain, [step](char* const* p, const int64_t* s, int64_t n) {
      for_runs<W, 1>(p, s, n, step, copy_run<W>);
    });
  });
  return true;
}

// Note [Parts of a scatter]: places that stand for whole rows may be met in several parts of them.
bool put_places(const View& x, const ConstView& source, const ConstView& places, int64_t step,
                bool accumulate) {
  const auto put = [&](LoopPlan<3>::Row row) {
    scatter_parts(
        x, source, places, [&](int64_t d) { return places.stride(d) == 0; }, row);
  };
  if (!accumulate) {
    dispatch_words(x.dtype(), [&](auto tag) {
      using W = typename decltype(tag)::type;
      put([step](char* const* p, const int64_t* s, int64_t n) {
        for_runs<W, 0>(p, s, n, step, copy_run<W>);
      });
    });
    return true;
  }
  dispatch_all(x.dtype(), [&](auto tag) {
    using T = typename decltype(tag)::type;
    put([step](char* const* p, const int64_t* s, int64_t n) {
      for_runs<T, 0>(p, s, n, step, [](T* to, const T* from, int64_t count) {
        for (int64_t i = 0; i < count; ++i) to[i] = T(plus<compute_t<T>>(to[i], from[i]));
      });
    });
  });
  return true;
}

}  // namespace nnc::kernels::ref
