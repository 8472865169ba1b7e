// SPDX-License-Identifier: Apache-2.0
//! Optimizers whose state is shared out.
use super::{made, ProcessGroup};
use crate::handle::{object, plain_debug};
use crate::support::*;

object! {
    /// An optimizer whose state is shared out among the ranks, stage 1 of ZeRO:
    /// `torch.distributed.optim.ZeroRedundancyOptimizer`. By a builder:
    /// `optim::adam().lr(1e-3).build_zero_redundancy(&net, &group)?`.
    #[derive(Clone)]
    ZeroRedundancyOptimizer, nnc_mpi_zero
}

plain_debug! { ZeroRedundancyOptimizer }

impl ZeroRedundancyOptimizer {
    /// From text, `"Adam(lr=1e-3)"`, as [`Optimizer::new`]. Each parameter belongs to one rank, as in
    /// torch, which steps it and broadcasts it. `Code::Invalid`: as for [`Optimizer::new`]; LBFGS;
    /// parameters that differ between ranks.
    ///
    /// C: `nnc_mpi_zero_redundancy_optimizer_new`
    pub fn new(
        text: &str,
        module: &Module,
        group: &ProcessGroup,
    ) -> Result<ZeroRedundancyOptimizer> {
        let text = c_text(text)?;
        let (group, module) = (group.as_raw(), module.as_raw());
        unsafe {
            made("nnc_mpi_zero_redundancy_optimizer_new", |out| {
                sys::nnc_mpi_zero_redundancy_optimizer_new(ctx(), group, text.as_ptr(), module, out)
            })
        }
    }

    /// One step: of this rank's parameters, then all ranks get those of the others. A rank whose own
    /// step fails fails the call on all, and what was stepped stays.
    ///
    /// C: `nnc_mpi_zero_step`
    pub fn step(&self) -> Result<()> {
        check(unsafe { sys::nnc_mpi_zero_step(ctx(), self.as_raw()) })
    }

    /// Not collective: sets the gradient of every parameter to none.
    ///
    /// C: `nnc_mpi_zero_zero_grad`
    pub fn zero_grad(&self) -> Result<()> {
        check(unsafe { sys::nnc_mpi_zero_zero_grad(ctx(), self.as_raw()) })
    }

    /// Not collective: the optimizer of this rank's part, in which options are set and for which
    /// schedulers are made, on each rank alike; torch's `.optim`. Its own step is that of the part
    /// alone.
    ///
    /// C: `nnc_mpi_zero_optimizer`
    pub fn optimizer(&self) -> Result<Optimizer> {
        let zero = self.as_raw();
        unsafe {
            made("nnc_mpi_zero_optimizer", |out| sys::nnc_mpi_zero_optimizer(ctx(), zero, out))
        }
    }

    /// The state dict of an optimizer of all parameters, on every rank: torch's
    /// `consolidate_state_dict` and `state_dict`. Any number of ranks loads it, and so does
    /// [`Optimizer::load_state_dict`].
    ///
    /// C: `nnc_mpi_zero_state_dict`
    pub fn state_dict(&self) -> Result<Named> {
        let zero = self.as_raw();
        unsafe {
            made("nnc_mpi_zero_state_dict", |out| sys::nnc_mpi_zero_state_dict(ctx(), zero, out))
        }
    }

    /// Takes this rank's part out of the state dict of an optimizer of all parameters, the same on all
    /// ranks: torch's `load_state_dict`. Errors as for [`Optimizer::load_state_dict`], on all ranks if
    /// on one; then nothing has changed.
    ///
    /// C: `nnc_mpi_zero_load_state_dict`
    pub fn load_state_dict(&self, state_dict: &Named) -> Result<()> {
        check(unsafe {
            sys::nnc_mpi_zero_load_state_dict(ctx(), self.as_raw(), state_dict.as_raw())
        })
    }
}
