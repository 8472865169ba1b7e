// SPDX-License-Identifier: Apache-2.0
//! The ranks of mpirun: `nnc::distributed`. A rank that fails says why, and ends.
use nnc::distributed::{
    self as dist, Compression, DdpOptions, DistributedDataParallel, DistributedSampler,
    GroupOptions, ProcessGroup, ReduceOp, ZeroRedundancyOptimizer,
};
use nnc::{
    nn, optim, sys, Code, DType, DataLoader, Dataset, Module, Named, Object, Reduction, Result,
    Tensor,
};
use std::ffi::CStr;
use std::time::Duration;

/// The group, and who this is in it.
struct Ranks {
    group: ProcessGroup,
    rank: i64,
    size: i64,
}

impl Ranks {
    /// [1, 2] times (rank + 1).
    fn x(&self) -> Result<Tensor> {
        Tensor::from_slice(&[1f32, 2.], [2])?.mul(self.rank + 1)
    }

    /// 1 + 2 + ... + size.
    fn total(&self) -> f32 {
        (self.size * (self.size + 1) / 2) as f32
    }

    fn size(&self) -> f32 {
        self.size as f32
    }
}

fn collectives(r: &Ranks) -> Result<()> {
    let (group, total, size) = (&r.group, r.total(), r.size());
    let mut x = r.x()?;
    assert_eq!(group.all_reduce(&x, ReduceOp::Sum)?.to_vec::<f32>()?, [total, 2. * total]);
    assert_eq!(group.broadcast(&x, r.size - 1)?.to_vec::<f32>()?, [size, 2. * size]);
    let gathered: Vec<f32> = (1..=r.size).flat_map(|i| [i as f32, 2. * i as f32]).collect();
    assert_eq!(group.all_gather_tensor(&x, 0)?.to_vec::<f32>()?, gathered);
    let ones = Tensor::ones([r.size, 3], None)?;
    let part = group.reduce_scatter_tensor(&ones, ReduceOp::Sum, 0)?;
    assert_eq!((part.shape(), part.to_vec::<f32>()?), (vec![1, 3], vec![size; 3]));
    assert_eq!(x.to_vec::<f32>()?, r.x()?.to_vec::<f32>()?);
    group.all_reduce_(&mut x, ReduceOp::Max)?;
    assert_eq!(x.to_vec::<f32>()?, [size, 2. * size]);
    let mut x = r.x()?;
    group.broadcast_(&mut x, 0)?;
    assert_eq!(x.to_vec::<f32>()?, [1., 2.]);
    // Each word is one that C knows.
    let whole = Tensor::full([1], 6i64, None)?;
    let power = 6i64.pow(r.size as u32);
    let xor = if r.size % 2 == 0 { 0 } else { 6 };
    use ReduceOp::*;
    for (op, expected) in
        [(Sum, 6 * r.size), (Product, power), (Min, 6), (Max, 6), (BAnd, 6), (BOr, 6), (BXor, xor)]
    {
        assert_eq!(group.all_reduce(&whole, op)?.to_vec::<i64>()?, [expected], "{op:?}");
    }
    assert_eq!(group.all_reduce(&r.x()?, Avg)?.to_vec::<f32>()?[0], total / size);
    Ok(())
}

fn gradients(r: &Ranks) -> Result<()> {
    let (group, total) = (&r.group, r.total());
    let grad_of = |f: &dyn Fn(&Tensor) -> Result<Tensor>| -> Result<Vec<f32>> {
        let x = r.x()?;
        x.requires_grad_(true)?;
        f(&x)?.mul(r.rank + 1)?.sum((), false, None)?.backward()?;
        x.grad()?.expect("a gradient").to_vec()
    };
    assert_eq!(grad_of(&|x| group.all_reduce(x, ReduceOp::Sum))?, [total; 2]);
    let expected = if r.rank == 0 { total } else { 0. };
    assert_eq!(grad_of(&|x| group.broadcast(x, 0))?, [expected; 2]);
    assert_eq!(grad_of(&|x| group.all_gather_tensor(x, -1))?, [total; 2]);
    let scattered = |x: &Tensor| {
        let rows = x.unsqueeze(0)?.expand([r.size, 2])?;
        group.reduce_scatter_tensor(&rows, ReduceOp::Sum, 0)
    };
    assert_eq!(grad_of(&scattered)?, [total; 2]);
    Ok(())
}

