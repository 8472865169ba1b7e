// SPDX-License-Identifier: Apache-2.0
// Made by generate.py from the C headers.
#![allow(unused_imports, clippy::too_many_arguments, clippy::len_without_is_empty)]
use crate::support::*;

impl Optimizer {
    /// From text, "SGD(lr=0.1, momentum=0.9)", "Adam(lr=1e-3, betas=(0.9, 0.999))", "AdamW()", for all
    /// parameters of a module; arguments and defaults are torch's (without params), nnc_signature tells
    /// them. `Code::Text`, `Code::Unknown` and `Code::Invalid` as for nnc_module_new; a module without
    /// parameters is `Code::Invalid`. foreach and fused choose among equal results in torch and change
    /// nothing here; capturable is refused. With differentiable=True steps are recorded, see
    /// nnc_optimizer_step.
    ///
    /// C: `nnc_optimizer_new`
    pub fn new(text: &str, module: &Module) -> Result<Optimizer> {
        let text = c_text(text)?;
        let mut out = null_mut();
        unsafe {
            check(sys::nnc_optimizer_new(ctx(), text.as_ptr(), module.as_raw(), &mut out))?;
            taken::<Optimizer>(out, "nnc_optimizer_new", "out")
        }
    }

    /// The same for n_params leaves of your own, or any tensors with differentiable=True. `Code::State`
    /// for a tensor that was computed, `Code::Invalid` for an empty list or one with a tensor twice.
    ///
    /// C: `nnc_optimizer_new_from`
    pub fn new_from(text: &str, params: &[impl AsHandle<Tensor>]) -> Result<Optimizer> {
        let text = c_text(text)?;
        let c_params = c_handles(params);
        let mut out = null_mut();
        unsafe {
            check(sys::nnc_optimizer_new_from(
                ctx(),
                text.as_ptr(),
                c_list(&c_params),
                params.len() as i64,
                &mut out,
            ))?;
            taken::<Optimizer>(out, "nnc_optimizer_new_from", "out")
        }
    }

    /// One step for every parameter that has a gradient. A step that fails has changed no parameter.
    /// `Code::DType`: one of a type that is not floating point has a gradient. `Code::Invalid`: LBFGS, which
    /// needs a closure. `Code::State`: within a step of the same optimizer.
    /// Parameters of 16 bits are stepped in float32 and rounded once, where PyTorch rounds after each
    /// operation: an eps that is 0 in float16 makes NaN there of a gradient whose square is 0. One
    /// without elements is left alone, also by Adafactor and Muon, which divide by zero in PyTorch.
    /// Of an optimizer made with differentiable=True a step is an operation in place that backward goes
    /// through, whatever ctx says of gradients: to the parameters before it, their gradients (made with
    /// create_graph) and the state, which lies in new tensors after each step. As in torch the first
    /// momentum of SGD is a constant; a parameter that is a leaf that wants a gradient is `Code::State`,
    /// and foreach=True `Code::Unsupported`. Backward also goes through several steps of Adamax, Rprop,
    /// amsgrad and a centered RMSprop, which torch refuses. A loaded state keeps its history.
    ///
    /// C: `nnc_optimizer_step`
    pub fn step(&self) -> Result<()> {
        unsafe {
            check(sys::nnc_optimizer_step(ctx(), self.as_raw()))?;
            Ok(())
        }
    }

