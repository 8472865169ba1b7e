/* SPDX-License-Identifier: Apache-2.0 */
/* The LSTM tagger of PyTorch's tutorials learns the parts of speech of sentences in which a word
 * alone does not tell its own, and tags yours:
 *
 *     tagger                           learns, then tags the lines of the standard input
 *     tagger 'they can fish' ...       learns, then tags these
 *     tagger --model FILE ...          learns only if there is no such file, and leaves one
 *
 * The network reads forwards and backwards. The sentences of a batch are packed, so that padding is
 * never read. One word of twenty is hidden while it learns, so that it guesses what it does not
 * know by what stands around it. */
#define _POSIX_C_SOURCE 200809L
#include <getopt.h>
#include <inttypes.h>
#include <locale.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>
#include <wchar.h>
#include <wctype.h>

#include "common/arguments.h"
#include "common/output.h"
#include "common/progress.h"
#include "common/try.h"
#include "tagger/grammar.h"

enum { BATCH = 32, HELD_OUT = 500 };

/* ---- the network ---- */

typedef struct {
  nnc_module *module, *word_embeddings, *lstm, *hidden2tag;
} tagger;

/* The parts of m->module. */
static nnc_error *find_parts(nnc_ctx *c, tagger *m) {
  TRY(nnc_module_get_submodule(c, m->module, "word_embeddings", &m->word_embeddings));
  TRY(nnc_module_get_submodule(c, m->module, "lstm", &m->lstm));
  return nnc_module_get_submodule(c, m->module, "hidden2tag", &m->hidden2tag);
}

static nnc_error *tagger_new(nnc_ctx *c, tagger *m) {
  char text[256];
  snprintf(text, sizeof text,
           "LSTMTagger(\n"
           "  (word_embeddings): Embedding(%d, 32)\n"
           "  (lstm): LSTM(32, 48, bidirectional=True)\n"
           "  (hidden2tag): Linear(96, %d)\n"
           ")",
           vocabulary_size(), TAGS);
  TRY(nnc_module_new(c, text, &m->module));
  return find_parts(c, m);
}

/* words (longest, n) and lengths (n), both int64, to scores (longest, n, TAGS). */
static nnc_error *tagger_forward(nnc_ctx *c, const tagger *m, nnc_tensor *words,
                                 nnc_tensor *lengths, nnc_tensor **out) {
  nnc_packed_sequence *packed;
  nnc_tensor *x, *same_lengths;
  TRY(nnc_module_call(c, m->word_embeddings, words, &x));
  TRY(nnc_pack_padded_sequence(c, x, lengths, 0, 0, &packed));
  TRY(nnc_module_call_packed(c, m->lstm, packed, NULL, 0, &packed, NULL, NULL));
  TRY(nnc_pad_packed_sequence(c, packed, 0, 0.0, NULL, &x, &same_lengths));
  return nnc_module_call(c, m->hidden2tag, x, out);
}

/* ---- batches ---- */

enum { NO_TAG = -100 }; /* what cross_entropy passes over */

typedef struct {
  nnc_tensor *words, *tags, *lengths; /* (longest, n), (longest, n), (n), all int64 */
} batch;

/* The sentences as columns, the shorter ones with padding. */
static nnc_error *batch_new(nnc_ctx *c, const sentence *all, int64_t n, batch *out) {
  int64_t words[MOST_WORDS * BATCH], tags[MOST_WORDS * BATCH], lengths[BATCH];
  int64_t sizes[] = {0, n}, i, at;
  for (i = 0; i < n; i++) {
    lengths[i] = all[i].length;
    if (lengths[i] > sizes[0]) sizes[0] = lengths[i];
  }
  for (at = 0; at < sizes[0]; at++) {
    for (i = 0; i < n; i++) {
      const int is_word = at < lengths[i];
      words[at * n + i] = is_word ? all[i].words[at] : UNKNOWN;
      tags[at * n + i] = is_word ? all[i].tags[at] : NO_TAG;
    }
  }
  TRY(nnc_tensor_from_data(c, words, sizes, 2, NNC_INT64, &out->words));
  TRY(nnc_tensor_from_data(c, tags, sizes, 2, NNC_INT64, &out->tags));
  return nnc_tensor_from_data(c, lengths, &n, 1, NNC_INT64, &out->lengths);
}

