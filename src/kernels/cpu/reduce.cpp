// SPDX-License-Identifier: Apache-2.0
#include "kernels/reduce.h"

#include <vector>

#include "kernels/common/grain.h"
#include "kernels/common/loop.h"
#include "kernels/cpu/reduce_rows.h"

namespace nnc::kernels::cpu {
namespace {

// Room for one running result.
struct Acc {
  alignas(8) unsigned char bytes[8];
};

// One dimension of the walk; strides in bytes.
struct Dim {
  int64_t size, in, out;
  bool reduced;
};
using DimList = SmallVector<Dim, 6>;

// Narrow strides of the input first, neighbours of one kind joined.
DimList plan(const View& out, const ConstView& in) {
  const int64_t in_size = item_size(in.dtype()), out_size = item_size(out.dtype());
  DimList dims;
  for (int64_t d = in.ndim() - 1; d >= 0; --d) {
    if (in.size(d) == 1) continue;
    const bool reduced = out.size(d) == 1;
    dims.push_back(
        {in.size(d), in.stride(d) * in_size, reduced ? 0 : out.stride(d) * out_size, reduced});
    for (int64_t i = dims.size() - 1; i > 0; --i) {
      const int64_t a = dims[i].in, b = dims[i - 1].in;
      if (a == 0 || (b != 0 && b <= a)) break;
      std::swap(dims[i], dims[i - 1]);
    }
  }
  DimList merged;
  for (const Dim& d : dims) {
    if (!merged.empty()) {
      Dim& last = merged.back();
      if (last.reduced == d.reduced && d.in == last.in * last.size &&
          (d.reduced || d.out == last.out * last.size)) {
        last.size *= d.size;
        continue;
      }
    }
    merged.push_back(d);
  }
  if (merged.empty()) merged.push_back({1, in_size, out_size, false});
  return merged;
}

// Some dimensions, counted as one: index i stands at at(i).
struct Walk {
  DimList dims;
  int64_t count = 1;
  void add(const Dim& d) {
    dims.push_back(d);
    count *= d.size;
  }
  int64_t in_offset(int64_t i) const {
    int64_t offset = 0;
    for (const Dim& d : dims) {
      offset += i % d.size * d.in;
      i /= d.size;
    }
    return offset;
  }
  int64_t out_offset(int64_t i) const {
    int64_t offset = 0;
    for (const Dim& d : dims) {
      offset += i % d.size * d.out;
      i /= d.size;
    }
    return offset;
  }
};

struct Job {
  const ReduceRows& rows;
  const char* in;
  char* out;
  double p0;
  int64_t in_item, out_item;
  Dim inner;           // the narrowest
  Dim second;          // of columns: the rows that are run through
  Walk kept, reduced;  // the others
  int64_t extent;      // elements of one result
};

// The narrowest dimension is reduced: one result after the other.
void reduce_lines(const Job& j) {
  const int64_t stride = j.inner.in / j.in_item;
  const auto lines = [&](void* acc, const char* base, int64_t begin, int64_t end) {
    for (int64_t r = begin; r < end; ++r) {
      j.rows.inner(acc, base + j.reduced.in_offset(r), stride, j.inner.size, j.p0);
    }
  };
  if (j.kept.count >= 8 || j.extent < 2 * kGrain) {
    parallel_for(j.kept.count, grain_of(j.extent), [&](int64_t begin, int64_t end) {
      for (int64_t k = begin; k < end; ++k) {
        Acc acc;
        j.rows.init(&acc, 1);
        lines(&acc, j.in + j.kept.in_offset(k), 0, j.reduced.count);
        j.rows.store(j.out + j.kept.out_offset(k), 1, &acc, 1, j.extent);
      }
    });
    return;
  }
  // Few results of many elements: pieces of fixed size, whatever the number of threads.
  const int64_t chunk = kGrain;
  const int64_t per_line = (j.inner.size + chunk - 1) / chunk;
  const int64_t group = per_line > 1 ? 1 : 1 + chunk / j.inner.size;
  const int64_t pieces = per_line * ((j.reduced.count + group - 1) / group);
  std::vector<Acc> partial(static_cast<size_t>(pieces));
  for (int64_t k = 0; k < j.kept.count; ++k) {
    const char* base = j.in + j.kept.in_offset(k);
    parallel_for(pieces, 1, [&](int64_t begin, int64_t end) {
      for (int64_t i = begin; i < end; ++i) {
        Acc* acc = &partial[static_cast<size_t>(i)];
        j.rows.init(acc, 1);
        if (per_line == 1) {
          const int64_t last = (i + 1) * group;
          lines(acc, base, i * group, last < j.reduced.count ? last : j.reduced.count);
        } else {
          const int64_t at = i % per_line * chunk, left = j.inner.size - at;
          j.rows.inner(acc, base + j.reduced.in_offset(i / per_line) + at * j.inner.in, stride,
                       left < chunk ? left : chunk, j.p0);
        }
      }
    });
    Acc acc;
    j.rows.init(&acc, 1);
    for (const Acc& p : partial) j.rows.merge(&acc, &p, 1);
    j.rows.store(j.out + j.kept.out_offset(k), 1, &acc, 1, j.extent);
  }
}

// The narrowest dimension is kept: rows are added to a row of results, some columns at a time.
void reduce_columns(const Job& j) {
  const int64_t stride = j.inner.in / j.in_item, row_stride = j.second.in / j.in_item;
  const int64_t chunks = (j.inner.size + kReduceBlock - 1) / kReduceBlock;
  const int64_t tasks = j.kept.count * chunks;
  // Results of many rows are computed in pieces of fixed size when there are few results.
  const int64_t work = j.extent * (j.inner.size < kReduceBlock ? j.inner.size : kReduceBlock);
  int64_t pieces = tasks >= 8 || j.reduced.count > 1 ? 1 : work / (2 * kGrain);
  if (pieces > 64) pieces = 64;
  if (pieces > j.second.size) pieces = j.second.size;
  if (pieces < 1) pieces = 1;
  std::vector<Acc> partial(static_cast<size_t>(pieces > 1 ? tasks * pieces * kReduceBlock : 0));
  const auto columns_of = [&](int64_t task) {
    const int64_t left = j.inner.size - task % chunks * kReduceBlock;
    return left < kReduceBlock ? left : kReduceBlock;
  };
  const auto store = [&](int64_t task, const void* acc) {
    j.rows.store(
        j.out + j.kept.out_offset(task / chunks) + task % chunks * kReduceBlock * j.inner.out,
        j.inner.out / j.out_item, acc, columns_of(task), j.extent);
  };
  parallel_for(tasks * pieces, grain_of(work / pieces), [&](int64_t begin, int64_t end) {
    Acc own[kReduceBlock];
    for (int64_t i = begin; i < end; ++i) {
      const int64_t task = i / pieces, piece = i % pieces, n = columns_of(task);
      Acc* acc = pieces > 1 ? &partial[static_cast<size_t>(i * kReduceBlock)] : own;
      const int64_t first = j.second.size * piece / pieces;
      const int64_t last = j.second.size * (piece + 1) / pieces;
      const char* base = j.in + j.kept.in_offset(task / chunks) +
                         task % chunks * kReduceBlock * j.inner.in + first * j.second.in;
      j.rows.init(acc, n);
      for (int64_t r = 0; r < j.reduced.count; ++r) {
        j.rows.outer(acc, base + j.reduced.in_offset(r), row_stride, last - first, stride, n, j.p0);
      }
      if (pieces == 1) store(task, acc);
    }
  });
  if (pieces == 1) return;
  for (int64_t task = 0; task < tasks; ++task) {
    Acc* acc = &partial[static_cast<size_t>(task * pieces * kReduceBlock)];
    for (int64_t i = 1; i < pieces; ++i) {
      j.rows.merge(acc, acc + i * kReduceBlock, columns_of(task));
    }
    store(task, acc);
  }
}

}  // namespace

bool reduce(Reduce op, const View& out, const ConstView& in, double p0) {
  const ReduceRows* rows = NNC_PICK_NARROW(reduce_rows)(op, in.dtype());
  if (!rows) rows = baseline::reduce_rows(op, in.dtype());
  if (!rows || rows->out != out.dtype() || out.numel() == 0 || in.numel() == 0) return false;
  const DimList dims = plan(out, in);
  Job job{*rows,
          static_cast<const char*>(in.data()),
          static_cast<char*>(out.data()),
          p0,
          item_size(in.dtype()),
          item_size(out.dtype()),
          dims[0],
          {1, 0, 0, true},
          {},
          {},
          in.numel() / out.numel()};
  bool have_second = dims[0].reduced;
  for (int64_t d = 1; d < dims.size(); ++d) {
    if (!dims[d].reduced) {
      job.kept.add(dims[d]);
    } else if (!have_second) {
      job.second = dims[d];
      have_second = true;
    } else {
      job.reduced.add(dims[d]);
    }
  }
  if (dims[0].reduced) {
    reduce_lines(job);
  } else {
    reduce_columns(job);
  }
  return true;
}

}  // namespace nnc::kernels::cpu
