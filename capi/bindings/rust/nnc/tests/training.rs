// SPDX-License-Identifier: Apache-2.0
//! Gradients, functions of one's own, optimizers, schedulers, data and checkpoints.
use nnc::{
    nn, Code, DType, DataLoader, Dataset, Differentiable, Function, FunctionCtx, Inputs,
    LrScheduler, Module, Named, Optimizer, PackedSequence, PackedTensors, Profiler, Program,
    Reduction, Result, Sampler, Samples, SummaryWriter, Tensor, NONE,
};
use std::sync::atomic::{AtomicUsize, Ordering};
use std::sync::Arc;

fn leaf(data: &[f64]) -> Tensor {
    let x = Tensor::from_slice(data, [data.len() as i64]).unwrap();
    x.requires_grad_(true).unwrap();
    x
}

fn total(x: &Tensor) -> Result<Tensor> {
    x.sum((), false, None)
}

#[test]
fn backward_and_grad() -> Result<()> {
    let x = leaf(&[1., 2.]);
    let y = &x * &x;
    assert_eq!(y.grad_fn()?.as_deref(), Some("MulBackward0"));
    assert!(x.grad_fn()?.is_none() && x.grad()?.is_none());
    total(&y)?.backward()?;
    assert_eq!(x.grad()?.unwrap().to_vec::<f64>()?, [2., 4.]);
    assert_eq!(total(&y)?.backward().unwrap_err().code, Code::State);
    x.set_grad(None)?;

    // The second derivative.
    let first = nnc::autograd_grad(&[total(&x.pow(3)?)?], &[&x], NONE, true, true, false)?;
    let second = nnc::autograd_grad(&[total(&first[0])?], &[&x], NONE, false, false, false)?;
    assert_eq!(second[0].to_vec::<f64>()?, [6., 12.]);
    let unused = leaf(&[0.]);
    let both = nnc::autograd_grad(&[total(&(&x * 2))?], &[&x, &unused], NONE, false, false, true)?;
    assert!(both.0[1].is_none());
    assert_eq!(both.get(1).unwrap_err().code, Code::Invalid);
    let zeros =
        nnc::autograd_grad_materialize_grads(&[total(&x)?], &[&unused], NONE, false, false)?;
    assert_eq!(zeros[0].item()?, 0.0);

    let start = Tensor::from_slice(&[10f64, 1.], [2])?;
    nnc::autograd_backward(&[&x * 2], &[Some(&start)], false, false, NONE)?;
    assert_eq!(x.grad()?.unwrap().to_vec::<f64>()?, [20., 2.]);
    let two = [start.clone(), start];
    let e = nnc::autograd_backward(&[&x * 2], &two, false, false, NONE).unwrap_err();
    assert_eq!(e.code, Code::Invalid);
    Ok(())
}

#[test]
fn hooks_of_tensors() -> Result<()> {
    let x = leaf(&[1., 2.]);
    let doubled = x.register_hook(|g| Ok(Some(g[0].mul(2)?)))?;
    let seen = Arc::new(AtomicUsize::new(0));
    let count = seen.clone();
    x.register_post_accumulate_grad_hook(move |x| {
        assert!(x[0].grad()?.is_some());
        count.fetch_add(1, Ordering::SeqCst);
        Ok(())
    })?;
    let count = seen.clone();
    nnc::autograd_register_multi_grad_hook(
        &[&x],
        move |grads| {
            count.fetch_add(grads.iter().flatten().count() * 10, Ordering::SeqCst);
            Ok(())
        },
        None,
    )?;
    total(&x)?.backward()?;
    assert_eq!(x.grad()?.unwrap().to_vec::<f64>()?, [2., 2.]);
    assert_eq!(seen.load(Ordering::SeqCst), 11);
    doubled.remove()?;
    total(&x)?.backward()?;
    assert_eq!(x.grad()?.unwrap().to_vec::<f64>()?, [3., 3.]);
    Ok(())
}

