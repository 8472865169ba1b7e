// SPDX-License-Identifier: Apache-2.0
// Prepared primitives, kept by their key: making one costs up to milliseconds.
#pragma once

#include <memory>
#include <string>

#include "base/function_ref.h"
#include "kernels/onednn/compat.h"

namespace nnc::kernels::onednn {

// What is cached. A key that oneDNN cannot serve is cached as `supported` false.
struct CacheEntry {
  virtual ~CacheEntry() = default;
  bool supported = true;
};

// Takes an idle entry out of the cache (null if there is none); give_back returns it. Two threads
// with one key get an entry each. The least recently used ones go when there are many, and what
// there is no memory for.
std::unique_ptr<CacheEntry> take_idle(const std::string& key);
void give_back(std::string key, std::unique_ptr<CacheEntry> entry) noexcept;

// make(), which has oneDNN make objects or code. oneDNN 2 does not look whether it got the memory
// for them: so this looks first, and one thread makes at a time.
void with_room(FunctionRef<void()> make);

// What make() makes, by calls that throw dnnl::error; an entry that is not supported if oneDNN does
// not offer it. Memory that ran out is an error: it may come back.
std::unique_ptr<CacheEntry> make_entry(FunctionRef<std::unique_ptr<CacheEntry>()> make);

// Runs use(E&) with the entry under key, which make() makes. False if oneDNN does not support it.
template <class E, class Make, class Use>
bool with_cached(std::string key, const Make& make, const Use& use) {
  if (!is_ours()) return false;
  std::unique_ptr<CacheEntry> entry = take_idle(key);
  if (!entry) entry = make_entry(make);
  const bool supported = entry->supported;
  if (supported) use(static_cast<E&>(*entry));
  give_back(std::move(key), std::move(entry));
  return supported;
}

// The bytes of a plain struct as a key, with a prefix that tells its users apart.
template <class T>
std::string key_of(char kind, const T& shape) {
  std::string key(1, kind);
  key.append(reinterpret_cast<const char*>(&shape), sizeof shape);
  return key;
}

}  // namespace nnc::kernels::onednn
