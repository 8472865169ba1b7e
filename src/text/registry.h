// SPDX-License-Identifier: Apache-2.0
// The constructors of one kind that text can name.
#pragma once

#include <map>
#include <string>

#include "base/span.h"
#include "text/signature.h"

namespace nnc {

// One constructor: its signature in torch's words, how to make the object, the parameters that take
// only their default, and whether the object prints its parts in the place of its arguments.
template <class Make>
struct Constructor {
  const char* signature;
  Make make;
  const char* only_default = "";
  bool prints_parts = false;
};

// `name` without "torch." and the name of the registry's own module in front: "nn.Linear".
std::string_view short_name(std::string_view name, std::string_view module);
// The Error for a name that is not there.
[[noreturn]] void fail_unknown(const char* op, const char* kind, const Value& call,
                               std::string_view name, const std::vector<std::string_view>& known);

template <class Make>
class Registry {
 public:
  struct Entry {
    Signature signature;
    Make make;
    bool prints_parts;
  };
  using Family = Span<const Constructor<Make>> (*)();

  // kind: "module" or the like, for messages; module: what may stand before a name, "nn".
  Registry(const char* kind, std::string_view module, Span<const Family> families)
      : kind_(kind), module_(module) {
    for (Family family : families) {
      for (const Constructor<Make>& c : family()) {
        Signature signature(c.signature, c.only_default);
        const std::string name = signature.name();
        entries_.emplace(name, Entry{std::move(signature), c.make, c.prints_parts});
      }
    }
  }

  // Null if there is none.
  const Entry* find(std::string_view name) const {
    const auto place = entries_.find(short_name(name, module_));
    return place == entries_.end() ? nullptr : &place->second;
  }
  // The entry that a constructor call names, or an Error with the nearest right name.
  const Entry& at(const Value& call, const char* op) const {
    const Entry* entry = find(call.name());
    if (entry) return *entry;
    fail_unknown(op, kind_, call, short_name(call.name(), module_), names());
  }
  std::vector<std::string_view> names() const {
    std::vector<std::string_view> list;
    for (const auto& [name, entry] : entries_) list.push_back(name);
    return list;
  }

 private:
  const char* kind_;
  std::string_view module_;
  std::map<std::string, Entry, std::less<>> entries_;
};

}  // namespace nnc
