// SPDX-License-Identifier: Apache-2.0
#include "kernels/conv.h"

#include <algorithm>
#include <atomic>
#include <optional>

#include "base/parallel.h"
#include "kernels/common/grain.h"
#include "kernels/common/loop.h"
#include "kernels/onednn/conv_pieces.h"
#include "kernels/onednn/conv_primitives.h"

namespace nnc::kernels::onednn {
namespace {

bool takes(const ConvShape& s) {
  return s.type() == DType::kFloat32 && s.batch > 0 && s.in_channels > 0 && s.out_channels > 0 &&
         s.in_spatial() > 0 && s.out_spatial() > 0 && s.taps() > 0 && s.compact();
}

std::vector<ConvPiece> pieces_of(const ConvShape& s, ConvKind kind) {
  if (s.channels_last) return conv_pieces(s, kind);
  return {{s}};
}

const float* at(const ConstView& v, int64_t element) {
  return v.defined() ? v.ptr<float>() + element : nullptr;
}

// The weights of all pieces in the order that the first one's primitive wants.
class PieceWeights {
 public:
  PieceWeights(ConvEntry& first, const std::string& key, const std::vector<ConvPiece>& pieces,
               const Weight& w)
      : plain_(static_cast<const float*>(w.data)), order_(first.weights) {
    const ConvShape& s = pieces[0].shape;
    each_ = s.taps() * (s.in_channels / s.groups);
    share_ = s.out_channels;
    if (first.reorders.empty()) return;
    bytes_ = first.weight_bytes;
    // Shares of channels have weights of their own, other pieces have the same.
    const int64_t shares = 1 + pieces.back().channel / share_;
    const uint64_t name = hash_bytes(key.data(), static_cast<int64_t>(key.size()), shares);
    packed_ = packed(w, name, shares * bytes_, [&](void* to) {
      for (int64_t i = 0; i < shares; ++i) {
        first.reorder(plain_ + i * share_ * each_, static_cast<char*>(to) + i * bytes_);
      }
    });
  }

  // Calls use(data) with the weight of a piece, in the order of its entry.
  template <class F>
  void with(const ConvPiece& p, ConvEntry& e, const F& use) const {
    const float* plain = plain_ + p.channel * each_;
    if (e.reorders.empty()) return use(plain);
    if (packed_ && e.weights == order_) {
      return use(packed_->as<char>() + p.channel / share_ * bytes_);
    }
    const Ref<Block> own = Block::allocate(e.weight_bytes);
    e.reorder(plain, own->as<void>());
    use(own->as<void>());
  }

