// SPDX-License-Identifier: Apache-2.0
//! Modules: layers, modules of one's own, state dicts, hooks, files.
use nnc::{
    children, nn, Call, Code, DType, Error, Forward, Kwargs, Module, Named, Object, Registered,
    Result, Tensor, NONE,
};
use std::path::PathBuf;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::sync::{Arc, Mutex};

fn file(name: &str) -> PathBuf {
    std::env::temp_dir().join(format!("nnc-{}-{name}", std::process::id()))
}

/// w * x, with a parameter and a buffer of its own.
struct Scale {
    w: Tensor,
    calls: Tensor,
}

impl Scale {
    fn module() -> Result<Module> {
        let w = Tensor::parameter(&Tensor::full([1], 3.0, None)?, true)?;
        Module::user(Scale { w, calls: Tensor::zeros((), None)? })
    }
}

impl Forward for Scale {
    fn forward_all(&self, call: &Call<'_>) -> Result<Vec<Option<Tensor>>> {
        // By name, so that functional_call's tensors are found.
        let w = call.module.get_parameter("w")?;
        call.module.get_buffer("calls")?.add_(1)?;
        Ok(vec![Some(call.inputs[0].mul(&w)?)])
    }
    fn parameters(&self) -> Vec<(&str, &Tensor)> {
        vec![("w", &self.w)]
    }
    fn buffers(&self) -> Vec<(&str, &Tensor)> {
        vec![("calls", &self.calls)]
    }
    fn extra_repr(&self) -> String {
        "factor=w".to_string()
    }
    fn copy(&self, copied: &Module) -> Result<Scale> {
        Ok(Scale { w: copied.get_parameter("w")?, calls: copied.get_buffer("calls")? })
    }
}

#[test]
fn layers_from_text() -> Result<()> {
    let conv = nn!("Conv2d(1, {}, kernel_size=5, padding='same')", 6)?;
    assert_eq!(conv.to_string(), "Conv2d(1, 6, kernel_size=(5, 5), stride=(1, 1), padding=same)");
    assert_eq!(conv.forward(&Tensor::ones([1, 1, 8, 8], None)?)?.shape(), [1, 6, 8, 8]);
    let e = nn!("Linaer(1, 2)").unwrap_err();
    assert_eq!((e.code, e.op.as_str()), (Code::Unknown, "nnc_module_new"));
    assert!(nnc::has_name("nn.Conv2d")?);
    assert!(nnc::signature("nn.Linear")?.unwrap().starts_with("Linear(in_features, out_features"));
    let weight = Tensor::from_slice(&[1f32, 0.], [2])?;
    let loss = Module::new_kwargs("CrossEntropyLoss()", &Kwargs::new()?.set("weight", &weight)?)?;
    let target = Tensor::from_slice(&[1i64], [1])?;
    assert!(loss.call(&[Tensor::ones([1, 2], None)?, target])?[0].item()?.is_nan());
    Ok(())
}

#[test]
fn parameters_and_modes() -> Result<()> {
    let net = nn!("Sequential(Linear(3, 4), Dropout(), Linear(4, 2))")?;
    assert_eq!(net.parameters()?.len(), 4);
    assert_eq!(net.parameters_recurse(false)?.len(), 0);
    let names = net.named_parameters()?.keys();
    assert_eq!(names, ["0.weight", "0.bias", "2.weight", "2.bias"]);
    assert_eq!(net.named_modules()?.modules()?.len(), 4);
    assert!(net.training());
    net.eval()?;
    assert!(!net.get_submodule("1")?.training());
    net.double()?;
    assert_eq!(net.get_parameter("2.bias")?.dtype(), DType::Float64);
    net.requires_grad_(false)?;
    assert!(net.parameters()?.iter().all(|p| !p.requires_grad()));
    let without = nn!("Linear(1, 1, bias=False)")?;
    assert_eq!(
        without.get_parameter("bias").unwrap_err().message,
        "out is None, or its scope has ended"
    );
    Ok(())
}

