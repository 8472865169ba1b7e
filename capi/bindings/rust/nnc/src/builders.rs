// SPDX-License-Identifier: Apache-2.0
//! Layers, optimizers and schedulers by builders, whose arguments the compiler knows. They write
//! the text that libnnc reads.
use crate::error::Result;
use crate::{DType, Kwargs, Module, Tensor};
use std::fmt::Write;

/// An argument: a number, a bool, a word, a list, `None`; a tensor or a module where PyTorch takes
/// one.
#[derive(Clone, Debug)]
pub enum Value {
    #[doc(hidden)]
    Text(String),
    #[doc(hidden)]
    Tensor(Tensor),
    #[doc(hidden)]
    Module(Module),
}

macro_rules! values {
    ($($t:ty: |$v:ident| $text:expr;)*) => {$(
        impl From<$t> for Value {
            fn from($v: $t) -> Value {
                Value::Text($text)
            }
        }
    )*};
}
values! {
    i32: |v| v.to_string();
    i64: |v| v.to_string();
    usize: |v| v.to_string();
    f64: |v| format!("{v:?}");
    bool: |v| String::from(if v { "True" } else { "False" });
    &str: |v| quoted(v);
    &[i64]: |v| format!("{v:?}");
    &[f64]: |v| format!("{v:?}");
    (f64, f64): |v| format!("({:?}, {:?})", v.0, v.1);
    DType: |v| format!("torch.{}", format!("{v:?}").to_lowercase());
}

impl<const N: usize> From<[i32; N]> for Value {
    fn from(v: [i32; N]) -> Value {
        Value::Text(format!("{v:?}"))
    }
}
impl<const N: usize> From<[i64; N]> for Value {
    fn from(v: [i64; N]) -> Value {
        Value::Text(format!("{v:?}"))
    }
}
impl From<&Tensor> for Value {
    fn from(v: &Tensor) -> Value {
        Value::Tensor(v.clone())
    }
}
impl From<&Module> for Value {
    fn from(v: &Module) -> Value {
        Value::Module(v.clone())
    }
}
/// `None` of Python; `Some` is its value.
impl From<Option<i64>> for Value {
    fn from(v: Option<i64>) -> Value {
        v.map_or(Value::Text("None".to_string()), Value::from)
    }
}

/// A str as Python writes it.
fn quoted(text: &str) -> String {
    let mut out = String::from("'");
    for c in text.chars() {
        if c == '\'' || c == '\\' {
            out.push('\\');
        }
        out.push(c);
    }
    out.push('\'');
    out
}

/// A constructor with its arguments so far.
#[derive(Clone, Debug)]
pub(crate) struct Constructor {
    text: String,
    objects: Vec<(&'static str, Value)>,
}

impl Constructor {
    pub(crate) fn new(name: &str) -> Constructor {
        Constructor { text: format!("{name}("), objects: Vec::new() }
    }

    pub(crate) fn with(mut self, name: &'static str, value: Value) -> Constructor {
        // Rust's keywords have an underscore behind them here.
        let name = name.trim_end_matches('_');
        match value {
            Value::Text(text) => {
                let comma = if self.text.ends_with('(') { "" } else { ", " };
                // Writing to a String cannot fail.
                let _ = write!(self.text, "{comma}{name}={text}");
            }
            object => self.objects.push((name, object)),
        }
        self
    }

    pub(crate) fn text(&self) -> String {
        format!("{})", self.text)
    }

