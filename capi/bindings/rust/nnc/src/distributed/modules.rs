// SPDX-License-Identifier: Apache-2.0
//! Modules whose gradients, or statistics, are those of all ranks.
use super::{made, options_text, ProcessGroup};
use crate::support::*;
use std::ops::Deref;
use std::sync::atomic::{AtomicBool, Ordering};

/// In which type float32 gradients travel.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Compression {
    /// torch's `fp16_compress_hook`.
    Float16,
    /// torch's `bf16_compress_hook`.
    BFloat16,
}

/// What [`DistributedDataParallel::new`] may be told, by torch's names; `DdpOptions::default()` is
/// torch's choice.
#[derive(Clone, Debug, PartialEq)]
pub struct DdpOptions {
    /// Each forward begins with rank 0's buffers for all.
    pub broadcast_buffers: bool,
    /// MiB of a bucket: 25. The first has 1 MiB at most.
    pub bucket_cap_mb: f64,
    /// A backward need not reach all parameters. What no rank has reached keeps the gradient that it
    /// has; where some have, the others count as 0.
    pub find_unused_parameters: bool,
    /// Gradients are views of their buckets, which saves memory and a copy; then what an earlier
    /// backward gave changes with the next.
    pub gradient_as_bucket_view: bool,
    /// Every backward reaches the same parameters as the first one did.
    pub static_graph: bool,
    /// float32 gradients travel in 16 bits, from the second backward on.
    pub gradient_compression: Option<Compression>,
    /// What compression has rounded off is added to the next gradient.
    pub error_feedback: bool,
}

impl Default for DdpOptions {
    fn default() -> DdpOptions {
        DdpOptions {
            broadcast_buffers: true,
            bucket_cap_mb: 25.0,
            find_unused_parameters: false,
            gradient_as_bucket_view: false,
            static_graph: false,
            gradient_compression: None,
            error_feedback: true,
        }
    }
}

/// A module whose backward leaves in the gradient of every parameter the mean of all ranks:
/// `torch.nn.parallel.DistributedDataParallel`. It is used as the [`Module`] that it is; the one that
/// it was made of is its child `module`.
///
/// ```no_run
/// use nnc::distributed::{DdpOptions, DistributedDataParallel, GroupOptions, ProcessGroup};
/// use nnc::Tensor;
/// let group = ProcessGroup::init(&GroupOptions::default())?;
/// let options = DdpOptions { bucket_cap_mb: 5.0, ..DdpOptions::default() };
/// let net = DistributedDataParallel::new(&nnc::nn!("Linear(4, 1)")?, &group, &options)?;
/// let loss = |x: &Tensor| net.forward(x)?.mean((), false, None);
/// let (first, second) = (Tensor::randn([8, 4], None)?, Tensor::randn([8, 4], None)?);
/// net.no_sync(|| loss(&first)?.backward())?; // added up on this rank alone
/// loss(&second)?.backward()?; // the sums of all ranks
/// # Ok::<(), nnc::Error>(())
/// ```
#[derive(Debug)]
pub struct DistributedDataParallel {
    ddp: Module,
    // As the module has it, so that no_sync puts back what was.
    require_backward_grad_sync: AtomicBool,
}

impl DistributedDataParallel {
    /// Verifies parameters and buffers, gives them the values of rank 0, and puts hooks on the
    /// parameters. `Code::Invalid`: no parameter requires a gradient; parameters or buffers differ
    /// between ranks.
    ///
    /// A backward that does not reach a parameter, without
    /// [`find_unused_parameters`](DdpOptions::find_unused_parameters), is `Code::State` on all ranks
    /// with its name. The module that comes out cannot be copied ([`Module::deepcopy`]).
    ///
    /// C: `nnc_mpi_distributed_data_parallel_new`
    pub fn new(
        module: &Module,
        group: &ProcessGroup,
        options: &DdpOptions,
    ) -> Result<DistributedDataParallel> {
        let compression = match options.gradient_compression {
            Some(Compression::Float16) => Value::from("float16"),
            Some(Compression::BFloat16) => Value::from("bfloat16"),
            None => Value::from(None),
        };
        let text = options_text(vec![
            ("broadcast_buffers", options.broadcast_buffers.into()),
            ("bucket_cap_mb", options.bucket_cap_mb.into()),
            ("find_unused_parameters", options.find_unused_parameters.into()),
            ("gradient_as_bucket_view", options.gradient_as_bucket_view.into()),
            ("static_graph", options.static_graph.into()),
            ("gradient_compression", compression),
            ("error_feedback", options.error_feedback.into()),
        ])?;
        let (group, module) = (group.as_raw(), module.as_raw());
        let ddp = unsafe {
            made("nnc_mpi_distributed_data_parallel_new", |out| {
                sys::nnc_mpi_distributed_data_parallel_new(ctx(), group, module, text.as_ptr(), out)
            })?
        };
        Ok(DistributedDataParallel { ddp, require_backward_grad_sync: AtomicBool::new(true) })
    }

    /// The module that it was made of: torch's `ddp.module`.
    pub fn module(&self) -> Result<Module> {
        self.ddp.get_submodule("module")
    }

    /// Calls `f`, of whose forwards the gradients are added up on each rank alone, until a backward of
    /// a forward outside reduces the sums: torch's `no_sync`. Not collective, but the same on all
    /// ranks. The error is that of `f`.
    pub fn no_sync<T>(&self, f: impl FnOnce() -> Result<T>) -> Result<T> {
        struct Restore<'a>(&'a DistributedDataParallel, bool);
        impl Drop for Restore<'_> {
            fn drop(&mut self) {
                // It cannot fail for a module that is there.
                let _ = self.0.set_require_backward_grad_sync(self.1);
            }
        }
        let before = self.require_backward_grad_sync.load(Ordering::SeqCst);
        self.set_require_backward_grad_sync(false)?;
        let _restore = Restore(self, before);
        f()
    }

    /// What `no_sync` sets, for programs that cannot use a closure: torch's
    /// `require_backward_grad_sync`. Not collective, but the same on all ranks.
    ///
    /// C: `nnc_mpi_set_require_backward_grad_sync`
    pub fn set_require_backward_grad_sync(&self, require_backward_grad_sync: bool) -> Result<()> {
        let (ddp, value) = (self.ddp.as_raw(), i32::from(require_backward_grad_sync));
        check(unsafe { sys::nnc_mpi_set_require_backward_grad_sync(ctx(), ddp, value) })?;
        self.require_backward_grad_sync.store(require_backward_grad_sync, Ordering::SeqCst);
        Ok(())
    }
}

impl Deref for DistributedDataParallel {
    type Target = Module;
    fn deref(&self) -> &Module {
        &self.ddp
    }
}

/// Puts SyncBatchNorm into the place of each BatchNorm1d, 2d and 3d of the module, with its parameters,
/// buffers and arguments: `torch.nn.SyncBatchNorm.convert_sync_batchnorm`. In training mode means and
/// variances are those of the batches of all ranks together. Gives the module itself, or its
/// replacement if it is a BatchNorm. Collective when called, not here. `Code::Unsupported`: a
/// BatchNorm that is lazy.
///
/// C: `nnc_mpi_convert_sync_batchnorm`
pub fn convert_sync_batchnorm(module: &Module, group: &ProcessGroup) -> Result<Module> {
    let (group, module) = (group.as_raw(), module.as_raw());
    unsafe {
        made("nnc_mpi_convert_sync_batchnorm", |out| {
            sys::nnc_mpi_convert_sync_batchnorm(ctx(), group, module, out)
        })
    }
}