fn errors(r: &Ranks) -> Result<()> {
    let mut x = r.x()?;
    let e = r.group.all_reduce_(&mut x, ReduceOp::BAnd).unwrap_err();
    assert_eq!((e.code, e.op.as_str()), (Code::DType, "nnc_mpi_all_reduce_"));
    assert_eq!(x.to_vec::<f32>()?, r.x()?.to_vec::<f32>()?);
    let whole = Tensor::full([1], 1i64, None)?;
    assert_eq!(r.group.all_reduce(&whole, ReduceOp::Avg).unwrap_err().code, Code::DType);
    x.requires_grad_(true)?;
    assert_eq!(r.group.all_reduce(&x, ReduceOp::Max).unwrap_err().code, Code::Unsupported);
    assert_eq!(r.group.broadcast(&x, r.size).unwrap_err().code, Code::Index);
    assert_eq!(r.group.all_gather_tensor(&x, 3).unwrap_err().code, Code::Index);
    let odd = Tensor::ones([r.size + 1], None)?;
    if r.size > 1 {
        let e = r.group.reduce_scatter_tensor(&odd, ReduceOp::Sum, 0).unwrap_err();
        assert_eq!(e.code, Code::Shape);
        // Ranks whose sizes differ.
        let different = Tensor::ones([r.rank + 1], None)?;
        assert_eq!(r.group.all_reduce(&different, ReduceOp::Sum).unwrap_err().code, Code::Invalid);
    }
    // An op that does not exist can be said in C alone.
    unsafe {
        let (group, x, op) = (r.group.as_raw(), r.x()?, b"mean\0".as_ptr().cast());
        let error = sys::nnc_mpi_all_reduce_(std::ptr::null_mut(), group, x.as_raw(), op);
        assert_eq!(sys::nnc_error_code(error), Code::Unknown as i32);
        let message = CStr::from_ptr(sys::nnc_error_message(error)).to_str().unwrap();
        assert!(message.contains("avg"), "{message}");
        sys::nnc_error_free(error);
    }
    Ok(())
}

/// Three steps with all samples, on one process or shared out.
fn train(r: &Ranks, options: Option<&DdpOptions>) -> Result<Module> {
    nnc::manual_seed(0)?;
    let net = nn!("Sequential(Linear(4, 8), ReLU(), Linear(8, 2))")?;
    let sgd = optim::sgd().lr(0.1).build(&net)?;
    let mut inputs = Tensor::randn([4 * r.size, 4], None)?;
    let mut targets = Tensor::randint(0, 2, [4 * r.size], DType::Int64)?;
    let ddp = options.map(|o| DistributedDataParallel::new(&net, &r.group, o)).transpose()?;
    if ddp.is_some() {
        let rows = format!("{}:{}", 4 * r.rank, 4 * r.rank + 4);
        inputs = inputs.index(&rows)?;
        targets = targets.index(&rows)?;
    }
    let called: &Module = ddp.as_deref().unwrap_or(&net);
    for _ in 0..3 {
        sgd.zero_grad()?;
        let scores = called.forward(&inputs)?;
        scores.cross_entropy(&targets, None, -100, Reduction::Mean, 0.0)?.backward()?;
        sgd.step()?;
    }
    Ok(net)
}

fn expect_close(a: &Module, b: &Module, tolerance: f64) -> Result<()> {
    for (p, q) in a.parameters()?.iter().zip(&b.parameters()?) {
        assert!(p.allclose(q, 1e-5, tolerance, false)?, "{p} {q}");
    }
    Ok(())
}

