# SPDX-License-Identifier: Apache-2.0
"""ResNet-18 as torchvision has it: the keys and sizes of its state dict, and what it gives in float64.

Run by PyTorch 2.14: python3 make_resnet18.py > resnet18.txt
tests/nn/resnet18_test.cpp builds it through C. Its 11.7 million weights are not stored: both sides fill
tensor number k of the state dict with exact numbers from the same formula, fill().
"""
import torch
import torch.nn as nn

from text_of_numbers import numbers


class BasicBlock(nn.Module):
    def __init__(self, inplanes, planes, stride):
        super().__init__()
        self.conv1 = nn.Conv2d(inplanes, planes, 3, stride, 1, bias=False)
        self.bn1 = nn.BatchNorm2d(planes)
        self.relu = nn.ReLU(inplace=True)
        self.conv2 = nn.Conv2d(planes, planes, 3, 1, 1, bias=False)
        self.bn2 = nn.BatchNorm2d(planes)
        self.downsample = None
        if stride != 1 or inplanes != planes:
            conv = nn.Conv2d(inplanes, planes, 1, stride, bias=False)
            self.downsample = nn.Sequential(conv, nn.BatchNorm2d(planes))

    def forward(self, x):
        y = self.relu(self.bn1(self.conv1(x)))
        y = self.bn2(self.conv2(y))
        return self.relu(y + (self.downsample(x) if self.downsample else x))


class ResNet(nn.Module):
    def __init__(self):
        super().__init__()
        self.conv1 = nn.Conv2d(3, 64, 7, 2, 3, bias=False)
        self.bn1 = nn.BatchNorm2d(64)
        self.relu = nn.ReLU(inplace=True)
        self.maxpool = nn.MaxPool2d(3, 2, 1)
        self.layer1 = nn.Sequential(BasicBlock(64, 64, 1), BasicBlock(64, 64, 1))
        self.layer2 = nn.Sequential(BasicBlock(64, 128, 2), BasicBlock(128, 128, 1))
        self.layer3 = nn.Sequential(BasicBlock(128, 256, 2), BasicBlock(256, 256, 1))
        self.layer4 = nn.Sequential(BasicBlock(256, 512, 2), BasicBlock(512, 512, 1))
        self.avgpool = nn.AdaptiveAvgPool2d((1, 1))
        self.fc = nn.Linear(512, 1000)

    def forward(self, x):
        x = self.maxpool(self.relu(self.bn1(self.conv1(x))))
        x = self.layer4(self.layer3(self.layer2(self.layer1(x))))
        return self.fc(torch.flatten(self.avgpool(x), 1))


def fill(t, name, k):
    """Element i: u from -1/2 to 1/2 in steps of 2^-16, the upper half of a mixed 32-bit i + 2^24 k. Tensors of
    several dimensions get u times the largest power of two that is not above 8 / sqrt(inputs) nor 4,
    running_var 1 + u, the weight of a norm 1 + u / 2, num_batches_tracked k, all others u / 4."""
    if t.dtype == torch.int64:
        return t.fill_(k)
    h = (torch.arange(t.numel()) + (k << 24)) & 0xFFFFFFFF
    for factor in (0x85EBCA6B, 0xC2B2AE35):
        h = ((h ^ (h >> 16)) * factor) & 0xFFFFFFFF
    u = ((h >> 16).to(torch.float64) / 65536 - 0.5).reshape(t.shape)
    if t.dim() > 1:
        inputs, scale = t[0].numel(), 4.0
        while scale * scale * inputs > 64:
            scale /= 2
        u *= scale
    elif name.endswith("running_var"):
        u += 1
    elif name.endswith("weight"):
        u = 1 + u / 2
    else:
        u /= 4
    return t.copy_(u)


def main():
    model = ResNet().double().eval()
    with torch.no_grad():
        for k, (name, t) in enumerate(model.state_dict().items()):
            fill(t, name, k)
            print("state", name, *t.shape)
        x = fill(torch.empty(2, 3, 64, 64, dtype=torch.float64), "image", 255)
        print("sum", "fc.weight", repr(model.fc.weight.sum().item()))
        print("out", numbers(model(x)))


main()
