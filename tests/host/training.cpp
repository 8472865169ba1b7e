// SPDX-License-Identifier: Apache-2.0
#include <sys/stat.h>
#include <unistd.h>

#include <atomic>
#include <filesystem>

#include "host/host.h"

namespace nnc_host {
namespace {

struct HostModule {
  void (*in_forward)();
};

nnc_error* forward(uintptr_t self, nnc_ctx* ctx, nnc_module*, nnc_tensor* const* inputs, int64_t,
                   nnc_kwargs*, nnc_tensor** outputs, int64_t, int64_t* n_outputs) {
  const auto* m = reinterpret_cast<HostModule*>(self);
  if (m->in_forward) m->in_forward();
  *n_outputs = 1;
  return nnc_relu(ctx, inputs[0], outputs);
}
void destroy(uintptr_t self) {
  delete reinterpret_cast<HostModule*>(self);
}

// Handles of one step, which end with it.
struct Scope {
  explicit Scope(nnc_ctx* outer) { ok(nnc_ctx_scope(outer, &ctx)); }
  ~Scope() { nnc_release(ctx); }
  Scope(const Scope&) = delete;
  Scope& operator=(const Scope&) = delete;
  nnc_ctx* ctx = nullptr;
};

std::string new_folder() {
  static std::atomic<int> made{0};
  const char* t = std::getenv("NNC_HOST_FOLDER");
  if (!t) fail("NNC_HOST_FOLDER");
  const std::string path =
      std::string(t) + "/" + std::to_string(getpid()) + "." + std::to_string(made.fetch_add(1));
  if (mkdir(path.c_str(), 0700) != 0) fail("mkdir", path.c_str());
  return path;
}

}  // namespace

Training::Training(void (*in_forward)()) : folder_(new_folder()) {
  ok(nnc_ctx_new("threads=3", &ctx_));
  const Scope s(ctx_);
  nnc_module *convolution = nullptr, *own = nullptr, *linear = nullptr;
  ok(nnc_module_new(s.ctx, "Sequential(Conv2d(3, 8, 3), BatchNorm2d(8), MaxPool2d(2), Flatten())",
                    &convolution));
  ok(nnc_module_new(s.ctx, "Linear(392, 4)", &linear));
  nnc_module_vtable table{};
  table.struct_size = sizeof table;
  table.forward = forward;
  table.destroy = destroy;
  ok(nnc_module_new_user(s.ctx, "OwnReLU", &table,
                         reinterpret_cast<uintptr_t>(new HostModule{in_forward}), &own));
  ok(nnc_module_new(ctx_, "Sequential()", &module_));
  ok(nnc_module_register_module(s.ctx, module_, "0", convolution));
  ok(nnc_module_register_module(s.ctx, module_, "1", own));
  ok(nnc_module_register_module(s.ctx, module_, "2", linear));
  ok(nnc_optimizer_new(ctx_, "Adam()", module_, &optimizer_));
  const int64_t sizes[] = {64, 3};
  nnc_tensor* x = nullptr;
  nnc_dataset* dataset = nullptr;
  ok(nnc_zeros(s.ctx, sizes, 2, NNC_FLOAT32, &x));
  ok(nnc_tensor_dataset_new(s.ctx, &x, 1, &dataset));
  ok(nnc_data_loader_new(ctx_, dataset, nullptr, "batch_size=4, shuffle=True, num_workers=2",
                         nullptr, &loader_));
  ok(nnc_summary_writer_new(ctx_, (folder_ + "/events").c_str(), nullptr, &writer_));
}

Training::~Training() {
  for (void* h : std::vector<void*>{writer_, loader_, optimizer_, module_, ctx_}) nnc_release(h);
}

void Training::step() const {
  const Scope s(ctx_);
  const int64_t sizes[] = {4, 3, 16, 16};
  nnc_tensor *x = nullptr, *y = nullptr, *loss = nullptr;
  ok(nnc_randn(s.ctx, sizes, 4, NNC_FLOAT32, &x));
  ok(nnc_module_call(s.ctx, module_, x, &y));
  ok(nnc_sum(s.ctx, y, nullptr, 0, 0, NNC_DTYPE_DEFAULT, &loss));
  ok(nnc_optimizer_zero_grad(s.ctx, optimizer_));
  ok(nnc_backward(s.ctx, loss));
  ok(nnc_optimizer_step(s.ctx, optimizer_));
}

void Training::save() const {
  ok(nnc_training_save(ctx_, module_, optimizer_, nullptr, nullptr, (folder_ + "/run.pt").c_str()));
}

void Training::load() const {
  const Scope s(ctx_);
  nnc_named* rest = nullptr;
  ok(nnc_training_load(s.ctx, (folder_ + "/run.pt").c_str(), module_, optimizer_, nullptr, &rest));
}

void Training::pass() const {
  const Scope s(ctx_);
  nnc_data_loader_iter* iterator = nullptr;
  ok(nnc_data_loader_iter_new(s.ctx, loader_, &iterator));
  for (int64_t n = 1; n > 0;) {
    nnc_tensor* batch = nullptr;
    ok(nnc_data_loader_next(s.ctx, iterator, &batch, 1, &n));
  }
}

void Training::write() const {
  ok(nnc_summary_writer_add_scalar(ctx_, writer_, "loss", 1, nullptr, nullptr, 0, 0));
  ok(nnc_summary_writer_flush(ctx_, writer_));
}

void Training::remove_files() const {
  std::filesystem::remove_all(folder_);
}

}  // namespace nnc_host
