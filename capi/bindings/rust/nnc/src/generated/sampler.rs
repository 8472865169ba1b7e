// SPDX-License-Identifier: Apache-2.0
// Made by generate.py from the C headers.
#![allow(unused_imports, clippy::too_many_arguments, clippy::len_without_is_empty)]
use crate::support::*;

impl Sampler {
    /// SequentialSampler: 0, 1, ... len - 1.
    ///
    /// C: `nnc_sequential_sampler_new`
    pub fn sequential(dataset: &Dataset) -> Result<Sampler> {
        let mut out = null_mut();
        unsafe {
            check(sys::nnc_sequential_sampler_new(ctx(), dataset.as_raw(), &mut out))?;
            taken::<Sampler>(out, "nnc_sequential_sampler_new", "out")
        }
    }

    /// RandomSampler: num_samples indices (NULL: as many as there are samples), each index once before
    /// any comes again, or with replacement. Without a generator each pass draws a seed for one of its
    /// own. `Code::Invalid`: num_samples \< 1, no samples.
    ///
    /// C: `nnc_random_sampler_new`
    pub fn random<'a>(
        dataset: &Dataset,
        replacement: bool,
        num_samples: Option<i64>,
        generator: impl Into<Option<&'a Context>>,
    ) -> Result<Sampler> {
        let mut out = null_mut();
        unsafe {
            check(sys::nnc_random_sampler_new(
                ctx(),
                dataset.as_raw(),
                i32::from(replacement),
                c_optional(&num_samples),
                c_raw(generator.into()),
                &mut out,
            ))?;
            taken::<Sampler>(out, "nnc_random_sampler_new", "out")
        }
    }

    /// SubsetRandomSampler: these indices in a random order.
    ///
    /// C: `nnc_subset_random_sampler_new`
    pub fn subset_random<'a>(
        indices: impl IntList,
        generator: impl Into<Option<&'a Context>>,
    ) -> Result<Sampler> {
        let mut out = null_mut();
        unsafe {
            check(sys::nnc_subset_random_sampler_new(
                ctx(),
                indices.ints(),
                indices.count(),
                c_raw(generator.into()),
                &mut out,
            ))?;
            taken::<Sampler>(out, "nnc_subset_random_sampler_new", "out")
        }
    }

    /// WeightedRandomSampler: num_samples of the indices 0..n-1 by nnc_multinomial of weights (n)
    /// (torch: replacement 1). `Code::Shape`: weights has not one dimension. `Code::Invalid`: num_samples
    /// \< 1; a pass has the errors of nnc_multinomial.
    ///
    /// C: `nnc_weighted_random_sampler_new`
    pub fn weighted_random<'a>(
        weights: &Tensor,
        num_samples: i64,
        replacement: bool,
        generator: impl Into<Option<&'a Context>>,
    ) -> Result<Sampler> {
        let mut out = null_mut();
        unsafe {
            check(sys::nnc_weighted_random_sampler_new(
                ctx(),
                weights.as_raw(),
                num_samples,
                i32::from(replacement),
                c_raw(generator.into()),
                &mut out,
            ))?;
            taken::<Sampler>(out, "nnc_weighted_random_sampler_new", "out")
        }
    }

    /// BatchSampler: the indices of sampler in batches of batch_size, the last one may have fewer unless
    /// drop_last. A loader fetches just these batches: torch's DataLoader(batch_sampler=...).
    /// `Code::Invalid`: batch_size \< 1, a sampler that gives batches itself.
    ///
    /// C: `nnc_batch_sampler_new`
    pub fn batch(sampler: &Sampler, batch_size: i64, drop_last: bool) -> Result<Sampler> {
        let mut out = null_mut();
        unsafe {
            check(sys::nnc_batch_sampler_new(
                ctx(),
                sampler.as_raw(),
                batch_size,
                i32::from(drop_last),
                &mut out,
            ))?;
            taken::<Sampler>(out, "nnc_batch_sampler_new", "out")
        }
    }

    /// Batches of your own, the same in every pass: lengths\[0\] indices, then lengths\[1\], ...; torch's
    /// batch_sampler=\[\[3, 1\], \[4\]\] is indices 3, 1, 4 and lengths 2, 1. `Code::Invalid`: a length \< 1,
    /// lengths that do not add up to n_indices.
    ///
    /// C: `nnc_listed_batches_new`
    pub fn listed_batches(indices: impl IntList, lengths: impl IntList) -> Result<Sampler> {
        let mut out = null_mut();
        unsafe {
            check(sys::nnc_listed_batches_new(
                ctx(),
                indices.ints(),
                indices.count(),
                lengths.ints(),
                lengths.count(),
                &mut out,
            ))?;
            taken::<Sampler>(out, "nnc_listed_batches_new", "out")
        }
    }

    /// How many indices, or batches, a pass gives; -1 for a bad handle.
    ///
    /// C: `nnc_sampler_len`
    pub fn len(&self) -> usize {
        unsafe {
            sys::nnc_sampler_len(self.as_raw()).max(0) as usize
        }
    }

    /// (n) of int64: the indices of one pass, list(sampler) in Python; those of batches one batch after
    /// the other.
    ///
    /// C: `nnc_sampler_indices`
    pub fn indices(&self) -> Result<Tensor> {
        let mut out = null_mut();
        unsafe {
            check(sys::nnc_sampler_indices(ctx(), self.as_raw(), &mut out))?;
            taken::<Tensor>(out, "nnc_sampler_indices", "out")
        }
    }
}
