// SPDX-License-Identifier: Apache-2.0
//! Misuse, numbered as in the packages of all languages: an error with code, function and message,
//! never the end of the process. 3, 19, 20, 22 and 23 are in misuse_process.rs.
use nnc::{
    nn, sys, Call, Code, DType, DataLoader, Dataset, Differentiable, Error, Forward, Function,
    FunctionCtx, Inputs, LrScheduler, Module, Named, Object, Optimizer, Reduction, Result, Samples,
    Tensor,
};
use std::ffi::{CStr, CString, OsStr};
use std::os::unix::ffi::OsStrExt;
use std::ptr::null_mut;
use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::{Arc, Barrier, Once};
use std::thread;

/// Panics on purpose say nothing on stderr; others do.
fn deliberate() {
    static QUIET: Once = Once::new();
    QUIET.call_once(|| {
        let former = std::panic::take_hook();
        std::panic::set_hook(Box::new(move |info| {
            let text = info.payload().downcast_ref::<&str>().copied().unwrap_or("");
            if !text.contains("on purpose") {
                former(info);
            }
        }));
    });
}

#[track_caller]
fn is<T>(result: Result<T>, code: Code, op: &str) -> Error {
    let e = result.err().expect("no error");
    assert_eq!((e.code, e.op.as_str()), (code, op), "{e}");
    assert!(!e.message.is_empty());
    e
}

fn leaf() -> Tensor {
    let x = Tensor::ones([2, 2], None).unwrap();
    x.requires_grad_(true).unwrap();
    x
}

fn total(x: &Tensor) -> Tensor {
    x.sum((), false, None).unwrap()
}

/// What a raw function returned.
unsafe fn raw(error: *mut sys::nnc_error) -> (i32, String) {
    assert!(!error.is_null());
    let text = CStr::from_ptr(sys::nnc_error_message(error)).to_str().unwrap().to_string();
    let code = sys::nnc_error_code(error);
    sys::nnc_error_free(error);
    (code, text)
}

// The compiler refuses what was moved or dropped: see the documentation of Tensor. So these are raw.
#[test]
fn m01_use_after_release() {
    let x = leaf().into_raw();
    let mut out = null_mut();
    unsafe {
        sys::nnc_release(x.cast());
        assert_eq!(raw(sys::nnc_relu(null_mut(), x, &mut out)).0, sys::NNC_E_HANDLE);
        assert_eq!(sys::nnc_tensor_ndim(x), -1);
        assert!(out.is_null());
    }
}

#[test]
fn m02_double_release() {
    let x = leaf();
    let other = x.clone();
    let handle = x.into_raw();
    unsafe {
        sys::nnc_release(handle.cast()); // one of two owners
        assert_eq!(other.numel(), 4);
        sys::nnc_release(handle.cast());
        sys::nnc_release(handle.cast()); // one too many
    }
    // `other` is released once more when it is dropped: a handle that is not alive is ignored.
    assert_eq!(other.relu().unwrap_err().code, Code::Handle);
    assert_eq!(other.clone().relu().unwrap_err().code, Code::Handle);
}

#[test]
fn m04_wrong_dtype() {
    let table = Tensor::ones([3, 2], None).unwrap();
    let index = Tensor::ones([1], DType::Float32).unwrap();
    is(index.embedding(&table, None, None, 2.0, false), Code::DType, "nnc_embedding");
    is(index.to_vec::<i64>(), Code::DType, "nnc_tensor_copy_to");
    let whole = leaf().detach().unwrap().long().unwrap();
    is(whole.requires_grad_(true), Code::DType, "nnc_tensor_requires_grad_");
}

#[test]
fn m05_wrong_shape() {
    let x = leaf();
    is(x.matmul(&Tensor::ones([3], None).unwrap()), Code::Shape, "nnc_matmul");
    is(nn!("Linear(3, 1)").unwrap().forward(&x), Code::Shape, "nnc_module_call");
    is(Tensor::from_slice(&[1f32, 2.], [3]), Code::Shape, "nnc_tensor_from_data");
    is(Tensor::from_vec(vec![1f32, 2.], [-1, -2]), Code::Shape, "nnc_from_blob");
}

