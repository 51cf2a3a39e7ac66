#pragma once

#include <span>

#include "math/kernels/table.hpp"

namespace ae {

/// Returns the kernels of this program that this machine can run, the best first.
std::span<const kernels::Table* const> available_kernels();

/// Returns the kernels that everything computes with: the best ones, unless `use_kernels` chose
/// others.
const kernels::Table& active_kernels();

/// Makes everything compute with these kernels from now on; for tests and measurements. It must not
/// be called while anything computes.
void use_kernels(const kernels::Table& table);

}  // namespace ae
