// SPDX-License-Identifier: Apache-2.0
//! Tensors: from and to Rust, operators, views, printing, element types, contexts.
use nnc::{Code, Context, DType, MemoryFormat, Result, Same, Tensor, NONE};

fn vector(data: &[f32]) -> Tensor {
    Tensor::from_slice(data, [data.len() as i64]).unwrap()
}

#[test]
fn slices_come_back() -> Result<()> {
    let x = Tensor::from_slice(&[1i64, -2, 3, 4, 5, 6], [2, 3])?;
    assert_eq!(x.shape(), [2, 3]);
    assert_eq!(x.strides(), [3, 1]);
    assert_eq!(x.dtype(), DType::Int64);
    assert_eq!(x.to_vec::<i64>()?, [1, -2, 3, 4, 5, 6]);
    assert_eq!(x.t()?.to_vec::<i64>()?, [1, 4, -2, 5, 3, 6]);
    assert_eq!(Tensor::from_slice(&[true, false], [2])?.to_vec::<bool>()?, [true, false]);
    assert_eq!(Tensor::from_slice(&[7u8], ())?.item()?, 7.0);
    assert!(Tensor::from_slice::<f32>(&[], [0, 3])?.to_vec::<f32>()?.is_empty());
    let owned = Tensor::from_vec(vec![1.5f64, 2.5], [2])?;
    assert_eq!(owned.sum((), false, None)?.item()?, 4.0);
    Ok(())
}

#[test]
fn slices_of_memory() -> Result<()> {
    let mut x = vector(&[1., 2., 3.]);
    unsafe {
        x.as_mut_slice::<f32>()?[1] = 9.0;
        assert_eq!(x.as_slice::<f32>()?, [1., 9., 3.]);
        let columns = Tensor::zeros([2, 2], None)?.t()?;
        assert_eq!(columns.as_slice::<f32>().unwrap_err().code, Code::Invalid);
    }
    Ok(())
}

#[test]
fn operators_and_their_functions() -> Result<()> {
    let (a, b) = (vector(&[1., 2.]), vector(&[3., 5.]));
    assert_eq!((&a + &b).to_vec::<f32>()?, [4., 7.]);
    assert_eq!((&a - &b).to_vec::<f32>()?, [-2., -3.]);
    assert_eq!((&a * 2.0).to_vec::<f32>()?, [2., 4.]);
    assert_eq!((2 * &a).to_vec::<f32>()?, [2., 4.]);
    assert_eq!((1.0 - &a).to_vec::<f32>()?, [0., -1.]);
    assert_eq!((2.0 / &a).to_vec::<f32>()?, [2., 1.]);
    assert_eq!((&b % 2).to_vec::<f32>()?, [1., 1.]);
    assert_eq!((7 % &b).to_vec::<f32>()?, [1., 2.]);
    assert_eq!((-&a).to_vec::<f32>()?, [-1., -2.]);
    assert_eq!((a.clone() * b.clone() + &a).to_vec::<f32>()?, [4., 12.]);
    assert_eq!(a.add_alpha(&b, 10.0)?.to_vec::<f32>()?, [31., 52.]);
    assert_eq!(a.pow(3)?.to_vec::<f32>()?, [1., 8.]);
    assert_eq!(Tensor::pow_scalar_self(2, &a)?.to_vec::<f32>()?, [2., 4.]);
    let mut c = a.copy()?;
    c += &b;
    c *= 2;
    c -= 1.0;
    c /= 1;
    assert_eq!(c.to_vec::<f32>()?, [7., 13.]);
    assert_eq!((!&Tensor::from_slice(&[true], [1])?).to_vec::<bool>()?, [false]);
    Ok(())
}

