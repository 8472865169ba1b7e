// SPDX-License-Identifier: Apache-2.0
// Random options, sizes and ways to train, each of which must give the numbers of one process that
// adds up the losses of all ranks.
#include <cstdlib>
#include <random>

#include "models.h"
#include "support.h"

namespace nnc_test {
namespace {

// Calls a function of libnnc whose last argument is its result.
template <class F, class... Args>
nnc_tensor* op(nnc_ctx* c, F* f, Args... args) {
  nnc_tensor* out = nullptr;
  EXPECT_EQ("", said(f(c, args..., &out)));
  return out;
}
nnc_tensor* get(nnc_ctx* c, nnc_module* m, const char* name) {
  return op(c, nnc_module_get_parameter, m, name);
}
nnc_tensor* plus(nnc_ctx* c, nnc_tensor* a, nnc_tensor* b) {
  return op(c, nnc_add, a, b, 1.0);
}
nnc_tensor* total(nnc_ctx* c, nnc_tensor* x) {
  return op(c, nnc_sum, x, static_cast<const int64_t*>(nullptr), int64_t{0}, 0, NNC_DTYPE_DEFAULT);
}
nnc_tensor* normal(nnc_ctx* c, std::vector<int64_t> sizes) {
  return op(c, nnc_randn, sizes.data(), int64_t(sizes.size()), NNC_FLOAT64);
}

int branch = 0;  // the bits: which of branch1 and branch2 a forward uses

// a and b share a gradient, `twice` has two uses, the gradient of `all` is one number everywhere,
// that of `turned` comes transposed; `none` has no elements, `one` no dimension, `single` is
// float32, and `fixed` requires no gradient.
nnc_tensor* forward(nnc_ctx* c, nnc_module* m, const std::vector<nnc_tensor*>& in) {
  nnc_tensor* x = in[0];
  nnc_tensor* y = op(c, nnc_matmul, x, plus(c, get(c, m, "a"), get(c, m, "b")));
  y = op(c, nnc_tanh, plus(c, y, op(c, nnc_matmul, x, get(c, m, "twice"))));
  y = op(c, nnc_matmul, y, get(c, m, "twice"));
  y = plus(c, y, op(c, nnc_mul_scalar, total(c, get(c, m, "all")), 0.01));
  y = op(c, nnc_mul, y, get(c, m, "one"));
  y = plus(c, y, total(c, get(c, m, "none")));
  y = op(c, nnc_mul, y, plus(c, get(c, m, "row"), get(c, m, "fixed")));
  y = plus(c, y, op(c, nnc_matmul, x, op(c, nnc_t, get(c, m, "turned"))));
  if (branch & 1) y = plus(c, y, op(c, nnc_matmul, x, get(c, m, "branch1")));
  if (branch & 2) y = plus(c, y, op(c, nnc_matmul, y, get(c, m, "branch2")));
  nnc_tensor* single = op(c, nnc_tensor_to, x, NNC_FLOAT32);
  single = op(c, nnc_matmul, single, get(c, m, "single"));
  return plus(c, y, op(c, nnc_tensor_to, single, NNC_FLOAT64));
}

const char* const kTrained[] = {"a",   "b",      "twice",   "all",     "none",  "one",
                                "row", "turned", "branch1", "branch2", "single"};

nnc_module* zoo(nnc_ctx* c, int64_t n) {
  nnc_module* m = network(c, "Zoo", {}, forward);
  const auto add = [&](const char* name, std::vector<int64_t> sizes, double scale, bool trained) {
    nnc_tensor* t = op(c, nnc_mul_scalar, normal(c, sizes), scale);
    if (std::string(name) == "single") t = op(c, nnc_tensor_to, t, NNC_FLOAT32);
    nnc_tensor* p = op(c, nnc_parameter_new, op(c, nnc_detach, t), trained ? 1 : 0);
    EXPECT_EQ("", said(nnc_module_register_parameter(c, m, name, p)));
  };
  for (const char* name : {"a", "b", "twice", "all", "turned", "branch1", "branch2", "single"}) {
    add(name, {n, n}, 0.05, true);
  }
  add("none", {0, 3}, 1.0, true);
  add("one", {}, 1.0, true);
  add("row", {n}, 1.0, true);
  add("fixed", {n}, 1.0, false);
  return m;
}

enum Usage { kAll, kAlike, kByRank, kStatic };
void choose_branch(Usage usage, int step, int r) {
  const int choices[] = {3, step % 4, (step + r) % 4, r % 2};
  branch = choices[usage];
}

enum Clear { kToNone = 0, kToZero = 3, kKeep, kSomeToNone };
void clear(nnc_ctx* c, nnc_module* m, int how) {
  if (how < kToZero) {
    OK(nnc_module_zero_grad(c, m));
    return;
  }
  for (size_t i = 0; i < std::size(kTrained); ++i) {
    nnc_tensor* p = get(c, m, kTrained[i]);
    nnc_tensor* g = op(c, nnc_tensor_grad, p);
    if (g && how == kToZero) OK(nnc_zero_(c, op(c, nnc_detach, g)));
    if (g && how == kSomeToNone && i % 3 == 0) OK(nnc_tensor_set_grad(c, p, nullptr));
  }
}

enum Back { kTwice, kCreateGraph, kTwoForwards, kOnce };
nnc_tensor* loss(nnc_ctx* c, nnc_module* m, nnc_tensor* x, nnc_tensor* t, int back) {
  nnc_tensor* l = total(c, op(c, nnc_mul, op(c, nnc_module_call, m, x), t));
  if (back != kTwoForwards) return l;
  return plus(c, l, total(c, op(c, nnc_mul, op(c, nnc_module_call, m, t), x)));
}
void backward(nnc_ctx* c, nnc_tensor* l, int back) {
  OK(nnc_autograd_backward(c, &l, 1, nullptr, back == kTwice, back == kCreateGraph, nullptr, 0));
  if (back == kTwice) OK(nnc_backward(c, l));
}

void random_training(unsigned seed) {
  std::mt19937 random(seed);
  const auto upto = [&](unsigned n) { return static_cast<int>(random() % n); };
  const int64_t sizes[] = {8, 200, 370};  // 370 * 370 doubles are reduced where they are
  const int64_t n = sizes[upto(3)];
  const auto usage = static_cast<Usage>(upto(4));
  const bool fixed = usage == kStatic || (usage == kAll && upto(3) == 0);
  const bool find = usage == kAlike || usage == kByRank || upto(3) == 0;
  const int packed = upto(4);
  const char* caps[] = {"25.0", "1.0", "0.1", "1e-6", "3.0"};
  std::string options = std::string("bucket_cap_mb=") + caps[upto(5)];
  if (find) options += ", find_unused_parameters=True";
  if (fixed) options += ", static_graph=True";
  if (upto(2)) options += ", gradient_as_bucket_view=True";
  if (packed == 1) options += ", gradient_compression='bfloat16'";
  if (packed == 2) options += ", gradient_compression='float16', error_feedback=False";
  const std::string start = "threads=1, seed=" + std::to_string(seed);
  Scope c(start.c_str()), alone(start.c_str()), data;
  nnc_module *net = zoo(c, n), *reference = zoo(alone, n), *ddp = nullptr;
  const std::string given = options + ", " + std::to_string(n) + ", usage " + std::to_string(usage);
  OK(nnc_mpi_distributed_data_parallel_new(c, world(), net, options.c_str(), &ddp));
  nnc_optimizer *opt = nullptr, *reference_opt = nullptr;
  nnc_mpi_zero* zero = nullptr;
  const char* text = "SGD(lr=0.001, momentum=0.9)";
  if (upto(3) == 0) OK(nnc_mpi_zero_redundancy_optimizer_new(c, world(), text, net, &zero));
  if (!zero) OK(nnc_optimizer_new(c, text, net, &opt));
  OK(nnc_optimizer_new(alone, text, reference, &reference_opt));
  for (int step = 0; step < 5; ++step) {
    nnc_ctx *s = nullptr, *a = nullptr;
    OK(nnc_ctx_scope(c, &s));
    OK(nnc_ctx_scope(alone, &a));
    const int how = step == 0 || (usage == kStatic && step == 3) ? kToNone : upto(6);
    const int back = usage == kByRank || usage == kStatic ? kOnce : upto(6);
    const int pieces = 1 + (upto(3) == 0);
    clear(s, net, usage == kStatic && how == kKeep ? kToNone : how);
    clear(a, reference, usage == kStatic && how == kKeep ? kToNone : how);
    for (int p = 0; p < pieces; ++p) {
      nnc_tensor *sum = nullptr, *x = nullptr, *t = nullptr;
      for (int r = 0; r < size(); ++r) {
        nnc_tensor *in = normal(data, {3, n}), *out = normal(data, {3, n});
        choose_branch(usage, step, r);
        nnc_tensor* l = op(a, nnc_mul_scalar, loss(a, reference, in, out, back), 1.0 / size());
        sum = sum ? plus(a, sum, l) : l;
        if (r == rank()) x = in, t = out;
      }
      backward(a, sum, back);
      choose_branch(usage, step, rank());
      OK(nnc_mpi_set_require_backward_grad_sync(s, ddp, p == pieces - 1));
      backward(s, loss(s, ddp, x, t, back), back);
    }
    for (const char* name : kTrained) {
      nnc_tensor* got = op(s, nnc_tensor_grad, get(s, net, name));
      nnc_tensor* expected = op(a, nnc_tensor_grad, get(a, reference, name));
      ASSERT_EQ(expected == nullptr, got == nullptr) << given << " step " << step << " " << name;
      if (!got) continue;
      double most = 1.0;
      const std::vector<double> v = values(expected);
      for (const double e : v) most = std::fmax(most, std::fabs(e));
      const bool single = std::string(name) == "single";
      const double tolerance = !single ? 1e-10 : packed == 1 ? 3e-2 : packed == 2 ? 3e-3 : 1e-4;
      ASSERT_LE(distance(v, values(got)) / most, tolerance)
          << given << " step " << step << " back " << back << " clear " << how << " " << name;
      // A gradient with a graph and its leaf hold each other.
      if (back != kCreateGraph) continue;
      OK(nnc_tensor_set_grad(s, get(s, net, name), op(s, nnc_detach, got)));
      OK(nnc_tensor_set_grad(a, get(a, reference, name), op(a, nnc_detach, expected)));
    }
    if (zero) OK(nnc_mpi_zero_step(s, zero));
    if (opt) OK(nnc_optimizer_step(s, opt));
    OK(nnc_optimizer_step(a, reference_opt));
    for (const char* name : kTrained) {
      if (std::string(name) == "single") continue;
      ASSERT_LE(distance(values(get(s, net, name)), values(get(a, reference, name))), 1e-10)
          << given << " step " << step << " " << name;
    }
    nnc_release(s);
    nnc_release(a);
  }
}

TEST(DataParallel, RandomTrainingsAreThoseOfOneProcess) {
  // So many are a sample: NNC_MPI_SEEDS=100 for a search.
  const char* given = std::getenv("NNC_MPI_SEEDS");
  const unsigned seeds = given ? std::atoi(given) : 4;
  for (unsigned seed = 0; seed < seeds && !HasFailure(); ++seed) {
    SCOPED_TRACE(seed);
    random_training(seed);
  }
}

}  // namespace
}  // namespace nnc_test
