/* SPDX-License-Identifier: Apache-2.0 */
#include "idx.h"

#include <nnc/nnc.h>
#include <stdio.h>
#include <stdlib.h>

enum { MAX_PATH = 4096 };

/* Says what is wrong with a file. */
static int damaged(const char *path, const char *what) {
  fprintf(stderr, "lenet: %s: %s\n", path, what);
  return 0;
}

/* The same of what the library says, which names the file. */
static int failed(nnc_error *error) {
  fprintf(stderr, "lenet: %s\n", nnc_error_message(error));
  nnc_error_free(error);
  return 0;
}

/* Are they bytes with ndim sizes, of which all but the first are IDX_SIDE? */
static int fits(nnc_tensor *x, int ndim) {
  int i;
  if (nnc_tensor_dtype(x) != NNC_UINT8 || nnc_tensor_ndim(x) != ndim) return 0;
  for (i = 1; i < ndim; i++)
    if (nnc_tensor_size(x, i) != IDX_SIDE) return 0;
  return nnc_tensor_size(x, 0) > 0;
}

static uint8_t *read_file(const char *path, int ndim, int64_t *count) {
  uint8_t *data = NULL;
  nnc_tensor *x = NULL;
  nnc_error *error = nnc_idx_load(NULL, path, NULL, &x);
  if (error) {
    failed(error);
    return NULL;
  }
  if (!fits(x, ndim)) {
    damaged(path,
            ndim == 1 ? "expected one byte for each image" : "expected images of 28 by 28 bytes");
  } else {
    const int64_t size = nnc_tensor_numel(x);
    *count = nnc_tensor_size(x, 0);
    data = malloc((size_t)size);
    if (!data) damaged(path, "not enough memory");
    if (data && (error = nnc_tensor_copy_to(NULL, x, data, size)) != NULL) {
      failed(error);
      free(data);
      data = NULL;
    }
  }
  nnc_release(x);
  return data;
}

int idx_load(const char *folder, const char *part, idx_set *set) {
  char images[MAX_PATH], labels[MAX_PATH], text[160];
  int64_t n_labels = 0, i;
  set->images = set->labels = NULL;
  if (snprintf(images, sizeof images, "%s/%s-images-idx3-ubyte.gz", folder, part) >= MAX_PATH)
    return damaged(folder, "the path is too long");
  snprintf(labels, sizeof labels, "%s/%s-labels-idx1-ubyte.gz", folder, part);
  set->images = read_file(images, 3, &set->count);
  if (set->images) set->labels = read_file(labels, 1, &n_labels);
  if (!set->labels) {
    idx_free(set);
    return 0;
  }
  text[0] = 0;
  if (n_labels != set->count)
    snprintf(text, sizeof text, "%lld labels for %lld images", (long long)n_labels,
             (long long)set->count);
  for (i = 0; !text[0] && i < n_labels; i++)
    if (set->labels[i] >= IDX_CLASSES)
      snprintf(text, sizeof text, "label %d of image %lld; there are only %d classes",
               set->labels[i], (long long)i, IDX_CLASSES);
  if (!text[0]) return 1;
  idx_free(set);
  return damaged(labels, text);
}

void idx_free(idx_set *set) {
  free(set->images);
  free(set->labels);
  set->images = set->labels = NULL;
}
