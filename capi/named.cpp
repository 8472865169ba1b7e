// SPDX-License-Identifier: Apache-2.0
#include "capi/named.h"

#include "base/function_ref.h"
#include "capi/objects.h"

namespace nnc::capi {

void Named::add(Entry entry) {
  const std::lock_guard lock(mutex_);
  check(keys_.count(entry.key) == 0, Code::kInvalid, "key '", entry.key, "' is there already");
  entries_.push_back(std::move(entry));
  try {
    keys_.insert(entries_.back().key);
  } catch (...) {
    entries_.pop_back();
    throw;
  }
}

int64_t Named::count() const {
  const std::lock_guard lock(mutex_);
  return static_cast<int64_t>(entries_.size());
}

const Named::Entry* Named::at(int64_t index) const {
  const std::lock_guard lock(mutex_);
  const bool there = index >= 0 && index < static_cast<int64_t>(entries_.size());
  return there ? &entries_[static_cast<size_t>(index)] : nullptr;
}

std::vector<nn::NamedTensor> Named::tensors() const {
  const std::lock_guard lock(mutex_);
  std::vector<nn::NamedTensor> list;
  for (const Entry& e : entries_) list.push_back({e.key, e.tensor});
  return list;
}

KwargsObject::Snapshot KwargsObject::get() const {
  const std::lock_guard lock(mutex_);
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
const Named::Entry& entry_at(const Named& n, int64_t index) {
  const Named::Entry* e = n.at(index);
  check(e != nullptr, Code::kIndex, "index ", index, " is out of range, there are ", n.count(),
        " entries");
  return *e;
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
  return RUN(ARG(named).add({ARG(key), MARKED(tensor), nullptr}));
}

nnc_error* nnc_named_add_module(nnc_named* named, const char* key, nnc_module* module) {
  nnc_ctx* const ctx = nullptr;
  return RUN(ARG(named).add({ARG(key), {}, Ref<nn::Module>::share(&ARG(module))}));
}

int64_t nnc_named_count(nnc_named* named) {
  return read<Named>(named, Kind::kNamed, int64_t{-1}, [](Named& n) { return n.count(); });
}

const char* nnc_named_key(nnc_named* named, int64_t index) {
  return read<Named>(named, Kind::kNamed, static_cast<const char*>(nullptr), [&](Named& n) {
    const Named::Entry* e = n.at(index);
    return e ? e->key.c_str() : nullptr;
  });
}

nnc_error* nnc_named_tensor(nnc_ctx* ctx, nnc_named* named, int64_t index, nnc_tensor** out) {
  return PUT(out, entry_at(ARG(named), index).tensor);
}

nnc_error* nnc_named_module(nnc_ctx* ctx, nnc_named* named, int64_t index, nnc_module** out) {
  return PUT(out, entry_at(ARG(named), index).module);
}
