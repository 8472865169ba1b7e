// SPDX-License-Identifier: Apache-2.0
// Made by generate.py from the C headers.
#![allow(unused_imports, clippy::too_many_arguments, clippy::len_without_is_empty)]
use crate::support::*;

impl Module {
    /// Runs the children of a module one after another, in so many segments of the same length (the last
    /// has the rest), each but the last as by nnc_checkpoint. `Code::Invalid`: fewer children than
    /// segments, or less than one segment.
    ///
    /// C: `nnc_checkpoint_sequential`
    pub fn checkpoint_sequential(
        &self,
        segments: i64,
        input: &Tensor,
        preserve_rng_state: bool,
    ) -> Result<Tensor> {
        let mut out = null_mut();
        unsafe {
            check(sys::nnc_checkpoint_sequential(
                ctx(),
                self.as_raw(),
                segments,
                input.as_raw(),
                i32::from(preserve_rng_state),
                &mut out,
            ))?;
            taken::<Tensor>(out, "nnc_checkpoint_sequential", "out")
        }
    }

    /// The module that text describes, in training mode.
    ///
    /// C: `nnc_module_new`
    pub fn new(text: &str) -> Result<Module> {
        let text = c_text(text)?;
        let mut out = null_mut();
        unsafe {
            check(sys::nnc_module_new(ctx(), text.as_ptr(), &mut out))?;
            taken::<Module>(out, "nnc_module_new", "out")
        }
    }

