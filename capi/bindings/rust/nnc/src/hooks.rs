// SPDX-License-Identifier: Apache-2.0
//! What a program gives libnnc to call: modules, functions and data of its own, and what hooks get.
use crate::args::Inputs;
use crate::error::{Code, Error, Result};
use crate::{FunctionCtx, Kwargs, Module, Tensor};

/// What a function of one's own may give back: `()` for nothing, a tensor, `Option` of one, an
/// array, a `Vec`.
pub trait IntoOutputs {
    #[doc(hidden)]
    fn into_outputs(self) -> Vec<Option<Tensor>>;
}

impl IntoOutputs for () {
    fn into_outputs(self) -> Vec<Option<Tensor>> {
        Vec::new()
    }
}
impl IntoOutputs for Tensor {
    fn into_outputs(self) -> Vec<Option<Tensor>> {
        vec![Some(self)]
    }
}
impl IntoOutputs for Option<Tensor> {
    fn into_outputs(self) -> Vec<Option<Tensor>> {
        self.into_iter().map(Some).collect()
    }
}
impl IntoOutputs for Vec<Tensor> {
    fn into_outputs(self) -> Vec<Option<Tensor>> {
        self.into_iter().map(Some).collect()
    }
}
impl IntoOutputs for Vec<Option<Tensor>> {
    fn into_outputs(self) -> Vec<Option<Tensor>> {
        self
    }
}
impl<const N: usize> IntoOutputs for [Tensor; N] {
    fn into_outputs(self) -> Vec<Option<Tensor>> {
        self.into_iter().map(Some).collect()
    }
}

/// One call of a module of one's own.
pub struct Call<'a> {
    /// The module that is called.
    pub module: &'a Module,
    /// What it is called with.
    pub inputs: Inputs<'a>,
    /// Arguments by name, if there are any.
    pub kwargs: Option<&'a Kwargs>,
}

/// A module of one's own: a value with the function that libnnc calls, by [`Module::user`].
///
/// A panic or an error becomes an error of the call. The functions may be called by several threads
/// at the same time.
///
/// ```
/// use nnc::{nn, Forward, Module, Result, Tensor};
///
/// struct Residual {
///     inner: Module,
/// }
///
/// impl Forward for Residual {
///     fn forward(&self, x: &Tensor) -> Result<Tensor> {
///         self.inner.forward(x)?.add(x)
///     }
///     fn children(&self) -> Vec<(&str, &Module)> {
///         vec![("inner", &self.inner)]
///     }
/// }
///
/// let block = Module::user(Residual { inner: nn!("Linear(4, 4)")? })?;
/// let net = nn!("Sequential(ReLU())")?;
/// net.sequential_append(&block)?;
/// assert_eq!(net.forward(&Tensor::ones([2, 4], None)?)?.shape(), [2, 4]);
/// assert_eq!(block.named_parameters()?.key_at(0).as_deref(), Some("inner.weight"));
/// # Ok::<(), nnc::Error>(())
/// ```
pub trait Forward: Sized + Send + Sync + 'static {
    /// Is there an extra state? Then `extra_state` and `set_extra_state` are called.
    const EXTRA_STATE: bool = false;

    /// One tensor to one tensor.
    fn forward(&self, input: &Tensor) -> Result<Tensor> {
        let _ = input;
        let message = format!("{} has neither forward nor forward_all", self.class_name());
        Err(Error::new(Code::Unsupported, "forward", message))
    }

    /// The general form, for several inputs or outputs, or for what the module holds itself:
    /// `call.module.get_parameter("weight")`.
    fn forward_all(&self, call: &Call<'_>) -> Result<Vec<Option<Tensor>>> {
        if call.inputs.len() != 1 || call.kwargs.map_or(false, |k| k.count() > 0) {
            let message = format!("{} takes one input", self.class_name());
            return Err(Error::new(Code::Invalid, "forward", message));
        }
        Ok(vec![Some(self.forward(call.inputs.get(0)?)?)])
    }

    /// What it prints as: the type's name.
    fn class_name(&self) -> &str {
        let name = std::any::type_name::<Self>();
        let plain = name.split('<').next().unwrap_or(name);
        plain.rsplit("::").next().unwrap_or(plain)
    }

    /// The modules that are registered below it, in this order.
    fn children(&self) -> Vec<(&str, &Module)> {
        Vec::new()
    }

    /// Parameters of its own.
    fn parameters(&self) -> Vec<(&str, &Tensor)> {
        Vec::new()
    }

    /// Buffers of its own, which are part of the state dict.
    fn buffers(&self) -> Vec<(&str, &Tensor)> {
        Vec::new()
    }

    /// What stands between the parentheses when it is printed.
    fn extra_repr(&self) -> String {
        String::new()
    }

    /// The value for a deep copy of the module, whose children and parameters are there already
    /// (`copied.get_submodule("conv1")`).
    fn copy(&self, copied: &Module) -> Result<Self> {
        let _ = copied;
        let message =
            format!("{} cannot be copied: Forward::copy is not written", self.class_name());
        Err(Error::new(Code::Unsupported, "copy", message))
    }

    /// What state dicts have beside parameters and buffers, if `EXTRA_STATE`.
    fn extra_state(&self) -> Result<Tensor> {
        Err(Error::new(Code::Unsupported, "extra_state", "there is none"))
    }

    /// Takes such a tensor out of a state dict.
    fn set_extra_state(&self, state: &Tensor) -> Result<()> {
        let _ = state;
        Err(Error::new(Code::Unsupported, "set_extra_state", "there is none"))
    }

    /// Of a parametrization: the inputs that forward has to get to give `x`; none if it cannot tell.
    fn right_inverse(&self, x: &Tensor) -> Result<Vec<Tensor>> {
        let _ = x;
        Ok(Vec::new())
    }
}

