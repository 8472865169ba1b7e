// SPDX-License-Identifier: Apache-2.0
#include "mpi/module_state.h"

#include <algorithm>
#include <memory>

#include "mpi/collectives.h"
#include "mpi/memory.h"
#include "nnc/mpi.h"

namespace nnc::mpi {

namespace {

// What a rank may say of its module: names of a million parameters.
constexpr int64_t kMostDescription = int64_t{256} << 20;

std::vector<NamedTensor> entries(const Owned<nnc_named>& named) {
  const FreeContext free;
  std::vector<NamedTensor> out;
  for (int64_t i = 0; i < nnc_named_count(named.get()); ++i) {
    NamedTensor t;
    t.name = nnc_named_key(named.get(), i);
    take(nnc_named_tensor(free.get(), named.get(), i, t.tensor.out()));
    out.push_back(std::move(t));
  }
  return out;
}

std::string describe(const char* kind, const NamedTensor& t) {
  const std::vector<int64_t> sizes = sizes_of(t.tensor.get());
  const bool frozen =
      std::string(kind) == "parameter" && nnc_tensor_requires_grad(t.tensor.get()) != 1;
  return text(kind, " ", t.name, ", ", dtype_name(nnc_tensor_dtype(t.tensor.get())), " ",
              sizes_text(sizes.data(), static_cast<int64_t>(sizes.size())),
              frozen ? ", which requires no gradient" : "");
}

std::vector<std::string> describe_module(nnc_module* module) {
  std::vector<std::string> lines;
  for (const NamedTensor& t : parameters_of(module)) lines.push_back(describe("parameter", t));
  for (const NamedTensor& t : buffers_of(module)) lines.push_back(describe("buffer", t));
  return lines;
}

std::vector<std::string> split_lines(const std::vector<char>& bytes) {
  std::vector<std::string> lines;
  auto at = bytes.begin();
  while (at != bytes.end()) {
    const auto end = std::find(at, bytes.end(), '\n');
    lines.emplace_back(at, end);
    at = end == bytes.end() ? end : end + 1;
  }
  return lines;
}

}  // namespace

std::vector<NamedTensor> parameters_of(nnc_module* module) {
  const FreeContext free;
  Owned<nnc_named> named;
  take(nnc_module_named_parameters(free.get(), module, named.out()));
  return entries(named);
}

std::vector<NamedTensor> buffers_of(nnc_module* module) {
  const FreeContext free;
  Owned<nnc_named> named;
  take(nnc_module_named_buffers(free.get(), module, named.out()));
  return entries(named);
}

void verify_module(Group& group, nnc_module* module, const std::vector<std::string>& said) {
  // What keeps this rank from looking at its own module, all get to know.
  std::vector<std::string> mine;
  Error problem = {NNC_OK, "", ""};
  try {
    mine = describe_module(module);
  } catch (const Error& e) {
    problem = e;
  }
  agree(group, problem.code != NNC_OK ? &problem : nullptr);
  mine.insert(mine.begin(), said.begin(), said.end());
  for (std::string& line : mine) std::replace(line.begin(), line.end(), '\n', ' ');
  std::vector<char> all;
  if (group.rank() == 0) {
    for (const std::string& line : mine) {
      all.insert(all.end(), line.begin(), line.end());
      all.push_back('\n');
    }
  }
  const std::vector<std::string> first = split_lines(group.broadcast(all, 0, kMostDescription));
  size_t at = 0;
  while (at < first.size() && at < mine.size() && first[at] == mine[at]) ++at;
  if (at < first.size() || at < mine.size()) {
    const std::string nothing = "nothing";
    problem = {NNC_E_INVALID, "",
               text("rank ", group.rank(), " has ", at < mine.size() ? mine[at] : nothing,
                    ", where rank 0 has ", at < first.size() ? first[at] : nothing)};
  }
  agree(group, problem.code != NNC_OK ? &problem : nullptr);
}

void broadcast_tensors(Group& group, const std::vector<NamedTensor>& tensors, int src) {
  if (group.size() == 1 || tensors.empty()) return;
  const FreeContext free;
  int64_t bytes = 0;
  for (const NamedTensor& t : tensors) bytes += (nnc_tensor_nbytes(t.tensor.get()) + 7) / 8 * 8;
  const auto memory = std::make_shared<Memory>(bytes);
  int64_t at = 0;
  if (group.rank() == src) {
    for (const NamedTensor& t : tensors) {
      const int64_t size = nnc_tensor_nbytes(t.tensor.get());
      take(nnc_tensor_copy_to(free.get(), t.tensor.get(), memory->data() + at, size));
      at += (size + 7) / 8 * 8;
    }
  }
  group.run("broadcast", {[=, comm = group.comm()](std::vector<MPI_Request>& requests) {
              return begin_broadcast(memory->data(), bytes, src, comm, requests);
            }});
  if (group.rank() == src) return;
  // All that can fail is done before the first one changes.
  std::vector<Owned<nnc_tensor>> values;
  for (const NamedTensor& t : tensors) {
    values.push_back(tensor_in(free.get(), memory, at, sizes_of(t.tensor.get()),
                               nnc_tensor_dtype(t.tensor.get())));
    at += (nnc_tensor_nbytes(t.tensor.get()) + 7) / 8 * 8;
  }
  for (size_t i = 0; i < tensors.size(); ++i) {
    take(nnc_copy_(free.get(), tensors[i].tensor.get(), values[i].get()));
  }
}

void broadcast_module(Group& group, nnc_module* module, int src) {
  std::vector<NamedTensor> all = parameters_of(module);
  for (NamedTensor& b : buffers_of(module)) all.push_back(std::move(b));
  broadcast_tensors(group, all, src);
}

}  // namespace nnc::mpi

using namespace nnc::mpi;

nnc_error* nnc_mpi_verify_module(nnc_ctx*, nnc_mpi_group* group, nnc_module* module) {
  return guard(__func__, [&] {
    const auto g = object<Group>(group, "group");
    check_same_call(*g, "verify_module", nullptr);
    verify_module(*g, module);
  });
}

nnc_error* nnc_mpi_broadcast_module(nnc_ctx*, nnc_mpi_group* group, nnc_module* module,
                                    int64_t src) {
  return guard(__func__, [&] {
    const auto g = object<Group>(group, "group");
    check(src >= 0 && src < g->size(), NNC_E_INDEX, "src ", src, " is not in 0..", g->size() - 1);
    check_same_call(*g, text("broadcast_module from ", src), nullptr);
    verify_module(*g, module);
    broadcast_module(*g, module, static_cast<int>(src));
  });
}
