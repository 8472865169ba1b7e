// SPDX-License-Identifier: Apache-2.0
#include "program/recorder.h"

#include <algorithm>
#include <cstring>
#include <utility>

#include "base/make_room.h"
#include "kernels/copy.h"

namespace nnc::program {

// ---- modules ----

ModuleState state_of(nn::Module& m) {
  ModuleState s{Ref<nn::Module>::share(&m), m.training(), {}, {}, {}, {}};
  const auto add = [&s](const Tensor& t) {
    s.tensors.push_back(t.ref());
    s.storages.push_back(t.defined() ? t.impl()->storage.get() : nullptr);
    s.wants_grad.push_back(requires_grad(t));
  };
  for (const nn::NamedTensor& p : m.parameters()) add(p.tensor);
  for (const nn::NamedTensor& b : m.buffers()) add(b.tensor);
  for (const nn::Module::Child& c : m.children()) s.children.push_back(c.module.get());
  return s;
}

bool is_unchanged(const ModuleState& s) {
  if (s.module->training() != s.training) return false;
  size_t i = 0;
  const auto same = [&](const Tensor& t) {
    if (i == s.tensors.size() || s.tensors[i].get() != t.impl()) return false;
    if (requires_grad(t) != s.wants_grad[i]) return false;
    const Storage* const storage = s.storages[i++];
    return !t.defined() || t.impl()->storage.get() == storage;
  };
  for (const nn::NamedTensor& p : s.module->parameters()) {
    if (!same(p.tensor)) return false;
  }
  for (const nn::NamedTensor& b : s.module->buffers()) {
    if (!same(b.tensor)) return false;
  }
  size_t children = 0;
  for (const nn::Module::Child& c : s.module->children()) {
    if (children == s.children.size() || s.children[children++] != c.module.get()) return false;
  }
  return i == s.tensors.size() && children == s.children.size();
}

void Recorder::note_module(nn::Module& m) {
  const RecordingPause pause;
  if (noted_.count(&m) > 0) return;
  for (nn::Module* each : m.modules()) {
    if (noted_.insert(each).second) modules.push_back(state_of(*each));
  }
}

// One that was made in this capture is another one the next time.
void Recorder::look(nn::Module& m) {
  if (made_.count(&m) == 0) note_module(m);
}

void Recorder::enter(nn::Module& m) {
  note_module(m);
  module_names.push_back(m.type_name());
  entered_.push_back(static_cast<int64_t>(module_names.size()) - 1);
}
void Recorder::leave() noexcept {
  if (!entered_.empty()) entered_.pop_back();
}
std::string Recorder::place() const {
  if (entered_.empty()) return {};
  return " in " + module_names[static_cast<size_t>(entered_.back())];
}

// ---- what else a training step does ----

namespace {

class GradAction final : public RecordedAction {
 public:
  GradAction(Tensor t, Tensor g) : tensor_(std::move(t)), grad_(std::move(g)) {}
  void run() override { nnc::replace_grad(tensor_, grad_); }
  const char* name() const override { return grad_.defined() ? "set .grad" : "drop .grad"; }

 private:
  const Tensor tensor_, grad_;
};

// Those of the host's hooks that run until the end of the block are seen: kActing.
class HooksSeen {
 public:
  HooksSeen() : previous_(detail::t_modes.watchers) {
    detail::t_modes.watchers |= detail::ThreadModes::kActing;
  }
  ~HooksSeen() { detail::t_modes.watchers = previous_; }
  HooksSeen(const HooksSeen&) = delete;
  HooksSeen& operator=(const HooksSeen&) = delete;

