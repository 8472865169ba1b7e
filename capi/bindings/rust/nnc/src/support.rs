// SPDX-License-Identifier: Apache-2.0
//! What the generated methods use.
pub(crate) use crate::args::*;
pub(crate) use crate::callback;
pub(crate) use crate::context::{ctx, Context};
pub(crate) use crate::error::{check, Result};
pub(crate) use crate::handle::{take, AsHandle, Object};
pub(crate) use crate::hooks::*;
pub(crate) use crate::sys;
pub(crate) use crate::*;
pub(crate) use std::path::Path;
pub(crate) use std::ptr::null_mut;
