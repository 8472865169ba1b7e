/* SPDX-License-Identifier: Apache-2.0 */
/* A small GPT, the decoder of Radford et al. (2019), learns which character of a text comes next,
 * and then writes: by itself, or on from --prompt. Its parameters have the names of GPT-2 in
 * Hugging Face's transformers; layers are Linear, whose weights are (outputs, inputs).
 *
 *     gpt                              the text is the GNU General Public License
 *     gpt --text FILE --steps 5000     another text, for longer */
#include <inttypes.h>
#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "common/arguments.h"
#include "common/progress.h"
#include "common/try.h"
#include "gpt/text.h"

enum { LAYERS = 4, HEADS = 4, WIDTH = 96, CONTEXT = 64, BATCH = 32, MOST_PARAMETERS = 16 * LAYERS };

/* ---- the network ---- */

/* GPT-2's initial weights: small, and smaller where blocks add to what they got. */
static nnc_error *draw_weights(nnc_ctx *c, nnc_module *gpt) {
  nnc_named *named;
  int64_t i;
  TRY(nnc_module_named_parameters(c, gpt, &named));
  for (i = 0; i < nnc_named_count(named); i++) {
    const char *const key = nnc_named_key(named, i);
    const double std = strstr(key, "c_proj") ? 0.02 / sqrt(2.0 * LAYERS) : 0.02;
    nnc_tensor *p;
    TRY(nnc_named_tensor(c, named, i, &p));
    if (nnc_tensor_ndim(p) > 1)
      TRY(nnc_init_normal_(c, p, 0.0, std));
    else if (strstr(key, "bias"))
      TRY(nnc_init_zeros_(c, p));
  }
  return NULL;
}

static nnc_error *gpt_new(nnc_ctx *c, int classes, nnc_module **out) {
  char block[512], model[1024];
  snprintf(block, sizeof block,
           "GPTBlock(\n"
           "  (ln_1): LayerNorm((%d,))\n"
           "  (attn): GPTAttention(\n"
           "    (c_attn): Linear(%d, %d)\n"
           "    (c_proj): Linear(%d, %d)\n"
           "    (resid_dropout): Dropout(p=0.1)\n"
           "  )\n"
           "  (ln_2): LayerNorm((%d,))\n"
           "  (mlp): Sequential(\n"
           "    (c_fc): Linear(%d, %d)\n"
           "    (act): GELU(approximate='tanh')\n"
           "    (c_proj): Linear(%d, %d)\n"
           "    (dropout): Dropout(p=0.1)\n"
           "  )\n"
           ")",
           WIDTH, WIDTH, 3 * WIDTH, WIDTH, WIDTH, WIDTH, WIDTH, 4 * WIDTH, 4 * WIDTH, WIDTH);
  snprintf(model, sizeof model,
           "GPT(\n"
           "  (wte): Embedding(%d, %d)\n"
           "  (wpe): Embedding(%d, %d)\n"
           "  (drop): Dropout(p=0.1)\n"
           "  (h): ModuleList(\n"
           "    (0-%d): %d x %s\n"
           "  )\n"
           "  (ln_f): LayerNorm((%d,))\n"
           "  (lm_head): Linear(%d, %d, bias=False)\n"
           ")",
           classes, WIDTH, CONTEXT, WIDTH, LAYERS - 1, LAYERS, block, WIDTH, WIDTH, classes);
  TRY(nnc_module_new(c, model, out));
  return draw_weights(c, *out);
}

/* The descendant at path, called. */
static nnc_error *call(nnc_ctx *c, nnc_module *m, const char *path, nnc_tensor *x,
                       nnc_tensor **out) {
  nnc_module *part;
  TRY(nnc_module_get_submodule(c, m, path, &part));
  return nnc_module_call(c, part, x, out);
}

/* Every place looks at itself and at those before it. x (n, length, WIDTH). */
static nnc_error *attention(nnc_ctx *c, nnc_module *block, nnc_tensor *x, nnc_tensor **out) {
  const int64_t n = nnc_tensor_size(x, 0), length = nnc_tensor_size(x, 1);
  const int64_t heads[] = {n, length, 3, HEADS, WIDTH / HEADS}, order[] = {2, 0, 3, 1, 4};
  const int64_t joined[] = {n, length, WIDTH};
  nnc_tensor *qkv, *q, *k, *v;
  TRY(call(c, block, "attn.c_attn", x, &qkv));
  TRY(nnc_view(c, qkv, heads, 5, &qkv));
  TRY(nnc_permute(c, qkv, order, 5, &qkv));
  TRY(nnc_select(c, qkv, 0, 0, &q));
  TRY(nnc_select(c, qkv, 0, 1, &k));
  TRY(nnc_select(c, qkv, 0, 2, &v));
  TRY(nnc_scaled_dot_product_attention(c, q, k, v, NULL, 0.0, 1, NULL, 0, &x));
  TRY(nnc_transpose(c, x, 1, 2, &x));
  TRY(nnc_reshape(c, x, joined, 3, &x));
  TRY(call(c, block, "attn.c_proj", x, &x));
  return call(c, block, "attn.resid_dropout", x, out);
}

