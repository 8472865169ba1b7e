// SPDX-License-Identifier: Apache-2.0
// What embeddings share: the indices of rows, and rows scaled down to a norm.
#pragma once

#include <optional>
#include <vector>

#include "tensor/tensor.h"

namespace nnc::ops {

// The index as row-major int64, every one a row of the table: of int64 or int32.
Tensor checked_rows(const Tensor& index, int64_t rows, const char* op);
// How often index names each row.
std::vector<int64_t> uses_of_rows(const Tensor& index, int64_t rows, const char* op);

// Rows of a table that are named and longer than max_norm, if there is one. What can fail is done
// by the constructor and by note().
class RowRenorm {
 public:
  RowRenorm(const Tensor& weight, const Tensor& index, std::optional<double> max_norm,
            double norm_type);
  // See Note [Undo].
  void note() const;
  // Scales them.
  void commit() const;

  bool wanted() const { return wanted_; }
  // The named rows, each once, in order; and as they are going to be.
  const std::vector<int64_t>& rows() const { return rows_; }
  Tensor scaled() const;

 private:
  Tensor weight_;
  bool wanted_;
  std::vector<int64_t> rows_;
  std::vector<double> factors_;
};

}  // namespace nnc::ops
