// SPDX-License-Identifier: Apache-2.0
#include "nnc/data.h"

#include "capi/callback.h"
#include "capi/data_objects.h"
#include "data/data_loader.h"
#include "data/datasets.h"

namespace nnc::capi {
namespace {

// NULL is torch's None.
Ref<Generator> generator_of(nnc_ctx* generator) {
  if (!generator) return nullptr;
  return object<Context>(generator, Kind::kContext, "generator").exec().generator;
}
Ref<data::Dataset> shared(data::Dataset& d) {
  return Ref<data::Dataset>::share(&d);
}

// The list x of n_x elements.
template <class T>
Span<const T> long_list(const T* p, int64_t n, const char* name, int64_t most) {
  check(n >= 0 && n <= most, Code::kInvalid, "n_", name, " must be in 0..", most, ", got ", n);
  check(p || n == 0, Code::kInvalid, name, " is NULL");
  return {p, n};
}
constexpr int64_t kMostIndices = int64_t{1} << 40;
constexpr int64_t kMostParts = 65536;
#define LONG_LIST(x, most) long_list(x, n_##x, #x, most)

// A dataset that is a table of functions of the host's.
class HostDataset final : public data::Dataset {
 public:
  HostDataset(const nnc_dataset_vtable& vtable, uintptr_t self)
      : vtable_(vtable), self_(self), size_(len()) {}
  ~HostDataset() override {
    if (owns_self_) end_of_self(vtable_.destroy, self_);
  }
  // From now on the dataset ends self's life. Until then a failure leaves self with the caller.
  void take_self() { owns_self_ = true; }
  int64_t size() const override { return size_; }
  bool any_thread() const override { return vtable_.any_thread != 0; }
  bool calls_host() const override { return true; }
  std::vector<Tensor> get(int64_t index) const override;

 private:
  int64_t len() const;

  const nnc_dataset_vtable vtable_;
  const uintptr_t self_;
  bool owns_self_ = false;
  const int64_t size_;
};

int64_t HostDataset::len() const {
  const HostCall depth("dataset", "len");
  const CallbackScope scope;
  int64_t n = 0;
  nnc_error* e = call_host("dataset", [&] { return vtable_.len(self_, scope.handle(), &n); });
  if (e) raise_user_error(e, "dataset");
  check(n >= 0, Code::kCallback, "dataset: len says there are ", n, " samples");
  return n;
}

std::vector<Tensor> HostDataset::get(int64_t index) const {
  const WorkerGuard entry;
  const HostCall depth("dataset", "get");
  const CallbackScope scope;
  nnc_tensor* outputs[kHostOutputs] = {};
  int64_t n = 0;
  nnc_error* e = call_host("dataset", [&] {
    return vtable_.get(self_, scope.handle(), index, outputs, kHostOutputs, &n);
  });
  if (e) raise_user_error(e, "dataset");
  return take_outputs("dataset", "get", outputs, n);
}

// All handles or none.
void put_all(const Call& c, nnc_dataset** out, const std::vector<Ref<data::Dataset>>& parts) {
  std::vector<nnc_dataset*> handles(parts.size());
  try {
    for (size_t i = 0; i < parts.size(); ++i) put(c, OUT(&handles[i]), parts[i]);
  } catch (...) {
    for (nnc_dataset* h : handles) release_handle(h);
    throw;
  }
  std::copy(handles.begin(), handles.end(), out);
}

}  // namespace
}  // namespace nnc::capi

using namespace nnc;
using namespace nnc::capi;

nnc_error* nnc_tensor_dataset_new(nnc_ctx* ctx, nnc_tensor* const* tensors, int64_t n_tensors,
                                  nnc_dataset** out) {
  return PUT(out, data::tensor_dataset(LIST(tensors)));
}