#[test]
fn a_module_of_ones_own() -> Result<()> {
    let scale = Scale::module()?;
    assert_eq!(scale.to_string(), "Scale(factor=w)");
    let net = nn!("Sequential(ReLU())")?;
    net.sequential_append(&scale)?;
    let x = Tensor::from_slice(&[-1f32, 2.], [2])?;
    assert_eq!(net.forward(&x)?.to_vec::<f32>()?, [0., 6.]);
    assert_eq!(net.state_dict()?.keys(), ["1.w", "1.calls"]);
    assert_eq!(net.get_buffer("1.calls")?.item()?, 1.0);

    let copy = net.deepcopy()?;
    copy.get_parameter("1.w")?.detach()?.fill_(10.0)?;
    assert_eq!(copy.forward(&x)?.to_vec::<f32>()?, [0., 20.]);
    assert_eq!(net.forward(&x)?.to_vec::<f32>()?, [0., 6.]);

    let others = Named::new()?;
    others.add("1.w", &Tensor::full([1], 5.0, None)?)?;
    let y = net.functional_call(&others, &[&x], None, true, false)?;
    assert_eq!(y[0].to_vec::<f32>()?, [0., 10.]);

    // What keeps a value of the call keeps it alive.
    struct Keeps(Arc<Mutex<Vec<Tensor>>>);
    impl Forward for Keeps {
        fn forward(&self, x: &Tensor) -> Result<Tensor> {
            let y = x.mul(2)?;
            self.0.lock().unwrap().extend([x.clone(), y.clone()]);
            Ok(y)
        }
    }
    let kept = Arc::new(Mutex::new(Vec::new()));
    Module::user(Keeps(kept.clone()))?.forward(&x)?;
    let kept = kept.lock().unwrap();
    assert_eq!(
        (kept[0].to_vec::<f32>()?, kept[1].to_vec::<f32>()?),
        (vec![-1., 2.], vec![-2., 4.])
    );
    Ok(())
}

#[test]
fn a_module_that_does_not_say_enough() -> Result<()> {
    struct Nothing;
    impl Forward for Nothing {}
    let m = Module::user(Nothing)?;
    let e = m.forward(&Tensor::ones([1], None)?).unwrap_err();
    assert_eq!(e.code, Code::Unsupported);
    assert_eq!(m.deepcopy().unwrap_err().code, Code::Unsupported);
    Ok(())
}

#[test]
fn extra_state() -> Result<()> {
    struct Counter(AtomicUsize);
    impl Forward for Counter {
        const EXTRA_STATE: bool = true;
        fn forward(&self, x: &Tensor) -> Result<Tensor> {
            self.0.fetch_add(1, Ordering::SeqCst);
            Ok(x.clone())
        }
        fn extra_state(&self) -> Result<Tensor> {
            Tensor::full((), self.0.load(Ordering::SeqCst) as i64, None)
        }
        fn set_extra_state(&self, state: &Tensor) -> Result<()> {
            self.0.store(state.item_i64()? as usize, Ordering::SeqCst);
            Ok(())
        }
    }
    let (a, b) =
        (Module::user(Counter(AtomicUsize::new(0)))?, Module::user(Counter(AtomicUsize::new(0)))?);
    a.forward(&Tensor::ones([1], None)?)?;
    b.load_state_dict(&a.state_dict()?, true)?;
    assert_eq!(b.get_extra_state()?.item()?, 1.0);
    Ok(())
}

#[test]
fn state_dicts_and_files() -> Result<()> {
    let (a, b) = (nn!("Linear(3, 2)")?, nn!("Linear(3, 2)")?);
    let (missing, unexpected) = b.load_state_dict(&a.state_dict()?, true)?;
    assert_eq!((missing.count(), unexpected.count()), (0, 0));
    let x = Tensor::ones([1, 3], None)?;
    let expected = a.forward(&x)?;
    assert!(b.forward(&x)?.equal(&expected)?);

    let path = file("weights.safetensors");
    a.safetensors_save_model(None, &path)?;
    let c = nn!("Linear(3, 2)")?;
    c.safetensors_load_model(&path, None, true)?;
    assert!(c.forward(&x)?.equal(&expected)?);
    let named = Named::safetensors_load_file(&path, None)?;
    assert!(named.get("weight")?.unwrap().equal(&a.get_parameter("weight")?)?);

    let path = file("state.pt");
    let all = Named::new()?;
    all.add_named("model", &a.state_dict()?)?;
    all.add_value("epoch", "5")?;
    all.save(&path)?;
    let loaded = Named::load(&path, None)?;
    assert_eq!(loaded.value("epoch")?, "5");
    assert_eq!(loaded.sub("model")?.keys(), ["weight", "bias"]);

    let path = file("model.nnc");
    nn!("Sequential(Linear(3, 2), Tanh())")?.model_save(&path)?;
    assert_eq!(Module::model_load(&path, None)?.forward(&x)?.shape(), [1, 2]);

    let path = file("x.npy");
    x.npy_save(&path)?;
    assert!(Tensor::npy_load(&path, None)?.equal(&x)?);
    assert_eq!(Tensor::npy_load(file("none"), None).unwrap_err().code, Code::File);
    for name in ["weights.safetensors", "state.pt", "model.nnc", "x.npy"] {
        std::fs::remove_file(file(name)).unwrap();
    }
    Ok(())
}