    /// step(closure): calls closure, which has no inputs, computes the loss anew with its gradients
    /// (zero_grad, forward, backward) and gives it as its one output, a tensor of one element; then
    /// steps. Gradients are recorded during the call, whatever ctx says. LBFGS calls it as often as it
    /// needs. \*out is the loss that the first call gave. If the closure fails, the parameters stay as
    /// they were before the step.
    ///
    /// C: `nnc_optimizer_step_closure`
    pub fn step_closure<O: IntoOutputs>(
        &self,
        closure: impl FnMut(&Inputs<'_>) -> Result<O>,
    ) -> Result<Tensor> {
        let mut closure = closure;
        let (table, self_) = callback::tensors_during(&mut closure);
        let mut out = null_mut();
        unsafe {
            check(sys::nnc_optimizer_step_closure(ctx(), self.as_raw(), &table, self_, &mut out))?;
            taken::<Tensor>(out, "nnc_optimizer_step_closure", "out")
        }
    }

    /// Sets every parameter's gradient to none.
    ///
    /// C: `nnc_optimizer_zero_grad`
    pub fn zero_grad(&self) -> Result<()> {
        unsafe {
            check(sys::nnc_optimizer_zero_grad(ctx(), self.as_raw()))?;
            Ok(())
        }
    }

    /// What print(optimizer) shows in PyTorch, without a final newline.
    ///
    /// C: `nnc_optimizer_repr`
    pub fn repr(&self) -> Result<String> {
        let mut out = null_mut();
        unsafe {
            check(sys::nnc_optimizer_repr(ctx(), self.as_raw(), &mut out))?;
            string(out)
        }
    }

    /// Adds a group of n_params leaves with options of its own, "lr=0.01, momentum=0.9"; those that are
    /// not named are the optimizer's. options may be NULL. `Code::Invalid` for a parameter that is in a
    /// group already, and for a second group of LBFGS.
    ///
    /// C: `nnc_optimizer_add_param_group`
    pub fn add_param_group<'a>(
        &self,
        params: &[impl AsHandle<Tensor>],
        options: impl Into<Option<&'a str>>,
    ) -> Result<()> {
        let c_params = c_handles(params);
        let options = c_optional_text(options)?;
        unsafe {
            check(sys::nnc_optimizer_add_param_group(
                ctx(),
                self.as_raw(),
                c_list(&c_params),
                params.len() as i64,
                text_pointer(&options),
            ))?;
            Ok(())
        }
    }

    /// The number of groups, -1 for a bad handle.
    ///
    /// C: `nnc_optimizer_param_group_count`
    pub fn param_group_count(&self) -> usize {
        unsafe {
            sys::nnc_optimizer_param_group_count(self.as_raw()).max(0) as usize
        }
    }

    /// All groups as they are now: for each its parameters themselves, "0.params.0", "0.params.1", then
    /// its options, "0.lr", as tensors of the form that nnc_optimizer_state_dict has.
    ///
    /// C: `nnc_optimizer_param_groups`
    pub fn param_groups(&self) -> Result<Named> {
        let mut out = null_mut();
        unsafe {
            check(sys::nnc_optimizer_param_groups(ctx(), self.as_raw(), &mut out))?;
            taken::<Named>(out, "nnc_optimizer_param_groups", "out")
        }
    }

    /// The options of a group that is added without any, "lr=0.001, momentum=0, ...".
    ///
    /// C: `nnc_optimizer_defaults`
    pub fn defaults(&self) -> Result<String> {
        let mut out = null_mut();
        unsafe {
            check(sys::nnc_optimizer_defaults(ctx(), self.as_raw(), &mut out))?;
            string(out)
        }
    }

    /// An option as Python prints it: "0.1", "(0.9, 0.999)", "None".
    ///
    /// C: `nnc_optimizer_get_option`
    pub fn get_option(&self, group: i64, name: &str) -> Result<String> {
        let name = c_text(name)?;
        let mut out = null_mut();
        unsafe {
            check(sys::nnc_optimizer_get_option(
                ctx(),
                self.as_raw(),
                group,
                name.as_ptr(),
                &mut out,
            ))?;
            string(out)
        }
    }

    /// An option that is a number; of a bool 0 or 1. `Code::Invalid` if it is none.
    ///
    /// C: `nnc_optimizer_get_option_f64`
    pub fn get_option_f64(&self, group: i64, name: &str) -> Result<f64> {
        let name = c_text(name)?;
        let mut out = 0f64;
        unsafe {
            check(sys::nnc_optimizer_get_option_f64(
                ctx(),
                self.as_raw(),
                group,
                name.as_ptr(),
                &mut out,
            ))?;
            Ok(out)
        }
    }

