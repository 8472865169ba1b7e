// SPDX-License-Identifier: Apache-2.0
// Rows of contexts, errors, texts, handles and the version. PyTorch has none of them: the Python
// side says what is expected.
#include "interface/callbacks.h"
#include "support/samples.h"

namespace nnc::testing {
namespace {

Handle context(const char* settings) {
  return c(nnc_ctx_new, settings);
}
Out setting(const Handle& ctx, const char* name) {
  return bytes(c(nnc_ctx_get, With{ctx}, name));
}
// An error, its reader's answer, and its end.
Out of_error(Out (*read)(const void*)) {
  const Out e = c_error(nnc_error_new, NNC_E_SHAPE, "fold", "does not fit");
  Out answer = read(e.pointer);
  Out kept = answer.text.empty() ? answer : bytes(answer);
  c(nnc_error_free, e.pointer);
  return kept;
}
Tensor live() {
  return c(nnc_live_handles);
}
Out since(const Tensor& before) {
  return c(nnc_sub, live(), before, 1);
}

Tensor id_of(const Tensor& t) {
  const Handle h(capi::make_handle(capi::Kind::kTensor, Ref<TensorImpl>(t.ref()).leak(), nullptr),
                 nnc_release);
  return c(nnc_object_id, h);
}

Tensor mebibyte() {
  return c(nnc_zeros, std::vector<int64_t>{1 << 20}, NNC_UINT8);
}

// clang-format off
[[maybe_unused]] const bool g_context_contexts = add_samples("context", {
    row("ctx_new", "grad", {in({2})},
        [](X x) -> Out {
          const Handle off = context("grad=False");
          return Tensors{setting(off, "grad"),
                         c(nnc_tensor_requires_grad, c(nnc_neg, With{off}, x[0]))};
        },
        "(text('False'), torch.tensor(0))"),
    row("ctx_new", "default_dtype", {},
        [](X) -> Out {
          const Handle wide = context("default_dtype='float64'");
          return Tensors{setting(wide, "default_dtype"), c(nnc_zeros, With{wide}, list({2}), 0)};
        },
        "(text('float64'), torch.zeros(2, dtype=f64))"),
    row("ctx_new", "threads", {in({300, 300})},
        [](X x) -> Out {
          const Handle one = context("threads=1");
          return Tensors{setting(one, "threads"), c(nnc_sum, With{one}, x[0], none, false, 0)};
        },
        "(text('1'), a.sum())").no_gradcheck(),
    row("ctx_new", "deterministic", {}, [](X) {
          return setting(context("deterministic=True"), "deterministic"); },
        "text('True')"),
    row("ctx_new", "detect_anomaly", {}, [](X) {
          return setting(context("detect_anomaly=True"), "detect_anomaly"); },
        "text('True')"),
    row("ctx_new", "check_nan", {}, [](X) {
          return setting(context("check_nan=False"), "check_nan"); },
        "text('False')"),
    row("ctx_new", "seed", {},
        [](X) -> Out {
          const Handle ctx = context("seed=7");
          return Tensors{setting(ctx, "seed"), c(nnc_rand, With{ctx}, list({3}), 0)};
        },
        "(text('7'), torch.rand(3))").seeded(7),
    row("ctx_new", "defaults", {},
        [](X) -> Out {
          const Handle ctx = context("");
          return Tensors{setting(ctx, "grad"), setting(ctx, "default_dtype"),
                         setting(ctx, "threads")};
        },
        "(text('True'), text('float32'), text('0'))"),
    row("ctx_fork", "keeps_the_rest", {},
        [](X) -> Out {
          const Handle ctx = c(nnc_ctx_fork, With{context("threads=3, seed=5")}, "grad=False");
          return Tensors{setting(ctx, "threads"), setting(ctx, "grad"),
                         c(nnc_rand, With{ctx}, list({3}), 0)};
        },
        "(text('3'), text('False'), torch.rand(3))").seeded(5),
    row("ctx_scope", "releases", {},
        [](X) -> Out {
          const Tensor before = live();
          {
            const Handle scope = c(nnc_ctx_scope);
            nnc_tensor* t = nullptr;
            auto* ctx = static_cast<nnc_ctx*>(scope.get());
            if (nnc_error* e = nnc_zeros(ctx, nullptr, 0, NNC_FLOAT32, &t)) nnc_error_free(e);
            if (nnc_tensor_ndim(t) != 0) return Tensors{};
          }
          return since(before);
        },
        "torch.tensor(0)"),
    row("ctx_get", "seed", {}, [](X) { return setting(context("seed=-1"), "seed"); },
        "text(2 ** 64 - 1)"),
    row("manual_seed", "plain", {},
        [](X) {
          const Handle ctx = context("seed=1");
          c(nnc_manual_seed, With{ctx}, 12);
          return c(nnc_rand, With{ctx}, list({3}), 0);
        },
        "torch.rand(3)").seeded(12),
});
// clang-format on

// clang-format off
[[maybe_unused]] const bool g_context_status = add_samples("context", {
    row("error_new", "counted", {},
        [](X) -> Out {
          const Tensor before = live();
          const Out e = c_error(nnc_error_new, NNC_E_SHAPE, "fold", "does not fit");
          const Tensor made = since(before);
          c(nnc_error_free, e.pointer);
          return Tensors{made, since(before)};
        },
        "(torch.tensor(1), torch.tensor(0))"),
    row("error_free", "null", {},
        [](X) {
          const Tensor before = live();
          c(nnc_error_free, none);
          return since(before);
        },
        "torch.tensor(0)"),
    row("error_code", "shape", {},
        [](X) { return of_error([](const void* e) { return c(nnc_error_code, e); }); },
        "torch.tensor(3)"),
    row("error_op", "plain", {},
        [](X) { return of_error([](const void* e) { return c(nnc_error_op, e); }); },
        "text('fold')"),
    row("error_message", "plain", {},
        [](X) { return of_error([](const void* e) { return c(nnc_error_message, e); }); },
        "text('does not fit')"),
    row("string_new", "plain", {}, [](X) -> Out {
          const Handle s = c(nnc_string_new, "a\n\xc3\xa9!", 4);
          return bytes(c(nnc_string_data, s));
        },
        "text('a\\n\\u00e9')"),
    row("string_data", "plain", {},
        [](X) -> Out { return bytes(c(nnc_string_data, c(nnc_string_new, "text", 4))); },
        "text('text')"),
    row("string_size", "plain", {},
        [](X) { return c(nnc_string_size, c(nnc_string_new, "text", 2)); }, "torch.tensor(2)"),
    row("live_handles", "three", {},
        [](X) {
          const Tensor before = live();
          const Handle handles[] = {context(""), context(""), context("")};
          return since(before);
        },
        "torch.tensor(3)"),
    row("memory_allocated", "mebibyte", {},
        [](X) {
          const Tensor before = c(nnc_memory_allocated);
          const Tensor t = mebibyte();
          return c(nnc_sub, c(nnc_memory_allocated), before, 1);
        },
        "torch.tensor(1048576)"),
    row("max_memory_allocated", "was_released", {},
        [](X) {
          c(nnc_reset_peak_memory_stats);
          mebibyte();
          return c(nnc_sub, c(nnc_max_memory_allocated), c(nnc_memory_allocated), 1);
        },
        "torch.tensor(1048576)"),
    row("memory_reserved", "nothing_cached", {},
        [](X) {
          mebibyte();
          c(nnc_empty_cache);
          return c(nnc_sub, c(nnc_memory_reserved), c(nnc_memory_allocated), 1);
        },
        "torch.tensor(0)"),
    row("max_memory_reserved", "after_reset", {},
        [](X) {
          c(nnc_reset_peak_memory_stats);
          return c(nnc_sub, c(nnc_max_memory_reserved), c(nnc_memory_reserved), 1);
        },
        "torch.tensor(0)"),
    row("reset_peak_memory_stats", "plain", {},
        [](X) {
          mebibyte();
          c(nnc_reset_peak_memory_stats);
          return c(nnc_sub, c(nnc_max_memory_allocated), c(nnc_memory_allocated), 1);
        },
        "torch.tensor(0)"),
    row("memory_limit", "none", {},
        [](X) {
          const Tensor before = c(nnc_memory_allocated);
          c(nnc_memory_limit, 0);
          const Tensor t = mebibyte();
          return c(nnc_sub, c(nnc_memory_allocated), before, 1);
        },
        "torch.tensor(1048576)"),
    row("empty_cache", "twice", {},
        [](X) {
          mebibyte();
          c(nnc_empty_cache);
          c(nnc_empty_cache);
          return c(nnc_sub, c(nnc_memory_reserved), c(nnc_memory_allocated), 1);
        },
        "torch.tensor(0)"),
    row("release", "plain", {},
        [](X) {
          const Tensor before = live();
          Handle kept = context("");
          c(nnc_release, kept);
          return since(before);
        },
        "torch.tensor(0)"),
    row("retain", "plain", {},
        [](X) -> Out {
          const Handle ctx = context("seed=3");
          const bool same = c(nnc_retain, ctx).pointer == ctx.get();
          c(nnc_release, ctx);
          return same ? setting(ctx, "seed") : Out();
        },
        "text('3')"),
    row("keep", "from_a_scope", {},
        [](X) {
          nnc_tensor* t = nullptr;
          {
            const Handle scope = c(nnc_ctx_scope);
            auto* ctx = static_cast<nnc_ctx*>(scope.get());
            if (nnc_error* e = nnc_ones(ctx, nullptr, 0, NNC_FLOAT32, &t)) nnc_error_free(e);
            c(nnc_keep, static_cast<const void*>(t));
          }
          const Handle kept(t, nnc_release);
          return c(nnc_tensor_numel, kept);
        },
        "torch.tensor(1)"),
    row("object_id", "of_a_gradient", {in({3}).no_grad()},
        [](X x) -> Out {
          const Tensor l = leaf_from(x[0]);
          c(nnc_tensor_set_grad, l, x[0]);
          const Tensor first = c(nnc_tensor_grad, l), again = c(nnc_tensor_grad, l);
          return Tensors{c(nnc_eq, id_of(first), id_of(again)),
                         c(nnc_eq, id_of(c(nnc_detach, l)), id_of(l))};
        },
        "(lambda l: setattr(l, 'grad', a) or (torch.tensor(l.grad is l.grad), "
        "torch.tensor(l.detach() is l)))(leaf(a))"),
    row("version", "plain", {}, [](X) { return bytes(c(nnc_version)); }, "text('0.1.0')"),
    row("abi_version", "plain", {}, [](X) { return c(nnc_abi_version); }, "torch.tensor(1)"),
    row("has", "some", {},
        [](X) -> Out {
          return Tensors{c(nnc_has, "nn.Conv2d"), c(nnc_has, "torch.nn.Conv2d.padding_mode"),
                         c(nnc_has, "nn.Conv2d.no_such"), c(nnc_has, "optim.Adam.lr"),
                         c(nnc_has, "nn.NoSuch")};
        },
        "tuple(torch.tensor(v) for v in (1, 1, 0, 1, 0))"),
    row("signature", "linear", {}, [](X) { return bytes(c(nnc_signature, "nn.Linear")); },
        "text('Linear(in_features, out_features, bias=True, device=None, dtype=None)')"),
});
// clang-format on

}  // namespace
}  // namespace nnc::testing
