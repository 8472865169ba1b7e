# SPDX-License-Identifier: Apache-2.0
"""The generated layers: nothing of the headers is missing, and nothing is called wrongly."""
import ctypes
import inspect
import pathlib
import re
import sys
import unittest

import nnc
from nnc import _calls, _ops, _raw

HERE = pathlib.Path(__file__).resolve().parent
sys.path.insert(0, str(HERE.parents[1]))
import declarations  # noqa: E402

HEADERS = declarations.read(HERE.parents[3] / "include")


class Raw(unittest.TestCase):
    def test_every_function_of_the_headers_is_there(self):
        # Counted without the script that reads the headers for the generator.
        names = set()
        for path in (HERE.parents[3] / "include" / "nnc").glob("*.h"):
            if path.name == "mpi.h":  # of another library: nnc.distributed
                continue
            text = re.sub(r"/\*.*?\*/", "", path.read_text(), flags=re.S)
            names |= set(re.findall(r"NNC_(?:API|CHECKED)\s[^;(]*?\b(nnc_\w+)\(", text))
        self.assertGreater(len(names), 900)
        self.assertEqual(names, set(_raw.FUNCTIONS))
        for name in names:
            self.assertIsNotNone(ctypes.cast(getattr(nnc.raw.lib, name), ctypes.c_void_p).value)
            short = name[len("nnc_"):]
            self.assertTrue(callable(getattr(_calls, short)), short)

    def test_constants_and_structs(self):
        for name, value in HEADERS.constants:
            self.assertEqual(getattr(nnc.raw, name), value)
        for struct in HEADERS.structs:
            fields = [name for name, *_ in getattr(nnc.raw, struct.name)._fields_]
            self.assertEqual(fields, [name for name, *_ in struct.fields])
            self.assertEqual(ctypes.sizeof(getattr(nnc.raw, struct.name)), 8 * len(fields))

    def test_the_first_programs_are_those_of_the_readme(self):
        readme = (HERE.parent / "README.md").read_text()
        for name, shown in zip(("first", "distributed"), re.findall(r"```python\n(.*?)```", readme, re.S)):
            program = (HERE.parent / "examples" / f"{name}.py").read_text()
            self.assertEqual(program[program.index("import nnc"):], shown)

    def test_a_call_by_hand(self):
        lib, out = nnc.raw.lib, ctypes.c_void_p()
        dims = (ctypes.c_int64 * 2)(2, 3)
        lib.nnc_ones(None, dims, 2, nnc.raw.NNC_FLOAT64, ctypes.byref(out))
        self.assertEqual(lib.nnc_tensor_numel(out), 6)
        value = ctypes.c_double()
        total = ctypes.c_void_p()
        lib.nnc_sum(None, out, None, 0, 0, 0, ctypes.byref(total))
        lib.nnc_tensor_item(None, total, ctypes.byref(value))
        self.assertEqual(value.value, 6)
        before = nnc.live_handles()
        lib.nnc_release(total)
        lib.nnc_release(out)
        self.assertEqual(nnc.live_handles(), before - 2)

    def test_every_operation_has_a_signature_and_a_word_about_it(self):
        for name in _ops.__all__:
            function = getattr(_ops, name)
            inspect.signature(function)
            self.assertTrue(function.__doc__, name)

    def test_layers_have_the_signatures_of_the_library(self):
        kinds = [k for k in vars(nnc.nn).values() if isinstance(k, type) and k.__module__ == "nnc.nn._layers"]
        self.assertGreater(len(kinds), 100)
        for kind in kinds:
            text = _calls.signature("nn." + kind.__name__)
            self.assertIsNotNone(text, kind)
            wanted = re.findall(r"(?:\(|, )\*{0,2}(\w+)", re.sub(r"=(\([^)]*\)|[^,()]*)", "", text))
            found = [n for n in inspect.signature(kind.__init__).parameters if n != "self"]
            self.assertEqual(found, wanted, kind.__name__)


if __name__ == "__main__":
    unittest.main()
