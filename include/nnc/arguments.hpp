// SPDX-License-Identifier: Apache-2.0
// What constructors of layers, optimizers and schedulers take, for C++. Include <nnc/nnc.hpp>.
#ifndef NNC_ARGUMENTS_HPP
#define NNC_ARGUMENTS_HPP

#include <nnc/kwargs.hpp>

namespace nnc {

// An argument of a constructor, as Python has it: a number, a bool, a text, nullptr for None, an
// element type, a tuple in braces, {3, 5} or {nullptr, 7}, a tensor, a module; or any by name.
class Argument {
 public:
  Argument() = default;  // not given; before one that is given the empty tuple
  template <class T, class = decltype(detail::literal(std::declval<const T&>()))>
  Argument(const T& value) : value_(Literal{detail::literal(value)}) {}
  Argument(std::initializer_list<Argument> values) : value_(Literal{tuple(values)}) {}
  Argument(const Tensor& tensor) : value_(tensor) {}
  Argument(const Handle<nnc_module>& module) : value_(module) {}
  Argument(const Keyword& keyword) : value_(keyword) {}

  bool given() const { return !std::holds_alternative<std::monostate>(value_); }
  // Its text, nullptr if it has none.
  const Literal* literal() const { return std::get_if<Literal>(&value_); }
  const Keyword* keyword() const { return std::get_if<Keyword>(&value_); }
  // The same by name.
  Keyword named(const std::string& name) const {
    if (const auto* tensor = std::get_if<Tensor>(&value_)) return kw(name, *tensor);
    if (const auto* module = std::get_if<Handle<nnc_module>>(&value_)) return kw(name, *module);
    return kw(name, literal() ? *literal() : Literal{"()"});
  }

 private:
  static std::string tuple(std::initializer_list<Argument> values) {
    std::string text = "(";
    for (const Argument& value : values) {
      if (value.given() && !value.literal())
        throw Error(NNC_E_INVALID, "nnc::Argument",
                    "a tensor, a module or an argument by name stands within a tuple");
      text += (value.given() ? value.literal()->text : "()") + ",";
    }
    return text + ")";
  }
  std::variant<std::monostate, Literal, Tensor, Handle<nnc_module>, Keyword> value_;
};

// What braces with values of several kinds are: kw("output_size", {nullptr, 7}).
inline Keyword kw(const std::string& name, std::initializer_list<Argument> values) {
  return kw(name, *Argument(values).literal());
}

namespace detail {

// The names of the arguments that may be given without one: "Linear(in_features, bias=True, *,
// ...)".
inline std::vector<std::string> positional(const std::string& signature) {
  std::vector<std::string> names;
  std::string name;
  int depth = 0;
  bool in_default = false;
  for (const char c : signature) {
    depth += (c == '(' || c == '[') - (c == ')' || c == ']');
    if ((c == ',' && depth == 1) || depth == 0) {
      if (name == "*") break;
      if (!name.empty()) names.push_back(std::exchange(name, ""));
      in_default = false;
    } else if (c == '(' && depth == 1) {
      name.clear();
    } else if (c == '=' && depth == 1) {
      in_default = true;
    } else if (!in_default && c != ' ') {
      name += c;
    }
  }
  return names;
}

// The arguments of a constructor: a text, and what text cannot say.
class Arguments {
 public:
  // kind is where nnc_signature finds the constructor: "nn.".
  Arguments(const std::string& kind, const std::string& name, const std::vector<Argument>& list)
      : of_(name) {
    size_t n = list.size();
    while (n > 0 && !list[n - 1].given()) --n;
    std::vector<std::string> names;
    for (size_t i = 0; i < n; ++i) {
      if (const Keyword* keyword = list[i].keyword()) {
        add(*keyword);
        continue;
      }
      const bool has_text = list[i].literal() || !list[i].given();
      if (names.empty() && has_text) {
        add(list[i].given() ? list[i].literal()->text : "()");
        continue;
      }
      // What follows an argument that has no text, and so goes by name, goes by name as well.
      if (names.empty()) names = names_of(kind + name);
      if (i >= names.size())
        throw Error(NNC_E_INVALID, name,
                    "takes " + std::to_string(names.size()) + " arguments without a name");
      add(list[i].named(names[i]));
    }
  }
  std::string text;
  std::optional<Kwargs> kwargs;

 private:
  std::vector<std::string> names_of(const std::string& whole_name) const {
    const char* const signature = nnc_signature(whole_name.c_str());
    std::vector<std::string> names = positional(signature ? signature : "");
    if (names.empty())
      throw Error(NNC_E_INVALID, of_,
                  "a tensor or a module is given by name: kw(\"weight\", tensor)");
    return names;
  }
  void add(const std::string& piece) { text += (text.empty() ? "" : ", ") + piece; }
  void add(const Keyword& keyword) {
    if (!keyword.text.empty()) return add(keyword.text);
    if (!kwargs) kwargs.emplace();
    kwargs->set(keyword);
  }
  std::string of_;
};

}  // namespace detail

}  // namespace nnc

#endif
