// SPDX-License-Identifier: Apache-2.0
#include "prepared.h"

#include <algorithm>
#include <cstring>

#include "guarded.h"
#include "host_functions.h"
#include "object_state.h"
#include "objects.h"
#include "values.h"

namespace nnc_fuzz {
namespace {

constexpr unsigned char kUntouched = 0xA5;
constexpr int64_t kMostBytes = 65536;

// The contexts that a call is made with; NULL is the process's, "" a scope.
constexpr const char* kSettings[] = {
    nullptr, "seed=5",     "deterministic=True", "detect_anomaly=True", "default_dtype='float64'",
    "",      "grad=False", "threads=1"};

uint64_t mixed(uint64_t hash, const void* bytes, size_t n) {
  const auto* p = static_cast<const unsigned char*>(bytes);
  for (size_t i = 0; i < n; ++i) hash = (hash ^ p[i]) * 0x100000001b3;
  return hash;
}

// Its elements in row-major order, out of the memory in which it lies.
std::vector<char> gathered(const TensorSpec& s, const char* memory) {
  const auto item = static_cast<size_t>(item_size(s.dtype));
  const int64_t n = s.numel();
  std::vector<char> out(static_cast<size_t>(n) * item);
  std::vector<int64_t> at(s.sizes.size());
  for (int64_t i = 0; i < n; ++i) {
    int64_t place = s.offset;
    for (size_t d = 0; d < at.size(); ++d) place += at[d] * s.strides[d];
    memcpy(&out[static_cast<size_t>(i) * item], memory + place * static_cast<int64_t>(item), item);
    for (size_t d = at.size(); d-- > 0;) {
      if (++at[d] < s.sizes[d]) break;
      at[d] = 0;
    }
  }
  return out;
}

// Bytes of elements that a function reads or keeps, as its other arguments say; -1: more than there
// will be, or numbers that are none.
int64_t bytes_described(const Call& call, const std::vector<int64_t>& counts) {
  const Function& f = *call.function;
  const auto at = [&](const char* name) { return static_cast<size_t>(f.find(name)); };
  const Argument& dims = call.arguments[at("dims")];
  const int64_t dtype = call.arguments[at("dtype")].integer;
  const int64_t ndim = counts[at("ndim")];
  if (dtype < 0 || dtype > 10 || (dims.null && ndim > 0)) return -1;
  const int strides_at = f.find("strides");
  const Argument* strides =
      strides_at < 0 ? nullptr : &call.arguments[static_cast<size_t>(strides_at)];
  if (strides && strides->null) strides = nullptr;
  int64_t elements = 1;
  for (int64_t d = ndim - 1; d >= 0; --d) {
    const auto i = static_cast<size_t>(d);
    const int64_t size = dims.integers[i];
    if (size < 0 || size > kMostBytes) return -1;
    if (size == 0) return 0;
    if (strides) {
      const int64_t stride = strides->integers[i];
      if (stride < 0 || stride > kMostBytes) return -1;
      elements += (size - 1) * stride;
    } else {
      elements *= size;
    }
    if (elements > kMostBytes) return -1;
  }
  return elements * (dtype ? item_size(static_cast<int32_t>(dtype)) : 8);
}

}  // namespace

Prepared::Prepared(const Call& call, Variant variant) : call_(call), variant_(variant) {
  const Function& f = *call.function;
  make_counts();
  const int context = f.find("ctx");
  succeeds(nnc_manual_seed(nullptr, 1));
  base_ = handles_.made(nnc_ctx_fork, static_cast<nnc_ctx*>(nullptr), "");
  make_context(context < 0 ? Argument{} : call.arguments[static_cast<size_t>(context)]);
  for (size_t k = 0; k < f.parameters.size(); ++k) words_.push_back(word_of(k));
  guarded_.reserve(guarded_.size() + 1);  // invoke() may have no memory left
  succeeds(nnc_manual_seed(ctx_, 1));
}

Prepared::~Prepared() {
  for (const Output& o : outputs_) {
    if (o.parameter->kind != Kind::kOutHandles && o.parameter->kind != Kind::kOutPacket) continue;
    for (size_t i = 0; i < o.bytes / sizeof(void*); ++i) {
      void* handle = static_cast<void**>(o.memory)[i];
      void* untouched = nullptr;
      memset(&untouched, kUntouched, sizeof untouched);
      if (handle == untouched || !handle) continue;
      if (o.parameter->kind == Kind::kOutPacket) {
        nnc_tensor* t = nullptr;
        if (succeeds(nnc_from_dlpack(nullptr, static_cast<DLManagedTensorVersioned*>(handle),
                                     nullptr, &t))) {
          nnc_release(t);
        }
        continue;
      }
      if (o.parameter->object == "hook") {
        succeeds(nnc_hook_remove(nullptr, static_cast<nnc_hook*>(handle)));
      }
      nnc_release(handle);
    }
  }
  // A leaf and a gradient that was made differentiable hold each other.
  for (const Tensor& t : tensors_) {
    if (t.live) succeeds(nnc_tensor_set_grad(nullptr, t.live, nullptr));
    if (t.memory) succeeds(nnc_tensor_set_grad(nullptr, t.memory, nullptr));
  }
  handles_.clear();
  for (void* p : guarded_) give_back_guarded(p);
}

Word Prepared::invoke() {
  const Word result = call_.function->invoke(call_.function->pointer, words_.data());
  // On success the deleter gives it back.
  const bool failed = call_.function->result == Result::kError && result.p;
  const int deleter = call_.function->find("deleter");
  const bool deleted = deleter >= 0 && words_[static_cast<size_t>(deleter)].p && !failed;
  if (blob_ && !deleted) guarded_.push_back(blob_);
  blob_ = nullptr;
  // What holds for the whole process from now on.
  if (call_.function->name == "nnc_parametrize_cached_begin" && !failed) {
    succeeds(nnc_parametrize_cached_end(nullptr));
  }
  if (call_.function->name == "nnc_retain") nnc_release(const_cast<void*>(result.p));
  if (call_.function->name == "nnc_error_new") {  // an error is what it makes
    nnc_error_free(static_cast<nnc_error*>(const_cast<void*>(result.p)));
    return {};
  }
  return result;
}

std::vector<nnc_tensor*> Prepared::output_tensors() const {
  std::vector<nnc_tensor*> all;
  for (const Output& o : outputs_) {
    if (o.parameter->type != "nnc_tensor **") continue;
    for (size_t i = 0; i < o.bytes / sizeof(void*); ++i) {
      nnc_tensor* t = static_cast<nnc_tensor**>(o.memory)[i];
      if (t && nnc_tensor_ndim(t) >= 0) all.push_back(t);
    }
  }
  return all;
}

std::vector<double> Prepared::output_numbers() const {
  std::vector<double> all;
  for (const Output& o : outputs_) {
    if (o.parameter->kind != Kind::kOutNumber || o.bytes == 0) continue;
    const std::string& type = o.parameter->type;
    if (type == "double *") {
      all.push_back(element(o.memory, 0, NNC_FLOAT64));
    } else {
      all.push_back(element(o.memory, 0, o.bytes == 4 ? NNC_INT32 : NNC_INT64));
    }
  }
  return all;
}

bool Prepared::outputs_untouched() const {
  return std::all_of(outputs_.begin(), outputs_.end(), [](const Output& o) {
    const auto* p = static_cast<const unsigned char*>(o.memory);
    return std::all_of(p, p + o.bytes, [](unsigned char c) { return c == kUntouched; });
  });
}

uint64_t Prepared::state_of(size_t tensor) const {
  const Tensor& t = tensors_[tensor];
  if (!t.live) return 0;
  uint64_t hash = 0xcbf29ce484222325;
  if (const void* data = t.memory ? nnc_tensor_data(t.memory) : nullptr) {
    hash = mixed(hash, data, static_cast<size_t>(nnc_tensor_nbytes(t.memory)));
  }
  const int64_t facts[] = {nnc_tensor_ndim(t.live), nnc_tensor_numel(t.live),
                           nnc_tensor_requires_grad(t.live), nnc_tensor_dtype(t.live),
                           nnc_tensor_storage_offset(t.live)};
  return mixed(hash, facts, sizeof facts);
}

int64_t Prepared::version_of(size_t tensor) const {
  const Tensor& t = tensors_[tensor];
  return t.live ? nnc_tensor_version(t.live) : 0;
}

std::vector<uint64_t> Prepared::object_states() const {
  std::vector<uint64_t> states;
  for (size_t i = 0; i < words_.size(); ++i) {
    const Parameter& p = call_.function->parameters[i];
    const bool object = p.kind == Kind::kObject && words_[i].p;
    states.push_back(object ? object_state(p.object, const_cast<void*>(words_[i].p)) : 0);
  }
  return states;
}

void Prepared::make_context(const Argument& a) {
  const auto settings = static_cast<size_t>(a.integer);
  if (a.integer == kNoContext) {
    ctx_ = reinterpret_cast<nnc_ctx*>(uintptr_t{0x1234});
    return;
  }
  if (settings == 5) {
    ctx_ = handles_.made(nnc_ctx_scope, static_cast<nnc_ctx*>(nullptr));
  } else if (kSettings[settings]) {
    ctx_ = handles_.made(nnc_ctx_fork, static_cast<nnc_ctx*>(nullptr), kSettings[settings]);
  }
  if (!variant_.record) ctx_ = handles_.made(nnc_ctx_fork, ctx_, "grad=False");
}

void* Prepared::guarded(size_t bytes, const void* contents) {
  void* p = take_guarded(bytes, true);
  if (contents && bytes) memcpy(p, contents, bytes);
  guarded_.push_back(p);
  return p;
}

// ---- tensors ----

nnc_tensor* Prepared::make_memory(const TensorSpec& spec, int64_t elements, const void* contents) {
  if (variant_.plain || spec.place == TensorSpec::Place::kLibrary) {
    return handles_.made(nnc_tensor_from_data, base_, contents, &elements, int64_t{1}, spec.dtype);
  }
  const auto bytes = static_cast<size_t>(elements * item_size(spec.dtype));
  void* p = take_guarded(bytes, spec.place == TensorSpec::Place::kBeforeGuard);
  if (bytes) memcpy(p, contents, bytes);
  nnc_tensor* t = handles_.made(
      nnc_from_blob, base_, p, &elements, int64_t{1}, static_cast<const int64_t*>(nullptr),
      spec.dtype, [](uintptr_t self) { give_back_guarded(reinterpret_cast<void*>(self)); },
      reinterpret_cast<uintptr_t>(p));
  if (!t) give_back_guarded(p);
  return t;
}

Prepared::Tensor Prepared::make_tensor(const TensorSpec& spec) {
  if (spec.same_as >= 0 && static_cast<size_t>(spec.same_as) < tensors_.size()) {
    return tensors_[static_cast<size_t>(spec.same_as)];
  }
  std::vector<char> contents(static_cast<size_t>(spec.storage * item_size(spec.dtype)) + 1);
  fill(contents.data(), spec.storage, spec.dtype, spec.values, spec.seed);
  std::vector<int64_t> strides = spec.strides;
  int64_t offset = spec.offset, elements = spec.storage;
  if (variant_.plain) {
    contents = gathered(spec, contents.data());
    elements = spec.numel();
    int64_t next = 1;
    for (size_t d = strides.size(); d-- > 0;) {
      strides[d] = next;
      next *= spec.sizes[d] <= kMostBytes ? std::max<int64_t>(spec.sizes[d], 1) : 1;
    }
    offset = 0;
    contents.push_back(0);
  }
  Tensor t;
  t.spec = &spec;
  t.memory = make_memory(spec, elements, contents.data());
  const bool gradient = spec.gradient != TensorSpec::Gradient::kNone;
  const bool computed = spec.gradient == TensorSpec::Gradient::kComputed;
  if (gradient && computed) succeeds(nnc_tensor_requires_grad_(base_, t.memory, 1));
  t.live = handles_.made(nnc_as_strided, base_, t.memory, spec.sizes.data(),
                         static_cast<const int64_t*>(strides.data()),
                         static_cast<int64_t>(spec.sizes.size()), &offset);
  if (gradient && t.live) {
    succeeds(computed ? nnc_tensor_retain_grad(base_, t.live)
                      : nnc_tensor_requires_grad_(base_, t.live, 1));
  }
  if (gradient && spec.seed % 8 == 0) {
    nnc_tensor* ones = handles_.made(nnc_ones_like, base_, t.live, NNC_DTYPE_DEFAULT);
    succeeds(nnc_tensor_set_grad(base_, t.live, ones));
  }
  t.handle = t.live;
  if (spec.form != Form::kLive) {
    t.handle = static_cast<nnc_tensor*>(spoilt_handle(spec.form, t.live, base_));
  }
  return t;
}

Word Prepared::tensor_list(const Argument& a, size_t k) {
  const Parameter& p = call_.function->parameters[k];
  Word w;
  if (a.null) return w;
  std::vector<nnc_tensor*> list;
  const int64_t n = count_for(p);
  for (int64_t i = 0; i < n; ++i) {
    const size_t at = std::min(static_cast<size_t>(i), a.tensors.size() - 1);
    tensors_.push_back(make_tensor(a.tensors[at]));
    list.push_back(tensors_.back().handle);
  }
  w.p = guarded(list.size() * sizeof(void*), list.data());
  return w;
}

// ---- other arguments ----

Word Prepared::object_list(const Argument& a, size_t k) {
  Word w;
  if (call_.function->parameters[k].kind == Kind::kObject) {
    w.p = make_object(a.objects[0], base_, handles_);
    return w;
  }
  std::vector<void*> list;
  for (const ObjectSpec& o : a.objects) list.push_back(make_object(o, base_, handles_));
  if (!a.null) w.p = guarded(list.size() * sizeof(void*), list.data());
  return w;
}

// Each count is that of the list of its name; where that is NULL any number may be given.
void Prepared::make_counts() {
  const Function& f = *call_.function;
  counts_.assign(f.parameters.size(), 0);
  for (size_t k = 0; k < f.parameters.size(); ++k) {
    const Parameter& p = f.parameters[k];
    if (p.counted_by != static_cast<int>(k + 1)) continue;
    const Argument& a = call_.arguments[k];
    int64_t& n = counts_[k + 1];
    if (p.kind == Kind::kOutHandles) {
      n = call_.arguments[k + 1].integer;
    } else if (p.kind == Kind::kMemory) {
      const TensorSpec& s = call_.arguments[static_cast<size_t>(f.find("tensor"))].tensors[0];
      n = call_.arguments[k + 1].integer ? call_.arguments[k + 1].integer
                                         : s.numel() * item_size(s.dtype);
    } else if (a.null) {
      n = call_.arguments[k + 1].integer;
    } else {
      n = static_cast<int64_t>(p.kind == Kind::kText      ? a.text.size()
                               : p.kind == Kind::kTensors ? a.tensors.size()
                               : p.kind == Kind::kObjects ? a.objects.size()
                               : p.kind == Kind::kReals   ? a.reals.size()
                                                          : a.integers.size());
    }
  }
}

int64_t Prepared::count_for(const Parameter& p) const {
  return p.counted_by < 0 ? 1 : std::max<int64_t>(0, counts_[static_cast<size_t>(p.counted_by)]);
}

Word Prepared::host_memory(size_t k) {
  Word w;
  const Parameter& p = call_.function->parameters[k];
  if (call_.arguments[k].null) return w;
  if (p.counted_by >= 0) {
    w.p = guarded(static_cast<size_t>(count_for(p)));
    return w;
  }
  const int64_t bytes = bytes_described(call_, counts_);
  if (bytes < 0) return w;
  void* memory = take_guarded(static_cast<size_t>(bytes), true);
  memset(memory, 1, static_cast<size_t>(bytes));
  (call_.function->find("deleter") >= 0 ? blob_ : guarded_.emplace_back()) = memory;
  w.p = memory;
  return w;
}

Word Prepared::output(const Parameter& p, bool null, size_t bytes) {
  Word w;
  if (null) return w;
  void* memory = guarded(bytes);
  memset(memory, kUntouched, bytes);
  outputs_.push_back({&p, memory, bytes});
  w.p = memory;
  return w;
}

Word Prepared::word_of(size_t k) {
  const Parameter& p = call_.function->parameters[k];
  const Argument& a = call_.arguments[k];
  Word w;
  switch (p.kind) {
    case Kind::kContext:
      w.p = p.name == "ctx" ? ctx_ : base_;
      break;
    case Kind::kTensor:
      tensors_.push_back(make_tensor(a.tensors[0]));
      w.p = tensors_.back().handle;
      break;
    case Kind::kTensors:
      return tensor_list(a, k);
    case Kind::kObject:
    case Kind::kObjects:
      return object_list(a, k);
    case Kind::kReal:
      w.d = a.real;
      break;
    case Kind::kInteger:
    case Kind::kFlag:
    case Kind::kWord:
      w.i = a.integer;
      break;
    case Kind::kText:
      if (!a.null) w.p = guarded(a.text.size() + (p.counted_by < 0), a.text.c_str());
      break;
    case Kind::kReals:
      if (!a.null) w.p = guarded(static_cast<size_t>(count_for(p)) * 8, a.reals.data());
      break;
    case Kind::kIntegers: {
      if (a.null) break;
      std::vector<int64_t> list = a.integers;
      list.resize(static_cast<size_t>(count_for(p)), list.empty() ? 1 : list.back());
      w.p = guarded(list.size() * 8, list.data());
      break;
    }
    case Kind::kFlags: {
      const auto flag = static_cast<int32_t>(a.integers[0]);
      if (!a.null) w.p = guarded(sizeof flag, &flag);
      break;
    }
    case Kind::kMemory:
      return host_memory(k);
    case Kind::kTable:
      if (a.null) break;
      if (p.name == "deleter") {
        void (*const deleter)(uintptr_t) = [](uintptr_t self) {
          give_back_guarded(reinterpret_cast<void*>(self));
        };
        w.p = reinterpret_cast<const void*>(deleter);
      } else {
        w.p = host_table(p.type, a.integer);
      }
      break;
    case Kind::kSelf:
      // What the deleter gives back, or how the host's functions behave.
      if (call_.function->find("deleter") >= 0) {
        w.p = blob_;
      } else if (k > 0) {
        w.i = call_.arguments[k - 1].integer;
      }
      break;
    case Kind::kPacket: {
      const int64_t size = a.integer % 4;
      DLManagedTensorVersioned* packet = nullptr;
      if (a.integer % 16 == 0 || !call_.arguments.size()) break;
      nnc_tensor* t = handles_.made(nnc_ones, base_, &size, int64_t{1}, NNC_FLOAT32);
      if (succeeds(nnc_to_dlpack(base_, t, &packet))) w.p = packet;
      break;
    }
    case Kind::kCount:
    case Kind::kCapacity:
      w.i = counts_[k];
      break;
    case Kind::kOutHandles:
      return output(p, a.null, static_cast<size_t>(count_for(p)) * sizeof(void*));
    case Kind::kOutNumber:
      return output(p, a.null, p.type == "int32_t *" || p.type == "nnc_dtype *" ? 4 : 8);
    case Kind::kOutPacket:
      return output(p, a.null, sizeof(void*));
  }
  return w;
}

}  // namespace nnc_fuzz
