// SPDX-License-Identifier: Apache-2.0
// Made by generate.py from the C headers.
#![allow(unused_imports, clippy::too_many_arguments, clippy::len_without_is_empty)]
use crate::support::*;

impl Context {
    /// A variant of ctx with a generator of its own, in the state of torch.Generator(): its seed is
    /// 67280421310721\. nnc_ctx_fork(ctx, "seed=0", out) is the same with another seed.
    ///
    /// C: `nnc_generator_new`
    pub fn generator() -> Result<Context> {
        let mut out = null_mut();
        unsafe {
            check(sys::nnc_generator_new(ctx(), &mut out))?;
            taken::<Context>(out, "nnc_generator_new", "out")
        }
    }
}
