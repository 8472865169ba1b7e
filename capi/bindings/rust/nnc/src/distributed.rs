// SPDX-License-Identifier: Apache-2.0
//! Training on several processes and machines, over MPI: `torch.distributed`. With the feature `mpi`,
//! which links libnnc-mpi.
//!
//! ```no_run
//! use nnc::distributed::{DdpOptions, DistributedDataParallel, GroupOptions, ProcessGroup};
//! use nnc::{nn, optim, Tensor};
//!
//! let group = ProcessGroup::init(&GroupOptions::default())?; // mpirun -np 4 target/debug/train
//! let net = nn!("Sequential(Linear(4, 8), Tanh(), Linear(8, 1))")?;
//! let net = DistributedDataParallel::new(&net, &group, &DdpOptions::default())?;
//! let sgd = optim::sgd().lr(0.1).build(&net)?;
//! for _ in 0..10 {
//!     sgd.zero_grad()?;
//!     let x = Tensor::randn([16, 4], None)?; // this rank's part of the data
//!     net.forward(&x)?.mean((), false, None)?.backward()?; // .grad is the mean of all ranks
//!     sgd.step()?;
//! }
//! group.finalize()?;
//! # Ok::<(), nnc::Error>(())
//! ```
//!
//! What follows is collective unless it says otherwise: all ranks of a group call the same functions
//! with the same sizes and options in the same order. Every function that is may be
//! [`Code::State`], with a message that names the rank, when a rank has failed, is
//! gone or does not come in time; from then on the group is of no more use. Ranks that call different
//! things get [`Code::Invalid`] while [`GroupOptions::check`] is on.
//!
//! # Threads
//!
//! A group, and a module or an optimizer that was made with it, is one thread's at a time: another one
//! that calls in between changes the order of the calls, which has to be the same on all ranks. Any
//! thread may drop them.
use crate::handle::{object, plain_debug};
use crate::support::*;
use std::ffi::CString;
use std::os::raw::c_void;
use std::ptr::null;
use std::time::Duration;

mod data;
mod modules;
mod optimizer;

pub use data::DistributedSampler;
pub use modules::{convert_sync_batchnorm, Compression, DdpOptions, DistributedDataParallel};
pub use optimizer::ZeroRedundancyOptimizer;

/// Options as the C functions read them: `"timeout=60.0, check=True"`.
fn options_text(list: Vec<(&str, Value)>) -> Result<CString> {
    let item = |(name, value): (&str, Value)| match value {
        Value::Text(text) => Some(format!("{name}={text}")),
        // No option is an object.
        _ => None,
    };
    c_text(&list.into_iter().filter_map(item).collect::<Vec<_>>().join(", "))
}

/// What a C function has put out, which is called with the place for it.
unsafe fn made<T: Object>(
    op: &str,
    f: impl FnOnce(*mut *mut T::Raw) -> *mut sys::nnc_error,
) -> Result<T> {
    let mut out = null_mut();
    check(f(&mut out))?;
    taken(out, op, "out")
}

/// The version of libnnc-mpi, "0.1.0".
///
/// C: `nnc_mpi_version`
pub fn version() -> String {
    unsafe { owned(sys::nnc_mpi_version()) }.unwrap_or_default()
}

/// How elements of several ranks become one: `torch.distributed.ReduceOp`. `BAnd`, `BOr` and `BXor`
/// are not for floating point, `Avg` not for integers, `Sum` not for bool: `Code::DType`.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
#[allow(missing_docs)]
pub enum ReduceOp {
    Sum,
    Avg,
    Product,
    Min,
    Max,
    BAnd,
    BOr,
    BXor,
}

impl ReduceOp {
    fn text(self) -> Result<CString> {
        c_text(&format!("{self:?}").to_lowercase())
    }
}

