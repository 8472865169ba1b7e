// SPDX-License-Identifier: Apache-2.0
#include "program/placement.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <random>
#include <string>

namespace nnc::program {
namespace {

using Lives = std::vector<Life>;
using Way = int64_t (*)(std::vector<Life*>);

int64_t run(Way place, Lives& lives) {
  std::vector<Life*> pointers;
  for (Life& l : lives) pointers.push_back(&l);
  return place(pointers);
}

int64_t rounded(int64_t nbytes) {
  return (nbytes + 63) / 64 * 64;
}

// The bytes that are alive at once at most: no placing needs fewer.
int64_t most_at_once(const Lives& lives) {
  std::vector<std::pair<int64_t, int64_t>> changes;  // time, bytes
  for (const Life& l : lives) {
    changes.push_back({l.begin, rounded(l.nbytes)});
    changes.push_back({l.end + 1, -rounded(l.nbytes)});
  }
  std::sort(changes.begin(), changes.end());
  int64_t now = 0, most = 0;
  for (const auto& [time, bytes] : changes) most = std::max(most, now += bytes);
  return most;
}

// The first pair that shares bytes while both live, or something outside of the arena.
std::string find_clash(const Lives& lives, int64_t total) {
  for (size_t i = 0; i < lives.size(); ++i) {
    const Life& a = lives[i];
    if (a.offset < 0 || a.offset % 64 != 0 || a.offset + a.nbytes > total) {
      return "block " + std::to_string(i) + " at " + std::to_string(a.offset);
    }
    for (size_t k = 0; k < i; ++k) {
      const Life& b = lives[k];
      const bool in_time = a.begin <= b.end && b.begin <= a.end;
      const bool in_place = a.offset < b.offset + b.nbytes && b.offset < a.offset + a.nbytes;
      if (in_time && in_place) {
        return "blocks " + std::to_string(i) + " and " + std::to_string(k) + " share bytes";
      }
    }
  }
  return "";
}

Lives random_lives(uint32_t seed, int64_t count) {
  std::mt19937 random(seed);
  const auto below = [&](int64_t n) { return static_cast<int64_t>(random()) % n; };
  Lives lives;
  for (int64_t i = 0; i < count; ++i) {
    const int64_t begin = below(count), length = below(below(4) == 0 ? count : 8);
    lives.push_back({1 + below(below(2) == 0 ? 100 : 10000), begin, begin + length, -1});
  }
  return lives;
}

TEST(Placement, OfWhatLivesAtOnceIsApart) {
  for (const Way place : {place_by_size, place_by_time}) {
    for (uint32_t seed = 0; seed < 100; ++seed) {
      Lives lives = random_lives(seed, 1 + seed * 2);
      const int64_t total = run(place, lives);
      ASSERT_EQ(find_clash(lives, total), "") << "seed " << seed;
      EXPECT_GE(total, most_at_once(lives)) << "seed " << seed;
      EXPECT_LE(total, 2 * most_at_once(lives)) << "seed " << seed;
    }
  }
}

TEST(Placement, OfNothingNeedsNothing) {
  EXPECT_EQ(place({}), 0);
}

// The blocks of a forward and its backward: what comes first goes last.
TEST(Placement, OfAStackNeedsNoMoreThanIsAlive) {
  Lives lives;
  for (int64_t i = 0; i < 500; ++i) lives.push_back({(i * 37 % 11 + 1) * 64, i, 1000 - i, -1});
  for (const Way place : {place_by_size, place_by_time}) {
    EXPECT_EQ(run(place, lives), most_at_once(lives));
    EXPECT_EQ(find_clash(lives, most_at_once(lives)), "");
  }
}

// A chain, in which each step reads what the one before has written.
TEST(Placement, OfALongChainNeedsTwoBlocks) {
  Lives lives;
  for (int64_t i = 0; i < 200000; ++i) lives.push_back({1000, i, i + 1, -1});
  EXPECT_EQ(run(place, lives), 2 * 1024);
}

}  // namespace
}  // namespace nnc::program
