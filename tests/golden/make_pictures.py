# SPDX-License-Identifier: Apache-2.0
# make_pictures.py: writes the pictures in png/ and jpeg/ and, to pictures.txt, what torchvision
# reads in them: file, mode, element type, sizes, strides, elements. Needs torchvision and Pillow.
#
# Where torchvision is not asked, because it leaves parts of a PNG out (a transparent color, the
# alpha of a palette) or reads packed bits as bytes, the values are those that the picture was made
# of.
import os
import struct
import zlib

import numpy as np
import torch
from PIL import Image
from torchvision.io import ImageReadMode, read_image, write_jpeg

HERE = os.path.dirname(os.path.abspath(__file__))
rng = np.random.default_rng(0)
lines = []


def chunk(name, data):
    return struct.pack('>I', len(data)) + name + data + struct.pack('>I', zlib.crc32(name + data))


def packed(row, depth):
    """A row (W, C) of samples as bytes."""
    if depth == 16:
        return row.astype('>u2').tobytes()
    bits = ''.join(format(v, f'0{depth}b') for v in row.reshape(-1))
    bits += '0' * (-len(bits) % 8)
    return bytes(int(bits[i:i + 8], 2) for i in range(0, len(bits), 8))


def png(pixels, color, depth, interlaced=False, more=b''):
    h, w = pixels.shape[:2]
    passes = [(0, 0, 1, 1)]
    if interlaced:
        passes = [(0, 0, 8, 8), (0, 4, 8, 8), (4, 0, 8, 4), (0, 2, 4, 4), (2, 0, 4, 2), (0, 1, 2, 2),
                  (1, 0, 2, 1)]
    data = b''
    for y, x, dy, dx in passes:
        part = pixels[y::dy, x::dx]
        if part.size:
            data += b''.join(b'\0' + packed(row, depth) for row in part)
    head = struct.pack('>IIBBBBB', w, h, depth, color, 0, 0, int(interlaced))
    return (b'\x89PNG\r\n\x1a\n' + chunk(b'IHDR', head) + more + chunk(b'IDAT', zlib.compress(data, 9)) +
            chunk(b'IEND', b''))


def put(name, data):
    with open(os.path.join(HERE, name), 'wb') as f:
        f.write(data)


def expect(name, mode, values):
    """values (C, H, W) as a tensor; strides those of pixel after pixel."""
    c, h, w = values.shape
    dtype = 'int32' if values.dtype in (torch.uint16, torch.int32) else 'uint8'
    flat = ' '.join(str(int(v)) for v in values.to(torch.int32).reshape(-1))
    lines.append(f'{name} {mode} {dtype} {c} {h} {w} {flat}')


def ask(name, modes):
    for mode in modes:
        x = read_image(os.path.join(HERE, name), ImageReadMode[mode])
        assert x.stride() == (1, x.shape[2] * x.shape[0], x.shape[0]), x.stride()
        expect(name, mode, x)


ALL = ['UNCHANGED', 'GRAY', 'GRAY_ALPHA', 'RGB', 'RGB_ALPHA']
CHANNELS = {0: 1, 2: 3, 4: 2, 6: 4}
NAMES = {0: 'gray', 2: 'rgb', 4: 'gray_alpha', 6: 'rgba'}

for color, channels in CHANNELS.items():
    for depth in (8, 16):
        for interlaced in (False, True):
            name = f'png/{NAMES[color]}{depth}{"_interlaced" if interlaced else ""}.png'
            pixels = rng.integers(0, 1 << depth, (11, 9, channels))
            put(name, png(pixels, color, depth, interlaced))
            ask(name, ALL if not interlaced else ['UNCHANGED'])

gamma = chunk(b'gAMA', struct.pack('>I', 45455)) + chunk(b'tEXt', b'Title\0libnnc')
pixels = rng.integers(0, 256, (3, 4, 3))
put('png/gamma.png', png(pixels, 2, 8, more=gamma))
ask('png/gamma.png', ['UNCHANGED', 'GRAY', 'RGB'])

