// SPDX-License-Identifier: Apache-2.0
#include "base/literal.h"

#include <algorithm>
#include <charconv>
#include <limits>
#include <utility>

#include "base/error.h"
#include "base/literal_lexer.h"

namespace nnc {
namespace {

using detail::continues_word;
using detail::is_digit;
using detail::LiteralData;
using detail::LiteralItem;
using detail::LiteralKind;
using detail::LiteralNode;
using detail::LiteralText;
using detail::python_float;
using detail::starts_word;

constexpr size_t kMaxSize = size_t{1} << 30;  // positions and counts are 32 bits
constexpr size_t kMaxDepth = 250'000;
// Runs of equal children multiply, and a short text from a file must not fill the memory; nothing
// that a printed model needs comes near this.
constexpr int64_t kMaxRepeated = 65'536, kMaxRepeatedLetters = int64_t{8} << 20;

// What a value stands for: calls, and letters that runs add to those of the text.
struct Weight {
  int64_t calls = 1, letters = 0;
};

// A tuple, list or call that is still open.
struct Frame {
  LiteralKind kind = LiteralKind::kTuple;
  bool settings = false;  // the frame around "key=value, ...", closed by the end of the text
  bool comma = false;
  bool named = false;    // the value that comes has a name: pending
  bool child = false;    // it is a child
  int8_t sign = 0;       // 1 or -1: one stands before it
  int8_t stars = 0;      // so many stand before it
  bool starred = false;  // did any stand before a value?
  int32_t position = 0;
  LiteralText name;
  size_t first_item = 0;  // in Parser::items_
  int32_t arguments = 0, keywords = 0, children = 0;
  Weight weight;
  LiteralItem pending;
  int64_t repeat = 1, repeat_from = -1;  // children named repeat_from, repeat_from + 1, ...
};

class Parser : detail::LiteralLexer {
 public:
  Parser(std::string_view text, std::string_view op)
      : LiteralLexer(text, op), data_(std::make_unique<LiteralData>()) {
    check(text.size() <= kMaxSize, Code::kText, op, ": a text of ",
          static_cast<uint64_t>(text.size()), " bytes is too long");
  }

  Literal run(bool settings) {
    if (settings) {
      open(LiteralKind::kCall, 0);
      stack_.back().settings = true;
    }
    bool after_value = false;
    for (;;) {
      skip_space();
      if (after_value && stack_.empty()) break;
      if (after_value) {
        after_value = next_item();
      } else if (!stack_.empty() && at_close()) {
        close();
        after_value = true;
      } else {
        if (!stack_.empty() && stack_.back().kind == LiteralKind::kCall) read_prefix();
        after_value = read_value();
      }
    }
    if (at_ < text_.size()) expected("the end of the text");
    data_->lines = detail::lines_of(text_.substr(0, text_.find_last_not_of(" \n\t\r") + 1));
    return Literal(std::move(data_));
  }

 private:
  LiteralText intern(std::string_view s) {
    const LiteralText text{static_cast<uint32_t>(data_->strings.size()),
                           static_cast<uint32_t>(s.size())};
    data_->strings += s;
    return text;
  }

  static LiteralNode node_at(LiteralKind kind, size_t position) {
    LiteralNode node;
    node.kind = kind;
    node.position = static_cast<int32_t>(position);
    return node;
  }

  // ---- frames ----

  void open(LiteralKind kind, size_t position, LiteralText name = {}) {
    if (stack_.size() >= kMaxDepth) bad("nested more than 250000 deep", position);
    Frame& f = stack_.emplace_back();
    f.kind = kind;
    f.position = static_cast<int32_t>(position);
    f.name = name;
    f.first_item = items_.size();
  }

  static char closing(const Frame& f) {
    return f.kind == LiteralKind::kList ? ']' : f.kind == LiteralKind::kDict ? '}' : ')';
  }