 private:
  const float* plain_;
  dnnl::memory::desc order_;
  int64_t each_ = 0, share_ = 0, bytes_ = 0;
  Ref<Block> packed_;
};

// Runs run(piece, entry, weights) for each piece, from several threads; false if oneDNN does not
// support one of them.
template <class Make, class Run>
bool run_pieces(char kind, const std::vector<ConvPiece>& pieces, const Weight& w, const Make& make,
                const Run& run) {
  const auto entry_of = [&](const ConvPiece& p, const auto& use) {
    return with_cached<ConvEntry>(
        key_of(kind, p.shape), [&] { return make(p.shape); }, use);
  };
  std::optional<PieceWeights> weights;
  const std::string key = key_of(kind, pieces[0].shape);
  const auto prepare = [&](ConvEntry& e) {
    weights.emplace(e, key, pieces, w);
    if (pieces.size() == 1) run(pieces[0], e, *weights);
  };
  if (!entry_of(pieces[0], prepare)) return false;
  if (pieces.size() == 1) return true;
  std::atomic<bool> all{true};
  parallel_for(static_cast<int64_t>(pieces.size()), 1, [&](int64_t begin, int64_t end) {
    for (int64_t i = begin; i < end; ++i) {
      const ConvPiece& p = pieces[static_cast<size_t>(i)];
      if (!entry_of(p, [&](ConvEntry& e) { run(p, e, *weights); })) all = false;
    }
  });
  return all;
}

// The results of a share of the channels, between those of the others.
void place_channels(float* to, int64_t row, const float* from, int64_t width, int64_t rows) {
  for (int64_t i = 0; i < rows; ++i) std::copy_n(from + i * width, width, to + i * row);
}

}  // namespace

bool conv_forward(const ConvShape& s, const View& y, const ConstView& x, const Weight& w,
                  const ConstView& bias) {
  return onednn::conv_forward_fused(s, y, x, w, bias, ConvEpilogue());
}

bool conv_forward_fused(const ConvShape& s, const View& y, const ConstView& x, const Weight& w,
                        const ConstView& bias, const ConvEpilogue& after) {
  if (!takes(s)) return false;
  const bool with_bias = bias.defined();
  const auto run = [&](const ConvPiece& p, ConvEntry& e, const PieceWeights& weights) {
    const int64_t width = p.shape.out_channels;
    const bool whole = width == s.out_channels;
    const Ref<Block> own =
        whole ? nullptr : Block::allocate(p.shape.batch * p.shape.out_spatial() * width * 4);
    const int64_t rows = p.shape.batch * p.shape.out_spatial();
    float* const to = y.ptr<float>() + p.y + p.channel;
    const View results(to, DType::kFloat32, {rows, width},
                       {s.channels_last ? s.out_channels : width, 1});
    weights.with(p, e, [&](const void* weight) {
      e.run.run({{DNNL_ARG_SRC, at(x, p.x)},
                 {DNNL_ARG_WEIGHTS, weight},
                 {DNNL_ARG_BIAS, at(bias, p.channel)},
                 {DNNL_ARG_DST, whole ? to : own->as<void>()}});
    });
    if (!whole) place_channels(to, s.out_channels, own->as<float>(), width, rows);
    ConvEpilogue part = after;
    if (after.residual.defined()) {
      part.residual =
          restrided(after.residual, results.sizes(), results.strides(), p.y + p.channel);
    }
    apply_epilogue(results, part);
  };
  return run_pieces(
      with_bias ? 'b' : 'f', pieces_of(s, ConvKind::kForward), w,
      [&](const ConvShape& shape) { return make_conv_forward(shape, with_bias); }, run);
}

bool conv_input_grad(const ConvShape& s, const View& gx, const ConstView& gy, const Weight& w) {
  if (!takes(s)) return false;
  return run_pieces('i', pieces_of(s, ConvKind::kInputGrad), w, make_conv_input_grad,
                    [&](const ConvPiece& p, ConvEntry& e, const PieceWeights& weights) {
                      weights.with(p, e, [&](const void* weight) {
                        e.run.run({{DNNL_ARG_DIFF_SRC, gx.ptr<float>() + p.x},
                                   {DNNL_ARG_DIFF_DST, at(gy, p.y)},
                                   {DNNL_ARG_WEIGHTS, weight}});
                      });
                    });
}

bool conv_weight_grad(const ConvShape& s, const View& gw, const View& gb, const ConstView& x,
                      const ConstView& gy) {
  if (!takes(s)) return false;
  const bool with_bias = gb.defined();
  const std::vector<ConvPiece> pieces = pieces_of(s, ConvKind::kWeightGrad);
  const int64_t parts = static_cast<int64_t>(pieces.size());
  const int64_t size = gw.numel(), channels = with_bias ? s.out_channels : 0;
  // The sum of each piece but the first, with its sum for the bias behind it.
  const int64_t each = size + channels;
  const Ref<Block> sums = Block::allocate((parts - 1) * each * 4);
  float* const others = sums->as<float>();
  std::atomic<bool> all{true};
  parallel_for(parts, 1, [&](int64_t begin, int64_t end) {
    for (int64_t i = begin; i < end; ++i) {
      const ConvPiece& p = pieces[static_cast<size_t>(i)];
      float* const to = i == 0 ? gw.ptr<float>() : others + (i - 1) * each;
      float* const bias_to = !with_bias ? nullptr : i == 0 ? gb.ptr<float>() : to + size;
      const auto run = [&](ConvEntry& e) {
        const bool same = e.reorders.empty();
        const Ref<Block> own = same ? nullptr : Block::allocate(e.weight_bytes);
        e.run.run({{DNNL_ARG_SRC, at(x, p.x)},
                   {DNNL_ARG_DIFF_DST, at(gy, p.y)},
                   {DNNL_ARG_DIFF_WEIGHTS, same ? to : own->as<void>()},
                   {DNNL_ARG_DIFF_BIAS, bias_to}});
        if (!same) e.reorder(own->as<void>(), to);
      };
      const auto make = [&] { return make_conv_weight_grad(p.shape, with_bias); };
      if (!with_cached<ConvEntry>(key_of(with_bias ? 'v' : 'w', p.shape), make, run)) all = false;
    }
  });
  if (!all) return false;
  const auto add = [&](float* to, const float* from, int64_t n) {
    if (parts == 1 || n == 0) return;
    parallel_for(n, grain_of(parts), [&](int64_t begin, int64_t end) {
      for (int64_t p = 0; p + 1 < parts; ++p) {
        const float* part = from + p * each;
        for (int64_t i = begin; i < end; ++i) to[i] += part[i];
      }
    });
  };
  add(gw.ptr<float>(), others, size);
  if (with_bias) add(gb.ptr<float>(), others + size, channels);
  return true;
}

}  // namespace nnc::kernels::onednn
