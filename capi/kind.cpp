// SPDX-License-Identifier: Apache-2.0
#include "capi/kind.h"

#include "capi/autograd_objects.h"
#include "capi/context.h"
#include "capi/error.h"
#include "capi/former_list.h"
#include "capi/named.h"
#include "data/data_loader.h"
#include "nn/packed_sequence.h"
#include "optim/lr_scheduler.h"
#include "profiler/profiler.h"
#include "program/program.h"
#include "tensor/tensor.h"
#include "tensorboard/summary_writer.h"

namespace nnc::capi {
namespace {

struct KindEntry {
  Kind kind;
  const char* name;
  void (*drop)(Counted* object);
};

template <class T>
void drop(Counted* object) {
  auto* o = static_cast<T*>(object);
  if (o->drop()) T::destroy(o);
}

constexpr KindEntry kTable[] = {
    {Kind::kContext, "context", drop<Context>},
    {Kind::kError, "error", drop<ErrorObject>},
    {Kind::kString, "string", drop<StringObject>},
    {Kind::kTensor, "tensor", drop<TensorImpl>},
    {Kind::kModule, "module", drop<nn::Module>},
    {Kind::kOptimizer, "optimizer", drop<optim::Optimizer>},
    {Kind::kNamed, "named", drop<Named>},
    {Kind::kKwargs, "kwargs", drop<KwargsObject>},
    {Kind::kHook, "hook", drop<HookObject>},
    {Kind::kFunction, "function", drop<FunctionObject>},
    {Kind::kFunctionCtx, "function_ctx", drop<FunctionCall>},
    {Kind::kFormerList, "former list", drop<FormerListObject>},
    {Kind::kLrScheduler, "lr_scheduler", drop<optim::Scheduler>},
    {Kind::kPackedSequence, "packed_sequence", drop<nn::PackedSequence>},
    {Kind::kUninitialized, "uninitialized tensor", drop<TensorImpl>},
    {Kind::kProgram, "program", drop<program::Program>},
    {Kind::kDataset, "dataset", drop<data::Dataset>},
    {Kind::kSampler, "sampler", drop<data::Sampler>},
    {Kind::kDataLoader, "data_loader", drop<data::DataLoader>},
    {Kind::kDataLoaderIter, "data_loader_iter", drop<data::DataLoaderIter>},
    {Kind::kSummaryWriter, "summary_writer", drop<tensorboard::SummaryWriter>},
    {Kind::kProfiler, "profiler", drop<profiler::Profiler>},
};

constexpr bool in_order() {
  int expected = 1;
  for (const KindEntry& e : kTable) {
    if (static_cast<int>(e.kind) != expected++) return false;
  }
  return expected == kKinds + 1;
}
static_assert(in_order(), "one line for each kind, in the order of the enumeration");

const KindEntry& entry(Kind k) {
  return kTable[static_cast<int>(k) - 1];
}

}  // namespace

const char* kind_name(Kind k) {
  return entry(k).name;
}

void drop_object(Kind k, Counted* object) {
  entry(k).drop(object);
}

}  // namespace nnc::capi