/* ---- learning ---- */

/* words without one of twenty, drawn anew each time. */
static nnc_error *hide_some(nnc_ctx *c, nnc_tensor *words, nnc_tensor **out) {
  const int64_t sizes[] = {nnc_tensor_size(words, 0), nnc_tensor_size(words, 1)};
  nnc_tensor *drawn, *hidden;
  TRY(nnc_rand(c, sizes, 2, NNC_FLOAT32, &drawn));
  TRY(nnc_lt_scalar(c, drawn, 0.05, &hidden));
  return nnc_masked_fill(c, words, hidden, UNKNOWN, out);
}

static nnc_error *train_batch(nnc_ctx *s, const tagger *m, nnc_optimizer *optimizer,
                              const sentence *all, int64_t n, double *loss) {
  const int64_t rows[] = {-1, TAGS}, flat = -1;
  nnc_tensor *words, *scores, *tags, *mean;
  batch b;
  TRY(batch_new(s, all, n, &b));
  TRY(hide_some(s, b.words, &words));
  TRY(nnc_optimizer_zero_grad(s, optimizer));
  TRY(tagger_forward(s, m, words, b.lengths, &scores));
  TRY(nnc_view(s, scores, rows, 2, &scores));
  TRY(nnc_view(s, b.tags, &flat, 1, &tags));
  TRY(nnc_cross_entropy(s, scores, tags, NULL, NO_TAG, NNC_REDUCTION_MEAN, 0.0, &mean));
  TRY(nnc_backward(s, mean));
  TRY(nnc_optimizer_step(s, optimizer));
  return nnc_tensor_item(s, mean, loss);
}

/* The most likely tag of each word of one sentence. */
static nnc_error *tag_sentence(nnc_ctx *s, const tagger *m, const sentence *one, int64_t *tags) {
  const int64_t dim = 2;
  nnc_tensor *scores, *best;
  batch b;
  TRY(batch_new(s, one, 1, &b));
  TRY(tagger_forward(s, m, b.words, b.lengths, &scores));
  TRY(nnc_argmax(s, scores, &dim, 0, &best));
  return nnc_tensor_copy_to(s, best, tags, one->length * (int64_t)sizeof *tags);
}

/* tag_sentence in a scope of its own; c does not record for backward. */
static nnc_error *tag(nnc_ctx *c, const tagger *m, const sentence *one, int64_t *tags) {
  nnc_ctx *s;
  nnc_error *error;
  TRY(nnc_ctx_scope(c, &s));
  error = tag_sentence(s, m, one, tags);
  nnc_release(s);
  return error;
}

/* How many of the words get the right tag, in percent. */
static nnc_error *accuracy(nnc_ctx *c, const tagger *m, const sentence *all, int64_t n,
                           double *out) {
  int64_t i, right = 0, words = 0, tags[MOST_WORDS];
  int at;
  for (i = 0; i < n; i++) {
    TRY(tag(c, m, &all[i], tags));
    for (at = 0; at < all[i].length; at++) right += tags[at] == all[i].tags[at];
    words += all[i].length;
  }
  *out = 100.0 * (double)right / (double)words;
  return NULL;
}

/* The same of who gives each word the tag that it has most often in `seen`. */
static double baseline(const sentence *seen, int64_t n_seen, const sentence *all, int64_t n) {
  static int counts[1024][TAGS];
  int64_t i, right = 0, words = 0;
  int at, t;
  for (i = 0; i < n_seen; i++)
    for (at = 0; at < seen[i].length; at++) counts[seen[i].words[at]][seen[i].tags[at]]++;
  for (i = 0; i < n; i++) {
    for (at = 0; at < all[i].length; at++) {
      const int *const of = counts[all[i].words[at]];
      int best = 0;
      for (t = 1; t < TAGS; t++)
        if (of[t] > of[best]) best = t;
      right += best == all[i].tags[at];
    }
    words += all[i].length;
  }
  return 100.0 * (double)right / (double)words;
}

