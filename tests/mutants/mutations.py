# SPDX-License-Identifier: Apache-2.0
"""Finds what can be broken in the library's text, and writes it there behind conditions."""
import itertools
import re

# Where two arguments change places without a difference: the function, what stands there.
SAME = [set(names.split()) for names in (
    "mul input other", "mul_ input other", "maximum input other", "minimum input other",
    "eq input other", "ne input other", "equal input other", "isclose input other",
    "allclose input other", "dot input tensor", "transpose dim0 dim1",
    "logical_and input other", "logical_or input other", "logical_xor input other",
    "bitwise_and input other", "bitwise_or input other", "bitwise_xor input other",
    "mse_loss input target", "l1_loss input target", "smooth_l1_loss input target",
    "huber_loss input target", "cosine_embedding_loss input1 input2",
    "addcmul tensor1 tensor2", "addcmul_ tensor1 tensor2", "gaussian_nll_loss input target",
    "rnn_tanh_cell b_ih b_hh", "rnn_relu_cell b_ih b_hh", "lstm_cell b_ih b_hh")]

# What means the same or cannot be reached from C: in which file, what stands there.
LEFT_OUT = [
    # Kernels look at indices again: they may lie in memory of the host.
    ("embedding.cpp", "r.high < rows"), ("index.cpp", "r.high < n"),
    ("loss_margin.cpp", "t >= -1 && t < classes"),
    # Checked again when the tensors are put out.
    ("ops_shape.cpp", "capacity altered"), ("shape_slice.cpp", "count <= most"),
    ("shape_slice.cpp", "check_count("),
    # Two lists share a count in C; a list of tensors has no NULL; a shape is the caller's own.
    ("as_strided.cpp", "sizes.size() == strides.size()"),
    ("shape_permute.cpp", "source.size() == destination.size()"), ("rnn.cpp", "p.defined()"),
    ("random.cpp", "is_expandable(p.sizes(), x.sizes())"),
    # More dimensions than we take, but PyTorch does.
    ("shape.cpp", "x.dim() < kMaxDims"), ("shape_slice.cpp", "x.dim() < kMaxDims"),
    ("shape_diagonal.cpp", "x.dim() < kMaxDims"),
    # Room for one more; a negative count that is more negative.
    ("as_strided.cpp", "return last + 1;"), ("shape_copy.cpp", "seen(x.dim() + 1)"),
    ("join_pad.cpp", "(-x.size(d) - 1"),
    # The kernel refuses the type in the same words.
    ("loss_class.cpp", "not checked: is_floating(x.dtype())"),
    # tests/ops/windows_test.cpp and the table of extreme values.
    ("window.cpp", "numeric_limits<int32_t>"), ("window.cpp", "inside < s.in[i]"),
]

# Whether NNC_MUTANT in the environment names that mutant of the file.
CONDITION = """#include <cstdlib>
#include <cstring>
static bool nnc_mutant(int number) {
  static const int chosen = [] {
    const char file[] = "%s:", *name = std::getenv("NNC_MUTANT");
    constexpr size_t length = sizeof file - 1;
    return name && std::strncmp(name, file, length) == 0 ? std::atoi(name + length) : 0;
  }();
  return chosen == number;
}
"""
MACROS = ("ARG", "OPT", "LIST")


class Mutant:
    def __init__(self, name, place, function, what):
        self.name, self.place, self.function, self.what = name, place, function, what

    def __str__(self):
        return " ".join(filter(None, (self.place, self.function, self.what)))


class Mutants:
    """All of them in order."""

    def __init__(self):
        self.all, self.counts = [], {}

    def add(self, path, line, function, what):
        """Its number in the file; 0 if it is left out."""
        if any(path.endswith("/" + file) and text in what for file, text in LEFT_OUT):
            return 0
        number = self.counts[path] = self.counts.get(path, 0) + 1
        self.all.append(
            Mutant("%s:%d" % (path, number), "%s:%d" % (path, line), function, what))
        return number


def choice(number, new, old):
    return "(nnc_mutant(%d) ? %s : %s)" % (number, new, old) if number else old


def line_of(text, at):
    return text.count("\n", 0, at) + 1


def close_of(text, at):
    """The index of the bracket that closes the one at `at`."""
    depth, quoted = 0, False
    for i in range(at, len(text)):
        c = text[i]
        quoted ^= c == '"' and text[i - 1] != "\\"
        if not quoted and c in "([{":
            depth += 1
        if not quoted and c in ")]}":
            depth -= 1
            if depth == 0:
                return i
    raise ValueError("unbalanced")


