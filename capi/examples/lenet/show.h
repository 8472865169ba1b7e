/* SPDX-License-Identifier: Apache-2.0 */
/* What lenet shows: a progress bar while it learns, and pictures of what it has learnt. */
#ifndef LENET_SHOW_H
#define LENET_SHOW_H

#include "idx.h"

/* A bar on stderr if that is a terminal. loss is the mean so far. */
void show_progress(int64_t epoch, int64_t done, int64_t total, double loss);
void show_progress_end(void);

/* How many images of each class were recognized. */
void show_classes(const idx_set *set, const int64_t *predicted);
/* A few images with their predicted and true names: the first ones, and the first mistakes. */
void show_images(const idx_set *set, const int64_t *predicted);

#endif
