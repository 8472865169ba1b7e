/* SPDX-License-Identifier: Apache-2.0 */
/* How much memory tensors take, and giving it back to the system: torch.accelerator.memory's
 * functions. */
#ifndef NNC_MEMORY_H
#define NNC_MEMORY_H

#include <nnc/version.h>

NNC_BEGIN

/* All figures are bytes, of the whole process. Counted is what tensors, and what the library needs
 * beside them, take in blocks of more than 4096 bytes, rounded up to the sizes of blocks (at most a
 * quarter more). Not counted are smaller blocks, however many there are (each thread keeps up to
 * 256 of each size for itself and gives them back when it ends), memory of yours
 * (nnc_from_blob), and what oneDNN and OpenBLAS allocate.
 *
 * A block that nobody uses is kept for reuse. What is kept may be as much as was ever in use at the
 * same time, whatever nnc_reset_peak_memory_stats forgets; beyond that, releases give back what was
 * idle for the longest time. A block that nobody has taken for ten seconds goes back when next a
 * counted block is released; nnc_empty_cache gives back everything that is kept at once. Blocks
 * from 2 MiB on go to the kernel, smaller ones to malloc, which may keep them. */

/* In use now. */
NNC_API int64_t nnc_memory_allocated(void);
/* The most that was in use at the same time since nnc_reset_peak_memory_stats, or ever. */
NNC_API int64_t nnc_max_memory_allocated(void);
/* In use or kept for reuse now. */
NNC_API int64_t nnc_memory_reserved(void);
/* The most of that since nnc_reset_peak_memory_stats, or ever. */
NNC_API int64_t nnc_max_memory_reserved(void);
/* From now on the two maxima are those of what comes. */
NNC_API void nnc_reset_peak_memory_stats(void);
/* From now on no more than so many bytes are in use or kept for reuse: what needs more is
 * NNC_E_MEMORY, as if the system had none. What is kept goes first; what is in use stays, if it is
 * more. bytes 0: no limit, the default. NNC_E_INVALID for a negative number. */
NNC_CHECKED nnc_error *nnc_memory_limit(nnc_ctx *ctx, int64_t bytes);
/* Gives all counted blocks that are kept for reuse back to the system, now. */
NNC_API void nnc_empty_cache(void);

NNC_END

#endif
