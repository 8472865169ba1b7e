// SPDX-License-Identifier: Apache-2.0
// Datasets, samplers and loaders as parameters and outputs of C functions; see Note [Forwarders].
#pragma once

#include "capi/guard.h"
#include "data/data_loader.h"
#include "nnc/data.h"

namespace nnc::capi {

inline data::Dataset& arg(nnc_dataset* h, const char* name) {
  return object<data::Dataset>(h, Kind::kDataset, name);
}
inline void put(const Call& c, const Out<nnc_dataset*>& out, Ref<data::Dataset> d) {
  c.put_object(reinterpret_cast<void**>(out.pointer), Kind::kDataset, d.leak());
}
inline data::Sampler& arg(nnc_sampler* h, const char* name) {
  return object<data::Sampler>(h, Kind::kSampler, name);
}
inline data::DataLoader& arg(nnc_data_loader* h, const char* name) {
  return object<data::DataLoader>(h, Kind::kDataLoader, name);
}
inline data::DataLoaderIter& arg(nnc_data_loader_iter* h, const char* name) {
  return object<data::DataLoaderIter>(h, Kind::kDataLoaderIter, name);
}
inline void put(const Call& c, const Out<nnc_sampler*>& out, Ref<data::Sampler> s) {
  c.put_object(reinterpret_cast<void**>(out.pointer), Kind::kSampler, s.leak());
}
inline void put(const Call& c, const Out<nnc_data_loader*>& out, Ref<data::DataLoader> l) {
  c.put_object(reinterpret_cast<void**>(out.pointer), Kind::kDataLoader, l.leak());
}
inline void put(const Call& c, const Out<nnc_data_loader_iter*>& out, Ref<data::DataLoaderIter> i) {
  c.put_object(reinterpret_cast<void**>(out.pointer), Kind::kDataLoaderIter, i.leak());
}

}  // namespace nnc::capi
