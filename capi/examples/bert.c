/* SPDX-License-Identifier: Apache-2.0 */
/* BERT, the encoder of Devlin et al. (2018), from layers of torch.nn. Its parameters have the names
 * of BertModel in Hugging Face's transformers, so its state dicts are those of that library.
 *
 *     bert          a small model: what it is made of, and what it makes of two sentences
 *     bert base     bert-base-uncased's sizes
 *
 * Weights are random, drawn from seed 0. The module is a printed model given to nnc_module_new; its
 * forward is the functions below. */
#include <inttypes.h>
#include <stdio.h>
#include <string.h>

#include "common/output.h"
#include "common/try.h"

/* ---- what it is made of ---- */

typedef struct {
  int vocab_size, hidden_size, num_hidden_layers, num_attention_heads, intermediate_size;
  int max_position_embeddings, type_vocab_size;
} bert_config;

static const bert_config kSmall = {100, 32, 2, 4, 64, 64, 2};
static const bert_config kBase = {30522, 768, 12, 12, 3072, 512, 2};

/* Indentation does not count, and "(0-11): 12 x ..." stands for twelve layers. */
static nnc_error *bert_new(nnc_ctx *c, const bert_config *b, nnc_module **out) {
  char norm[80], hidden[80], text[4096];
  const char *const dropout = "Dropout(p=0.1)";
  snprintf(norm, sizeof norm, "LayerNorm((%d,), eps=1e-12)", b->hidden_size);
  snprintf(hidden, sizeof hidden, "Linear(%d, %d)", b->hidden_size, b->hidden_size);
  snprintf(text, sizeof text,
           "BertModel(\n"
           "  (embeddings): BertEmbeddings(\n"
           "    (word_embeddings): Embedding(%d, %d, padding_idx=0)\n"
           "    (position_embeddings): Embedding(%d, %d)\n"
           "    (token_type_embeddings): Embedding(%d, %d)\n"
           "    (LayerNorm): %s\n"
           "    (dropout): %s\n"
           "  )\n"
           "  (encoder): BertEncoder(\n"
           "    (layer): ModuleList(\n"
           "      (0-%d): %d x BertLayer(\n"
           "        (attention): BertAttention(\n"
           "          (self): BertSelfAttention(\n"
           "            (query): %s\n"
           "            (key): %s\n"
           "            (value): %s\n"
           "            (dropout): %s\n"
           "          )\n"
           "          (output): BertSelfOutput(\n"
           "            (dense): %s\n"
           "            (LayerNorm): %s\n"
           "            (dropout): %s\n"
           "          )\n"
           "        )\n"
           "        (intermediate): BertIntermediate(\n"
           "          (dense): Linear(%d, %d)\n"
           "          (intermediate_act_fn): GELU()\n"
           "        )\n"
           "        (output): BertOutput(\n"
           "          (dense): Linear(%d, %d)\n"
           "          (LayerNorm): %s\n"
           "          (dropout): %s\n"
           "        )\n"
           "      )\n"
           "    )\n"
           "  )\n"
           "  (pooler): BertPooler(\n"
           "    (dense): %s\n"
           "    (activation): Tanh()\n"
           "  )\n"
           ")",
           b->vocab_size, b->hidden_size, b->max_position_embeddings, b->hidden_size,
           b->type_vocab_size, b->hidden_size, norm, dropout, b->num_hidden_layers - 1,
           b->num_hidden_layers, hidden, hidden, hidden, dropout, hidden, norm, dropout,
           b->hidden_size, b->intermediate_size, b->intermediate_size, b->hidden_size, norm,
           dropout, hidden);
  return nnc_module_new(c, text, out);
}

/* ---- what it does; c is a scope, which releases all that is made ---- */

/* The descendant at path, called. */
static nnc_error *call(nnc_ctx *c, nnc_module *m, const char *path, nnc_tensor *x,
                       nnc_tensor **out) {
  nnc_module *part;
  TRY(nnc_module_get_submodule(c, m, path, &part));
  return nnc_module_call(c, part, x, out);
}

