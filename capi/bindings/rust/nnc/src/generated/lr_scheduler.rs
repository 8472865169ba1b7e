// SPDX-License-Identifier: Apache-2.0
// Made by generate.py from the C headers.
#![allow(unused_imports, clippy::too_many_arguments, clippy::len_without_is_empty)]
use crate::support::*;

impl LrScheduler {
    /// From text, "StepLR(step_size=30, gamma=0.1)", "OneCycleLR(max_lr=0.1, total_steps=100)";
    /// arguments and defaults are torch's (without optimizer), nnc_signature tells them
    /// ("optim.lr_scheduler.StepLR"). Schedulers within schedulers are made along with them:
    /// "SequentialLR(\[ConstantLR(0.1, 2), ExponentialLR(0.9)\], milestones=\[2\])". As in torch, making one
    /// does its first step. `Code::Text`, `Code::Unknown` and `Code::Invalid` as for nnc_module_new. On an
    /// error the optimizer is as it was.
    ///
    /// C: `nnc_lr_scheduler_new`
    pub fn new(text: &str, optimizer: &Optimizer) -> Result<LrScheduler> {
        let text = c_text(text)?;
        let mut out = null_mut();
        unsafe {
            check(sys::nnc_lr_scheduler_new(ctx(), text.as_ptr(), optimizer.as_raw(), &mut out))?;
            taken::<LrScheduler>(out, "nnc_lr_scheduler_new", "out")
        }
    }

    /// The same with functions, which the text gives names: "LambdaLR(warmup)", "LambdaLR(\[f, g\])" for
    /// two groups, "CyclicLR(0.01, 0.1, scale_fn=f)". A table that is not known or lacks call is
    /// `Code::Invalid`; on an error self stays yours, and destroy is not called.
    ///
    /// C: `nnc_lr_scheduler_new_lambda`
    pub fn new_lambda(
        text: &str,
        optimizer: &Optimizer,
        lambda: impl Fn(&str, f64) -> Result<f64> + Send + Sync + 'static,
    ) -> Result<LrScheduler> {
        let text = c_text(text)?;
        let (table, self_) = callback::lr_lambda(lambda);
        let mut out = null_mut();
        unsafe {
            callback::kept(sys::nnc_lr_scheduler_new_lambda(
                ctx(),
                text.as_ptr(),
                optimizer.as_raw(),
                &table,
                self_,
                &mut out,
            ), self_, table.destroy)?;
            taken::<LrScheduler>(out, "nnc_lr_scheduler_new_lambda", "out")
        }
    }

    /// Sets the learning rates of the next epoch, or of \*epoch, unless that is NULL (which need not be
    /// whole, and is at most 2\*\*53; SequentialLR and ChainedScheduler take none). For
    /// ReduceLROnPlateau see below: it is `Code::Invalid` here. `Code::Invalid`: OneCycleLR is at its end. A
    /// step that fails changes nothing.
    ///
    /// C: `nnc_lr_scheduler_step`
    pub fn step(&self, epoch: Option<f64>) -> Result<()> {
        unsafe {
            check(sys::nnc_lr_scheduler_step(ctx(), self.as_raw(), c_optional(&epoch)))?;
            Ok(())
        }
    }

    /// The step of ReduceLROnPlateau, to which the metric is told: lr falls when that has not got better
    /// for \`patience\` steps. `Code::Invalid` for another scheduler.
    ///
    /// C: `nnc_reduce_lr_on_plateau_step`
    pub fn reduce_lr_on_plateau_step(&self, metrics: f64, epoch: Option<f64>) -> Result<()> {
        unsafe {
            check(sys::nnc_reduce_lr_on_plateau_step(
                ctx(),
                self.as_raw(),
                metrics,
                c_optional(&epoch),
            ))?;
            Ok(())
        }
    }

    /// The learning rates that the last step set, one for each group: float64, of one dimension.
    ///
    /// C: `nnc_lr_scheduler_get_last_lr`
    pub fn get_last_lr(&self) -> Result<Tensor> {
        let mut out = null_mut();
        unsafe {
            check(sys::nnc_lr_scheduler_get_last_lr(ctx(), self.as_raw(), &mut out))?;
            taken::<Tensor>(out, "nnc_lr_scheduler_get_last_lr", "out")
        }
    }

    /// torch's state dict, "last_epoch", "base_lrs", "\_step_count", ..., in the form that
    /// nnc_optimizer_state_dict has; that of a scheduler within as "\_schedulers.0.last_epoch". Functions
    /// of yours stand as None. MultiStepLR's milestones are counted, as torch's Counter does:
    /// "milestones.30" says how often 30 is there (in a file it is a dict, of which torch's step()
    /// without an epoch makes the same); a sorted list if not all are whole numbers.
    ///
    /// C: `nnc_lr_scheduler_state_dict`
    pub fn state_dict(&self) -> Result<Named> {
        let mut out = null_mut();
        unsafe {
            check(sys::nnc_lr_scheduler_state_dict(ctx(), self.as_raw(), &mut out))?;
            taken::<Named>(out, "nnc_lr_scheduler_state_dict", "out")
        }
    }

    /// Takes over such a state. What is missing stays as it is; `Code::Unknown` for a key that does not
    /// belong here, `Code::Invalid` for a value of another kind. On an error nothing has changed. The
    /// optimizer's options are not touched: they are part of its own state dict.
    ///
    /// C: `nnc_lr_scheduler_load_state_dict`
    pub fn load_state_dict(&self, state_dict: &Named) -> Result<()> {
        unsafe {
            check(sys::nnc_lr_scheduler_load_state_dict(
                ctx(),
                self.as_raw(),
                state_dict.as_raw(),
            ))?;
            Ok(())
        }
    }
}
