// SPDX-License-Identifier: Apache-2.0
//! torch.nn for Rust: tensors with gradients, layers, losses, optimizers, data and files of libnnc, with
//! the names, defaults, numbers and printed text of PyTorch.
//!
//! ```
//! use nnc::{nn, optim, Reduction, Tensor};
//!
//! nnc::manual_seed(0)?;
//! let net = nn!("Sequential(Linear(4, 8), Tanh(), Linear(8, 3))")?; // or by builders
//! let sgd = optim::sgd().lr(0.1).build(&net)?;
//! let x = Tensor::randn([16, 4], None)?;
//! let labels = Tensor::randint(0, 3, [16], nnc::DType::Int64)?;
//! for _ in 0..10 {
//!     sgd.zero_grad()?;
//!     let scores = net.forward(&x)?;
//!     scores.cross_entropy(&labels, None, -100, Reduction::Mean, 0.0)?.backward()?;
//!     sgd.step()?;
//! }
//! # Ok::<(), nnc::Error>(())
//! ```
//!
//! Layers and losses are made by builders ([`nn`](mod@nn)) or from text ([`nn!`](macro@nn)),
//! optimizers and schedulers by those of [`optim`]. Functions of `torch` and `torch.nn.functional`
//! are methods of [`Tensor`], with all arguments in torch's order: `None` or `()` is torch's default,
//! which the comments of the C functions call NULL. Functions without a tensor to begin with are
//! associated ([`Tensor::zeros`], [`Tensor::cat`]), those of `torch.autograd` and `torch.nn.utils`
//! stand in this module ([`autograd_grad`], [`clip_grad_norm_`]).
//!
//! Everything is reference counted by libnnc: `clone()` is another owner, `Drop` releases. All
//! objects are `Send` and `Sync`, and everything but elements may be used by several threads at once:
//! [`Tensor`] says what to see to when elements are written.
//! Settings (gradients, seeds, threads) are those of the [`Context`] that a thread has entered:
//! [`no_grad`], [`with`].
//!
//! With the feature `mpi` there is a module `distributed`: training on several processes.
#![warn(missing_docs)]

pub use nnc_sys as sys;

mod args;
mod builders;
mod callback;
mod closures;
mod collections;
mod context;
#[cfg(feature = "mpi")]
pub mod distributed;
mod error;
#[rustfmt::skip]
mod generated;
mod handle;
mod hooks;
mod module;
mod operators;
mod support;
mod tensor;

pub use args::{
    DType, Inputs, IntList, MemoryFormat, Number, Operand, Outputs, Reduction, Same, NONE,
};
pub use builders::Value;
pub use collections::{
    DataLoader, DataLoaderIter, Dataset, LrScheduler, Named, Optimizer, Profiler, Sampler,
    SummaryWriter,
};
pub use context::{enable_grad, no_grad, with, Context};
pub use error::{Code, Error, Result};
pub use generated::functions::*;
pub use generated::layers::{nn, optim};
pub use handle::{AsHandle, Object};
pub use hooks::{
    Call, Differentiable, Forward, IntoOutputs, ModuleCall, PackedTensors, Registered,
    Registration, Replaced, Samples, StateDictCall,
};
pub use module::{
    signature, version, Function, FunctionCtx, Hook, KwargValue, Kwargs, Module, PackedSequence,
    Program,
};
pub use tensor::{Element, Tensor};
