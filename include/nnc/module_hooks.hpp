// SPDX-License-Identifier: Apache-2.0
// Hooks of modules for C++. Include <nnc/nnc.hpp>.
//
// A hook is any function of the arguments below; Tensors is std::vector<Tensor>, with an empty
// handle for what was left out, is None or has no gradient. It gives nothing, or what shall take
// the place of inputs, outputs or gradients: a tensor, a vector, or a std::optional of one. An
// empty handle or optional replaces nothing. Hooks of state dicts may leave out what is behind the
// first StateDict, or behind the module.
//
//   register_forward_pre_hook         (const Module&, const Tensors& inputs), or with a Kwargs&
//                                     behind them, to which it may add: torch's with_kwargs
//   register_forward_hook             (const Module&, const Tensors& inputs, const Tensors&
//   outputs),
//                                     or with a Kwargs& between inputs and outputs
//   register_full_backward_pre_hook   (const Module&, const Tensors& grad_output)
//   register_full_backward_hook       (const Module&, const Tensors& grad_input,
//                                     const Tensors& grad_output)
//   register_state_dict_pre_hook      (const Module&, const std::string& prefix, bool keep_vars)
//   register_state_dict_post_hook     (const Module&, StateDict&, const std::string& prefix)
//   register_load_state_dict_pre_hook (const Module&, StateDict&, const std::string& prefix,
//                                     StateDict& missing, StateDict& unexpected, StateDict& errors)
//   register_load_state_dict_post_hook (const Module&, StateDict& missing, StateDict& unexpected)
//
// register_module_forward_pre_hook and the like are the same for all modules of the process, and so
// are those that see what is registered, which give nothing or what shall be registered instead:
//
//   register_module_parameter_registration_hook, register_module_buffer_registration_hook
//                                     (const Module&, const std::string& name, const Tensor&)
//   register_module_module_registration_hook
//                                     (const Module&, const std::string& name, const Module&)
//
// Each gives a Hook: hook.remove() ends it, letting go of it does not.
#ifndef NNC_MODULE_HOOKS_HPP
#define NNC_MODULE_HOOKS_HPP

#include <nnc/nn.hpp>

namespace nnc {

namespace detail {

// What a call of a hook has to say, and what it gives back.
using Tensors = std::vector<Tensor>;
struct HookCall {
  Module module;
  Tensors inputs, outputs;
  Kwargs kwargs;
  std::optional<Tensors> replaced;

