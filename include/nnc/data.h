/* SPDX-License-Identifier: Apache-2.0 */
/* Datasets, samplers and loaders: torch.utils.data. While a program is captured, what draws or
 * loads is NNC_E_UNSUPPORTED. All four kinds of handles may be used from any thread, and released
 * in any order: a loader keeps its dataset, an iterator what it needs of its loader. */
#ifndef NNC_DATA_H
#define NNC_DATA_H

#include <nnc/tensor.h>

NNC_BEGIN

/* A known number of samples, each of the same number of tensors: its fields. Never changes. */
typedef struct nnc_dataset nnc_dataset;
/* In which order a loader takes samples. Never changes. */
typedef struct nnc_sampler nnc_sampler;
typedef struct nnc_data_loader nnc_data_loader;
/* One pass of a loader. Calls of several threads come one after another. */
typedef struct nnc_data_loader_iter nnc_data_loader_iter;

/* ---- datasets ---- */

/* TensorDataset: sample i is the places i of the first dimension of all tensors, views of them.
 * NNC_E_SHAPE: first sizes differ, or a tensor has no dimensions. NNC_E_INVALID: no tensors. */
NNC_CHECKED nnc_error *nnc_tensor_dataset_new(nnc_ctx *ctx, nnc_tensor *const *tensors,
                                              int64_t n_tensors, nnc_dataset **out);

/* A dataset of the host's: torch's Dataset with __len__ and __getitem__. struct_size is
 * sizeof(nnc_dataset_vtable); self is the pointer given to nnc_dataset_new_user. Errors are
 * returned, and become those of the call, or of the batch, that needed the sample. */
typedef struct nnc_dataset_vtable {
  int64_t struct_size; /* sizeof(nnc_dataset_vtable) */
  /* 1: workers of a loader may call get, several at a time, each from a thread of the library's
   * own, which computes on one thread. 0: get is called by threads only that called the library. */
  int64_t any_thread;
  /* How many samples there are; called once. */
  nnc_error *(*len)(uintptr_t self, nnc_ctx *ctx, int64_t *out);
  /* The sample at 0 <= index < len: *n_out tensors, at least one and as many for each index. ctx
   * is a scope; its generator is that of the worker, or of the call. */
  nnc_error *(*get)(uintptr_t self, nnc_ctx *ctx, int64_t index, nnc_tensor **out, int64_t capacity,
                    int64_t *n_out);
  /* Called once nobody needs self any more; with any_thread, perhaps on a worker's thread that was
   * at get when its iterator was released. May be NULL. */
  void (*destroy)(uintptr_t self);
} nnc_dataset_vtable;

/* The dataset keeps self until it is gone, then destroy is called; on an error self stays yours.
 * NNC_E_INVALID: a table that is not known or lacks len or get. NNC_E_CALLBACK: a negative len. */
NNC_CHECKED nnc_error *nnc_dataset_new_user(nnc_ctx *ctx, const nnc_dataset_vtable *vtable,
                                            uintptr_t self, nnc_dataset **out);
/* Subset: the samples of dataset at these indices, from the end if negative. NNC_E_INDEX: one that
 * is not there. Datasets of datasets may be 100 deep (NNC_E_INVALID). */
NNC_CHECKED nnc_error *nnc_subset_new(nnc_ctx *ctx, nnc_dataset *dataset, const int64_t *indices,
                                      int64_t n_indices, nnc_dataset **out);
/* ConcatDataset: the samples of one after those of another. NNC_E_INVALID: none. */
NNC_CHECKED nnc_error *nnc_concat_dataset_new(nnc_ctx *ctx, nnc_dataset *const *datasets,
                                              int64_t n_datasets, nnc_dataset **out);
/* random_split into subsets of these lengths, which add up to the dataset's: out gets n_lengths
 * handles. Draws from ctx's generator. As in torch, lengths that add up to 1 are fractions.
 * NNC_E_INVALID: another sum, a negative length. */
NNC_CHECKED nnc_error *nnc_random_split(nnc_ctx *ctx, nnc_dataset *dataset, const int64_t *lengths,
                                        int64_t n_lengths, nnc_dataset **out);
/* The same by fractions, which add up to 1: floor(fraction * len) samples each, and of those that
 * are left over one to each from the first on. */
NNC_CHECKED nnc_error *nnc_random_split_fractions(nnc_ctx *ctx, nnc_dataset *dataset,
                                                  const double *fractions, int64_t n_fractions,
                                                  nnc_dataset **out);
/* How many samples there are; -1 for a bad handle. */
NNC_API int64_t nnc_dataset_len(nnc_dataset *dataset);
/* One sample, from the end if index is negative. NNC_E_INDEX: it is not there. */
NNC_CHECKED nnc_error *nnc_dataset_get(nnc_ctx *ctx, nnc_dataset *dataset, int64_t index,
                                       nnc_tensor **out, int64_t capacity, int64_t *n_out);

/* ---- samplers ----
 * They give torch's indices for the same seed. generator is a context, whose generator is drawn
 * from; NULL is torch's None: the generator of the context with which a pass begins. As in torch,
 * indices are drawn when they are needed. */

/* SequentialSampler: 0, 1, ... len - 1. */
NNC_CHECKED nnc_error *nnc_sequential_sampler_new(nnc_ctx *ctx, nnc_dataset *dataset,
                                                  nnc_sampler **out);
/* RandomSampler: num_samples indices (NULL: as many as there are samples), each index once before
 * any comes again, or with replacement. Without a generator each pass draws a seed for one of its
 * own. NNC_E_INVALID: num_samples < 1, no samples. */
