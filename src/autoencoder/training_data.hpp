#pragma once

#include <cstddef>
#include <string>
#include <string_view>

namespace ae {

/// The data set that a model was trained on, as its file tells it.
struct TrainingData {
  std::string name;       ///< such as "MNIST, 10,000 images"
  std::size_t train = 0;  ///< the number of images trained on
  std::size_t test = 0;   ///< the number of images tested with
  bool operator==(const TrainingData&) const = default;
};

/// Returns {"name": ..., "train": ..., "test": ...}.
std::string to_json(const TrainingData& data);

/// Reads that back; other keys are passed over. Throws InputError, naming `source`, for anything
/// else.
TrainingData parse_training_data(std::string_view json, const std::string& source);

}  // namespace ae
