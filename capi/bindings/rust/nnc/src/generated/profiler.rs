// SPDX-License-Identifier: Apache-2.0
// Made by generate.py from the C headers.
#![allow(unused_imports, clippy::too_many_arguments, clippy::len_without_is_empty)]
use crate::support::*;

impl Profiler {
    /// torch.profiler.profile. options, NULL for the defaults:
    /// ```text
    ///   max_events=1000000   how many calls a trace may have, up to 100,000,000 (40 bytes each); those
    ///                        beyond count in tables alone, and are counted themselves
    /// ```
    ///
    /// C: `nnc_profiler_new`
    pub fn new<'a>(options: impl Into<Option<&'a str>>) -> Result<Profiler> {
        let options = c_optional_text(options)?;
        let mut out = null_mut();
        unsafe {
            check(sys::nnc_profiler_new(ctx(), text_pointer(&options), &mut out))?;
            taken::<Profiler>(out, "nnc_profiler_new", "out")
        }
    }

    /// Begins, or goes on. `Code::State` if a profiler runs, as one at a time may.
    ///
    /// C: `nnc_profiler_start`
    pub fn start(&self) -> Result<()> {
        unsafe {
            check(sys::nnc_profiler_start(ctx(), self.as_raw()))?;
            Ok(())
        }
    }

    /// `Code::State` if it does not run. Releasing its last handle stops a profiler as well.
    ///
    /// C: `nnc_profiler_stop`
    pub fn stop(&self) -> Result<()> {
        unsafe {
            check(sys::nnc_profiler_stop(ctx(), self.as_raw()))?;
            Ok(())
        }
    }

    /// torch.profiler's key_averages().table(sort_by, row_limit): a row for each name. sort_by is NULL,
    /// which is "cpu_time_total", or "cpu_time", "self_cpu_time_total", "count" or "bytes", largest
    /// first. row_limit is the number of rows, -1 for all.
    ///
    /// C: `nnc_profiler_table`
    pub fn table<'a>(&self, sort_by: impl Into<Option<&'a str>>, row_limit: i64) -> Result<String> {
        let sort_by = c_optional_text(sort_by)?;
        let mut out = null_mut();
        unsafe {
            check(sys::nnc_profiler_table(
                ctx(),
                self.as_raw(),
                text_pointer(&sort_by),
                row_limit,
                &mut out,
            ))?;
            string(out)
        }
    }

    /// Writes the calls in the format that chrome://tracing and Perfetto show. The file is there as a
    /// whole or not at all, as in \<nnc/io.h\>.
    ///
    /// C: `nnc_profiler_export_chrome_trace`
    pub fn export_chrome_trace(&self, path: impl AsRef<Path>) -> Result<()> {
        let path = c_path(path.as_ref())?;
        unsafe {
            check(sys::nnc_profiler_export_chrome_trace(ctx(), self.as_raw(), path.as_ptr()))?;
            Ok(())
        }
    }

    /// How many calls a trace has not, because there were more than max_events.
    ///
    /// C: `nnc_profiler_dropped`
    pub fn dropped(&self) -> Result<i64> {
        let mut out = 0i64;
        unsafe {
            check(sys::nnc_profiler_dropped(ctx(), self.as_raw(), &mut out))?;
            Ok(out)
        }
    }
}
