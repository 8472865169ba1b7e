// SPDX-License-Identifier: Apache-2.0
//! Misuse that concerns the whole process, numbered as in misuse.rs. Each case runs in a process of
//! its own: this program again, with the case's name in the environment.
use nnc::{
    nn, DataLoader, Dataset, Differentiable, Forward, Function, FunctionCtx, Inputs, LrScheduler,
    Optimizer, Reduction, Result, Samples, Tensor,
};
use std::ffi::CString;
use std::os::raw::{c_char, c_int, c_void};
use std::process::{Command, Output};
use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::Arc;
use std::thread;
use std::time::Duration;

extern "C" {
    fn fork() -> c_int;
    fn waitpid(pid: c_int, status: *mut c_int, options: c_int) -> c_int;
    fn _exit(status: c_int) -> !;
    fn dlopen(name: *const c_char, flags: c_int) -> *mut c_void;
    fn dlclose(handle: *mut c_void) -> c_int;
}

/// Runs `case` in a process of its own, which has to end with 0.
fn in_a_process(name: &str, case: fn() -> Result<()>) {
    if std::env::var("NNC_CASE").as_deref() == Ok(name) {
        println!("{name} runs");
        match case() {
            Ok(()) => return,
            Err(e) => panic!("{e}"),
        }
    }
    let Output { status, stdout, stderr } = Command::new(std::env::current_exe().unwrap())
        .args(["--exact", name, "--nocapture", "--test-threads=1"])
        .env("NNC_CASE", name)
        .output()
        .unwrap();
    let (out, err) = (String::from_utf8_lossy(&stdout), String::from_utf8_lossy(&stderr));
    assert!(out.contains(&format!("{name} runs")), "{name} is no test: {out}");
    assert!(status.success(), "{name}: {status}\n{out}\n{err}");
}

/// A number of /proc/self/status: "Threads", "VmRSS" (in KiB).
fn status(name: &str) -> i64 {
    let text = std::fs::read_to_string("/proc/self/status").unwrap();
    let line = text.lines().find(|l| l.starts_with(name)).unwrap();
    line.split_whitespace().nth(1).unwrap().parse().unwrap()
}

fn leaf() -> Result<Tensor> {
    let x = Tensor::ones([4, 4], None)?;
    x.requires_grad_(true)?;
    Ok(x)
}

fn loss(x: &Tensor) -> Result<Tensor> {
    x.mul(x)?.exp()?.sum((), false, None)
}

fn compute() -> Result<()> {
    let net = nn!("Sequential(Linear(8, 32), ReLU(), Linear(32, 2))")?;
    let y = net.forward(&Tensor::ones([64, 8], None)?)?;
    y.sum((), false, None)?.backward()?;
    assert_eq!(y.shape(), [64, 2]);
    Ok(())
}

struct Slow;
impl Samples for Slow {
    type Sample = Tensor;
    fn len(&self) -> usize {
        1000
    }
    fn get(&self, index: usize) -> Result<Tensor> {
        thread::sleep(Duration::from_millis(5));
        Tensor::full((), index as i64, None)
    }
}

#[test]
fn m03_released_elsewhere_while_backward_uses_it() {
    in_a_process("m03_released_elsewhere_while_backward_uses_it", || {
        for _ in 0..300 {
            let x = leaf()?;
            let y = loss(&x)?;
            let other = (x.clone(), y.clone());
            let releasing = thread::spawn(move || drop(other));
            let running = {
                let y = y.clone();
                thread::spawn(move || y.backward())
            };
            drop(y);
            drop(x);
            releasing.join().unwrap();
            running.join().unwrap()?;
        }
        assert_eq!(nnc::live_handles(), 0);
        Ok(())
    });
}

#[test]
fn m19_a_forked_child_computes() {
    in_a_process("m19_a_forked_child_computes", || {
        compute()?;
        let stop = Arc::new(AtomicBool::new(false));
        let busy = {
            let stop = stop.clone();
            thread::spawn(move || {
                while !stop.load(Ordering::SeqCst) {
                    compute().unwrap();
                }
            })
        };
        let shared = leaf()?;
        for _ in 0..5 {
            let pid = unsafe { fork() };
            if pid == 0 {
                let good = compute().is_ok() && loss(&shared).and_then(|l| l.backward()).is_ok();
                unsafe { _exit(if good { 0 } else { 3 }) };
            }
            let mut status = -1;
            assert_eq!(unsafe { waitpid(pid, &mut status, 0) }, pid);
            assert_eq!(status, 0);
        }
        stop.store(true, Ordering::SeqCst);
        busy.join().unwrap();
        Ok(())
    });
}

#[test]
fn m20_short_lived_threads() {
    in_a_process("m20_short_lived_threads", || {
        let net = Arc::new(nn!("Sequential(Linear(4, 4), Tanh())")?);
        let x = Tensor::ones([2, 4], None)?;
        let run = |n: usize| {
            for _ in 0..n / 10 {
                let threads: Vec<_> = (0..10)
                    .map(|_| {
                        let (net, x) = (net.clone(), x.clone());
                        thread::spawn(move || nnc::no_grad(|| net.forward(&x)).unwrap().numel())
                    })
                    .collect();
                threads.into_iter().for_each(|t| assert_eq!(t.join().unwrap(), 8));
            }
        };
        run(1000);
        let before = (status("Threads"), status("VmRSS"), nnc::live_handles());
        run(10_000);
        let after = (status("Threads"), status("VmRSS"), nnc::live_handles());
        assert!(after.0 <= before.0 && after.2 == before.2, "{before:?} {after:?}");
        assert!(after.1 < before.1 + 4096, "{before:?} {after:?}");
        Ok(())
    });
}

