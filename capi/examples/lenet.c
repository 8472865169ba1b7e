/* SPDX-License-Identifier: Apache-2.0 */
/* LeNet learns to tell clothes apart: Fashion-MNIST, 60,000 images to learn from and 10,000 to be
 * tested on. The network of PyTorch's tutorial "Building Models", trained by Adam.
 *
 * A module made of parts is a container plus a forward function of your own, below; a step of the
 * training makes its tensors through a scope and needs to release nothing else. */
#include <inttypes.h>
#include <stdio.h>
#include <stdlib.h>

#include "common/progress.h"
#include "common/try.h"
#include "lenet/idx.h"
#include "lenet/options.h"
#include "lenet/show.h"

/* ---- the network ---- */

typedef struct {
  nnc_module *module, *conv1, *conv2, *fc1, *fc2, *fc3;
} lenet;

static nnc_error *add(nnc_ctx *c, nnc_module *parent, const char *name, const char *text,
                      nnc_module **out) {
  TRY(nnc_module_add(c, parent, name, text));
  return nnc_module_get_submodule(c, parent, name, out);
}

static nnc_error *lenet_new(nnc_ctx *c, lenet *net) {
  TRY(nnc_module_container(c, "LeNet", &net->module));
  TRY(add(c, net->module, "conv1", "Conv2d(1, 6, 5)", &net->conv1));
  TRY(add(c, net->module, "conv2", "Conv2d(6, 16, 3)", &net->conv2));
  TRY(add(c, net->module, "fc1", "Linear(576, 120)", &net->fc1));
  TRY(add(c, net->module, "fc2", "Linear(120, 84)", &net->fc2));
  return add(c, net->module, "fc3", "Linear(84, 10)", &net->fc3);
}

/* The layer, then relu. */
static nnc_error *call_relu(nnc_ctx *c, nnc_module *layer, nnc_tensor *x, nnc_tensor **out) {
  TRY(nnc_module_call(c, layer, x, &x));
  return nnc_relu(c, x, out);
}

/* The largest of each square of 2 by 2 pixels. */
static nnc_error *pool(nnc_ctx *c, nnc_tensor *x, nnc_tensor **out) {
  const int64_t kernel = 2, padding = 0, dilation = 1;
  return nnc_max_pool2d(c, x, &kernel, 1, NULL, 0, &padding, 1, &dilation, 1, 0, out, NULL);
}

/* (n, 1, 32, 32) images to (n, 10) scores. */
static nnc_error *lenet_forward(nnc_ctx *c, const lenet *net, nnc_tensor *x, nnc_tensor **out) {
  const int64_t flat[] = {-1, 576};
  TRY(call_relu(c, net->conv1, x, &x));
  TRY(pool(c, x, &x));
  TRY(call_relu(c, net->conv2, x, &x));
  TRY(pool(c, x, &x));
  TRY(nnc_view(c, x, flat, 2, &x));
  TRY(call_relu(c, net->fc1, x, &x));
  TRY(call_relu(c, net->fc2, x, &x));
  return nnc_module_call(c, net->fc3, x, out);
}

/* ---- the data ---- */

typedef struct {
  const idx_set *set;
  nnc_tensor *images; /* (count, 1, 32, 32) float32, 0 .. 1 */
  nnc_tensor *labels; /* (count) int64 */
} dataset;

/* The bytes as numbers, the images with a border of two pixels. */
static nnc_error *dataset_new(nnc_ctx *c, const idx_set *set, dataset *data) {
  const int64_t dims[] = {set->count, 1, IDX_SIDE, IDX_SIDE}, border[] = {2, 2, 2, 2};
  nnc_tensor *bytes, *scaled, *classes;
  TRY(nnc_tensor_from_data(c, set->images, dims, 4, NNC_UINT8, &bytes));
  TRY(nnc_div_scalar(c, bytes, 255.0, NULL, &scaled));
  nnc_release(bytes); /* large: not to be kept until the scope ends */
  TRY(nnc_pad(c, scaled, border, 4, "constant", NULL, &data->images));
  nnc_release(scaled);
  TRY(nnc_tensor_from_data(c, set->labels, dims, 1, NNC_UINT8, &classes));
  TRY(nnc_tensor_to(c, classes, NNC_INT64, &data->labels));
  data->set = set;
  return NULL;
}

/* ---- learning ---- */

/* One step: the images order[start .. start+count-1]; adds count times their mean loss to *sum. */
static nnc_error *train_batch(nnc_ctx *s, const lenet *net, nnc_optimizer *optimizer,
                              const dataset *data, nnc_tensor *order, int64_t start, int64_t count,
                              double *sum) {
  nnc_tensor *index, *images, *labels, *scores, *loss;
  double mean;
  TRY(nnc_narrow(s, order, 0, start, count, &index));
  TRY(nnc_index_select(s, data->images, 0, index, &images));
  TRY(nnc_index_select(s, data->labels, 0, index, &labels));
  TRY(nnc_optimizer_zero_grad(s, optimizer));
  TRY(lenet_forward(s, net, images, &scores));
  TRY(nnc_cross_entropy(s, scores, labels, NULL, -100, NNC_REDUCTION_MEAN, 0.0, &loss));
  TRY(nnc_backward(s, loss));
  TRY(nnc_optimizer_step(s, optimizer));
  TRY(nnc_tensor_item(s, loss, &mean));
  *sum += mean * (double)count;
  return NULL;
}

