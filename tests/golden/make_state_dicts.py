# SPDX-License-Identifier: Apache-2.0
"""State dicts of PyTorch and what their models give: tests/nn/state_dicts_test.cpp loads them.

Run by PyTorch 2.14: python3 make_state_dicts.py > state_dicts.txt
"=" begins a model, with its printed form, or for what does not print its arguments its constructor;
"state" lines are its state dict, drawn after manual_seed(7); "in" and "out" lines are what it gets and
gives in evaluation mode.
"""
import torch
import torch.nn as nn
import torch.nn.functional as F

from text_of_numbers import numbers


class LeNet(nn.Module):
    def __init__(self):
        super().__init__()
        self.conv1 = nn.Conv2d(1, 2, 5)
        self.conv2 = nn.Conv2d(2, 3, 3)
        self.fc1 = nn.Linear(108, 6)
        self.fc2 = nn.Linear(6, 5)
        self.fc3 = nn.Linear(5, 4)

    def forward(self, x):
        x = F.max_pool2d(F.relu(self.conv1(x)), 2)
        x = F.max_pool2d(F.relu(self.conv2(x)), 2)
        return self.fc3(F.relu(self.fc2(F.relu(self.fc1(x.view(-1, 108))))))


class LSTMTagger(nn.Module):
    def __init__(self):
        super().__init__()
        self.word_embeddings = nn.Embedding(9, 4)
        self.lstm = nn.LSTM(4, 3)
        self.hidden2tag = nn.Linear(3, 5)

    def forward(self, sentence):
        embeds = self.word_embeddings(sentence)
        out, _ = self.lstm(embeds.view(len(sentence), 1, -1))
        return F.log_softmax(self.hidden2tag(out.view(len(sentence), -1)), dim=1)


def write(text, model, *inputs):
    model.eval()
    for p in model.parameters():
        p.data.normal_(0, 0.5)
    print("=", text.replace("\n", "\\n"))
    for name, value in model.state_dict().items():
        print("state", name, numbers(value))
    for x in inputs:
        print("in", numbers(x))
    print("out", numbers(model(*inputs)))


def main():
    torch.manual_seed(7)
    lenet, tagger = LeNet(), LSTMTagger()
    write(repr(lenet), lenet, torch.rand(1, 1, 32, 32))
    write(repr(tagger), tagger, torch.tensor([0, 1, 2, 8, 0, 4]))
    text = "Transformer(8, 2, 1, 1, dim_feedforward=6, batch_first=True)"
    write(text, eval("nn." + text), torch.rand(2, 4, 8), torch.rand(2, 3, 8))


main()
