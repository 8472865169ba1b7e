// SPDX-License-Identifier: Apache-2.0
#include "capi/named.h"

#include "base/function_ref.h"
#include "base/make_room.h"
#include "capi/objects.h"

namespace nnc::capi {

void Named::append(Entry entry) {
  if (slots_.size() >= kMostRemoved && count_removed() > slots_.size() / 2) drop_removed();
  make_room(slots_);
  there_.reserve(slots_.capacity());
  const auto place = places_.try_emplace(std::move(entry.key), kGone).first;
  place->second = static_cast<int64_t>(slots_.size());
  slots_.push_back(
      {&place->first, std::move(entry.tensor), std::move(entry.module), std::move(entry.form)});
  there_.append();
}

// What was removed makes room.
void Named::drop_removed() noexcept {
  std::erase_if(slots_, [](const Slot& s) { return !s.key; });
  there_.clear();
  for (size_t i = 0; i < slots_.size(); ++i) {
    places_.find(*slots_[i].key)->second = static_cast<int64_t>(i);
    there_.append();
  }
}

void Named::check_free(const std::string& key) const {
  const auto place = places_.find(key);
  check(place == places_.end() || place->second == kGone, Code::kInvalid, "key '", key,
        "' is there already");
}

void Named::add(Entry entry) {
  const std::lock_guard lock(mutex_);
  check_free(entry.key);
  append(std::move(entry));
}

void Named::add(std::vector<Entry> entries) {
  const std::lock_guard lock(mutex_);
  for (const Entry& e : entries) check_free(e.key);
  make_room(slots_, entries.size());
  there_.reserve(slots_.capacity());
  for (const Entry& e : entries) places_.try_emplace(e.key, kGone);
  for (Entry& e : entries) append(std::move(e));  // cannot fail any more
}

// What was there goes when the lock is open again: its end may be the host's.
void Named::set(Entry entry) {
  Slot former{};
  const std::lock_guard lock(mutex_);
  const auto place = places_.find(entry.key);
  if (place == places_.end() || place->second == kGone) return append(std::move(entry));
  former = std::exchange(
      slots_[static_cast<size_t>(place->second)],
      Slot{&place->first, std::move(entry.tensor), std::move(entry.module), std::move(entry.form)});
}

void Named::remove(const char* key) {
  Slot former{};
  const std::lock_guard lock(mutex_);
  const auto place = places_.find(key);
  check(place != places_.end() && place->second != kGone, Code::kUnknown, "there is no key '", key,
        "'");
  const auto at = static_cast<size_t>(std::exchange(place->second, kGone));
  former = std::exchange(slots_[at], Slot{});
  there_.take_out(at);
}

int64_t Named::count() const {
  const ReadGuard lock(mutex_);
  return size();
}

std::optional<Named::Entry> Named::at(int64_t index) const {
  const ReadGuard lock(mutex_);
  if (!has(index)) return {};
  return entry_of(slot(index));
}

std::optional<Named::Entry> Named::find(const char* key) const {
  const ReadGuard lock(mutex_);
  const auto place = places_.find(key);
  if (place == places_.end() || place->second == kGone) return {};
  return entry_of(slots_[static_cast<size_t>(place->second)]);
}

const char* Named::key(int64_t index) const {
  const ReadGuard lock(mutex_);
  return has(index) ? slot(index).key->c_str() : nullptr;
}

std::vector<Named::Entry> Named::entries() const {
  const ReadGuard lock(mutex_);
  std::vector<Entry> list;
  each([&](const Slot& s) { list.push_back(entry_of(s)); });
  return list;
}

std::vector<Named::Entry> Named::entries(std::string_view beginning) const {
  const ReadGuard lock(mutex_);
  std::vector<Entry> list;
  each([&](const Slot& s) {
    if (s.key->starts_with(beginning)) list.push_back(entry_of(s));
  });
  return list;
}

std::vector<nn::NamedTensor> Named::tensors() const {
  const ReadGuard lock(mutex_);
  std::vector<nn::NamedTensor> list;
  each([&](const Slot& s) { list.push_back({*s.key, s.tensor}); });
  return list;
}

std::vector<std::string> Named::keys() const {
  const ReadGuard lock(mutex_);
  std::vector<std::string> list;
  each([&](const Slot& s) { list.push_back(*s.key); });
  return list;
}

KwargsObject::Snapshot KwargsObject::get() const {
  const ReadGuard lock(mutex_);
  return Snapshot(current_);
}

void KwargsObject::set(std::string key, Kwargs::Value value, const char* op) {
  const std::lock_guard lock(mutex_);
  if (current_->use_count() > 1) current_ = Ref<Shared>::adopt(new Shared(current_->kwargs));
  current_->kwargs.set(std::move(key), std::move(value), op);
}

}  // namespace nnc::capi

