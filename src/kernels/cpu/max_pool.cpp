// SPDX-License-Identifier: Apache-2.0
#include "kernels/pool.h"

#include <algorithm>
#include <limits>
#include <vector>

#include "kernels/common/grain.h"
#include "kernels/common/loop.h"
#include "kernels/cpu/pool_rows.h"

namespace nnc::kernels::cpu {
namespace {

// Pairs of a tap and the position on the other side, along one dimension.
struct Link {
  int64_t position, tap;
};
using Links = std::vector<std::vector<Link>>;

// For each output position the input positions of its taps.
Links inputs_of_outputs(const PoolShape& s, int d) {
  Links links(s.out[d]);
  for (int64_t o = 0; o < s.out[d]; ++o) {
    for (int64_t k = 0; k < s.kernel[d]; ++k) {
      const int64_t i = o * s.stride[d] - s.pad[d] + k * s.dilation[d];
      if (i >= 0 && i < s.in[d]) links[o].push_back({i, k});
    }
  }
  return links;
}
// For each input position the output positions that look at it.
Links outputs_of_inputs(const PoolShape& s, int d) {
  Links links(s.in[d]);
  const Links forward = inputs_of_outputs(s, d);
  for (int64_t o = 0; o < s.out[d]; ++o) {
    for (const Link& l : forward[o]) links[l.position].push_back({o, l.tap});
  }
  return links;
}

// Calls f(n, position, offsets, taps, count) for each position of one side, in channels-last
// order: what it is linked to on the other side, as offsets in channels.
template <class F>
void for_linked(const PoolShape& s, const Links (&links)[3], const int64_t (&here)[3],
                const int64_t (&there)[3], const F& f) {
  const int64_t rows = here[0] * here[1];
  const int64_t grain = grain_of(here[2] * s.channels * 8);
  parallel_for(s.batch * rows, grain, [&](int64_t begin, int64_t end) {
    int64_t offset[kMostTaps];
    uint8_t tap[kMostTaps];
    for (int64_t i = begin; i < end; ++i) {
      const int64_t n = i / rows, a = i % rows / here[1], b = i % here[1];
      for (int64_t c = 0; c < here[2]; ++c) {
        int64_t count = 0;
        for (const Link& x : links[0][a]) {
          for (const Link& y : links[1][b]) {
            for (const Link& z : links[2][c]) {
              offset[count] =
                  ((x.position * there[1] + y.position) * there[2] + z.position) * s.channels;
              tap[count++] =
                  static_cast<uint8_t>((x.tap * s.kernel[1] + y.tap) * s.kernel[2] + z.tap);
            }
          }
        }
        f(n, (a * here[1] + b) * here[2] + c, offset, tap, count);
      }
    }
  });
}

// Windows side by side: each input position is in one window or, at the far edges, in none.
bool side_by_side(const PoolShape& s) {
  for (int d = 0; d < 3; ++d) {
    if (s.kernel[d] != s.stride[d] || s.pad[d] != 0 || s.dilation[d] != 1 ||
        s.out[d] * s.kernel[d] > s.in[d]) {
      return false;
    }
  }
  return true;
}

// Calls f(out, in, offsets, taps, step) for each row of such windows, channels-last: the row's
// first output and input, and where the taps lie as pool_rows.h has it.
template <class F>
void for_tiles(const PoolShape& s, const F& f) {
  int64_t offset[kMostTaps], taps = 0;
  for (int64_t a = 0; a < s.kernel[0]; ++a) {
    for (int64_t b = 0; b < s.kernel[1]; ++b) {
      for (int64_t c = 0; c < s.kernel[2]; ++c) {
        offset[taps++] = ((a * s.in[1] + b) * s.in[2] + c) * s.channels;
      }
    }
  }
  const int64_t rows = s.out[0] * s.out[1], width = s.out[2] * s.channels;
  const int64_t grain = grain_of(width * taps);
  parallel_for(s.batch * rows, grain, [&](int64_t begin, int64_t end) {
    for (int64_t i = begin; i < end; ++i) {
      const int64_t a = i % rows / s.out[1] * s.kernel[0], b = i % s.out[1] * s.kernel[1];
      const int64_t in = i / rows * s.in_spatial() + (a * s.in[1] + b) * s.in[2];
      f(i * width, in * s.channels, offset, taps, s.kernel[2] * s.channels);
    }
  });
}

void fill_with_zeros(const PoolShape& s, float* gx) {
  const int64_t image = s.in_spatial() * s.channels;
  parallel_for(s.batch, grain_of(image), [&](int64_t begin, int64_t end) {
    std::fill_n(gx + begin * image, (end - begin) * image, 0.0f);
  });
}

// One plane in plain order, row of outputs by row.
void max_pool_plane(const PoolShape& s, const Links (&links)[3], float* y, uint8_t* which,
                    const float* x, std::vector<int32_t>& winner) {
  const auto row = NNC_PICK(max_pool_row);
  const int64_t width = s.out[2];
  for (int64_t r = 0; r < s.out[0] * s.out[1]; ++r, y += width, which += width) {
    const auto &deep = links[0][r / s.out[1]], &high = links[1][r % s.out[1]];
    const int64_t first = (deep[0].tap * s.kernel[1] + high[0].tap) * s.kernel[2];
    std::fill_n(y, width, -std::numeric_limits<float>::infinity());
    for (int64_t o = 0; o < width; ++o) {
      winner[o] = static_cast<int32_t>(first + links[2][o][0].tap);
    }
    for (const Link& a : deep) {
      for (const Link& b : high) {
        const float* line = x + (a.position * s.in[1] + b.position) * s.in[2];
        for (int64_t k = 0; k < s.kernel[2]; ++k) {
          // The outputs whose tap k lies inside.
          const int64_t shift = k * s.dilation[2] - s.pad[2];
          const int64_t o0 = shift >= 0 ? 0 : (-shift + s.stride[2] - 1) / s.stride[2];
          const int64_t room = s.in[2] - 1 - shift;
          const int64_t o1 = room < 0 ? 0 : std::min(width, room / s.stride[2] + 1);
          if (o0 >= o1) continue;
          row(y + o0, winner.data() + o0, line + o0 * s.stride[2] + shift, s.stride[2],
              static_cast<int32_t>((a.tap * s.kernel[1] + b.tap) * s.kernel[2] + k), o1 - o0);
        }
      }
    }
    for (int64_t o = 0; o < width; ++o) which[o] = static_cast<uint8_t>(winner[o]);
  }
}

// Where in the plane tap t of output position o lies.
class TapPlace {
 public:
  explicit TapPlace(const PoolShape& s) : s_(s) {
    for (int64_t a = 0; a < s.kernel[0]; ++a) {
      for (int64_t b = 0; b < s.kernel[1]; ++b) {
        for (int64_t c = 0; c < s.kernel[2]; ++c) {
          offset_[(a * s.kernel[1] + b) * s.kernel[2] + c] =
              (a * s.dilation[0] * s.in[1] + b * s.dilation[1]) * s.in[2] + c * s.dilation[2];
        }
      }
    }
  }
  // Calls f(o, base) for each output position, base + offset(tap) being the place.
  template <class F>
  void each(const F& f) const {
    int64_t o = 0;
    for (int64_t a = 0; a < s_.out[0]; ++a) {
      const int64_t d = a * s_.stride[0] - s_.pad[0];
      for (int64_t b = 0; b < s_.out[1]; ++b) {
        const int64_t h = d * s_.in[1] + b * s_.stride[1] - s_.pad[1];
        for (int64_t c = 0; c < s_.out[2]; ++c, ++o) {
          f(o, h * s_.in[2] + c * s_.stride[2] - s_.pad[2]);
        }
      }
    }
  }
  int64_t offset(uint8_t tap) const { return offset_[tap]; }

