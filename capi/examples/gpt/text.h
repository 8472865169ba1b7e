/* SPDX-License-Identifier: Apache-2.0 */
/* A text as numbers: one for each different character. */
#ifndef GPT_TEXT_H
#define GPT_TEXT_H

#include <stdint.h>

typedef struct {
  int64_t length, *ids;  /* of the characters */
  int classes;           /* how many different ones there are */
  unsigned char of[256]; /* the byte of each class */
  int id[256];           /* the class of each byte, or -1 */
} text;

/* Reads a file of bytes; 0 after it has told on stderr why it cannot. */
int text_read(const char *path, int64_t shortest, text *out);
void text_free(text *t);

#endif
