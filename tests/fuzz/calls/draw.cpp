// SPDX-License-Identifier: Apache-2.0
// Drawing a call. Arguments drawn one by one would hardly ever fit together: a call has a theme, an
// element type, sizes and contents that most of its tensors share, and a call that succeeded is
// changed in one or two places to make the next one.
#include <algorithm>
#include <limits>
#include <set>
#include <sstream>

#include "call.h"
#include "recipes.h"
#include "vocabulary.h"

namespace nnc_fuzz {
namespace {

using Values = TensorSpec::Values;
using Gradient = TensorSpec::Gradient;
using Place = TensorSpec::Place;

constexpr int32_t kInt64Type = 5, kByteType = 9, kBoolType = 10;
constexpr int64_t kMostElements = 4096, kMostStorage = 65536;

struct Theme {
  int32_t dtype;
  std::vector<int64_t> pool, sizes;
  Values values;
  bool gradients, odd_layouts;
  const ModuleRow* row = nullptr;  // for functions of modules
  Recipe recipe{};                 // for functions that have one
};

int32_t draw_dtype(Random& random) {
  return static_cast<int32_t>(random.percent(55) ? random.of({1, 1, 2}) : random.between(1, 10));
}

int64_t draw_size(Random& random) {
  return random.percent(80) ? random.between(1, 4) : random.of({0, 1, 5, 6, 7, 8, 9, 16, 17, 33});
}

std::vector<int64_t> draw_sizes(const std::vector<int64_t>& pool, Random& random) {
  std::vector<int64_t> sizes(static_cast<size_t>(random.of({0, 1, 1, 2, 2, 2, 3, 3, 4, 4, 5})));
  int64_t numel = 1;
  for (int64_t& s : sizes) {
    s = random.of(pool);
    if (numel * s > kMostElements) s = 1;
    numel *= s;
  }
  return sizes;
}

Theme draw_theme(const Function& f, Random& random) {
  Theme t{draw_dtype(random), {}, {}, Values::kQuarters, random.percent(50), random.percent(60)};
  for (int i = 0; i < 2; ++i) t.pool.push_back(draw_size(random));
  if (random.percent(30)) t.pool.push_back(1);
  t.sizes = draw_sizes(t.pool, random);
  if (random.percent(15)) t.values = Values::kLimits;
  if (random.percent(15)) t.values = Values::kUnit;
  if (f.header.rfind("autograd", 0) == 0 && random.percent(80)) {
    t.dtype = random.of({1, 2});
    t.gradients = true;
  }
  const bool modules = std::any_of(f.parameters.begin(), f.parameters.end(), [](const auto& p) {
    return p.object == "module" || p.object == "program";
  });
  if (modules) t.row = &random.of(module_rows());
  if (random.percent(80)) t.recipe = draw_recipe(f.name, random);
  if (!t.recipe.tensors.empty() && random.percent(90)) t.dtype = random.of({1, 1, 1, 2, 3, 4});
  return t;
}

// Lays the sizes out in a memory of their own.
void draw_layout(TensorSpec& s, bool odd, Random& random) {
  const size_t ndim = s.sizes.size();
  std::vector<size_t> order(ndim);
  for (size_t i = 0; i < ndim; ++i) order[i] = ndim - 1 - i;
  const int64_t kind = odd ? random.below(6) : 0;
  if (kind == 1 || kind == 5) {
    for (size_t i = ndim; i > 1; --i) {
      std::swap(order[i - 1], order[static_cast<size_t>(random.below(static_cast<int64_t>(i)))]);
    }
  }
  s.strides.assign(ndim, 1);
  s.offset = odd && random.percent(40) ? random.between(0, 3) : 0;
  int64_t next = 1;
  for (const size_t d : order) {
    const int64_t step = kind >= 4 || kind == 2 ? random.between(1, 3) : 1;
    s.strides[d] = next * step;
    if (kind == 3 && random.percent(50)) {
      s.strides[d] = 0;
      continue;
    }
    if (s.sizes[d] <= 16384) next *= step * std::max<int64_t>(s.sizes[d], 1);
  }
  if (odd && random.percent(4)) {
    for (int64_t& stride : s.strides) stride = random.between(0, 3);  // elements overlap
  }
  s.storage = s.offset;
  if (s.numel() > 0) {
    ++s.storage;
    for (size_t d = 0; d < ndim; ++d) s.storage += (s.sizes[d] - 1) * s.strides[d];
  }
  if (odd && random.percent(30)) s.storage += random.between(1, 4);
  if (odd && s.storage > kMostStorage) draw_layout(s, false, random);
}

bool named(const Parameter& p, std::initializer_list<const char*> endings) {
  return std::any_of(endings.begin(), endings.end(), [&](const std::string& e) {
    return p.name.size() >= e.size() && p.name.compare(p.name.size() - e.size(), e.size(), e) == 0;
  });
}
bool wants_indices(const Parameter& p) {
  return named(p, {"index", "indices", "lengths", "batch_sizes", "offsets", "mat_sections",
                   "indices_or_sections", "repeats"});
}
bool wants_classes(const Parameter& p) {
  return named(p, {"target", "targets", "labels"});
}
bool wants_truths(const Parameter& p) {
  return named(p, {"mask", "condition", "mask_"});
}

void draw_type(TensorSpec& s, const Parameter& p, const Theme& t, Random& random) {
  s.dtype = random.percent(88) ? t.dtype : draw_dtype(random);
  s.values = random.percent(90) ? t.values : static_cast<Values>(random.below(4));
  if ((wants_indices(p) && random.percent(75)) || (wants_classes(p) && random.percent(45))) {
    s.dtype = kInt64Type;
    if (random.percent(85)) s.values = Values::kWhole;
  }
  if (wants_truths(p) && random.percent(60)) s.dtype = kBoolType;
}

std::vector<int64_t> themed_sizes(const Theme& t, Random& random) {
  std::vector<int64_t> sizes = t.sizes;
  switch (random.below(16)) {
    case 0:
      return draw_sizes({0, 1, 2, 3}, random);
    case 1:
    case 2:
    case 3:
      return draw_sizes(t.pool, random);
    case 4:
    case 5:
      return {random.of(t.pool)};
    case 6:
      return {random.of(t.pool), random.of(t.pool)};
    case 7:
      if (!sizes.empty())
        sizes.erase(sizes.begin() + random.below(static_cast<int64_t>(sizes.size())));
      return sizes;
    case 8:
      if (!sizes.empty())
        sizes[static_cast<size_t>(random.below(static_cast<int64_t>(sizes.size())))] = 1;
      return sizes;
    case 9:
      return {};
    default:
      return sizes;
  }
}

// Sizes and contents as the recipe has them.
void follow(const Ingredient& i, TensorSpec& s) {
  s.sizes = i.sizes;
  if (i.contents == 'w') s.dtype = kInt64Type, s.values = Values::kWhole;
  if (i.contents == 'u') s.values = Values::kUnit;
  if (i.contents == 'b') s.dtype = kBoolType;
  if (i.contents == 'y') s.dtype = kByteType;
}

// The item-th of a list, or of one.
TensorSpec draw_tensor(const Parameter& p, const Theme& t, size_t place, size_t item,
                       Random& random) {
  TensorSpec s;
  s.seed = random.next();
  const auto ingredients = t.recipe.tensors.find(p.name);
  const bool named_there = ingredients != t.recipe.tensors.end();
  int64_t absent = place > 1 ? 20 : 1;
  if (!t.recipe.tensors.empty()) absent = named_there ? 3 : 70;
  if (random.percent(absent)) s.form = Form::kNull;
  if (random.below(200) == 0)
    s.form = random.of({Form::kReleased, Form::kOtherType, Form::kMadeUp});
  draw_type(s, p, t, random);
  s.sizes = themed_sizes(t, random);
  if (t.row && !t.row->inputs.empty() && random.percent(80)) {
    const ModuleRow::Input& i = t.row->inputs[std::min(place, t.row->inputs.size() - 1)];
    s.sizes = i.sizes;
    s.dtype = i.whole ? kInt64Type : random.percent(80) ? 1 : s.dtype;
    if (i.whole) s.values = Values::kWhole;
  }
  if (named_there) follow(ingredients->second[item % ingredients->second.size()], s);
  if (random.below(150) == 0) {  // no elements, and sizes that cannot be multiplied
    s.sizes.clear();
    for (int64_t d = random.between(0, 4); d >= 0; --d) {
      s.sizes.push_back(random.of({int64_t{0}, int64_t{1} << 40, int64_t{3}, int64_t{1} << 62}));
    }
    s.sizes[static_cast<size_t>(random.below(static_cast<int64_t>(s.sizes.size())))] = 0;
  }
  draw_layout(s, t.odd_layouts && random.percent(70), random);
  if (t.gradients && s.dtype <= 4 && random.percent(70)) {
    s.gradient = random.percent(60) ? Gradient::kLeaf : Gradient::kComputed;
  }
  s.place = random.of({Place::kLibrary, Place::kLibrary, Place::kBeforeGuard, Place::kAfterGuard});
  return s;
}

double draw_real(Random& random) {
  using Limits = std::numeric_limits<double>;
  if (random.percent(85)) {
    return random.of({0.0, 1.0, 0.5, 0.1, 2.0, 1e-5, -1.0, 3.0, 0.25, -0.5, 1.5, 10.0, -2.0, 7.0});
  }
  return random.of({Limits::quiet_NaN(), Limits::infinity(), -Limits::infinity(), Limits::max(),
                    Limits::lowest(), Limits::denorm_min(), 1e-300, -0.0, 1e19, -1e10, 255.0, 3e38,
                    65504.0, 1e5});
}

// Of attention: with more, scores are infinite in float32 and not in float64.
double draw_scale(Random& random) {
  return std::clamp(draw_real(random), -1e30, 1e30);
}

// Numbers of steps, bounded: so many are done as are asked for, and nothing tells too many from
// many.
bool counts_steps(const Parameter& p) {
  return named(p, {"n_power_iterations"});
}

int64_t draw_integer(const Parameter& p, Random& random) {
  if (counts_steps(p)) return random.between(-1, 5);
  const bool small = named(p, {"kernel_size", "stride", "dilation", "groups"});
  if (small && random.percent(85)) return random.of({1, 1, 2, 3});
  if (named(p, {"padding", "output_padding"}) && random.percent(80)) return random.of({0, 0, 1});
  if (random.percent(70)) return random.of({0, 1, 2, 3, -1, -2, 1, 0, 4, 5});
  if (random.percent(60)) return random.between(-8, 40);
  const int64_t large = std::numeric_limits<int64_t>::max();
  return random.of({large, -large - 1, large - 1, int64_t{1} << 31, -(int64_t{1} << 31),
                    int64_t{1} << 32, int64_t{1} << 53, int64_t{1000}, int64_t{65536},
                    int64_t{1} << 62, -large});
}

int64_t draw_count(const Parameter& p, const Theme& t, Random& random) {
  if (named(p, {"size", "sizes", "shape", "dims"}) && random.percent(60)) {
    return static_cast<int64_t>(t.sizes.size());
  }
  if (named(p, {"kernel_size", "stride", "dilation", "padding", "output_size"}) &&
      random.percent(75)) {
    return 1;
  }
  if (named(p, {"pad"}) && random.percent(60)) return random.of({2, 4, 6});
  return random.of({0, 1, 1, 2, 2, 2, 3, 3, 4, 5, 8});
}

void draw_object(ObjectSpec& o, const Function& f, const Parameter& p, const Theme& t,
                 Random& random) {
  o.kind = p.object;
  o.seed = random.next();
  if (random.below(50) == 0) {
    o.form = random.of({Form::kNull, Form::kReleased, Form::kOtherType, Form::kMadeUp});
  }
  if (p.object == "module") {
    o.text = draw_text(Function{}, p, random);
    if (t.row && p.name == "module" && random.percent(80)) o.text = t.row->constructor;
    if (random.percent(80)) o.text = draw_module_for(f, o.text, random);
  } else if (p.object == "optimizer") {
    o.text = draw_optimizer(random);
  } else if (p.object == "lr_scheduler") {
    o.text = draw_scheduler(random);
  } else if (f.name.rfind("nnc_image_folder_", 0) == 0) {
    o.text = "folder";
  } else if (p.object == "string" || p.object == "error") {
    o.text = draw_text(f, {Kind::kText, "", "data"}, random);
  }
}

void draw_argument(Call& call, size_t k, const Theme& t, Random& random) {
  const Function& f = *call.function;
  const Parameter& p = f.parameters[k];
  Argument a;
  const auto numbers = t.recipe.numbers.find(p.name);
  if (numbers != t.recipe.numbers.end() && random.percent(95)) {
    a.integers = numbers->second;
    a.integer = a.integers[0];
    a.real = static_cast<double>(a.integer);
    call.arguments[k] = a;
    return;
  }
  const auto optional = [&](int64_t share) { a.null = random.percent(share); };
  switch (p.kind) {
    case Kind::kContext:
      a.integer = random.percent(70) ? 0 : random.between(1, 7);
      if (random.below(300) == 0) a.integer = kNoContext;
      break;
    case Kind::kTensor:
      a.tensors.push_back(draw_tensor(p, t, k, 0, random));
      break;
    case Kind::kTensors: {
      optional(3);
      int64_t n = random.percent(85) ? random.between(1, 4) : random.of({0, 6, 9});
      const auto ingredients = t.recipe.tensors.find(p.name);
      if (ingredients != t.recipe.tensors.end()) {
        n = static_cast<int64_t>(ingredients->second.size());
      }
      const bool shared = p.counted_by >= 0 &&
                          f.parameters[static_cast<size_t>(p.counted_by)].name != "n_" + p.name;
      for (int64_t i = 0; i < (shared ? 10 : n); ++i) {
        a.tensors.push_back(draw_tensor(p, t, shared ? 2 : static_cast<size_t>(i > 0),
                                        static_cast<size_t>(i), random));
      }
      break;
    }
    case Kind::kObject:
    case Kind::kObjects: {
      const int64_t n = p.kind == Kind::kObject ? 1 : random.between(0, 3);
      for (int64_t i = 0; i < n; ++i) draw_object(a.objects.emplace_back(), f, p, t, random);
      break;
    }
    case Kind::kReal:
      a.real = p.name == "scale" ? draw_scale(random) : draw_real(random);
      break;
    case Kind::kInteger:
      a.integer = draw_integer(p, random);
      break;
    case Kind::kFlag:
      a.integer = random.percent(96) ? random.below(2) : random.of({-1, 2, 77});
      break;
    case Kind::kWord:
      a.integer = random.percent(50)   ? 0
                  : random.percent(95) ? random.between(0, 10)
                                       : random.of({-1, 11, 1 << 30});
      break;
    case Kind::kText:
      optional(f.find("named") >= 0 || p.name == "name" || p.name == "path" ? 3 : 12);
      a.text = draw_text(f, p, random);
      break;
    case Kind::kIntegers:
    case Kind::kFlags:
    case Kind::kReals: {
      optional(p.counted_by < 0 ? 40 : 8);
      int64_t n = p.counted_by < 0 ? 1 : draw_count(p, t, random);
      if (p.name == "strides") n = 10;
      for (int64_t i = 0; i < n; ++i) {
        int64_t v = draw_integer(p, random);
        if (n > 1 && random.percent(75))
          v = a.integers.empty() ? random.between(0, 3) : a.integers[0];
        if (named(p, {"size", "sizes", "shape", "dims"}) &&
            static_cast<size_t>(i) < t.sizes.size() && random.percent(60)) {
          v = t.sizes[static_cast<size_t>(i)];
        }
        a.integers.push_back(v);
        a.reals.push_back(p.name == "scale" ? draw_scale(random) : draw_real(random));
      }
      break;
    }
    case Kind::kMemory:
      optional(3);
      break;
    case Kind::kTable:
      optional(4);
      a.integer = random.below(16);  // which of the host's functions
      break;
    case Kind::kCount:
      // Without a list any number may stand here; NNC_PADDING_SAME means something.
      a.integer = random.percent(60) ? 0 : random.of({-1, 1, 3});
      break;
    case Kind::kCapacity:
      a.integer = random.of({16, 16, 16, 4, 2, 1, 0, -1});
      break;
    case Kind::kOutHandles:
    case Kind::kOutNumber:
      a.null = random.below(60) == 0;
      break;
    case Kind::kSelf:
    case Kind::kPacket:
    case Kind::kOutPacket:
      a.integer = static_cast<int64_t>(random.next() >> 1);
      break;
  }
  call.arguments[k] = a;
}

// One thing about all tensors of the call at once, or about one of them.
void change_tensors(Call& call, Random& random) {
  const int64_t what = random.below(5);
  const int32_t dtype = draw_dtype(random);
  const auto values = static_cast<Values>(random.below(4));
  for (size_t k = 0; k < call.arguments.size(); ++k) {
    const Parameter& p = call.function->parameters[k];
    for (TensorSpec& s : call.arguments[k].tensors) {
      switch (what) {
        case 0:
          draw_layout(s, true, random);
          break;
        case 1:
          if (s.dtype <= 4) s.dtype = dtype;
          break;
        case 2: {
          const bool floats = s.dtype <= 4;
          s.gradient = floats ? static_cast<Gradient>(random.below(3)) : Gradient::kNone;
          break;
        }
        case 3:
          if (!wants_indices(p) && !wants_classes(p)) s.values = values;
          break;
        default:
          s.seed = random.next();
          s.place = static_cast<Place>(random.below(3));
      }
      if (s.dtype > 4) s.gradient = Gradient::kNone;
    }
  }
}

void change_size(Call& call, Random& random) {
  for (Argument& a : call.arguments) {
    for (TensorSpec& s : a.tensors) {
      if (s.sizes.empty() || !random.percent(50)) continue;
      int64_t& size =
          s.sizes[static_cast<size_t>(random.below(static_cast<int64_t>(s.sizes.size())))];
      const int64_t twice = size < kMostElements ? size * 2 : size;
      size = random.of({int64_t{0}, int64_t{1}, size + 1, twice, int64_t{17}});
      if (s.numel() > kMostElements || s.numel() < 0) size = 0;
      draw_layout(s, random.percent(50), random);
    }
  }
}

// One of the call's tensors twice.
void share_a_tensor(Call& call, Random& random) {
  int count = 0;
  for (Argument& a : call.arguments) {
    for (TensorSpec& s : a.tensors) {
      if (count > 0 && random.percent(50)) s.same_as = static_cast<int>(random.below(count));
      ++count;
    }
  }
}

void change(Call& call, Random& random) {
  const Theme theme = draw_theme(*call.function, random);
  const int64_t n = static_cast<int64_t>(call.arguments.size());
  if (n == 0) return;
  switch (random.below(8)) {
    case 0:
    case 1:
    case 2:
      change_tensors(call, random);
      break;
    case 3:
      change_size(call, random);
      break;
    case 4:
      if (random.percent(30)) {
        share_a_tensor(call, random);
        break;
      }
      [[fallthrough]];
    default:
      draw_argument(call, static_cast<size_t>(random.below(n)), theme, random);
  }
}

}  // namespace

int64_t TensorSpec::numel() const {
  if (std::count(sizes.begin(), sizes.end(), 0) > 0) return 0;
  int64_t n = 1;
  for (const int64_t s : sizes) {
    if (__builtin_mul_overflow(n, s, &n)) return -1;
  }
  return n;
}

bool TensorSpec::plain() const {
  int64_t next = 1;
  for (size_t d = sizes.size(); d-- > 0;) {
    if (strides[d] != next) return false;
    if (__builtin_mul_overflow(next, sizes[d], &next)) return false;
  }
  return offset == 0 && place == Place::kLibrary;
}

Call draw(const Function& f, const std::vector<uint64_t>& seeds) {
  Call call{&f, seeds, std::vector<Argument>(f.parameters.size())};
  Random first(seeds[0]);
  const Theme theme = draw_theme(f, first);
  for (size_t k = 0; k < f.parameters.size(); ++k) draw_argument(call, k, theme, first);
  for (size_t i = 1; i < seeds.size(); ++i) {
    Random random(seeds[i]);
    change(call, random);
  }
  return call;
}

std::string name_of(const Call& call) {
  std::string name = call.function->name;
  for (const uint64_t s : call.seeds) name += " " + std::to_string(s);
  return name;
}

Call call_named(const std::string& name) {
  std::istringstream in(name);
  std::string function;
  in >> function;
  std::vector<uint64_t> seeds;
  for (uint64_t s; in >> s;) seeds.push_back(s);
  const Function* f = function_named(function);
  return f && !seeds.empty() ? draw(*f, seeds) : Call{};
}

}  // namespace nnc_fuzz
