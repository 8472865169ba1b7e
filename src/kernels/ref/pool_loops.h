// SPDX-License-Identifier: Apache-2.0
// Ways through planes and windows that the reference poolings share.
#pragma once

#include "kernels/common/grain.h"
#include "kernels/common/loop.h"
#include "kernels/pool.h"

namespace nnc::kernels::ref {

// Where an element lies in a buffer of either order.
struct PoolOrder {
  int64_t batch, channel, step;  // strides; step: from one position to the next
  PoolOrder(const PoolShape& s, int64_t spatial)
      : batch(s.channels * spatial),
        channel(s.channels_last ? 1 : spatial),
        step(s.channels_last ? s.channels : 1) {}
  // The first element of plane p = n * channels + c.
  int64_t plane(const PoolShape& s, int64_t p) const {
    return p / s.channels * batch + p % s.channels * channel;
  }
};

// Calls f(begin, end) for ranges of planes.
template <class F>
void for_planes(const PoolShape& s, const F& f) {
  const int64_t grain = grain_of(s.in_spatial() + s.out_spatial());
  parallel_for(s.batch * s.channels, grain, f);
}

// Calls f(output position, its windows) for each position of a plane.
template <class F>
void for_positions(const PoolShape& s, const F& f) {
  int64_t o = 0;
  PoolWindow windows[3] = {};
  for (int64_t a = 0; a < s.out[0]; ++a) {
    windows[0] = s.window(0, a);
    for (int64_t b = 0; b < s.out[1]; ++b) {
      windows[1] = s.window(1, b);
      for (int64_t c = 0; c < s.out[2]; ++c, ++o) {
        windows[2] = s.window(2, c);
        f(o, windows);
      }
    }
  }
}

// Calls f(input position) for each position of a window.
template <class F>
void for_window(const PoolShape& s, const PoolWindow (&w)[3], const F& f) {
  for (int64_t a = w[0].begin; a < w[0].end; a += w[0].step) {
    for (int64_t b = w[1].begin; b < w[1].end; b += w[1].step) {
      for (int64_t c = w[2].begin; c < w[2].end; c += w[2].step) f((a * s.in[1] + b) * s.in[2] + c);
    }
  }
}

}  // namespace nnc::kernels::ref
