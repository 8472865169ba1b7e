/* SPDX-License-Identifier: Apache-2.0 */
/* LeNet learns to tell clothes apart: Fashion-MNIST, 60,000 images to learn from and 10,000 to be
 * tested on. The network of PyTorch's tutorial "Building Models", trained by Adam.
 *
 *     lenet                        trains it
 *     mpirun -np 4 lenet --mpi 1   the same by four processes, which share each step out
 *     lenet predict IMAGE...       what it sees in PNG and JPEG files
 *
 * The network is in lenet/net.c; a step of the training makes its tensors through a scope and needs
 * to release nothing else. */
#include <inttypes.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "common/arguments.h"
#include "common/fashion.h"
#include "common/output.h"
#include "common/progress.h"
#include "common/try.h"
#include "lenet/events.h"
#include "lenet/net.h"
#include "lenet/predict.h"
#include "lenet/ranks.h"
#include "lenet/show.h"

typedef struct {
  const char *data, *save, *resume, *events;
  int64_t epochs, batch_size, seed, threads, mpi;
} options;

/* ---- the data ---- */

typedef struct {
  fashion raw;
  nnc_tensor *images; /* (count, 1, 32, 32) float32, 0 .. 1 */
  nnc_tensor *labels; /* (count) int64 */
} dataset;

static nnc_error *dataset_new(nnc_ctx *c, const char *folder, const char *part, dataset *data) {
  TRY(fashion_load(c, folder, part, &data->raw));
  TRY(lenet_input(c, data->raw.images, &data->images));
  return nnc_tensor_to(c, data->raw.labels, NNC_INT64, &data->labels);
}

/* ---- learning ---- */

/* One step: the images order[start .. start+count-1], of which this rank does its part; adds the
 * sum of its losses to *sum. */
static nnc_error *train_batch(nnc_ctx *s, const ranks *r, const lenet *net,
                              nnc_optimizer *optimizer, const dataset *data, nnc_tensor *order,
                              int64_t start, int64_t count, double *sum) {
  int64_t first;
  const int64_t part = ranks_part(r, count, &first);
  /* Ranks are averaged as if their parts had one size. */
  const double weight = (double)(part * r->size) / (double)count;
  nnc_tensor *index, *images, *labels, *scores, *loss;
  double mean;
  TRY(nnc_narrow(s, order, 0, start + first, part, &index));
  TRY(nnc_index_select(s, data->images, 0, index, &images));
  TRY(nnc_index_select(s, data->labels, 0, index, &labels));
  TRY(nnc_optimizer_zero_grad(s, optimizer));
  TRY(ranks_forward(s, r, net, images, &scores));
  TRY(nnc_cross_entropy(s, scores, labels, NULL, -100, NNC_REDUCTION_MEAN, 0.0, &loss));
  TRY(nnc_tensor_item(s, loss, &mean));
  if (r->size > 1) TRY(nnc_mul_scalar(s, loss, weight, &loss));
  TRY(nnc_backward(s, loss));
  TRY(nnc_optimizer_step(s, optimizer));
  *sum += mean * (double)part;
  return NULL;
}

/* All images once, in an order drawn from the context's generator, which all ranks have alike; but
 * for a last batch that has not one for each of them. */
static nnc_error *train(nnc_ctx *c, const ranks *r, const lenet *net, nnc_optimizer *optimizer,
                        const dataset *data, int64_t batch_size, int64_t epoch, double *loss) {
  const int64_t n = data->raw.count;
  nnc_tensor *order;
  double sum = 0.0;
  int64_t start;
  TRY(nnc_randperm(c, n, NNC_INT64, &order));
  TRY(nnc_module_train(c, net->module, 1));
  for (start = 0; start < n; start += batch_size) {
    const int64_t count = n - start < batch_size ? n - start : batch_size;
    nnc_error *error;
    nnc_ctx *s;
    if (count < r->size) break;
    TRY(nnc_ctx_scope(c, &s));
    error = train_batch(s, r, net, optimizer, data, order, start, count, &sum);
    nnc_release(s);
    TRY(error);
    if (r->rank == 0) {
      show_progress("epoch", epoch, start + count, n,
                    sum * (double)r->size / (double)(start + count));
    }
  }
  nnc_release(order);
  TRY(ranks_sum(c, r, &sum, 1, NNC_FLOAT64));
  *loss = sum / (double)n;
  return NULL;
}

/* The most likely classes of the images start .. start+count-1. */
static nnc_error *predict_batch(nnc_ctx *s, const lenet *net, const dataset *data, int64_t start,
                                int64_t count, int64_t *predicted) {
  const int64_t dim = 1;
  nnc_tensor *images, *scores, *best;
  TRY(nnc_narrow(s, data->images, 0, start, count, &images));
  TRY(lenet_forward(s, net, images, &scores));
  TRY(nnc_argmax(s, scores, &dim, 0, &best));
  return nnc_tensor_copy_to(s, best, predicted, count * (int64_t)sizeof *predicted);
}