    /// Sets the options that the text names, "lr=0.01, betas=(0.9, 0.99)", all or none.
    ///
    /// C: `nnc_optimizer_set_options`
    pub fn set_options<'a>(&self, group: i64, options: impl Into<Option<&'a str>>) -> Result<()> {
        let options = c_optional_text(options)?;
        unsafe {
            check(sys::nnc_optimizer_set_options(
                ctx(),
                self.as_raw(),
                group,
                text_pointer(&options),
            ))?;
            Ok(())
        }
    }

    /// Sets one option to a float.
    ///
    /// C: `nnc_optimizer_set_option_f64`
    pub fn set_option_f64(&self, group: i64, name: &str, value: f64) -> Result<()> {
        let name = c_text(name)?;
        unsafe {
            check(sys::nnc_optimizer_set_option_f64(
                ctx(),
                self.as_raw(),
                group,
                name.as_ptr(),
                value,
            ))?;
            Ok(())
        }
    }

    /// Sets one option to an int.
    ///
    /// C: `nnc_optimizer_set_option_i64`
    pub fn set_option_i64(&self, group: i64, name: &str, value: i64) -> Result<()> {
        let name = c_text(name)?;
        unsafe {
            check(sys::nnc_optimizer_set_option_i64(
                ctx(),
                self.as_raw(),
                group,
                name.as_ptr(),
                value,
            ))?;
            Ok(())
        }
    }

    /// Sets one option to False (0) or True (anything else).
    ///
    /// C: `nnc_optimizer_set_option_bool`
    pub fn set_option_bool(&self, group: i64, name: &str, value: bool) -> Result<()> {
        let name = c_text(name)?;
        unsafe {
            check(sys::nnc_optimizer_set_option_bool(
                ctx(),
                self.as_raw(),
                group,
                name.as_ptr(),
                i32::from(value),
            ))?;
            Ok(())
        }
    }

    /// What the optimizer keeps for a parameter, "step", "exp_avg", ...: the tensors themselves, in
    /// torch's order; nothing before the first step, but for the parameters that Adagrad is made with.
    /// `Code::Unknown` for a tensor that is in no group.
    ///
    /// C: `nnc_optimizer_state`
    pub fn state(&self, param: &Tensor) -> Result<Named> {
        let mut out = null_mut();
        unsafe {
            check(sys::nnc_optimizer_state(ctx(), self.as_raw(), param.as_raw(), &mut out))?;
            taken::<Named>(out, "nnc_optimizer_state", "out")
        }
    }

    /// torch's state dict with the keys of its levels joined by dots. "state.3.exp_avg": what is kept
    /// for parameter 3, counted through all groups; the tensor itself. "param_groups.0.params": the
    /// numbers of the parameters of group 0, int64. "param_groups.0.lr": an option. A float is a tensor
    /// without dimensions of float64, an int of int64, a bool of bool; a tuple or list is one of one
    /// dimension (bool if all are; float64 if it holds a float, a None in it as NaN); a str holds its
    /// UTF-8 as uint8, and None is a tensor of float64 without elements. So is "state" where nothing is
    /// kept yet.
    ///
    /// C: `nnc_optimizer_state_dict`
    pub fn state_dict(&self) -> Result<Named> {
        let mut out = null_mut();
        unsafe {
            check(sys::nnc_optimizer_state_dict(ctx(), self.as_raw(), &mut out))?;
            taken::<Named>(out, "nnc_optimizer_state_dict", "out")
        }
    }

    /// Takes over state and options from what nnc_optimizer_state_dict gave, or from a state dict of
    /// torch's in that form. Tensors of state are copied, in the type of their parameter ("step" and
    /// other numbers as they are). An option that is missing stays as it is, as is a parameter's state
    /// if none of it is there, which then begins anew. `Code::Invalid` for other numbers of groups or
    /// parameters, `Code::Unknown` for a key that does not belong here, `Code::Shape` and `Code::DType` for
    /// tensors that do not fit. On an error nothing has changed.
    ///
    /// C: `nnc_optimizer_load_state_dict`
    pub fn load_state_dict(&self, state_dict: &Named) -> Result<()> {
        unsafe {
            check(sys::nnc_optimizer_load_state_dict(ctx(), self.as_raw(), state_dict.as_raw()))?;
            Ok(())
        }
    }

    /// Before each step; an error of the hook ends the call.
    ///
    /// C: `nnc_optimizer_register_step_pre_hook`
    pub fn register_step_pre_hook(
        &self,
        hook: impl Fn(&Optimizer, Option<&Named>) -> Result<()> + Send + Sync + 'static,
    ) -> Result<Hook> {
        let (table, self_) = callback::optimizer_hook(hook);
        let mut out = null_mut();
        unsafe {
            callback::kept(sys::nnc_optimizer_register_step_pre_hook(
                ctx(),
                self.as_raw(),
                &table,
                self_,
                &mut out,
            ), self_, table.destroy)?;
            taken::<Hook>(out, "nnc_optimizer_register_step_pre_hook", "out")
        }
    }

    /// After each step; the step stands, also if the hook fails.
    ///
    /// C: `nnc_optimizer_register_step_post_hook`
    pub fn register_step_post_hook(
        &self,
        hook: impl Fn(&Optimizer, Option<&Named>) -> Result<()> + Send + Sync + 'static,
    ) -> Result<Hook> {
        let (table, self_) = callback::optimizer_hook(hook);
        let mut out = null_mut();
        unsafe {
            callback::kept(sys::nnc_optimizer_register_step_post_hook(
                ctx(),
                self.as_raw(),
                &table,
                self_,
                &mut out,
            ), self_, table.destroy)?;
            taken::<Hook>(out, "nnc_optimizer_register_step_post_hook", "out")
        }
    }

    /// Before nnc_optimizer_state_dict.
    ///
    /// C: `nnc_optimizer_register_state_dict_pre_hook`
    pub fn register_state_dict_pre_hook(
        &self,
        hook: impl Fn(&Optimizer, Option<&Named>) -> Result<()> + Send + Sync + 'static,
        prepend: bool,
    ) -> Result<Hook> {
        let (table, self_) = callback::optimizer_hook(hook);
        let mut out = null_mut();
        unsafe {
            callback::kept(sys::nnc_optimizer_register_state_dict_pre_hook(
                ctx(),
                self.as_raw(),
                &table,
                self_,
                i32::from(prepend),
                &mut out,
            ), self_, table.destroy)?;
            taken::<Hook>(out, "nnc_optimizer_register_state_dict_pre_hook", "out")
        }
    }

    /// After nnc_optimizer_state_dict, with its result, to which it may add or which it may replace.
    ///
    /// C: `nnc_optimizer_register_state_dict_post_hook`
    pub fn register_state_dict_post_hook(
        &self,
        hook: impl Fn(&Optimizer, Option<&Named>) -> Result<()> + Send + Sync + 'static,
        prepend: bool,
    ) -> Result<Hook> {
        let (table, self_) = callback::optimizer_hook(hook);
        let mut out = null_mut();
        unsafe {
            callback::kept(sys::nnc_optimizer_register_state_dict_post_hook(
                ctx(),
                self.as_raw(),
                &table,
                self_,
                i32::from(prepend),
                &mut out,
            ), self_, table.destroy)?;
            taken::<Hook>(out, "nnc_optimizer_register_state_dict_post_hook", "out")
        }
    }

    /// Before nnc_optimizer_load_state_dict, with what was given (a copy of the collection), to which it
    /// may add or which it may replace.
    ///
    /// C: `nnc_optimizer_register_load_state_dict_pre_hook`
    pub fn register_load_state_dict_pre_hook(
        &self,
        hook: impl Fn(&Optimizer, Option<&Named>) -> Result<()> + Send + Sync + 'static,
        prepend: bool,
    ) -> Result<Hook> {
        let (table, self_) = callback::optimizer_hook(hook);
        let mut out = null_mut();
        unsafe {
            callback::kept(sys::nnc_optimizer_register_load_state_dict_pre_hook(
                ctx(),
                self.as_raw(),
                &table,
                self_,
                i32::from(prepend),
                &mut out,
            ), self_, table.destroy)?;
            taken::<Hook>(out, "nnc_optimizer_register_load_state_dict_pre_hook", "out")
        }
    }

    /// After nnc_optimizer_load_state_dict; what was loaded stands, also if the hook fails.
    ///
    /// C: `nnc_optimizer_register_load_state_dict_post_hook`
    pub fn register_load_state_dict_post_hook(
        &self,
        hook: impl Fn(&Optimizer, Option<&Named>) -> Result<()> + Send + Sync + 'static,
        prepend: bool,
    ) -> Result<Hook> {
        let (table, self_) = callback::optimizer_hook(hook);
        let mut out = null_mut();
        unsafe {
            callback::kept(sys::nnc_optimizer_register_load_state_dict_post_hook(
                ctx(),
                self.as_raw(),
                &table,
                self_,
                i32::from(prepend),
                &mut out,
            ), self_, table.destroy)?;
            taken::<Hook>(out, "nnc_optimizer_register_load_state_dict_post_hook", "out")
        }
    }
}
