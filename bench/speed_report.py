#!/usr/bin/env python3
# SPDX-License-Identifier: Apache-2.0
"""Shows a stored run of bench/compare: as a table, and as a plot of its ratios.

usage: speed_report.py RUN.json [--readme README.md] [--svg FILE] [--check]

Without options it prints the table. --readme writes it between the two marks in that file, --svg draws the plot;
--check changes nothing and fails if a file differs from what would be written.
"""
import argparse
import html
import json
import math
import statistics
import sys

BEGIN, END = "<!-- speed: made by bench/speed_report.py -->\n", "<!-- end of speed -->\n"
TITLES = {
    "add_scalar_nograd": "100 additions of a number", "add_chain_backward": "100 additions and backward",
    "tiny_infer": "small network, forward", "tiny_train": "small network, training step",
    "lenet_train": "LeNet, training step", "tagger_train": "LSTM tagger, training step",
    "conv2d_3x3": "Conv2d 3x3", "conv2d_depthwise": "Conv2d 3x3, depthwise",
    "linear_1024_4096": "Linear 1024 to 4096", "attention_12x64": "attention, 12 heads of 64",
    "batch_norm_64": "batch norm, 64 channels", "max_pool_3x3": "max pooling 3x3",
    "layer_norm_768": "layer norm, 768", "cross_entropy_50k": "cross entropy, 50257 classes",
    "embedding_30k": "embedding, 30522 x 768", "gelu_4m": "GELU, 4 M elements", "dropout_4m": "dropout, 4 M elements",
    "lstm_650": "LSTM, 650 units", "gru_512": "GRU, 512 units", "adam_25m": "Adam, 25 M parameters",
    "broadcast_add": "addition of a row", "sum_strided": "sum of a transposed matrix",
    "resnet18_train": "ResNet-18, training step", "resnet50_infer_b1": "ResNet-50, forward, 1 image",
    "resnet50_infer_b16": "ResNet-50, forward, 16 images", "encoder6_train": "encoder of 6 layers, training step",
    "encoder12_infer_b1": "encoder of 12 layers, forward"}
# The sides of the other party, by the one of ours that each is compared with.
CALLED, PROGRAM = "libnnc", "libnnc, as a program"
PEERS = {"PyTorch": CALLED, "libtorch": CALLED, "PyTorch, compiled": PROGRAM, "ONNX Runtime": PROGRAM}
COLOURS = {"PyTorch": "#4472a8", "libtorch": "#70a845", "PyTorch, compiled": "#a04f9c", "ONNX Runtime": "#d9822b"}


def ratios(run, row, peer):
    """How many times as fast as the peer, round by round: both sides of a round met the same machine."""
    theirs = run["ms"].get(peer, {}).get(row, [])
    ours = run["ms"].get(PEERS[peer], {}).get(row) or run["ms"][CALLED].get(row, [])
    return [b / a for a, b in zip(ours, theirs)]


def geometric_mean(values):
    return math.exp(statistics.fmean(math.log(v) for v in values)) if values else None


def figure(value):
    if value is None:
        return ""
    return f"{value:.2g}" if value < 0.1 else f"{value:.2f}" if value < 10 else f"{value:.0f}"


def span(values):
    """The median, and the least and the most of several."""
    if not values:
        return ""
    middle = figure(statistics.median(values))
    return middle if len(values) == 1 else f"{middle} ({figure(min(values))} to {figure(max(values))})"


def spread(values):
    return f"{100 * (max(values) / min(values) - 1):.0f} %" if len(values) > 1 else ""


def share(run, row):
    """What part of the machine's speed, in products or in memory, the row reaches in the median; its program too."""
    called, program = (run["of the machine"].get(name) for name in (row, f"{row} as a program"))
    if not called:
        return ""
    first, *second = (f"{100 * statistics.median(s['shares']):.0f} %" for s in (called, program) if s)
    return first + "".join(f", program {s}" for s in second) + " of " + called["of"]


def table(run):
    peers = [p for p in PEERS if run["ms"].get(p)]
    shares = "of the machine" in run  # not in those of before it was measured
    heads = ["row", "ms, median", "least", "spread"] + ["of the machine"] * shares + [f"times {p}" for p in peers]
    lines = ["| " + " | ".join(heads) + " |", "|---|" + "--:|" * (len(heads) - 1)]
    for row, ms in run["ms"][CALLED].items():
        cells = [TITLES.get(row, row), figure(statistics.median(ms)), figure(min(ms)), spread(ms)]
        cells += ([share(run, row)] if shares else []) + [span(ratios(run, row, p)) for p in peers]
        lines.append("| " + " | ".join(cells) + " |")
    means = [figure(geometric_mean([statistics.median(r) for row in run["ms"][CALLED] if (r := ratios(run, row, p))]))
             for p in peers]
    lines.append("| **geometric mean** |" + " |" * (3 + shares) + " " + " | ".join(f"**{m}**" for m in means) + " |")
    return "\n".join(lines) + "\n"