NNC_CHECKED nnc_error *nnc_random_sampler_new(nnc_ctx *ctx, nnc_dataset *dataset,
                                              int32_t replacement, const int64_t *num_samples,
                                              nnc_ctx *generator, nnc_sampler **out);
/* SubsetRandomSampler: these indices in a random order. */
NNC_CHECKED nnc_error *nnc_subset_random_sampler_new(nnc_ctx *ctx, const int64_t *indices,
                                                     int64_t n_indices, nnc_ctx *generator,
                                                     nnc_sampler **out);
/* WeightedRandomSampler: num_samples of the indices 0..n-1 by nnc_multinomial of weights (n)
 * (torch: replacement 1). NNC_E_SHAPE: weights has not one dimension. NNC_E_INVALID: num_samples
 * < 1; a pass has the errors of nnc_multinomial. */
NNC_CHECKED nnc_error *nnc_weighted_random_sampler_new(nnc_ctx *ctx, nnc_tensor *weights,
                                                       int64_t num_samples, int32_t replacement,
                                                       nnc_ctx *generator, nnc_sampler **out);
/* BatchSampler: the indices of sampler in batches of batch_size, the last one may have fewer unless
 * drop_last. A loader fetches just these batches: torch's DataLoader(batch_sampler=...).
 * NNC_E_INVALID: batch_size < 1, a sampler that gives batches itself. */
NNC_CHECKED nnc_error *nnc_batch_sampler_new(nnc_ctx *ctx, nnc_sampler *sampler, int64_t batch_size,
                                             int32_t drop_last, nnc_sampler **out);
/* Batches of your own, the same in every pass: lengths[0] indices, then lengths[1], ...; torch's
 * batch_sampler=[[3, 1], [4]] is indices 3, 1, 4 and lengths 2, 1. NNC_E_INVALID: a length < 1,
 * lengths that do not add up to n_indices. */
NNC_CHECKED nnc_error *nnc_listed_batches_new(nnc_ctx *ctx, const int64_t *indices,
                                              int64_t n_indices, const int64_t *lengths,
                                              int64_t n_lengths, nnc_sampler **out);
/* How many indices, or batches, a pass gives; -1 for a bad handle. */
NNC_API int64_t nnc_sampler_len(nnc_sampler *sampler);
/* (n) of int64: the indices of one pass, list(sampler) in Python; those of batches one batch after
 * the other. */
NNC_CHECKED nnc_error *nnc_sampler_indices(nnc_ctx *ctx, nnc_sampler *sampler, nnc_tensor **out);

/* ---- loaders ---- */

/* DataLoader. options, which may be NULL:
 *   batch_size=1        samples in a batch; None: samples without a batch, as they are
 *   shuffle=False       RandomSampler(dataset, generator=generator); not with a sampler
 *   drop_last=False     leave out the last batch if it is not full
 *   num_workers=0       threads that fetch batches ahead, at most 512
 *   prefetch_factor=2   how many batches ahead for each worker, 1..65536
 *   persistent_workers=False   as in torch the workers go on with their random numbers in the next
 *                       pass, which draws no seed for them
 *   padding_value=None  a number: fields are padded with it along their first dimension to the
 *                       longest in the batch. A list: one for each field, None for one that is not
 *                       padded. Fields without dimensions are not.
 * sampler may be NULL, which is SequentialSampler or with shuffle RandomSampler; generator too.
 * Beside a sampler that gives batches there is no batch_size, shuffle or drop_last.
 * NNC_E_UNKNOWN: another option. NNC_E_INVALID: a value that torch refuses.
 *
 * Batches, their order, errors and random numbers are the same whatever the threads do, and but for
 * random numbers for any number of workers. Where the dataset is not for any thread (see
 * nnc_dataset_vtable; tensors that require grad), or the system refuses a thread, the caller
 * fetches for that worker. Threads block signals, sleep when they have nothing to do, and stop
 * after the sample that they are at when the iterator is released, which waits for them unless
 * that is a call of the host's. In the child of fork() an iterator of its parent can only be
 * released. */
NNC_CHECKED nnc_error *nnc_data_loader_new(nnc_ctx *ctx, nnc_dataset *dataset, nnc_sampler *sampler,
                                           const char *options, nnc_ctx *generator,
                                           nnc_data_loader **out);
/* How many batches a pass has; -1 for a bad handle. */
NNC_API int64_t nnc_data_loader_len(nnc_data_loader *loader);
/* Begins a pass: torch's iter(loader), with its draws from the generator, or from ctx's. Workers
 * fetch under the settings of ctx. */
NNC_CHECKED nnc_error *nnc_data_loader_iter_new(nnc_ctx *ctx, nnc_data_loader *loader,
                                                nnc_data_loader_iter **out);
/* The next batch: each field of its samples stacked along a new first dimension, then for each
 * field that was padded the lengths, (batch) of int64. *n_out is 0 after the last one.
 * NNC_E_INVALID: more tensors than capacity, the batch is not lost. NNC_E_SHAPE: samples of
 * unequal sizes, or numbers of tensors. Where a batch cannot be fetched, the next call goes on with
 * the batch after it; where memory is out, it tries again. NNC_E_STATE: in the child of fork(), and
 * for a dataset that asks its own iterator. */
NNC_CHECKED nnc_error *nnc_data_loader_next(nnc_ctx *ctx, nnc_data_loader_iter *iterator,
                                            nnc_tensor **out, int64_t capacity, int64_t *n_out);

NNC_END

#endif
