// SPDX-License-Identifier: Apache-2.0
#include "io/pickle_items.h"

#include <algorithm>
#include <cmath>
#include <limits>
#include <unordered_set>

#include "graph/autograd_meta.h"
#include "io/item_tree.h"
#include "io/plain_values.h"

namespace nnc::io {
namespace {

using Id = Pickle::Id;
using Place = Form::Place;

// What a small file may become; a large one more, by its size. Measured: a plain value takes some
// 760 bytes on its way into a collection, a node of the pickle 40.
constexpr size_t kFewBytes = size_t{60} << 20, kItemBytes = 760, kNodeBytes = 40;
constexpr size_t kFewKeyBytes = size_t{4} << 20, kFewTextBytes = size_t{8} << 20;
constexpr int64_t kSmallFile = int64_t{1} << 20;

bool is_number(const PickleNode& n) {
  return n.kind == PickleKind::kBool || n.kind == PickleKind::kInt || n.kind == PickleKind::kFloat;
}
bool is_dict(const PickleNode& n) {
  return n.kind == PickleKind::kDict || n.kind == PickleKind::kOrderedDict;
}

// Walks through a pickle without recursion.
class Walk {
 public:
  Walk(const Pickle& pickle, const InputFile& file)
      : pickle_(pickle),
        file_(file),
        extra_(static_cast<size_t>(std::max<int64_t>(file.size() - kSmallFile, 0))),
        most_items_((kFewBytes - std::min(kFewBytes, kNodeBytes * pickle.nodes.size())) /
                        kItemBytes +
                    extra_ / 5),
        is_open_(pickle.nodes.size()) {}

  std::vector<PickleItem> run() {
    visit(pickle_.root);
    while (!frames_.empty()) step();
    return std::move(items_);
  }

 private:
  struct Frame {
    Id node;
    Pickle::Cursor cursor;
    int64_t index;
    size_t key_size;  // of the key up to here
  };

  template <class... Parts>
  void check(bool ok, Id id, const Parts&... parts) const {
    if (!ok) [[unlikely]]
      file_.fail(pickle_.base + pickle_[id].place, "'", key_, "': ", parts...);
  }
  void visit(Id id);
  void step();
  void enter_level(Place place, std::string_view part, Id id);
  void enter_key(Id id);
  bool is_row_of_numbers(Id id);
  void add(Id id, Form::Kind kind);

