// SPDX-License-Identifier: Apache-2.0
// One module called and changed by several threads at once. The tsan preset runs these.
#include "support/threads.h"

#include <string>

namespace {

using nnc_test::code_of;
using nnc_test::ok;
using nnc_test::run_threads;
using nnc_test::Threads;

TEST_F(Threads, BuildAndReadOneModule) {
  nnc_module* net = make("Sequential(Linear(4, 4))");
  constexpr int kChildren = 100;
  run_threads(4, [&](int k) {
    for (int i = 0; i < kChildren; ++i) {
      const std::string name = std::to_string(k) + "_" + std::to_string(i);
      nnc_tensor *y = nullptr, *buffer = nullptr;
      nnc_named* state = nullptr;
      nnc_module* child = nullptr;
      nnc_string* text = nullptr;
      switch (k) {
        case 0:
          ok(nnc_module_add(ctx_, net, name.c_str(), "ReLU()"));
          ok(nnc_module_get_submodule(ctx_, net, name.c_str(), &child));
          break;
        case 1:
          ok(nnc_module_register_buffer(ctx_, net, name.c_str(), x_, 1));
          ok(nnc_module_get_buffer(ctx_, net, name.c_str(), &buffer));
          break;
        case 2:
          ok(nnc_module_call(ctx_, net, x_, &y));
          ok(nnc_module_train(ctx_, net, i % 2));
          break;
        default:
          ok(nnc_module_state_dict(ctx_, net, &state));
          if (i % 10 == 0) ok(nnc_module_repr(ctx_, net, &text));
          EXPECT_GE(nnc_module_training(net), 0);
      }
      for (void* h : std::vector<void*>{y, buffer, state, child, text}) nnc_release(h);
    }
  });
  nnc_named* children = nullptr;
  ok(nnc_module_named_children(ctx_, net, &children));
  EXPECT_EQ(nnc_named_count(children), 1 + kChildren);
  nnc_release(children);
  nnc_release(net);
}

// Each finds the list as the others have left it: no number comes twice, and none is left out.
TEST_F(Threads, AppendToOneList) {
  constexpr int kEach = 1000;
  nnc_module *lists[] = {make("Sequential()"), make("ModuleList()")}, *relu = make("ReLU()");
  nnc_module* values = make("ParameterList()");
  run_threads(3, [&](int k) {
    for (int i = 0; i < kEach; ++i) {
      ok(nnc_sequential_append(ctx_, lists[0], relu));
      ok(nnc_module_list_append(ctx_, lists[1], relu));
      ok(nnc_parameter_list_append(ctx_, values, x_));
      if (k == 0) ok(nnc_sequential_delete(ctx_, lists[0], -1));
      if (k == 0) ok(nnc_module_list_delete(ctx_, lists[1], -1));
    }
  });
  EXPECT_EQ(nnc_sequential_len(lists[0]), 2 * kEach);
  EXPECT_EQ(nnc_module_list_len(lists[1]), 2 * kEach);
  EXPECT_EQ(nnc_parameter_list_len(values), 3 * kEach);
  ok(nnc_sequential_append(ctx_, lists[0], relu));
  nnc_module* last = nullptr;
  ok(nnc_module_get_submodule(ctx_, lists[0], std::to_string(2 * kEach).c_str(), &last));
  for (nnc_module* m : {lists[0], lists[1], relu, values, last}) nnc_release(m);
}

// Whoever comes second replaces.
TEST_F(Threads, SetTheSameNewKeys) {
  constexpr int kKeys = 1000;
  nnc_module *modules = make("ModuleDict()"), *values = make("ParameterDict()"), *box = nullptr;
  nnc_module* relu = make("ReLU()");
  ok(nnc_module_container(ctx_, "Box", &box));
  std::atomic<int> arrived{0};
  run_threads(2, [&](int) {
    for (int i = 0; i < kKeys; ++i) {
      ++arrived;
      while (arrived.load() < 2 * (i + 1)) std::this_thread::yield();
      const std::string key = "k" + std::to_string(i);
      ok(nnc_module_dict_set(ctx_, modules, key.c_str(), relu));
      ok(nnc_parameter_dict_set(ctx_, values, key.c_str(), x_));
      ok(nnc_module_register_module(ctx_, box, ("m" + key).c_str(), relu));
      ok(nnc_module_register_parameter(ctx_, box, ("p" + key).c_str(), x_));
      ok(nnc_module_register_buffer(ctx_, box, ("b" + key).c_str(), x_, 1));
    }
  });
  EXPECT_EQ(nnc_module_dict_len(modules), kKeys);
  EXPECT_EQ(nnc_parameter_dict_len(values), kKeys);
  for (nnc_module* m : {modules, values, box, relu}) nnc_release(m);
}

// What is taken out of a container lives on in the calls that found it there.
TEST_F(Threads, ChangeOneContainerBesideItsForward) {
  nnc_module* net = make("Sequential(Linear(4, 4), ReLU())");
  nnc_module* values = make("ParameterList()");
  ok(nnc_parameter_list_append(ctx_, values, x_));
  std::atomic<bool> done{false};
  run_threads(3, [&](int k) {
    for (int i = 0; k == 0 && i < 200; ++i) {
      nnc_module *fresh = nullptr, *former = nullptr;
      ok(nnc_module_new(ctx_, "Linear(4, 4)", &fresh));
      ok(nnc_sequential_insert(ctx_, net, 0, fresh));
      ok(nnc_sequential_pop(ctx_, net, 1, &former));
      ok(nnc_parameter_list_set(ctx_, values, 0, x_));
      nnc_release(fresh);
      nnc_release(former);
    }
    if (k == 0) done = true;
    while (!done) {
      nnc_tensor *y = nullptr, *value = nullptr;
      nnc_string* text = nullptr;
      nnc_named* state = nullptr;
      ok(nnc_module_call(ctx_, net, x_, &y));
      ok(nnc_module_repr(ctx_, net, &text));
      ok(nnc_module_state_dict(ctx_, net, &state));
      ok(nnc_parameter_list_get(ctx_, values, 0, &value));
      for (void* h : {static_cast<void*>(y), static_cast<void*>(value), static_cast<void*>(text),
                      static_cast<void*>(state)})
        nnc_release(h);
    }
  });
  EXPECT_EQ(nnc_sequential_len(net), 2);
  nnc_release(net);
  nnc_release(values);
}

TEST_F(Threads, ConvertAModuleBesideItsForward) {
  nnc_module* m = make("Sequential(Linear(4, 64), ReLU(), Linear(64, 4))");
  std::atomic<bool> stop{false};
  std::atomic<int> answers{0};
  std::thread converter([&] {
    for (int i = 0; i < 100 || answers == 0; ++i) {
      ok(nnc_module_to(ctx_, m, i % 2 ? NNC_FLOAT32 : NNC_FLOAT64));
    }
    ok(nnc_module_to(ctx_, m, NNC_FLOAT32));
    stop = true;
  });
  run_threads(2, [&](int) {
    while (!stop) {
      nnc_tensor* y = nullptr;
      const int32_t code = code_of(nnc_module_call(ctx_, m, x_, &y));
      EXPECT_TRUE(code == 0 || code == NNC_E_DTYPE) << code;
      if (code == 0) ++answers;
      nnc_release(y);
    }
  });
  converter.join();
  nnc_release(m);
}

TEST_F(Threads, ConvertTwoModulesAtOnce) {
  nnc_module *a = make("Linear(4, 4)"), *b = make("Linear(4, 4)");
  run_threads(2, [&](int k) {
    for (int i = 0; i < 100; ++i) {
      ok(nnc_module_to(ctx_, k ? a : b, i % 2 ? NNC_FLOAT32 : NNC_FLOAT64));
    }
  });
  nnc_release(a);
  nnc_release(b);
}

// A forward that converts its own module, and one that waits for another thread's conversion.
struct Converting {
  nnc_module* target;
  bool from_another_thread;
  int32_t code = -1;
};
nnc_error* convert(uintptr_t self, nnc_ctx* ctx, nnc_module*, nnc_tensor* const* inputs, int64_t,
                   nnc_kwargs*, nnc_tensor** outputs, int64_t, int64_t* n) {
  auto& c = *reinterpret_cast<Converting*>(self);
  const auto call = [&] { c.code = code_of(nnc_module_to(ctx, c.target, NNC_FLOAT64)); };
  if (c.from_another_thread)
    std::thread(call).join();
  else
    call();
  *n = 1;
  return nnc_relu(ctx, inputs[0], &outputs[0]);
}

TEST_F(Threads, ConvertInsideAForward) {
  nnc_module* target = make("Linear(4, 4)");
  const nnc_module_vtable vtable = {static_cast<int64_t>(sizeof vtable),
                                    convert,
                                    nullptr,
                                    nullptr,
                                    nullptr,
                                    nullptr,
                                    nullptr,
                                    nullptr};
  for (const bool other : {false, true}) {
    Converting state{target, other};
    nnc_module* m = nullptr;
    nnc_tensor* y = nullptr;
    ok(nnc_module_new_user(ctx_, "Convert", &vtable, reinterpret_cast<uintptr_t>(&state), &m));
    ok(nnc_module_call(ctx_, m, x_, &y));
    EXPECT_EQ(state.code, other ? NNC_E_STATE : 0) << "it waits for a call that waits for it";
    nnc_release(y);
    nnc_release(m);
  }
  nnc_release(target);
}

// A call computes with what was there when it began: with a weight of its own, or with one that is
// computed, which here is the same. What a functional call is given stands in the place of the one.
TEST_F(Threads, CallWhatIsComputed) {
  nnc_module* m = make("Linear(4, 2, bias=False)");
  nnc_tensor *ones = nullptr, *twos = nullptr;
  nnc_named* state = nullptr;
  const int64_t sizes[] = {2, 4}, rows = 0;
  ok(nnc_ones(ctx_, sizes, 2, NNC_FLOAT32, &ones));
  ok(nnc_module_register_parameter(ctx_, m, "weight", ones));
  ok(nnc_full(ctx_, sizes, 2, 2, NNC_FLOAT32, &twos));
  ok(nnc_named_new(ctx_, &state));
  ok(nnc_named_add(state, "weight", twos));
  std::atomic<bool> done{false};
  run_threads(3, [&](int k) {
    if (k == 0) {
      for (int i = 0; i < 1000; ++i) {
        ok(nnc_weight_norm(ctx_, m, "weight", &rows));
        ok(nnc_remove_weight_norm(ctx_, m, "weight"));
      }
      done = true;
    }
    while (!done) {
      nnc_tensor *y = nullptr, *z = nullptr, *w = nullptr;
      int64_t n = 0;
      ok(nnc_module_call(ctx_, m, x_, &y));
      ok(nnc_functional_call(ctx_, m, state, &x_, 1, nullptr, 1, 0, &z, 1, &n));
      ok(nnc_module_get_parameter(ctx_, m, "weight", &w));
      EXPECT_EQ(first(y), 4);
      EXPECT_TRUE(first(z) == 4 || first(z) == 8) << first(z);
      EXPECT_EQ(first(w), 1);
      for (void* h : std::vector<void*>{y, z, w}) nnc_release(h);
    }
  });
  for (void* h : std::vector<void*>{m, ones, twos, state}) nnc_release(h);
}

TEST_F(Threads, CallWhatIsPruned) {
  nnc_tensor* mask = nullptr;
  const int64_t sizes[] = {2, 4};
  const float half[] = {1, 1, 0, 0, 1, 1, 0, 0};
  ok(nnc_tensor_from_data(ctx_, half, sizes, 2, NNC_FLOAT32, &mask));
  for (int round = 0; round < 200; ++round) {
    nnc_module* m = make("Linear(4, 2)");
    nnc_tensor* ones = nullptr;
    ok(nnc_ones(ctx_, sizes, 2, NNC_FLOAT32, &ones));
    ok(nnc_module_register_parameter(ctx_, m, "weight", ones));
    ok(nnc_module_register_parameter(ctx_, m, "bias", nullptr));
    std::atomic<bool> done{false};
    run_threads(3, [&](int k) {
      if (k == 0) {
        ok(nnc_prune_custom_from_mask(ctx_, m, "weight", mask));
        done = true;
      }
      for (bool last = false; !last;) {
        last = done;
        nnc_tensor* y = nullptr;
        ok(nnc_module_call(ctx_, m, x_, &y));
        EXPECT_TRUE(first(y) == 2 || (first(y) == 4 && !last)) << first(y);
        nnc_release(y);
      }
    });
    for (void* h : std::vector<void*>{m, ones}) nnc_release(h);
  }
  nnc_release(mask);
}

// The same of weights and children that others replace.
TEST_F(Threads, CallWhatIsReplaced) {
  nnc_module* m = make("Sequential(Linear(4, 2, bias=False), ReLU())");
  nnc_module *layer = nullptr, *relu = make("ReLU()"), *identity = make("Identity()");
  ok(nnc_module_get_submodule(ctx_, m, "0", &layer));
  std::atomic<bool> done{false};
  const int64_t sizes[] = {2, 4};
  const auto put = [&](double value) {
    nnc_tensor* w = nullptr;
    ok(nnc_full(ctx_, sizes, 2, value, NNC_FLOAT32, &w));
    ok(nnc_module_register_parameter(ctx_, layer, "weight", w));
    nnc_release(w);
  };
  put(1);
  run_threads(3, [&](int k) {
    if (k == 0) {
      for (int i = 0; i < 2000; ++i) {
        put(i % 2 ? 1 : 2);
        ok(nnc_module_register_module(ctx_, m, "1", i % 2 ? relu : identity));
      }
      done = true;
    }
    while (!done) {
      nnc_tensor* y = nullptr;
      ok(nnc_module_call(ctx_, m, x_, &y));
      EXPECT_TRUE(first(y) == 4 || first(y) == 8) << first(y);
      nnc_release(y);
    }
  });
  for (void* h : std::vector<void*>{m, layer, relu, identity}) nnc_release(h);
}

}  // namespace
