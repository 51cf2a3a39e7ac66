#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace ae {

/// The data set that a model was trained on, as its file tells it.
struct TrainingData {
  std::string name;       ///< such as "MNIST, 10,000 images"
  std::size_t train = 0;  ///< the number of images trained on
  std::size_t test = 0;   ///< the number of images tested with
  /// A hash of all images and labels (see fingerprint()); none in files of versions before.
  std::optional<std::uint64_t> hash = std::nullopt;
  bool operator==(const TrainingData&) const = default;
};

/// Returns the data set as a person names it, such as "digits (60 + 10 images, hash
/// 0123456789abcdef)".
std::string shown(const TrainingData& data);

/// Returns whether both are the same images, as far as the two tell: by their counts, and by their
/// hashes where both have one. Another name may be another path of the same files.
bool is_same_data(const TrainingData& one, const TrainingData& other);

/// Returns {"name": ..., "train": ..., "test": ..., "hash": "16 hexadecimal digits"}.
std::string to_json(const TrainingData& data);

/// Reads that back; other keys are passed over. Throws InputError, naming `source`, for anything
/// else.
TrainingData parse_training_data(std::string_view json, const std::string& source);

}  // namespace ae
