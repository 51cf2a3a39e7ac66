#pragma once

#include <cstddef>
#include <cstdint>
#include <span>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace ae::fuzz {

using Bytes = std::vector<std::uint8_t>;

/// A reader of outside bytes, with what it promises.
struct Target {
  std::string name;
  /// Reads the bytes. InputError is the only exception that may come of it. Ends the program by
  /// require() where what was read is not what the reader promises.
  void (*read)(std::span<const std::uint8_t> bytes);
  /// Small well-formed files.
  std::vector<Bytes> (*seeds)();
  /// Makes the check sums of changed bytes right again, so that what is behind them is reached.
  Bytes (*repair)(Bytes bytes) = nullptr;
};

std::vector<Target> archive_targets();
std::vector<Target> array_targets();
std::vector<Target> dataset_targets();
std::vector<Target> model_targets();
std::vector<Target> picture_targets();
std::vector<Target> table_targets();
std::vector<Target> text_targets();

/// Ends the program, saying what was promised, where it does not hold.
void require(bool holds, const char* promise);

inline std::string_view as_text(std::span<const std::uint8_t> bytes) {
  return {reinterpret_cast<const char*>(bytes.data()), bytes.size()};
}

inline Bytes as_bytes(std::string_view text) { return {text.begin(), text.end()}; }

}  // namespace ae::fuzz