/// Two outputs, and an input that needs no gradient.
struct Split;
impl Differentiable for Split {
    type Output = [Tensor; 2];
    fn forward(&self, ctx: &FunctionCtx, x: &Inputs<'_>) -> Result<[Tensor; 2]> {
        ctx.save_for_backward(&[Some(&x[1]), None])?;
        Ok([x[0].mul(&x[1])?, x[0].mul(2)?])
    }
    fn backward(&self, ctx: &FunctionCtx, grads: &Inputs<'_>) -> Result<Vec<Option<Tensor>>> {
        assert!(ctx.needs_input_grad(0) && !ctx.needs_input_grad(1));
        let saved = ctx.saved_tensors()?;
        assert!(saved.0[1].is_none());
        Ok(vec![Some(grads[0].mul(&saved[0])? + grads[1].mul(2)?), None])
    }
}

#[test]
fn functions_of_ones_own() -> Result<()> {
    let (x, w) = (leaf(&[1., 2.]), Tensor::from_slice(&[3f64, 4.], [2])?);
    let split = Function::new("Split", Split)?;
    let y = split.apply(&[&x, &w])?;
    assert_eq!(y[0].grad_fn()?.as_deref(), Some("SplitBackward"));
    total(&(&y[0] + &y[1]))?.backward()?;
    assert_eq!(x.grad()?.unwrap().to_vec::<f64>()?, [5., 6.]);
    Ok(())
}

#[test]
fn derivatives_of_functions() -> Result<()> {
    let x = Tensor::from_slice(&[1f64, 2.], [2])?;
    let mut calls = 0;
    let j = nnc::autograd_jacobian(
        |x| {
            calls += 1;
            x[0].pow(2)
        },
        &[&x],
        false,
        false,
    )?;
    assert_eq!(j[0].to_vec::<f64>()?, [2., 0., 0., 4.]);
    assert_eq!(calls, 1);
    let h = nnc::autograd_hessian(|x| total(&x[0].pow(3)?), &[&x], false, false)?;
    assert_eq!(h[0].to_vec::<f64>()?, [6., 0., 0., 12.]);
    let v = nnc::autograd_vjp(|x| x[0].pow(2), &[&x], &[&x], false, false)?;
    assert_eq!((v.len(), v[1].to_vec::<f64>()?), (2, vec![2., 8.]));
    let y = leaf(&[0.5, -1.5]);
    assert!(nnc::autograd_gradcheck(|x| x[0].sin(), &[&y], 1e-6, 1e-5, 1e-3, true, 0.0, true)?);
    Ok(())
}

#[test]
fn checkpoints_and_packed_tensors() -> Result<()> {
    let x = leaf(&[1., 2.]);
    let y = nnc::checkpoint(|x| x[0].exp()?.sin(), &[&x], true, None)?;
    total(&y[0])?.backward()?;
    let expected = x.grad()?.unwrap();
    x.set_grad(None)?;
    total(&x.exp()?.sin()?)?.backward()?;
    assert!(x.grad()?.unwrap().allclose(&expected, 1e-12, 0.0, false)?);

    struct AsVec(Arc<AtomicUsize>);
    impl PackedTensors for AsVec {
        type Packed = (Vec<f64>, Vec<i64>);
        fn pack(&self, t: &Tensor) -> Result<Self::Packed> {
            self.0.fetch_add(1, Ordering::SeqCst);
            Ok((t.detach()?.to_vec()?, t.shape()))
        }
        fn unpack(&self, packed: &Self::Packed) -> Result<Tensor> {
            Tensor::from_slice(&packed.0, &packed.1)
        }
    }
    let packed = Arc::new(AtomicUsize::new(0));
    let c = nnc::autograd_saved_tensors_hooks(AsVec(packed.clone()))?;
    x.set_grad(None)?;
    total(&c.enter(|| x.mul(&x))?)?.backward()?;
    assert_eq!(x.grad()?.unwrap().to_vec::<f64>()?, [2., 4.]);
    assert_eq!(packed.load(Ordering::SeqCst), 2);
    Ok(())
}

