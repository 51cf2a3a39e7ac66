// The build decides which architectures' kernels are linked into a program, and lists them in
// AE_ARCHITECTURES, the best first.
#include "math/dispatch.hpp"

#include <vector>
#include <xsimd/xsimd.hpp>

#include "math/kernels/relaxed_wasm.hpp"

namespace ae {
namespace {

using Architectures = xsimd::arch_list<AE_ARCHITECTURES>;

struct TableOf {
  template <typename Architecture>
  const kernels::Table* operator()(Architecture) const {
    return &kernels::table_of<Architecture>();
  }
};

const kernels::Table* active = nullptr;

}  // namespace

std::span<const kernels::Table* const> available_kernels() {
  static const std::vector<const kernels::Table*> tables = [] {
    std::vector<const kernels::Table*> runnable;
    const auto machine = xsimd::available_architectures();
    Architectures::for_each([&](auto architecture) {
      if (machine.has(architecture)) runnable.push_back(TableOf{}(architecture));
    });
    return runnable;
  }();
  return tables;
}

const kernels::Table& active_kernels() {
  static const kernels::Table* const best = xsimd::dispatch<Architectures>(TableOf{})();
  return active == nullptr ? *best : *active;
}

void use_kernels(const kernels::Table& table) { active = &table; }

}  // namespace ae
