// SPDX-License-Identifier: Apache-2.0
// The one exception type of the library and check(), which raises it.
#pragma once

#include <cstdint>
#include <exception>
#include <string>
#include <string_view>
#include <type_traits>
#include <utility>

namespace nnc {

// Values are the public NNC_E_* constants of nnc/status.h.
enum class Code : int32_t {
  kHandle = 1,        // NULL, released, foreign or made-up handle
  kInvalid = 2,       // an argument's value
  kShape = 3,         // sizes that do not fit together
  kDtype = 4,         // an element type that is not taken here
  kIndex = 5,         // an index or dimension out of range
  kText = 6,          // a text literal that cannot be read
  kUnknown = 7,       // a name or argument that does not exist
  kState = 8,         // not possible in this state (freed graph, leaf in place, ...)
  kMemory = 9,        // out of memory, or a size that cannot be addressed
  kUnsupported = 10,  // meaningful, but not offered by this build
  kCallback = 11,     // user code failed
  kInternal = 12,     // a defect of the library
  kFile = 13,         // a file that cannot be read or written, or is not what it should be
};

class Error : public std::exception {
 public:
  Error(Code code, std::string text);
  const char* what() const noexcept override { return text_.c_str(); }
  Code code() const { return code_; }
  // The function that failed: the word that stands before the first ": "; empty if there is none.
  std::string op() const;
  // The text without it.
  std::string message() const;

 private:
  Code code_;
  std::string text_;
};

// Text of one part of a message. Classes join in by an overload of append_text found by ADL.
void append_text(std::string& out, std::string_view s);
void append_text(std::string& out, double v);
void append_text(std::string& out, int64_t v);
void append_text(std::string& out, uint64_t v);

namespace detail {
template <class T>
void append_part(std::string& out, const T& v) {
  if constexpr (std::is_convertible_v<const T&, std::string_view>) {
    append_text(out, std::string_view(v));
  } else if constexpr (std::is_same_v<T, bool>) {
    append_text(out, std::string_view(v ? "True" : "False"));
  } else if constexpr (std::is_floating_point_v<T>) {
    append_text(out, static_cast<double>(v));
  } else if constexpr (std::is_integral_v<T> && std::is_signed_v<T>) {
    append_text(out, static_cast<int64_t>(v));
  } else if constexpr (std::is_integral_v<T>) {
    append_text(out, static_cast<uint64_t>(v));
  } else {
    append_text(out, v);
  }
}
}  // namespace detail

namespace detail {
// How a part is handed over: so that texts of every length, and numbers of every width, share code.
template <class T>
using PartOf = std::conditional_t<
    std::is_array_v<T>, const char*,
    std::conditional_t<
        std::is_floating_point_v<T>, double,
        std::conditional_t<!std::is_integral_v<T> || std::is_same_v<T, bool>, const T&,
                           std::conditional_t<std::is_signed_v<T>, int64_t, uint64_t>>>>;

template <class... Parts>
[[noreturn, gnu::cold, gnu::noinline]] void fail_with(Code code, Parts... parts) {
  std::string text;
  (append_part(text, parts), ...);
  throw Error(code, std::move(text));
}
}  // namespace detail

// Raise an Error whose text is the parts in a row: "op: what is wrong, with the values".
template <class... Parts>
[[noreturn]] inline void fail(Code code, const Parts&... parts) {
  detail::fail_with<detail::PartOf<Parts>...>(code, parts...);
}

// The parts are turned into text only on failure.
template <class... Parts>
inline void check(bool ok, Code code, const Parts&... parts) {
  if (!ok) [[unlikely]]
    fail(code, parts...);
}

}  // namespace nnc
