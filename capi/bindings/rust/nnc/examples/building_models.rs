// SPDX-License-Identifier: Apache-2.0
//! The models of PyTorch's tutorial "Building Models with PyTorch".
use nnc::{children, nn, Forward, Module, Result, Tensor};

fn print_parameters(module: &Module, names: bool) -> Result<()> {
    for (name, param) in module.named_parameters()?.tensors()? {
        if names {
            println!("{name} {}", size(&param));
        }
        println!("{param}");
    }
    Ok(())
}

/// The sizes as Python prints a tuple.
fn size(x: &Tensor) -> String {
    match x.shape().as_slice() {
        [one] => format!("({one},)"),
        sizes => format!("{sizes:?}").replace('[', "(").replace(']', ")"),
    }
}

// [tiny_model]
struct TinyModel {
    linear1: Module,
    activation: Module,
    linear2: Module,
    softmax: Module,
}

impl TinyModel {
    fn new() -> Result<TinyModel> {
        Ok(TinyModel {
            linear1: nn::linear(100, 200).build()?,
            activation: nn::relu().build()?,
            linear2: nn::linear(200, 10).build()?,
            softmax: nn::softmax().dim(-1).build()?,
        })
    }
}

impl Forward for TinyModel {
    fn forward(&self, x: &Tensor) -> Result<Tensor> {
        let x = self.linear1.forward(x)?;
        let x = self.activation.forward(&x)?;
        let x = self.linear2.forward(&x)?;
        self.softmax.forward(&x)
    }

    fn children(&self) -> Vec<(&str, &Module)> {
        children!(self, linear1, activation, linear2, softmax)
    }
}

fn tiny_model() -> Result<()> {
    let tinymodel = Module::user(TinyModel::new()?)?;
    println!("== tiny model");
    println!("{tinymodel}");

    println!("== one layer");
    let linear2 = tinymodel.get_submodule("linear2")?;
    println!("{linear2}");

    println!("== model parameters");
    print_parameters(&tinymodel, false)?;

    println!("== layer parameters");
    print_parameters(&linear2, true)?;

    println!("== tiny model output");
    let x = Tensor::rand([2, 100], None)?;
    println!("{}", tinymodel.forward(&x)?);
    Ok(())
}

// [linear]
fn linear() -> Result<()> {
    println!("== linear");
    let lin = nn::linear(3, 2).build()?;
    let x = Tensor::rand([1, 3], None)?;
    println!("{x}");
    print_parameters(&lin, false)?;
    let y = lin.forward(&x)?;
    println!("{y}");
    let python = |b| if b { "True" } else { "False" };
    let weight = lin.get_parameter("weight")?;
    println!("{} {}", python(weight.requires_grad()), python(x.requires_grad()));
    Ok(())
}

// [lenet]
struct LeNet {
    conv1: Module,
    conv2: Module,
    fc1: Module,
    fc2: Module,
    fc3: Module,
}

impl LeNet {
    fn new() -> Result<LeNet> {
        Ok(LeNet {
            // 1 input image channel (black & white), 6 output channels, 5x5 square convolution
            conv1: nn::conv2d(1, 6, 5).build()?,
            conv2: nn::conv2d(6, 16, 3).build()?,
            // an affine operation: y = Wx + b
            fc1: nn::linear(16 * 6 * 6, 120).build()?, // 6*6 from image dimension
            fc2: nn::linear(120, 84).build()?,
            fc3: nn::linear(84, 10).build()?,
        })
    }

    // Max pooling over a (2, 2) window
    fn pool(x: &Tensor) -> Result<Tensor> {
        x.relu()?.max_pool2d([2, 2], (), 0, 1, false)
    }
}

impl Forward for LeNet {
    fn forward(&self, x: &Tensor) -> Result<Tensor> {
        let x = LeNet::pool(&self.conv1.forward(x)?)?;
        let x = LeNet::pool(&self.conv2.forward(&x)?)?;
        let x = x.flatten(1, -1)?; // all dimensions except the batch dimension
        let x = self.fc1.forward(&x)?.relu()?;
        let x = self.fc2.forward(&x)?.relu()?;
        self.fc3.forward(&x)
    }

    fn children(&self) -> Vec<(&str, &Module)> {
        children!(self, conv1, conv2, fc1, fc2, fc3)
    }
}