#[test]
fn m22_the_process_ends_while_workers_run() {
    in_a_process("m22_the_process_ends_while_workers_run", || {
        let data = Dataset::new_user(Slow)?;
        let loader = DataLoader::new(&data, None, "batch_size=4, num_workers=4", None)?;
        let mut pass = loader.iter()?;
        pass.next().unwrap()?;
        for _ in 0..4 {
            thread::spawn(|| loop {
                compute().unwrap();
            });
        }
        thread::sleep(Duration::from_millis(50));
        std::process::exit(0)
    });
}

#[test]
fn m23_loaded_and_unloaded_while_it_is_used() {
    in_a_process("m23_loaded_and_unloaded_while_it_is_used", || {
        let name = CString::new("libnnc.so.1").unwrap();
        let stop = Arc::new(AtomicBool::new(false));
        let busy = {
            let stop = stop.clone();
            thread::spawn(move || {
                while !stop.load(Ordering::SeqCst) {
                    compute().unwrap();
                }
            })
        };
        for _ in 0..200 {
            let handle = unsafe { dlopen(name.as_ptr(), 2) };
            assert!(!handle.is_null());
            assert_eq!(unsafe { dlclose(handle) }, 0);
        }
        stop.store(true, Ordering::SeqCst);
        busy.join().unwrap();
        compute()
    });
}

struct Double;
impl Differentiable for Double {
    type Output = Tensor;
    fn forward(&self, ctx: &FunctionCtx, x: &Inputs<'_>) -> Result<Tensor> {
        ctx.save_for_backward(&[&x[0]])?;
        x[0].mul(2)
    }
    fn backward(&self, ctx: &FunctionCtx, grads: &Inputs<'_>) -> Result<Vec<Option<Tensor>>> {
        let _ = ctx.saved_tensors()?[0].add(1)?;
        Ok(vec![Some(grads[0].mul(2)?)])
    }
}

struct Twice;
impl Forward for Twice {
    fn forward(&self, x: &Tensor) -> Result<Tensor> {
        let unused = x.mul(3)?;
        nnc::no_grad(|| unused.relu())?;
        x.mul(2)
    }
}

/// Everything that calls back, and what fails in it.
fn round(step: i64) -> Result<()> {
    let net = nn!("Sequential(Linear(4, 4))")?;
    net.sequential_append(&nnc::Module::user(Twice)?)?;
    let hook = net.register_forward_hook(
        |c| Ok(Some(vec![Some(c.outputs[0].mul(1)?)])),
        false,
        false,
        false,
    )?;
    let x = leaf()?;
    x.register_hook(|g| Ok(Some(g[0].mul(2)?)))?;
    let y = Function::new("Double", Double)?.apply(&[&net.forward(&x)?])?;
    let adam = Optimizer::new("Adam()", &net)?;
    y[0].mse_loss(&Tensor::zeros([4, 4], None)?, Reduction::Mean, None)?.backward()?;
    adam.step()?;
    hook.remove()?;
    assert!(x.matmul(&Tensor::ones([step % 3 + 7], None)?).is_err());
    let owned = Tensor::from_vec(vec![1f32; 1 << 16], [1 << 16])?;
    assert_eq!(owned.to_vec::<f32>()?.len(), 1 << 16);
    let data = Dataset::from_tensors(&[&x.detach()?])?;
    let loader = DataLoader::new(&data, None, "batch_size=2, num_workers=2", None)?;
    loader.iter()?.try_for_each(|batch| batch.map(drop))?;
    loader.iter()?.next().unwrap()?;
    assert!(format!("{net} {x} {adam}").contains("Adam"));

    let numbers = Dataset::from_fn(6, |i| Tensor::full((), i as i64, None))?;
    let loader = DataLoader::new(&numbers, None, "num_workers=2, shuffle=True", None)?;
    assert_eq!(loader.iter()?.filter(Result::is_ok).count(), 6);
    let schedule = LrScheduler::new_lambda("LambdaLR(f)", &adam, |_, epoch| Ok(epoch))?;
    schedule.step(None)?;
    assert!(LrScheduler::new_lambda("LambdaLR(", &adam, |_, epoch| Ok(epoch)).is_err());
    nnc::checkpoint(|x| x[0].exp(), &[&x], true, None)?[0].sum((), false, None)?.backward()?;
    assert!(nnc::checkpoint(|x| x[0].view([3]), &[&x], true, None).is_err());
    nnc::autograd_jacobian(|x| x[0].exp(), &[&x], false, false)?;
    Ok(())
}

#[test]
fn memory_threads_and_handles_stay_flat() {
    in_a_process("memory_threads_and_handles_stay_flat", || {
        for i in 0..200 {
            round(i)?;
        }
        let (threads, memory, handles) = (status("Threads"), status("VmRSS"), nnc::live_handles());
        assert_eq!(handles, 0);
        for i in 0..1000 {
            round(i)?;
        }
        assert_eq!(nnc::live_handles(), 0);
        assert!(status("Threads") <= threads + 2, "{threads} threads, now {}", status("Threads"));
        let now = status("VmRSS");
        assert!(now < memory + 8192, "{memory} KiB, now {now}");
        Ok(())
    });
}
