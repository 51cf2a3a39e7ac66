#pragma once

#include <span>

#include "math/kernels/table.hpp"

namespace ae {

/// The kernels of this program that this machine can run, the best first.
std::span<const kernels::Table* const> available_kernels();

/// The kernels that everything computes with: the best, unless others were chosen.
const kernels::Table& active_kernels();

/// Computes with these from now on; for tests and measurements. Not while anything computes.
void use_kernels(const kernels::Table& table);

}  // namespace ae