fn lenet() -> Result<()> {
    println!("== lenet");
    let net = Module::user(LeNet::new()?)?;
    println!("{net}");
    let image = Tensor::rand([1, 1, 32, 32], None)?;
    let features = net.get_submodule("conv1")?.forward(&image)?;
    println!("{} {}", size(&features), size(&LeNet::pool(&features)?));
    println!("{}", net.forward(&image)?);
    Ok(())
}

// [lstm_tagger]
struct LSTMTagger {
    word_embeddings: Module,
    lstm: Module,
    hidden2tag: Module,
}

impl LSTMTagger {
    fn new(
        embedding_dim: i64,
        hidden_dim: i64,
        vocab_size: i64,
        tagset_size: i64,
    ) -> Result<LSTMTagger> {
        Ok(LSTMTagger {
            word_embeddings: nn::embedding(vocab_size, embedding_dim).build()?,
            // The LSTM takes word embeddings as inputs, and outputs hidden states
            lstm: nn::lstm(embedding_dim, hidden_dim).build()?,
            // The linear layer that maps from hidden state space to tag space
            hidden2tag: nn::linear(hidden_dim, tagset_size).build()?,
        })
    }
}

impl Forward for LSTMTagger {
    fn forward(&self, sentence: &Tensor) -> Result<Tensor> {
        let words = sentence.size(0)?;
        let embeds = self.word_embeddings.forward(sentence)?;
        // lstm_out, h_n and c_n
        let lstm = self.lstm.call(&[embeds.view([words, 1, -1])?])?;
        let tag_space = self.hidden2tag.forward(&lstm[0].view([words, -1])?)?;
        tag_space.log_softmax(1, None)
    }

    fn children(&self) -> Vec<(&str, &Module)> {
        children!(self, word_embeddings, lstm, hidden2tag)
    }
}

fn lstm_tagger() -> Result<()> {
    println!("== lstm tagger");
    let tagger = Module::user(LSTMTagger::new(6, 6, 9, 3)?)?;
    println!("{tagger}");
    let sentence = Tensor::from_slice(&[0i64, 1, 2, 3, 0, 4], [6])?;
    println!("{}", tagger.forward(&sentence)?);
    Ok(())
}

// [transformer]
fn transformer() -> Result<()> {
    println!("== transformer");
    let transformer = nn::transformer()
        .d_model(16)
        .nhead(4)
        .num_encoder_layers(1)
        .num_decoder_layers(1)
        .dim_feedforward(32)
        .dropout(0.1)
        .build()?;
    println!("{transformer}");
    transformer.eval()?;
    let source = Tensor::rand([5, 1, 16], None)?;
    let target = Tensor::rand([3, 1, 16], None)?;
    println!("{}", transformer.call(&[source, target])?[0]);
    Ok(())
}

// [max_pool]
fn max_pool() -> Result<()> {
    println!("== max pooling");
    let my_tensor = Tensor::rand([1, 6, 6], None)?;
    println!("{my_tensor}");
    let maxpool_layer = nn::max_pool2d(3).build()?;
    println!("{}", maxpool_layer.forward(&my_tensor)?);

    println!("== min pooling");
    println!("{}", -maxpool_layer.forward(&-my_tensor)?);
    Ok(())
}

// [batch_norm]
fn batch_norm() -> Result<()> {
    println!("== normalization");
    let my_tensor = Tensor::rand([1, 4, 4], None)? * 20 + 5;
    println!("{my_tensor}");
    println!("{}", my_tensor.mean((), false, None)?);

    let norm_layer = nn::batch_norm1d(4).build()?;
    let normed_tensor = norm_layer.forward(&my_tensor)?;
    println!("{normed_tensor}");
    let mean = norm_layer.get_buffer("running_mean")?;
    println!("{mean} {}", norm_layer.get_buffer("num_batches_tracked")?);
    Ok(())
}

// [dropout]
fn dropout() -> Result<()> {
    println!("== dropout");
    let my_tensor = Tensor::rand([1, 4, 4], None)?;
    let dropout = nn::dropout().p(0.4).build()?;
    println!("{}", dropout.forward(&my_tensor)?);
    println!("{}", dropout.forward(&my_tensor)?);
    dropout.eval()?;
    let equal = dropout.forward(&my_tensor)?.equal(&my_tensor)?;
    println!("{}", if equal { "True" } else { "False" });
    Ok(())
}

fn main() -> Result<()> {
    nnc::manual_seed(0)?;
    tiny_model()?;
    linear()?;
    lenet()?;
    lstm_tagger()?;
    transformer()?;
    max_pool()?;
    batch_norm()?;
    dropout()
}
