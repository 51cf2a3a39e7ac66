#include "training/checkpoint.hpp"

#include <algorithm>
#include <cmath>
#include <limits>
#include <utility>

#include "base/json.hpp"

namespace ae {
namespace {

constexpr const char* first_moments_name = "optimizer.first_moments";
constexpr const char* second_moments_name = "optimizer.second_moments";
constexpr std::uint64_t most_epochs = std::numeric_limits<std::int32_t>::max();
constexpr std::uint64_t most_batches = std::uint64_t{1} << 53U;

std::vector<float> moments(SafetensorsFile& file, const std::string& name, std::size_t size,
                           const std::string& source) {
  const auto found = std::ranges::find(file.tensors, name, &Tensor::name);
  const std::size_t count = found == file.tensors.end() ? 0 : found->values.size();
  if (count != size) {
    throw InputError(source + ": tensor " + name + " has " + std::to_string(count) +
                     " values, but a checkpoint of this model has " + std::to_string(size) + ".");
  }
  return std::move(found->values);
}

/// Returns a counter; the largest that a double holds exactly is more than enough.
std::uint64_t counter_in(const Json& json, const char* name, std::uint64_t largest) {
  const Json& value = json.at(name);
  if (value.is_number_unsigned() && value.get<std::uint64_t>() <= largest) {
    return value.get<std::uint64_t>();
  }
  throw InputError("has " + value.dump() + " as \"" + name + "\", but a whole number from 0 to " +
                   std::to_string(largest) + " was expected");
}

/// Returns a sum, which is finite.
double sum_in(const Json& json, const char* name) {
  const Json& value = json.at(name);
  if (value.is_number() && std::isfinite(value.get<double>())) return value.get<double>();
  throw InputError("has " + value.dump() + " as \"" + name + "\", but a number was expected");
}

TrainerState parse_counters(const SafetensorsFile& file, const std::string& source) {
  const auto found = file.metadata.find("trainer");
  if (found == file.metadata.end()) {
    throw InputError(source +
                     " is a model, not a checkpoint: its metadata has no \"trainer\", the "
                     "counters that training goes on from.");
  }
  try {
    const Json json = parse_json(found->second);
    TrainerState state;
    state.epoch = static_cast<std::uint32_t>(counter_in(json, "epoch", most_epochs));
    state.batch = counter_in(json, "batch", most_batches);
    state.loss_sum = sum_in(json, "loss_sum");
    state.seconds = sum_in(json, "seconds");
    state.optimizer.updates = counter_in(json, "updates", most_batches);
    return state;
  } catch (const Json::exception&) {
    throw InputError(source +
                     ": its metadata \"trainer\" is not the counters this program writes.");
  } catch (const InputError& error) {
    throw InputError(source + ": its metadata \"trainer\" " + error.what() + ".");
  }
}

}  // namespace

SafetensorsView view_as_checkpoint(const Configuration& configuration, const Autoencoder& model,
                                   const Trainer& trainer,
                                   const std::optional<TrainingData>& data) {
  const TrainerState& counters = trainer.counters();
  const OptimizerState& optimizer = trainer.optimizer_state();
  SafetensorsView view = view_as_safetensors(configuration, model, trainer.history(), data);
  view.metadata["trainer"] = Json{
      {"epoch", counters.epoch},
      {"batch", counters.batch},
      {"loss_sum", counters.loss_sum},
      {"seconds", counters.seconds},
      {"updates",
       optimizer.updates}}.dump();
  const auto add = [&view](const char* name, const std::vector<float>& values) {
    if (!values.empty()) view.tensors.push_back({name, {values.size()}, values});
  };
  add(first_moments_name, optimizer.first_moments);
  add(second_moments_name, optimizer.second_moments);
  return view;
}

std::vector<std::uint8_t> serialize_checkpoint(const Configuration& configuration,
                                               const Autoencoder& model, const Trainer& trainer,
                                               const std::optional<TrainingData>& data) {
  return serialize_view(view_as_checkpoint(configuration, model, trainer, data));
}

bool describes_checkpoint(const SafetensorsFile& file) { return file.metadata.contains("trainer"); }

Checkpoint checkpoint_from_safetensors(SafetensorsFile& file, const std::string& source) {
  TrainerState state = parse_counters(file, source);
  SavedModel saved = from_safetensors(file, source);
  const std::size_t parameters = saved.model.parameters().size();
  state.optimizer.first_moments = moments(file, first_moments_name, parameters, source);
  if (saved.configuration.training.optimizer.kind == OptimizerKind::adam) {
    state.optimizer.second_moments = moments(file, second_moments_name, parameters, source);
  }
  return {std::move(saved), std::move(state)};
}

Checkpoint parse_checkpoint(std::span<const std::uint8_t> bytes, const std::string& source) {
  SafetensorsFile file = parse_safetensors(bytes, source);
  return checkpoint_from_safetensors(file, source);
}

}  // namespace ae