static nnc_error *train_epoch(nnc_ctx *c, const tagger *m, nnc_optimizer *optimizer,
                              const sentence *all, int64_t n, int64_t epoch, double *loss) {
  double sum = 0.0;
  int64_t start, steps = 0;
  for (start = 0; start < n; start += BATCH) {
    nnc_ctx *s;
    nnc_error *error;
    double one = 0.0;
    TRY(nnc_ctx_scope(c, &s));
    error = train_batch(s, m, optimizer, all + start, n - start < BATCH ? n - start : BATCH, &one);
    nnc_release(s);
    TRY(error);
    sum += one;
    steps++;
    show_progress("epoch", epoch, start + BATCH < n ? start + BATCH : n, n, sum / (double)steps);
  }
  show_progress_end();
  *loss = sum / (double)steps;
  return NULL;
}

typedef struct {
  int64_t epochs, sentences, seed;
  const char *model;
} options;

/* all: the sentences to learn from, then HELD_OUT others. */
static nnc_error *learn(nnc_ctx *c, nnc_ctx *no_grad, const options *o, const tagger *m,
                        const sentence *all) {
  const sentence *const others = all + o->sentences;
  nnc_optimizer *adam;
  nnc_string *text;
  int64_t epoch;
  TRY(nnc_module_repr(c, m->module, &text));
  printf("%s\n\n", nnc_string_data(text));
  TRY(nnc_optimizer_new(c, "Adam(lr=0.01)", m->module, &adam));
  printf("the most frequent tag of each word: accuracy %.2f %%\n",
         baseline(all, o->sentences, others, HELD_OUT));
  for (epoch = 1; epoch <= o->epochs; epoch++) {
    double loss, right;
    TRY(train_epoch(c, m, adam, all, o->sentences, epoch, &loss));
    TRY(accuracy(no_grad, m, others, HELD_OUT, &right));
    printf("epoch %2" PRId64 "  loss %.4f  accuracy on %d other sentences %.2f %%\n", epoch, loss,
           HELD_OUT, right);
    fflush(stdout);
  }
  putchar('\n');
  return NULL;
}

/* ---- tagging ---- */

/* Passes a character of UTF-8: a letter in lower case, an apostrophe, or 0 for what separates
 * words. */
static wchar_t pass_character(const char **at) {
  const wchar_t typographic = 0x2019, first_accent = 0x300, last_accent = 0x36f;
  mbstate_t state;
  wchar_t c;
  size_t size;
  memset(&state, 0, sizeof state);
  size = mbrtowc(&c, *at, MB_CUR_MAX, &state);
  if (size == (size_t)-1 || size == (size_t)-2) { /* no UTF-8 */
    ++*at;
    return 0;
  }
  *at += size;
  if (c == L'\'' || c == typographic) return L'\'';
  if (c >= first_accent && c <= last_accent) return c;
  return iswalpha((wint_t)c) ? (wchar_t)towlower((wint_t)c) : 0;
}

/* Splits text into words of lower case, which room has space for; what is neither a letter nor an
 * apostrophe separates them. */
static void read_words(const char *text, char *room, sentence *out, const char **spelled) {
  out->length = 0;
  while (*text && out->length < MOST_WORDS) {
    const char *const start = room;
    wchar_t c;
    do c = pass_character(&text);
    while (*text && (c == 0 || c == L'\''));
    for (; c != 0; c = *text ? pass_character(&text) : 0) {
      const int size = wctomb(room, c);
      if (size > 0) room += size;
    }
    if (room == start) break;
    *room++ = '\0';
    spelled[out->length] = start;
    out->words[out->length] = vocabulary_find(start);
    out->tags[out->length++] = 0;
  }
}

