// SPDX-License-Identifier: Apache-2.0
// A reference to something callable, for arguments: code that only passes a function on is compiled
// once, not once for each lambda.
#pragma once

#include <memory>
#include <type_traits>
#include <utility>

namespace nnc {

template <class Signature>
class FunctionRef;

template <class R, class... A>
class FunctionRef<R(A...)> {
 public:
  template <class F, class = std::enable_if_t<!std::is_same_v<std::decay_t<F>, FunctionRef>>>
  FunctionRef(const F& f)
      : object_(std::addressof(f)), call_([](const void* object, A... args) -> R {
          return (*static_cast<const F*>(object))(std::forward<A>(args)...);
        }) {}
  R operator()(A... args) const { return call_(object_, std::forward<A>(args)...); }

 private:
  const void* object_;
  R (*call_)(const void*, A...);
};

}  // namespace nnc
