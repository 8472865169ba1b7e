// SPDX-License-Identifier: Apache-2.0
//! All functions of libnnc as they are in C.
//!
//! The rules are those of the C headers: a function that can fail returns NULL or an error that has
//! to be freed by [`nnc_error_free`], and a handle that comes out of a function has to be released
//! once by [`nnc_release`]. The crate `nnc` does both, and is what programs should use.
//!
//! With the feature `mpi` those of libnnc-mpi too.
#![allow(non_camel_case_types, non_snake_case, non_upper_case_globals)]

#[allow(clippy::type_complexity)]
#[rustfmt::skip]
mod bindings;
pub use bindings::*;

/// nnc/mpi.h, whose library is linked with the feature `mpi` alone.
#[cfg(feature = "mpi")]
#[rustfmt::skip]
mod mpi_bindings;
#[cfg(feature = "mpi")]
pub use mpi_bindings::*;
