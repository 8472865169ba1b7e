// SPDX-License-Identifier: Apache-2.0
// Functions whose forward and backward are the host's: torch.autograd.Function.
#include "nnc/autograd_function.h"

#include <algorithm>
#include <exception>

#include "capi/autograd_objects.h"
#include "capi/callback.h"
#include "graph/record.h"
#include "ops/undo.h"

namespace nnc::capi {

FunctionObject::~FunctionObject() {
  if (owns_self_) end_of_self(vtable.destroy, self);
}

void FunctionObject::destroy(FunctionObject* f) {
  delete f;
}

namespace {

// Hands the call to the host, and ends it.
class RunningCall {
 public:
  RunningCall(FunctionCall::Phase phase, const Call& c)
      : call_(Ref<FunctionCall>::adopt(new FunctionCall(phase))) {
    Ref<FunctionCall> handed_out = call_;
    c.put_object(reinterpret_cast<void**>(&handle_), Kind::kFunctionCtx, handed_out.leak());
  }
  ~RunningCall() {
    call_->phase = FunctionCall::Phase::kOver;
    call_->saved_tensors = nullptr;
    for (auto* list : {&call_->inputs, &call_->saved, &call_->dirty, &call_->not_differentiable}) {
      list->clear();
    }
  }
  RunningCall(const RunningCall&) = delete;
  RunningCall& operator=(const RunningCall&) = delete;
  FunctionCall* operator->() const { return call_.get(); }
  FunctionCall& operator*() const { return *call_; }
  nnc_function_ctx* handle() const { return handle_; }

 private:
  const Ref<FunctionCall> call_;
  nnc_function_ctx* handle_ = nullptr;
};

struct CustomNode final : FreedNode {
  explicit CustomNode(const Ref<FunctionObject>& f) : function(f) {}
  const char* name() const override { return function->backward_name.c_str(); }
  Tensors backward(const Tensors& gy) override;
  // As in PyTorch: what it makes of no gradient is the host's affair.
  bool runs_without_gradients() const override { return true; }

  const Ref<FunctionObject> function;
  std::deque<SavedTensor> saved;
  bool materialize_grads = true;
};

// What must be true of a gradient of what is behind the edge.
void check_gradient(const Tensor& g, const Edge& e, const char* name, int64_t i) {
  const OutputInfo info =
      e.leaf ? OutputInfo{e.leaf->sizes, e.leaf->dtype} : e.node->outputs[e.output];
  check(is_expandable(info.sizes, g.sizes()), Code::kShape, "backward: Function ", name,
        " returned an invalid gradient at index ", i, " - got ", g.sizes(),
        " but expected shape compatible with ", Sizes(info.sizes));
}

Tensors CustomNode::backward(const Tensors& gy) {
  const HostCall depth(function->name, "backward");
  const CallbackScope scope;
  const Call c("backward", scope.handle());
  const RunningCall call(FunctionCall::Phase::kBackward, c);
  const int64_t n = next.size();
  for (int64_t i = 0; i < n; ++i) call->needs_input_grad.push_back(needs(i));
  call->saved_tensors = [this] {
    check_kept();  // also where nothing was saved
    Tensors list;
    for (const SavedTensor& s : saved) list.push_back(s.get());
    return list;
  };
  std::vector<nnc_tensor*> grads(static_cast<size_t>(outputs.size()), nullptr);
  std::vector<nnc_tensor*> results(static_cast<size_t>(n), nullptr);
  for (int64_t i = 0; i < outputs.size(); ++i) {
    const OutputInfo& info = outputs[i];
    const Tensor g =
        gy[i].defined() || !materialize_grads ? gy[i] : Tensor::zeros(info.sizes, info.dtype);
    c.put(&grads[static_cast<size_t>(i)], g);
  }
  nnc_error* e = call_host(name(), [&] {
    return function->vtable.backward(function->self, scope.handle(), call.handle(), grads.data(),
                                     outputs.size(), results.data(), n);
  });
  if (e) raise_user_error(e, name());
  Tensors gx;
  for (int64_t i = 0; i < n; ++i) {
    nnc_tensor* const result = results[static_cast<size_t>(i)];
    // One that nobody wants now is checked all the same.
    Tensor g =
        result && next[i] ? take_outputs(function->name, "backward", &result, 1)[0] : Tensor();
    if (g.defined()) check_gradient(g, next[i], name(), i);
    gx.push_back(needs(i) ? std::move(g) : Tensor());
  }
  return gx;
}

// t with what the function wrote into it. Its part of t's former value gets no gradient.
struct WrittenNode final : Node {
  explicit WrittenNode(const Ref<FunctionObject>& f) : function(f) {}
  const char* name() const override { return function->backward_name.c_str(); }
  Tensors backward(const Tensors& gy) override { return {Tensor(), gy[0]}; }

