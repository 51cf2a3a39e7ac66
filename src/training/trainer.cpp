#include "training/trainer.hpp"

#include <algorithm>
#include <chrono>
#include <cmath>
#include <utility>

#include "base/shown_number.hpp"
#include "data/shuffle.hpp"
#include "training/batch.hpp"
#include "training/code_noise.hpp"
#include "training/corruption.hpp"

namespace ae {
namespace {

using Clock = std::chrono::steady_clock;

double seconds_since(Clock::time_point start) {
  return std::chrono::duration<double>(Clock::now() - start).count();
}

/// Adds the time since it was made, or since it last added, to one phase after another.
class Lap {
 public:
  void add_to(double& seconds) {
    const Clock::time_point now = Clock::now();
    seconds += std::chrono::duration<double>(now - start_).count();
    start_ = now;
  }

 private:
  Clock::time_point start_ = Clock::now();
};

Index largest_batch(const TrainingConfiguration& configuration, const Dataset& dataset) {
  return std::min(configuration.batch_size, static_cast<Index>(dataset.train.count()));
}

ConstMatrixView<float> as_const(const MatrixView<float>& matrix) {
  return {matrix.data(), matrix.rows(), matrix.cols()};
}

/// Puts the position in an epoch of so many images at the start of a batch of the new size.
void change_batch_size(TrainerState& state, std::size_t images, std::size_t before,
                       std::size_t after) {
  const auto seen_at = [images, &state](std::size_t batch_size) {
    return std::min<std::uint64_t>(images, state.batch * batch_size);
  };
  const std::uint64_t seen = seen_at(before);
  if (seen == 0) return;
  state.batch = seen == images ? (images + after - 1) / after : seen / after;
  state.loss_sum *= static_cast<double>(seen_at(after)) / static_cast<double>(seen);
}

}  // namespace

Trainer::Work::Work(const ModelConfiguration& model, const TrainingConfiguration& training,
                    Index capacity)
    : objective(model, training.loss_function(), capacity),
      clean(capacity, model.features()),
      noise(capacity, noise_width(model)) {
  if (training.corruption.kind != CorruptionKind::none) corrupted.resize(capacity, clean.cols());
}

Trainer::Trainer(Autoencoder& model, const Dataset& dataset,
                 const TrainingConfiguration& configuration)
    : model_(model),
      dataset_(dataset),
      configuration_(configuration),
      optimizer_(configuration.optimizer, model.parameters().size()),
      order_(dataset.train.count()),
      gradients_(model.parameters().size()),
      work_(std::make_unique<Work>(model.configuration(), configuration,
                                   largest_batch(configuration, dataset))) {
  require_image_size(model.configuration(), dataset.train);
  require_image_size(model.configuration(), dataset.test);
  shuffled_order(configuration_.seed, state_.epoch, order_);
  keep_as_good();
}

std::uint64_t Trainer::batches_per_epoch() const {
  const auto batch = static_cast<std::size_t>(batch_size());
  return (order_.size() + batch - 1) / batch;
}

std::size_t Trainer::samples_seen_in_epoch() const {
  return std::min(order_.size(),
                  static_cast<std::size_t>(state_.batch) * static_cast<std::size_t>(batch_size()));
}

double Trainer::step() {
  const Clock::time_point start = Clock::now();
  const std::size_t first = samples_seen_in_epoch();
  const std::size_t count = std::min(static_cast<std::size_t>(batch_size()), order_.size() - first);
  const double loss = forward_and_backward(std::span(order_).subspan(first, count));
  ++state_.batch;
  state_.loss_sum += loss * static_cast<double>(count);
  state_.seconds += seconds_since(start);
  return loss;
}

ConstMatrixView<float> Trainer::network_input(std::span<const std::uint32_t> samples,
                                              const MatrixView<float>& clean) {
  if (configuration_.corruption.kind == CorruptionKind::none) return as_const(clean);
  MatrixView<float> corrupted = first_rows(work_->corrupted, clean.rows());
  corrupt(configuration_.corruption, configuration_.seed, state_.epoch, samples,
          model_.configuration().input, as_const(clean), corrupted);
  return as_const(corrupted);
}

double Trainer::forward_and_backward(std::span<const std::uint32_t> samples) {
  const auto batch = static_cast<Index>(samples.size());
  Lap lap;
  const MatrixView<float> clean = first_rows(work_->clean, batch);
  gather(dataset_.train, samples, clean);
  draw_code_noise(configuration_.seed, state_.epoch, samples, first_rows(work_->noise, batch));
  const Batch<float> images = {network_input(samples, clean), as_const(clean),
                               first_rows(std::as_const(work_->noise), batch)};
  lap.add_to(phases_.gather);

  const std::span<const float> parameters = std::as_const(model_).parameters();
  work_->objective.forward(parameters, images);
  lap.add_to(phases_.forward);
  const double weight = term_weight(model_.configuration(), epochs_done());
  const double loss = work_->objective.value_with_gradient(parameters, images, weight).total;
  lap.add_to(phases_.loss);
  if (!std::isfinite(loss)) fail_as_diverged("training loss", loss);
  optimizer_.begin_update();
  work_->objective.backward(parameters, images, weight, std::span<float>(gradients_),
                            [&](std::size_t layer) {
                              lap.add_to(phases_.backward);
                              update(layer);
                              lap.add_to(phases_.update);
                            });
  return loss;
}

/// The epochs completed, and the share of the running one.
double Trainer::epochs_done() const {
  return static_cast<double>(state_.epoch) +
         static_cast<double>(state_.batch) / static_cast<double>(batches_per_epoch());
}

void Trainer::update(std::size_t layer) {
  const Network& network = model_.network();
  const std::span<float> parameters = network.part(model_.parameters(), layer);
  const auto first = static_cast<std::size_t>(parameters.data() - model_.parameters().data());
  optimizer_.update(first, parameters, network.part(std::span<const float>(gradients_), layer));
}

EpochMetrics Trainer::finish_epoch() {
  const Evaluation test = evaluate(model_, dataset_.test, configuration_);
  if (!std::isfinite(test.loss)) fail_as_diverged("test loss", test.loss);
  const auto samples = static_cast<double>(samples_seen_in_epoch());
  const EpochMetrics metrics = {.epoch = static_cast<int>(state_.epoch) + 1,
                                .train_loss = state_.loss_sum / samples,
                                .test_loss = test.loss,
                                .test_mse = test.mse,
                                .test_bce = test.bce,
                                .samples_per_second = samples / std::max(state_.seconds, 1e-9),
                                .seconds = state_.seconds,
                                .bound = test.bound};
  history_.push_back(metrics);
  begin_next_epoch();
  return metrics;
}

void Trainer::begin_next_epoch() {
  ++state_.epoch;
  state_.batch = 0;
  state_.loss_sum = 0;
  state_.seconds = 0;
  shuffled_order(configuration_.seed, state_.epoch, order_);
  keep_as_good();
}

void Trainer::reconfigure(const Configuration& next) {
  // Whatever can fail comes before anything is changed.
  ModelConfiguration model = with_family_of(model_.configuration(), next.model);
  TrainingConfiguration training = next.training;
  training.seed = configuration_.seed;
  validate({model, training});
  auto work = std::make_unique<Work>(model, training, largest_batch(training, dataset_));
  std::optional<Optimizer> fresh;
  OptimizerState fresh_state;
  if (training.optimizer.kind != configuration_.optimizer.kind) {
    fresh.emplace(training.optimizer, gradients_.size());
    fresh_state = fresh->state();
  }

  for (TrainerState* state : {&state_, &last_good_.state}) {
    change_batch_size(*state, order_.size(), static_cast<std::size_t>(batch_size()),
                      static_cast<std::size_t>(work->clean.rows()));
  }
  if (fresh) {
    optimizer_ = std::move(*fresh);
    last_good_.state.optimizer = std::move(fresh_state);
  }
  optimizer_.configure(training.optimizer);
  model_.configure(std::move(model));
  work_ = std::move(work);
  configuration_ = training;
}

std::optional<EpochMetrics> Trainer::run_epoch(const Observer& observer) {
  while (!epoch_is_complete()) {
    const double loss = step();
    if (!observer(loss)) return std::nullopt;
  }
  return finish_epoch();
}

TrainerState Trainer::state() const {
  TrainerState state = state_;
  state.optimizer = optimizer_.state();
  return state;
}

void Trainer::restore(TrainerState state, History history) {
  if (state.batch > batches_per_epoch()) {
    throw InputError("The saved state is at minibatch " + std::to_string(state.batch) +
                     " of its epoch, but with this data set and batch size an epoch has " +
                     std::to_string(batches_per_epoch()) + ".");
  }
  optimizer_.restore(std::move(state.optimizer));
  state_ = std::move(state);
  history_ = std::move(history);
  shuffled_order(configuration_.seed, state_.epoch, order_);
  keep_as_good();
}

void Trainer::keep_as_good() {
  last_good_.state = state();
  last_good_.parameters.assign(model_.parameters().begin(), model_.parameters().end());
}

void Trainer::fail_as_diverged(const std::string& what, double loss) {
  const std::uint32_t epoch = state_.epoch + 1;
  std::ranges::copy(last_good_.parameters, model_.parameters().begin());
  restore(last_good_.state, history_);
  throw DivergedError("Training diverged: the " + what + " became " +
                      (std::isnan(loss) ? "NaN" : "infinite") + " in epoch " +
                      std::to_string(epoch) +
                      "; the model was put back to where it was after epoch " +
                      std::to_string(state_.epoch) + ". Try a training.learning_rate below " +
                      shown(configuration_.optimizer.learning_rate) + ".");
}

}  // namespace ae
