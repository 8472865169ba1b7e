// SPDX-License-Identifier: Apache-2.0
// What every file of libnnc-mpi rests on: errors, handles of libnnc, scopes. The library uses
// nothing of libnnc but its C functions.
#pragma once

#include <cstdint>
#include <new>
#include <sstream>
#include <string>
#include <utility>

#include "nnc/nnc.h"

namespace nnc::mpi {

// What a function of this library fails with. An empty op is that of the function that was called.
struct Error {
  nnc_code code;
  std::string op, message;
};

template <class... Parts>
std::string text(const Parts&... parts) {
  std::ostringstream s;
  (s << ... << parts);
  return s.str();
}

template <class... Parts>
[[noreturn]] void fail(nnc_code code, const Parts&... parts) {
  throw Error{code, "", text(parts...)};
}

template <class... Parts>
void check(bool ok, nnc_code code, const Parts&... parts) {
  if (!ok) fail(code, parts...);
}

// Throws what a function of libnnc has returned, if that is an error.
inline void take(nnc_error* e) {
  if (!e) return;
  Error error{nnc_error_code(e), "", nnc_error_message(e) ? nnc_error_message(e) : ""};
  nnc_error_free(e);
  throw error;
}

// The same with the name of the function that failed: for callbacks, which pass errors on.
inline void pass(nnc_error* e) {
  if (!e) return;
  Error error{nnc_error_code(e), nnc_error_op(e) ? nnc_error_op(e) : "",
              nnc_error_message(e) ? nnc_error_message(e) : ""};
  nnc_error_free(e);
  throw error;
}

// Runs a function; what it throws becomes the error that is returned.
template <class F>
nnc_error* guard(const char* op, F&& f) noexcept {
  try {
    std::forward<F>(f)();
    return nullptr;
  } catch (const Error& e) {
    return nnc_error_new(e.code, e.op.empty() ? op : e.op.c_str(), e.message.c_str());
  } catch (const std::bad_alloc&) {
    return nnc_error_new(NNC_E_MEMORY, op, "not enough memory");
  } catch (const std::exception& e) {
    return nnc_error_new(NNC_E_INTERNAL, op, e.what());
  } catch (...) {
    return nnc_error_new(NNC_E_INTERNAL, op, "an exception of an unknown type");
  }
}

// A handle of libnnc that ends with its scope in C++.
template <class T>
class Owned {
 public:
  Owned() = default;
  explicit Owned(T* handle) : handle_(handle) {}
  Owned(Owned&& o) noexcept : handle_(std::exchange(o.handle_, nullptr)) {}
  Owned& operator=(Owned&& o) noexcept {
    if (this != &o) reset(std::exchange(o.handle_, nullptr));
    return *this;
  }
  ~Owned() { nnc_release(handle_); }
  T* get() const { return handle_; }
  explicit operator bool() const { return handle_ != nullptr; }
  T* leave() { return std::exchange(handle_, nullptr); }
  void reset(T* handle = nullptr) {
    nnc_release(handle_);
    handle_ = handle;
  }
  // Where a function of libnnc puts its result.
  T** out() {
    reset();
    return &handle_;
  }

 private:
  T* handle_ = nullptr;
};

// A variant of a context in which nothing is recorded, whose handles end with it.
class Scope {
 public:
  explicit Scope(nnc_ctx* parent, bool grad = false) {
    Owned<nnc_ctx> scope;
    take(nnc_ctx_scope(parent, scope.out()));
    if (grad) {
      scope_ = std::move(scope);
      ctx_ = scope_.get();
      return;
    }
    // The variant is made through the scope, and ends with it.
    take(nnc_ctx_fork(scope.get(), "grad=False", &ctx_));
    scope_ = std::move(scope);
  }
  nnc_ctx* get() const { return ctx_; }

 private:
  Owned<nnc_ctx> scope_;
  nnc_ctx* ctx_ = nullptr;
};

// A context that is in no scope: what is made through it is the maker's to release.
class FreeContext {
 public:
  FreeContext() { take(nnc_ctx_new("grad=False", ctx_.out())); }
  nnc_ctx* get() const { return ctx_.get(); }

 private:
  Owned<nnc_ctx> ctx_;
};

// ---- what is read off tensors ----

inline std::string sizes_text(const int64_t* dims, int64_t n) {
  std::string s = "(";
  for (int64_t i = 0; i < n; ++i) s += (i ? ", " : "") + std::to_string(dims[i]);
  return s + (n == 1 ? ",)" : ")");
}

const char* dtype_name(nnc_dtype dtype);
int64_t dtype_size(nnc_dtype dtype);

}  // namespace nnc::mpi