#[test]
fn optimizers_and_schedulers() -> Result<()> {
    let w = leaf(&[1.0]);
    let sgd = Optimizer::new_from("SGD(lr=1.0, momentum=0.5)", &[&w])?;
    let schedule = LrScheduler::new_lambda("LambdaLR(f)", &sgd, |name, epoch| {
        assert_eq!(name, "f");
        Ok(1.0 / (1.0 + epoch))
    })?;
    let loss = sgd.step_closure(|_| {
        sgd.zero_grad()?;
        let loss = total(&(&w * 0.5))?;
        loss.backward()?;
        Ok(loss)
    })?;
    assert_eq!((loss.item()?, w.item()?), (0.5, 0.5));
    schedule.step(None)?;
    assert_eq!(sgd.get_option_f64(0, "lr")?, 0.5);
    assert_eq!(schedule.get_last_lr()?.to_vec::<f64>()?, [0.5]);
    sgd.set_options(0, "lr=0.25")?;
    assert_eq!(sgd.get_option(0, "lr")?, "0.25");
    assert!(sgd.to_string().starts_with("SGD ("), "{sgd}");

    let before = Arc::new(AtomicUsize::new(0));
    let count = before.clone();
    let hook = sgd.register_step_pre_hook(move |optimizer, state| {
        assert!(state.is_none());
        count.fetch_add(optimizer.param_group_count(), Ordering::SeqCst);
        Ok(())
    })?;
    sgd.step()?;
    hook.remove()?;
    sgd.step()?;
    assert_eq!(before.load(Ordering::SeqCst), 1);
    let state = sgd.state_dict()?;
    assert!(state.keys().contains(&"state.0.momentum_buffer".to_string()), "{:?}", state.keys());
    sgd.load_state_dict(&state)?;
    let plateau = LrScheduler::new("ReduceLROnPlateau(patience=0)", &sgd)?;
    plateau.reduce_lr_on_plateau_step(1.0, None)?;
    plateau.reduce_lr_on_plateau_step(2.0, None)?;
    assert!((sgd.get_option_f64(0, "lr")? - 0.025).abs() < 1e-12);
    assert_eq!(nnc::clip_grad_norm_(&[&w], 0.1, 2.0, false, None)?.item()?, 0.5);
    Ok(())
}

struct Squares(usize);
impl Samples for Squares {
    type Sample = [Tensor; 2];
    fn len(&self) -> usize {
        self.0
    }
    fn get(&self, index: usize) -> Result<[Tensor; 2]> {
        let x = index as i64;
        Ok([Tensor::full((), x, None)?, Tensor::full([2], x * x, None)?])
    }
}

#[test]
fn data() -> Result<()> {
    let squares = Dataset::new_user(Squares(10))?;
    assert_eq!(squares.len(), 10);
    assert_eq!(squares.get(-1)?[1].to_vec::<i64>()?, [81, 81]);
    assert_eq!(squares.get(10).unwrap_err().code, Code::Index);
    let parts = squares.random_split([7, 3])?;
    assert_eq!((parts.len(), parts[1].len()), (2, 3));
    let some = Dataset::subset(&squares, [3, 1])?;
    let all = Dataset::concat(&[&some, &parts[1]])?;
    assert_eq!(all.len(), 5);
    let sampler = Sampler::sequential(&squares)?;
    assert_eq!(sampler.len(), 10);
    for workers in [0, 2] {
        let options = format!("batch_size=4, num_workers={workers}");
        let loader = DataLoader::new(&squares, &sampler, options.as_str(), None)?;
        assert_eq!(loader.len(), 3);
        let batches = loader.iter()?.collect::<Result<Vec<_>>>()?;
        assert_eq!(batches[2][0].to_vec::<i64>()?, [8, 9]);
        assert_eq!(batches[1][1].shape(), [4, 2]);
    }
    let seeded = nnc::Context::new("seed=1")?;
    let shuffled = DataLoader::new(&squares, None, "batch_size=10, shuffle=True", &seeded)?;
    let first = shuffled.iter()?.next().unwrap()?[0].to_vec::<i64>()?;
    assert_ne!(first, (0..10).collect::<Vec<i64>>());
    Ok(())
}

#[test]
fn training_goes_on_from_a_file() -> Result<()> {
    let path = std::env::temp_dir().join(format!("nnc-{}-run.pt", std::process::id()));
    let make = || -> Result<(Module, Optimizer)> {
        let net = nn!("Linear(2, 1)")?;
        let adam = Optimizer::new("Adam(lr=0.1)", &net)?;
        Ok((net, adam))
    };
    let step = |net: &Module, adam: &Optimizer| -> Result<f64> {
        adam.zero_grad()?;
        let loss = total(&net.forward(&Tensor::ones([1, 2], None)?)?.pow(2)?)?;
        loss.backward()?;
        adam.step()?;
        loss.item()
    };
    let (net, adam) = make()?;
    step(&net, &adam)?;
    let extra = Named::new()?;
    extra.add_value("epoch", "1")?;
    net.training_save(&adam, None, &extra, &path)?;
    let expected = step(&net, &adam)?;
    let (net, adam) = make()?;
    let rest = Named::training_load(&path, &net, &adam, None)?;
    assert_eq!(rest.value("epoch")?, "1");
    assert_eq!(step(&net, &adam)?, expected);
    std::fs::remove_file(path).unwrap();
    Ok(())
}