using namespace nnc;
using namespace nnc::capi;

namespace {

nnc_error* set_kwarg(const char* op, nnc_kwargs* kwargs, const char* key,
                     FunctionRef<Kwargs::Value()> value) {
  return guard(op, nullptr, [&](const Call&) { ARG(kwargs).set(ARG(key), value(), op); });
}

const Kwargs& entries_of(const KwargsObject::Snapshot& s) {
  return *static_cast<const Kwargs*>(s);
}

std::string key_at(const KwargsObject::Snapshot& s, int64_t index) {
  const auto& entries = entries_of(s).entries();
  const auto n = static_cast<int64_t>(entries.size());
  check(index >= 0 && index < n, Code::kIndex, "index ", index, " is out of range, there are ", n,
        " keys");
  return entries[static_cast<size_t>(index)].key;
}

Tensor tensor_at(const KwargsObject::Snapshot& s, const char* key) {
  const Kwargs::Value* value = entries_of(s).find(key);
  if (!value || std::holds_alternative<std::monostate>(*value)) return {};
  const auto* t = std::get_if<Tensor>(value);
  check(t != nullptr, Code::kInvalid, "key '", key, "' is not set to a tensor");
  return *t;
}

// Entry index of a collection, or an error.
Named::Entry entry_at(const Named& n, int64_t index) {
  std::optional<Named::Entry> e = n.at(index);
  check(e.has_value(), Code::kIndex, "index ", index, " is out of range, there are ", n.count(),
        " entries");
  return *std::move(e);
}

Tensor tensor_of(const Named& n, const char* key) {
  const std::optional<Named::Entry> e = n.find(key);
  return e ? e->tensor : Tensor();
}

}  // namespace

nnc_error* nnc_kwargs_new(nnc_ctx* ctx, nnc_kwargs** out) {
  return PUT(out, Ref<KwargsObject>::adopt(new KwargsObject));
}

nnc_error* nnc_kwargs_set_none(nnc_kwargs* kwargs, const char* key) {
  return set_kwarg(__func__, kwargs, key, [] { return Kwargs::Value(); });
}
nnc_error* nnc_kwargs_set_bool(nnc_kwargs* kwargs, const char* key, int32_t value) {
  return set_kwarg(__func__, kwargs, key, [&] { return Kwargs::Value(value != 0); });
}
nnc_error* nnc_kwargs_set_i64(nnc_kwargs* kwargs, const char* key, int64_t value) {
  return set_kwarg(__func__, kwargs, key, [&] { return Kwargs::Value(value); });
}
nnc_error* nnc_kwargs_set_f64(nnc_kwargs* kwargs, const char* key, double value) {
  return set_kwarg(__func__, kwargs, key, [&] { return Kwargs::Value(value); });
}
nnc_error* nnc_kwargs_set_str(nnc_kwargs* kwargs, const char* key, const char* value) {
  return set_kwarg(__func__, kwargs, key, [&] { return Kwargs::Value(std::string(ARG(value))); });
}
nnc_error* nnc_kwargs_set_i64s(nnc_kwargs* kwargs, const char* key, const int64_t* values,
                               int64_t n) {
  return set_kwarg(__func__, kwargs, key, [&] {
    const Sizes given = list(values, n, "values");
    return Kwargs::Value(std::vector<int64_t>(given.begin(), given.end()));
  });
}
nnc_error* nnc_kwargs_set_tensor(nnc_kwargs* kwargs, const char* key, nnc_tensor* value) {
  return set_kwarg(__func__, kwargs, key, [&] { return Kwargs::Value(ARG(value)); });
}
nnc_error* nnc_kwargs_set_tensors(nnc_kwargs* kwargs, const char* key, nnc_tensor* const* values,
                                  int64_t n) {
  return set_kwarg(__func__, kwargs, key, [&] { return Kwargs::Value(list(values, n, "values")); });
}

