// SPDX-License-Identifier: Apache-2.0
// Made by generate.py from the C headers.
#![allow(unused_imports, clippy::too_many_arguments, clippy::len_without_is_empty)]
use crate::support::*;

impl Dataset {
    /// TensorDataset: sample i is the places i of the first dimension of all tensors, views of them.
    /// `Code::Shape`: first sizes differ, or a tensor has no dimensions. `Code::Invalid`: no tensors.
    ///
    /// C: `nnc_tensor_dataset_new`
    pub fn from_tensors(tensors: &[impl AsHandle<Tensor>]) -> Result<Dataset> {
        let c_tensors = c_handles(tensors);
        let mut out = null_mut();
        unsafe {
            check(sys::nnc_tensor_dataset_new(
                ctx(),
                c_list(&c_tensors),
                tensors.len() as i64,
                &mut out,
            ))?;
            taken::<Dataset>(out, "nnc_tensor_dataset_new", "out")
        }
    }

    /// The dataset keeps self until it is gone, then destroy is called; on an error self stays yours.
    /// `Code::Invalid`: a table that is not known or lacks len or get. `Code::Callback`: a negative len.
    ///
    /// C: `nnc_dataset_new_user`
    pub fn new_user(vtable: impl Samples) -> Result<Dataset> {
        let (table, self_) = callback::dataset(vtable);
        let mut out = null_mut();
        unsafe {
            callback::kept(sys::nnc_dataset_new_user(
                ctx(),
                &table,
                self_,
                &mut out,
            ), self_, table.destroy)?;
            taken::<Dataset>(out, "nnc_dataset_new_user", "out")
        }
    }

    /// Subset: the samples of dataset at these indices, from the end if negative. `Code::Index`: one that
    /// is not there. Datasets of datasets may be 100 deep (`Code::Invalid`).
    ///
    /// C: `nnc_subset_new`
    pub fn subset(dataset: &Dataset, indices: impl IntList) -> Result<Dataset> {
        let mut out = null_mut();
        unsafe {
            check(sys::nnc_subset_new(
                ctx(),
                dataset.as_raw(),
                indices.ints(),
                indices.count(),
                &mut out,
            ))?;
            taken::<Dataset>(out, "nnc_subset_new", "out")
        }
    }

    /// ConcatDataset: the samples of one after those of another. `Code::Invalid`: none.
    ///
    /// C: `nnc_concat_dataset_new`
    pub fn concat(datasets: &[impl AsHandle<Dataset>]) -> Result<Dataset> {
        let c_datasets = c_handles(datasets);
        let mut out = null_mut();
        unsafe {
            check(sys::nnc_concat_dataset_new(
                ctx(),
                c_list(&c_datasets),
                datasets.len() as i64,
                &mut out,
            ))?;
            taken::<Dataset>(out, "nnc_concat_dataset_new", "out")
        }
    }

    /// random_split into subsets of these lengths, which add up to the dataset's: out gets n_lengths
    /// handles. Draws from ctx's generator. As in torch, lengths that add up to 1 are fractions.
    /// `Code::Invalid`: another sum, a negative length.
    ///
    /// C: `nnc_random_split`
    pub fn random_split(&self, lengths: impl IntList) -> Result<Vec<Dataset>> {
        let mut out = c_room(lengths.n(), "nnc_random_split")?;
        unsafe {
            check(sys::nnc_random_split(
                ctx(),
                self.as_raw(),
                lengths.ints(),
                lengths.count(),
                out.as_mut_ptr(),
            ))?;
            taken_list::<Dataset>("nnc_random_split", out, lengths.n() as i64)
        }
    }

