// SPDX-License-Identifier: Apache-2.0
// Made by generate.py from the C headers.
#![allow(unused_imports, clippy::too_many_arguments, clippy::len_without_is_empty)]
use crate::support::*;

impl Kwargs {
    /// An empty bag of keyword arguments.
    ///
    /// C: `nnc_kwargs_new`
    pub fn new() -> Result<Kwargs> {
        let mut out = null_mut();
        unsafe {
            check(sys::nnc_kwargs_new(ctx(), &mut out))?;
            taken::<Kwargs>(out, "nnc_kwargs_new", "out")
        }
    }

    /// Sets key to Python's None.
    ///
    /// C: `nnc_kwargs_set_none`
    pub fn set_none(&self, key: &str) -> Result<()> {
        let key = c_text(key)?;
        unsafe {
            check(sys::nnc_kwargs_set_none(self.as_raw(), key.as_ptr()))?;
            Ok(())
        }
    }

    /// Sets key to False (0) or True (anything else).
    ///
    /// C: `nnc_kwargs_set_bool`
    pub fn set_bool(&self, key: &str, value: bool) -> Result<()> {
        let key = c_text(key)?;
        unsafe {
            check(sys::nnc_kwargs_set_bool(self.as_raw(), key.as_ptr(), i32::from(value)))?;
            Ok(())
        }
    }

    /// Sets key to an int.
    ///
    /// C: `nnc_kwargs_set_i64`
    pub fn set_i64(&self, key: &str, value: i64) -> Result<()> {
        let key = c_text(key)?;
        unsafe {
            check(sys::nnc_kwargs_set_i64(self.as_raw(), key.as_ptr(), value))?;
            Ok(())
        }
    }

    /// Sets key to a float.
    ///
    /// C: `nnc_kwargs_set_f64`
    pub fn set_f64(&self, key: &str, value: f64) -> Result<()> {
        let key = c_text(key)?;
        unsafe {
            check(sys::nnc_kwargs_set_f64(self.as_raw(), key.as_ptr(), value))?;
            Ok(())
        }
    }

    /// Sets key to a str, which is copied.
    ///
    /// C: `nnc_kwargs_set_str`
    pub fn set_str(&self, key: &str, value: &str) -> Result<()> {
        let key = c_text(key)?;
        let value = c_text(value)?;
        unsafe {
            check(sys::nnc_kwargs_set_str(self.as_raw(), key.as_ptr(), value.as_ptr()))?;
            Ok(())
        }
    }

    /// Sets key to a tuple of n ints, which are copied.
    ///
    /// C: `nnc_kwargs_set_i64s`
    pub fn set_i64s(&self, key: &str, values: impl IntList) -> Result<()> {
        let key = c_text(key)?;
        unsafe {
            check(sys::nnc_kwargs_set_i64s(
                self.as_raw(),
                key.as_ptr(),
                values.ints(),
                values.count(),
            ))?;
            Ok(())
        }
    }

    /// Sets key to a tensor, which the bag then shares.
    ///
    /// C: `nnc_kwargs_set_tensor`
    pub fn set_tensor(&self, key: &str, value: &Tensor) -> Result<()> {
        let key = c_text(key)?;
        unsafe {
            check(sys::nnc_kwargs_set_tensor(self.as_raw(), key.as_ptr(), value.as_raw()))?;
            Ok(())
        }
    }

    /// Sets key to a tuple of n tensors, such as (h_0, c_0) for LSTM's hx.
    ///
    /// C: `nnc_kwargs_set_tensors`
    pub fn set_tensors(&self, key: &str, values: &[impl AsHandle<Tensor>]) -> Result<()> {
        let key = c_text(key)?;
        let c_values = c_handles(values);
        unsafe {
            check(sys::nnc_kwargs_set_tensors(
                self.as_raw(),
                key.as_ptr(),
                c_list(&c_values),
                values.len() as i64,
            ))?;
            Ok(())
        }
    }

    /// The number of keys that are set, -1 for a bad handle.
    ///
    /// C: `nnc_kwargs_count`
    pub fn count(&self) -> usize {
        unsafe {
            sys::nnc_kwargs_count(self.as_raw()).max(0) as usize
        }
    }

    /// Key index (0 the first that was set). `Code::Index` if there is none.
    ///
    /// C: `nnc_kwargs_key`
    pub fn key_at(&self, index: i64) -> Result<String> {
        let mut out = null_mut();
        unsafe {
            check(sys::nnc_kwargs_key(ctx(), self.as_raw(), index, &mut out))?;
            string(out)
        }
    }

    /// The tensor that key is set to; \*out is NULL if the key is not set, or to None. `Code::Invalid` if
    /// it is set to something else.
    ///
    /// C: `nnc_kwargs_tensor`
    pub fn get_tensor(&self, key: &str) -> Result<Option<Tensor>> {
        let key = c_text(key)?;
        let mut out = null_mut();
        unsafe {
            check(sys::nnc_kwargs_tensor(ctx(), self.as_raw(), key.as_ptr(), &mut out))?;
            Ok(take::<Tensor>(out))
        }
    }

    /// Sets key to a module, which the bag then shares: the distance_function of a
    /// TripletMarginWithDistanceLoss, which may be a module of yours (nnc_module_new_user). It becomes a
    /// child of the module that is made.
    ///
    /// C: `nnc_kwargs_set_module`
    pub fn set_module(&self, key: &str, value: &Module) -> Result<()> {
        let key = c_text(key)?;
        unsafe {
            check(sys::nnc_kwargs_set_module(self.as_raw(), key.as_ptr(), value.as_raw()))?;
            Ok(())
        }
    }
}
