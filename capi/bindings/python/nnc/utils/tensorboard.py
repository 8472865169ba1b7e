# SPDX-License-Identifier: Apache-2.0
"""torch.utils.tensorboard."""
from .. import _calls, _text
from .._handle import Tensor
from .._memory import as_tensor


class SummaryWriter:
    """Writes files that TensorBoard shows."""

    def __init__(self, log_dir=None, **options):
        words = ", ".join(f"{k}={_text.literal(v)}" for k, v in options.items())
        self._handle = _calls.summary_writer_new(log_dir, words or None)

    @property
    def log_dir(self):
        return _calls.summary_writer_get_logdir(self._handle)

    def add_scalar(self, tag, scalar_value, global_step=None, walltime=None, new_style=False, double_precision=False):
        _calls.summary_writer_add_scalar(self._handle, tag, scalar_value, global_step, walltime, new_style,
                                         double_precision)

    def add_scalars(self, main_tag, tag_scalar_dict, global_step=None, walltime=None):
        values = _text.bag({k: float(v) for k, v in tag_scalar_dict.items()})
        _calls.summary_writer_add_scalars(self._handle, main_tag, values, global_step, walltime)

    def add_histogram(self, tag, values, global_step=None, bins="tensorflow", walltime=None, max_bins=None):
        _calls.summary_writer_add_histogram(self._handle, tag, as_tensor(values), global_step, bins, walltime, max_bins)

    def add_image(self, tag, img_tensor, global_step=None, walltime=None, dataformats="CHW"):
        _calls.summary_writer_add_image(self._handle, tag, as_tensor(img_tensor), global_step, walltime, dataformats)

    def add_images(self, tag, img_tensor, global_step=None, walltime=None, dataformats="NCHW"):
        _calls.summary_writer_add_images(self._handle, tag, as_tensor(img_tensor), global_step, walltime, dataformats)

    def add_text(self, tag, text_string, global_step=None, walltime=None):
        _calls.summary_writer_add_text(self._handle, tag, text_string, global_step, walltime)

    def add_graph(self, model, input_to_model):
        inputs = [input_to_model] if isinstance(input_to_model, Tensor) else list(input_to_model)
        _calls.summary_writer_add_graph(self._handle, model, inputs)

    def add_hparams(self, hparam_dict, metric_dict, run_name=None, global_step=None):
        metrics = _text.bag({k: float(v) for k, v in metric_dict.items()})
        _calls.summary_writer_add_hparams(self._handle, _text.bag(hparam_dict), metrics, run_name, global_step)

    def flush(self):
        _calls.summary_writer_flush(self._handle)

    def close(self):
        _calls.summary_writer_close(self._handle)

    def __enter__(self):
        return self

    def __exit__(self, *_):
        self.close()
