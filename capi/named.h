// SPDX-License-Identifier: Apache-2.0
// What stands behind nnc_named and nnc_kwargs. Both may be used by several threads at once.
#pragma once

#include <deque>
#include <mutex>
#include <string>
#include <string_view>
#include <unordered_set>
#include <vector>

#include "nn/module.h"

namespace nnc::capi {

class Named final : public Counted {
 public:
  struct Entry {
    std::string key;
    Tensor tensor;
    Ref<nn::Module> module;
  };
  static void destroy(Named* n) { delete n; }

  // A key that is there already is an error.
  void add(Entry entry);
  int64_t count() const;
  // Null if there is none. Entries stay where they are, as long as the collection lives.
  const Entry* at(int64_t index) const;
  std::vector<nn::NamedTensor> tensors() const;

 private:
  mutable std::mutex mutex_;
  std::deque<Entry> entries_;
  std::unordered_set<std::string_view> keys_;  // lie in entries_
};

class KwargsObject final : public Counted {
  struct Shared final : Counted {
    explicit Shared(const Kwargs& k) : kwargs(k) {}
    static void destroy(Shared* s) { delete s; }
    Kwargs kwargs;
  };

 public:
  // What is set at some moment: a call that has it does not see what is set later.
  class Snapshot {
   public:
    Snapshot() = default;
    explicit Snapshot(Ref<Shared> s) : shared_(std::move(s)) {}
    operator const Kwargs*() const { return shared_ ? &shared_->kwargs : nullptr; }

   private:
    Ref<Shared> shared_;
  };

  explicit KwargsObject(const Kwargs& k = {}) : current_(Ref<Shared>::adopt(new Shared(k))) {}
  static void destroy(KwargsObject* k) { delete k; }

  Snapshot get() const;
  // A key that is set already is an error.
  void set(std::string key, Kwargs::Value value, const char* op);

 private:
  mutable std::mutex mutex_;
  Ref<Shared> current_;  // copied before it changes, if somebody else has it
};

}  // namespace nnc::capi
