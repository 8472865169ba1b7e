// SPDX-License-Identifier: Apache-2.0
#include "support/c_call.h"

#include <array>

#include "capi/context.h"
#include "graph/autograd_meta.h"
#include "support/values.h"

namespace nnc::testing {

Out::Out() = default;
Out::Out(Tensor t) : all{std::move(t)} {}
Out::Out(Tensors t) : all(std::move(t)) {}
Out::Out(const Out&) = default;
Out::Out(Out&&) noexcept = default;
Out::~Out() = default;
Out::operator const Tensor&() const {
  check(all.size() == 1, Code::kInternal, "test: one result was expected, there are ", all.size());
  return all[0];
}
Out::operator const Handle&() const {
  check(handles.size() == 1, Code::kInternal, "test: one handle was expected, there are ",
        handles.size());
  return handles[0];
}
With Out::context() const {
  return {*this};
}

Arg::Arg(With c) : kind(Kind::kContext), handle(std::move(c.context)) {}
Arg::Arg(const char* t) : kind(t ? Kind::kText : Kind::kNone), text(t ? t : "") {}
Arg::Arg(const Tensor& t) : kind(t.defined() ? Kind::kTensor : Kind::kNone), tensors{t} {}
Arg::Arg(const Out& o) : kind(Kind::kTensor) {
  if (o.handles.size() == 1 && o.all.empty()) {
    kind = Kind::kHandle;
    handle = o.handles[0];
  } else {
    tensors.push_back(o);
  }
}
Arg::Arg(X list) : kind(Kind::kTensors), tensors(list.begin(), list.end()) {}
Arg::Arg(const std::vector<int64_t>& values) : kind(Kind::kInts), integers(values) {}
Arg::Arg(const Handle& h) : kind(Kind::kHandle), handle(h) {}
Arg::Arg(const Arg&) = default;
Arg::Arg(Arg&&) noexcept = default;
Arg::~Arg() = default;

namespace {

const Observer* g_observer = nullptr;
const Invoker* g_invoker = nullptr;

constexpr int64_t kRoom = 64;  // for the outputs of one parameter

Tensor number(DType dtype, double v) {
  return make_tensor({}, dtype, {v});
}
Tensor number(int64_t v) {
  return Tensor::full({}, v, DType::kInt64);
}

// The room of one output parameter.
struct Output {
  Type type;
  bool is_list = false;
  int64_t n = 1;      // handles, unless it is a list
  int64_t count = 0;  // handles of a list
  std::array<void*, kRoom> handles{};
  int64_t integer = 0;
  double real = 0;
};

}  // namespace

// Turns arguments into words, and words into results.
struct PreparedCall::State {
  State(const CFunction& f, const Arg* arguments, int64_t n) : f_(f), arguments_(arguments), n_(n) {
    size_t parameters = 0;
    while (f.types[parameters] != Type::kEnd) ++parameters;
    outputs_.reserve(parameters);
    lists_.reserve(parameters);
  }
  ~State() {
    for (void* h : own_) nnc_release(h);
  }
  State(const State&) = delete;
  State& operator=(const State&) = delete;

  std::vector<Word> lay_out() {
    std::vector<Word> words;
    for (const Type* t = f_.types; *t != Type::kEnd; ++t) words.push_back(word_for(*t, t[1]));
    require(at_ == n_, "too many arguments");
    return words;
  }

  void require(bool ok, const char* what) const {
    check(ok, Code::kInternal, "test: argument ", at_, " of the call: ", what);
  }
  const Arg& next() {
    require(at_ < n_, "missing");
    return arguments_[at_++];
  }

  Word word_for(Type type, Type following) {
    if (pending_count_) {
      pending_count_ = false;
      return integer(count_);
    }
    switch (type) {
      case Type::kContext:
        if (at_ < n_ && arguments_[at_].kind == Arg::Kind::kContext) {
          return pointer(next().handle.get());
        }
        return pointer(own(context()));
      case Type::kInt32:
      case Type::kInt64: {
        if (!outputs_.empty() && outputs_.back().is_list) return integer(kRoom);
        const Arg& a = next();
        require(a.kind == Arg::Kind::kInt, "not an integer");
        return integer(a.integer);
      }
      case Type::kDouble: {
        const Arg& a = next();
        require(a.kind == Arg::Kind::kInt || a.kind == Arg::Kind::kReal, "not a number");
        Word w;
        w.d = a.kind == Arg::Kind::kInt ? static_cast<double>(a.integer) : a.real;
        return w;
      }
      case Type::kOutTensor:
      case Type::kOutHandle:
      case Type::kOutString:
      case Type::kOutInt32:
      case Type::kOutInt64:
      case Type::kOutDouble:
        return output(type, following);
      default:
        return pointer_for(type, next(), following == Type::kInt64);
    }
  }

