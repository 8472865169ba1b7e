/* SPDX-License-Identifier: Apache-2.0 */
/* How the training goes, for TensorBoard. */
#ifndef LENET_EVENTS_H
#define LENET_EVENTS_H

#include "../common/fashion.h"
#include "net.h"

/* Event files in a folder. epoch: the last one that is over; what a former run in that folder says
 * of later ones is not shown any more. */
nnc_error *events_new(nnc_ctx *c, const char *folder, int64_t epoch, nnc_summary_writer **out);
/* One epoch: its loss and its accuracy, and how the parameters are distributed now. */
nnc_error *events_epoch(nnc_ctx *c, nnc_summary_writer *writer, const lenet *net, int64_t epoch,
                        double loss, double accuracy);
/* The first 64 images that are taken for something else than they are. */
nnc_error *events_mistakes(nnc_ctx *c, nnc_summary_writer *writer, const fashion *set,
                           const int64_t *predicted, int64_t epoch);

#endif