  void keep(const Tensor& tensor) {
    if (tensor.defined()) replaced = Tensors{tensor};
  }
  void keep(const Tensors& tensors) { replaced = tensors; }
  template <class T>
  void keep(const std::optional<T>& value) {
    if (value) keep(*value);
  }
};
template <class F, class... A>
void run_hook(F& hook, HookCall& call, A&&... arguments) {
  using Result = std::invoke_result_t<F&, A...>;
  if constexpr (std::is_void_v<Result>)
    hook(std::forward<A>(arguments)...);
  else
    call.keep(hook(std::forward<A>(arguments)...));
}

struct ForwardPre {
  template <class F>
  static constexpr bool with_kwargs =
      std::is_invocable_v<F&, const Module&, const Tensors&, Kwargs&>;
  template <class F>
  static void run(F& hook, HookCall& c) {
    if constexpr (with_kwargs<F>)
      run_hook(hook, c, std::as_const(c.module), std::as_const(c.inputs), c.kwargs);
    else
      run_hook(hook, c, std::as_const(c.module), std::as_const(c.inputs));
  }
};
struct Forward {
  template <class F>
  static constexpr bool with_kwargs =
      std::is_invocable_v<F&, const Module&, const Tensors&, Kwargs&, const Tensors&>;
  template <class F>
  static void run(F& hook, HookCall& c) {
    if constexpr (with_kwargs<F>)
      run_hook(hook, c, std::as_const(c.module), std::as_const(c.inputs), c.kwargs,
               std::as_const(c.outputs));
    else
      run_hook(hook, c, std::as_const(c.module), std::as_const(c.inputs), std::as_const(c.outputs));
  }
};
struct BackwardPre {
  template <class F>
  static void run(F& hook, HookCall& c) {
    run_hook(hook, c, std::as_const(c.module), std::as_const(c.outputs));
  }
};
struct Backward {
  template <class F>
  static void run(F& hook, HookCall& c) {
    run_hook(hook, c, std::as_const(c.module), std::as_const(c.inputs), std::as_const(c.outputs));
  }
};

template <class Kind, class F>
struct ModuleHook {
  static nnc_error* call(uintptr_t self, nnc_ctx* ctx, nnc_module* module,
                         nnc_tensor* const* inputs, int64_t n_inputs, nnc_kwargs* kwargs,
                         nnc_tensor* const* outputs, int64_t n_outputs, nnc_tensor** replaced,
                         int64_t capacity, int64_t* n_replaced, nnc_kwargs**) {
    return guarded([&] {
      const CallScope scope(ctx);
      HookCall c{Module(own(module)), tensors(inputs, n_inputs), tensors(outputs, n_outputs),
                 Kwargs(share(kwargs)), std::nullopt};
      Kind::run(*reinterpret_cast<F*>(self), c);
      if (c.replaced) give(ctx, *c.replaced, replaced, capacity, n_replaced);
    });
  }
  static void destroy(uintptr_t self) { delete reinterpret_cast<F*>(self); }
};

// Registers a function that libnnc keeps, with the table that calls it.
template <class Table, class F, class Register, class... A>
Hook keep_hook(const Table& table, F hook, Register register_it, A... arguments) {
  auto kept = std::make_unique<F>(std::move(hook));
  Hook made(make<nnc_hook>([&](nnc_hook** out) {
    return register_it(&table, reinterpret_cast<uintptr_t>(kept.get()), arguments..., out);
  }));
  kept.release();
  return made;
}
template <class Kind, class F, class Register, class... A>
Hook keep_module_hook(F hook, Register register_it, A... arguments) {
  static const nnc_module_hook table = {sizeof table, ModuleHook<Kind, F>::call,
                                        ModuleHook<Kind, F>::destroy};
  return keep_hook(table, std::move(hook), register_it, arguments...);
}

// ---- registrations ----

// A handle that ends with the scope.
inline nnc_module* give(nnc_ctx* ctx, const Module& module) {
  nnc_module* out = nullptr;
  check(nnc_module_get_submodule(ctx, module.get(), "", &out));
  return out;
}
// Of a hook that gives nothing, a value or an optional one: the value, or an empty handle.
template <class Value, class F, class... A>
Value given(F& hook, const A&... arguments) {
  using Result = std::invoke_result_t<F&, const A&...>;
  if constexpr (std::is_void_v<Result>)
    return hook(arguments...), Value();
  else if constexpr (std::is_convertible_v<Result, Value>)
    return hook(arguments...);
  else
    return hook(arguments...).value_or(Value());
}
template <class Value, class F>
struct RegistrationHook {
  static nnc_error* call(uintptr_t self, nnc_ctx* ctx, nnc_module* module, const char* name,
                         nnc_tensor* tensor, nnc_module* child, nnc_tensor** replaced_tensor,
                         nnc_module** replaced_child) {
    return guarded([&] {
      const CallScope scope(ctx);
      constexpr bool of_tensors = std::is_same_v<Value, Tensor>;
      const Module owner(own(module));
      Value value;
      if constexpr (of_tensors)
        value = Tensor(own(tensor));
      else
        value = Module(own(child));
      const Value other =
          given<Value>(*reinterpret_cast<F*>(self), owner, std::string(name), value);
      if (!other.defined() || other.get() == value.get()) return;
      if constexpr (of_tensors)
        *replaced_tensor = give(ctx, other);
      else
        *replaced_child = give(ctx, other);
    });
  }
  static void destroy(uintptr_t self) { delete reinterpret_cast<F*>(self); }
};
template <class Value, class F, class Register>
Hook keep_registration_hook(F hook, Register register_it) {
  static const nnc_registration_hook table = {sizeof table, RegistrationHook<Value, F>::call,
                                              RegistrationHook<Value, F>::destroy};
  return keep_hook(table, std::move(hook),
                   [&](const nnc_registration_hook* t, uintptr_t self, nnc_hook** out) {
                     return register_it(current, t, self, out);
                   });
}

// ---- state dicts ----

struct StateHookCall {
  Module module;
  StateDict state_dict;
  std::string prefix;
  bool keep_vars;
  StateDict missing, unexpected, errors;
};
struct StatePre {
  template <class F>
  static void run(F& hook, StateHookCall& c) {
    if constexpr (std::is_invocable_v<F&, const Module&, const std::string&, bool>)
      hook(c.module, c.prefix, c.keep_vars);
    else
      hook(c.module);
  }
};
struct StatePost {
  template <class F>
  static void run(F& hook, StateHookCall& c) {
    if constexpr (std::is_invocable_v<F&, const Module&, StateDict&, const std::string&>)
      hook(c.module, c.state_dict, c.prefix);
    else
      hook(c.module, c.state_dict);
  }
};
struct LoadPre {
  template <class F>
  static void run(F& hook, StateHookCall& c) {
    if constexpr (std::is_invocable_v<F&, const Module&, StateDict&, const std::string&, StateDict&,
                                      StateDict&, StateDict&>)
      hook(c.module, c.state_dict, c.prefix, c.missing, c.unexpected, c.errors);
    else
      StatePost::run(hook, c);
  }
};
struct LoadPost {
  template <class F>
  static void run(F& hook, StateHookCall& c) {
    hook(c.module, c.missing, c.unexpected);
  }
};
template <class Kind, class F, class Register>
Hook keep_state_hook(F hook, nnc_module* module, Register register_it) {
  static const nnc_state_dict_hook table = {
      sizeof table,
      [](uintptr_t self, nnc_ctx* ctx, nnc_module* called, nnc_named* state_dict,
         const char* prefix, int32_t keep_vars, nnc_named* missing, nnc_named* unexpected,
         nnc_named* errors) {
        return guarded([&] {
          const CallScope scope(ctx);
          StateHookCall c{Module(own(called)),       StateDict(share(state_dict)),
                          prefix ? prefix : "",      keep_vars != 0,
                          StateDict(share(missing)), StateDict(share(unexpected)),
                          StateDict(share(errors))};
          Kind::run(*reinterpret_cast<F*>(self), c);
        });
      },
      [](uintptr_t self) { delete reinterpret_cast<F*>(self); }};
  return keep_hook(table, std::move(hook),
                   [&](const nnc_state_dict_hook* t, uintptr_t self, nnc_hook** out) {
                     return register_it(current, module, t, self, out);
                   });
}

}  // namespace detail

// ---- of one module ----

template <class F>
Hook Module::register_forward_pre_hook(F hook, bool prepend) const {
  return detail::keep_module_hook<detail::ForwardPre>(
      std::move(hook), [&](const nnc_module_hook* table, uintptr_t self, nnc_hook** out) {
        return nnc_module_register_forward_pre_hook(detail::current, get(), table, self, prepend,
                                                    detail::ForwardPre::with_kwargs<F>, out);
      });
}
template <class F>
Hook Module::register_forward_hook(F hook, bool prepend, bool always_call) const {
  return detail::keep_module_hook<detail::Forward>(
      std::move(hook), [&](const nnc_module_hook* table, uintptr_t self, nnc_hook** out) {
        return nnc_module_register_forward_hook(detail::current, get(), table, self, prepend,
                                                detail::Forward::with_kwargs<F>, always_call, out);
      });
}
template <class F>
Hook Module::register_full_backward_pre_hook(F hook, bool prepend) const {
  return detail::keep_module_hook<detail::BackwardPre>(
      std::move(hook), [&](const nnc_module_hook* table, uintptr_t self, nnc_hook** out) {
        return nnc_module_register_full_backward_pre_hook(detail::current, get(), table, self,
                                                          prepend, out);
      });
}
template <class F>
Hook Module::register_full_backward_hook(F hook, bool prepend) const {
  return detail::keep_module_hook<detail::Backward>(
      std::move(hook), [&](const nnc_module_hook* table, uintptr_t self, nnc_hook** out) {
        return nnc_module_register_full_backward_hook(detail::current, get(), table, self, prepend,
                                                      out);
      });
}
template <class F>
Hook Module::register_state_dict_pre_hook(F hook) const {
  return detail::keep_state_hook<detail::StatePre>(std::move(hook), get(),
                                                   nnc_module_register_state_dict_pre_hook);
}
template <class F>
Hook Module::register_state_dict_post_hook(F hook) const {
  return detail::keep_state_hook<detail::StatePost>(std::move(hook), get(),
                                                    nnc_module_register_state_dict_post_hook);
}
template <class F>
Hook Module::register_load_state_dict_pre_hook(F hook) const {
  return detail::keep_state_hook<detail::LoadPre>(std::move(hook), get(),
                                                  nnc_module_register_load_state_dict_pre_hook);
}
template <class F>
Hook Module::register_load_state_dict_post_hook(F hook) const {
  return detail::keep_state_hook<detail::LoadPost>(std::move(hook), get(),
                                                   nnc_module_register_load_state_dict_post_hook);
}

// ---- of all modules of the process ----

template <class F>
Hook register_module_forward_pre_hook(F hook) {
  static_assert(!detail::ForwardPre::with_kwargs<F>, "torch has no such hook with Kwargs");
  return detail::keep_module_hook<detail::ForwardPre>(
      std::move(hook), [](const nnc_module_hook* table, uintptr_t self, nnc_hook** out) {
        return nnc_register_module_forward_pre_hook(detail::current, table, self, out);
      });
}
template <class F>
Hook register_module_forward_hook(F hook, bool always_call = false) {
  return detail::keep_module_hook<detail::Forward>(
      std::move(hook), [&](const nnc_module_hook* table, uintptr_t self, nnc_hook** out) {
        return nnc_register_module_forward_hook(detail::current, table, self,
                                                detail::Forward::with_kwargs<F>, always_call, out);
      });
}
template <class F>
Hook register_module_full_backward_pre_hook(F hook) {
  return detail::keep_module_hook<detail::BackwardPre>(
      std::move(hook), [](const nnc_module_hook* table, uintptr_t self, nnc_hook** out) {
        return nnc_register_module_full_backward_pre_hook(detail::current, table, self, out);
      });
}
template <class F>
Hook register_module_full_backward_hook(F hook) {
  return detail::keep_module_hook<detail::Backward>(
      std::move(hook), [](const nnc_module_hook* table, uintptr_t self, nnc_hook** out) {
        return nnc_register_module_full_backward_hook(detail::current, table, self, out);
      });
}

template <class F>
Hook register_module_parameter_registration_hook(F hook) {
  return detail::keep_registration_hook<Tensor>(std::move(hook),
                                                nnc_register_module_parameter_registration_hook);
}
template <class F>
Hook register_module_buffer_registration_hook(F hook) {
  return detail::keep_registration_hook<Tensor>(std::move(hook),
                                                nnc_register_module_buffer_registration_hook);
}
template <class F>
Hook register_module_module_registration_hook(F hook) {
  return detail::keep_registration_hook<Module>(std::move(hook),
                                                nnc_register_module_module_registration_hook);
}

}  // namespace nnc

#endif
