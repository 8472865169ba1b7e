// SPDX-License-Identifier: Apache-2.0
// Note [Reducing while backward goes on]
// A hook of every parameter is called when its gradient is complete. It copies the gradient into
// its bucket; a bucket that is full is all-reduced while backward goes on. Buckets are reduced in
// the same order on all ranks. A parameter of a megabyte and more is a bucket of its own, and its
// gradient is reduced where it is (unless .grad is a view of a bucket, or what is sent is rounded).
//
// When backward has ended, the hook of one more leaf is called, the end mark. It is connected with
// the outputs of the module through a node that is older than all of forward's, and the engine runs
// the youngest node that is ready: so the gradient of the mark is complete after all of forward's
// nodes. With several forwards before one backward it is complete after those of the first.
//
// A backward counts when it passes the output of a forward that was called to be reduced: the node
// there arms the reducer. Gradients that come otherwise (no_sync, or a loss of the parameters
// alone) are added up where they are.
#pragma once

#include <memory>
#include <string>
#include <vector>

#include "mpi/compression.h"
#include "mpi/group.h"
#include "mpi/memory.h"

namespace nnc::mpi {

struct ReducerOptions {
  int64_t bucket_bytes;
  bool find_unused, views, static_graph, feedback;
  Compression compression;
};

// A parameter with its name.
struct Parameter {
  std::string name;
  Owned<nnc_tensor> tensor;
};

class Reducer : public std::enable_shared_from_this<Reducer> {
 public:
  // Collective.
  static std::shared_ptr<Reducer> make(std::shared_ptr<Group> group,
                                       std::vector<Parameter> parameters,
                                       const ReducerOptions& options);
  ~Reducer();

  // A forward begins: throws if the backward before has not come to its end.
  void forward_begins();
  // Before a forward that is to be reduced: what connects its outputs with the end mark. Where the
  // group compares calls, ranks that have called it a different number of times, because a backward
  // has failed before its first gradient, say, and the program went on, find that in the next
  // backward: they would add up gradients of different steps.
  Owned<nnc_tensor> begin_graph(nnc_ctx* ctx);
  // The output of that forward, which is to be used in its place.
  nnc_tensor* connect(nnc_ctx* ctx, nnc_tensor* output, nnc_tensor* begun);

  // What the hooks call.
  void arm() { armed_ = true; }
  void gradient_ready(nnc_ctx* ctx, size_t parameter);
  void backward_ends(nnc_ctx* ctx);

 private:
  struct Slot {
    std::string name;
    Owned<nnc_tensor> parameter, view;
    std::vector<int64_t> sizes;
    int64_t numel = 0;
    nnc_dtype dtype = 0;
    size_t bucket = 0;
    int64_t offset = 0;  // in bytes, in its bucket
    bool ready = false;
    // Of a static graph: not reached by this rank, by any rank.
    bool unused = false, nobodys = false;
    std::vector<char> saved;  // a .grad that is a view, of a parameter that was not reached
    Owned<nnc_hook> hook;
  };
  struct Bucket {
    // Of a large parameter there is none until a gradient comes that cannot be reduced where it is.
    std::shared_ptr<Memory> memory;
    // The gradient that is reduced where it is.
    std::shared_ptr<Owned<nnc_tensor>> in_place;
    nnc_dtype dtype = 0;
    int64_t numel = 0;
    bool large = false;
    std::vector<size_t> slots;
    size_t pending = 0;
    std::shared_ptr<Operation> operation;
    std::unique_ptr<CompressedAllReduce> compressed;
  };

  Reducer(std::shared_ptr<Group> group, const ReducerOptions& options);
  void add_hooks();
  void fill_buckets(const std::vector<size_t>& order);
  bool is_large(const Slot& s) const;
  void make_memory(Bucket& b);
  bool exchanges(const Bucket& b) const;
  bool compresses(const Bucket& b) const;
  void begin(nnc_ctx* ctx);
  bool put_gradient(nnc_ctx* ctx, Slot& s, bool reached);
  void launch_full();
  void launch(Bucket& b, size_t number);
  void put_unreached(nnc_ctx* ctx, Slot& s);
  [[noreturn]] void refuse_unreached();
  void begin_comparison();
  void end_comparison();
  std::shared_ptr<Operation> reduce_used();
  void wait_for_all();
  void give_back(nnc_ctx* ctx, const std::vector<uint8_t>* used);
  void finish_first();
  std::vector<size_t> order_of_rank_0();

  const std::shared_ptr<Group> group_;
  const ReducerOptions options_;
  std::shared_ptr<Communicator> comm_, second_comm_;
  std::vector<Slot> slots_;
  std::vector<Bucket> buckets_;
  Owned<nnc_tensor> end_mark_;
  Owned<nnc_hook> end_hook_;
  Owned<nnc_function> begin_node_, output_node_;
  std::vector<size_t> order_;                   // of the gradients of the first backward
  std::shared_ptr<std::vector<uint8_t>> used_;  // since the last reduction, by parameter
  int64_t forwards_ = 0;                        // that were to be reduced
  std::shared_ptr<Operation> comparison_;       // of them, between the ranks
  std::shared_ptr<std::vector<int64_t>> most_;  // what it gives
  size_t next_ = 0;                             // bucket to be launched
  int64_t exchanges_ = 0;                       // that were begun
  bool armed_ = false, active_ = false, first_ = true, all_seen_ = false;
};

}  // namespace nnc::mpi
