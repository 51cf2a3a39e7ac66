#pragma once

#include <string>

#include "benchmark/measure.hpp"

namespace ae::cli {

/// Returns the two lines that name the columns of benchmark_row().
std::string benchmark_heads();

/// Returns one line: the medians, the spread of training around its median, and the shares of a
/// step's phases.
std::string benchmark_row(const Benchmark& benchmark);

}  // namespace ae::cli
