// SPDX-License-Identifier: Apache-2.0
//! Named collections, datasets and loaders, optimizers and schedulers.
use crate::args::taken_list;
use crate::error::{check, Result};
use crate::handle::{object, plain_debug, Object};
use crate::{context, sys, Tensor};
use std::fmt;
use std::ptr::null_mut;

object! {
    /// Tensors or modules by name: what `named_parameters`, `state_dict` and files give.
    #[derive(Clone)]
    Named, nnc_named
}

impl Named {
    /// The keys, in order.
    pub fn keys(&self) -> Vec<String> {
        (0..self.count() as i64).filter_map(|i| self.key_at(i)).collect()
    }

    /// Keys and tensors, of the entries that have one.
    ///
    /// ```
    /// let net = nnc::nn!("Linear(3, 2)")?;
    /// for (name, parameter) in net.named_parameters()?.tensors()? {
    ///     println!("{name} {:?}", parameter.shape());
    /// }
    /// # Ok::<(), nnc::Error>(())
    /// ```
    pub fn tensors(&self) -> Result<Vec<(String, Tensor)>> {
        let mut found = Vec::new();
        for i in 0..self.count() as i64 {
            if let (Some(key), Some(tensor)) = (self.key_at(i), self.tensor_at(i)?) {
                found.push((key, tensor));
            }
        }
        Ok(found)
    }

    /// Keys and modules, of the entries that have one.
    pub fn modules(&self) -> Result<Vec<(String, crate::Module)>> {
        let mut found = Vec::new();
        for i in 0..self.count() as i64 {
            if let (Some(key), Some(module)) = (self.key_at(i), self.module_at(i)?) {
                found.push((key, module));
            }
        }
        Ok(found)
    }
}

object! {
    /// A known number of samples. Those of one's own are [`crate::Samples`].
    #[derive(Clone)]
    Dataset, nnc_dataset
}

object! {
    /// In which order a loader takes samples.
    #[derive(Clone)]
    Sampler, nnc_sampler
}

object! {
    /// Makes batches of the samples of a dataset: `torch.utils.data.DataLoader`.
    ///
    /// ```
    /// use nnc::{DataLoader, Dataset, Tensor};
    /// let x = Tensor::arange(0., 10., 1., None)?;
    /// let data = Dataset::from_tensors(&[&x])?;
    /// let loader = DataLoader::new(&data, None, "batch_size=4, num_workers=2", None)?;
    /// let mut sizes = vec![];
    /// for batch in loader.iter()? {
    ///     sizes.push(batch?[0].numel());
    /// }
    /// assert_eq!(sizes, [4, 4, 2]);
    /// # Ok::<(), nnc::Error>(())
    /// ```
    #[derive(Clone)]
    DataLoader, nnc_data_loader
}

object! {
    /// One pass of a loader, an iterator of batches. Dropping it stops the workers.
    DataLoaderIter, nnc_data_loader_iter
}

impl DataLoader {
    /// Begins a pass.
    pub fn iter(&self) -> Result<DataLoaderIter> {
        DataLoaderIter::new(self)
    }
}

impl Iterator for DataLoaderIter {
    type Item = Result<Vec<Tensor>>;

    /// A batch that cannot be fetched is an error; the next call goes on with the one after it.
    fn next(&mut self) -> Option<Self::Item> {
        // A sample has at most 64 fields, and a padded one its lengths beside it.
        let mut out = vec![null_mut(); 128];
        let mut count = 0i64;
        let batch = unsafe {
            check(sys::nnc_data_loader_next(
                context::ctx(),
                self.as_raw(),
                out.as_mut_ptr(),
                out.len() as i64,
                &mut count,
            ))
            .and_then(|()| taken_list("nnc_data_loader_next", out, count))
        };
        match batch {
            Ok(batch) if batch.is_empty() => None,
            other => Some(other),
        }
    }
}

object! {
    /// An optimizer: `Optimizer::new("Adam(lr=1e-3)", &net)`.
    #[derive(Clone)]
    Optimizer, nnc_optimizer
}

/// What `print(optimizer)` shows in PyTorch.
impl fmt::Display for Optimizer {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.repr().unwrap_or_else(|e| format!("<{e}>")))
    }
}

object! {
    /// Learning rates that change while training: `LrScheduler::new("StepLR(30)", &optimizer)`.
    #[derive(Clone)]
    LrScheduler, nnc_lr_scheduler
}

object! {
    /// What a profile has noted.
    #[derive(Clone)]
    Profiler, nnc_profiler
}

object! {
    /// Writes event files that TensorBoard shows.
    #[derive(Clone)]
    SummaryWriter, nnc_summary_writer
}

plain_debug! {
    Named Dataset Sampler DataLoader DataLoaderIter Optimizer LrScheduler Profiler SummaryWriter
}
