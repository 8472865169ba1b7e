/* SPDX-License-Identifier: Apache-2.0 */
/* Sentences of a small English grammar, whose words often can be several parts of speech: what "the
 * can", "they can" and "they can fish" have in common is only the spelling. */
#ifndef TAGGER_GRAMMAR_H
#define TAGGER_GRAMMAR_H

#include <stdint.h>

/* The universal parts of speech of Petrov, Das and McDonald (2012), as far as they occur. */
enum { DET, NOUN, PROPN, PRON, ADJ, ADV, VERB, AUX, ADP, CCONJ, TAGS };
extern const char *const tag_names[TAGS];

enum { MOST_WORDS = 40 }; /* in a sentence */
typedef struct {
  int length;
  int words[MOST_WORDS]; /* their places in the vocabulary */
  int tags[MOST_WORDS];
} sentence;

/* Place 0 of the vocabulary stands for all words that are not in it. */
enum { UNKNOWN };
int vocabulary_size(void);
/* The place of a word, in lower case; UNKNOWN if there is none. */
int vocabulary_find(const char *word);

/* The next sentence of a stream, which *state is the place in. */
void draw_sentence(uint64_t *state, sentence *out);

#endif