static nnc_error *block_forward(nnc_ctx *c, nnc_module *block, nnc_tensor *x, nnc_tensor **out) {
  nnc_tensor *y;
  TRY(call(c, block, "ln_1", x, &y));
  TRY(attention(c, block, y, &y));
  TRY(nnc_add(c, x, y, 1.0, &x));
  TRY(call(c, block, "ln_2", x, &y));
  TRY(call(c, block, "mlp", y, &y));
  return nnc_add(c, x, y, 1.0, out);
}

/* ids int64 (n, length), at most CONTEXT long, to scores (n, length, classes). */
static nnc_error *gpt_forward(nnc_ctx *c, nnc_module *gpt, nnc_tensor *ids, nnc_tensor **out) {
  nnc_module *list, *block;
  nnc_tensor *x, *places;
  int64_t i;
  TRY(call(c, gpt, "wte", ids, &x));
  TRY(nnc_arange_i64(c, 0, nnc_tensor_size(ids, 1), 1, NNC_INT64, &places));
  TRY(call(c, gpt, "wpe", places, &places));
  TRY(nnc_add(c, x, places, 1.0, &x));
  TRY(call(c, gpt, "drop", x, &x));
  TRY(nnc_module_get_submodule(c, gpt, "h", &list));
  for (i = 0; i < nnc_module_list_len(list); i++) {
    TRY(nnc_module_list_get(c, list, i, &block));
    TRY(block_forward(c, block, x, &x));
  }
  TRY(call(c, gpt, "ln_f", x, &x));
  return call(c, gpt, "lm_head", x, out);
}

/* The mean loss of guessing each next character; rows int64 (n, length + 1). */
static nnc_error *gpt_loss(nnc_ctx *c, nnc_module *gpt, nnc_tensor *rows, nnc_tensor **out) {
  const int64_t length = nnc_tensor_size(rows, 1) - 1, flat = -1;
  int64_t sizes[2] = {-1, 0};
  nnc_tensor *seen, *next, *scores;
  TRY(nnc_narrow(c, rows, 1, 0, length, &seen));
  TRY(nnc_narrow(c, rows, 1, 1, length, &next));
  TRY(gpt_forward(c, gpt, seen, &scores));
  sizes[1] = nnc_tensor_size(scores, 2);
  TRY(nnc_view(c, scores, sizes, 2, &scores));
  TRY(nnc_reshape(c, next, &flat, 1, &next));
  return nnc_cross_entropy(c, scores, next, NULL, -100, NNC_REDUCTION_MEAN, 0.0, out);
}

/* ---- learning ---- */

/* Every parameter; matrices but for those of the embeddings decay. */
typedef struct {
  nnc_tensor *all[MOST_PARAMETERS];
  int64_t n;
} parameters;

static nnc_error *optimizer_new(nnc_ctx *c, nnc_module *gpt, parameters *p, nnc_optimizer **out) {
  nnc_tensor *decay[MOST_PARAMETERS], *rest[MOST_PARAMETERS];
  int64_t i, n_decay = 0, n_rest = 0;
  nnc_named *named;
  TRY(nnc_module_named_parameters(c, gpt, &named));
  for (p->n = 0; p->n < nnc_named_count(named) && p->n < MOST_PARAMETERS; p->n++) {
    TRY(nnc_named_tensor(c, named, p->n, &p->all[p->n]));
  }
  for (i = 0; i < p->n; i++) {
    const int embeds = nnc_named_key(named, i)[0] == 'w';
    if (nnc_tensor_ndim(p->all[i]) > 1 && !embeds)
      decay[n_decay++] = p->all[i];
    else
      rest[n_rest++] = p->all[i];
  }
  TRY(nnc_optimizer_new_from(c, "AdamW(lr=2e-3, betas=(0.9, 0.99), weight_decay=0.1)", decay,
                             n_decay, out));
  return nnc_optimizer_add_param_group(c, *out, rest, n_rest, "weight_decay=0.0");
}