fn modules(r: &Ranks) -> Result<Module> {
    let one = train(r, None)?;
    // Several buckets; and each option but for its default.
    let many = train(r, Some(&DdpOptions { bucket_cap_mb: 0.0001, ..DdpOptions::default() }))?;
    expect_close(&one, &many, 1e-6)?;
    let options = DdpOptions {
        broadcast_buffers: false,
        find_unused_parameters: true,
        gradient_as_bucket_view: true,
        gradient_compression: Some(Compression::BFloat16),
        error_feedback: false,
        ..DdpOptions::default()
    };
    expect_close(&one, &train(r, Some(&options))?, 1e-2)?;
    let compression = Some(Compression::Float16);
    let options =
        DdpOptions { static_graph: true, gradient_compression: compression, ..Default::default() };
    expect_close(&one, &train(r, Some(&options))?, 1e-3)?;

    let line = nn::linear(2, 1).bias(false).build()?;
    let ddp = DistributedDataParallel::new(&line, &r.group, &DdpOptions::default())?;
    assert_eq!(ddp.state_dict()?.keys(), ["module.weight"]);
    let backward = || {
        let x = Tensor::full([1, 2], r.rank as f64, DType::Float32)?;
        ddp.forward(&x)?.sum((), false, None)?.backward()
    };
    let weight = ddp.module()?.get_parameter("weight")?;
    let grad = || weight.grad()?.expect("a gradient").to_vec::<f32>();
    ddp.no_sync(|| {
        backward()?;
        ddp.no_sync(backward) // which leaves it off
    })?;
    assert_eq!(grad()?, [2. * r.rank as f32; 2]);
    let e = ddp.no_sync(|| ddp.forward(&Tensor::ones([1, 3], None)?)).unwrap_err();
    assert_eq!(e.code, Code::Shape);
    // It is on again: the mean of what all ranks have, three times the rank.
    backward()?;
    assert_eq!(grad()?, [3. * (r.size - 1) as f32 / 2.; 2]);

    let norm = nn::sequential([nn::batch_norm1d(2).build()?])?;
    let sync = dist::convert_sync_batchnorm(&norm, &r.group)?;
    assert!(sync.to_string().contains("SyncBatchNorm"), "{sync}");
    let x = Tensor::from_slice(&[r.rank as f32, 0., r.rank as f32, 1.], [2, 2])?;
    let mut sum = sync.forward(&x)?.detach()?.sum(0, false, None)?;
    r.group.all_reduce_(&mut sum, ReduceOp::Sum)?;
    assert!(sum.to_vec::<f32>()?[0].abs() < 1e-5, "{sum}");

    r.group.verify_module(&many)?;
    let other = Module::new(&format!("Linear(2, {})", r.rank + 1))?;
    if r.size > 1 {
        assert_eq!(r.group.verify_module(&other).unwrap_err().code, Code::Invalid);
    }
    nnc::manual_seed(r.rank)?;
    let own = nn!("Linear(3, 1, bias=False)")?;
    r.group.broadcast_module(&own, r.size - 1)?;
    nnc::manual_seed(r.size - 1)?;
    expect_close(&own, &nn!("Linear(3, 1, bias=False)")?, 0.0)?;
    Ok(many)
}

fn data(r: &Ranks) -> Result<()> {
    let torchs = DistributedSampler {
        num_replicas: Some(3),
        rank: Some(1),
        ..DistributedSampler::new(None)
    };
    let mut sampler = DistributedSampler { seed: 7, ..torchs };
    sampler.set_epoch(2);
    assert_eq!(sampler.indices(11)?.to_vec::<i64>()?, [9, 3, 1, 6]);
    assert!(DistributedSampler::new(None).indices(11).is_err());

    let data = Dataset::from_tensors(&[&Tensor::arange(0., 8., 1., None)?])?;
    let sampler = DistributedSampler { shuffle: false, ..DistributedSampler::new(&r.group) };
    let mut seen = vec![];
    for batch in DataLoader::new(&data, &sampler.batches(&data, 2, false)?, None, None)?.iter()? {
        seen.extend(batch?[0].to_vec::<f32>()?);
    }
    if 8 % r.size == 0 {
        let expected: Vec<f32> = (r.rank..8).step_by(r.size as usize).map(|i| i as f32).collect();
        assert_eq!(seen, expected);
    }
    Ok(())
}

