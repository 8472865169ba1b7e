// SPDX-License-Identifier: Apache-2.0
// Made by generate.py from the C headers.
#![allow(unused_imports, clippy::too_many_arguments, clippy::len_without_is_empty)]
use crate::support::*;

impl PackedSequence {
    /// A packed sequence of these tensors. sorted_indices and unsorted_indices may be NULL; the latter
    /// follow from the former where only those are given.
    /// `Code::Invalid` unless batch_sizes is a vector of int64 that never grows and has nothing below 1,
    /// and indices are a vector of batch_sizes\[0\] int64; `Code::Shape`: batch_sizes does not add up to
    /// the rows of data; `Code::Index`: sorted_indices beyond the sequences.
    ///
    /// C: `nnc_packed_sequence_new`
    pub fn new<'a>(
        data: &Tensor,
        batch_sizes: &Tensor,
        sorted_indices: impl Into<Option<&'a Tensor>>,
        unsorted_indices: impl Into<Option<&'a Tensor>>,
    ) -> Result<PackedSequence> {
        let mut out = null_mut();
        unsafe {
            check(sys::nnc_packed_sequence_new(
                ctx(),
                data.as_raw(),
                batch_sizes.as_raw(),
                c_raw(sorted_indices.into()),
                c_raw(unsorted_indices.into()),
                &mut out,
            ))?;
            taken::<PackedSequence>(out, "nnc_packed_sequence_new", "out")
        }
    }

    /// The elements themselves.
    ///
    /// C: `nnc_packed_sequence_data`
    pub fn data(&self) -> Result<Tensor> {
        let mut out = null_mut();
        unsafe {
            check(sys::nnc_packed_sequence_data(ctx(), self.as_raw(), &mut out))?;
            taken::<Tensor>(out, "nnc_packed_sequence_data", "out")
        }
    }

    /// How many sequences reach each step.
    ///
    /// C: `nnc_packed_sequence_batch_sizes`
    pub fn batch_sizes(&self) -> Result<Tensor> {
        let mut out = null_mut();
        unsafe {
            check(sys::nnc_packed_sequence_batch_sizes(ctx(), self.as_raw(), &mut out))?;
            taken::<Tensor>(out, "nnc_packed_sequence_batch_sizes", "out")
        }
    }

    /// The places of the sequences, the longest first; \*out may be NULL.
    ///
    /// C: `nnc_packed_sequence_sorted_indices`
    pub fn sorted_indices(&self) -> Result<Option<Tensor>> {
        let mut out = null_mut();
        unsafe {
            check(sys::nnc_packed_sequence_sorted_indices(ctx(), self.as_raw(), &mut out))?;
            Ok(take::<Tensor>(out))
        }
    }

    /// The way back; \*out may be NULL.
    ///
    /// C: `nnc_packed_sequence_unsorted_indices`
    pub fn unsorted_indices(&self) -> Result<Option<Tensor>> {
        let mut out = null_mut();
        unsafe {
            check(sys::nnc_packed_sequence_unsorted_indices(ctx(), self.as_raw(), &mut out))?;
            Ok(take::<Tensor>(out))
        }
    }

    /// The way back: (steps, batch, ...), with batch_first not 0 (batch, steps, ...), in the order in
    /// which the sequences were given, with padding_value (torch: 0) behind the end of each; lengths
    /// (batch, int64). There are as many steps as the longest sequence has, or \*total_length, which may
    /// be NULL; less is `Code::Invalid`.
    ///
    /// C: `nnc_pad_packed_sequence`
    pub fn pad_packed_sequence(
        &self,
        batch_first: bool,
        padding_value: f64,
        total_length: Option<i64>,
    ) -> Result<(Tensor, Tensor)> {
        let mut output = null_mut();
        let mut lengths = null_mut();
        unsafe {
            check(sys::nnc_pad_packed_sequence(
                ctx(),
                self.as_raw(),
                i32::from(batch_first),
                padding_value,
                c_optional(&total_length),
                &mut output,
                &mut lengths,
            ))?;
            Ok((taken::<Tensor>(output, "nnc_pad_packed_sequence", "output")?, taken::<Tensor>(lengths, "nnc_pad_packed_sequence", "lengths")?))
        }
    }

    /// Sequences (length, ...) of one type and equal sizes behind the first; another type becomes that
    /// of the first sequence. enforce_sorted as above. `Code::Invalid`: none, one of length 0, or not
    /// sorted; `Code::Shape`: sizes that differ.
    ///
    /// C: `nnc_pack_sequence`
    pub fn pack_sequence(
        sequences: &[impl AsHandle<Tensor>],
        enforce_sorted: bool,
    ) -> Result<PackedSequence> {
        let c_sequences = c_handles(sequences);
        let mut out = null_mut();
        unsafe {
            check(sys::nnc_pack_sequence(
                ctx(),
                c_list(&c_sequences),
                sequences.len() as i64,
                i32::from(enforce_sorted),
                &mut out,
            ))?;
            taken::<PackedSequence>(out, "nnc_pack_sequence", "out")
        }
    }

    /// The way back: \*n_out tensors (length, ...) in the order in which they were given. More than
    /// capacity is `Code::Invalid`: nothing is written.
    ///
    /// C: `nnc_unpack_sequence`
    pub fn unpack_sequence(&self) -> Result<Vec<Tensor>> {
        let mut out = c_room(self.sequences()?, "nnc_unpack_sequence")?;
        let mut count = 0i64;
        unsafe {
            check(sys::nnc_unpack_sequence(
                ctx(),
                self.as_raw(),
                out.as_mut_ptr(),
                out.len() as i64,
                &mut count,
            ))?;
            taken_list::<Tensor>("nnc_unpack_sequence", out, count)
        }
    }
}
