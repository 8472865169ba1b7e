// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "base/parallel.h"

namespace nnc::kernels::openblas {

// Stands around calls of OpenBLAS: the threads that they may use, and memory for as many buffers as
// OpenBLAS then needs. NNC_E_MEMORY where there is none.
// Note [Buffers of OpenBLAS]
// Each of its threads computes in a buffer of 128 MiB of addresses, which it never gives back.
// Where it gets none, OpenBLAS tries again for ever. So as many as there are threads in it are made
// beforehand, when there is room for them; and as it has a limited number of them, and then ends
// the process, so many threads at most are in it at once, others wait.
class BlasLease {
 public:
  explicit BlasLease(int wanted) : threads_(wanted), buffers_(threads_.threads()) {}

 private:
  class Buffers {
   public:
    explicit Buffers(int count);
    ~Buffers() { give_back(); }
    Buffers(const Buffers&) = delete;
    Buffers& operator=(const Buffers&) = delete;

   private:
    void give_back();
    const int count_;
  };

  ThreadLease threads_;
  Buffers buffers_;
};

}  // namespace nnc::kernels::openblas