/* The most likely class of every image; *accuracy in percent. Ranks take turns. c does not record
 * for backward. */
static nnc_error *test(nnc_ctx *c, const ranks *r, const lenet *net, const dataset *data,
                       int64_t *predicted, double *accuracy) {
  const int64_t n = data->raw.count, chunk = 1000;
  int64_t start, i, right = 0;
  TRY(nnc_module_eval(c, net->module));
  memset(predicted, 0, (size_t)n * sizeof *predicted);
  for (start = 0; start < n; start += chunk) {
    const int64_t count = n - start < chunk ? n - start : chunk;
    nnc_error *error;
    nnc_ctx *s;
    if (start / chunk % r->size != r->rank) continue;
    TRY(nnc_ctx_scope(c, &s));
    error = predict_batch(s, net, data, start, count, predicted + start);
    nnc_release(s);
    TRY(error);
  }
  TRY(ranks_sum(c, r, predicted, n, NNC_INT64));
  for (i = 0; i < n; i++) right += predicted[i] == data->raw.classes[i];
  *accuracy = 100.0 * (double)right / (double)n;
  return NULL;
}

/* ---- files ---- */

typedef struct {
  int64_t epoch; /* the last one that is over, 0 before the first */
  double best;   /* the best accuracy until then, in percent */
  double last;   /* that of the latest weights */
  int saved;     /* have the best weights been saved by this process? */
} progress;

/* The run as it is now, in a file that takes the place of the former one. */
static nnc_error *save_run(nnc_ctx *c, const lenet *net, nnc_optimizer *optimizer,
                           const progress *p, const char *path) {
  char epoch[32], best[32];
  nnc_named *extra;
  snprintf(epoch, sizeof epoch, "%" PRId64, p->epoch);
  snprintf(best, sizeof best, "%.17g", p->best);
  TRY(nnc_named_new(c, &extra));
  TRY(nnc_named_add_value(extra, "epoch", epoch));
  TRY(nnc_named_add_value(extra, "best", best));
  return nnc_training_save(c, net->module, optimizer, NULL, extra, path);
}

/* A number of extra, what save_run has put there. */
static nnc_error *number(nnc_ctx *c, nnc_named *extra, const char *key, double *out) {
  nnc_tensor *value;
  TRY(nnc_named_get(c, extra, key, &value));
  return nnc_tensor_item(c, value, out);
}

/* Goes on from the run in a file; without one it begins. */
static nnc_error *resume_run(nnc_ctx *c, const lenet *net, nnc_optimizer *optimizer, progress *p,
                             const char *path) {
  double epoch;
  nnc_named *extra;
  FILE *file = fopen(path, "rb");
  if (file == NULL) return NULL;
  fclose(file);
  TRY(nnc_training_load(c, path, net->module, optimizer, NULL, &extra));
  TRY(number(c, extra, "epoch", &epoch));
  TRY(number(c, extra, "best", &p->best));
  p->epoch = (int64_t)epoch;
  printf("%s: after epoch %" PRId64 "\n", path, p->epoch);
  return NULL;
}

/* What is kept of an epoch that has just ended, made through a scope. */
static nnc_error *keep_epoch(nnc_ctx *s, const options *o, const lenet *net,
                             nnc_optimizer *optimizer, nnc_summary_writer *events, progress *p,
                             double loss) {
  p->epoch++;
  if (events != NULL) TRY(events_epoch(s, events, net, p->epoch, loss, p->last));
  if (p->last > p->best) {
    p->best = p->last;
    p->saved = 1;
    if (o->save) TRY(nnc_safetensors_save_model(s, net->module, NULL, o->save));
  }
  return o->resume ? save_run(s, net, optimizer, p, o->resume) : NULL;
}

/* The best weights of a run that has been resumed may be those of an epoch before, which are gone.
 */
static nnc_error *save_if_best(nnc_ctx *c, const options *o, const lenet *net, const progress *p) {
  if (o->save == NULL || p->saved) return NULL;
  if (p->last >= p->best) return nnc_safetensors_save_model(c, net->module, NULL, o->save);
  fprintf(stderr, "lenet: %s: not written, the best weights were those of an earlier epoch\n",
          o->save);
  return NULL;
}

