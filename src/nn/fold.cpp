// SPDX-License-Identifier: Apache-2.0
// Fold and Unfold.
#include "nn/make.h"
#include "ops/unfold.h"

namespace nnc::nn {
namespace {

constexpr const char* kWindow[] = {"kernel_size", "dilation", "padding", "stride"};

// Unfold, and Fold with the size of the image.
class Blocks final : public Layer {
 public:
  explicit Blocks(const Args& a) : folds_(a.signature().index_of("output_size") >= 0) {
    if (folds_) {
      size_ = a.integers("output_size", 2);
      extra_ = "output_size=" + a.shown("output_size") + ", ";
    }
    for (int i = 0; i < 4; ++i) {
      window_[i] = a.integers(kWindow[i], 2);
      extra_ += std::string(i ? ", " : "") + kWindow[i] + "=" + a.shown(kWindow[i]);
    }
  }
  std::string type_name() const override { return folds_ ? "Fold" : "Unfold"; }
  std::string extra_repr() const override { return extra_; }
  Tensor apply(const Tensor& x) override {
    if (folds_) return ops::fold_blocks(x, size_, window_[0], window_[1], window_[2], window_[3]);
    return ops::unfold_blocks(x, window_[0], window_[1], window_[2], window_[3]);
  }

 private:
  bool folds_;
  Dims size_, window_[4];
  std::string extra_;
};

}  // namespace

Span<const ModuleType> fold_types() {
  static constexpr ModuleType kTypes[] = {
      {"Fold(output_size, kernel_size, dilation=1, padding=0, stride=1)", make<Blocks>},
      {"Unfold(kernel_size, dilation=1, padding=0, stride=1)", make<Blocks>},
  };
  return kTypes;
}

}  // namespace nnc::nn
