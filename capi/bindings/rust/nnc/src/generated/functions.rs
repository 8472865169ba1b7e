// SPDX-License-Identifier: Apache-2.0
// Made by generate.py from the C headers.
#![allow(unused_imports, clippy::too_many_arguments, clippy::len_without_is_empty)]
use crate::support::*;

/// The version of this interface: raised when functions are added; nothing is ever removed.
///
/// C: `nnc_abi_version`
pub fn abi_version() -> i32 {
    unsafe {
        sys::nnc_abi_version()
    }
}

/// 1 if text can make what is named, 0 if not: "nn.Conv2d", "nn.Conv2d.padding_mode",
/// "optim.Adam.betas", "optim.lr_scheduler.StepLR". Functions are no such names: they are declared
/// or not. An argument that takes nothing but its default is not there.
///
/// C: `nnc_has`
pub fn has_name(name: &str) -> Result<bool> {
    let name = c_text(name)?;
    unsafe {
        Ok(sys::nnc_has(name.as_ptr()) == 1)
    }
}

/// The number of handles alive in the process, for finding leaks; exact while no other thread makes
/// or releases any.
///
/// C: `nnc_live_handles`
pub fn live_handles() -> i64 {
    unsafe {
        sys::nnc_live_handles()
    }
}

/// Seeds the context's generator: from then on it draws PyTorch's numbers after
/// torch.manual_seed(seed). A negative seed counts as seed + 2^64.
///
/// C: `nnc_manual_seed`
pub fn manual_seed(seed: i64) -> Result<()> {
    unsafe {
        check(sys::nnc_manual_seed(ctx(), seed))?;
        Ok(())
    }
}

/// How nnc_tensor_repr prints under this context; a variant starts with its parent's options and has
/// its own from then on, so nnc_ctx_fork is torch.printoptions. First profile, one of "default",
/// "short" (precision 2, edgeitems 2) and "full" (no threshold), sets all but sci_mode; then each
/// number that is not NULL:
/// ```text
///   precision  0..1000  digits after the point (default 4)
///   threshold           of tensors with more elements a summary is printed (1000)
///   edgeitems  0..2^31  what a summary shows at either end of a dimension (3)
///   linewidth  0..2^31  letters in a line (80)
/// ```
/// sci_mode 1 is scientific notation always, 0 never; NULL: where the elements ask for it, whatever
/// was set before. profile may be NULL. `Code::Invalid`: a number out of range, no such profile.
///
/// C: `nnc_set_printoptions`
pub fn set_printoptions<'a>(
    precision: Option<i64>,
    threshold: Option<i64>,
    edgeitems: Option<i64>,
    linewidth: Option<i64>,
    profile: impl Into<Option<&'a str>>,
    sci_mode: Option<bool>,
) -> Result<()> {
    let profile = c_optional_text(profile)?;
    let sci_mode = sci_mode.map(i32::from);
    unsafe {
        check(sys::nnc_set_printoptions(
            ctx(),
            c_optional(&precision),
            c_optional(&threshold),
            c_optional(&edgeitems),
            c_optional(&linewidth),
            text_pointer(&profile),
            c_optional(&sci_mode),
        ))?;
        Ok(())
    }
}

/// What two element types compute in. `Code::DType`: no such type.
///
/// C: `nnc_promote_types`
pub fn promote_types(
    type1: impl Into<Option<DType>>,
    type2: impl Into<Option<DType>>,
) -> Result<DType> {
    let mut out = 0i32;
    unsafe {
        check(sys::nnc_promote_types(ctx(), c_dtype(type1), c_dtype(type2), &mut out))?;
        Ok(DType::from_code(out))
    }
}

/// A field of torch.finfo(dtype), dtype NNC_DTYPE_DEFAULT being the context's default type: "bits",
/// "eps", "max", "min", "tiny", "smallest_normal" or "resolution". `Code::Unknown`: another field.
/// `Code::DType`: not floating point.
///
/// C: `nnc_finfo`
pub fn finfo(dtype: impl Into<Option<DType>>, field: &str) -> Result<f64> {
    let field = c_text(field)?;
    let mut out = 0f64;
    unsafe {
        check(sys::nnc_finfo(ctx(), c_dtype(dtype), field.as_ptr(), &mut out))?;
        Ok(out)
    }
}

/// The general form: torch.autograd.backward. grad_tensors is NULL, or holds one for each tensor
/// (NULL: ones, for a tensor of one element). retain_graph not 0 keeps the graph for another
/// backward; create_graph not 0 does too, and makes the gradients differentiable: then a leaf and
/// its gradient hold each other until nnc_tensor_set_grad or a zero_grad parts them, as in torch.
/// inputs, unless NULL, are all that gets a gradient; those that were computed retain theirs from
/// then on, as after nnc_tensor_retain_grad. None at all is `Code::Invalid`.
///
/// C: `nnc_autograd_backward`
pub fn autograd_backward(
    tensors: &[impl AsHandle<Tensor>],
    grad_tensors: &[impl AsHandle<Tensor>],
    retain_graph: bool,
    create_graph: bool,
    inputs: &[impl AsHandle<Tensor>],
) -> Result<()> {
    let c_tensors = c_handles(tensors);
    let c_grad_tensors = c_handles(grad_tensors);
    let c_inputs = c_handles(inputs);
    same_length("nnc_autograd_backward", tensors.len() as i64 == grad_tensors.len() as i64 || grad_tensors.is_empty(), "grad_tensors")?;
    unsafe {
        check(sys::nnc_autograd_backward(
            ctx(),
            c_list(&c_tensors),
            tensors.len() as i64,
            c_list(&c_grad_tensors),
            i32::from(retain_graph),
            i32::from(create_graph),
            c_list(&c_inputs),
            inputs.len() as i64,
        ))?;
        Ok(())
    }
}

