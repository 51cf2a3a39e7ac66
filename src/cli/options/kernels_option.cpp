#include "cli/options/kernels_option.hpp"

#include <CLI/CLI.hpp>
#include <algorithm>

#include "base/error.hpp"
#include "math/dispatch.hpp"

namespace ae::cli {
namespace {

/// Returns the names of the kernels that this machine can run, as "AVX-512, AVX2 or SSE4.2".
std::string names_of_kernels() {
  const auto tables = available_kernels();
  std::string list;
  for (std::size_t i = 0; i < tables.size(); ++i) {
    if (i > 0) list += i + 1 == tables.size() ? " or " : ", ";
    list += tables[i]->name;
  }
  return list;
}

}  // namespace

void KernelsOption::add_to(CLI::App& app) {
  app.add_option("--kernels", name_, "The instructions to compute with: " + names_of_kernels())
      ->type_name("NAME")
      ->default_str("the first of them");
}

void KernelsOption::apply() const {
  if (name_.empty()) return;
  const auto tables = available_kernels();
  const auto found = std::ranges::find_if(
      tables, [this](const kernels::Table* table) { return table->name == name_; });
  if (found == tables.end()) {
    throw InputError("--kernels is \"" + name_ + "\", but must be " + names_of_kernels() +
                     " on this machine.");
  }
  use_kernels(**found);
}

}  // namespace ae::cli
