/* SPDX-License-Identifier: Apache-2.0 */
/* Datasets and loaders: torch.utils.data. */
#ifndef NNC_DATA_H
#define NNC_DATA_H

#include <nnc/tensor.h>

NNC_BEGIN

/* A dataset is a known number of samples, each of the same number of tensors: its fields. It never
 * changes, and any thread may use it. */
typedef struct nnc_dataset nnc_dataset;

NNC_END

#endif
