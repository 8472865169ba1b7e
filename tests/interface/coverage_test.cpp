// SPDX-License-Identifier: Apache-2.0
// Every function of the public headers has a row that calls it with success and whose results equal
// PyTorch's. A row counts for the function it is named after, and for no other that it calls.
#include <gtest/gtest.h>

#include <map>
#include <set>

#include "support/declarations.h"
#include "support/run_sample.h"

namespace nnc::testing {
namespace {

// What a row, or its in-place form, called with success, if its results were right.
std::set<std::string> called(const Sample& s, Form form) {
  std::set<std::string> names;
  const ObserveCalls observer([&](const CFunction& f, const std::vector<Arg>&, const Out&) {
    if (const Declaration* d = declaration_of(f.pointer)) names.insert(d->name);
  });
  const std::string text = check_variant(s, {.form = form});
  EXPECT_EQ(text, "") << s.title();
  return text.empty() ? names : std::set<std::string>();
}

TEST(Coverage, EveryFunctionGaveAResultThatWasCompared) {
  std::set<std::string> covered;
  const auto add = [&](const std::string& name, const Sample& s, Form form) {
    const bool found = called(s, form).count(name) > 0;
    EXPECT_TRUE(found) << "row " << s.title() << " does not call " << name;
    if (found) covered.insert(name);
  };
  for (const Sample& s : samples()) {
    const std::string name = std::string("nnc_") + s.op;
    add(name, s, Form::kCall);
    if (s.twin) add(name + "_", s, Form::kInplace);
  }
  EXPECT_GT(declarations().size(), 400u);
  for (const Declaration& d : declarations()) {
    EXPECT_TRUE(covered.count(d.name)) << d.name << " (" << d.header << ") has no row";
  }
}

// Objects, and the headers whose functions make, read and change them: they are shown by the tests
// of tests/capi, by tests/nn and tests/optim with their own tables.
const std::set<std::string>& headers_of_objects() {
  static const std::set<std::string> headers{
      "status.h",       "version.h",           "memory.h",
      "context.h",      "autograd_function.h", "containers.h",
      "nn.h",           "nn_fusion.h",         "nn_hooks.h",
      "nn_layers.h",    "nn_methods.h",        "nn_parametrize.h",
      "nn_prune.h",     "nn_utils_rnn.h",      "optim.h",
      "lr_scheduler.h", "program.h",           "swa_utils.h",
      "io.h",           "serialization.h",     "data.h",
      "data_files.h",   "summary.h",           "tensorboard.h",
      "profiler.h",
  };
  return headers;
}

// A row of samples or of refusals counts for the function that it is named after, one with an
// in-place form for that form too.
TEST(Coverage, EveryOperationHasEightRows) {
  std::map<std::string, int> rows;
  for (const Sample& s : samples()) {
    ++rows[std::string("nnc_") + s.op];
    if (s.twin) ++rows[std::string("nnc_") + s.op + "_"];
  }
  for (const Refusal& r : refusals()) ++rows[std::string("nnc_") + r.op];
  for (const Declaration& d : declarations()) {
    if (headers_of_objects().count(d.header) > 0) continue;
    EXPECT_GE(rows[d.name], 8) << d.name << " (" << d.header << ")";
  }
}

TEST(Coverage, EveryDeclarationIsExported) {
  for (const Declaration& d : declarations()) EXPECT_TRUE(d.pointer) << d.name;
}

TEST(Coverage, EverySettingOfContextsHasARow) {
  std::set<std::string> rows;
  for (const Sample& s : samples()) {
    if (std::string(s.op) == "ctx_new") rows.insert(s.name);
  }
  EXPECT_GE(context_settings().size(), 5u);
  for (const std::string& setting : context_settings()) {
    EXPECT_TRUE(rows.count(setting)) << "ctx_new/" << setting << " is missing";
  }
}

TEST(SampleTable, RowsAreUnique) {
  std::set<std::string> seen;
  for (const Sample& s : samples()) {
    EXPECT_TRUE(seen.insert(s.title()).second) << s.title() << " stands twice";
  }
}

}  // namespace
}  // namespace nnc::testing
