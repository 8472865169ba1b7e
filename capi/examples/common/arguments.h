/* SPDX-License-Identifier: Apache-2.0 */
/* The options of the example programs, read by getopt_long. */
#ifndef EXAMPLES_ARGUMENTS_H
#define EXAMPLES_ARGUMENTS_H

#include <stdint.h>

/* --name VALUE: a whole number in lowest .. highest, or a text. What the variable holds beforehand
 * is the default. */
typedef struct {
  const char *name, *value, *help;
  int64_t lowest, highest, *number;
  const char **text; /* if number is NULL */
} argument;

/* The beginning: looks for stdout and reads the options of all n arguments, and --help, which
 * begins with usage. -1: go on, the arguments that are no options, `least` to `most` of them, stand
 * at the end of argv now and begin at argv[optind]; else it has told what is wrong and gives the
 * exit status. */
int arguments_read(int argc, char **argv, const char *usage, const argument *all, int n, int least,
                   int most);

#endif