  // counted: the number of elements follows.
  Word pointer_for(Type type, const Arg& a, bool counted) {
    using Kind = Arg::Kind;
    const bool list = type == Type::kInts || type == Type::kTensors;
    pending_count_ = (list || type == Type::kDoubles) && counted;
    count_ = 0;
    if (a.kind == Kind::kNone) return pointer(nullptr);
    if (a.kind == Kind::kCount) {
      require(pending_count_, "a count without a list");
      count_ = a.integer;
      return pointer(nullptr);
    }
    if (a.kind == Kind::kHandle && !list) return pointer(a.handle.get());
    switch (type) {
      case Type::kTensor:
        require(a.kind == Kind::kTensor, "not a tensor");
        return pointer(own(handle(a.tensors[0])));
      case Type::kTensors: {
        require(a.kind == Kind::kTensors, "not a list of tensors");
        count_ = static_cast<int64_t>(a.tensors.size());
        std::vector<void*>& handles = lists_.emplace_back();
        for (const Tensor& t : a.tensors) handles.push_back(t.defined() ? own(handle(t)) : nullptr);
        handles.push_back(nullptr);  // the pointer to an empty list is not NULL
        return pointer(handles.data());
      }
      case Type::kInts:
        if (a.kind == Kind::kInt) {
          require(!pending_count_, "a number for a list");
          return pointer(&a.integer);
        }
        require(a.kind == Kind::kInts, "not a list of integers");
        count_ = static_cast<int64_t>(a.integers.size());
        require(uncounted_ < 0 || uncounted_ == count_, "lists of different lengths share a count");
        uncounted_ = counted ? -1 : count_;
        return pointer(a.integers.empty() ? static_cast<const void*>(&a.integer)
                                          : a.integers.data());
      case Type::kDoubles:
        if (pending_count_ && a.kind == Kind::kTensor) {  // float64: a list of its elements
          count_ = a.tensors[0].numel();
          return pointer(a.tensors[0].data<double>());
        }
        count_ = 1;
        require(a.kind == Kind::kReal, "not a number with a point");
        return pointer(&a.real);
      case Type::kText:
        require(a.kind == Kind::kText, "not a text");
        return pointer(a.text.c_str());
      default:
        require(type != Type::kHandle, "not a handle");
        if (a.kind == Kind::kTensor) return pointer(own(handle(a.tensors[0])));
        require(a.kind == Kind::kPointer, "not a pointer");
        return pointer(a.pointer);
    }
  }

  Word output(Type type, Type following) {
    const Arg* a = at_ < n_ ? &arguments_[at_++] : nullptr;
    if (a && a->kind == Arg::Kind::kNone) return pointer(nullptr);
    require(!a || a->kind == Arg::Kind::kWanted || a->kind == Arg::Kind::kOutputs, "is an output");
    // The number of elements of the list before.
    if (type == Type::kOutInt64 && !outputs_.empty() && outputs_.back().is_list) {
      return pointer(&outputs_.back().count);
    }
    Output& o = outputs_.emplace_back();
    o.type = type;
    o.is_list = type == Type::kOutTensor && following == Type::kInt64;
    if (a && a->kind == Arg::Kind::kOutputs) o.n = a->integer;
    require(o.n <= kRoom, "too many outputs");
    if (type == Type::kOutInt32 || type == Type::kOutInt64) return pointer(&o.integer);
    if (type == Type::kOutDouble) return pointer(&o.real);
    return pointer(o.handles.data());
  }

  static Word integer(int64_t v) {
    Word w;
    w.i = v;
    return w;
  }
  static Word pointer(const void* p) {
    Word w;
    w.p = p;
    return w;
  }
  void* own(void* h) {
    own_.push_back(h);
    return h;
  }
  static void* context() {
    return capi::make_handle(capi::Kind::kContext, capi::Context::current().leak(), nullptr);
  }
  static void* handle(const Tensor& t) {
    return capi::make_handle(capi::Kind::kTensor, Ref<TensorImpl>(t.ref()).leak(), nullptr);
  }
  static Tensor tensor(void* h) {
    if (!h) return {};
    auto* impl = static_cast<TensorImpl*>(capi::resolve(h, capi::Kind::kTensor));
    check(impl != nullptr, Code::kInternal, "test: an output is no tensor handle");
    Tensor t(Ref<TensorImpl>::share(impl));
    nnc_release(h);
    return t;
  }

  [[noreturn]] static void rethrow(nnc_error* e) {
    const Error error(static_cast<Code>(nnc_error_code(e)),
                      std::string(nnc_error_op(e)) + ": " + nnc_error_message(e));
    nnc_error_free(e);
    throw error;
  }
  static void raise(nnc_error* e) {
    if (e) rethrow(e);
  }

