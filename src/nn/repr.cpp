// SPDX-License-Identifier: Apache-2.0
// The printed form of a module tree.
#include "nn/module.h"

namespace nnc::nn {
namespace {

// Shared modules print under each of their names, and each level is indented further: the text may
// be far longer than the tree is large.
constexpr size_t kLongest = size_t{1} << 28;

void append_indented(std::string& out, std::string_view text, size_t indent) {
  for (char c : text) {
    out += c;
    if (c == '\n') out.append(indent, ' ');
  }
}

}  // namespace

// Class(extra) without children; otherwise one "(name): child" line each, two columns deeper.
class Module::TreePrinter {
 public:
  std::string print(const Module& root) {
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
    int64_t count;                   // of its children
    int64_t next = 0;                // of them to be printed
    Line child = {};                 // the last one
    Line run = {};                   // the one line of children that print alike,
    int64_t first = -1, length = 0;  // their first number, and how many they are
  };

  void new_line(size_t depth) {
    check(out_.size() < kLongest, Code::kInvalid, "repr: the printed form is longer than ",
          static_cast<int64_t>(kLongest), " letters");
    out_ += '\n';
    out_.append(2 * depth, ' ');
  }

  void open(const Module& m) {
    const std::string extra = m.extra_repr();
    out_ += m.type_name() + "(";
    const int64_t children = m.children_.size();
    if (children == 0) {
      append_indented(out_, extra, 2 * stack_.size());
      out_ += ")";
      return;
    }
    stack_.push_back({&m, children});
    if (extra.empty()) return;
    new_line(stack_.size());
    append_indented(out_, extra, 2 * stack_.size());
  }

  void begin_child(Frame& f) {
    const Child& c = f.module->children_[f.next++];
    new_line(stack_.size());
    f.child.begin = out_.size();
    out_ += "(" + c.name + "): ";
    f.child.text = out_.size();
    open(*c.module);  // may move f
  }

  // Drops a child's line if the run's stands for it, or begins a run with it.
  void end_child(Frame& f) {
    if (!f.module->prints_runs()) return;
    f.child.end = out_.size();
    const std::string& name = f.module->children_[f.next - 1].name;
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

  std::string out_;
  std::vector<Frame> stack_;
};

std::string Module::repr() const {
  return TreePrinter().print(*this);
}

}  // namespace nnc::nn