def arguments_of(text):
    parts, depth, start, quoted = [], 0, 0, False
    for i, c in enumerate(text):
        quoted ^= c == '"' and text[i - 1] != "\\"
        depth += not quoted and c in "([{"
        depth -= not quoted and c in ")]}"
        if c == "," and depth == 0 and not quoted:
            parts.append(text[start:i].strip())
            start = i + 1
    return parts + [text[start:].strip()] if text.strip() else []


# ---- calls of the C layer ----

def parameter_types(text):
    types = {}
    for p in arguments_of(" ".join(text.split())):
        m = re.fullmatch(r"(?:const )?(\w+)( ?\*(?: ?const ?\*)?)? ?(\w+)", p)
        if m:
            types[m.group(3)] = m.group(1) + ("*" if m.group(2) else "")
    return types


def kind(argument, types):
    """What may change places with what; "" for what has no like."""
    m = re.fullmatch(r"(ARG|OPT|Bound|coefficient)\((\w+)\)", argument)
    if m:
        return m.group(1) if m.group(1) in ("Bound", "coefficient") else types.get(m.group(2), "")
    m = re.fullmatch(r"(?:LIST|list)\((\w+)\b.*\)", argument)
    if m:
        return "list of " + types.get(m.group(1), "")
    return types.get(argument, "") if re.fullmatch(r"\w+", argument) else ""


# Another word that the function takes where this one is the default.
OTHER_WORDS = {'"none"': '"tanh"', '"constant"': '"replicate"', '"linear"': '"lower"'}


def altered(argument, types):
    """(the argument, changed; how) for each way to do it."""
    t = types.get(argument, "")
    m = re.fullmatch(r"(\w+) \? .* : (.+)", argument)
    default = m and m.group(2)
    if re.fullmatch(r"[123]", argument):
        yield str(int(argument) % 3 + 1), "another rank"
    elif re.fullmatch(r"(OPT|LIST)\(\w+\)", argument):
        yield "std::decay_t<decltype(%s)>()" % argument, "ignored"
    elif t == "int32_t":
        yield "!" + argument, "negated"
    elif t in ("double", "int64_t"):
        yield "(%s + 1)" % argument, "altered"
    elif t in ("double*", "int64_t*"):
        yield "nullptr", "ignored"
    elif argument.startswith("coefficient("):
        yield argument[:-1] + " + 1)", "altered"
    elif argument.startswith("Bound("):
        yield "Bound(static_cast<%s>(nullptr))" % ("const double*"), "ignored"
    elif argument.startswith("reduction_of("):
        yield "ops::Reduction::kMean", "ignored"
    elif argument.startswith("rounding("):
        yield "rounding(nullptr)", "ignored"
    elif argument.startswith("dtype_or("):
        otherwise = arguments_of(argument[9:-1])[1]
        yield otherwise, "ignored"
        yield argument.replace(otherwise, "DType::kBFloat16"), "has another default"
    elif default:
        yield default, "ignored"
        if default.startswith('"'):
            other = OTHER_WORDS.get(default, '"no such word"')
            yield argument[:-len(default)] + other, "has another default"
        elif default not in ("std::nullopt", "nullptr") and not default.startswith("Tensor"):
            yield argument + " + 1", "has another default"


def same(short, a, b):
    names = [re.sub(r"^\w+\((\w+).*", r"\1", x) for x in (a, b)]
    return {short, *names} in SAME


def changes(short, args, types):
    """(what, {index: what stands there then}) for each way to break a list of arguments."""
    for i, j in itertools.combinations(range(len(args)), 2):
        like = kind(args[i], types)
        if like and like == kind(args[j], types) and not same(short, args[i], args[j]):
            yield "%s and %s swapped" % (args[i], args[j]), {i: args[j], j: args[i]}
    for i, a in enumerate(args):
        for new, how in altered(a, types):
            yield "%s %s" % (a, how), {i: new}
        if a.startswith("options("):
            inner = arguments_of(a[8:-1])
            for what, new in changes(short, inner, types):
                yield what, {i: call_text("options", inner, new)}


def call_text(name, args, new):
    return "%s(%s)" % (name, ", ".join(new.get(i, a) for i, a in enumerate(args)))


CALL = re.compile(r"(?:(?:ARG\(\w+\)|[A-Z_]+)\.)?(?!(?:%s|OUT|outs|maybe|out_list|out_array)\b)"
                  r"(?<![\w:])(?<!new )(?:\w+::)*\w+(?=\()" % "|".join(MACROS))


