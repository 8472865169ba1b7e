// SPDX-License-Identifier: Apache-2.0
#include "object_state.h"

#include <nnc/nnc.h>

#include <algorithm>
#include <string_view>

#include "handles.h"

namespace nnc_fuzz {
namespace {

class Hash {
 public:
  void add(std::string_view bytes) {
    for (const char c : bytes) value_ = (value_ ^ static_cast<unsigned char>(c)) * 0x100000001b3;
  }
  void add(int64_t number) {
    add(std::string_view(reinterpret_cast<const char*>(&number), sizeof number));
  }
  uint64_t value() const { return value_; }

 private:
  uint64_t value_ = 0xcbf29ce484222325;
};

template <class F, class T>
void add_text(Hash& hash, Handles& handles, F f, T* object) {
  nnc_string* text = handles.made(f, static_cast<nnc_ctx*>(nullptr), object);
  if (text) hash.add(nnc_string_data(text));
}

void add_tensor(Hash& hash, nnc_tensor* t) {
  const int64_t ndim = nnc_tensor_ndim(t);
  hash.add(nnc_tensor_dtype(t));
  for (int64_t d = 0; d < ndim; ++d) hash.add(nnc_tensor_size(t, d));
  std::string bytes(static_cast<size_t>(std::max<int64_t>(nnc_tensor_nbytes(t), 0)), '\0');
  if (bytes.size() > 65536) return;  // an expanded one
  if (succeeds(nnc_tensor_copy_to(nullptr, t, bytes.data(), static_cast<int64_t>(bytes.size()))))
    hash.add(bytes);
}

void add_named(Hash& hash, Handles& handles, nnc_named* named) {
  const int64_t n = nnc_named_count(named);
  hash.add(n);
  for (int64_t i = 0; i < n; ++i) {
    if (const char* key = nnc_named_key(named, i)) hash.add(key);
    nnc_tensor* t = handles.made(nnc_named_tensor, static_cast<nnc_ctx*>(nullptr), named, i);
    if (t) add_tensor(hash, t);
  }
}

}  // namespace

uint64_t object_state(const std::string& kind, void* object) {
  Handles handles;
  Hash hash;
  constexpr nnc_ctx* kNone = nullptr;
  if (kind == "module") {
    auto* m = static_cast<nnc_module*>(object);
    add_text(hash, handles, nnc_module_repr, m);
    hash.add(nnc_module_training(m));
    for (const auto list : {nnc_module_named_parameters, nnc_module_named_buffers}) {
      nnc_named* named = handles.made(list, kNone, m);
      if (named) add_named(hash, handles, named);
    }
  } else if (kind == "optimizer") {
    auto* o = static_cast<nnc_optimizer*>(object);
    add_text(hash, handles, nnc_optimizer_repr, o);
    nnc_named* groups = handles.made(nnc_optimizer_param_groups, kNone, o);
    if (groups) add_named(hash, handles, groups);
  } else if (kind == "named") {
    add_named(hash, handles, static_cast<nnc_named*>(object));
  } else if (kind == "kwargs") {
    hash.add(nnc_kwargs_count(static_cast<nnc_kwargs*>(object)));
  } else {
    return 0;
  }
  return hash.value();
}

}  // namespace nnc_fuzz