  void take_result(const Word& w, Out& out) const {
    switch (f_.result) {
      case Type::kInt32:
      case Type::kInt64:
        out.all.push_back(number(w.i));
        return;
      case Type::kText:
        out.text = w.p ? static_cast<const char*>(w.p) : "NULL";
        return;
      default:
        out.pointer = w.p;
    }
  }
  static void take(Output& o, Out& out) {
    const int64_t n = o.is_list ? o.count : o.n;
    switch (o.type) {
      case Type::kOutTensor:
        check(n >= 0 && n <= kRoom, Code::kInternal, "test: the number of outputs is ", n);
        for (int64_t i = 0; i < n; ++i) out.all.push_back(tensor(o.handles[i]));
        return;
      case Type::kOutHandle:
        out.handles.emplace_back(o.handles[0], nnc_release);
        return;
      case Type::kOutString: {
        const char* text = nnc_string_data(static_cast<nnc_string*>(o.handles[0]));
        check(text || !o.handles[0], Code::kInternal, "test: an output is no string handle");
        out.text = text ? text : "NULL";
        out.handles.emplace_back(o.handles[0], nnc_release);
        return;
      }
      case Type::kOutInt32:
        out.all.push_back(number(DType::kInt32, static_cast<double>(o.integer)));
        return;
      case Type::kOutInt64:
        out.all.push_back(number(o.integer));
        return;
      default:
        out.all.push_back(number(DType::kFloat64, o.real));
    }
  }

  const CFunction f_;
  const Arg* arguments_;
  int64_t n_, at_ = 0;
  bool pending_count_ = false;
  int64_t count_ = 0;
  int64_t uncounted_ = -1;  // the length of a list whose count stands after the next one
  std::vector<Output> outputs_;
  std::vector<std::vector<void*>> lists_;
  std::vector<void*> own_;
};

PreparedCall::PreparedCall(const CFunction& f, const Arg* arguments, int64_t n)
    : state_(new State(f, arguments, n)) {
  words = state_->lay_out();
}
PreparedCall::~PreparedCall() = default;

Word PreparedCall::invoke() const {
  return state_->f_.invoke(state_->f_.pointer, words.data());
}

Out PreparedCall::take(const Word& result) {
  if (state_->f_.result == Type::kError) {
    State::raise(static_cast<nnc_error*>(const_cast<void*>(result.p)));
  }
  Out out;
  state_->take_result(result, out);
  for (Output& o : state_->outputs_) State::take(o, out);
  return out;
}

bool PreparedCall::untouched() const {
  for (const Output& o : state_->outputs_) {
    for (const void* h : o.handles) {
      if (h) return false;
    }
    if (o.count != 0 || o.integer != 0 || o.real != 0) return false;
  }
  return true;
}

void remove_hook(void* handle) {
  if (!capi::resolve(handle, capi::Kind::kHook)) return;
  nnc_error_free(nnc_hook_remove(nullptr, static_cast<nnc_hook*>(handle)));
}

void PreparedCall::release_outputs() {
  for (Output& o : state_->outputs_) {
    for (void*& h : o.handles) {
      remove_hook(h);
      nnc_release(std::exchange(h, nullptr));
    }
    o.count = o.integer = 0;
    o.real = 0;
  }
}

std::vector<void*> PreparedCall::list_at(const Word& w) const {
  for (const std::vector<void*>& l : state_->lists_) {
    if (l.data() == w.p) return {l.begin(), l.end() - 1};
  }
  return {};
}

namespace {

// Tensors that later writes do not reach.
std::vector<Arg> snapshot(const Arg* arguments, int64_t n) {
  std::vector<Arg> list(arguments, arguments + n);
  for (Arg& a : list) {
    for (Tensor& t : a.tensors) {
      if (t.defined()) {
        const bool leaf = requires_grad(t) && !grad_fn(t);
        t = make_tensor(t.sizes(), t.dtype(), values_of(t), Layout::kPlain, leaf);
      }
    }
  }
  return list;
}

Word invoke(PreparedCall& prepared, const CFunction& f, const Arg* arguments, int64_t n) {
  if (!g_invoker) return prepared.invoke();
  // What a callback calls in turn is part of the call.
  struct Outermost {
    const Invoker* invoker = std::exchange(g_invoker, nullptr);
    ~Outermost() { g_invoker = invoker; }
  } outermost;
  return (*outermost.invoker)(prepared, f, {arguments, arguments + n});
}

}  // namespace

Out call(const CFunction& f, const Arg* arguments, int64_t n) {
  std::vector<Arg> before;
  if (g_observer) before = snapshot(arguments, n);
  PreparedCall prepared(f, arguments, n);
  const int64_t live = nnc_live_handles();
  Out out = prepared.take(invoke(prepared, f, arguments, n));
  int64_t kept = 0;
  for (const Handle& h : out.handles) kept += h != nullptr;
  // What returns no error may be there to release a handle, or to make one.
  check(f.result != Type::kError || nnc_live_handles() == live + kept, Code::kInternal,
        "test: the call leaks handles");
  if (g_observer) (*g_observer)(f, before, out);
  return out;
}

InvokeCalls::InvokeCalls(Invoker f) : invoker_(std::move(f)), previous_(g_invoker) {
  g_invoker = &invoker_;
}
InvokeCalls::~InvokeCalls() {
  g_invoker = previous_;
}

ObserveCalls::ObserveCalls(Observer f) : observer_(std::move(f)), previous_(g_observer) {
  g_observer = &observer_;
}
ObserveCalls::~ObserveCalls() {
  g_observer = previous_;
}

}  // namespace nnc::testing
