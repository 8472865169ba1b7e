// SPDX-License-Identifier: Apache-2.0
#include "support/kinds.h"

#include <cmath>
#include <deque>

namespace nnc::testing {
namespace {

constexpr DType kHalf = DType::kFloat16, kBrain = DType::kBFloat16;

struct Kind {
  unsigned bit;
  const char* name;
  std::vector<In> one, pair, equal;
};
In wholes(Dims sizes, DType t) {
  return ints(std::move(sizes), 0, 5, t);
}
std::vector<Kind> kinds_of(const Each& e) {
  const auto x = [&](Dims sizes) {
    const In any = in(std::move(sizes)).range(e.low, e.high);
    return e.grad ? any : any.no_grad();
  };
  const auto typed = [&](Dims sizes, DType t) { return x(std::move(sizes)).type(t); };
  const double middle = (e.low + e.high) / 2;
  const In nans = constant({3}).values({NAN, middle, -0.0});
  const In beside = constant({3}).values({e.high, NAN, middle});
  const In infinite = constant({3}).values({INFINITY, -INFINITY, middle});
  const In finite = constant({3}).values({e.high, e.high, INFINITY});
  constexpr DType kByte = DType::kUInt8;
  return {
      {kOf0d, "of_0d", {x({})}, {x({}), x({})}, {x({}), x({})}},
      {kOfNone, "of_none", {x({0, 3})}, {x({0, 3}), x({3})}, {x({0, 3}), x({0, 3})}},
      {kOfOdd, "of_odd", {x({17})}, {x({17}), x({1})}, {x({17}), x({17})}},
      {kOfHalf,
       "of_half",
       {typed({3, 2}, kHalf)},
       {typed({3, 2}, kHalf), typed({2}, kHalf)},
       {typed({3, 2}, kHalf), typed({3, 2}, kHalf)}},
      {kOfBFloat16,
       "of_bfloat16",
       {typed({3, 2}, kBrain)},
       {typed({3, 2}, kBrain), typed({}, kBrain)},
       {typed({3, 2}, kBrain), typed({3, 2}, kBrain)}},
      {kOfNan, "of_nan", {nans}, {nans, beside}, {nans, beside}},
      {kOfInfinities, "of_infinities", {infinite}, {infinite, finite}, {infinite, finite}},
      {kOfBool, "of_bool", {bools({5})}, {bools({5}), bools({5})}, {bools({5}), bools({5})}},
      {kOfBytes,
       "of_uint8",
       {wholes({2, 3}, kByte)},
       {wholes({2, 3}, kByte), ints({3}, 1, 5, kByte)},
       {wholes({2, 3}, kByte), ints({2, 3}, 1, 5, kByte)}},
      {kOfLong,
       "of_int64",
       {wholes({2, 3}, DType::kInt64)},
       {wholes({2, 3}, DType::kInt64), ints({2, 1}, 1, 5, DType::kInt32)},
       {wholes({2, 3}, DType::kInt64), ints({2, 3}, 1, 5, DType::kInt32)}},
  };
}

std::vector<Sample> rows_of(std::vector<In> Kind::*inputs, const char* op, const Call& call,
                            const char* torch, const Each& e, const Twin& twin) {
  std::vector<Sample> rows;
  for (const Kind& k : kinds_of(e)) {
    if ((e.kinds & k.bit) == 0) continue;
    Sample s = row_of(op, k.name, k.*inputs, call, torch);
    const bool in_place = twin && (e.keeps_type || (k.bit & kWhole) == 0);
    rows.push_back(in_place ? s.inplace(twin) : s);
  }
  return rows;
}

}  // namespace

std::vector<Sample> each(const char* op, const Call& call, const char* torch, Each e,
                         const Twin& twin) {
  return rows_of(&Kind::one, op, call, torch, e, twin);
}
std::vector<Sample> each_pair(const char* op, const Call& call, const char* torch, Each e,
                              const Twin& twin) {
  return rows_of(&Kind::pair, op, call, torch, e, twin);
}
std::vector<Sample> each_equal(const char* op, const Call& call, const char* torch, Each e,
                               const Twin& twin) {
  return rows_of(&Kind::equal, op, call, torch, e, twin);
}

std::vector<Sample> each_of(const char* op, const Call& call, const char* torch,
                            const std::vector<Inputs>& inputs, const Twin& twin) {
  std::vector<Sample> rows;
  for (const Inputs& i : inputs) {
    const Sample s = row_of(op, i.name, i.all, call, torch);
    rows.push_back(twin ? s.inplace(twin) : s);
  }
  return rows;
}

std::vector<Inputs> images(int dims, bool batched) {
  const auto image = [dims](Dims sizes, int64_t side) {
    for (int i = 0; i < dims; ++i) sizes.push_back(side + i % 2);
    return in(std::move(sizes)).range(0.5, 2);
  };
  std::vector<Inputs> all{
      {"batch", {image({2, 3}, 4)}},
      {"batch_of_none", {image({0, 3}, 4)}},
      {"one_channel", {image({1, 1}, 5)}},
      {"more_channels", {image({2, 9}, 3)}},
      {"half", {image({2, 3}, 4).type(kHalf)}},
      {"bfloat16", {image({2, 3}, 4).type(kBrain)}},
      {"wide", {image({1, 2}, 7)}},
  };
  if (!batched) all.push_back({"without_batch", {image({3}, 4)}});
  for (Inputs& i : all) i.name = kept(std::string("image_") + i.name);
  return all;
}
std::vector<Inputs> without_16_bits(std::vector<Inputs> all) {
  std::erase_if(all, [](const Inputs& i) { return item_size(i.all[0].dtype) == 2; });
  return all;
}
std::vector<Inputs> filtered(int dims) {
  Dims sizes{3, 3};
  for (int i = 0; i < dims; ++i) sizes.push_back(2);
  const auto weight = [&sizes](DType t) { return in(sizes).type(t); };
  std::vector<Inputs> all;
  for (Inputs& i : images(dims)) {
    const In& image = i.all[0];
    const int64_t channels = image.sizes[image.sizes.size() - dims - 1];
    if (channels == 3) all.push_back({i.name, {image, weight(image.dtype)}});
  }
  const auto image = [dims](Dims s, int64_t side) {
    for (int i = 0; i < dims; ++i) s.push_back(side);
    return in(std::move(s));
  };
  all.push_back({"image_smallest", {image({1, 3}, 2), weight(DType::kFloat64)}});
  all.push_back({"image_wide", {image({1, 3}, 9), weight(DType::kFloat64)}});
  return all;
}
std::vector<Inputs> pairs_of_rows() {
  return operands({{-1, 3}, {-1, 3}});
}
std::vector<Inputs> operands(std::initializer_list<Dims> sizes) {
  const auto of = [&](int64_t n, DType t) {
    std::vector<In> all;
    for (Dims s : sizes) {
      for (int64_t& v : s) v = v < 0 ? n : v;
      all.push_back(in(std::move(s)).type(t));
    }
    return all;
  };
  constexpr DType kReal = DType::kFloat64;
  return {{"of_none", of(0, kReal)},     {"of_one", of(1, kReal)}, {"of_two", of(2, kReal)},
          {"of_seven", of(7, kReal)},    {"of_17", of(17, kReal)}, {"of_half", of(4, kHalf)},
          {"of_bfloat16", of(4, kBrain)}};
}

std::vector<Sample> drawn(std::vector<Sample> rows) {
  uint64_t seed = 5000;
  for (Sample& s : rows) s = s.seeded(++seed).no_float32();
  return rows;
}

std::vector<Sample> joined(std::initializer_list<std::vector<Sample>> lists) {
  std::vector<Sample> all;
  for (const std::vector<Sample>& l : lists) all.insert(all.end(), l.begin(), l.end());
  return all;
}

const char* kept(std::string text) {
  static std::deque<std::string> all;
  return all.emplace_back(std::move(text)).c_str();
}

}  // namespace nnc::testing
