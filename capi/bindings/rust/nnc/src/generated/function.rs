// SPDX-License-Identifier: Apache-2.0
// Made by generate.py from the C headers.
#![allow(unused_imports, clippy::too_many_arguments, clippy::len_without_is_empty)]
use crate::support::*;

impl Function {
    /// A function that calls \*vtable, which is copied, with self. Its results have the grad_fn
    /// "\<name\>Backward"; name is as for nnc_module_container. `Code::Invalid`: a table that is not known
    /// or lacks forward or backward. On an error self stays yours, and destroy is not called.
    ///
    /// C: `nnc_function_new`
    pub fn new(name: &str, vtable: impl Differentiable) -> Result<Function> {
        let name = c_text(name)?;
        let (table, self_) = callback::function(vtable);
        let mut out = null_mut();
        unsafe {
            callback::kept(sys::nnc_function_new(
                ctx(),
                name.as_ptr(),
                &table,
                self_,
                &mut out,
            ), self_, table.destroy)?;
            taken::<Function>(out, "nnc_function_new", "out")
        }
    }

    /// Calls forward, and records backward if an input requires a gradient. An input that forward gives
    /// back comes out as a view of it, unless it is marked dirty: then as itself. More outputs than
    /// capacity are `Code::Invalid`: nothing is written, but forward has run.
    ///
    /// C: `nnc_function_apply`
    pub fn apply(&self, inputs: &[impl AsHandle<Tensor>]) -> Result<Vec<Tensor>> {
        let c_inputs = c_handles(inputs);
        let mut out = c_room(64, "nnc_function_apply")?;
        let mut count = 0i64;
        unsafe {
            check(sys::nnc_function_apply(
                ctx(),
                self.as_raw(),
                c_list(&c_inputs),
                inputs.len() as i64,
                out.as_mut_ptr(),
                out.len() as i64,
                &mut count,
            ))?;
            taken_list::<Tensor>("nnc_function_apply", out, count)
        }
    }
}