/// What [`ProcessGroup::init`] may be told; `GroupOptions::default()` is torch's choice.
#[derive(Clone, Debug, PartialEq)]
pub struct GroupOptions {
    /// How long a collective may take: 30 minutes.
    pub timeout: Duration,
    /// After how long without a sign of life a rank counts as gone: 30 seconds.
    pub heartbeat_timeout: Duration,
    /// Whether all ranks compare what they call before a collective on tensors. It costs the time of
    /// one short message.
    pub check: bool,
    /// Whether the ranks watch each other over TCP; if not, what is gone is missed after `timeout`
    /// alone.
    pub monitor: bool,
    /// Whether to note what happens, for [`ProcessGroup::export_chrome_trace`].
    pub trace: bool,
}

impl Default for GroupOptions {
    fn default() -> GroupOptions {
        GroupOptions {
            timeout: Duration::from_secs(1800),
            heartbeat_timeout: Duration::from_secs(30),
            check: true,
            monitor: true,
            trace: false,
        }
    }
}

object! {
    /// The ranks of a communicator: `torch.distributed.ProcessGroup`. `clone()` is another owner of
    /// the same group, and so is a module or an optimizer that was made with it. When the last one is
    /// gone, this rank has left the group.
    #[derive(Clone)]
    ProcessGroup, nnc_mpi_group
}

plain_debug! { ProcessGroup }

impl ProcessGroup {
    /// The group of all processes of `mpirun`: `torch.distributed.init_process_group`. MPI is begun if
    /// the program has not. `Code::State`: MPI has been ended, the ranks cannot reach each other, or
    /// not all have come within the timeout.
    pub fn init(options: &GroupOptions) -> Result<ProcessGroup> {
        // SAFETY: NULL is MPI_COMM_WORLD.
        unsafe { ProcessGroup::init_with(null(), options) }
    }

    /// The same of a communicator of one's own, of which the group makes copies: `comm` points to an
    /// `MPI_Comm`, which is read before the call returns.
    ///
    /// C: `nnc_mpi_init`
    ///
    /// # Safety
    /// `comm` is NULL, or points to a live communicator of the MPI that libnnc-mpi was built with.
    pub unsafe fn init_with(comm: *const c_void, options: &GroupOptions) -> Result<ProcessGroup> {
        let text = options_text(vec![
            ("timeout", options.timeout.as_secs_f64().into()),
            ("heartbeat_timeout", options.heartbeat_timeout.as_secs_f64().into()),
            ("check", options.check.into()),
            ("monitor", options.monitor.into()),
            ("trace", options.trace.into()),
        ])?;
        made("nnc_mpi_init", |out| sys::nnc_mpi_init(ctx(), comm, text.as_ptr(), out))
    }

    /// Waits until all ranks have come, leaves the group, and ends MPI if [`ProcessGroup::init`] has
    /// begun it; groups cannot be made after that. `torch.distributed.destroy_process_group`.
    /// `Code::State`: a rank has failed, or does not come; MPI is not ended then.
    ///
    /// C: `nnc_mpi_finalize`
    pub fn finalize(self) -> Result<()> {
        check(unsafe { sys::nnc_mpi_finalize(ctx(), self.as_raw()) })
    }

    /// Not collective: this rank cannot go on. Calls of the others become `Code::State` with its
    /// number and the message.
    ///
    /// C: `nnc_mpi_abort`
    pub fn abort(&self, message: &str) -> Result<()> {
        let message = c_text(message)?;
        check(unsafe { sys::nnc_mpi_abort(ctx(), self.as_raw(), message.as_ptr()) })
    }

    /// This process's number, 0 .. `world_size() - 1`: `torch.distributed.get_rank`. Not collective.
    ///
    /// C: `nnc_mpi_rank`
    pub fn rank(&self) -> i64 {
        unsafe { sys::nnc_mpi_rank(self.as_raw()) }
    }

    /// How many ranks there are: `torch.distributed.get_world_size`. Not collective.
    ///
    /// C: `nnc_mpi_world_size`
    pub fn world_size(&self) -> i64 {
        unsafe { sys::nnc_mpi_world_size(self.as_raw()) }
    }

