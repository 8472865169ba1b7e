// SPDX-License-Identifier: Apache-2.0
// The printed form of a module tree.
#include <algorithm>
#include <functional>
#include <unordered_map>

#include "nn/parametrize.h"
#include "nn/registry.h"

namespace nnc::nn {
namespace {

// Shared modules print under each of their names, and each level is indented further: the text may
// be far longer than the tree is large.
constexpr size_t kLongest = size_t{1} << 28;

void check_length(size_t letters) {
  check(letters <= kLongest, Code::kInvalid, "repr: the printed form is longer than ",
        static_cast<int64_t>(kLongest), " letters");
}

// What is known of a module's printed form before it is printed.
struct Form {
  std::string extra;
  size_t letters = 0;  // where it stands at the left edge
  size_t breaks = 0;   // its line breaks
  size_t looks = 0;    // equal for modules that print alike

  void add(size_t more_letters, size_t more_breaks) {
    letters = std::min(letters + more_letters, kLongest + 1);
    breaks = std::min(breaks + more_breaks, kLongest + 1);
  }
  void look(size_t part) { looks = (looks ^ part) * 0x9e3779b97f4a7c15 + (looks >> 29); }
};
using Forms = std::unordered_map<const Module*, Form>;

size_t hash_of(const std::string& text) {
  return std::hash<std::string>()(text);
}

void append_indented(std::string& out, std::string_view text, size_t indent) {
  for (char c : text) {
    out += c;
    if (c == '\n') out.append(indent, ' ');
  }
}

// What a printed form shows of a module.
struct Style {
  std::string (*extra)(const Module&);
  bool (*shows_children)(const Module&);
  // ModuleLists number what they hold, as PyTorch prints them, whatever its names are.
  bool by_place;
};

std::string name_of(const Style& style, bool list, const std::string& name, int64_t place) {
  return style.by_place && list ? std::to_string(place) : name;
}

}  // namespace

// Counts each module once, however often it is going to be printed.
class Module::TreeMeasure {
 public:
  explicit TreeMeasure(const Style& style) : style_(style) {}

  // The forms of root and all below it. An Error if that is too long to be printed.
  Forms measure(const Module& root) {
    std::vector<Frame> stack{frame_of(root)};
    while (!stack.empty()) {
      Frame& f = stack.back();
      if (f.next < f.count) {
        const Module* const child = (*f.children)[f.next++].module.get();
        if (child && !forms_.count(child)) stack.push_back(frame_of(*child));
        continue;
      }
      if (!forms_.count(f.module)) forms_.emplace(f.module, form_of(f));
      stack.pop_back();
    }
    check_length(forms_.at(&root).letters);
    return std::move(forms_);
  }

 private:
  struct Frame {
    const Module* module;
    const AppendList<Child>* children;
    int64_t next, count;
  };
  Frame frame_of(const Module& m) const {
    const AppendList<Child>& children = m.children();
    return {&m, &children, 0, style_.shows_children(m) ? children.size() : 0};
  }

  Form form_of(const Frame& f) const {
    const Module& m = *f.module;
    Form form{style_.extra(m)};
    const std::string name = (is_parametrized(m) ? "Parametrized" : "") + m.type_name();
    const auto breaks = static_cast<size_t>(std::count(form.extra.begin(), form.extra.end(), '\n'));
    form.look(hash_of(name));
    form.look(hash_of(form.extra));
    form.add(name.size() + form.extra.size() + 2, breaks);
    if (f.count == 0 && breaks == 0) return form;
    form.add(1, 1);
    if (!form.extra.empty()) form.add(3 + 2 * breaks, 1);
    const Form none{{}, 4};
    int64_t first = -1, length = 0;  // as in TreePrinter::Frame
    size_t run = 0;
    for (int64_t i = 0; i < f.count; ++i) {
      const Child& c = (*f.children)[i];
      const std::string child_name = name_of(style_, m.prints_runs(), c.name, i);
      const Form& child = c.module ? forms_.at(c.module.get()) : none;
      const bool same = m.prints_runs() && first >= 0 && child.looks == run &&
                        child_name == std::to_string(first + length);
      ++length;
      form.look(child.looks);
      form.look(hash_of(child_name));
      if (same) continue;
      run = child.looks;
      first = child_name == std::to_string(i) ? i : -1;
      length = 1;
      form.add(child_name.size() + 7 + child.letters + 2 * child.breaks, 1 + child.breaks);
    }
    return form;
  }

  const Style& style_;
  Forms forms_;
};

// Class(extra) without children; otherwise one "(name): child" line each, two columns deeper. So
// are the lines of an extra of several.
class Module::TreePrinter {
 public:
  explicit TreePrinter(const Style& style) : style_(style) {}
  std::string print(const Module& root) {
    forms_ = TreeMeasure(style_).measure(root);
    open(root);
    while (!stack_.empty()) {
      Frame& f = stack_.back();
      if (f.next > 0) end_child(f);
      if (f.next < f.count) {
        begin_child(f);
        continue;
      }
      end_run(f);
      stack_.pop_back();
      new_line(stack_.size());
      out_ += ')';
    }
    return std::move(out_);
  }