    /// The same with further keyword arguments, for tensors (such as a loss's weight). kwargs may be
    /// NULL.
    ///
    /// C: `nnc_module_new_kwargs`
    pub fn new_kwargs<'a>(text: &str, kwargs: impl Into<Option<&'a Kwargs>>) -> Result<Module> {
        let text = c_text(text)?;
        let mut out = null_mut();
        unsafe {
            check(sys::nnc_module_new_kwargs(
                ctx(),
                text.as_ptr(),
                c_raw(kwargs.into()),
                &mut out,
            ))?;
            taken::<Module>(out, "nnc_module_new_kwargs", "out")
        }
    }

    /// An empty module of a class of yours: children are added below, its forward is yours to write with
    /// nnc_module_call on the children. class_name is what it prints, "LeNet": letters, digits, '_' and
    /// '.'; another is `Code::Invalid`. Calling it is `Code::Unsupported`.
    ///
    /// C: `nnc_module_container`
    pub fn container(class_name: &str) -> Result<Module> {
        let class_name = c_text(class_name)?;
        let mut out = null_mut();
        unsafe {
            check(sys::nnc_module_container(ctx(), class_name.as_ptr(), &mut out))?;
            taken::<Module>(out, "nnc_module_container", "out")
        }
    }

    /// A module of a class of yours that calls \*vtable, which is copied, with self. class_name is as for
    /// nnc_module_container; `Code::Invalid` for a vtable without a forward or of a wrong struct_size. On
    /// an error self stays yours, and destroy is not called.
    ///
    /// C: `nnc_module_new_user`
    pub fn new_user(class_name: &str, vtable: impl Forward) -> Result<Module> {
        let class_name = c_text(class_name)?;
        let (table, self_) = callback::module(vtable);
        let mut out = null_mut();
        unsafe {
            callback::kept(sys::nnc_module_new_user(
                ctx(),
                class_name.as_ptr(),
                &table,
                self_,
                &mut out,
            ), self_, table.destroy)?;
            taken::<Module>(out, "nnc_module_new_user", "out")
        }
    }

    /// What copy.deepcopy gives: the module and its descendants anew, in the same modes, with copies of
    /// their tensors, which require gradients where those do. What is shared among them is shared in the
    /// copy. Gradients of parameters are not copied, those of buffers are; hooks are the same functions
    /// (\<nnc/nn_hooks.h\>). `Code::Unsupported`: one of the modules has a vtable without copy;
    /// `Code::State`: a buffer that was computed from what requires a gradient.
    ///
    /// C: `nnc_module_deepcopy`
    pub fn deepcopy(&self) -> Result<Module> {
        let mut out = null_mut();
        unsafe {
            check(sys::nnc_module_deepcopy(ctx(), self.as_raw(), &mut out))?;
            taken::<Module>(out, "nnc_module_deepcopy", "out")
        }
    }

    /// Makes a child from text, as nnc_module_new, and registers it; nnc_module_get_submodule gives its
    /// handle.
    ///
    /// C: `nnc_module_add`
    pub fn add(&self, name: &str, text: &str) -> Result<()> {
        let name = c_text(name)?;
        let text = c_text(text)?;
        unsafe {
            check(sys::nnc_module_add(ctx(), self.as_raw(), name.as_ptr(), text.as_ptr()))?;
            Ok(())
        }
    }

    /// Registers a child. NULL registers the name without one: None is printed, and no listing has it.
    /// `Code::Invalid` if the module is the child or one of its descendants.
    ///
    /// C: `nnc_module_register_module`
    pub fn register_module<'a>(
        &self,
        name: &str,
        child: impl Into<Option<&'a Module>>,
    ) -> Result<()> {
        let name = c_text(name)?;
        unsafe {
            check(sys::nnc_module_register_module(
                ctx(),
                self.as_raw(),
                name.as_ptr(),
                c_raw(child.into()),
            ))?;
            Ok(())
        }
    }

    /// Registers a parameter: a leaf of floating point type, which requires a gradient from then on, or
    /// what nnc_parameter_new gave, frozen or not. NULL registers the name without a value; a container
    /// of parameters takes none (`Code::Invalid`). `Code::State` for a tensor that was computed.
    ///
    /// C: `nnc_module_register_parameter`
    pub fn register_parameter<'a>(
        &self,
        name: &str,
        param: impl Into<Option<&'a Tensor>>,
    ) -> Result<()> {
        let name = c_text(name)?;
        unsafe {
            check(sys::nnc_module_register_parameter(
                ctx(),
                self.as_raw(),
                name.as_ptr(),
                c_raw(param.into()),
            ))?;
            Ok(())
        }
    }

    /// Registers a buffer: a tensor that is no parameter. A persistent one is part of the state dict
    /// (torch: 1); -1: as the buffer is that has the name, module.name = tensor; a new one is
    /// persistent. NULL registers the name without a value.
    ///
    /// C: `nnc_module_register_buffer`
    pub fn register_buffer<'a>(
        &self,
        name: &str,
        tensor: impl Into<Option<&'a Tensor>>,
        persistent: bool,
    ) -> Result<()> {
        let name = c_text(name)?;
        unsafe {
            check(sys::nnc_module_register_buffer(
                ctx(),
                self.as_raw(),
                name.as_ptr(),
                c_raw(tensor.into()),
                i32::from(persistent),
            ))?;
            Ok(())
        }
    }

    /// One tensor in, the first output out.
    ///
    /// C: `nnc_module_call`
    pub fn forward(&self, input: &Tensor) -> Result<Tensor> {
        let mut out = null_mut();
        unsafe {
            check(sys::nnc_module_call(ctx(), self.as_raw(), input.as_raw(), &mut out))?;
            taken::<Tensor>(out, "nnc_module_call", "out")
        }
    }

    /// The general form: inputs in torch's order (NULL: left out), or by the names of forward's
    /// parameters in kwargs ("input", "target", "hx"; kwargs may be NULL). A name that forward does not
    /// have is `Code::Unknown`, an argument that is missing, given twice or too many `Code::Invalid`.
    /// Outputs come flattened in torch's order (LSTM: output, h_n, c_n); \*n_outputs is how many there
    /// are. More than capacity is an error: nothing is written, and nothing has run but forwards of
    /// yours, whose outputs are counted afterwards.
    ///
    /// C: `nnc_module_forward`
    pub fn forward_all<'a>(
        &self,
        inputs: &[impl AsHandle<Tensor>],
        kwargs: impl Into<Option<&'a Kwargs>>,
    ) -> Result<Outputs> {
        let c_inputs = c_handles(inputs);
        let mut outputs = c_room(64, "nnc_module_forward")?;
        let mut count = 0i64;
        unsafe {
            check(sys::nnc_module_forward(
                ctx(),
                self.as_raw(),
                c_list(&c_inputs),
                inputs.len() as i64,
                c_raw(kwargs.into()),
                outputs.as_mut_ptr(),
                outputs.len() as i64,
                &mut count,
            ))?;
            Ok(Outputs::take(outputs, count))
        }
    }

    /// The descendant at path; `Code::Unknown` if it is None.
    ///
    /// C: `nnc_module_get_submodule`
    pub fn get_submodule(&self, path: &str) -> Result<Module> {
        let path = c_text(path)?;
        let mut out = null_mut();
        unsafe {
            check(sys::nnc_module_get_submodule(ctx(), self.as_raw(), path.as_ptr(), &mut out))?;
            taken::<Module>(out, "nnc_module_get_submodule", "out")
        }
    }

    /// The parameter at path itself, no copy; \*out is NULL if it is registered without a value.
    ///
    /// C: `nnc_module_get_parameter`
    pub fn get_parameter(&self, path: &str) -> Result<Tensor> {
        let path = c_text(path)?;
        let mut out = null_mut();
        unsafe {
            check(sys::nnc_module_get_parameter(ctx(), self.as_raw(), path.as_ptr(), &mut out))?;
            taken::<Tensor>(out, "nnc_module_get_parameter", "out")
        }
    }

    /// The buffer at path itself, no copy; \*out is NULL if it is registered without a value.
    ///
    /// C: `nnc_module_get_buffer`
    pub fn get_buffer(&self, path: &str) -> Result<Tensor> {
        let path = c_text(path)?;
        let mut out = null_mut();
        unsafe {
            check(sys::nnc_module_get_buffer(ctx(), self.as_raw(), path.as_ptr(), &mut out))?;
            taken::<Tensor>(out, "nnc_module_get_buffer", "out")
        }
    }

    /// All parameters of the module and its descendants; a shared one is listed once.
    ///
    /// C: `nnc_module_named_parameters`
    pub fn named_parameters(&self) -> Result<Named> {
        let mut out = null_mut();
        unsafe {
            check(sys::nnc_module_named_parameters(ctx(), self.as_raw(), &mut out))?;
            taken::<Named>(out, "nnc_module_named_parameters", "out")
        }
    }

    /// All buffers of the module and its descendants; a shared one is listed once.
    ///
    /// C: `nnc_module_named_buffers`
    pub fn named_buffers(&self) -> Result<Named> {
        let mut out = null_mut();
        unsafe {
            check(sys::nnc_module_named_buffers(ctx(), self.as_raw(), &mut out))?;
            taken::<Named>(out, "nnc_module_named_buffers", "out")
        }
    }

    /// The immediate children, a shared one once.
    ///
    /// C: `nnc_module_named_children`
    pub fn named_children(&self) -> Result<Named> {
        let mut out = null_mut();
        unsafe {
            check(sys::nnc_module_named_children(ctx(), self.as_raw(), &mut out))?;
            taken::<Named>(out, "nnc_module_named_children", "out")
        }
    }

    /// The module (key "") and all its descendants, each once, parents first.
    ///
    /// C: `nnc_module_named_modules`
    pub fn named_modules(&self) -> Result<Named> {
        let mut out = null_mut();
        unsafe {
            check(sys::nnc_module_named_modules(ctx(), self.as_raw(), &mut out))?;
            taken::<Named>(out, "nnc_module_named_modules", "out")
        }
    }

    /// What print(module) shows in PyTorch, without a final newline. `Code::Invalid` if that is longer
    /// than 256 MiB, as shared and deeply nested modules may print.
    ///
    /// C: `nnc_module_repr`
    pub fn repr(&self) -> Result<String> {
        let mut out = null_mut();
        unsafe {
            check(sys::nnc_module_repr(ctx(), self.as_raw(), &mut out))?;
            string(out)
        }
    }

    /// 1 in training mode, 0 in evaluation mode, -1 for a bad handle.
    ///
    /// C: `nnc_module_training`
    pub fn training(&self) -> bool {
        unsafe {
            sys::nnc_module_training(self.as_raw()) == 1
        }
    }

    /// Puts the module and its descendants into training mode (mode not 0) or evaluation mode.
    ///
    /// C: `nnc_module_train`
    pub fn train(&self, mode: bool) -> Result<()> {
        unsafe {
            check(sys::nnc_module_train(ctx(), self.as_raw(), i32::from(mode)))?;
            Ok(())
        }
    }

    /// nnc_module_train with mode 0.
    ///
    /// C: `nnc_module_eval`
    pub fn eval(&self) -> Result<()> {
        unsafe {
            check(sys::nnc_module_eval(ctx(), self.as_raw()))?;
            Ok(())
        }
    }

    /// Sets every parameter's gradient to none.
    ///
    /// C: `nnc_module_zero_grad`
    pub fn zero_grad(&self) -> Result<()> {
        unsafe {
            check(sys::nnc_module_zero_grad(ctx(), self.as_raw()))?;
            Ok(())
        }
    }

    /// Sets for every parameter whether it requires a gradient.
    ///
    /// C: `nnc_module_requires_grad_`
    pub fn requires_grad_(&self, requires_grad: bool) -> Result<()> {
        unsafe {
            check(sys::nnc_module_requires_grad_(ctx(), self.as_raw(), i32::from(requires_grad)))?;
            Ok(())
        }
    }

    /// Converts floating point parameters, buffers and gradients to another floating point type, all or
    /// none. They stay the same tensors: handles on them see the new type. What a forward saved before
    /// is refused in backward where it would be read in another type. An optimizer's state does not
    /// follow: SGD converts its momentum in the next step, Adam and AdamW refuse the step, as in torch.
    /// `Code::DType` for a type that is not floating point. It waits until calls of other threads have
    /// ended; `Code::State` if one of them does not within ten seconds.
    ///
    /// C: `nnc_module_to`
    pub fn to(&self, dtype: impl Into<Option<DType>>) -> Result<()> {
        unsafe {
            check(sys::nnc_module_to(ctx(), self.as_raw(), c_dtype(dtype)))?;
            Ok(())
        }
    }

    /// Parameters and persistent buffers, detached; they share memory with the module. A module that is
    /// registered under several names has its entries under each; if that multiplies to more than a
    /// million it is `Code::Invalid`.
    ///
    /// C: `nnc_module_state_dict`
    pub fn state_dict(&self) -> Result<Named> {
        let mut out = null_mut();
        unsafe {
            check(sys::nnc_module_state_dict(ctx(), self.as_raw(), &mut out))?;
            taken::<Named>(out, "nnc_module_state_dict", "out")
        }
    }

    /// The same with torch's arguments. prefix stands before the keys as it is, with no dot between;
    /// NULL is "". keep_vars not 0 (torch: 0): the parameters and buffers themselves, not detached.
    ///
    /// C: `nnc_module_state_dict_prefix`
    pub fn state_dict_prefix<'a>(
        &self,
        prefix: impl Into<Option<&'a str>>,
        keep_vars: bool,
    ) -> Result<Named> {
        let prefix = c_optional_text(prefix)?;
        let mut out = null_mut();
        unsafe {
            check(sys::nnc_module_state_dict_prefix(
                ctx(),
                self.as_raw(),
                text_pointer(&prefix),
                i32::from(keep_vars),
                &mut out,
            ))?;
            taken::<Named>(out, "nnc_module_state_dict_prefix", "out")
        }
    }

    /// Copies the tensors of state into the module, converted to its types. strict: a missing or
    /// unexpected key is an error. A wrong shape always is (both `Code::Invalid`), but a vector of one
    /// element goes where there is a tensor without dimensions. num_batches_tracked may be missing. Of
    /// several values for a tensor with several names the last name's stays. On an error nothing has
    /// changed. missing and unexpected may be NULL; otherwise they receive the keys.
    ///
    /// C: `nnc_module_load_state_dict`
    pub fn load_state_dict(&self, state: &Named, strict: bool) -> Result<(Named, Named)> {
        let mut missing = null_mut();
        let mut unexpected = null_mut();
        unsafe {
            check(sys::nnc_module_load_state_dict(
                ctx(),
                self.as_raw(),
                state.as_raw(),
                i32::from(strict),
                &mut missing,
                &mut unexpected,
            ))?;
            Ok((taken::<Named>(missing, "nnc_module_load_state_dict", "missing")?, taken::<Named>(unexpected, "nnc_module_load_state_dict", "unexpected")?))
        }
    }

    /// The same with torch's assign (torch: 0). Not 0: the tensors of state, with their types and
    /// memory, take the places of the module's own, so optimizers have to be made afterwards. A
    /// parameter is taken itself, of any other tensor a parameter is made that shares its memory, for
    /// each name another; both require gradients as the former one did (`Code::Invalid` for a type that is
    /// not floating point then). A buffer is the tensor itself, detached if that is a parameter. Calls
    /// under way go on with the former tensors.
    ///
    /// C: `nnc_module_load_state_dict_assign`
    pub fn load_state_dict_assign(
        &self,
        state: &Named,
        strict: bool,
        assign: bool,
    ) -> Result<(Named, Named)> {
        let mut missing = null_mut();
        let mut unexpected = null_mut();
        unsafe {
            check(sys::nnc_module_load_state_dict_assign(
                ctx(),
                self.as_raw(),
                state.as_raw(),
                i32::from(strict),
                i32::from(assign),
                &mut missing,
                &mut unexpected,
            ))?;
            Ok((taken::<Named>(missing, "nnc_module_load_state_dict_assign", "missing")?, taken::<Named>(unexpected, "nnc_module_load_state_dict_assign", "unexpected")?))
        }
    }

    /// The tensor that the module's vtable gives for state dicts. `Code::Unsupported`: it has no vtable,
    /// or one without get_extra_state.
    ///
    /// C: `nnc_module_get_extra_state`
    pub fn get_extra_state(&self) -> Result<Tensor> {
        let mut out = null_mut();
        unsafe {
            check(sys::nnc_module_get_extra_state(ctx(), self.as_raw(), &mut out))?;
            taken::<Tensor>(out, "nnc_module_get_extra_state", "out")
        }
    }

    /// Gives the module's vtable such a tensor. `Code::Unsupported`: it has no vtable, or one without
    /// set_extra_state.
    ///
    /// C: `nnc_module_set_extra_state`
    pub fn set_extra_state(&self, state: &Tensor) -> Result<()> {
        unsafe {
            check(sys::nnc_module_set_extra_state(ctx(), self.as_raw(), state.as_raw()))?;
            Ok(())
        }
    }

    /// How many modules there are; -1 for a handle that is not of a Sequential.
    ///
    /// C: `nnc_sequential_len`
    pub fn sequential_len(&self) -> Result<usize> {
        unsafe {
            not_negative(sys::nnc_sequential_len(
                self.as_raw(),
            ), "nnc_sequential_len").map(|n| n as usize)
        }
    }

    /// The module at idx.
    ///
    /// C: `nnc_sequential_get`
    pub fn sequential_get(&self, idx: i64) -> Result<Module> {
        let mut out = null_mut();
        unsafe {
            check(sys::nnc_sequential_get(ctx(), self.as_raw(), idx, &mut out))?;
            taken::<Module>(out, "nnc_sequential_get", "out")
        }
    }

    /// Another Sequential of the modules in the slice, which keep their names.
    ///
    /// C: `nnc_sequential_slice`
    pub fn sequential_slice(&self, start: i64, end: i64, step: i64) -> Result<Module> {
        let mut out = null_mut();
        unsafe {
            check(sys::nnc_sequential_slice(ctx(), self.as_raw(), start, end, step, &mut out))?;
            taken::<Module>(out, "nnc_sequential_slice", "out")
        }
    }

    /// Puts another module in the place of the one at idx, under its name.
    ///
    /// C: `nnc_sequential_set`
    pub fn sequential_set<'a>(
        &self,
        idx: i64,
        module: impl Into<Option<&'a Module>>,
    ) -> Result<()> {
        unsafe {
            check(sys::nnc_sequential_set(ctx(), self.as_raw(), idx, c_raw(module.into())))?;
            Ok(())
        }
    }

    /// Takes out the module at idx. Those that stay are numbered again from 0.
    ///
    /// C: `nnc_sequential_delete`
    pub fn sequential_delete(&self, idx: i64) -> Result<()> {
        unsafe {
            check(sys::nnc_sequential_delete(ctx(), self.as_raw(), idx))?;
            Ok(())
        }
    }

    /// Takes out the modules in the slice. Those that stay are numbered again from 0.
    ///
    /// C: `nnc_sequential_delete_slice`
    pub fn sequential_delete_slice(&self, start: i64, end: i64, step: i64) -> Result<()> {
        unsafe {
            check(sys::nnc_sequential_delete_slice(ctx(), self.as_raw(), start, end, step))?;
            Ok(())
        }
    }

    /// Takes out the module at key, and gives it. Those that stay are numbered again from 0.
    ///
    /// C: `nnc_sequential_pop`
    pub fn sequential_pop(&self, key: i64) -> Result<Module> {
        let mut out = null_mut();
        unsafe {
            check(sys::nnc_sequential_pop(ctx(), self.as_raw(), key, &mut out))?;
            taken::<Module>(out, "nnc_sequential_pop", "out")
        }
    }

    /// Puts a module in at the end, under its number.
    ///
    /// C: `nnc_sequential_append`
    pub fn sequential_append<'a>(&self, module: impl Into<Option<&'a Module>>) -> Result<()> {
        unsafe {
            check(sys::nnc_sequential_append(ctx(), self.as_raw(), c_raw(module.into())))?;
            Ok(())
        }
    }

    /// Puts a module in before the one at index, -len..len (`Code::Index`); that one and what follows
    /// are numbered again.
    ///
    /// C: `nnc_sequential_insert`
    pub fn sequential_insert(&self, index: i64, module: &Module) -> Result<()> {
        unsafe {
            check(sys::nnc_sequential_insert(ctx(), self.as_raw(), index, module.as_raw()))?;
            Ok(())
        }
    }

    /// Puts in at the end what another Sequential or ModuleList has, all or none.
    ///
    /// C: `nnc_sequential_extend`
    pub fn sequential_extend(&self, modules: &Module) -> Result<()> {
        unsafe {
            check(sys::nnc_sequential_extend(ctx(), self.as_raw(), modules.as_raw()))?;
            Ok(())
        }
    }

    /// Another Sequential of the modules of both, numbered from 0: PyTorch's + of two.
    ///
    /// C: `nnc_sequential_concat`
    pub fn sequential_concat(&self, other: &Module) -> Result<Module> {
        let mut out = null_mut();
        unsafe {
            check(sys::nnc_sequential_concat(ctx(), self.as_raw(), other.as_raw(), &mut out))?;
            taken::<Module>(out, "nnc_sequential_concat", "out")
        }
    }

    /// How many modules there are; -1 for a handle that is not of a ModuleList.
    ///
    /// C: `nnc_module_list_len`
    pub fn module_list_len(&self) -> Result<usize> {
        unsafe {
            not_negative(sys::nnc_module_list_len(
                self.as_raw(),
            ), "nnc_module_list_len").map(|n| n as usize)
        }
    }

    /// The module at idx.
    ///
    /// C: `nnc_module_list_get`
    pub fn module_list_get(&self, idx: i64) -> Result<Module> {
        let mut out = null_mut();
        unsafe {
            check(sys::nnc_module_list_get(ctx(), self.as_raw(), idx, &mut out))?;
            taken::<Module>(out, "nnc_module_list_get", "out")
        }
    }

    /// Another ModuleList of the modules in the slice, numbered from 0.
    ///
    /// C: `nnc_module_list_slice`
    pub fn module_list_slice(&self, start: i64, end: i64, step: i64) -> Result<Module> {
        let mut out = null_mut();
        unsafe {
            check(sys::nnc_module_list_slice(ctx(), self.as_raw(), start, end, step, &mut out))?;
            taken::<Module>(out, "nnc_module_list_slice", "out")
        }
    }

    /// Puts another module in the place of the one at idx, under its name.
    ///
    /// C: `nnc_module_list_set`
    pub fn module_list_set<'a>(
        &self,
        idx: i64,
        module: impl Into<Option<&'a Module>>,
    ) -> Result<()> {
        unsafe {
            check(sys::nnc_module_list_set(ctx(), self.as_raw(), idx, c_raw(module.into())))?;
            Ok(())
        }
    }

    /// Takes out the module at idx. Those that stay are numbered again from 0.
    ///
    /// C: `nnc_module_list_delete`
    pub fn module_list_delete(&self, idx: i64) -> Result<()> {
        unsafe {
            check(sys::nnc_module_list_delete(ctx(), self.as_raw(), idx))?;
            Ok(())
        }
    }

    /// Takes out the modules in the slice. Those that stay are numbered again from 0.
    ///
    /// C: `nnc_module_list_delete_slice`
    pub fn module_list_delete_slice(&self, start: i64, end: i64, step: i64) -> Result<()> {
        unsafe {
            check(sys::nnc_module_list_delete_slice(ctx(), self.as_raw(), start, end, step))?;
            Ok(())
        }
    }

    /// Takes out the module at key, and gives it. Those that stay are numbered again from 0.
    ///
    /// C: `nnc_module_list_pop`
    pub fn module_list_pop(&self, key: i64) -> Result<Module> {
        let mut out = null_mut();
        unsafe {
            check(sys::nnc_module_list_pop(ctx(), self.as_raw(), key, &mut out))?;
            taken::<Module>(out, "nnc_module_list_pop", "out")
        }
    }

    /// Puts a module in at the end, under its number.
    ///
    /// C: `nnc_module_list_append`
    pub fn module_list_append<'a>(&self, module: impl Into<Option<&'a Module>>) -> Result<()> {
        unsafe {
            check(sys::nnc_module_list_append(ctx(), self.as_raw(), c_raw(module.into())))?;
            Ok(())
        }
    }

    /// Puts a module in before the one at index, -len..len (`Code::Index`); that one and what follows
    /// are numbered again. (PyTorch's ModuleList takes no negative index here.)
    ///
    /// C: `nnc_module_list_insert`
    pub fn module_list_insert<'a>(
        &self,
        index: i64,
        module: impl Into<Option<&'a Module>>,
    ) -> Result<()> {
        unsafe {
            check(sys::nnc_module_list_insert(ctx(), self.as_raw(), index, c_raw(module.into())))?;
            Ok(())
        }
    }

    /// Puts in at the end what another Sequential or ModuleList has, all or none.
    ///
    /// C: `nnc_module_list_extend`
    pub fn module_list_extend(&self, modules: &Module) -> Result<()> {
        unsafe {
            check(sys::nnc_module_list_extend(ctx(), self.as_raw(), modules.as_raw()))?;
            Ok(())
        }
    }

    /// Another ModuleList of the modules of both, numbered from 0: PyTorch's + of two.
    ///
    /// C: `nnc_module_list_concat`
    pub fn module_list_concat(&self, other: &Module) -> Result<Module> {
        let mut out = null_mut();
        unsafe {
            check(sys::nnc_module_list_concat(ctx(), self.as_raw(), other.as_raw(), &mut out))?;
            taken::<Module>(out, "nnc_module_list_concat", "out")
        }
    }

    /// How many entries there are; -1 for a handle that is not of a ModuleDict.
    ///
    /// C: `nnc_module_dict_len`
    pub fn module_dict_len(&self) -> Result<usize> {
        unsafe {
            not_negative(sys::nnc_module_dict_len(
                self.as_raw(),
            ), "nnc_module_dict_len").map(|n| n as usize)
        }
    }

    /// 1 if there is such a key, 0 if not; -1 for a handle that is not of a ModuleDict, or a key
    /// that is NULL.
    ///
    /// C: `nnc_module_dict_contains`
    pub fn module_dict_contains(&self, key: &str) -> Result<bool> {
        let key = c_text(key)?;
        unsafe {
            Ok(sys::nnc_module_dict_contains(self.as_raw(), key.as_ptr()) == 1)
        }
    }

    /// The module under that key.
    ///
    /// C: `nnc_module_dict_get`
    pub fn module_dict_get(&self, key: &str) -> Result<Module> {
        let key = c_text(key)?;
        let mut out = null_mut();
        unsafe {
            check(sys::nnc_module_dict_get(ctx(), self.as_raw(), key.as_ptr(), &mut out))?;
            taken::<Module>(out, "nnc_module_dict_get", "out")
        }
    }

    /// Puts a module in under that key: in the place of the one that has it, or at the end.
    ///
    /// C: `nnc_module_dict_set`
    pub fn module_dict_set<'a>(
        &self,
        key: &str,
        module: impl Into<Option<&'a Module>>,
    ) -> Result<()> {
        let key = c_text(key)?;
        unsafe {
            check(sys::nnc_module_dict_set(
                ctx(),
                self.as_raw(),
                key.as_ptr(),
                c_raw(module.into()),
            ))?;
            Ok(())
        }
    }

    /// Takes out the module under that key, and gives it.
    ///
    /// C: `nnc_module_dict_pop`
    pub fn module_dict_pop(&self, key: &str) -> Result<Module> {
        let key = c_text(key)?;
        let mut out = null_mut();
        unsafe {
            check(sys::nnc_module_dict_pop(ctx(), self.as_raw(), key.as_ptr(), &mut out))?;
            taken::<Module>(out, "nnc_module_dict_pop", "out")
        }
    }

    /// Puts in the modules of a collection under their keys, as nnc_module_dict_set does, all or
    /// none. `Code::Invalid` for an entry that is a tensor.
    ///
    /// C: `nnc_module_dict_update`
    pub fn module_dict_update(&self, modules: &Named) -> Result<()> {
        unsafe {
            check(sys::nnc_module_dict_update(ctx(), self.as_raw(), modules.as_raw()))?;
            Ok(())
        }
    }

    /// Takes out the module under that key.
    ///
    /// C: `nnc_module_dict_delete`
    pub fn module_dict_delete(&self, key: &str) -> Result<()> {
        let key = c_text(key)?;
        unsafe {
            check(sys::nnc_module_dict_delete(ctx(), self.as_raw(), key.as_ptr()))?;
            Ok(())
        }
    }

    /// Takes out all.
    ///
    /// C: `nnc_module_dict_clear`
    pub fn module_dict_clear(&self) -> Result<()> {
        unsafe {
            check(sys::nnc_module_dict_clear(ctx(), self.as_raw()))?;
            Ok(())
        }
    }

    /// A collection of the keys, in order, with their modules.
    ///
    /// C: `nnc_module_dict_keys`
    pub fn module_dict_keys(&self) -> Result<Named> {
        let mut out = null_mut();
        unsafe {
            check(sys::nnc_module_dict_keys(ctx(), self.as_raw(), &mut out))?;
            taken::<Named>(out, "nnc_module_dict_keys", "out")
        }
    }

    /// nnc_module_dict_keys: a collection has both.
    ///
    /// C: `nnc_module_dict_items`
    pub fn module_dict_items(&self) -> Result<Named> {
        let mut out = null_mut();
        unsafe {
            check(sys::nnc_module_dict_items(ctx(), self.as_raw(), &mut out))?;
            taken::<Named>(out, "nnc_module_dict_items", "out")
        }
    }

    /// nnc_module_dict_keys: a collection has both.
    ///
    /// C: `nnc_module_dict_values`
    pub fn module_dict_values(&self) -> Result<Named> {
        let mut out = null_mut();
        unsafe {
            check(sys::nnc_module_dict_values(ctx(), self.as_raw(), &mut out))?;
            taken::<Named>(out, "nnc_module_dict_values", "out")
        }
    }

    /// How many entries there are; -1 for a handle that is not of a ParameterDict.
    ///
    /// C: `nnc_parameter_dict_len`
    pub fn parameter_dict_len(&self) -> Result<usize> {
        unsafe {
            not_negative(sys::nnc_parameter_dict_len(
                self.as_raw(),
            ), "nnc_parameter_dict_len").map(|n| n as usize)
        }
    }

    /// 1 if there is such a key, 0 if not; -1 for a handle that is not of a ParameterDict, or a key
    /// that is NULL.
    ///
    /// C: `nnc_parameter_dict_contains`
    pub fn parameter_dict_contains(&self, key: &str) -> Result<bool> {
        let key = c_text(key)?;
        unsafe {
            Ok(sys::nnc_parameter_dict_contains(self.as_raw(), key.as_ptr()) == 1)
        }
    }

    /// The parameter under that key.
    ///
    /// C: `nnc_parameter_dict_at`
    pub fn parameter_dict_at(&self, key: &str) -> Result<Tensor> {
        let key = c_text(key)?;
        let mut out = null_mut();
        unsafe {
            check(sys::nnc_parameter_dict_at(ctx(), self.as_raw(), key.as_ptr(), &mut out))?;
            taken::<Tensor>(out, "nnc_parameter_dict_at", "out")
        }
    }

    /// The parameter under that key; otherwise default_value itself, which may be NULL, and so may
    /// \*out be then.
    ///
    /// C: `nnc_parameter_dict_get`
    pub fn parameter_dict_get<'a>(
        &self,
        key: &str,
        default_value: impl Into<Option<&'a Tensor>>,
    ) -> Result<Option<Tensor>> {
        let key = c_text(key)?;
        let mut out = null_mut();
        unsafe {
            check(sys::nnc_parameter_dict_get(
                ctx(),
                self.as_raw(),
                key.as_ptr(),
                c_raw(default_value.into()),
                &mut out,
            ))?;
            Ok(take::<Tensor>(out))
        }
    }

    /// Puts a parameter in under that key: in the place of the one that has it, or at the end.
    /// `Code::DType` for a tensor that is not floating point.
    ///
    /// C: `nnc_parameter_dict_set`
    pub fn parameter_dict_set(&self, key: &str, value: &Tensor) -> Result<()> {
        let key = c_text(key)?;
        unsafe {
            check(sys::nnc_parameter_dict_set(ctx(), self.as_raw(), key.as_ptr(), value.as_raw()))?;
            Ok(())
        }
    }

    /// The parameter under that key. If there is none, default_value is put in as
    /// nnc_parameter_dict_set does, and given.
    ///
    /// C: `nnc_parameter_dict_setdefault`
    pub fn parameter_dict_setdefault(&self, key: &str, default_value: &Tensor) -> Result<Tensor> {
        let key = c_text(key)?;
        let mut out = null_mut();
        unsafe {
            check(sys::nnc_parameter_dict_setdefault(
                ctx(),
                self.as_raw(),
                key.as_ptr(),
                default_value.as_raw(),
                &mut out,
            ))?;
            taken::<Tensor>(out, "nnc_parameter_dict_setdefault", "out")
        }
    }

    /// Takes out the parameter under that key, and gives it.
    ///
    /// C: `nnc_parameter_dict_pop`
    pub fn parameter_dict_pop(&self, key: &str) -> Result<Tensor> {
        let key = c_text(key)?;
        let mut out = null_mut();
        unsafe {
            check(sys::nnc_parameter_dict_pop(ctx(), self.as_raw(), key.as_ptr(), &mut out))?;
            taken::<Tensor>(out, "nnc_parameter_dict_pop", "out")
        }
    }

    /// Takes out the last entry, and gives a collection of it alone. `Code::Unknown` if there is none.
    ///
    /// C: `nnc_parameter_dict_popitem`
    pub fn parameter_dict_popitem(&self) -> Result<Named> {
        let mut out = null_mut();
        unsafe {
            check(sys::nnc_parameter_dict_popitem(ctx(), self.as_raw(), &mut out))?;
            taken::<Named>(out, "nnc_parameter_dict_popitem", "out")
        }
    }

    /// Puts in the tensors of a collection under their keys, as nnc_parameter_dict_set does, all or
    /// none. `Code::Invalid` for an entry without a tensor.
    ///
    /// C: `nnc_parameter_dict_update`
    pub fn parameter_dict_update(&self, parameters: &Named) -> Result<()> {
        unsafe {
            check(sys::nnc_parameter_dict_update(ctx(), self.as_raw(), parameters.as_raw()))?;
            Ok(())
        }
    }

    /// Another ParameterDict of the same parameters.
    ///
    /// C: `nnc_parameter_dict_copy`
    pub fn parameter_dict_copy(&self) -> Result<Module> {
        let mut out = null_mut();
        unsafe {
            check(sys::nnc_parameter_dict_copy(ctx(), self.as_raw(), &mut out))?;
            taken::<Module>(out, "nnc_parameter_dict_copy", "out")
        }
    }

    /// A ParameterDict with the keys of a collection, each with a parameter that shares the memory
    /// of default_value. parameter_dict is not asked for its entries.
    ///
    /// C: `nnc_parameter_dict_fromkeys`
    pub fn parameter_dict_fromkeys(&self, keys: &Named, default_value: &Tensor) -> Result<Module> {
        let mut out = null_mut();
        unsafe {
            check(sys::nnc_parameter_dict_fromkeys(
                ctx(),
                self.as_raw(),
                keys.as_raw(),
                default_value.as_raw(),
                &mut out,
            ))?;
            taken::<Module>(out, "nnc_parameter_dict_fromkeys", "out")
        }
    }

    /// Takes out the parameter under that key.
    ///
    /// C: `nnc_parameter_dict_delete`
    pub fn parameter_dict_delete(&self, key: &str) -> Result<()> {
        let key = c_text(key)?;
        unsafe {
            check(sys::nnc_parameter_dict_delete(ctx(), self.as_raw(), key.as_ptr()))?;
            Ok(())
        }
    }

    /// Takes out all.
    ///
    /// C: `nnc_parameter_dict_clear`
    pub fn parameter_dict_clear(&self) -> Result<()> {
        unsafe {
            check(sys::nnc_parameter_dict_clear(ctx(), self.as_raw()))?;
            Ok(())
        }
    }

    /// A collection of the keys, in order, with their parameters.
    ///
    /// C: `nnc_parameter_dict_keys`
    pub fn parameter_dict_keys(&self) -> Result<Named> {
        let mut out = null_mut();
        unsafe {
            check(sys::nnc_parameter_dict_keys(ctx(), self.as_raw(), &mut out))?;
            taken::<Named>(out, "nnc_parameter_dict_keys", "out")
        }
    }

    /// nnc_parameter_dict_keys: a collection has both.
    ///
    /// C: `nnc_parameter_dict_items`
    pub fn parameter_dict_items(&self) -> Result<Named> {
        let mut out = null_mut();
        unsafe {
            check(sys::nnc_parameter_dict_items(ctx(), self.as_raw(), &mut out))?;
            taken::<Named>(out, "nnc_parameter_dict_items", "out")
        }
    }

    /// nnc_parameter_dict_keys: a collection has both.
    ///
    /// C: `nnc_parameter_dict_values`
    pub fn parameter_dict_values(&self) -> Result<Named> {
        let mut out = null_mut();
        unsafe {
            check(sys::nnc_parameter_dict_values(ctx(), self.as_raw(), &mut out))?;
            taken::<Named>(out, "nnc_parameter_dict_values", "out")
        }
    }

    /// How many parameters there are; -1 for a handle that is not of a ParameterList.
    ///
    /// C: `nnc_parameter_list_len`
    pub fn parameter_list_len(&self) -> Result<usize> {
        unsafe {
            not_negative(sys::nnc_parameter_list_len(
                self.as_raw(),
            ), "nnc_parameter_list_len").map(|n| n as usize)
        }
    }

    /// The parameter at idx.
    ///
    /// C: `nnc_parameter_list_get`
    pub fn parameter_list_get(&self, idx: i64) -> Result<Tensor> {
        let mut out = null_mut();
        unsafe {
            check(sys::nnc_parameter_list_get(ctx(), self.as_raw(), idx, &mut out))?;
            taken::<Tensor>(out, "nnc_parameter_list_get", "out")
        }
    }

    /// Another ParameterList of the parameters in the slice.
    ///
    /// C: `nnc_parameter_list_slice`
    pub fn parameter_list_slice(&self, start: i64, end: i64, step: i64) -> Result<Module> {
        let mut out = null_mut();
        unsafe {
            check(sys::nnc_parameter_list_slice(ctx(), self.as_raw(), start, end, step, &mut out))?;
            taken::<Module>(out, "nnc_parameter_list_slice", "out")
        }
    }

    /// Puts another parameter in the place of the one at idx.
    ///
    /// C: `nnc_parameter_list_set`
    pub fn parameter_list_set(&self, idx: i64, param: &Tensor) -> Result<()> {
        unsafe {
            check(sys::nnc_parameter_list_set(ctx(), self.as_raw(), idx, param.as_raw()))?;
            Ok(())
        }
    }

    /// Puts a parameter in at the end.
    ///
    /// C: `nnc_parameter_list_append`
    pub fn parameter_list_append(&self, value: &Tensor) -> Result<()> {
        unsafe {
            check(sys::nnc_parameter_list_append(ctx(), self.as_raw(), value.as_raw()))?;
            Ok(())
        }
    }

    /// Puts n_values parameters in at the end, all or none.
    ///
    /// C: `nnc_parameter_list_extend`
    pub fn parameter_list_extend(&self, values: &[impl AsHandle<Tensor>]) -> Result<()> {
        let c_values = c_handles(values);
        unsafe {
            check(sys::nnc_parameter_list_extend(
                ctx(),
                self.as_raw(),
                c_list(&c_values),
                values.len() as i64,
            ))?;
            Ok(())
        }
    }

    /// nnc_module_forward with other tensors in the place of parameters and buffers of module and its
    /// descendants, those at the paths that are the keys of parameter_and_buffer_dicts. Gradients go to
    /// these; the module stays as it is, and a call of another thread does not see them. What forward
    /// writes to buffers, such as running statistics, is written to those given. Forwards of yours find
    /// them under the same names, by nnc_module_get_parameter, nnc_module_get_buffer and the lists.
    /// tie_weights not 0 (torch: 1): a tensor also stands in the place of all others that are the same
    /// parameter; two for one are `Code::Invalid`. strict not 0 (torch: 0): keys are all names and no
    /// others, else `Code::Invalid`, which lists them; otherwise a key whose module does not exist is
    /// `Code::Unknown`, and one that its module does not have is passed over. So is the name of what
    /// weight_norm, spectral_norm or pruning of \<nnc/nn_utils.h\> and \<nnc/nn_prune.h\> computes. In the
    /// place of a tensor that is parametrized nothing can stand: the call computes it from what
    /// right_inverse makes of the one given, which gets no gradient, as in PyTorch. Sizes and types are
    /// checked by the operations that use the tensors.
    ///
    /// C: `nnc_functional_call`
    pub fn functional_call<'a>(
        &self,
        parameter_and_buffer_dicts: &Named,
        inputs: &[impl AsHandle<Tensor>],
        kwargs: impl Into<Option<&'a Kwargs>>,
        tie_weights: bool,
        strict: bool,
    ) -> Result<Outputs> {
        let c_inputs = c_handles(inputs);
        let mut outputs = c_room(64, "nnc_functional_call")?;
        let mut count = 0i64;
        unsafe {
            check(sys::nnc_functional_call(
                ctx(),
                self.as_raw(),
                parameter_and_buffer_dicts.as_raw(),
                c_list(&c_inputs),
                inputs.len() as i64,
                c_raw(kwargs.into()),
                i32::from(tie_weights),
                i32::from(strict),
                outputs.as_mut_ptr(),
                outputs.len() as i64,
                &mut count,
            ))?;
            Ok(Outputs::take(outputs, count))
        }
    }

    /// safetensors.torch.save_model: the state dict of a module. Of a tensor with several names the
    /// first in the alphabet is saved, and the metadata say under each of the others which that is.
    /// metadata may be NULL.
    ///
    /// C: `nnc_safetensors_save_model`
    pub fn safetensors_save_model<'a>(
        &self,
        metadata: impl Into<Option<&'a Kwargs>>,
        path: impl AsRef<Path>,
    ) -> Result<()> {
        let path = c_path(path.as_ref())?;
        unsafe {
            check(sys::nnc_safetensors_save_model(
                ctx(),
                self.as_raw(),
                c_raw(metadata.into()),
                path.as_ptr(),
            ))?;
            Ok(())
        }
    }

    /// safetensors.torch.load_model: loads a file, or the files of an index, into a module, as
    /// nnc_module_load_state_dict does; of a tensor with several names one is enough. options are those
    /// of nnc_safetensors_load_file. On an error nothing has changed.
    ///
    /// C: `nnc_safetensors_load_model`
    pub fn safetensors_load_model<'a>(
        &self,
        path: impl AsRef<Path>,
        options: impl Into<Option<&'a str>>,
        strict: bool,
    ) -> Result<(Named, Named)> {
        let path = c_path(path.as_ref())?;
        let options = c_optional_text(options)?;
        let mut missing = null_mut();
        let mut unexpected = null_mut();
        unsafe {
            check(sys::nnc_safetensors_load_model(
                ctx(),
                self.as_raw(),
                path.as_ptr(),
                text_pointer(&options),
                i32::from(strict),
                &mut missing,
                &mut unexpected,
            ))?;
            Ok((taken::<Named>(missing, "nnc_safetensors_load_model", "missing")?, taken::<Named>(unexpected, "nnc_safetensors_load_model", "unexpected")?))
        }
    }

    /// A model file is a safetensors file with the module's state dict, whose metadata say under
    /// "nnc.module" a text for nnc_module_new: what nnc_module_repr prints and the arguments that this
    /// leaves out, or the arguments alone of a layer that makes its children of them. Any reader of
    /// safetensors finds the weights. A module of the host's own class comes back as a container of its
    /// children, without its forward; hooks are not kept. `Code::Unsupported` for a module that cannot be
    /// made again from text with the same layers, arguments, parameters and buffers, as one with tensors
    /// or other modules among its arguments, or with a hook that computes a parameter.
    ///
    /// C: `nnc_model_save`
    pub fn model_save(&self, path: impl AsRef<Path>) -> Result<()> {
        let path = c_path(path.as_ref())?;
        unsafe {
            check(sys::nnc_model_save(ctx(), self.as_raw(), path.as_ptr()))?;
            Ok(())
        }
    }

    /// The module of a model file: its layers, with the tensors of the file in their types; what was one
    /// tensor under several names is one again. All parameters require gradients, and the module is in
    /// training mode, as any new one. Nothing is drawn from ctx's generator. options are those of
    /// nnc_safetensors_load_file. `Code::File` for a file without such a text, for a text that describes
    /// no module, for more modules than 16384 and 4 for each tensor, and for tensors of other names or
    /// sizes than the module has, which is found before the module has taken more memory than they.
    ///
    /// C: `nnc_model_load`
    pub fn model_load<'a>(
        path: impl AsRef<Path>,
        options: impl Into<Option<&'a str>>,
    ) -> Result<Module> {
        let path = c_path(path.as_ref())?;
        let options = c_optional_text(options)?;
        let mut out = null_mut();
        unsafe {
            check(sys::nnc_model_load(ctx(), path.as_ptr(), text_pointer(&options), &mut out))?;
            taken::<Module>(out, "nnc_model_load", "out")
        }
    }

    /// One file of nnc_save for a run that goes on where it stopped: {"model": the module's state dict,
    /// "optimizer": and "lr_scheduler": theirs, "rng_state": that of ctx's generator} and the entries of
    /// extra, such as "epoch". PyTorch's torch.load reads it. optimizer, lr_scheduler and extra may be
    /// NULL. `Code::Invalid` for an entry of extra under one of these keys.
    ///
    /// C: `nnc_training_save`
    pub fn training_save<'a>(
        &self,
        optimizer: impl Into<Option<&'a Optimizer>>,
        lr_scheduler: impl Into<Option<&'a LrScheduler>>,
        extra: impl Into<Option<&'a Named>>,
        path: impl AsRef<Path>,
    ) -> Result<()> {
        let path = c_path(path.as_ref())?;
        unsafe {
            check(sys::nnc_training_save(
                ctx(),
                self.as_raw(),
                c_raw(optimizer.into()),
                c_raw(lr_scheduler.into()),
                c_raw(extra.into()),
                path.as_ptr(),
            ))?;
            Ok(())
        }
    }

    /// A copy of conv (Conv1d to 3d, or ConvTranspose1d to 3d with transpose not 0; torch: 0) that gives
    /// what conv and then bn, a BatchNorm, give; the two stay as they are. `Code::State`: one of them is
    /// in training mode, or bn keeps no statistics; `Code::Invalid`: bn is no BatchNorm, conv has other
    /// parameters than a weight and a bias.
    ///
    /// C: `nnc_fuse_conv_bn_eval`
    pub fn fuse_conv_bn_eval(&self, bn: &Module, transpose: bool) -> Result<Module> {
        let mut out = null_mut();
        unsafe {
            check(sys::nnc_fuse_conv_bn_eval(
                ctx(),
                self.as_raw(),
                bn.as_raw(),
                i32::from(transpose),
                &mut out,
            ))?;
            taken::<Module>(out, "nnc_fuse_conv_bn_eval", "out")
        }
    }

    /// The same for a Linear; bn may have one feature, which then holds for all outputs.
    ///
    /// C: `nnc_fuse_linear_bn_eval`
    pub fn fuse_linear_bn_eval(&self, bn: &Module) -> Result<Module> {
        let mut out = null_mut();
        unsafe {
            check(sys::nnc_fuse_linear_bn_eval(ctx(), self.as_raw(), bn.as_raw(), &mut out))?;
            taken::<Module>(out, "nnc_fuse_linear_bn_eval", "out")
        }
    }

    /// Before forward: the hook gets the inputs, no outputs, and may replace the inputs. with_kwargs not
    /// 0: it gets the keyword arguments too, to which it may add, or puts others into \*replaced_kwargs,
    /// NULL before.
    ///
    /// C: `nnc_module_register_forward_pre_hook`
    pub fn register_forward_pre_hook(
        &self,
        hook: impl Fn(&ModuleCall<'_>) -> Result<Replaced> + Send + Sync + 'static,
        prepend: bool,
        with_kwargs: bool,
    ) -> Result<Hook> {
        let (table, self_) = callback::module_hook(hook);
        let mut out = null_mut();
        unsafe {
            callback::kept(sys::nnc_module_register_forward_pre_hook(
                ctx(),
                self.as_raw(),
                &table,
                self_,
                i32::from(prepend),
                i32::from(with_kwargs),
                &mut out,
            ), self_, table.destroy)?;
            taken::<Hook>(out, "nnc_module_register_forward_pre_hook", "out")
        }
    }

    /// After forward: the hook gets inputs and outputs, and may replace the outputs. with_kwargs not 0:
    /// it gets the keyword arguments too. always_call not 0: it is called also when the call has failed,
    /// in forward or in a hook, without outputs if there are none; what it fails with then is dropped,
    /// and what it replaces is lost.
    ///
    /// C: `nnc_module_register_forward_hook`
    pub fn register_forward_hook(
        &self,
        hook: impl Fn(&ModuleCall<'_>) -> Result<Replaced> + Send + Sync + 'static,
        prepend: bool,
        with_kwargs: bool,
        always_call: bool,
    ) -> Result<Hook> {
        let (table, self_) = callback::module_hook(hook);
        let mut out = null_mut();
        unsafe {
            callback::kept(sys::nnc_module_register_forward_hook(
                ctx(),
                self.as_raw(),
                &table,
                self_,
                i32::from(prepend),
                i32::from(with_kwargs),
                i32::from(always_call),
                &mut out,
            ), self_, table.destroy)?;
            taken::<Hook>(out, "nnc_module_register_forward_hook", "out")
        }
    }

    /// In backward, when the gradients of the outputs are there: the hook gets them as outputs, no
    /// inputs, and may replace them by as many. A module with hooks of backward gives views of what
    /// forward gets and gives, which must not be written to in place (`Code::State`).
    ///
    /// C: `nnc_module_register_full_backward_pre_hook`
    pub fn register_full_backward_pre_hook(
        &self,
        hook: impl Fn(&ModuleCall<'_>) -> Result<Replaced> + Send + Sync + 'static,
        prepend: bool,
    ) -> Result<Hook> {
        let (table, self_) = callback::module_hook(hook);
        let mut out = null_mut();
        unsafe {
            callback::kept(sys::nnc_module_register_full_backward_pre_hook(
                ctx(),
                self.as_raw(),
                &table,
                self_,
                i32::from(prepend),
                &mut out,
            ), self_, table.destroy)?;
            taken::<Hook>(out, "nnc_module_register_full_backward_pre_hook", "out")
        }
    }

    /// In backward, when the gradients of the inputs are there: the hook gets them as inputs, zeros
    /// where none came, and those of the outputs as outputs; it may replace the inputs' by as many.
    /// Where no input requires a gradient it gets NULL for each, when the gradients of the outputs are
    /// there, and may replace nothing.
    ///
    /// C: `nnc_module_register_full_backward_hook`
    pub fn register_full_backward_hook(
        &self,
        hook: impl Fn(&ModuleCall<'_>) -> Result<Replaced> + Send + Sync + 'static,
        prepend: bool,
    ) -> Result<Hook> {
        let (table, self_) = callback::module_hook(hook);
        let mut out = null_mut();
        unsafe {
            callback::kept(sys::nnc_module_register_full_backward_hook(
                ctx(),
                self.as_raw(),
                &table,
                self_,
                i32::from(prepend),
                &mut out,
            ), self_, table.destroy)?;
            taken::<Hook>(out, "nnc_module_register_full_backward_hook", "out")
        }
    }

    /// Before the module's entries are read: the hook gets prefix and keep_vars.
    ///
    /// C: `nnc_module_register_state_dict_pre_hook`
    pub fn register_state_dict_pre_hook(
        &self,
        hook: impl Fn(&StateDictCall<'_>) -> Result<()> + Send + Sync + 'static,
    ) -> Result<Hook> {
        let (table, self_) = callback::state_dict_hook(hook);
        let mut out = null_mut();
        unsafe {
            callback::kept(sys::nnc_module_register_state_dict_pre_hook(
                ctx(),
                self.as_raw(),
                &table,
                self_,
                &mut out,
            ), self_, table.destroy)?;
            taken::<Hook>(out, "nnc_module_register_state_dict_pre_hook", "out")
        }
    }

    /// After those of the module and its descendants: the hook gets state_dict, which holds all entries
    /// until then, those of other modules too, prefix and keep_vars.
    ///
    /// C: `nnc_module_register_state_dict_post_hook`
    pub fn register_state_dict_post_hook(
        &self,
        hook: impl Fn(&StateDictCall<'_>) -> Result<()> + Send + Sync + 'static,
    ) -> Result<Hook> {
        let (table, self_) = callback::state_dict_hook(hook);
        let mut out = null_mut();
        unsafe {
            callback::kept(sys::nnc_module_register_state_dict_post_hook(
                ctx(),
                self.as_raw(),
                &table,
                self_,
                &mut out,
            ), self_, table.destroy)?;
            taken::<Hook>(out, "nnc_module_register_state_dict_post_hook", "out")
        }
    }

    /// Before the module's entries are loaded: the hook gets state_dict, a collection of the entries
    /// whose keys begin with prefix, and the three lists. What it changes in state_dict is seen by the
    /// module and those below it. A message in error_msgs makes the call fail (`Code::Invalid`), strict or
    /// not.
    ///
    /// C: `nnc_module_register_load_state_dict_pre_hook`
    pub fn register_load_state_dict_pre_hook(
        &self,
        hook: impl Fn(&StateDictCall<'_>) -> Result<()> + Send + Sync + 'static,
    ) -> Result<Hook> {
        let (table, self_) = callback::state_dict_hook(hook);
        let mut out = null_mut();
        unsafe {
            callback::kept(sys::nnc_module_register_load_state_dict_pre_hook(
                ctx(),
                self.as_raw(),
                &table,
                self_,
                &mut out,
            ), self_, table.destroy)?;
            taken::<Hook>(out, "nnc_module_register_load_state_dict_pre_hook", "out")
        }
    }

    /// After the module and its descendants are loaded, which the hook can see: it gets missing_keys and
    /// unexpected_keys as far as they are known. What it leaves there is what strict refuses and the
    /// call gives. prefix is the module's.
    ///
    /// C: `nnc_module_register_load_state_dict_post_hook`
    pub fn register_load_state_dict_post_hook(
        &self,
        hook: impl Fn(&StateDictCall<'_>) -> Result<()> + Send + Sync + 'static,
    ) -> Result<Hook> {
        let (table, self_) = callback::state_dict_hook(hook);
        let mut out = null_mut();
        unsafe {
            callback::kept(sys::nnc_module_register_load_state_dict_post_hook(
                ctx(),
                self.as_raw(),
                &table,
                self_,
                &mut out,
            ), self_, table.destroy)?;
            taken::<Hook>(out, "nnc_module_register_load_state_dict_post_hook", "out")
        }
    }

    /// (N, n_classes): the logarithm of each class's probability for input (N, in_features).
    /// `Code::Shape`: input is no matrix.
    ///
    /// C: `nnc_adaptive_log_softmax_with_loss_log_prob`
    pub fn adaptive_log_softmax_with_loss_log_prob(&self, input: &Tensor) -> Result<Tensor> {
        let mut out = null_mut();
        unsafe {
            check(sys::nnc_adaptive_log_softmax_with_loss_log_prob(
                ctx(),
                self.as_raw(),
                input.as_raw(),
                &mut out,
            ))?;
            taken::<Tensor>(out, "nnc_adaptive_log_softmax_with_loss_log_prob", "out")
        }
    }

    /// (N) of int64: the most probable class. Rows whose best score of the head is a class have that
    /// one; only for the others the clusters are computed. `Code::Shape`: input is no matrix.
    ///
    /// C: `nnc_adaptive_log_softmax_with_loss_predict`
    pub fn adaptive_log_softmax_with_loss_predict(&self, input: &Tensor) -> Result<Tensor> {
        let mut out = null_mut();
        unsafe {
            check(sys::nnc_adaptive_log_softmax_with_loss_predict(
                ctx(),
                self.as_raw(),
                input.as_raw(),
                &mut out,
            ))?;
            taken::<Tensor>(out, "nnc_adaptive_log_softmax_with_loss_predict", "out")
        }
    }

    /// Sets running_mean and num_batches_tracked to 0 and running_var to 1, if the layer has them.
    ///
    /// C: `nnc_module_reset_running_stats`
    pub fn reset_running_stats(&self) -> Result<()> {
        unsafe {
            check(sys::nnc_module_reset_running_stats(ctx(), self.as_raw()))?;
            Ok(())
        }
    }

    /// The parameters, layer by layer and direction by direction, each weight_ih, weight_hh and, where
    /// there are such, bias_ih, bias_hh and weight_hr: out has room for capacity tensors, \*n_out is how
    /// many there are. More than capacity is `Code::Invalid`.
    ///
    /// C: `nnc_rnn_base_all_weights`
    pub fn rnn_base_all_weights(&self) -> Result<Vec<Tensor>> {
        let mut out = c_room(self.listed(true)?, "nnc_rnn_base_all_weights")?;
        let mut count = 0i64;
        unsafe {
            check(sys::nnc_rnn_base_all_weights(
                ctx(),
                self.as_raw(),
                out.as_mut_ptr(),
                out.len() as i64,
                &mut count,
            ))?;
            taken_list::<Tensor>("nnc_rnn_base_all_weights", out, count)
        }
    }

    /// One mask of two, of which each may be NULL: attn_mask (L, L) or (N num_heads, L, L) and
    /// key_padding_mask (N, L), for query (N, L, E). With an attn_mask it has size (N, num_heads, L, L),
    /// the sum of both (true where one is true), and \*mask_type is 2; key_padding_mask alone is itself,
    /// with type 1. Without both, \*merged_mask is NULL and \*mask_type -1 (torch: None). `Code::Shape`: of
    /// another size.
    ///
    /// C: `nnc_multihead_attention_merge_masks`
    pub fn multihead_attention_merge_masks<'a>(
        &self,
        attn_mask: impl Into<Option<&'a Tensor>>,
        key_padding_mask: impl Into<Option<&'a Tensor>>,
        query: &Tensor,
    ) -> Result<(Option<Tensor>, i64)> {
        let mut merged_mask = null_mut();
        let mut mask_type = 0i64;
        unsafe {
            check(sys::nnc_multihead_attention_merge_masks(
                ctx(),
                self.as_raw(),
                c_raw(attn_mask.into()),
                c_raw(key_padding_mask.into()),
                query.as_raw(),
                &mut merged_mask,
                &mut mask_type,
            ))?;
            Ok((take::<Tensor>(merged_mask), mask_type))
        }
    }

    /// The parameters, each once: out has room for capacity tensors, \*n_out is how many there are. More
    /// than capacity is `Code::Invalid`.
    ///
    /// C: `nnc_module_parameters`
    pub fn parameters_recurse(&self, recurse: bool) -> Result<Vec<Tensor>> {
        let mut out = c_room(self.listed(true)?, "nnc_module_parameters")?;
        let mut count = 0i64;
        unsafe {
            check(sys::nnc_module_parameters(
                ctx(),
                self.as_raw(),
                i32::from(recurse),
                out.as_mut_ptr(),
                out.len() as i64,
                &mut count,
            ))?;
            taken_list::<Tensor>("nnc_module_parameters", out, count)
        }
    }

    /// The same of the buffers.
    ///
    /// C: `nnc_module_buffers`
    pub fn buffers_recurse(&self, recurse: bool) -> Result<Vec<Tensor>> {
        let mut out = c_room(self.listed(false)?, "nnc_module_buffers")?;
        let mut count = 0i64;
        unsafe {
            check(sys::nnc_module_buffers(
                ctx(),
                self.as_raw(),
                i32::from(recurse),
                out.as_mut_ptr(),
                out.len() as i64,
                &mut count,
            ))?;
            taken_list::<Tensor>("nnc_module_buffers", out, count)
        }
    }

    /// The immediate children, each once, with their places as keys: "0", "1", ...
    ///
    /// C: `nnc_module_children`
    pub fn children(&self) -> Result<Named> {
        let mut out = null_mut();
        unsafe {
            check(sys::nnc_module_children(ctx(), self.as_raw(), &mut out))?;
            taken::<Named>(out, "nnc_module_children", "out")
        }
    }

    /// The module and its descendants, parents first, with their places as keys.
    ///
    /// C: `nnc_module_modules`
    pub fn modules(&self, remove_duplicate: bool) -> Result<Named> {
        let mut out = null_mut();
        unsafe {
            check(sys::nnc_module_modules(
                ctx(),
                self.as_raw(),
                i32::from(remove_duplicate),
                &mut out,
            ))?;
            taken::<Named>(out, "nnc_module_modules", "out")
        }
    }

    /// nnc_module_named_parameters with its arguments.
    ///
    /// C: `nnc_module_named_parameters_prefix`
    pub fn named_parameters_prefix<'a>(
        &self,
        prefix: impl Into<Option<&'a str>>,
        recurse: bool,
        remove_duplicate: bool,
    ) -> Result<Named> {
        let prefix = c_optional_text(prefix)?;
        let mut out = null_mut();
        unsafe {
            check(sys::nnc_module_named_parameters_prefix(
                ctx(),
                self.as_raw(),
                text_pointer(&prefix),
                i32::from(recurse),
                i32::from(remove_duplicate),
                &mut out,
            ))?;
            taken::<Named>(out, "nnc_module_named_parameters_prefix", "out")
        }
    }

    /// nnc_module_named_buffers with its arguments.
    ///
    /// C: `nnc_module_named_buffers_prefix`
    pub fn named_buffers_prefix<'a>(
        &self,
        prefix: impl Into<Option<&'a str>>,
        recurse: bool,
        remove_duplicate: bool,
    ) -> Result<Named> {
        let prefix = c_optional_text(prefix)?;
        let mut out = null_mut();
        unsafe {
            check(sys::nnc_module_named_buffers_prefix(
                ctx(),
                self.as_raw(),
                text_pointer(&prefix),
                i32::from(recurse),
                i32::from(remove_duplicate),
                &mut out,
            ))?;
            taken::<Named>(out, "nnc_module_named_buffers_prefix", "out")
        }
    }

    /// nnc_module_named_modules with its arguments.
    ///
    /// C: `nnc_module_named_modules_prefix`
    pub fn named_modules_prefix<'a>(
        &self,
        prefix: impl Into<Option<&'a str>>,
        remove_duplicate: bool,
    ) -> Result<Named> {
        let prefix = c_optional_text(prefix)?;
        let mut out = null_mut();
        unsafe {
            check(sys::nnc_module_named_modules_prefix(
                ctx(),
                self.as_raw(),
                text_pointer(&prefix),
                i32::from(remove_duplicate),
                &mut out,
            ))?;
            taken::<Named>(out, "nnc_module_named_modules_prefix", "out")
        }
    }

    /// What stands between the parentheses when the module is printed.
    ///
    /// C: `nnc_module_extra_repr`
    pub fn extra_repr(&self) -> Result<String> {
        let mut out = null_mut();
        unsafe {
            check(sys::nnc_module_extra_repr(ctx(), self.as_raw(), &mut out))?;
            string(out)
        }
    }

    /// Puts child into the place of the module at the path target, or adds it to the parent if strict is
    /// 0 and there is none. `Code::Invalid`: an empty target or name, or the child contains the parent;
    /// `Code::Unknown`: the parent does not exist, or with strict the module; `Code::Invalid`: target is a
    /// parameter or buffer. Calls under way go on with the former module.
    ///
    /// C: `nnc_module_set_submodule`
    pub fn set_submodule(&self, target: &str, child: &Module, strict: bool) -> Result<()> {
        let target = c_text(target)?;
        unsafe {
            check(sys::nnc_module_set_submodule(
                ctx(),
                self.as_raw(),
                target.as_ptr(),
                child.as_raw(),
                i32::from(strict),
            ))?;
            Ok(())
        }
    }

    /// nnc_module_zero_grad; with set_to_none 0 gradients that are there become zeros, without a
    /// history.
    ///
    /// C: `nnc_module_zero_grad_set_to_none`
    pub fn zero_grad_set_to_none(&self, set_to_none: bool) -> Result<()> {
        unsafe {
            check(sys::nnc_module_zero_grad_set_to_none(
                ctx(),
                self.as_raw(),
                i32::from(set_to_none),
            ))?;
            Ok(())
        }
    }

    /// Gives the parameters, and what BatchNorm and InstanceNorm track, the values that they are made
    /// with, drawn from ctx's generator: in place, of the sizes and types that they have now. Whether
    /// they require gradients, and their gradients, stay. `Code::Unsupported`: a class that has no such
    /// method in PyTorch, such as one without parameters, MultiheadAttention or one of yours. An
    /// Embedding draws its table even if that was given to it. On an error nothing has changed, the
    /// generator included.
    ///
    /// C: `nnc_module_reset_parameters`
    pub fn reset_parameters(&self) -> Result<()> {
        unsafe {
            check(sys::nnc_module_reset_parameters(ctx(), self.as_raw()))?;
            Ok(())
        }
    }

    /// Calls fn for every module of the tree, children before their parents: to initialise parameters,
    /// say. As in PyTorch, a module with several parents gets a call from each. An error of fn ends the
    /// call; what it did before stays. `Code::Invalid`: a table that is not known or
    /// lacks call.
    ///
    /// C: `nnc_module_apply`
    pub fn apply(&self, fn_: impl FnMut(&Module) -> Result<()>) -> Result<()> {
        let mut fn_ = fn_;
        let (table, self_) = callback::each_module(&mut fn_);
        unsafe {
            check(sys::nnc_module_apply(ctx(), self.as_raw(), &table, self_))?;
            Ok(())
        }
    }

    /// nnc_module_to with float32.
    ///
    /// C: `nnc_module_float`
    pub fn float(&self) -> Result<()> {
        unsafe {
            check(sys::nnc_module_float(ctx(), self.as_raw()))?;
            Ok(())
        }
    }

    /// nnc_module_to with float64.
    ///
    /// C: `nnc_module_double`
    pub fn double(&self) -> Result<()> {
        unsafe {
            check(sys::nnc_module_double(ctx(), self.as_raw()))?;
            Ok(())
        }
    }

    /// nnc_module_to with float16.
    ///
    /// C: `nnc_module_half`
    pub fn half(&self) -> Result<()> {
        unsafe {
            check(sys::nnc_module_half(ctx(), self.as_raw()))?;
            Ok(())
        }
    }

    /// nnc_module_to with bfloat16.
    ///
    /// C: `nnc_module_bfloat16`
    pub fn bfloat16(&self) -> Result<()> {
        unsafe {
            check(sys::nnc_module_bfloat16(ctx(), self.as_raw()))?;
            Ok(())
        }
    }

    /// Converts all parameters, gradients and buffers, integers too, to any type. `Code::DType`: a
    /// parameter that requires a gradient, and a type that is not floating point.
    ///
    /// C: `nnc_module_type`
    pub fn type_(&self, dst_type: impl Into<Option<DType>>) -> Result<()> {
        unsafe {
            check(sys::nnc_module_type(ctx(), self.as_raw(), c_dtype(dst_type)))?;
            Ok(())
        }
    }

    /// Changes nothing: there is no other device.
    ///
    /// C: `nnc_module_cpu`
    pub fn cpu(&self) -> Result<()> {
        unsafe {
            check(sys::nnc_module_cpu(ctx(), self.as_raw()))?;
            Ok(())
        }
    }

    /// Gives parameters, gradients and buffers new memory, whose content is arbitrary. recurse 0: those
    /// of the module alone.
    ///
    /// C: `nnc_module_to_empty`
    pub fn to_empty(&self, recurse: bool) -> Result<()> {
        unsafe {
            check(sys::nnc_module_to_empty(ctx(), self.as_raw(), i32::from(recurse)))?;
            Ok(())
        }
    }

    /// From now on module's parameter or buffer tensor_name is what parametrization gives for it, or,
    /// where it is parametrized already, for what the former ones give. parametrization is a module that
    /// makes one tensor of one; it gets module's training mode, and becomes
    /// "parametrizations.\<tensor_name\>.0" (or the next number). The tensor itself stays a parameter,
    /// "parametrizations.\<tensor_name\>.original". If parametrization is a module of yours with a
    /// right_inverse (nnc_module_vtable), the tensor's data becomes what that gives for it; if that
    /// gives several tensors, those become "original0", "original1", ..., which the first
    /// parametrization then gets in this order. unsafe 0 (torch's default): what comes out must have the
    /// type and the size of the tensor, `Code::DType` and `Code::Shape`; the functions of parametrization
    /// are called once to see that. `Code::Invalid`: the entry is None, or parametrization contains
    /// module. Parametrized tensors whose parametrizations have parametrized tensors, and so on, are
    /// `Code::Unsupported` when they are computed, if there are more than 50 within each other.
    ///
    /// C: `nnc_parametrize_register_parametrization`
    pub fn parametrize_register_parametrization(
        &self,
        tensor_name: &str,
        parametrization: &Module,
        unsafe_: bool,
    ) -> Result<()> {
        let tensor_name = c_text(tensor_name)?;
        unsafe {
            check(sys::nnc_parametrize_register_parametrization(
                ctx(),
                self.as_raw(),
                tensor_name.as_ptr(),
                parametrization.as_raw(),
                i32::from(unsafe_),
            ))?;
            Ok(())
        }
    }

    /// Is tensor_name parametrized (1 or 0)? NULL asks whether anything in the module is.
    ///
    /// C: `nnc_parametrize_is_parametrized`
    pub fn parametrize_is_parametrized<'a>(
        &self,
        tensor_name: impl Into<Option<&'a str>>,
    ) -> Result<bool> {
        let tensor_name = c_optional_text(tensor_name)?;
        let mut out = 0i32;
        unsafe {
            check(sys::nnc_parametrize_is_parametrized(
                ctx(),
                self.as_raw(),
                text_pointer(&tensor_name),
                &mut out,
            ))?;
            Ok(out != 0)
        }
    }

    /// Makes tensor_name a parameter or buffer again, with the value that it is computed to now
    /// (leave_parametrized not 0, torch's default), or else with that of "original". It is the same
    /// tensor as "original", so that an optimizer still has it; a new one where it was computed from
    /// several. `Code::Invalid`: it is not parametrized, or was computed from several tensors and
    /// leave_parametrized is 0.
    ///
    /// C: `nnc_parametrize_remove_parametrizations`
    pub fn parametrize_remove_parametrizations(
        &self,
        tensor_name: &str,
        leave_parametrized: bool,
    ) -> Result<()> {
        let tensor_name = c_text(tensor_name)?;
        unsafe {
            check(sys::nnc_parametrize_remove_parametrizations(
                ctx(),
                self.as_raw(),
                tensor_name.as_ptr(),
                i32::from(leave_parametrized),
            ))?;
            Ok(())
        }
    }

    /// Registers the parametrizations of from_module's tensor_name (NULL: of all its parametrized
    /// tensors) in to_module too, which then computes its own from the same originals. A tensor that
    /// to_module does not have becomes a parameter of it. On an error the tensors before stay
    /// transferred.
    ///
    /// C: `nnc_parametrize_transfer_parametrizations_and_params`
    pub fn parametrize_transfer_parametrizations_and_params<'a>(
        &self,
        to_module: &Module,
        tensor_name: impl Into<Option<&'a str>>,
    ) -> Result<()> {
        let tensor_name = c_optional_text(tensor_name)?;
        unsafe {
            check(sys::nnc_parametrize_transfer_parametrizations_and_params(
                ctx(),
                self.as_raw(),
                to_module.as_raw(),
                text_pointer(&tensor_name),
            ))?;
            Ok(())
        }
    }

    /// A ParametrizationList of a tensor that belongs to no module: called without inputs, it gives what
    /// the modules in modules, a ModuleList, one after the other, make of original. The rest is as for
    /// nnc_parametrize_register_parametrization. `Code::Invalid`: there are none.
    ///
    /// C: `nnc_parametrize_parametrization_list_new`
    pub fn parametrize_parametrization_list(
        modules: &Module,
        original: &Tensor,
        unsafe_: bool,
    ) -> Result<Module> {
        let mut out = null_mut();
        unsafe {
            check(sys::nnc_parametrize_parametrization_list_new(
                ctx(),
                modules.as_raw(),
                original.as_raw(),
                i32::from(unsafe_),
                &mut out,
            ))?;
            taken::<Module>(out, "nnc_parametrize_parametrization_list_new", "out")
        }
    }

    /// What assigning to a parametrized tensor is in torch: what list, a module's
    /// "parametrizations.\<tensor_name\>", is computed from becomes what the parametrizations' right
    /// inverses, the last one first, give for value. `Code::Unsupported`: one of them has none.
    ///
    /// C: `nnc_parametrization_list_right_inverse`
    pub fn parametrization_list_right_inverse(&self, value: &Tensor) -> Result<()> {
        unsafe {
            check(sys::nnc_parametrization_list_right_inverse(
                ctx(),
                self.as_raw(),
                value.as_raw(),
            ))?;
            Ok(())
        }
    }

    /// w = g v / \|v\|, <https://arxiv.org/abs/1602.07868>: original0 is g, the norms of the slices of the
    /// tensor along dim (torch: 0; NULL and, as in torch, -1: the norm of it all), original1 is v, the
    /// tensor as it was. States with name_g and name_v, of nnc_weight_norm, can be loaded too.
    /// `Code::Index`: dim is none of the tensor's; `Code::Invalid`: it is parametrized already.
    ///
    /// C: `nnc_parametrizations_weight_norm`
    pub fn parametrizations_weight_norm(&self, name: &str, dim: Option<i64>) -> Result<()> {
        let name = c_text(name)?;
        unsafe {
            check(sys::nnc_parametrizations_weight_norm(
                ctx(),
                self.as_raw(),
                name.as_ptr(),
                c_optional(&dim),
            ))?;
            Ok(())
        }
    }

    /// w / s, <https://arxiv.org/abs/1802.05957>: s is the largest singular value of w as a matrix whose
    /// rows are dimension dim (NULL: 0, of transposed convolutions 1), found by the power method. Its
    /// vectors are buffers, drawn from ctx's generator and turned 15 times; each time the tensor is
    /// computed in training mode they are turned n_power_iterations (torch: 1) times more. eps (torch:
    /// 1e-12) is what their lengths are at least divided by. A vector w is divided by its length.
    /// `Code::Invalid`: n_power_iterations is not in 1..10000; `Code::Index`: dim is none of the tensor's.
    ///
    /// C: `nnc_parametrizations_spectral_norm`
    pub fn parametrizations_spectral_norm(
        &self,
        name: &str,
        n_power_iterations: i64,
        eps: f64,
        dim: Option<i64>,
    ) -> Result<()> {
        let name = c_text(name)?;
        unsafe {
            check(sys::nnc_parametrizations_spectral_norm(
                ctx(),
                self.as_raw(),
                name.as_ptr(),
                n_power_iterations,
                eps,
                c_optional(&dim),
            ))?;
            Ok(())
        }
    }

    /// Matrices (the last two dimensions) with orthonormal columns, of wide ones rows.
    /// orthogonal_map says how they come from any matrix: "matrix_exp" (of its skew part), "cayley" or
    /// "householder" (a product of reflections); NULL: "matrix_exp" for square ones, else "householder".
    /// use_trivialization not 0 (torch: 1) keeps a matrix "base" that the result is multiplied with,
    /// <https://arxiv.org/abs/1909.09501>: the tensor's value at the beginning, made orthogonal by QR; new
    /// columns of a base that is not square are drawn from ctx's generator. `Code::Shape`: fewer than 2
    /// dimensions; `Code::Invalid`: another word; `Code::DType`: 16-bit types.
    ///
    /// C: `nnc_parametrizations_orthogonal`
    pub fn parametrizations_orthogonal<'a>(
        &self,
        name: &str,
        orthogonal_map: impl Into<Option<&'a str>>,
        use_trivialization: bool,
    ) -> Result<()> {
        let name = c_text(name)?;
        let orthogonal_map = c_optional_text(orthogonal_map)?;
        unsafe {
            check(sys::nnc_parametrizations_orthogonal(
                ctx(),
                self.as_raw(),
                name.as_ptr(),
                text_pointer(&orthogonal_map),
                i32::from(use_trivialization),
            ))?;
            Ok(())
        }
    }

    /// The parameter name becomes name_g name_v / \|name_v\|, two parameters of module; see
    /// nnc_parametrizations_weight_norm. `Code::Invalid`: it is already.
    ///
    /// C: `nnc_weight_norm`
    pub fn weight_norm(&self, name: &str, dim: Option<i64>) -> Result<()> {
        let name = c_text(name)?;
        unsafe {
            check(sys::nnc_weight_norm(ctx(), self.as_raw(), name.as_ptr(), c_optional(&dim)))?;
            Ok(())
        }
    }

    /// Makes it a parameter again, a new one. `Code::Invalid`: it is not computed so.
    ///
    /// C: `nnc_remove_weight_norm`
    pub fn remove_weight_norm(&self, name: &str) -> Result<()> {
        let name = c_text(name)?;
        unsafe {
            check(sys::nnc_remove_weight_norm(ctx(), self.as_raw(), name.as_ptr()))?;
            Ok(())
        }
    }

    /// The parameter name becomes the parameter name_orig divided by its largest singular value; see
    /// nnc_parametrizations_spectral_norm. The buffers name_u and name_v are the power method's vectors,
    /// not turned at the beginning; calls in training mode turn them, asking for the parameter does not.
    /// `Code::Invalid`: it is already.
    ///
    /// C: `nnc_spectral_norm`
    pub fn spectral_norm(
        &self,
        name: &str,
        n_power_iterations: i64,
        eps: f64,
        dim: Option<i64>,
    ) -> Result<()> {
        let name = c_text(name)?;
        unsafe {
            check(sys::nnc_spectral_norm(
                ctx(),
                self.as_raw(),
                name.as_ptr(),
                n_power_iterations,
                eps,
                c_optional(&dim),
            ))?;
            Ok(())
        }
    }

    /// Makes it a parameter again, a new one. `Code::Invalid`: it is not computed so.
    ///
    /// C: `nnc_remove_spectral_norm`
    pub fn remove_spectral_norm(&self, name: &str) -> Result<()> {
        let name = c_text(name)?;
        unsafe {
            check(sys::nnc_remove_spectral_norm(ctx(), self.as_raw(), name.as_ptr()))?;
            Ok(())
        }
    }

    /// Prunes nothing: the parameter only gets its mask of ones.
    ///
    /// C: `nnc_prune_identity`
    pub fn prune_identity(&self, name: &str) -> Result<()> {
        let name = c_text(name)?;
        unsafe {
            check(sys::nnc_prune_identity(ctx(), self.as_raw(), name.as_ptr()))?;
            Ok(())
        }
    }

    /// Prunes elements at random.
    ///
    /// `amount` may be a float or an int.
    ///
    /// C: `nnc_prune_random_unstructured`, `nnc_prune_random_unstructured_i64`
    pub fn prune_random_unstructured(&self, name: &str, amount: impl Into<Number>) -> Result<()> {
        let name = c_text(name)?;
        unsafe {
            check(match amount.into() {
                Number::Float(v) => sys::nnc_prune_random_unstructured(
                    ctx(),
                    self.as_raw(),
                    name.as_ptr(),
                    v,
                ),
                Number::Int(v) => sys::nnc_prune_random_unstructured_i64(
                    ctx(),
                    self.as_raw(),
                    name.as_ptr(),
                    v,
                ),
            })?;
            Ok(())
        }
    }

    /// Prunes the elements whose scores have the least absolute values.
    ///
    /// `amount` may be a float or an int.
    ///
    /// C: `nnc_prune_l1_unstructured`, `nnc_prune_l1_unstructured_i64`
    pub fn prune_l1_unstructured<'a>(
        &self,
        name: &str,
        amount: impl Into<Number>,
        importance_scores: impl Into<Option<&'a Tensor>>,
    ) -> Result<()> {
        let name = c_text(name)?;
        unsafe {
            check(match amount.into() {
                Number::Float(v) => sys::nnc_prune_l1_unstructured(
                    ctx(),
                    self.as_raw(),
                    name.as_ptr(),
                    v,
                    c_raw(importance_scores.into()),
                ),
                Number::Int(v) => sys::nnc_prune_l1_unstructured_i64(
                    ctx(),
                    self.as_raw(),
                    name.as_ptr(),
                    v,
                    c_raw(importance_scores.into()),
                ),
            })?;
            Ok(())
        }
    }

    /// Prunes slices along dim at random. `Code::Invalid`: fewer than 2 dimensions; `Code::Index`: dim is
    /// none of them.
    ///
    /// `amount` may be a float or an int.
    ///
    /// C: `nnc_prune_random_structured`, `nnc_prune_random_structured_i64`
    pub fn prune_random_structured(
        &self,
        name: &str,
        amount: impl Into<Number>,
        dim: i64,
    ) -> Result<()> {
        let name = c_text(name)?;
        unsafe {
            check(match amount.into() {
                Number::Float(v) => sys::nnc_prune_random_structured(
                    ctx(),
                    self.as_raw(),
                    name.as_ptr(),
                    v,
                    dim,
                ),
                Number::Int(v) => sys::nnc_prune_random_structured_i64(
                    ctx(),
                    self.as_raw(),
                    name.as_ptr(),
                    v,
                    dim,
                ),
            })?;
            Ok(())
        }
    }

    /// Prunes the slices along dim whose scores have the least norms of order n. torch's n='fro' is 2,
    /// n='nuc' goes through nnc_prune_apply. `Code::Invalid`: fewer than 2 dimensions; `Code::Index`: dim is
    /// none of them.
    ///
    /// `amount` may be a float or an int.
    ///
    /// C: `nnc_prune_ln_structured`, `nnc_prune_ln_structured_i64`
    pub fn prune_ln_structured<'a>(
        &self,
        name: &str,
        amount: impl Into<Number>,
        n: f64,
        dim: i64,
        importance_scores: impl Into<Option<&'a Tensor>>,
    ) -> Result<()> {
        let name = c_text(name)?;
        unsafe {
            check(match amount.into() {
                Number::Float(v) => sys::nnc_prune_ln_structured(
                    ctx(),
                    self.as_raw(),
                    name.as_ptr(),
                    v,
                    n,
                    dim,
                    c_raw(importance_scores.into()),
                ),
                Number::Int(v) => sys::nnc_prune_ln_structured_i64(
                    ctx(),
                    self.as_raw(),
                    name.as_ptr(),
                    v,
                    n,
                    dim,
                    c_raw(importance_scores.into()),
                ),
            })?;
            Ok(())
        }
    }

    /// Prunes by a mask of the parameter's size, `Code::Shape` if it has another.
    ///
    /// C: `nnc_prune_custom_from_mask`
    pub fn prune_custom_from_mask(&self, name: &str, mask: &Tensor) -> Result<()> {
        let name = c_text(name)?;
        unsafe {
            check(sys::nnc_prune_custom_from_mask(
                ctx(),
                self.as_raw(),
                name.as_ptr(),
                mask.as_raw(),
            ))?;
            Ok(())
        }
    }

    /// Prunes by a method in torch's words: "Identity()", "RandomUnstructured(amount)",
    /// "L1Unstructured(amount)", "RandomStructured(amount, dim=-1)", "LnStructured(amount, n, dim=-1)",
    /// or "CustomFromMask()" with its mask in kwargs, which may be NULL; amount is an int or a float.
    /// Text that is none of these is `Code::Text`, `Code::Unknown` or `Code::Invalid`.
    ///
    /// C: `nnc_prune_apply`
    pub fn prune_apply<'a>(
        &self,
        name: &str,
        pruning_method: &str,
        kwargs: impl Into<Option<&'a Kwargs>>,
        importance_scores: impl Into<Option<&'a Tensor>>,
    ) -> Result<()> {
        let name = c_text(name)?;
        let pruning_method = c_text(pruning_method)?;
        unsafe {
            check(sys::nnc_prune_apply(
                ctx(),
                self.as_raw(),
                name.as_ptr(),
                pruning_method.as_ptr(),
                c_raw(kwargs.into()),
                c_raw(importance_scores.into()),
            ))?;
            Ok(())
        }
    }

    /// Prunes several parameters, in whichever modules, together: those of them that are least important
    /// go, wherever they are. The keys of parameters are their paths from module ("conv1.weight"), its
    /// tensors the importance scores (none: the parameter itself). pruning_method is as for
    /// nnc_prune_apply; `Code::Invalid` for one that prunes slices, and if there are no parameters.
    ///
    /// C: `nnc_prune_global_unstructured`
    pub fn prune_global_unstructured(
        &self,
        parameters: &Named,
        pruning_method: &str,
    ) -> Result<()> {
        let pruning_method = c_text(pruning_method)?;
        unsafe {
            check(sys::nnc_prune_global_unstructured(
                ctx(),
                self.as_raw(),
                parameters.as_raw(),
                pruning_method.as_ptr(),
            ))?;
            Ok(())
        }
    }

    /// Makes the pruned parameter one again, with zeros where it was pruned. It is the same tensor as
    /// name_orig, so that an optimizer still has it. Writes to the elements of that tensor, which nobody
    /// else uses meanwhile (\<nnc/status.h\>). `Code::Invalid`: it is not pruned.
    ///
    /// C: `nnc_prune_remove`
    pub fn prune_remove(&self, name: &str) -> Result<()> {
        let name = c_text(name)?;
        unsafe {
            check(sys::nnc_prune_remove(ctx(), self.as_raw(), name.as_ptr()))?;
            Ok(())
        }
    }

    /// Is anything in the module or its descendants pruned (1 or 0)?
    ///
    /// C: `nnc_prune_is_pruned`
    pub fn prune_is_pruned(&self) -> Result<bool> {
        let mut out = 0i32;
        unsafe {
            check(sys::nnc_prune_is_pruned(ctx(), self.as_raw(), &mut out))?;
            Ok(out != 0)
        }
    }

    /// LSTM, GRU or RNN on packed sequences. hx: h_0 and, of an LSTM, c_0, (num_layers \* directions,
    /// batch, size), or n_hx 0: zeros. output is packed as input is, h_n and c_n are the states of each
    /// sequence after its last element; states stand in the order in which the sequences were given.
    /// h_n and c_n may be NULL; \*c_n is NULL unless module is an LSTM. batch_first says nothing here.
    /// nnc_module_forward does the same with data and states as its inputs and "batch_sizes",
    /// "sorted_indices" and "unsorted_indices" in kwargs; a module of yours gets them in that way.
    /// `Code::Unknown`: another layer; `Code::Shape`, `Code::DType`: as in nnc_lstm.
    ///
    /// C: `nnc_module_call_packed`
    pub fn call_packed(
        &self,
        input: &PackedSequence,
        hx: &[impl AsHandle<Tensor>],
    ) -> Result<(PackedSequence, Tensor, Option<Tensor>)> {
        let c_hx = c_handles(hx);
        let mut output = null_mut();
        let mut h_n = null_mut();
        let mut c_n = null_mut();
        unsafe {
            check(sys::nnc_module_call_packed(
                ctx(),
                self.as_raw(),
                input.as_raw(),
                c_list(&c_hx),
                hx.len() as i64,
                &mut output,
                &mut h_n,
                &mut c_n,
            ))?;
            Ok((taken::<PackedSequence>(output, "nnc_module_call_packed", "output")?, taken::<Tensor>(h_n, "nnc_module_call_packed", "h_n")?, take::<Tensor>(c_n)))
        }
    }

    /// Captures module's forward for inputs like these (none NULL).
    ///
    /// C: `nnc_program_capture`
    pub fn program_capture(&self, inputs: &[impl AsHandle<Tensor>]) -> Result<Program> {
        let c_inputs = c_handles(inputs);
        let mut out = null_mut();
        unsafe {
            check(sys::nnc_program_capture(
                ctx(),
                self.as_raw(),
                c_list(&c_inputs),
                inputs.len() as i64,
                &mut out,
            ))?;
            taken::<Program>(out, "nnc_program_capture", "out")
        }
    }

    /// The table that torchinfo.summary prints: a row for each call of a module, with its place in the
    /// tree, sizes, parameters and multiply-adds, and the sums of all. Calls module once, without
    /// gradients and in evaluation mode, with the inputs, which may be NULL in the places of None, and
    /// kwargs, which may be NULL; or with tensors of the sizes in options, whose elements are 0.5, 0 or
    /// False. Without any of these nothing is called, and the modules stand in the order of the tree.
    /// options, NULL for the defaults:
    /// ```text
    ///   input_size=(1, 3, 8, 8)   or a list of sizes, one for each input
    ///   dtypes=[torch.int64]      of these; torch.float32
    ///   depth=3                   of the rows that are shown, up to 100; rows at it count what is below
    ///   col_names=('output_size', 'num_params')   and 'input_size', 'kernel_size', 'params_percent',
    ///                             'mult_adds', 'trainable'; ('num_params',) where nothing is called
    ///   col_width=25              up to 200
    ///   row_settings=('depth',)   and 'var_names', 'ascii_only', 'hide_recursive_layers'
    ///   verbose=1                 2 gives the parameters of each module rows of their own
    ///   mode='eval'               or 'train' or 'same'
    /// ```
    /// A module that is called again, or below several others, is "(recursive)" if it or what is below
    /// it has parameters: these count once, in the row of its first call and in the sums, its
    /// multiply-adds each time. Parameters that several modules share are in the rows of each, and once
    /// in the sums (torchinfo counts them for each). "trainable" is of all that is below a module. A
    /// module of yours (nnc_module_new_user) has a row like any other, those it calls stand below it,
    /// and parameters of children that it does not call count in its own row. Multiply-adds are those of
    /// weights and biases: of a convolution one for each element and place, of linear, recurrent and
    /// attention layers one for each element and row, of all others one for each element and sample.
    /// Sizes are those of the first input and output; a sum of bytes is one of 1e6. The size of a
    /// forward and backward pass is twice that of the outputs of modules that have parameters.
    /// Afterwards modes, buffers and ctx's generator are as before, also on an error. While it runs,
    /// other threads see the mode, and what they draw from that generator may repeat. `Code::Invalid` for
    /// lazy modules before their first call and for more than 1,000,000 calls, `Code::Unsupported` while a
    /// program is captured, and the errors of the call.
    ///
    /// C: `nnc_summary`
    pub fn summary<'a>(
        &self,
        inputs: &[impl AsHandle<Tensor>],
        kwargs: impl Into<Option<&'a Kwargs>>,
        options: impl Into<Option<&'a str>>,
    ) -> Result<String> {
        let c_inputs = c_handles(inputs);
        let options = c_optional_text(options)?;
        let mut out = null_mut();
        unsafe {
            check(sys::nnc_summary(
                ctx(),
                self.as_raw(),
                c_list(&c_inputs),
                inputs.len() as i64,
                c_raw(kwargs.into()),
                text_pointer(&options),
                &mut out,
            ))?;
            string(out)
        }
    }

    /// An AveragedModel: a module with a deep copy of model as its child "module", by whose forward it
    /// computes, and the int64 buffer "n_averaged", 0. model stays as it is.
    /// avg_fn is how weights p become averages a, after n models; NULL is get_swa_avg_fn:
    /// ```text
    ///   "get_swa_avg_fn()"                  a + (p - a) / (n + 1)
    ///   "get_swa_multi_avg_fn()"            the same, by interpolation with the float32 1 / (n + 1)
    ///   "get_ema_avg_fn(decay=0.999)"       decay * a + (1 - decay) * p
    ///   "get_ema_multi_avg_fn(decay=0.999)" the same, by interpolation
    /// ```
    /// use_buffers not 0 (torch: 0) averages buffers as well, else they are copied.
    /// `Code::Unknown`, `Code::Text`: another avg_fn; `Code::Invalid`: decay not in \[0, 1\].
    ///
    /// C: `nnc_averaged_model_new`
    pub fn averaged_model<'a>(
        model: &Module,
        avg_fn: impl Into<Option<&'a str>>,
        use_buffers: bool,
    ) -> Result<Module> {
        let avg_fn = c_optional_text(avg_fn)?;
        let mut out = null_mut();
        unsafe {
            check(sys::nnc_averaged_model_new(
                ctx(),
                model.as_raw(),
                text_pointer(&avg_fn),
                i32::from(use_buffers),
                &mut out,
            ))?;
            taken::<Module>(out, "nnc_averaged_model_new", "out")
        }
    }

    /// Takes the weights of model into the averages and adds 1 to n_averaged; while that is 0 they are
    /// copied. Nothing has changed after an error. Integers round toward 0.
    /// `Code::Invalid`: averaged is no AveragedModel, or model has another number of tensors; `Code::Shape`:
    /// other sizes; `Code::DType`: buffers of integers with get_swa_multi_avg_fn.
    ///
    /// C: `nnc_averaged_model_update_parameters`
    pub fn averaged_model_update_parameters(&self, model: &Module) -> Result<()> {
        unsafe {
            check(sys::nnc_averaged_model_update_parameters(ctx(), self.as_raw(), model.as_raw()))?;
            Ok(())
        }
    }
}