    /// Not collective: writes what happened on this rank in the format that chrome://tracing and
    /// Perfetto show. `Code::State`: the group was made without [`GroupOptions::trace`].
    /// `Code::File`: the file cannot be written.
    ///
    /// C: `nnc_mpi_export_chrome_trace`
    pub fn export_chrome_trace(&self, path: impl AsRef<Path>) -> Result<()> {
        let path = c_path(path.as_ref())?;
        check(unsafe { sys::nnc_mpi_export_chrome_trace(ctx(), self.as_raw(), path.as_ptr()) })
    }

    /// Returns when all ranks have called it: `torch.distributed.barrier`.
    ///
    /// C: `nnc_mpi_barrier`
    pub fn barrier(&self) -> Result<()> {
        check(unsafe { sys::nnc_mpi_barrier(ctx(), self.as_raw()) })
    }

    /// Writes to `tensor` its elements on all ranks, reduced: `torch.distributed.all_reduce`. It is
    /// not part of any history, and an error leaves the tensor as it was. `Code::DType`: see
    /// [`ReduceOp`].
    ///
    /// C: `nnc_mpi_all_reduce_`
    pub fn all_reduce_(&self, tensor: &mut Tensor, op: ReduceOp) -> Result<()> {
        let op = op.text()?;
        let (group, tensor) = (self.as_raw(), tensor.as_raw());
        check(unsafe { sys::nnc_mpi_all_reduce_(ctx(), group, tensor, op.as_ptr()) })
    }

    /// The elements of all ranks, reduced, with a gradient: that of all ranks, reduced alike.
    /// `torch.distributed.nn.functional.all_reduce`. `Code::Unsupported`: `input` requires a gradient,
    /// and `op` is neither `Sum` nor `Avg`. `Code::DType`: see [`ReduceOp`].
    ///
    /// ```no_run
    /// use nnc::distributed::{GroupOptions, ProcessGroup, ReduceOp};
    /// let group = ProcessGroup::init(&GroupOptions::default())?;
    /// let x = nnc::Tensor::full([2], group.rank(), None)?;
    /// println!("{}", group.all_reduce(&x, ReduceOp::Sum)?);
    /// # Ok::<(), nnc::Error>(())
    /// ```
    ///
    /// C: `nnc_mpi_all_reduce`
    pub fn all_reduce(&self, input: &Tensor, op: ReduceOp) -> Result<Tensor> {
        let op = op.text()?;
        let (group, input) = (self.as_raw(), input.as_raw());
        unsafe {
            made("nnc_mpi_all_reduce", |out| {
                sys::nnc_mpi_all_reduce(ctx(), group, input, op.as_ptr(), out)
            })
        }
    }

    /// Writes to `tensor` that of rank `src`: `torch.distributed.broadcast`. `Code::Index`: there is no
    /// such rank.
    ///
    /// C: `nnc_mpi_broadcast_`
    pub fn broadcast_(&self, tensor: &mut Tensor, src: i64) -> Result<()> {
        check(unsafe { sys::nnc_mpi_broadcast_(ctx(), self.as_raw(), tensor.as_raw(), src) })
    }

    /// The tensor of rank `src`, with a gradient: the sum of all ranks' for rank `src`, zeros for the
    /// others. `torch.distributed.nn.functional.broadcast`. `Code::Index`: there is no such rank.
    ///
    /// C: `nnc_mpi_broadcast`
    pub fn broadcast(&self, input: &Tensor, src: i64) -> Result<Tensor> {
        let (group, input) = (self.as_raw(), input.as_raw());
        unsafe {
            made("nnc_mpi_broadcast", |out| sys::nnc_mpi_broadcast(ctx(), group, input, src, out))
        }
    }