  bool at_close() const {
    const Frame& f = stack_.back();
    if (f.settings) return at_ == text_.size();
    if (f.kind == LiteralKind::kDict) return peek() == '}' && f.arguments % 2 == 0;
    return peek() == closing(f);
  }

  // After a value: true when its frame was closed too, and thereby another value has ended.
  bool next_item() {
    Frame& f = stack_.back();
    if (at_close()) {
      close();
      return true;
    }
    const bool key = f.kind == LiteralKind::kDict && f.arguments % 2 != 0;
    if (peek() == (key ? ':' : ',')) {
      ++at_;
      f.comma = true;
      return false;
    }
    if (f.settings) expected("','");
    if (f.kind == LiteralKind::kCall && at_child()) return false;
    if (key) expected("':'");
    const char expect[] = {'\'', ',', '\'', ' ', 'o', 'r', ' ', '\'', closing(f), '\'', 0};
    expected(expect);
  }

  void close() {
    const Frame f = stack_.back();
    if (!f.settings) ++at_;
    if (f.kind == LiteralKind::kTuple && !f.comma && f.starred) {
      bad("a star within parentheses without a comma", static_cast<size_t>(f.position));
    }
    if (f.kind == LiteralKind::kTuple && !f.comma && f.arguments == 1) {
      const int32_t inner = items_.back().node;  // a value in parentheses
      items_.pop_back();
      stack_.pop_back();
      return complete(inner, {f.weight.calls - 1, f.weight.letters});
    }
    if (f.kind == LiteralKind::kCall && is_float_call(f)) return complete_float(f);
    if (f.kind == LiteralKind::kCall && is_dict_call(f)) return complete_dict(f);
    check_repeated_keywords(f);
    LiteralNode node = node_at(f.kind, static_cast<size_t>(f.position));
    node.text = f.name;
    node.first_item = static_cast<int32_t>(data_->items.size());
    node.size = f.arguments;
    node.keywords = f.keywords;
    node.children = f.children;
    data_->items.insert(data_->items.end(), items_.begin() + static_cast<int64_t>(f.first_item),
                        items_.end());
    items_.resize(f.first_item);
    stack_.pop_back();
    add(node, f.weight);
  }

  // float(...) with one argument, which is a number or a string.
  bool is_float_call(const Frame& f) const {
    const std::string_view name = view(f.name);
    return name == "float" && f.arguments == 1 && f.keywords == 0 && f.children == 0;
  }
  void complete_float(const Frame& f) {
    LiteralNode node = data_->nodes[static_cast<size_t>(items_.back().node)];
    if (node.kind == LiteralKind::kString) {
      const std::optional<double> v = python_float(view(node.text));
      if (!v) bad("could not convert string to float", static_cast<size_t>(node.position));
      node.real = *v;
    } else if (node.kind == LiteralKind::kInt || node.kind == LiteralKind::kBool) {
      node.real = static_cast<double>(node.integer);
    } else if (node.kind != LiteralKind::kFloat) {
      bad("float() takes a number or a string", static_cast<size_t>(node.position));
    }
    node.kind = LiteralKind::kFloat;
    node.quoted = false;
    node.text = {};
    node.position = f.position;
    items_.pop_back();
    stack_.pop_back();
    add(node, {0, 0});
  }

