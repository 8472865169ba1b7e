from . import _raw as raw
from . import _tensor
from ._tensor import *
