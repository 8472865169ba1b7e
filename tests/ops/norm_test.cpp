// SPDX-License-Identifier: Apache-2.0
// Which types of parameters batch_norm and instance_norm take together, as PyTorch does.
#include "ops/norm.h"

#include <gtest/gtest.h>

#include <string>
#include <vector>

#include "base/error.h"
#include "engine/backward.h"
#include "support/values.h"

namespace nnc::testing {
namespace {

using Function = Tensor (*)(const Tensor&, const Tensor&, const Tensor&, const Tensor&,
                            const Tensor&, bool, double, double);

// Of each combination of letters that is taken: weight, bias, running mean, running variance.
struct Types {
  Function function;
  char x;
  const char* letters;
  std::string taken;
};

// clang-format off
const Types kTypes[] = {
    {ops::batch_norm, 'h', "-hfi",
         "---- --hh --ff -h-- -hhh -f-- -fff h--- h-hh hh-- hhhh f--- f-ff ff-- ffff"},
    {ops::batch_norm, 'b', "-bhf",
         "---- --bb --ff -b-- -bbb -f-- -fff b--- b-bb bb-- bbbb f--- f-ff ff-- ffff"},
    {ops::batch_norm, 'f', "-hfd",
         "---- --ff -f-- -fff f--- f-ff ff-- ffff"},
    {ops::batch_norm, 'd', "-fdi",
         "---- --dd -d-- -ddd d--- d-dd dd-- dddd"},
    {ops::instance_norm, 'h', "-hfi",
         "---- --hh --fh --ff --fi --ih --if --ii -h-- -hhh -hfh -hff -hfi -hih -hif -hii "
         "-f-- h--- h-hh h-fh h-ff h-fi h-ih h-if h-ii hh-- hhhh hhfh hhff hhfi hhih hhif "
         "hhii f--- f-hh f-hf f-hi f-ff f-ih f-if f-ii ff-- ffhh ffhf ffhi ffff ffih ffif "
         "ffii"},
    {ops::instance_norm, 'b', "-bhf",
         "---- --bb --hb --hh --hf --fb --fh --ff -b-- -bbb -bhb -bhh -bhf -bfb -bfh -bff "
         "-f-- b--- b-bb b-hb b-hh b-hf b-fb b-fh b-ff bb-- bbbb bbhb bbhh bbhf bbfb bbfh "
         "bbff f--- f-bb f-bh f-bf f-hb f-hh f-hf f-ff ff-- ffbb ffbh ffbf ffhb ffhh ffhf "
         "ffff"},
    {ops::instance_norm, 'f', "-hfd",
         "---- --hh --hf --hd --ff --dh --df --dd -f-- -fhh -fhf -fhd -fff -fdh -fdf -fdd "
         "f--- f-hh f-hf f-hd f-ff f-dh f-df f-dd ff-- ffhh ffhf ffhd ffff ffdh ffdf ffdd"},
    {ops::instance_norm, 'd', "-fdi",
         "---- --ff --fd --fi --dd --if --id --ii -d-- -dff -dfd -dfi -ddd -dif -did -dii "
         "d--- d-ff d-fd d-fi d-dd d-if d-id d-ii dd-- ddff ddfd ddfi dddd ddif ddid ddii"},
};
// clang-format on

DType type_of(char letter) {
  return letter == 'h'   ? DType::kFloat16
         : letter == 'b' ? DType::kBFloat16
         : letter == 'f' ? DType::kFloat32
         : letter == 'd' ? DType::kFloat64
                         : DType::kInt64;
}

TEST(NormTypes, AsInPyTorch) {
  for (const Types& t : kTypes) {
    const Tensor x = make_tensor({2, 2, 2}, type_of(t.x), {1, 2, 3, 5, 4, 1, 0, 2});
    std::string taken;
    for (int i = 0; i < 256; ++i) {
      const std::string p{t.letters[i >> 6], t.letters[i >> 4 & 3], t.letters[i >> 2 & 3],
                          t.letters[i & 3]};
      Tensor a[4];
      for (size_t k = 0; k < 4; ++k) {
        if (p[k] != '-') a[k] = Tensor::ones({2}, type_of(p[k]));
      }
      try {
        const Tensor y = t.function(x, a[2], a[3], a[0], a[1], true, 0.5, 1e-5);
        EXPECT_EQ(y.dtype(), x.dtype()) << p;
        taken += (taken.empty() ? "" : " ") + p;
      } catch (const Error& e) {
        EXPECT_TRUE(e.code() == Code::kDtype || (p[2] == '-') != (p[3] == '-')) << p << e.what();
        for (size_t k = 2; k < 4; ++k) {
          if (!a[k].defined()) continue;
          EXPECT_EQ(values_of(a[k]), (std::vector<double>{1, 1})) << p;
        }
      }
    }
    EXPECT_EQ(taken, t.taken) << "beside " << t.x;
  }
}

TEST(NormTypes, GradientsOfWiderFactorsAreNotRounded) {
  const Tensor x = make_tensor({2, 1, 2}, DType::kFloat16, {1, 2, 4, 8});
  const Tensor w = make_tensor({1}, DType::kFloat32, {1}, Layout::kPlain, true);
  const Tensor b = make_tensor({1}, DType::kFloat32, {0}, Layout::kPlain, true);
  const Tensor y = ops::batch_norm(x, {}, {}, w, b, true, 0.1, 1e-5);
  // A sum that float16 does not hold.
  const Tensor gy = make_tensor({2, 1, 2}, DType::kFloat16, {2048, 1, 0, 0});
  const Tensors g =
      gradients(Span<const Tensor>(&y, 1), {w, b}, Span<const Tensor>(&gy, 1), {}, false);
  EXPECT_EQ(g[0].dtype(), DType::kFloat32);
  EXPECT_EQ(values_of(g[1]), (std::vector<double>{2049}));
}

}  // namespace
}  // namespace nnc::testing
