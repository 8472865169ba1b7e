// SPDX-License-Identifier: Apache-2.0
// torch.distributed.optim.ZeroRedundancyOptimizer: each rank has the state of its own parameters.
#include <algorithm>
#include <cstring>
#include <map>
#include <numeric>

#include "mpi/collectives.h"
#include "mpi/module_state.h"
#include "nnc/mpi.h"

namespace nnc::mpi {
namespace {

struct Zero : Object {
  static constexpr const char* kKind = "ZeroRedundancyOptimizer";

  std::shared_ptr<Group> group;
  std::string text;                        // of the optimizer
  std::vector<NamedTensor> parameters;     // in the module's order
  std::vector<std::vector<size_t>> owned;  // by rank, ascending: which parameters it steps
  Owned<nnc_optimizer> optimizer;          // of this rank's
  Owned<nnc_tensor> nothing;               // what the optimizer of a rank without any steps

  const std::vector<size_t>& mine() const { return owned[static_cast<size_t>(group->rank())]; }
};

// torch's _partition_parameters: the largest first, to the rank that has the least.
std::vector<std::vector<size_t>> partition(const std::vector<NamedTensor>& parameters, int ranks) {
  std::vector<size_t> order(parameters.size());
  std::iota(order.begin(), order.end(), size_t{0});
  std::stable_sort(order.begin(), order.end(), [&](size_t a, size_t b) {
    return nnc_tensor_numel(parameters[a].tensor.get()) >
           nnc_tensor_numel(parameters[b].tensor.get());
  });
  std::vector<std::vector<size_t>> owned(static_cast<size_t>(ranks));
  std::vector<int64_t> load(static_cast<size_t>(ranks), 0);
  for (const size_t i : order) {
    const auto least = std::min_element(load.begin(), load.end());
    *least += nnc_tensor_numel(parameters[i].tensor.get());
    owned[static_cast<size_t>(least - load.begin())].push_back(i);
  }
  for (std::vector<size_t>& list : owned) std::sort(list.begin(), list.end());
  return owned;
}

// All ranks fail when this one does.
template <class F>
void together(Group& group, F&& f) {
  Error problem = {NNC_OK, "", ""};
  try {
    f();
  } catch (const Error& e) {
    problem = e;
  } catch (const std::bad_alloc&) {
    problem = {NNC_E_MEMORY, "", "not enough memory"};
  }
  agree(group, problem.code != NNC_OK ? &problem : nullptr);
}

// "state.3.exp_avg" has the number 3 and the rest "exp_avg"; false for another key.
bool split_state_key(const std::string& key, size_t* number, std::string* rest) {
  constexpr const char* kState = "state.";
  if (key.rfind(kState, 0) != 0) return false;
  const size_t dot = key.find('.', 6);
  if (dot == std::string::npos || dot == 6) return false;
  size_t value = 0;
  for (size_t i = 6; i < dot; ++i) {
    if (key[i] < '0' || key[i] > '9' || i > 24) return false;
    value = value * 10 + static_cast<size_t>(key[i] - '0');
  }
  *number = value;
  *rest = key.substr(dot + 1);
  return true;
}

// ---- state as bytes: an owner's entries for the others ----

void put_text(std::vector<char>* out, const std::string& s) {
  const auto n = static_cast<int64_t>(s.size());
  const auto* at = reinterpret_cast<const char*>(&n);
  out->insert(out->end(), at, at + sizeof n);
  out->insert(out->end(), s.begin(), s.end());
}

std::vector<char> pack(nnc_ctx* free,
                       const std::vector<std::pair<std::string, nnc_tensor*>>& list) {
  std::vector<char> out;
  for (const auto& [key, tensor] : list) {
    put_text(&out, key);
    std::vector<int64_t> header = {nnc_tensor_dtype(tensor), nnc_tensor_ndim(tensor)};
    for (int64_t d = 0; d < header[1]; ++d) header.push_back(nnc_tensor_size(tensor, d));
    put_text(&out, std::string(reinterpret_cast<const char*>(header.data()),
                               header.size() * sizeof(int64_t)));
    std::string data(static_cast<size_t>(nnc_tensor_nbytes(tensor)), '\0');
    take(nnc_tensor_copy_to(free, tensor, data.data(), nnc_tensor_nbytes(tensor)));
    put_text(&out, data);
  }
  return out;
}

// Reads what pack has written; what does not fit is refused, whoever has sent it.
class Unpacker {
 public:
  explicit Unpacker(const std::vector<char>& bytes) : bytes_(bytes) {}
  bool ended() const { return at_ == bytes_.size(); }
  std::string text() {
    int64_t n = 0;
    check(bytes_.size() - at_ >= sizeof n, NNC_E_STATE, "a rank's state is cut off");
    std::memcpy(&n, bytes_.data() + at_, sizeof n);
    at_ += sizeof n;
    check(n >= 0 && static_cast<uint64_t>(n) <= bytes_.size() - at_, NNC_E_STATE,
          "a rank's state is cut off");
    const std::string s(bytes_.data() + at_, static_cast<size_t>(n));
    at_ += static_cast<size_t>(n);
    return s;
  }
  void entry(nnc_ctx* free, nnc_named* into) {
    const std::string key = text(), header = text(), data = text();
    check(header.size() >= 16 && header.size() % 8 == 0 && header.size() <= 8 * 66, NNC_E_STATE,
          "a rank's state is damaged");
    std::vector<int64_t> h(header.size() / 8);
    std::memcpy(h.data(), header.data(), header.size());
    check(h[1] == static_cast<int64_t>(h.size()) - 2, NNC_E_STATE, "a rank's state is damaged");
    int64_t bytes = dtype_size(static_cast<nnc_dtype>(h[0]));
    for (size_t d = 2; d < h.size(); ++d) {
      check(h[d] >= 0 && !__builtin_mul_overflow(bytes, h[d], &bytes), NNC_E_STATE,
            "a rank's state is damaged");
    }
    check(bytes == static_cast<int64_t>(data.size()), NNC_E_STATE, "a rank's state is damaged");
    Owned<nnc_tensor> t;
    take(nnc_tensor_from_data(free, data.data(), h.data() + 2, h[1], static_cast<nnc_dtype>(h[0]),
                              t.out()));
    take(nnc_named_add(into, key.c_str(), t.get()));
  }

