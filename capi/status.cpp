// SPDX-License-Identifier: Apache-2.0
#include <algorithm>
#include <cstring>
#include <new>
#include <stdexcept>

#include "capi/guard.h"
#include "capi/named.h"
#include "optim/optimizer.h"

namespace nnc::capi {
namespace {

struct ErrorObject final : Counted {
  nnc_code code;
  std::string op, message;
  ErrorObject(nnc_code c, std::string o, std::string m)
      : code(c), op(std::move(o)), message(std::move(m)) {}
};

struct StringObject final : Counted {
  std::string text;
  explicit StringObject(std::string t) : text(std::move(t)) {}
};

// Out of memory needs an error that needs no memory: a handle value that no slot ever has.
nnc_error* out_of_memory() {
  return reinterpret_cast<nnc_error*>((uint64_t{static_cast<uint8_t>(Kind::kError)} << 56) |
                                      ((uint64_t{1} << 56) - 1));
}

nnc_error* make_error(nnc_code code, std::string op, std::string message) noexcept {
  try {
    return static_cast<nnc_error*>(make_handle(
        Kind::kError, new ErrorObject(code, std::move(op), std::move(message)), nullptr));
  } catch (...) {
    return out_of_memory();
  }
}

}  // namespace

nnc_error* current_error(const char* op) noexcept {
  try {
    throw;
  } catch (const Error& e) {
    try {
      // A lookup that failed names the public function itself.
      std::string text = e.what();
      const size_t n = std::strlen(op);
      if (text.compare(0, n, op) == 0 && text.compare(n, 2, ": ") == 0) text.erase(0, n + 2);
      return make_error(static_cast<nnc_code>(e.code()), op, std::move(text));
    } catch (...) {
      return out_of_memory();
    }
  } catch (const std::bad_alloc&) {
    return out_of_memory();
  } catch (const std::length_error&) {
    return out_of_memory();
  } catch (const std::exception& e) {
    try {
      return make_error(NNC_E_INTERNAL, op, e.what());
    } catch (...) {
      return out_of_memory();
    }
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
  Error raised(static_cast<Code>(e->code), (e->op.empty() ? where : e->op) + ": " + e->message);
  release_handle(error);
  throw raised;
}

void Call::bad_handle(const void* h, Kind kind, const char* argument) const {
  check(h != nullptr, Code::kHandle, op_, ": ", argument, " is NULL, expected a ", kind_name(kind),
        " handle");
  fail(Code::kHandle, op_, ": ", argument, " is not a live ", kind_name(kind), " handle");
}

std::vector<Tensor> Call::tensors(nnc_tensor* const* h, int64_t n, const char* argument) const {
  check(n >= 0 && n < (int64_t{1} << 32), Code::kInvalid, op_, ": the number of ", argument, " is ",
        n);
  check(h != nullptr || n == 0, Code::kInvalid, op_, ": ", argument, " is NULL");
  std::vector<Tensor> list;
  for (int64_t i = 0; i < n; ++i) list.push_back(tensor(h[i], argument));
  return list;
}

std::vector<Tensor> Call::optional_tensors(nnc_tensor* const* h, int64_t n,
                                           const char* argument) const {
  check(n >= 0 && n < (int64_t{1} << 32), Code::kInvalid, op_, ": the number of ", argument, " is ",
        n);
  std::vector<Tensor> list;
  for (int64_t i = 0; h && i < n; ++i) list.push_back(optional(h[i], argument));
  return list;
}

Sizes Call::sizes(const int64_t* p, int64_t n, const char* argument) const {
  check(n >= 0 && n <= kMaxDims, Code::kShape, op_, ": the number of ", argument, " is ", n,
        ", expected 0..", kMaxDims);
  check(p != nullptr || n == 0, Code::kInvalid, op_, ": ", argument, " is NULL");
  return {p, n};
}

const char* Call::text(const char* p, const char* argument) const {
  check(p != nullptr, Code::kInvalid, op_, ": ", argument, " is NULL");
  return p;
}

DType Call::dtype(nnc_dtype v, DType fallback, const char* argument) const {
  if (v == NNC_DTYPE_DEFAULT) return fallback;
  check(is_valid_dtype(v), Code::kDtype, op_, ": ", argument, " is ", v,
        ", which is no NNC_ element type");
  return static_cast<DType>(v);
}

void Call::put_object(void** out, Kind kind, Counted* object) const {
  *out = make_handle(kind, object, ctx_->scope());
}

void Call::put(nnc_tensor** out, const Tensor& t) const {
  if (!t.defined()) {
    *out = nullptr;
    return;
  }
  Ref<TensorImpl> ref = t.ref();
  put_object(reinterpret_cast<void**>(out), Kind::kTensor, ref.leak());
}

void Call::put_all(nnc_tensor** out, Span<const Tensor> list) const {
  std::vector<nnc_tensor*> handles(static_cast<size_t>(list.size()));
  size_t made = 0;
  try {
    for (const Tensor& t : list) put(&handles[made++], t);
  } catch (...) {
    for (nnc_tensor* h : handles) release_handle(h);
    throw;
  }
  std::copy(handles.begin(), handles.end(), out);
}

void Call::put(nnc_string** out, std::string text) const {
  put_object(reinterpret_cast<void**>(out), Kind::kString, new StringObject(std::move(text)));
}

void Call::put(nnc_module** out, Ref<nn::Module> m) const {
  put_object(reinterpret_cast<void**>(out), Kind::kModule, m.leak());
}

namespace {
template <class T>
void drop(Counted* object) {
  auto* o = static_cast<T*>(object);
  if (o->drop()) T::destroy(o);
}
}  // namespace

void destroy_object(Kind kind, Counted* object) {
  switch (kind) {
    case Kind::kContext:
      return drop<Context>(object);
    case Kind::kError:
      delete static_cast<ErrorObject*>(object);
      return;
    case Kind::kString:
      delete static_cast<StringObject*>(object);
      return;
    case Kind::kTensor:
      return drop<TensorImpl>(object);
    case Kind::kModule:
      return drop<nn::Module>(object);
    case Kind::kOptimizer:
      return drop<optim::Optimizer>(object);
    case Kind::kNamed:
      return drop<Named>(object);
    case Kind::kKwargs:
      return drop<KwargsObject>(object);
  }
}

}  // namespace nnc::capi

using namespace nnc;
using namespace nnc::capi;

nnc_code nnc_error_code(nnc_error* error) {
  if (error == out_of_memory()) return NNC_E_MEMORY;
  return read<ErrorObject>(error, Kind::kError, nnc_code{NNC_E_HANDLE},
                           [](ErrorObject& e) { return e.code; });
}

const char* nnc_error_op(nnc_error* error) {
  if (error == out_of_memory()) return "";
  return read<ErrorObject>(error, Kind::kError, static_cast<const char*>(nullptr),
                           [](ErrorObject& e) { return e.op.c_str(); });
}

const char* nnc_error_message(nnc_error* error) {
  if (error == out_of_memory()) return "out of memory";
  return read<ErrorObject>(error, Kind::kError, static_cast<const char*>(nullptr),
                           [](ErrorObject& e) { return e.message.c_str(); });
}

void nnc_error_free(nnc_error* error) {
  if (resolve(error, Kind::kError)) release_handle(error);
}

nnc_error* nnc_error_new(nnc_code code, const char* op, const char* message) {
  const bool known = code >= NNC_E_HANDLE && code <= NNC_E_INTERNAL;
  try {
    return make_error(known ? code : NNC_E_CALLBACK, op ? op : "", message ? message : "");
  } catch (...) {
    return out_of_memory();
  }
}

const char* nnc_string_data(nnc_string* string) {
  return read<StringObject>(string, Kind::kString, static_cast<const char*>(nullptr),
                            [](StringObject& s) { return s.text.c_str(); });
}

int64_t nnc_string_size(nnc_string* string) {
  return read<StringObject>(string, Kind::kString, int64_t{-1},
                            [](StringObject& s) { return static_cast<int64_t>(s.text.size()); });
}

nnc_error* nnc_string_new(nnc_ctx* ctx, const char* data, int64_t size, nnc_string** out) {
  return guard(__func__, ctx, out, [&](const Call& call) {
    check(size >= 0 && (data || size == 0), Code::kInvalid, call.op(), ": size is ", size,
          data ? "" : " and data is NULL");
    call.put(out, std::string(data ? data : "", static_cast<size_t>(size)));
  });
}

void nnc_release(void* handle) {
  release_handle(handle);
}
void* nnc_retain(void* handle) {
  return retain_handle(handle) ? handle : nullptr;
}
void* nnc_keep(void* handle) {
  return keep_handle(handle) ? handle : nullptr;
}
int64_t nnc_live_handles(void) {
  return live_handles();
}
