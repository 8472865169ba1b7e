// SPDX-License-Identifier: Apache-2.0
// Made by generate.py from the C headers.
#![allow(unused_imports, clippy::too_many_arguments, clippy::len_without_is_empty)]
use crate::support::*;

impl FunctionCtx {
    /// In forward: what backward will need, inputs and outputs among them; replaces what was saved
    /// before. Writing to one of them later makes backward an error.
    ///
    /// C: `nnc_function_ctx_save_for_backward`
    pub fn save_for_backward(&self, tensors: &[impl AsHandle<Tensor>]) -> Result<()> {
        let c_tensors = c_handles(tensors);
        unsafe {
            check(sys::nnc_function_ctx_save_for_backward(
                ctx(),
                self.as_raw(),
                c_list(&c_tensors),
                tensors.len() as i64,
            ))?;
            Ok(())
        }
    }

    /// In backward: what forward saved, with its history where gradients are recorded. NULL in tensors
    /// gives NULL. `Code::State`: the graph was freed, or something was written to since.
    ///
    /// C: `nnc_function_ctx_saved_tensors`
    pub fn saved_tensors(&self) -> Result<Outputs> {
        let mut out = c_room(64, "nnc_function_ctx_saved_tensors")?;
        let mut count = 0i64;
        unsafe {
            check(sys::nnc_function_ctx_saved_tensors(
                ctx(),
                self.as_raw(),
                out.as_mut_ptr(),
                out.len() as i64,
                &mut count,
            ))?;
            Ok(Outputs::take(out, count))
        }
    }

    /// In forward: inputs that it writes to, all of which it must give back as outputs. `Code::State`: a
    /// leaf that requires a gradient, a view of one, or one that may not be written to otherwise; and of
    /// nnc_function_apply: a view beside another output, where gradients are recorded.
    ///
    /// C: `nnc_function_ctx_mark_dirty`
    pub fn mark_dirty(&self, tensors: &[impl AsHandle<Tensor>]) -> Result<()> {
        let c_tensors = c_handles(tensors);
        unsafe {
            check(sys::nnc_function_ctx_mark_dirty(
                ctx(),
                self.as_raw(),
                c_list(&c_tensors),
                tensors.len() as i64,
            ))?;
            Ok(())
        }
    }

    /// In forward: outputs through which no gradient flows.
    ///
    /// C: `nnc_function_ctx_mark_non_differentiable`
    pub fn mark_non_differentiable(&self, tensors: &[impl AsHandle<Tensor>]) -> Result<()> {
        let c_tensors = c_handles(tensors);
        unsafe {
            check(sys::nnc_function_ctx_mark_non_differentiable(
                ctx(),
                self.as_raw(),
                c_list(&c_tensors),
                tensors.len() as i64,
            ))?;
            Ok(())
        }
    }

    /// In forward: with 0, backward gets NULL instead of zeros for outputs that no gradient came from.
    ///
    /// C: `nnc_function_ctx_set_materialize_grads`
    pub fn set_materialize_grads(&self, value: bool) -> Result<()> {
        unsafe {
            check(sys::nnc_function_ctx_set_materialize_grads(
                ctx(),
                self.as_raw(),
                i32::from(value),
            ))?;
            Ok(())
        }
    }

    /// 1 if input \`index\` requires a gradient (in backward: if that is wanted now), 0 if not, -1 for a
    /// bad handle or index, or after the call.
    ///
    /// C: `nnc_function_ctx_needs_input_grad`
    pub fn needs_input_grad(&self, index: i64) -> bool {
        unsafe {
            sys::nnc_function_ctx_needs_input_grad(self.as_raw(), index) == 1
        }
    }
}
