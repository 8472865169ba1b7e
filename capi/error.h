// SPDX-License-Identifier: Apache-2.0
// What stands behind nnc_error and nnc_string, and the way between exceptions and errors.
#pragma once

#include <string>
#include <string_view>

#include "base/ref.h"
#include "base/utf8.h"
#include "nnc/status.h"

namespace nnc::capi {

// Both hold UTF-8, whatever a host gave: names, arguments, text that its callbacks return.
struct ErrorObject final : Counted {
  nnc_code code;
  std::string op, message;
  ErrorObject(nnc_code c, std::string_view o, std::string_view m)
      : code(c), op(to_utf8(std::string(o))), message(to_utf8(std::string(m))) {}
  static void destroy(ErrorObject* e) { delete e; }
};

struct StringObject final : Counted {
  std::string text;
  explicit StringObject(std::string t) : text(to_utf8(std::move(t))) {}
  static void destroy(StringObject* s) { delete s; }
};

// The error for when there is no memory to make one: a handle that is always valid.
nnc_error* out_of_memory();
// Never null.
nnc_error* make_error(nnc_code code, std::string_view op, std::string_view message) noexcept;
// The error that an exception in flight means; for use in catch blocks. Never null.
nnc_error* current_error(const char* op) noexcept;
// Throws the error that user code returned, which is consumed.
[[noreturn]] void raise_user_error(nnc_error* error, const char* where);

}  // namespace nnc::capi
