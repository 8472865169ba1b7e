// SPDX-License-Identifier: Apache-2.0
//! A line is learned by several processes: `mpirun -np 2 target/debug/examples/distributed`.
use nnc::distributed::{DdpOptions, DistributedDataParallel, DistributedSampler, ProcessGroup};
use nnc::{nn, optim, DataLoader, Dataset, Reduction, Result, Tensor};

fn main() -> Result<()> {
    let group = ProcessGroup::init(&Default::default())?;
    let x = Tensor::linspace(-1.0, 1.0, 64, None)?.unsqueeze(1)?;
    let y = &x * 3.0 + 0.5;
    let data = Dataset::from_tensors(&[&x, &y])?;

    let line = nn::linear(1, 1).build()?;
    let line = DistributedDataParallel::new(&line, &group, &DdpOptions::default())?;
    let sgd = optim::sgd().lr(0.3).build(&line)?;
    let mut sampler = DistributedSampler::new(&group);
    for epoch in 0..20 {
        sampler.set_epoch(epoch);
        let batches = sampler.batches(&data, 8, false)?;
        for batch in DataLoader::new(&data, &batches, None, None)?.iter()? {
            let batch = batch?;
            sgd.zero_grad()?;
            line.forward(&batch[0])?.mse_loss(&batch[1], Reduction::Mean, None)?.backward()?;
            sgd.step()?;
        }
    }

    if group.rank() == 0 {
        let slope = line.get_parameter("module.weight")?.item()?;
        let offset = line.get_parameter("module.bias")?.item()?;
        println!("{} ranks: y = {slope:.1} x + {offset:.1}", group.world_size());
    }
    group.finalize()
}