/// The gradients of outputs with respect to inputs, one each in out\[0..n_inputs-1\], while those of
/// the leaves stay as they are: torch.autograd.grad. The other arguments as for
/// nnc_autograd_backward. `Code::State`: an input that was not used, unless allow_unused is not 0:
/// NULL then.
///
/// C: `nnc_autograd_grad`
pub fn autograd_grad(
    outputs: &[impl AsHandle<Tensor>],
    inputs: &[impl AsHandle<Tensor>],
    grad_outputs: &[impl AsHandle<Tensor>],
    retain_graph: bool,
    create_graph: bool,
    allow_unused: bool,
) -> Result<Outputs> {
    let c_outputs = c_handles(outputs);
    let c_inputs = c_handles(inputs);
    let c_grad_outputs = c_handles(grad_outputs);
    same_length("nnc_autograd_grad", outputs.len() as i64 == grad_outputs.len() as i64 || grad_outputs.is_empty(), "grad_outputs")?;
    let mut out = c_room(inputs.len(), "nnc_autograd_grad")?;
    unsafe {
        check(sys::nnc_autograd_grad(
            ctx(),
            c_list(&c_outputs),
            outputs.len() as i64,
            c_list(&c_inputs),
            inputs.len() as i64,
            c_list(&c_grad_outputs),
            i32::from(retain_graph),
            i32::from(create_graph),
            i32::from(allow_unused),
            out.as_mut_ptr(),
        ))?;
        Ok(Outputs::take(out, inputs.len() as i64))
    }
}

/// The same with zeros of the input's sizes and type for an input that was not used, which require a
/// gradient if create_graph is not 0: torch's materialize_grads.
///
/// C: `nnc_autograd_grad_materialize_grads`
pub fn autograd_grad_materialize_grads(
    outputs: &[impl AsHandle<Tensor>],
    inputs: &[impl AsHandle<Tensor>],
    grad_outputs: &[impl AsHandle<Tensor>],
    retain_graph: bool,
    create_graph: bool,
) -> Result<Vec<Tensor>> {
    let c_outputs = c_handles(outputs);
    let c_inputs = c_handles(inputs);
    let c_grad_outputs = c_handles(grad_outputs);
    same_length("nnc_autograd_grad_materialize_grads", outputs.len() as i64 == grad_outputs.len() as i64 || grad_outputs.is_empty(), "grad_outputs")?;
    let mut out = c_room(inputs.len(), "nnc_autograd_grad_materialize_grads")?;
    unsafe {
        check(sys::nnc_autograd_grad_materialize_grads(
            ctx(),
            c_list(&c_outputs),
            outputs.len() as i64,
            c_list(&c_inputs),
            inputs.len() as i64,
            c_list(&c_grad_outputs),
            i32::from(retain_graph),
            i32::from(create_graph),
            out.as_mut_ptr(),
        ))?;
        taken_list::<Tensor>("nnc_autograd_grad_materialize_grads", out, inputs.len() as i64)
    }
}

