#include "cli/benchmark_table.hpp"

#include <array>
#include <cmath>
#include <cstdint>
#include <iomanip>
#include <sstream>

#include "cli/numbers.hpp"

namespace ae::cli {
namespace {

constexpr std::size_t column_count = 15;
using Row = std::array<std::string, column_count>;

constexpr std::array<int, column_count> widths = {8, 5, 7, 9, 10, 10, 9, 9, 8, 8, 6, 7, 5, 8, 6};

std::string line_of(const Row& row) {
  std::ostringstream line;
  for (std::size_t i = 0; i < row.size(); ++i) {
    line << (i == 0 ? "" : "  ") << (i == 0 ? std::left : std::right) << std::setw(widths[i])
         << row[i];
  }
  return line.str() + '\n';
}

std::string rate(double images_per_second) {
  return with_commas(static_cast<std::uint64_t>(std::round(images_per_second)));
}

std::string percent(double share) { return fixed(100 * share, 0) + " %"; }

/// Returns how far the slowest and the fastest window are from the median, as "-3 +2 %".
std::string spread_of(const Spread& spread) {
  const auto away = [&](double value) {
    return fixed(std::abs(100 * (value / spread.median - 1)), 0);
  };
  return "-" + away(spread.least) + " +" + away(spread.most) + " %";
}

}  // namespace

std::string benchmark_heads() {
  return line_of({"workload", "batch", "threads", "training", "spread", "inference", "one image",
                  "products", "products", "training", "gather", "forward", "loss", "backward",
                  "update"}) +
         line_of({"", "", "", "images/s", "", "images/s", "ms", "images/s", "GFLOP/s", "/ prod.",
                  "", "", "", "", ""});
}

std::string benchmark_row(const Benchmark& benchmark) {
  const PhaseSeconds& phases = benchmark.phases;
  const double step =
      phases.gather + phases.forward + phases.loss + phases.backward + phases.update;
  return line_of({benchmark.workload, std::to_string(benchmark.batch_size),
                  std::to_string(benchmark.threads), rate(benchmark.training.median),
                  spread_of(benchmark.training), rate(benchmark.inference.median),
                  fixed(benchmark.single_image.median, 4), rate(benchmark.products.median),
                  fixed(benchmark.product_gigaflops, 1), percent(benchmark.share_of_products),
                  percent(phases.gather / step), percent(phases.forward / step),
                  percent(phases.loss / step), percent(phases.backward / step),
                  percent(phases.update / step)});
}

}  // namespace ae::cli
