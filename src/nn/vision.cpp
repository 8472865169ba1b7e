// SPDX-License-Identifier: Apache-2.0
// Layers that change the size of images, and shuffles of their elements.
#include "nn/make.h"
#include "ops/interpolate.h"
#include "ops/shuffle.h"

namespace nnc::nn {
namespace {

// A shuffle has one number, which prints with its name.
template <Tensor (*kShuffle)(const Tensor&, int64_t)>
class Shuffle final : public Layer {
 public:
  explicit Shuffle(const Args& a) : name_(a.signature().name()) {
    const char* argument = a.signature().parameters()[0].name.c_str();
    factor_ = a.integer(argument);
    a.require(factor_ > 0, argument, "must be greater than 0, got ", factor_);
    extra_ = std::string(argument) + "=" + std::to_string(factor_);
  }
  std::string type_name() const override { return name_; }
  std::string extra_repr() const override { return extra_; }
  Tensor apply(const Tensor& x) override { return kShuffle(x, factor_); }

 private:
  std::string name_, extra_;
  int64_t factor_ = 1;
};

// Upsample, and UpsamplingNearest2d and UpsamplingBilinear2d, whose mode is fixed. A single number
// is for every dimension that the input has.
class Upsample final : public Layer {
 public:
  Upsample(const Args& a, const char* fixed_mode) : name_(a.signature().name()) {
    const bool fixed = fixed_mode != nullptr;
    mode_ = fixed ? fixed_mode : a.text("mode");
    corners_ = fixed ? mode_ == "bilinear" : !a.is_none("align_corners") && a.flag("align_corners");
    corners_given_ = !fixed && !a.is_none("align_corners");
    recompute_ = !fixed && !a.is_none("recompute_scale_factor") && a.flag("recompute_scale_factor");
    if (!a.is_none("size")) {
      size_ = a.integers("size", -1);
      one_size_ = !a.is_sequence("size");
    }
    if (!a.is_none("scale_factor")) {
      scale_ = a.reals("scale_factor", -1);
      const bool tuple = a.is_tuple("scale_factor");
      one_scale_ = !a.is_sequence("scale_factor");
      a.require(tuple || one_scale_ || scale_.empty(), "scale_factor",
                "must be a number or a tuple, got ", a.shown("scale_factor"));
      if (one_scale_ && scale_[0] == 0) scale_.clear();  // false in Python: as None
      scaled_ = tuple || !scale_.empty();
    }
    extra_ = (scaled_ ? "scale_factor=" + shown_scale() : "size=" + a.shown("size")) + ", mode='" +
             mode_ + "'";
  }
  std::string type_name() const override { return name_; }
  std::string extra_repr() const override { return extra_; }
  Tensor apply(const Tensor& x) override {
    const bool whole = mode_ == "nearest" || mode_ == "nearest-exact" || mode_ == "area";
    check(!(whole && corners_given_), Code::kInvalid, name_,
          ": align_corners option can only be set with the interpolating modes: linear | bilinear "
          "| bicubic | trilinear");
    check(!(recompute_ && !size_.empty()), Code::kInvalid, name_,
          ": recompute_scale_factor is not meaningful with an explicit size");
    check(!scaled_ || !scale_.empty(), Code::kInvalid, name_, ": scale_factor has no elements");
    const int64_t spatial = std::max<int64_t>(x.dim() - 2, 1);
    const Dims size = one_size_ ? Dims(spatial, size_[0]) : size_;
    std::vector<double> scale = scale_;
    if (one_scale_ && !scale.empty()) scale.resize(static_cast<size_t>(spatial), scale[0]);
    return ops::interpolate(x, {size, scale, mode_, corners_, recompute_, false});
  }

 private:
  std::string shown_scale() const {
    std::string out = one_scale_ ? "" : "(";
    for (size_t i = 0; i < scale_.size(); ++i) {
      if (i > 0) out += ", ";
      append_python_float(out, scale_[i]);
    }
    return out + (one_scale_ ? "" : scale_.size() == 1 ? ",)" : ")");
  }

  std::string name_, mode_;
  bool corners_, corners_given_, recompute_;
  Dims size_;
  std::vector<double> scale_;
  bool one_size_ = false, one_scale_ = false, scaled_ = false;
  std::string extra_;
};

Ref<Module> make_upsample(const ModuleArgs& a) {
  return made(new Upsample(a, nullptr));
}
Ref<Module> make_nearest(const ModuleArgs& a) {
  return made(new Upsample(a, "nearest"));
}
Ref<Module> make_bilinear(const ModuleArgs& a) {
  return made(new Upsample(a, "bilinear"));
}
// As printed, with the mode, which can only be its own.
Ref<Module> read_nearest(const ModuleArgs& a) {
  a.require(a.text("mode") == "nearest", "mode", "must be 'nearest'");
  return make_nearest(a);
}
Ref<Module> read_bilinear(const ModuleArgs& a) {
  a.require(a.text("mode") == "bilinear", "mode", "must be 'bilinear'");
  return make_bilinear(a);
}

}  // namespace

Span<const ModuleType> vision_types() {
  static constexpr ModuleType kTypes[] = {
      {"PixelShuffle(upscale_factor)", make<Shuffle<ops::pixel_shuffle>>},
      {"PixelUnshuffle(downscale_factor)", make<Shuffle<ops::pixel_unshuffle>>},
      {"ChannelShuffle(groups)", make<Shuffle<ops::channel_shuffle>>},
      {"Upsample(size=None, scale_factor=None, mode='nearest', align_corners=None, "
       "recompute_scale_factor=None)",
       make_upsample},
      {"UpsamplingNearest2d(size=None, scale_factor=None)", make_nearest},
      {"UpsamplingBilinear2d(size=None, scale_factor=None)", make_bilinear},
  };
  return kTypes;
}
Span<const ModuleType> printed_vision() {
  static constexpr ModuleType kPrinted[] = {
      {"UpsamplingNearest2d(size=None, scale_factor=None, mode='nearest')", read_nearest},
      {"UpsamplingBilinear2d(size=None, scale_factor=None, mode='bilinear')", read_bilinear},
  };
  return kPrinted;
}

}  // namespace nnc::nn
