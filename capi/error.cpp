// SPDX-License-Identifier: Apache-2.0
#include "capi/error.h"

#include <algorithm>
#include <new>
#include <stdexcept>

#include "base/error.h"
#include "capi/handle.h"
#include "capi/slots.h"

namespace nnc::capi {

nnc_error* out_of_memory() {
  return static_cast<nnc_error*>(never_a_handle(Kind::kError));
}

nnc_error* make_error(nnc_code code, std::string_view op, std::string_view message) noexcept {
  try {
    return static_cast<nnc_error*>(
        make_handle(Kind::kError, new ErrorObject(code, op, message), nullptr));
  } catch (...) {
    return out_of_memory();
  }
}

namespace {

constexpr std::string_view kPrefix = "nnc_";

bool begins_with(std::string_view text, std::string_view start) {
  return text.substr(0, start.size()) == start;
}

// What runs layers, graphs and functions of the host's says which operation of theirs failed.
bool hands_on(std::string_view op) {
  for (const std::string_view object :
       {"nnc_module_", "nnc_functional_call", "nnc_autograd_", "nnc_backward",
        "nnc_tensor_register_", "nnc_function_", "nnc_checkpoint", "nnc_optimizer_",
        "nnc_lr_scheduler_", "nnc_reduce_lr_"}) {
    if (begins_with(op, object)) return true;
  }
  return false;
}

// The length of "operation: " that the text begins with, or 0.
size_t operation_length(std::string_view text) {
  const size_t n =
      std::min(text.find_first_not_of("abcdefghijklmnopqrstuvwxyz0123456789_"), text.size());
  return n > 0 && text.substr(n, 2) == ": " ? n + 2 : 0;
}

// What user code returned as an error: it stays as it is.
class UserError final : public Error {
 public:
  using Error::Error;
};

// Whether what a function says of an operation is its own: of itself, or handed on.
bool speaks_for_itself(const Error& e, std::string_view op, std::string_view operation) {
  const std::string_view own = op.substr(std::min(kPrefix.size(), op.size()));
  return e.code() == Code::kCallback || begins_with(operation, kPrefix) || hands_on(op) ||
         own == operation || (begins_with(own, "tensor_") && own.substr(7) == operation);
}

// A function speaks of itself, whichever of the operations that it consists of found the error.
nnc_error* error_of(const Error& e, std::string_view op, bool from_user) noexcept {
  try {
    const auto code = static_cast<nnc_code>(e.code());
    const std::string_view text = e.what();
    const size_t n = operation_length(text);
    if (n == 0 || !begins_with(op, kPrefix)) return make_error(code, op, text);
    const std::string_view operation = text.substr(0, n - 2), wrong = text.substr(n);
    if (operation == op) return make_error(code, op, wrong);
    if (from_user || speaks_for_itself(e, op, operation)) return make_error(code, op, text);
    std::string own(op.substr(kPrefix.size()));
    own.append(": ").append(wrong);
    return make_error(code, op, own);
  } catch (...) {
    return out_of_memory();
  }
}

}  // namespace

nnc_error* current_error(const char* op) noexcept {
  try {
    throw;
  } catch (const UserError& e) {
    return error_of(e, op, true);
  } catch (const Error& e) {
    return error_of(e, op, false);
  } catch (const std::bad_alloc&) {
    return make_error(NNC_E_MEMORY, op, "out of memory");
  } catch (const std::length_error&) {
    return make_error(NNC_E_MEMORY, op, "more than memory can hold");
  } catch (const std::exception& e) {
    return make_error(NNC_E_INTERNAL, op, e.what());
  } catch (...) {
    return make_error(NNC_E_INTERNAL, op, "an exception that is not a std::exception");
  }
}

void raise_user_error(nnc_error* error, const char* where) {
  const auto* e = static_cast<ErrorObject*>(resolve(error, Kind::kError));
  if (!e) {
    check(error == out_of_memory(), Code::kCallback, where,
          ": user code returned something that is not an error handle");
    throw std::bad_alloc();
  }
  struct Release {
    nnc_error* error;
    ~Release() { release_handle(error); }
  } const release{error};
  const std::string op = e->op.empty() ? where : e->op;
  throw UserError(static_cast<Code>(e->code), op + ": " + e->message);
}

}  // namespace nnc::capi
