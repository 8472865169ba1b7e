// SPDX-License-Identifier: Apache-2.0
#include "engine/gradient_update.h"

#include <algorithm>
#include <functional>

#include "graph/record.h"
#include "ops/arith.h"
#include "ops/compare.h"
#include "ops/convert.h"
#include "ops/elementwise.h"
#include "ops/layout.h"

namespace nnc {

LeafLocks::LeafLocks(Span<const Tensor> leaves) {
  SmallVector<AutogradMeta*, 8> all;
  for (const Tensor& t : leaves) all.push_back(&autograd_meta(t));
  std::sort(all.begin(), all.end(), std::less<>());
  try {
    for (AutogradMeta* m : all) {
      locked_.push_back(m);
      m->gradient_lock().lock();
    }
  } catch (...) {
    locked_.pop_back();
    unlock();
    throw;
  }
}
LeafLocks::~LeafLocks() {
  unlock();
}
void LeafLocks::unlock() {
  for (AutogradMeta* m : locked_) m->gradient_lock().unlock();
}

GradientUpdate::GradientUpdate(Tensor leaf, Tensor g) : leaf_(std::move(leaf)), g_(std::move(g)) {
  prepare(grad_of(leaf_), leaf_);
}

GradientUpdate::GradientUpdate(const Ref<RetainedGrad>& retained, Tensor g)
    : retained_(retained), g_(std::move(g)) {
  prepare(retained_->get(), Tensor());
}

void GradientUpdate::commit() {
  if (exact_) {
    ops::copy_(old_, g_);
    exact_->version = old_.version();
    autograd_meta(leaf_).exact_sum() = std::move(exact_);
  } else if (adds_) {
    ops::add_(old_, g_);
  } else if (leaf_.defined()) {
    autograd_meta(leaf_).exact_sum().reset();
    replace_grad(leaf_, std::move(g_));
  } else {
    retained_->replace(std::move(g_));
  }
}

namespace {

// Does g lie as the leaf, which has no gaps? Strides of sizes of 1 may be others, but not 0: as in
// PyTorch, what was repeated is copied.
bool lies_as(const Tensor& g, const Tensor& leaf) {
  for (int64_t d = 0; d < g.dim(); ++d) {
    if (g.size(d) == 1 ? g.stride(d) == 0 : g.stride(d) != leaf.stride(d)) return false;
  }
  return true;
}

// A first gradient of its own. As in PyTorch it keeps its strides where nobody else has it and it
// lies as the leaf; else it gets those of the leaf, or contiguous ones if the leaf has gaps.
Tensor first_gradient(const Tensor& g, const Tensor& leaf) {
  const bool dense =
      leaf.defined() && (leaf.contiguous() || is_dense(leaf.sizes(), leaf.strides()));
  const bool alike = leaf.defined() && !grad_enabled() && g.ref()->use_count() == 1 &&
                     (dense ? lies_as(g, leaf) : g.contiguous());
  if (alike && sole_owner(g)) return g;
  const Dims strides = alike   ? Dims(g.strides())
                       : dense ? Dims(leaf.strides())
                               : contiguous_strides(g.sizes());
  if (sole_owner(g) && same_sizes(g.strides(), strides)) return g;
  const Tensor y = Tensor::empty_strided(g.sizes(), strides, g.dtype());
  ops::copy_(y, g);
  return y;
}

}  // namespace

void GradientUpdate::prepare(Tensor old, const Tensor& leaf) {
  old_ = std::move(old);
  if (old_.defined() && leaf.defined() && !grad_enabled()) {
    check(same_sizes(old_.sizes(), g_.sizes()) && old_.dtype() == g_.dtype(), Code::kState,
          "backward: the .grad of a tensor of size ", g_.sizes(), " and type torch.", g_.dtype(),
          " has size ", old_.sizes(), " and type torch.", old_.dtype());
    check_inplace(old_, "backward");
    if (old_.contiguous() && !ops::same_order(old_, g_)) {
      g_ = ops::LayoutPlan::of(old_).operand(g_);
    }
    if (g_.impl()->storage == old_.impl()->storage) g_ = ops::clone(g_);
    adds_ = true;
    if (exec().deterministic && leaf.defined() && !is_recording()) prepare_exact_sum();
  } else if (old_.defined()) {
    g_ = ops::add(old_, g_);
  } else {
    g_ = first_gradient(g_, leaf);
  }
}

// Note [Exact sums]
// Sums of three numbers and more depend on their order, and that of backwards of several threads is
// nobody's choice. So under `deterministic` what several backwards add up is kept as the sum of two
// doubles, in which it has 106 bits, beside .grad, which is that sum, rounded: the same in any
// order. Two doubles that are added give their sum and what it lost (Knuth, The Art of Computer
// Programming 2, 4.2.2, theorem B). Of a .grad that somebody else has written to it begins anew.
void GradientUpdate::prepare_exact_sum() {
  const ExactSum* const before = autograd_meta(leaf_).exact_sum().get();
  const bool goes_on = before && before->grad == old_.impl() && before->version == old_.version();
  const auto wide = [](const Tensor& t) { return ops::to_dtype(t, DType::kFloat64); };
  const Tensor high = goes_on ? before->high : wide(detach(old_)), g = wide(g_);
  const Tensor sum = ops::add(high, g), part = ops::sub(sum, high);
  Tensor lost = ops::add(ops::sub(high, ops::sub(sum, part)), ops::sub(g, part));
  if (goes_on) lost = ops::add(lost, before->low);
  const Tensor low = ops::where(ops::isfinite(sum), lost, Tensor::zeros({}, DType::kFloat64));
  g_ = ops::to_dtype(ops::add(sum, low), old_.dtype());
  exact_ = std::make_unique<ExactSum>(ExactSum{sum, low, old_.impl(), 0});
}

}  // namespace nnc
