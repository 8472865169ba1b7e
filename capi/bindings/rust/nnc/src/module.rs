// SPDX-License-Identifier: Apache-2.0
//! Modules: layers from text, modules of one's own, and what belongs to their calls.
use crate::args::{c_text, Outputs};
use crate::error::Result;
use crate::handle::{object, plain_debug};
use crate::{sys, AsHandle, Forward, Tensor};
use std::fmt;

object! {
    /// A module of `torch.nn`: a layer, a loss, a container, or one of the program's own.
    #[derive(Clone)]
    Module, nnc_module
}

object! {
    /// Arguments by name, for what text cannot say: tensors.
    #[derive(Clone)]
    Kwargs, nnc_kwargs
}

/// Makes a module from text, in the words that PyTorch prints. Numbers can stand in braces. The
/// same by builders: [`nn`](mod@crate::nn).
///
/// ```
/// use nnc::nn;
/// let (inputs, classes) = (784, 10);
/// let net = nn!("Sequential(Flatten(), Linear({inputs}, 128), ReLU(), Linear(128, {classes}))")?;
/// assert_eq!(nn!("Linear(784, {})", classes)?.to_string(),
///            "Linear(in_features=784, out_features=10, bias=True)");
/// # Ok::<(), nnc::Error>(())
/// ```
#[macro_export]
macro_rules! nn {
    ($($text:tt)*) => {
        $crate::Module::new(&::std::format!($($text)*))
    };
}

impl Module {
    /// A module of one's own, with its children, parameters and buffers registered.
    ///
    /// The module owns the value. A value that holds its own module or a parent of it keeps itself
    /// alive, as an `Rc` in a circle does; forward is given the module when it needs it.
    pub fn user<T: Forward>(value: T) -> Result<Module> {
        // The value moves behind the handle, and what it says of itself is asked before.
        let name = value.class_name().to_string();
        fn named<T: Clone>(list: Vec<(&str, &T)>) -> Vec<(String, T)> {
            list.into_iter().map(|(name, x)| (name.to_string(), x.clone())).collect()
        }
        let children = named(value.children());
        let (parameters, buffers) = (named(value.parameters()), named(value.buffers()));
        let module = Module::new_user(&name, value)?;
        for (name, parameter) in &parameters {
            module.register_parameter(name, parameter)?;
        }
        for (name, buffer) in &buffers {
            module.register_buffer(name, buffer, true)?;
        }
        for (name, child) in &children {
            module.register_module(name, child)?;
        }
        Ok(module)
    }

    /// Calls the module with several inputs; `None` is left out.
    ///
    /// ```
    /// use nnc::{nn, Tensor};
    /// let lstm = nn!("LSTM(6, 5)")?;
    /// let y = lstm.call(&[&Tensor::ones([3, 1, 6], None)?])?; // output, h_n, c_n
    /// assert_eq!((y.len(), y[0].shape()), (3, vec![3, 1, 5]));
    /// # Ok::<(), nnc::Error>(())
    /// ```
    pub fn call(&self, inputs: &[impl AsHandle<Tensor>]) -> Result<Outputs> {
        self.forward_all(inputs, None)
    }

    /// All parameters of the module and its descendants, each once.
    pub fn parameters(&self) -> Result<Vec<Tensor>> {
        self.parameters_recurse(true)
    }

    /// All buffers of the module and its descendants, each once.
    pub fn buffers(&self) -> Result<Vec<Tensor>> {
        self.buffers_recurse(true)
    }

    // How many parameters or buffers the module and its descendants have.
    pub(crate) fn listed(&self, parameters: bool) -> Result<usize> {
        let all = if parameters { self.named_parameters()? } else { self.named_buffers()? };
        Ok(all.count())
    }
}

impl PackedSequence {
    // How many sequences there are: as many as take part in the first step.
    pub(crate) fn sequences(&self) -> Result<usize> {
        let sizes = self.batch_sizes()?;
        if sizes.numel() == 0 {
            return Ok(0);
        }
        Ok(sizes.select(0, 0)?.item_i64()?.max(0) as usize)
    }
}

/// What `print(module)` shows in PyTorch.
impl fmt::Display for Module {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.repr().unwrap_or_else(|e| format!("<{e}>")))
    }
}

impl fmt::Debug for Module {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        fmt::Display::fmt(self, f)
    }
}

/// A value of [`Kwargs::set`].
pub trait KwargValue {
    #[doc(hidden)]
    fn set(&self, kwargs: &Kwargs, key: &str) -> Result<()>;
}

