// SPDX-License-Identifier: Apache-2.0
//! Which samples are a rank's.
use super::{made, options_text, ProcessGroup};
use crate::support::*;

/// Which samples of an epoch are this rank's: `torch.utils.data.DistributedSampler`, with torch's
/// numbers for the same seed and epoch. Nothing of it is collective.
///
/// ```no_run
/// use nnc::distributed::{DistributedSampler, GroupOptions, ProcessGroup};
/// use nnc::{DataLoader, Dataset, Tensor};
/// let group = ProcessGroup::init(&GroupOptions::default())?;
/// let data = Dataset::from_tensors(&[&Tensor::arange(0., 100., 1., None)?])?;
/// let mut sampler = DistributedSampler { seed: 7, ..DistributedSampler::new(&group) };
/// for epoch in 0..10 {
///     sampler.set_epoch(epoch);
///     let batches = sampler.batches(&data, 16, false)?;
///     for batch in DataLoader::new(&data, &batches, None, None)?.iter()? {
///         println!("{}", batch?[0]);
///     }
/// }
/// # Ok::<(), nnc::Error>(())
/// ```
#[derive(Clone, Debug)]
pub struct DistributedSampler {
    /// Whose ranks they are; not needed if the next two are given.
    pub group: Option<ProcessGroup>,
    /// The number of ranks, instead of the group's.
    pub num_replicas: Option<i64>,
    /// The rank, instead of the group's.
    pub rank: Option<i64>,
    /// In a random order, by `seed` and `epoch`.
    pub shuffle: bool,
    /// The same on all ranks.
    pub seed: i64,
    /// Leave out what does not divide; else the first samples come again.
    pub drop_last: bool,
    /// Which epoch it is.
    pub epoch: i64,
    /// How many samples of the epoch the ranks have had together: to go on within it, with another
    /// number of ranks too.
    pub start: i64,
}

impl DistributedSampler {
    /// That of a rank of the group with torch's defaults, which are fields.
    pub fn new<'a>(group: impl Into<Option<&'a ProcessGroup>>) -> DistributedSampler {
        DistributedSampler {
            group: group.into().cloned(),
            num_replicas: None,
            rank: None,
            shuffle: true,
            seed: 0,
            drop_last: false,
            epoch: 0,
            start: 0,
        }
    }

    /// Another order, from its beginning: torch's `set_epoch`.
    pub fn set_epoch(&mut self, epoch: i64) {
        self.epoch = epoch;
        self.start = 0;
    }

    fn options(&self) -> Vec<(&'static str, Value)> {
        vec![
            ("num_replicas", self.num_replicas.into()),
            ("rank", self.rank.into()),
            ("shuffle", self.shuffle.into()),
            ("seed", self.seed.into()),
            ("drop_last", self.drop_last.into()),
            ("epoch", self.epoch.into()),
            ("start", self.start.into()),
        ]
    }

    /// (n) of int64: the indices of this rank's part of `length` samples, what torch's sampler
    /// iterates over. `Code::Invalid`: a negative length, a `start` beyond it, a rank that is not below
    /// the number of ranks. `Code::Handle`: there is no group, and it is needed.
    ///
    /// C: `nnc_mpi_distributed_sampler_indices`
    pub fn indices(&self, length: i64) -> Result<Tensor> {
        let text = options_text(self.options())?;
        let group = c_raw(self.group.as_ref());
        unsafe {
            made("nnc_mpi_distributed_sampler_indices", |out| {
                sys::nnc_mpi_distributed_sampler_indices(ctx(), group, length, text.as_ptr(), out)
            })
        }
    }

    /// The same indices in batches, for [`DataLoader::new`]. `drop_last_batch`: leave out a last batch
    /// that is not full, `DataLoader`'s `drop_last`. Errors as for
    /// [`indices`](DistributedSampler::indices).
    ///
    /// C: `nnc_mpi_distributed_sampler_new`
    pub fn batches(
        &self,
        dataset: &Dataset,
        batch_size: i64,
        drop_last_batch: bool,
    ) -> Result<Sampler> {
        let mut options = self.options();
        options.push(("batch_size", batch_size.into()));
        options.push(("drop_last_batch", drop_last_batch.into()));
        let text = options_text(options)?;
        let (group, dataset) = (c_raw(self.group.as_ref()), dataset.as_raw());
        unsafe {
            made("nnc_mpi_distributed_sampler_new", |out| {
                sys::nnc_mpi_distributed_sampler_new(ctx(), group, dataset, text.as_ptr(), out)
            })
        }
    }
}
