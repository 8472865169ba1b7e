// SPDX-License-Identifier: Apache-2.0
#include "base/literal.h"

#include <gtest/gtest.h>

#include <clocale>
#include <cmath>
#include <limits>

#include "base/error.h"

namespace nnc {
namespace {

std::string echo(std::string_view text) {
  return to_text(parse_literal(text).root());
}

std::string error_of(std::string_view text, bool settings = false) {
  try {
    settings ? parse_settings(text, "f") : parse_literal(text, "f");
  } catch (const Error& e) {
    EXPECT_EQ(e.code(), Code::kText);
    EXPECT_EQ(e.op(), "f");
    return e.message();
  }
  return "no error";
}

std::string repeat(std::string_view s, int n) {
  std::string out;
  for (int i = 0; i < n; ++i) out += s;
  return out;
}

TEST(Literal, Scalars) {
  EXPECT_TRUE(parse_literal("None").root().is_none());
  EXPECT_TRUE(parse_literal("True").root().as_bool());
  EXPECT_FALSE(parse_literal(" False\n").root().as_bool());
  EXPECT_EQ(parse_literal("42").root().as_int(), 42);
  EXPECT_EQ(parse_literal("-7").root().as_int(), -7);
  EXPECT_EQ(parse_literal("+7").root().as_int(), 7);
  EXPECT_EQ(parse_literal("9223372036854775807").root().as_int(), INT64_MAX);
  EXPECT_EQ(parse_literal("-9223372036854775808").root().as_int(), INT64_MIN);
  EXPECT_EQ(parse_literal("3").root().as_float(), 3.0);
  EXPECT_EQ(parse_literal("0.1").root().as_float(), 0.1);
  EXPECT_EQ(parse_literal("-1.").root().as_float(), -1.0);
  EXPECT_EQ(parse_literal(".5").root().as_float(), 0.5);
  EXPECT_EQ(parse_literal("1e-05").root().as_float(), 1e-5);
  EXPECT_EQ(parse_literal("2E+3").root().as_float(), 2000.0);
  EXPECT_TRUE(parse_literal("1e5").root().is_float());
  EXPECT_EQ(parse_literal("-inf").root().as_float(), -std::numeric_limits<double>::infinity());
  EXPECT_TRUE(std::isnan(parse_literal("nan").root().as_float()));
  EXPECT_EQ(parse_literal("same").root().as_string(), "same");
  EXPECT_EQ(parse_literal("torch.float32").root().as_string(), "torch.float32");
}

TEST(Literal, Stars) {
  EXPECT_EQ(echo("f(*[1, 2], 3, *(4,), *[])"), "f(1, 2, 3, 4)");
  EXPECT_EQ(echo("f(1, **{'a': 2}, b=3, **dict(c=4), **{})"), "f(1, a=2, b=3, c=4)");
  EXPECT_EQ(echo("f(a=1, *[2])"), "f(2, a=1)");
  EXPECT_EQ(echo("[*[1], (*(2, 3), 4), *[[5]]]"), "[1, (2, 3, 4), [5]]");
  EXPECT_EQ(echo("{**{'a': 1}, 'b': 2}"), "{'a': 1, 'b': 2}");
  EXPECT_EQ(echo("f(*[g(*[1])], *[h()])"), "f(g(1), h())");
  for (const char* wrong :
       {"f(*3)", "f(*{'a': 1})", "f(**[1])", "f(**{1: 2})", "f(a=*[1])", "(*[1])", "[**{}]",
        "{*[1]}", "{'a': **{}}", "f(***[1])", "*[1]", "f(*)", "f(**{'a': 1}, a=2)", "f(*g())"}) {
    EXPECT_NE(error_of(wrong), "no error") << wrong;
  }
  EXPECT_NE(error_of("*[1]", true), "no error");
}

TEST(Literal, NumbersAsPythonWritesThem) {
  EXPECT_EQ(echo("[2_0, 0x1F, 0X_ff, 0o17, 0b11, 00, 1_000.5, 1e1_0]"),
            "[20, 31, 255, 15, 3, 0, 1000.5, 10000000000.0]");
  EXPECT_EQ(echo("[--2, - 2, +-+3, -0x10, -0.0, - inf]"), "[2, -2, -3, -16, -0.0, -inf]");
  EXPECT_EQ(echo("(math.inf, torch.nan, math.pi)"), "(inf, nan, 'math.pi')");
  EXPECT_EQ(echo("[float('inf'), float( \" -1_0.5 \" ), float(3), float('nan'), float('1e999')]"),
            "[inf, -10.5, 3.0, nan, inf]");
  EXPECT_EQ(echo("[-True, +False, -(2), -float('inf'), -math.inf, - -float(1), +inf]"),
            "[-1, 0, -2, -inf, -inf, 1.0, inf]");
  EXPECT_EQ(echo("[-(-9223372036854775808), -(9223372036854775808)]"),
            "[9223372036854775808, -9223372036854775808]");
  for (const char* wrong : {"[-same]", "[-None]", "[-(1, 2)]", "[-'1']", "[-f(1)]"}) {
    EXPECT_NE(error_of(wrong).find("expected a number"), std::string::npos) << wrong;
  }
  // An integer that int64 does not hold is a number, but no integer.
  for (const char* digits : {"9223372036854775808", "-123456789012345678901234567890"}) {
    const Literal literal = parse_literal(digits);
    EXPECT_TRUE(literal.root().is_float());
    EXPECT_EQ(literal.root().as_float(), std::strtod(digits, nullptr));
    EXPECT_EQ(to_text(literal.root()), digits);
  }
}

TEST(Literal, BlanksAndComments) {
  EXPECT_EQ(echo("Linear (2, # two\n 3,\\\n bias\t=\nTrue) # end"), "Linear(2, 3, bias=True)");
  EXPECT_EQ(echo("A(\n  word\n  (b): B ()\n)"), "A(\n  'word'\n  (b): B()\n)");
}

TEST(Literal, FloatsOutOfRangeAreInfOrZero) {
  EXPECT_EQ(echo("1e999"), "inf");
  EXPECT_EQ(echo("-1e999"), "-inf");
  EXPECT_EQ(echo("1e-999"), "0.0");
  EXPECT_EQ(echo("-0." + repeat("0", 400) + "1"), "-0.0");
  EXPECT_EQ(echo(repeat("9", 400) + ".5"), "inf");
  EXPECT_EQ(echo("1e99999999999999999999"), "inf");
  EXPECT_EQ(echo("1e-99999999999999999999"), "0.0");
  EXPECT_EQ(echo("0e99999999999999999999"), "0.0");
}

TEST(Literal, NumbersIgnoreTheLocale) {
  const std::string before = std::setlocale(LC_NUMERIC, nullptr);
  for (const char* locale : {"de_DE.UTF-8", "C.UTF-8"}) std::setlocale(LC_NUMERIC, locale);
  EXPECT_EQ(echo("Dropout(p=0.25)"), "Dropout(p=0.25)");
  std::setlocale(LC_NUMERIC, before.c_str());
}

TEST(Literal, Strings) {
  EXPECT_EQ(parse_literal("'it\\'s'").root().as_string(), "it's");
  EXPECT_EQ(parse_literal("\"a'b\"").root().as_string(), "a'b");
  EXPECT_EQ(parse_literal("'\\n\\t\\\\\\x41\\u00e9\\U0001f600\\101\\0'").root().as_string(),
            std::string("\n\t\\A\u00e9\U0001f600A\0", 12));
  EXPECT_EQ(echo("'a\\nb'"), "'a\\nb'");
  EXPECT_EQ(echo("('a' \"b\"\n'c', u'd', r'\\n', '\\d', '\\\n')"),
            "('abc', 'd', '\\\\n', '\\\\d', '')");
  EXPECT_EQ(echo("'''a\n'b\"'''"), "'a\\n\\'b\"'");
  EXPECT_EQ(echo("[\"\"\"\"\"\", '']"), "['', '']");
  EXPECT_EQ(echo("\"it's\""), "\"it's\"");
  EXPECT_EQ(echo("'\\'\"'"), "'\\'\"'");
  EXPECT_EQ(echo("'\\x01\u00e9'"), "'\\x01\u00e9'");
}

TEST(Literal, Sequences) {
  EXPECT_EQ(echo("()"), "()");
  EXPECT_EQ(echo("(5,)"), "(5,)");
  EXPECT_EQ(echo("(5)"), "5");
  EXPECT_EQ(echo("((1, 2), [3, (4,)], [])"), "((1, 2), [3, (4,)], [])");
  EXPECT_EQ(echo("[1, 2,]"), "[1, 2]");
  const Literal literal = parse_literal("(10, 'x')");
  const Value v = literal.root();
  ASSERT_TRUE(v.is_sequence());
  EXPECT_EQ(v.size(), 2);
  EXPECT_EQ(v[0].as_int(), 10);
  EXPECT_EQ(v[1].position(), 5);
  EXPECT_THROW(v[2], Error);
}

TEST(Literal, Calls) {
  const Literal literal = parse_literal("nn.Conv2d(1, 6, kernel_size = 5, padding='same')");
  const Value v = literal.root();
  EXPECT_EQ(v.name(), "nn.Conv2d");
  ASSERT_EQ(v.size(), 2);
  EXPECT_EQ(v[1].as_int(), 6);
  ASSERT_EQ(v.keyword_count(), 2);
  EXPECT_EQ(v.keyword(0).name, "kernel_size");
  EXPECT_EQ(v.keyword(0).value.as_int(), 5);
  EXPECT_EQ(v.keyword(0).position, 16);
  EXPECT_EQ(v.keyword(0).value.position(), 30);
  EXPECT_EQ(v.find("padding")->as_string(), "same");
  EXPECT_FALSE(v.find("stride").has_value());
  EXPECT_EQ(echo("Sequential(Linear(2, 3), ReLU(), act=relu,)"),
            "Sequential(Linear(2, 3), ReLU(), act='relu')");
}

TEST(Literal, Settings) {
  const Literal literal = parse_settings("seed=0, grad=False,");
  EXPECT_EQ(literal.root().find("seed")->as_int(), 0);
  EXPECT_FALSE(literal.root().find("grad")->as_bool());
  EXPECT_EQ(parse_settings(" ").root().keyword_count(), 0);
  EXPECT_EQ(error_of("seed", true), "expected 'name=value' at 0, found 'seed'");
  EXPECT_EQ(error_of("seed=1 grad=2", true), "expected ',' at 7, found 'grad=2'");
  EXPECT_EQ(error_of("seed=1)", true), "expected ',' at 6, found ')'");
  EXPECT_EQ(error_of("seed=", true), "expected a value at 5, found the end of the text");
  EXPECT_EQ(error_of("a=1, a=2", true), "keyword argument repeated at 5, 'a'");
}

constexpr char kLeNet[] =
    "LeNet(\n"
    "  (conv1): Conv2d(1, 6, kernel_size=(5, 5), stride=(1, 1), padding=same)\n"
    "  (odd name (v2)): ReLU()\n"
    "  (none): None\n"
    "  (0): Sequential(\n"
    "    (0): Linear(in_features=2, out_features=3, bias=True)\n"
    "    (1): Softmax(dim=1)\n"
    "  )\n"
    ")";

TEST(Literal, PrintedModel) {
  EXPECT_THROW(parse_literal(kLeNet), Error);  // a child's name ends at the first ')'
  std::string text = kLeNet;
  text.replace(text.find("(odd name (v2))"), 15, "(odd name (v2)");
  const Literal literal = parse_literal(text);
  const Value v = literal.root();
  ASSERT_EQ(v.child_count(), 4);
  EXPECT_EQ(v.child(0).name, "conv1");
  EXPECT_EQ(v.child(0).value.find("kernel_size")->size(), 2);
  EXPECT_EQ(v.child(0).value.find("padding")->as_string(), "same");
  EXPECT_EQ(v.child(1).name, "odd name (v2");
  EXPECT_TRUE(v.child(2).value.is_none());
  EXPECT_EQ(v.child(3).value.child(1).value.name(), "Softmax");
  text.replace(text.find("=same"), 5, "='same'");
  EXPECT_EQ(to_text(v), text);
}

TEST(Literal, ArgumentsBeforeChildren) {
  const Literal literal = parse_literal("A(\n  1, mode=fan_in\n  (b): B((1, 2))\n)");
  EXPECT_EQ(literal.root().size(), 1);
  EXPECT_EQ(literal.root().find("mode")->as_string(), "fan_in");
  EXPECT_EQ(literal.root().child(0).value[0].size(), 2);
  EXPECT_EQ(echo("A((b): B(), (c): C())"), "A(\n  (b): B()\n  (c): C()\n)");
}

TEST(Literal, RunsOfEqualChildren) {
  const Literal literal = parse_literal(
      "ModuleList(\n  (0-2): 3 x Block(\n    (a): Linear(1, 2)\n  )\n  (3): ReLU()\n)");
  const Value v = literal.root();
  ASSERT_EQ(v.child_count(), 4);
  EXPECT_EQ(v.child(2).name, "2");
  EXPECT_EQ(v.child(2).value.child(0).value[1].as_int(), 2);
  EXPECT_EQ(v.child(3).name, "3");
  EXPECT_EQ(echo("M((7-7): 1 x A())"), "M(\n  (7): A()\n)");
  EXPECT_EQ(error_of("M((0-3): 3 x A())"), "the run of children and its count do not agree at 9");
  EXPECT_EQ(error_of("M((x): 3 x A())"), "the run of children and its count do not agree at 7");
  EXPECT_EQ(error_of("M((0-1): 2x A())"), "expected ' x ' and a module at 10, found 'x A())'");
}

// Runs inside runs multiply; a short text must not stand for more than memory holds.
TEST(Literal, RunsAreBounded) {
  EXPECT_NE(error_of("M((0-999999999): 1000000000 x A())").find("more than 65536"),
            std::string::npos);
  EXPECT_NE(error_of("M((0-999): 1000 x M((0-999): 1000 x M((0-999): 1000 x A())))")
                .find("more than 65536"),
            std::string::npos);
  const std::string line = "(0-65535): 65536 x None ";
  EXPECT_NE(error_of("M(" + repeat(line, 1000) + ")").find("more than 65536"), std::string::npos);
}

TEST(Literal, Errors) {
  EXPECT_EQ(error_of(""), "expected a value at 0, found the end of the text");
  EXPECT_EQ(error_of("(1 2)"), "expected ',' or ')' at 3, found '2)'");
  EXPECT_EQ(error_of("[1)"), "expected ',' or ']' at 2, found ')'");
  EXPECT_EQ(error_of("(,)"), "expected a value at 1, found ',)'");
  EXPECT_EQ(error_of("f(1,,2)"), "expected a value at 4, found ',2)'");
  EXPECT_EQ(error_of("f(1"), "expected ',' or ')' at 3, found the end of the text");
  EXPECT_EQ(error_of("f(1) 2"), "expected the end of the text at 5, found '2'");
  EXPECT_EQ(error_of("f(a=1, 2)"), "positional argument follows keyword argument at 7");
  EXPECT_EQ(error_of("f(a=1, b=2, a=3)"), "keyword argument repeated at 12, 'a'");
  EXPECT_EQ(error_of("f((a): B(), 1)"),
            "expected ')' or another '(name): Module(...)' at 12, found '1)'");
  EXPECT_EQ(error_of("f((a): 'B')"),
            "expected a module, as in '(name): Linear(2, 3)', at 7, found ''B')'");
  EXPECT_EQ(error_of("[0x8000000000000000]"), "integer outside the range of int64 at 1");
  EXPECT_EQ(error_of("1" + repeat("0", 400)), "integer outside the range of int64 at 0");
  EXPECT_EQ(error_of("1__0"), "expected a number at 0, found '1__0'");
  EXPECT_EQ(error_of("1_"), "expected a number at 0, found '1_'");
  EXPECT_EQ(error_of("0x"), "expected a digit at 2, found the end of the text");
  EXPECT_EQ(error_of("-0x__f"), "expected a digit at 4, found '_f'");
  EXPECT_EQ(error_of("0b2"), "expected a digit at 2, found '2'");
  EXPECT_EQ(error_of("0o18"), "expected a number at 0, found '0o18'");
  EXPECT_EQ(error_of("1._5"), "expected a number at 0, found '1._5'");
  EXPECT_EQ(error_of("1j"), "expected a number at 0, found '1j'");
  EXPECT_EQ(error_of("[float('x')]"), "could not convert string to float at 7");
  EXPECT_EQ(error_of("float('0x10')"), "could not convert string to float at 6");
  EXPECT_EQ(error_of("float([1])"), "float() takes a number or a string at 6");
  EXPECT_EQ(error_of("1.2.3"), "expected a number at 0, found '1.2.3'");
  EXPECT_EQ(error_of("1e"), "expected a number at 0, found '1e'");
  EXPECT_EQ(error_of("-"), "expected a number at 0, found '-'");
  EXPECT_EQ(error_of("-x"), "expected a number at 0, found '-x'");
  EXPECT_EQ(error_of("."), "expected a number at 0, found '.'");
  EXPECT_EQ(error_of("007"), "expected a number without leading zeros at 0, found '007'");
  EXPECT_EQ(error_of("infinity"), "no error");
  EXPECT_EQ(error_of("-infinity"), "expected a number at 0, found '-infinity'");
  EXPECT_EQ(error_of("f('abc)"), "string is not closed, it starts at 2");
  EXPECT_EQ(error_of("'a\nb'"), "string is not closed, it starts at 0 (line 1, column 1)");
  EXPECT_EQ(error_of("\"\"\"a\"\""), "string is not closed, it starts at 0");
  EXPECT_EQ(error_of("r'\\"), "string is not closed, it starts at 0");
  EXPECT_EQ(error_of("'\\ud800'"), "unknown escape in a string at 1, '\\ud800''");
  EXPECT_EQ(error_of("'\\x4'"), "unknown escape in a string at 1, '\\x4''");
  EXPECT_EQ(error_of("'\\"), "unknown escape in a string at 1, '\\'");
  EXPECT_EQ(error_of("{1}"), "expected ':' at 2, found '}'");
  EXPECT_EQ(error_of("{1: 2: 3}"), "expected ',' or '}' at 5, found ': 3}'");
  EXPECT_EQ(error_of("{1: }"), "expected a value at 4, found '}'");
  EXPECT_EQ(error_of("OrderedDict([1])"), "expected a pair of a key and a value at 13");
  EXPECT_EQ(error_of("dict(1)"), "expected a dict or a list of pairs at 5");
  EXPECT_EQ(error_of("A((p): Parameter)"),
            "expected ' containing: [torch.FloatTensor of size 2x3]' at 16, found ')'");
  EXPECT_EQ(error_of(std::string_view("a\0b", 3)), "expected the end of the text at 1, found ' b'");
  EXPECT_EQ(error_of("[" + repeat("\u00e9", 40)).size(),
            std::string("expected a value at 1, found '...'").size() + 24);
}

TEST(Literal, ErrorsInSeveralLinesNameLineAndColumn) {
  EXPECT_EQ(error_of("A(\n  (b): B(),\n  (c): C(1 2)\n)"),
            "expected ',' or ')' at 26 (line 3, column 12), found '2) )'");
  EXPECT_EQ(error_of("f(\na=1,\na=2)"), "keyword argument repeated at 8 (line 3, column 1), 'a'");
  EXPECT_EQ(error_of("A(1 2)\n"), "expected ',' or ')' at 4, found '2) '");
}

TEST(Literal, Dicts) {
  EXPECT_EQ(echo("{}"), "{}");
  EXPECT_EQ(echo("{'a': 1, 'b': [2, {3: (4,)}],}"), "{'a': 1, 'b': [2, {3: (4,)}]}");
  EXPECT_EQ(echo("OrderedDict([('a', B()), ['c', {}]])"), "{'a': B(), 'c': {}}");
  EXPECT_EQ(echo("dict({'a': 1}, b=2)"), "{'a': 1, 'b': 2}");
  EXPECT_TRUE(parse_literal("collections.OrderedDict()").root().is_ordered_dict());
  EXPECT_FALSE(parse_literal("dict()").root().is_ordered_dict());
  EXPECT_EQ(echo("A((p): Parameter containing: [torch.FloatTensor of size 2x3])"),
            "A(\n  (p): Parameter('FloatTensor', (2, 3))\n)");
}

TEST(Literal, EveryPrefixOfATextIsReadOrRefused) {
  const std::string text =
      "A(-1.5e-3, [True, (None,)], k='\\u00e9\\'', (b): B(), (0-1): 2 x C(nan))";
  for (size_t n = 2; n < text.size(); ++n) {
    EXPECT_THROW(parse_literal(text.substr(0, n)), Error) << n;
  }
  EXPECT_THROW(parse_literal("(" + text), Error);
}

TEST(Literal, DepthIsBounded) {
  EXPECT_EQ(error_of(repeat("(", 1'000'000)), "nested more than 250000 deep at 250000");
  EXPECT_EQ(error_of(repeat("f(a=[", 1'000'000)), "nested more than 250000 deep at 625000");
  EXPECT_EQ(error_of(repeat("f((x): ", 1'000'000)).substr(0, 28), "nested more than 250000 deep");
  const std::string deep = repeat("[", 10'000) + repeat("]", 10'000);
  EXPECT_EQ(echo(deep), deep);
}

TEST(Literal, LongTextsTakeLinearTime) {
  const std::string text = "[" + repeat("('a', 1.5, f(x=1)), ", 50'000) + "]";
  EXPECT_EQ(parse_literal(text).root().size(), 50'000);
  std::string keywords = "f(";
  for (int i = 0; i < 50'000; ++i) keywords.append("k").append(std::to_string(i)).append("=1,");
  EXPECT_EQ(parse_literal(keywords + ")").root().keyword_count(), 50'000);
}

TEST(Literal, WrongKindNamesThePosition) {
  const Literal literal = parse_literal("f(1, 'x', g(2))");
  const Value v = literal.root();
  const auto message = [](const auto& call) {
    try {
      call();
    } catch (const Error& e) {
      return e.message();
    }
    return std::string("no error");
  };
  EXPECT_EQ(message([&] { v[1].as_int(); }), "expected an integer at 5, got string 'x'");
  EXPECT_EQ(message([&] { v[0].as_string(); }), "expected a string at 2, got integer 1");
  EXPECT_EQ(message([&] { v[2].as_float(); }), "expected a number at 10, got constructor g(...)");
  EXPECT_EQ(message([&] { v[0].as_bool(); }), "expected True or False at 2, got integer 1");
  EXPECT_EQ(message([&] { v[0].name(); }), "expected a constructor at 2, got integer 1");
}

TEST(Literal, FloatsPrintAsInPython) {
  const std::pair<double, const char*> cases[] = {
      {0.1, "0.1"},
      {1.0, "1.0"},
      {1e-5, "1e-05"},
      {1e-4, "0.0001"},
      {0.00012, "0.00012"},
      {9.9e-5, "9.9e-05"},
      {1e15, "1000000000000000.0"},
      {1e16, "1e+16"},
      {1.5e-7, "1.5e-07"},
      {123456789012345680.0, "1.2345678901234568e+17"},
      {0.0, "0.0"},
      {-0.0, "-0.0"},
      {5e-324, "5e-324"},
      {1.7976931348623157e308, "1.7976931348623157e+308"},
      {1.0 / 3, "0.3333333333333333"},
      {100.0, "100.0"}};
  for (const auto& [value, text] : cases) {
    std::string out;
    append_python_float(out, value);
    EXPECT_EQ(out, text);
  }
}

TEST(Literal, Nearest) {
  const std::vector<std::string_view> names = {"Conv1d", "Conv2d", "Linear", "ReLU", "kernel_size"};
  EXPECT_EQ(nearest("Conv2D", names), "Conv2d");
  EXPECT_EQ(nearest("Lienar", names), "Linear");
  EXPECT_EQ(nearest("relu", names), "ReLU");
  EXPECT_EQ(nearest("kernelsize", names), "kernel_size");
  EXPECT_EQ(nearest("kernal_siz", names), "kernel_size");
  EXPECT_EQ(nearest("Transformer", names), "");
  EXPECT_EQ(nearest("", names), "");
  EXPECT_EQ(nearest("x", names), "");
  EXPECT_EQ(nearest(repeat("Conv2d", 100'000), names), "");
}

}  // namespace
}  // namespace nnc
