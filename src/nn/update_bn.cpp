// SPDX-License-Identifier: Apache-2.0
#include "nn/update_bn.h"

#include "base/undo.h"
#include "nn/norm.h"

namespace nnc::nn {
namespace {

// Training mode and plain averages, until this ends.
class Updating {
 public:
  explicit Updating(Module& model) {
    for (Module* m : model.modules()) {
      former_.push_back({Ref<Module>::share(m), m->training()});
      if (is_batch_norm(*m)) layers_.push_back(m);
    }
  }
  ~Updating() {
    for (Module* m : layers_) average_all_batches(*m, false);
    for (const Former& f : former_) f.module->set_training(f.training);
  }
  Updating(const Updating&) = delete;
  Updating& operator=(const Updating&) = delete;

  const std::vector<Module*>& layers() const { return layers_; }
  void begin() {
    for (Module* m : layers_) {
      reset_running_stats(*m);
      average_all_batches(*m, true);
    }
    for (const Former& f : former_) f.module->set_training(true);
  }
  // As in PyTorch, all modules get the mode that the first one had.
  void keep() noexcept {
    for (Former& f : former_) f.training = former_[0].training;
  }

 private:
  struct Former {
    Ref<Module> module;
    bool training;
  };
  std::vector<Former> former_;  // the model first
  std::vector<Module*> layers_;
};

}  // namespace

void update_bn(NextBatch next, Module& model) {
  UndoLog log;
  Updating updating(model);
  if (updating.layers().empty()) return;
  updating.begin();
  for (Tensor batch; next(batch);) {
    const Tensor inputs[] = {batch};
    model.call({inputs});
  }
  updating.keep();
  log.keep();
}

}  // namespace nnc::nn