  // OrderedDict and dict of a dict or of pairs, and of keywords.
  bool is_dict_call(const Frame& f) const {
    std::string_view name = view(f.name);
    if (name.substr(0, 12) == "collections.") name.remove_prefix(12);
    return (name == "OrderedDict" || name == "dict") && f.arguments <= 1 && f.children == 0;
  }
  void complete_dict(const Frame& f) {
    check_repeated_keywords(f);
    LiteralNode node = node_at(LiteralKind::kDict, static_cast<size_t>(f.position));
    if (view(f.name) != "dict") node.text = f.name;
    std::vector<LiteralItem> all;
    if (f.arguments > 0) {
      const LiteralNode from = data_->nodes[static_cast<size_t>(items_[f.first_item].node)];
      add_pairs(from, all);
    }
    for (int32_t i = 0; i < f.keywords; ++i) {
      const LiteralItem item = items_[f.first_item + static_cast<size_t>(int64_t{f.arguments} + i)];
      LiteralNode key = node_at(LiteralKind::kString, static_cast<size_t>(item.position));
      key.text = item.name;
      data_->nodes.push_back(key);
      all.push_back({{}, item.position, static_cast<int32_t>(data_->nodes.size() - 1)});
      all.push_back({{}, item.position, item.node});
    }
    node.first_item = static_cast<int32_t>(data_->items.size());
    node.size = static_cast<int32_t>(all.size());
    data_->items.insert(data_->items.end(), all.begin(), all.end());
    items_.resize(f.first_item);
    stack_.pop_back();
    add(node, f.weight);
  }
  LiteralItem& item_of(const LiteralNode& n, int32_t i) const {
    return data_->items[static_cast<size_t>(int64_t{n.first_item} + i)];
  }
  void add_pairs(const LiteralNode& from, std::vector<LiteralItem>& all) const {
    const bool pairs = from.kind == LiteralKind::kTuple || from.kind == LiteralKind::kList;
    if (!pairs && from.kind != LiteralKind::kDict) {
      bad("expected a dict or a list of pairs", static_cast<size_t>(from.position));
    }
    for (int32_t i = 0; i < from.size; ++i) {
      const LiteralItem& item = item_of(from, i);
      if (!pairs) {
        all.push_back(item);
        continue;
      }
      const LiteralNode& pair = data_->nodes[static_cast<size_t>(item.node)];
      const bool two = pair.kind == LiteralKind::kTuple || pair.kind == LiteralKind::kList;
      if (!two || pair.size != 2) {
        bad("expected a pair of a key and a value", static_cast<size_t>(pair.position));
      }
      for (int32_t k = 0; k < 2; ++k) {
        all.push_back(item_of(pair, k));
      }
    }
  }

  std::string_view view(LiteralText t) const {
    return std::string_view(data_->strings).substr(t.begin, t.size);
  }

  void check_repeated_keywords(const Frame& f) {
    if (f.keywords < 2) return;
    const auto name = [this](const LiteralItem& i) { return view(i.name); };
    const auto begin = items_.begin() + static_cast<int64_t>(f.first_item) + f.arguments;
    std::vector<LiteralItem> sorted(begin, begin + f.keywords);
    std::stable_sort(sorted.begin(), sorted.end(),
                     [&](const auto& a, const auto& b) { return name(a) < name(b); });
    const auto twice =
        std::adjacent_find(sorted.begin(), sorted.end(),
                           [&](const auto& a, const auto& b) { return name(a) == name(b); });
    if (twice == sorted.end()) return;
    fail(Code::kText, op_, ": keyword argument repeated at ",
         place(static_cast<size_t>((twice + 1)->position)), ", '", name(*twice), "'");
  }

  void add(const LiteralNode& node, const Weight& weight) {
    data_->nodes.push_back(node);
    complete(static_cast<int32_t>(data_->nodes.size() - 1), weight);
  }

