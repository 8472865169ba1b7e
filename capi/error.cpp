// SPDX-License-Identifier: Apache-2.0
#include "capi/error.h"

#include <cstring>
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

nnc_error* current_error(const char* op) noexcept {
  try {
    throw;
  } catch (const Error& e) {
    // A lookup that failed names the public function itself.
    std::string_view text = e.what();
    const size_t n = std::strlen(op);
    if (text.substr(0, n) == op && text.substr(n, 2) == ": ") text.remove_prefix(n + 2);
    return make_error(static_cast<nnc_code>(e.code()), op, text);
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
  fail(static_cast<Code>(e->code), e->op.empty() ? where : e->op.c_str(), ": ", e->message);
}

}  // namespace nnc::capi
