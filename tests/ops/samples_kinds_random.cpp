// SPDX-License-Identifier: Apache-2.0
// What is drawn for every kind of input, and by generators in every state.
#include <cmath>

#include "support/kinds.h"

namespace nnc::testing {
namespace {

// Elements are drawn as they lie in memory: other strides have other ones.
std::vector<Sample> drawn_in_order(std::vector<Sample> rows) {
  rows = drawn(std::move(rows));
  for (Sample& s : rows) s = s.no_layouts();
  return rows;
}
// A copy of the input that is drawn anew.
template <class... A>
std::vector<Sample> drawn_over(const char* op, nnc_error* (*f)(nnc_ctx*, nnc_tensor*, A...),
                               const char* torch, unsigned kinds, std::type_identity_t<A>... a) {
  const auto call = [=](X x) -> Out {
    const Tensor y = c(nnc_clone, x[0]);
    c(f, y, a...);
    return y;
  };
  return drawn_in_order(each(op, call, torch, {kinds}));
}
std::vector<Sample> without_gradcheck(std::vector<Sample> rows) {
  for (Sample& s : rows) s = s.no_gradcheck();
  return rows;
}

using New = nnc_error* (*)(nnc_ctx*, const int64_t*, int64_t, nnc_dtype, nnc_tensor**);
std::vector<Sample> drawn_new(const char* op, New f) {
  const struct {
    const char* name;
    std::vector<int64_t> sizes;
    nnc_dtype type;
    const char* torch;
  } rows[] = {
      {"of_0d", {}, NNC_FLOAT64, "(), dtype=f64"},
      {"of_none", {2, 0}, NNC_FLOAT32, "(2, 0), dtype=torch.float"},
      {"of_odd", {17}, NNC_FLOAT64, "17, dtype=f64"},
      {"of_vector", {16}, NNC_FLOAT32, "16"},
      {"of_half", {19}, NNC_FLOAT16, "19, dtype=torch.half"},
      {"of_bfloat16", {3, 5}, NNC_BFLOAT16, "3, 5, dtype=torch.bfloat16"},
  };
  std::vector<Sample> all;
  for (const auto& r : rows) {
    const char* torch = kept(std::string("torch.") + op + "(" + r.torch + ")");
    const auto call = [f, sizes = r.sizes, type = r.type](X) { return c(f, sizes, type); };
    all.push_back(row_of(op, r.name, {}, call, torch));
  }
  return drawn(std::move(all));
}

// clang-format off
[[maybe_unused]] const bool g_random_kinds = add_samples("kinds_random", joined({
    drawn_over("uniform_", nnc_uniform_, "a.clone().uniform_(-1, 2)", kFloats, -1.0, 2.0),
    drawn_over("normal_", nnc_normal_, "a.clone().normal_(0.5, 2)", kFloats, 0.5, 2.0),
    drawn_over("bernoulli_", nnc_bernoulli_, "a.clone().bernoulli_(0.3)", kAnything, 0.3),
    drawn_over("exponential_", nnc_exponential_, "a.clone().exponential_(1.5)", kFloats, 1.5),
    drawn_over("log_normal_", nnc_log_normal_, "a.clone().log_normal_(0.5, 0.25)", kFloats, 0.5, 0.25),
    drawn_over("cauchy_", nnc_cauchy_, "a.clone().cauchy_(0.5, 2)", kFloats, 0.5, 2.0),
    drawn_over("geometric_", nnc_geometric_, "a.clone().geometric_(0.25)", kAnything & ~kOfBool, 0.25),
    drawn_in_order(each("rand_like", [](X x) { return c(nnc_rand_like, x[0], 0); }, "torch.rand_like(a)", {kFloats})),
    drawn_in_order(each("randn_like", [](X x) { return c(nnc_randn_like, x[0], 0); }, "torch.randn_like(a)", {kFloats})),
    drawn_in_order(each("bernoulli", [](X x) { return c(nnc_bernoulli, c(nnc_detach, x[0])); }, "torch.bernoulli(a.detach())", {kFloats & ~kOfNan & ~kOfInfinities, 0.1, 0.9})),
    without_gradcheck(drawn_in_order(each("normal_scalar", [](X x) { return c(nnc_normal_scalar, x[0], 2.0); }, "torch.normal(a, 2.0)", {kFloats}))),
    drawn_new("rand", nnc_rand),
    drawn_new("randn", nnc_randn),
}));

// The whole range of a type, and numbers so rare that 1 - p would be rounded.
Sample all_of_int64(const char* name, nnc_dtype type, const char* torch) {
  const auto call = [type](X) -> Out {
    const Tensor y = c(nnc_zeros, list({19}), type);
    c(nnc_random_, y, INT64_MIN, none);
    return y;
  };
  return row_of("random_", name, {}, call,
                kept(std::string("torch.zeros(19, dtype=torch.") + torch + ").random_(-2**63, None)"));
}
[[maybe_unused]] const bool g_random_ranges = add_samples("kinds_random", drawn({
    all_of_int64("all_of_int64", NNC_INT64, "int64"),
    all_of_int64("all_as_float", NNC_FLOAT32, "float"),
    all_of_int64("all_as_double", NNC_FLOAT64, "double"),
    all_of_int64("all_as_bfloat16", NNC_BFLOAT16, "bfloat16"),
    row("geometric_", "rare", {}, [](X) -> Out {
      const Tensor y = c(nnc_zeros, list({24}), NNC_FLOAT64);
      c(nnc_geometric_, y, 1e-8);
      return y;
    }, "torch.zeros(24, dtype=f64).geometric_(1e-8)"),
    row("uniform_", "widest_half", {}, [](X) -> Out {
      const Tensor y = c(nnc_zeros, list({5}), NNC_FLOAT16);
      c(nnc_uniform_, y, -32752.0, 32752.0);
      return y;
    }, "torch.zeros(5, dtype=torch.half).uniform_(-32752, 32752)"),
}));

[[maybe_unused]] const bool g_random_orders = add_samples("kinds_random", drawn({
    row("randperm", "one", {}, [](X) { return c(nnc_randperm, 1, NNC_INT64); }, "torch.randperm(1)"),
    row("randperm", "int16", {}, [](X) { return c(nnc_randperm, 7, NNC_INT16); }, "torch.randperm(7, dtype=torch.int16)"),
    row("randperm", "uint8", {}, [](X) { return c(nnc_randperm, 5, NNC_UINT8); }, "torch.randperm(5, dtype=torch.uint8)"),
    row("randperm", "float", {}, [](X) { return c(nnc_randperm, 6, NNC_FLOAT32); }, "torch.randperm(6, dtype=torch.float)"),
    row("randperm", "half", {}, [](X) { return c(nnc_randperm, 11, NNC_FLOAT16); }, "torch.randperm(11, dtype=torch.half)"),
}));

[[maybe_unused]] const bool g_random_kinds_refusals = add_refusals("kinds_random", {
    {"rand", "integers", {}, [](X) { return c(nnc_rand, list({2}), NNC_INT64); },
     Code::kDtype, "", "torch.rand(2, dtype=torch.int64)"},
    {"randn", "bool", {}, [](X) { return c(nnc_randn, list({2}), NNC_BOOL); },
     Code::kDtype, "", "torch.randn(2, dtype=torch.bool)"},
    {"randn", "negative", {}, [](X) { return c(nnc_randn, list({-1}), 0); },
     Code::kShape, "negative dimension -1", "torch.randn(-1)"},
    {"randn_like", "integers", {ints({2}, 0, 9)}, [](X x) { return c(nnc_randn_like, x[0], 0); },
     Code::kDtype, "not implemented for torch.int64", "torch.randn_like(a)"},
    {"uniform_", "order", {constant({2})}, [](X x) { return c(nnc_uniform_, x[0], 2.0, 1.0); },
     Code::kInvalid, "from", "a.uniform_(2, 1)"},
    {"uniform_", "above_half", {}, [](X) { return c(nnc_uniform_, c(nnc_zeros, list({2}), NNC_FLOAT16), 0.0, 65520.0); },
     Code::kInvalid, "out of bounds for torch.float16", "torch.zeros(2, dtype=torch.half).uniform_(0, 65520)"},
    {"uniform_", "below_half", {}, [](X) { return c(nnc_uniform_, c(nnc_zeros, list({2}), NNC_FLOAT16), -1e6, 0.0); },
     Code::kInvalid, "out of bounds for torch.float16", "torch.zeros(2, dtype=torch.half).uniform_(-1e6, 0)"},
    {"uniform_", "wider_than_half", {}, [](X) { return c(nnc_uniform_, c(nnc_zeros, list({2}), NNC_FLOAT16), -32760.0, 32760.0); },
     Code::kInvalid, "out of bounds for torch.float16", "torch.zeros(2, dtype=torch.half).uniform_(-32760, 32760)"},
    {"uniform_", "above_bfloat16", {}, [](X) { return c(nnc_uniform_, c(nnc_zeros, list({2}), NNC_BFLOAT16), 0.0, 3.4e38); },
     Code::kInvalid, "out of bounds for torch.bfloat16", "torch.zeros(2, dtype=torch.bfloat16).uniform_(0, 3.4e38)"},
    {"random_", "from_last_of_float", {}, [](X) { return c(nnc_random_, c(nnc_zeros, list({2}), NNC_FLOAT32), int64_t{1} << 24, none); },
     Code::kInvalid, "to be less than the last number", "torch.zeros(2).random_(2**24, None)"},
    {"random_", "from_last_of_bfloat16", {}, [](X) { return c(nnc_random_, c(nnc_zeros, list({2}), NNC_BFLOAT16), int64_t{256}, none); },
     Code::kInvalid, "to be less than the last number", "torch.zeros(2, dtype=torch.bfloat16).random_(256, None)"},
    {"uniform_", "integers", {ints({2}, 0, 9)}, [](X x) { return c(nnc_uniform_, x[0], 0.0, 1.0); },
     Code::kDtype, "not implemented for torch.int64", "a.uniform_()"},
    {"uniform_", "leaf", {in({2})}, [](X x) { return c(nnc_uniform_, x[0], 0.0, 1.0); },
     Code::kState, "a leaf Variable that requires grad", "a.uniform_()"},
    {"normal_", "negative_std", {constant({2})}, [](X x) { return c(nnc_normal_, x[0], 0.0, -1.0); },
     Code::kInvalid, "expects std >= 0.0, but found std", "a.normal_(0, -1)"},
    {"normal_", "bool", {bools({2})}, [](X x) { return c(nnc_normal_, x[0], 0.0, 1.0); },
     Code::kDtype, "not implemented for torch.bool", "a.normal_()"},
    {"bernoulli_", "above_one", {constant({2})}, [](X x) { return c(nnc_bernoulli_, x[0], 1.5); },
     Code::kInvalid, "1.5", "a.bernoulli_(1.5)"},
    {"bernoulli_", "nan", {constant({2})}, [](X x) { return c(nnc_bernoulli_, x[0], NAN); },
     Code::kInvalid, "nan", "a.bernoulli_(float('nan'))"},
    {"bernoulli", "integers", {ints({2}, 0, 1)}, [](X x) { return c(nnc_bernoulli, x[0]); },
     Code::kDtype, "", "torch.bernoulli(a)"},
});
// clang-format on

// ---- generators ----

// What of the 5056 bytes of a state the rows compare, as [::97] and [-40:].
Out state_parts(const Tensor& state) {
  return Tensors{c(nnc_slice, state, 0, 0, INT64_MAX, 97), c(nnc_narrow, state, 0, -40, 40)};
}
using Draw = void (*)();
// The state after these draws.
Sample state_after(const char* name, Draw draw, const std::string& torch) {
  const auto call = [draw](X) {
    draw();
    return state_parts(c(nnc_get_rng_state));
  };
  return row_of("get_rng_state", name, {}, call,
                kept("(lambda s: (s[::97], s[-40:]))((" + torch + ", torch.get_rng_state())[-1])"));
}
// What draws give after the state from before them is put back.
Sample state_back(const char* name, Out (*draw)(), const char* torch) {
  const auto call = [draw](X) -> Out {
    const Tensor state = c(nnc_get_rng_state);
    const Tensor first = draw();
    c(nnc_set_rng_state, state);
    return Tensors{first, draw(), draw()};
  };
  return row_of("set_rng_state", name, {}, call,
                kept(std::string("(lambda s, y: (y, torch.set_rng_state(s), ") + torch + ", " +
                     torch + "))(torch.get_rng_state(), " + torch + ")"));
}
Sample seed_of(const char* name, int64_t seed) {
  const auto call = [seed](X) {
    c(nnc_manual_seed, seed);
    return c(nnc_initial_seed);
  };
  const std::string number = seed == INT64_MIN ? "-2**63" : std::to_string(seed);
  return row_of("initial_seed", name, {}, call,
                kept("(torch.manual_seed(" + number +
                     "), torch.tensor((torch.initial_seed() + 2**63) % 2**64 - 2**63))"));
}
// What a new generator gives, which is g in the text.
Sample of_new(const char* name, Out (*draw)(const Handle&), const char* torch) {
  const auto call = [draw](X) { return draw(c(nnc_generator_new)); };
  return row_of("generator_new", name, {}, call,
                kept(std::string("(lambda g: ") + torch + ")(torch.Generator())"));
}

// clang-format off
[[maybe_unused]] const bool g_random_generators = add_samples("kinds_random", drawn({
    state_after("nothing", [] {}, "None"),
    state_after("one_float", [] { c(nnc_rand, list({1}), NNC_FLOAT32); }, "torch.rand(1)"),
    state_after("one_double", [] { c(nnc_rand, list({1}), NNC_FLOAT64); }, "torch.rand(1, dtype=f64)"),
    state_after("half_a_pair", [] { c(nnc_randn, list({1}), NNC_FLOAT64); }, "torch.randn(1, dtype=f64)"),
    state_after("vectors", [] { c(nnc_randn, list({32}), NNC_FLOAT32); }, "torch.randn(32)"),
    state_after("a_refill", [] { c(nnc_rand, list({700}), NNC_FLOAT32); }, "torch.rand(700)"),
    state_after("an_order", [] { c(nnc_randperm, 9, 0); }, "torch.randperm(9)"),
    state_after("a_seed", [] { c(nnc_manual_seed, -5); }, "torch.manual_seed(-5)"),
    state_back("floats", [] { return c(nnc_rand, list({3}), NNC_FLOAT32); }, "torch.rand(3)"),
    state_back("half_a_pair", [] { return c(nnc_randn, list({3}), NNC_FLOAT64); }, "torch.randn(3, dtype=f64)"),
    state_back("vectors", [] { return c(nnc_randn, list({19}), NNC_FLOAT32); }, "torch.randn(19)"),
    state_back("an_order", [] { return c(nnc_randperm, 6, 0); }, "torch.randperm(6)"),
    state_back("integers", [] { return c(nnc_randint, 0, 99, list({4}), 0); }, "torch.randint(99, (4,))"),
    seed_of("zero", 0),
    seed_of("one", 1),
    seed_of("beyond_32_bits", (INT64_C(1) << 32) + 5),
    seed_of("largest", INT64_MAX),
    seed_of("minus_one", -1),
    seed_of("least", INT64_MIN),
    seed_of("of_generators", 67280421310721),
    of_new("seed", [](const Handle& g) { return c(nnc_initial_seed, With{g}); }, "torch.tensor(g.initial_seed())"),
    of_new("state", [](const Handle& g) { return state_parts(c(nnc_get_rng_state, With{g})); }, "(g.get_state()[::97], g.get_state()[-40:])"),
    of_new("normal", [](const Handle& g) { return c(nnc_randn, With{g}, list({5}), NNC_FLOAT64); }, "torch.randn(5, dtype=f64, generator=g)"),
    of_new("order", [](const Handle& g) { return c(nnc_randperm, With{g}, 8, 0); }, "torch.randperm(8, generator=g)"),
    of_new("integers", [](const Handle& g) { return c(nnc_randint, With{g}, -5, 5, list({6}), 0); }, "torch.randint(-5, 5, (6,), generator=g)"),
    of_new("in_place", [](const Handle& g) -> Out {
      const Tensor y = c(nnc_zeros, list({4}), NNC_FLOAT16);
      c(nnc_uniform_, With{g}, y, 2.0, 3.0);
      return y;
    }, "torch.zeros(4, dtype=torch.half).uniform_(2, 3, generator=g)"),
    of_new("seeded", [](const Handle& g) {
      c(nnc_manual_seed, With{g}, 11);
      return c(nnc_rand, With{g}, list({3}), 0);
    }, "(g.manual_seed(11), torch.rand(3, generator=g))[1]"),
    of_new("not_seeded_with_the_context", [](const Handle& g) {
      c(nnc_manual_seed, 11);
      return c(nnc_rand, With{g}, list({3}), 0);
    }, "(torch.manual_seed(11), torch.rand(3, generator=g))[1]"),
}));
// clang-format on

}  // namespace
}  // namespace nnc::testing
