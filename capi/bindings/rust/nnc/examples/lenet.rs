// SPDX-License-Identifier: Apache-2.0
//! LeNet learns to tell clothes apart: Fashion-MNIST, trained by Adam.
//!
//!     lenet [--data DIR] [--epochs N] [--save FILE]
use nnc::{
    children, nn, optim, DType, Error, Forward, Module, Optimizer, Reduction, Result, Tensor,
};
use std::path::{Path, PathBuf};

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
            conv1: nn::conv2d(1, 6, 5).build()?,
            conv2: nn::conv2d(6, 16, 3).build()?,
            fc1: nn::linear(576, 120).build()?,
            fc2: nn::linear(120, 84).build()?,
            fc3: nn::linear(84, 10).build()?,
        })
    }
}

impl Forward for LeNet {
    fn forward(&self, x: &Tensor) -> Result<Tensor> {
        let x = self.conv1.forward(x)?.relu()?.max_pool2d(2, (), 0, 1, false)?;
        let x = self.conv2.forward(&x)?.relu()?.max_pool2d(2, (), 0, 1, false)?;
        let x = x.view([-1, 576])?;
        let x = self.fc1.forward(&x)?.relu()?;
        let x = self.fc2.forward(&x)?.relu()?;
        self.fc3.forward(&x)
    }

    fn children(&self) -> Vec<(&str, &Module)> {
        children!(self, conv1, conv2, fc1, fc2, fc3)
    }
}

/// Images as (count, 1, 32, 32), 0 .. 1 with a border, and labels.
struct Fashion {
    images: Tensor,
    labels: Tensor,
}

impl Fashion {
    fn load(folder: &Path, part: &str) -> Result<Fashion> {
        let file = |what| folder.join(format!("{part}-{what}-ubyte.gz"));
        let images = Tensor::idx_load(file("images-idx3"), None)?;
        let labels = Tensor::idx_load(file("labels-idx1"), None)?;
        Ok(Fashion {
            images: images.unsqueeze(1)?.div(255.0, None)?.pad([2, 2, 2, 2], "constant", None)?,
            labels: labels.to(DType::Int64)?,
        })
    }

    fn len(&self) -> i64 {
        self.labels.numel() as i64
    }
}

/// All images once, in a random order; gives the mean loss.
fn train(net: &Module, adam: &Optimizer, data: &Fashion, batch_size: i64) -> Result<f64> {
    net.train(true)?;
    let order = Tensor::randperm(data.len(), DType::Int64)?;
    let mut sum = 0.0;
    for index in order.split(batch_size, 0)? {
        let images = data.images.index_select(0, &index)?;
        let labels = data.labels.index_select(0, &index)?;
        adam.zero_grad()?;
        let loss =
            net.forward(&images)?.cross_entropy(&labels, None, -100, Reduction::Mean, 0.0)?;
        loss.backward()?;
        adam.step()?;
        sum += loss.item()? * index.numel() as f64;
    }
    Ok(sum / data.len() as f64)
}

/// How many percent of the images are recognized.
fn test(net: &Module, data: &Fashion) -> Result<f64> {
    net.eval()?;
    nnc::no_grad(|| {
        let mut right = 0.0;
        let labels = data.labels.split(1000, 0)?;
        for (images, labels) in data.images.split(1000, 0)?.iter().zip(&labels) {
            let best = net.forward(images)?.argmax(Some(1), false)?;
            right += best.eq(labels)?.sum((), false, None)?.item()?;
        }
        Ok(100.0 * right / data.len() as f64)
    })
}

struct Options {
    data: PathBuf,
    epochs: i64,
    save: Option<PathBuf>,
}

fn options() -> std::result::Result<Options, String> {
    let data = PathBuf::from("/usr/share/datasets/fashion-mnist");
    let mut options = Options { data, epochs: 10, save: None };
    let mut words = std::env::args().skip(1);
    while let Some(word) = words.next() {
        let value = words.next().ok_or(format!("{word} needs a value"))?;
        match word.as_str() {
            "--data" => options.data = value.into(),
            "--save" => options.save = Some(value.into()),
            "--epochs" => {
                options.epochs = value.parse().map_err(|_| format!("{value} is no number"))?
            }
            _ => return Err("usage: lenet [--data DIR] [--epochs N] [--save FILE]".to_string()),
        }
    }
    Ok(options)
}

fn main() -> Result<()> {
    let options = options().map_err(Error::callback)?;
    let train_data = Fashion::load(&options.data, "train")?;
    let test_data = Fashion::load(&options.data, "t10k")?;
    nnc::manual_seed(0)?;
    let net = Module::user(LeNet::new()?)?;
    let adam = optim::adam().lr(1e-3).build(&net)?;
    for epoch in 1..=options.epochs {
        let loss = train(&net, &adam, &train_data, 64)?;
        let accuracy = test(&net, &test_data)?;
        println!("epoch {epoch:2}  loss {loss:.4}  test accuracy {accuracy:.2} %");
    }
    if let Some(path) = options.save {
        net.safetensors_save_model(None, path)?;
    }
    Ok(())
}
