// SPDX-License-Identifier: Apache-2.0
#include "program/fuse.h"

#include <algorithm>

#include "kernels/binary.h"
#include "kernels/conv.h"
#include "kernels/norm.h"
#include "kernels/unary.h"

namespace nnc::program {
namespace {

using kernels::ConvEpilogue;
using kernels::ConvShape;
using kernels::Weight;

constexpr auto kFused = &kernels::conv_forward_fused;

// Which steps touch a block.
class Touches final : public kernels::OperandVisitor {
 public:
  Touches(CaptureMemory& m, const char* first) : memory_(m), first_(first) {}
  bool read = false, written = false;
  void reads(ConstView& v) override { read |= is_here(v); }
  void writes(View& v) override { written |= is_here(v); }
  void weight(Weight& w) override { read |= memory_.find(w.data).first == first_; }
  void host(const void*) override {}

 private:
  bool is_here(const ConstView& v) const {
    return v.defined() && v.numel() > 0 && memory_.find(v.data()).first == first_;
  }
  CaptureMemory& memory_;
  const char* const first_;
};

bool same_place(const ConstView& a, const ConstView& b) {
  return a.data() == b.data() && a.dtype() == b.dtype() && a.numel() == b.numel();
}
// Do the elements of both lie in the same order, without gaps?
bool same_order(const ConstView& a, const ConstView& b) {
  if (a.dtype() != b.dtype() || !same_sizes(a.sizes(), b.sizes())) return false;
  for (int64_t d = 0; d < a.ndim(); ++d) {
    if (a.size(d) != 1 && a.stride(d) != b.stride(d)) return false;
  }
  return true;
}

class Fusion {
 public:
  Fusion(std::vector<Step>& steps, CaptureMemory& memory, std::vector<Ref<Storage>>& kept,
         Span<const ConstView> last)
      : steps_(steps), memory_(memory), kept_(kept) {
    for (const ConstView& v : last) last_.push_back(memory.find(v.data()).first);
  }
  void run() {
    gone_.assign(steps_.size(), false);
    for (size_t i = 0; i < steps_.size(); ++i) {
      if (steps_[i].is(&kernels::ref::conv_forward)) grow(i);
    }
    size_t n = 0;
    for (size_t i = 0; i < steps_.size(); ++i) {
      if (gone_[i]) continue;
      if (n != i) steps_[n] = std::move(steps_[i]);
      ++n;
    }
    steps_.erase(steps_.begin() + static_cast<std::ptrdiff_t>(n), steps_.end());
  }

 private:
  // A convolution and what it has taken over.
  struct Conv {
    ConvShape shape;
    View y;
    ConstView x, bias;
    Weight weight;
    ConvEpilogue after;
  };

  void grow(size_t i) {
    Conv c{steps_[i].argument<ConvShape>(0), steps_[i].argument<View>(1),
           steps_[i].argument<ConstView>(2), steps_[i].argument<ConstView>(4),
           steps_[i].argument<Weight>(3),    {}};
    bool grown = false;
    while (true) {
      const size_t j = next_touch(c.y, i);
      if (j == steps_.size() || !(take_norm(c, i, j) || take_sum(c, i, j) || take_relu(c, i, j)))
        break;
      gone_[j] = true;
      grown = true;
    }
    if (!grown) return;
    void* const arguments[] = {&c.shape, &c.y, &c.x, &c.weight, &c.bias, &c.after};
    static constexpr const char* kNames[2][2] = {
        {"conv_forward", "conv_forward + relu"},
        {"conv_forward + add", "conv_forward + add + relu"}};
    const char* const name = kNames[c.after.residual.defined()][c.after.relu];
    Step fused(
        {&kernels::CallTraits<std::decay_t<decltype(kFused)>>::kType, &kFused, 1, name, arguments});
    fused.module = steps_[i].module;
    steps_[i] = std::move(fused);
  }

  // The first step behind i that touches v's block; steps_.size() if none does.
  size_t next_touch(const ConstView& v, size_t i) const {
    const char* const first = memory_.find(v.data()).first;
    for (size_t j = i + 1; j < steps_.size(); ++j) {
      if (!gone_[j] && touches(j, first)) return j;
    }
    return steps_.size();
  }
  bool touches(size_t j, const char* first) const {
    Touches t(memory_, first);
    steps_[j].visit(t);
    return t.read || t.written;
  }
  bool is_last(const ConstView& v) const {
    const CaptureMemory::Found f = memory_.find(v.data());
    const char* const first = f.first;
    return (f.block && f.block->persists) ||
           std::find(last_.begin(), last_.end(), first) != last_.end();
  }
  // May step j's result be written by step i in its place, where c's results now lie? Then c's are
  // needed by nobody else, and nobody touches those of j before.
  bool may_replace(const Conv& c, const ConstView& out, size_t i, size_t j) const {
    if (same_place(c.y, out)) return true;  // in place
    const char* const first = memory_.find(out.data()).first;
    if (!first || is_last(c.y) || next_touch(c.y, j) != steps_.size()) return false;
    for (size_t k = 0; k < j; ++k) {
      if (!gone_[k] && k != i && touches(k, first)) return false;
    }
    return memory_.find(out.data()).block->nbytes == out.numel() * item_size(out.dtype());
  }

