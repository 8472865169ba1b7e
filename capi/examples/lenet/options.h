/* SPDX-License-Identifier: Apache-2.0 */
/* The command line of lenet. */
#ifndef LENET_OPTIONS_H
#define LENET_OPTIONS_H

#include <stdint.h>

typedef struct {
  const char *data;
  const char *save;   /* NULL: nowhere */
  const char *resume; /* NULL: nowhere */
  int64_t epochs;
  int64_t batch_size;
  int64_t seed;
  int64_t threads;
} options;

/* Fills in defaults and reads the arguments. Returns -1 to go on, or the exit status: 0 after
 * --help, 2 after a wrong argument (a message is on stderr then). */
int options_read(int argc, char **argv, options *o);

#endif
