// SPDX-License-Identifier: Apache-2.0
#include "capi/context.h"

#include <limits>
#include <optional>

#include "base/literal.h"
#include "capi/guard.h"
#include "tensor/print.h"
#include "tensor/recording.h"

namespace nnc::capi {

Context::Context(Ref<Generator> generator) {
  exec_.generator = std::move(generator);
}

// Closing the scope may destroy other contexts, and must find this one gone: see Scope::close.
void Context::destroy(Context* c) {
  const Ref<Scope> scope = c->owns_scope_ ? std::move(c->scope_) : nullptr;
  delete c;
  if (scope) scope->close();
}

namespace {

constexpr DType kFloatingTypes[] = {DType::kFloat32, DType::kFloat64, DType::kFloat16,
                                    DType::kBFloat16};

DType floating_type(std::string_view name, const char* op) {
  if (name.substr(0, 6) == "torch.") name.remove_prefix(6);
  for (DType t : kFloatingTypes) {
    if (name == dtype_name(t)) return t;
  }
  fail(Code::kInvalid, op, ": only floating-point types are supported as the default type, got '",
       name, "'");
}

}  // namespace

// Of a context that no handle leads to yet.
void Context::set(const NamedValue& s, const char* op) {
  if (s.name == "grad") {
    grad_ = s.value.as_bool();
  } else if (s.name == "deterministic") {
    exec_.deterministic = s.value.as_bool();
  } else if (s.name == "detect_anomaly") {
    exec_.detect_anomaly = s.value.as_bool();
  } else if (s.name == "check_nan") {
    exec_.check_nan = s.value.as_bool();
  } else if (s.name == "default_dtype") {
    exec_.default_dtype = floating_type(s.value.as_string(), op);
  } else if (s.name == "threads") {
    const int64_t n = s.value.as_int();
    check(n >= 0 && n <= 1024, Code::kInvalid, op, ": threads must be in 0..1024, got ", n);
    threads_ = static_cast<int>(n);
  } else if (s.name == "seed") {
    if (is_recording()) recording().draw();
    exec_.generator = Ref<Generator>::adopt(new Generator(static_cast<uint64_t>(s.value.as_int())));
  } else {
    fail(Code::kUnknown, op, ": unknown setting '", s.name, "' at ", s.position,
         did_you_mean(s.name, {"grad", "default_dtype", "threads", "deterministic", "seed",
                               "detect_anomaly", "check_nan"}));
  }
}

Ref<Context> Context::fork(const char* settings, const char* op) const {
  Ref<Context> c = Ref<Context>::adopt(new Context(exec_.generator));
  c->exec_ = exec_;
  c->grad_ = grad_;
  c->threads_ = threads_;
  c->scope_ = scope_;
  if (!settings || !*settings) return c;
  const Literal parsed = parse_settings(settings, op);
  const Value list = parsed.root();
  for (int64_t i = 0; i < list.keyword_count(); ++i) c->set(list.keyword(i), op);
  return c;
}

Ref<Context> Context::with(Ref<SavedTensorHooksBase> hooks) const {
  Ref<Context> c = fork(nullptr, "nnc_autograd_saved_tensors_hooks");
  c->exec_.saved_tensor_hooks = std::move(hooks);
  return c;
}

Ref<Context> Context::scoped() const {
  Ref<Context> c = fork(nullptr, "nnc_ctx_scope");
  c->scope_ = Ref<Scope>::adopt(new Scope);
  c->owns_scope_ = true;
  return c;
}

Ref<Context> Context::current() {
  Ref<Context> c = Ref<Context>::adopt(new Context(nullptr));
  c->exec_ = nnc::exec();
  c->exec_.generator = Ref<Generator>::share(&current_generator());
  c->grad_ = grad_enabled();
  c->threads_ = thread_limit();
  return c;
}

std::string Context::get(const std::string& setting, const char* op) const {
  const auto flag = [](bool on) { return std::string(on ? "True" : "False"); };
  if (setting == "grad") return flag(grad_);
  if (setting == "deterministic") return flag(exec_.deterministic);
  if (setting == "detect_anomaly") return flag(exec_.detect_anomaly);
  if (setting == "check_nan") return flag(exec_.check_nan);
  if (setting == "default_dtype") return dtype_name(exec_.default_dtype);
  if (setting == "threads") return std::to_string(threads_);
  if (setting == "seed") return std::to_string(exec_.generator->saved().seed);
  fail(Code::kUnknown, op, ": unknown setting '", setting, "'");
}

Context* resolve_context(nnc_ctx* ctx, const char* op) {
  // Never destroyed: used until the process ends.
  static auto* const standard = new Context(Ref<Generator>::share(&default_generator()));
  if (!ctx) return standard;
  Counted* o = resolve(ctx, Kind::kContext);
  check(o != nullptr, Code::kHandle, op, ": ctx is not a live context handle");
  return static_cast<Context*>(o);
}

namespace {
nnc_error* put_context(nnc_ctx* parent, const char* op, nnc_ctx** out,
                       Ref<Context> (*make)(const Context&, const char*), const char* text) {
  return guard(op, parent, out, [&](const Call& call) {
    call.put_object(reinterpret_cast<void**>(out), Kind::kContext, make(call.ctx(), text).leak());
  });
}

PrintOptions print_profile(const char* name) {
  const std::string_view profile(name);
  PrintOptions o;
  if (profile == "short") {
    o.precision = o.edgeitems = 2;
  } else if (profile == "full") {
    o.threshold = std::numeric_limits<int64_t>::max();
  } else {
    check(profile == "default", Code::kInvalid, "set_printoptions: profile must be 'default', ",
          "'short' or 'full', got '", profile, "'");
  }
  return o;
}

void check_option(const char* name, const int64_t* value, int64_t most) {
  check(!value || (*value >= 0 && *value <= most), Code::kInvalid, "set_printoptions: ", name,
        " must be in 0..", most, ", got ", value ? *value : 0);
}
}  // namespace

}  // namespace nnc::capi

