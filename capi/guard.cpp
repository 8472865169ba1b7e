// SPDX-License-Identifier: Apache-2.0
#include "capi/guard.h"

#include <algorithm>
#include <optional>

#include "capi/floating_point.h"
#include "capi/scope.h"
#include "capi/slots.h"
#include "graph/anomaly.h"
#include "tensor/profile.h"
#include "tensor/recording.h"

namespace nnc::capi {

void Call::make_room(int64_t n) const {
  reserve_slots(static_cast<int>(n));
  if (Scope* const scope = ctx_->scope()) scope->reserve(n);
}

void Call::put_object(void** out, Kind kind, Counted* object) const {
  *out = make_handle(kind, object, ctx_->scope());
}

void Call::put(nnc_tensor** out, Tensor t) const {
  if (!t.defined()) {
    *out = nullptr;
    return;
  }
  const Kind kind = is_uninitialized(t) ? Kind::kUninitialized : Kind::kTensor;
  put_object(reinterpret_cast<void**>(out), kind, t.leak());
}

void Call::put(nnc_string** out, std::string text) const {
  put_object(reinterpret_cast<void**>(out), Kind::kString, new StringObject(std::move(text)));
}

void Call::put(nnc_module** out, Ref<nn::Module> m) const {
  *out = nullptr;
  if (m) put_object(reinterpret_cast<void**>(out), Kind::kModule, m.leak());
}

namespace {

// Note [Profiling]
[[gnu::cold, gnu::noinline]] void profile(std::optional<ProfileFrame>& frame, const char* op) {
  if (const Ref<Profile> p = Profile::running()) frame.emplace(p, ProfileKind::kFunction, op);
}

// Hosts ask so whether a name is there, which a program notes itself: looked_at().
bool names_nothing(nnc_error* error) {
  const auto* const e = static_cast<ErrorObject*>(resolve(error, Kind::kError));
  return e && e->code == NNC_E_UNKNOWN;
}

template <class F>
nnc_error* enter(const char* op, nnc_ctx* ctx, const F& body) noexcept {
  try {
    const CallGuard entry;
    const DefaultFloatingPoint environment;
    const Call call(op, ctx);
    const ContextGuard settings(call.ctx());
    const CallFrame frame(exec().detect_anomaly ? op : nullptr);
    std::optional<ProfileFrame> profiled;
    if (Profile::any_running()) [[unlikely]]
      profile(profiled, op);
    body(call);
    return nullptr;
  } catch (...) {
    nnc_error* const error = current_error(op);
    if (is_recording() && !names_nothing(error)) [[unlikely]]
      recording().fail(op);
    return error;
  }
}

}  // namespace

nnc_error* run_guarded(const char* op, nnc_ctx* ctx, Body body, const void* closure) noexcept {
  return enter(op, ctx, [&](const Call& c) { body(closure, c); });
}

nnc_error* put_tensor(const char* op, nnc_ctx* ctx, const Out<nnc_tensor*>& out, TensorBody body,
                      const void* closure) noexcept {
  return enter(op, ctx, [&](const Call& c) {
    check_out(out);
    c.make_room(1);
    c.put(out.pointer, body(closure));
  });
}

void check_out(const OutList& out) {
  check(out.count != nullptr, Code::kInvalid, "n_out is NULL");
  check(out.list != nullptr || out.capacity == 0, Code::kInvalid, "out is NULL");
}

Handles make_handles(const Call& c, Span<const Tensor> tensors) {
  Handles handles(tensors.size(), nullptr);
  try {
    for (int64_t i = 0; i < tensors.size(); ++i) c.put(&handles[i], tensors[i]);
  } catch (...) {
    for (nnc_tensor* h : handles) release_handle(h);
    throw;
  }
  return handles;
}

void put(const Call& c, const OutArray& out, Span<const Tensor> tensors) {
  const Handles handles = make_handles(c, tensors);
  std::copy(handles.begin(), handles.end(), out.list);
}

void put(const Call& c, const OutList& out, Span<const Tensor> tensors) {
  check(tensors.size() <= out.capacity, Code::kInvalid, tensors.size(),
        " tensors, but capacity is ", out.capacity);
  put(c, OutArray{out.list}, tensors);
  *out.count = tensors.size();
}

}  // namespace nnc::capi
