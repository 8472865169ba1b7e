// SPDX-License-Identifier: Apache-2.0
// guard(): the one way into the library. Resolves handles, sets the context's settings, and turns
// every exception into an error object.
#pragma once

#include <algorithm>
#include <string>
#include <type_traits>
#include <utility>

#include "base/undo.h"
#include "capi/arguments.h"
#include "capi/context.h"
#include "capi/error.h"
#include "capi/handle.h"
#include "nn/module.h"
#include "nnc/nnc.h"
#include "tensor/tensor.h"

namespace nnc::capi {

// A call that is under way: its context, and how it hands out handles.
class Call {
 public:
  Call(const char* op, nnc_ctx* ctx) : op_(op), ctx_(resolve_context(ctx, op)) {}

  Context& ctx() const { return *ctx_; }
  const char* op() const { return op_; }

  // Room for n handles: handing them out does not fail any more, unless functions of the host or
  // other threads, in the same scope, make handles meanwhile.
  void make_room(int64_t n) const;
  // Hands out a new handle; NULL for an undefined tensor and a null module.
  void put(nnc_tensor** out, Tensor t) const;
  void put(nnc_string** out, std::string text) const;
  void put(nnc_module** out, Ref<nn::Module> m) const;
  void put_object(void** out, Kind kind, Counted* object) const;