  const Ref<FunctionObject> function;
};

bool contains(Span<const Tensor> list, const Tensor& t) {
  return std::any_of(list.begin(), list.end(), [&](const Tensor& u) { return u.same(t); });
}

int64_t index_in(Span<const Tensor> list, const Tensor& t) {
  int64_t i = 0;
  while (i < list.size() && !list[i].same(t)) ++i;
  return i < list.size() ? i : -1;
}

void check_marks(const FunctionCall& call, Span<const Tensor> outputs, const std::string& name) {
  for (const Tensor& t : call.dirty) {
    check(contains(outputs, t), Code::kState, name,
          ": Some elements marked as dirty during the forward method were not returned as output. "
          "The inputs that are modified inplace must all be outputs of the Function.");
  }
  for (const Tensor& t : call.not_differentiable) {
    check(contains(outputs, t), Code::kState, name,
          ": a tensor that is marked as non-differentiable is not an output");
  }
}

// Does a gradient come from that output?
bool gives_gradient(const FunctionCall& call, const Tensor& y) {
  return is_floating(y.dtype()) && !contains(call.not_differentiable, y);
}
// Did the call make that tensor, or what is in it?
bool is_made(const FunctionCall& call, const Tensor& y) {
  return !contains(call.inputs, y) || contains(call.dirty, y);
}

// What becomes of outputs that are views, if the call is recorded.
ViewOutput kind_of_views(const FunctionCall& call, Span<const Tensor> outputs) {
  const auto n = std::count_if(outputs.begin(), outputs.end(),
                               [&](const Tensor& y) { return gives_gradient(call, y); });
  return n > 1 ? ViewOutput::kOneOfSeveral : ViewOutput::kOfCustomFunction;
}

// Does the output get the history of the call?
bool has_history(const FunctionCall& call, const Tensor& y) {
  return call.recording && gives_gradient(call, y);
}

// While it stands, what the function wrote to, whose histories are about to be committed, has the
// versions that it will have then: for what is saved of it, and for views of it among the outputs.
class VersionsAhead {
 public:
  VersionsAhead(const FunctionCall& call, Span<const Tensor> given) {
    former_.reserve(static_cast<size_t>(given.size()));
    for (const Tensor& y : given) {
      if (contains(call.dirty, y) && has_history(call, y)) add(y);
    }
  }
  ~VersionsAhead() {
    // The host's hooks may have looked at it: what they have made of it holds only if the histories
    // are committed.
    const bool fails = std::uncaught_exceptions() > exceptions_;
    for (; !former_.empty(); former_.pop_back()) {
      const auto& [storage, version] = former_.back();
      fails ? storage->restore_version(version) : storage->set_version(version);
    }
  }
  VersionsAhead(const VersionsAhead&) = delete;
  VersionsAhead& operator=(const VersionsAhead&) = delete;

 private:
  void add(const Tensor& t) {
    former_.emplace_back(t.impl()->storage, t.version());
    t.bump_version();
  }

