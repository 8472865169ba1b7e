// SPDX-License-Identifier: Apache-2.0
// A training run in one file.
#include "base/random.h"
#include "capi/former_list.h"
#include "capi/io_items.h"
#include "capi/module_lists.h"
#include "capi/named_nested.h"
#include "capi/objects.h"
#include "capi/state_dict.h"
#include "io/torch_file.h"
#include "nnc/io.h"
#include "ops/random.h"

namespace nnc::capi {
namespace {

constexpr const char* kModel = "model";
constexpr const char* kOptimizer = "optimizer";
constexpr const char* kScheduler = "lr_scheduler";
constexpr const char* kRandom = "rng_state";

// Is it the key of a part, or one below it?
bool is_of_part(std::string_view key) {
  for (const std::string_view part : {kModel, kOptimizer, kScheduler, kRandom}) {
    if (key.starts_with(part) && (key.size() == part.size() || key[part.size()] == '.'))
      return true;
  }
  return false;
}

// A key such as "model.x" beside a dictionary "model" is not of that part.
std::vector<Named::Entry> outside_of_parts(const std::vector<Named::Entry>& entries) {
  std::vector<bool> inside(entries.size());
  for (const char* part : {kModel, kOptimizer, kScheduler, kRandom}) {
    const std::vector<bool> below = lies_below(entries, part);
    for (size_t i = 0; i < entries.size(); ++i) {
      inside[i] = inside[i] || below[i] || entries[i].key == part;
    }
  }
  std::vector<Named::Entry> out;
  for (size_t i = 0; i < entries.size(); ++i) {
    if (!inside[i]) out.push_back(entries[i]);
  }
  return out;
}

// What belongs to a run; the last two may be null.
struct Run {
  nn::Module& module;
  Ref<optim::Optimizer> optimizer;
  Ref<optim::Scheduler> scheduler;
};

io::Items items_of(const Run& run, const Named* extra) {
  Named all;
  add_named(all, kModel, *collect(run.module.state_dict()));
  if (run.optimizer) add_named(all, kOptimizer, *named_of(run.optimizer->state_dict()));
  if (run.scheduler) add_named(all, kScheduler, *named_of(run.scheduler->state_dict()));
  all.add({kRandom, ops::rng_state(), nullptr, {}});
  if (extra) {
    std::vector<Named::Entry> entries = extra->entries();
    for (const Named::Entry& e : entries) {
      check(!is_of_part(e.key), Code::kInvalid, "extra: '", e.key, "' is the key of a part");
    }
    all.add(std::move(entries));
  }
  return items_of(all);
}

// The entries of a part of that file.
Ref<Named> part_of(const Named& all, const char* part, const char* path) {
  try {
    return sub(all, part);
  } catch (const Error& e) {
    if (e.code() == Code::kMemory) throw;
    fail(e.code(), path, ": ", e.message());
  }
}

// Each part waits with its changes until those within have made theirs. Note [Commit last]
Ref<Named> load(const Run& run, const Named& all, const char* path) {
  Ref<Named> extra = Ref<Named>::adopt(new Named);
  extra->add(outside_of_parts(all.entries()));
  const std::optional<Named::Entry> random = all.find(kRandom);
  check(random && random->tensor.defined(), Code::kUnknown, path, ": there is no ", kRandom);
  const Ref<Named> model = part_of(all, kModel, path);
  optim::StateDict optimizer, scheduler;
  if (run.optimizer) optimizer = entries_of(*part_of(all, kOptimizer, path));
  if (run.scheduler) scheduler = entries_of(*part_of(all, kScheduler, path));
  const auto load_scheduler = [&] {
    if (run.scheduler) run.scheduler->load_state_dict(scheduler);
  };
  DrawGuard drawn(current_generator());
  ops::set_rng_state(random->tensor);
  FormerListInLine former;
  try {
    run.module.load_state_dict(model->tensors(), {}, former.list(), [&](const nn::LoadResult&) {
      if (run.optimizer)
        run.optimizer->load_state_dict(std::move(optimizer), load_scheduler);
      else
        load_scheduler();
    });
  } catch (const Error& e) {
    if (typeid(e) != typeid(Error)) throw;  // of a hook of the host's
    fail(e.code(), path, ": ", e.message());
  }
  drawn.keep();
  return extra;
}

Run run_of(nnc_module* module, nnc_optimizer* optimizer, nnc_lr_scheduler* lr_scheduler) {
  return {ARG(module), optimizer ? Ref<optim::Optimizer>::share(&ARG(optimizer)) : nullptr,
          lr_scheduler ? Ref<optim::Scheduler>::share(&ARG(lr_scheduler)) : nullptr};
}

}  // namespace
}  // namespace nnc::capi

using namespace nnc;
using namespace nnc::capi;

nnc_error* nnc_training_save(nnc_ctx* ctx, nnc_module* module, nnc_optimizer* optimizer,
                             nnc_lr_scheduler* lr_scheduler, nnc_named* extra, const char* path) {
  return RUN(io::save_torch(
      items_of(run_of(module, optimizer, lr_scheduler), extra ? &ARG(extra) : nullptr), ARG(path)));
}

nnc_error* nnc_training_load(nnc_ctx* ctx, const char* path, nnc_module* module,
                             nnc_optimizer* optimizer, nnc_lr_scheduler* lr_scheduler,
                             nnc_named** out) {
  return PUT(out, load(run_of(module, optimizer, lr_scheduler),
                       *named_of(io::load_torch(ARG(path), {})), path));
}
