// SPDX-License-Identifier: Apache-2.0
// Rows of files of PyTorch and NumPy. What such files hold is in tests/io.
#include "interface/module_values.h"
#include "support/temporary_folder.h"

namespace nnc::testing {
namespace {

using nnc_test::temporary_path;

Handle named_ab(X x) {
  Handle named = c(nnc_named_new);
  c(nnc_named_add, named, "a", x[0]);
  c(nnc_named_add, named, "b", x[1]);
  return named;
}
std::string torch_saved(const Handle& named, const char* name) {
  const std::string path = temporary_path(name);
  c(nnc_save, named, path.c_str());
  return path;
}
std::string npz_saved(X x, const char* name) {
  const std::string path = temporary_path(name);
  c(nnc_npz_save, named_ab(x), path.c_str());
  return path;
}
std::string npy_saved(const Tensor& x, const char* name) {
  const std::string path = temporary_path(name);
  c(nnc_npy_save, x, path.c_str());
  return path;
}
In two_by_three() {
  return in({2, 3}).type(DType::kFloat32).no_grad();
}
Handle training_state() {
  const Handle all = c(nnc_named_new);
  c(nnc_named_add_named, all, "optimizer",
    c(nnc_optimizer_state_dict, c(nnc_optimizer_new, "SGD(lr=0.5)", module("Linear(2, 2)"))));
  c(nnc_named_add_value, all, "epoch", "5");
  return all;
}

// clang-format off
[[maybe_unused]] const bool g_serialization = add_samples("serialization", {
    row("save", "and_load", {two_by_three(), ints({3}, 0, 9)},
        [](X x) { return tensors_of(c(nnc_load, torch_saved(named_ab(x), "save.pt").c_str(), none)); }, "[a, b]").no_layouts(),
    row("save", "views", {two_by_three()},
        [](X x) {
          const Tensors views = {c(nnc_t, x[0]), c(nnc_select, x[0], 0, 1)};
          return tensors_of(c(nnc_load, torch_saved(named_ab(views), "views.pt").c_str(), ""));
        },
        "[a.t(), a[1]]").no_layouts(),
    row("load", "options", {two_by_three(), bools({3})},
        [](X x) {
          return tensors_of(c(nnc_load, torch_saved(named_ab(x), "options.pt").c_str(), "mmap=True, check_crc32=True"));
        },
        "[a, b]").no_layouts(),
    row("load", "training", {},
        [](X) {
          const Handle all = c(nnc_load, torch_saved(training_state(), "training.pt").c_str(), none);
          return Tensors{bytes(c(nnc_named_value, all, "epoch")),
                         bytes(c(nnc_named_value, all, "optimizer.param_groups.0.lr")),
                         bytes(c(nnc_named_value, all, "optimizer.state"))};
        },
        "[text(5), text(0.5), text({})]"),
    row("npy_save", "and_load", {two_by_three()},
        [](X x) { return c(nnc_npy_load, npy_saved(x[0], "save.npy").c_str(), none); }, "a.contiguous()"),
    row("npy_load", "mmap", {ints({2, 2}, 0, 9)},
        [](X x) { return c(nnc_npy_load, npy_saved(x[0], "mmap.npy").c_str(), "mmap=True"); }, "a.contiguous()"),
    row("npz_save", "and_load", {two_by_three(), bools({3})},
        [](X x) { return tensors_of(c(nnc_npz_load, npz_saved(x, "save.npz").c_str(), none)); },
        "[a.contiguous(), b.contiguous()]"),
    row("npz_load", "options", {two_by_three(), ints({3}, 0, 9)},
        [](X x) {
          return tensors_of(c(nnc_npz_load, npz_saved(x, "options.npz").c_str(), "mmap=True, check_crc32=False, max_size=9"));
        },
        "[a.contiguous(), b.contiguous()]"),
});

[[maybe_unused]] const bool g_serialization_refusals = add_refusals("serialization", {
    {"load", "option", {}, [](X) { return tensors_of(c(nnc_load, "x", "map=True")); }, Code::kUnknown, "did you mean 'mmap'?",
     "torch.load('x', map=True)"},
    {"load", "no_file", {}, [](X) { return tensors_of(c(nnc_load, "/no/such/file", none)); }, Code::kFile,
     "No such file or directory", "torch.load('/no/such/file')"},
    {"save", "no_folder", {two_by_three(), two_by_three()},
     [](X x) { c(nnc_save, named_ab(x), "/no/such/folder/x.pt"); return Out(); }, Code::kFile, "No such file or directory",
     "torch.save(a, '/no/such/folder/x.pt')"},
    {"npy_save", "bfloat16", {in({2}).type(DType::kBFloat16).no_grad()},
     [](X x) { return npy_saved(x[0], "bfloat16.npy").empty() ? Out() : Out(); }, Code::kDtype,
     "NumPy has no elements of bfloat16", "a.numpy()"},
    {"npz_save", "upwards", {two_by_three()},
     [](X x) {
       const Handle named = c(nnc_named_new);
       c(nnc_named_add, named, "../a", x[0]);
       c(nnc_npz_save, named, temporary_path("upwards.npz").c_str());
       return Out();
     },
     Code::kInvalid, "'../a' cannot be the name of an array", "open('../a/b/c')"},
    {"npz_load", "max_size", {}, [](X) { return tensors_of(c(nnc_npz_load, "x", "max_size=0.5")); }, Code::kInvalid, "expected an integer",
     "int('0.5')"},
});
// clang-format on

}  // namespace
}  // namespace nnc::testing