// A reference is never null, and what may be left out is an Option.
#[test]
fn m06_nothing_where_an_object_is_needed() {
    let mut out = null_mut();
    unsafe {
        let e = sys::nnc_relu(null_mut(), null_mut(), &mut out);
        assert_eq!(raw(e).0, sys::NNC_E_HANDLE);
    }
    is(
        nn!("Bilinear(1, 1, 1)").unwrap().call(&[Some(&leaf()), None]),
        Code::Invalid,
        "nnc_module_forward",
    );
    is(
        nn!("Linear(1, 1, bias=False)").unwrap().get_parameter("bias"),
        Code::Invalid,
        "nnc_module_get_parameter",
    );
}

#[test]
fn m07_a_module_where_a_tensor_is_expected() {
    let module = nn!("ReLU()").unwrap();
    let mut out = null_mut();
    unsafe {
        let (code, message) = raw(sys::nnc_relu(null_mut(), module.as_raw().cast(), &mut out));
        assert_eq!(code, sys::NNC_E_HANDLE);
        assert!(message.contains("input"), "{message}");
    }
}

fn does(f: impl Fn(&Tensor) -> Result<Tensor> + Send + Sync + 'static) -> Module {
    Module::from_fn("Does", f).unwrap()
}

fn panics(x: &Tensor) -> Result<Tensor> {
    assert!(x.ndim() > 9, "on purpose");
    Ok(x.clone())
}

#[test]
fn m08_panic_in_forward() {
    deliberate();
    let net = nn!("Sequential(ReLU())").unwrap();
    net.sequential_append(&does(panics)).unwrap();
    let e = is(net.forward(&leaf()), Code::Callback, "nnc_module_call");
    assert!(e.message.contains("on purpose"), "{e}");
    net.sequential_delete(1).unwrap();
    assert!(net.forward(&leaf()).is_ok());
}

#[test]
fn m09_panic_in_a_hook_during_backward() {
    deliberate();
    let x = leaf();
    let hook = x.register_hook(|_| -> Result<()> { panic!("on purpose") }).unwrap();
    let e = is(total(&x).backward(), Code::Callback, "nnc_backward");
    assert!(e.message.contains("on purpose"), "{e}");
    assert!(x.grad().unwrap().is_none());
    hook.remove().unwrap();
    total(&x).backward().unwrap();
}

#[test]
fn m10_panic_in_backward_of_a_function() {
    deliberate();
    struct Bad;
    impl Differentiable for Bad {
        type Output = Tensor;
        fn forward(&self, _: &FunctionCtx, x: &Inputs<'_>) -> Result<Tensor> {
            x[0].mul(2)
        }
        fn backward(&self, _: &FunctionCtx, _: &Inputs<'_>) -> Result<Vec<Option<Tensor>>> {
            panic!("on purpose")
        }
    }
    let x = leaf();
    let y = Function::new("Bad", Bad).unwrap().apply(&[&x]).unwrap();
    is(total(&y[0]).backward(), Code::Callback, "nnc_backward");
    assert!(x.grad().unwrap().is_none());

    // As many gradients as inputs.
    let few = Function::from_fns("Few", |_, x| x[0].mul(2), |_, _| Ok(Vec::new())).unwrap();
    is(total(&few.apply(&[&x]).unwrap()[0]).backward(), Code::Callback, "nnc_backward");
}

#[test]
fn m11_panic_in_a_dataset_with_workers() {
    deliberate();
    struct Odd;
    impl Samples for Odd {
        type Sample = Tensor;
        fn len(&self) -> usize {
            8
        }
        fn get(&self, index: usize) -> Result<Tensor> {
            assert!(index != 3, "on purpose");
            Tensor::full((), index as i64, None)
        }
    }
    let data = Dataset::new_user(Odd).unwrap();
    for workers in [0, 3] {
        let options = format!("batch_size=2, num_workers={workers}");
        let loader = DataLoader::new(&data, None, options.as_str(), None).unwrap();
        let mut batches: Vec<_> = loader.iter().unwrap().collect();
        assert_eq!(batches.len(), 4);
        let e = is(batches.remove(1), Code::Callback, "nnc_data_loader_next");
        assert!(e.message.contains("on purpose"), "{e}");
        assert!(batches.iter().all(Result::is_ok));
    }
}

