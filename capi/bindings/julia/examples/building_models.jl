# SPDX-License-Identifier: Apache-2.0
# The models of PyTorch's tutorial "Building Models with PyTorch", in its order: what PyTorch prints,
# this prints.
using NNC
using Statistics: mean

manual_seed(0)
shape(t) = string("(", join(size(t), ", "), ndims(t) == 1 ? ",)" : ")") # as Python prints it
yes(flag) = flag ? "True" : "False"

# [tiny_model]
TinyModel() = NNModule("TinyModel"; linear1=Linear(100, 200), activation=ReLU(), linear2=Linear(200, 10),
                       softmax=Softmax(dim=-1)) do m, x
    x = m.linear1(x)
    x = m.activation(x)
    x = m.linear2(x)
    m.softmax(x)
end

tinymodel = TinyModel()
println("== tiny model")
println(tinymodel)

println("== one layer")
println(tinymodel.linear2)

println("== model parameters")
foreach(println, parameters(tinymodel))

println("== layer parameters")
for (name, param) in named_parameters(tinymodel.linear2)
    println(name, " ", shape(param))
    println(param)
end

println("== tiny model output")
println(tinymodel(rand(Tensor, 2, 100)))

# [linear]
println("== linear")
lin = Linear(3, 2)
x = rand(Tensor, 1, 3)
println(x)
foreach(println, parameters(lin))
y = lin(x)
println(y)
println(yes(lin.weight.requires_grad), " ", yes(x.requires_grad))

# [lenet]
LeNet() = NNModule("LeNet";
                   # 1 input image channel (black & white), 6 output channels, 5x5 square convolution kernel
                   conv1=Conv2d(1, 6, 5), conv2=Conv2d(6, 16, 3),
                   # an affine operation: y = Wx + b
                   fc1=Linear(16 * 6 * 6, 120), fc2=Linear(120, 84), fc3=Linear(84, 10)) do m, x
    # Max pooling over a (2, 2) window
    x = max_pool2d(relu(m.conv1(x)), (2, 2))
    # If the size is a square you can only specify a single number
    x = max_pool2d(relu(m.conv2(x)), 2)
    x = view(x, -1, num_flat_features(x))
    x = relu(m.fc1(x))
    x = relu(m.fc2(x))
    m.fc3(x)
end
num_flat_features(x) = prod(size(x)[2:end]) # all dimensions except the batch dimension

println("== lenet")
lenet = LeNet()
println(lenet)
image = rand(Tensor, 1, 1, 32, 32)
features = lenet.conv1(image)
println(shape(features), " ", shape(max_pool2d(relu(features), 2)))
println(lenet(image))

# [lstm_tagger]
LSTMTagger(embedding_dim, hidden_dim, vocab_size, tagset_size) =
    NNModule("LSTMTagger";
             word_embeddings=Embedding(vocab_size, embedding_dim),
             # The LSTM takes word embeddings as inputs, and outputs hidden states
             # with dimensionality hidden_dim.
             lstm=LSTM(embedding_dim, hidden_dim),
             # The linear layer that maps from hidden state space to tag space
             hidden2tag=Linear(hidden_dim, tagset_size)) do m, sentence
        embeds = m.word_embeddings(sentence)
        lstm_out, _ = m.lstm(view(embeds, length(sentence), 1, -1))
        tag_space = m.hidden2tag(view(lstm_out, length(sentence), -1))
        log_softmax(tag_space; dim=1)
    end

println("== lstm tagger")
tagger = LSTMTagger(6, 6, 9, 3)
println(tagger)
println(tagger(tensor([0, 1, 2, 3, 0, 4])))

# [transformer]
println("== transformer")
transformer = Transformer(d_model=16, nhead=4, num_encoder_layers=1, num_decoder_layers=1, dim_feedforward=32,
                          dropout=0.1)
println(transformer)
eval!(transformer)
println(transformer(rand(Tensor, 5, 1, 16), rand(Tensor, 3, 1, 16)))

# [max_pool]
println("== max pooling")
my_tensor = rand(Tensor, 1, 6, 6)
println(my_tensor)
maxpool_layer = MaxPool2d(3)
println(maxpool_layer(my_tensor))

println("== min pooling")
println(-maxpool_layer(-my_tensor))

# [batch_norm]
println("== normalization")
my_tensor = rand(Tensor, 1, 4, 4) * 20 + 5
println(my_tensor)
println(mean(my_tensor))
norm_layer = BatchNorm1d(4)
normed_tensor = norm_layer(my_tensor)
println(normed_tensor)
println(norm_layer.running_mean, " ", norm_layer.num_batches_tracked)

# [dropout]
println("== dropout")
my_tensor = rand(Tensor, 1, 4, 4)
dropout = Dropout(p=0.4)
println(dropout(my_tensor))
println(dropout(my_tensor))
eval!(dropout)
println(yes(dropout(my_tensor) == my_tensor))

# [activations]
println("== activations")
x = linspace(-3, 3, 7)
for layer in (ReLU(), LeakyReLU(0.1), PReLU(), ELU(), SELU(), GELU(), SiLU(), Mish(), ReLU6(), Tanh(), Hardtanh(), Sigmoid(),
              Hardsigmoid(), Softplus(), Softsign(), LogSigmoid(), Softmax(dim=0))
    println(layer, " ", layer(x))
end

# [losses]
println("== losses")
prediction = randn(Tensor, 3, 5; requires_grad=true)
target = tensor([1, 0, 4])
println(MSELoss()(prediction, zero(prediction)))
loss = CrossEntropyLoss()(prediction, target)
println(loss)
backward(loss)
println(prediction.grad)
println(NLLLoss()(log_softmax(prediction; dim=1), target))
println(L1Loss()(prediction, zero(prediction)))
