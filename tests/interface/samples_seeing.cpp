// SPDX-License-Identifier: Apache-2.0
// Rows of what shows a model and its training. What it prints is in tests/nn and tests/io.
#include <atomic>

#include "interface/module_values.h"
#include "support/temporary_folder.h"
#include "tensorboard/event_records.h"

namespace nnc::testing {
namespace {

using nnc_test::temporary_path;

Handle layers() {
  return module("Sequential(Linear(2, 3), ReLU())");
}

// A writer with a folder of its own.
struct Writer {
  Writer() {
    static std::atomic<int> next{0};
    folder = temporary_path("written." + std::to_string(next++));
    std::filesystem::remove_all(folder);
    handle = c(nnc_summary_writer_new, folder.c_str(), none);
  }
  // The records of the files in the folder and in those below it.
  Tensor records() const {
    int64_t n = 0;
    for (const auto& e : std::filesystem::recursive_directory_iterator(folder)) {
      if (e.is_regular_file()) n += static_cast<int64_t>(records_of(e.path()).size());
    }
    return Tensor::full({}, n, DType::kInt64);
  }
  std::string folder;
  Handle handle;
};
Handle dictionary() {
  Handle d = c(nnc_kwargs_new);
  c(nnc_kwargs_set_f64, d, "a", 0.5);
  c(nnc_kwargs_set_f64, d, "b", 2.0);
  return d;
}
// One that has seen a call.
Handle profiler(X x) {
  Handle p = c(nnc_profiler_new, "max_events=1");
  c(nnc_profiler_start, p);
  c(nnc_relu, x[0]);
  c(nnc_profiler_stop, p);
  return p;
}
// Were there more calls than events?
Tensor dropped_any(const Handle& profiler) {
  const Out n = c(nnc_profiler_dropped, profiler);
  return Tensor::full({}, int64_t{n.all[0].data<int64_t>()[0] > 0}, DType::kInt64);
}
In image() {
  return in({3, 2, 2}).type(DType::kFloat32).no_grad();
}

// clang-format off
[[maybe_unused]] const bool g_seeing = add_samples("seeing", {
    row("summary", "tensors", {in({4, 2}).type(DType::kFloat32).no_grad()},
        [](X x) { return bytes(c(nnc_summary, layers(), x, none, "col_names=('mult_adds',), col_width=9")); },
        "text('=' * 49 + '\\n' + 'Layer (type:depth-idx)                   Mult-Adds\\n' + '=' * 49 + '\\n' + 'Sequential                               --\\n├─Linear: 1-1                            36\\n├─ReLU: 1-2                              --\\n' + '=' * 49 + '\\nTotal params: 9\\nTrainable params: 9\\nNon-trainable params: 0\\nTotal mult-adds: 36\\n' + '=' * 49 + '\\nInput size (MB): 0.00\\nForward/backward pass size (MB): 0.00\\nParams size (MB): 0.00\\nEstimated Total Size (MB): 0.00\\n' + '=' * 49)"),
    row("summary", "nothing_called", {in({1}).no_grad()},
        [](X) { return bytes(c(nnc_summary, layers(), none, none, "depth=0, col_width=9")); },
        "text('=' * 49 + '\\n' + 'Layer (type:depth-idx)                   Param #\\n' + '=' * 49 + '\\n' + 'Sequential                               9\\n' + '=' * 49 + '\\nTotal params: 9\\nTrainable params: 9\\nNon-trainable params: 0\\n' + '=' * 49)"),

    row("summary_writer_new", "purged", {},
        [](X) {
          const Writer w;
          c(nnc_summary_writer_new, w.folder.c_str(), "purge_step=3, filename_suffix='.s'");
          return w.records();
        },
        "torch.tensor(4)"),
    row("summary_writer_get_logdir", "given", {},
        [](X) {
          const Writer w;
          const Out folder = c(nnc_summary_writer_get_logdir, w.handle);
          return Tensor::full({}, int64_t{folder.text == w.folder}, DType::kInt64);
        },
        "torch.tensor(1)"),
    row("summary_writer_add_scalar", "both_styles", {},
        [](X) {
          const Writer w;
          c(nnc_summary_writer_add_scalar, w.handle, "tag", 0.5, none, none, false, false);
          c(nnc_summary_writer_add_scalar, w.handle, "tag", 0.5, 3, 1.5, true, true);
          return w.records();
        },
        "torch.tensor(3)"),
    row("summary_writer_add_scalars", "two", {},
        [](X) {
          const Writer w;
          c(nnc_summary_writer_add_scalars, w.handle, "tag", dictionary(), 3, 1.5);
          return w.records();
        },
        "torch.tensor(5)"),
    row("summary_writer_add_histogram", "floats", {image()},
        [](X x) {
          const Writer w;
          c(nnc_summary_writer_add_histogram, w.handle, "tag", x[0], 3, "tensorflow", 1.5, 10);
          return w.records();
        },
        "torch.tensor(2)"),
    row("summary_writer_add_image", "chw", {image()},
        [](X x) {
          const Writer w;
          c(nnc_summary_writer_add_image, w.handle, "tag", x[0], 3, 1.5, "CHW");
          return w.records();
        },
        "torch.tensor(2)"),
    row("summary_writer_add_images", "nchw", {in({2, 1, 2, 2}).type(DType::kFloat32).no_grad()},
        [](X x) {
          const Writer w;
          c(nnc_summary_writer_add_images, w.handle, "tag", x[0], none, none, none);
          return w.records();
        },
        "torch.tensor(2)"),
    row("summary_writer_add_text", "text", {},
        [](X) {
          const Writer w;
          c(nnc_summary_writer_add_text, w.handle, "tag", "text", 3, 1.5);
          return w.records();
        },
        "torch.tensor(2)"),
    row("summary_writer_add_graph", "layers", {in({4, 2}).type(DType::kFloat32).no_grad()},
        [](X x) {
          const Writer w;
          c(nnc_summary_writer_add_graph, w.handle, layers(), x);
          return w.records();
        },
        "torch.tensor(3)"),
    row("summary_writer_add_hparams", "numbers", {},
        [](X) {
          const Writer w;
          c(nnc_summary_writer_add_hparams, w.handle, dictionary(), dictionary(), "run", 3);
          return w.records();
        },
        "torch.tensor(7)"),
    row("summary_writer_flush", "twice", {},
        [](X) {
          const Writer w;
          c(nnc_summary_writer_flush, w.handle);
          c(nnc_summary_writer_flush, w.handle);
          return w.records();
        },
        "torch.tensor(1)"),
    row("summary_writer_close", "and_more", {},
        [](X) {
          const Writer w;
          c(nnc_summary_writer_close, w.handle);
          c(nnc_summary_writer_close, w.handle);
          c(nnc_summary_writer_add_text, w.handle, "tag", "text", none, none);
          return w.records();
        },
        "torch.tensor(3)"),

    row("profiler_new", "empty", {},
        [](X) { return Out(c(nnc_profiler_dropped, c(nnc_profiler_new, "max_events=0"))); }, "torch.tensor(0)"),
    row("profiler_start", "again", {image()},
        [](X x) {
          const Handle p = profiler(x);
          c(nnc_profiler_start, p);
          c(nnc_relu, x[0]);
          c(nnc_profiler_stop, p);
          return dropped_any(p);
        },
        "torch.tensor(1)"),
    row("profiler_stop", "one_call", {image()},
        [](X x) { return dropped_any(profiler(x)); }, "torch.tensor(1)"),
    row("profiler_dropped", "one_call", {image()},
        [](X x) { return dropped_any(profiler(x)); }, "torch.tensor(1)"),
    row("profiler_table", "header", {image()},
        [](X x) {
          const Out table = c(nnc_profiler_table, profiler(x), "count", 0);
          return Tensor::full({}, int64_t{table.text.find("CPU time avg") != std::string::npos}, DType::kInt64);
        },
        "torch.tensor(1)"),
    row("profiler_export_chrome_trace", "again", {image()},
        [](X x) {
          const std::string path = temporary_path("trace");
          c(nnc_profiler_export_chrome_trace, profiler(x), path.c_str());
          return Tensor::full({}, int64_t{std::filesystem::file_size(path) > 100}, DType::kInt64);
        },
        "torch.tensor(1)"),
});
// clang-format on

}  // namespace
}  // namespace nnc::testing