#[test]
fn m12_panic_in_an_lr_lambda() {
    deliberate();
    let sgd = Optimizer::new_from("SGD(lr=1.0)", &[leaf()]).unwrap();
    let bad = |_: &str, epoch: f64| -> Result<f64> {
        assert!(epoch < 1.0, "on purpose");
        Ok(1.0)
    };
    let schedule = LrScheduler::new_lambda("LambdaLR(f)", &sgd, bad).unwrap();
    is(schedule.step(None), Code::Callback, "nnc_lr_scheduler_step");
    assert_eq!(sgd.get_option_f64(0, "lr").unwrap(), 1.0);
}

#[test]
fn m13_panic_in_the_drop_of_a_callback() {
    deliberate();
    struct Bomb(Arc<AtomicBool>);
    impl Drop for Bomb {
        fn drop(&mut self) {
            self.0.store(true, Ordering::SeqCst);
            if !thread::panicking() {
                panic!("on purpose");
            }
        }
    }
    impl Forward for Bomb {
        fn forward(&self, x: &Tensor) -> Result<Tensor> {
            Ok(x.clone())
        }
    }
    let dropped = Arc::new(AtomicBool::new(false));
    drop(Module::user(Bomb(dropped.clone())).unwrap());
    assert!(dropped.swap(false, Ordering::SeqCst));

    let x = leaf();
    let bomb = Bomb(dropped.clone());
    let hook = x.register_hook(move |_| {
        let _ = &bomb;
        Ok(())
    });
    hook.unwrap().remove().unwrap();
    drop(x);
    assert!(dropped.swap(false, Ordering::SeqCst));

    // Where registering fails, the value is dropped too.
    let bomb = Bomb(dropped.clone());
    let refused = std::panic::catch_unwind(move || Module::new_user("no name", bomb).err());
    assert!(dropped.load(Ordering::SeqCst));
    assert_eq!(refused.unwrap().unwrap().code, Code::Invalid);
}

#[test]
fn m14_an_error_of_libnnc_crosses_a_callback_with_its_code() {
    deliberate();
    let wrong = Tensor::ones([7], None).unwrap();
    let w = wrong.clone();
    let net = nn!("Sequential(Sequential())").unwrap();
    net.get_submodule("0").unwrap().sequential_append(&does(move |x| x.add(&w))).unwrap();
    let e = is(net.forward(&leaf()), Code::Shape, "nnc_module_call");
    assert!(e.message.contains('7'), "{e}");
    // By the panic of an operator as well.
    let net = does(move |x| Ok(x + &wrong));
    is(net.forward(&leaf()), Code::Shape, "nnc_module_call");
    let net = does(|_| Err(Error::new(Code::Index, "mine", "one's own")));
    assert!(is(net.forward(&leaf()), Code::Index, "nnc_module_call").message.contains("one's own"));
    let net = does(|x| Ok(std::fs::read("/does/not/exist").map(|_| x.clone())?));
    is(net.forward(&leaf()), Code::File, "nnc_module_call");
}

#[test]
fn m15_a_callback_that_calls_again() {
    // Backward within backward.
    let x = leaf();
    x.register_hook(|g| {
        // Backward itself is not recorded, as in PyTorch.
        let y = leaf();
        nnc::enable_grad(|| total(&y.mul(3).unwrap()).backward())?;
        g[0].mul(&y.grad()?.unwrap()).map(Some)
    })
    .unwrap();
    total(&x).backward().unwrap();
    assert_eq!(x.grad().unwrap().unwrap().to_vec::<f32>().unwrap(), [3.0; 4]);

    // Forward within forward, without end.
    struct Again;
    impl Forward for Again {
        fn forward_all(&self, call: &Call<'_>) -> Result<Vec<Option<Tensor>>> {
            Ok(call.module.call(&[&call.inputs[0]])?.0)
        }
    }
    let again = Module::user(Again).unwrap();
    let e = is(again.forward(&leaf()), Code::Callback, "nnc_module_call");
    assert!(e.message.contains("recursion"), "{e}");
    assert!(nn!("ReLU()").unwrap().forward(&leaf()).is_ok());
}

