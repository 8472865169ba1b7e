// SPDX-License-Identifier: Apache-2.0
//! Modules, functions and datasets that are closures, without a type of their own.
use crate::args::Inputs;
use crate::error::Result;
use crate::hooks::{Differentiable, Forward, IntoOutputs, Samples};
use crate::{Dataset, Function, FunctionCtx, Module, Tensor};

struct ModuleFn<F> {
    class_name: String,
    forward: F,
}

impl<F> Forward for ModuleFn<F>
where
    F: Fn(&Tensor) -> Result<Tensor> + Send + Sync + 'static,
{
    fn forward(&self, input: &Tensor) -> Result<Tensor> {
        (self.forward)(input)
    }
    fn class_name(&self) -> &str {
        &self.class_name
    }
}

impl Module {
    /// A module whose forward is a closure.
    ///
    /// ```
    /// use nnc::{nn, Module, Tensor};
    /// let double = Module::from_fn("Double", |x| x.mul(2))?;
    /// let net = nn::sequential([nn::relu().build()?, double])?;
    /// assert_eq!(net.to_string(), "Sequential(\n  (0): ReLU()\n  (1): Double()\n)");
    /// assert_eq!(net.forward(&Tensor::ones([1], None)?)?.item()?, 2.0);
    /// # Ok::<(), nnc::Error>(())
    /// ```
    pub fn from_fn<F>(class_name: &str, forward: F) -> Result<Module>
    where
        F: Fn(&Tensor) -> Result<Tensor> + Send + Sync + 'static,
    {
        Module::user(ModuleFn { class_name: class_name.to_string(), forward })
    }
}

struct FunctionFns<F, B> {
    forward: F,
    backward: B,
}

impl<F, B, O> Differentiable for FunctionFns<F, B>
where
    F: Fn(&FunctionCtx, &Inputs<'_>) -> Result<O> + Send + Sync + 'static,
    B: Fn(&FunctionCtx, &Inputs<'_>) -> Result<Vec<Option<Tensor>>> + Send + Sync + 'static,
    O: IntoOutputs,
{
    type Output = O;
    fn forward(&self, ctx: &FunctionCtx, inputs: &Inputs<'_>) -> Result<O> {
        (self.forward)(ctx, inputs)
    }
    fn backward(&self, ctx: &FunctionCtx, grads: &Inputs<'_>) -> Result<Vec<Option<Tensor>>> {
        (self.backward)(ctx, grads)
    }
}

impl Function {
    /// A function whose forward and backward are closures.
    ///
    /// ```
    /// use nnc::{Function, Tensor};
    /// let twice = Function::from_fns(
    ///     "Twice",
    ///     |_ctx, x| x[0].mul(2),
    ///     |_ctx, grads| Ok(vec![Some(grads[0].mul(2)?)]),
    /// )?;
    /// let x = Tensor::ones([1], None)?;
    /// x.requires_grad_(true)?;
    /// twice.apply(&[&x])?[0].backward()?;
    /// assert_eq!(x.grad()?.unwrap().item()?, 2.0);
    /// # Ok::<(), nnc::Error>(())
    /// ```
    pub fn from_fns<F, B, O>(name: &str, forward: F, backward: B) -> Result<Function>
    where
        F: Fn(&FunctionCtx, &Inputs<'_>) -> Result<O> + Send + Sync + 'static,
        B: Fn(&FunctionCtx, &Inputs<'_>) -> Result<Vec<Option<Tensor>>> + Send + Sync + 'static,
        O: IntoOutputs + 'static,
    {
        Function::new(name, FunctionFns { forward, backward })
    }
}

struct DatasetFn<F> {
    len: usize,
    get: F,
}

impl<F, O> Samples for DatasetFn<F>
where
    F: Fn(usize) -> Result<O> + Send + Sync + 'static,
    O: IntoOutputs,
{
    type Sample = O;
    fn len(&self) -> usize {
        self.len
    }
    fn get(&self, index: usize) -> Result<O> {
        (self.get)(index)
    }
}

impl Dataset {
    /// A dataset of `len` samples, which a closure makes.
    ///
    /// ```
    /// use nnc::{DataLoader, Dataset, Tensor};
    /// let squares = Dataset::from_fn(9, |i| Tensor::full((), (i * i) as i64, None))?;
    /// let loader = DataLoader::new(&squares, None, "batch_size=3, num_workers=2", None)?;
    /// let last = loader.iter()?.last().unwrap()?;
    /// assert_eq!(last[0].to_vec::<i64>()?, [36, 49, 64]);
    /// # Ok::<(), nnc::Error>(())
    /// ```
    pub fn from_fn<F, O>(len: usize, get: F) -> Result<Dataset>
    where
        F: Fn(usize) -> Result<O> + Send + Sync + 'static,
        O: IntoOutputs + 'static,
    {
        Dataset::new_user(DatasetFn { len, get })
    }
}
