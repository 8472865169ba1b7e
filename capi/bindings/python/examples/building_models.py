# SPDX-License-Identifier: Apache-2.0
"""The models of PyTorch's tutorial "Building Models with PyTorch"."""
import nnc
import nnc.nn as nn
import nnc.nn.functional as F

nnc.manual_seed(0)


# [tiny_model]
class TinyModel(nn.Module):
    def __init__(self):
        super().__init__()
        self.linear1 = nn.Linear(100, 200)
        self.activation = nn.ReLU()
        self.linear2 = nn.Linear(200, 10)
        self.softmax = nn.Softmax(dim=-1)

    def forward(self, x):
        x = self.linear1(x)
        x = self.activation(x)
        x = self.linear2(x)
        return self.softmax(x)


tinymodel = TinyModel()
print("== tiny model")
print(tinymodel)
print("== one layer")
print(tinymodel.linear2)
print("== model parameters")
for param in tinymodel.parameters():
    print(param)
print("== layer parameters")
for name, param in tinymodel.linear2.named_parameters():
    print(name, tuple(param.shape))
    print(param)
print("== tiny model output")
print(tinymodel(nnc.rand(2, 100)))

# [linear]
print("== linear")
lin = nn.Linear(3, 2)
x = nnc.rand(1, 3)
print(x)
for param in lin.parameters():
    print(param)
y = lin(x)
print(y)
print(lin.weight.requires_grad, x.requires_grad)


# [lenet]
class LeNet(nn.Module):
    def __init__(self):
        super().__init__()
        # 1 input image channel (black & white), 6 output channels, 5x5 square convolution kernel
        self.conv1 = nn.Conv2d(1, 6, 5)
        self.conv2 = nn.Conv2d(6, 16, 3)
        # an affine operation: y = Wx + b
        self.fc1 = nn.Linear(16 * 6 * 6, 120)  # 6*6 from image dimension
        self.fc2 = nn.Linear(120, 84)
        self.fc3 = nn.Linear(84, 10)

    def forward(self, x):
        # Max pooling over a (2, 2) window
        x = F.max_pool2d(F.relu(self.conv1(x)), (2, 2))
        # If the size is a square you can only specify a single number
        x = F.max_pool2d(F.relu(self.conv2(x)), 2)
        x = x.view(-1, self.num_flat_features(x))
        x = F.relu(self.fc1(x))
        x = F.relu(self.fc2(x))
        return self.fc3(x)

    def num_flat_features(self, x):
        return x.size()[1:].numel()  # all dimensions except the batch dimension


lenet = LeNet()
print("== lenet")
print(lenet)
image = nnc.rand(1, 1, 32, 32)
features = lenet.conv1(image)
print(tuple(features.shape), tuple(F.max_pool2d(F.relu(features), 2).shape))
print(lenet(image))


# [lstm_tagger]
class LSTMTagger(nn.Module):
    def __init__(self, embedding_dim, hidden_dim, vocab_size, tagset_size):
        super().__init__()
        self.hidden_dim = hidden_dim
        self.word_embeddings = nn.Embedding(vocab_size, embedding_dim)
        # The LSTM takes word embeddings as inputs, and outputs hidden states with dimensionality hidden_dim.
        self.lstm = nn.LSTM(embedding_dim, hidden_dim)
        # The linear layer that maps from hidden state space to tag space
        self.hidden2tag = nn.Linear(hidden_dim, tagset_size)

    def forward(self, sentence):
        embeds = self.word_embeddings(sentence)
        lstm_out, _ = self.lstm(embeds.view(len(sentence), 1, -1))
        tag_space = self.hidden2tag(lstm_out.view(len(sentence), -1))
        return F.log_softmax(tag_space, dim=1)


tagger = LSTMTagger(6, 6, 9, 3)
print("== lstm tagger")
print(tagger)
print(tagger(nnc.tensor([0, 1, 2, 3, 0, 4])))

# [transformer]
print("== transformer")
transformer = nn.Transformer(d_model=16, nhead=4, num_encoder_layers=1, num_decoder_layers=1, dim_feedforward=32,
                             dropout=0.1)
print(transformer)
transformer.eval()
print(transformer(nnc.rand(5, 1, 16), nnc.rand(3, 1, 16)))

# [max_pool]
print("== max pooling")
my_tensor = nnc.rand(1, 6, 6)
print(my_tensor)
maxpool_layer = nn.MaxPool2d(3)
print(maxpool_layer(my_tensor))
print("== min pooling")
print(-maxpool_layer(-my_tensor))

# [batch_norm]
print("== normalization")
my_tensor = nnc.rand(1, 4, 4) * 20 + 5
print(my_tensor)
print(my_tensor.mean())
norm_layer = nn.BatchNorm1d(4)
normed_tensor = norm_layer(my_tensor)
print(normed_tensor)
print(norm_layer.running_mean, norm_layer.num_batches_tracked)

# [dropout]
print("== dropout")
my_tensor = nnc.rand(1, 4, 4)
dropout = nn.Dropout(p=0.4)
print(dropout(my_tensor))
print(dropout(my_tensor))
print(dropout.eval()(my_tensor).equal(my_tensor))