  // Puts a finished value into the frame around it.
  void complete(int32_t node, const Weight& weight) {
    if (stack_.empty()) {
      data_->root = node;
      return;
    }
    Frame& f = stack_.back();
    LiteralNode& n = data_->nodes[static_cast<size_t>(node)];
    if (const int8_t sign = std::exchange(f.sign, int8_t{0})) give_sign(n, sign < 0);
    if (f.stars > 0) return spread(f, n, weight);
    if (f.child && n.kind != LiteralKind::kCall && n.kind != LiteralKind::kNone) {
      fail(Code::kText, op_, ": expected a module, as in '(name): Linear(2, 3)', at ",
           place(static_cast<size_t>(n.position)), ", found ",
           excerpt(static_cast<size_t>(n.position)));
    }
    f.weight.calls += std::max<int64_t>(weight.calls, f.child ? 1 : 0) * f.repeat;
    const int64_t own = static_cast<int64_t>(at_) - n.position;
    f.weight.letters += (weight.letters + own) * f.repeat - own;
    if (repeats_ && f.weight.calls > kMaxRepeated) {
      bad("more than 65536 modules in repeated runs", static_cast<size_t>(n.position));
    }
    if (repeats_ && f.weight.letters > kMaxRepeatedLetters) {
      bad("more than 8 MiB of text in repeated runs", static_cast<size_t>(n.position));
    }
    LiteralItem item = f.named ? f.pending : LiteralItem{{}, n.position, 0};
    item.node = node;
    for (int64_t i = 0; i < f.repeat; ++i) {
      if (f.repeat_from >= 0) item.name = intern(std::to_string(f.repeat_from + i));
      items_.push_back(item);
    }
    (f.child ? f.children : f.named ? f.keywords : f.arguments) += static_cast<int32_t>(f.repeat);
    f.named = f.child = false;
    f.repeat = 1;
    f.repeat_from = -1;
  }

  // ---- signs and stars ----

  void give_sign(LiteralNode& n, bool negative) {
    if (n.kind == LiteralKind::kBool) n.kind = LiteralKind::kInt;
    const bool integer = n.kind == LiteralKind::kInt;
    if (!integer && n.kind != LiteralKind::kFloat) {
      bad("expected a number behind the sign", static_cast<size_t>(n.position));
    }
    if (!negative) return;
    if (!integer) {
      n.real = -n.real;
      const std::string digits(view(n.text));
      if (!digits.empty()) n.text = intern(digits[0] == '-' ? digits.substr(1) : '-' + digits);
    } else if (n.integer == std::numeric_limits<int64_t>::min()) {
      n.kind = LiteralKind::kFloat;
      n.real = -static_cast<double>(n.integer);
      n.text = intern("9223372036854775808");
    } else {
      n.integer = -n.integer;
    }
  }

  void read_stars() {
    Frame& f = stack_.back();
    const bool two = peek(1) == '*', dict = f.kind == LiteralKind::kDict;
    if (f.settings || f.named || dict != (two && f.kind != LiteralKind::kCall) ||
        (dict && f.arguments % 2 != 0)) {
      expected("a value");
    }
    at_ += two ? 2 : 1;
    skip_space();
    f.stars = two ? 2 : 1;
    f.starred = true;
  }
  // The elements of what stands behind the stars, in its place.
  void spread(Frame& f, const LiteralNode& from, const Weight& weight) {
    const bool two = std::exchange(f.stars, int8_t{0}) == 2;
    const bool list = from.kind == LiteralKind::kTuple || from.kind == LiteralKind::kList;
    if (two ? from.kind != LiteralKind::kDict : !list) {
      bad(two ? "expected a dict behind '**'" : "expected a tuple or a list behind '*'",
          static_cast<size_t>(from.position));
    }
    f.weight.calls += weight.calls;
    f.weight.letters += weight.letters;
    if (!two || f.kind == LiteralKind::kDict) {
      const auto begin = data_->items.begin() + from.first_item;
      items_.insert(items_.end() - f.keywords, begin, begin + from.size);
      f.arguments += from.size;
      return;
    }
    for (int32_t i = 0; i < from.size; i += 2) {
      const LiteralNode& key = data_->nodes[static_cast<size_t>(item_of(from, i).node)];
      if (key.kind != LiteralKind::kString) {
        bad("keywords must be strings", static_cast<size_t>(key.position));
      }
      items_.push_back({key.text, key.position, item_of(from, i + 1).node});
    }
    f.keywords += from.size / 2;
  }

  // ---- what stands before a value in a call ----

