// SPDX-License-Identifier: Apache-2.0
// Calls of the exported C functions with C++ values:
//
//   c(nnc_conv2d, x[0], x[1], none, list({2}), none, none, 1)
//
// The context, lengths of lists and outputs are filled in: the context carries the current Exec,
// a list also gives the count that follows it, and what comes out is the result. An error is
// thrown as an Error with its code, the C function's name and its message.
#pragma once

#include <cstdint>
#include <functional>
#include <initializer_list>
#include <memory>
#include <string>
#include <type_traits>
#include <vector>

#include "graph/node.h"
#include "nnc/nnc.h"

namespace nnc::testing {

// What an operation gets.
using X = Span<const Tensor>;
// A handle that is released with its last owner.
using Handle = std::shared_ptr<void>;

struct With;

// What a call gives. Numbers are tensors without dimensions: bool for an int32_t output, else
// int64 or float64.
struct Out {
  Out();
  Out(Tensor t);
  Out(Tensors t);
  Out(const Out&);
  Out(Out&&) noexcept;
  Out& operator=(const Out&) = delete;
  ~Out();
  operator const Tensor&() const;  // the only one
  operator const Handle&() const;
  With context() const;  // the only handle, as the context of a call

  Tensors all;
  std::string text;
  std::vector<Handle> handles;
  const void* pointer = nullptr;
};

struct None {};
inline constexpr None none;  // NULL; a list of no elements; an output that is not wanted
struct Wanted {};
inline constexpr Wanted wanted;  // an output; only needed before one that is not wanted
// NULL with that count, such as NNC_PADDING_SAME.
struct Count {
  int64_t n;
};
inline Count count(int64_t n) {
  return {n};
}
// That many outputs of a function that takes no capacity.
struct Outputs {
  int64_t n;
};
inline Outputs outputs(int64_t n) {
  return {n};
}
// Another context than the current Exec's; stands first.
struct With {
  Handle context;
};
inline std::vector<int64_t> list(std::initializer_list<int64_t> values) {
  return values;
}

// An argument. A number may also stand for a pointer to one.
struct Arg {
  enum class Kind {
    kNone,
    kWanted,
    kCount,
    kOutputs,
    kContext,
    kTensor,
    kTensors,
    kInt,
    kReal,
    kText,
    kInts,
    kHandle,
    kPointer
  };

  Arg(None) : kind(Kind::kNone) {}
  Arg(Wanted) : kind(Kind::kWanted) {}
  Arg(Count n) : kind(Kind::kCount), integer(n.n) {}
  Arg(Outputs n) : kind(Kind::kOutputs), integer(n.n) {}
  Arg(With c);
  Arg(bool v) : Arg(static_cast<int64_t>(v)) {}
  Arg(int v) : Arg(static_cast<int64_t>(v)) {}
  Arg(int64_t v) : kind(Kind::kInt), integer(v) {}
  Arg(double v) : kind(Kind::kReal), real(v) {}
  Arg(const void* p) : kind(Kind::kPointer), pointer(p) {}
  Arg(const char* text);
  Arg(const Tensor& t);  // NULL if undefined
  Arg(const Out& o);     // its only tensor, or its only handle
  Arg(X tensors);
  Arg(const Tensors& tensors) : Arg(X(tensors)) {}
  Arg(const std::vector<Tensor>& tensors) : Arg(X(tensors)) {}
  Arg(const std::vector<int64_t>& values);
  Arg(const Handle& handle);
  Arg(const Arg&);
  Arg(Arg&&) noexcept;
  ~Arg();

