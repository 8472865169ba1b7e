/* SPDX-License-Identifier: Apache-2.0 */
/* Files: tensors, models and training runs. */
#ifndef NNC_IO_H
#define NNC_IO_H

#include <nnc/lr_scheduler.h>

NNC_BEGIN

/* Files that are damaged or made up are NNC_E_FILE, with the file, the offset and the rule that is
 * broken; nothing in them is ever executed, and memory for what they only claim is not taken. So
 * are files that cannot be opened, read or written, with the system's reason.
 * Saving is atomic: a temporary file in the same folder, ".nnc-*.tmp", takes the place of the
 * former one once all of it is on the disk. After an error, a full disk or the end of the process
 * the former file is there as a whole; only where the folder cannot be brought to the disk, which
 * the error says, it is the new one. A link stays, what it leads to is replaced; permissions are
 * kept. While a program is captured files are NNC_E_UNSUPPORTED. */

/* ---- safetensors ---- */

/* safetensors.torch.save_file: writes the tensors of a collection, of any strides, in row-major
 * order. metadata may be NULL; its values are texts (NNC_E_INVALID otherwise). NNC_E_INVALID for an
 * entry without a tensor, for a name that is no UTF-8 and, as in Python, for tensors that share
 * memory (nnc_safetensors_save_model writes those of a module). */
NNC_CHECKED nnc_error *nnc_safetensors_save_file(nnc_ctx *ctx, nnc_named *tensors,
                                                 nnc_kwargs *metadata, const char *path);
/* safetensors.torch.load_file: the tensors of a file in the order in which they lie there; of an
 * index ("model.safetensors.index.json") those of all its files, which lie in its folder. options,
 * which may be NULL:
 *   mmap=True       tensors are pages of the file, read when somebody looks at them. What is
 *                   written to them stays in the process; while they live nobody may make the file
 *                   shorter or take its disk away: what is missing then is SIGBUS when it is read.
 *                   (To save over it is fine: the former file stays for those who have it.)
 *   strict=False    bytes behind the last tensor, and tensors that an index does not name, are
 *                   passed over
 *   prefixes=[('bert.', ''), ('cls.', 'head.')]   what names begin with, and what instead; the
 *                   first that fits
 * Types that this library has not (8-bit floats, unsigned integers of more than 8 bits, complex
 * numbers) are NNC_E_UNSUPPORTED, two tensors with one name after renaming NNC_E_INVALID. */
NNC_CHECKED nnc_error *nnc_safetensors_load_file(nnc_ctx *ctx, const char *path,
                                                 const char *options, nnc_named **out);
/* The metadata of a safetensors file: entries that are texts, see nnc_named_value. */
NNC_CHECKED nnc_error *nnc_safetensors_metadata(nnc_ctx *ctx, const char *path, nnc_named **out);

/* safetensors.torch.save_model: the state dict of a module. Of a tensor with several names the
 * first in the alphabet is saved, and the metadata say under each of the others which that is.
 * metadata may be NULL. */
NNC_CHECKED nnc_error *nnc_safetensors_save_model(nnc_ctx *ctx, nnc_module *module,
                                                  nnc_kwargs *metadata, const char *path);
/* safetensors.torch.load_model: loads a file, or the files of an index, into a module, as
 * nnc_module_load_state_dict does; of a tensor with several names one is enough. options are those
 * of nnc_safetensors_load_file. On an error nothing has changed. */
NNC_CHECKED nnc_error *nnc_safetensors_load_model(nnc_ctx *ctx, nnc_module *module,
                                                  const char *path, const char *options,
                                                  int32_t strict, nnc_named **missing,
                                                  nnc_named **unexpected);

/* ---- models ---- */

/* A model file is a safetensors file with the module's state dict, whose metadata say under
 * "nnc.module" a text for nnc_module_new: what nnc_module_repr prints and the arguments that this
 * leaves out, or the arguments alone of a layer that makes its children of them. Any reader of
 * safetensors finds the weights. A module of the host's own class comes back as a container of its
 * children, without its forward; hooks are not kept. NNC_E_UNSUPPORTED for a module that cannot be
 * made again from text with the same layers, arguments, parameters and buffers, as one with tensors
 * or other modules among its arguments, or with a hook that computes a parameter. */
NNC_CHECKED nnc_error *nnc_model_save(nnc_ctx *ctx, nnc_module *module, const char *path);
/* The module of a model file: its layers, with the tensors of the file in their types; what was one
 * tensor under several names is one again. All parameters require gradients, and the module is in
 * training mode, as any new one. Nothing is drawn from ctx's generator. options are those of
 * nnc_safetensors_load_file. NNC_E_FILE for a file without such a text, for a text that describes
 * no module, for more modules than 16384 and 4 for each tensor, and for tensors of other names or
 * sizes than the module has, which is found before the module has taken more memory than they. */
NNC_CHECKED nnc_error *nnc_model_load(nnc_ctx *ctx, const char *path, const char *options,
                                      nnc_module **out);

/* ---- training runs ---- */

/* One file of nnc_save for a run that goes on where it stopped: {"model": the module's state dict,
 * "optimizer": and "lr_scheduler": theirs, "rng_state": that of ctx's generator} and the entries of
 * extra, such as "epoch". PyTorch's torch.load reads it. optimizer, lr_scheduler and extra may be
 * NULL. NNC_E_INVALID for an entry of extra under one of these keys. */
NNC_CHECKED nnc_error *nnc_training_save(nnc_ctx *ctx, nnc_module *module, nnc_optimizer *optimizer,
                                         nnc_lr_scheduler *lr_scheduler, nnc_named *extra,
                                         const char *path);
/* Loads such a file into a module, an optimizer and a scheduler that are made as the saved ones
 * were, and into ctx's generator: what follows gives the same bits as if the run had not stopped.
 * *out gets the other entries. optimizer and lr_scheduler may be NULL; what they would get is
 * passed over. NNC_E_UNKNOWN for a part that the file has not, and the errors of the parts' own
 * loads: on an error nothing has changed, but by hooks of the optimizer that run afterwards. */
NNC_CHECKED nnc_error *nnc_training_load(nnc_ctx *ctx, const char *path, nnc_module *module,
                                         nnc_optimizer *optimizer, nnc_lr_scheduler *lr_scheduler,
                                         nnc_named **out);

NNC_END

#endif