  // At "(name):"? The next ')' is remembered, so that a row of '(' costs one search.
  bool at_child() {
    if (peek() != '(') return false;
    if (next_close_ <= at_ && next_close_ != std::string_view::npos) {
      next_close_ = text_.find(')', at_);
    }
    return next_close_ != std::string_view::npos && next_close_ + 1 < text_.size() &&
           text_[next_close_ + 1] == ':';
  }

  static bool is_blank(char c) { return c == ' ' || c == '\t' || c == '\n' || c == '\r'; }

  void read_prefix() {
    Frame& f = stack_.back();
    if (!f.settings && at_child()) return read_child(f);
    if (f.children > 0) expected("')' or another '(name): Module(...)'");
    if (peek() == '*') return;
    size_t end = at_;
    if (starts_word(peek())) {
      while (end < text_.size() && continues_word(text_[end])) ++end;
    }
    size_t equals = end;
    while (equals < text_.size() && is_blank(text_[equals])) ++equals;
    if (end > at_ && equals < text_.size() && text_[equals] == '=') {
      f.named = true;
      f.pending = {intern(text_.substr(at_, end - at_)), static_cast<int32_t>(at_), 0};
      at_ = equals + 1;
      skip_space();
      return;
    }
    if (f.settings) expected("'name=value'");
    if (f.keywords > 0) bad("positional argument follows keyword argument", at_);
  }

  void read_child(Frame& f) {
    const std::string_view name = text_.substr(at_ + 1, next_close_ - at_ - 1);
    f.named = f.child = true;
    f.pending = {intern(name), static_cast<int32_t>(at_ + 1), 0};
    at_ = next_close_ + 2;
    skip_space();
    if (is_digit(peek())) read_repeat(f, name);
  }

  // "(0-5): 6 x " stands for the children 0 to 5.
  void read_repeat(Frame& f, std::string_view name) {
    const size_t dash = std::min(name.find('-'), name.size());
    const auto number = [](std::string_view s) -> int64_t {
      int64_t v = -1;
      const auto [end, error] = std::from_chars(s.data(), s.data() + s.size(), v);
      return error == std::errc() && end == s.data() + s.size() ? v : -1;
    };
    const int64_t first = number(name.substr(0, dash));
    const int64_t last = dash < name.size() ? number(name.substr(dash + 1)) : -1;
    const size_t start = at_;
    while (is_digit(peek())) ++at_;
    const int64_t count = number(text_.substr(start, at_ - start));
    if (peek() != ' ' || peek(1) != 'x' || peek(2) != ' ') expected("' x ' and a module");
    if (count < 1 || first < 0 || last < first || last - first != count - 1) {
      bad("the run of children and its count do not agree", start);
    }
    if (count > kMaxRepeated) bad("more than 65536 modules in repeated runs", start);
    at_ += 3;
    skip_space();
    f.repeat = count;
    f.repeat_from = first;
    repeats_ = repeats_ || count > 1;
  }

  // ---- values ----

  // True when a value has ended, false when a frame was opened.
  bool read_value() {
    if (peek() == '*' && !stack_.empty()) read_stars();
    if ((peek() == '+' || peek() == '-') && !stack_.empty()) {
      const size_t sign = at_;
      const bool negative = read_signs();
      if (starts_word(peek()) || peek() == '(')
        stack_.back().sign = negative ? -1 : 1;
      else
        at_ = sign;
    }
    const size_t start = at_;
    const char c = peek();
    if (c == '(' || c == '[' || c == '{') {
      ++at_;
      open(c == '('   ? LiteralKind::kTuple
           : c == '[' ? LiteralKind::kList
                      : LiteralKind::kDict,
           start);
      return false;
    }
    if (starts_word(c) && !at_string()) return read_word();
    LiteralNode node = node_at(LiteralKind::kString, start);
    if (at_string()) {
      node.text.begin = static_cast<uint32_t>(data_->strings.size());
      read_strings(data_->strings);
      node.text.size = static_cast<uint32_t>(data_->strings.size()) - node.text.begin;
      node.quoted = true;
    } else if (is_digit(c) || c == '.' || c == '+' || c == '-') {
      const Number number = read_number();
      node.kind = number.is_integer ? LiteralKind::kInt : LiteralKind::kFloat;
      if (number.is_integer) {
        node.integer = number.integer;
      } else {
        node.real = number.real;
        node.text = intern(number.digits);
      }
    } else {
      expected("a value");
    }
    add(node, {0, 0});
    return true;
  }

