// SPDX-License-Identifier: Apache-2.0
//! Operators. They panic with the error of libnnc; the functions of the same names (`a.add(&b)?`)
//! return it.
use crate::error::expect;
use crate::{Operand, Tensor};
use std::ops::*;

macro_rules! binary {
    ($($trait:ident $method:ident: $tensor:expr, $number:expr;)*) => {$(
        impl<'a, T: Into<Operand<'a>>> $trait<T> for &Tensor {
            type Output = Tensor;
            #[track_caller]
            fn $method(self, other: T) -> Tensor {
                let f: fn(&Tensor, Operand<'_>) -> crate::Result<Tensor> = $tensor;
                expect(f(self, other.into()))
            }
        }
        impl<'a, T: Into<Operand<'a>>> $trait<T> for Tensor {
            type Output = Tensor;
            #[track_caller]
            fn $method(self, other: T) -> Tensor {
                $trait::$method(&self, other)
            }
        }
        impl $trait<Tensor> for &Tensor {
            type Output = Tensor;
            #[track_caller]
            fn $method(self, other: Tensor) -> Tensor {
                $trait::$method(self, &other)
            }
        }
        impl $trait<Tensor> for Tensor {
            type Output = Tensor;
            #[track_caller]
            fn $method(self, other: Tensor) -> Tensor {
                $trait::$method(&self, &other)
            }
        }
        binary! { @numbers $trait $method $number => f64 i64 }
    )*};
    (@numbers $trait:ident $method:ident $number:expr => $($t:ty)*) => {$(
        impl $trait<&Tensor> for $t {
            type Output = Tensor;
            #[track_caller]
            fn $method(self, other: &Tensor) -> Tensor {
                let f: fn(&Tensor, Operand<'_>) -> crate::Result<Tensor> = $number;
                expect(f(other, self.into()))
            }
        }
        impl $trait<Tensor> for $t {
            type Output = Tensor;
            #[track_caller]
            fn $method(self, other: Tensor) -> Tensor {
                $trait::$method(self, &other)
            }
        }
    )*};
}

binary! {
    Add add: |a, b| a.add(b), |b, a| b.add(a);
    Sub sub: |a, b| a.sub(b), |b, a| Tensor::add(&Tensor::neg(b)?, a);
    Mul mul: |a, b| a.mul(b), |b, a| b.mul(a);
    Div div: |a, b| a.div(b, None), |b, a| Tensor::mul(&b.reciprocal()?, a);
    Rem rem: |a, b| a.remainder(b), |b, a| match a {
        Operand::Float(v) => Tensor::remainder_scalar_self(v, b),
        Operand::Int(v) => Tensor::remainder_scalar_self(v, b),
        Operand::Tensor(a) => a.remainder(b),
    };
}

macro_rules! assign {
    ($($trait:ident $method:ident: $f:expr;)*) => {$(
        /// In place.
        impl<'a, T: Into<Operand<'a>>> $trait<T> for Tensor {
            #[track_caller]
            fn $method(&mut self, other: T) {
                let f: fn(&mut Tensor, Operand<'_>) -> crate::Result<()> = $f;
                expect(f(self, other.into()))
            }
        }
    )*};
}

assign! {
    AddAssign add_assign: |a, b| a.add_(b);
    SubAssign sub_assign: |a, b| a.sub_(b);
    MulAssign mul_assign: |a, b| a.mul_(b);
    DivAssign div_assign: |a, b| a.div_(b, None);
}

impl Neg for &Tensor {
    type Output = Tensor;
    #[track_caller]
    fn neg(self) -> Tensor {
        expect(Tensor::neg(self))
    }
}

impl Neg for Tensor {
    type Output = Tensor;
    #[track_caller]
    fn neg(self) -> Tensor {
        expect(Tensor::neg(&self))
    }
}

/// `~` of Python: of bools, not.
impl Not for &Tensor {
    type Output = Tensor;
    #[track_caller]
    fn not(self) -> Tensor {
        expect(self.bitwise_not())
    }
}
