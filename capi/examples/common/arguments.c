/* SPDX-License-Identifier: Apache-2.0 */
#define _GNU_SOURCE
#include "arguments.h"

#include <errno.h>
#include <getopt.h>
#include <inttypes.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "output.h"

enum { MOST = 32 };

static void show_help(const char *usage, const argument *all, int n) {
  int i;
  printf("%s\n\n", usage);
  for (i = 0; i < n; i++) {
    const argument *a = &all[i];
    printf("  --%s %-*s %s", a->name, (int)(18 - strlen(a->name)), a->value, a->help);
    if (a->number != NULL)
      printf(" (%" PRId64 ")", *a->number);
    else if (*a->text != NULL)
      printf(" (%s)", *a->text);
    putchar('\n');
  }
  printf("  --help                this text\n");
}

static int hint(const char *program) {
  fprintf(stderr, "Try '%s --help'.\n", program);
  return 2;
}

/* A whole decimal number in lowest .. highest. */
static int read_number(const char *text, const argument *a) {
  char *rest;
  long long value;
  errno = 0;
  value = strtoll(text, &rest, 10);
  if (errno || rest == text || *rest || value < a->lowest || value > a->highest) return 0;
  *a->number = value;
  return 1;
}

int arguments_read(int argc, char **argv, const char *usage, const argument *all, int n, int least,
                   int most) {
  struct option known[MOST + 2] = {{NULL, 0, NULL, 0}};
  int i;
  if (output_missing(argv[0])) return 1;
  for (i = 0; i < n && i < MOST; i++) {
    known[i].name = all[i].name;
    known[i].has_arg = required_argument;
    known[i].val = i + 1;
  }
  known[i].name = "help";
  known[i].val = MOST + 1;
  while ((i = getopt_long(argc, argv, "", known, NULL)) != -1) {
    const argument *a;
    if (i == '?') return hint(argv[0]);
    if (i == MOST + 1) {
      show_help(usage, all, n);
      return output_status(argv[0], 0);
    }
    a = &all[i - 1];
    if (a->number == NULL) {
      *a->text = optarg;
    } else if (!read_number(optarg, a)) {
      fprintf(stderr, "%s: --%s does not take '%s'\n", argv[0], a->name, optarg);
      return hint(argv[0]);
    }
  }
  if (argc - optind < least || argc - optind > most) {
    if (argc - optind < least)
      fprintf(stderr, "%s: an argument is missing\n", argv[0]);
    else
      fprintf(stderr, "%s: unexpected argument '%s'\n", argv[0], argv[optind + most]);
    return hint(argv[0]);
  }
  return -1;
}
