/* SPDX-License-Identifier: Apache-2.0 */
/* Files of PyTorch and of NumPy. */
#ifndef NNC_SERIALIZATION_H
#define NNC_SERIALIZATION_H

#include <nnc/nn.h>

NNC_BEGIN

/* Nothing in a file is ever executed, and no name in it is looked up: what is neither a tensor nor
 * a plain value is an error. Files that are damaged or made up are NNC_E_FILE, with the file, the
 * offset and the rule that is broken; memory for what they only claim is not taken: what a file of
 * less than 1 MiB becomes, and what reading it needs, is less than 64 MiB and twice its size.
 * Loading gives all of a file or an error. Saving is atomic: the former file is replaced when all
 * of the new one is on the disk. While a program is captured files are NNC_E_UNSUPPORTED. */

/* ---- torch.save, torch.load ---- */

/* Writes a file that torch.load(path, weights_only=True) reads. A collection is a dictionary, its
 * dotted keys are nested ones as far as it knows that they were: those of nnc_load, of
 * nnc_optimizer_state_dict and of nnc_named_add_named. Values that were plain in Python are so
 * again, an entry without a tensor is None. As in torch.save, tensors that share memory do so
 * afterwards, views stay views, and of a view all of the memory is written that it is a part of.
 * Files may have 4 GiB and more (zip64, which torch.load reads).
 * NNC_E_INVALID for an entry that is a module, for keys that contradict each other and for text
 * that is no UTF-8, NNC_E_STATE for an uninitialized parameter, NNC_E_UNSUPPORTED for tensors of
 * different element types that share memory. */
NNC_CHECKED nnc_error *nnc_save(nnc_ctx *ctx, nnc_named *named, const char *path);
/* Reads a file of torch.save: a zip archive, or the older format without one. Dictionaries, lists
 * and tuples become dotted keys, "optimizer.param_groups.0.lr"; keys of dictionaries are str or
 * int; two that become one, as "a.b" beside {"a": {"b": ...}}, are NNC_E_FILE. Plain values, and
 * lists and tuples of numbers or of bools, are tensors in the form that nnc_optimizer_state_dict
 * describes; so are empty dictionaries. Others (of texts, containers or None, of bools beside
 * numbers, tuples with NaN) are one entry for each element. A file of up to 1 MiB may have some
 * 90,000 entries, a larger one another for each 5 bytes. Values of
 * which there are thousands may share memory. An int of more than 64 bits is its decimal
 * digits, as a text is, and an int again when it is saved. A torch.dtype and a torch.device are
 * their text. A tensor that is saved alone has the key "", and is saved alone under it. Tensors of
 * a GPU are loaded to memory; what they shared is shared. requires_grad is as it was. Refused by
 * their names are tensors that are sparse, quantized, complex, of 8-bit floats or of unsigned
 * integers of more than 8 bits, pickled modules and other objects, and TorchScript; and an archive
 * with compressed entries, as a zip program makes it and torch.save does not. options, which
 * may be NULL: mmap=True         tensors are pages of the file, read when somebody looks at them.
 * What is written to them stays in the process; while they live nobody may make the file shorter or
 * take its disk away: what is missing then is SIGBUS when it is read. (To save over it is fine: the
 * former file stays for those who have it.) check_crc32=False checksums of the archive are not
 * looked at, as they are not by default with mmap: PyTorch can write files without any */
NNC_CHECKED nnc_error *nnc_load(nnc_ctx *ctx, const char *path, const char *options,
                                nnc_named **out);

/* ---- numpy.save, numpy.load ---- */

/* Writes the elements in row-major order. NNC_E_DTYPE for bfloat16, which NumPy has not. */
NNC_CHECKED nnc_error *nnc_npy_save(nnc_ctx *ctx, nnc_tensor *tensor, const char *path);
/* Reads an array of bools, of ints of 8 to 64 bits, of uint8 or of floats of 16 to 64 bits, in
 * either byte order; one in Fortran's order has the strides of that. Others are NNC_E_FILE: arrays
 * of objects are pickles. options may be NULL, or "mmap=True" as for nnc_load. */
NNC_CHECKED nnc_error *nnc_npy_load(nnc_ctx *ctx, const char *path, const char *options,
                                    nnc_tensor **out);
/* numpy.savez: the tensors of a collection as an archive of arrays, not compressed. NNC_E_INVALID
 * for an entry without a tensor, and for a key that cannot name a file below a folder. */
NNC_CHECKED nnc_error *nnc_npz_save(nnc_ctx *ctx, nnc_named *named, const char *path);
/* numpy.load of such an archive, of one of numpy.savez_compressed too. options, which may be NULL,
 * are those of nnc_load (what is compressed is never mapped, and always checked) and
 *   max_size=N   how many bytes what is compressed may become in all; by default 16 times the size
 *                of the file, but 24 MiB for a small one */
NNC_CHECKED nnc_error *nnc_npz_load(nnc_ctx *ctx, const char *path, const char *options,
                                    nnc_named **out);

NNC_END

#endif
