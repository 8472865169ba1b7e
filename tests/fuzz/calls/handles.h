// SPDX-License-Identifier: Apache-2.0
// Handles that are released at the end of what they are for, and calls whose failure means that
// there is nothing to fuzz with.
#pragma once

#include <nnc/nnc.h>

#include <tuple>
#include <type_traits>
#include <vector>

namespace nnc_fuzz {

// Did it succeed? An error is freed.
inline bool succeeds(nnc_error* e) {
  nnc_error_free(e);
  return !e;
}

// Releases, the last one first.
class Handles {
 public:
  Handles() = default;
  ~Handles() { clear(); }
  Handles(const Handles&) = delete;
  Handles& operator=(const Handles&) = delete;

  template <class T>
  T* keep(T* handle) {
    if (handle) all_.push_back(handle);
    return handle;
  }
  void clear() {
    while (!all_.empty()) {
      nnc_release(all_.back());
      all_.pop_back();
    }
  }
  // The handle that f(..., &out) gives; null if it fails.
  template <class F, class... A>
  auto made(F f, A... arguments) {
    return keep(made_by(f, arguments...));
  }

 private:
  template <class... P, class... A>
  static auto made_by(nnc_error* (*f)(P...), A... arguments) {
    using Last = std::tuple_element_t<sizeof...(P) - 1, std::tuple<P...>>;
    std::remove_pointer_t<Last> out = nullptr;
    return succeeds(f(arguments..., &out)) ? out : nullptr;
  }

  std::vector<void*> all_;
};

}  // namespace nnc_fuzz
