// SPDX-License-Identifier: Apache-2.0
// Calls of kernels as values: noted by a Recording, looked at, changed and run again.
#pragma once

#include <cstddef>
#include <initializer_list>
#include <new>
#include <type_traits>
#include <utility>

#include "base/span.h"
#include "kernels/common/packed.h"
#include "tensor/recording.h"
#include "tensor/view.h"

namespace nnc {
class Generator;
}

namespace nnc::kernels {

// What an argument of a call is made of.
class OperandVisitor {
 public:
  virtual void reads(ConstView& v) = 0;
  virtual void writes(View& v) = 0;
  virtual void weight(Weight& w) = 0;
  // A result for the host, or something that cannot be kept.
  virtual void host(const void* p) = 0;
  // What numbers are drawn from.
  virtual void draws(Generator*) {}

 protected:
  ~OperandVisitor() = default;
};

// Plain values: what points nowhere but to constant text. A struct says so by a member
// PlainArgument, or it has a member visit_operands that gives its views to a visitor.
template <class T>
inline constexpr bool kIsPlain =
    std::is_arithmetic_v<T> || std::is_enum_v<T> || std::is_same_v<T, Scalar> ||
    std::is_same_v<T, Dims> || std::is_same_v<T, const char*> || requires {
  typename T::PlainArgument;
};

template <class T>
inline constexpr bool kIsSpan = false;
template <class T>
inline constexpr bool kIsSpan<Span<T>> = true;

template <class T>
void visit_argument(T& x, OperandVisitor& v) {
  if constexpr (std::is_same_v<T, View>) {
    v.writes(x);
  } else if constexpr (std::is_same_v<T, ConstView>) {
    v.reads(x);
  } else if constexpr (std::is_same_v<T, Weight>) {
    v.weight(x);
  } else if constexpr (std::is_same_v<T, Generator*>) {
    v.draws(x);
  } else if constexpr (std::is_pointer_v<T> && !std::is_same_v<T, const char*>) {
    v.host(x);
  } else if constexpr (kIsSpan<T>) {
    v.host(x.data());
  } else if constexpr (!kIsPlain<T>) {
    x.visit_operands(v);
  }
}

struct ArgumentType {
  size_t size, align;
  void (*copy)(void* to, const void* from);
  void (*destroy)(void* x);  // null: nothing to do
  void (*visit)(void* x, OperandVisitor& v);
};

template <class T>
inline constexpr ArgumentType kArgumentType{
    sizeof(T), alignof(T),
    [](void* to, const void* from) { new (to) T(*static_cast<const T*>(from)); },
    std::is_trivially_destructible_v<T> ? nullptr : +[](void* x) { static_cast<T*>(x)->~T(); },
    [](void* x, OperandVisitor& v) { visit_argument(*static_cast<T*>(x), v); }};

// A family's function, or its list of implementations.
struct CallType {
  Span<const ArgumentType* const> arguments;
  void (*run)(const void* functions, size_t count, void* const* arguments);
};

struct Call {
  const CallType* type;
  const void* functions;
  size_t count;
  const char* name;
  void* const* arguments;
};

bool reference_only();
[[noreturn]] void fail_no_implementation();

template <class F, class... A>
void run_list(const F* list, size_t n, A&&... args) {
  for (size_t i = reference_only() ? n - 1 : 0; i < n; ++i) {
    if (list[i](args...)) return;
  }
  fail_no_implementation();
}

// The arguments by which F = bool (*)(P...) or void (*)(P...) is called.
template <class F>
struct CallTraits;
template <class R, class... P>
struct CallTraits<R (*)(P...)> {
  template <size_t... I>
  static void run_with(const void* functions, size_t count, void* const* arguments,
                       std::index_sequence<I...>) {
    const auto* f = static_cast<R (*const*)(P...)>(functions);
    if constexpr (std::is_void_v<R>) {
      (*f)(*static_cast<std::decay_t<P>*>(arguments[I])...);
    } else {
      run_list(f, count, *static_cast<std::decay_t<P>*>(arguments[I])...);
    }
  }
  static void run(const void* functions, size_t count, void* const* arguments) {
    run_with(functions, count, arguments, std::index_sequence_for<P...>());
  }
  static constexpr const ArgumentType* kArguments[] = {&kArgumentType<std::decay_t<P>>...};
  static constexpr CallType kType{{kArguments, sizeof...(P)}, run};
};

// An argument as P has it: itself, or what it converts to.
template <class P, class A>
class Passed {
 public:
  explicit Passed(const A& a) : value_(a) {}
  void* get() { return &value_; }

 private:
  P value_;
};
template <class P, class A>
requires(std::is_same_v<P, A> || std::is_base_of_v<P, A>) class Passed<P, A> {
 public:
  explicit Passed(const A& a) : place_(const_cast<A*>(&a)) {}  // nobody writes to it
  void* get() { return place_; }

 private:
  P* place_;
};

// The call as this thread's recording and profile see it.
void run_watched(const Call& c);
template <class R, class... P, class... A>
[[gnu::cold, gnu::noinline]] void watched(const char* name, R (*const* functions)(P...),
                                          size_t count, const A&... args) {
  // In one expression: what was converted lives until its end.
  run_watched({&CallTraits<R (*)(P...)>::kType, functions, count, name,
               std::initializer_list<void*>{Passed<std::decay_t<P>, A>(args).get()...}.begin()});
}

}  // namespace nnc::kernels