 private:
  const std::vector<char>& bytes_;
  size_t at_ = 0;
};

// ---- state dicts ----

Owned<nnc_named> state_dict_of(nnc_ctx* free, nnc_optimizer* optimizer) {
  Owned<nnc_named> named;
  take(nnc_optimizer_state_dict(free, optimizer, named.out()));
  return named;
}

// This rank's entries, under the numbers that its parameters have among all.
std::vector<char> own_state(nnc_ctx* free, const Zero& z) {
  const Owned<nnc_named> named = state_dict_of(free, z.optimizer.get());
  std::vector<Owned<nnc_tensor>> keep;
  std::vector<std::pair<std::string, nnc_tensor*>> list;
  for (int64_t i = 0; i < nnc_named_count(named.get()); ++i) {
    size_t number = 0;
    std::string rest;
    if (!split_state_key(nnc_named_key(named.get(), i), &number, &rest)) continue;
    if (number >= z.mine().size()) continue;
    Owned<nnc_tensor> t;
    take(nnc_named_tensor(free, named.get(), i, t.out()));
    if (!t) continue;
    list.emplace_back(text("state.", z.mine()[number], ".", rest), t.get());
    keep.push_back(std::move(t));
  }
  return pack(free, list);
}

// Options, and the numbers of all parameters, in Python's words.
Owned<nnc_named> all_groups(nnc_ctx* ctx, const Zero& z) {
  Owned<nnc_named> named = state_dict_of(ctx, z.optimizer.get());
  std::vector<std::string> state;
  for (int64_t i = 0; i < nnc_named_count(named.get()); ++i) {
    const std::string key = nnc_named_key(named.get(), i);
    if (key == "state" || key.rfind("state.", 0) == 0) state.push_back(key);
  }
  for (const std::string& key : state) take(nnc_named_remove(named.get(), key.c_str()));
  std::string numbers = "[";
  for (size_t i = 0; i < z.parameters.size(); ++i) numbers += (i ? ", " : "") + std::to_string(i);
  take(nnc_named_remove(named.get(), "param_groups.0.params"));
  take(nnc_named_add_value(named.get(), "param_groups.0.params", (numbers + "]").c_str()));
  return named;
}

// Of the state dict of all parameters what belongs to this rank.
Owned<nnc_named> own_part(nnc_ctx* free, const Zero& z, nnc_named* all) {
  std::map<size_t, size_t> local;
  for (size_t i = 0; i < z.mine().size(); ++i) local[z.mine()[i]] = i;
  Owned<nnc_named> part;
  take(nnc_named_new(free, part.out()));
  const int64_t n = nnc_named_count(all);
  check(n >= 0, NNC_E_HANDLE,
        all ? "state_dict is not a live collection handle" : "state_dict is NULL");
  for (int64_t i = 0; i < n; ++i) {
    std::string key = nnc_named_key(all, i), rest;
    size_t number = 0;
    Owned<nnc_tensor> t;
    take(nnc_named_tensor(free, all, i, t.out()));
    if (split_state_key(key, &number, &rest)) {
      check(number < z.parameters.size(), NNC_E_INVALID, "state_dict has parameter ", number,
            ", and there are ", z.parameters.size());
      const auto at = local.find(number);
      if (at == local.end()) continue;
      key = text("state.", at->second, ".", rest);
    } else if (key == "param_groups.0.params") {
      const int64_t count = t ? nnc_tensor_numel(t.get()) : 0;
      check(count == static_cast<int64_t>(z.parameters.size()), NNC_E_INVALID, "state_dict is of ",
            count, " parameters, and there are ", z.parameters.size());
      // A rank without parameters has an optimizer of one that is nothing.
      const auto mine = static_cast<int64_t>(std::max<size_t>(z.mine().size(), 1));
      take(nnc_arange_i64(free, 0, mine, 1, NNC_INT64, t.out()));
    } else if (key == "state") {
      continue;
    }
    take(nnc_named_add(part.get(), key.c_str(), t.get()));
  }
  return part;
}

Owned<nnc_optimizer> make_optimizer(nnc_ctx* free, const Zero& z) {
  std::vector<nnc_tensor*> list;
  for (const size_t i : z.mine()) list.push_back(z.parameters[i].tensor.get());
  if (list.empty()) list.push_back(z.nothing.get());
  Owned<nnc_optimizer> made;
  take(nnc_optimizer_new_from(free, z.text.c_str(), list.data(), static_cast<int64_t>(list.size()),
                              made.out()));
  return made;
}

// Each rank's parameters for all.
void share_parameters(const Zero& z) {
  for (int r = 0; r < z.group->size(); ++r) {
    std::vector<NamedTensor> list;
    const FreeContext free;
    for (const size_t i : z.owned[static_cast<size_t>(r)]) {
      NamedTensor t;
      take(nnc_detach(free.get(), z.parameters[i].tensor.get(), t.tensor.out()));
      list.push_back(std::move(t));
    }
    broadcast_tensors(*z.group, list, r);
  }
}

}  // namespace
}  // namespace nnc::mpi

