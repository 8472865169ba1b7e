/* SPDX-License-Identifier: Apache-2.0 */
/* libnnc: torch.nn for every language. This header includes all others. */
#ifndef NNC_NNC_H
#define NNC_NNC_H

#include <nnc/autograd.h>
#include <nnc/autograd_function.h>
#include <nnc/autograd_functional.h>
#include <nnc/containers.h>
#include <nnc/context.h>
#include <nnc/data.h>
#include <nnc/data_files.h>
#include <nnc/func.h>
#include <nnc/init.h>
#include <nnc/io.h>
#include <nnc/lr_scheduler.h>
#include <nnc/memory.h>
#include <nnc/nn.h>
#include <nnc/nn_fusion.h>
#include <nnc/nn_hooks.h>
#include <nnc/nn_layers.h>
#include <nnc/nn_methods.h>
#include <nnc/nn_parametrize.h>
#include <nnc/nn_prune.h>
#include <nnc/nn_utils.h>
#include <nnc/nn_utils_rnn.h>
#include <nnc/ops.h>
#include <nnc/optim.h>
#include <nnc/profiler.h>
#include <nnc/program.h>
#include <nnc/random.h>
#include <nnc/serialization.h>
#include <nnc/status.h>
#include <nnc/summary.h>
#include <nnc/swa_utils.h>
#include <nnc/tensor.h>
#include <nnc/tensorboard.h>
#include <nnc/version.h>

#endif