/* The learning rate rises, then falls along half a cosine to a tenth. */
static nnc_error *schedule_new(nnc_ctx *c, nnc_optimizer *optimizer, int64_t steps,
                               nnc_lr_scheduler **out) {
  char line[256];
  const int64_t rise = steps / 20 + 1;
  snprintf(line, sizeof line,
           "SequentialLR([LinearLR(0.05, 1.0, %" PRId64 "), CosineAnnealingLR(%" PRId64
           ", 2e-4)], milestones=[%" PRId64 "])",
           rise, steps - rise > 0 ? steps - rise : 1, rise);
  return nnc_lr_scheduler_new(c, line, optimizer, out);
}

/* BATCH windows of the text, (BATCH, CONTEXT + 1), that begin anywhere. */
static nnc_error *draw_windows(nnc_ctx *s, nnc_tensor *ids, nnc_tensor **out) {
  const int64_t n = BATCH;
  nnc_tensor *windows, *starts;
  TRY(nnc_tensor_unfold(s, ids, 0, CONTEXT + 1, 1, &windows));
  TRY(nnc_randint(s, 0, nnc_tensor_size(windows, 0), &n, 1, NNC_INT64, &starts));
  return nnc_index_select(s, windows, 0, starts, out);
}

static nnc_error *train_step(nnc_ctx *s, nnc_module *gpt, const parameters *p, nnc_optimizer *adam,
                             nnc_lr_scheduler *schedule, nnc_tensor *ids, double *loss) {
  nnc_tensor *rows, *mean, *norm;
  TRY(draw_windows(s, ids, &rows));
  TRY(nnc_optimizer_zero_grad(s, adam));
  TRY(gpt_loss(s, gpt, rows, &mean));
  TRY(nnc_backward(s, mean));
  TRY(nnc_clip_grad_norm_(s, p->all, p->n, 1.0, 2.0, 0, 1, &norm));
  TRY(nnc_optimizer_step(s, adam));
  TRY(nnc_lr_scheduler_step(s, schedule, NULL));
  return nnc_tensor_item(s, mean, loss);
}

/* The mean loss on up to 64 windows of a text that has not been learnt, one after the other. */
static nnc_error *held_out_loss(nnc_ctx *s, nnc_module *gpt, nnc_tensor *ids, double *loss) {
  nnc_tensor *rows, *mean;
  TRY(nnc_tensor_unfold(s, ids, 0, CONTEXT + 1, CONTEXT, &rows));
  if (nnc_tensor_size(rows, 0) > 64) TRY(nnc_narrow(s, rows, 0, 0, 64, &rows));
  TRY(gpt_loss(s, gpt, rows, &mean));
  return nnc_tensor_item(s, mean, loss);
}

/* ---- writing ---- */

/* The character behind those of ids, drawn by what the network thinks of each. */
static nnc_error *next_character(nnc_ctx *s, nnc_module *gpt, const int64_t *ids, int64_t n,
                                 int64_t *out) {
  const int64_t seen = n < CONTEXT ? n : CONTEXT, sizes[] = {1, seen};
  nnc_tensor *x, *drawn;
  TRY(nnc_tensor_from_data(s, ids + n - seen, sizes, 2, NNC_INT64, &x));
  TRY(gpt_forward(s, gpt, x, &x));
  TRY(nnc_select(s, x, 1, -1, &x));
  TRY(nnc_div_scalar(s, x, 0.8, NULL, &x)); /* the temperature */
  TRY(nnc_softmax(s, x, -1, NNC_DTYPE_DEFAULT, &x));
  TRY(nnc_multinomial(s, x, 1, 1, &drawn));
  return nnc_tensor_item_i64(s, drawn, out);
}

/* The prompt and `length` characters that follow it. c does not record for backward. */
static nnc_error *write_on(nnc_ctx *c, nnc_module *gpt, const text *t, const char *prompt,
                           int64_t length, int64_t *ids) {
  int64_t lost, n = text_encode(t, prompt, ids, &lost), end;
  if (lost > 0)
    fprintf(stderr, "gpt: the text has not %" PRId64 " of the prompt's characters\n", lost);
  if (n == 0) ids[n++] = t->ids[0];
  for (end = 0; end < n; end++) text_put(t, ids[end]);
  for (end = n + length; n < end; n++) {
    nnc_ctx *s;
    nnc_error *error;
    TRY(nnc_ctx_scope(c, &s));
    error = next_character(s, gpt, ids, n, &ids[n]);
    nnc_release(s);
    TRY(error);
    text_put(t, ids[n]);
    fflush(stdout);
  }
  putchar('\n');
  return NULL;
}

