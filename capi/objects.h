// SPDX-License-Identifier: Apache-2.0
// Modules, optimizers and collections as parameters and outputs of C functions; see
// Note [Forwarders].
#pragma once

#include "capi/guard.h"
#include "capi/named.h"
#include "nn/packed_sequence.h"
#include "optim/lr_scheduler.h"

namespace nnc::capi {

// What a function asks of modules and optimizers while a program captures it decides what that
// computes. So the program notes those that are given to any C function, as they are then.
nn::Module& looked_at(nn::Module& m);
optim::Optimizer& looked_at(optim::Optimizer& o);

nn::Module& arg(nnc_module* h, const char* name);
optim::Optimizer& arg(nnc_optimizer* h, const char* name);
inline optim::Scheduler& arg(nnc_lr_scheduler* h, const char* name) {
  return object<optim::Scheduler>(h, Kind::kLrScheduler, name);
}
inline Named& arg(nnc_named* h, const char* name) {
  return object<Named>(h, Kind::kNamed, name);
}
inline KwargsObject& arg(nnc_kwargs* h, const char* name) {
  return object<KwargsObject>(h, Kind::kKwargs, name);
}
inline nn::PackedSequence& arg(nnc_packed_sequence* h, const char* name) {
  return object<nn::PackedSequence>(h, Kind::kPackedSequence, name);
}
// NULL is None.
inline Ref<nn::Module> opt(nnc_module* h, const char* name) {
  return h ? Ref<nn::Module>::share(&arg(h, name)) : nullptr;
}
// NULL is no keyword arguments.
inline KwargsObject::Snapshot opt(nnc_kwargs* h, const char* name) {
  return h ? arg(h, name).get() : KwargsObject::Snapshot();
}

inline void put(const Call& c, const Out<nnc_optimizer*>& out, Ref<optim::Optimizer> o) {
  c.put_object(reinterpret_cast<void**>(out.pointer), Kind::kOptimizer, o.leak());
}
inline void put(const Call& c, const Out<nnc_lr_scheduler*>& out, Ref<optim::Scheduler> s) {
  c.put_object(reinterpret_cast<void**>(out.pointer), Kind::kLrScheduler, s.leak());
}
inline void put(const Call& c, const Out<nnc_packed_sequence*>& out, Ref<nn::PackedSequence> p) {
  c.put_object(reinterpret_cast<void**>(out.pointer), Kind::kPackedSequence, p.leak());
}
inline void put(const Call& c, const Out<nnc_named*>& out, Ref<Named> n) {
  c.put_object(reinterpret_cast<void**>(out.pointer), Kind::kNamed, n.leak());
}
inline void put(const Call& c, const Out<nnc_kwargs*>& out, Ref<KwargsObject> k) {
  c.put_object(reinterpret_cast<void**>(out.pointer), Kind::kKwargs, k.leak());
}

}  // namespace nnc::capi