  // "inf" for "math.inf".
  static std::string_view without_module(std::string_view word) {
    for (const std::string_view module : {"math.", "torch."}) {
      if (word.substr(0, module.size()) == module) return word.substr(module.size());
    }
    return word;
  }

  bool read_word() {
    const size_t start = at_;
    const std::string_view word = read_dotted_word();
    const size_t behind = at_;
    skip_blanks();
    if (peek() == '(' && (at_ == behind || !at_child())) {
      ++at_;
      open(LiteralKind::kCall, start, intern(word));
      return false;
    }
    at_ = behind;
    if (word == "Parameter" && !stack_.empty() && stack_.back().child) {
      return read_parameter(start);
    }
    LiteralNode node = node_at(LiteralKind::kString, start);
    if (word == "None") {
      node.kind = LiteralKind::kNone;
    } else if (word == "True" || word == "False") {
      node.kind = LiteralKind::kBool;
      node.integer = word == "True";
    } else if (const std::string_view name = without_module(word); name == "inf" || name == "nan") {
      node.kind = LiteralKind::kFloat;
      node.real = name == "inf" ? std::numeric_limits<double>::infinity()
                                : std::numeric_limits<double>::quiet_NaN();
    } else {
      node.text = intern(word);
    }
    add(node, {0, 0});
    return true;
  }

  // "Parameter containing: [torch.FloatTensor of size 2x3]": Parameter('FloatTensor', (2, 3)).
  bool read_parameter(size_t start) {
    constexpr std::string_view kHead = " containing: [torch.", kSize = " of size ";
    const size_t end = text_.find(']', at_);
    const bool whole = end != std::string_view::npos && text_.substr(at_, kHead.size()) == kHead;
    const std::string_view said =
        whole ? text_.substr(at_ + kHead.size(), end - at_ - kHead.size()) : std::string_view();
    const size_t middle = said.find(kSize);
    if (middle == std::string_view::npos) {
      expected("' containing: [torch.FloatTensor of size 2x3]'");
    }
    open(LiteralKind::kCall, start, intern("Parameter"));
    LiteralNode type = node_at(LiteralKind::kString, start);
    type.text = intern(said.substr(0, middle));
    add(type, {0, 0});
    open(LiteralKind::kTuple, start);
    stack_.back().comma = true;
    size_t at = at_ + kHead.size() + middle + kSize.size();
    while (at < end) {
      LiteralNode extent = node_at(LiteralKind::kInt, at);
      const auto [stop, error] =
          std::from_chars(text_.data() + at, text_.data() + end, extent.integer);
      at = static_cast<size_t>(stop - text_.data());
      if (error != std::errc() || extent.integer < 0 || (at < end && text_[at] != 'x')) {
        bad("expected sizes such as 2x3", static_cast<size_t>(extent.position));
      }
      add(extent, {0, 0});
      ++at;
    }
    at_ = end;
    close();
    at_ = end;
    close();
    return true;
  }

  std::unique_ptr<LiteralData> data_;
  std::vector<Frame> stack_;
  std::vector<LiteralItem> items_;  // of all open frames
  size_t next_close_ = 0;           // the ')' found last
  bool repeats_ = false;
};

}  // namespace

Literal parse_literal(std::string_view text, std::string_view op) {
  return Parser(text, op).run(false);
}

Literal parse_settings(std::string_view text, std::string_view op) {
  return Parser(text, op).run(true);
}

}  // namespace nnc