#[test]
fn hooks() -> Result<()> {
    let net = nn!("Linear(2, 2)")?;
    let seen = Arc::new(AtomicUsize::new(0));
    let counter = seen.clone();
    let pre = net.register_forward_pre_hook(
        move |call| {
            counter.fetch_add(1, Ordering::SeqCst);
            assert_eq!(call.module.to_string().split('(').next(), Some("Linear"));
            Ok(Some(vec![Some(call.inputs[0].mul(0)?)]))
        },
        false,
        false,
    )?;
    let x = Tensor::ones([1, 2], None)?;
    assert!(net.forward(&x)?.select(0, 0)?.equal(&net.get_parameter("bias")?)?);
    pre.remove()?;
    let post = net.register_forward_hook(
        |c| Ok(Some(vec![Some(c.outputs[0].mul(0)?)])),
        false,
        false,
        false,
    )?;
    assert_eq!(net.forward(&x)?.abs()?.sum((), false, None)?.item()?, 0.0);
    post.remove()?;
    assert_eq!(seen.load(Ordering::SeqCst), 1);

    let backward = net.register_full_backward_hook(
        |call| Ok(Some(vec![call.inputs.get(0).ok().map(|g| g.mul(0)).transpose()?])),
        false,
    )?;
    x.requires_grad_(true)?;
    net.forward(&x)?.sum((), false, None)?.backward()?;
    assert_eq!(x.grad()?.unwrap().to_vec::<f32>()?, [0., 0.]);
    backward.remove()?;

    let state = net.register_state_dict_post_hook(|call| {
        call.state_dict.unwrap().add(&format!("{}extra", call.prefix), &Tensor::ones([1], None)?)
    })?;
    assert_eq!(net.state_dict()?.keys(), ["weight", "bias", "extra"]);
    state.remove()?;
    let load =
        net.register_load_state_dict_pre_hook(|call| call.error_msgs.unwrap().add("wrong", None))?;
    assert_eq!(net.load_state_dict(&net.state_dict()?, false).unwrap_err().code, Code::Invalid);
    load.remove()?;

    let registration = nnc::register_module_module_registration_hook(|r| match r.child {
        Some(m) if r.name == "replaced" => Ok(Some(Registered::Module(m.deepcopy()?))),
        _ => Ok(None),
    })?;
    let parent = Module::container("Parent")?;
    parent.register_module("replaced", &net)?;
    registration.remove()?;
    net.get_parameter("bias")?.detach()?.fill_(9.0)?;
    assert_ne!(parent.get_parameter("replaced.bias")?.select(0, 0)?.item()?, 9.0);
    Ok(())
}

#[test]
fn modules_of_a_tree() -> Result<()> {
    let net = nn!("Sequential(Linear(2, 2), Sequential(Linear(2, 1)))")?;
    let mut classes = Vec::new();
    net.apply(|m| {
        classes.push(m.to_string().split('(').next().unwrap().to_string());
        m.named_parameters()?; // whatever it likes
        Ok(())
    })?;
    assert_eq!(classes, ["Linear", "Linear", "Sequential", "Sequential"]);
    let e = net.apply(|_| Err(Error::new(Code::Index, "mine", "no"))).unwrap_err();
    assert_eq!((e.code, e.op.as_str()), (Code::Index, "nnc_module_apply"));
    assert!(e.message.contains("no"), "{e}");
    assert_eq!(net.sequential_len()?, 2);
    assert_eq!(nn!("ReLU()")?.sequential_len().unwrap_err().code, Code::Index);
    let names = |m: &Module| m.named_children().map(|n| n.keys());
    let list = nn!("ModuleList([ReLU(), Tanh()])")?;
    list.module_list_insert(1, &nn!("Sigmoid()")?)?;
    assert_eq!(names(&list)?, ["0", "1", "2"]);
    Ok(())
}

