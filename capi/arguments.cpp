// SPDX-License-Identifier: Apache-2.0
#include "capi/arguments.h"

namespace nnc::capi {

void bad_handle(const void* h, Kind kind, const char* name) {
  const std::string_view what = kind_name(kind);
  const bool vowel = std::string_view("aeiou").find(what.front()) != std::string_view::npos;
  check(h != nullptr, Code::kHandle, name, " is NULL, expected ", vowel ? "an " : "a ", what,
        " handle");
  fail(Code::kHandle, name, " is not a live ", kind_name(kind), " handle");
}

TensorImpl* late_tensor(const void* h, bool marked) {
  auto* t = static_cast<TensorImpl*>(resolve(h, Kind::kUninitialized));
  return t && (marked || !t->uninitialized.load(std::memory_order_acquire)) ? t : nullptr;
}

TensorImpl& late_tensor(const void* h, const char* name, bool marked) {
  if (TensorImpl* t = late_tensor(h, marked)) return *t;
  check(!resolve(h, Kind::kUninitialized), Code::kState, name, kUninitialized);
  bad_handle(h, Kind::kTensor, name);
}

const char* arg(const char* text, const char* name) {
  check(text != nullptr, Code::kInvalid, name, " is NULL");
  return text;
}

std::optional<DType> opt(nnc_dtype v, const char* name) {
  if (v == NNC_DTYPE_DEFAULT) return std::nullopt;
  check(is_valid_dtype(v), Code::kDtype, name, " is ", v, ", which is no NNC_ element type");
  return static_cast<DType>(v);
}

DType arg(nnc_dtype v, const char* name) {
  check(v != NNC_DTYPE_DEFAULT && is_valid_dtype(v), Code::kDtype, name, " is ", v,
        ", which is no NNC_ element type");
  return static_cast<DType>(v);
}

Sizes list(const int64_t* p, int64_t n, const char* name, int64_t most) {
  check(n >= 0 && n <= most, Code::kShape, "the number of ", name, " is ", n, ", expected 0..",
        most);
  check(p != nullptr || n == 0, Code::kInvalid, name, " is NULL, but its length is ", n);
  return {p, n};
}

namespace {
void check_count(int64_t n, const char* name) {
  check(n >= 0 && n < (int64_t{1} << 32), Code::kInvalid, "the number of ", name, " is ", n);
}
}  // namespace

std::vector<Tensor> list(nnc_tensor* const* p, int64_t n, const char* name, bool marked) {
  check_count(n, name);
  check(p != nullptr || n == 0, Code::kInvalid, name, " is NULL, but its length is ", n);
  std::vector<Tensor> tensors;
  for (int64_t i = 0; i < n; ++i) tensors.push_back(arg(p[i], name, marked));
  return tensors;
}

std::vector<Tensor> optional_list(nnc_tensor* const* p, int64_t n, const char* name,
                                  const char* counted) {
  check_count(n, counted ? counted : name);
  std::vector<Tensor> tensors;
  for (int64_t i = 0; p && i < n; ++i) tensors.push_back(opt(p[i], name));
  return tensors;
}

}  // namespace nnc::capi