  Kind kind;
  int64_t integer = 0;
  double real = 0;
  const void* pointer = nullptr;
  std::string text;
  std::vector<Tensor> tensors;
  std::vector<int64_t> integers;
  Handle handle;
};

// A parameter or a result, by its type.
enum class Type : uint8_t {
  kEnd,
  kVoid,
  kContext,
  kInt32,
  kInt64,
  kDouble,
  kText,
  kTensor,
  kTensors,
  kHandle,
  kInts,     // const int64_t *: a list, or a number that may be missing
  kDoubles,  // const double *
  kPointer,
  kOutTensor,
  kOutHandle,
  kOutString,
  kOutInt32,
  kOutInt64,
  kOutDouble,
  kError
};

// One register or stack slot.
union Word {
  int64_t i = 0;
  double d;
  const void* p;
};

// A C function whose type is known at run time.
struct CFunction {
  void (*pointer)();
  Word (*invoke)(void (*)(), const Word*);
  const Type* types;  // of the parameters; ends with kEnd
  Type result;
};

namespace detail {

template <class T>
inline constexpr Type kTypeOf = Type::kPointer;
template <>
inline constexpr Type kTypeOf<void> = Type::kVoid;
template <>
inline constexpr Type kTypeOf<nnc_ctx*> = Type::kContext;
template <>
inline constexpr Type kTypeOf<int32_t> = Type::kInt32;
template <>
inline constexpr Type kTypeOf<int64_t> = Type::kInt64;
template <>
inline constexpr Type kTypeOf<uintptr_t> = Type::kInt64;
template <>
inline constexpr Type kTypeOf<double> = Type::kDouble;
template <>
inline constexpr Type kTypeOf<const char*> = Type::kText;
template <>
inline constexpr Type kTypeOf<nnc_tensor*> = Type::kTensor;
template <>
inline constexpr Type kTypeOf<nnc_tensor* const*> = Type::kTensors;
template <>
inline constexpr Type kTypeOf<nnc_module*> = Type::kHandle;
template <>
inline constexpr Type kTypeOf<nnc_optimizer*> = Type::kHandle;
template <>
inline constexpr Type kTypeOf<nnc_lr_scheduler*> = Type::kHandle;
template <>
inline constexpr Type kTypeOf<nnc_named*> = Type::kHandle;
template <>
inline constexpr Type kTypeOf<nnc_kwargs*> = Type::kHandle;
template <>
inline constexpr Type kTypeOf<nnc_hook*> = Type::kHandle;
template <>
inline constexpr Type kTypeOf<nnc_function*> = Type::kHandle;
template <>
inline constexpr Type kTypeOf<nnc_function_ctx*> = Type::kHandle;
template <>
inline constexpr Type kTypeOf<nnc_packed_sequence*> = Type::kHandle;
template <>
inline constexpr Type kTypeOf<nnc_program*> = Type::kHandle;
template <>
inline constexpr Type kTypeOf<nnc_dataset*> = Type::kHandle;
template <>
inline constexpr Type kTypeOf<nnc_sampler*> = Type::kHandle;
template <>
inline constexpr Type kTypeOf<nnc_data_loader*> = Type::kHandle;
template <>
inline constexpr Type kTypeOf<nnc_data_loader_iter*> = Type::kHandle;
template <>
inline constexpr Type kTypeOf<nnc_summary_writer*> = Type::kHandle;
template <>
inline constexpr Type kTypeOf<nnc_profiler*> = Type::kHandle;
template <>
inline constexpr Type kTypeOf<nnc_string*> = Type::kHandle;
template <>
inline constexpr Type kTypeOf<const int64_t*> = Type::kInts;
template <>
inline constexpr Type kTypeOf<const double*> = Type::kDoubles;
template <>
inline constexpr Type kTypeOf<nnc_tensor**> = Type::kOutTensor;
template <>
inline constexpr Type kTypeOf<nnc_ctx**> = Type::kOutHandle;
template <>
inline constexpr Type kTypeOf<nnc_module**> = Type::kOutHandle;
template <>
inline constexpr Type kTypeOf<nnc_optimizer**> = Type::kOutHandle;
template <>
inline constexpr Type kTypeOf<nnc_lr_scheduler**> = Type::kOutHandle;
template <>
inline constexpr Type kTypeOf<nnc_named**> = Type::kOutHandle;
template <>
inline constexpr Type kTypeOf<nnc_kwargs**> = Type::kOutHandle;
template <>
inline constexpr Type kTypeOf<nnc_hook**> = Type::kOutHandle;
template <>
inline constexpr Type kTypeOf<nnc_function**> = Type::kOutHandle;
template <>
inline constexpr Type kTypeOf<nnc_packed_sequence**> = Type::kOutHandle;
template <>
inline constexpr Type kTypeOf<nnc_program**> = Type::kOutHandle;
template <>
inline constexpr Type kTypeOf<nnc_dataset**> = Type::kOutHandle;
template <>
inline constexpr Type kTypeOf<nnc_sampler**> = Type::kOutHandle;
template <>
inline constexpr Type kTypeOf<nnc_data_loader**> = Type::kOutHandle;
template <>
inline constexpr Type kTypeOf<nnc_data_loader_iter**> = Type::kOutHandle;
template <>
inline constexpr Type kTypeOf<nnc_summary_writer**> = Type::kOutHandle;
template <>
inline constexpr Type kTypeOf<nnc_profiler**> = Type::kOutHandle;
template <>
inline constexpr Type kTypeOf<nnc_string**> = Type::kOutString;
template <>
inline constexpr Type kTypeOf<int32_t*> = Type::kOutInt32;
template <>
inline constexpr Type kTypeOf<int64_t*> = Type::kOutInt64;
template <>
inline constexpr Type kTypeOf<double*> = Type::kOutDouble;
template <>
inline constexpr Type kTypeOf<nnc_error*> = Type::kError;

template <class P>
P from_word(const Word& w) {
  if constexpr (std::is_floating_point_v<P>) {
    return w.d;
  } else if constexpr (std::is_integral_v<P>) {
    return static_cast<P>(w.i);
  } else {
    return reinterpret_cast<P>(const_cast<void*>(w.p));
  }
}
template <class R>
Word to_word(R r) {
  Word w;
  if constexpr (std::is_floating_point_v<R>) {
    w.d = r;
  } else if constexpr (std::is_integral_v<R>) {
    w.i = r;
  } else {
    w.p = r;
  }
  return w;
}

template <class R, class... P>
struct Typed {
  static constexpr Type kTypes[] = {kTypeOf<P>..., Type::kEnd};
  static Word invoke(void (*f)(), const Word* w) {
    return invoke(f, w, std::index_sequence_for<P...>());
  }
  template <size_t... I>
  static Word invoke(void (*f)(), [[maybe_unused]] const Word* w, std::index_sequence<I...>) {
    const auto typed = reinterpret_cast<R (*)(P...)>(f);
    if constexpr (std::is_void_v<R>) {
      typed(from_word<P>(w[I])...);
      return {};
    } else {
      return to_word(typed(from_word<P>(w[I])...));
    }
  }
};

}  // namespace detail

template <class R, class... P>
CFunction function_of(R (*f)(P...)) {
  using T = detail::Typed<R, P...>;
  return {reinterpret_cast<void (*)()>(f), T::invoke, T::kTypes, detail::kTypeOf<R>};
}

Out call(const CFunction& f, const Arg* arguments, int64_t n);

template <class R, class... P, class... A>
Out c(R (*f)(P...), const A&... a) {
  const Arg arguments[] = {Arg(a)..., Arg(none)};
  return call(function_of(f), arguments, sizeof...(A));
}

// The same, and an error is what comes out: `pointer`.
template <class... P, class... A>
Out c_error(nnc_error* (*f)(P...), const A&... a) {
  const Arg arguments[] = {Arg(a)..., Arg(none)};
  CFunction function = function_of(f);
  function.result = Type::kPointer;
  return call(function, arguments, sizeof...(A));
}

// A call laid out in words and not yet made, so that one of them can be replaced.
class PreparedCall {
 public:
  PreparedCall(const CFunction& f, const Arg* arguments, int64_t n);
  ~PreparedCall();
  PreparedCall(const PreparedCall&) = delete;
  PreparedCall& operator=(const PreparedCall&) = delete;