#[test]
fn several_inputs_and_outputs() -> Result<()> {
    struct Both {
        inner: Module,
    }
    impl Forward for Both {
        fn forward_all(&self, call: &Call<'_>) -> Result<Vec<Option<Tensor>>> {
            let y = self.inner.forward(call.inputs.get(0)?)?;
            Ok(vec![Some(call.inputs[1].clone()), None, Some(y)][..]
                .iter()
                .flatten()
                .cloned()
                .map(Some)
                .collect())
        }
        fn children(&self) -> Vec<(&str, &Module)> {
            children!(self, inner)
        }
    }
    let both = Module::user(Both { inner: nn!("Identity()")? })?;
    let (a, b) = (Tensor::ones([1], None)?, Tensor::zeros([1], None)?);
    let y = both.call(&[&a, &b])?;
    assert_eq!((y.len(), y[0].item()?, y[1].item()?), (2, 0.0, 1.0));
    assert_eq!(both.call(&[Some(&a), None]).unwrap_err().code, Code::Invalid);
    assert_eq!(both.call(NONE).unwrap_err().code, Code::Invalid);
    // None comes out of a layer as None.
    let attention = nn!("MultiheadAttention(4, 2)")?;
    let x = Tensor::ones([3, 1, 4], None)?;
    let kwargs = Kwargs::new()?.set("need_weights", false)?;
    let y = attention.forward_all(&[&x, &x, &x], &kwargs)?;
    assert_eq!(y[0].shape(), [3, 1, 4]);
    assert!(y.len() < 2 || y.0[1].is_none());
    Ok(())
}

#[test]
fn builders() -> Result<()> {
    let printed = |m: Result<Module>| m.map(|m| m.to_string());
    assert_eq!(printed(nn::zero_pad2d([1, 2, 3, 4]).build())?, "ZeroPad2d((1, 2, 3, 4))");
    assert_eq!(
        printed(nn::embedding(9, 6).padding_idx(0).build())?,
        "Embedding(9, 6, padding_idx=0)"
    );
    assert_eq!(
        printed(nn::lstm(6, 5).batch_first(true).dropout(0.5).num_layers(2).build())?,
        "LSTM(6, 5, num_layers=2, batch_first=True, dropout=0.5)"
    );
    assert_eq!(
        printed(nn::hardtanh().min_val(f64::NEG_INFINITY).build())?,
        printed(nn!("Hardtanh(min_val=-inf)"))?
    );
    let linear = nn::linear(2, 2).dtype(DType::Float64).build()?;
    assert_eq!(linear.get_parameter("weight")?.dtype(), DType::Float64);
    let weight = Tensor::from_slice(&[1f32, 0.], [2])?;
    let loss = nn::cross_entropy_loss().weight(&weight).reduction("sum").build()?;
    let target = Tensor::from_slice(&[1i64], [1])?;
    assert_eq!(loss.call(&[Tensor::ones([1, 2], None)?, target])?[0].item()?, 0.0);
    let layer = nn::transformer_encoder_layer(4, 2).build()?;
    let encoder = nn::transformer_encoder(&layer, 3).build()?;
    assert_eq!(encoder.get_submodule("layers")?.module_list_len()?, 3);
    let dict = nn::module_dict([("a", nn::relu().build()?), ("b", nn::tanh().build()?)])?;
    assert_eq!(dict.module_dict_keys()?.keys(), ["a", "b"]);
    assert_eq!(nn::module_list([nn::relu().build()?])?.module_list_len()?, 1);
    // A wrong value is an error of the call that makes it, and a word cannot leave its quotes.
    assert_eq!(nn::linear("four", 1).build().unwrap_err().code, Code::Invalid);
    let odd = nn::gelu().approximate("', 1) \\ x").build()?.to_string();
    assert_eq!(odd, "GELU(approximate=\"', 1) \\\\ x\")");
    assert_eq!(
        nn::avg_pool2d(2).divisor_override(None).build()?.to_string(),
        nn!("AvgPool2d(2)")?.to_string()
    );
    Ok(())
}

#[test]
fn what_is_asked_for_again_is_the_same_object() -> Result<()> {
    let linear = nn!("Linear(2, 2)")?;
    let w = linear.get_parameter("weight")?;
    assert!(w.is_same(&linear.get_parameter("weight")?));
    assert!(!w.is_same(&linear.get_parameter("bias")?));
    assert!(!w.is_same(&w.detach()?));
    Ok(())
}
