// SPDX-License-Identifier: Apache-2.0
// The parameters of C functions as what operations take. What is wrong with one is said with its
// name.
#pragma once

#include <optional>
#include <vector>

#include "capi/handle.h"
#include "nnc/nnc.h"
#include "tensor/tensor.h"

// A parameter with its name: of a handle its object, of a text itself, but neither may be NULL.
#define ARG(x) ::nnc::capi::arg(x, #x)
// A tensor that may be one of a lazy module without a size.
#define MARKED(x) ::nnc::capi::arg(x, #x, true)
// A parameter that may be NULL, or 0 for an element type.
#define OPT(x) ::nnc::capi::opt(x, #x)
// The list x of n_x elements.
#define LIST(x) ::nnc::capi::list(x, n_##x, #x)
#define MARKED_LIST(x) ::nnc::capi::list(x, n_##x, #x, true)

namespace nnc::capi {

[[noreturn]] void bad_handle(const void* h, Kind kind, const char* name);

template <class T>
T& object(const void* h, Kind kind, const char* name) {
  Counted* o = resolve(h, kind);
  if (!o) [[unlikely]]
    bad_handle(h, kind, name);
  return *static_cast<T*>(o);
}

// Note [Lazy modules] in nn/lazy.h: a tensor by a handle of the other kind, which has its size by
// now, or of which nobody is to look at that (marked); else null, or an Error with a name.
TensorImpl* late_tensor(const void* h, bool marked);
TensorImpl& late_tensor(const void* h, const char* name, bool marked);
inline TensorImpl* find_tensor(const void* h, bool marked = false) {
  auto* t = static_cast<TensorImpl*>(resolve(h, Kind::kTensor));
  return t ? t : late_tensor(h, marked);
}
// Valid within the current CallGuard, as what resolve() gives. Const, so that no Tensor&& takes it.
inline const BorrowedTensor arg(nnc_tensor* h, const char* name, bool marked = false) {
  auto* t = static_cast<TensorImpl*>(resolve(h, Kind::kTensor));
  if (!t) [[unlikely]]
    t = &late_tensor(h, name, marked);
  return BorrowedTensor(t);
}
const char* arg(const char* text, const char* name);

// NULL is an undefined tensor.
inline Tensor opt(nnc_tensor* h, const char* name) {
  return h ? Tensor(arg(h, name)) : Tensor();
}
inline std::optional<int64_t> opt(const int64_t* p, const char*) {
  return p ? std::optional(*p) : std::nullopt;
}
inline std::optional<double> opt(const double* p, const char*) {
  return p ? std::optional(*p) : std::nullopt;
}
std::optional<DType> opt(nnc_dtype v, const char* name);
// One that may not be 0.
DType arg(nnc_dtype v, const char* name);
inline DType dtype_or(nnc_dtype dtype, DType otherwise) {
  return OPT(dtype).value_or(otherwise);
}

// A list may be NULL only if it is empty. More than `most` elements are an error.
Sizes list(const int64_t* p, int64_t n, const char* name, int64_t most = kMaxDims);
inline Sizes shape(const int64_t* dims, int64_t ndim) {
  return list(dims, ndim, "dims");
}
std::vector<Tensor> list(nnc_tensor* const* p, int64_t n, const char* name, bool marked = false);
// The same, and a NULL in it is an undefined tensor; so is every element of a list that is NULL.
// n may be the number of another list, `counted`.
std::vector<Tensor> optional_list(nnc_tensor* const* p, int64_t n, const char* name,
                                  const char* counted = nullptr);

// What multiplies a tensor (alpha, beta, value): a whole number passes for an int.
inline Scalar coefficient(double v) {
  if (!(v >= -0x1p63 && v < 0x1p63)) return v;
  const auto whole = static_cast<int64_t>(v);
  return static_cast<double>(whole) == v ? Scalar(whole) : Scalar(v);
}

}  // namespace nnc::capi