    /// The inputs of all ranks one after the other along `gather_dim`, which counts from the end if
    /// negative; the gradient is reduce-scattered by `Sum`.
    /// `torch.distributed._functional_collectives.all_gather_tensor`. `Code::Index`: no such dimension.
    /// `Code::Unsupported`: more than 2^31 - 1 elements of a rank.
    ///
    /// C: `nnc_mpi_all_gather_tensor`
    pub fn all_gather_tensor(&self, input: &Tensor, gather_dim: i64) -> Result<Tensor> {
        let (group, input) = (self.as_raw(), input.as_raw());
        unsafe {
            made("nnc_mpi_all_gather_tensor", |out| {
                sys::nnc_mpi_all_gather_tensor(ctx(), group, input, gather_dim, out)
            })
        }
    }

    /// Of the inputs, reduced, this rank's part along `scatter_dim`; the gradient is gathered.
    /// `torch.distributed._functional_collectives.reduce_scatter_tensor`. `Code::Shape`: the size of
    /// `scatter_dim` is not a multiple of the number of ranks. `Code::Index` as for
    /// [`ProcessGroup::all_gather_tensor`], `Code::Unsupported` as for it and
    /// [`ProcessGroup::all_reduce`].
    ///
    /// C: `nnc_mpi_reduce_scatter_tensor`
    pub fn reduce_scatter_tensor(
        &self,
        input: &Tensor,
        op: ReduceOp,
        scatter_dim: i64,
    ) -> Result<Tensor> {
        let op = op.text()?;
        let (group, input) = (self.as_raw(), input.as_raw());
        unsafe {
            made("nnc_mpi_reduce_scatter_tensor", |out| {
                sys::nnc_mpi_reduce_scatter_tensor(
                    ctx(),
                    group,
                    input,
                    op.as_ptr(),
                    scatter_dim,
                    out,
                )
            })
        }
    }

    /// Compares the parameters and buffers of the module on all ranks: names, order, sizes, element
    /// types, and which parameters require gradients. `Code::Invalid` on all ranks where they differ,
    /// naming the first that does. DistributedDataParallel does it by itself, as in torch.
    ///
    /// C: `nnc_mpi_verify_module`
    pub fn verify_module(&self, module: &Module) -> Result<()> {
        check(unsafe { sys::nnc_mpi_verify_module(ctx(), self.as_raw(), module.as_raw()) })
    }

    /// Gives the parameters and buffers of the module the values of rank `src`, in place; torch's
    /// `_sync_module_states`. `Code::Invalid` as for [`ProcessGroup::verify_module`], `Code::Index`: no
    /// such rank. On an error nothing has changed.
    ///
    /// C: `nnc_mpi_broadcast_module`
    pub fn broadcast_module(&self, module: &Module, src: i64) -> Result<()> {
        check(unsafe { sys::nnc_mpi_broadcast_module(ctx(), self.as_raw(), module.as_raw(), src) })
    }

    /// [`Named::save`] by rank 0: `torch.save`. Returns on all ranks when the file is there, or with
    /// rank 0's error. What the other ranks give is not looked at, and may be `None`.
    ///
    /// C: `nnc_mpi_save`
    pub fn save<'a>(
        &self,
        named: impl Into<Option<&'a Named>>,
        path: impl AsRef<Path>,
    ) -> Result<()> {
        let path = c_path(path.as_ref())?;
        let named = c_raw(named.into());
        check(unsafe { sys::nnc_mpi_save(ctx(), self.as_raw(), named, path.as_ptr()) })
    }

    /// [`Named::load`] by rank 0, which gives what it has read to the others: `torch.load`. Any number
    /// of ranks loads what any number has saved. Options and errors are those of [`Named::load`], on
    /// all ranks; `Code::Unsupported`: mmap.
    ///
    /// C: `nnc_mpi_load`
    pub fn load<'a>(
        &self,
        path: impl AsRef<Path>,
        options: impl Into<Option<&'a str>>,
    ) -> Result<Named> {
        let path = c_path(path.as_ref())?;
        let options = c_optional_text(options)?;
        unsafe {
            made("nnc_mpi_load", |out| {
                let options = text_pointer(&options);
                sys::nnc_mpi_load(ctx(), self.as_raw(), path.as_ptr(), options, out)
            })
        }
    }
}
