// SPDX-License-Identifier: Apache-2.0
// What the names of a pickle make when they are called.
#include <algorithm>

#include "io/pickle_globals.h"
#include "io/pickle_reader.h"

namespace nnc::io {

void PickleReader::push_global(std::string_view module, std::string_view name) {
  const NamedGlobal found = find_global(module, name);
  check(found.global != PickleGlobal::kNotAllowed, "the file asks for ", module, ".", name,
        ", which is none of the tensors and plain values that this library has");
  PickleNode& node = push(PickleKind::kGlobal);
  node.global = found.global;
  node.dtype = found.dtype;
}

void PickleReader::reduce() {
  const Id list = pop(), function = pop();
  check(kind(function) == PickleKind::kGlobal, "calls ", describe(kind(function)));
  check(kind(list) == PickleKind::kTuple, "arguments are ", describe(kind(list)),
        ", expected a tuple");
  call_with(function, list);
}

void PickleReader::call_with(Id function, Id list) {
  constexpr size_t kMost = 7;
  check(pickle_.nodes[list].size <= kMost, pickle_.nodes[list].size, " arguments");
  Id arguments[kMost];
  int64_t n = 0;
  for (Pickle::Cursor c(pickle_, list); !c.at_end();) arguments[n++] = c.next();
  call_global(function, {arguments, n});
}

// (how a tensor is made, its class, the arguments, attributes): torch writes it for a tensor that
// Python code has given attributes, as nn.Buffer does. They are left out.
void PickleReader::rebuild(Span<const Id> arguments) {
  const PickleGlobal how = pickle_.nodes[arguments[0]].global;
  check(how >= PickleGlobal::kRebuildTensor && how <= PickleGlobal::kRebuildParameterWithState,
        "rebuilds a tensor by another function");
  check(pickle_.nodes[arguments[1]].global == PickleGlobal::kTensorType,
        "rebuilds what is no tensor");
  call_with(arguments[0], arguments[2]);
}

void PickleReader::call_global(Id function, Span<const Id> arguments) {
  switch (pickle_.nodes[function].global) {
    case PickleGlobal::kOrderedDict:
      check_arguments("l", 0, arguments);
      push(PickleKind::kOrderedDict);
      if (!arguments.empty()) copy_pairs(arguments[0]);
      return;
    case PickleGlobal::kCounter:
      check_arguments("d", 0, arguments);
      return arguments.empty() ? void(push(PickleKind::kDict)) : push_id(arguments[0]);
    case PickleGlobal::kSize:
      check_arguments("t", 1, arguments);
      return push_id(arguments[0]);
    case PickleGlobal::kDevice:
      check_arguments("xi", 1, arguments);
      return push_device(arguments);
    case PickleGlobal::kRebuildTensor:
      check_arguments("Sitt", 4, arguments);
      return push_tensor(arguments);
    case PickleGlobal::kRebuildTensorV2:
      check_arguments("Sittbdd", 6, arguments);
      return push_tensor(arguments);
    case PickleGlobal::kRebuildParameter:
      check_arguments("Tbd", 3, arguments);
      return push_parameter(arguments);
    case PickleGlobal::kRebuildParameterWithState:
      check_arguments("Tbdv", 4, arguments);
      return push_parameter(arguments);
    case PickleGlobal::kRebuildFromType:
      check_arguments("ggtv", 4, arguments);
      return rebuild(arguments);
    default:
      refuse("calls a type");
  }
}

// One letter an argument; the last may be missing down to `required`.
void PickleReader::check_arguments(std::string_view kinds, int64_t required,
                                   Span<const Id> arguments) {
  const auto most = static_cast<int64_t>(kinds.size());
  check(arguments.size() >= required && arguments.size() <= most, "expected ", required, " to ",
        most, " arguments, got ", arguments.size());
  const auto fits = [](char letter, PickleKind k) {
    switch (letter) {
      case 'S':
        return k == PickleKind::kStorage;
      case 'g':
        return k == PickleKind::kGlobal;
      case 'T':
        return k == PickleKind::kTensor;
      case 'i':
        return k == PickleKind::kInt;
      case 'b':
        return k == PickleKind::kBool;
      case 'x':
        return k == PickleKind::kText;
      case 't':
        return k == PickleKind::kTuple;
      case 'l':
        return k == PickleKind::kList;
      case 'd':
        return k == PickleKind::kDict || k == PickleKind::kOrderedDict;
      default:
        return true;
    }
  };
  for (int64_t i = 0; i < arguments.size(); ++i) {
    const PickleKind k = kind(arguments[i]);
    check(fits(kinds[static_cast<size_t>(i)], k), "argument ", i + 1, " is ", describe(k));
  }
}

// OrderedDict([(key, value), ...]), as Python 2 wrote it. The dict is on the stack.
void PickleReader::copy_pairs(Id list) {
  for (Pickle::Cursor c(pickle_, list); !c.at_end();) {
    const Id pair = c.next();
    const bool sequence = kind(pair) == PickleKind::kTuple || kind(pair) == PickleKind::kList;
    check(sequence && pickle_.nodes[pair].size == 2, "expected pairs of a key and a value");
    for (Pickle::Cursor p(pickle_, pair); !p.at_end();) append(top(), p.next());
  }
}

void PickleReader::push_device(Span<const Id> arguments) {
  std::string& text = pickle_.made_texts.emplace_back(pickle_.text(arguments[0]));
  if (arguments.size() > 1) {
    text += ':';
    text += std::to_string(pickle_.nodes[arguments[1]].integer);
  }
  push_text(text);
}

// What an object has beside its elements: a state dict keeps the versions of its modules there.
void PickleReader::build() {
  const Id state = pop();
  check(kind(state) == PickleKind::kDict || kind(state) == PickleKind::kOrderedDict,
        "the state is ", describe(kind(state)), ", expected a dict");
  check(kind(top()) == PickleKind::kOrderedDict, "gives a state to ", describe(kind(top())));
}

// ('storage', type, key, location, numel), in the old format with None behind it.
void PickleReader::load_storage() {
  const Id id = pop();
  check(kind(id) == PickleKind::kTuple, "names ", describe(kind(id)), ", expected a tuple");
  const uint32_t n = pickle_.nodes[id].size;
  check(n == 5 || n == 6, "names a tuple of ", n, " values, expected 5 or 6");
  Id part[6];
  int64_t i = 0;
  for (Pickle::Cursor c(pickle_, id); !c.at_end();) part[i++] = c.next();
  check(kind(part[0]) == PickleKind::kText && pickle_.text(part[0]) == "storage",
        "expected a storage");
  const PickleNode type = pickle_.nodes[part[1]];
  check(type.kind == PickleKind::kGlobal && type.global == PickleGlobal::kStorageType,
        "expected a type of storages, got ", describe(type.kind));
  check_arguments("xxi", 3, {part + 2, 3});
  check(n == 5 || kind(part[5]) == PickleKind::kNone, "a view of a storage is not supported");
  const uint32_t index =
      storage_of(pickle_.text(part[2]), type.dtype, pickle_.nodes[part[4]].integer);
  push(PickleKind::kStorage).index = index;
}

uint32_t PickleReader::storage_of(std::string_view key, DType dtype, int64_t numel) {
  constexpr size_t kLongest = 20;
  const bool digits =
      std::all_of(key.begin(), key.end(), [](char c) { return c >= '0' && c <= '9'; });
  check(digits && !key.empty() && key.size() <= kLongest, "the key '", key.substr(0, kLongest),
        "' is no number");
  check(numel >= 0, "the storage has ", numel, " elements");
  check(numel <= INT64_MAX / item_size(dtype), "a storage of ", numel, " elements is too large");
  const auto index = static_cast<uint32_t>(pickle_.storages.size());
  const auto [place, is_new] = storages_.try_emplace(key, index);
  if (is_new) {
    pickle_.storages.push_back({key, dtype, numel, static_cast<uint32_t>(opcode_at_)});
    return index;
  }
  const PickleStorage& s = pickle_.storages[place->second];
  check(s.dtype == dtype && s.numel == numel, "storage ", key, " has ", numel, " elements of ",
        dtype, ", before ", s.numel, " of ", s.dtype);
  return place->second;
}

void PickleReader::push_tensor(Span<const Id> arguments) {
  check(arguments.size() < 7 || pickle_.nodes[arguments[6]].size == 0,
        "a negated or conjugated tensor is not supported");
  const bool requires_grad = arguments.size() > 4 && pickle_.nodes[arguments[4]].integer != 0;
  const PickleTensor tensor{pickle_.nodes[arguments[0]].index,   arguments[2],  arguments[3],
                            pickle_.nodes[arguments[1]].integer, requires_grad, false};
  check_bounds(tensor);
  keep(tensor);
}

void PickleReader::keep(const PickleTensor& tensor) {
  const DType dtype = pickle_.storages[tensor.storage].dtype;
  check(!tensor.requires_grad || is_floating(dtype), "a tensor of ", dtype, " requires grad");
  pickle_.tensors.push_back(tensor);
  push(PickleKind::kTensor).index = static_cast<uint32_t>(pickle_.tensors.size() - 1);
}

// Does each element lie within the storage?
void PickleReader::check_bounds(const PickleTensor& tensor) {
  const PickleStorage& storage = pickle_.storages[tensor.storage];
  const uint32_t dims = pickle_.nodes[tensor.sizes].size;
  check(dims <= kMaxDims, dims, " dimensions, at most ", kMaxDims, " are supported");
  check(dims == pickle_.nodes[tensor.strides].size, dims, " sizes and ",
        pickle_.nodes[tensor.strides].size, " strides");
  check(tensor.offset >= 0 && tensor.offset <= storage.numel, "the tensor begins at element ",
        tensor.offset, " of ", storage.numel);
  Pickle::Cursor sizes(pickle_, tensor.sizes), strides(pickle_, tensor.strides);
  int64_t last = tensor.offset, numel = item_size(storage.dtype);
  bool empty = false, overflow = false;
  while (!sizes.at_end()) {
    const PickleNode &size = pickle_.nodes[sizes.next()], &stride = pickle_.nodes[strides.next()];
    check(size.kind == PickleKind::kInt && stride.kind == PickleKind::kInt,
          "sizes and strides are ints, got ", describe(size.kind), " and ", describe(stride.kind));
    check(size.integer >= 0 && stride.integer >= 0, "size ", size.integer, " with stride ",
          stride.integer);
    if (size.integer == 0) {
      empty = true;
      continue;
    }
    int64_t reach = 0;
    overflow |= __builtin_mul_overflow(numel, size.integer, &numel);
    overflow |= __builtin_mul_overflow(size.integer - 1, stride.integer, &reach);
    overflow |= __builtin_add_overflow(last, reach, &last);
  }
  check(!overflow, "the tensor's sizes and strides do not fit into 64 bits");
  check(empty || last < storage.numel, "the tensor's last element is element ", last, " of ",
        storage.numel);
}

void PickleReader::push_parameter(Span<const Id> arguments) {
  PickleTensor tensor = pickle_.tensors[pickle_.nodes[arguments[0]].index];
  tensor.requires_grad = pickle_.nodes[arguments[1]].integer != 0;
  tensor.is_parameter = true;
  keep(tensor);
}

}  // namespace nnc::io
