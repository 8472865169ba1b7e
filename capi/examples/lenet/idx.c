/* SPDX-License-Identifier: Apache-2.0 */
#include "idx.h"

#include <errno.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <zlib.h>

enum { MAX_COUNT = 10 * 1000 * 1000, MAX_PATH = 4096 };

static uint32_t big_endian(const uint8_t *b) {
  return (uint32_t)b[0] << 24 | (uint32_t)b[1] << 16 | (uint32_t)b[2] << 8 | b[3];
}

/* Says what is wrong with a file. */
static int damaged(const char *path, const char *what) {
  fprintf(stderr, "lenet: %s: %s\n", path, what);
  return 0;
}

/* Exactly size bytes, or why not. */
static int read_exactly(gzFile file, const char *path, uint8_t *to, size_t size) {
  while (size > 0) {
    const unsigned part = size < (1u << 20) ? (unsigned)size : 1u << 20;
    const int got = gzread(file, to, part);
    if (got < 0) {
      int code;
      gzerror(file, &code); /* its text is for programmers */
      return damaged(path, code == Z_ERRNO ? strerror(errno) : "the compressed data is damaged");
    }
    if (got == 0) return damaged(path, "the file is truncated");
    to += got;
    size -= (size_t)got;
  }
  return 1;
}

/* Nothing may follow. Reading on is also what makes zlib compare the checksum. */
static int read_end(gzFile file, const char *path) {
  uint8_t extra;
  int code;
  const int got = gzread(file, &extra, 1);
  gzerror(file, &code);
  if (got == 0 && code == Z_OK) return 1;
  if (got > 0) return damaged(path, "there is more data than the header says");
  return damaged(path, "the checksum is wrong or missing");
}

/* Header and elements of an open file with ndim sizes; all but the first must be IDX_SIDE. */
static uint8_t *read_open(gzFile file, const char *path, int ndim, int64_t *count) {
  uint8_t header[4 + 4 * 3], *data;
  char text[160];
  size_t size;
  int i;
  if (!read_exactly(file, path, header, 4 + 4 * (size_t)ndim)) return NULL;
  if (big_endian(header) != 0x800u + (unsigned)ndim) {
    snprintf(text, sizeof text,
             "it starts with 0x%08x; an IDX file of bytes with %d sizes starts with 0x%08x",
             (unsigned)big_endian(header), ndim, 0x800u + (unsigned)ndim);
    damaged(path, text);
    return NULL;
  }
  *count = big_endian(header + 4);
  size = (size_t)*count;
  if (*count < 1 || *count > MAX_COUNT) {
    snprintf(text, sizeof text, "%lld elements cannot be right", (long long)*count);
    damaged(path, text);
    return NULL;
  }
  for (i = 1; i < ndim; i++) {
    if (big_endian(header + 4 + 4 * i) != IDX_SIDE) {
      damaged(path, "the images are not 28 by 28");
      return NULL;
    }
    size *= IDX_SIDE;
  }
  data = malloc(size);
  if (!data) {
    damaged(path, "not enough memory");
    return NULL;
  }
  if (!read_exactly(file, path, data, size) || !read_end(file, path)) {
    free(data);
    return NULL;
  }
  return data;
}

static uint8_t *read_file(const char *path, int ndim, int64_t *count) {
  uint8_t *data;
  gzFile file;
  errno = 0;
  file = gzopen(path, "rb");
  if (!file) {
    damaged(path, errno ? strerror(errno) : "not enough memory");
    return NULL;
  }
  data = read_open(file, path, ndim, count);
  gzclose(file);
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
