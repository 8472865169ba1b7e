# SPDX-License-Identifier: Apache-2.0
"""torch.nn.modules.module: hooks of all modules of the process."""
from .._hooks import (register_module_buffer_registration_hook, register_module_forward_hook,  # noqa: F401
                      register_module_forward_pre_hook, register_module_full_backward_hook,
                      register_module_full_backward_pre_hook, register_module_module_registration_hook,
                      register_module_parameter_registration_hook)
from .._module import Module  # noqa: F401
