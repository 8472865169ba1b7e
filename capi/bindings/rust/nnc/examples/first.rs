// SPDX-License-Identifier: Apache-2.0
//! The first program of the README: a line through noisy points.
use nnc::{nn, optim, Reduction, Result, Tensor};

fn main() -> Result<()> {
    nnc::manual_seed(0)?;
    let x = Tensor::linspace(-1.0, 1.0, 50, None)?.unsqueeze(1)?;
    let y = &x * 3.0 + 0.5 + Tensor::randn([50, 1], None)? * 0.01;

    let line = nn::linear(1, 1).build()?;
    let sgd = optim::sgd().lr(0.3).build(&line)?;
    for _ in 0..100 {
        sgd.zero_grad()?;
        line.forward(&x)?.mse_loss(&y, Reduction::Mean, None)?.backward()?;
        sgd.step()?;
    }

    println!("{line}");
    let slope = line.get_parameter("weight")?.item()?;
    let offset = line.get_parameter("bias")?.item()?;
    println!("y = {slope:.1} x + {offset:.1}");
    Ok(())
}
