/* SPDX-License-Identifier: Apache-2.0 */
/* What lenet shows of what it has learnt. */
#ifndef LENET_SHOW_H
#define LENET_SHOW_H

#include "../common/fashion.h"

/* How many images of each class were recognized. */
void show_classes(const fashion *set, const int64_t *predicted);
/* A few images with their predicted and true names: the first ones, and the first mistakes. */
void show_images(const fashion *set, const int64_t *predicted);

#endif