nnc_error* nnc_dataset_new_user(nnc_ctx* ctx, const nnc_dataset_vtable* vtable, uintptr_t self,
                                nnc_dataset** out) {
  return guard(__func__, ctx, out, [&](const Call& c) {
    const nnc_dataset_vtable known = known_table(vtable, "vtable");
    check(known.len != nullptr, Code::kInvalid, "vtable->len is NULL");
    check(known.get != nullptr, Code::kInvalid, "vtable->get is NULL");
    auto* d = new HostDataset(known, self);
    put(c, OUT(out), Ref<data::Dataset>::adopt(d));
    d->take_self();
  });
}

nnc_error* nnc_subset_new(nnc_ctx* ctx, nnc_dataset* dataset, const int64_t* indices,
                          int64_t n_indices, nnc_dataset** out) {
  return PUT(out, data::subset(shared(ARG(dataset)), LONG_LIST(indices, kMostIndices)));
}

nnc_error* nnc_concat_dataset_new(nnc_ctx* ctx, nnc_dataset* const* datasets, int64_t n_datasets,
                                  nnc_dataset** out) {
  return guard(__func__, ctx, out, [&](const Call& c) {
    std::vector<Ref<data::Dataset>> all;
    for (nnc_dataset* d : LONG_LIST(datasets, kMostParts))
      all.push_back(shared(arg(d, "datasets")));
    put(c, OUT(out), data::concat_dataset(std::move(all)));
  });
}

nnc_error* nnc_random_split(nnc_ctx* ctx, nnc_dataset* dataset, const int64_t* lengths,
                            int64_t n_lengths, nnc_dataset** out) {
  return guard(__func__, ctx, out, [&](const Call& c) {
    UndoLog log;
    put_all(c, out, data::random_split(shared(ARG(dataset)), LONG_LIST(lengths, kMostParts)));
    log.keep();
  });
}

nnc_error* nnc_random_split_fractions(nnc_ctx* ctx, nnc_dataset* dataset, const double* fractions,
                                      int64_t n_fractions, nnc_dataset** out) {
  return guard(__func__, ctx, out, [&](const Call& c) {
    UndoLog log;
    put_all(c, out, data::random_split(shared(ARG(dataset)), LONG_LIST(fractions, kMostParts)));
    log.keep();
  });
}

int64_t nnc_dataset_len(nnc_dataset* dataset) {
  return read<data::Dataset>(dataset, Kind::kDataset, int64_t{-1},
                             [](const data::Dataset& d) { return d.size(); });
}

nnc_error* nnc_dataset_get(nnc_ctx* ctx, nnc_dataset* dataset, int64_t index, nnc_tensor** out,
                           int64_t capacity, int64_t* n_out) {
  return guard_and_undo(__func__, ctx, out_list(out, capacity, n_out), [&] {
    data::check_not_captured();
    return shared(ARG(dataset))->at(index);
  });
}

nnc_error* nnc_sequential_sampler_new(nnc_ctx* ctx, nnc_dataset* dataset, nnc_sampler** out) {
  return PUT(out, data::sequential_sampler(ARG(dataset).size()));
}

nnc_error* nnc_random_sampler_new(nnc_ctx* ctx, nnc_dataset* dataset, int32_t replacement,
                                  const int64_t* num_samples, nnc_ctx* generator,
                                  nnc_sampler** out) {
  return PUT(out, data::random_sampler(ARG(dataset).size(), replacement != 0, OPT(num_samples),
                                       generator_of(generator)));
}

nnc_error* nnc_subset_random_sampler_new(nnc_ctx* ctx, const int64_t* indices, int64_t n_indices,
                                         nnc_ctx* generator, nnc_sampler** out) {
  return guard(__func__, ctx, out, [&](const Call& c) {
    const Span<const int64_t> list = LONG_LIST(indices, kMostIndices);
    put(c, OUT(out),
        data::subset_random_sampler({list.begin(), list.end()}, generator_of(generator)));
  });
}

nnc_error* nnc_weighted_random_sampler_new(nnc_ctx* ctx, nnc_tensor* weights, int64_t num_samples,
                                           int32_t replacement, nnc_ctx* generator,
                                           nnc_sampler** out) {
  return PUT(out, data::weighted_random_sampler(ARG(weights), num_samples, replacement != 0,
                                                generator_of(generator)));
}

