// SPDX-License-Identifier: Apache-2.0
// Derivatives of functions in strict mode against tests/golden/strict.txt: which dependence is
// missed, and the words for it.
#include <fstream>
#include <sstream>

#include "support/host_functions.h"

namespace {

using nnc_test::HostFunction;
using nnc_test::kHost;
using nnc_test::List;
using nnc_test::ok;

class Strict : public nnc_test::HostTest {
 protected:
  void SetUp() override {
    HostTest::SetUp();
    captured_ = leaf({5});
  }
  nnc_tensor* ones(int64_t n) { return tensor(std::vector<double>(static_cast<size_t>(n), 1.0)); }
  nnc_tensor* piecewise(nnc_tensor* x, double slope) {
    nnc_tensor* y = nullptr;
    ok(slope == 0 ? nnc_relu(ctx, x, &y) : nnc_leaky_relu(ctx, x, slope, &y));
    return y;
  }
  // The functions of make_strict.py; their tensors belong to the scope.
  List evaluate(const std::string& name, const List& x) {
    if (name == "square") return {mul(x[0], x[0])};
    if (name == "square_sum") return {sum(mul(x[0], x[0]))};
    if (name == "cube_sum") return {sum(mul(mul(x[0], x[0]), x[0]))};
    if (name == "relu_sum") return {sum(piecewise(x[0], 0))};
    if (name == "leaky_sum") return {sum(piecewise(x[0], 0.5))};
    if (name == "linear") return {times(x[0], 3)};
    if (name == "linear_sum") return {sum(x[0])};
    if (name == "constant") return {ones(1)};
    if (name == "captured") return {times(captured_, 2)};
    if (name == "two") return {mul(x[0], x[0]), ones(1)};
    nnc_tensor* y = nullptr;
    ok(nnc_add(ctx, sum(mul(x[0], x[0])), sum(mul(x.back(), captured_)), 1, &y));
    return {y};
  }
  // What the derivative of that name says.
  std::string refusal(const std::string& of, const std::string& name, const List& in,
                      int32_t create_graph) {
    HostFunction& f = host([&](nnc_ctx*, const List& x, List& out) {
      out = evaluate(name, x);
      return static_cast<nnc_error*>(nullptr);
    });
    const auto n_in = static_cast<int64_t>(in.size());
    List out(8), v = in;
    int64_t n = 0;
    if (of == "jacobian" || of == "hessian") {
      const auto function = of == "hessian" ? nnc_autograd_hessian : nnc_autograd_jacobian;
      return said(
          function(ctx, &kHost, f.self(), in.data(), n_in, create_graph, 1, out.data(), 8, &n));
    }
    if (of == "vjp") {
      v = evaluate(name, in);
      for (nnc_tensor*& t : v) t = ones(nnc_tensor_numel(t));
      if (nnc_tensor_ndim(evaluate(name, in)[0]) == 0) v[0] = sum(v[0]);
    }
    const auto function = of == "vjp"   ? nnc_autograd_vjp
                          : of == "jvp" ? nnc_autograd_jvp
                          : of == "vhp" ? nnc_autograd_vhp
                                        : nnc_autograd_hvp;
    return said(function(ctx, &kHost, f.self(), in.data(), n_in, v.data(),
                         static_cast<int64_t>(v.size()), create_graph, 1, out.data(), 8, &n));
  }
  // Without the name of what says it.
  static std::string said(nnc_error* e) {
    std::string text = e ? nnc_error_message(e) : "ok";
    if (e) text.erase(0, text.find(": ") + 2);
    nnc_error_free(e);
    return text;
  }

 private:
  nnc_tensor* captured_ = nullptr;
};

TEST_F(Strict, SaysWhatPyTorchSays) {
  std::ifstream file(NNC_GOLDEN_DIR "/strict.txt");
  int rows = 0;
  for (std::string line; std::getline(file, line); ++rows) {
    std::istringstream text(line);
    std::string name, of, message;
    int32_t n = 0, create_graph = 0;
    text >> name >> of >> n >> create_graph >> std::ws;
    std::getline(text, message);
    const auto input = [&](const std::vector<double>& x) {
      return create_graph ? leaf(x) : tensor(x);
    };
    List in{input({1, 2})};
    if (n == 2) in.push_back(input({1, 2, 3}));
    EXPECT_EQ(refusal(of, name, in, create_graph), message)
        << name << ' ' << of << ' ' << n << ' ' << create_graph;
  }
  EXPECT_EQ(rows, 264);
}

}  // namespace
