/* SPDX-License-Identifier: Apache-2.0 */
#include "text.h"

#include <errno.h>
#include <inttypes.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

enum { LARGEST = 64 << 20 };

/* The bytes of the file; NULL with a reason. */
static unsigned char *read_all(FILE *file, int64_t *length, const char **why) {
  unsigned char *bytes = NULL;
  size_t room = 0, n = 0;
  for (;;) {
    unsigned char *more;
    if (n == room) {
      room = room ? 2 * room : 1 << 16;
      more = room <= 2 * (size_t)LARGEST ? realloc(bytes, room) : NULL;
      *why = "too large";
      if (more == NULL) break;
      bytes = more;
    }
    n += fread(bytes + n, 1, room - n, file);
    *why = strerror(errno);
    if (ferror(file)) break;
    if (feof(file)) {
      *length = (int64_t)n;
      return bytes;
    }
  }
  free(bytes);
  return NULL;
}

/* Numbers the different bytes in their order. */
static void number(const unsigned char *bytes, text *t) {
  int64_t i;
  int b;
  for (b = 0; b < 256; b++) t->id[b] = -1;
  for (i = 0; i < t->length; i++) t->id[bytes[i]] = 0;
  t->classes = 0;
  for (b = 0; b < 256; b++) {
    if (t->id[b] < 0) continue;
    t->of[t->classes] = (unsigned char)b;
    t->id[b] = t->classes++;
  }
  for (i = 0; i < t->length; i++) t->ids[i] = t->id[bytes[i]];
}

int text_read(const char *path, int64_t shortest, text *out) {
  const char *why = "";
  unsigned char *bytes;
  FILE *file = fopen(path, "rb");
  if (file == NULL) {
    fprintf(stderr, "gpt: %s: %s\n", path, strerror(errno));
    return 0;
  }
  bytes = read_all(file, &out->length, &why);
  fclose(file);
  if (bytes == NULL) {
    fprintf(stderr, "gpt: %s: %s\n", path, why);
    return 0;
  }
  out->ids = NULL;
  if (out->length < shortest) {
    fprintf(stderr, "gpt: %s has %" PRId64 " characters, at least %" PRId64 " are needed\n", path,
            out->length, shortest);
  } else {
    out->ids = malloc((size_t)out->length * sizeof *out->ids);
    if (out->ids == NULL) fprintf(stderr, "gpt: not enough memory\n");
  }
  if (out->ids != NULL) number(bytes, out);
  free(bytes);
  return out->ids != NULL;
}

void text_free(text *t) {
  free(t->ids);
}
