// SPDX-License-Identifier: Apache-2.0
// The operations of <nnc/ops_rnn.h> for C++: see <nnc/functions.hpp>.
// Made by capi/bindings/cpp/generate.py.
#ifndef NNC_FUNCTIONS_OPS_RNN_HPP
#define NNC_FUNCTIONS_OPS_RNN_HPP

#include <nnc/tensor.hpp>

namespace nnc {

inline std::tuple<Tensor, Tensor, Tensor> lstm(const Tensor& input, const std::vector<Tensor>& hx,
                                               const std::vector<Tensor>& params, Flag has_biases,
                                               Int num_layers, double dropout, Flag train,
                                               Flag bidirectional, Flag batch_first) {
  return detail::tuple<3>(nnc_lstm, detail::current, input.get(), detail::handles(hx).data(),
                          detail::count(hx), detail::handles(params).data(), detail::count(params),
                          has_biases, num_layers, dropout, train, bidirectional, batch_first);
}
inline std::tuple<Tensor, Tensor> gru(const Tensor& input, const Tensor& hx,
                                      const std::vector<Tensor>& params, Flag has_biases,
                                      Int num_layers, double dropout, Flag train,
                                      Flag bidirectional, Flag batch_first) {
  return detail::tuple<2>(nnc_gru, detail::current, input.get(), hx.get(),
                          detail::handles(params).data(), detail::count(params), has_biases,
                          num_layers, dropout, train, bidirectional, batch_first);
}
inline std::tuple<Tensor, Tensor> rnn_tanh(const Tensor& input, const Tensor& hx,
                                           const std::vector<Tensor>& params, Flag has_biases,
                                           Int num_layers, double dropout, Flag train,
                                           Flag bidirectional, Flag batch_first) {
  return detail::tuple<2>(nnc_rnn_tanh, detail::current, input.get(), hx.get(),
                          detail::handles(params).data(), detail::count(params), has_biases,
                          num_layers, dropout, train, bidirectional, batch_first);
}
inline std::tuple<Tensor, Tensor> rnn_relu(const Tensor& input, const Tensor& hx,
                                           const std::vector<Tensor>& params, Flag has_biases,
                                           Int num_layers, double dropout, Flag train,
                                           Flag bidirectional, Flag batch_first) {
  return detail::tuple<2>(nnc_rnn_relu, detail::current, input.get(), hx.get(),
                          detail::handles(params).data(), detail::count(params), has_biases,
                          num_layers, dropout, train, bidirectional, batch_first);
}
inline std::tuple<Tensor, Tensor> lstm_cell(const Tensor& input, const std::vector<Tensor>& hx,
                                            const Tensor& w_ih, const Tensor& w_hh,
                                            const Tensor& b_ih = {}, const Tensor& b_hh = {}) {
  return detail::tuple<2>(nnc_lstm_cell, detail::current, input.get(), detail::handles(hx).data(),
                          detail::count(hx), w_ih.get(), w_hh.get(), b_ih.get(), b_hh.get());
}
inline Tensor gru_cell(const Tensor& input, const Tensor& hx, const Tensor& w_ih,
                       const Tensor& w_hh, const Tensor& b_ih = {}, const Tensor& b_hh = {}) {
  return Tensor::of(nnc_gru_cell, detail::current, input.get(), hx.get(), w_ih.get(), w_hh.get(),
                    b_ih.get(), b_hh.get());
}
inline Tensor rnn_tanh_cell(const Tensor& input, const Tensor& hx, const Tensor& w_ih,
                            const Tensor& w_hh, const Tensor& b_ih = {}, const Tensor& b_hh = {}) {
  return Tensor::of(nnc_rnn_tanh_cell, detail::current, input.get(), hx.get(), w_ih.get(),
                    w_hh.get(), b_ih.get(), b_hh.get());
}
inline Tensor rnn_relu_cell(const Tensor& input, const Tensor& hx, const Tensor& w_ih,
                            const Tensor& w_hh, const Tensor& b_ih = {}, const Tensor& b_hh = {}) {
  return Tensor::of(nnc_rnn_relu_cell, detail::current, input.get(), hx.get(), w_ih.get(),
                    w_hh.get(), b_ih.get(), b_hh.get());
}

}  // namespace nnc

#endif
