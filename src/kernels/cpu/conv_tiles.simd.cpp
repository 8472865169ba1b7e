// SPDX-License-Identifier: Apache-2.0
#include "kernels/cpu/conv_tiles.h"

#include "kernels/cpu/float_lanes.h"

namespace nnc::kernels::cpu::NNC_ISA {
namespace {

constexpr int64_t kChain = 128;  // products that are added one after the other

// P pixels by V vectors: P * V sums, V weights and one input are live at a time.
template <int P, int V>
void tile(const ConvTile& t, int64_t first, int64_t count) {
  const float* in[P];
  Vec sum[P][V];
  NNC_UNROLL
  for (int p = 0; p < P; ++p) {
    in[p] = t.in + t.in_offset[first + (p < count ? p : count - 1)];
    NNC_UNROLL
    for (int v = 0; v < V; ++v) sum[p][v] = t.bias ? load(t.bias + v * kLanes) : Vec{};
  }
  const float* w = t.weights;
  Vec total[P][V] = {};  // of the parts before
  bool in_parts = false;
  for (int64_t a = 0, left = kChain; a < t.n_taps; ++a) {
    for (int64_t k = t.taps[a], last = k + t.run; k < last;) {
      if (left == 0) {
        NNC_UNROLL
        for (int p = 0; p < P; ++p) {
          NNC_UNROLL
          for (int v = 0; v < V; ++v) {
            total[p][v] += sum[p][v];
            sum[p][v] = Vec{};
          }
        }
        in_parts = true;
        left = kChain;
      }
      const int64_t end = last - k < left ? last : k + left;
      left -= end - k;
      for (; k < end; ++k) {
        Vec wv[V];
        NNC_UNROLL
        for (int v = 0; v < V; ++v) wv[v] = load(w + v * kLanes);
        w += V * kLanes;
        NNC_UNROLL
        for (int p = 0; p < P; ++p) {
          const Vec x = in[p][k] - Vec{};
          NNC_UNROLL
          for (int v = 0; v < V; ++v) sum[p][v] += x * wv[v];
        }
      }
    }
  }
  if (in_parts) {
    NNC_UNROLL
    for (int p = 0; p < P; ++p) {
      NNC_UNROLL
      for (int v = 0; v < V; ++v) sum[p][v] += total[p][v];
    }
  }
  for (int p = 0; p < P && p < count; ++p) {
    float* out = t.out + t.out_offset[first + p];
    // Too much is no harm where the pixels that follow are yet to be written.
    if (t.channels == V * kLanes || t.out_offset[first + p] + V * kLanes <= t.dense_end) {
      for (int v = 0; v < V; ++v) store(out + v * kLanes, sum[p][v]);
    } else {
      float row[V * kLanes];
      for (int v = 0; v < V; ++v) store(row + v * kLanes, sum[p][v]);
      for (int64_t j = 0; j < t.channels; ++j) out[j] = row[j];
    }
  }
}

template <int P, int V>
void tiles(const ConvTile& t) {
  for (int64_t p = 0; p < t.pixels; p += P) {
    const int64_t left = t.pixels - p;
    tile<P, V>(t, p, left < P ? left : P);
  }
}

template <int K, int V>
void weight_tile(const ConvWeightTile& t) {
  Vec sum[K][V];
  NNC_UNROLL
  for (int i = 0; i < K; ++i) {
    NNC_UNROLL
    for (int v = 0; v < V; ++v) sum[i][v] = Vec{};
  }
  for (int64_t n = 0; n < t.images; ++n) {
    for (int64_t r = 0; r < t.rows; ++r) {
      const float* x = t.x + n * t.x_image + r * t.x_row;
      const float* gy = t.gy + n * t.gy_image + r * t.gy_row;
      for (int64_t c = 0; c < t.columns; ++c) {
        Vec g[V];
        NNC_UNROLL
        for (int v = 0; v < V; ++v) g[v] = load(gy + v * kLanes);
        NNC_UNROLL
        for (int i = 0; i < K; ++i) {
          const Vec xv = x[i] - Vec{};
          NNC_UNROLL
          for (int v = 0; v < V; ++v) sum[i][v] += xv * g[v];
        }
        x += t.x_column;
        gy += t.gy_column;
      }
    }
  }
  NNC_UNROLL
  for (int i = 0; i < K; ++i) {
    NNC_UNROLL
    for (int v = 0; v < V; ++v) {
      float* gw = t.gw + i * t.ldw + v * kLanes;
      store(gw, load(gw) + sum[i][v]);
    }
  }
}

template <int V>
void pick_weight_tile(const ConvWeightTile& t) {
  switch (t.k) {
    case 1:
      return weight_tile<1, V>(t);
    case 2:
      return weight_tile<2, V>(t);
    case 3:
      return weight_tile<3, V>(t);
    case 4:
      return weight_tile<4, V>(t);
    case 5:
      return weight_tile<5, V>(t);
    default:
      return weight_tile<6, V>(t);
  }
}

}  // namespace

int64_t conv_lanes() {
  return kLanes;
}

void conv_tile(const ConvTile& t) {
  if (t.vectors == 2) return tiles<6, 2>(t);
  tiles<8, 1>(t);
}

void conv_weight_tile(const ConvWeightTile& t) {
  if (t.vectors == 2) return pick_weight_tile<2>(t);
  pick_weight_tile<1>(t);
}

}  // namespace nnc::kernels::cpu::NNC_ISA
