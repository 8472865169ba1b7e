/* SPDX-License-Identifier: Apache-2.0 */
/* What a program writes, and whether it got there. */
#ifndef EXAMPLES_OUTPUT_H
#define EXAMPLES_OUTPUT_H

#include <nnc/nnc.h>

/* Before anything else: is there a stdout? A file would take the place of a closed one. 0, or 1 and
 * it has said so. */
int output_missing(const char *program);
/* After everything else: did stdout take all? The exit status: status if it did, else 1. */
int output_status(const char *program, int status);
/* Can the file be written that the user named by --option? So that nobody learns it after hours.
 * NULL: yes, or path is NULL. */
nnc_error *output_possible(const char *option, const char *path);

#endif