 private:
  const unsigned char previous_;
};

}  // namespace

void Recorder::look(const Ref<RecordedAction>& a) {
  if (!noted_subjects_.insert(a->subject()).second) return;
  actions.push_back({a, a->leaves()});
}

void Recorder::act(const Ref<RecordedAction>& a) {
  if (!trains()) return a->run();  // what it computes is recorded
  const RecordingPause pause;
  make_results();
  show_all();
  acted_ = true;
  look(a);
  for (const Tensor& t : a->leaves()) note_grad(t, true);
  last_actions_.push_back(steps.size());
  steps.emplace_back(a);
  const HooksSeen seen;
  a->run();
}

void Recorder::follow_actions() {
  for (const size_t i : std::exchange(last_actions_, {})) steps[i].is_followed = true;
}

bool Recorder::is_repeatable() const {
  return is_repeatable_ && std::all_of(modules.begin(), modules.end(), is_unchanged) &&
         std::all_of(grads.begin(), grads.end(), [](const GradState& g) { return g.has_flag(); });
}

bool GradState::is_unchanged() const {
  return has_flag() && (!first || grad_of(tensor).same(*first));
}
bool ActionState::is_unchanged() const {
  const std::vector<Tensor> now = action->leaves();
  return std::equal(now.begin(), now.end(), leaves.begin(), leaves.end(),
                    [](const Tensor& a, const Tensor& b) { return a.same(b); });
}

GradState* Recorder::state_of_leaf(const Tensor& t) {
  if (memory_->find(t.view().data()).block) return nullptr;
  const auto [at, is_new] = noted_leaves_.try_emplace(t.impl(), grads.size());
  if (is_new) grads.push_back({t, requires_grad(t), {}});
  return &grads[at->second];
}

void Recorder::note_grad(const Tensor& t, bool read) {
  GradState* const s = state_of_leaf(t);
  if (!s) return;
  const AutogradMeta* const m = autograd_meta_or_null(t);
  if (read && !s->replaced && !s->first) s->first = m ? m->grad() : Tensor();
  s->replaced |= !read;
}

void Recorder::set_flag(const Tensor& t) {
  const RecordingPause pause;
  state_of_leaf(t);
}

void Recorder::read_grad(const Tensor& t) {
  if (trains()) note_grad(t, true);
}

void Recorder::replace_grad(const Tensor& t, const Tensor& g) {
  if (!trains()) return;
  follow_actions();
  note_grad(t, false);
  if (g.defined()) {
    if (g.impl()->storage->is_of(*memory_)) show(*g.impl()->storage);
    const CaptureMemory::Found f = memory_->find(g.view().data());
    // The host may write into it until it is replaced.
    if (f.block) make_result(f.first, *f.block);
    set_grads.emplace_back(t, g);
  }
  steps.emplace_back(Ref<GradAction>::adopt(new GradAction(t, g)));
}

void Recorder::settle() {
  if (!trains()) return note_left_behind();
  last_actions_.clear();  // what is still written here is left as it is
  make_results();
  show_all();
  std::set<const Storage*> known;  // once for both orders of its elements
  memory_->for_alive([&](Block& b) {
    if (b.origin != Origin::kInputs) return;
    b.persists = true;
    if (known.insert(b.storage).second) survivors.push_back(Ref<Storage>::share(b.storage));
  });
}

// As outside of a capture: one that is written to in place counts.
void Recorder::note_left_behind() {
  std::vector<Storage*> left;
  memory_->for_alive([&](const Block& b) {
    if (b.origin == Origin::kConstant) left.push_back(b.storage);
  });
  for (Storage* const s : left) note_outside(*s);
}

void Recorder::make_result(char* first, Block& b) {
  if (b.origin == Origin::kConstant) restore(first, b);
  b.origin = Origin::kInputs;
}

void Recorder::make_results() {
  for (char* const first : memory_->take_fresh()) make_result(first, *memory_->find(first).block);
}

HiddenState::HiddenState(Storage& s)
    : storage(Ref<Storage>::share(&s)),
      plain(s.plain() != nullptr),
      stale(s.channels_last_is_stale()) {}
bool HiddenState::is_unchanged() const {
  return plain == (storage->plain() != nullptr) && stale == storage->channels_last_is_stale();
}

// ---- memory in a hidden order: Note [Order that others see] ----

void Recorder::show(Storage& s) {
  if (!s.channels_last()) return;
  if (!s.plain()) {
    const ChannelsLast& o = s.order();
    const DType bytes_as = o.item_size == 8   ? DType::kInt64
                           : o.item_size == 4 ? DType::kInt32
                           : o.item_size == 2 ? DType::kInt16
                                              : DType::kUInt8;
    const Dims sizes{o.batch, o.channels, o.spatial}, strides{o.channels * o.spatial, o.spatial, 1},
        hidden_strides{o.channels * o.spatial, 1, o.channels};
    const RecordingResume resume;
    const Ref<Storage> plain = Storage::allocate(s.nbytes());
    kernels::copy(View(plain->plain(), bytes_as, sizes, strides, &s),
                  ConstView(s.channels_last(), bytes_as, sizes, hidden_strides, &s));
    s.adopt_plain(*plain);
  }
  s.drop_copies();
}

void Recorder::show_all() {
  for (const char* const first : std::exchange(not_shown_, {})) {
    const Block* const b = memory_->find(first).block;
    if (!b->freed && b->storage) show(*b->storage);
  }
}

// ---- operands ----

// The operands of a call, and the blocks that they lie in.
struct Recorder::Operands final : kernels::OperandVisitor {
  struct Operand {
    ConstView* view;  // null: a weight
    kernels::Weight* weight;
    bool writes;
    char* first;   // of the block
    Block* block;  // null: memory from outside
    Storage* storage() const { return view ? view->storage() : weight->owner; }
    const void* data() const { return view ? view->data() : weight->data; }
  };
  explicit Operands(CaptureMemory& m) : memory(m) {}
  void reads(ConstView& v) override { add(&v, nullptr, false); }
  void writes(View& v) override { add(&v, nullptr, true); }
  void weight(kernels::Weight& w) override { add(nullptr, &w, false); }
  void host(const void* p) override { has_host |= p != nullptr; }
  void draws(Generator* g) override { generator = g; }
  void add(ConstView* v, kernels::Weight* w, bool writes) {
    if (v && (!v->defined() || v->numel() == 0)) return;
    const CaptureMemory::Found f = memory.find(v ? v->data() : w->data);
    list.push_back({v, w, writes, f.first, f.block});
  }
  CaptureMemory& memory;
  bool has_host = false;
  Generator* generator = nullptr;
  SmallVector<Operand, 8> list;
};

// Tensors from outside that a training step reads may be different at every run.
bool Recorder::depends_on_inputs(const Operands& operands) const {
  if (operands.generator) return true;
  return std::any_of(operands.list.begin(), operands.list.end(), [this](const auto& o) {
    if (o.block) return o.block->origin == Origin::kInputs;
    return o.storage() && (trains() || o.storage()->shared_with_host());
  });
}

Recorder::Recorder(Purpose purpose)
    : purpose_(purpose), memory_(Ref<CaptureMemory>::adopt(new CaptureMemory)) {}
Recorder::~Recorder() = default;

Tensor Recorder::make_input(const Tensor& like) {
  Tensor t = Tensor::empty_like(like);
  if (Block* b = memory_->find(t.view().data()).block) {
    b->origin = Origin::kInputs;
    note_written(t.impl()->storage.get(), t.view().data());  // anew by every run
  }
  return t;
}

void Recorder::note_written(const Storage* s, const void* first) {
  if (s && s->channels_last() && !s->plain()) not_shown_.push_back(static_cast<const char*>(first));
}

void Recorder::refuse(const std::string& what) {
  if (refusal_.empty()) refusal_ = what;
  nnc::fail(Code::kUnsupported, what);
}
void Recorder::check_refused() const {
  check(refusal_.empty(), Code::kUnsupported, refusal_);
  check(!trains() || !failed_, Code::kUnsupported, failed_ ? failed_ : "",
        ": a call that fails, or another setting of an optimizer or scheduler, cannot be captured");
  check(!taken_back_, Code::kUnsupported, undone_ ? undone_ : "a call",
        ": it has failed and taken back a change that depends on the inputs, which cannot be "
        "captured");
}

void Recorder::fail(const char* function) noexcept {
  failed_ = function;
  if (taken_back_ && !undone_) undone_ = function;
}

// The steps that have written there stay, and this is none.
void Recorder::take_back(const void* first) noexcept {
  const CaptureMemory::Found f = memory_->find(first);
  if (!f.block) return;
  taken_back_ |= f.block->origin == Origin::kInputs;
  ++f.block->writes;  // of a constant that steps read: what they find from now on is another
}

// A training step goes on to write what it leaves behind: Note [Training steps].
void Recorder::hold(const Tensor& t) {
  if (trains() || !t.defined()) return;
  const Storage& s = *t.impl()->storage;
  for (const void* const first : {s.plain(), s.channels_last()}) {
    Block* const b = first ? memory_->find(first).block : nullptr;
    if (!b) continue;
    if (b->origin == Origin::kInputs)
      refuse("what was there before gets a tensor that depends on the inputs" + place() +
             ", which cannot be captured");
    b->held = true;
  }
}

// A run would read the one that was there at the capture once more. The module's names are locked.
void Recorder::check_replaced(const nn::Module& m, const nn::NamedTensor& e) {
  if (!e.tensor.defined() || !memory_->find(e.tensor.view().data()).block) return;
  const auto check = [&](const nn::NamedTensor& former) {
    if (former.name != e.name || !former.tensor.defined()) return;
    if (read_.count(former.tensor.impl()->storage.get()) > 0)
      refuse("'" + e.name + "' of " + m.type_name() + place() +
             " was read and gets another tensor, which cannot be captured: copy into the one that "
             "is there");
  };
  for (const nn::NamedTensor& p : m.parameters()) check(p);
  for (const nn::NamedTensor& b : m.buffers()) check(b);
}

void Recorder::put(const nn::Module& m, const nn::NamedTensor& e) {
  if (made_.count(&m) > 0) return;
  if (trains())
    check_replaced(m, e);
  else
    hold(e.tensor);
}

// From then on those of the child's that were made in this capture are as if there before.
void Recorder::put(const nn::Module& m, nn::Module& child) {
  if (made_.count(&m) > 0) return;
  for (nn::Module* each : child.modules()) {
    if (made_.count(each) == 0) continue;
    for (const nn::NamedTensor& p : each->parameters()) hold(p.tensor);
    for (const nn::NamedTensor& b : each->buffers()) hold(b.tensor);
    made_.erase(each);
  }
}

void Recorder::replace_data(const Tensor& t, const Tensor& data) {
  const Block* const b = memory_->find(t.impl()->storage->plain()).block;
  if (!b || b->held) hold(data);
}

void Recorder::note_outside(Storage& s) {
  if (s.shared_with_host() || !noted_outside_.insert(&s).second) return;
  outside.push_back({Ref<Storage>::share(&s), s.version()});
}

void Recorder::host_access(Storage& s, const void* first) {
  const CaptureMemory::Found f = memory_->find(first);
  if (!f.block) {
    if (s.shared_with_host())
      refuse("memory that the host may write to is read by it" + place() +
             ": what it decides cannot be captured");
    if (changed_.count(&s) > 0)
      refuse("a value that the step has changed is read by the host" + place() +
             ": what it decides cannot be captured");
    // What the optimizer or its hook has changed looks then as it does when the next run begins.
    if (acted_ && noted_outside_.count(&s) == 0)
      refuse("a tensor that was there before is read by the host" + place() +
             " after an optimizer's step, which may have changed it: read it before");
    return note_outside(s);
  }
  if (f.block->origin == Origin::kInputs)
    refuse("a value that depends on the inputs is read by the host" + place() +
           ": what it decides cannot be captured");
  f.block->origin = Origin::kConstant;
  f.block->by_host = true;
  makers_.erase(f.first);
}

bool Recorder::depends(const Storage& s, const void* first) {
  const Block* const b = memory_->find(first).block;
  return b ? b->origin == Origin::kInputs : trains() || s.shared_with_host();
}

void Recorder::draw() {
  refuse("random numbers are drawn" + place() + ": they cannot be captured");
}

void Recorder::call(const kernels::Call& c) {
  const RecordingPause pause;
  Operands operands(*memory_);
  int64_t i = 0;
  for (const kernels::ArgumentType* t : c.type->arguments) t->visit(c.arguments[i++], operands);
  const bool depends = depends_on_inputs(operands);
  if (operands.generator && !trains()) draw();
  check_outside(operands, c, depends);
  if (!depends) {
    c.type->run(c.functions, c.count, c.arguments);
    note_maker(operands, c);
    for (const Operands::Operand& o : operands.list) {
      if (!o.writes || !o.block) continue;
      o.block->origin = Origin::kConstant;
      ++o.block->writes;
      note_written(o.storage(), o.first);
    }
    return;
  }
  if (operands.has_host)
    refuse("a value that depends on the inputs is read by the host" + place() + " (" + c.name +
           "): what it decides cannot be captured");
  keep_step(c, operands);
}

void Recorder::check_outside(const Operands& operands, const kernels::Call& c, bool depends) {
  for (const Operands::Operand& o : operands.list) {
    if (o.block && !(o.block->held && o.writes && depends)) continue;
    Storage* const s = o.storage();
    if (o.writes && (s ? !trains() : depends))
      refuse((s ? "a tensor that was there before is changed" : "elements are handed to the host") +
             place() + " (" + c.name + "), which cannot be captured");
    if (s && !trains()) note_outside(*s);
    if (s && trains() && s->channels_last()) hidden.emplace_back(*s);
  }
}

void Recorder::note_change(Step& step, Storage& s) {
  if (noted_outside_.count(&s) > 0)
    refuse("a value that the host has read is changed" + place() +
           ": what it decided cannot be captured");
  changed_.insert(&s);
  step.changes.push_back(&s);
}

void Recorder::note_place(Step& step) const {
  if (entered_.empty()) return;
  step.module = entered_.back();
  step.call = entered_.front();
}

void Recorder::keep_step(const kernels::Call& c, Operands& original) {
  for (const Operands::Operand& o : original.list) {
    if (o.writes && o.block && o.block->origin == Origin::kConstant) restore(o.first, *o.block);
  }
  follow_actions();
  Step step(c);
  for (const Operands::Operand& o : original.list) {
    if (o.writes && !o.block) note_change(step, *o.storage());
  }
  note_place(step);
  keep_operands(step, c.name);
  make_room(steps);
  c.type->run(c.functions, c.count, c.arguments);
  steps.push_back(std::move(step));
  for (const Operands::Operand& o : original.list) {
    if (!o.writes || !o.block) continue;
    o.block->origin = Origin::kInputs;
    note_written(o.storage(), o.first);
  }
  if (original.generator) generators.push_back(Ref<Generator>::share(original.generator));
}

void Recorder::keep_operands(Step& step, const char* name) {
  Operands copies(*memory_);
  step.visit(copies);
  for (const Operands::Operand& o : copies.list) {
    Storage* const s = o.storage();
    if (o.block && o.block->origin != Origin::kInputs) {
      if (o.writes) continue;  // it becomes a result
      const Ref<Storage> copy = snapshot(o.first, *o.block);
      kept.push_back(copy);
      const void* const there =
          static_cast<char*>(copy->plain()) + (static_cast<const char*>(o.data()) - o.first);
      if (o.view) o.view->move_to(there);
      if (o.weight) *o.weight = {there, copy.get(), copy.get()};
      continue;
    }
    if (o.block) {
      // Copies of a weight that changes from run to run would be outdated.
      if (o.weight) o.weight->storage = nullptr;
      continue;
    }
    if (s) {
      kept.push_back(Ref<Storage>::share(s));
      read_.insert(s);
      if (trains()) s->note_captured();
      continue;
    }
    // A number of the operation's own, repeated: its memory ends with the call.
    check(o.view && !o.writes, Code::kInternal, "program: ", name, " has a weight of its own");
    int64_t span = 1;
    for (int64_t d = 0; d < o.view->ndim(); ++d) span += (o.view->size(d) - 1) * o.view->stride(d);
    const int64_t nbytes = span * item_size(o.view->dtype());
    kept.push_back(Storage::allocate(nbytes));
    std::memcpy(kept.back()->plain(), o.view->data(), static_cast<size_t>(nbytes));
    o.view->move_to(kept.back()->plain());
  }
}

void Recorder::note_maker(const Operands& operands, const kernels::Call& c) {
  const Operands::Operand* written = nullptr;
  bool simple = true;
  for (const Operands::Operand& o : operands.list) {
    if (o.writes && o.block) {
      makers_.erase(o.first);
      simple = simple && !written && o.block->origin == Origin::kNothing;
      written = &o;
    } else {
      simple = simple && !o.block && o.storage() != nullptr;
    }
  }
  if (written && simple && !operands.has_host) makers_.emplace(written->first, Step(c));
}

Ref<Storage> Recorder::snapshot(char* first, const Block& b) {
  Ref<Storage>& known = snapshots_[{first, b.writes}];
  // The host may have written since, through the pointer that it has.
  if (!known || b.by_host) {
    known = Storage::allocate(b.nbytes);
    std::memcpy(known->plain(), first, static_cast<size_t>(b.nbytes));
  }
  return known;
}

void Recorder::restore(char* first, Block& b) {
  if (const auto maker = makers_.find(first); maker != makers_.end()) {
    Step step = std::move(maker->second);
    makers_.erase(maker);
    keep_operands(step, step.name());
    note_place(step);
    steps.push_back(std::move(step));
    b.origin = Origin::kInputs;
    return;
  }
  const Ref<Storage> content = snapshot(first, b);
  b.origin = Origin::kInputs;
  const int64_t size = b.nbytes, one = 1;
  const View to(first, DType::kUInt8, {&size, 1}, {&one, 1});
  const ConstView from(content->plain(), DType::kUInt8, {&size, 1}, {&one, 1}, content.get());
  kept.push_back(content);
  const RecordingResume resume;  // through the door of everything else, so that it becomes a step
  kernels::copy(to, from);
}

}  // namespace nnc::program
