// SPDX-License-Identifier: Apache-2.0
//! Functions of Rust as tables of C functions. Every table is made of the same three parts: `guard`
//! around each call, a boxed value behind `self`, and `destroy` that drops it.
#![allow(clippy::too_many_arguments)] // those of the C tables
use crate::args::Inputs;
use crate::error::{check, from_panic, Result};
use crate::handle::{borrow, Object};
use crate::hooks::*;
use crate::sys::*;
use crate::{context, Kwargs, Module, Named, Optimizer, Tensor};
use std::ffi::CStr;
use std::mem::size_of;
use std::os::raw::c_char;
use std::panic::{catch_unwind, AssertUnwindSafe};
use std::ptr::null_mut;

/// The one way from C into a function of Rust's: computes in the context of the call, and neither
/// an error nor a panic gets past it but as an error of C.
pub(crate) fn guard(ctx: *mut nnc_ctx, f: impl FnOnce() -> Result<()>) -> *mut nnc_error {
    match catch_unwind(AssertUnwindSafe(|| context::enter_raw(ctx, f))) {
        Ok(Ok(())) => null_mut(),
        Ok(Err(e)) => e.into_c(),
        Err(payload) => from_panic(payload).into_c(),
    }
}

/// A value behind `self`.
fn boxed<T>(value: T) -> usize {
    Box::into_raw(Box::new(value)) as usize
}

/// The value behind `self`, which lives until `destroy` is called.
unsafe fn value<'a, T>(self_: usize) -> &'a T {
    &*(self_ as *const T)
}

/// Nobody needs the value any more. There is nobody to tell of a panic in its drop.
unsafe extern "C" fn destroy<T>(self_: usize) {
    let dropped = catch_unwind(AssertUnwindSafe(|| drop(Box::from_raw(self_ as *mut T))));
    if let Err(payload) = dropped {
        std::mem::forget(payload);
    }
}

/// What registering gave: where it failed the value is still ours.
pub(crate) unsafe fn kept(
    error: *mut nnc_error,
    self_: usize,
    destroy: Option<unsafe extern "C" fn(usize)>,
) -> Result<()> {
    let result = check(error);
    if let (Err(_), Some(destroy)) = (&result, destroy) {
        destroy(self_);
    }
    result
}

// ---- results on their way to C ----

/// Another handle of the tensor, which ends with the call's scope; ours ends as Rust says.
unsafe fn give(tensor: Option<&Tensor>, out: *mut *mut nnc_tensor) -> Result<()> {
    match tensor {
        None => *out = null_mut(),
        Some(t) => check(nnc_as_tensor(context::ctx(), t.as_raw(), 0, out))?,
    }
    Ok(())
}

unsafe fn give_list(
    list: &[Option<Tensor>],
    out: *mut *mut nnc_tensor,
    capacity: i64,
    n: *mut i64,
) -> Result<()> {
    // What does not fit is said by libnnc, which knows the number.
    for (i, tensor) in list.iter().take(capacity.max(0) as usize).enumerate() {
        give(tensor.as_ref(), out.add(i))?;
    }
    *n = list.len() as i64;
    Ok(())
}

fn text<'a>(text: *const c_char) -> &'a str {
    if text.is_null() {
        return "";
    }
    unsafe { CStr::from_ptr(text) }.to_str().unwrap_or("")
}

/// A borrowed object that is always there.
unsafe fn given<T: Object>(raw: &*mut T::Raw) -> Result<&T> {
    borrow(raw).ok_or_else(|| crate::Error::callback("NULL in the place of an object"))
}

fn struct_size<T>() -> i64 {
    size_of::<T>() as i64
}

// ---- tensors to tensors ----

