# SPDX-License-Identifier: Apache-2.0
"""torch.utils.data: datasets, samplers and loaders."""
from ._datasets import ConcatDataset, Dataset, ImageFolder, Subset, TensorDataset, random_split  # noqa: F401
from ._loader import DataLoader, default_collate  # noqa: F401
from ._samplers import (BatchSampler, RandomSampler, Sampler, SequentialSampler, SubsetRandomSampler,  # noqa: F401
                        WeightedRandomSampler)
