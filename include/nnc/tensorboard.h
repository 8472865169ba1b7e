/* SPDX-License-Identifier: Apache-2.0 */
/* Event files that TensorBoard shows: torch.utils.tensorboard. */
#ifndef NNC_TENSORBOARD_H
#define NNC_TENSORBOARD_H

#include <nnc/nn.h>

NNC_BEGIN

/* A SummaryWriter has one file "events.out.tfevents.<time>.<host>.<pid>.<n>" in a folder of its
 * own. Each function writes whole records at its end, at once: there is no queue, and whoever kills
 * the process leaves a file that TensorBoard reads. A write that fails (a full disk) is NNC_E_FILE
 * with the file and the system's reason; the file then ends where it did before. Several threads
 * may use a writer. While a program is captured it is NNC_E_UNSUPPORTED.
 * Tags and texts are UTF-8. global_step and walltime (seconds since 1970) are NULL for None, which
 * is no step and the present time. */
typedef struct nnc_summary_writer nnc_summary_writer;

/* torch.utils.tensorboard.SummaryWriter: makes the folder log_dir, and those above it, and the
 * file. NULL or "": "runs/<date>_<host><comment>". options, NULL for the defaults:
 *   comment=''          behind the default folder's name
 *   purge_step=None     what other files of that folder say of this step and of later ones is not
 *                       shown any more
 *   filename_suffix=''  behind the file's name */
NNC_CHECKED nnc_error *nnc_summary_writer_new(nnc_ctx *ctx, const char *log_dir,
                                              const char *options, nnc_summary_writer **out);
/* The folder. */
NNC_CHECKED nnc_error *nnc_summary_writer_get_logdir(nnc_ctx *ctx, nnc_summary_writer *writer,
                                                     nnc_string **out);

/* A number, as float32. new_style writes it as a tensor, with double_precision as float64. */
NNC_CHECKED nnc_error *nnc_summary_writer_add_scalar(nnc_ctx *ctx, nnc_summary_writer *writer,
                                                     const char *tag, double scalar_value,
                                                     const int64_t *global_step,
                                                     const double *walltime, int32_t new_style,
                                                     int32_t double_precision);
/* Numbers of one diagram, each in a file of its own, in the folder "<log_dir>/<main_tag>_<tag>".
 * tag_scalar_dict has numbers. */
NNC_CHECKED nnc_error *nnc_summary_writer_add_scalars(nnc_ctx *ctx, nnc_summary_writer *writer,
                                                      const char *main_tag,
                                                      nnc_kwargs *tag_scalar_dict,
                                                      const int64_t *global_step,
                                                      const double *walltime);
/* How the elements of a tensor are distributed. bins is NULL or "tensorflow"; max_bins, NULL for
 * None, joins neighbours until there are about so many. Sums are those of float64. NNC_E_INVALID
 * for a tensor without elements, or without any that lie in a bin (of less than 1e20).
 * NNC_E_UNSUPPORTED for other bins, such as NumPy's "auto" and "fd". */
NNC_CHECKED nnc_error *nnc_summary_writer_add_histogram(nnc_ctx *ctx, nnc_summary_writer *writer,
                                                        const char *tag, nnc_tensor *values,
                                                        const int64_t *global_step,
                                                        const char *bins, const double *walltime,
                                                        const int64_t *max_bins);
/* An image, as PNG. dataformats, NULL for "CHW", names the dimensions, as "HWC" or "HW"; 1 channel
 * is grey, 3 are RGB, 4 RGB and alpha. uint8 as it is, other types from 0..1; beyond that they are
 * clipped. */
NNC_CHECKED nnc_error *nnc_summary_writer_add_image(nnc_ctx *ctx, nnc_summary_writer *writer,
                                                    const char *tag, nnc_tensor *img_tensor,
                                                    const int64_t *global_step,
                                                    const double *walltime,
                                                    const char *dataformats);
/* The same of several, of 1 or 3 channels, in one image of up to 8 beside each other. dataformats:
 * NULL for "NCHW". */
NNC_CHECKED nnc_error *nnc_summary_writer_add_images(nnc_ctx *ctx, nnc_summary_writer *writer,
                                                     const char *tag, nnc_tensor *img_tensor,
                                                     const int64_t *global_step,
                                                     const double *walltime,
                                                     const char *dataformats);
/* A text, which TensorBoard reads as Markdown. */
NNC_CHECKED nnc_error *nnc_summary_writer_add_text(nnc_ctx *ctx, nnc_summary_writer *writer,
                                                   const char *tag, const char *text_string,
                                                   const int64_t *global_step,
                                                   const double *walltime);
/* The structure of a model, from a call with these inputs (NULL in the places of None) in
 * evaluation mode: its recorded operations, grouped by the modules that they were called in, with
 * their sizes, and the parameters. What has no gradient, as an index, is not among them.
 * module is left as nnc_summary leaves it. */
NNC_CHECKED nnc_error *nnc_summary_writer_add_graph(nnc_ctx *ctx, nnc_summary_writer *writer,
                                                    nnc_module *model,
                                                    nnc_tensor *const *input_to_model,
                                                    int64_t n_input_to_model);
/* Hyperparameters (numbers, True, False and texts) and the metrics (numbers) that they lead to, in
 * a file of their own in the folder run_name below log_dir; NULL: the time. */
NNC_CHECKED nnc_error *nnc_summary_writer_add_hparams(nnc_ctx *ctx, nnc_summary_writer *writer,
                                                      nnc_kwargs *hparam_dict,
                                                      nnc_kwargs *metric_dict, const char *run_name,
                                                      const int64_t *global_step);

/* Returns when what was written is on the disk. */
NNC_CHECKED nnc_error *nnc_summary_writer_flush(nnc_ctx *ctx, nnc_summary_writer *writer);
/* The same, and closes the files; nothing if they are closed. As in PyTorch, what is added
 * afterwards begins a new file. */
NNC_CHECKED nnc_error *nnc_summary_writer_close(nnc_ctx *ctx, nnc_summary_writer *writer);

NNC_END

#endif
