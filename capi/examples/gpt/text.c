/* SPDX-License-Identifier: Apache-2.0 */
#include "text.h"

#include <errno.h>
#include <inttypes.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

enum { LARGEST = 64 << 20, CHARACTERS = 0x110000 };

/* ---- UTF-8, as RFC 3629 has it ---- */

/* The character at *at, which moves behind it; -1 if there is none. */
static int32_t utf8_next(const char **at, const char *end) {
  static const int32_t smallest[] = {0, 0x80, 0x800, 0x10000};
  const unsigned char first = (unsigned char)*(*at)++;
  const int more = first < 0x80 ? 0 : first < 0xc0 ? -1 : first < 0xe0 ? 1 : first < 0xf0 ? 2 : 3;
  int32_t value;
  int i;
  if (more < 0 || first > 0xf4 || end - *at < more) return -1;
  value = more == 0 ? first : first & (0x3f >> more);
  for (i = 0; i < more; i++) {
    const unsigned char next = (unsigned char)**at;
    if ((next & 0xc0) != 0x80) return -1;
    value = value << 6 | (next & 0x3f);
    ++*at;
  }
  if (value < smallest[more] || value >= CHARACTERS || (value >= 0xd800 && value < 0xe000))
    return -1;
  return value;
}

void text_put(const text *t, int64_t class) {
  const uint32_t c = t->of[class];
  if (c < 0x80) {
    putchar((int)c);
    return;
  }
  if (c < 0x800) {
    putchar((int)(0xc0 | c >> 6));
  } else {
    if (c < 0x10000) {
      putchar((int)(0xe0 | c >> 12));
    } else {
      putchar((int)(0xf0 | c >> 18));
      putchar((int)(0x80 | (c >> 12 & 0x3f)));
    }
    putchar((int)(0x80 | (c >> 6 & 0x3f)));
  }
  putchar((int)(0x80 | (c & 0x3f)));
}

/* ---- the file ---- */

/* The bytes of the file; NULL with a reason. */
static char *read_all(FILE *file, size_t *length, const char **why) {
  char *bytes = NULL;
  size_t room = 0, n = 0;
  for (;;) {
    char *more;
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
      *length = n;
      return bytes;
    }
  }
  free(bytes);
  return NULL;
}

/* The characters; 0 after it has told why there are none. out->ids has room for them. */
static int decode(const char *path, const char *bytes, size_t size, text *out) {
  const char *at = bytes, *const end = bytes + size;
  out->length = 0;
  while (at < end) {
    const char *const begin = at;
    const int32_t c = utf8_next(&at, end);
    if (c < 0) {
      fprintf(stderr, "gpt: %s: byte %" PRId64 " is no UTF-8\n", path, (int64_t)(begin - bytes));
      return 0;
    }
    out->ids[out->length++] = c;
  }
  return 1;
}

/* Numbers the different characters in their order; 0 if there is no memory. */
static int number(text *t) {
  int *const id = calloc(CHARACTERS, sizeof *id);
  int64_t i;
  int c;
  if (id == NULL) return 0;
  t->classes = 0;
  for (i = 0; i < t->length; i++) {
    t->classes += id[t->ids[i]] == 0;
    id[t->ids[i]] = 1;
  }
  t->of = malloc((size_t)t->classes * sizeof *t->of);
  if (t->of != NULL) {
    t->classes = 0;
    for (c = 0; c < CHARACTERS; c++) {
      if (id[c] == 0) continue;
      t->of[t->classes] = (uint32_t)c;
      id[c] = t->classes++;
    }
    for (i = 0; i < t->length; i++) t->ids[i] = id[t->ids[i]];
  }
  free(id);
  return t->of != NULL;
}

/* The text of these bytes; 0 after it has told why there is none. */
static int text_of(const char *path, const char *bytes, size_t size, int64_t shortest, text *out) {
  out->of = NULL;
  out->ids = malloc((size + 1) * sizeof *out->ids);
  if (out->ids == NULL) {
    fprintf(stderr, "gpt: not enough memory\n");
    return 0;
  }
  if (!decode(path, bytes, size, out)) return 0;
  if (out->length < shortest) {
    fprintf(stderr, "gpt: %s has %" PRId64 " characters, at least %" PRId64 " are needed\n", path,
            out->length, shortest);
    return 0;
  }
  if (!number(out)) {
    fprintf(stderr, "gpt: not enough memory\n");
    return 0;
  }
  return 1;
}

int text_read(const char *path, int64_t shortest, text *out) {
  const char *why = "";
  char *bytes;
  size_t size = 0;
  int done;
  FILE *file = fopen(path, "rb");
  if (file == NULL) {
    fprintf(stderr, "gpt: %s: %s\n", path, strerror(errno));
    return 0;
  }
  bytes = read_all(file, &size, &why);
  fclose(file);
  if (bytes == NULL) {
    fprintf(stderr, "gpt: %s: %s\n", path, why);
    return 0;
  }
  done = text_of(path, bytes, size, shortest, out);
  free(bytes);
  if (!done) text_free(out);
  return done;
}

void text_free(text *t) {
  free(t->ids);
  free(t->of);
}

static int compare(const void *a, const void *b) {
  const uint32_t x = *(const uint32_t *)a, y = *(const uint32_t *)b;
  return (x > y) - (x < y);
}

int64_t text_encode(const text *t, const char *utf8, int64_t *ids, int64_t *lost) {
  const char *const end = utf8 + strlen(utf8);
  int64_t n = 0;
  *lost = 0;
  while (utf8 < end) {
    const int32_t c = utf8_next(&utf8, end);
    const uint32_t key = (uint32_t)c;
    const uint32_t *const found =
        c < 0 ? NULL : bsearch(&key, t->of, (size_t)t->classes, sizeof *t->of, compare);
    if (found == NULL)
      ++*lost;
    else
      ids[n++] = found - t->of;
  }
  return n;
}
