// SPDX-License-Identifier: Apache-2.0
// What stands behind nnc_named and nnc_kwargs. Both may be used by several threads at once.
#pragma once

#include <optional>
#include <string>
#include <unordered_map>
#include <vector>

#include "base/form.h"
#include "base/object_lock.h"
#include "capi/there_index.h"
#include "nn/module.h"

namespace nnc::capi {

class Named final : public Counted {
 public:
  struct Entry {
    std::string key;
    Tensor tensor;
    Ref<nn::Module> module;
    Form form{};
  };
  static void destroy(Named* n) { delete n; }

  // A key that is there already is an error.
  void add(Entry entry);
  // All or none; their keys differ.
  void add(std::vector<Entry> entries);
  // In the place of the entry that has its key, or at the end.
  void set(Entry entry);
  // Fails if there is no such key.
  void remove(const char* key);
  int64_t count() const;
  // Nothing if there is none.
  std::optional<Entry> at(int64_t index) const;
  std::optional<Entry> find(const char* key) const;
  // Null if there is none. Lives as long as the collection.
  const char* key(int64_t index) const;
  std::vector<Entry> entries() const;
  // Those whose keys begin with a text.
  std::vector<Entry> entries(std::string_view beginning) const;
  std::vector<nn::NamedTensor> tensors() const;
  std::vector<std::string> keys() const;

 private:
  struct Slot {
    const std::string* key = nullptr;  // lies in places_
    Tensor tensor;
    Ref<nn::Module> module;
    Form form;
  };
  static constexpr int64_t kGone = -1;
  static constexpr size_t kMostRemoved = 64;
  bool has(int64_t index) const { return index >= 0 && index < size(); }
  int64_t size() const { return there_.count(); }
  const Slot& slot(int64_t index) const { return slots_[there_.place(index)]; }
  size_t count_removed() const { return slots_.size() - static_cast<size_t>(size()); }
  // f(slot) of each that counts.
  template <class F>
  void each(const F& f) const {
    for (const Slot& s : slots_) {
      if (s.key) f(s);
    }
  }
  void check_free(const std::string& key) const;
  void append(Entry entry);
  void drop_removed() noexcept;
  static Entry entry_of(const Slot& s) { return {*s.key, s.tensor, s.module, s.form}; }

  mutable ObjectMutex mutex_;
  std::vector<Slot> slots_;                          // without a key: removed
  ThereIndex there_;                                 // which of them count
  std::unordered_map<std::string, int64_t> places_;  // of all keys that ever were there
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
  mutable ObjectMutex mutex_;
  Ref<Shared> current_;  // copied before it changes, if somebody else has it
};

}  // namespace nnc::capi
