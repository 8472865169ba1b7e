// SPDX-License-Identifier: Apache-2.0
// guard(): the one way into the library. Resolves handles, sets the context's settings, and turns
// every exception into an error object.
#pragma once

#include <string>

#include "capi/context.h"
#include "capi/handle.h"
#include "nn/module.h"
#include "nnc/nnc.h"
#include "tensor/tensor.h"

namespace nnc::capi {

// The error that an exception in flight means; for use in catch blocks. Never null.
nnc_error* current_error(const char* op) noexcept;
// Throws the error that user code returned, which is consumed.
[[noreturn]] void raise_user_error(nnc_error* error, const char* where);

// What a function body may use: its context, and lookups that fail with the argument's name.
class Call {
 public:
  Call(const char* op, nnc_ctx* ctx) : op_(op), ctx_(resolve_context(ctx, op)) {}

  Context& ctx() const { return *ctx_; }
  const char* op() const { return op_; }

  Tensor tensor(nnc_tensor* h, const char* argument) const {
    Counted* o = resolve(h, Kind::kTensor);
    if (!o) [[unlikely]]
      bad_handle(h, Kind::kTensor, argument);
    return Tensor(Ref<TensorImpl>::share(static_cast<TensorImpl*>(o)));
  }
  // NULL is an undefined tensor.
  Tensor optional(nnc_tensor* h, const char* argument) const {
    return h ? tensor(h, argument) : Tensor();
  }
  std::vector<Tensor> tensors(nnc_tensor* const* h, int64_t n, const char* argument) const;
  // The same; a NULL array, and a NULL in it, is allowed.
  std::vector<Tensor> optional_tensors(nnc_tensor* const* h, int64_t n, const char* argument) const;
  template <class T>
  T& object(const void* h, Kind kind, const char* argument) const {
    Counted* o = resolve(h, kind);
    if (!o) [[unlikely]]
      bad_handle(h, kind, argument);
    return *static_cast<T*>(o);
  }
  nn::Module& module(nnc_module* h, const char* argument = "module") const {
    return object<nn::Module>(h, Kind::kModule, argument);
  }

  // Sizes and the like: n values, checked to be readable.
  Sizes sizes(const int64_t* p, int64_t n, const char* argument) const;
  const char* text(const char* p, const char* argument) const;
  // A public dtype; 0 gives `fallback`.
  DType dtype(nnc_dtype v, DType fallback, const char* argument = "dtype") const;

  // Hands out a new handle. An undefined tensor gives NULL.
  void put(nnc_tensor** out, const Tensor& t) const;
  // All or none of them.
  void put_all(nnc_tensor** out, Span<const Tensor> list) const;
  void put(nnc_string** out, std::string text) const;
  void put(nnc_module** out, Ref<nn::Module> m) const;
  void put_object(void** out, Kind kind, Counted* object) const;

 private:
  [[noreturn]] void bad_handle(const void* h, Kind kind, const char* argument) const;
  const char* op_;
  Context* ctx_;
};

// Fails if an output pointer is NULL; called before anything is computed.
inline void check_out(const void* out, const char* op, const char* argument = "out") {
  check(out != nullptr, Code::kInvalid, op, ": ", argument, " is NULL");
}

// An output pointer and the name of its argument.
struct Output {
  Output(const void* p, const char* argument = "out") : pointer(p), name(argument) {}
  const void* pointer;
  const char* name;
};

// Runs body(Call&) with the context's settings. `out` is the output pointer to check.
template <class F>
nnc_error* guard(const char* op, nnc_ctx* ctx, const Output& out, const F& body) noexcept {
  const CallGuard entry;
  try {
    check_out(out.pointer, op, out.name);
    const Call call(op, ctx);
    const ContextGuard settings(call.ctx());
    body(call);
    return nullptr;
  } catch (...) {
    return current_error(op);
  }
}
// The same for functions without an output.
template <class F>
nnc_error* guard(const char* op, nnc_ctx* ctx, const F& body) noexcept {
  return guard(op, ctx, op, body);
}

// For what cannot fail: the value of body(object) of a live handle, else `otherwise`.
template <class T, class R, class F>
R read(const void* handle, Kind kind, R otherwise, const F& body) noexcept {
  const CallGuard entry;
  try {
    Counted* o = resolve(handle, kind);
    return o ? body(*static_cast<T*>(o)) : otherwise;
  } catch (...) {
    return otherwise;
  }
}

}  // namespace nnc::capi
