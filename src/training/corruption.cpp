#include "training/corruption.hpp"

#include <algorithm>
#include <optional>

#include "math/noise.hpp"
#include "math/threads.hpp"

namespace ae {
namespace {

std::optional<Noise> noise_of(CorruptionKind kind) {
  switch (kind) {
    case CorruptionKind::none:
      return std::nullopt;
    case CorruptionKind::gaussian:
      return Noise::gaussian;
    case CorruptionKind::masking:
      return Noise::masking;
    case CorruptionKind::salt_and_pepper:
      return Noise::salt_and_pepper;
  }
  return std::nullopt;
}

}  // namespace

void corrupt_image(const Corruption& corruption, std::uint64_t seed, std::uint32_t epoch,
                   std::uint32_t sample, std::span<float> pixels) {
  if (const auto noise = noise_of(corruption.kind)) {
    add_noise(*noise, static_cast<float>(corruption.amount),
              {seed, RandomPurpose::corruption, epoch, sample}, pixels);
  }
}

void corrupt(const Corruption& corruption, std::uint64_t seed, std::uint32_t epoch,
             std::span<const std::uint32_t> samples, const ConstMatrixView<float>& clean,
             MatrixView<float> corrupted) {
  const auto features = static_cast<std::size_t>(clean.cols());
  constexpr std::size_t rows_a_task = 4;
  parallel_for_chunks(samples.size(), rows_a_task, [&](std::size_t first, std::size_t rows) {
    for (std::size_t i = first; i < first + rows; ++i) {
      const std::span<float> row(corrupted.data() + i * features, features);
      std::copy_n(clean.data() + i * features, features, row.begin());
      corrupt_image(corruption, seed, epoch, samples[i], row);
    }
  });
}

}  // namespace ae
