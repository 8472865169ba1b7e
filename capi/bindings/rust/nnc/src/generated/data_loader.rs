// SPDX-License-Identifier: Apache-2.0
// Made by generate.py from the C headers.
#![allow(unused_imports, clippy::too_many_arguments, clippy::len_without_is_empty)]
use crate::support::*;

impl DataLoader {
    /// DataLoader. options, which may be NULL:
    /// ```text
    ///   batch_size=1        samples in a batch; None: samples without a batch, as they are
    ///   shuffle=False       RandomSampler(dataset, generator=generator); not with a sampler
    ///   drop_last=False     leave out the last batch if it is not full
    ///   num_workers=0       threads that fetch batches ahead, at most 512
    ///   prefetch_factor=2   how many batches ahead for each worker, 1..65536
    ///   persistent_workers=False   as in torch the workers go on with their random numbers in the next
    ///                       pass, which draws no seed for them
    ///   padding_value=None  a number: fields are padded with it along their first dimension to the
    ///                       longest in the batch. A list: one for each field, None for one that is not
    ///                       padded. Fields without dimensions are not.
    /// ```
    /// sampler may be NULL, which is SequentialSampler or with shuffle RandomSampler; generator too.
    /// Beside a sampler that gives batches there is no batch_size, shuffle or drop_last.
    /// `Code::Unknown`: another option. `Code::Invalid`: a value that torch refuses.
    ///
    /// Batches, their order, errors and random numbers are the same whatever the threads do, and but for
    /// random numbers for any number of workers. Where the dataset is not for any thread (see
    /// nnc_dataset_vtable; tensors that require grad), or the system refuses a thread, the caller
    /// fetches for that worker. Threads block signals, sleep when they have nothing to do, and stop
    /// after the sample that they are at when the iterator is released, which waits for them unless
    /// that is a call of the host's. In the child of fork() an iterator of its parent can only be
    /// released.
    ///
    /// C: `nnc_data_loader_new`
    pub fn new<'a>(
        dataset: &Dataset,
        sampler: impl Into<Option<&'a Sampler>>,
        options: impl Into<Option<&'a str>>,
        generator: impl Into<Option<&'a Context>>,
    ) -> Result<DataLoader> {
        let options = c_optional_text(options)?;
        let mut out = null_mut();
        unsafe {
            check(sys::nnc_data_loader_new(
                ctx(),
                dataset.as_raw(),
                c_raw(sampler.into()),
                text_pointer(&options),
                c_raw(generator.into()),
                &mut out,
            ))?;
            taken::<DataLoader>(out, "nnc_data_loader_new", "out")
        }
    }

    /// How many batches a pass has; -1 for a bad handle.
    ///
    /// C: `nnc_data_loader_len`
    pub fn len(&self) -> usize {
        unsafe {
            sys::nnc_data_loader_len(self.as_raw()).max(0) as usize
        }
    }
}