  bool take_norm(Conv& c, size_t i, size_t j) {
    static constexpr auto kAffine = &kernels::channel_affine;
    const Step& s = steps_[j];
    if (!s.is(kAffine) || c.after.relu || c.after.residual.defined() || !c.shape.channels_last)
      return false;
    const View& out = s.argument<View>(0);
    const ConstView& in = s.argument<ConstView>(1);
    if (!same_place(c.y, in) || !same_order(in, out) || c.shape.type() != DType::kFloat32 ||
        out.size(1) != c.shape.out_channels || in.stride(1) != 1 || !may_replace(c, out, i, j))
      return false;
    // Factors, weight and bias must be constants.
    for (int64_t a = 2; a < 5; ++a) {
      if (!is_constant(s.argument<ConstView>(a).data())) return false;
    }
    if (!is_constant(c.weight.data) || (c.bias.defined() && !is_constant(c.bias.data())))
      return false;
    const double* const mean = s.argument<ConstView>(2).ptr<double>();
    const double* const scale = s.argument<ConstView>(3).ptr<double>();
    const double* const shift = s.argument<ConstView>(4).ptr<double>();
    const int64_t n = c.shape.out_channels,
                  each = c.shape.in_channels / c.shape.groups * c.shape.taps();
    const Ref<Storage> w = Storage::allocate(n * each * 4), b = Storage::allocate(n * 4);
    kept_.push_back(w), kept_.push_back(b);
    const auto* const from = static_cast<const float*>(c.weight.data);
    auto *const to = static_cast<float*>(w->plain()), *const bias = static_cast<float*>(b->plain());
    const float* const old = c.bias.defined() ? c.bias.ptr<float>() : nullptr;
    for (int64_t o = 0; o < n; ++o) {
      for (int64_t k = o * each; k < (o + 1) * each; ++k) {
        to[k] = static_cast<float>(static_cast<double>(from[k]) * scale[o]);
      }
      const double before = old ? static_cast<double>(old[o]) : 0;
      bias[o] = static_cast<float>((before - mean[o]) * scale[o] + shift[o]);
    }
    const int64_t one = 1;
    c.weight = {to, w.get(), w.get()};
    c.bias = ConstView(bias, DType::kFloat32, {&n, 1}, {&one, 1}, b.get());
    c.y.move_to(out.data());
    return true;
  }

  bool take_sum(Conv& c, size_t i, size_t j) {
    const Step& s = steps_[j];
    if (!s.is(&kernels::ref::binary) || s.argument<kernels::Binary>(0) != kernels::Binary::kAdd ||
        s.argument<Scalar>(4).to_double() != 1 || c.after.relu || c.after.residual.defined())
      return false;
    const View& out = s.argument<View>(1);
    const ConstView &a = s.argument<ConstView>(2), &b = s.argument<ConstView>(3);
    const bool left = same_place(c.y, a);
    const ConstView &own = left ? a : b, &other = left ? b : a;
    if (!same_place(c.y, own) || !same_order(own, other) || !same_order(own, out) ||
        same_place(other, own) || same_place(other, out) || !may_replace(c, out, i, j))
      return false;
    // The other operand must be there when the convolution runs.
    const char* const first = memory_.find(other.data()).first;
    for (size_t k = i; first && k < j; ++k) {
      Touches t(memory_, first);
      if (!gone_[k]) steps_[k].visit(t);
      if (t.written) return false;
    }
    for (size_t k = i; !first && k < j; ++k) {
      if (!gone_[k] && steps_[k].may_change_outside()) return false;
    }
    c.after.residual = restrided(other, c.y.sizes(), c.y.strides());
    c.y.move_to(out.data());
    return true;
  }

  bool take_relu(Conv& c, size_t i, size_t j) {
    const Step& s = steps_[j];
    if (!s.is(&kernels::ref::unary) || s.argument<kernels::Unary>(0) != kernels::Unary::kRelu ||
        c.after.relu)
      return false;
    const View& out = s.argument<View>(1);
    const ConstView& in = s.argument<ConstView>(2);
    if (!same_place(c.y, in) || !same_order(in, out) || !may_replace(c, out, i, j)) return false;
    c.after.relu = true;
    c.y.move_to(out.data());
    return true;
  }

  bool is_constant(const void* p) const {
    return std::any_of(kept_.begin(), kept_.end(), [p](const Ref<Storage>& s) {
      const auto* const first = static_cast<const char*>(s->plain());
      return !s->shared_with_host() && first && p >= first && p < first + s->nbytes();
    });
  }

  std::vector<Step>& steps_;
  CaptureMemory& memory_;
  std::vector<Ref<Storage>>& kept_;
  std::vector<const char*> last_;
  std::vector<bool> gone_;
};

}  // namespace

void fuse(std::vector<Step>& steps, CaptureMemory& memory, std::vector<Ref<Storage>>& kept,
          Span<const ConstView> last) {
  Fusion(steps, memory, kept, last).run();
}

}  // namespace nnc::program