/// What 8 threads get that begin at the same time.
fn eight<T: Send + 'static>(f: impl Fn() -> T + Send + Sync + 'static) -> Vec<T> {
    let (f, start) = (Arc::new(f), Arc::new(Barrier::new(8)));
    let threads: Vec<_> = (0..8)
        .map(|_| {
            let (f, start) = (f.clone(), start.clone());
            thread::spawn(move || {
                start.wait();
                f()
            })
        })
        .collect();
    threads.into_iter().map(|t| t.join().unwrap()).collect()
}

#[test]
fn m16_one_optimizer_from_8_threads() {
    let w = leaf();
    w.set_grad(&Tensor::ones([2, 2], None).unwrap()).unwrap();
    let sgd = Optimizer::new_from("SGD(lr=1.0)", &[&w]).unwrap();
    for result in eight(move || (0..50).try_for_each(|_| sgd.step())) {
        result.unwrap();
    }
    assert_eq!(w.detach().unwrap().to_vec::<f32>().unwrap(), [-399.0; 4]);
}

#[test]
fn m17_one_module_from_8_threads() {
    let net = nn!("Sequential(Linear(2, 64), Tanh(), Linear(64, 2))").unwrap();
    net.sequential_append(&does(|x| x.mul(2))).unwrap();
    let x = Tensor::ones([3, 2], None).unwrap();
    let expected = net.forward(&x).unwrap();
    for y in eight(move || {
        (0..20).for_each(|_| drop(net.forward(&x).unwrap()));
        net.forward(&x).unwrap()
    }) {
        assert!(y.allclose(&expected, 1e-5, 1e-6, false).unwrap());
    }
}

#[test]
fn m18_one_backward_from_8_threads() {
    for _ in 0..20 {
        let x = leaf();
        let loss = total(&x.exp().unwrap().mul(&x).unwrap());
        let results = eight(move || loss.backward());
        let (good, bad): (Vec<_>, Vec<_>) = results.into_iter().partition(|r| r.is_ok());
        assert_eq!(good.len(), 1);
        for e in bad {
            is(e, Code::State, "nnc_backward");
        }
        let expected = 2.0 * std::f32::consts::E;
        let grad = x.grad().unwrap().unwrap().to_vec::<f32>().unwrap();
        assert!(grad.iter().all(|g| (g - expected).abs() < 1e-4), "{grad:?} {expected}");
    }
}

#[allow(dead_code)]
fn everything_may_go_to_other_threads() {
    fn all<T: Send + Sync>() {}
    all::<(Tensor, Module, Optimizer, LrScheduler, Named, nnc::Kwargs, nnc::Context)>();
    all::<(Dataset, nnc::Sampler, DataLoader, nnc::DataLoaderIter, Function, FunctionCtx)>();
    all::<(nnc::Hook, nnc::PackedSequence, nnc::Program, nnc::Profiler, nnc::SummaryWriter, Error)>(
    );
}

// A closure runs on one thread from its beginning to its end: there is no migration inside no_grad.
#[test]
fn m21_threads_and_contexts() {
    let x = leaf();
    let recorded = |x: &Tensor| x.mul(2).unwrap().requires_grad();
    nnc::no_grad(|| {
        assert!(!recorded(&x));
        // A thread that is begun inside computes in the default context.
        let y = x.clone();
        assert!(thread::spawn(move || recorded(&y)).join().unwrap());
        // Another scope within, left by an error.
        let failed: Result<()> = nnc::enable_grad(|| {
            assert!(recorded(&x));
            Err(Error::callback("left"))
        });
        assert!(failed.is_err() && !recorded(&x));
        assert!(std::panic::catch_unwind(|| nnc::enable_grad(|| std::panic::resume_unwind(
            Box::new(1)
        )))
        .is_err());
        assert!(!recorded(&x));
    });
    assert!(recorded(&x));
    // A context may be entered by several threads, and outlive the one that made it.
    let c = thread::spawn(|| nnc::Context::new("grad=False").unwrap()).join().unwrap();
    let (c, x) = (Arc::new(c), Arc::new(x));
    assert!(eight(move || c.enter(|| recorded(&x))).iter().all(|r| !r));
}