/* The words with their tags below; a word that is not known has a question mark. */
static nnc_error *show_words(nnc_ctx *c, const tagger *m, const char *text, char *room) {
  const char *spelled[MOST_WORDS];
  int64_t tags[MOST_WORDS];
  sentence one;
  int i;
  read_words(text, room, &one, spelled);
  if (one.length == 0) {
    if (*text != '\0' && *text != '\n') fputs("tagger: there is no word in this line\n", stderr);
    return NULL;
  }
  TRY(tag(c, m, &one, tags));
  for (i = 0; i < one.length; i++) {
    printf("%s%s%s/%s", i > 0 ? " " : "", spelled[i], one.words[i] == UNKNOWN ? "?" : "",
           tag_names[tags[i]]);
  }
  putchar('\n');
  fflush(stdout);
  return NULL;
}

static nnc_error *show_tags(nnc_ctx *c, const tagger *m, const char *text) {
  /* In lower case some letters have a byte more. */
  char *const room = malloc(2 * strlen(text) + 2);
  nnc_error *error;
  if (room == NULL) return nnc_error_new(NNC_E_MEMORY, "tagger", "no memory for the sentence");
  error = show_words(c, m, text, room);
  free(room);
  return error;
}

static nnc_error *show_lines(nnc_ctx *c, const tagger *m) {
  static char line[4096];
  const int asks = isatty(STDIN_FILENO);
  nnc_error *error = NULL;
  if (asks) fputs("A sentence in English, please (Ctrl-D ends):\n> ", stdout);
  while (error == NULL && fgets(line, sizeof line, stdin) != NULL) {
    error = show_tags(c, m, line);
    if (asks) fputs("> ", stdout);
  }
  if (asks) putchar('\n');
  return error;
}

/* c is a scope. */
static nnc_error *run(nnc_ctx *c, const options *o, char **sentences, int n, sentence *all) {
  nnc_ctx *no_grad;
  tagger m;
  int i;
  TRY(nnc_ctx_fork(c, "grad=False", &no_grad));
  TRY(nnc_manual_seed(c, o->seed));
  if (o->model != NULL && access(o->model, F_OK) == 0) {
    nnc_error *error;
    TRY(nnc_model_load(c, o->model, NULL, &m.module)); /* names the file itself */
    error = find_parts(c, &m);
    if (error != NULL) fprintf(stderr, "tagger: %s is no model of a tagger\n", o->model);
    TRY(error);
  } else {
    TRY(output_possible("--model", o->model));
    TRY(tagger_new(c, &m));
    TRY(learn(c, no_grad, o, &m, all));
    if (o->model != NULL) TRY(nnc_model_save(c, m.module, o->model));
  }
  for (i = 0; i < n; i++) TRY(show_tags(no_grad, &m, sentences[i]));
  return n == 0 ? show_lines(no_grad, &m) : NULL;
}

int main(int argc, char **argv) {
  options o = {6, 2000, 0, NULL};
  const argument known[] = {
      {"epochs", "N", "how often to go through the sentences", 1, 1000, &o.epochs, NULL},
      {"sentences", "N", "how many to learn from", 1, 1000000, &o.sentences, NULL},
      {"seed", "N", "of the sentences and of the initial weights", 0, INT64_MAX, &o.seed, NULL},
      {"model", "FILE", "the trained model, read or left there", 0, 0, NULL, &o.model}};
  nnc_ctx *c = NULL;
  nnc_error *error;
  sentence *all;
  uint64_t state;
  int64_t i;
  const int status = arguments_read(
      argc, argv,
      "usage: tagger [OPTION]... [SENTENCE]...\nLearns the parts of speech and tags sentences.",
      known, 4, 0, argc);
  if (status >= 0) return status;
  setlocale(LC_CTYPE, "C.UTF-8"); /* sentences are UTF-8 */
  all = malloc((size_t)(o.sentences + HELD_OUT) * sizeof *all);
  if (all == NULL) {
    fprintf(stderr, "tagger: not enough memory\n");
    return 1;
  }
  state = (uint64_t)o.seed;
  for (i = 0; i < o.sentences + HELD_OUT; i++) draw_sentence(&state, &all[i]);
  error = nnc_ctx_scope(NULL, &c);
  if (error == NULL) error = run(c, &o, argv + optind, argc - optind, all);
  nnc_release(c);
  free(all);
  return report("tagger", error);
}
