#pragma once

#include <string>

#include "benchmark/measure.hpp"

namespace ae::cli {

/// Two lines that name the columns of benchmark_row().
std::string benchmark_heads();

/// One line: medians, the spread of training around its own, and the shares of a step's phases.
std::string benchmark_row(const Benchmark& benchmark);

}  // namespace ae::cli