/* dense and dropout of x, added to residual and normalised: BertSelfOutput and BertOutput. */
static nnc_error *output(nnc_ctx *c, nnc_module *m, nnc_tensor *x, nnc_tensor *residual,
                         nnc_tensor **out) {
  TRY(call(c, m, "dense", x, &x));
  TRY(call(c, m, "dropout", x, &x));
  TRY(nnc_add(c, x, residual, 1.0, &x));
  return call(c, m, "LayerNorm", x, out);
}

/* (batch, length, hidden) to (batch, heads, length, hidden / heads). */
static nnc_error *split_heads(nnc_ctx *c, nnc_tensor *x, int64_t heads, nnc_tensor **out) {
  const int64_t sizes[] = {nnc_tensor_size(x, 0), nnc_tensor_size(x, 1), heads, -1};
  TRY(nnc_view(c, x, sizes, 4, &x));
  return nnc_transpose(c, x, 1, 2, out);
}

/* mask (batch, 1, 1, length): true where there is a word. */
static nnc_error *self_attention(nnc_ctx *c, nnc_module *m, int64_t heads, nnc_tensor *x,
                                 nnc_tensor *mask, nnc_tensor **out) {
  const int64_t sizes[] = {nnc_tensor_size(x, 0), nnc_tensor_size(x, 1), nnc_tensor_size(x, 2)};
  const double dropout = nnc_module_training(m) ? 0.1 : 0.0;
  nnc_tensor *q, *k, *v;
  TRY(call(c, m, "query", x, &q));
  TRY(call(c, m, "key", x, &k));
  TRY(call(c, m, "value", x, &v));
  TRY(split_heads(c, q, heads, &q));
  TRY(split_heads(c, k, heads, &k));
  TRY(split_heads(c, v, heads, &v));
  TRY(nnc_scaled_dot_product_attention(c, q, k, v, mask, dropout, 0, NULL, 0, &x));
  TRY(nnc_transpose(c, x, 1, 2, &x));
  return nnc_reshape(c, x, sizes, 3, out);
}

static nnc_error *layer(nnc_ctx *c, nnc_module *m, int64_t heads, nnc_tensor *x, nnc_tensor *mask,
                        nnc_tensor **out) {
  nnc_module *self, *self_output, *own_output;
  nnc_tensor *y;
  TRY(nnc_module_get_submodule(c, m, "attention.self", &self));
  TRY(nnc_module_get_submodule(c, m, "attention.output", &self_output));
  TRY(nnc_module_get_submodule(c, m, "output", &own_output));
  TRY(self_attention(c, self, heads, x, mask, &y));
  TRY(output(c, self_output, y, x, &x));
  TRY(call(c, m, "intermediate.dense", x, &y));
  TRY(call(c, m, "intermediate.intermediate_act_fn", y, &y));
  return output(c, own_output, y, x, out);
}

/* What each word, its place and its sentence add up to. */
static nnc_error *embed(nnc_ctx *c, nnc_module *m, nnc_tensor *ids, nnc_tensor *types,
                        nnc_tensor **out) {
  nnc_tensor *words, *places, *sentences;
  TRY(call(c, m, "word_embeddings", ids, &words));
  TRY(nnc_arange_i64(c, 0, nnc_tensor_size(ids, 1), 1, NNC_INT64, &places));
  TRY(call(c, m, "position_embeddings", places, &places));
  TRY(call(c, m, "token_type_embeddings", types, &sentences));
  TRY(nnc_add(c, words, sentences, 1.0, &words));
  TRY(nnc_add(c, words, places, 1.0, &words));
  TRY(call(c, m, "LayerNorm", words, &words));
  return call(c, m, "dropout", words, out);
}

