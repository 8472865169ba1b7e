// SPDX-License-Identifier: Apache-2.0
// Made by generate.py from the C headers.
#![allow(unused_imports, clippy::too_many_arguments, clippy::len_without_is_empty)]
use crate::support::*;

impl DataLoaderIter {
    /// Begins a pass: torch's iter(loader), with its draws from the generator, or from ctx's. Workers
    /// fetch under the settings of ctx.
    ///
    /// C: `nnc_data_loader_iter_new`
    pub fn new(loader: &DataLoader) -> Result<DataLoaderIter> {
        let mut out = null_mut();
        unsafe {
            check(sys::nnc_data_loader_iter_new(ctx(), loader.as_raw(), &mut out))?;
            taken::<DataLoaderIter>(out, "nnc_data_loader_iter_new", "out")
        }
    }
}