/// A function with a backward of its own: `torch.autograd.Function`, by [`crate::Function::new`].
///
/// ```
/// use nnc::*;
///
/// struct Cube;
/// impl Differentiable for Cube {
///     type Output = Tensor;
///     fn forward(&self, ctx: &FunctionCtx, inputs: &Inputs<'_>) -> Result<Tensor> {
///         ctx.save_for_backward(&[&inputs[0]])?;
///         inputs[0].pow(3)
///     }
///     fn backward(&self, ctx: &FunctionCtx, grads: &Inputs<'_>) -> Result<Vec<Option<Tensor>>> {
///         let x = &ctx.saved_tensors()?[0];
///         Ok(vec![Some(&x.pow(2)? * 3 * &grads[0])])
///     }
/// }
///
/// let x = Tensor::full([1], 2.0, None)?;
/// x.requires_grad_(true)?;
/// let cube = Function::new("Cube", Cube)?;
/// cube.apply(&[&x])?[0].sum((), false, None)?.backward()?;
/// assert_eq!(x.grad()?.unwrap().item()?, 12.0);
/// # Ok::<(), nnc::Error>(())
/// ```
pub trait Differentiable: Send + Sync + 'static {
    /// What forward gives: a tensor, an array, a `Vec`.
    type Output: IntoOutputs;

    /// Computes the outputs, while nothing is recorded.
    fn forward(&self, ctx: &FunctionCtx, inputs: &Inputs<'_>) -> Result<Self::Output>;

    /// The gradient of each input, from those of the outputs.
    fn backward(&self, ctx: &FunctionCtx, grads: &Inputs<'_>) -> Result<Vec<Option<Tensor>>>;
}

/// A dataset of one's own, by [`crate::Dataset::new_user`]. Workers of a loader call `get`, several
/// at the same time.
pub trait Samples: Send + Sync + 'static {
    /// One sample: as many tensors for each index.
    type Sample: IntoOutputs;

    /// How many there are; asked once.
    fn len(&self) -> usize;

    /// Are there none?
    fn is_empty(&self) -> bool {
        self.len() == 0
    }

    /// The sample at `index`.
    fn get(&self, index: usize) -> Result<Self::Sample>;
}

/// What stands in the way of tensors that are kept for backward, by
/// [`crate::autograd_saved_tensors_hooks`].
pub trait PackedTensors: Send + Sync + 'static {
    /// What is kept in the place of a tensor.
    type Packed: Send + Sync + 'static;

    /// What is to be kept.
    fn pack(&self, tensor: &Tensor) -> Result<Self::Packed>;

    /// A tensor of the size and type that was packed.
    fn unpack(&self, packed: &Self::Packed) -> Result<Tensor>;
}

/// What a hook of a module puts in the place of inputs, outputs or gradients; `None`: nothing.
pub type Replaced = Option<Vec<Option<Tensor>>>;

/// What a hook of a module gets.
pub struct ModuleCall<'a> {
    /// The module that is called.
    pub module: &'a Module,
    /// Its inputs, or their gradients.
    pub inputs: Inputs<'a>,
    /// Arguments by name, if the hook was registered `with_kwargs`; it may add to them.
    pub kwargs: Option<&'a Kwargs>,
    /// Its outputs, or their gradients.
    pub outputs: Inputs<'a>,
}

/// What a hook of registrations gets.
pub struct Registration<'a> {
    /// Where something is to be registered.
    pub module: &'a Module,
    /// The name that it gets.
    pub name: &'a str,
    /// A parameter or buffer.
    pub tensor: Option<&'a Tensor>,
    /// Or a child.
    pub child: Option<&'a Module>,
}

/// What a hook of registrations puts in the place of what is to be registered.
pub enum Registered {
    /// Another parameter or buffer.
    Tensor(Tensor),
    /// Another child.
    Module(Module),
}

/// What a hook of state dicts gets; it may change the collections.
#[allow(missing_docs)]
pub struct StateDictCall<'a> {
    pub module: &'a Module,
    pub state_dict: Option<&'a crate::Named>,
    pub prefix: &'a str,
    pub keep_vars: bool,
    pub missing_keys: Option<&'a crate::Named>,
    pub unexpected_keys: Option<&'a crate::Named>,
    pub error_msgs: Option<&'a crate::Named>,
}