def broken_places(body, types):
    """(place, what stands there then, what that is) for each way to break what is put out."""
    at = 0
    while True:
        m = CALL.search(body, at)
        if not m:
            break
        end = close_of(body, m.end()) + 1
        args = arguments_of(body[m.end() + 1:end - 1])
        for what, new in changes(m.group().split("::")[-1], args, types):
            yield (m.start(), end), call_text(m.group(), args, new), what
        at = end
    if body.startswith("outs("):
        end = close_of(body, 4) + 1
        parts = arguments_of(body[5:end - 1])
        for i, j in itertools.combinations(range(len(parts)), 2):
            yield ((0, end), call_text("outs", parts, {i: parts[j], j: parts[i]}),
                   "outputs %d and %d swapped" % (i, j))
        for i in range(len(parts)):
            nothing = 'maybe(::nnc::capi::Out<nnc_tensor*>(nullptr, ""))'
            yield (0, end), call_text("outs", parts, {i: nothing}), "output %d forgotten" % i
    m = re.search(r"(?<=, )(\w+)(?= \? ops::)", body)
    if m:
        yield m.span(), "nullptr", m.group() + " ignored"


FUNCTION = re.compile(r"^(?:const )?\w+\*? (nnc_\w+)\(([^{;]*?)\)(?: noexcept)? \{\n", re.M)
FORWARDER = re.compile(r"  return (?:PUT|RUN)(?=\()")


def break_calls(path, text, mutants):
    """text with the mutants of exported functions in it."""
    out, at = "", 0
    for m in FUNCTION.finditer(text):
        result = "" if text[m.start():m.end()].startswith("void nnc_") else " {}"
        line = line_of(text, m.start())
        number = mutants.add(path, line, m.group(1), "does nothing")
        out += text[at:m.end()]
        at = m.end()
        if number:
            out += "  if (nnc_mutant(%d)) return%s;\n" % (number, result)
        forwarder = FORWARDER.match(text, at)
        if not forwarder:
            continue
        end = close_of(text, forwarder.end())
        body, now = text[forwarder.end() + 1:end], {}
        for place, new, what in broken_places(body, parameter_types(m.group(2))):
            number = mutants.add(path, line, m.group(1), " ".join(what.split()))
            now[place] = choice(number, new, now.get(place, body[slice(*place)]))
        for place in sorted(now, reverse=True):
            body = body[:place[0]] + now[place] + body[place[1]:]
        out += text[at:forwarder.end() + 1] + body
        at = end
    return out + text[at:]


# ---- rules of shapes ----

OPERAND = r"(-?[A-Za-z_0-9][\w.]*(?:\[[\w ]+\]|\(\w*\))?(?: [/*+-] \w+)?)"
BOUND = re.compile(r"(?:^|(?<=\()|(?<=&& )|(?<=\|\| ))%s (>=|<=|>|<) %s(?=\)|$| &&| \|\|)" %
                   (OPERAND, OPERAND), re.M)
OTHER = {">=": ">", "<=": "<", ">": ">=", "<": "<="}
BY_ONE = re.compile(r"(?<=[\w)\]]) ([+-]) 1(?= *[;,)])")


def break_rules(path, text, mutants):
    """text with the mutants of checks and of formulas of sizes in it."""
    out, at = "", 0
    for m in re.finditer(r"(?<![\w.:])check\(", text):
        if "//" in text[text.rfind("\n", 0, m.start()) + 1:m.start()]:
            continue
        end = close_of(text, m.end() - 1)
        arguments = arguments_of(text[m.end():end])
        condition = arguments[0]
        start = text.index(condition, m.end())
        line, said = line_of(text, start), " ".join(condition.split())

        def moved(b):
            number = mutants.add(path, line, "", "bound moved: %s in %s" % (b.group(), said))
            new = "%s %s %s" % (b.group(1), OTHER[b.group(2)], b.group(3))
            return choice(number, new, b.group())

        new = BOUND.sub(moved, condition)
        number = mutants.add(path, line, "", "not checked: " + said)
        if number:
            new = "nnc_mutant(%d) || (%s)" % (number, new)
        out += break_lines(path, line_of(text, at), text[at:m.end()], mutants)
        out += text[m.end():start] + new + text[start + len(condition):end]
        at = end
    return out + break_lines(path, line_of(text, at), text[at:], mutants)


def break_lines(path, first, text, mutants):
    lines = text.split("\n")
    for i, line in enumerate(lines):
        if "//" in line or "for (" in line or '"' in line or "constexpr" in line:
            continue

        def moved(m):
            number = mutants.add(path, first + i, "", "by one: " + line.strip())
            return " %s %s" % (m.group(1), choice(number, "2", "1"))

        lines[i] = BY_ONE.sub(moved, line)
    return "\n".join(lines)
