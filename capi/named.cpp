// SPDX-License-Identifier: Apache-2.0
#include "capi/named.h"

#include "capi/guard.h"

using namespace nnc;
using namespace nnc::capi;

namespace {

template <class F>
nnc_error* set_kwarg(const char* op, nnc_kwargs* kwargs, const char* key, const F& value) {
  return guard(op, nullptr, [&](const Call& c) {
    c.object<KwargsObject>(kwargs, Kind::kKwargs, "kwargs")
        .kwargs.set(c.text(key, "key"), value(c), c.op());
  });
}

// Entry index of a collection, or an error.
const Named::Entry& entry_at(const Call& c, nnc_named* named, int64_t index) {
  const Named& n = c.object<Named>(named, Kind::kNamed, "named");
  const auto count = static_cast<int64_t>(n.entries.size());
  check(index >= 0 && index < count, Code::kIndex, c.op(), ": index ", index,
        " is out of range, there are ", count, " entries");
  return n.entries[static_cast<size_t>(index)];
}

}  // namespace

nnc_error* nnc_kwargs_new(nnc_ctx* ctx, nnc_kwargs** out) {
  return guard(__func__, ctx, out, [&](const Call& c) {
    c.put_object(reinterpret_cast<void**>(out), Kind::kKwargs, new KwargsObject);
  });
}

nnc_error* nnc_kwargs_set_none(nnc_kwargs* kwargs, const char* key) {
  return set_kwarg(__func__, kwargs, key, [](const Call&) { return std::monostate(); });
}

nnc_error* nnc_kwargs_set_bool(nnc_kwargs* kwargs, const char* key, int32_t value) {
  return set_kwarg(__func__, kwargs, key, [&](const Call&) { return value != 0; });
}

nnc_error* nnc_kwargs_set_i64(nnc_kwargs* kwargs, const char* key, int64_t value) {
  return set_kwarg(__func__, kwargs, key, [&](const Call&) { return value; });
}

nnc_error* nnc_kwargs_set_f64(nnc_kwargs* kwargs, const char* key, double value) {
  return set_kwarg(__func__, kwargs, key, [&](const Call&) { return value; });
}

nnc_error* nnc_kwargs_set_str(nnc_kwargs* kwargs, const char* key, const char* value) {
  return set_kwarg(__func__, kwargs, key,
                   [&](const Call& c) { return std::string(c.text(value, "value")); });
}

nnc_error* nnc_kwargs_set_i64s(nnc_kwargs* kwargs, const char* key, const int64_t* values,
                               int64_t n) {
  return set_kwarg(__func__, kwargs, key, [&](const Call& c) {
    const Sizes list = c.sizes(values, n, "values");
    return std::vector<int64_t>(list.begin(), list.end());
  });
}

nnc_error* nnc_kwargs_set_tensor(nnc_kwargs* kwargs, const char* key, nnc_tensor* value) {
  return set_kwarg(__func__, kwargs, key, [&](const Call& c) { return c.tensor(value, "value"); });
}

nnc_error* nnc_kwargs_set_tensors(nnc_kwargs* kwargs, const char* key, nnc_tensor* const* values,
                                  int64_t n) {
  return set_kwarg(__func__, kwargs, key,
                   [&](const Call& c) { return c.tensors(values, n, "values"); });
}

nnc_error* nnc_named_new(nnc_ctx* ctx, nnc_named** out) {
  return guard(__func__, ctx, out, [&](const Call& c) {
    c.put_object(reinterpret_cast<void**>(out), Kind::kNamed, new Named);
  });
}

nnc_error* nnc_named_add(nnc_named* named, const char* key, nnc_tensor* tensor) {
  return guard(__func__, nullptr, [&](const Call& c) {
    Named& n = c.object<Named>(named, Kind::kNamed, "named");
    const std::string name = c.text(key, "key");
    for (const Named::Entry& e : n.entries) {
      check(e.key != name, Code::kInvalid, c.op(), ": key '", name, "' is there already");
    }
    n.entries.push_back({name, c.tensor(tensor, "tensor"), nullptr});
  });
}

int64_t nnc_named_count(nnc_named* named) {
  return read<Named>(named, Kind::kNamed, int64_t{-1},
                     [](Named& n) { return static_cast<int64_t>(n.entries.size()); });
}

const char* nnc_named_key(nnc_named* named, int64_t index) {
  return read<Named>(named, Kind::kNamed, static_cast<const char*>(nullptr), [&](Named& n) {
    const bool there = index >= 0 && index < static_cast<int64_t>(n.entries.size());
    return there ? n.entries[static_cast<size_t>(index)].key.c_str() : nullptr;
  });
}

nnc_error* nnc_named_tensor(nnc_ctx* ctx, nnc_named* named, int64_t index, nnc_tensor** out) {
  return guard(__func__, ctx, out,
               [&](const Call& c) { c.put(out, entry_at(c, named, index).tensor); });
}

nnc_error* nnc_named_module(nnc_ctx* ctx, nnc_named* named, int64_t index, nnc_module** out) {
  return guard(__func__, ctx, out, [&](const Call& c) {
    const Ref<nn::Module>& m = entry_at(c, named, index).module;
    if (m)
      c.put(out, m);
    else
      *out = nullptr;
  });
}