macro_rules! kwarg_values {
    ($($t:ty: |$v:ident, $kwargs:ident, $key:ident| $set:expr;)*) => {$(
        impl KwargValue for $t {
            fn set(&self, $kwargs: &Kwargs, $key: &str) -> Result<()> {
                let $v = self;
                $set
            }
        }
    )*};
}
kwarg_values! {
    (): |_v, kwargs, key| kwargs.set_none(key);
    bool: |v, kwargs, key| kwargs.set_bool(key, *v);
    i32: |v, kwargs, key| kwargs.set_i64(key, i64::from(*v));
    i64: |v, kwargs, key| kwargs.set_i64(key, *v);
    f64: |v, kwargs, key| kwargs.set_f64(key, *v);
    &str: |v, kwargs, key| kwargs.set_str(key, v);
    &[i64]: |v, kwargs, key| kwargs.set_i64s(key, *v);
    &Tensor: |v, kwargs, key| kwargs.set_tensor(key, v);
    &Module: |v, kwargs, key| kwargs.set_module(key, v);
    &[&Tensor]: |v, kwargs, key| kwargs.set_tensors(key, v);
}

impl Kwargs {
    /// Sets an argument, which may be done once, and gives the bag back for the next one.
    ///
    /// ```
    /// use nnc::{nn, Kwargs, Tensor};
    /// let weight = Tensor::ones([10], None)?;
    /// let kwargs = Kwargs::new()?.set("weight", &weight)?;
    /// let loss = nnc::Module::new_kwargs("CrossEntropyLoss()", &kwargs)?;
    /// # Ok::<(), nnc::Error>(())
    /// ```
    pub fn set(self, key: &str, value: impl KwargValue) -> Result<Kwargs> {
        value.set(&self, key)?;
        Ok(self)
    }
}

object! {
    /// What was registered, to be removed. Dropping it removes nothing.
    #[derive(Clone)]
    Hook, nnc_hook
}

object! {
    /// A function with a backward of its own, see [`crate::Differentiable`].
    #[derive(Clone)]
    Function, nnc_function
}

object! {
    /// One call of a [`Function`].
    FunctionCtx, nnc_function_ctx
}

object! {
    /// `torch.nn.utils.rnn.PackedSequence`.
    #[derive(Clone)]
    PackedSequence, nnc_packed_sequence
}

object! {
    /// A forward or a training step that was captured once and runs from a plan.
    #[derive(Clone)]
    Program, nnc_program
}

plain_debug! { Kwargs Hook Function FunctionCtx PackedSequence Program }

/// The arguments of a constructor with their defaults, for `"nn.Conv2d"`.
pub fn signature(name: &str) -> Result<Option<String>> {
    let name = c_text(name)?;
    Ok(unsafe { crate::args::owned(sys::nnc_signature(name.as_ptr())) })
}

/// The version of the library, "0.1.0".
pub fn version() -> String {
    unsafe { crate::args::owned(sys::nnc_version()) }.unwrap_or_default()
}

/// The fields of a struct as [`Forward::children`](crate::Forward::children) lists them.
///
/// ```
/// # use nnc::{children, Forward, Module};
/// struct Net { conv: Module, fc: Module }
/// impl Forward for Net {
///     fn children(&self) -> Vec<(&str, &Module)> {
///         children!(self, conv, fc)
///     }
/// }
/// ```
#[macro_export]
macro_rules! children {
    ($self:ident, $($field:ident),+ $(,)?) => {
        ::std::vec![$((::std::stringify!($field), &$self.$field)),+]
    };
}

pub(crate) mod containers {
    use crate::{Module, Result};

    /// `Sequential(*modules)`.
    pub fn sequential(modules: impl IntoIterator<Item = Module>) -> Result<Module> {
        let sequential = Module::new("Sequential()")?;
        modules.into_iter().try_for_each(|m| sequential.sequential_append(&m))?;
        Ok(sequential)
    }

    /// `ModuleList(modules)`.
    pub fn module_list(modules: impl IntoIterator<Item = Module>) -> Result<Module> {
        let list = Module::new("ModuleList()")?;
        modules.into_iter().try_for_each(|m| list.module_list_append(&m))?;
        Ok(list)
    }

    /// `ModuleDict(modules)`.
    pub fn module_dict<K: AsRef<str>>(
        modules: impl IntoIterator<Item = (K, Module)>,
    ) -> Result<Module> {
        let dict = Module::new("ModuleDict()")?;
        modules.into_iter().try_for_each(|(key, m)| dict.module_dict_set(key.as_ref(), &m))?;
        Ok(dict)
    }
}