 private:
  const char* op_;
  Context* ctx_;
};

// Note [Forwarders]
// A C function is its signature and one line:
//   return PUT(out, ops::mul(ARG(input), ARG(other)));
//   return RUN(ops::mul_(ARG(input), ARG(other)));
// The expression is evaluated inside the guard, under the settings of ctx. What it gives is put out
// last, and all of it or nothing; there is room for it before, so that it does not fail behind what
// the expression has changed. The first argument of PUT says where to:
// - out: one handle, text or number;
// - outs(OUT(values), OUT(indices)): several tensors; one in maybe() need not be wanted;
// - out_list(out, capacity, n_out): any number of tensors;
// - out_array(out): a number of tensors that the caller knows.
// Output pointers are checked before anything is computed.
#define RUN(...) ::nnc::capi::guard(__func__, ctx, [&] { __VA_ARGS__; })
#define PUT(out, ...) ::nnc::capi::guard(__func__, ctx, OUT(out), [&] { return __VA_ARGS__; })
#define OUT(x) ::nnc::capi::named_out(x, #x)

// An output pointer and the name of its parameter.
template <class T>
struct Out {
  Out(T* p, const char* n) : pointer(p), name(n) {}
  T* pointer;
  const char* name;
  bool may_be_null = false;
};
template <size_t N>
struct Outs {
  Out<nnc_tensor*> list[N];
};
template <class... T>
Outs<sizeof...(T)> outs(const Out<T>&... list) {
  return {{list...}};
}
inline Out<nnc_tensor*> maybe(Out<nnc_tensor*> out) {
  out.may_be_null = true;
  return out;
}
struct OutList {
  nnc_tensor** list;
  int64_t capacity;
  int64_t* count;
};
inline OutList out_list(nnc_tensor** list, int64_t capacity, int64_t* count) {
  return {list, capacity, count};
}
struct OutArray {
  nnc_tensor** list;
};
inline OutArray out_array(nnc_tensor** list) {
  return {list};
}

template <class T>
Out<T> named_out(T* p, const char* name) {
  return {p, name};
}
template <class T>
const T& named_out(const T& outputs, const char*) {
  return outputs;
}

inline void check_out(const void* p, const char* name) {
  check(p != nullptr, Code::kInvalid, name, " is NULL");
}
template <class T>
void check_out(const Out<T>& out) {
  check_out(out.pointer, out.name);
}
template <size_t N>
void check_out(const Outs<N>& outs) {
  for (const auto& out : outs.list)
    check(out.pointer || out.may_be_null, Code::kInvalid, out.name, " is NULL");
}
inline void check_out(const OutArray& out) {
  check_out(out.list, "out");
}
void check_out(const OutList& out);

// How many handles it will be, or the most that room is made for.
template <class O>
constexpr int64_t handles_in(const O&) {
  return 1;
}
template <size_t N>
constexpr int64_t handles_in(const Outs<N>&) {
  return N;
}
inline int64_t handles_in(const OutArray&) {
  return 16;
}
inline int64_t handles_in(const OutList& out) {
  return std::min<int64_t>(out.capacity, 16);
}

// A handle for each tensor, NULL for an undefined one; or none and an error.
using Handles = SmallVector<nnc_tensor*, 4>;
Handles make_handles(const Call& c, Span<const Tensor> tensors);

inline void put(const Call& c, const Out<nnc_string*>& out, std::string text) {
  c.put(out.pointer, std::move(text));
}
// No text is NULL.
inline void put(const Call& c, const Out<nnc_string*>& out, std::optional<std::string> text) {
  if (text)
    c.put(out.pointer, *std::move(text));
  else
    *out.pointer = nullptr;
}
inline void put(const Call& c, const Out<nnc_module*>& out, Ref<nn::Module> m) {
  c.put(out.pointer, std::move(m));
}
template <class T>
std::enable_if_t<std::is_arithmetic_v<T>> put(const Call&, const Out<T>& out, T value) {
  *out.pointer = value;
}
template <size_t N>
void put(const Call& c, const Outs<N>& outs, Span<const Tensor> tensors) {
  const Handles handles = make_handles(c, tensors);
  for (size_t i = 0; i < N; ++i) {
    if (outs.list[i].pointer) *outs.list[i].pointer = handles[static_cast<int64_t>(i)];
  }
}
inline void put(const Call& c, const Outs<2>& outs, const std::pair<Tensor, Tensor>& pair) {
  const Tensor tensors[2] = {pair.first, pair.second};
  put(c, outs, Span<const Tensor>(tensors, 2));
}
void put(const Call& c, const OutArray& out, Span<const Tensor> tensors);
void put(const Call& c, const OutList& out, Span<const Tensor> tensors);

using Body = void (*)(const void* closure, const Call& call);
nnc_error* run_guarded(const char* op, nnc_ctx* ctx, Body body, const void* closure) noexcept;

// Runs body(), or body(Call), under the settings of ctx.
template <class F>
nnc_error* guard(const char* op, nnc_ctx* ctx, const F& body) noexcept {
  const Body call = [](const void* f, const Call& c) {
    if constexpr (std::is_invocable_v<F, const Call&>)
      (*static_cast<const F*>(f))(c);
    else
      (*static_cast<const F*>(f))();
  };
  return run_guarded(op, ctx, call, &body);
}

// Puts what body() gives to out. One tensor, the most common case, without code of its own.
using TensorBody = Tensor (*)(const void* closure);
nnc_error* put_tensor(const char* op, nnc_ctx* ctx, const Out<nnc_tensor*>& out, TensorBody body,
                      const void* closure) noexcept;
template <class F>
nnc_error* guard(const char* op, nnc_ctx* ctx, const Out<nnc_tensor*>& out,
                 const F& body) noexcept {
  const TensorBody call = [](const void* f) -> Tensor { return (*static_cast<const F*>(f))(); };
  return put_tensor(op, ctx, out, call, &body);
}
template <class O, class F>
nnc_error* guard(const char* op, nnc_ctx* ctx, const O& out, const F& body) noexcept {
  return guard(op, ctx, [&](const Call& c) {
    check_out(out);
    c.make_room(handles_in(out));
    put(c, out, body());
  });
}

// PUT() for what changes on its way what was there before: an error takes that back (Note [Undo]).
#define PUT_OR_UNDO(out, ...) \
  ::nnc::capi::guard_or_undo(__func__, ctx, OUT(out), [&] { return __VA_ARGS__; })
template <class T, class F>
nnc_error* guard_or_undo(const char* op, nnc_ctx* ctx, const Out<T>& out, const F& body) noexcept {
  return guard(op, ctx, [&](const Call& c) {
    check_out(out);
    UndoLog log;
    c.put(out.pointer, body());
    log.keep();
  });
}

// For functions of objects, which put their output themselves.
struct Output {
  const void* pointer;
  const char* name;
};
template <class F>
nnc_error* guard(const char* op, nnc_ctx* ctx, const Output& out, const F& body) noexcept {
  return guard(op, ctx, [&](const Call& c) {
    check_out(out.pointer, out.name);
    body(c);
  });
}
template <class T, class F>
nnc_error* guard(const char* op, nnc_ctx* ctx, T* out, const F& body) noexcept {
  return guard(op, ctx, Output{out, "out"}, body);
}

// For what cannot fail: the value of body(object) of a live handle, else `otherwise`.
template <class T, class R, class F>
R read(const void* handle, Kind kind, R otherwise, const F& body) noexcept {
  try {
    const CallGuard entry;
    const bool marked = kind == Kind::kUninitialized;
    const bool tensor = marked || kind == Kind::kTensor;
    Counted* o = tensor ? find_tensor(handle, marked) : resolve(handle, kind);
    return o ? body(*static_cast<T*>(o)) : otherwise;
  } catch (...) {
    return otherwise;
  }
}

// The same of a tensor.
template <class F, class R = std::invoke_result_t<F, const Tensor&>>
R get(nnc_tensor* tensor, std::type_identity_t<R> otherwise, const F& value,
      Kind kind = Kind::kTensor) noexcept {
  return read<TensorImpl>(tensor, kind, otherwise, [&](TensorImpl& impl) {
    return value(Tensor(Ref<TensorImpl>::share(&impl)));
  });
}
// What a tensor of a lazy module without a size has as well: Note [Lazy modules] in nn/lazy.h.
template <class F, class R = std::invoke_result_t<F, const Tensor&>>
R get_marked(nnc_tensor* tensor, std::type_identity_t<R> otherwise, const F& value) noexcept {
  return get(tensor, otherwise, value, Kind::kUninitialized);
}
// -1 otherwise.
template <class F>
auto get(nnc_tensor* tensor, const F& value) noexcept {
  return get(tensor, -1, value);
}

}  // namespace nnc::capi
