// SPDX-License-Identifier: Apache-2.0
// Arguments of modules by name, and collections of named tensors, for C++. Include <nnc/nnc.hpp>.
#ifndef NNC_KWARGS_HPP
#define NNC_KWARGS_HPP

#include <nnc/operators.hpp>

#include <charconv>
#include <sstream>
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
template <class T,
          class = std::enable_if_t<std::is_arithmetic_v<T> || std::is_same_v<T, std::string>>>
std::string literal(const std::vector<T>& values) {
  std::string text = "(";
  for (const T value : values) text += literal(value) + ",";
  return text + ")";
}
inline std::string literal(DType dtype) {
  std::ostringstream text;
  text << dtype;
  return dtype == DType::Default ? "None" : text.str();
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
// tensor and a module have none.
struct Keyword {
  using Value = std::variant<std::nullptr_t, bool, int64_t, double, std::string, Ints, Tensor,
                             std::vector<Tensor>, Handle<nnc_module>, Literal>;
  std::string text, name;
  Value value;
};

// kw("padding", 1) is Python's padding=1. A value is a number, a text, nullptr for None, {3, 5} or
// tuple(3, 5), an element type, a tensor, or several: kw("hx", {h_0, c_0}); or a module, for the
// constructor of one that has it as its part.
template <class T>
Keyword kw(const std::string& name, const T& value) {
  Keyword made{{}, name, nullptr};
  if constexpr (std::is_base_of_v<Tensor, T>)
    made.value = static_cast<const Tensor&>(value);
  else if constexpr (std::is_base_of_v<Handle<nnc_module>, T>)
    made.value = Handle<nnc_module>(value);
  else if constexpr (std::is_same_v<T, DType> || std::is_same_v<T, std::vector<double>> ||
                     std::is_same_v<T, std::vector<float>>)
    made.value = Literal{detail::literal(value)};
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
  if constexpr (!std::is_base_of_v<Tensor, T> && !std::is_same_v<T, std::vector<Tensor>> &&
                !std::is_base_of_v<Handle<nnc_module>, T>)
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
  int64_t size() const { return count("nnc::Kwargs::size"); }
  std::vector<std::string> keys() const {
    std::vector<std::string> list;
    for (int64_t i = 0, n = count("nnc::Kwargs::keys"); i < n; ++i)
      list.push_back(detail::text(nnc_kwargs_key, detail::current, get(), i));
    return list;
  }
  // The tensor of a key; an empty handle if it is not set, or None.
  Tensor tensor(const Text& key) const {
    return Tensor::of(nnc_kwargs_tensor, detail::current, get(), key.get());
  }

 private:
  int64_t count(const char* function) const {
    return detail::answer(nnc_kwargs_count(get()), function, "bag of arguments");
  }
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
  nnc_error* set(const char* key, const Handle<nnc_module>& value) const {
    return nnc_kwargs_set_module(get(), key, value.get());
  }
  nnc_error* set(const char* key, const Literal& value) const {
    const std::string message =
        std::string(key) + "=" + value.text + ": only a constructor reads Python";
    return nnc_error_new(NNC_E_INVALID, "nnc::Kwargs", message.c_str());
  }
};

// ---- named tensors ----

using NamedTensors = std::vector<std::pair<std::string, Tensor>>;

namespace detail {

// Goes over the entries that were there when it began.
template <class Entry>
class EntryIterator {
 public:
  using iterator_category = std::input_iterator_tag;
  using value_type = Entry;
  using difference_type = std::ptrdiff_t;
  using pointer = Entry*;
  using reference = Entry&;
  EntryIterator() = default;
  explicit EntryIterator(std::vector<Entry> entries)
      : entries_(std::make_shared<std::vector<Entry>>(std::move(entries))) {}
  Entry& operator*() const { return (*entries_)[at_]; }
  Entry* operator->() const { return &**this; }
  EntryIterator& operator++() {
    ++at_;
    return *this;
  }
  EntryIterator operator++(int) {
    EntryIterator former = *this;
    ++*this;
    return former;
  }
  bool operator==(const EntryIterator& other) const {
    return ended() && other.ended() ? true : entries_ == other.entries_ && at_ == other.at_;
  }
  bool operator!=(const EntryIterator& other) const { return !(*this == other); }

 private:
  bool ended() const { return !entries_ || at_ == entries_->size(); }
  std::shared_ptr<std::vector<Entry>> entries_;
  size_t at_ = 0;
};

}  // namespace detail

// A dictionary that libnnc holds: what state_dict() and load() give, what save() takes, and what
// hooks of state dicts get, for whom what is done to it counts. It knows which dotted keys were
// dictionaries in dictionaries, and which tensors plain values, so that save() writes them as
// PyTorch does. A copy means the same one.
//   for (const auto& [key, tensor] : net.state_dict()) ...   entries as they are then
//   nnc::StateDict all;
//   all.add("optimizer", adam.state_dict());
//   all.add_value("epoch", "3");
//   nnc::save(all, path);
class StateDict : public Handle<nnc_named> {
 public:
  using Entry = std::pair<std::string, Tensor>;

  StateDict() : Handle(detail::make<nnc_named>(nnc_named_new, detail::current)) {}
  explicit StateDict(nnc_named* owned) : Handle(owned) {}
  StateDict(const NamedTensors& tensors) : StateDict() {
    for (const auto& [key, tensor] : tensors)
      check(nnc_named_add(get(), Text(key).get(), tensor.get()));
  }
  StateDict(std::initializer_list<Entry> tensors) : StateDict(NamedTensors(tensors)) {}
  int64_t size() const { return count("nnc::StateDict::size"); }
  bool empty() const { return count("nnc::StateDict::empty") == 0; }
  std::vector<std::string> keys() const {
    std::vector<std::string> list;
    for (int64_t i = 0, n = count("nnc::StateDict::keys"); i < n; ++i)
      list.emplace_back(nnc_named_key(get(), i));
    return list;
  }
  // Whether there is such an entry, also one without a tensor.
  bool contains(const Text& key) const {
    const int64_t n = count("nnc::StateDict::contains");
    const char* const kind = nnc_named_kind(get(), key.get());
    if (!kind) return false;
    // So has what lies below a key alone.
    const std::string is = kind, wanted = key.get();
    if (is != "dict" && is != "list" && is != "tuple") return true;
    for (int64_t i = 0; i < n; ++i)
      if (nnc_named_key(get(), i) == wanted) return true;
    return false;
  }
  // An empty handle if there is no such key; at() throws then.
  Tensor operator[](const Text& key) const {
    return Tensor::of(nnc_named_get, detail::current, get(), key.get());
  }
  Tensor at(const Text& key) const {
    if (!contains(key))
      throw Error(NNC_E_UNKNOWN, "nnc::StateDict::at",
                  std::string("no entry '") + (key.get() ? key.get() : "") + "'");
    return (*this)[key];
  }
  // Entry index: its key and tensor.
  template <class N, detail::IfWhole<N> = 0>
  Entry operator[](N index) const {
    Tensor tensor =
        Tensor::of(nnc_named_tensor, detail::current, get(), static_cast<int64_t>(index));
    return {nnc_named_key(get(), static_cast<int64_t>(index)), std::move(tensor)};
  }
  Entry front() const { return (*this)[0]; }
  Entry back() const { return (*this)[size() - 1]; }
  // Without a tensor it is a key alone, as the lists of missing and unexpected keys have them.
  void set(const Text& key, const Tensor& tensor = {}) const {
    check(nnc_named_set(get(), key.get(), tensor.get()));
  }
  void remove(const Text& key) const { check(nnc_named_remove(get(), key.get())); }
  // Dictionaries in the dictionary: d[key] = other, and d[key].
  void add(const Text& key, const StateDict& other) const {
    check(nnc_named_add_named(get(), key.get(), other.get()));
  }
  StateDict sub(const Text& key) const {
    return StateDict(detail::make<nnc_named>(nnc_named_sub, detail::current, get(), key.get()));
  }
  // Plain values as Python writes and prints them: "3", "(0.9, 0.999)", "'words'".
  void add_value(const Text& key, const Text& value) const {
    check(nnc_named_add_value(get(), key.get(), value.get()));
  }
  std::string value(const Text& key) const {
    return detail::text(nnc_named_value, detail::current, get(), key.get());
  }
  NamedTensors entries() const {
    NamedTensors result;
    for (int64_t i = 0, n = count("nnc::StateDict::entries"); i < n; ++i)
      result.push_back((*this)[i]);
    return result;
  }
  operator NamedTensors() const { return entries(); }

  using Iterator = detail::EntryIterator<Entry>;
  Iterator begin() const { return Iterator(entries()); }
  Iterator end() const { return {}; }

 private:
  int64_t count(const char* function) const {
    return detail::answer(nnc_named_count(get()), function, "dictionary");
  }
};
using Named = StateDict;

// What load_state_dict() gives: the keys that the state has not, and those that the module has not.
struct IncompatibleKeys {
  std::vector<std::string> missing_keys, unexpected_keys;
};
inline std::ostream& operator<<(std::ostream& out, const IncompatibleKeys& keys) {
  if (keys.missing_keys.empty() && keys.unexpected_keys.empty())
    return out << "<All keys matched successfully>";
  const auto list = [](const std::vector<std::string>& names) {
    std::string text;
    for (const std::string& name : names)
      text += (text.empty() ? "" : ", ") + detail::literal(name);
    return "[" + text + "]";
  };
  return out << "_IncompatibleKeys(missing_keys=" << list(keys.missing_keys)
             << ", unexpected_keys=" << list(keys.unexpected_keys) << ")";
}

}  // namespace nnc

#endif
