# SPDX-License-Identifier: Apache-2.0
"""torch.utils.data: datasets, samplers and loaders."""
from ._datasets import (ConcatDataset, Dataset, ImageFolder, IterableDataset, StackDataset, Subset, TensorDataset,  # noqa: F401
                        random_split)
from ._loader import DataLoader, default_collate  # noqa: F401
from ._samplers import (BatchSampler, RandomSampler, Sampler, SequentialSampler, SubsetRandomSampler,  # noqa: F401
                        WeightedRandomSampler)
