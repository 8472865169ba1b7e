// SPDX-License-Identifier: Apache-2.0
// Arguments of modules by name, and collections of named tensors, for C++. Include <nnc/nnc.hpp>.
#ifndef NNC_KWARGS_HPP
#define NNC_KWARGS_HPP

#include <nnc/operators.hpp>

#include <charconv>
#include <variant>

namespace nnc {

// ---- constructors as text ----

// A piece of Python, as constructors take it.
struct Literal {
  std::string text;
};

namespace detail {

inline std::string literal(const Literal& value) {
  return value.text;
}
inline std::string literal(std::nullptr_t) {
  return "None";
}
inline std::string literal(const std::string& value) {
  std::string quoted = "'";
  for (char c : value) {
    if (c == '\'' || c == '\\') quoted += '\\';
    quoted += c;
  }
  return quoted + "'";
}
inline std::string literal(const char* value) {
  return literal(std::string(value));
}

template <class T, class = std::enable_if_t<std::is_arithmetic_v<T>>>
std::string literal(T value) {
  if constexpr (std::is_same_v<T, bool>) {
    return value ? "True" : "False";
  } else {
    char digits[64];
    const auto result = std::to_chars(digits, digits + sizeof digits, value);
    std::string text(digits, result.ptr);
    const bool whole = text.find_first_not_of("-0123456789") == text.npos;
    return std::is_floating_point_v<T> && whole ? text + ".0" : text;
  }
}
inline std::string literal(const Ints& values) {
  std::string text = "(";
  for (int64_t value : values) text += literal(value) + ",";
  return text + ")";
}

template <class... A>
std::string list(const A&... arguments) {
  std::string text;
  ((text += (text.empty() ? "" : ", ") + literal(arguments)), ...);
  return text;
}

}  // namespace detail

// tuple(3, 5) is Python's (3, 5).
template <class... A>
Literal tuple(const A&... values) {
  return {"(" + detail::list(values...) + (sizeof...(A) == 1 ? ",)" : ")")};
}

namespace detail {

// A tuple of numbers of other kinds than Ints has: {0.9, 0.999}.
template <class T>
Literal tuple_of(std::initializer_list<T> values) {
  std::string text = "(";
  for (const T& value : values) text += literal(value) + ",";
  return {text + ")"};
}

}  // namespace detail

// ---- arguments by name ----

// What kw() gives: an argument with its name. text is how a constructor has it, "padding=1"; a
// tensor has none.
struct Keyword {
  using Value = std::variant<std::nullptr_t, bool, int64_t, double, std::string, Ints, Tensor,
                             std::vector<Tensor>, Literal>;
  std::string text, name;
  Value value;
  bool has_tensors() const { return text.empty(); }
};

// kw("padding", 1) is Python's padding=1. A value is a number, a text, nullptr for None, {3, 5} or
// tuple(3, 5), a tensor, or several: kw("hx", {h_0, c_0}).
template <class T>
Keyword kw(const std::string& name, const T& value) {
  Keyword made{{}, name, nullptr};
  if constexpr (std::is_base_of_v<Tensor, T>)
    made.value = static_cast<const Tensor&>(value);
  else if constexpr (std::is_same_v<T, bool> || std::is_same_v<T, std::nullptr_t>)
    made.value = value;
  else if constexpr (std::is_integral_v<T>)
    made.value = static_cast<int64_t>(value);
  else if constexpr (std::is_floating_point_v<T>)
    made.value = static_cast<double>(value);
  else if constexpr (std::is_convertible_v<T, std::string>)
    made.value = std::string(value);
  else
    made.value = value;
  if constexpr (!std::is_base_of_v<Tensor, T> && !std::is_same_v<T, std::vector<Tensor>>)
    made.text = name + "=" + detail::literal(value);
  return made;
}
template <class T>
Keyword kw(const std::string& name, std::initializer_list<T> values) {
  if constexpr (std::is_base_of_v<Tensor, T>)
    return kw(name, std::vector<Tensor>(values.begin(), values.end()));
  else if constexpr (detail::is_whole<T>)
    return kw(name, Ints(Shape(values.begin(), values.end())));
  else
    return kw(name, detail::tuple_of(values));
}

// Keyword arguments: {kw("hx", h_0), kw("need_weights", false)}. A copy means the same ones.
class Kwargs : public Handle<nnc_kwargs> {
 public:
  Kwargs() : Handle(detail::make<nnc_kwargs>(nnc_kwargs_new, detail::current)) {}
  explicit Kwargs(nnc_kwargs* owned) : Handle(owned) {}
  Kwargs(std::initializer_list<Keyword> keywords) : Kwargs() {
    for (const Keyword& keyword : keywords) set(keyword);
  }
  void set(const Keyword& keyword) const {
    const Text key(keyword.name);
    std::visit([&](const auto& value) { check(set(key.get(), value)); }, keyword.value);
  }
  int64_t size() const { return nnc_kwargs_count(get()); }
  std::vector<std::string> keys() const {
    std::vector<std::string> list;
    for (int64_t i = 0; i < size(); ++i)
      list.push_back(detail::text(nnc_kwargs_key, detail::current, get(), i));
    return list;
  }
  // The tensor of a key; an empty handle if it is not set, or None.
  Tensor tensor(const Text& key) const {
    return Tensor::of(nnc_kwargs_tensor, detail::current, get(), key.get());
  }

