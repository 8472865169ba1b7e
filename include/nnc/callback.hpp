// SPDX-License-Identifier: Apache-2.0
// Functions of yours that libnnc calls: hooks, closures, torch.autograd.Function, checkpoints.
// Include <nnc/nnc.hpp>.
//
// What such a function throws reaches the caller of the C++ function that led to it: an nnc::Error
// with its code, another exception as NNC_E_CALLBACK with its text.
#ifndef NNC_CALLBACK_HPP
#define NNC_CALLBACK_HPP

#include <nnc/operators.hpp>

#include <functional>
#include <new>

#ifdef __GLIBCXX__
#include <cxxabi.h>
#endif

namespace nnc {

namespace detail {

// For C, whose text ends at a NUL: one inside is written as "\\x00".
inline std::string without_nul(std::string text) {
  for (size_t at = 0; (at = text.find('\0', at)) != text.npos;) text.replace(at, 1, "\\x00");
  return text;
}
// Runs body and gives what it throws as an error of the C interface.
template <class F>
nnc_error* guarded(F&& body) {
  try {
    body();
    return nullptr;
  } catch (const Error& e) {
    return nnc_error_new(e.code(), without_nul(e.op()).c_str(), without_nul(e.message()).c_str());
  } catch (const std::bad_alloc&) {
    return nnc_error_new(NNC_E_MEMORY, "", "out of memory");
  } catch (const std::exception& e) {
    return nnc_error_new(NNC_E_CALLBACK, "", e.what());
#ifdef __GLIBCXX__
  } catch (abi::__forced_unwind&) {
    throw;  // pthread_exit, which ends the process if it is stopped
#endif
  } catch (...) {
    return nnc_error_new(NNC_E_CALLBACK, "", "an exception that is no std::exception");
  }
}

// For the time of a callback its context is the current one.
class CallScope {
 public:
  explicit CallScope(nnc_ctx* ctx)
      : outer_(std::exchange(current, ctx)), was_(std::exchange(in_callback, true)) {}
  ~CallScope() {
    current = outer_;
    in_callback = was_;
  }
  CallScope(const CallScope&) = delete;
  CallScope& operator=(const CallScope&) = delete;