  std::vector<std::pair<Ref<Storage>, uint32_t>> former_;
  const int exceptions_ = std::uncaught_exceptions();
};

// An output as a tensor of its own, which no history stands in the way of. As in PyTorch an input
// that comes back without one is detached where it requires a gradient, and else a view of it that
// was made while nothing was recorded.
Tensor output_of(const FunctionCall& call, Span<const Tensor> given, const Tensor& y,
                 ViewOutput kind) {
  Tensor t = y.alias();
  if (!is_floating(y.dtype())) return t;
  const VersionsAhead ahead(call, given);
  const bool history = has_history(call, y);
  if (contains(call.inputs, y) && !history) {
    if (!requires_grad(y)) link_view(t, y);
    return t;
  }
  const AutogradMeta* m = autograd_meta_or_null(y);
  if (contains(call.inputs, y) || (m && m->base().defined())) {
    const GradGuard marked(true);
    link_view(t, y, kind);
  }
  return t;
}

// What a call of a function has come to. The histories of what it wrote to are to be committed when
// nothing can fail any more.
struct Applied {
  std::vector<Tensor> given, outputs;  // by the host, to the caller
  std::deque<InplaceHistory> written;  // of elements of `given`
};

// The outputs with their histories; node may be null.
void add_histories(const FunctionCall& call, const Ref<CustomNode>& node, Applied& a) {
  const ViewOutput views = node ? kind_of_views(call, a.given) : ViewOutput::kOfCustomFunction;
  for (const Tensor& y : a.given) {
    const bool dirty = contains(call.dirty, y), history = has_history(call, y);
    const bool itself = dirty && (history || !requires_grad(y));
    a.outputs.push_back(itself ? y : output_of(call, a.given, y, views));
    if (!node) continue;
    const int64_t nr = node->outputs.size();
    if (history && !dirty) {
      attach(a.outputs.back(), node);
      continue;
    }
    node->outputs.push_back({Dims(y.sizes()), y.dtype()});
    if (!history) continue;
    // A view's history is written anew, which can lead to one output alone.
    const AutogradMeta* m = autograd_meta_or_null(y);
    check(a.given.size() == 1 || !m || !m->base().defined(), Code::kState, node->name(),
          ": If your Function modifies inplace an input that is a view of another Tensor, your "
          "Function cannot return more than one Tensor, but it returns ",
          a.given.size());
    const Ref<Node> w = Ref<Node>::adopt(new WrittenNode(node->function));
    add_edge(*w, gradient_edge(y));
    add_edge(*w, {node, nullptr, static_cast<int32_t>(nr)});
    a.written.emplace_back(y, w);
  }
}

// Keeps what the call saved.
void save_in(const FunctionCall& call, CustomNode& node, const Applied& a) {
  node.materialize_grads = call.materialize_grads;
  const VersionsAhead ahead(call, a.given);
  for (const Tensor& t : call.saved) {
    SavedTensor& s = node.saved.emplace_back(&node);
    const int64_t nr = index_in(a.given, t);
    const bool history = nr >= 0 && gives_gradient(call, t) && is_made(call, t);
    history ? s.save_output(t, static_cast<int32_t>(nr)) : s.save(t);
  }
}

void apply_function(FunctionObject& function, const std::vector<Tensor>& inputs, Applied& result) {
  const Ref<FunctionObject> f = Ref<FunctionObject>::share(&function);
  Ref<CustomNode> node;
  if (grad_enabled() && std::any_of(inputs.begin(), inputs.end(), requires_grad)) {
    node = Ref<CustomNode>::adopt(new CustomNode(f));
    for (const Tensor& t : inputs) collect_edge(*node, t);
  }
  const GradGuard off(false);
  const HostCall depth(f->name, "forward");
  const CallbackScope scope;
  const Call c("forward", scope.handle());
  const RunningCall call(FunctionCall::Phase::kForward, c);
  call->inputs = inputs;
  call->recording = static_cast<bool>(node);
  for (const Tensor& t : inputs) call->needs_input_grad.push_back(requires_grad(t));
  std::vector<nnc_tensor*> handles(inputs.size(), nullptr);
  for (size_t i = 0; i < inputs.size(); ++i) c.put(&handles[i], inputs[i]);
  nnc_tensor* outputs[kHostOutputs] = {};
  int64_t n = 0;
  nnc_error* e = call_host(f->name.c_str(), [&] {
    return f->vtable.forward(f->self, scope.handle(), call.handle(), handles.data(),
                             static_cast<int64_t>(inputs.size()), outputs, kHostOutputs, &n);
  });
  if (e) raise_user_error(e, f->name.c_str());
  result.given = take_outputs(f->name, "forward", outputs, n);
  check_marks(*call, result.given, f->name);
  add_histories(*call, node, result);
  if (node) save_in(*call, *node, result);
}

// The call that the host has in hand, in the phase that it must be in.
FunctionCall& running(nnc_function_ctx* h, FunctionCall::Phase phase) {
  auto& call = object<FunctionCall>(h, Kind::kFunctionCtx, "function_ctx");
  check(call.is_mine() && call.phase == phase, Code::kState,
        "function_ctx is not that of this thread's ",
        phase == FunctionCall::Phase::kForward ? "forward" : "backward", " that is under way");
  return call;
}

}  // namespace
}  // namespace nnc::capi

