// SPDX-License-Identifier: Apache-2.0
// The parameters of a text constructor, written as Python writes them.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/literal.h"

namespace nnc {

// "Linear(in_features, out_features, bias=True, *, dtype=None)". Parameters without a default are
// required; those after * go by name only; "*args" takes any number of positional arguments,
// "**kwargs" any others by name.
class Signature {
 public:
  struct Parameter {
    std::string name;
    std::optional<Value> fallback;
    bool keyword_only = false;
    bool only_default = false;
  };

  // only_default names the parameters, separated by spaces, that take no other value than their
  // default in this library.
  explicit Signature(const char* text, std::string_view only_default = "");

  const char* text() const { return text_; }
  const std::string& name() const { return name_; }
  const std::vector<Parameter>& parameters() const { return parameters_; }
  bool any_positional() const { return any_positional_; }
  bool any_keyword() const { return any_keyword_; }
  // -1: no such parameter
  int64_t index_of(std::string_view parameter) const;
  // Does the parameter exist, and take more than its default?
  bool offers(std::string_view parameter) const;

 private:
  const char* text_;
  std::string name_;
  Literal defaults_;
  std::vector<Parameter> parameters_;
  bool any_positional_ = false, any_keyword_ = false;
};

}  // namespace nnc