/* ids, types and words: int64 (batch, length); words is 0 where there is only padding. */
static nnc_error *bert_forward(nnc_ctx *c, nnc_module *m, const bert_config *b, nnc_tensor *ids,
                               nnc_tensor *types, nnc_tensor *words, nnc_tensor **last_hidden_state,
                               nnc_tensor **pooler_output) {
  nnc_module *embeddings, *list, *block;
  nnc_tensor *x, *mask;
  int64_t i;
  TRY(nnc_module_get_submodule(c, m, "embeddings", &embeddings));
  TRY(nnc_module_get_submodule(c, m, "encoder.layer", &list));
  TRY(nnc_ne_scalar_i64(c, words, 0, &mask));
  TRY(nnc_unsqueeze(c, mask, 1, &mask));
  TRY(nnc_unsqueeze(c, mask, 1, &mask));
  TRY(embed(c, embeddings, ids, types, &x));
  for (i = 0; i < nnc_module_list_len(list); i++) {
    TRY(nnc_module_list_get(c, list, i, &block));
    TRY(layer(c, block, b->num_attention_heads, x, mask, &x));
  }
  *last_hidden_state = x;
  TRY(nnc_select(c, x, 1, 0, &x)); /* the first word of each */
  TRY(call(c, m, "pooler.dense", x, &x));
  return call(c, m, "pooler.activation", x, pooler_output);
}

/* ---- what it prints ---- */

static nnc_error *print_tensor(nnc_ctx *c, nnc_tensor *tensor) {
  nnc_string *text;
  TRY(nnc_tensor_repr(c, tensor, &text));
  puts(nnc_string_data(text));
  return NULL;
}

/* The module, and the name and sizes of each parameter if they are few. */
static nnc_error *print_model(nnc_ctx *c, nnc_module *m, int names) {
  nnc_string *text;
  nnc_named *parameters;
  int64_t i, d, total = 0;
  TRY(nnc_module_repr(c, m, &text));
  puts(nnc_string_data(text));
  TRY(nnc_module_named_parameters(c, m, &parameters));
  for (i = 0; i < nnc_named_count(parameters); i++) {
    nnc_tensor *p;
    TRY(nnc_named_tensor(c, parameters, i, &p));
    total += nnc_tensor_numel(p);
    if (!names) continue;
    printf("%s", nnc_named_key(parameters, i));
    for (d = 0; d < nnc_tensor_ndim(p); d++) printf(" %" PRId64, nnc_tensor_size(p, d));
    putchar('\n');
  }
  printf("%" PRId64 " parameters\n", total);
  return NULL;
}

static nnc_error *run(nnc_ctx *c, const bert_config *b) {
  const int64_t dims[] = {2, 7};
  const int64_t ids[] = {2, 17, 45, 3, 99, 8, 3, 2, 5, 61, 3, 0, 0, 0};
  const int64_t types[] = {0, 0, 0, 0, 1, 1, 1, 0, 0, 0, 0, 0, 0, 0};
  const int64_t words[] = {1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 0, 0, 0};
  nnc_module *bert;
  nnc_tensor *input_ids, *token_type_ids, *attention_mask, *hidden = NULL, *pooled;
  TRY(nnc_ctx_fork(c, "grad=False", &c));
  TRY(nnc_manual_seed(c, 0));
  TRY(bert_new(c, b, &bert));
  TRY(nnc_module_eval(c, bert));
  TRY(print_model(c, bert, b == &kSmall));
  TRY(nnc_tensor_from_data(c, ids, dims, 2, NNC_INT64, &input_ids));
  TRY(nnc_tensor_from_data(c, types, dims, 2, NNC_INT64, &token_type_ids));
  TRY(nnc_tensor_from_data(c, words, dims, 2, NNC_INT64, &attention_mask));
  TRY(bert_forward(c, bert, b, input_ids, token_type_ids, attention_mask, &hidden, &pooled));
  TRY(print_tensor(c, hidden));
  return print_tensor(c, pooled);
}

int main(int argc, char **argv) {
  const int base = argc == 2 && strcmp(argv[1], "base") == 0;
  nnc_ctx *c = NULL;
  nnc_error *error;
  if (output_missing("bert")) return 1;
  if (argc > 1 && !base) {
    fprintf(stderr, "usage: bert [base]\n");
    return 2;
  }
  error = nnc_ctx_scope(NULL, &c);
  if (error == NULL) error = run(c, base ? &kBase : &kSmall);
  nnc_release(c);
  return report("bert", error);
}
