// SPDX-License-Identifier: Apache-2.0
//! What all objects of libnnc have in common: a handle that is released once.
use crate::{context, sys};
use std::os::raw::c_void;
use std::ptr::NonNull;

/// A handle that this value owns. libnnc resolves handles through a table, so that a wrong one is
/// an error and never a crash.
#[repr(transparent)]
pub struct Handle(NonNull<c_void>);

// SAFETY: a handle may be used and released by any thread (nnc/status.h, "Threads").
unsafe impl Send for Handle {}
// SAFETY: calls of several threads with one handle are ordered by libnnc (the same table).
unsafe impl Sync for Handle {}

impl Drop for Handle {
    fn drop(&mut self) {
        unsafe { sys::nnc_release(self.0.as_ptr()) }
    }
}

impl Clone for Handle {
    fn clone(&self) -> Handle {
        unsafe { sys::nnc_retain(self.0.as_ptr()) };
        Handle(self.0)
    }
}

mod sealed {
    pub trait Sealed {}
}
pub(crate) use sealed::Sealed;

/// An object of libnnc. `Clone`, where there is one, makes another owner of the same object, as that
/// of `Rc` does.
pub trait Object: Sealed + Sized {
    /// The type of the C handle.
    type Raw;

    #[doc(hidden)]
    unsafe fn from_handle(handle: Handle) -> Self;
    #[doc(hidden)]
    fn handle(&self) -> &Handle;

    /// The C handle, for functions of `nnc_sys`. It stays this object's.
    fn as_raw(&self) -> *mut Self::Raw {
        self.handle().0.as_ptr().cast()
    }

    /// Are both of one object? A parameter, or a gradient, is one object however often it is asked
    /// for. torch: `Tensor.is_same`.
    fn is_same(&self, other: &Self) -> bool {
        unsafe {
            sys::nnc_object_id(self.as_raw().cast()) == sys::nnc_object_id(other.as_raw().cast())
        }
    }

    /// Takes over a C handle; `None` for NULL.
    ///
    /// # Safety
    /// The handle is of this type, and nobody else releases it.
    unsafe fn from_raw(raw: *mut Self::Raw) -> Option<Self> {
        NonNull::new(raw.cast()).map(|p| Self::from_handle(Handle(p)))
    }

    /// Gives the C handle away: whoever gets it releases it.
    fn into_raw(self) -> *mut Self::Raw {
        let raw = self.as_raw();
        std::mem::forget(self);
        raw
    }
}

/// Defines the type of an object, which is nothing but its handle: `&[Option<T>]` and a list of C
/// handles are the same memory.
macro_rules! object {
    ($(#[$doc:meta])* $name:ident, $raw:ident) => {
        $(#[$doc])*
        #[repr(transparent)]
        pub struct $name($crate::handle::Handle);

        impl $crate::handle::Sealed for $name {}

        impl $crate::Object for $name {
            type Raw = $crate::sys::$raw;
            unsafe fn from_handle(handle: $crate::handle::Handle) -> Self {
                $name(handle)
            }
            fn handle(&self) -> &$crate::handle::Handle {
                &self.0
            }
        }

        impl $crate::AsHandle<$name> for $name {
            fn raw(&self) -> *mut $crate::sys::$raw {
                $crate::Object::as_raw(self)
            }
        }
    };
}
pub(crate) use object;

/// `Debug` of objects that have no printed form: the type and the handle.
macro_rules! plain_debug {
    ($($name:ident)*) => {$(
        impl std::fmt::Debug for $name {
            fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
                write!(f, concat!(stringify!($name), "({:?})"), $crate::Object::as_raw(self))
            }
        }
    )*};
}
pub(crate) use plain_debug;

/// Elements of lists of objects: a value, a reference, or `Option` of these where one may be left
/// out.
pub trait AsHandle<T: Object> {
    #[doc(hidden)]
    fn raw(&self) -> *mut T::Raw;
}

impl<T: Object, H: AsHandle<T> + ?Sized> AsHandle<T> for &H {
    fn raw(&self) -> *mut T::Raw {
        (**self).raw()
    }
}

impl<T: Object, H: AsHandle<T>> AsHandle<T> for Option<H> {
    fn raw(&self) -> *mut T::Raw {
        self.as_ref().map_or(std::ptr::null_mut(), |h| h.raw())
    }
}

/// What came out of a C function. Inside a callback that belongs to the callback's scope, and
/// is taken out of it: a value of Rust's lives as long as its owner says.
pub(crate) unsafe fn take<T: Object>(raw: *mut T::Raw) -> Option<T> {
    // Another thread may have ended the scope already, and with it the object.
    if !raw.is_null() && context::scoped() && sys::nnc_keep(raw.cast()).is_null() {
        return None;
    }
    T::from_raw(raw)
}

/// A handle that is somebody else's, as a reference.
pub(crate) unsafe fn borrow<T: Object>(raw: &*mut T::Raw) -> Option<&T> {
    // An Option of a transparent NonNull is a pointer that may be null.
    (*(raw as *const *mut T::Raw).cast::<Option<T>>()).as_ref()
}
