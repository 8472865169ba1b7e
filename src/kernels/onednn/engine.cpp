// SPDX-License-Identifier: Apache-2.0
#include "kernels/onednn/engine.h"

#include "base/error.h"
#include "base/parallel.h"
#include "base/signals.h"

namespace nnc::kernels::onednn {
namespace {

// Made when the library is loaded: oneDNN 2 does not look whether it got memory for them. Never
// destroyed: threads may still compute while the process ends.
const auto* const kEngine = []() -> const dnnl::engine* {
  if (!is_ours()) return nullptr;
  return new dnnl::engine(dnnl::engine::kind::cpu, 0);
}();
const dnnl::primitive_attr* const kAttributes = []() -> const dnnl::primitive_attr* {
  if (!is_ours()) return nullptr;
  auto* a = new dnnl::primitive_attr;
  a->set_scratchpad_mode(dnnl::scratchpad_mode::user);
  return a;
}();

}  // namespace

const dnnl::engine& engine() {
  return *kEngine;
}

const dnnl::primitive_attr& attributes() {
  return *kAttributes;
}

void Prepared::add(int argument, const dnnl::memory::desc& d) {
  memories_.emplace_back(d, engine(), nullptr);
  arguments_.push_back({argument, memories_.back().get()});
}

void Prepared::run(std::initializer_list<Argument> arguments) {
  Ref<Block> scratchpad;
  if (scratchpad_ > 0) scratchpad = Block::allocate(static_cast<int64_t>(scratchpad_));
  for (const dnnl_exec_arg_t& a : arguments_) {
    void* data = a.arg == DNNL_ARG_SCRATCHPAD ? scratchpad->as<void>() : nullptr;
    for (const Argument& given : arguments) {
      if (given.argument == a.arg) data = const_cast<void*>(given.data);
    }
    dnnl_memory_set_data_handle(a.memory, data);
  }
  const ThreadLease one(1);
  const AllSignalsBlocked now;  // Note [The stack of products]
  const dnnl_status_t status = dnnl_primitive_execute(
      primitive_.get(), stream_.get(), static_cast<int>(arguments_.size()), arguments_.data());
  check(status != dnnl_out_of_memory, Code::kMemory, "oneDNN: not enough memory");
  check(status == dnnl_success, Code::kInternal, "oneDNN: execution failed with status ",
        static_cast<int64_t>(status));
}

Prepared prepare_reorder(const dnnl::memory::desc& from, const dnnl::memory::desc& to) {
  if (from == to) return {};
  const dnnl::reorder::primitive_desc d(engine(), from, engine(), to, attributes());
  Prepared p(dnnl::reorder(d), d);
  p.add(DNNL_ARG_FROM, from);
  p.add(DNNL_ARG_TO, to);
  return p;
}

}  // namespace nnc::kernels::onednn
