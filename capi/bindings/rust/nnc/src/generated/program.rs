// SPDX-License-Identifier: Apache-2.0
// Made by generate.py from the C headers.
#![allow(unused_imports, clippy::too_many_arguments, clippy::len_without_is_empty)]
use crate::support::*;

impl Program {
    /// The same of a function of yours, which calls libnnc's functions, through the ctx that it is
    /// given or another. The program keeps self until it is gone, then destroy is called; on an error
    /// self stays yours. `Code::Invalid`: a table that is not known or lacks call.
    ///
    /// C: `nnc_program_capture_callback`
    pub fn capture_callback<O: IntoOutputs + 'static>(
        function: impl Fn(&Inputs<'_>) -> Result<O> + Send + Sync + 'static,
        inputs: &[impl AsHandle<Tensor>],
    ) -> Result<Program> {
        let (table, self_) = callback::tensors(function);
        let c_inputs = c_handles(inputs);
        let mut out = null_mut();
        unsafe {
            callback::kept(sys::nnc_program_capture_callback(
                ctx(),
                &table,
                self_,
                c_list(&c_inputs),
                inputs.len() as i64,
                &mut out,
            ), self_, table.destroy)?;
            taken::<Program>(out, "nnc_program_capture_callback", "out")
        }
    }

    /// \---- training steps ----
    /// A program of a training step: function computes a loss, its gradients, and calls an optimizer's
    /// step, in any order and as often as it likes. Each run takes one such step. The first run with
    /// inputs of a kind calls the function, which takes the step, and notes what it does; further runs
    /// repeat that without the function: they read parameters, buffers and the state of optimizers as
    /// they are then, and change them in their places. Steps of optimizers and schedulers and their
    /// hooks are taken as ever, with the options that they have then; dropout draws from the generator.
    /// Results and all that changes are bit for bit those of the function, but where a convolution is
    /// fused with what follows it, which may differ by rounding.
    ///
    /// The function is called again if a module that it came to has other parameters, buffers, children
    /// or another mode than it found, if an optimizer has other parameters, if .grad of a tensor is
    /// another one than at the capture and the function adds to it or reads it, or if one of the tensors
    /// that it reads requires a gradient since, or does not any more. So it is called until it leaves
    /// these as it finds them; and at every run where hooks of the optimizer change them, which those
    /// hooks are free to do. A hook that begins with that in a run without the function ends this run
    /// with an error, if anything is to be computed behind it.
    ///
    /// Tensors that the function leaves behind (.grad, or what you keep of it, an input too) are written
    /// anew by every run, until the function was called for other inputs, which leave others behind; so
    /// where you keep any, inputs of two sizes that take turns call it each time.
    /// Everything else that the host's code decides stays as it was, as above: a learning rate that the
    /// function gives to a function of libnnc's, for example, but not the optimizer's.
    ///
    /// A run that fails has changed what came before: parameters, gradients, statistics. As where you
    /// call the function, a module's call that fails takes back its own.
    ///
    /// `Code::Invalid` at a run: an input that requires grad, which its copy would not.
    /// `Code::Unsupported` at a run, with what cannot be captured: a computed value that the host reads
    /// back (as momentum=None of batch normalization, scale_grad_by_freq and max_norm of embeddings, and
    /// error_if_nonfinite do), random numbers but those of dropout (in layers, attention and recurrent
    /// networks) and of bernoulli\_, seeds, checkpoints that preserve the generator's state, optimizers
    /// that call a closure several times (LBFGS), other options of an optimizer than a scheduler sets,
    /// hooks of optimizers that run a program which has to be captured then, a tensor from outside that
    /// the host reads after an optimizer's step, which may have changed it, an entry of a module that is
    /// read and then replaced (copy into it), a call that fails, unless it asks for a name that does not
    /// exist. What the function had changed before stays changed. self as at
    /// nnc_program_capture_callback.
    ///
    /// C: `nnc_program_capture_step`
    pub fn capture_step<O: IntoOutputs + 'static>(
        function: impl Fn(&Inputs<'_>) -> Result<O> + Send + Sync + 'static,
    ) -> Result<Program> {
        let (table, self_) = callback::tensors(function);
        let mut out = null_mut();
        unsafe {
            callback::kept(sys::nnc_program_capture_step(
                ctx(),
                &table,
                self_,
                &mut out,
            ), self_, table.destroy)?;
            taken::<Program>(out, "nnc_program_capture_step", "out")
        }
    }

    /// Runs the program. Outputs come as nnc_module_forward or the function gives them (NULL: None);
    /// \*n_out is how many there are. More than capacity is an error, and nothing is computed or written;
    /// but where the function of a training step is called, that has taken the step. Errors are those of
    /// the forward: indices are checked at every run. `Code::Invalid`: another number of inputs than at
    /// the first capture; a call by what the program itself calls.
    ///
    /// C: `nnc_program_run`
    pub fn run(&self, inputs: &[impl AsHandle<Tensor>]) -> Result<Outputs> {
        let c_inputs = c_handles(inputs);
        let mut out = c_room(64, "nnc_program_run")?;
        let mut count = 0i64;
        unsafe {
            check(sys::nnc_program_run(
                ctx(),
                self.as_raw(),
                c_list(&c_inputs),
                inputs.len() as i64,
                out.as_mut_ptr(),
                out.len() as i64,
                &mut count,
            ))?;
            Ok(Outputs::take(out, count))
        }
    }

    /// The plan that ran last as a table: for each step its operation, what is fused with it, the class
    /// of the module that it comes from, the sizes of its output, the bytes that it reads and writes
    /// without weights, and its share of the time, for which the steps run three times more with the
    /// last inputs; those of a training step, or of a function that changes its inputs, are measured in
    /// the first three runs after its capture.
    /// `Code::State`: a training step that has not run yet. Yours to release.
    ///
    /// C: `nnc_program_text`
    pub fn text(&self) -> Result<String> {
        let mut out = null_mut();
        unsafe {
            check(sys::nnc_program_text(ctx(), self.as_raw(), &mut out))?;
            string(out)
        }
    }
}
