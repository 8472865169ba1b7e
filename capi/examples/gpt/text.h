/* SPDX-License-Identifier: Apache-2.0 */
/* A text as numbers: one for each different character. */
#ifndef GPT_TEXT_H
#define GPT_TEXT_H

#include <stdint.h>

typedef struct {
  int64_t length, *ids; /* of the characters */
  int classes;          /* how many different ones there are */
  uint32_t *of;         /* the character of each class, in the order of Unicode */
} text;

/* Reads a file of UTF-8; 0 after it has told on stderr why it cannot. */
int text_read(const char *path, int64_t shortest, text *out);
void text_free(text *t);

/* Writes the classes of the characters of UTF-8, but for those that the text has not, which *lost
 * counts; how many it has written. */
int64_t text_encode(const text *t, const char *utf8, int64_t *ids, int64_t *lost);
/* Writes the character of a class to stdout. */
void text_put(const text *t, int64_t class);

#endif
