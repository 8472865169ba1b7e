/* SPDX-License-Identifier: Apache-2.0 */
#include "predict.h"

#include <getopt.h>
#include <stdio.h>

#include "../common/arguments.h"
#include "../common/fashion.h"
#include "../common/try.h"
#include "net.h"

enum { SHOWN = 3 }; /* classes for each image */

/* The mean of the outermost pixels of (1, H, W). */
static nnc_error *border_mean(nnc_ctx *c, nnc_tensor *x, double *out) {
  const int64_t ends[] = {0, -1};
  double sum = 0.0, one;
  int side, dim;
  for (dim = 1; dim <= 2; dim++) {
    for (side = 0; side < 2; side++) {
      nnc_tensor *line;
      TRY(nnc_select(c, x, dim, ends[side], &line));
      TRY(nnc_mean(c, line, NULL, 0, 0, NNC_DTYPE_DEFAULT, &line));
      TRY(nnc_tensor_item(c, line, &one));
      sum += one;
    }
  }
  *out = sum / 4;
  return NULL;
}

/* A PNG or JPEG file as the network sees it, (1, 1, 32, 32): grey, in 28 by 28 pixels, and bright
 * on black; an image whose edges are bright is turned round. */
static nnc_error *read_input(nnc_ctx *c, const char *path, nnc_tensor **out) {
  const int64_t size[] = {FASHION_SIDE, FASHION_SIDE};
  nnc_tensor *x;
  double edge;
  TRY(nnc_read_image(c, path, "mode='GRAY'", &x));
  TRY(nnc_tensor_to(c, x, NNC_FLOAT32, &x));
  TRY(border_mean(c, x, &edge));
  if (edge > 127.5) {
    TRY(nnc_neg(c, x, &x));
    TRY(nnc_add_scalar(c, x, 255.0, &x));
  }
  TRY(nnc_unsqueeze(c, x, 0, &x));
  TRY(nnc_interpolate(c, x, size, 2, NULL, 0, "bilinear", 0, 0, 1, &x));
  TRY(nnc_select(c, x, 1, 0, &x));
  return lenet_input(c, x, out);
}

/* path: the likeliest classes. c is a scope. */
static nnc_error *predict(nnc_ctx *c, const lenet *net, const char *path) {
  nnc_tensor *x, *probabilities, *places;
  float p[SHOWN];
  int64_t k[SHOWN];
  int i;
  TRY(read_input(c, path, &x));
  TRY(lenet_forward(c, net, x, &x));
  TRY(nnc_softmax(c, x, 1, NNC_DTYPE_DEFAULT, &x));
  TRY(nnc_topk(c, x, SHOWN, 1, 1, &probabilities, &places));
  TRY(nnc_tensor_copy_to(c, probabilities, p, sizeof p));
  TRY(nnc_tensor_copy_to(c, places, k, sizeof k));
  printf("%s:", path);
  for (i = 0; i < SHOWN; i++) {
    printf("%s %s %.1f %%", i > 0 ? "," : "", fashion_names[k[i]], 100.0 * p[i]);
  }
  putchar('\n');
  return NULL;
}

static nnc_error *run(nnc_ctx *c, const char *weights, char **images, int n) {
  lenet net;
  int i;
  TRY(nnc_ctx_fork(c, "grad=False", &c));
  TRY(lenet_new(c, &net));
  TRY(nnc_safetensors_load_model(c, net.module, weights, NULL, 1, NULL, NULL));
  TRY(nnc_module_eval(c, net.module));
  for (i = 0; i < n; i++) {
    nnc_ctx *s;
    nnc_error *error;
    TRY(nnc_ctx_scope(c, &s));
    error = predict(s, &net, images[i]);
    nnc_release(s);
    TRY(error);
  }
  return NULL;
}

int predict_main(int argc, char **argv) {
  const char *weights = "lenet.safetensors";
  const argument known[] = {
      {"weights", "FILE", "what lenet --save has written", 0, 0, NULL, &weights}};
  char name[] = "lenet predict";
  nnc_ctx *c = NULL;
  nnc_error *error;
  int status;
  argv[0] = name;
  status = arguments_read(argc, argv,
                          "usage: lenet predict [OPTION]... IMAGE...\n"
                          "Tells what piece of clothing each PNG or JPEG file shows.",
                          known, 1, 1, argc);
  if (status >= 0) return status;
  error = nnc_ctx_scope(NULL, &c);
  if (error == NULL) error = run(c, weights, argv + optind, argc - optind);
  nnc_release(c);
  return report(name, error);
}