 private:
  nnc_error* set(const char* key, std::nullptr_t) const { return nnc_kwargs_set_none(get(), key); }
  nnc_error* set(const char* key, bool value) const {
    return nnc_kwargs_set_bool(get(), key, value);
  }
  nnc_error* set(const char* key, int64_t value) const {
    return nnc_kwargs_set_i64(get(), key, value);
  }
  nnc_error* set(const char* key, double value) const {
    return nnc_kwargs_set_f64(get(), key, value);
  }
  nnc_error* set(const char* key, const std::string& value) const {
    return nnc_kwargs_set_str(get(), key, Text(value).get());
  }
  nnc_error* set(const char* key, const Ints& values) const {
    return nnc_kwargs_set_i64s(get(), key, values.data(), detail::count(values));
  }
  nnc_error* set(const char* key, const Tensor& value) const {
    return value.defined() ? nnc_kwargs_set_tensor(get(), key, value.get()) : set(key, nullptr);
  }
  nnc_error* set(const char* key, const std::vector<Tensor>& values) const {
    return nnc_kwargs_set_tensors(get(), key, detail::handles(values).data(),
                                  detail::count(values));
  }
  nnc_error* set(const char* key, const Literal& value) const {
    const std::string message =
        std::string(key) + "=" + value.text + ": only a constructor reads Python";
    return nnc_error_new(NNC_E_INVALID, "nnc::Kwargs", message.c_str());
  }
};

namespace detail {

// The arguments of a constructor: a text, and what text cannot say.
class Arguments {
 public:
  template <class... A>
  explicit Arguments(const A&... arguments) {
    (add(arguments), ...);
  }
  std::string text;
  std::optional<Kwargs> kwargs;

 private:
  template <class T>
  void add(const T& value) {
    static_assert(!std::is_base_of_v<Tensor, T>,
                  "a tensor is given by name: kw(\"weight\", tensor)");
    text += (text.empty() ? "" : ", ") + literal(value);
  }
  void add(const Keyword& keyword) {
    if (!keyword.has_tensors()) return add(Literal{keyword.text});
    if (!kwargs) kwargs.emplace();
    kwargs->set(keyword);
  }
};

}  // namespace detail

// ---- named tensors ----

using NamedTensors = std::vector<std::pair<std::string, Tensor>>;

// A dictionary that libnnc holds, as hooks of state dicts get it: what is done to it counts.
class StateDict : public Handle<nnc_named> {
 public:
  StateDict() : Handle(detail::make<nnc_named>(nnc_named_new, detail::current)) {}
  explicit StateDict(nnc_named* owned) : Handle(owned) {}
  StateDict(const NamedTensors& tensors) : StateDict() {
    for (const auto& [key, tensor] : tensors)
      check(nnc_named_add(get(), Text(key).get(), tensor.get()));
  }
  StateDict(std::initializer_list<std::pair<std::string, Tensor>> tensors)
      : StateDict(NamedTensors(tensors)) {}
  int64_t size() const { return nnc_named_count(get()); }
  std::vector<std::string> keys() const {
    std::vector<std::string> list;
    for (int64_t i = 0; i < size(); ++i) list.emplace_back(nnc_named_key(get(), i));
    return list;
  }
  // An empty handle if there is no such key.
  Tensor operator[](const Text& key) const {
    return Tensor::of(nnc_named_get, detail::current, get(), key.get());
  }
  // Without a tensor it is a key alone, as the lists of missing and unexpected keys have them.
  void set(const Text& key, const Tensor& tensor = {}) const {
    check(nnc_named_set(get(), key.get(), tensor.get()));
  }
  void remove(const Text& key) const { check(nnc_named_remove(get(), key.get())); }
  NamedTensors entries() const {
    NamedTensors result;
    for (int64_t i = 0; i < size(); ++i)
      result.emplace_back(nnc_named_key(get(), i),
                          Tensor::of(nnc_named_tensor, detail::current, get(), i));
    return result;
  }
};

}  // namespace nnc

#endif