/* All images once, in an order drawn from the context's generator. */
static nnc_error *train(nnc_ctx *c, const lenet *net, nnc_optimizer *optimizer, const dataset *data,
                        int64_t batch_size, int64_t epoch, double *loss) {
  const int64_t n = data->set->count;
  nnc_tensor *order;
  double sum = 0.0;
  int64_t start;
  TRY(nnc_randperm(c, n, NNC_INT64, &order));
  TRY(nnc_module_train(c, net->module, 1));
  for (start = 0; start < n; start += batch_size) {
    const int64_t count = n - start < batch_size ? n - start : batch_size;
    nnc_error *error;
    nnc_ctx *s;
    TRY(nnc_ctx_scope(c, &s));
    error = train_batch(s, net, optimizer, data, order, start, count, &sum);
    nnc_release(s);
    TRY(error);
    show_progress("epoch", epoch, start + count, n, sum / (double)(start + count));
  }
  nnc_release(order);
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

/* The most likely class of every image; *accuracy in percent. c does not record for backward. */
static nnc_error *test(nnc_ctx *c, const lenet *net, const dataset *data, int64_t *predicted,
                       double *accuracy) {
  const int64_t n = data->set->count, chunk = 1000;
  int64_t start, i, right = 0;
  TRY(nnc_module_eval(c, net->module));
  for (start = 0; start < n; start += chunk) {
    const int64_t count = n - start < chunk ? n - start : chunk;
    nnc_error *error;
    nnc_ctx *s;
    TRY(nnc_ctx_scope(c, &s));
    error = predict_batch(s, net, data, start, count, predicted + start);
    nnc_release(s);
    TRY(error);
  }
  for (i = 0; i < n; i++) right += predicted[i] == data->set->labels[i];
  *accuracy = 100.0 * (double)right / (double)n;
  return NULL;
}

/* ---- files ---- */

typedef struct {
  int64_t epoch; /* the last one that is over, 0 before the first */
  double best;   /* the best accuracy until then, in percent */
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
                             nnc_optimizer *optimizer, progress *p, double accuracy) {
  p->epoch++;
  if (accuracy > p->best) {
    p->best = accuracy;
    if (o->save) TRY(nnc_safetensors_save_model(s, net->module, NULL, o->save));
  }
  return o->resume ? save_run(s, net, optimizer, p, o->resume) : NULL;
}

/* The whole run. c is a scope: what is made through it and its variants dies with it. */
static nnc_error *run(nnc_ctx *c, const options *o, const idx_set *train_set,
                      const idx_set *test_set, int64_t *predicted) {
  char settings[64];
  dataset train_data, test_data;
  lenet net;
  nnc_ctx *no_grad;
  nnc_optimizer *adam;
  progress p = {0, -1.0};
  snprintf(settings, sizeof settings, "threads=%" PRId64, o->threads);
  TRY(nnc_ctx_fork(c, settings, &c));
  TRY(nnc_ctx_fork(c, "grad=False", &no_grad));
  TRY(dataset_new(c, train_set, &train_data));
  TRY(dataset_new(c, test_set, &test_data));
  TRY(nnc_manual_seed(c, o->seed));
  TRY(lenet_new(c, &net));
  TRY(nnc_optimizer_new(c, "Adam(lr=1e-3)", net.module, &adam));
  if (o->resume) TRY(resume_run(c, &net, adam, &p, o->resume));
  if (p.epoch >= o->epochs) {
    double accuracy;
    TRY(test(no_grad, &net, &test_data, predicted, &accuracy));
  }
  while (p.epoch < o->epochs) {
    double loss, accuracy;
    nnc_ctx *s;
    nnc_error *error = train(c, &net, adam, &train_data, o->batch_size, p.epoch + 1, &loss);
    show_progress_end();
    TRY(error);
    TRY(test(no_grad, &net, &test_data, predicted, &accuracy));
    printf("epoch %2" PRId64 "  loss %.4f  test accuracy %.2f %%\n", p.epoch + 1, loss, accuracy);
    fflush(stdout);
    TRY(nnc_ctx_scope(c, &s));
    error = keep_epoch(s, o, &net, adam, &p, accuracy);
    nnc_release(s);
    TRY(error);
  }
  show_classes(test_set, predicted);
  show_images(test_set, predicted);
  return NULL;
}

/* The run in a scope of the default context; its error, if any, on stderr. */
static int run_and_report(const options *o, const idx_set *train_set, const idx_set *test_set) {
  int64_t *predicted = malloc((size_t)test_set->count * sizeof *predicted);
  nnc_ctx *c = NULL;
  nnc_error *error;
  if (predicted == NULL) {
    fprintf(stderr, "lenet: not enough memory\n");
    return 1;
  }
  error = nnc_ctx_scope(NULL, &c);
  if (error == NULL) error = run(c, o, train_set, test_set, predicted);
  nnc_release(c);
  free(predicted);
  return report("lenet", error);
}

int main(int argc, char **argv) {
  options o;
  idx_set train_set = {0, NULL, NULL}, test_set = {0, NULL, NULL};
  int status = options_read(argc, argv, &o);
  if (status >= 0) return status;
  if (idx_load(o.data, "train", &train_set) && idx_load(o.data, "t10k", &test_set)) {
    status = run_and_report(&o, &train_set, &test_set);
  } else {
    fprintf(stderr,
            "The data set is Debian's package dataset-fashion-mnist; --data DIR names "
            "another folder.\n");
    status = 1;
  }
  idx_free(&train_set);
  idx_free(&test_set);
  return status;
}
