// SPDX-License-Identifier: Apache-2.0
// Made by generate.py from the C headers.
#![allow(unused_imports, clippy::too_many_arguments, clippy::len_without_is_empty)]
use crate::support::*;

impl Hook {
    /// Removes what was registered; a second time changes nothing.
    ///
    /// C: `nnc_hook_remove`
    pub fn remove(&self) -> Result<()> {
        unsafe {
            check(sys::nnc_hook_remove(ctx(), self.as_raw()))?;
            Ok(())
        }
    }
}
