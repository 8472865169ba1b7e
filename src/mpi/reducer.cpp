// SPDX-License-Identifier: Apache-2.0
#include "mpi/reducer.h"

#include <algorithm>
#include <numeric>

#include "mpi/exchange.h"
#include "mpi/half.h"
#include "mpi/reduction.h"

namespace nnc::mpi {

namespace {

constexpr int64_t kFirstBucketBytes = int64_t{1} << 20;  // torch's
constexpr int64_t kLargeBytes = int64_t{1} << 20;        // of a parameter

template <class T>
void scale_half(const void* in, void* out, int64_t n, double factor) {
  const auto f = static_cast<float>(factor);
  const auto* x = static_cast<const T*>(in);
  auto* y = static_cast<T*>(out);
  for (int64_t i = 0; i < n; ++i) y[i] = T::round(T::load(x[i]) * f);
}
template <class T>
void scale_plain(const void* in, void* out, int64_t n, double factor) {
  const auto f = static_cast<T>(factor);
  const auto* x = static_cast<const T*>(in);
  auto* y = static_cast<T*>(out);
  for (int64_t i = 0; i < n; ++i) y[i] = x[i] * f;
}
// out = factor * in, of n elements; in may be out.
void scale(const void* in, void* out, int64_t n, nnc_dtype dtype, double factor) {
  if (dtype == NNC_FLOAT32) return scale_plain<float>(in, out, n, factor);
  if (dtype == NNC_FLOAT64) return scale_plain<double>(in, out, n, factor);
  if (dtype == NNC_FLOAT16) return scale_half<Float16>(in, out, n, factor);
  scale_half<Bfloat16>(in, out, n, factor);
}

}  // namespace

Reducer::Reducer(std::shared_ptr<Group> group, const ReducerOptions& options)
    : group_(std::move(group)), options_(options) {}

std::shared_ptr<Reducer> Reducer::make(std::shared_ptr<Group> group,
                                       std::vector<Parameter> parameters,
                                       const ReducerOptions& options) {
  std::shared_ptr<Reducer> r(new Reducer(std::move(group), options));
  for (Parameter& p : parameters) {
    Slot s;
    s.name = std::move(p.name);
    s.parameter = std::move(p.tensor);
    s.numel = nnc_tensor_numel(s.parameter.get());
    s.dtype = nnc_tensor_dtype(s.parameter.get());
    for (int64_t d = 0; d < nnc_tensor_ndim(s.parameter.get()); ++d) {
      s.sizes.push_back(nnc_tensor_size(s.parameter.get(), d));
    }
    check(is_floating(s.dtype), NNC_E_DTYPE, "parameter ", s.name, " is ", dtype_name(s.dtype));
    r->slots_.push_back(std::move(s));
  }
  r->used_ = std::make_shared<std::vector<uint8_t>>(r->slots_.size());
  r->comm_ = r->group_->duplicate();
  if (options.compression != Compression::kNone) r->second_comm_ = r->group_->duplicate();
  // Backward begins with the last parameters.
  std::vector<size_t> order(r->slots_.size());
  std::iota(order.rbegin(), order.rend(), size_t{0});
  r->fill_buckets(order);
  r->add_hooks();
  return r;
}

bool Reducer::is_large(const Slot& s) const {
  return s.numel * dtype_size(s.dtype) >= kLargeBytes && !options_.views &&
         options_.compression == Compression::kNone;
}

void Reducer::make_memory(Bucket& b) {
  auto memory = std::make_shared<Memory>(b.numel * dtype_size(b.dtype));
  const FreeContext free;
  std::vector<Owned<nnc_tensor>> views;
  int64_t offset = 0;
  for (const size_t i : b.slots) {
    views.push_back(tensor_in(free.get(), memory, offset, slots_[i].sizes, b.dtype));
    offset += slots_[i].numel * dtype_size(b.dtype);
  }
  for (size_t k = 0; k < b.slots.size(); ++k) slots_[b.slots[k]].view = std::move(views[k]);
  b.memory = std::move(memory);
}

// torch's _compute_bucket_assignment_by_size: a bucket for each element type, closed when it has
// reached its size.
void Reducer::fill_buckets(const std::vector<size_t>& order) {
  std::vector<Bucket> buckets;
  std::vector<std::pair<nnc_dtype, Bucket>> open;
  std::vector<std::pair<nnc_dtype, bool>> begun;  // types that have had their first bucket
  const auto close = [&](Bucket& b) {
    b.pending = b.slots.size();
    buckets.push_back(std::move(b));
    b = Bucket();
  };
  for (const size_t i : order) {
    const Slot& s = slots_[i];
    if (is_large(s)) {
      Bucket b;
      b.dtype = s.dtype;
      b.numel = s.numel;
      b.large = true;
      b.slots.push_back(i);
      close(b);
      continue;
    }
    auto at = std::find_if(open.begin(), open.end(),
                           [&](const auto& entry) { return entry.first == s.dtype; });
    if (at == open.end()) {
      open.emplace_back(s.dtype, Bucket());
      begun.emplace_back(s.dtype, false);
      at = open.end() - 1;
    }
    bool& later = begun[static_cast<size_t>(at - open.begin())].second;
    Bucket& b = at->second;
    b.dtype = s.dtype;
    b.slots.push_back(i);
    b.numel += s.numel;
    const int64_t limit =
        later ? options_.bucket_bytes : std::min(kFirstBucketBytes, options_.bucket_bytes);
    if (b.numel * dtype_size(b.dtype) < limit) continue;
    close(b);
    later = true;
  }
  for (auto& [dtype, b] : open) {
    if (!b.slots.empty()) close(b);
  }
  // All memory is there, but for that of large parameters: from here on nothing fails but for small
  // things.
  for (Bucket& b : buckets) {
    if (!b.large) make_memory(b);
  }
  for (size_t n = 0; n < buckets.size(); ++n) {
    int64_t offset = 0;
    for (const size_t i : buckets[n].slots) {
      slots_[i].bucket = n;
      slots_[i].offset = offset;
      offset += slots_[i].numel * dtype_size(buckets[n].dtype);
    }
  }
  buckets_ = std::move(buckets);
}

void Reducer::forward_begins() {
  group_->require_alive();
  if (active_) {
    group_->fail("a backward has failed half-way, or a forward is called within it");
    group_->require_alive();
  }
  armed_ = false;
}

// The first gradient of a backward, or its end. What a static graph does not reach on this rank is
// known by now.
void Reducer::begin(nnc_ctx* ctx) {
  group_->require_alive();
  for (Bucket& b : buckets_) {
    b.pending = b.slots.size();
    b.operation.reset();
    b.in_place.reset();
  }
  for (Slot& s : slots_) s.ready = false;
  next_ = 0;
  active_ = true;
  begin_comparison();
  for (Slot& s : slots_) {
    if (s.unused) put_unreached(ctx, s);
  }
}

bool Reducer::compresses(const Bucket& b) const {
  // Buckets change after the first backward; what was rounded off belongs to the new ones.
  return options_.compression != Compression::kNone && !first_ && b.dtype == NNC_FLOAT32 &&
         group_->size() > 1;
}

bool Reducer::exchanges(const Bucket& b) const {
  return !compresses(b) && is_exchanged(b.numel, b.dtype, group_->size());
}

// The gradient goes into its bucket; true if there is one. Where it is not exchanged (which
// divides) it is divided by the number of ranks. With `views` the place in the bucket becomes the
// .grad of a parameter that was reached.
bool Reducer::put_gradient(nnc_ctx* ctx, Slot& s, bool reached) {
  Bucket& b = buckets_[s.bucket];
  const int64_t bytes = s.numel * dtype_size(s.dtype);
  Owned<nnc_tensor> grad;
  take(nnc_tensor_grad(ctx, s.parameter.get(), grad.out()));
  check(
      !grad || (nnc_tensor_dtype(grad.get()) == s.dtype && nnc_tensor_numel(grad.get()) == s.numel),
      NNC_E_STATE, "the gradient of ", s.name, " is of another type or size than when ",
      "DistributedDataParallel was made");
  const bool contiguous = grad && nnc_tensor_is_contiguous(grad.get()) == 1;
  b.in_place.reset();
  if (b.large && reached && contiguous && !nnc_tensor_requires_grad(grad.get()) && exchanges(b)) {
    b.in_place = std::make_shared<Owned<nnc_tensor>>(std::move(grad));
    return true;
  }
  if (!b.memory) make_memory(b);
  char* place = b.memory->data() + s.offset;
  if (!grad) {
    std::memset(place, 0, static_cast<size_t>(bytes));
    return false;
  }
  const double factor = exchanges(b) ? 1.0 : 1.0 / group_->size();
  const void* from = place;
  if (contiguous) {
    from = nnc_tensor_data(grad.get());
    if (from == place && !reached) s.saved.assign(place, place + bytes);
  } else {
    take(nnc_tensor_copy_to(ctx, grad.get(), place, bytes));
  }
  if (from != place && factor == 1.0) {
    std::memcpy(place, from, static_cast<size_t>(bytes));
  } else if (factor != 1.0) {
    scale(from, place, s.numel, s.dtype, factor);
  }
  if (options_.views && reached) {
    take(nnc_tensor_set_grad(ctx, s.parameter.get(), s.view.get()));
  }
  return true;
}

void Reducer::gradient_ready(nnc_ctx* ctx, size_t parameter) {
  (*used_)[parameter] = 1;
  if (!armed_) return;
  const double start = now();
  if (!active_) begin(ctx);
  Slot& s = slots_[parameter];
  if (s.unused || (s.ready && s.bucket < next_)) {
    const std::string why =
        s.unused ? text("the graph is not static: parameter ", s.name, " was not reached before")
                 : text("parameter ", s.name, " has got a gradient after it was reduced");
    group_->fail(why);
    fail(NNC_E_STATE, why);
  }
  put_gradient(ctx, s, true);
  if (first_) order_.push_back(parameter);
  if (!s.ready) {
    s.ready = true;
    --buckets_[s.bucket].pending;
  }
  launch_full();
  if (group_->trace()) group_->trace()->note(Trace::kCaller, "gradient of " + s.name, start, now());
}

void Reducer::launch_full() {
  while (next_ < buckets_.size() && buckets_[next_].pending == 0) {
    launch(buckets_[next_], next_);
    ++next_;
  }
}

void Reducer::launch(Bucket& b, size_t number) {
  const std::string name = text("all_reduce of bucket ", number);
  if (compresses(b)) {
    if (!b.compressed) {
      b.compressed = std::make_unique<CompressedAllReduce>(*group_, comm_, second_comm_, b.numel,
                                                           options_.compression, options_.feedback);
    }
    b.operation = b.compressed->operation(b.memory);
  } else if (exchanges(b)) {
    void* data = b.in_place ? nnc_tensor_data_mut(b.in_place->get()) : b.memory->data();
    std::shared_ptr<void> owner = b.memory;
    if (b.in_place) owner = b.in_place;
    b.operation = std::make_shared<Operation>(
        name, exchange_steps(*group_, comm_, exchanges_++, data, b.numel, b.dtype, owner));
  } else {
    b.operation = std::make_shared<Operation>(
        name, std::vector<Operation::Step>{[memory = b.memory, n = b.numel, dtype = b.dtype,
                                            comm = comm_](std::vector<MPI_Request>& requests) {
          return begin_all_reduce(memory->data(), memory->data(), n, dtype, Reduction::kSum,
                                  comm->get(), requests);
        }});
  }
  group_->start(b.operation);
}

void Reducer::refuse_unreached() {
  std::string names;
  int n = 0;
  for (const Slot& s : slots_) {
    if (s.ready) continue;
    if (++n <= 5) names += (names.empty() ? "" : ", ") + s.name;
  }
  if (n > 5) names += text(" and ", n - 5, " more");
  const std::string why =
      options_.static_graph
          ? text("the graph is not static: backward has not reached ", names)
          : text("backward has not reached ", names, ": find_unused_parameters=True allows that");
  group_->fail(why);
  group_->require_alive();
  fail(NNC_E_STATE, why);
}

// What is not reached counts as what its .grad holds, or as 0.
void Reducer::put_unreached(nnc_ctx* ctx, Slot& s) {
  put_gradient(ctx, s, false);
  s.ready = true;
  --buckets_[s.bucket].pending;
}

// The greatest and the least number of forwards, each with a rank whose it is.
void Reducer::begin_comparison() {
  const int64_t size = group_->size(), rank = group_->rank();
  if (!group_->checks() || size == 1) return;
  most_ = std::make_shared<std::vector<int64_t>>(
      std::vector<int64_t>{forwards_ * size + rank, -forwards_ * size + rank});
  comparison_ = std::make_shared<Operation>(
      "all_reduce of the number of forwards",
      std::vector<Operation::Step>{
          [most = most_, comm = comm_](std::vector<MPI_Request>& requests) {
            return begin_all_reduce(most->data(), most->data(), 2, NNC_INT64, Reduction::kMax,
                                    comm->get(), requests);
          }});
  group_->start(comparison_);
}

void Reducer::end_comparison() {
  if (!comparison_) return;
  group_->wait(*comparison_);
  comparison_.reset();
  const int64_t size = group_->size(), greatest = (*most_)[0], least = (*most_)[1];
  const int64_t least_rank = ((least % size) + size) % size;
  const int64_t more = greatest / size, fewer = (least_rank - least) / size;
  if (more == fewer) return;
  group_->monitor()->fail(static_cast<int>(greatest % size),
                          text("rank ", greatest % size, " has called DistributedDataParallel ",
                               more, " times to be reduced, and rank ", least_rank, " ", fewer,
                               " times: this backward has mixed different steps"));
  group_->require_alive();
}

std::shared_ptr<Operation> Reducer::reduce_used() {
  const auto op = std::make_shared<Operation>(
      "all_reduce of the parameters that are used",
      std::vector<Operation::Step>{
          [used = used_, comm = comm_](std::vector<MPI_Request>& requests) {
            return begin_all_reduce(used->data(), used->data(), static_cast<int64_t>(used->size()),
                                    NNC_UINT8, Reduction::kMax, comm->get(), requests);
          }});
  group_->start(op);
  return op;
}

void Reducer::wait_for_all() {
  for (size_t n = 0; n < buckets_.size(); ++n) {
    const double start = now();
    const Operation& op = *buckets_[n].operation;
    group_->wait(op);
    if (!group_->trace()) continue;
    group_->trace()->note(Trace::kCollectives, text(op.name, " (bucket ", n, ")"), op.began,
                          op.ended);
    group_->trace()->note(Trace::kCaller, text("wait for bucket ", n), start, now());
  }
}

// The means become gradients, but of parameters that no rank has used.
void Reducer::give_back(nnc_ctx* ctx, const std::vector<uint8_t>* used) {
  for (size_t i = 0; i < slots_.size(); ++i) {
    Slot& s = slots_[i];
    Bucket& b = buckets_[s.bucket];
    const bool unused = s.nobodys || (used && !(*used)[i]);
    if (b.in_place) {
      // A hook may have put another one into its place meanwhile.
      nnc_tensor* mean = b.in_place->get();
      Owned<nnc_tensor> grad;
      take(nnc_tensor_grad(ctx, s.parameter.get(), grad.out()));
      if (!grad) {
        take(nnc_tensor_set_grad(ctx, s.parameter.get(), mean));
      } else if (nnc_tensor_data(grad.get()) != nnc_tensor_data(mean)) {
        take(nnc_copy_(ctx, grad.get(), mean));
      }
      b.in_place.reset();
    } else if (unused) {
      // With views .grad may lie in the bucket: it is what it was.
      if (!s.saved.empty()) {
        std::copy(s.saved.begin(), s.saved.end(), b.memory->data() + s.offset);
      }
    } else {
      Owned<nnc_tensor> grad;
      take(nnc_tensor_grad(ctx, s.parameter.get(), grad.out()));
      if (options_.views) {
        const char* place = b.memory->data() + s.offset;
        if (!grad || nnc_tensor_data(grad.get()) != place) {
          take(nnc_tensor_set_grad(ctx, s.parameter.get(), s.view.get()));
        }
      } else if (grad) {
        take(nnc_copy_(ctx, grad.get(), s.view.get()));
      } else {
        Owned<nnc_tensor> copy;
        take(nnc_clone(ctx, s.view.get(), copy.out()));
        take(nnc_tensor_set_grad(ctx, s.parameter.get(), copy.get()));
      }
    }
    s.saved.clear();
  }
}

void Reducer::backward_ends(nnc_ctx* ctx) {
  if (!armed_) return;
  const Scope scope(ctx);
  if (!active_) begin(scope.get());
  const bool search = options_.find_unused || (options_.static_graph && first_);
  for (Slot& s : slots_) {
    if (s.ready) continue;
    if (!search) refuse_unreached();
    put_unreached(scope.get(), s);
  }
  launch_full();
  const std::shared_ptr<Operation> used_op = search ? reduce_used() : nullptr;
  wait_for_all();
  end_comparison();
  if (used_op) group_->wait(*used_op);
  give_back(scope.get(), search ? used_.get() : nullptr);
  if (first_) finish_first();
  if (search) used_ = std::make_shared<std::vector<uint8_t>>(slots_.size());
  active_ = armed_ = false;
}

// After the first backward: the order in which gradients come is known, and of a static graph what
// it does not reach, here and anywhere.
void Reducer::finish_first() {
  if (options_.static_graph) {
    for (size_t i = 0; i < slots_.size(); ++i) {
      slots_[i].nobodys = !(*used_)[i];
      slots_[i].unused = true;
    }
    for (const size_t i : order_) slots_[i].unused = false;
  }
  if (!options_.find_unused || options_.static_graph) fill_buckets(order_of_rank_0());
  first_ = false;
}

std::vector<size_t> Reducer::order_of_rank_0() {
  std::vector<int64_t> mine;
  std::vector<bool> there(slots_.size(), false);
  const auto add = [&](size_t i) {
    if (!there[i]) mine.push_back(static_cast<int64_t>(i));
    there[i] = true;
  };
  for (const size_t i : order_) add(i);
  for (size_t i = slots_.size(); i-- > 0;) add(i);
  order_ = {};
  std::vector<char> bytes(mine.size() * sizeof(int64_t));
  std::memcpy(bytes.data(), mine.data(), bytes.size());
  bytes = group_->broadcast(bytes, 0, static_cast<int64_t>(bytes.size()));
  std::memcpy(mine.data(), bytes.data(), std::min(bytes.size(), mine.size() * sizeof(int64_t)));
  std::vector<size_t> order;
  std::fill(there.begin(), there.end(), false);
  for (const int64_t i : mine) {
    const bool fits = i >= 0 && i < static_cast<int64_t>(slots_.size());
    check(fits && !there[static_cast<size_t>(i)], NNC_E_STATE,
          "rank 0 has told an order that is none");
    there[static_cast<size_t>(i)] = true;
    order.push_back(static_cast<size_t>(i));
  }
  return order;
}

}  // namespace nnc::mpi
