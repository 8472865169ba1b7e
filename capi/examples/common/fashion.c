/* SPDX-License-Identifier: Apache-2.0 */
#define _POSIX_C_SOURCE 200809L
#include "fashion.h"

#include <inttypes.h>
#include <stdio.h>
#include <unistd.h>

#include "try.h"

const char *const fashion_names[FASHION_CLASSES] = {
    "T-shirt/top", "Trouser", "Pullover", "Dress", "Coat",
    "Sandal",      "Shirt",   "Sneaker",  "Bag",   "Ankle boot"};

enum { MAX_PATH = 4096 };

static nnc_error *damaged(const char *path, const char *what) {
  char text[MAX_PATH + 256];
  snprintf(text, sizeof text, "%s: %s", path, what);
  return nnc_error_new(NNC_E_FILE, "fashion_load", text);
}

/* One file: uint8 with so many dimensions. */
static nnc_error *load_file(nnc_ctx *c, const char *path, int64_t ndim, nnc_tensor **out) {
  if (access(path, F_OK) != 0) {
    return damaged(path,
                   "there is no such file. The data set is Debian's package "
                   "dataset-fashion-mnist; --data DIR names another folder.");
  }
  TRY(nnc_idx_load(c, path, NULL, out));
  if (nnc_tensor_dtype(*out) == NNC_UINT8 && nnc_tensor_ndim(*out) == ndim) return NULL;
  return damaged(path, ndim == 1 ? "these are no labels" : "these are no images");
}

nnc_error *fashion_load(nnc_ctx *c, const char *folder, const char *part, fashion *out) {
  char images[MAX_PATH], labels[MAX_PATH], text[128];
  int64_t i;
  if (snprintf(images, sizeof images, "%s/%s-images-idx3-ubyte.gz", folder, part) >= MAX_PATH) {
    return damaged(folder, "the path is too long");
  }
  snprintf(labels, sizeof labels, "%s/%s-labels-idx1-ubyte.gz", folder, part);
  TRY(load_file(c, images, 3, &out->images));
  TRY(load_file(c, labels, 1, &out->labels));
  out->count = nnc_tensor_size(out->images, 0);
  if (out->count < 1) return damaged(images, "there are no images");
  if (nnc_tensor_size(out->images, 1) != FASHION_SIDE ||
      nnc_tensor_size(out->images, 2) != FASHION_SIDE) {
    return damaged(images, "the images are not 28 by 28");
  }
  if (nnc_tensor_size(out->labels, 0) != out->count) {
    snprintf(text, sizeof text, "%" PRId64 " labels for %" PRId64 " images",
             nnc_tensor_size(out->labels, 0), out->count);
    return damaged(labels, text);
  }
  out->pixels = nnc_tensor_data(out->images);
  out->classes = nnc_tensor_data(out->labels);
  for (i = 0; i < out->count; i++) {
    if (out->classes[i] < FASHION_CLASSES) continue;
    snprintf(text, sizeof text, "label %d of image %" PRId64 "; there are only %d classes",
             out->classes[i], i, FASHION_CLASSES);
    return damaged(labels, text);
  }
  return NULL;
}