 private:
  nnc_ctx* outer_;
  bool was_;
};

// What a callback gives back lives as long as its scope, and not longer.
inline nnc_tensor* give(nnc_ctx* ctx, const Tensor& tensor) {
  nnc_tensor* out = nullptr;
  if (tensor.defined()) check(nnc_as_tensor(ctx, tensor.get(), NNC_DTYPE_DEFAULT, &out));
  return out;
}
inline void give(nnc_ctx* ctx, const std::vector<Tensor>& tensors, nnc_tensor** out,
                 int64_t capacity, int64_t* n) {
  if (count(tensors) > capacity)
    throw Error(NNC_E_CALLBACK, "",
                std::to_string(tensors.size()) + " outputs, at most " + std::to_string(capacity));
  for (size_t i = 0; i < tensors.size(); ++i) out[i] = give(ctx, tensors[i]);
  *n = count(tensors);
}

inline std::vector<Tensor> list(std::vector<Tensor> tensors) {
  return tensors;
}
inline std::vector<Tensor> list(const Tensor& tensor) {
  return tensor.defined() ? std::vector<Tensor>{tensor} : std::vector<Tensor>{};
}

// What stands in a tuple or pair stays in its place, also an undefined tensor.
template <class T, size_t = std::tuple_size<T>::value>
std::vector<Tensor> list(const T& values) {
  std::vector<Tensor> result;
  const auto put = [&](const auto& value) {
    if constexpr (std::is_convertible_v<decltype(value), const Tensor&>)
      result.push_back(value);
    else
      for (Tensor& tensor : list(value)) result.push_back(std::move(tensor));
  };
  std::apply([&](const auto&... value) { (put(value), ...); }, values);
  return result;
}

// Is f called with so many tensors?
template <size_t>
using OneTensor = const Tensor&;
template <class F, class Sequence>
struct Takes;
template <class F, size_t... I>
struct Takes<F, std::index_sequence<I...>> : std::is_invocable<F, OneTensor<I>...> {
  static decltype(auto) call(F& f, [[maybe_unused]] const std::vector<Tensor>& x) {
    return f(x[I]...);
  }
};
// Can f be called with some number of tensors, or with a vector of them?
template <class F, size_t N = 0>
constexpr bool takes_tensors() {
  if constexpr (std::is_invocable_v<F&, const std::vector<Tensor>&> ||
                Takes<F&, std::make_index_sequence<N>>::value)
    return true;
  else if constexpr (N < 8)
    return takes_tensors<F, N + 1>();
  else
    return false;
}
// Calls f with one argument for each tensor, or with all of them as a vector.
template <class F, size_t N = 0>
std::vector<Tensor> call_with(F& f, const std::vector<Tensor>& x) {
  using All = std::is_invocable<F&, const std::vector<Tensor>&>;
  using These = Takes<F, std::make_index_sequence<N>>;
  static_assert(N <= 8, "a function of tensors takes up to 8 of them, or a vector");
  if constexpr (All::value) {
    if constexpr (std::is_void_v<std::invoke_result_t<F&, const std::vector<Tensor>&>>)
      return f(x), std::vector<Tensor>{};
    else
      return list(f(x));
  } else if constexpr (!These::value) {
    return call_with<F, N + 1>(f, x);
  } else {
    if (x.size() != N)
      throw Error(NNC_E_INVALID, "",
                  std::to_string(x.size()) + " tensors for a function of " + std::to_string(N));
    if constexpr (std::is_void_v<decltype(These::call(f, x))>)
      return These::call(f, x), std::vector<Tensor>{};
    else
      return list(These::call(f, x));
  }
}

}  // namespace detail

// Any function of tensors: of one or several of them, or of a vector; it gives nothing, a tensor, a
// vector, or a tuple or pair of these.
class TensorFunction {
 public:
  template <class F, class = std::enable_if_t<!std::is_same_v<std::decay_t<F>, TensorFunction>>>
  TensorFunction(F function)
      : call_([f = std::move(function)](const std::vector<Tensor>& x) mutable {
          return detail::call_with(f, x);
        }) {}
  std::vector<Tensor> operator()(const std::vector<Tensor>& inputs) const { return call_(inputs); }

  // For the C interface: what to call, with a pointer to a TensorFunction.
  static const nnc_callback& table() {
    static const nnc_callback table = {sizeof(nnc_callback), call, destroy};
    return table;
  }
  uintptr_t self() const { return reinterpret_cast<uintptr_t>(this); }

 private:
  static nnc_error* call(uintptr_t self, nnc_ctx* ctx, nnc_tensor* const* inputs, int64_t n_inputs,
                         nnc_tensor** outputs, int64_t capacity, int64_t* n_outputs) {
    return detail::guarded([&] {
      const detail::CallScope scope(ctx);
      const TensorFunction& function = *reinterpret_cast<const TensorFunction*>(self);
      detail::give(ctx, function(detail::tensors(inputs, n_inputs)), outputs, capacity, n_outputs);
    });
  }
  static void destroy(uintptr_t self) { delete reinterpret_cast<TensorFunction*>(self); }