/// A hook of several tensors, without outputs. mode "all" (or NULL): once in each backward that
/// reaches any of them, when the gradients of all that it reaches are there; one input for each
/// tensor, NULL where no gradient arrived. "any": once, with the gradient that comes first.
/// Leaves and outputs among the inputs of grad are as any other (torch refuses such leaves in mode
/// "all", and passes over a tensor that is an output and an input of grad at once). `Code::State`: a
/// tensor that does not require a gradient ("any" passes over those).
///
/// C: `nnc_autograd_register_multi_grad_hook`
pub fn autograd_register_multi_grad_hook<'a, O: IntoOutputs + 'static>(
    tensors: &[impl AsHandle<Tensor>],
    hook: impl Fn(&Inputs<'_>) -> Result<O> + Send + Sync + 'static,
    mode: impl Into<Option<&'a str>>,
) -> Result<Hook> {
    let c_tensors = c_handles(tensors);
    let (table, self_) = callback::tensors(hook);
    let mode = c_optional_text(mode)?;
    let mut out = null_mut();
    unsafe {
        callback::kept(sys::nnc_autograd_register_multi_grad_hook(
            ctx(),
            c_list(&c_tensors),
            tensors.len() as i64,
            &table,
            self_,
            text_pointer(&mode),
            &mut out,
        ), self_, table.destroy)?;
        taken::<Hook>(out, "nnc_autograd_register_multi_grad_hook", "out")
    }
}

/// A variant of ctx: what operations under it keep for backward goes through these hooks, instead of
/// those that ctx may have. What an operation in place keeps of its own result does not. On an error
/// self stays yours. `Code::Invalid`: a table that is not known or lacks pack or unpack.
///
/// C: `nnc_autograd_saved_tensors_hooks`
pub fn autograd_saved_tensors_hooks(hooks: impl PackedTensors) -> Result<Context> {
    let (table, self_) = callback::saved_tensors_hooks(hooks);
    let mut out = null_mut();
    unsafe {
        callback::kept(sys::nnc_autograd_saved_tensors_hooks(
            ctx(),
            &table,
            self_,
            &mut out,
        ), self_, table.destroy)?;
        taken::<Context>(out, "nnc_autograd_saved_tensors_hooks", "out")
    }
}

/// Calls the function and records it, but keeps none of what backward will need: the function is
/// called again when that is asked for. So it has to do the same again; the inputs may not be
/// written to in between, and an input that the function writes to and gives back keeps itself,
/// and self, alive until backward. preserve_rng_state (torch: 1): the second call draws the same
/// random numbers as the first; determinism_check "default" (or NULL): it must save tensors of the
/// same sizes and types, "none": as many; more are passed over. What differs is `Code::State` in
/// backward, and so is what the function writes to after it was saved, where torch goes on with the
/// values that were written. This is torch's use_reentrant=False. self is kept until nothing needs
/// it any more: then destroy is called, at the end of this call if nothing was recorded. On an error
/// self stays yours.
///
/// C: `nnc_checkpoint`
pub fn checkpoint<'a, O: IntoOutputs + 'static>(
    function: impl Fn(&Inputs<'_>) -> Result<O> + Send + Sync + 'static,
    inputs: &[impl AsHandle<Tensor>],
    preserve_rng_state: bool,
    determinism_check: impl Into<Option<&'a str>>,
) -> Result<Vec<Tensor>> {
    let (table, self_) = callback::tensors(function);
    let c_inputs = c_handles(inputs);
    let determinism_check = c_optional_text(determinism_check)?;
    let mut out = c_room(64, "nnc_checkpoint")?;
    let mut count = 0i64;
    unsafe {
        callback::kept(sys::nnc_checkpoint(
            ctx(),
            &table,
            self_,
            c_list(&c_inputs),
            inputs.len() as i64,
            i32::from(preserve_rng_state),
            text_pointer(&determinism_check),
            out.as_mut_ptr(),
            out.len() as i64,
            &mut count,
        ), self_, table.destroy)?;
        taken_list::<Tensor>("nnc_checkpoint", out, count)
    }
}

/// The derivative of every element of every output by every element of every input: \*n_out is
/// outputs x inputs, those of the first output first; each has the size of its output followed by
/// that of its input. Outputs without elements are taken, unlike in torch.
///
/// C: `nnc_autograd_jacobian`
pub fn autograd_jacobian<O: IntoOutputs>(
    func: impl FnMut(&Inputs<'_>) -> Result<O>,
    inputs: &[impl AsHandle<Tensor>],
    create_graph: bool,
    strict: bool,
) -> Result<Vec<Tensor>> {
    let mut func = func;
    let (table, self_) = callback::tensors_during(&mut func);
    let c_inputs = c_handles(inputs);
    let mut out = c_room(64 * inputs.len(), "nnc_autograd_jacobian")?;
    let mut count = 0i64;
    unsafe {
        check(sys::nnc_autograd_jacobian(
            ctx(),
            &table,
            self_,
            c_list(&c_inputs),
            inputs.len() as i64,
            i32::from(create_graph),
            i32::from(strict),
            out.as_mut_ptr(),
            out.len() as i64,
            &mut count,
        ))?;
        taken_list::<Tensor>("nnc_autograd_jacobian", out, count)
    }
}

/// The second derivatives of a func with one output of one element: \*n_out is inputs x inputs, those
/// of the first input first; each has the size of one input followed by that of the other.
///
/// C: `nnc_autograd_hessian`
pub fn autograd_hessian<O: IntoOutputs>(
    func: impl FnMut(&Inputs<'_>) -> Result<O>,
    inputs: &[impl AsHandle<Tensor>],
    create_graph: bool,
    strict: bool,
) -> Result<Vec<Tensor>> {
    let mut func = func;
    let (table, self_) = callback::tensors_during(&mut func);
    let c_inputs = c_handles(inputs);
    let mut out = c_room(inputs.len().pow(2), "nnc_autograd_hessian")?;
    let mut count = 0i64;
    unsafe {
        check(sys::nnc_autograd_hessian(
            ctx(),
            &table,
            self_,
            c_list(&c_inputs),
            inputs.len() as i64,
            i32::from(create_graph),
            i32::from(strict),
            out.as_mut_ptr(),
            out.len() as i64,
            &mut count,
        ))?;
        taken_list::<Tensor>("nnc_autograd_hessian", out, count)
    }
}

/// The outputs of func, then the product of v and the jacobian, one for each input. v has a tensor
/// of the same size for each output; it may be NULL for one output of one element.
///
/// C: `nnc_autograd_vjp`
pub fn autograd_vjp<O: IntoOutputs>(
    func: impl FnMut(&Inputs<'_>) -> Result<O>,
    inputs: &[impl AsHandle<Tensor>],
    v: &[impl AsHandle<Tensor>],
    create_graph: bool,
    strict: bool,
) -> Result<Vec<Tensor>> {
    let mut func = func;
    let (table, self_) = callback::tensors_during(&mut func);
    let c_inputs = c_handles(inputs);
    let c_v = c_handles(v);
    let mut out = c_room(64 + inputs.len(), "nnc_autograd_vjp")?;
    let mut count = 0i64;
    unsafe {
        check(sys::nnc_autograd_vjp(
            ctx(),
            &table,
            self_,
            c_list(&c_inputs),
            inputs.len() as i64,
            c_list(&c_v),
            v.len() as i64,
            i32::from(create_graph),
            i32::from(strict),
            out.as_mut_ptr(),
            out.len() as i64,
            &mut count,
        ))?;
        taken_list::<Tensor>("nnc_autograd_vjp", out, count)
    }
}

/// The outputs of func, then the product of the jacobian and v, one for each output. v has a tensor
/// of the same size for each input; it may be NULL for one input of one element.
///
/// C: `nnc_autograd_jvp`
pub fn autograd_jvp<O: IntoOutputs>(
    func: impl FnMut(&Inputs<'_>) -> Result<O>,
    inputs: &[impl AsHandle<Tensor>],
    v: &[impl AsHandle<Tensor>],
    create_graph: bool,
    strict: bool,
) -> Result<Vec<Tensor>> {
    let mut func = func;
    let (table, self_) = callback::tensors_during(&mut func);
    let c_inputs = c_handles(inputs);
    let c_v = c_handles(v);
    let mut out = c_room(128, "nnc_autograd_jvp")?;
    let mut count = 0i64;
    unsafe {
        check(sys::nnc_autograd_jvp(
            ctx(),
            &table,
            self_,
            c_list(&c_inputs),
            inputs.len() as i64,
            c_list(&c_v),
            v.len() as i64,
            i32::from(create_graph),
            i32::from(strict),
            out.as_mut_ptr(),
            out.len() as i64,
            &mut count,
        ))?;
        taken_list::<Tensor>("nnc_autograd_jvp", out, count)
    }
}

/// The output of func, of one element, then the product of its hessian and v, one for each input. v
/// as for nnc_autograd_jvp.
///
/// C: `nnc_autograd_hvp`
pub fn autograd_hvp<O: IntoOutputs>(
    func: impl FnMut(&Inputs<'_>) -> Result<O>,
    inputs: &[impl AsHandle<Tensor>],
    v: &[impl AsHandle<Tensor>],
    create_graph: bool,
    strict: bool,
) -> Result<Vec<Tensor>> {
    let mut func = func;
    let (table, self_) = callback::tensors_during(&mut func);
    let c_inputs = c_handles(inputs);
    let c_v = c_handles(v);
    let mut out = c_room(64 + inputs.len(), "nnc_autograd_hvp")?;
    let mut count = 0i64;
    unsafe {
        check(sys::nnc_autograd_hvp(
            ctx(),
            &table,
            self_,
            c_list(&c_inputs),
            inputs.len() as i64,
            c_list(&c_v),
            v.len() as i64,
            i32::from(create_graph),
            i32::from(strict),
            out.as_mut_ptr(),
            out.len() as i64,
            &mut count,
        ))?;
        taken_list::<Tensor>("nnc_autograd_hvp", out, count)
    }
}

/// The output of func, of one element, then the product of v and its hessian, one for each input;
/// cheaper than nnc_autograd_hvp. v as for nnc_autograd_jvp.
///
/// C: `nnc_autograd_vhp`
pub fn autograd_vhp<O: IntoOutputs>(
    func: impl FnMut(&Inputs<'_>) -> Result<O>,
    inputs: &[impl AsHandle<Tensor>],
    v: &[impl AsHandle<Tensor>],
    create_graph: bool,
    strict: bool,
) -> Result<Vec<Tensor>> {
    let mut func = func;
    let (table, self_) = callback::tensors_during(&mut func);
    let c_inputs = c_handles(inputs);
    let c_v = c_handles(v);
    let mut out = c_room(64 + inputs.len(), "nnc_autograd_vhp")?;
    let mut count = 0i64;
    unsafe {
        check(sys::nnc_autograd_vhp(
            ctx(),
            &table,
            self_,
            c_list(&c_inputs),
            inputs.len() as i64,
            c_list(&c_v),
            v.len() as i64,
            i32::from(create_graph),
            i32::from(strict),
            out.as_mut_ptr(),
            out.len() as i64,
            &mut count,
        ))?;
        taken_list::<Tensor>("nnc_autograd_vhp", out, count)
    }
}

/// Compares the gradients of func at copies of the inputs, float64 for any sharpness, with central
/// differences: \|gradient - difference\| \<= atol + rtol \|difference\|, in every entry of every
/// jacobian. Also: backward gives the same twice (but for nondet_tol), zero for a gradient of zero,
/// and, unless check_undefined_grad is 0, zero or nothing where no gradient arrives. torch: eps
/// 1e-6, atol 1e-5, rtol 1e-3, raise_exception 1, nondet_tol 0, check_undefined_grad 1; its other
/// checks have no counterpart. \*out is 1; with raise_exception 0 it is 0 where something is wrong,
/// which is `Code::State` otherwise, with the entry that is furthest off. `Code::Invalid`: no input
/// requires a gradient.
///
/// C: `nnc_autograd_gradcheck`
pub fn autograd_gradcheck<O: IntoOutputs>(
    func: impl FnMut(&Inputs<'_>) -> Result<O>,
    inputs: &[impl AsHandle<Tensor>],
    eps: f64,
    atol: f64,
    rtol: f64,
    raise_exception: bool,
    nondet_tol: f64,
    check_undefined_grad: bool,
) -> Result<bool> {
    let mut func = func;
    let (table, self_) = callback::tensors_during(&mut func);
    let c_inputs = c_handles(inputs);
    let mut out = 0i32;
    unsafe {
        check(sys::nnc_autograd_gradcheck(
            ctx(),
            &table,
            self_,
            c_list(&c_inputs),
            inputs.len() as i64,
            eps,
            atol,
            rtol,
            i32::from(raise_exception),
            nondet_tol,
            i32::from(check_undefined_grad),
            &mut out,
        ))?;
        Ok(out != 0)
    }
}

/// The same of the gradients of the gradients that func has for grad_outputs, one for each output
/// that requires a gradient; NULL: drawn from the context's generator, uniform in \[-1, 1).
///
/// C: `nnc_autograd_gradgradcheck`
pub fn autograd_gradgradcheck<O: IntoOutputs>(
    func: impl FnMut(&Inputs<'_>) -> Result<O>,
    inputs: &[impl AsHandle<Tensor>],
    grad_outputs: &[impl AsHandle<Tensor>],
    eps: f64,
    atol: f64,
    rtol: f64,
    raise_exception: bool,
    nondet_tol: f64,
    check_undefined_grad: bool,
) -> Result<bool> {
    let mut func = func;
    let (table, self_) = callback::tensors_during(&mut func);
    let c_inputs = c_handles(inputs);
    let c_grad_outputs = c_handles(grad_outputs);
    let mut out = 0i32;
    unsafe {
        check(sys::nnc_autograd_gradgradcheck(
            ctx(),
            &table,
            self_,
            c_list(&c_inputs),
            inputs.len() as i64,
            c_list(&c_grad_outputs),
            grad_outputs.len() as i64,
            eps,
            atol,
            rtol,
            i32::from(raise_exception),
            nondet_tol,
            i32::from(check_undefined_grad),
            &mut out,
        ))?;
        Ok(out != 0)
    }
}

/// The factor by which torch recommends to scale weights before a function: 1 for "linear",
/// "conv1d" to "conv3d", "conv_transpose1d" to "conv_transpose3d" and "sigmoid", 5/3 for "tanh",
/// sqrt(2) for "relu", sqrt(2 / (1 + slope^2)) for "leaky_relu", 3/4 for "selu". param is the slope;
/// NULL: 0.01. `Code::Invalid`: another word.
///
/// C: `nnc_init_calculate_gain`
pub fn init_calculate_gain<'a>(
    nonlinearity: impl Into<Option<&'a str>>,
    param: Option<f64>,
) -> Result<f64> {
    let nonlinearity = c_optional_text(nonlinearity)?;
    let mut out = 0f64;
    unsafe {
        check(sys::nnc_init_calculate_gain(
            ctx(),
            text_pointer(&nonlinearity),
            c_optional(&param),
            &mut out,
        ))?;
        Ok(out)
    }
}

/// In use now.
///
/// C: `nnc_memory_allocated`
pub fn memory_allocated() -> i64 {
    unsafe {
        sys::nnc_memory_allocated()
    }
}

/// The most that was in use at the same time since nnc_reset_peak_memory_stats, or ever.
///
/// C: `nnc_max_memory_allocated`
pub fn max_memory_allocated() -> i64 {
    unsafe {
        sys::nnc_max_memory_allocated()
    }
}

/// In use or kept for reuse now.
///
/// C: `nnc_memory_reserved`
pub fn memory_reserved() -> i64 {
    unsafe {
        sys::nnc_memory_reserved()
    }
}

/// The most of that since nnc_reset_peak_memory_stats, or ever.
///
/// C: `nnc_max_memory_reserved`
pub fn max_memory_reserved() -> i64 {
    unsafe {
        sys::nnc_max_memory_reserved()
    }
}

/// From now on the two maxima are those of what comes.
///
/// C: `nnc_reset_peak_memory_stats`
pub fn reset_peak_memory_stats() {
    unsafe {
        sys::nnc_reset_peak_memory_stats();
    }
}

/// From now on no more than so many bytes are in use or kept for reuse: what needs more is
/// `Code::Memory`, as if the system had none. What is kept goes first; what is in use stays, if it is
/// more. bytes 0: no limit, the default. `Code::Invalid` for a negative number.
///
/// C: `nnc_memory_limit`
pub fn memory_limit(bytes: i64) -> Result<()> {
    unsafe {
        check(sys::nnc_memory_limit(ctx(), bytes))?;
        Ok(())
    }
}

/// Gives all counted blocks that are kept for reuse back to the system, now.
///
/// C: `nnc_empty_cache`
pub fn empty_cache() {
    unsafe {
        sys::nnc_empty_cache();
    }
}

/// nnc_module_register_forward_pre_hook of every module.
///
/// C: `nnc_register_module_forward_pre_hook`
pub fn register_module_forward_pre_hook(
    hook: impl Fn(&ModuleCall<'_>) -> Result<Replaced> + Send + Sync + 'static,
) -> Result<Hook> {
    let (table, self_) = callback::module_hook(hook);
    let mut out = null_mut();
    unsafe {
        callback::kept(sys::nnc_register_module_forward_pre_hook(
            ctx(),
            &table,
            self_,
            &mut out,
        ), self_, table.destroy)?;
        taken::<Hook>(out, "nnc_register_module_forward_pre_hook", "out")
    }
}

/// nnc_module_register_forward_hook of every module.
///
/// C: `nnc_register_module_forward_hook`
pub fn register_module_forward_hook(
    hook: impl Fn(&ModuleCall<'_>) -> Result<Replaced> + Send + Sync + 'static,
    with_kwargs: bool,
    always_call: bool,
) -> Result<Hook> {
    let (table, self_) = callback::module_hook(hook);
    let mut out = null_mut();
    unsafe {
        callback::kept(sys::nnc_register_module_forward_hook(
            ctx(),
            &table,
            self_,
            i32::from(with_kwargs),
            i32::from(always_call),
            &mut out,
        ), self_, table.destroy)?;
        taken::<Hook>(out, "nnc_register_module_forward_hook", "out")
    }
}

/// nnc_module_register_full_backward_pre_hook of every module.
///
/// C: `nnc_register_module_full_backward_pre_hook`
pub fn register_module_full_backward_pre_hook(
    hook: impl Fn(&ModuleCall<'_>) -> Result<Replaced> + Send + Sync + 'static,
) -> Result<Hook> {
    let (table, self_) = callback::module_hook(hook);
    let mut out = null_mut();
    unsafe {
        callback::kept(sys::nnc_register_module_full_backward_pre_hook(
            ctx(),
            &table,
            self_,
            &mut out,
        ), self_, table.destroy)?;
        taken::<Hook>(out, "nnc_register_module_full_backward_pre_hook", "out")
    }
}

/// nnc_module_register_full_backward_hook of every module.
///
/// C: `nnc_register_module_full_backward_hook`
pub fn register_module_full_backward_hook(
    hook: impl Fn(&ModuleCall<'_>) -> Result<Replaced> + Send + Sync + 'static,
) -> Result<Hook> {
    let (table, self_) = callback::module_hook(hook);
    let mut out = null_mut();
    unsafe {
        callback::kept(sys::nnc_register_module_full_backward_hook(
            ctx(),
            &table,
            self_,
            &mut out,
        ), self_, table.destroy)?;
        taken::<Hook>(out, "nnc_register_module_full_backward_hook", "out")
    }
}

/// Before a parameter that is not None is registered: by nnc_module_register_parameter, by a
/// ParameterList or ParameterDict, or by nnc_module_load_state_dict_assign. What a layer
/// registers while it is made is shown when the layer is whole and has its initial values: its
/// parameters, then its buffers, then its children; PyTorch calls the hook during construction. As
/// in PyTorch, a deep copy shows nothing. Nor is what parametrizations, pruning, the older
/// weight_norm and spectral_norm, and fusion change in a module that is there, which PyTorch does
/// show; a ParametrizationList is shown as any module. The hook ends when it is removed.
///
/// C: `nnc_register_module_parameter_registration_hook`
pub fn register_module_parameter_registration_hook(
    hook: impl Fn(&Registration<'_>) -> Result<Option<Registered>> + Send + Sync + 'static,
) -> Result<Hook> {
    let (table, self_) = callback::registration_hook(hook);
    let mut out = null_mut();
    unsafe {
        callback::kept(sys::nnc_register_module_parameter_registration_hook(
            ctx(),
            &table,
            self_,
            &mut out,
        ), self_, table.destroy)?;
        taken::<Hook>(out, "nnc_register_module_parameter_registration_hook", "out")
    }
}

/// The same for buffers: nnc_module_register_buffer, nnc_module_load_state_dict_assign.
///
/// C: `nnc_register_module_buffer_registration_hook`
pub fn register_module_buffer_registration_hook(
    hook: impl Fn(&Registration<'_>) -> Result<Option<Registered>> + Send + Sync + 'static,
) -> Result<Hook> {
    let (table, self_) = callback::registration_hook(hook);
    let mut out = null_mut();
    unsafe {
        callback::kept(sys::nnc_register_module_buffer_registration_hook(
            ctx(),
            &table,
            self_,
            &mut out,
        ), self_, table.destroy)?;
        taken::<Hook>(out, "nnc_register_module_buffer_registration_hook", "out")
    }
}

/// The same for children: nnc_module_register_module, nnc_module_add, nnc_module_set_submodule, and
/// the containers, but for what is inserted into a list.
///
/// C: `nnc_register_module_module_registration_hook`
pub fn register_module_module_registration_hook(
    hook: impl Fn(&Registration<'_>) -> Result<Option<Registered>> + Send + Sync + 'static,
) -> Result<Hook> {
    let (table, self_) = callback::registration_hook(hook);
    let mut out = null_mut();
    unsafe {
        callback::kept(sys::nnc_register_module_module_registration_hook(
            ctx(),
            &table,
            self_,
            &mut out,
        ), self_, table.destroy)?;
        taken::<Hook>(out, "nnc_register_module_module_registration_hook", "out")
    }
}

/// From here to the matching end the calling thread computes each parametrized tensor once, and then
/// uses it again, whatever becomes of the module: for a layer that is called many times in a step.
/// Pairs may be nested.
///
/// C: `nnc_parametrize_cached_begin`
pub fn parametrize_cached_begin() -> Result<()> {
    unsafe {
        check(sys::nnc_parametrize_cached_begin(ctx()))?;
        Ok(())
    }
}

/// The end of it. `Code::State`: nothing was begun in this thread.
///
/// C: `nnc_parametrize_cached_end`
pub fn parametrize_cached_end() -> Result<()> {
    unsafe {
        check(sys::nnc_parametrize_cached_end(ctx()))?;
        Ok(())
    }
}

/// (): the norm, of order norm_type (torch: 2; any number, infinite ones too), of the norms of the
/// tensors: that of one vector of all their elements. But of order 0 it is how many of the tensors
/// have an element that is not 0. Of the type of the tensors, of several types
/// the one that they promote to; 0 of the default type without tensors. No gradient. `Code::DType`: a
/// tensor that is not floating point. `Code::Invalid`: with error_if_nonfinite not 0 (torch: 0) the
/// result is infinite or NaN; a tensor without elements, which has no norm of that order.
///
/// C: `nnc_get_total_norm`
pub fn get_total_norm(
    tensors: &[impl AsHandle<Tensor>],
    norm_type: f64,
    error_if_nonfinite: bool,
    foreach: Option<bool>,
) -> Result<Tensor> {
    let c_tensors = c_handles(tensors);
    let mut out = null_mut();
    unsafe {
        check(sys::nnc_get_total_norm(
            ctx(),
            c_list(&c_tensors),
            tensors.len() as i64,
            norm_type,
            i32::from(error_if_nonfinite),
            foreach.map_or(-1, i32::from),
            &mut out,
        ))?;
        taken::<Tensor>(out, "nnc_get_total_norm", "out")
    }
}

/// Multiplies the gradients by min(max_norm / (total_norm + 1e-6), 1). `Code::Shape`: total_norm has
/// dimensions.
///
/// C: `nnc_clip_grads_with_norm_`
pub fn clip_grads_with_norm_(
    parameters: &[impl AsHandle<Tensor>],
    max_norm: f64,
    total_norm: &Tensor,
    foreach: Option<bool>,
) -> Result<()> {
    let c_parameters = c_handles(parameters);
    unsafe {
        check(sys::nnc_clip_grads_with_norm_(
            ctx(),
            c_list(&c_parameters),
            parameters.len() as i64,
            max_norm,
            total_norm.as_raw(),
            foreach.map_or(-1, i32::from),
        ))?;
        Ok(())
    }
}

/// (): nnc_get_total_norm of the gradients, by which nnc_clip_grads_with_norm\_ then clips them.
///
/// C: `nnc_clip_grad_norm_`
pub fn clip_grad_norm_(
    parameters: &[impl AsHandle<Tensor>],
    max_norm: f64,
    norm_type: f64,
    error_if_nonfinite: bool,
    foreach: Option<bool>,
) -> Result<Tensor> {
    let c_parameters = c_handles(parameters);
    let mut out = null_mut();
    unsafe {
        check(sys::nnc_clip_grad_norm_(
            ctx(),
            c_list(&c_parameters),
            parameters.len() as i64,
            max_norm,
            norm_type,
            i32::from(error_if_nonfinite),
            foreach.map_or(-1, i32::from),
            &mut out,
        ))?;
        taken::<Tensor>(out, "nnc_clip_grad_norm_", "out")
    }
}

/// Brings every element of the gradients into -clip_value..clip_value, as nnc_clamp\_. `Code::State`:
/// none of the parameters has a gradient.
///
/// C: `nnc_clip_grad_value_`
pub fn clip_grad_value_(
    parameters: &[impl AsHandle<Tensor>],
    clip_value: f64,
    foreach: Option<bool>,
) -> Result<()> {
    let c_parameters = c_handles(parameters);
    unsafe {
        check(sys::nnc_clip_grad_value_(
            ctx(),
            c_list(&c_parameters),
            parameters.len() as i64,
            clip_value,
            foreach.map_or(-1, i32::from),
        ))?;
        Ok(())
    }
}

/// (number of all elements): the parameters one after another, a copy; differentiable. Of several
/// types the one that they promote to. `Code::Invalid`: no parameters. `Code::Shape`: one whose strides
/// cannot be viewed as a vector.
///
/// C: `nnc_parameters_to_vector`
pub fn parameters_to_vector(parameters: &[impl AsHandle<Tensor>]) -> Result<Tensor> {
    let c_parameters = c_handles(parameters);
    let mut out = null_mut();
    unsafe {
        check(sys::nnc_parameters_to_vector(
            ctx(),
            c_list(&c_parameters),
            parameters.len() as i64,
            &mut out,
        ))?;
        taken::<Tensor>(out, "nnc_parameters_to_vector", "out")
    }
}

/// The reverse, all or nothing: the parameters stay the same tensors of the same sizes, but look at
/// the elements of vec from now on and share memory with it, as in torch; they take its type. What
/// vec has beyond them is left. A graph that was recorded before computes its gradients with what
/// the parameters are in backward, as in torch. `Code::Shape`: vec has too few. `Code::DType`: not
/// floating point for parameters that require gradients, or not of the type of a gradient that one
/// has.
///
/// C: `nnc_vector_to_parameters`
pub fn vector_to_parameters(vec: &Tensor, parameters: &[impl AsHandle<Tensor>]) -> Result<()> {
    let c_parameters = c_handles(parameters);
    unsafe {
        check(sys::nnc_vector_to_parameters(
            ctx(),
            vec.as_raw(),
            c_list(&c_parameters),
            parameters.len() as i64,
        ))?;
        Ok(())
    }
}

/// nnc_module_new_kwargs (kwargs may be NULL) of one layer, whose parameters and buffers have
/// arbitrary content, as to be loaded; no random numbers are drawn. `Code::Unsupported`: a layer whose
/// constructor takes no device, as one without parameters. `Code::State`: a lazy module.
///
/// C: `nnc_skip_init`
pub fn skip_init<'a>(text: &str, kwargs: impl Into<Option<&'a Kwargs>>) -> Result<Module> {
    let text = c_text(text)?;
    let mut out = null_mut();
    unsafe {
        check(sys::nnc_skip_init(ctx(), text.as_ptr(), c_raw(kwargs.into()), &mut out))?;
        taken::<Module>(out, "nnc_skip_init", "out")
    }
}

/// The mask (sz, sz) that lets each of sz places attend to those up to itself: 0 on and below the
/// diagonal, -inf above it, as what is added to scores. NNC_BOOL: true above it, as a bool mask of
/// nnc_multi_head_attention_forward and of modules. NNC_DTYPE_DEFAULT is the context's default type;
/// integers have no -inf (`Code::Invalid`).
///
/// C: `nnc_transformer_generate_square_subsequent_mask`
pub fn transformer_generate_square_subsequent_mask(
    sz: i64,
    dtype: impl Into<Option<DType>>,
) -> Result<Tensor> {
    let mut out = null_mut();
    unsafe {
        check(sys::nnc_transformer_generate_square_subsequent_mask(
            ctx(),
            sz,
            c_dtype(dtype),
            &mut out,
        ))?;
        taken::<Tensor>(out, "nnc_transformer_generate_square_subsequent_mask", "out")
    }
}

/// The seed that it was last given, modulo 2^64: torch.initial_seed.
///
/// C: `nnc_initial_seed`
pub fn initial_seed() -> Result<i64> {
    let mut out = 0i64;
    unsafe {
        check(sys::nnc_initial_seed(ctx(), &mut out))?;
        Ok(out)
    }
}

/// (5056) of uint8: its state, byte for byte that of torch.get_rng_state.
///
/// C: `nnc_get_rng_state`
pub fn get_rng_state() -> Result<Tensor> {
    let mut out = null_mut();
    unsafe {
        check(sys::nnc_get_rng_state(ctx(), &mut out))?;
        taken::<Tensor>(out, "nnc_get_rng_state", "out")
    }
}

/// Puts such a state back: what is drawn next is what was drawn after it was taken. `Code::DType`: not
/// uint8. `Code::Invalid`: not in row-major order, or no state.
///
/// C: `nnc_set_rng_state`
pub fn set_rng_state(new_state: &Tensor) -> Result<()> {
    unsafe {
        check(sys::nnc_set_rng_state(ctx(), new_state.as_raw()))?;
        Ok(())
    }
}

/// The avg_fn of equal weights: torch.optim.swa_utils.get_swa_avg_fn. Yours to release.
///
/// C: `nnc_get_swa_avg_fn`
pub fn get_swa_avg_fn() -> Result<String> {
    let mut out = null_mut();
    unsafe {
        check(sys::nnc_get_swa_avg_fn(ctx(), &mut out))?;
        string(out)
    }
}

/// The avg_fn of weights that decay (torch: 0.999): torch.optim.swa_utils.get_ema_avg_fn. Yours to
/// release. `Code::Invalid`: decay not in \[0, 1\].
///
/// C: `nnc_get_ema_avg_fn`
pub fn get_ema_avg_fn(decay: f64) -> Result<String> {
    let mut out = null_mut();
    unsafe {
        check(sys::nnc_get_ema_avg_fn(ctx(), decay, &mut out))?;
        string(out)
    }
}

/// Computes the running statistics of the batch normalization layers in model anew, after its
/// weights were averaged, say: resets them, puts all modules into training mode and calls model with
/// each tensor of loader; then they are the plain averages over these batches, whatever the layers'
/// momentum. All modules then get the mode that model had. A model without such layers is not
/// called. On an error statistics and modes are what they were. `Code::Invalid`, `Code::Shape`: as the
/// call of the model has them.
///
/// C: `nnc_update_bn`
pub fn update_bn(loader: &[impl AsHandle<Tensor>], model: &Module) -> Result<()> {
    let c_loader = c_handles(loader);
    unsafe {
        check(sys::nnc_update_bn(ctx(), c_list(&c_loader), loader.len() as i64, model.as_raw()))?;
        Ok(())
    }
}

/// The same with batches from a function of yours, called without inputs until it gives no output.
/// The first output is the batch; others are passed over, as torch does with targets. self stays
/// yours. `Code::Invalid`: a table that is not known or lacks call.
///
/// C: `nnc_update_bn_callback`
pub fn update_bn_callback<O: IntoOutputs>(
    loader: impl FnMut(&Inputs<'_>) -> Result<O>,
    model: &Module,
) -> Result<()> {
    let mut loader = loader;
    let (table, self_) = callback::tensors_during(&mut loader);
    unsafe {
        check(sys::nnc_update_bn_callback(ctx(), &table, self_, model.as_raw()))?;
        Ok(())
    }
}
