# SPDX-License-Identifier: Apache-2.0
"""Writes tensorboard.txt: the events of PyTorch's SummaryWriter as protoc prints them.

python3 make_tensorboard.py FOLDER OUT, where FOLDER has tensorboard.proto. The package tensorboard
need not be there: its messages are those of that file, and an event goes into a list.
"""
import importlib.machinery
import subprocess
import sys
import types

folder, out = sys.argv[1:]
subprocess.check_call(["protoc", "-I", folder, "--python_out", folder, "tensorboard.proto"])
sys.path.insert(0, folder)
import tensorboard_pb2 as messages  # noqa: E402

EVENTS = {}


class EventFileWriter:
    def __init__(self, logdir, *ignored):
        self.logdir, self.events = logdir, EVENTS.setdefault(logdir, [])

    def get_logdir(self):
        return self.logdir

    def add_event(self, event):
        self.events.append(event.SerializeToString())

    def flush(self):
        pass

    close = flush


class Finder:
    def find_spec(self, name, path=None, target=None):
        if name.split(".")[0] == "tensorboard":
            return importlib.machinery.ModuleSpec(name, self, is_package=True)

    def create_module(self, spec):
        module = types.ModuleType(spec.name)
        module.__dict__.update({k: v for k, v in vars(messages).items() if k[0] != "_"})
        module.__version__ = "2.21.0"
        module.EventFileWriter = EventFileWriter
        module.EXPERIMENT_TAG = "_hparams_/experiment"
        module.SESSION_START_INFO_TAG = "_hparams_/session_start_info"
        module.SESSION_END_INFO_TAG = "_hparams_/session_end_info"
        module.PLUGIN_NAME, module.PLUGIN_DATA_VERSION = "hparams", 0
        io = types.SimpleNamespace(gfile=types.SimpleNamespace())
        module.tf = types.SimpleNamespace(io=io)
        return module

    def exec_module(self, module):
        pass


sys.meta_path.insert(0, Finder())
import torch  # noqa: E402
from torch.utils.tensorboard import SummaryWriter  # noqa: E402

w = SummaryWriter("run")
w.add_scalar("loss/train", 0.1, 3, 1.5)
w.add_scalar("loss/train", 0, 0, 1.5)
w.add_scalar("none", float("inf"), None, 1.5)
w.add_scalar("new", 0.1, 2, 1.5, new_style=True)
w.add_scalar("double", 0.1, 2, 1.5, new_style=True, double_precision=True)
w.add_scalars("a/b", {"x": 1.0, "y": 2.5}, 4, 1.5)
w.add_histogram("h", torch.arange(-4, 5, dtype=torch.float64) / 4, 5, walltime=1.5)
w.add_histogram("ints", torch.tensor([3, 3, 10]), 5, walltime=1.5)
w.add_histogram("few", torch.arange(1, 9, dtype=torch.float64) ** 9, 5, walltime=1.5, max_bins=100)
w.add_histogram("far", torch.tensor([1e30, 2.0, 0.0], dtype=torch.float64), 5, walltime=1.5)
w.add_text("t", "some **text** of \u00e4", 6, 1.5)


def image(kind, tag, values, *rest):
    getattr(w, kind)(tag, values, 7, 1.5, *rest)
    import io

    from PIL import Image

    event = messages.Event.FromString(EVENTS["run"].pop())
    picture = event.summary.value[0].image
    pixels = Image.open(io.BytesIO(picture.encoded_image_string))
    picture.encoded_image_string = bytes(pixels.tobytes())
    EVENTS["run"].append(event.SerializeToString())


small = torch.arange(24, dtype=torch.float32).reshape(3, 2, 4)
image("add_image", "floats", small / 20 - 0.1)
image("add_image", "bytes", (small * 10).to(torch.uint8))
image("add_image", "hwc", (small / 24).permute(1, 2, 0), "HWC")
image("add_image", "hw", small[0] / 8, "HW")
image("add_image", "ints", small.to(torch.int64)[:1] % 2)
image("add_images", "several", torch.arange(60, dtype=torch.float32).reshape(10, 1, 2, 3) / 60)
image("add_images", "nhwc", torch.arange(36, dtype=torch.float32).reshape(2, 2, 3, 3) / 36, "NHWC")
w.add_hparams({"lr": 0.1, "layers": 3, "bias": True, "act": "relu"}, {"acc": 0.5}, None, "h", 8)

def decoded(kind, data):
    """As protoc prints a message."""
    command = ["protoc", "-I", folder, "--decode", "tensorboard." + kind, "tensorboard.proto"]
    return subprocess.check_output(command, input=data).decode()


with open(out, "w") as file:
    for logdir, events in EVENTS.items():
        file.write("== %s\n" % logdir)
        for e in events:
            event = messages.Event.FromString(e)
            event.wall_time = 0
            content = b""
            for value in event.summary.value:
                if not value.HasField("metadata"):
                    continue
                content = value.metadata.plugin_data.content
                value.metadata.plugin_data.content = b""
            file.write(decoded("Event", event.SerializeToString()))
            if content:
                file.write(decoded("HParamsPluginData", content))
            file.write("--\n")