 private:
  const PoolShape& s_;
  int64_t offset_[kMostTaps] = {};
};

template <class F>
void for_planes(const PoolShape& s, const F& f) {
  const int64_t grain = grain_of(s.in_spatial() + s.out_spatial());
  parallel_for(s.batch * s.channels, grain, f);
}

}  // namespace

bool max_pool_taps(const PoolShape& s, float* y, uint8_t* which, const float* x) {
  if (s.channels_last && side_by_side(s)) {
    const auto row = NNC_PICK(max_pool_tiles);
    for_tiles(s, [&](int64_t out, int64_t in, const int64_t* offset, int64_t taps, int64_t step) {
      row(y + out, which + out, x + in, offset, taps, s.channels, s.out[2], step);
    });
    return true;
  }
  const Links links[3] = {inputs_of_outputs(s, 0), inputs_of_outputs(s, 1),
                          inputs_of_outputs(s, 2)};
  if (s.channels_last) {
    const auto pixel = NNC_PICK(max_pool_channels);
    for_linked(s, links, s.out, s.in,
               [&](int64_t n, int64_t o, const int64_t* offset, const uint8_t* tap, int64_t count) {
                 const int64_t at = (n * s.out_spatial() + o) * s.channels;
                 pixel(y + at, which + at, x + n * s.in_spatial() * s.channels, offset, tap, count,
                       s.channels);
               });
    return true;
  }
  for_planes(s, [&](int64_t begin, int64_t end) {
    std::vector<int32_t> winner(s.out[2]);
    for (int64_t p = begin; p < end; ++p) {
      max_pool_plane(s, links, y + p * s.out_spatial(), which + p * s.out_spatial(),
                     x + p * s.in_spatial(), winner);
    }
  });
  return true;
}

bool max_pool_taps_grad(const PoolShape& s, float* gx, const float* gy, const uint8_t* which) {
  if (s.channels_last && side_by_side(s)) {
    const auto row = NNC_PICK(max_pool_tiles_grad);
    if (s.in_spatial() > s.out_spatial() * s.taps()) {
      fill_with_zeros(s, gx);
    }
    for_tiles(s, [&](int64_t out, int64_t in, const int64_t* offset, int64_t taps, int64_t step) {
      row(gx + in, gy + out, which + out, offset, taps, s.channels, s.out[2], step);
    });
    return true;
  }
  if (s.channels_last) {
    const Links links[3] = {outputs_of_inputs(s, 0), outputs_of_inputs(s, 1),
                            outputs_of_inputs(s, 2)};
    const auto pixel = NNC_PICK(max_pool_channels_grad);
    for_linked(s, links, s.in, s.out,
               [&](int64_t n, int64_t i, const int64_t* offset, const uint8_t* tap, int64_t count) {
                 const int64_t from = n * s.out_spatial() * s.channels;
                 pixel(gx + (n * s.in_spatial() + i) * s.channels, gy + from, which + from, offset,
                       tap, count, s.channels);
               });
    return true;
  }
  const TapPlace places(s);
  for_planes(s, [&](int64_t begin, int64_t end) {
    for (int64_t p = begin; p < end; ++p) {
      float* to = gx + p * s.in_spatial();
      const float* g = gy + p * s.out_spatial();
      const uint8_t* w = which + p * s.out_spatial();
      std::fill_n(to, s.in_spatial(), 0.0f);
      places.each([&](int64_t o, int64_t base) { to[base + places.offset(w[o])] += g[o]; });
    }
  });
  return true;
}

bool tap_indices(const PoolShape& s, int64_t* index, const uint8_t* which) {
  const TapPlace places(s);
  const int64_t spatial = s.out_spatial();
  for_planes(s, [&](int64_t begin, int64_t end) {
    for (int64_t p = begin; p < end; ++p) {
      const uint8_t* w = s.channels_last
                             ? which + p / s.channels * spatial * s.channels + p % s.channels
                             : which + p * spatial;
      const int64_t step = s.channels_last ? s.channels : 1;
      places.each([&](int64_t o, int64_t base) {
        index[p * spatial + o] = base + places.offset(w[o * step]);
      });
    }
  });
  return true;
}

}  // namespace nnc::kernels::cpu
