// SPDX-License-Identifier: Apache-2.0
#include "capi/objects.h"

#include "tensor/recording.h"

namespace nnc::capi {

nn::Module& looked_at(nn::Module& m) {
  if (is_recording()) [[unlikely]]
    recording().look(m);
  return m;
}
optim::Optimizer& looked_at(optim::Optimizer& o) {
  if (is_recording()) [[unlikely]]
    recording().look(o.step_action());
  return o;
}

nn::Module& arg(nnc_module* h, const char* name) {
  return looked_at(object<nn::Module>(h, Kind::kModule, name));
}
optim::Optimizer& arg(nnc_optimizer* h, const char* name) {
  return looked_at(object<optim::Optimizer>(h, Kind::kOptimizer, name));
}

}  // namespace nnc::capi
