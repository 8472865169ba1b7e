/* SPDX-License-Identifier: Apache-2.0 */
#include "options.h"

#include <errno.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

static const char kHelp[] =
    "usage: lenet [OPTION]...\n"
    "Trains LeNet on Fashion-MNIST and tells what it has learnt.\n"
    "\n"
    "  --data DIR        where the four *-ubyte.gz files are (%s)\n"
    "  --epochs N        how often to go through the training images (%lld)\n"
    "  --batch-size N    images per step (%lld)\n"
    "  --seed N          seed of the initial weights and of the order of images (%lld)\n"
    "  --threads N       most threads to use; 0: one for each core (%lld)\n"
    "  --save FILE       write the weights of the best epoch there, as safetensors\n"
    "  --resume FILE     keep the run there after every epoch; if the file is there, go on from "
    "it\n"
    "  --help            this text\n";

static int wrong(const char *what, const char *argument) {
  fprintf(stderr, "lenet: %s '%s'\nTry 'lenet --help'.\n", what, argument);
  return 2;
}

/* A whole decimal number in lowest .. highest. */
static int read_number(const char *text, int64_t lowest, int64_t highest, int64_t *out) {
  char *rest;
  long long value;
  errno = 0;
  value = strtoll(text, &rest, 10);
  if (errno || rest == text || *rest || value < lowest || value > highest) return 0;
  *out = value;
  return 1;
}

int options_read(int argc, char **argv, options *o) {
  static const options defaults = {"/usr/share/datasets/fashion-mnist", NULL, NULL, 10, 64, 0, 0};
  const struct {
    const char *name;
    int64_t lowest, highest, *value; /* value NULL: a text */
    const char **text;
  } known[] = {{"--data", 0, 0, NULL, &o->data},
               {"--save", 0, 0, NULL, &o->save},
               {"--resume", 0, 0, NULL, &o->resume},
               {"--epochs", 1, 1000000, &o->epochs, NULL},
               {"--batch-size", 1, 1000000, &o->batch_size, NULL},
               {"--seed", INT64_MIN, INT64_MAX, &o->seed, NULL},
               {"--threads", 0, 4096, &o->threads, NULL}};
  const size_t n_known = sizeof known / sizeof known[0];
  int i;
  *o = defaults;
  for (i = 1; i < argc; i++) {
    const char *value = strchr(argv[i], '=');
    const size_t length = value ? (size_t)(value - argv[i]) : strlen(argv[i]);
    size_t k;
    if (strcmp(argv[i], "--help") == 0) {
      printf(kHelp, defaults.data, (long long)defaults.epochs, (long long)defaults.batch_size,
             (long long)defaults.seed, (long long)defaults.threads);
      return 0;
    }
    for (k = 0; k < n_known; k++)
      if (strlen(known[k].name) == length && strncmp(known[k].name, argv[i], length) == 0) break;
    if (k == n_known) return wrong("unknown option", argv[i]);
    if (!value && i + 1 == argc) return wrong("a value must follow", argv[i]);
    value = value ? value + 1 : argv[++i];
    if (!known[k].value) {
      *known[k].text = value;
    } else if (!read_number(value, known[k].lowest, known[k].highest, known[k].value)) {
      char what[64];
      snprintf(what, sizeof what, "%s does not take", known[k].name);
      return wrong(what, value);
    }
  }
  return -1;
}