for depth in (1, 2, 4):
    for interlaced in (False, True):
        name = f'png/gray{depth}{"_interlaced" if interlaced else ""}.png'
        pixels = rng.integers(0, 1 << depth, (11, 9, 1))
        put(name, png(pixels, 0, depth, interlaced))
        gray = torch.from_numpy(pixels * (255 // ((1 << depth) - 1))).permute(2, 0, 1)
        assert (np.array(Image.open(os.path.join(HERE, name)).convert('L')) == gray[0].numpy()).all()
        full = torch.full_like(gray, 255)
        expect(name, 'UNCHANGED', gray)
        expect(name, 'GRAY', gray)
        expect(name, 'RGB_ALPHA', torch.cat([gray, gray, gray, full]))

for depth in (1, 2, 4, 8):
    for transparent in (False, True):
        name = f'png/palette{depth}{"_transparent" if transparent else ""}.png'
        colors = rng.integers(0, 256, (1 << depth, 3))
        alpha = np.full(1 << depth, 255)
        more = chunk(b'PLTE', colors.astype(np.uint8).tobytes())
        if transparent:
            alpha[:2] = [0, 77]
            more += chunk(b'tRNS', bytes([0, 77]))
        pixels = rng.integers(0, 1 << depth, (5, 7, 1))
        put(name, png(pixels, 3, depth, transparent, more))
        rgb = torch.from_numpy(colors[pixels[..., 0]]).permute(2, 0, 1)
        expect(name, 'UNCHANGED', torch.from_numpy(pixels).permute(2, 0, 1))
        expect(name, 'RGB_ALPHA', torch.cat([rgb, torch.from_numpy(alpha[pixels[..., 0]])[None]]))
        shown = Image.open(os.path.join(HERE, name)).convert('RGBA')
        assert (np.array(shown)[..., 3] == alpha[pixels[..., 0]]).all()
        if depth == 8:
            ask(name, ['GRAY', 'RGB'])

for name, color, key in (('gray', 0, [3]), ('rgb', 2, [1, 2, 3])):
    pixels = rng.integers(0, 256, (3, 4, len(key)))
    pixels[1, 1:3] = key
    name = f'png/{name}_transparent.png'
    put(name, png(pixels, color, 8, more=chunk(b'tRNS', struct.pack(f'>{len(key)}H', *key))))
    rgba = torch.from_numpy(np.array(Image.open(os.path.join(HERE, name)).convert('RGBA')))
    expect(name, 'RGB_ALPHA', rgba.permute(2, 0, 1))
    ask(name, ['UNCHANGED', 'GRAY', 'RGB'])

# A gradient with noise: what JPEG is for.
h, w = 19, 21
y, x = np.mgrid[0:h, 0:w]
picture = np.stack([10 * x, 12 * y, 5 * (x + y)], 2) % 256 + rng.integers(-9, 9, (h, w, 3))
picture = Image.fromarray(picture.clip(0, 255).astype(np.uint8))
exif = Image.Exif()
exif[0x0112] = 6
JPEGS = {
    'gray': (picture.convert('L'), {}),
    'rgb': (picture, {}),
    'rgb_444': (picture, {'subsampling': 0, 'quality': 95}),
    'rgb_422': (picture, {'subsampling': 1}),
    'poor': (picture, {'quality': 5}),
    'progressive': (picture, {'progressive': True, 'optimize': True}),
    'restarts': (picture, {'restart_marker_blocks': 1}),
    'rotated': (picture, {'exif': exif}),
    'cmyk': (picture.convert('CMYK'), {}),
}
for name, (image, options) in JPEGS.items():
    name = f'jpeg/{name}.jpg'
    image.save(os.path.join(HERE, name), **options)
    ask(name, ['UNCHANGED', 'GRAY', 'RGB'])
    assert image.mode != 'RGB' or (np.array(Image.open(os.path.join(HERE, name))) == read_image(
        os.path.join(HERE, name)).permute(1, 2, 0).numpy()).all()

write_jpeg(read_image(os.path.join(HERE, 'jpeg/rgb.jpg')), os.path.join(HERE, 'jpeg/again.jpg'))

with open(os.path.join(HERE, 'pictures.txt'), 'w') as f:
    f.write('\n'.join(lines) + '\n')
