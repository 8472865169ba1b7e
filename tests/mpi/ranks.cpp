// SPDX-License-Identifier: Apache-2.0
// <nnc/mpi.hpp> as ranks of mpirun: ranks FOLDER. A rank that fails says why, and ends.
#include <nnc/mpi.hpp>

#include <cmath>
#include <cstdio>
#include <cstdlib>
#include <fstream>
#include <iostream>
#include <sstream>

namespace dist = nnc::distributed;
using nnc::kw;
using nnc::Tensor;

namespace {

#define REQUIRE(condition)                                                      \
  do {                                                                          \
    if (!(condition)) {                                                         \
      std::fprintf(stderr, "ranks.cpp:%d: not so: " #condition "\n", __LINE__); \
      std::exit(1);                                                             \
    }                                                                           \
  } while (false)

using List = std::vector<double>;

int64_t rank = 0, size = 0;

double d(int64_t value) {
  return static_cast<double>(value);
}
Tensor tensor(const std::vector<float>& values) {
  return Tensor(values, static_cast<int64_t>(values.size()));
}
List list(const Tensor& x) {
  return x.to_vector<double>();
}
Tensor leaf(Tensor x) {
  return x.requires_grad_();
}

// The error that a function ends with: its code and message, 0 for none.
template <class F>
std::pair<int, std::string> fails(F f) {
  try {
    f();
  } catch (const nnc::Error& error) {
    return {error.code(), error.message()};
  }
  return {0, ""};
}
bool has(const std::string& text, const char* part) {
  return text.find(part) != text.npos;
}

void collectives() {
  const Tensor x = tensor({1, 2}) * d(rank + 1);
  const double total = d(size * (size + 1)) / 2;
  REQUIRE(list(dist::all_reduce(x)) == (List{total, 2 * total}));
  REQUIRE(list(dist::all_reduce_(x.clone(), "max")) == (List{d(size), d(2 * size)}));
  REQUIRE(list(dist::broadcast(x, size - 1)) == (List{d(size), d(2 * size)}));
  REQUIRE(list(dist::broadcast_(x.clone())) == (List{1, 2}));
  REQUIRE(dist::all_gather(x).shape() == nnc::Shape{2 * size});
  const Tensor part = dist::reduce_scatter(nnc::ones({size, 3}));
  REQUIRE(part.shape() == (nnc::Shape{1, 3}) && list(part) == List(3, d(size)));
  const auto [code, message] = fails([&] { dist::all_reduce(x, "mean"); });
  REQUIRE(code == NNC_E_UNKNOWN && has(message, "avg"));
  REQUIRE(fails([&] { dist::broadcast(x, size); }).first == NNC_E_INDEX);

  Tensor w = leaf(tensor({1, 2}));
  nnc::sum(dist::all_reduce(w) * d(rank + 1)).backward();
  REQUIRE(list(w.grad()) == (List{total, total}));
  w = leaf(tensor({1, 2}));
  (nnc::sum(dist::all_gather(w)) + nnc::sum(dist::broadcast(w))).backward();
  REQUIRE(list(w.grad()) == List(2, d(rank == 0 ? 2 * size : size)));
}

nnc::Module train(bool distributed) {
  nnc::manual_seed(0);
  const nnc::Module model = nnc::Sequential{nnc::Linear(4, 8), nnc::ReLU(), nnc::Linear(8, 2)};
  nnc::Module called = model;
  if (distributed)
    called = dist::DistributedDataParallel(model, kw("bucket_cap_mb", 0.0001),
                                           kw("broadcast_buffers", false));
  const nnc::Optimizer optimizer = nnc::SGD(model, kw("lr", 0.1));
  Tensor inputs = nnc::randn({4 * size, 4}), targets = nnc::randint(0, 2, {4 * size});
  if (distributed) {
    inputs = inputs.narrow(0, 4 * rank, 4);
    targets = targets.narrow(0, 4 * rank, 4);
  }
  for (int i = 0; i < 3; ++i) {
    optimizer.zero_grad();
    nnc::cross_entropy(called(inputs), targets).backward();
    optimizer.step();
  }
  return model;
}

nnc::Module modules(const dist::ProcessGroup& group) {
  const nnc::Module one = train(false), many = train(true);
  for (size_t i = 0; i < one.parameters().size(); ++i)
    REQUIRE(nnc::allclose(one.parameters()[i], many.parameters()[i], 1e-5, 1e-6));

  const dist::DistributedDataParallel ddp(nnc::Linear(2, 1, kw("bias", false)), group);
  REQUIRE(ddp.state_dict().size() == 1 && ddp.state_dict()[0].first == "module.weight");
  const Tensor input = tensor({1, 1}).view({1, 2}) * d(rank);
  {
    const dist::NoSync alone(ddp);
    nnc::sum(ddp(input)).backward();
  }
  REQUIRE(list(ddp.parameter("module.weight").grad()) == List(2, d(rank)));
  ddp.zero_grad();
  nnc::sum(ddp(input)).backward();
  REQUIRE(list(ddp.parameter("module.weight").grad()) == List(2, d(size - 1) / 2));

  const nnc::Module sync = dist::convert_sync_batchnorm(nnc::Sequential{nnc::BatchNorm1d(2)});
  const auto r = static_cast<float>(rank);
  const Tensor y = sync(tensor({r, 0, r, 1}).view({2, 2}));
  REQUIRE(std::fabs(list(dist::all_reduce_(nnc::sum(y.detach(), 0)))[0]) < 1e-5);

  dist::verify_module(many);
  const nnc::Module different = nnc::Linear(2, 1 + rank);
  REQUIRE(fails([&] { dist::verify_module(different); }).first == (size == 1 ? 0 : NNC_E_INVALID));
  nnc::manual_seed(rank);
  const nnc::Module same = nnc::Linear(2, 2);
  dist::broadcast_module(same, size - 1);
  const Tensor weight = same.parameter("weight").detach();
  REQUIRE(list(dist::all_reduce(weight, "max")) == list(dist::all_reduce(weight, "min")));
  return many;
}

void data(const dist::ProcessGroup& group) {
  dist::DistributedSampler third(nnc::TensorDataset({nnc::arange(11)}), kw("num_replicas", 3),
                                 kw("rank", 1), kw("seed", 7));
  third.set_epoch(2);
  REQUIRE(list(third.indices()) == (List{9, 3, 1, 6}));

  const nnc::Dataset dataset = nnc::TensorDataset({nnc::arange(13)});
  dist::DistributedSampler sampler(dataset, group);
  List seen(13);
  for (int epoch = 0; epoch < 2; ++epoch) {
    sampler.set_epoch(epoch);
    for (const std::vector<Tensor>& batch : sampler.loader(2))
      for (const double i : list(batch[0])) seen[static_cast<size_t>(i)] += 1;
  }
  const Tensor all = dist::all_reduce_(Tensor(seen, 13));
  for (const double times : list(all)) REQUIRE(times >= 2);
}

void optimizers_and_checkpoints(const nnc::Module& model, const std::string& folder) {
  const dist::ZeroRedundancyOptimizer zero(model, nnc::Adam, kw("lr", 0.01));
  REQUIRE(zero.optim().option(0, "lr") == "0.01");
  nnc::sum(model(nnc::ones({1, 4}))).backward();
  zero.step();
  zero.load_state_dict(zero.state_dict());
  zero.zero_grad();
  REQUIRE(!model.parameters()[0].grad().defined());
  dist::verify_module(model);

  const std::string path = folder + "/run.pt";
  const nnc::StateDict entries, weights(model.state_dict()), state = zero.state_dict();
  nnc::check(nnc_named_add_named(entries.get(), "model", weights.get()));
  nnc::check(nnc_named_add_named(entries.get(), "optimizer", state.get()));
  nnc::check(nnc_named_add_value(entries.get(), "epoch", "3"));
  dist::save(rank == 0 ? entries : nnc::StateDict(), path);
  const nnc::StateDict found = dist::load(path);
  REQUIRE(nnc::equal(found["model.0.weight"], model.parameter("0.weight")));
  const nnc::StateDict saved(nnc::detail::make<nnc_named>(nnc_named_sub, nnc::current_context(),
                                                          found.get(), "optimizer"));
  zero.load_state_dict(saved);
  REQUIRE(fails([&] { dist::load(path + ".none"); }).first == NNC_E_FILE);
}

void run(const std::string& folder) {
  REQUIRE(!dist::is_initialized());
  REQUIRE(fails([] { dist::barrier(); }).first == NNC_E_STATE);
  const dist::ProcessGroup group = dist::init_process_group(kw("timeout", 60.0), kw("trace", true));
  REQUIRE(dist::is_initialized());
  rank = dist::rank();
  size = dist::world_size(group);
  REQUIRE(dist::version() == nnc_version());

  collectives();
  const nnc::Module model = modules(group);
  data(group);
  optimizers_and_checkpoints(model, folder);

  const std::string path = folder + "/trace_" + std::to_string(rank) + ".json";
  dist::export_chrome_trace(path);
  std::stringstream text;
  text << std::ifstream(path).rdbuf();
  REQUIRE(has(text.str(), "traceEvents"));

  // A group that has failed leaves the other one as it was.
  {
    const dist::ProcessGroup second = dist::init_process_group(kw("timeout", 60.0));
    dist::barrier(second);
    dist::barrier();
    dist::abort("the disk is full", second);
    const auto [code, message] = fails([&] { dist::barrier(second); });
    REQUIRE(code == NNC_E_STATE && has(message, "the disk is full"));
  }
  dist::barrier();
  dist::destroy_process_group();
  REQUIRE(!dist::is_initialized());
  if (rank == 0) std::cout << size << " ranks: well\n";
}

}  // namespace

int main(int argc, char** argv) {
  if (argc != 2) return 2;
  try {
    run(argv[1]);
  } catch (const std::exception& error) {
    std::fprintf(stderr, "%s\n", error.what());
    return 1;
  }
}