/* The epochs that are left. */
static nnc_error *learn(nnc_ctx *c, nnc_ctx *no_grad, const options *o, const ranks *r,
                        const lenet *net, nnc_optimizer *adam, nnc_summary_writer *events,
                        const dataset *train_data, const dataset *test_data, progress *p,
                        int64_t *predicted) {
  while (p->epoch < o->epochs) {
    double loss;
    nnc_ctx *s;
    nnc_error *error = train(c, r, net, adam, train_data, o->batch_size, p->epoch + 1, &loss);
    show_progress_end();
    TRY(error);
    TRY(test(no_grad, r, net, test_data, predicted, &p->last));
    printf("epoch %2" PRId64 "  loss %.4f  test accuracy %.2f %%\n", p->epoch + 1, loss, p->last);
    fflush(stdout);
    TRY(nnc_ctx_scope(c, &s));
    error = keep_epoch(s, o, net, adam, events, p, loss);
    nnc_release(s);
    TRY(error);
  }
  return NULL;
}

/* Trains, and tells what has been learnt. c is a scope. Files are those of rank 0. */
static nnc_error *run(nnc_ctx *c, options *o) {
  char settings[64];
  dataset train_data, test_data;
  lenet net;
  nnc_ctx *no_grad;
  nnc_optimizer *adam;
  nnc_summary_writer *events = NULL;
  nnc_error *error = NULL;
  int64_t *predicted;
  progress p = {0, -1.0, -1.0, 0};
  ranks r = {0, 1, NULL, NULL};
  TRY(output_possible("--save", o->save));
  TRY(output_possible("--resume", o->resume));
  snprintf(settings, sizeof settings, "threads=%" PRId64, o->threads);
  TRY(nnc_ctx_fork(c, settings, &c));
  if (o->mpi) TRY(ranks_begin(c, &r));
  TRY(nnc_ctx_fork(c, "grad=False", &no_grad));
  TRY(dataset_new(c, o->data, "train", &train_data));
  TRY(dataset_new(c, o->data, "t10k", &test_data));
  TRY(nnc_manual_seed(c, o->seed));
  TRY(lenet_new(c, &net));
  TRY(nnc_optimizer_new(c, "Adam(lr=1e-3)", net.module, &adam));
  if (o->resume) TRY(resume_run(c, &net, adam, &p, o->resume));
  if (r.rank > 0) o->save = o->resume = o->events = NULL;
  TRY(ranks_share(c, &net, &r));
  if (o->events) TRY(events_new(c, o->events, p.epoch, &events));
  predicted = malloc((size_t)test_data.raw.count * sizeof *predicted);
  if (predicted == NULL) return nnc_error_new(NNC_E_MEMORY, "lenet", "not enough memory");
  if (p.epoch < o->epochs) {
    error = learn(c, no_grad, o, &r, &net, adam, events, &train_data, &test_data, &p, predicted);
  } else {
    error = test(no_grad, &r, &net, &test_data, predicted, &p.last);
  }
  if (error == NULL) error = save_if_best(c, o, &net, &p);
  if (error == NULL && events != NULL) {
    error = events_mistakes(c, events, &test_data.raw, predicted, p.epoch);
  }
  if (error == NULL) {
    show_classes(&test_data.raw, predicted);
    show_images(&test_data.raw, predicted);
  }
  free(predicted);
  return error ? error : ranks_end(c, &r);
}

static int train_main(int argc, char **argv) {
  options o = {FASHION_FOLDER, NULL, NULL, NULL, 10, 64, 0, 0, 0};
  const argument known[] = {
      {"data", "DIR", "where the four *-ubyte.gz files are", 0, 0, NULL, &o.data},
      {"epochs", "N", "how often to go through the training images", 1, 1000000, &o.epochs, NULL},
      {"batch-size", "N", "images per step", 1, 1000000, &o.batch_size, NULL},
      {"seed", "N", "seed of the initial weights and of the order of images", INT64_MIN, INT64_MAX,
       &o.seed, NULL},
      {"threads", "N", "most threads to use; 0: one for each core", 0, 4096, &o.threads, NULL},
      {"save", "FILE", "write the weights of the best epoch there, as safetensors", 0, 0, NULL,
       &o.save},
      {"resume", "FILE", "keep the run there; if the file is there, go on from it", 0, 0, NULL,
       &o.resume},
      {"events", "DIR", "write how it goes there, for TensorBoard", 0, 0, NULL, &o.events},
      {"mpi", "0|1", "1: one of the ranks of mpirun, which share each step out", 0, 1, &o.mpi,
       NULL}};
  nnc_ctx *c = NULL;
  nnc_error *error;
  const int status = arguments_read(argc, argv,
                                    "usage: lenet [OPTION]...\n"
                                    "       lenet predict --weights FILE IMAGE...\n"
                                    "Trains LeNet on Fashion-MNIST and tells what it has learnt, "
                                    "or what it sees in images.",
                                    known, 9, 0, 0);
  if (status >= 0) return status;
  error = nnc_ctx_scope(NULL, &c);
  if (error == NULL) error = run(c, &o);
  nnc_release(c);
  return report("lenet", error);
}

int main(int argc, char **argv) {
  if (argc > 1 && strcmp(argv[1], "predict") == 0) return predict_main(argc - 1, argv + 1);
  return train_main(argc, argv);
}