  const Pickle& pickle_;
  const InputFile& file_;
  const size_t extra_, most_items_;
  std::vector<bool> is_open_;  // is the walk inside this node?
  std::vector<Frame> frames_;
  std::string key_;
  std::vector<Form::Level> levels_;
  std::vector<PickleItem> items_;
  std::string path_;  // the key with zero bytes for the dots between its parts
  // Keys of items, none of which looks like another one; and paths, which differ where keys look
  // alike: "b.0" may be a dict beside a list "b".
  std::unordered_set<std::string> keys_, paths_;
  size_t key_bytes_ = 0, text_bytes_ = 0, numbers_ = 0;
};

void Walk::add(Id id, Form::Kind kind) {
  check(items_.size() < most_items_, id, "more values than a file of this size may have");
  check(keys_.insert(key_).second, id, "is there twice");
  items_.push_back({key_, {kind, levels_}, id});
}

// Tuples of floats may have None, as options of optimizers do: NaN in the tensor. So a tuple that
// has NaN, and a list that has None, are sequences of single values.
bool Walk::is_row_of_numbers(Id id) {
  const bool is_tuple = pickle_[id].kind == PickleKind::kTuple;
  size_t bools = 0, ints = 0, floats = 0;
  for (Pickle::Cursor c(pickle_, id); !c.at_end();) {
    const PickleNode& n = pickle_[c.next()];
    const bool is_nan = n.kind == PickleKind::kFloat && std::isnan(n.real);
    if (is_tuple ? is_nan || (!is_number(n) && n.kind != PickleKind::kNone) : !is_number(n))
      return false;
    bools += n.kind == PickleKind::kBool ? 1 : 0;
    ints += n.kind == PickleKind::kInt ? 1 : 0;
    floats += n.kind == PickleKind::kFloat ? 1 : 0;
    if (bools > 0 && ints + floats > 0) return false;
  }
  const bool has_none = bools + ints + floats < pickle_[id].size;
  if (has_none && (floats == 0 || ints > 0)) return false;
  numbers_ += pickle_[id].size;
  check(numbers_ <= 2 * pickle_.cells.size(), id, "the file names one list too often");
  return true;
}

void Walk::visit(Id id) {
  const PickleNode& n = pickle_[id];
  switch (n.kind) {
    case PickleKind::kNone:
      return add(id, Form::Kind::kNone);
    case PickleKind::kBool:
      return add(id, Form::Kind::kBool);
    case PickleKind::kInt:
      return add(id, Form::Kind::kInt);
    case PickleKind::kFloat:
      return add(id, Form::Kind::kFloat);
    case PickleKind::kText:
    case PickleKind::kLongInt:
      // A pickle can name one text again and again; each time it becomes a value of its own.
      text_bytes_ += pickle_.text(id).size();
      check(text_bytes_ <= kFewTextBytes + 2 * extra_, id,
            "longer texts than a file of this size may have");
      return add(id, n.kind == PickleKind::kText ? Form::Kind::kStr : Form::Kind::kLongInt);
    case PickleKind::kTensor:
      return add(id, Form::Kind::kTensor);
    case PickleKind::kGlobal:
      check(n.global == PickleGlobal::kDType, id, "is a type, which is no plain value");
      return add(id, Form::Kind::kStr);
    case PickleKind::kStorage:
      return check(false, id, "is a storage without a tensor");
    case PickleKind::kTuple:
    case PickleKind::kList:
      if (n.size == 0 || is_row_of_numbers(id))
        return add(id, n.kind == PickleKind::kTuple ? Form::Kind::kTuple : Form::Kind::kList);
      break;
    case PickleKind::kDict:
    case PickleKind::kOrderedDict:
      if (n.size == 0) return add(id, Form::Kind::kDict);
      break;
  }
  check(!is_open_[id], id, "holds itself");
  check(frames_.size() < kMostLevels, id, "more than ", kMostLevels, " levels");
  is_open_[id] = true;
  frames_.push_back({id, Pickle::Cursor(pickle_, id), 0, key_.size()});
}

// The next value of the innermost container.
void Walk::step() {
  Frame& frame = frames_.back();
  key_.resize(frame.key_size);
  path_.resize(frame.key_size);
  levels_.resize(frames_.size() - 1);
  if (frame.cursor.at_end()) {
    is_open_[frame.node] = false;
    frames_.pop_back();
    return;
  }
  const PickleNode& n = pickle_[frame.node];
  if (is_dict(n)) {
    enter_key(frame.cursor.next());
  } else {
    const Place place = n.kind == PickleKind::kTuple ? Place::kTupleItem : Place::kListItem;
    enter_level(place, std::to_string(frame.index++), frame.node);
  }
  visit(frame.cursor.next());
}

void Walk::enter_key(Id id) {
  const PickleNode& key = pickle_[id];
  if (key.kind == PickleKind::kInt)
    return enter_level(Place::kNumber, std::to_string(key.integer), id);
  check(key.kind == PickleKind::kText, id, "has a key that is ", describe(key.kind),
        ", expected a str or an int");
  check(pickle_.text(id).find('\0') == std::string_view::npos, id, "has a key with a zero byte");
  enter_level(Place::kName, pickle_.text(id), id);
}

void Walk::enter_level(Place place, std::string_view part, Id id) {
  key_bytes_ += key_.size() + part.size();
  check(key_bytes_ <= kFewKeyBytes + 2 * extra_, id,
        "longer keys than a file of this size may have");
  if (!levels_.empty()) key_ += '.', path_ += '\0';
  key_ += part;
  path_ += part;
  levels_.push_back({place, static_cast<uint32_t>(part.size())});
  check(paths_.insert(path_).second, id, "is there twice");
}

template <class T, class Of>
void fill(const Tensor& out, const Pickle& pickle, Id row, Of of) {
  T* to = out.mutable_data<T>();
  for (Pickle::Cursor c(pickle, row); !c.at_end();) *to++ = of(pickle[c.next()]);
}

// What to_tensor() makes of it, without an Option for each number.
Tensor row_of_numbers(const Pickle& pickle, Id row, PlainValues& values) {
  const auto all = [&](PickleKind kind) {
    for (Pickle::Cursor c(pickle, row); !c.at_end();) {
      if (pickle[c.next()].kind != kind) return false;
    }
    return pickle[row].size > 0;
  };
  const auto n = static_cast<int64_t>(pickle[row].size);
  if (all(PickleKind::kBool)) {
    Tensor out = values.row(DType::kBool, n);
    fill<bool>(out, pickle, row, [](const PickleNode& v) { return v.integer != 0; });
    return out;
  }
  if (all(PickleKind::kInt)) {
    Tensor out = values.row(DType::kInt64, n);
    fill<int64_t>(out, pickle, row, [](const PickleNode& v) { return v.integer; });
    return out;
  }
  Tensor out = values.row(DType::kFloat64, n);
  fill<double>(out, pickle, row, [](const PickleNode& v) {
    if (v.kind == PickleKind::kNone) return std::numeric_limits<double>::quiet_NaN();
    return v.kind == PickleKind::kInt ? static_cast<double>(v.integer) : v.real;
  });
  return out;
}

Tensor plain_value(const Pickle& pickle, Id id, PlainValues& values) {
  const PickleNode& n = pickle[id];
  switch (n.kind) {
    case PickleKind::kBool:
      return values.flag(n.integer != 0);
    case PickleKind::kInt:
      return values.integer(n.integer);
    case PickleKind::kFloat:
      return values.real(n.real);
    case PickleKind::kText:
    case PickleKind::kLongInt:
      return values.text(pickle.text(id));
    case PickleKind::kGlobal:
      return values.text("torch." + std::string(dtype_name(n.dtype)));
    case PickleKind::kTuple:
    case PickleKind::kList:
      return row_of_numbers(pickle, id, values);
    default:
      return values.none();
  }
}

Dims dims_of(const Pickle& pickle, Id tuple) {
  Dims out;
  for (Pickle::Cursor c(pickle, tuple); !c.at_end();) out.push_back(pickle[c.next()].integer);
  return out;
}

Tensor tensor_of(const Pickle& pickle, const PickleTensor& t, const Ref<Storage>& storage) {
  const DType dtype = pickle.storages[t.storage].dtype;
  const Dims sizes = dims_of(pickle, t.sizes), strides = dims_of(pickle, t.strides);
  const Tensor out(Ref<TensorImpl>::adopt(new TensorImpl(storage, t.offset, dtype, sizes, strides,
                                                         checked_numel(sizes, "file"),
                                                         is_contiguous(sizes, strides))));
  out.impl()->is_parameter = t.is_parameter;
  if (t.requires_grad) set_requires_grad(out, true);
  return out;
}

}  // namespace

std::vector<PickleItem> list_items(const Pickle& pickle, const InputFile& file) {
  return Walk(pickle, file).run();
}

Items make_items(const Pickle& pickle, std::vector<PickleItem> list,
                 FunctionRef<Ref<Storage>(const PickleStorage&)> load) {
  std::vector<Ref<Storage>> storages(pickle.storages.size());
  std::vector<Tensor> tensors(pickle.tensors.size());
  PlainValues values(list.size());
  Items out;
  out.reserve(list.size());
  for (PickleItem& item : list) {
    const PickleNode& n = pickle[item.node];
    Tensor made;
    if (n.kind != PickleKind::kTensor) {
      made = plain_value(pickle, item.node, values);
    } else {
      Tensor& shared = tensors[n.index];
      const PickleTensor& t = pickle.tensors[n.index];
      if (!storages[t.storage]) storages[t.storage] = load(pickle.storages[t.storage]);
      if (!shared.defined()) shared = tensor_of(pickle, t, storages[t.storage]);
      made = shared;
    }
    out.push_back({std::move(item.key), std::move(made), std::move(item.form)});
  }
  return out;
}

}  // namespace nnc::io
