// SPDX-License-Identifier: Apache-2.0
#include "program/dataflow.h"

#include <algorithm>

#include "kernels/binary.h"
#include "kernels/unary.h"

namespace nnc::program {
namespace {

class Blocks final : public kernels::OperandVisitor {
 public:
  Blocks(CaptureMemory& m, std::map<const char*, bool>& out) : memory_(m), written_(out) {}
  void reads(ConstView& v) override { note(v, false); }
  void writes(View& v) override { note(v, true); }
  void weight(kernels::Weight& w) override { note(w.data, false); }
  void host(const void*) override {}

 private:
  void note(const ConstView& v, bool writes) {
    if (v.defined() && v.numel() > 0) note(v.data(), writes);
  }
  void note(const void* p, bool writes) {
    if (const char* const first = memory_.find(p).first) written_[first] |= writes;
  }
  CaptureMemory& memory_;
  std::map<const char*, bool>& written_;
};

void insert_in_order(std::vector<size_t>& steps, size_t i) {
  const auto at = std::lower_bound(steps.begin(), steps.end(), i);
  if (at == steps.end() || *at != i) steps.insert(at, i);
}

}  // namespace

bool same_place(const ConstView& a, const ConstView& b) {
  return a.data() == b.data() && a.dtype() == b.dtype() && a.numel() == b.numel() &&
         is_dense(a.sizes(), a.strides()) && is_dense(b.sizes(), b.strides());
}
bool same_order(const ConstView& a, const ConstView& b) {
  if (a.dtype() != b.dtype() || !same_sizes(a.sizes(), b.sizes())) return false;
  for (int64_t d = 0; d < a.ndim(); ++d) {
    if (a.size(d) != 1 && a.stride(d) != b.stride(d)) return false;
  }
  return true;
}

Dataflow::Dataflow(std::vector<Step>& steps, CaptureMemory& memory, std::vector<Ref<Storage>>& kept,
                   Span<const ConstView> last, Purpose purpose)
    : steps_(steps), memory_(memory), kept_(kept), purpose_(purpose), gone_(steps.size(), false) {
  for (const ConstView& v : last) last_.insert(memory.find(v.data()).first);
  for (const Ref<Storage>& s : kept_) note_constant(*s);
  for (size_t i = 0; i < steps_.size(); ++i) {
    if (steps_[i].is_action()) actions_.push_back(i);
    if (steps_[i].may_change_outside()) changes_.push_back(i);
    note(i);
  }
}

void Dataflow::note(size_t i) {
  std::map<const char*, bool> written;
  Blocks blocks(memory_, written);
  steps_[i].visit(blocks);
  for (const auto& [first, writes] : written) {
    Touches& t = touches_[first];
    insert_in_order(t.all, i);
    if (writes) insert_in_order(t.writes, i);
  }
}

void Dataflow::note_constant(Storage& s) {
  const auto* const first = static_cast<const char*>(s.plain());
  if (!s.shared_with_host() && first && s.nbytes() > 0) constants_[first] = &s;
}

size_t Dataflow::first_of(const Steps& steps, size_t i) const {
  auto at = std::lower_bound(steps.begin(), steps.end(), i);
  while (at != steps.end() && gone_[*at]) ++at;
  return at == steps.end() ? steps_.size() : *at;
}

size_t Dataflow::next_of(const CaptureMemory::Found& f, Steps Touches::*which, size_t i) const {
  const auto at = touches_.find(f.first);
  const size_t step = at == touches_.end() ? steps_.size() : first_of(at->second.*which, i);
  return f.block && f.block->persists ? std::min(step, first_of(actions_, i)) : step;
}

void Dataflow::replace(size_t i, Step s) {
  s.module = steps_[i].module, s.call = steps_[i].call;
  steps_[i] = std::move(s);
  note(i);
}

void Dataflow::finish() {
  size_t n = 0;
  for (size_t i = 0; i < steps_.size(); ++i) {
    if (gone_[i]) continue;
    if (n != i) steps_[n] = std::move(steps_[i]);
    ++n;
  }
  steps_.erase(steps_.begin() + static_cast<std::ptrdiff_t>(n), steps_.end());
}

size_t Dataflow::next_touch(const ConstView& v, size_t i) const {
  return next_of(memory_.find(v.data()), &Touches::all, i + 1);
}

bool Dataflow::is_last(const ConstView& v) const {
  const CaptureMemory::Found f = memory_.find(v.data());
  return (f.block && f.block->persists) || last_.count(f.first) > 0;
}

bool Dataflow::may_replace(const Produced& p, const ConstView& out, size_t j) const {
  if (same_place(p.y, out)) return true;  // in place
  const CaptureMemory::Found f = memory_.find(out.data());
  if (!f.first || is_last(p.y) || next_touch(p.y, j) != steps_.size()) return false;
  // The step that read what was taken over is gone.
  if (p.residual.defined() && memory_.find(p.residual.data()).first == f.first) return false;
  return next_of(f, &Touches::all, 0) >= j &&
         f.block->nbytes == out.numel() * item_size(out.dtype());
}

bool Dataflow::is_unchanged(const ConstView& v, size_t i, size_t j) const {
  const CaptureMemory::Found f = memory_.find(v.data());
  return (f.first ? next_of(f, &Touches::writes, i) : first_of(changes_, i)) >= j;
}

Storage* Dataflow::constant(const void* p) const {
  if (purpose_ == Purpose::kTraining) return nullptr;
  auto at = constants_.upper_bound(static_cast<const char*>(p));
  if (at == constants_.begin()) return nullptr;
  --at;
  return p < at->first + at->second->nbytes() ? at->second : nullptr;
}

float* Dataflow::keep_floats(int64_t n, Storage** storage) {
  kept_.push_back(Storage::allocate(n * 4));
  note_constant(*kept_.back());
  if (storage) *storage = kept_.back().get();
  return static_cast<float*>(kept_.back()->plain());
}

bool Dataflow::take_sum(Produced& p, size_t i, size_t j) const {
  const Step& s = steps_[j];
  if (!s.is(&kernels::ref::binary) || s.argument<kernels::Binary>(0) != kernels::Binary::kAdd ||
      s.argument<Scalar>(4).to_double() != 1 || p.activates || p.residual.defined())
    return false;
  const View& out = s.argument<View>(1);
  const ConstView &a = s.argument<ConstView>(2), &b = s.argument<ConstView>(3);
  const bool left = same_place(p.y, a);
  const ConstView &own = left ? a : b, &other = left ? b : a;
  // The other operand must be there when step i runs.
  if (!same_place(p.y, own) || !same_order(own, other) || !same_order(own, out) ||
      same_place(other, own) || same_place(other, out) || !may_replace(p, out, j) ||
      !is_unchanged(other, i, j))
    return false;
  p.residual = restrided(other, p.y.sizes(), p.y.strides());
  p.y.move_to(out.data());
  return true;
}

bool Dataflow::take_activation(Produced& p, size_t j) const {
  const Step& s = steps_[j];
  if (!s.is(&kernels::ref::unary) || p.activates) return false;
  const View& out = s.argument<View>(1);
  const ConstView& in = s.argument<ConstView>(2);
  if (!same_place(p.y, in) || !same_order(in, out) || !may_replace(p, out, j)) return false;
  p.activates = true;
  p.y.move_to(out.data());
  return true;
}

}  // namespace nnc::program