using namespace nnc;
using namespace nnc::capi;

nnc_error* nnc_ctx_new(const char* settings, nnc_ctx** out) {
  return put_context(
      nullptr, __func__, out,
      [](const Context&, const char* text) {
        const Context fresh(Ref<Generator>::adopt(new Generator));
        return fresh.fork(text, "nnc_ctx_new");
      },
      settings);
}

nnc_error* nnc_ctx_fork(nnc_ctx* ctx, const char* settings, nnc_ctx** out) {
  return put_context(
      ctx, __func__, out,
      [](const Context& c, const char* text) { return c.fork(text, "nnc_ctx_fork"); }, settings);
}

nnc_error* nnc_generator_new(nnc_ctx* ctx, nnc_ctx** out) {
  static_assert(Generator::kDefaultSeed == 67280421310721);
  return put_context(
      ctx, __func__, out,
      [](const Context& c, const char* text) { return c.fork(text, "nnc_generator_new"); },
      "seed=67280421310721");
}

nnc_error* nnc_ctx_scope(nnc_ctx* ctx, nnc_ctx** out) {
  return put_context(
      ctx, __func__, out, [](const Context& c, const char*) { return c.scoped(); }, nullptr);
}

nnc_error* nnc_ctx_get(nnc_ctx* ctx, const char* setting, nnc_string** out) {
  return guard(__func__, ctx, out,
               [&](const Call& call) { call.put(out, call.ctx().get(ARG(setting), call.op())); });
}

nnc_error* nnc_set_printoptions(nnc_ctx* ctx, const int64_t* precision, const int64_t* threshold,
                                const int64_t* edgeitems, const int64_t* linewidth,
                                const char* profile, const int32_t* sci_mode) {
  return guard(__func__, ctx, [&](const Call& call) {
    const std::optional<PrintOptions> start =
        profile ? std::optional(print_profile(ARG(profile))) : std::nullopt;
    constexpr int64_t kMost = int64_t{1} << 31;
    check_option("precision", precision, kMostDigits);
    check_option("edgeitems", edgeitems, kMost);
    check_option("linewidth", linewidth, kMost);
    call.ctx().print().change([&](PrintOptions& o) {
      if (start) o = *start;
      if (precision) o.precision = *precision;
      if (threshold) o.threshold = *threshold;
      if (edgeitems) o.edgeitems = *edgeitems;
      if (linewidth) o.linewidth = *linewidth;
      o.sci_mode = sci_mode ? std::optional<bool>(*sci_mode != 0) : std::nullopt;
    });
  });
}

nnc_error* nnc_manual_seed(nnc_ctx* ctx, int64_t seed) {
  return guard(__func__, ctx, [&](const Call& call) {
    if (is_recording()) recording().draw();
    Generator& g = *call.ctx().exec().generator;
    const Drawing drawing(g);
    g.manual_seed(static_cast<uint64_t>(seed));
  });
}