    /// The same by fractions, which add up to 1: floor(fraction \* len) samples each, and of those that
    /// are left over one to each from the first on.
    ///
    /// C: `nnc_random_split_fractions`
    pub fn random_split_fractions(&self, fractions: &[f64]) -> Result<Vec<Dataset>> {
        let mut out = c_room(fractions.len(), "nnc_random_split_fractions")?;
        unsafe {
            check(sys::nnc_random_split_fractions(
                ctx(),
                self.as_raw(),
                c_list(fractions),
                fractions.len() as i64,
                out.as_mut_ptr(),
            ))?;
            taken_list::<Dataset>("nnc_random_split_fractions", out, fractions.len() as i64)
        }
    }

    /// How many samples there are; -1 for a bad handle.
    ///
    /// C: `nnc_dataset_len`
    pub fn len(&self) -> usize {
        unsafe {
            sys::nnc_dataset_len(self.as_raw()).max(0) as usize
        }
    }

    /// One sample, from the end if index is negative. `Code::Index`: it is not there.
    ///
    /// C: `nnc_dataset_get`
    pub fn get(&self, index: i64) -> Result<Vec<Tensor>> {
        let mut out = c_room(64, "nnc_dataset_get")?;
        let mut count = 0i64;
        unsafe {
            check(sys::nnc_dataset_get(
                ctx(),
                self.as_raw(),
                index,
                out.as_mut_ptr(),
                out.len() as i64,
                &mut count,
            ))?;
            taken_list::<Tensor>("nnc_dataset_get", out, count)
        }
    }

    /// torchvision.datasets.ImageFolder: the pictures root/class/.../name.png by class. Classes are the
    /// folders in root in the order of their names; the pictures of one in the order of the folders
    /// below it and of their names. Links are what they lead to, and passed over where that is not
    /// there. A sample is the picture (C, H, W) and the number of its class, int64
    /// without dimensions. Pictures are read when they are asked for. options:
    /// ```text
    ///   mode='RGB'          as for nnc_read_image; of 16 bits the upper 8 are taken
    ///   size=(H, W)         in that size, by interpolate with bilinear weights and antialias=True, as
    ///                       torchvision.transforms.v2.Resize does: uint8 is rounded
    ///   dtype='uint8'       or 'float32': 0..255 become 0..1
    ///   extensions=('.png',)   which files to take, in lower case; by default those of torchvision,
    ///                       of which others than .png, .jpg and .jpeg are `Code::Unsupported`
    ///   allow_empty=False   may a class have no picture?
    ///   max_size=N          of what decoding one takes
    /// ```
    /// `Code::File` for a root without classes and a class without pictures, and later for a file that
    /// cannot be read.
    ///
    /// C: `nnc_dataset_image_folder`
    pub fn image_folder<'a>(
        root: impl AsRef<Path>,
        options: impl Into<Option<&'a str>>,
    ) -> Result<Dataset> {
        let root = c_path(root.as_ref())?;
        let options = c_optional_text(options)?;
        let mut out = null_mut();
        unsafe {
            check(sys::nnc_dataset_image_folder(
                ctx(),
                root.as_ptr(),
                text_pointer(&options),
                &mut out,
            ))?;
            taken::<Dataset>(out, "nnc_dataset_image_folder", "out")
        }
    }

    /// Its class_to_idx: the names of the classes with their numbers, int64. `Code::Invalid` for another
    /// dataset.
    ///
    /// C: `nnc_image_folder_classes`
    pub fn image_folder_classes(&self) -> Result<Named> {
        let mut out = null_mut();
        unsafe {
            check(sys::nnc_image_folder_classes(ctx(), self.as_raw(), &mut out))?;
            taken::<Named>(out, "nnc_image_folder_classes", "out")
        }
    }

    /// The file of a sample: its samples\[index\]\[0\]. index may count from the end; `Code::Index` for one
    /// that is not there, `Code::Invalid` for another dataset.
    ///
    /// C: `nnc_image_folder_path`
    pub fn image_folder_path(&self, index: i64) -> Result<String> {
        let mut out = null_mut();
        unsafe {
            check(sys::nnc_image_folder_path(ctx(), self.as_raw(), index, &mut out))?;
            string(out)
        }
    }
}
