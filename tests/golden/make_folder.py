# SPDX-License-Identifier: Apache-2.0
# make_folder.py: writes pictures by class into folder/ and, to folder.txt, the samples that
# torchvision.datasets.ImageFolder makes of them: how they are changed, file, class, element type,
# sizes, elements. Needs torchvision and Pillow.
import os

import numpy as np
import torch
from PIL import Image
from torchvision.datasets import ImageFolder
from torchvision.transforms import v2

HERE = os.path.dirname(os.path.abspath(__file__))
ROOT = os.path.join(HERE, 'folder')
rng = np.random.default_rng(1)
FILES = ['bee/10.png', 'bee/9.png', 'bee/B.png', 'ant/x.JPG', 'ant/more/1.png', 'ant/a.png', 'ant-eater/1.jpeg',
         'ant/more.png', 'ant/mor/e.png']
for i, name in enumerate(FILES):
    os.makedirs(os.path.dirname(os.path.join(ROOT, name)), exist_ok=True)
    mode = ['RGB', 'L', 'RGBA'][i % 3] if name.endswith('png') else 'RGB'
    channels = len(mode)
    pixels = rng.integers(0, 256, (5 + i, 12 - i, channels)).astype(np.uint8)
    Image.fromarray(pixels.squeeze()).save(os.path.join(ROOT, name))
for name in ('readme.txt', 'ant/notes.txt'):
    with open(os.path.join(ROOT, name), 'w') as f:
        f.write('no picture\n')

lines = []


def describe(options, transform):
    data = ImageFolder(ROOT, transform=v2.Compose([v2.ToImage(), transform]))
    lines.append('classes ' + ' '.join(data.classes))
    for (path, _), (x, label) in zip(data.samples, data):
        values = ' '.join(repr(v) for v in x.reshape(-1).tolist())
        kind = str(x.dtype)[6:]
        lines.append(f'{options or "-"} {os.path.relpath(path, ROOT)} {label} {kind} '
                     f'{x.shape[0]} {x.shape[1]} {x.shape[2]} {values}')


scaled = v2.ToDtype(torch.float32, scale=True)
describe('', v2.Identity())
describe("dtype='float32'", scaled)
describe("size=(4,6)", v2.Resize((4, 6), antialias=True))
describe("size=(9,9),dtype='float32'", v2.Compose([scaled, v2.Resize((9, 9), antialias=True)]))
with open(os.path.join(HERE, 'folder.txt'), 'w') as f:
    f.write('\n'.join(lines) + '\n')