unsafe extern "C" fn call_tensors<F, O>(
    self_: usize,
    ctx: *mut nnc_ctx,
    inputs: *const *mut nnc_tensor,
    n_inputs: i64,
    outputs: *mut *mut nnc_tensor,
    capacity: i64,
    n_outputs: *mut i64,
) -> *mut nnc_error
where
    F: Fn(&Inputs<'_>) -> Result<O>,
    O: IntoOutputs,
{
    guard(ctx, || {
        let y = value::<F>(self_)(&Inputs::new(inputs, n_inputs))?.into_outputs();
        give_list(&y, outputs, capacity, n_outputs)
    })
}

pub(crate) fn tensors<F, O>(f: F) -> (nnc_callback, usize)
where
    F: Fn(&Inputs<'_>) -> Result<O> + Send + Sync + 'static,
    O: IntoOutputs + 'static,
{
    let table = nnc_callback {
        struct_size: struct_size::<nnc_callback>(),
        call: Some(call_tensors::<F, O>),
        destroy: Some(destroy::<F>),
    };
    (table, boxed(f))
}

unsafe extern "C" fn call_tensors_during<F, O>(
    self_: usize,
    ctx: *mut nnc_ctx,
    inputs: *const *mut nnc_tensor,
    n_inputs: i64,
    outputs: *mut *mut nnc_tensor,
    capacity: i64,
    n_outputs: *mut i64,
) -> *mut nnc_error
where
    F: FnMut(&Inputs<'_>) -> Result<O>,
    O: IntoOutputs,
{
    guard(ctx, || {
        // The caller of the library has lent it for the call, and waits.
        let f = &mut *(self_ as *mut F);
        let y = f(&Inputs::new(inputs, n_inputs))?.into_outputs();
        give_list(&y, outputs, capacity, n_outputs)
    })
}

/// For functions that are called during one call of the library only.
pub(crate) fn tensors_during<F, O>(f: &mut F) -> (nnc_callback, usize)
where
    F: FnMut(&Inputs<'_>) -> Result<O>,
    O: IntoOutputs,
{
    let table = nnc_callback {
        struct_size: struct_size::<nnc_callback>(),
        call: Some(call_tensors_during::<F, O>),
        destroy: None,
    };
    (table, f as *mut F as usize)
}

/// A distance of two tensors, for one call.
pub(crate) unsafe extern "C" fn distance<F>(
    self_: usize,
    ctx: *mut nnc_ctx,
    x1: *mut nnc_tensor,
    x2: *mut nnc_tensor,
    out: *mut *mut nnc_tensor,
) -> *mut nnc_error
where
    F: FnMut(&Tensor, &Tensor) -> Result<Tensor>,
{
    guard(ctx, || {
        let f = &mut *(self_ as *mut F);
        give(Some(&f(given(&x1)?, given(&x2)?)?), out)
    })
}

// ---- modules ----

unsafe extern "C" fn module_forward<T: Forward>(
    self_: usize,
    ctx: *mut nnc_ctx,
    module: *mut nnc_module,
    inputs: *const *mut nnc_tensor,
    n_inputs: i64,
    kwargs: *mut nnc_kwargs,
    outputs: *mut *mut nnc_tensor,
    capacity: i64,
    n_outputs: *mut i64,
) -> *mut nnc_error {
    guard(ctx, || {
        let call = Call {
            module: given(&module)?,
            inputs: Inputs::new(inputs, n_inputs),
            kwargs: borrow::<Kwargs>(&kwargs),
        };
        let y = value::<T>(self_).forward_all(&call)?;
        give_list(&y, outputs, capacity, n_outputs)
    })
}

unsafe extern "C" fn module_extra_repr<T: Forward>(
    self_: usize,
    ctx: *mut nnc_ctx,
    out: *mut *mut nnc_string,
) -> *mut nnc_error {
    guard(ctx, || {
        let text = value::<T>(self_).extra_repr();
        check(nnc_string_new(ctx, text.as_ptr().cast(), text.len() as i64, out))
    })
}

unsafe extern "C" fn module_copy<T: Forward>(
    self_: usize,
    ctx: *mut nnc_ctx,
    module: *mut nnc_module,
    copied: *mut usize,
) -> *mut nnc_error {
    guard(ctx, || {
        *copied = boxed(value::<T>(self_).copy(given(&module)?)?);
        Ok(())
    })
}

unsafe extern "C" fn module_get_extra_state<T: Forward>(
    self_: usize,
    ctx: *mut nnc_ctx,
    _module: *mut nnc_module,
    out: *mut *mut nnc_tensor,
) -> *mut nnc_error {
    guard(ctx, || give(Some(&value::<T>(self_).extra_state()?), out))
}

unsafe extern "C" fn module_set_extra_state<T: Forward>(
    self_: usize,
    ctx: *mut nnc_ctx,
    _module: *mut nnc_module,
    state: *mut nnc_tensor,
) -> *mut nnc_error {
    guard(ctx, || value::<T>(self_).set_extra_state(given(&state)?))
}

unsafe extern "C" fn module_right_inverse<T: Forward>(
    self_: usize,
    ctx: *mut nnc_ctx,
    _module: *mut nnc_module,
    x: *mut nnc_tensor,
    outputs: *mut *mut nnc_tensor,
    capacity: i64,
    n_outputs: *mut i64,
) -> *mut nnc_error {
    guard(ctx, || {
        let y = value::<T>(self_).right_inverse(given(&x)?)?.into_outputs();
        give_list(&y, outputs, capacity, n_outputs)
    })
}

pub(crate) fn module<T: Forward>(value: T) -> (nnc_module_vtable, usize) {
    let table = nnc_module_vtable {
        struct_size: struct_size::<nnc_module_vtable>(),
        forward: Some(module_forward::<T>),
        extra_repr: Some(module_extra_repr::<T>),
        destroy: Some(destroy::<T>),
        copy: Some(module_copy::<T>),
        get_extra_state: T::EXTRA_STATE.then_some(module_get_extra_state::<T> as _),
        set_extra_state: T::EXTRA_STATE.then_some(module_set_extra_state::<T> as _),
        right_inverse: Some(module_right_inverse::<T>),
    };
    (table, boxed(value))
}

unsafe extern "C" fn call_each_module<F>(
    self_: usize,
    ctx: *mut nnc_ctx,
    module: *mut nnc_module,
) -> *mut nnc_error
where
    F: FnMut(&Module) -> Result<()>,
{
    guard(ctx, || (*(self_ as *mut F))(given(&module)?))
}

pub(crate) fn each_module<F>(f: &mut F) -> (nnc_module_callback, usize)
where
    F: FnMut(&Module) -> Result<()>,
{
    let table = nnc_module_callback {
        struct_size: struct_size::<nnc_module_callback>(),
        call: Some(call_each_module::<F>),
    };
    (table, f as *mut F as usize)
}

// ---- functions with a backward of their own ----

unsafe extern "C" fn function_forward<T: Differentiable>(
    self_: usize,
    ctx: *mut nnc_ctx,
    function_ctx: *mut nnc_function_ctx,
    inputs: *const *mut nnc_tensor,
    n_inputs: i64,
    outputs: *mut *mut nnc_tensor,
    capacity: i64,
    n_outputs: *mut i64,
) -> *mut nnc_error {
    guard(ctx, || {
        let inputs = Inputs::new(inputs, n_inputs);
        let y = value::<T>(self_).forward(given(&function_ctx)?, &inputs)?;
        give_list(&y.into_outputs(), outputs, capacity, n_outputs)
    })
}

unsafe extern "C" fn function_backward<T: Differentiable>(
    self_: usize,
    ctx: *mut nnc_ctx,
    function_ctx: *mut nnc_function_ctx,
    grad_outputs: *const *mut nnc_tensor,
    n_grad_outputs: i64,
    grad_inputs: *mut *mut nnc_tensor,
    n_inputs: i64,
) -> *mut nnc_error {
    guard(ctx, || {
        let grads = Inputs::new(grad_outputs, n_grad_outputs);
        let y = value::<T>(self_).backward(given(&function_ctx)?, &grads)?;
        if y.len() as i64 != n_inputs {
            let message = format!("backward gave {} gradients for {n_inputs} inputs", y.len());
            return Err(crate::Error::callback(message));
        }
        for (i, grad) in y.iter().enumerate() {
            give(grad.as_ref(), grad_inputs.add(i))?;
        }
        Ok(())
    })
}

pub(crate) fn function<T: Differentiable>(value: T) -> (nnc_function_vtable, usize) {
    let table = nnc_function_vtable {
        struct_size: struct_size::<nnc_function_vtable>(),
        forward: Some(function_forward::<T>),
        backward: Some(function_backward::<T>),
        destroy: Some(destroy::<T>),
    };
    (table, boxed(value))
}

// ---- datasets ----

unsafe extern "C" fn dataset_len<T: Samples>(
    self_: usize,
    ctx: *mut nnc_ctx,
    out: *mut i64,
) -> *mut nnc_error {
    guard(ctx, || {
        *out = value::<T>(self_).len() as i64;
        Ok(())
    })
}

unsafe extern "C" fn dataset_get<T: Samples>(
    self_: usize,
    ctx: *mut nnc_ctx,
    index: i64,
    out: *mut *mut nnc_tensor,
    capacity: i64,
    n_out: *mut i64,
) -> *mut nnc_error {
    guard(ctx, || {
        let sample = value::<T>(self_).get(index as usize)?.into_outputs();
        give_list(&sample, out, capacity, n_out)
    })
}

pub(crate) fn dataset<T: Samples>(value: T) -> (nnc_dataset_vtable, usize) {
    let table = nnc_dataset_vtable {
        struct_size: struct_size::<nnc_dataset_vtable>(),
        any_thread: 1, // Samples are Send and Sync
        len: Some(dataset_len::<T>),
        get: Some(dataset_get::<T>),
        destroy: Some(destroy::<T>),
    };
    (table, boxed(value))
}

// ---- hooks ----

unsafe extern "C" fn call_module_hook<F>(
    self_: usize,
    ctx: *mut nnc_ctx,
    module: *mut nnc_module,
    inputs: *const *mut nnc_tensor,
    n_inputs: i64,
    kwargs: *mut nnc_kwargs,
    outputs: *const *mut nnc_tensor,
    n_outputs: i64,
    replaced: *mut *mut nnc_tensor,
    capacity: i64,
    n_replaced: *mut i64,
    _replaced_kwargs: *mut *mut nnc_kwargs,
) -> *mut nnc_error
where
    F: Fn(&ModuleCall<'_>) -> Result<Replaced>,
{
    guard(ctx, || {
        let call = ModuleCall {
            module: given(&module)?,
            inputs: Inputs::new(inputs, n_inputs),
            kwargs: borrow::<Kwargs>(&kwargs),
            outputs: Inputs::new(outputs, n_outputs),
        };
        match value::<F>(self_)(&call)? {
            None => Ok(()),
            Some(y) => give_list(&y, replaced, capacity, n_replaced),
        }
    })
}

pub(crate) fn module_hook<F>(f: F) -> (nnc_module_hook, usize)
where
    F: Fn(&ModuleCall<'_>) -> Result<Replaced> + Send + Sync + 'static,
{
    let table = nnc_module_hook {
        struct_size: struct_size::<nnc_module_hook>(),
        call: Some(call_module_hook::<F>),
        destroy: Some(destroy::<F>),
    };
    (table, boxed(f))
}

unsafe extern "C" fn call_registration_hook<F>(
    self_: usize,
    ctx: *mut nnc_ctx,
    module: *mut nnc_module,
    name: *const c_char,
    tensor: *mut nnc_tensor,
    child: *mut nnc_module,
    replaced_tensor: *mut *mut nnc_tensor,
    replaced_child: *mut *mut nnc_module,
) -> *mut nnc_error
where
    F: Fn(&Registration<'_>) -> Result<Option<Registered>>,
{
    guard(ctx, || {
        let registration = Registration {
            module: given(&module)?,
            name: text(name),
            tensor: borrow(&tensor),
            child: borrow(&child),
        };
        match value::<F>(self_)(&registration)? {
            None => Ok(()),
            Some(Registered::Tensor(t)) => give(Some(&t), replaced_tensor),
            // The module at the path "" is the module itself, by a handle of this scope.
            Some(Registered::Module(m)) => {
                let path = b"\0".as_ptr().cast();
                check(nnc_module_get_submodule(ctx, m.as_raw(), path, replaced_child))
            }
        }
    })
}

pub(crate) fn registration_hook<F>(f: F) -> (nnc_registration_hook, usize)
where
    F: Fn(&Registration<'_>) -> Result<Option<Registered>> + Send + Sync + 'static,
{
    let table = nnc_registration_hook {
        struct_size: struct_size::<nnc_registration_hook>(),
        call: Some(call_registration_hook::<F>),
        destroy: Some(destroy::<F>),
    };
    (table, boxed(f))
}

unsafe extern "C" fn call_state_dict_hook<F>(
    self_: usize,
    ctx: *mut nnc_ctx,
    module: *mut nnc_module,
    state_dict: *mut nnc_named,
    prefix: *const c_char,
    keep_vars: i32,
    missing_keys: *mut nnc_named,
    unexpected_keys: *mut nnc_named,
    error_msgs: *mut nnc_named,
) -> *mut nnc_error
where
    F: Fn(&StateDictCall<'_>) -> Result<()>,
{
    guard(ctx, || {
        value::<F>(self_)(&StateDictCall {
            module: given(&module)?,
            state_dict: borrow(&state_dict),
            prefix: text(prefix),
            keep_vars: keep_vars != 0,
            missing_keys: borrow(&missing_keys),
            unexpected_keys: borrow(&unexpected_keys),
            error_msgs: borrow(&error_msgs),
        })
    })
}

pub(crate) fn state_dict_hook<F>(f: F) -> (nnc_state_dict_hook, usize)
where
    F: Fn(&StateDictCall<'_>) -> Result<()> + Send + Sync + 'static,
{
    let table = nnc_state_dict_hook {
        struct_size: struct_size::<nnc_state_dict_hook>(),
        call: Some(call_state_dict_hook::<F>),
        destroy: Some(destroy::<F>),
    };
    (table, boxed(f))
}

unsafe extern "C" fn call_optimizer_hook<F>(
    self_: usize,
    ctx: *mut nnc_ctx,
    optimizer: *mut nnc_optimizer,
    state_dict: *mut nnc_named,
    _out: *mut *mut nnc_named,
) -> *mut nnc_error
where
    F: Fn(&Optimizer, Option<&Named>) -> Result<()>,
{
    guard(ctx, || value::<F>(self_)(given(&optimizer)?, borrow(&state_dict)))
}

pub(crate) fn optimizer_hook<F>(f: F) -> (nnc_optimizer_hook, usize)
where
    F: Fn(&Optimizer, Option<&Named>) -> Result<()> + Send + Sync + 'static,
{
    let table = nnc_optimizer_hook {
        struct_size: struct_size::<nnc_optimizer_hook>(),
        call: Some(call_optimizer_hook::<F>),
        destroy: Some(destroy::<F>),
    };
    (table, boxed(f))
}

unsafe extern "C" fn call_lr_lambda<F>(
    self_: usize,
    name: *const c_char,
    x: f64,
    out: *mut f64,
) -> *mut nnc_error
where
    F: Fn(&str, f64) -> Result<f64>,
{
    guard(context::ctx(), || {
        *out = value::<F>(self_)(text(name), x)?;
        Ok(())
    })
}

pub(crate) fn lr_lambda<F>(f: F) -> (nnc_lr_lambda, usize)
where
    F: Fn(&str, f64) -> Result<f64> + Send + Sync + 'static,
{
    let table = nnc_lr_lambda {
        struct_size: struct_size::<nnc_lr_lambda>(),
        call: Some(call_lr_lambda::<F>),
        destroy: Some(destroy::<F>),
    };
    (table, boxed(f))
}

// ---- tensors that are kept for backward ----

unsafe extern "C" fn call_pack<T: PackedTensors>(
    self_: usize,
    ctx: *mut nnc_ctx,
    tensor: *mut nnc_tensor,
    packed: *mut usize,
) -> *mut nnc_error {
    guard(ctx, || {
        *packed = boxed(value::<T>(self_).pack(given(&tensor)?)?);
        Ok(())
    })
}

unsafe extern "C" fn call_unpack<T: PackedTensors>(
    self_: usize,
    ctx: *mut nnc_ctx,
    packed: usize,
    out: *mut *mut nnc_tensor,
) -> *mut nnc_error {
    guard(ctx, || give(Some(&value::<T>(self_).unpack(value::<T::Packed>(packed))?), out))
}

unsafe extern "C" fn drop_packed<T: PackedTensors>(_self: usize, packed: usize) {
    destroy::<T::Packed>(packed)
}

pub(crate) fn saved_tensors_hooks<T: PackedTensors>(value: T) -> (nnc_saved_tensors_hooks, usize) {
    let table = nnc_saved_tensors_hooks {
        struct_size: struct_size::<nnc_saved_tensors_hooks>(),
        pack: Some(call_pack::<T>),
        unpack: Some(call_unpack::<T>),
        drop: Some(drop_packed::<T>),
        destroy: Some(destroy::<T>),
    };
    (table, boxed(value))
}
