/* SPDX-License-Identifier: Apache-2.0 */
/* The file format of MNIST and Fashion-MNIST: a magic number, the sizes, the bytes; gzipped. */
#ifndef LENET_IDX_H
#define LENET_IDX_H

#include <stdint.h>

enum { IDX_SIDE = 28, IDX_PIXELS = IDX_SIDE * IDX_SIDE, IDX_CLASSES = 10 };

/* count images of IDX_PIXELS bytes each, row by row, and their classes 0 .. IDX_CLASSES-1. */
typedef struct {
  int64_t count;
  uint8_t *images;
  uint8_t *labels;
} idx_set;

/* Reads folder/PART-images-idx3-ubyte.gz and folder/PART-labels-idx1-ubyte.gz; part is "train" or
 * "t10k". Every byte is accounted for: a damaged file is reported on stderr and gives 0. */
int idx_load(const char *folder, const char *part, idx_set *set);
void idx_free(idx_set *set);

#endif