#[test]
fn floats_and_ints_are_not_the_same() -> Result<()> {
    let x = Tensor::from_slice(&[1i64, 2], [2])?;
    assert_eq!((&x * 2).dtype(), DType::Int64);
    assert_eq!((&x * 2.0).dtype(), DType::Float32);
    assert_eq!(Tensor::full([1], 3, None)?.dtype(), DType::Int64);
    assert_eq!(Tensor::full([1], 3.0, None)?.dtype(), DType::Float32);
    assert_eq!(Tensor::full([1], 1i64 << 60, None)?.item_i64()?, 1 << 60);
    assert_eq!(x.ge(2)?.to_vec::<bool>()?, [false, true]);
    assert_eq!(x.masked_fill(&x.eq(1)?, 9)?.to_vec::<i64>()?, [9, 2]);
    assert_eq!(x.to(DType::Float64)?.lerp(&x.double()?, 1)?.to_vec::<f64>()?, [1., 2.]);
    Ok(())
}

#[test]
#[should_panic(expected = "nnc_add")]
fn operators_panic() {
    let _ = vector(&[1., 2.]) + vector(&[1., 2., 3.]);
}

#[test]
fn indexing() -> Result<()> {
    let mut x = Tensor::arange_i64(0, 12, 1, None)?.view([3, 4])?;
    assert_eq!(x.index("1, 2")?.item()?, 6.0);
    assert_eq!(x.index("::2, -1")?.to_vec::<i64>()?, [3, 11]);
    assert_eq!(x.select(0, 1)?.narrow(0, 1, 2)?.to_vec::<i64>()?, [5, 6]);
    x.index_assign("0, :2", 100)?;
    assert_eq!(x.index("0")?.to_vec::<i64>()?, [100, 100, 2, 3]);
    x.index_assign("..., 3", &Tensor::from_slice(&[7i64, 8, 9], [3])?)?;
    assert_eq!(x.index(":, 3")?.to_vec::<i64>()?, [7, 8, 9]);
    let rows = Tensor::from_slice(&[2i64, 0], [2])?;
    assert_eq!(x.index_tensors(&[Some(&rows), None])?.shape(), [2, 4]);
    Ok(())
}

#[test]
fn lists_in_and_out() -> Result<()> {
    let x = Tensor::arange_i64(0, 10, 1, None)?;
    let parts = x.split([4, 6], 0)?;
    assert_eq!(parts.iter().map(Tensor::numel).collect::<Vec<_>>(), [4, 6]);
    assert_eq!(x.split(1, 0)?.len(), 10);
    assert_eq!(x.chunk(3, 0)?.len(), 3);
    assert_eq!(x.unbind(0)?[3].item()?, 3.0);
    assert_eq!(x.tensor_split_sections(4, 0)?.len(), 4);
    assert_eq!(x.tensor_split_indices([2, 5], 0)?.len(), 3);
    assert_eq!(x.tensor_split(&Tensor::from_slice(&[2i64, 5], [2])?, 0)?.len(), 3);
    assert_eq!(x.unbind(7).unwrap_err().code, Code::Index);
    assert_eq!(Tensor::cat(&parts, 0)?.to_vec::<i64>()?, x.to_vec::<i64>()?);
    assert_eq!(Tensor::stack(&[&x, &x], 1)?.shape(), [10, 2]);
    assert_eq!(Tensor::cat(NONE, 0).unwrap_err().op, "nnc_cat");
    let grids = Tensor::meshgrid(&[&x, &x], "ij")?;
    assert_eq!(grids[1].shape(), [10, 10]);
    let (values, places) = x.topk(2, 0, true)?;
    assert_eq!((values.to_vec::<i64>()?, places.to_vec::<i64>()?), (vec![9, 8], vec![9, 8]));
    // Two lists of one length.
    let moved = Tensor::zeros([2, 3, 4], None)?.movedim([0, 1], [1, 2])?;
    assert_eq!(moved.shape(), [4, 2, 3]);
    assert_eq!(moved.movedim([0, 1], [1]).unwrap_err().code, Code::Invalid);
    Ok(())
}

