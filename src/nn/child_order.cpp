// SPDX-License-Identifier: Apache-2.0
#include "nn/child_order.h"

#include <algorithm>
#include <queue>
#include <unordered_map>

namespace nnc::nn {

namespace {
constexpr size_t kFew = 8;
}  // namespace

ChildOrder::ChildOrder(Module& parent, Module& child) : parent_(parent), child_(child) {
  cycle_ = &child == &parent;
  if (cycle_ || parent.rank_ < child.rank_) return;
  lowers_ = !parent.has_parent_;
  if (lowers_) return;
  cycle_ = !raise(0);
  const size_t n = raised_.size();
  if (!cycle_ && n > kFew) raise(static_cast<int64_t>(n));
}

bool ChildOrder::raise(int64_t gap) {
  // In the order of the ranks that they have, what leads to a module comes before it.
  using Ranked = std::pair<int64_t, Module*>;
  std::priority_queue<Ranked, std::vector<Ranked>, std::greater<>> next;
  std::unordered_map<Module*, int64_t> fresh;
  const auto needs = [&](Module& m, int64_t rank) {
    if (m.rank_ >= rank) return;
    int64_t& r = fresh.try_emplace(&m, m.rank_).first->second;
    if (r == m.rank_) next.emplace(m.rank_, &m);
    r = std::max(r, rank);
  };
  needs(child_, parent_.rank_ + 1 + gap);
  while (!next.empty()) {
    Module& m = *next.top().second;
    next.pop();
    const int64_t below = fresh.at(&m) + 1;
    for (const Module::Child& c : m.children()) {
      if (c.module.get() == &parent_) return false;
      if (c.module) needs(*c.module, below);
    }
  }
  raised_.assign(fresh.begin(), fresh.end());
  return true;
}

void ChildOrder::commit() noexcept {
  child_.has_parent_ = true;
  if (lowers_) parent_.rank_ = std::min(parent_.rank_, child_.rank_ - 1);
  for (const auto& [m, rank] : raised_) m->rank_ = std::max(m->rank_, rank);
}

}  // namespace nnc::nn