fn optimizer_and_files(r: &Ranks, net: &Module) -> Result<()> {
    let zero = optim::adam().lr(0.01).build_zero_redundancy(net, &r.group)?;
    assert_eq!(zero.optimizer()?.get_option(0, "lr")?, "0.01");
    let e = ZeroRedundancyOptimizer::new("LBFGS()", net, &r.group).unwrap_err();
    assert_eq!(e.code, Code::Invalid);
    net.forward(&Tensor::ones([1, 4], None)?)?.sum((), false, None)?.backward()?;
    zero.step()?;
    zero.load_state_dict(&zero.state_dict()?)?;
    zero.zero_grad()?;
    assert!(net.parameters()?[0].grad()?.is_none());
    r.group.verify_module(net)?;

    // Each rank has another path: rank 0's counts.
    let name = format!("nnc-{}-ranks.pt", std::process::id());
    let path = std::env::temp_dir().join(name);
    let saved = Named::new()?;
    saved.add_named("model", &net.state_dict()?)?;
    saved.add_named("optimizer", &zero.state_dict()?)?;
    saved.add_value("epoch", "3")?;
    r.group.save(if r.rank == 0 { Some(&saved) } else { None }, &path)?;
    assert_eq!(path.exists(), r.rank == 0);
    let found = r.group.load(&path, None)?;
    assert_eq!(found.value("epoch")?, "3");
    let weight = found.get("model.0.weight")?.expect("a weight");
    assert!(weight.allclose(&net.get_parameter("0.weight")?, 0.0, 0.0, false)?);
    zero.load_state_dict(&found.sub("optimizer")?)?;
    r.group.barrier()?;
    if r.rank == 0 {
        std::fs::remove_file(&path)?;
    }
    r.group.barrier()?;
    assert_eq!(r.group.load(&path, None).unwrap_err().code, Code::File);
    Ok(())
}

/// A second group of the same ranks, which notes what happens.
fn trace(r: &Ranks) -> Result<()> {
    let options = GroupOptions { trace: true, ..GroupOptions::default() };
    let second = unsafe { ProcessGroup::init_with(std::ptr::null(), &options)? };
    assert_eq!((second.rank(), second.world_size()), (r.rank, r.size));
    let path = std::env::temp_dir().join(format!("nnc-{}-trace.json", std::process::id()));
    second.barrier()?;
    second.export_chrome_trace(&path)?;
    assert!(std::fs::read_to_string(&path)?.contains("traceEvents"));
    std::fs::remove_file(&path)?;
    assert_eq!(r.group.export_chrome_trace(&path).unwrap_err().code, Code::State);
    Ok(())
}

/// A rank that cannot go on ends its group on all of them, and no other group.
fn abort(r: &Ranks) -> Result<()> {
    let third = ProcessGroup::init(&GroupOptions::default())?;
    if r.rank == 0 {
        third.abort("out of data")?;
    }
    let e = third.barrier().unwrap_err();
    assert_eq!(e.code, Code::State);
    assert!(e.message.contains("out of data"), "{e}");
    Ok(())
}

fn main() -> Result<()> {
    assert!(!dist::version().is_empty());
    let options = GroupOptions { timeout: Duration::from_secs(60), ..GroupOptions::default() };
    let group = ProcessGroup::init(&options)?;
    let (rank, size) = (group.rank(), group.world_size());
    assert!((0..size).contains(&rank));
    let r = Ranks { group, rank, size };
    collectives(&r)?;
    gradients(&r)?;
    errors(&r)?;
    let net = modules(&r)?;
    data(&r)?;
    optimizer_and_files(&r, &net)?;
    trace(&r)?;
    abort(&r)?;
    r.group.barrier()?;
    r.group.finalize()?;
    if rank == 0 {
        println!("{size} ranks: well");
    }
    Ok(())
}