 private:
  // A line "(name): text" in out_.
  struct Line {
    size_t begin = 0, text = 0, end = 0;
  };
  // A module whose children are being printed.
  struct Frame {
    const Module* module;
    const AppendList<Child>* children;
    int64_t count;                   // of its children
    int64_t next = 0;                // of them to be printed
    Line child = {};                 // the last one
    Line run = {};                   // the one line of children that print alike,
    int64_t first = -1, length = 0;  // their first number, and how many they are
  };

  void new_line(size_t depth) {
    check_length(out_.size());  // again, as modules may grow meanwhile
    out_ += '\n';
    out_.append(2 * depth, ' ');
  }

  void open(const Module& m) {
    const auto form = forms_.find(&m);
    const std::string extra = form == forms_.end() ? style_.extra(m) : form->second.extra;
    if (is_parametrized(m)) out_ += "Parametrized";
    out_ += m.type_name() + "(";
    const AppendList<Child>& children = m.children();
    const int64_t count = style_.shows_children(m) ? children.size() : 0;
    if (count == 0 && extra.find('\n') == std::string::npos) {
      out_ += extra + ")";
      return;
    }
    stack_.push_back({&m, &children, count});
    if (extra.empty()) return;
    new_line(stack_.size());
    append_indented(out_, extra, 2 * stack_.size());
  }

  void begin_child(Frame& f) {
    const Child& c = (*f.children)[f.next++];
    new_line(stack_.size());
    f.child.begin = out_.size();
    out_ += "(" + name_of(style_, f.module->prints_runs(), c.name, f.next - 1) + "): ";
    f.child.text = out_.size();
    if (c.module)
      open(*c.module);  // may move f
    else
      out_ += "None";
  }

  // Drops a child's line if the run's stands for it, or begins a run with it.
  void end_child(Frame& f) {
    if (!f.module->prints_runs()) return;
    f.child.end = out_.size();
    const std::string name = name_of(style_, true, (*f.children)[f.next - 1].name, f.next - 1);
    const std::string_view all = out_;
    const bool same = f.first >= 0 && name == std::to_string(f.first + f.length) &&
                      all.substr(f.child.text) == all.substr(f.run.text, f.run.end - f.run.text);
    if (same) {
      out_.resize(f.run.end);
      ++f.length;
      return;
    }
    const size_t shift = end_run(f);
    f.run = {f.child.begin + shift, f.child.text + shift, f.child.end + shift};
    f.first = name == std::to_string(f.next - 1) ? f.next - 1 : -1;
    f.length = 1;
  }

  // Writes how many children the run's line stands for; gives by how much the text has grown.
  size_t end_run(const Frame& f) {
    if (f.length < 2) return 0;
    const std::string head = "(" + std::to_string(f.first) + "-" +
                             std::to_string(f.first + f.length - 1) +
                             "): " + std::to_string(f.length) + " x ";
    const size_t before = f.run.text - f.run.begin;
    out_.replace(f.run.begin, before, head);
    return head.size() - before;
  }

  const Style& style_;
  Forms forms_;
  std::string out_;
  std::vector<Frame> stack_;
};

std::string Module::repr() const {
  static constexpr Style kPrinted = {[](const Module& m) { return m.extra_repr(); },
                                     [](const Module&) { return true; }, true};
  return TreePrinter(kPrinted).print(*this);
}

std::string Module::constructor_text() const {
  static constexpr Style kMade = {
      [](const Module& m) { return m.full_extra(); },
      [](const Module& m) { return m.arguments().empty() || is_parametrized(m); }, false};
  return TreePrinter(kMade).print(*this);
}

void Module::set_arguments(std::string arguments) {
  if (!arguments.empty()) arguments_ = std::make_shared<const std::string>(std::move(arguments));
}

std::string Module::full_extra() const {
  std::string extra = extra_repr();
  if (arguments().empty()) return extra;
  const Literal all = parse_literal("given(" + std::string(arguments()) + ")", "repr");
  const Signature* signature = find_signature(type_name());
  // RNNBase prints its numbers without the mode that stands before them.
  const auto mode = all.root().find("mode");
  if (mode && signature && signature->index_of("mode") == 0) extra = to_text(*mode) + ", " + extra;
  const Literal shown = parse_literal("shown(" + extra + ")", "repr");
  const auto prints = [&](std::string_view name) {
    const int64_t place = signature ? signature->index_of(name) : -1;
    return (place >= 0 && place < shown.root().size()) || shown.root().find(name);
  };
  for (int64_t i = 0; i < all.root().keyword_count(); ++i) {
    const NamedValue given = all.root().keyword(i);
    if (prints(given.name)) continue;
    extra += (extra.empty() ? "" : ", ") + std::string(given.name) + "=" + to_text(given.value);
  }
  return extra;
}

}  // namespace nnc::nn
