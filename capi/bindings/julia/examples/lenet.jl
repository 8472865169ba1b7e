# SPDX-License-Identifier: Apache-2.0
# LeNet learns to tell clothes apart: Fashion-MNIST, trained by Adam.
#
#     julia --project=NNC examples/lenet.jl [--data DIR] [--epochs N] [--batch-size N] [--seed N] [--save FILE]
using NNC
using Printf
using Random: randperm

LeNet() = NNModule("LeNet"; conv1=Conv2d(1, 6, 5), conv2=Conv2d(6, 16, 3), fc1=Linear(16 * 6 * 6, 120),
                   fc2=Linear(120, 84), fc3=Linear(84, 10)) do m, x
    x = max_pool2d(relu(m.conv1(x)), 2)
    x = max_pool2d(relu(m.conv2(x)), 2)
    x = view(x, -1, 16 * 6 * 6)
    x = relu(m.fc1(x))
    x = relu(m.fc2(x))
    m.fc3(x)
end

"Images (n, 1, 32, 32) in 0 .. 1 with a border of two pixels, and labels."
function fashion(folder, part)
    images = idx_load(joinpath(folder, "$part-images-idx3-ubyte.gz"))
    labels = idx_load(joinpath(folder, "$part-labels-idx1-ubyte.gz"))
    NNC.pad(unsqueeze(images, 1) / 255, (2, 2, 2, 2)), Int64.(labels)
end

"All images once, in an order drawn from the generator; the mean loss."
function train(net, optimizer, images, labels, batch_size)
    n = size(images, 1)
    order = randperm(Tensor, n)
    train!(net)
    total = 0.0
    for start in 1:batch_size:n
        index = order[start:min(start + batch_size - 1, n)]
        zero_grad!(optimizer)
        loss = cross_entropy(net(index_select(images, 0, index)), index_select(labels, 0, index))
        backward(loss)
        step!(optimizer)
        total += item(loss) * length(index)
    end
    total / n
end

"How many of the images are recognized, in percent."
function test(net, images, labels)
    eval!(net)
    n = size(images, 1)
    right = no_grad() do
        sum(1:1000:n) do start
            chunk = start:min(start + 999, n)
            item(sum(argmax(net(images[chunk, :, :, :]); dim=1) .== labels[chunk]))
        end
    end
    100 * right / n
end

function main(arguments)
    options = Dict("--data" => "/usr/share/datasets/fashion-mnist", "--epochs" => "10", "--batch-size" => "64",
                   "--seed" => "0", "--save" => "")
    for i in 1:2:length(arguments)
        haskey(options, arguments[i]) && i < length(arguments) ||
            (println(stderr, "usage: lenet.jl [", join(sort(collect(keys(options))), " VALUE] ["), " VALUE]"); return 2)
        options[arguments[i]] = arguments[i+1]
    end
    number(name) = parse(Int, options[name])

    train_images, train_labels = fashion(options["--data"], "train")
    test_images, test_labels = fashion(options["--data"], "t10k")
    manual_seed(number("--seed"))
    net = LeNet()
    optimizer = Adam(net; lr=1e-3)
    for epoch in 1:number("--epochs")
        loss = train(net, optimizer, train_images, train_labels, number("--batch-size"))
        @printf("epoch %2d  loss %.4f  test accuracy %.2f %%\n", epoch, loss, test(net, test_images, test_labels))
        flush(stdout)
    end
    isempty(options["--save"]) || safetensors_save_model(net, nothing, options["--save"])
    0
end

exit(main(ARGS))