#[test]
fn sequences_programs_profiles_and_events() -> Result<()> {
    let sequences = [Tensor::ones([3, 2], None)?, Tensor::zeros([1, 2], None)?];
    let packed = PackedSequence::pack_sequence(&sequences, true)?;
    assert_eq!(packed.unpack_sequence()?.len(), 2);
    assert!(packed.sorted_indices()?.is_none());
    let (padded, lengths) = packed.pad_packed_sequence(true, 0.0, None)?;
    assert_eq!((padded.shape(), lengths.to_vec::<i64>()?), (vec![2, 3, 2], vec![3, 1]));
    assert_eq!(padded.unpad_sequence(&lengths, true)?[1].shape(), [1, 2]);
    let (output, h_n, _c_n) = nn!("LSTM(2, 4)")?.call_packed(&packed, NONE)?;
    assert_eq!((output.data()?.shape(), h_n.shape()), (vec![4, 4], vec![1, 2, 4]));

    let net = nn!("Sequential(Linear(2, 2), ReLU())")?;
    net.eval()?;
    let x = Tensor::ones([1, 2], None)?;
    let program = net.program_capture(&[&x])?;
    assert!(program.run(&[&x])?[0].allclose(&net.forward(&x)?, 1e-5, 1e-6, false)?);
    let twice = Program::capture_callback(|x| x[0].mul(2), &[&x])?;
    assert_eq!(twice.run(&[&x])?[0].to_vec::<f32>()?, [2., 2.]);

    let profiler = Profiler::new(None)?;
    profiler.start()?;
    net.forward(&x)?;
    profiler.stop()?;
    let table = profiler.table(None, 10)?;
    assert!(table.contains("nn.Module: ReLU"), "{table}");

    let folder = std::env::temp_dir().join(format!("nnc-{}-events", std::process::id()));
    let writer = SummaryWriter::new(&folder, None)?;
    writer.add_scalar("loss", 1.0, Some(0), None, false, false)?;
    writer.close()?;
    assert_eq!(std::fs::read_dir(&folder).unwrap().count(), 1);
    std::fs::remove_dir_all(folder).unwrap();
    Ok(())
}

#[test]
fn losses_with_functions() -> Result<()> {
    let (a, b) = (Tensor::ones([2, 3], None)?, Tensor::zeros([2, 3], None)?);
    let mut calls = 0;
    let distance = |x: &Tensor, y: &Tensor| {
        calls += 1;
        x.sub(y)?.abs()?.sum(1, false, None)
    };
    let loss =
        a.triplet_margin_with_distance_loss(&a, &b, distance, 1.0, false, Reduction::Mean)?;
    assert_eq!((loss.item()?, calls), (0.0, 2));
    let labels = Tensor::from_slice(&[0i64, 2], [2])?;
    let loss = a.cross_entropy(&labels, None, -100, Reduction::Sum, 0.0)?;
    assert!((loss.item()? - 2.0 * 3f64.ln()).abs() < 1e-5);
    assert_eq!(labels.one_hot(3)?.dtype(), DType::Int64);
    Ok(())
}

#[test]
fn outputs_that_may_be_none() -> Result<()> {
    let packed = PackedSequence::pack_sequence(&[Tensor::ones([3, 2], None)?], true)?;
    let (_, _, c_n) = nn!("GRU(2, 4)")?.call_packed(&packed, NONE)?;
    assert!(c_n.is_none());
    let attention = nn!("MultiheadAttention(4, 2)")?;
    let x = Tensor::ones([1, 3, 4], None)?;
    let (mask, kind) = attention.multihead_attention_merge_masks(None, None, &x)?;
    assert!(mask.is_none() && kind == -1);
    assert!(!attention.parametrize_is_parametrized(None)?);
    Ok(())
}
