/* SPDX-License-Identifier: Apache-2.0 */
/* A model as a table. */
#ifndef NNC_SUMMARY_H
#define NNC_SUMMARY_H

#include <nnc/nn.h>

NNC_BEGIN

/* The table that torchinfo.summary prints: a row for each call of a module, with its place in the
 * tree, sizes, parameters and multiply-adds, and the sums of all. Calls module once, without
 * gradients and in evaluation mode, with the inputs, which may be NULL in the places of None, and
 * kwargs, which may be NULL; or with tensors of the sizes in options, whose elements are 0.5, 0 or
 * False. Without any of these nothing is called, and the modules stand in the order of the tree.
 * options, NULL for the defaults:
 *   input_size=(1, 3, 8, 8)   or a list of sizes, one for each input
 *   dtypes=[torch.int64]      of these; torch.float32
 *   depth=3                   of the rows that are shown, up to 100; rows at it count what is below
 *   col_names=('output_size', 'num_params')   and 'input_size', 'kernel_size', 'params_percent',
 *                             'mult_adds', 'trainable'; ('num_params',) where nothing is called
 *   col_width=25              up to 200
 *   row_settings=('depth',)   and 'var_names', 'ascii_only', 'hide_recursive_layers'
 *   verbose=1                 2 gives the parameters of each module rows of their own
 *   mode='eval'               or 'train' or 'same'
 * A module that is called again, or below several others, is "(recursive)" if it or what is below
 * it has parameters: these count once, in the row of its first call and in the sums, its
 * multiply-adds each time. Parameters that several modules share are in the rows of each, and once
 * in the sums (torchinfo counts them for each). "trainable" is of all that is below a module. A
 * module of yours (nnc_module_new_user) has a row like any other, those it calls stand below it,
 * and parameters of children that it does not call count in its own row. Multiply-adds are those of
 * weights and biases: of a convolution one for each element and place, of linear, recurrent and
 * attention layers one for each element and row, of all others one for each element and sample.
 * Sizes are those of the first input and output; a sum of bytes is one of 1e6. The size of a
 * forward and backward pass is twice that of the outputs of modules that have parameters.
 * Afterwards modes, buffers and ctx's generator are as before, also on an error. While it runs,
 * other threads see the mode, and what they draw from that generator may repeat. NNC_E_INVALID for
 * lazy modules before their first call and for more than 1,000,000 calls, NNC_E_UNSUPPORTED while a
 * program is captured, and the errors of the call. */
NNC_CHECKED nnc_error *nnc_summary(nnc_ctx *ctx, nnc_module *module, nnc_tensor *const *inputs,
                                   int64_t n_inputs, nnc_kwargs *kwargs, const char *options,
                                   nnc_string **out);

NNC_END

#endif
