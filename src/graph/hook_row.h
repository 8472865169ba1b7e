// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <atomic>
#include <mutex>
#include <new>
#include <utility>
#include <vector>

#include "base/append_list.h"
#include "base/object_lock.h"
#include "base/ref.h"
#include "base/spin_lock.h"

namespace nnc {

// Note [Rows of hooks]
// Hooks of one kind in the order in which they run, each with what T says of it beside the Hook
// `hook`; of a module, all modules, an optimizer (those of a tensor are few: HookList). Any thread
// may add, remove and read: whoever reads has those that were there, and alive, when it began.
// Adding costs the same however many there are: removed ones make room when as many have come as
// were alive the last time, or when a reader meets more of them than of the others. The child of
// fork() goes on with what there is, for that is whole after every single write: Note [Fork].
template <class T>
class HookRow {
 public:
  HookRow() = default;
  HookRow(const HookRow&) = delete;
  HookRow& operator=(const HookRow&) = delete;
  // Hooks end with what they belong to, also if somebody still has them.
  ~HookRow() {
    const Ref<Lists> all = lists();
    if (all) each(*all, [](const T& t) { t.hook->remove(); });
    Ref<Lists>::adopt(lists_.exchange(nullptr)).reset();
  }

  // Where nothing was ever added, nothing costs anything.
  void add(T entry, bool first = false) {
    Ref<Lists> former;  // dropped without a lock
    const std::lock_guard lock(writers_);
    Lists* const now = lists_.load(std::memory_order_acquire);
    if (now && now->size() < now->most) return now->add(std::move(entry), first);
    const Ref<Lists> fresh = living(now);
    fresh->add(std::move(entry), first);
    fresh->most = 2 * fresh->size() + kFew;
    former = replace(fresh);
  }

  // Those that are alive.
  std::vector<T> alive() const {
    std::vector<T> found;
    if (const Ref<Lists> all = lists()) {
      each(*all, [&](const T& t) {
        if (t.hook->alive()) found.push_back(t);
      });
      const auto living = static_cast<int64_t>(found.size());
      if (all->size() > 2 * living + kFew) drop_removed();
    }
    return found;
  }

  // Is one alive?
  bool any() const {
    const Ref<Lists> all = lists();
    if (!all) return false;
    int64_t removed = 0;
    for (const AppendList<T>* list : {&all->rest, &all->first}) {
      for (const T& t : *list) {
        if (t.hook->alive()) return true;
        ++removed;
      }
    }
    if (removed > kFew) drop_removed();
    return false;
  }

 private:
  static constexpr int64_t kFew = 8;
  struct Lists final : Counted {
    static void destroy(Lists* l) { delete l; }
    int64_t size() const { return first.size() + rest.size(); }
    void add(T entry, bool in_front) { (in_front ? first : rest).append(std::move(entry)); }
    AppendList<T> first;  // the last one runs first
    AppendList<T> rest;
    int64_t most = 0;
  };

  template <class F>
  static void each(const Lists& all, const F& f) {
    const int64_t in_front = all.first.size();
    const int64_t behind = all.rest.size();
    for (int64_t i = in_front; i-- > 0;) f(all.first[i]);
    for (int64_t i = 0; i < behind; ++i) f(all.rest[i]);
  }

  // Those of `now` (or null) that are alive.
  static Ref<Lists> living(const Lists* now) {
    auto fresh = Ref<Lists>::adopt(new Lists);
    if (!now) return fresh;
    each(*now, [&](const T& t) {
      if (t.hook->alive()) fresh->rest.append(t);
    });
    fresh->most = 2 * fresh->size() + kFew;
    return fresh;
  }
  // Gives the lists that were there.
  Ref<Lists> replace(const Ref<Lists>& fresh) const {
    const std::lock_guard readers(readers_);
    return Ref<Lists>::adopt(lists_.exchange(Ref<Lists>(fresh).leak()));
  }
  // Without memory they stay until there is some.
  void drop_removed() const {
    Ref<Lists> former;
    const std::lock_guard lock(writers_);
    try {
      former = replace(living(lists_.load(std::memory_order_acquire)));
    } catch (const std::bad_alloc&) {
    }
  }

  Ref<Lists> lists() const {
    if (!lists_.load(std::memory_order_acquire)) return nullptr;
    const std::lock_guard lock(readers_);
    return Ref<Lists>::share(lists_.load(std::memory_order_acquire));
  }

  mutable std::atomic<Lists*> lists_{nullptr};  // one reference
  mutable SpinLock readers_;                    // while they take one, and it is replaced
  mutable ObjectLock<HolderGone::kTakeOver> writers_;
};

}  // namespace nnc