#[test]
fn m24_nul_inside_strings() {
    is(Module::new("Lin\0ear(1, 1)"), Code::Text, "");
    is(nn!("ReLU()").unwrap().get_submodule("\0"), Code::Text, "");
    is(Named::new().unwrap().add("a\0b", &leaf()), Code::Text, "");
    is(Tensor::npy_load("/tmp/\0", None), Code::File, "");
    // In what comes back it is written out.
    let e = is(
        does(|_| Err(Error::callback("a\0b"))).forward(&leaf()),
        Code::Callback,
        "nnc_module_call",
    );
    assert!(e.message.contains("a\\0b"), "{e}");
}

// A str is UTF-8: what is not can only be a path, or come through the raw layer.
#[test]
fn m25_strings_that_are_not_utf8() {
    let text = CString::new(&b"Linear\xff(1, 1)"[..]).unwrap();
    let mut out = null_mut();
    unsafe {
        let (code, message) = raw(sys::nnc_module_new(null_mut(), text.as_ptr(), &mut out));
        assert_eq!(code, sys::NNC_E_TEXT);
        assert!(!message.is_empty());
    }
    let mut name = format!("nnc-{}-", std::process::id()).into_bytes();
    name.extend_from_slice(b"\xff.npy");
    let path = std::env::temp_dir().join(OsStr::from_bytes(&name));
    leaf().detach().unwrap().npy_save(&path).unwrap();
    assert_eq!(Tensor::npy_load(&path, None).unwrap().numel(), 4);
    std::fs::remove_file(&path).unwrap();
    let e = is(Tensor::npy_load(&path, None), Code::File, "nnc_npy_load");
    assert!(e.message.contains("\\xff"), "{e}");
}

// A context of a callback's scope that another thread still uses when the scope ends: what it makes
// is an error then, or whole.
#[test]
fn m21_scopes_end_while_used() {
    let x = leaf().detach().unwrap();
    let inner = x.clone();
    let (done, threads) = std::sync::mpsc::channel();
    let m = Module::from_fn("M", move |t| {
        let (c, x) = (nnc::Context::fork("grad=False")?, inner.clone());
        let begun = thread::spawn(move || {
            for _ in 0..50 {
                if let Ok(text) = c.enter(|| x.repr()) {
                    assert_eq!(text, "tensor([[1., 1.],\n        [1., 1.]])");
                }
                if let Ok(values) = c.enter(|| x.add(1)).and_then(|y| y.to_vec::<f32>()) {
                    assert_eq!(values, [2., 2., 2., 2.]);
                }
            }
        });
        done.send(begun).unwrap();
        Ok(t.clone())
    })
    .unwrap();
    for _ in 0..100 {
        m.forward(&x).unwrap();
    }
    drop(m);
    threads.iter().for_each(|t: thread::JoinHandle<()>| t.join().unwrap());
}

#[test]
fn m26_index_out_of_range() {
    let x = leaf();
    is(x.select(0, 2), Code::Index, "nnc_select");
    is(x.size(5), Code::Index, "nnc_tensor_size");
    is(x.index("5"), Code::Index, "nnc_index");
    let bad = Tensor::from_slice(&[1i64 << 40], [1]).unwrap();
    is(x.index_select(0, &bad), Code::Index, "nnc_index_select");
    is(bad.embedding(&x, None, None, 2.0, false), Code::Index, "nnc_embedding");
    let labels = Tensor::from_slice(&[0i64, 2], [2]).unwrap();
    is(
        x.cross_entropy(&labels, None, -100, Reduction::Mean, 0.0),
        Code::Index,
        "nnc_cross_entropy",
    );
    is(Named::new().unwrap().tensor_at(0), Code::Index, "nnc_named_tensor");
    assert!(Named::new().unwrap().key_at(-1).is_none());
    let y = nn!("ReLU()").unwrap().call(&[&x]).unwrap();
    is(y.get(1), Code::Invalid, "");
}

