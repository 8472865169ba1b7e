// SPDX-License-Identifier: Apache-2.0
//! TinyModel through the C interface, by extern "C" alone.
use std::ffi::{c_void, CStr, CString};
use std::os::raw::{c_char, c_double};
use std::ptr::null_mut;

type Ptr = *mut c_void; // every handle

#[link(name = "nnc")]
extern "C" {
    fn nnc_error_code(error: Ptr) -> i32;
    fn nnc_error_op(error: Ptr) -> *const c_char;
    fn nnc_error_message(error: Ptr) -> *const c_char;
    fn nnc_error_free(error: Ptr);
    fn nnc_release(handle: Ptr);
    fn nnc_string_data(string: Ptr) -> *const c_char;
    fn nnc_ctx_scope(ctx: Ptr, out: *mut Ptr) -> Ptr;
    fn nnc_manual_seed(ctx: Ptr, seed: i64) -> Ptr;
    fn nnc_module_container(ctx: Ptr, class_name: *const c_char, out: *mut Ptr) -> Ptr;
    fn nnc_module_add(ctx: Ptr, module: Ptr, name: *const c_char, text: *const c_char) -> Ptr;
    fn nnc_module_get_submodule(ctx: Ptr, module: Ptr, path: *const c_char, out: *mut Ptr) -> Ptr;
    fn nnc_module_repr(ctx: Ptr, module: Ptr, out: *mut Ptr) -> Ptr;
    fn nnc_module_named_parameters(ctx: Ptr, module: Ptr, out: *mut Ptr) -> Ptr;
    fn nnc_module_call(ctx: Ptr, module: Ptr, input: Ptr, out: *mut Ptr) -> Ptr;
    fn nnc_named_count(named: Ptr) -> i64;
    fn nnc_named_key(named: Ptr, index: i64) -> *const c_char;
    fn nnc_named_tensor(ctx: Ptr, named: Ptr, index: i64, out: *mut Ptr) -> Ptr;
    fn nnc_tensor_ndim(tensor: Ptr) -> i64;
    fn nnc_tensor_size(tensor: Ptr, dim: i64) -> i64;
    fn nnc_tensor_item(ctx: Ptr, tensor: Ptr, out: *mut c_double) -> Ptr;
    fn nnc_tensor_from_data(ctx: Ptr, data: *const c_void, dims: *const i64, ndim: i64, dtype: i32,
                            out: *mut Ptr) -> Ptr;
    fn nnc_rand(ctx: Ptr, dims: *const i64, ndim: i64, dtype: i32, out: *mut Ptr) -> Ptr;
    fn nnc_cross_entropy(ctx: Ptr, input: Ptr, target: Ptr, weight: Ptr, ignore_index: i64,
                         reduction: i32, label_smoothing: c_double, out: *mut Ptr) -> Ptr;
    fn nnc_backward(ctx: Ptr, tensor: Ptr) -> Ptr;
    fn nnc_optimizer_new(ctx: Ptr, text: *const c_char, module: Ptr, out: *mut Ptr) -> Ptr;
    fn nnc_optimizer_step(ctx: Ptr, optimizer: Ptr) -> Ptr;
    fn nnc_optimizer_zero_grad(ctx: Ptr, optimizer: Ptr) -> Ptr;
}
const FLOAT32: i32 = 1;
const INT64: i32 = 5;
const MEAN: i32 = 2;
const E_SHAPE: i32 = 3;

#[derive(Debug)]
struct Error {
    code: i32,
    text: String,
}

unsafe fn text(s: *const c_char) -> String {
    CStr::from_ptr(s).to_string_lossy().into_owned()
}

/// A returned error object as a Rust error.
unsafe fn check(error: Ptr) -> Result<(), Error> {
    if error.is_null() {
        return Ok(());
    }
    let code = nnc_error_code(error);
    let text = format!("{}: {}", text(nnc_error_op(error)), text(nnc_error_message(error)));
    nnc_error_free(error);
    Err(Error { code, text })
}

/// The handle that a function puts out.
unsafe fn new(function: impl FnOnce(*mut Ptr) -> Ptr) -> Result<Ptr, Error> {
    let mut out = null_mut();
    check(function(&mut out)).map(|()| out)
}

fn c(s: &str) -> CString {
    CString::new(s).unwrap()
}

unsafe fn forward(ctx: Ptr, layers: &[Ptr], x: Ptr) -> Result<Ptr, Error> {
    layers.iter().try_fold(x, |x, &layer| new(|out| nnc_module_call(ctx, layer, x, out)))
}

unsafe fn run(ctx: Ptr) -> Result<(), Error> {
    check(nnc_manual_seed(ctx, 0))?;
    let model = new(|out| nnc_module_container(ctx, c("TinyModel").as_ptr(), out))?;
    let mut layers = Vec::new();
    for (name, layer) in [("linear1", "Linear(100, 200)"), ("activation", "ReLU()"),
                          ("linear2", "Linear(200, 10)"), ("softmax", "Softmax(dim=-1)")].iter() {
        check(nnc_module_add(ctx, model, c(name).as_ptr(), c(layer).as_ptr()))?;
        layers.push(new(|out| nnc_module_get_submodule(ctx, model, c(name).as_ptr(), out))?);
    }
    println!("{}", text(nnc_string_data(new(|out| nnc_module_repr(ctx, model, out))?)));
    let parameters = new(|out| nnc_module_named_parameters(ctx, model, out))?;
    for i in 0..nnc_named_count(parameters) {
        let p = new(|out| nnc_named_tensor(ctx, parameters, i, out))?;
        let sizes = (0..nnc_tensor_ndim(p)).map(|d| format!(" {}", nnc_tensor_size(p, d)));
        println!("{}{}", text(nnc_named_key(parameters, i)), sizes.collect::<String>());
    }

    let x = new(|out| nnc_rand(ctx, [2, 100].as_ptr(), 2, FLOAT32, out))?;
    let classes = [3i64, 7];
    let target = new(|out| {
        nnc_tensor_from_data(ctx, classes.as_ptr() as *const c_void, [2].as_ptr(), 1, INT64, out)
    })?;
    let sgd = new(|out| nnc_optimizer_new(ctx, c("SGD(lr=0.5)").as_ptr(), model, out))?;
    for _ in 0..2 {
        check(nnc_optimizer_zero_grad(ctx, sgd))?;
        let y = forward(ctx, &layers, x)?;
        let loss =
            new(|out| nnc_cross_entropy(ctx, y, target, null_mut(), -100, MEAN, 0.0, out))?;
        check(nnc_backward(ctx, loss))?;
        check(nnc_optimizer_step(ctx, sgd))?;
        let mut value = 0.0;
        check(nnc_tensor_item(ctx, loss, &mut value))?;
        println!("loss {:.4}", value);
    }

    let wrong = new(|out| nnc_rand(ctx, [2, 3].as_ptr(), 2, FLOAT32, out))?;
    let error = forward(ctx, &layers, wrong).unwrap_err();
    assert_eq!(error.code, E_SHAPE);
    println!("error {}", error.text);
    nnc_release(x);
    nnc_release(x); // once more: harmless
    Ok(())
}

fn main() {
    unsafe {
        // Every handle made through the scope dies with it.
        let ctx = new(|out| nnc_ctx_scope(null_mut(), out)).unwrap();
        let result = run(ctx);
        nnc_release(ctx);
        result.unwrap();
    }
    println!("ok");
}