using namespace nnc;
using namespace nnc::capi;

nnc_error* nnc_function_new(nnc_ctx* ctx, const char* name, const nnc_function_vtable* vtable,
                            uintptr_t self, nnc_function** out) {
  return guard(__func__, ctx, out, [&](const Call& c) {
    nn::check_class_name(ARG(name), c.op());
    const nnc_function_vtable& table = known_table(vtable, "vtable");
    check(table.forward && table.backward, Code::kInvalid,
          "vtable->forward or vtable->backward is NULL");
    const Ref<FunctionObject> f = Ref<FunctionObject>::adopt(new FunctionObject(name, table, self));
    Ref<FunctionObject> handed_out = f;
    c.put_object(reinterpret_cast<void**>(out), Kind::kFunction, handed_out.leak());
    f->take_self();
  });
}

nnc_error* nnc_function_apply(nnc_ctx* ctx, nnc_function* function, nnc_tensor* const* inputs,
                              int64_t n_inputs, nnc_tensor** out, int64_t capacity,
                              int64_t* n_out) {
  return guard(__func__, ctx, [&](const Call& c) {
    const OutList outputs = out_list(out, capacity, n_out);
    check_out(outputs);
    auto& f = object<FunctionObject>(function, Kind::kFunction, "function");
    UndoLog log;
    Applied applied;
    apply_function(f, LIST(inputs), applied);
    put(c, outputs, applied.outputs);
    for (InplaceHistory& w : applied.written) w.commit();
    log.keep();
  });
}

nnc_error* nnc_function_ctx_save_for_backward(nnc_ctx* ctx, nnc_function_ctx* function_ctx,
                                              nnc_tensor* const* tensors, int64_t n_tensors) {
  return RUN(std::vector<Tensor> list = optional_list(tensors, n_tensors, "tensors");
             running(function_ctx, FunctionCall::Phase::kForward).saved = std::move(list));
}

nnc_error* nnc_function_ctx_saved_tensors(nnc_ctx* ctx, nnc_function_ctx* function_ctx,
                                          nnc_tensor** out, int64_t capacity, int64_t* n_out) {
  return PUT(out_list(out, capacity, n_out),
             running(function_ctx, FunctionCall::Phase::kBackward).saved_tensors());
}

nnc_error* nnc_function_ctx_mark_dirty(nnc_ctx* ctx, nnc_function_ctx* function_ctx,
                                       nnc_tensor* const* tensors, int64_t n_tensors) {
  return guard(__func__, ctx, [&] {
    std::vector<Tensor> list = LIST(tensors);
    FunctionCall& call = running(function_ctx, FunctionCall::Phase::kForward);
    const GradGuard mode(call.recording);
    for (const Tensor& t : list) {
      check_inplace(t, "mark_dirty");
      ops::note_values(t);
    }
    call.dirty = std::move(list);
  });
}

nnc_error* nnc_function_ctx_mark_non_differentiable(nnc_ctx* ctx, nnc_function_ctx* function_ctx,
                                                    nnc_tensor* const* tensors, int64_t n_tensors) {
  return RUN(std::vector<Tensor> list = LIST(tensors);
             running(function_ctx, FunctionCall::Phase::kForward).not_differentiable =
                 std::move(list));
}

nnc_error* nnc_function_ctx_set_materialize_grads(nnc_ctx* ctx, nnc_function_ctx* function_ctx,
                                                  int32_t value) {
  return RUN(running(function_ctx, FunctionCall::Phase::kForward).materialize_grads = value != 0);
}

int32_t nnc_function_ctx_needs_input_grad(nnc_function_ctx* function_ctx, int64_t index) {
  return read<FunctionCall>(function_ctx, Kind::kFunctionCtx, int32_t{-1}, [&](FunctionCall& call) {
    const bool over = !call.is_mine() || call.phase == FunctionCall::Phase::kOver;
    const bool known =
        !over && index >= 0 && index < static_cast<int64_t>(call.needs_input_grad.size());
    return known ? int32_t{call.needs_input_grad[static_cast<size_t>(index)]} : -1;
  });
}