int64_t nnc_kwargs_count(nnc_kwargs* kwargs) {
  return read<KwargsObject>(kwargs, Kind::kKwargs, int64_t{-1}, [](KwargsObject& k) {
    return static_cast<int64_t>(entries_of(k.get()).entries().size());
  });
}
nnc_error* nnc_kwargs_key(nnc_ctx* ctx, nnc_kwargs* kwargs, int64_t index, nnc_string** out) {
  return PUT(out, key_at(ARG(kwargs).get(), index));
}
nnc_error* nnc_kwargs_tensor(nnc_ctx* ctx, nnc_kwargs* kwargs, const char* key, nnc_tensor** out) {
  return PUT(out, tensor_at(ARG(kwargs).get(), ARG(key)));
}

nnc_error* nnc_named_new(nnc_ctx* ctx, nnc_named** out) {
  return PUT(out, Ref<Named>::adopt(new Named));
}

nnc_error* nnc_named_add(nnc_named* named, const char* key, nnc_tensor* tensor) {
  nnc_ctx* const ctx = nullptr;
  return RUN(ARG(named).add({ARG(key), tensor ? Tensor(MARKED(tensor)) : Tensor(), nullptr, {}}));
}

nnc_error* nnc_named_add_module(nnc_named* named, const char* key, nnc_module* module) {
  nnc_ctx* const ctx = nullptr;
  return RUN(ARG(named).add({ARG(key), {}, Ref<nn::Module>::share(&ARG(module)), {}}));
}

nnc_error* nnc_named_set(nnc_named* named, const char* key, nnc_tensor* tensor) {
  nnc_ctx* const ctx = nullptr;
  return RUN(ARG(named).set({ARG(key), tensor ? Tensor(MARKED(tensor)) : Tensor(), nullptr, {}}));
}

nnc_error* nnc_named_remove(nnc_named* named, const char* key) {
  nnc_ctx* const ctx = nullptr;
  return RUN(ARG(named).remove(ARG(key)));
}

nnc_error* nnc_named_get(nnc_ctx* ctx, nnc_named* named, const char* key, nnc_tensor** out) {
  return PUT(out, tensor_of(ARG(named), ARG(key)));
}

int64_t nnc_named_count(nnc_named* named) {
  return read<Named>(named, Kind::kNamed, int64_t{-1}, [](Named& n) { return n.count(); });
}

const char* nnc_named_key(nnc_named* named, int64_t index) {
  return read<Named>(named, Kind::kNamed, static_cast<const char*>(nullptr),
                     [&](Named& n) { return n.key(index); });
}

nnc_error* nnc_named_tensor(nnc_ctx* ctx, nnc_named* named, int64_t index, nnc_tensor** out) {
  return PUT(out, entry_at(ARG(named), index).tensor);
}

nnc_error* nnc_named_module(nnc_ctx* ctx, nnc_named* named, int64_t index, nnc_module** out) {
  return PUT(out, entry_at(ARG(named), index).module);
}
