/* SPDX-License-Identifier: Apache-2.0 */
/* A network that PyTorch has trained learns what it was not made for: finetune/garments.pt, written
 * by torch.save (finetune/make_checkpoint.py), tells seven classes of Fashion-MNIST apart, of which
 * none is a shoe. It gets a new last layer and learns all ten from a few images of each: first that
 * layer alone, then the whole network in small steps. Beside it the same network learns the same
 * images from the beginning.
 *
 *     finetune
 *     finetune --save FILE ...         what comes out, for torch.load */
#include <inttypes.h>
#include <stdio.h>
#include <string.h>

#include "common/arguments.h"
#include "common/fashion.h"
#include "common/output.h"
#include "common/progress.h"
#include "common/try.h"

enum { CLASSES = FASHION_CLASSES, FEATURES = 288 };

typedef struct {
  int64_t images, epochs, seed;
  const char *data, *checkpoint, *save;
} options;

/* ---- the data ---- */

typedef struct {
  nnc_tensor *images, *labels; /* (n, 1, 28, 28) float32 in 0 .. 1, (n) int64 */
} dataset;

static nnc_error *dataset_new(nnc_ctx *c, const char *folder, const char *part, dataset *out) {
  fashion raw;
  nnc_tensor *x;
  TRY(fashion_load(c, folder, part, &raw));
  TRY(nnc_div_scalar(c, raw.images, 255.0, NULL, &x));
  TRY(nnc_unsqueeze(c, x, 1, &out->images));
  return nnc_tensor_to(c, raw.labels, NNC_INT64, &out->labels);
}

/* The first `each` images of every class. */
static nnc_error *few_of_each(nnc_ctx *c, const dataset *all, int64_t each, dataset *out) {
  nnc_tensor *places[CLASSES], *index;
  int64_t k;
  for (k = 0; k < CLASSES; k++) {
    nnc_tensor *found;
    TRY(nnc_eq_scalar_i64(c, all->labels, k, &found));
    TRY(nnc_nonzero(c, found, &found));
    TRY(nnc_select(c, found, 1, 0, &found));
    if (nnc_tensor_size(found, 0) < each) {
      char what[128];
      snprintf(what, sizeof what,
               "--images %" PRId64 ": there are only %" PRId64 " of class %" PRId64, each,
               nnc_tensor_size(found, 0), k);
      return nnc_error_new(NNC_E_INVALID, "finetune", what);
    }
    TRY(nnc_narrow(c, found, 0, 0, each, &places[k]));
  }
  TRY(nnc_cat(c, places, CLASSES, 0, &index));
  TRY(nnc_index_select(c, all->images, 0, index, &out->images));
  return nnc_index_select(c, all->labels, 0, index, &out->labels);
}

/* ---- learning ---- */

/* The next batch, and a step by it; 0 in *more when the pass is over. */
static nnc_error *train_batch(nnc_ctx *s, nnc_module *net, nnc_optimizer *optimizer,
                              nnc_data_loader_iter *pass, int64_t *more, double *loss) {
  nnc_tensor *batch[2], *scores, *mean;
  TRY(nnc_data_loader_next(s, pass, batch, 2, more));
  if (*more == 0) return NULL;
  TRY(nnc_optimizer_zero_grad(s, optimizer));
  TRY(nnc_module_call(s, net, batch[0], &scores));
  TRY(nnc_cross_entropy(s, scores, batch[1], NULL, -100, NNC_REDUCTION_MEAN, 0.0, &mean));
  TRY(nnc_backward(s, mean));
  TRY(nnc_optimizer_step(s, optimizer));
  return nnc_tensor_item(s, mean, loss);
}

/* The mean loss of one pass, in an order of its own. */
static nnc_error *train_epoch(nnc_ctx *c, nnc_module *net, nnc_optimizer *optimizer,
                              nnc_data_loader *loader, double *loss) {
  nnc_data_loader_iter *pass;
  double sum = 0.0, one = 0.0;
  int64_t more = 1;
  TRY(nnc_data_loader_iter_new(c, loader, &pass));
  while (more > 0) {
    nnc_ctx *s;
    nnc_error *error;
    sum += one;
    TRY(nnc_ctx_scope(c, &s));
    error = train_batch(s, net, optimizer, pass, &more, &one);
    nnc_release(s);
    TRY(error);
  }
  *loss = sum / (double)nnc_data_loader_len(loader);
  return NULL;
}

