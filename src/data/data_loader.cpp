// SPDX-License-Identifier: Apache-2.0
#include "data/data_loader.h"

#include <algorithm>

#include "base/options.h"
#include "data/workers.h"

namespace nnc::data {
namespace {

constexpr int64_t kMostWorkers = 512;
constexpr int64_t kMostAhead = 65536;

const std::vector<std::string_view> kOptions = {
    "batch_size",         "shuffle",      "drop_last", "num_workers", "prefetch_factor",
    "persistent_workers", "padding_value"};

std::optional<int64_t> int_or_none(const Value& v) {
  return v.is_none() ? std::nullopt : std::optional(v.as_int());
}
std::optional<double> float_or_none(const Value& v) {
  return v.is_none() ? std::nullopt : std::optional(v.as_float());
}

Padding padding_of(const Value& v) {
  Padding p;
  p.any = !v.is_none();
  p.each = v.is_sequence();
  if (!p.each) p.values.push_back(float_or_none(v));
  for (int64_t i = 0; p.each && i < v.size(); ++i) p.values.push_back(float_or_none(v[i]));
  return p;
}

void set(LoaderOptions& o, const NamedValue& k) {
  if (k.name == "batch_size")
    o.batch_size = int_or_none(k.value);
  else if (k.name == "shuffle")
    o.shuffle = !k.value.is_none() && k.value.as_bool();
  else if (k.name == "drop_last")
    o.drop_last = k.value.as_bool();
  else if (k.name == "num_workers")
    o.num_workers = k.value.as_int();
  else if (k.name == "prefetch_factor")
    o.prefetch_factor = int_or_none(k.value);
  else if (k.name == "persistent_workers")
    o.persistent_workers = k.value.as_bool();
  else
    o.padding = padding_of(k.value);
}

void check_options(const LoaderOptions& o) {
  check(o.num_workers >= 0 && o.num_workers <= kMostWorkers, Code::kInvalid,
        "num_workers option should be in 0..", kMostWorkers, ", got ", o.num_workers);
  check(o.num_workers > 0 || !o.prefetch_factor, Code::kInvalid,
        "prefetch_factor option could only be specified with num_workers > 0");
  const int64_t factor = o.prefetch_factor.value_or(2);
  check(factor >= 1 && factor <= kMostAhead, Code::kInvalid,
        "prefetch_factor option should be in 1..", kMostAhead, ", got ", factor);
  check(o.num_workers > 0 || !o.persistent_workers, Code::kInvalid,
        "persistent_workers option needs num_workers > 0");
  check(o.batch_size || !o.drop_last, Code::kInvalid,
        "batch_size=None option disables auto-batching and is mutually exclusive with drop_last");
  check(!o.batch_size || *o.batch_size > 0, Code::kInvalid,
        "batch_size should be a positive integer value, but got batch_size=",
        o.batch_size.value_or(0));
  check(o.batch_size || !o.padding.any, Code::kInvalid, "padding_value option needs a batch_size");
}

}  // namespace

LoaderOptions LoaderOptions::of(const char* text) {
  LoaderOptions out;
  read_options(text, kOptions, [&](const NamedValue& k) { set(out, k); });
  check_options(out);
  return out;
}

DataLoader::DataLoader(Ref<Dataset> dataset, Ref<Sampler> sampler, const LoaderOptions& options,
                       Ref<Generator> generator)
    : dataset_(std::move(dataset)),
      sampler_(std::move(sampler)),
      options_(options),
      generator_(std::move(generator)) {
  check(!sampler_ || !options_.shuffle, Code::kInvalid,
        "sampler option is mutually exclusive with shuffle");
  check(
      !sampler_ || !sampler_->gives_batches() || (options_.batch_size == 1 && !options_.drop_last),
      Code::kInvalid,
      "batch_sampler option is mutually exclusive with batch_size, shuffle, sampler, and "
      "drop_last");
  if (sampler_) return;
  const int64_t n = dataset_->size();
  sampler_ =
      options_.shuffle ? random_sampler(n, false, std::nullopt, generator_) : sequential_sampler(n);
}

int64_t DataLoader::size() const {
  const int64_t n = sampler_->size();
  if (sampler_->gives_batches()) return n;
  const int64_t batch = options_.batch_size.value_or(1);
  return n / batch + (!options_.drop_last && n % batch != 0 ? 1 : 0);
}

// PyTorch's iterators draw this seed whether or not they have workers, but once for all passes if
// the workers are persistent.
std::vector<Ref<Generator>> DataLoader::worker_generators(const Ref<Generator>& standard) {
  if (options_.persistent_workers && !persistent_.empty()) return persistent_;
  std::vector<Ref<Generator>> generators;
  for (int64_t i = 0; i < options_.num_workers; ++i) {
    generators.push_back(Ref<Generator>::adopt(new Generator));
  }
  uint64_t seed = draw_seed(generator_ ? *generator_ : *standard);
  for (const Ref<Generator>& g : generators) g->manual_seed(seed++);
  return generators;
}

Ref<DataLoaderIter> DataLoader::iter() {
  const Ref<Generator> standard = Ref<Generator>::share(&current_generator());
  const std::lock_guard lock(mutex_);
  std::vector<Ref<Generator>> generators = worker_generators(standard);
  const int64_t ahead = options_.num_workers * options_.prefetch_factor.value_or(2);
  Ref<Workers> workers = Ref<Workers>::adopt(
      new Workers({dataset_, sampler_->pass(standard), options_.batch_size, options_.drop_last,
                   sampler_->gives_batches(), options_.padding, ahead, generators}));
  const Ref<DataLoaderIter> iterator = Ref<DataLoaderIter>::adopt(new DataLoaderIter(workers));
  workers->begin();
  if (options_.persistent_workers) persistent_ = std::move(generators);
  return iterator;
}

DataLoaderIter::DataLoaderIter(Ref<Workers> workers) : workers_(std::move(workers)) {}

DataLoaderIter::~DataLoaderIter() {
  workers_->end();
}

void DataLoaderIter::wait() const {
  workers_->wait();
}

void DataLoaderIter::next(FunctionRef<void(const std::vector<Tensor>&)> take) {
  workers_->check_process();
  check_not_captured();
  check(caller_.load(std::memory_order_relaxed) != std::this_thread::get_id(), Code::kState,
        "the iterator is asked for a batch by the dataset that it asks itself");
  const std::lock_guard lock(mutex_);
  struct Caller {
    explicit Caller(std::atomic<std::thread::id>& t) : thread(t) {
      thread.store(std::this_thread::get_id(), std::memory_order_relaxed);
    }
    ~Caller() { thread.store({}, std::memory_order_relaxed); }
    std::atomic<std::thread::id>& thread;
  } const caller(caller_);
  take(workers_->next());
  workers_->next_done();
}

}  // namespace nnc::data
