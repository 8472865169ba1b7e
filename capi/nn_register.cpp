// SPDX-License-Identifier: Apache-2.0
// Putting modules together: children, parameters and buffers by their names.
#include "base/undo.h"
#include "capi/former_list.h"
#include "capi/objects.h"
#include "nn/registry.h"
#include "nnc/nn.h"

using namespace nnc;
using namespace nnc::capi;

namespace {

Ref<FormerList> add_child(nn::Module& m, const char* name, const char* text) {
  constexpr const char* kOp = "nnc_module_add";
  m.check_replaceable(name, nn::Module::List::kChildren, kOp);  // before random numbers are drawn
  UndoLog log;
  Ref<FormerList> former = m.put_module(name, nn::make_module(text, nullptr, kOp), kOp);
  log.keep();
  return former;
}

}  // namespace

nnc_error* nnc_module_add(nnc_ctx* ctx, nnc_module* module, const char* name, const char* text) {
  return CHANGE(add_child(ARG(module), ARG(name), ARG(text)));
}
nnc_error* nnc_module_register_module(nnc_ctx* ctx, nnc_module* module, const char* name,
                                      nnc_module* child) {
  return CHANGE(ARG(module).put_module(ARG(name), OPT(child), "register_module"));
}
nnc_error* nnc_module_register_parameter(nnc_ctx* ctx, nnc_module* module, const char* name,
                                         nnc_tensor* param) {
  return CHANGE(ARG(module).put_parameter(ARG(name), OPT(param)));
}
nnc_error* nnc_module_register_buffer(nnc_ctx* ctx, nnc_module* module, const char* name,
                                      nnc_tensor* tensor, int32_t persistent) {
  const auto kept = persistent == -1 ? std::nullopt : std::optional(persistent != 0);
  return CHANGE(ARG(module).put_buffer(ARG(name), OPT(tensor), kept));
}
