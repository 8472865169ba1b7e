// SPDX-License-Identifier: Apache-2.0
// Runs of any stride or of a 16-bit type, copied to and from small rows of the type that is
// computed in, so that every fast row serves them too.
#pragma once

#include "kernels/common/loop.h"
#include "kernels/cpu/streaming.h"

namespace nnc::kernels::cpu {

inline constexpr int64_t kBlock = 256;

template <class S, class C>
inline void load_block(C* out, const char* p, int64_t stride, int64_t n) {
  if (stride == 0) {
    const C v = static_cast<C>(*reinterpret_cast<const S*>(p));
    for (int64_t i = 0; i < n; ++i) out[i] = v;
    return;
  }
  for (int64_t i = 0; i < n; ++i)
    out[i] = static_cast<C>(*reinterpret_cast<const S*>(p + i * stride));
}
template <class S, class C>
inline void store_block(char* p, int64_t stride, const C* in, int64_t n) {
  for (int64_t i = 0; i < n; ++i) *reinterpret_cast<S*>(p + i * stride) = static_cast<S>(in[i]);
}

// Where a block may be written or read as it lies, else the buffer.
template <class S, class C>
inline C* direct_or(C* buffer, char* p, int64_t stride) {
  if constexpr (std::is_same_v<S, C>) {
    if (stride == static_cast<int64_t>(sizeof(C))) return reinterpret_cast<C*>(p);
  }
  return buffer;
}
// A run that is read block by block: one value that is repeated is written out once.
template <class S, class C>
class Operand {
 public:
  Operand(C* buffer, char* p, int64_t stride, int64_t n) : buffer_(buffer), p_(p), stride_(stride) {
    if (stride == 0) load_block<S>(buffer, p, 0, n < kBlock ? n : kBlock);
  }
  const C* at(int64_t i, int64_t n) const {
    char* const from = p_ + i * stride_;
    C* const block = direct_or<S>(buffer_, from, stride_);
    if (block == buffer_ && stride_ != 0) load_block<S>(buffer_, from, stride_, n);
    return block;
  }

 private:
  C* const buffer_;
  char* const p_;
  const int64_t stride_;
};

// One element for all of v.
inline bool is_repeated(const ConstView& v) {
  for (const int64_t s : v.strides()) {
    if (s != 0) return false;
  }
  return true;
}

// Calls f(C* out, const C* in1, ..., n) over views of S: out, then the inputs.
template <class S, class C, class F>
void run_rows(const View& out, const ConstView& x, const F& f) {
  if constexpr (std::is_same_v<S, C>) {
    if (out.numel() == 1) return f(out.ptr<C>(), x.ptr<C>(), 1);
    if (out.contiguous() && x.contiguous()) {
      const bool streamed = is_streamed(out, x);
      return parallel_for(out.numel(), kGrain, [&](int64_t begin, int64_t end) {
        C* const y = out.ptr<C>() + begin;
        const C* const v = x.ptr<C>() + begin;
        if (!streamed) return f(y, v, end - begin);
        stream_row(y, end - begin, [&](C* to, int64_t i, int64_t m) { f(to, v + i, m); });
        finish_streams();
      });
    }
  }
  const ConstView* views[2] = {&out, &x};
  LoopPlan<2>(views).run(kGrain, [&](char* const* p, const int64_t* s, int64_t n) {
    constexpr int64_t kStep = sizeof(S);
    if constexpr (std::is_same_v<S, C>) {
      if (s[0] == kStep && s[1] == kStep) {
        return f(reinterpret_cast<C*>(p[0]), reinterpret_cast<const C*>(p[1]), n);
      }
    }
    alignas(64) C y[kBlock], v[kBlock];
    for (int64_t i = 0; i < n; i += kBlock) {
      const int64_t m = n - i < kBlock ? n - i : kBlock;
      load_block<S>(v, p[1] + i * s[1], s[1], m);
      f(y, v, m);
      store_block<S>(p[0] + i * s[0], s[0], y, m);
    }
  });
}

template <class S, class C, class F>
void run_rows(const View& out, const ConstView& a, const ConstView& b, const F& f) {
  if constexpr (std::is_same_v<S, C>) {
    if (out.numel() == 1) return f(out.ptr<C>(), a.ptr<C>(), b.ptr<C>(), 1);
    if (out.contiguous() && a.contiguous() && b.contiguous()) {
      const bool streamed = is_streamed(out, a, b);
      return parallel_for(out.numel(), kGrain, [&](int64_t begin, int64_t end) {
        C* const y = out.ptr<C>() + begin;
        const C *const v = a.ptr<C>() + begin, *const w = b.ptr<C>() + begin;
        if (!streamed) return f(y, v, w, end - begin);
        stream_row(y, end - begin, [&](C* to, int64_t i, int64_t m) { f(to, v + i, w + i, m); });
        finish_streams();
      });
    }
  }
  const ConstView* views[3] = {&out, &a, &b};
  LoopPlan<3>(views).run(kGrain, [&](char* const* p, const int64_t* s, int64_t n) {
    constexpr int64_t kStep = sizeof(S);
    if constexpr (std::is_same_v<S, C>) {
      if (s[0] == kStep && s[1] == kStep && s[2] == kStep) {
        return f(reinterpret_cast<C*>(p[0]), reinterpret_cast<const C*>(p[1]),
                 reinterpret_cast<const C*>(p[2]), n);
      }
    }
    alignas(64) C y[kBlock], v[kBlock], w[kBlock];
    const Operand<S, C> first(v, p[1], s[1], n), second(w, p[2], s[2], n);
    for (int64_t i = 0; i < n; i += kBlock) {
      const int64_t m = n - i < kBlock ? n - i : kBlock;
      C* const to = direct_or<S>(y, p[0] + i * s[0], s[0]);
      f(to, first.at(i, m), second.at(i, m), m);
      if (to == y) store_block<S>(p[0] + i * s[0], s[0], y, m);
    }
  });
}

}  // namespace nnc::kernels::cpu
