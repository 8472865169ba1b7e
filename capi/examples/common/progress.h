/* SPDX-License-Identifier: Apache-2.0 */
/* A bar on a terminal's stderr that tells how far a run is; nothing elsewhere. */
#ifndef EXAMPLES_PROGRESS_H
#define EXAMPLES_PROGRESS_H

#include <stdint.h>

/* label number: done of total, and the loss so far. Ten times a second at most. */
void show_progress(const char *label, int64_t number, int64_t done, int64_t total, double loss);
/* Takes the bar away. */
void show_progress_end(void);

#endif