nnc_error* nnc_batch_sampler_new(nnc_ctx* ctx, nnc_sampler* sampler, int64_t batch_size,
                                 int32_t drop_last, nnc_sampler** out) {
  return PUT(out, data::batch_sampler(Ref<data::Sampler>::share(&ARG(sampler)), batch_size,
                                      drop_last != 0));
}

nnc_error* nnc_listed_batches_new(nnc_ctx* ctx, const int64_t* indices, int64_t n_indices,
                                  const int64_t* lengths, int64_t n_lengths, nnc_sampler** out) {
  return guard(__func__, ctx, out, [&](const Call& c) {
    const Span<const int64_t> all = LONG_LIST(indices, kMostIndices);
    const Span<const int64_t> each = LONG_LIST(lengths, kMostIndices);
    put(c, OUT(out), data::listed_batches({all.begin(), all.end()}, {each.begin(), each.end()}));
  });
}

int64_t nnc_sampler_len(nnc_sampler* sampler) {
  return read<data::Sampler>(sampler, Kind::kSampler, int64_t{-1},
                             [](const data::Sampler& s) { return s.size(); });
}

nnc_error* nnc_sampler_indices(nnc_ctx* ctx, nnc_sampler* sampler, nnc_tensor** out) {
  return guard_and_undo(__func__, ctx, outs(OUT(out)), [&] {
    data::check_not_captured();
    const auto& s = ARG(sampler);
    const auto pass = s.pass(Ref<Generator>::share(&current_generator()));
    std::vector<int64_t> all;
    if (s.gives_batches()) {
      for (auto batch = pass->take_run(); !batch.empty(); batch = pass->take_run())
        all.insert(all.end(), batch.begin(), batch.end());
    } else {
      all = pass->take(s.size());
      pass->take(1);  // whatever PyTorch draws at the end
    }
    return std::vector<Tensor>{data::tensor_of(all)};
  });
}

nnc_error* nnc_data_loader_new(nnc_ctx* ctx, nnc_dataset* dataset, nnc_sampler* sampler,
                               const char* options, nnc_ctx* generator, nnc_data_loader** out) {
  return guard(__func__, ctx, out, [&](const Call& c) {
    Ref<data::Sampler> s = sampler ? Ref<data::Sampler>::share(&ARG(sampler)) : nullptr;
    put(c, OUT(out),
        Ref<data::DataLoader>::adopt(new data::DataLoader(shared(ARG(dataset)), std::move(s),
                                                          data::LoaderOptions::of(options),
                                                          generator_of(generator))));
  });
}

int64_t nnc_data_loader_len(nnc_data_loader* loader) {
  return read<data::DataLoader>(loader, Kind::kDataLoader, int64_t{-1},
                                [](const data::DataLoader& l) { return l.size(); });
}

nnc_error* nnc_data_loader_iter_new(nnc_ctx* ctx, nnc_data_loader* loader,
                                    nnc_data_loader_iter** out) {
  return guard_and_undo(__func__, ctx, OUT(out), [&] {
    data::check_not_captured();
    return ARG(loader).iter();
  });
}

nnc_error* nnc_data_loader_next(nnc_ctx* ctx, nnc_data_loader_iter* iterator, nnc_tensor** out,
                                int64_t capacity, int64_t* n_out) {
  // Outside of any call, so that nobody waits for this thread: Note [Alone]. A bad handle is an
  // error below.
  const Ref<data::DataLoaderIter> waited = read<data::DataLoaderIter>(
      iterator, Kind::kDataLoaderIter, Ref<data::DataLoaderIter>(),
      [](data::DataLoaderIter& i) { return Ref<data::DataLoaderIter>::share(&i); });
  try {
    if (waited) waited->wait();
  } catch (...) {
    return current_error(__func__);
  }
  return guard(__func__, ctx, [&](const Call& c) {
    const OutList list = out_list(out, capacity, n_out);
    check_out(list);
    ARG(iterator).next([&](const std::vector<Tensor>& batch) { put(c, list, batch); });
  });
}