/* ---- the run ---- */

typedef struct {
  int64_t steps, length, seed;
  const char *text, *prompt;
} options;

/* All steps, with the mean of the loss every hundred of them. c is a scope. */
static nnc_error *learn(nnc_ctx *c, nnc_ctx *no_grad, const options *o, nnc_module *gpt,
                        nnc_tensor *ids, nnc_tensor *held_out) {
  parameters p;
  nnc_optimizer *adam;
  nnc_lr_scheduler *schedule;
  double sum = 0.0;
  int64_t step, counted = 0;
  TRY(optimizer_new(c, gpt, &p, &adam));
  TRY(schedule_new(c, adam, o->steps, &schedule));
  for (step = 1; step <= o->steps; step++) {
    double loss = 0.0;
    nnc_ctx *s;
    nnc_error *error;
    TRY(nnc_ctx_scope(c, &s));
    error = train_step(s, gpt, &p, adam, schedule, ids, &loss);
    nnc_release(s);
    TRY(error);
    sum += loss;
    counted++;
    show_progress("step", step, step, o->steps, sum / (double)counted);
    if (step % 100 != 0 && step != o->steps) continue;
    show_progress_end();
    TRY(nnc_module_eval(c, gpt));
    TRY(nnc_ctx_scope(no_grad, &s));
    error = held_out_loss(s, gpt, held_out, &loss);
    nnc_release(s);
    TRY(error);
    TRY(nnc_module_train(c, gpt, 1));
    printf("step %5" PRId64 "  loss %.4f  on the rest of the text %.4f\n", step,
           sum / (double)counted, loss);
    fflush(stdout);
    sum = 0.0;
    counted = 0;
  }
  return NULL;
}

/* c is a scope; ids has room for the prompt and what is written. */
static nnc_error *run(nnc_ctx *c, const options *o, const text *t, int64_t *ids) {
  const int64_t learnt = t->length - t->length / 10;
  nnc_ctx *no_grad;
  nnc_module *gpt;
  nnc_string *printed;
  nnc_tensor *all, *first, *rest;
  TRY(nnc_ctx_fork(c, "grad=False", &no_grad));
  TRY(nnc_manual_seed(c, o->seed));
  TRY(gpt_new(c, t->classes, &gpt));
  TRY(nnc_module_repr(c, gpt, &printed));
  printf("%s\n\n%s: %" PRId64 " characters, %d different ones\n", nnc_string_data(printed), o->text,
         t->length, t->classes);
  TRY(nnc_tensor_from_data(c, t->ids, &t->length, 1, NNC_INT64, &all));
  TRY(nnc_narrow(c, all, 0, 0, learnt, &first));
  TRY(nnc_narrow(c, all, 0, learnt, t->length - learnt, &rest));
  TRY(learn(c, no_grad, o, gpt, first, rest));
  putchar('\n');
  TRY(nnc_module_eval(c, gpt));
  return write_on(no_grad, gpt, t, o->prompt, o->length, ids);
}

int main(int argc, char **argv) {
  options o = {1500, 600, 0, "/usr/share/common-licenses/GPL-3", "The "};
  const argument known[] = {
      {"text", "FILE", "what to learn from", 0, 0, NULL, &o.text},
      {"steps", "N", "how often to look at 32 pieces of it", 1, 10000000, &o.steps, NULL},
      {"prompt", "TEXT", "what to write on from", 0, 0, NULL, &o.prompt},
      {"length", "N", "how many characters to write", 0, 1000000, &o.length, NULL},
      {"seed", "N", "of the weights, the pieces and the writing", 0, INT64_MAX, &o.seed, NULL}};
  text t;
  nnc_ctx *c = NULL;
  nnc_error *error;
  int64_t *ids;
  int status = arguments_read(argc, argv,
                              "usage: gpt [OPTION]...\n"
                              "Learns which character of a text comes next, and writes.",
                              known, 5, 0, 0);
  if (status >= 0) return status;
  if (!text_read(o.text, 20 * CONTEXT, &t)) return 1;
  ids = malloc((strlen(o.prompt) + 1 + (size_t)o.length) * sizeof *ids);
  if (ids == NULL) {
    fprintf(stderr, "gpt: not enough memory\n");
    text_free(&t);
    return 1;
  }
  error = nnc_ctx_scope(NULL, &c);
  if (error == NULL) error = run(c, &o, &t, ids);
  nnc_release(c);
  free(ids);
  text_free(&t);
  return report("gpt", error);
}
