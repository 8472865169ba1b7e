// SPDX-License-Identifier: Apache-2.0
#include "base/undo.h"

#include <gtest/gtest.h>

#include <string>
#include <vector>

namespace nnc {
namespace {

struct Noted final : UndoLog::Step {
  Noted(std::string& l, char n) : log(l), name(n) {}
  void undo() noexcept override { log += name; }
  std::string& log;
  const char name;
};

// Notes `name` for an object; what is taken back goes into `log`.
void note(std::string& log, char name, const void* object) {
  UndoLog::note(object, [&] { return std::make_unique<Noted>(log, name); });
}

TEST(UndoLog, TakesBackTheLastFirstAndEachObjectOnce) {
  std::string log;
  const int a = 0, b = 0;
  {
    const UndoLog undo;
    for (int i = 0; i < 3; ++i) note(log, 'a', &a), note(log, 'b', &b);
    note(log, '-', nullptr), note(log, '-', nullptr);
  }
  EXPECT_EQ(log, "--ba");
  note(log, 'x', &a);  // nobody asks for it
  EXPECT_EQ(log, "--ba");
}

TEST(UndoLog, GivesWhatItKeepsToTheOneAround) {
  std::string log;
  const int a = 0, b = 0, c = 0;
  {
    const UndoLog outer;
    note(log, 'a', &a);
    {
      UndoLog inner;
      note(log, 'A', &a);  // as it was before the inner call
      note(log, 'b', &b);
      inner.keep();
    }
    {
      UndoLog inner;
      note(log, 'c', &c);
      inner.keep();
    }
    for (const int* object : {&a, &b, &c}) note(log, 'x', object);
    {
      const UndoLog inner;
      note(log, 'C', &c);
    }
    EXPECT_EQ(log, "C");
  }
  EXPECT_EQ(log, "CcbAa");
}

TEST(UndoLog, KnowsManyObjects) {
  constexpr size_t kMany = 300000;
  std::string log;
  const std::vector<char> objects(kMany);
  {
    const UndoLog outer;
    for (int round = 0; round < 2; ++round) {
      {
        UndoLog inner;
        for (const char& o : objects) note(log, 'i', &o);
        inner.keep();
      }
      for (const char& o : objects) note(log, 'o', &o);
    }
  }
  EXPECT_TRUE(log == std::string(2 * kMany, 'i')) << log.size();
}

}  // namespace
}  // namespace nnc
