#include "math/dispatch.hpp"

#include <doctest/doctest.h>
#include <set>
#include <string>

#include "math/elementwise.hpp"
#include "math/kernel_testing.hpp"

namespace {

using namespace ae;
using namespace ae::testing;

TEST_CASE("the kernels in use are the best of those that this machine can run") {
  REQUIRE_FALSE(available_kernels().empty());
  CHECK(available_kernels().front() == &active_kernels());
}

TEST_CASE("every table of kernels has a name of its own and a shape that fits the scratch memory") {
  const std::set<std::string> known = {"AVX-512",          "AVX2", "SSE4.2",
                                       "WebAssembly SIMD", "NEON", "WebAssembly relaxed SIMD"};
  std::set<std::string> names;
  for (const kernels::Table* table : available_kernels()) {
    CHECK(known.contains(table->name));
    names.insert(table->name);
    CHECK(table->tile_rows > 0);
    CHECK(table->panel_columns > 0);
    CHECK(table->panel_columns <= kernels::most_panel_columns);
  }
  CHECK(names.size() == available_kernels().size());
}

TEST_CASE_FIXTURE(KernelFixture, "everything computes with the kernels that were chosen") {
  // Architectures differ in their last bits at most: a kernel of the test's own tells whose ran.
  kernels::Table own = *available_kernels().front();
  own.activate = [](Activation /*activation*/, float* values, std::size_t size) {
    std::fill_n(values, size, 42.0F);
  };
  use_kernels(own);
  CHECK(&active_kernels() == &own);
  std::vector<float> values = {1, 2, 3};
  activate(Activation::tanh, std::span<float>(values));
  CHECK(values == std::vector<float>{42, 42, 42});
}

}  // namespace
