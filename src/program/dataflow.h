// SPDX-License-Identifier: Apache-2.0
// Which step of a program touches which memory: what fusing steps asks.
#pragma once

#include <map>
#include <set>
#include <vector>

#include "program/recorder.h"

namespace nnc::program {

// What a step computes, and what it has taken over from those behind it.
struct Produced {
  View y;
  ConstView residual;
  bool activates = false;  // then nothing more is taken over
};

class Dataflow {
 public:
  // Blocks of `last`, the outputs' and inputs', stay as they are.
  Dataflow(std::vector<Step>& steps, CaptureMemory& memory, std::vector<Ref<Storage>>& kept,
           Span<const ConstView> last, Purpose purpose);

  Step& step(size_t i) { return steps_[i]; }
  size_t size() const { return steps_.size(); }
  bool is_gone(size_t i) const { return gone_[i]; }
  void take_out(size_t i) { gone_[i] = true; }
  // Puts s in the place of step i.
  void replace(size_t i, Step s);
  // Removes what was taken out.
  void finish();

  // The first step behind i that touches v's block; size() if none does.
  size_t next_touch(const ConstView& v, size_t i) const;
  // May what is written where p.y lies be written where step j's result lies instead? Then p.y is
  // needed by nobody else, and nobody touches the result's place before.
  bool may_replace(const Produced& p, const ConstView& out, size_t j) const;
  // Does v stay what it is from step i to step j?
  bool is_unchanged(const ConstView& v, size_t i, size_t j) const;
  // Memory that no run changes. A training step reads tensors from outside anew at every run.
  bool is_constant(const void* p) const { return constant(p) != nullptr; }
  // What keeps it; null if it is no constant.
  Storage* constant(const void* p) const;
  // Keeps new constants for as long as the program.
  float* keep_floats(int64_t n, Storage** storage = nullptr);

  // If step j adds another tensor to what step i gives, or takes a function of its elements: takes
  // that over.
  bool take_sum(Produced& p, size_t i, size_t j) const;
  bool take_activation(Produced& p, size_t j) const;

 private:
  using Steps = std::vector<size_t>;  // in their order
  struct Touches {
    Steps all, writes;
  };
  void note(size_t i);
  void note_constant(Storage& s);
  bool is_last(const ConstView& v) const;
  // The first of these steps from i on that is still there; size() if none is.
  size_t first_of(const Steps& steps, size_t i) const;
  // The same of those that touch, or write to, a block. Actions do both with all that they see.
  size_t next_of(const CaptureMemory::Found& f, Steps Touches::*which, size_t i) const;

  std::vector<Step>& steps_;
  CaptureMemory& memory_;
  std::vector<Ref<Storage>>& kept_;
  const Purpose purpose_;
  std::set<const char*> last_;
  std::vector<bool> gone_;
  std::map<const char*, Touches> touches_;     // by block
  std::map<const char*, Storage*> constants_;  // by their first byte
  Steps actions_, changes_;                    // what may change memory from outside
};

// Are the elements of both the same bytes, without gaps between them?
bool same_place(const ConstView& a, const ConstView& b);
// Do the elements of both lie in the same order?
bool same_order(const ConstView& a, const ConstView& b);

// What grows: fuse.cpp calls one for each step of its kind.
void grow_convolution(Dataflow& flow, size_t i);
void grow_linear(Dataflow& flow, size_t i);

}  // namespace nnc::program
