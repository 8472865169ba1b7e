/* SPDX-License-Identifier: Apache-2.0 */
/* Errors in the examples: passed on by every function, told once at the end. */
#ifndef EXAMPLES_TRY_H
#define EXAMPLES_TRY_H

#include <nnc/nnc.h>
#include <stddef.h>

/* Passes an error on to the caller. */
#define TRY(call)              \
  do {                         \
    nnc_error *e_ = (call);    \
    if (e_ != NULL) return e_; \
  } while (0)

/* The end: an error on stderr, which it frees; without one, whether stdout took all. The exit
 * status: 0 if nothing is wrong, else 1. */
int report(const char *program, nnc_error *error);

#endif
