#include "benchmark/measure.hpp"

#include <algorithm>
#include <chrono>
#include <functional>

#include "base/error.hpp"
#include "base/json.hpp"
#include "math/dispatch.hpp"
#include "math/threads.hpp"
#include "training/batch.hpp"

namespace ae {
namespace {

using Clock = std::chrono::steady_clock;
/// Returns how often `work` can be done in a second, found by repeating it for this many seconds.
double rate_of(double seconds, const std::function<void()>& work) {
  const Clock::time_point start = Clock::now();
  double elapsed = 0;
  int done = 0;
  do {
    work();
    ++done;
    elapsed = std::chrono::duration<double>(Clock::now() - start).count();
  } while (elapsed < seconds);
  return done / elapsed;
}

Spread spread_of(std::vector<double> values) {
  std::ranges::sort(values);
  return {.median = values[values.size() / 2], .least = values.front(), .most = values.back()};
}

/// A training step's matrix products without anything else: a network of the same widths without
/// activations, run forward and backward over constant numbers.
class ProductsAlone {
 public:
  ProductsAlone(const Autoencoder& model, Index batch)
      : network_(without_activations(model.network())),
        workspace_(network_.make_workspace<float>(batch)),
        parameters_(model.parameters().begin(), model.parameters().end()),
        gradients_(parameters_.size()),
        input_(Matrix<float>::Constant(batch, network_.layers().front().inputs, 0.5F)) {
    workspace_.gradients.back().setConstant(1e-3F);
  }

  void run() {
    const ConstMatrixView<float> input(input_.data(), input_.rows(), input_.cols());
    network_.forward<float>(parameters_, input, workspace_, 0, network_.depth());
    network_.backward<float>(parameters_, input, workspace_, 0, network_.depth(), {}, gradients_);
  }

  /// Returns the number of floating-point operations of one run, where a multiply-add counts as
  /// two.
  [[nodiscard]] double operations() const {
    double sum = 0;
    for (std::size_t i = 0; i < network_.depth(); ++i) {
      const DenseLayer& layer = network_.layers()[i];
      const int products = i == 0 ? 2 : 3;
      sum += 2.0 * products * static_cast<double>(input_.rows() * layer.inputs * layer.outputs);
    }
    return sum;
  }

 private:
  static Network without_activations(const Network& network) {
    std::vector<DenseLayer> layers = network.layers();
    for (DenseLayer& layer : layers) layer.activation = Activation::linear;
    return Network(std::move(layers));
  }

  Network network_;
  Workspace<float> workspace_;
  std::vector<float> parameters_;
  std::vector<float> gradients_;
  Matrix<float> input_;
};

Json json_of(const Spread& spread) {
  return {{"median", spread.median}, {"min", spread.least}, {"max", spread.most}};
}

Json json_of(const PhaseSeconds& phases) {
  const double sum = phases.gather + phases.forward + phases.loss + phases.backward + phases.update;
  return {{"gather", phases.gather / sum},
          {"forward", phases.forward / sum},
          {"loss", phases.loss / sum},
          {"backward", phases.backward / sum},
          {"update", phases.update / sum}};
}

Configuration configuration_of(const Workload& workload, const BenchmarkOptions& options) {
  Configuration configuration = workload.configuration;
  configuration.training.batch_size = options.batch_size;
  return configuration;
}

}  // namespace

void require_measurable(const Workload& workload, const Dataset& dataset,
                        const BenchmarkOptions& options) {
  const Configuration configuration = configuration_of(workload, options);
  validate(configuration);
  require_image_size(configuration.model, dataset.train);
  if (static_cast<Index>(dataset.train.count()) < options.batch_size) {
    throw InputError("The data set has " + std::to_string(dataset.train.count()) +
                     " training images, but a benchmark needs at least a batch of " +
                     std::to_string(options.batch_size) + ".");
  }
  if (options.windows < 1 || !(options.seconds_per_window > 0)) {
    throw InputError("A benchmark has " + std::to_string(options.windows) + " windows of " +
                     std::to_string(options.seconds_per_window) +
                     " seconds, but must have at least one of more than 0 seconds.");
  }
}

Benchmark run_benchmark(const Workload& workload, const Dataset& dataset,
                        const BenchmarkOptions& options) {
  require_measurable(workload, dataset, options);
  const Configuration configuration = configuration_of(workload, options);
  Autoencoder model(configuration.model, configuration.training.seed);
  Trainer trainer(model, dataset, configuration.training);
  ProductsAlone products(model, options.batch_size);
  const Matrix<float> images =
      images_as_floats(dataset.train, 0, static_cast<std::size_t>(options.batch_size));
  const auto infer = [&](Index count) {
    const Matrix<float> codes = model.encode({images.data(), count, images.cols()});
    static_cast<void>(model.decode({codes.data(), codes.rows(), codes.cols()}));
  };
  const auto train = [&] {
    // A shorter last batch would be counted as a whole one, so an epoch ends before it.
    const auto batch = static_cast<std::size_t>(options.batch_size);
    const bool is_whole = trainer.samples_seen_in_epoch() + batch <= dataset.train.count();
    if (!is_whole) trainer.begin_next_epoch();
    trainer.step();
  };

  const auto images_per_batch = static_cast<double>(options.batch_size);
  const double window = options.seconds_per_window;
  rate_of(window / 2, train);
  const PhaseSeconds before = trainer.phase_seconds();
  std::vector<double> training;
  std::vector<double> inference;
  std::vector<double> single_image;
  std::vector<double> product_rates;
  for (int i = 0; i < options.windows; ++i) {
    training.push_back(images_per_batch * rate_of(window, train));
    product_rates.push_back(images_per_batch * rate_of(window, [&] { products.run(); }));
    inference.push_back(images_per_batch * rate_of(window / 2, [&] { infer(options.batch_size); }));
    single_image.push_back(1000.0 / rate_of(window / 4, [&] { infer(1); }));
  }
  const PhaseSeconds& after = trainer.phase_seconds();

  Benchmark result;
  result.workload = workload.name;
  result.batch_size = options.batch_size;
  result.threads = thread_count();
  result.kernels = active_kernels().name;
  result.training = spread_of(training);
  result.inference = spread_of(inference);
  result.single_image = spread_of(single_image);
  result.products = spread_of(product_rates);
  result.product_gigaflops =
      result.products.median / images_per_batch * products.operations() / 1e9;
  result.share_of_products = result.training.median / result.products.median;
  result.phases = {.gather = after.gather - before.gather,
                   .forward = after.forward - before.forward,
                   .loss = after.loss - before.loss,
                   .backward = after.backward - before.backward,
                   .update = after.update - before.update};
  return result;
}

std::string to_json(const std::vector<Benchmark>& benchmarks) {
  Json list = Json::array();
  for (const Benchmark& benchmark : benchmarks) {
    Json& row = list.emplace_back();
    row["workload"] = benchmark.workload;
    row["batch_size"] = benchmark.batch_size;
    row["threads"] = benchmark.threads;
    row["kernels"] = benchmark.kernels;
    row["training_images_per_second"] = json_of(benchmark.training);
    row["inference_images_per_second"] = json_of(benchmark.inference);
    row["single_image_milliseconds"] = json_of(benchmark.single_image);
    row["products_only_images_per_second"] = json_of(benchmark.products);
    row["products_gigaflops"] = benchmark.product_gigaflops;
    row["share_of_products"] = benchmark.share_of_products;
    row["phases"] = json_of(benchmark.phases);
  }
  return list.dump(2);
}

}  // namespace ae
