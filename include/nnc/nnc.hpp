// SPDX-License-Identifier: Apache-2.0
// libnnc for C++17 and later: classes over the C interface, which documents what everything does.
//
//   nnc::manual_seed(0);
//   auto net = nnc::Sequential{nnc::Linear(100, 200), nnc::ReLU(), nnc::Linear(200, 10)};
//   nnc::Optimizer sgd = nnc::SGD(net, nnc::kw("lr", 0.1), nnc::kw("momentum", 0.9));
//   nnc::Tensor loss = nnc::cross_entropy(net(nnc::rand({32, 100})), nnc::randint(0, 10, {32}));
//   sgd.zero_grad();
//   loss.backward();
//   sgd.step();
//   std::cout << net << "\n" << loss.item() << "\n";
//
// Errors are thrown as nnc::Error. Objects are handles: a copy means the same tensor or module.
// All of it is inline; nothing is exported.
#ifndef NNC_NNC_HPP
#define NNC_NNC_HPP

#include <nnc/nnc.h>
#include <nnc/arguments.hpp>
#include <nnc/callback.hpp>
#include <nnc/containers.hpp>
#include <nnc/data.hpp>
#include <nnc/functions.hpp>
#include <nnc/handle.hpp>
#include <nnc/indexing.hpp>
#include <nnc/io.hpp>
#include <nnc/kwargs.hpp>
#include <nnc/layers.hpp>
#include <nnc/lr_scheduler.hpp>
#include <nnc/methods.hpp>
#include <nnc/module_copy.hpp>
#include <nnc/module_hooks.hpp>
#include <nnc/nn.hpp>
#include <nnc/operators.hpp>
#include <nnc/optim.hpp>
#include <nnc/packed_sequence.hpp>
#include <nnc/tensor.hpp>
#include <nnc/user_module.hpp>

#endif
