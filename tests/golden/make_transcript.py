# SPDX-License-Identifier: Apache-2.0
"""What PyTorch prints along the tutorial "Building Models", from seed 0: what
capi/examples/building_models.c must print. Run by PyTorch 2.14:
    python3 make_transcript.py > building_models.expected
"""
import torch
import torch.nn as nn
import torch.nn.functional as F

torch.manual_seed(0)


def title(text):
    print(f"== {text}")


# [tiny_model]
class TinyModel(nn.Module):
    def __init__(self):
        super().__init__()
        self.linear1 = nn.Linear(100, 200)
        self.activation = nn.ReLU()
        self.linear2 = nn.Linear(200, 10)
        self.softmax = nn.Softmax(dim=-1)

    def forward(self, x):
        return self.softmax(self.linear2(self.activation(self.linear1(x))))


tiny = TinyModel()
title("tiny model")
print(tiny)
title("one layer")
print(tiny.linear2)
title("model parameters")
for p in tiny.parameters():
    print(p)
title("layer parameters")
for name, p in tiny.linear2.named_parameters():
    print(name, tuple(p.shape))
    print(p)
title("tiny model output")
print(tiny(torch.rand(2, 100)))

# [linear]
title("linear")
linear = nn.Linear(3, 2)
x = torch.rand(1, 3)
print(x)
for p in linear.parameters():
    print(p)
print(linear(x))
print(linear.weight.requires_grad, x.requires_grad)


# [lenet]
class LeNet(nn.Module):
    def __init__(self):
        super().__init__()
        self.conv1 = nn.Conv2d(1, 6, 5)
        self.conv2 = nn.Conv2d(6, 16, 3)
        self.fc1 = nn.Linear(576, 120)
        self.fc2 = nn.Linear(120, 84)
        self.fc3 = nn.Linear(84, 10)

    def forward(self, x):
        x = F.max_pool2d(F.relu(self.conv1(x)), 2)
        x = F.max_pool2d(F.relu(self.conv2(x)), 2)
        x = x.view(-1, 576)
        return self.fc3(F.relu(self.fc2(F.relu(self.fc1(x)))))


lenet = LeNet()
title("lenet")
print(lenet)
image = torch.rand(1, 1, 32, 32)
features = lenet.conv1(image)
print(tuple(features.shape), tuple(F.max_pool2d(F.relu(features), 2).shape))
print(lenet(image))


# [lstm_tagger]
class LSTMTagger(nn.Module):
    def __init__(self):
        super().__init__()
        self.word_embeddings = nn.Embedding(9, 6)
        self.lstm = nn.LSTM(6, 6)
        self.hidden2tag = nn.Linear(6, 3)

    def forward(self, sentence):
        embeds = self.word_embeddings(sentence)
        out, _ = self.lstm(embeds.view(len(sentence), 1, -1))
        return F.log_softmax(self.hidden2tag(out.view(len(sentence), -1)), dim=1)


tagger = LSTMTagger()
title("lstm tagger")
print(tagger)
print(tagger(torch.tensor([0, 1, 2, 3, 0, 4])))

# [transformer]
title("transformer")
transformer = nn.Transformer(d_model=16, nhead=4, num_encoder_layers=1, num_decoder_layers=1,
                             dim_feedforward=32, dropout=0.1)
print(transformer)
transformer.eval()
print(transformer(torch.rand(5, 1, 16), torch.rand(3, 1, 16)))

# [max_pool]
title("max pooling")
x = torch.rand(1, 6, 6)
print(x)
print(nn.MaxPool2d(3)(x))
title("min pooling")
print(-nn.MaxPool2d(3)(-x))

# [batch_norm]
title("normalization")
x = torch.rand(1, 4, 4) * 20 + 5
print(x)
print(x.mean())
norm = nn.BatchNorm1d(4)
print(norm(x))
print(norm.running_mean, norm.num_batches_tracked)

# [dropout]
title("dropout")
x = torch.rand(1, 4, 4)
dropout = nn.Dropout(p=0.4)
print(dropout(x))
print(dropout(x))
print(dropout.eval()(x).equal(x))

# [activations]
title("activations")
x = torch.linspace(-3, 3, 7)
for layer in (nn.ReLU(), nn.LeakyReLU(0.1), nn.PReLU(), nn.ELU(), nn.SELU(), nn.GELU(), nn.SiLU(),
              nn.Mish(), nn.ReLU6(), nn.Tanh(), nn.Hardtanh(), nn.Sigmoid(), nn.Hardsigmoid(),
              nn.Softplus(), nn.Softsign(), nn.LogSigmoid(), nn.Softmax(dim=0)):
    print(layer, layer(x))

# [losses]
title("losses")
prediction = torch.randn(3, 5, requires_grad=True)
zeros, target = torch.zeros(3, 5), torch.tensor([1, 0, 4])
print(nn.MSELoss()(prediction, zeros))
loss = nn.CrossEntropyLoss()(prediction, target)
print(loss)
loss.backward()
print(prediction.grad)
print(nn.NLLLoss()(F.log_softmax(prediction, dim=1), target))
print(nn.L1Loss()(prediction, zeros))
