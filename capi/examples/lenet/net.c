/* SPDX-License-Identifier: Apache-2.0 */
/* A module made of parts is a container plus a forward function of your own. */
#include "net.h"

#include "../common/try.h"

static nnc_error *add(nnc_ctx *c, nnc_module *parent, const char *name, const char *text,
                      nnc_module **out) {
  TRY(nnc_module_add(c, parent, name, text));
  return nnc_module_get_submodule(c, parent, name, out);
}

nnc_error *lenet_new(nnc_ctx *c, lenet *net) {
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

nnc_error *lenet_forward(nnc_ctx *c, const lenet *net, nnc_tensor *x, nnc_tensor **out) {
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

nnc_error *lenet_input(nnc_ctx *c, nnc_tensor *images, nnc_tensor **out) {
  const int64_t border[] = {2, 2, 2, 2};
  nnc_tensor *x, *scaled;
  TRY(nnc_unsqueeze(c, images, 1, &x));
  TRY(nnc_div_scalar(c, x, 255.0, NULL, &scaled));
  TRY(nnc_pad(c, scaled, border, 4, "constant", NULL, out));
  nnc_release(scaled); /* large: not to be kept until the scope ends */
  return NULL;
}