/* In percent; c does not record for backward. */
static nnc_error *accuracy(nnc_ctx *c, nnc_module *net, const dataset *data, double *out) {
  const int64_t dim = 1;
  nnc_tensor *scores, *right;
  TRY(nnc_module_call(c, net, data->images, &scores));
  TRY(nnc_argmax(c, scores, &dim, 0, &right));
  TRY(nnc_eq(c, right, data->labels, &right));
  TRY(nnc_sum(c, right, NULL, 0, 0, NNC_DTYPE_DEFAULT, &right));
  TRY(nnc_tensor_item(c, right, out));
  *out *= 100.0 / (double)nnc_tensor_size(data->labels, 0);
  return NULL;
}

/* A context that records nothing, in a scope of its own that ends with it. */
static nnc_error *measure(nnc_ctx *c, nnc_module *net, const dataset *data, double *out) {
  nnc_ctx *s, *no_grad;
  nnc_error *error;
  TRY(nnc_ctx_scope(c, &s));
  error = nnc_ctx_fork(s, "grad=False", &no_grad);
  if (error == NULL) error = accuracy(no_grad, net, data, out);
  nnc_release(s);
  return error;
}

/* As many epochs as asked for with an optimizer of this kind for these parts of the network. */
static nnc_error *learn(nnc_ctx *c, nnc_module *net, nnc_module *part, const char *optimizer,
                        const char *what, int64_t epochs, const dataset *few,
                        const dataset *others) {
  nnc_tensor *const fields[] = {few->images, few->labels};
  nnc_optimizer *sgd;
  nnc_dataset *samples;
  nnc_data_loader *loader;
  double loss = 0.0, right;
  int64_t epoch;
  TRY(nnc_tensor_dataset_new(c, fields, 2, &samples));
  TRY(nnc_data_loader_new(c, samples, NULL, "batch_size=32, shuffle=True", NULL, &loader));
  TRY(nnc_optimizer_new(c, optimizer, part, &sgd));
  for (epoch = 1; epoch <= epochs; epoch++) {
    nnc_ctx *s;
    nnc_error *error;
    TRY(nnc_ctx_scope(c, &s));
    error = train_epoch(s, net, sgd, loader, &loss);
    nnc_release(s);
    TRY(error);
    show_progress("epoch", epoch, epoch, epochs, loss);
  }
  show_progress_end();
  TRY(measure(c, net, others, &right));
  printf("%-28s loss %.4f  test accuracy %.2f %%\n", what, loss, right);
  fflush(stdout);
  return NULL;
}

/* ---- the network ---- */

static nnc_error *net_new(nnc_ctx *c, int classes, nnc_module **out) {
  char text[1024];
  snprintf(text, sizeof text,
           "Sequential(\n"
           "  (features): Sequential(\n"
           "    (0): Conv2d(1, 8, 3, padding=1)\n"
           "    (1): ReLU()\n"
           "    (2): MaxPool2d(2)\n"
           "    (3): Conv2d(8, 16, 3, padding=1)\n"
           "    (4): ReLU()\n"
           "    (5): MaxPool2d(2)\n"
           "    (6): Conv2d(16, 32, 3, padding=1)\n"
           "    (7): ReLU()\n"
           "    (8): MaxPool2d(2)\n"
           "    (9): Flatten()\n"
           "  )\n"
           "  (head): Linear(%d, %d)\n"
           ")",
           FEATURES, classes);
  return nnc_module_new(c, text, out);
}

/* The network of what a file holds, as PyTorch left it. */
static nnc_error *take_checkpoint(nnc_ctx *c, const char *path, nnc_named *checkpoint,
                                  nnc_module **out) {
  nnc_named *state;
  nnc_string *epoch, *right;
  nnc_tensor *head;
  TRY(nnc_named_sub(c, checkpoint, "model", &state));
  TRY(nnc_named_value(c, checkpoint, "epoch", &epoch));
  TRY(nnc_named_value(c, checkpoint, "accuracy", &right));
  TRY(nnc_named_get(c, state, "head.bias", &head));
  printf("%s: %" PRId64 " classes, epoch %s, accuracy %s\n", path, nnc_tensor_numel(head),
         nnc_string_data(epoch), nnc_string_data(right));
  TRY(net_new(c, (int)nnc_tensor_numel(head), out));
  return nnc_module_load_state_dict(c, *out, state, 1, NULL, NULL);
}

