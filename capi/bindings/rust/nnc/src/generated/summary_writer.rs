// SPDX-License-Identifier: Apache-2.0
// Made by generate.py from the C headers.
#![allow(unused_imports, clippy::too_many_arguments, clippy::len_without_is_empty)]
use crate::support::*;

impl SummaryWriter {
    /// torch.utils.tensorboard.SummaryWriter: makes the folder log_dir, and those above it, and the
    /// file. NULL or "": "runs/\<date\>_\<host\>\<comment\>". options, NULL for the defaults:
    /// ```text
    ///   comment=''          behind the default folder's name
    ///   purge_step=None     what other files of that folder say of this step and of later ones is not
    ///                       shown any more
    ///   filename_suffix=''  behind the file's name
    /// ```
    ///
    /// C: `nnc_summary_writer_new`
    pub fn new<'a>(
        log_dir: impl AsRef<Path>,
        options: impl Into<Option<&'a str>>,
    ) -> Result<SummaryWriter> {
        let log_dir = c_path(log_dir.as_ref())?;
        let options = c_optional_text(options)?;
        let mut out = null_mut();
        unsafe {
            check(sys::nnc_summary_writer_new(
                ctx(),
                log_dir.as_ptr(),
                text_pointer(&options),
                &mut out,
            ))?;
            taken::<SummaryWriter>(out, "nnc_summary_writer_new", "out")
        }
    }

    /// The folder.
    ///
    /// C: `nnc_summary_writer_get_logdir`
    pub fn get_logdir(&self) -> Result<String> {
        let mut out = null_mut();
        unsafe {
            check(sys::nnc_summary_writer_get_logdir(ctx(), self.as_raw(), &mut out))?;
            string(out)
        }
    }

    /// A number, as float32. new_style writes it as a tensor, with double_precision as float64.
    ///
    /// C: `nnc_summary_writer_add_scalar`
    pub fn add_scalar(
        &self,
        tag: &str,
        scalar_value: f64,
        global_step: Option<i64>,
        walltime: Option<f64>,
        new_style: bool,
        double_precision: bool,
    ) -> Result<()> {
        let tag = c_text(tag)?;
        unsafe {
            check(sys::nnc_summary_writer_add_scalar(
                ctx(),
                self.as_raw(),
                tag.as_ptr(),
                scalar_value,
                c_optional(&global_step),
                c_optional(&walltime),
                i32::from(new_style),
                i32::from(double_precision),
            ))?;
            Ok(())
        }
    }

    /// Numbers of one diagram, each in a file of its own, in the folder "\<log_dir\>/\<main_tag\>_\<tag\>".
    /// tag_scalar_dict has numbers.
    ///
    /// C: `nnc_summary_writer_add_scalars`
    pub fn add_scalars(
        &self,
        main_tag: &str,
        tag_scalar_dict: &Kwargs,
        global_step: Option<i64>,
        walltime: Option<f64>,
    ) -> Result<()> {
        let main_tag = c_text(main_tag)?;
        unsafe {
            check(sys::nnc_summary_writer_add_scalars(
                ctx(),
                self.as_raw(),
                main_tag.as_ptr(),
                tag_scalar_dict.as_raw(),
                c_optional(&global_step),
                c_optional(&walltime),
            ))?;
            Ok(())
        }
    }

    /// How the elements of a tensor are distributed. bins is NULL or "tensorflow"; max_bins, NULL for
    /// None, joins neighbours until there are about so many. Sums are those of float64. `Code::Invalid`
    /// for a tensor without elements, or without any that lie in a bin (of less than 1e20).
    /// `Code::Unsupported` for other bins, such as NumPy's "auto" and "fd".
    ///
    /// C: `nnc_summary_writer_add_histogram`
    pub fn add_histogram<'a>(
        &self,
        tag: &str,
        values: &Tensor,
        global_step: Option<i64>,
        bins: impl Into<Option<&'a str>>,
        walltime: Option<f64>,
        max_bins: Option<i64>,
    ) -> Result<()> {
        let tag = c_text(tag)?;
        let bins = c_optional_text(bins)?;
        unsafe {
            check(sys::nnc_summary_writer_add_histogram(
                ctx(),
                self.as_raw(),
                tag.as_ptr(),
                values.as_raw(),
                c_optional(&global_step),
                text_pointer(&bins),
                c_optional(&walltime),
                c_optional(&max_bins),
            ))?;
            Ok(())
        }
    }

    /// An image, as PNG. dataformats, NULL for "CHW", names the dimensions, as "HWC" or "HW"; 1 channel
    /// is grey, 3 are RGB, 4 RGB and alpha. uint8 as it is, other types from 0..1; beyond that they are
    /// clipped.
    ///
    /// C: `nnc_summary_writer_add_image`
    pub fn add_image<'a>(
        &self,
        tag: &str,
        img_tensor: &Tensor,
        global_step: Option<i64>,
        walltime: Option<f64>,
        dataformats: impl Into<Option<&'a str>>,
    ) -> Result<()> {
        let tag = c_text(tag)?;
        let dataformats = c_optional_text(dataformats)?;
        unsafe {
            check(sys::nnc_summary_writer_add_image(
                ctx(),
                self.as_raw(),
                tag.as_ptr(),
                img_tensor.as_raw(),
                c_optional(&global_step),
                c_optional(&walltime),
                text_pointer(&dataformats),
            ))?;
            Ok(())
        }
    }

    /// The same of several, of 1 or 3 channels, in one image of up to 8 beside each other. dataformats:
    /// NULL for "NCHW".
    ///
    /// C: `nnc_summary_writer_add_images`
    pub fn add_images<'a>(
        &self,
        tag: &str,
        img_tensor: &Tensor,
        global_step: Option<i64>,
        walltime: Option<f64>,
        dataformats: impl Into<Option<&'a str>>,
    ) -> Result<()> {
        let tag = c_text(tag)?;
        let dataformats = c_optional_text(dataformats)?;
        unsafe {
            check(sys::nnc_summary_writer_add_images(
                ctx(),
                self.as_raw(),
                tag.as_ptr(),
                img_tensor.as_raw(),
                c_optional(&global_step),
                c_optional(&walltime),
                text_pointer(&dataformats),
            ))?;
            Ok(())
        }
    }

    /// A text, which TensorBoard reads as Markdown.
    ///
    /// C: `nnc_summary_writer_add_text`
    pub fn add_text(
        &self,
        tag: &str,
        text_string: &str,
        global_step: Option<i64>,
        walltime: Option<f64>,
    ) -> Result<()> {
        let tag = c_text(tag)?;
        let text_string = c_text(text_string)?;
        unsafe {
            check(sys::nnc_summary_writer_add_text(
                ctx(),
                self.as_raw(),
                tag.as_ptr(),
                text_string.as_ptr(),
                c_optional(&global_step),
                c_optional(&walltime),
            ))?;
            Ok(())
        }
    }

    /// The structure of a model, from a call with these inputs (NULL in the places of None) in
    /// evaluation mode: its recorded operations, grouped by the modules that they were called in, with
    /// their sizes, and the parameters. What has no gradient, as an index, is not among them.
    /// module is left as nnc_summary leaves it.
    ///
    /// C: `nnc_summary_writer_add_graph`
    pub fn add_graph(
        &self,
        model: &Module,
        input_to_model: &[impl AsHandle<Tensor>],
    ) -> Result<()> {
        let c_input_to_model = c_handles(input_to_model);
        unsafe {
            check(sys::nnc_summary_writer_add_graph(
                ctx(),
                self.as_raw(),
                model.as_raw(),
                c_list(&c_input_to_model),
                input_to_model.len() as i64,
            ))?;
            Ok(())
        }
    }

    /// Hyperparameters (numbers, True, False and texts) and the metrics (numbers) that they lead to, in
    /// a file of their own in the folder run_name below log_dir; NULL: the time.
    ///
    /// C: `nnc_summary_writer_add_hparams`
    pub fn add_hparams<'a>(
        &self,
        hparam_dict: &Kwargs,
        metric_dict: &Kwargs,
        run_name: impl Into<Option<&'a str>>,
        global_step: Option<i64>,
    ) -> Result<()> {
        let run_name = c_optional_text(run_name)?;
        unsafe {
            check(sys::nnc_summary_writer_add_hparams(
                ctx(),
                self.as_raw(),
                hparam_dict.as_raw(),
                metric_dict.as_raw(),
                text_pointer(&run_name),
                c_optional(&global_step),
            ))?;
            Ok(())
        }
    }

    /// Returns when what was written is on the disk.
    ///
    /// C: `nnc_summary_writer_flush`
    pub fn flush(&self) -> Result<()> {
        unsafe {
            check(sys::nnc_summary_writer_flush(ctx(), self.as_raw()))?;
            Ok(())
        }
    }

    /// The same, and closes the files; nothing if they are closed. As in PyTorch, what is added
    /// afterwards begins a new file.
    ///
    /// C: `nnc_summary_writer_close`
    pub fn close(&self) -> Result<()> {
        unsafe {
            check(sys::nnc_summary_writer_close(ctx(), self.as_raw()))?;
            Ok(())
        }
    }
}