  std::function<std::vector<Tensor>(const std::vector<Tensor>&)> call_;
};

namespace detail {

// Registers a function that libnnc keeps: it is deleted when nothing will call it any more.
template <class F, class... A>
nnc_hook* keep_function(F register_it, TensorFunction function, const A&... arguments) {
  auto kept = std::make_unique<TensorFunction>(std::move(function));
  nnc_hook* hook = register_it(&TensorFunction::table(), kept->self(), arguments...);
  kept.release();
  return hook;
}

}  // namespace detail

// ---- hooks ----

// What was registered; letting go of it removes nothing.
class Hook : public Handle<nnc_hook> {
 public:
  explicit Hook(nnc_hook* owned) : Handle(owned) {}
  void remove() const { check(nnc_hook_remove(detail::current, get())); }
};

// The function gets the gradient of tensor; a tensor that it gives back replaces it.
inline Hook register_hook(const Tensor& tensor, TensorFunction function) {
  return Hook(detail::keep_function(
      [&](const nnc_callback* table, uintptr_t self) {
        return detail::make<nnc_hook>(nnc_tensor_register_hook, detail::current, tensor.get(),
                                      table, self);
      },
      std::move(function)));
}
inline Hook Tensor::register_hook(TensorFunction hook) const {
  return nnc::register_hook(*this, std::move(hook));
}
// The function gets the leaf, once backward has added to its gradient.
inline Hook register_post_accumulate_grad_hook(const Tensor& tensor, TensorFunction function) {
  return Hook(detail::keep_function(
      [&](const nnc_callback* table, uintptr_t self) {
        return detail::make<nnc_hook>(nnc_tensor_register_post_accumulate_grad_hook,
                                      detail::current, tensor.get(), table, self);
      },
      std::move(function)));
}

// ---- torch.autograd ----

inline void backward(const std::vector<Tensor>& tensors,
                     const std::vector<Tensor>& grad_tensors = {}, Flag retain_graph = false,
                     Flag create_graph = false, const std::vector<Tensor>& inputs = {}) {
  if (!grad_tensors.empty() && grad_tensors.size() != tensors.size())
    throw Error(NNC_E_INVALID, "nnc::backward",
                std::to_string(tensors.size()) + " tensors, but " +
                    std::to_string(grad_tensors.size()) + " grad_tensors");
  check(nnc_autograd_backward(
      detail::current, detail::handles(tensors).data(), detail::count(tensors),
      grad_tensors.empty() ? nullptr : detail::handles(grad_tensors).data(), retain_graph,
      create_graph, detail::handles(inputs).data(), detail::count(inputs)));
}
// The gradients of outputs with respect to inputs; with allow_unused an empty handle where an input
// was not used.
inline std::vector<Tensor> grad(const std::vector<Tensor>& outputs,
                                const std::vector<Tensor>& inputs,
                                const std::vector<Tensor>& grad_outputs = {},
                                Flag retain_graph = false, Flag create_graph = false,
                                Flag allow_unused = false) {
  if (!grad_outputs.empty() && grad_outputs.size() != outputs.size())
    throw Error(NNC_E_INVALID, "nnc::grad",
                std::to_string(outputs.size()) + " outputs, but " +
                    std::to_string(grad_outputs.size()) + " grad_outputs");
  return detail::each(nnc_autograd_grad, inputs.size(), detail::current,
                      detail::handles(outputs).data(), detail::count(outputs),
                      detail::handles(inputs).data(), detail::count(inputs),
                      grad_outputs.empty() ? nullptr : detail::handles(grad_outputs).data(),
                      retain_graph || create_graph, create_graph, allow_unused);
}

inline void Tensor::backward(const Tensor& gradient, std::optional<Flag> retain_graph,
                             Flag create_graph, const std::vector<Tensor>& inputs) const {
  nnc::backward({*this}, {gradient}, retain_graph.value_or(create_graph), create_graph, inputs);
}

// torch.utils.checkpoint: runs the function again in backward instead of keeping what it computed.
inline std::vector<Tensor> checkpoint(TensorFunction function, const std::vector<Tensor>& inputs,
                                      Flag preserve_rng_state = true) {
  auto kept = std::make_unique<TensorFunction>(std::move(function));
  nnc_tensor* out[64];
  int64_t n = 0;
  check(nnc_checkpoint(detail::current, &TensorFunction::table(), kept->self(),
                       detail::handles(inputs).data(), detail::count(inputs), preserve_rng_state,
                       nullptr, out, 64, &n));
  kept.release();
  return detail::tensors(out, n);
}

// ---- torch.autograd.Function ----

// What forward leaves for backward; of use during these two alone.
class FunctionContext {
 public:
  explicit FunctionContext(nnc_function_ctx* handle) : handle_(handle) {}
  void save_for_backward(const std::vector<Tensor>& tensors) const {
    check(nnc_function_ctx_save_for_backward(
        detail::current, handle_, detail::handles(tensors).data(), detail::count(tensors)));
  }
  std::vector<Tensor> saved_tensors() const {
    return detail::several(nnc_function_ctx_saved_tensors, 1024, detail::current, handle_);
  }
  void mark_dirty(const std::vector<Tensor>& tensors) const {
    check(nnc_function_ctx_mark_dirty(detail::current, handle_, detail::handles(tensors).data(),
                                      detail::count(tensors)));
  }
  void mark_non_differentiable(const std::vector<Tensor>& tensors) const {
    check(nnc_function_ctx_mark_non_differentiable(
        detail::current, handle_, detail::handles(tensors).data(), detail::count(tensors)));
  }
  void set_materialize_grads(bool value) const {
    check(nnc_function_ctx_set_materialize_grads(detail::current, handle_, value));
  }
  bool needs_input_grad(int64_t index) const {
    const int32_t needs = nnc_function_ctx_needs_input_grad(handle_, index);
    if (needs < 0)
      throw Error(NNC_E_INDEX, "nnc::FunctionContext::needs_input_grad",
                  "there is no input " + std::to_string(index) + ", or the call is over");
    return needs == 1;
  }