static nnc_error *load_checkpoint(nnc_ctx *c, const char *path, nnc_module **out) {
  nnc_named *checkpoint;
  nnc_error *error;
  TRY(nnc_load(c, path, NULL, &checkpoint)); /* names the file itself */
  error = take_checkpoint(c, path, checkpoint, out);
  if (error != NULL) fprintf(stderr, "finetune: %s is no checkpoint of this network\n", path);
  return error;
}

/* What torch.load gives back as {"model": ..., "classes": "T-shirt/top, Trouser, ..."}. */
static nnc_error *save(nnc_ctx *c, nnc_module *net, const char *path) {
  char classes[256] = "'";
  nnc_named *checkpoint, *state;
  int k;
  for (k = 0; k < CLASSES; k++) {
    strcat(classes, k > 0 ? ", " : "");
    strcat(classes, fashion_names[k]);
  }
  strcat(classes, "'");
  TRY(nnc_named_new(c, &checkpoint));
  TRY(nnc_module_state_dict(c, net, &state));
  TRY(nnc_named_add_named(checkpoint, "model", state));
  TRY(nnc_named_add_value(checkpoint, "classes", classes));
  TRY(nnc_save(c, checkpoint, path));
  printf("%s: written\n", path);
  return NULL;
}

/* c is a scope. */
static nnc_error *run(nnc_ctx *c, const options *o) {
  dataset train, few, others;
  nnc_module *net, *fresh, *features, *head;
  TRY(output_possible("--save", o->save));
  TRY(nnc_manual_seed(c, o->seed));
  TRY(load_checkpoint(c, o->checkpoint, &net));
  TRY(dataset_new(c, o->data, "train", &train));
  TRY(dataset_new(c, o->data, "t10k", &others));
  TRY(few_of_each(c, &train, o->images, &few));
  TRY(nnc_module_get_submodule(c, net, "features", &features));
  TRY(nnc_module_new(c, "Linear(288, 10)", &head));
  TRY(nnc_module_register_module(c, net, "head", head));
  TRY(nnc_module_requires_grad_(c, features, 0));
  TRY(learn(c, net, head, "SGD(lr=0.02, momentum=0.9)", "the last layer", o->epochs, &few,
            &others));
  TRY(nnc_module_requires_grad_(c, features, 1));
  TRY(learn(c, net, net, "SGD(lr=0.01, momentum=0.9)", "then the whole network", o->epochs, &few,
            &others));
  if (o->save != NULL) TRY(save(c, net, o->save));
  TRY(net_new(c, CLASSES, &fresh));
  return learn(c, fresh, fresh, "SGD(lr=0.02, momentum=0.9)", "the same from the beginning",
               2 * o->epochs, &few, &others);
}

int main(int argc, char **argv) {
  options o = {50, 20, 0, FASHION_FOLDER, EXAMPLE_FOLDER "/garments.pt", NULL};
  const argument known[] = {
      {"data", "DIR", "where the four *-ubyte.gz files are", 0, 0, NULL, &o.data},
      {"checkpoint", "FILE", "what PyTorch has left", 0, 0, NULL, &o.checkpoint},
      {"save", "FILE", "where the network goes, for torch.load", 0, 0, NULL, &o.save},
      {"images", "N", "of each class to learn from", 1, 5000, &o.images, NULL},
      {"epochs", "N", "of each of the two parts", 1, 10000, &o.epochs, NULL},
      {"seed", "N", "of the order and of new layers", 0, INT64_MAX, &o.seed, NULL}};
  nnc_ctx *c = NULL;
  nnc_error *error;
  const int status = arguments_read(argc, argv,
                                    "usage: finetune [OPTION]...\n"
                                    "Trains a network of PyTorch's on for new classes.",
                                    known, 6, 0, 0);
  if (status >= 0) return status;
  error = nnc_ctx_scope(NULL, &c);
  if (error == NULL) error = run(c, &o);
  nnc_release(c);
  return report("finetune", error);
}
