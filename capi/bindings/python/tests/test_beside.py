# SPDX-License-Identifier: Apache-2.0
"""NumPy, PyTorch and this library in one process, imported in every order.

Each order is a process of its own (beside.py). Whatever is there beside them, all of them compute to the
last bit what they compute alone, and find their settings and the process's as they left them.
"""
import functools
import importlib.util
import itertools
import json
import pathlib
import subprocess
import sys
import unittest

SCRIPT = pathlib.Path(__file__).with_name("beside.py")
OTHERS = [name for name in ("numpy", "torch") if importlib.util.find_spec(name)]


@functools.lru_cache(maxsize=None)
def run(*names):
    ended = subprocess.run([sys.executable, str(SCRIPT), *names], capture_output=True, text=True, timeout=600,
                           check=False)
    if ended.returncode or ended.stderr:
        raise AssertionError(f"{' '.join(names)}: exit {ended.returncode}\n{ended.stderr}")
    return json.loads(ended.stdout)


def orders():
    """Each of them alone with nnc, and all, in every order."""
    for n in range(1, len(OTHERS) + 1):
        for others in itertools.combinations(OTHERS, n):
            yield from itertools.permutations(("nnc",) + others)


@unittest.skipUnless(OTHERS, "neither numpy nor torch")
class Beside(unittest.TestCase):
    def test_the_same_results(self):
        for names in orders():
            for name in names:
                with self.subTest(order=names, library=name):
                    alone = run(name)["results"][name][0]
                    self.assertEqual(run(*names)["results"][name], [alone] * len(run(*names)["results"][name]))

    def test_settings_stay(self):
        for names in orders():
            for before, after in run(*names)["changes"]:
                with self.subTest(order=names):
                    self.assertEqual(before, {k: after[k] for k in before})

    def test_settings_are_those_without(self):
        """What a library finds or chooses when it is loaded after this one."""
        for names in orders():
            without = run(*(n for n in names if n != "nnc"))["settings"]
            found = run(*names)["settings"]
            with self.subTest(order=names):
                self.assertEqual(without, {k: found[k] for k in without})

    def test_one_of_each(self):
        """One OpenMP and one oneDNN for all who share them: two teams of threads would get in each other's way."""
        for names in orders():
            with self.subTest(order=names):
                self.assertEqual(run(*names)["libraries"]["gomp"], run("nnc")["libraries"]["gomp"])

    def test_children(self):
        for names in orders():
            alone, child = run("nnc")["results"]["nnc"][0], run(*names)["child"]
            with self.subTest(order=names):
                self.assertEqual(child["status"], 0)
                self.assertEqual(child["results"]["nnc"]["losses"], alone["losses"])
                if "torch" in names:
                    self.assertEqual(child["results"]["torch"], run("torch")["child"]["results"]["torch"])

    @unittest.skipUnless("torch" in OTHERS, "no torch")
    def test_the_same_numbers(self):
        ours, theirs = run("nnc")["results"]["nnc"][0], run("torch")["results"]["torch"][0]
        for a, b in zip(ours["losses"], theirs["losses"]):
            self.assertAlmostEqual(a, b, delta=2e-4 * b)
