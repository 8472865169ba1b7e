// SPDX-License-Identifier: Apache-2.0
#include "nnc/version.h"

#include <optional>
#include <string_view>

#include "capi/guard.h"
#include "nn/registry.h"
#include "optim/lr_scheduler.h"

using namespace nnc;

namespace {

// "nn.Conv2d" or "nn.Conv2d.padding_mode": the signature, and the argument if there is one.
struct Name {
  const Signature* signature = nullptr;
  std::optional<std::string_view> argument;
};

Name look_up(std::string_view name) {
  if (name.substr(0, 6) == "torch.") name.remove_prefix(6);
  const auto family = [&](std::string_view prefix, auto find) -> Name {
    if (name.substr(0, prefix.size()) != prefix) return {};
    std::string_view rest = name.substr(prefix.size());
    const bool inner = rest.substr(0, 10) == "swa_utils.";  // a module within the family's
    const size_t dot = rest.find('.', inner ? 10 : 0);
    const Signature* s = find(rest.substr(0, dot));
    if (dot == std::string_view::npos) return {s, std::nullopt};
    return {s, rest.substr(dot + 1)};
  };
  const Name module = family("nn.", nn::find_signature);
  if (module.signature) return module;
  const Name schedule = family("optim.lr_scheduler.", optim::find_schedule);
  if (schedule.signature) return schedule;
  const Name averaged = family("optim.swa_utils.", optim::find_schedule);
  return averaged.signature ? averaged : family("optim.", optim::find_signature);
}

}  // namespace

const char* nnc_version(void) {
  return NNC_VERSION;  // CMakeLists.txt says it
}
int32_t nnc_abi_version(void) {
  return 1;
}

int32_t nnc_has(const char* name) {
  try {
    const capi::CallGuard entry;
    if (!name) return 0;
    const Name n = look_up(name);
    if (!n.signature) return 0;
    return !n.argument || n.signature->offers(*n.argument) ? 1 : 0;
  } catch (...) {
    return 0;
  }
}

const char* nnc_signature(const char* name) {
  try {
    const capi::CallGuard entry;
    const Name n = name ? look_up(name) : Name{};
    return n.signature && !n.argument ? n.signature->text() : nullptr;
  } catch (...) {
    return nullptr;
  }
}