    pub(crate) fn module(&self) -> Result<Module> {
        if self.objects.is_empty() {
            return Module::new(&self.text());
        }
        let mut kwargs = Kwargs::new()?;
        for (name, value) in &self.objects {
            kwargs = match value {
                Value::Tensor(t) => kwargs.set(name, t)?,
                Value::Module(m) => kwargs.set(name, m)?,
                Value::Text(_) => kwargs,
            };
        }
        Module::new_kwargs(&self.text(), &kwargs)
    }
}

/// What all builders have: one function for what must be given, one method for what may be.
macro_rules! constructors {
    ($($signature:literal $function:ident $class:ident ($($required:ident),*) {$($optional:ident)*})*) => {$(
        #[doc = concat!("`", $signature, "`")]
        #[derive(Clone, Debug)]
        #[must_use = "a builder does nothing until it is built"]
        #[allow(clippy::upper_case_acronyms)]
        pub struct $class(crate::builders::Constructor);

        #[doc = concat!("`", $signature, "`")]
        #[allow(non_snake_case)]
        pub fn $function($($required: impl Into<crate::Value>),*) -> $class {
            let constructor = crate::builders::Constructor::new(stringify!($class));
            $(let constructor = constructor.with(stringify!($required), $required.into());)*
            $class(constructor)
        }

        impl $class {
            $(
                #[doc = concat!("Sets `", stringify!($optional), "`.")]
                #[allow(non_snake_case)]
                pub fn $optional(self, value: impl Into<crate::Value>) -> $class {
                    $class(self.0.with(stringify!($optional), value.into()))
                }
            )*
        }
    )*};
}
pub(crate) use constructors;

/// Layers and losses of `torch.nn`.
macro_rules! layers {
    ($($s:literal $f:ident $class:ident $r:tt $o:tt)*) => {
        /// Layers and losses by builders.
        ///
        /// ```
        /// use nnc::nn;
        /// let conv = nn::conv2d(1, 6, [5, 5]).padding("same").bias(false).build()?;
        /// assert_eq!(
        ///     conv.to_string(),
        ///     "Conv2d(1, 6, kernel_size=(5, 5), stride=(1, 1), padding=same, bias=False)"
        /// );
        /// let net = nn::sequential([conv, nn::relu().build()?])?;
        /// # Ok::<(), nnc::Error>(())
        /// ```
        pub mod nn {
            pub use crate::module::containers::*;

            crate::builders::constructors! { $($s $f $class $r $o)* }
            $(
                impl $class {
                    /// Makes the module.
                    pub fn build(&self) -> crate::Result<crate::Module> {
                        self.0.module()
                    }
                }
            )*
        }
    };
}
pub(crate) use layers;

/// Optimizers of `torch.optim`.
macro_rules! optimizers {
    ($($s:literal $f:ident $class:ident $r:tt $o:tt)*) => {
        /// Optimizers and schedulers by builders.
        ///
        /// ```
        /// use nnc::{nn, optim};
        /// let net = nn::linear(2, 1).build()?;
        /// let adam = optim::adam().lr(1e-3).betas((0.9, 0.99)).build(&net)?;
        /// let schedule = optim::step_lr(30).gamma(0.5).build(&adam)?;
        /// assert_eq!(adam.get_option(0, "betas")?, "(0.9, 0.99)");
        /// # Ok::<(), nnc::Error>(())
        /// ```
        pub mod optim {
            pub use super::lr_scheduler::*;

            crate::builders::constructors! { $($s $f $class $r $o)* }
            $(
                impl $class {
                    /// Makes the optimizer of all parameters of a module.
                    pub fn build(&self, module: &crate::Module) -> crate::Result<crate::Optimizer> {
                        crate::Optimizer::new(&self.0.text(), module)
                    }

                    /// Makes the optimizer of these parameters.
                    pub fn build_from(
                        &self,
                        params: &[impl crate::AsHandle<crate::Tensor>],
                    ) -> crate::Result<crate::Optimizer> {
                        crate::Optimizer::new_from(&self.0.text(), params)
                    }

                    /// Makes the optimizer of all parameters of a module whose state the ranks of a
                    /// group share: [`crate::distributed::ZeroRedundancyOptimizer::new`].
                    #[cfg(feature = "mpi")]
                    pub fn build_zero_redundancy(
                        &self,
                        module: &crate::Module,
                        group: &crate::distributed::ProcessGroup,
                    ) -> crate::Result<crate::distributed::ZeroRedundancyOptimizer> {
                        let text = self.0.text();
                        crate::distributed::ZeroRedundancyOptimizer::new(&text, module, group)
                    }
                }
            )*
        }
    };
}
pub(crate) use optimizers;

/// Schedulers of `torch.optim.lr_scheduler`.
macro_rules! schedulers {
    ($($s:literal $f:ident $class:ident $r:tt $o:tt)*) => {
        mod lr_scheduler {
            crate::builders::constructors! { $($s $f $class $r $o)* }
            $(
                impl $class {
                    /// Makes the scheduler of an optimizer, with its first step.
                    pub fn build(
                        &self,
                        optimizer: &crate::Optimizer,
                    ) -> crate::Result<crate::LrScheduler> {
                        crate::LrScheduler::new(&self.0.text(), optimizer)
                    }
                }
            )*
        }
    };
}
pub(crate) use schedulers;
