// SPDX-License-Identifier: Apache-2.0
//! Settings of computations, and the context that a thread computes in.
use crate::args::c_text;
use crate::error::{check, expect, Result};
use crate::handle::{object, plain_debug, Object};
use crate::sys;
use std::cell::Cell;
use std::ptr::null_mut;

object! {
    /// Settings (`grad`, `default_dtype`, `threads`, `deterministic`, ...: `nnc/context.h`) and a random
    /// generator. Functions use the context that their thread has entered; without one it is the
    /// process's default context.
    #[derive(Clone)]
    Context, nnc_ctx
}

plain_debug! { Context }

#[derive(Clone, Copy)]
struct Current {
    ctx: *mut sys::nnc_ctx,
    // May what is made through it belong to a scope?
    scoped: bool,
}

thread_local! {
    static CURRENT: Cell<Current> = const { Cell::new(Current { ctx: null_mut(), scoped: false }) };
}

// A thread that ends, and drops what it has left, is in the default context again.
fn get() -> Current {
    CURRENT.try_with(|c| c.get()).unwrap_or(Current { ctx: null_mut(), scoped: false })
}

pub(crate) fn ctx() -> *mut sys::nnc_ctx {
    get().ctx
}

pub(crate) fn scoped() -> bool {
    get().scoped
}

/// Calls `f` in a context of libnnc's.
pub(crate) fn enter_raw<R>(ctx: *mut sys::nnc_ctx, f: impl FnOnce() -> R) -> R {
    struct Leave(Current);
    impl Drop for Leave {
        fn drop(&mut self) {
            let _ = CURRENT.try_with(|c| c.set(self.0));
        }
    }
    let _leave = Leave(get());
    let _ = CURRENT.try_with(|c| c.set(Current { ctx, scoped: true }));
    f()
}

impl Context {
    /// A context with default settings, changed as said: `"seed=0, grad=False"`. It has a generator
    /// of its own.
    pub fn new(settings: &str) -> Result<Context> {
        let settings = c_text(settings)?;
        let mut out = null_mut();
        unsafe {
            check(sys::nnc_ctx_new(settings.as_ptr(), &mut out))?;
            crate::args::taken(out, "nnc_ctx_new", "out")
        }
    }

    /// The context of this thread with other settings; its generator is shared unless they have a
    /// seed.
    pub fn fork(settings: &str) -> Result<Context> {
        let settings = c_text(settings)?;
        let mut out = null_mut();
        unsafe {
            check(sys::nnc_ctx_fork(ctx(), settings.as_ptr(), &mut out))?;
            crate::args::taken(out, "nnc_ctx_fork", "out")
        }
    }

    /// Calls `f` with this context as the thread's. Threads that `f` starts begin in the default
    /// context; they may enter this one too.
    pub fn enter<R>(&self, f: impl FnOnce() -> R) -> R {
        enter_raw(self.as_raw(), f)
    }

    /// The value of a setting as text: `"True"`, `"float32"`, `"0"`.
    pub fn get(&self, setting: &str) -> Result<String> {
        let setting = c_text(setting)?;
        let mut out = null_mut();
        unsafe {
            check(sys::nnc_ctx_get(self.as_raw(), setting.as_ptr(), &mut out))?;
            crate::args::string(out)
        }
    }
}

/// Calls `f` with other settings: `with("grad=False, seed=7", || ...)`.
pub fn with<R>(settings: &str, f: impl FnOnce() -> R) -> Result<R> {
    Ok(Context::fork(settings)?.enter(f))
}

/// Calls `f` while nothing is recorded for backward: `torch.no_grad`. Panics where there is no memory
/// for a context; [`with`] returns that error.
///
/// ```
/// let w = nnc::Tensor::ones([2], None)?;
/// w.requires_grad_(true)?;
/// let y = nnc::no_grad(|| w.mul(2.0))?;
/// assert!(!y.requires_grad());
/// # Ok::<(), nnc::Error>(())
/// ```
pub fn no_grad<R>(f: impl FnOnce() -> R) -> R {
    expect(with("grad=False", f))
}

/// Calls `f` while operations are recorded: `torch.enable_grad`. Panics as [`no_grad`].
pub fn enable_grad<R>(f: impl FnOnce() -> R) -> R {
    expect(with("grad=True", f))
}
