// SPDX-License-Identifier: Apache-2.0
// Made by generate.py from the C headers.
mod context;
mod data_loader;
mod data_loader_iter;
mod dataset;
mod function;
mod function_ctx;
pub mod functions;
mod hook;
mod kwargs;
mod lr_scheduler;
mod module;
mod named;
mod optimizer;
mod packed_sequence;
mod profiler;
mod program;
mod sampler;
mod summary_writer;
mod tensor;
pub mod layers;