 private:
  nnc_function_ctx* handle_;
};

namespace detail {

template <class T>
struct FunctionOf {
  static nnc_error* forward(uintptr_t self, nnc_ctx* ctx, nnc_function_ctx* function_ctx,
                            nnc_tensor* const* inputs, int64_t n_inputs, nnc_tensor** outputs,
                            int64_t capacity, int64_t* n_outputs) {
    return guarded([&] {
      const CallScope scope(ctx);
      FunctionContext context(function_ctx);
      auto f = [&](const auto&... x) -> decltype(object(self).forward(context, x...)) {
        return object(self).forward(context, x...);
      };
      give(ctx, call_with(f, tensors(inputs, n_inputs)), outputs, capacity, n_outputs);
    });
  }
  static nnc_error* backward(uintptr_t self, nnc_ctx* ctx, nnc_function_ctx* function_ctx,
                             nnc_tensor* const* grad_outputs, int64_t n_grad_outputs,
                             nnc_tensor** grad_inputs, int64_t n_inputs) {
    return guarded([&] {
      const CallScope scope(ctx);
      FunctionContext context(function_ctx);
      auto f = [&](const auto&... g) -> decltype(object(self).backward(context, g...)) {
        return object(self).backward(context, g...);
      };
      const std::vector<Tensor> gradients = call_with(f, tensors(grad_outputs, n_grad_outputs));
      if (count(gradients) != n_inputs)
        throw Error(NNC_E_CALLBACK, "",
                    std::to_string(gradients.size()) + " gradients for " +
                        std::to_string(n_inputs) + " inputs");
      for (size_t i = 0; i < gradients.size(); ++i) grad_inputs[i] = give(ctx, gradients[i]);
    });
  }
  static void destroy(uintptr_t self) { delete &object(self); }
  static T& object(uintptr_t self) { return *reinterpret_cast<T*>(self); }
};

}  // namespace detail

// Calls a function with a backward of its own:
//   struct Exp {
//     static constexpr const char* name = "Exp";
//     nnc::Tensor forward(nnc::FunctionContext& ctx, const nnc::Tensor& x) const {
//       nnc::Tensor y = nnc::exp(x);
//       ctx.save_for_backward({y});
//       return y;
//     }
//     nnc::Tensor backward(nnc::FunctionContext& ctx, const nnc::Tensor& grad) const {
//       return grad * ctx.saved_tensors()[0];
//     }
//   };
//   nnc::Tensor y = nnc::apply(Exp{}, x)[0];
// Arguments that are no tensors are members of the object, which is kept until backward is over.
// forward and backward may take and give vectors; an empty handle from backward is no gradient.
template <class T, class... X>
std::vector<Tensor> apply(T function, const X&... inputs) {
  using Table = detail::FunctionOf<T>;
  const nnc_function_vtable table = {sizeof table, Table::forward, Table::backward, Table::destroy};
  auto kept = std::make_unique<T>(std::move(function));
  const Handle<nnc_function> made(detail::make<nnc_function>(
      nnc_function_new, detail::current, T::name, &table, reinterpret_cast<uintptr_t>(kept.get())));
  kept.release();
  const std::vector<Tensor> list{inputs...};
  return detail::several(nnc_function_apply, 64, detail::current, made.get(),
                         detail::handles(list).data(), detail::count(list));
}

}  // namespace nnc

#endif
