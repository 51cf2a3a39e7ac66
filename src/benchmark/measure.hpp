#pragma once

#include <string>
#include <vector>

#include "benchmark/workload.hpp"
#include "data/dataset.hpp"
#include "training/trainer.hpp"

namespace ae {

/// One figure, measured in several windows of time.
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

/// What one workload reaches with the threads and kernels in use.
struct Benchmark {
  std::string workload;
  Index batch_size = 0;
  int threads = 1;
  std::string kernels;           ///< the architecture's name
  Spread training;               ///< images/s, every cost of a step counted
  Spread inference;              ///< images/s, encoding and decoding a batch at a time
  Spread single_image;           ///< milliseconds to encode and decode one image
  Spread products;               ///< images/s if a step were its matrix products alone
  double product_gigaflops = 0;  ///< 10⁹ operations a second of those products, the median's
  double share_of_products = 0;  ///< training's median over the products' median
  PhaseSeconds phases;           ///< of all measured steps together
};

/// InputError unless run_benchmark() can measure that: a batch size that may be, images of the
/// workload's size and at least a batch of them, and windows to measure in.
void require_measurable(const Workload& workload, const Dataset& dataset,
                        const BenchmarkOptions& options);

/// Measures training, inference and the bare products in turn, window by window, so that whatever
/// else the machine does meets all of them alike. The data set's images are used in its order of
/// shuffling, whole batches only. InputError as require_measurable() has it.
Benchmark run_benchmark(const Workload& workload, const Dataset& dataset,
                        const BenchmarkOptions& options);

/// One JSON object for each.
std::string to_json(const std::vector<Benchmark>& benchmarks);

}  // namespace ae