#[test]
fn m27_absurd_sizes() {
    is(Tensor::zeros([1 << 62], None), Code::Memory, "nnc_zeros");
    assert!(matches!(Tensor::zeros([1 << 62, 1 << 62], None), Err(e) if e.op == "nnc_zeros"));
    is(Tensor::zeros([-1], None), Code::Shape, "nnc_zeros");
    is(Tensor::from_slice(&[1f32], [1 << 62, 4]), Code::Shape, "nnc_tensor_from_data");
    assert!(nn!("Linear({}, 2)", 1i64 << 62).is_err());
    let wide = Tensor::ones([1], None).unwrap().expand([1 << 62]).unwrap();
    is(wide.unbind(0), Code::Invalid, "nnc_unbind");
    is(wide.split(1, 0), Code::Invalid, "nnc_split");
    assert!(wide.tensor_split_sections(1 << 62, 0).is_err());
    assert!(wide.contiguous().is_err());
    is(wide.to_vec::<f32>(), Code::Memory, "nnc_tensor_copy_to");
    let large = Tensor::ones([1], None).unwrap().expand([1 << 45]).unwrap();
    is(large.to_vec::<f32>(), Code::Memory, "nnc_tensor_copy_to");
    assert!(leaf().repeat([1 << 40, 1 << 40]).is_err());
    assert_eq!(wide.numel(), 1 << 62);
}

#[test]
fn m28_memory_of_the_host_lives_as_long_as_the_tensor() {
    let data: Vec<f32> = (0..100_000).map(|i| i as f32).collect();
    let x = Tensor::from_vec(data, [100_000]).unwrap();
    let view = x.narrow(0, 99_000, 2).unwrap();
    drop(x);
    let _others: Vec<Vec<f32>> = (0..10).map(|_| vec![-1.0; 100_000]).collect();
    assert_eq!(view.to_vec::<f32>().unwrap(), [99_000.0, 99_001.0]);
    // What backward keeps is a view as well.
    let x = Tensor::from_vec(vec![3f32; 50_000], [50_000]).unwrap();
    x.requires_grad_(true).unwrap();
    let loss = total(&x.mul(&x).unwrap());
    let grad_of = x.clone();
    drop(x);
    let _others: Vec<Vec<f32>> = (0..10).map(|_| vec![-1.0; 50_000]).collect();
    loss.backward().unwrap();
    assert_eq!(grad_of.grad().unwrap().unwrap().select(0, 49_999).unwrap().item().unwrap(), 6.0);
}

#[test]
fn m29_a_module_added_to_itself() {
    let net = nn!("Sequential(Sequential())").unwrap();
    is(net.register_module("self", &net), Code::Invalid, "nnc_module_register_module");
    let inner = net.get_submodule("0").unwrap();
    is(inner.sequential_append(&net), Code::Invalid, "nnc_sequential_append");
    assert_eq!(net.to_string(), "Sequential(\n  (0): Sequential()\n)");
}

#[test]
fn m30_a_corrupt_file() {
    let path = std::env::temp_dir().join(format!("nnc-{}-corrupt", std::process::id()));
    let mut net = Vec::new();
    nn!("Linear(2, 2)").unwrap().state_dict().unwrap().save(&path).unwrap();
    let whole = std::fs::read(&path).unwrap();
    net.push(whole[..whole.len() / 2].to_vec());
    net.push(b"PK\x03\x04 and no more".to_vec());
    net.push(b"\xff\xff\xff\xff\xff\xff\xff\x7f{}".to_vec());
    net.push(Vec::new());
    for bytes in net {
        std::fs::write(&path, bytes).unwrap();
        is(Named::load(&path, None), Code::File, "nnc_load");
        is(Named::safetensors_load_file(&path, None), Code::File, "nnc_safetensors_load_file");
        is(Tensor::npy_load(&path, None), Code::File, "nnc_npy_load");
        is(Tensor::idx_load(&path, None), Code::File, "nnc_idx_load");
        is(Tensor::read_image(&path, None), Code::File, "nnc_read_image");
        is(Module::model_load(&path, None), Code::File, "nnc_model_load");
    }
    std::fs::remove_file(path).unwrap();
}
