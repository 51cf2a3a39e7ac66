#pragma once

#include <string>
#include <vector>

#include "benchmark/workload.hpp"
#include "data/dataset.hpp"
#include "training/trainer.hpp"

namespace ae {

/// The spread of one figure that is measured in several windows of time.
struct Spread {
  double median = 0;
  double least = 0;
  double most = 0;
};

struct BenchmarkOptions {
  Index batch_size = 128;
  int windows = 7;
  double seconds_per_window = 0.3;
};

/// The figures that one workload reaches with the threads and kernels in use.
struct Benchmark {
  std::string workload;
  Index batch_size = 0;
  int threads = 1;
  std::string kernels;           ///< the name of the architecture
  Spread training;               ///< images/s, with every cost of a step
  Spread inference;              ///< images/s, encoding and decoding one batch after another
  Spread single_image;           ///< milliseconds to encode and decode one image
  Spread products;               ///< images/s of a step's matrix products alone
  double product_gigaflops = 0;  ///< 10⁹ operations a second of those products, at their median
  double share_of_products = 0;  ///< the median of training divided by that of the products
  PhaseSeconds phases;           ///< seconds of all measured steps together
};

/// Throws InputError unless run_benchmark() can measure this: the batch size must be valid, the
/// images must be of the workload's size and at least as many as a batch, and there must be windows
/// to measure in.
void require_measurable(const Workload& workload, const Dataset& dataset,
                        const BenchmarkOptions& options);

/// Measures training, inference and the bare products in turn, window by window, so that other work
/// of the machine affects all of them alike. The data set's images are used in its shuffled order,
/// in whole batches only. Throws InputError as require_measurable() does.
Benchmark run_benchmark(const Workload& workload, const Dataset& dataset,
                        const BenchmarkOptions& options);

/// Returns a JSON array with one object for each benchmark.
std::string to_json(const std::vector<Benchmark>& benchmarks);

}  // namespace ae
