// SPDX-License-Identifier: Apache-2.0
#include "text/registry.h"

#include "base/error.h"

namespace nnc {
namespace {

void drop_prefix(std::string_view& name, std::string_view word) {
  const bool there =
      name.size() > word.size() && name.substr(0, word.size()) == word && name[word.size()] == '.';
  if (there) name.remove_prefix(word.size() + 1);
}

}  // namespace

std::string_view short_name(std::string_view name, std::string_view module) {
  drop_prefix(name, "torch");
  drop_prefix(name, module);
  return name;
}

void fail_unknown(const char* op, const char* kind, const Value& call, std::string_view name,
                  const std::vector<std::string_view>& known) {
  fail(Code::kUnknown, op, ": there is no ", kind, " '", call.name(), "' at ", call.place(),
       did_you_mean(name, known));
}

}  // namespace nnc