using namespace nnc::mpi;

nnc_error* nnc_mpi_zero_redundancy_optimizer_new(nnc_ctx* ctx, nnc_mpi_group* group,
                                                 const char* text, nnc_module* module,
                                                 nnc_mpi_zero** out) {
  return guard(__func__, [&] {
    auto z = std::make_shared<Zero>();
    z->group = object<Group>(group, "group");
    check(out != nullptr, NNC_E_INVALID, "out is NULL");
    check(text != nullptr, NNC_E_INVALID, "text is NULL");
    z->text = text;
    check(z->text.rfind("LBFGS", 0) != 0, NNC_E_INVALID,
          "LBFGS has no state of a single parameter, which a rank could keep");
    check_same_call(*z->group, "zero_redundancy_optimizer_new", nullptr);
    verify_module(*z->group, module, {"optimizer " + z->text});
    z->parameters = parameters_of(module);
    check(!z->parameters.empty(), NNC_E_INVALID, "the module has no parameters");
    z->owned = partition(z->parameters, z->group->size());
    const FreeContext free;
    const int64_t one = 1;
    take(nnc_zeros(free.get(), &one, 1, NNC_FLOAT32, z->nothing.out()));
    take(nnc_tensor_requires_grad_(free.get(), z->nothing.get(), 1));
    together(*z->group, [&] { z->optimizer = make_optimizer(free.get(), *z); });
    *out = static_cast<nnc_mpi_zero*>(make_handle(ctx, "ZeroRedundancyOptimizer", z));
  });
}