#[test]
fn convolutions_keep_the_size() -> Result<()> {
    let (x, w) = (Tensor::ones([1, 1, 5, 5], None)?, Tensor::ones([1, 1, 3, 3], None)?);
    assert_eq!(x.conv2d(&w, None, 1, Same, 1, 1)?.shape(), [1, 1, 5, 5]);
    assert_eq!(x.conv2d(&w, None, 1, 0, 1, 1)?.shape(), [1, 1, 3, 3]);
    assert_eq!(
        x.conv2d(&w, &Tensor::ones([1], None)?, 1, [0, 0], 1, 1)?.index("0, 0, 0, 0")?.item()?,
        10.0
    );
    Ok(())
}

#[test]
fn printed_as_in_pytorch() -> Result<()> {
    assert_eq!(vector(&[1., 2.5]).to_string(), "tensor([1.0000, 2.5000])");
    assert_eq!(format!("{:?}", Tensor::zeros([0], None)?), "tensor([])");
    let c = Context::fork("")?;
    let text = c.enter(|| -> Result<String> {
        nnc::set_printoptions(Some(1), None, None, None, None, None)?;
        Ok(vector(&[1.25]).to_string())
    })?;
    assert_eq!(text, "tensor([1.2])");
    assert_eq!(vector(&[1.25]).to_string(), "tensor([1.2500])");
    Ok(())
}

#[test]
fn element_types() -> Result<()> {
    let x = Tensor::zeros([2], DType::BFloat16)?;
    assert_eq!(x.dtype(), DType::BFloat16);
    assert_eq!(x.to_vec::<f32>().unwrap_err().code, Code::DType);
    assert_eq!(x.float()?.to_vec::<f32>()?, [0., 0.]);
    assert_eq!(nnc::promote_types(DType::Int32, DType::Float16)?, DType::Float16);
    assert_eq!(nnc::finfo(DType::Float32, "bits")?, 32.0);
    assert_eq!(x.result_type(1)?, DType::BFloat16);
    assert_eq!(x.device().as_deref(), Some("cpu"));
    let y = Tensor::zeros([1, 2, 3, 3], None)?;
    let last = y.contiguous_memory_format(MemoryFormat::ChannelsLast)?;
    assert_eq!(last.strides(), [18, 1, 6, 2]);
    Ok(())
}

#[test]
fn contexts() -> Result<()> {
    let c = Context::new("seed=3, default_dtype='float64'")?;
    let x = c.enter(|| Tensor::rand([2], None))?;
    assert_eq!(x.dtype(), DType::Float64);
    assert_eq!(c.get("seed")?, "3");
    let again =
        Context::new("seed=3, default_dtype='float64'")?.enter(|| Tensor::rand([2], None))?;
    assert!(x.equal(&again)?);
    assert_eq!(Context::new("sed=1").unwrap_err().code, Code::Unknown);
    let a = nnc::with("seed=5", || Tensor::rand([3], None))??;
    let b = nnc::with("seed=5", || Tensor::rand([3], None))??;
    assert!(a.equal(&b)?);
    // A context ends where its closure ends, also by a panic.
    let caught = std::panic::catch_unwind(|| nnc::no_grad(|| panic!("out")));
    assert!(caught.is_err());
    let w = Tensor::ones([1], None)?;
    w.requires_grad_(true)?;
    assert!(w.mul(2)?.requires_grad());
    let inside = nnc::no_grad(|| nnc::enable_grad(|| w.mul(2)))?;
    assert!(inside.requires_grad());
    Ok(())
}

#[test]
fn dlpack_there_and_back() -> Result<()> {
    let x = vector(&[1., 2.]);
    let y = unsafe { Tensor::from_dlpack(x.to_dlpack()?, Some(false))? };
    assert_eq!(y.to_vec::<f32>()?, [1., 2.]);
    Ok(())
}