def notes(run):
    lines = [f"- {run['rounds']} rounds, the sides in turn, about {run['seconds']:g} s for each row"]
    lines += [f"- {key}: {value}" for key, value in run["context"].items()]
    if "of the machine" in run:
        lines.append("- of the machine: what the row must do at least, in the time that oneDNN's product of matrices or "
                     "a triad in memory takes for it, over the row's time")
    lines += [f"- peer: {line}" for line in run["peer"]]
    lines.append(f"- other processes took {100 * max(run['others']):.0f} % of the processors at most, "
                 f"{100 * statistics.median(run['others']):.0f} % in the median round" if run["others"] else
                 "- what other processes took is unknown")
    return "\n".join(lines) + "\n"


def text(x, y, words, anchor="start", size=12):
    return f'<text x="{x:.1f}" y="{y:.1f}" font-size="{size}" text-anchor="{anchor}">{html.escape(words)}</text>'


def svg(run):
    rows = list(run["ms"][CALLED])
    peers = [p for p in PEERS if run["ms"].get(p)]
    left, width, step, top = 240, 480, 20, 64
    height = top + step * len(rows) + 30
    middle = {(r, p): statistics.median(v) for r in rows for p in peers if (v := ratios(run, r, p))}
    low, high = min([0.5, *middle.values()]), max([2, *middle.values()])

    def place(ratio):
        return left + width * math.log(ratio / low) / math.log(high / low)

    out = [f'<svg xmlns="http://www.w3.org/2000/svg" width="{left + width + 60}" height="{height}" '
           'font-family="sans-serif" fill="#222">', '<rect width="100%" height="100%" fill="#fff"/>',
           text(12, 20, "How many times as fast as ...: the further right, the better", size=14)]
    x = 12
    for p in peers:
        out.append(f'<circle cx="{x + 5}" cy="38" r="5" fill="{COLOURS[p]}"/>' + text(x + 15, 42, p))
        x += 45 + 7 * len(p)
    for tick in (0.5, 1, 2, 3, 5, 10, 20, 50):
        if low <= tick <= high:
            out.append(f'<path d="M{place(tick):.1f} {top - 8}V{height - 24}" stroke="{"#222" if tick == 1 else "#ddd"}"/>'
                       + text(place(tick), height - 10, f"{tick:g}", "middle"))
    for i, row in enumerate(rows):
        y = top + step * i
        out.append(text(left - 10, y + 4, TITLES.get(row, row), "end"))
        for p in peers:
            values = ratios(run, row, p)
            if not values:
                continue
            ends = (place(max(min(values), low)), place(min(max(values), high)))
            out.append(f'<path d="M{ends[0]:.1f} {y}H{ends[1]:.1f}" stroke="{COLOURS[p]}" stroke-width="2"/>'
                       f'<circle cx="{place(middle[row, p]):.1f}" cy="{y}" r="4.5" fill="{COLOURS[p]}"/>')
    return "\n".join(out + ["</svg>"]) + "\n"


def with_table(page, run):
    """The page with the table of the run between the marks."""
    if page.count(BEGIN) != 1 or page.count(END) != 1 or page.index(BEGIN) > page.index(END):
        sys.exit("speed_report: the page wants one line each of\n" + BEGIN + END)
    before, rest = page.split(BEGIN)
    return before + BEGIN + table(run) + "\n" + notes(run) + END + rest.split(END)[1]


def main():
    p = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    p.add_argument("run")
    p.add_argument("--readme")
    p.add_argument("--svg")
    p.add_argument("--check", action="store_true")
    args = p.parse_args()
    with open(args.run, encoding="utf-8") as f:
        run = json.load(f)
    wanted = {}
    if args.readme:
        with open(args.readme, encoding="utf-8") as f:
            wanted[args.readme] = with_table(f.read(), run)
    if args.svg:
        wanted[args.svg] = svg(run)
    if not wanted:
        print(table(run) + "\n" + notes(run), end="")
    different = 0
    for path, content in wanted.items():
        if args.check:
            with open(path, encoding="utf-8") as f:
                if f.read() != content:
                    print(f"{path} is not what {args.run} gives: run bench/speed_report.py", file=sys.stderr)
                    different = 1
        else:
            with open(path, "w", encoding="utf-8") as f:
                f.write(content)
    return different


if __name__ == "__main__":
    sys.exit(main())
