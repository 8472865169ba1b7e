/* SPDX-License-Identifier: Apache-2.0 */
/* Fashion-MNIST: 28 by 28 pixels, bright on black, of ten kinds of clothes (Xiao, Rasul and
 * Vollgraf, 2017). */
#ifndef EXAMPLES_FASHION_H
#define EXAMPLES_FASHION_H

#include <nnc/nnc.h>

enum { FASHION_SIDE = 28, FASHION_PIXELS = FASHION_SIDE * FASHION_SIDE, FASHION_CLASSES = 10 };
extern const char *const fashion_names[FASHION_CLASSES];
/* Where Debian's package puts it. */
#define FASHION_FOLDER "/usr/share/datasets/fashion-mnist"

typedef struct {
  int64_t count;
  nnc_tensor *images, *labels;     /* (count, 28, 28) and (count), both uint8 */
  const uint8_t *pixels, *classes; /* their elements */
} fashion;

/* part: "train" or "t10k". */
nnc_error *fashion_load(nnc_ctx *c, const char *folder, const char *part, fashion *out);

#endif
