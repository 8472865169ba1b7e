// SPDX-License-Identifier: Apache-2.0
// nnc.hpp: classes of modules that derive from others of yours.
#include <memory>

#include "support/cpp_test.h"

namespace {

using nnc_test::expect_error;
using nnc_test::values;
using nnc_test::Values;

using CppInherit = nnc_test::CppTest;

struct Loud {
  static inline int alive = 0;
  Loud() { ++alive; }
  Loud(const Loud&) { ++alive; }
  ~Loud() { --alive; }
};

struct Parent : nnc::UserModule<Parent> {
  explicit Parent(const std::string& name = "Parent") : UserModule(name) {}
  nnc::Tensor scale = add_parameter("scale", nnc::full({1}, 2.0));
  nnc::Tensor forward(const nnc::Tensor& x) const { return x * scale; }
  std::string extra_repr() const { return "parent"; }
};

// Names itself and its parent.
struct Child : nnc::UserModule<Child, Parent> {
  Child() : UserModule("Child") { add_buffer("shift", shift); }
  Loud loud;
  nnc::Tensor shift = nnc::full({1}, 100.0);
  nnc::Module extra = add("extra", nnc::Identity());
  nnc::Tensor forward(const nnc::Tensor& x) const { return extra(Parent::forward(x)) + shift; }
  std::string extra_repr() const { return "child"; }
};
struct Grandchild : nnc::UserModule<Grandchild, Child> {
  nnc::Tensor forward(const nnc::Tensor& x) const { return Child::forward(x) + 1000; }
};
// Derives from it as any class does.
struct Plain : Parent {
  Plain() : Parent("Plain") { add_buffer("shift", shift); }
  Loud loud;
  nnc::Tensor shift = nnc::full({1}, 100.0);
  nnc::Tensor forward(const nnc::Tensor& x) const { return Parent::forward(x) + shift; }
};

const nnc::Tensor one() {
  return nnc::ones({1});
}

TEST_F(CppInherit, ForwardIsThatOfTheChild) {
  Child child;
  EXPECT_EQ(values(child(one())), (Values{102}));
  EXPECT_EQ(values(nnc::make<Child>()(one())), (Values{102}));
  EXPECT_EQ(values(nnc::make<Plain>()(one())), (Values{102}));
  EXPECT_EQ(values(nnc::make<Grandchild>()(one())), (Values{1102}));
  EXPECT_EQ(values(Grandchild()(one())), (Values{1102}));
  EXPECT_EQ(values(nnc::Sequential{child, nnc::make<Parent>()}(one())), (Values{204}));
  EXPECT_EQ(child.repr().substr(0, 6), "Child(");
  EXPECT_NE(child.repr().find("child"), std::string::npos);
}

TEST_F(CppInherit, AnObjectEndsAsWhatItIs) {
  {
    const nnc::Module child = nnc::make<Child>(), plain = nnc::make<Plain>();
    EXPECT_EQ(Loud::alive, 2);
  }
  EXPECT_EQ(Loud::alive, 0);
  std::unique_ptr<Parent> held = std::make_unique<Child>();
  held = nullptr;
  EXPECT_EQ(Loud::alive, 0);
}

TEST_F(CppInherit, ACopyIsWhatItsOriginalIs) {
  const nnc::Module original = nnc::make<Child>();
  const nnc::Module twin = original.clone();
  EXPECT_EQ(Loud::alive, 2);
  {
    const nnc::NoGrad off;
    twin.parameter("scale").fill_(3);
    twin.buffer("shift").fill_(5);
  }
  EXPECT_EQ(values(twin(one())), (Values{8}));
  EXPECT_EQ(values(original(one())), (Values{102}));
  ASSERT_NE(twin.as<Child>(), nullptr);
  EXPECT_EQ(values(twin.as<Child>()->shift), (Values{5}));
  EXPECT_EQ(values(nnc::make<Plain>().clone()(one())), (Values{102}));
  EXPECT_EQ(values(Child().clone().clone()(one())), (Values{102}));
}

TEST_F(CppInherit, TheObjectIsFoundByEachOfItsClasses) {
  const nnc::Module child = nnc::make<Child>(), plain = nnc::make<Plain>();
  EXPECT_NE(child.as<Child>(), nullptr);
  EXPECT_EQ(child.as<Parent>(), child.as<Child>());
  EXPECT_EQ(child.as<Plain>(), nullptr);
  EXPECT_EQ(child.as<Grandchild>(), nullptr);
  EXPECT_NE(plain.as<Plain>(), nullptr);
  EXPECT_EQ(nnc::make<Parent>().as<Child>(), nullptr);
  EXPECT_EQ(nnc::Module(nnc::ReLU()).as<Child>(), nullptr);
}

TEST_F(CppInherit, MembersOfTheChildAreThoseOfItsModule) {
  for (const nnc::Module& m : {nnc::make<Child>(), nnc::make<Plain>()}) {
    m.load_state_dict({{"shift", nnc::full({1}, 7.0)}}, false, true);
    EXPECT_EQ(values(m(one())), (Values{9}));
    EXPECT_EQ(values(nnc::functional_call(m, {{"shift", nnc::zeros({1})}}, {one()})[0]),
              (Values{2}));
  }
}

// A class that says nothing of its parent, whose object is no module's: an error, not the forward
// of the parent nor a copy of a part.
TEST_F(CppInherit, AnUnknownClassIsAnError) {
  const Plain plain;
  expect_error(NNC_E_STATE, "nnc::UserModule<Child, Parent>", [&] { plain(one()); });
  expect_error(NNC_E_UNSUPPORTED, "derived from Plain", [&] { plain.clone(); });
}

struct Shape : nnc::UserModule<Shape> {
  Shape() : UserModule("Shape") {}
  virtual nnc::Tensor forward(const nnc::Tensor& x) const = 0;
};
struct Square : Shape {
  nnc::Tensor forward(const nnc::Tensor& x) const override { return x * x + 4; }
};
struct Cube : nnc::UserModule<Cube, Shape> {
  nnc::Tensor forward(const nnc::Tensor& x) const override { return x * x * x + 5; }
};
struct Whole : nnc::UserModule<Whole> {
  Whole() : UserModule("Whole") { add("part", part); }
  Cube part;
  nnc::Tensor forward(const nnc::Tensor& x) const { return part(x); }
};
TEST_F(CppInherit, AVirtualForwardIsFound) {
  EXPECT_EQ(values(nnc::make<Square>().clone()(one())), (Values{5}));
  EXPECT_EQ(values(nnc::make<Cube>().clone()(one())), (Values{6}));
  const Square square;
  expect_error(NNC_E_STATE, "nnc::UserModule<Child, Parent>", [&] { square(one()); });
  expect_error(NNC_E_UNSUPPORTED, "make<Child>()", [&] { square.clone(); });
  const nnc::Module whole = nnc::make<Whole>(), twin = whole.clone();
  EXPECT_EQ(values(twin(one())), (Values{6}));
  EXPECT_EQ(twin.submodule("part").as<Cube>(), &twin.as<Whole>()->part);
}

}  // namespace
