// SPDX-License-Identifier: Apache-2.0
// Datasets and loaders for C++: torch.utils.data. Include <nnc/nnc.hpp>.
#ifndef NNC_DATA_HPP
#define NNC_DATA_HPP

#include <nnc/nn.hpp>

namespace nnc {

class Dataset : public Handle<nnc_dataset> {
 public:
  explicit Dataset(nnc_dataset* owned) : Handle(owned) {}
  int64_t size() const {
    return detail::answer(nnc_dataset_len(get()), "nnc::Dataset::size", "dataset");
  }
  std::vector<Tensor> operator[](int64_t index) const {
    return detail::several(nnc_dataset_get, 64, detail::current, get(), index);
  }
};

// Sample i is the places i of the first dimension of all tensors.
inline Dataset TensorDataset(const std::vector<Tensor>& tensors) {
  return Dataset(detail::make<nnc_dataset>(nnc_tensor_dataset_new, detail::current,
                                           detail::handles(tensors).data(),
                                           detail::count(tensors)));
}
inline Dataset Subset(const Dataset& dataset, const Ints& indices) {
  return Dataset(detail::make<nnc_dataset>(nnc_subset_new, detail::current, dataset.get(),
                                           indices.data(), detail::count(indices)));
}

// The samples of one after those of another.
inline Dataset ConcatDataset(const std::vector<Dataset>& datasets) {
  std::vector<nnc_dataset*> handles;
  for (const Dataset& dataset : datasets) handles.push_back(dataset.get());
  return Dataset(detail::make<nnc_dataset>(nnc_concat_dataset_new, detail::current, handles.data(),
                                           detail::count(handles)));
}
// Random subsets of these lengths, or of these fractions of the samples: random_split(all, {0.8,
// 0.2}).
inline std::vector<Dataset> random_split(const Dataset& dataset, const Reals& lengths) {
  std::vector<nnc_dataset*> out(lengths.size());
  if (lengths.are_whole()) {
    const std::vector<int64_t> whole(lengths.data(), lengths.data() + lengths.size());
    check(nnc_random_split(detail::current, dataset.get(), whole.data(), detail::count(whole),
                           out.data()));
  } else {
    check(nnc_random_split_fractions(detail::current, dataset.get(), lengths.data(),
                                     detail::count(lengths), out.data()));
  }
  std::vector<Dataset> result;
  for (nnc_dataset* part : out) result.emplace_back(detail::own(part));
  return result;
}

// A dataset of your own: an object with size() and operator[](int64_t), which gives a tensor or a
// vector of them. With any_thread the workers of a loader call it, several at a time.
template <class T>
Dataset make_dataset(T object, bool any_thread = false) {
  const nnc_dataset_vtable table = {
      sizeof table, any_thread,
      [](uintptr_t self, nnc_ctx*, int64_t* out) {
        return detail::guarded(
            [&] { *out = static_cast<int64_t>(reinterpret_cast<T*>(self)->size()); });
      },
      [](uintptr_t self, nnc_ctx* ctx, int64_t index, nnc_tensor** out, int64_t capacity,
         int64_t* n_out) {
        return detail::guarded([&] {
          const detail::CallScope scope(ctx);
          detail::give(ctx, detail::list((*reinterpret_cast<T*>(self))[index]), out, capacity,
                       n_out);
        });
      },
      [](uintptr_t self) { delete reinterpret_cast<T*>(self); }};
  auto kept = std::make_unique<T>(std::move(object));
  Dataset dataset(detail::make<nnc_dataset>(nnc_dataset_new_user, detail::current, &table,
                                            reinterpret_cast<uintptr_t>(kept.get())));
  kept.release();
  return dataset;
}

// for (const std::vector<nnc::Tensor>& batch : loader) ...: each loop is a pass.
class DataLoader : public Handle<nnc_data_loader> {
 public:
  explicit DataLoader(nnc_data_loader* owned) : Handle(owned) {}
  // "batch_size=64, shuffle=True"; see nnc/data.h.
  explicit DataLoader(const Dataset& dataset, const Text& options = "")
      : Handle(detail::make<nnc_data_loader>(nnc_data_loader_new, detail::current, dataset.get(),
                                             static_cast<nnc_sampler*>(nullptr), options.get(),
                                             static_cast<nnc_ctx*>(nullptr))) {}
  int64_t size() const {
    return detail::answer(nnc_data_loader_len(get()), "nnc::DataLoader::size", "loader");
  }

  class Iterator {
   public:
    Iterator() = default;
    explicit Iterator(nnc_data_loader_iter* pass) : pass_(pass) { ++*this; }
    const std::vector<Tensor>& operator*() const { return batch_; }
    const std::vector<Tensor>* operator->() const { return &batch_; }
    Iterator& operator++() {
      batch_ = detail::several(nnc_data_loader_next, 128, detail::current, pass_.get());
      return *this;
    }
    // Only the end is asked for.
    bool operator!=(const Iterator&) const { return !batch_.empty(); }

   private:
    Handle<nnc_data_loader_iter> pass_;
    std::vector<Tensor> batch_;
  };
  Iterator begin() const {
    return Iterator(
        detail::make<nnc_data_loader_iter>(nnc_data_loader_iter_new, detail::current, get()));
  }
  Iterator end() const { return {}; }
};

}  // namespace nnc

#endif