nnc_error* nnc_mpi_zero_step(nnc_ctx* ctx, nnc_mpi_zero* zero) {
  return guard(__func__, [&] {
    const auto z = object<Zero>(zero, "zero");
    check_same_call(*z->group, "zero_step", nullptr);
    together(*z->group, [&] { take(nnc_optimizer_step(ctx, z->optimizer.get())); });
    share_parameters(*z);
  });
}

nnc_error* nnc_mpi_zero_zero_grad(nnc_ctx* ctx, nnc_mpi_zero* zero) {
  return guard(__func__, [&] {
    for (const NamedTensor& p : object<Zero>(zero, "zero")->parameters) {
      take(nnc_tensor_set_grad(ctx, p.tensor.get(), nullptr));
    }
  });
}

nnc_error* nnc_mpi_zero_optimizer(nnc_ctx*, nnc_mpi_zero* zero, nnc_optimizer** out) {
  return guard(__func__, [&] {
    const auto z = object<Zero>(zero, "zero");
    check(out != nullptr, NNC_E_INVALID, "out is NULL");
    *out = static_cast<nnc_optimizer*>(nnc_retain(z->optimizer.get()));
  });
}

nnc_error* nnc_mpi_zero_state_dict(nnc_ctx* ctx, nnc_mpi_zero* zero, nnc_named** out) {
  return guard(__func__, [&] {
    const auto z = object<Zero>(zero, "zero");
    check(out != nullptr, NNC_E_INVALID, "out is NULL");
    check_same_call(*z->group, "zero_state_dict", nullptr);
    constexpr int64_t kMostState = int64_t{1} << 40;
    const FreeContext free;
    std::vector<char> mine;
    Owned<nnc_named> all;
    together(*z->group, [&] {
      mine = own_state(free.get(), *z);
      all = all_groups(ctx, *z);
    });
    for (int r = 0; r < z->group->size(); ++r) {
      const std::vector<char> bytes = z->group->broadcast(mine, r, kMostState);
      for (Unpacker u(bytes); !u.ended();) u.entry(free.get(), all.get());
    }
    *out = all.leave();
  });
}

nnc_error* nnc_mpi_zero_load_state_dict(nnc_ctx* ctx, nnc_mpi_zero* zero, nnc_named* state_dict) {
  return guard(__func__, [&] {
    const auto z = object<Zero>(zero, "zero");
    check_same_call(*z->group, "zero_load_state_dict", nullptr);
    const FreeContext free;
    Owned<nnc_named> part;
    // What an optimizer like this rank's takes, this rank's takes too.
    together(*z->group, [&] {
      part = own_part(free.get(), *z, state_dict);
      const Owned<nnc_optimizer> trial = make_optimizer(free.get(), *z);
      take(nnc_optimizer_load_state_dict(free.get(), trial.get(), part.get()));
    });
    take(nnc_optimizer_load_state_dict(ctx, z->optimizer.get(), part.get()));
  });
}
