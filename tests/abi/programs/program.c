/* SPDX-License-Identifier: Apache-2.0 */
/* A program that was built once and must run for ever: its binary is kept beside it, and run with
 * each later library. It goes through what the binary interface is made of: handles, errors,
 * enumerations, tables of functions by value, numbers of every kind as arguments, lists, text. */
#include <inttypes.h>
#include <nnc/nnc.h>
#include <stdio.h>
#include <stdlib.h>

static void ok(nnc_error* e) {
  if (e == NULL) return;
  printf("%s: %s\n", nnc_error_op(e), nnc_error_message(e));
  exit(1);
}
static double sum_of(nnc_ctx* c, nnc_tensor* t) {
  nnc_tensor* s;
  double value;
  ok(nnc_sum(c, t, NULL, 0, 0, NNC_FLOAT64, &s));
  ok(nnc_tensor_item(c, s, &value));
  return value;
}

/* A module, a hook and a dataset of the program's own. */
static nnc_error* doubled(uintptr_t self, nnc_ctx* ctx, nnc_module* module,
                          nnc_tensor* const* inputs, int64_t n_inputs, nnc_kwargs* kwargs,
                          nnc_tensor** outputs, int64_t capacity, int64_t* n_outputs) {
  (void)module, (void)kwargs, (void)capacity;
  if (n_inputs != 1) return nnc_error_new(NNC_E_INVALID, "doubled", "one input, please");
  *n_outputs = 1;
  return nnc_mul_scalar(ctx, inputs[0], (double)self, &outputs[0]);
}
static nnc_error* halved(uintptr_t self, nnc_ctx* ctx, nnc_tensor* const* inputs, int64_t n_inputs,
                         nnc_tensor** outputs, int64_t capacity, int64_t* n_outputs) {
  (void)self, (void)n_inputs, (void)capacity;
  *n_outputs = 1;
  return nnc_mul_scalar(ctx, inputs[0], 0.5, &outputs[0]);
}
static nnc_error* length(uintptr_t self, nnc_ctx* ctx, int64_t* out) {
  (void)ctx;
  *out = (int64_t)self;
  return NULL;
}
static nnc_error* sample(uintptr_t self, nnc_ctx* ctx, int64_t index, nnc_tensor** out,
                         int64_t capacity, int64_t* n_out) {
  (void)self, (void)capacity;
  *n_out = 1;
  return nnc_full_i64(ctx, NULL, 0, index, NNC_INT64, &out[0]);
}
static int destroyed;
static void destroy(uintptr_t self) {
  (void)self;
  destroyed++;
}

static void run(nnc_ctx* c) {
  const int64_t sizes[] = {4, 3}, two[] = {2, 2}, kernel = 2, padding = 0, dilation = 1;
  const nnc_module_vtable module_table = {
      sizeof module_table, doubled, NULL, destroy, NULL, NULL, NULL, NULL};
  const nnc_callback hook_table = {sizeof hook_table, halved, destroy};
  const nnc_dataset_vtable data_table = {sizeof data_table, 0, length, sample, destroy};
  nnc_module *net, *own;
  nnc_optimizer* adam;
  nnc_tensor *x, *y, *target, *loss, *grad, *batch[4];
  nnc_hook* hook;
  nnc_dataset* data;
  nnc_data_loader* loader;
  nnc_data_loader_iter* pass;
  nnc_named* state;
  nnc_string* text;
  nnc_error* error;
  int64_t n, i;
  ok(nnc_manual_seed(c, 0));
  ok(nnc_module_new(c, "Sequential(Linear(3, 5), Tanh(), Linear(5, 2))", &net));
  ok(nnc_module_new_user(c, "Twice", &module_table, 2, &own));
  ok(nnc_module_register_module(c, net, "twice", own));
  ok(nnc_module_repr(c, net, &text));
  puts(nnc_string_data(text));
  ok(nnc_rand(c, sizes, 2, NNC_FLOAT32, &x));
  ok(nnc_randint(c, 0, 2, sizes, 1, NNC_INT64, &target));
  ok(nnc_optimizer_new(c, "Adam(lr=0.01)", net, &adam));
  for (i = 0; i < 3; i++) {
    ok(nnc_optimizer_zero_grad(c, adam));
    ok(nnc_module_call(c, net, x, &y));
    ok(nnc_cross_entropy(c, y, target, NULL, -100, NNC_REDUCTION_MEAN, 0.0, &loss));
    ok(nnc_tensor_register_hook(c, y, &hook_table, 0, &hook));
    ok(nnc_backward(c, loss));
    ok(nnc_optimizer_step(c, adam));
    printf("loss %.4f\n", sum_of(c, loss));
  }
  ok(nnc_module_state_dict(c, net, &state));
  for (i = 0; i < nnc_named_count(state); i++) {
    ok(nnc_named_tensor(c, state, i, &y));
    printf("%s %.4f\n", nnc_named_key(state, i), sum_of(c, y));
  }
  ok(nnc_dataset_new_user(c, &data_table, 5, &data));
  ok(nnc_data_loader_new(c, data, NULL, "batch_size=2, shuffle=True", NULL, &loader));
  ok(nnc_data_loader_iter_new(c, loader, &pass));
  for (ok(nnc_data_loader_next(c, pass, batch, 4, &n)); n > 0;
       ok(nnc_data_loader_next(c, pass, batch, 4, &n))) {
    ok(nnc_tensor_repr(c, batch[0], &text));
    puts(nnc_string_data(text));
  }
  ok(nnc_arange(c, 0, 16, 1, NNC_FLOAT64, &x));
  ok(nnc_view(c, x, (const int64_t[]){1, 1, 4, 4}, 4, &x));
  ok(nnc_max_pool2d(c, x, &kernel, 1, NULL, 0, &padding, 1, &dilation, 1, 0, &y, NULL));
  ok(nnc_view(c, y, two, 2, &y));
  ok(nnc_tensor_requires_grad_(c, y, 1));
  ok(nnc_linalg_det(c, y, &loss));
  ok(nnc_backward(c, loss));
  ok(nnc_tensor_grad(c, y, &grad));
  ok(nnc_tensor_repr(c, grad, &text));
  puts(nnc_string_data(text));
  error = nnc_add(c, x, y, 1.0, &grad);
  printf("%d %s\n", nnc_error_code(error) == NNC_E_SHAPE, nnc_error_op(error));
  nnc_error_free(error);
}

int main(void) {
  nnc_ctx* c;
  ok(nnc_ctx_scope(NULL, &c));
  run(c);
  nnc_release(c);
  printf("%d destroyed, %" PRId64 " left, interface 1: %d\n", destroyed, nnc_live_handles(),
         nnc_abi_version() >= 1);
  return 0;
}
