// SPDX-License-Identifier: Apache-2.0
// Rows of random tensors and of the generator.
#include <cmath>

#include "support/samples.h"

namespace nnc::testing {
namespace {

// clang-format off
[[maybe_unused]] const bool g_random_plain = add_samples("random", {
    row("rand", "plain", {}, [](X) { return c(nnc_rand, list({2, 3}), NNC_FLOAT64); },
        "torch.rand(2, 3, dtype=f64)").seeded(3),
    row("randn", "plain", {}, [](X) { return c(nnc_randn, list({3, 7}), 0); },
        "torch.randn(3, 7)").seeded(4),
    row("randint", "plain", {}, [](X) { return c(nnc_randint, -3, 50, list({4, 5}), 0); },
        "torch.randint(-3, 50, (4, 5))").seeded(5),
    row("randperm", "plain", {}, [](X) { return c(nnc_randperm, 9, NNC_INT32); },
        "torch.randperm(9, dtype=torch.int32)").seeded(6),
    row("bernoulli", "plain", {in({20}).range(0, 1).no_grad()},
        [](X x) { return c(nnc_bernoulli, x[0]); }, "torch.bernoulli(a)").seeded(7).no_float32(),
    row("uniform_", "plain", {},
        [](X) -> Out {
          const Tensor t = c(nnc_zeros, list({9}), 0);
          c(nnc_uniform_, t, -1.0, 2.0);
          return t;
        },
        "torch.zeros(9).uniform_(-1, 2)").seeded(8),
    row("normal_", "plain", {},
        [](X) -> Out {
          const Tensor t = c(nnc_zeros, list({9}), 0);
          c(nnc_normal_, t, 0.5, 2.0);
          return t;
        },
        "torch.zeros(9).normal_(0.5, 2)").seeded(9),
    row("bernoulli_", "plain", {},
        [](X) -> Out {
          const Tensor t = c(nnc_zeros, list({20}), 0);
          c(nnc_bernoulli_, t, 0.3);
          return t;
        },
        "torch.zeros(20).bernoulli_(0.3)").seeded(10),
});

// A copy of x[0] redrawn with the probabilities x[1].
Out redrawn(X x) {
  const Tensor y = c(nnc_clone, x[0]);
  c(nnc_bernoulli_tensor_, y, x[1]);
  return y;
}

[[maybe_unused]] const bool g_random_bernoulli = add_samples("random", {
    row("bernoulli_tensor_", "plain", {constant({20}), in({20}).range(0, 1).no_grad()}, redrawn,
        "a.clone().bernoulli_(b)").seeded(60).no_float32(),
    row("bernoulli_tensor_", "float32",
        {constant({20}), in({20}).range(0, 1).type(DType::kFloat32).no_grad()}, redrawn,
        "a.clone().bernoulli_(b)").seeded(61),
    row("bernoulli_tensor_", "half",
        {constant({20}), in({20}).range(0, 1).type(DType::kFloat16).no_grad()}, redrawn,
        "a.clone().bernoulli_(b)").seeded(62),
    row("bernoulli_tensor_", "broadcast", {constant({3, 4}), in({3, 1}).range(0, 1).no_grad()},
        redrawn, "a.clone().bernoulli_(b)").seeded(63).no_float32().no_layouts(),
    row("bernoulli_tensor_", "integers", {ints({2, 9}, 0, 9), in({}).range(0, 1).no_grad()},
        redrawn, "a.clone().bernoulli_(b)").seeded(64).no_float32().no_layouts(),
    row("bernoulli_tensor_", "turned", {constant({3, 4}), in({3, 4}).range(0, 1).no_grad()},
        [](X x) -> Out {
          const Tensor y = c(nnc_clone, c(nnc_t, x[0]));
          c(nnc_bernoulli_tensor_, c(nnc_t, y), x[1]);
          return y;
        },
        "(lambda y: (y.t().bernoulli_(b), y)[1])(a.t().clone())").seeded(65).no_float32().no_layouts(),
    row("bernoulli_tensor_", "of_itself", {in({20}).range(0, 1).no_grad()},
        [](X x) -> Out {
          const Tensor y = c(nnc_clone, x[0]);
          c(nnc_bernoulli_tensor_, y, y);
          return y;
        },
        "(lambda y: y.bernoulli_(y))(a.clone())").seeded(66).no_float32(),
    row("bernoulli_tensor_", "long", {constant({5000}), in({5000}).range(0, 1).no_grad()}, redrawn,
        "a.clone().bernoulli_(b)").seeded(67).no_float32(),
    row("bernoulli", "long", {in({5000}).range(0, 1).type(DType::kFloat32).no_grad()},
        [](X x) { return c(nnc_bernoulli, x[0]); }, "torch.bernoulli(a)").seeded(68),
});

[[maybe_unused]] const bool g_random_like = add_samples("random", {
    row("rand_like", "plain", {in({2, 3})}, [](X x) { return c(nnc_rand_like, x[0], 0); },
        "torch.rand_like(a)").seeded(11).no_layouts().no_float32(),
    row("rand_like", "strides", {in({2, 3})},
        [](X x) { return c(nnc_rand_like, c(nnc_t, x[0]), 0); }, "torch.rand_like(a.t())")
        .seeded(12).no_float32().no_layouts(),
    row("rand_like", "dtype", {ints({5}, 0, 9)},
        [](X x) { return c(nnc_rand_like, x[0], NNC_FLOAT16); },
        "torch.rand_like(a, dtype=torch.float16)").seeded(13).no_layouts(),
    row("randn_like", "plain", {in({4, 9})}, [](X x) { return c(nnc_randn_like, x[0], 0); },
        "torch.randn_like(a)").seeded(14).no_layouts().no_float32(),
    row("randn_like", "dtype", {ints({20}, 0, 9)},
        [](X x) { return c(nnc_randn_like, x[0], NNC_BFLOAT16); },
        "torch.randn_like(a, dtype=torch.bfloat16)").seeded(15).no_layouts(),
    row("randn_like", "empty", {in({0, 2})}, [](X x) { return c(nnc_randn_like, x[0], 0); },
        "torch.randn_like(a)").seeded(16).no_layouts().no_float32(),
    row("normal", "plain", {in({3}), in({3}).range(0, 2)},
        [](X x) { return c(nnc_normal, x[0], x[1]); }, "torch.normal(a, b)").seeded(17).no_gradcheck().no_layouts().no_float32(),
    row("normal", "broadcast", {in({2, 1}), in({20}).range(0, 2)},
        [](X x) { return c(nnc_normal, x[0], x[1]); }, "torch.normal(a, b)").seeded(18).no_gradcheck().no_layouts().no_float32(),
    row("normal", "half", {in({20}).type(DType::kFloat16), in({}).type(DType::kFloat16).range(0, 2)},
        [](X x) { return c(nnc_normal, x[0], x[1]); }, "torch.normal(a, b)").seeded(19).no_gradcheck().no_layouts(),
    row("normal", "types", {in({4}).type(DType::kFloat32), in({4}).type(DType::kFloat64).range(0, 2)},
        [](X x) { return c(nnc_normal, x[0], x[1]); }, "torch.normal(a, b)").seeded(20).no_layouts().no_gradcheck(),
    row("normal", "empty", {in({0}), in({1}).range(0, 2)},
        [](X x) { return c(nnc_normal, x[0], x[1]); }, "torch.normal(a, b)").seeded(21).no_gradcheck().no_layouts().no_float32(),
    row("normal_scalar", "plain", {in({5})}, [](X x) { return c(nnc_normal_scalar, x[0], 2.5); },
        "torch.normal(a, 2.5)").seeded(22).no_gradcheck().no_layouts().no_float32(),
    row("normal_scalar", "long", {in({3, 11})}, [](X x) { return c(nnc_normal_scalar, x[0], 1.0); },
        "torch.normal(a, 1.0)").seeded(23).no_gradcheck().no_layouts().no_float32(),
    row("normal_scalar", "zero", {in({5})}, [](X x) { return c(nnc_normal_scalar, x[0], 0.0); },
        "torch.normal(a, 0.0)").seeded(24).no_gradcheck().no_layouts().no_float32(),
    row("multinomial", "one", {in({6}).range(0, 1).no_grad()},
        [](X x) { return c(nnc_multinomial, x[0], 1, false); }, "torch.multinomial(a, 1)")
        .seeded(25).no_float32(),
    row("multinomial", "several", {in({3, 7}).range(0, 1).no_grad()},
        [](X x) { return c(nnc_multinomial, x[0], 4, false); }, "torch.multinomial(a, 4)")
        .seeded(26).no_layouts().no_float32(),
    row("multinomial", "columns", {in({5, 3}).range(0, 1).no_grad()},
        [](X x) { return c(nnc_multinomial, c(nnc_t, x[0]), 3, false); },
        "torch.multinomial(a.t(), 3)").seeded(26).no_layouts().no_float32(),
    row("multinomial", "one_of_columns", {in({5, 3}).range(0, 1).no_grad()},
        [](X x) { return c(nnc_multinomial, c(nnc_t, x[0]), 1, true); },
        "torch.multinomial(a.t(), 1, True)").seeded(29).no_layouts().no_float32(),
    row("multinomial", "all", {in({5}).range(0, 1).no_grad()},
        [](X x) { return c(nnc_multinomial, x[0], 5, false); }, "torch.multinomial(a, 5)")
        .seeded(27).no_float32(),
    row("multinomial", "replacement", {in({2, 5}).range(0, 1).no_grad()},
        [](X x) { return c(nnc_multinomial, x[0], 12, true); }, "torch.multinomial(a, 12, True)")
        .seeded(28).no_float32(),
    row("multinomial", "one_replaced", {in({2, 5}).range(0, 1).no_grad()},
        [](X x) { return c(nnc_multinomial, x[0], 1, true); }, "torch.multinomial(a, 1, True)")
        .seeded(29).no_layouts().no_float32(),
    row("multinomial", "float32", {in({2, 5}).type(DType::kFloat32).range(0, 1).no_grad()},
        [](X x) { return c(nnc_multinomial, x[0], 9, true); }, "torch.multinomial(a, 9, True)")
        .seeded(30),
    row("multinomial", "half", {in({2, 50}).type(DType::kFloat16).range(0, 1).no_grad()},
        [](X x) { return c(nnc_multinomial, x[0], 9, true); }, "torch.multinomial(a, 9, True)")
        .seeded(31),
    row("multinomial", "zeros", {in({6}).values({0, 1, 0, 0, 2, 0}).no_grad()},
        [](X x) { return c(nnc_multinomial, x[0], 20, true); }, "torch.multinomial(a, 20, True)")
        .seeded(32).no_float32(),
    row("multinomial", "no_rows", {in({0, 3}).no_grad()},
        [](X x) { return c(nnc_multinomial, x[0], 2, false); }, "torch.multinomial(a, 2)"),
});

// A draw into a copy of the input.
template <class... A>
Out redrawn(const Tensor& like, nnc_error* (*f)(nnc_ctx*, nnc_tensor*, A...),
          std::type_identity_t<A>... arguments) {
  const Tensor t = c(nnc_clone, like);
  c(f, t, arguments...);
  return t;
}

[[maybe_unused]] const bool g_random_distributions = add_samples("random", {
    row("exponential_", "plain", {in({9})}, [](X x) { return redrawn(x[0], nnc_exponential_, 1.5); },
        "a.clone().exponential_(1.5)").seeded(33).no_layouts().no_float32(),
    row("exponential_", "half", {in({9}).type(DType::kFloat16)},
        [](X x) { return redrawn(x[0], nnc_exponential_, 1.0); }, "a.clone().exponential_()").seeded(34).no_layouts(),
    row("exponential_", "infinite", {in({3})},
        [](X x) { return redrawn(x[0], nnc_exponential_, INFINITY); },
        "a.clone().exponential_(float('inf'))").seeded(35).no_layouts().no_float32(),
    row("log_normal_", "plain", {in({9})},
        [](X x) { return redrawn(x[0], nnc_log_normal_, 1.0, 2.0); }, "a.clone().log_normal_()").seeded(36).no_layouts().no_float32(),
    row("log_normal_", "long", {in({33})},
        [](X x) { return redrawn(x[0], nnc_log_normal_, -1.0, 0.5); },
        "a.clone().log_normal_(-1.0, 0.5)").seeded(37).no_layouts().no_float32(),
    row("log_normal_", "bfloat16", {in({9}).type(DType::kBFloat16)},
        [](X x) { return redrawn(x[0], nnc_log_normal_, 0.0, 1.0); },
        "a.clone().log_normal_(0.0, 1.0)").seeded(38).no_layouts(),
    row("cauchy_", "plain", {in({9})},
        [](X x) { return redrawn(x[0], nnc_cauchy_, 0.0, 1.0); }, "a.clone().cauchy_()").seeded(39).no_layouts().no_float32(),
    row("cauchy_", "scaled", {in({3, 5})},
        [](X x) { return redrawn(x[0], nnc_cauchy_, 2.0, 0.25); }, "a.clone().cauchy_(2.0, 0.25)").seeded(40).no_layouts().no_float32(),
    row("cauchy_", "half", {in({9}).type(DType::kFloat16)},
        [](X x) { return redrawn(x[0], nnc_cauchy_, 0.0, 1.0); }, "a.clone().cauchy_()").seeded(41).no_layouts(),
    row("geometric_", "plain", {in({9})}, [](X x) { return redrawn(x[0], nnc_geometric_, 0.3); },
        "a.clone().geometric_(0.3)").seeded(42).no_layouts().no_float32(),
    row("geometric_", "integers", {ints({9}, 0, 5)},
        [](X x) { return redrawn(x[0], nnc_geometric_, 0.01); }, "a.clone().geometric_(0.01)").seeded(43).no_layouts(),
    row("geometric_", "wraps", {ints({9}, 0, 5, DType::kInt8)},
        [](X x) { return redrawn(x[0], nnc_geometric_, 1e-5); }, "a.clone().geometric_(1e-5)").seeded(44).no_layouts(),
    row("random_", "bounds", {in({9})},
        [](X x) -> Out {
          const Tensor t = c(nnc_clone, x[0]);
          c(nnc_random_, t, -3, 4);
          return t;
        },
        "a.clone().random_(-3, 4)").seeded(45).no_layouts().no_float32(),
    row("random_", "unbounded", {in({9})},
        [](X x) -> Out {
          const Tensor t = c(nnc_clone, x[0]);
          c(nnc_random_, t, 0, none);
          return t;
        },
        "a.clone().random_()").seeded(46).no_layouts().no_float32(),
    row("random_", "half", {in({9}).type(DType::kFloat16)},
        [](X x) -> Out {
          const Tensor t = c(nnc_clone, x[0]);
          c(nnc_random_, t, 0, none);
          return t;
        },
        "a.clone().random_()").seeded(47).no_layouts(),
    row("random_", "bfloat16", {in({9}).type(DType::kBFloat16)},
        [](X x) -> Out {
          const Tensor t = c(nnc_clone, x[0]);
          c(nnc_random_, t, 0, none);
          return t;
        },
        "a.clone().random_()").seeded(48).no_layouts(),
    row("random_", "bool", {ints({20}, 0, 2, DType::kBool)},
        [](X x) -> Out {
          const Tensor t = c(nnc_clone, x[0]);
          c(nnc_random_, t, 0, none);
          return t;
        },
        "a.clone().random_()").seeded(49).no_layouts(),
    row("random_", "long", {ints({9}, 0, 2)},
        [](X x) -> Out {
          const Tensor t = c(nnc_clone, x[0]);
          c(nnc_random_, t, 0, none);
          return t;
        },
        "a.clone().random_()").seeded(50).no_layouts(),
    row("random_", "int", {ints({9}, 0, 2, DType::kInt32)},
        [](X x) -> Out {
          const Tensor t = c(nnc_clone, x[0]);
          c(nnc_random_, t, 0, none);
          return t;
        },
        "a.clone().random_()").seeded(51).no_layouts(),
    row("random_", "from", {ints({9}, 0, 2)},
        [](X x) -> Out {
          const Tensor t = c(nnc_clone, x[0]);
          c(nnc_random_, t, -7, none);
          return t;
        },
        "a.clone().random_(-7, None)").seeded(52).no_layouts(),
    row("random_", "from_the_first", {ints({9}, 0, 2)},
        [](X x) -> Out {
          const Tensor t = c(nnc_clone, x[0]);
          c(nnc_random_, t, INT64_MIN, none);
          return t;
        },
        "a.clone().random_(-2**63, None)").seeded(53).no_layouts(),
    row("random_", "last_few", {ints({9}, 0, 2)},
        [](X x) -> Out {
          const Tensor t = c(nnc_clone, x[0]);
          c(nnc_random_, t, INT64_MAX - 5, none);
          return t;
        },
        "a.clone().random_(2**63 - 6, None)").seeded(54).no_layouts(),
    row("random_", "from_of_bytes", {ints({9}, 0, 2, DType::kUInt8)},
        [](X x) -> Out {
          const Tensor t = c(nnc_clone, x[0]);
          c(nnc_random_, t, 200, none);
          return t;
        },
        "a.clone().random_(200, None)").seeded(55).no_layouts(),
});

[[maybe_unused]] const bool g_random_state = add_samples("random", {
    row("initial_seed", "plain", {}, [](X) { return c(nnc_initial_seed); },
        "torch.tensor(torch.initial_seed())").seeded(56),
    row("generator_new", "draws_alone", {},
        [](X) -> Out {
          const Handle own = c(nnc_generator_new);
          const Tensor first = c(nnc_rand, With{own}, list({3}), 0);
          c(nnc_manual_seed, With{own}, 3);
          return Tensors{first, c(nnc_randn, With{own}, list({20}), 0), c(nnc_rand, list({2}), 0)};
        },
        "(lambda g: (torch.rand(3, generator=g), torch.randn(20, generator=g.manual_seed(3)), "
        "torch.rand(2)))(torch.Generator())").seeded(55),
    row("get_rng_state", "after_draws", {},
        [](X) {
          c(nnc_randn, list({3}), 0);
          return c(nnc_get_rng_state);
        },
        "(torch.randn(3), torch.get_rng_state())[1]").seeded(57),
    row("set_rng_state", "repeats", {},
        [](X) -> Out {
          const Tensor state = c(nnc_get_rng_state);
          const Tensor first = c(nnc_randn, list({3}), 0);
          c(nnc_set_rng_state, state);
          const Tensor second = c(nnc_randn, list({3}), 0);
          return Tensors{first, second};
        },
        "(lambda y: (y, y))(torch.randn(3))").seeded(58),
});

[[maybe_unused]] const bool g_random_refusals = add_refusals("random", {
    {"rand_like", "integers", {ints({2}, 0, 9)}, [](X x) { return c(nnc_rand_like, x[0], 0); },
     Code::kDtype, "not implemented for torch.int64", "torch.rand_like(a)"},
    {"normal", "negative_std", {in({2}), in({2}).values({-1, 1})},
     [](X x) { return c(nnc_normal, x[0], x[1]); }, Code::kInvalid,
     "expects all elements of std >= 0.0", "torch.normal(a, b)"},
    {"normal", "integers", {ints({2}, 0, 9), in({2}).range(0, 1)},
     [](X x) { return c(nnc_normal, x[0], x[1]); }, Code::kDtype, "not implemented for torch.int64",
     "torch.normal(a, b)"},
    {"normal", "sizes", {in({2}), in({3}).range(0, 1)},
     [](X x) { return c(nnc_normal, x[0], x[1]); }, Code::kShape, "must match the size of tensor b",
     "torch.normal(a, b)"},
    {"normal_scalar", "negative_std", {in({2})}, [](X x) { return c(nnc_normal_scalar, x[0], -1.0); },
     Code::kInvalid, "expects std >= 0.0, but found std", "torch.normal(a, -1.0)"},
    {"bernoulli_tensor_", "sizes", {constant({3}), in({2}).range(0, 1)}, [](X x) { return redrawn(x); }, Code::kShape,
     "does not broadcast", "a.clone().bernoulli_(b)"},
    {"bernoulli_tensor_", "above_one", {constant({3}), constant({3}).values({0, 1, 1.5})}, [](X x) { return redrawn(x); },
     Code::kInvalid, "expects every p to be in [0, 1], got 1.5 in element 2",
     "a.clone().bernoulli_(b)"},
    {"bernoulli_tensor_", "nan", {constant({3}), constant({3}).values({NAN, 1, 0})}, [](X x) { return redrawn(x); },
     Code::kInvalid, "expects every p to be in [0, 1], got nan in element 0",
     "a.clone().bernoulli_(b)"},
    {"bernoulli_tensor_", "type", {constant({3}), ints({3}, 0, 1)}, [](X x) { return redrawn(x); }, Code::kDtype,
     "not implemented for", "a.clone().bernoulli_(b)"},
    {"bernoulli_tensor_", "overlap", {constant({5}).range(0, 1)},
     [](X x) -> Out {
       const Tensor y = c(nnc_clone, x[0]);
       c(nnc_bernoulli_tensor_, c(nnc_narrow, y, 0, 1, 4), c(nnc_narrow, y, 0, 0, 4));
       return y;
     },
     Code::kState, "refer to a single memory location",
     "(lambda y: y[1:].bernoulli_(y[:-1]))(a.clone())"},
    {"multinomial", "no_weights", {in({3, 0})}, [](X x) { return c(nnc_multinomial, x[0], 2, true); },
     Code::kInvalid, "sum of probabilities <= 0", "torch.multinomial(a, 2, True)"},
    {"multinomial", "too_many", {in({3}).range(0, 1)},
     [](X x) { return c(nnc_multinomial, x[0], 4, false); }, Code::kInvalid,
     "cannot sample n_sample > prob_dist.size(-1) samples without replacement",
     "torch.multinomial(a, 4)"},
    {"multinomial", "none", {in({3}).range(0, 1)},
     [](X x) { return c(nnc_multinomial, x[0], 0, true); }, Code::kInvalid,
     "cannot sample n_sample <= 0 samples", "torch.multinomial(a, 0, True)"},
    {"multinomial", "negative", {in({3}).values({1, -1, 0})},
     [](X x) { return c(nnc_multinomial, x[0], 1, false); }, Code::kInvalid,
     "probability tensor contains either `inf`, `nan` or element < 0", "torch.multinomial(a, 1)"},
    {"multinomial", "infinite", {in({3}).values({1, INFINITY, 0})},
     [](X x) { return c(nnc_multinomial, x[0], 2, true); }, Code::kInvalid,
     "probability tensor contains either `inf`, `nan` or element < 0", "torch.multinomial(a, 2, True)"},
    {"multinomial", "no_weight", {in({2, 2}).values({1, 1, 0, 0})},
     [](X x) { return c(nnc_multinomial, x[0], 2, true); }, Code::kInvalid,
     "invalid multinomial distribution (sum of probabilities <= 0)", "torch.multinomial(a, 2, True)"},
    {"multinomial", "integers", {ints({3}, 1, 5)},
     [](X x) { return c(nnc_multinomial, x[0], 1, false); }, Code::kDtype,
     "not implemented for torch.int64", "torch.multinomial(a, 1)"},
    {"multinomial", "dims", {in({1, 2, 3}).range(0, 1)},
     [](X x) { return c(nnc_multinomial, x[0], 1, false); }, Code::kShape,
     "prob_dist must be 1 or 2 dim", "torch.multinomial(a, 1)"},
    {"multinomial", "no_categories", {in({2, 0})},
     [](X x) { return c(nnc_multinomial, x[0], 1, false); }, Code::kInvalid,
     "cannot sample n_sample > prob_dist.size(-1)", "torch.multinomial(a, 1)"},
    {"exponential_", "rate", {constant({3})}, [](X x) { return c(nnc_exponential_, x[0], 0.0); },
     Code::kInvalid, "expects lambda > 0.0, but found lambda=0", "a.exponential_(0)"},
    {"exponential_", "integers", {ints({3}, 0, 5)}, [](X x) { return c(nnc_exponential_, x[0], 1.0); },
     Code::kDtype, "not implemented for torch.int64", "a.exponential_()"},
    {"log_normal_", "std", {constant({3})}, [](X x) { return c(nnc_log_normal_, x[0], 0.0, 0.0); },
     Code::kInvalid, "expects std > 0.0, but found std=0", "a.log_normal_(0, 0)"},
    {"cauchy_", "sigma", {constant({3})}, [](X x) { return c(nnc_cauchy_, x[0], 0.0, -1.0); },
     Code::kInvalid, "expects sigma > 0.0, but found sigma=-1", "a.cauchy_(0, -1)"},
    {"geometric_", "one", {constant({3})}, [](X x) { return c(nnc_geometric_, x[0], 1.0); },
     Code::kInvalid, "expects p to be in (0, 1), but got p=1", "a.geometric_(1)"},
    {"geometric_", "bool", {bools({3})}, [](X x) { return c(nnc_geometric_, x[0], 0.5); },
     Code::kDtype, "not implemented for torch.bool", "a.geometric_(.5)"},
    {"random_", "order", {constant({3})}, [](X x) { return c(nnc_random_, x[0], 2, 2); },
     Code::kInvalid, "expects 'from' to be less than 'to', but got from=2 >= to=2", "a.random_(2, 2)"},
    {"random_", "bytes", {ints({3}, 0, 5, DType::kInt8)}, [](X x) { return c(nnc_random_, x[0], 0, 300); },
     Code::kInvalid, "to - 1 is out of bounds for signed char", "a.random_(0, 300)"},
    {"random_", "beyond_the_last", {ints({3}, 0, 5, DType::kUInt8)},
     [](X x) { return c(nnc_random_, x[0], 300, none); }, Code::kInvalid,
     "expects 'from' to be less than 'to'", "a.random_(300, None)"},
    {"set_rng_state", "size", {ints({3}, 0, 5, DType::kUInt8)},
     [](X x) { return c(nnc_set_rng_state, x[0]); }, Code::kInvalid,
     "expected a generator state of 5056 bytes, got 3", "torch.set_rng_state(a)"},
    {"set_rng_state", "type", {constant({3})}, [](X x) { return c(nnc_set_rng_state, x[0]); },
     Code::kDtype, "RNG state must be a torch.ByteTensor", "torch.set_rng_state(a)"},
    {"set_rng_state", "zeros", {ints({5056}, 0, 1, DType::kUInt8)},
     [](X x) { return c(nnc_set_rng_state, x[0]); }, Code::kInvalid, "invalid mt19937 state",
     "torch.set_rng_state(a)"},
});
// clang-format on

}  // namespace
}  // namespace nnc::testing
