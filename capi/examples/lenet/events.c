/* SPDX-License-Identifier: Apache-2.0 */
#include "events.h"

#include <inttypes.h>
#include <stdio.h>

#include "../common/try.h"

enum { MISTAKES = 64 };

nnc_error *events_new(nnc_ctx *c, const char *folder, int64_t epoch, nnc_summary_writer **out) {
  char options[48];
  snprintf(options, sizeof options, "purge_step=%" PRId64, epoch + 1);
  return nnc_summary_writer_new(c, folder, options, out);
}

nnc_error *events_epoch(nnc_ctx *c, nnc_summary_writer *writer, const lenet *net, int64_t epoch,
                        double loss, double accuracy) {
  nnc_named *parameters;
  int64_t i;
  TRY(nnc_summary_writer_add_scalar(c, writer, "loss/train", loss, &epoch, NULL, 0, 0));
  TRY(nnc_summary_writer_add_scalar(c, writer, "accuracy/test", accuracy, &epoch, NULL, 0, 0));
  TRY(nnc_module_named_parameters(c, net->module, &parameters));
  for (i = 0; i < nnc_named_count(parameters); i++) {
    nnc_tensor *p;
    TRY(nnc_named_tensor(c, parameters, i, &p));
    TRY(nnc_summary_writer_add_histogram(c, writer, nnc_named_key(parameters, i), p, &epoch, NULL,
                                         NULL, NULL));
  }
  return nnc_summary_writer_flush(c, writer);
}

nnc_error *events_mistakes(nnc_ctx *c, nnc_summary_writer *writer, const fashion *set,
                           const int64_t *predicted, int64_t epoch) {
  int64_t places[MISTAKES], i, n = 0;
  nnc_tensor *index, *images;
  for (i = 0; i < set->count && n < MISTAKES; i++) {
    if (predicted[i] != set->classes[i]) places[n++] = i;
  }
  if (n == 0) return NULL;
  TRY(nnc_tensor_from_data(c, places, &n, 1, NNC_INT64, &index));
  TRY(nnc_index_select(c, set->images, 0, index, &images));
  TRY(nnc_unsqueeze(c, images, 1, &images));
  return nnc_summary_writer_add_images(c, writer, "mistakes", images, &epoch, NULL, NULL);
}