  std::vector<Word> words;
  Word invoke() const;
  // What came out; throws the error of a call that failed.
  Out take(const Word& result);
  // True while nothing has come out.
  bool untouched() const;
  void release_outputs();
  // The elements of the list of tensors that a word points to.
  std::vector<void*> list_at(const Word& w) const;

 private:
  struct State;
  std::unique_ptr<State> state_;
};

// Removes a hook, if that is one: hooks of all modules go on when the handle is released.
void remove_hook(void* handle);

// While one lives, its function makes every call that c() was asked for, by call.invoke().
using Invoker =
    std::function<Word(PreparedCall& call, const CFunction&, const std::vector<Arg>& arguments)>;
class InvokeCalls {
 public:
  explicit InvokeCalls(Invoker f);
  ~InvokeCalls();
  InvokeCalls(const InvokeCalls&) = delete;
  InvokeCalls& operator=(const InvokeCalls&) = delete;

 private:
  Invoker invoker_;
  const Invoker* previous_;
};

// While one lives, its function is told of every call that succeeded: the function, the arguments
// as they were before the call, and what came out.
using Observer = std::function<void(const CFunction&, const std::vector<Arg>&, const Out&)>;
class ObserveCalls {
 public:
  explicit ObserveCalls(Observer f);
  ~ObserveCalls();
  ObserveCalls(const ObserveCalls&) = delete;
  ObserveCalls& operator=(const ObserveCalls&) = delete;

 private:
  Observer observer_;
  const Observer* previous_;
};

}  // namespace nnc::testing
