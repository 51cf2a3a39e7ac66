#include "training/corruption.hpp"

#include <algorithm>
#include <cmath>
#include <numeric>
#include <optional>
#include <vector>

#include "math/noise.hpp"
#include "math/threads.hpp"

namespace ae {
namespace {

/// The noise that hits each pixel by itself.
std::optional<Noise> noise_of(const Corruption& corruption) {
  switch (corruption.kind) {
    case CorruptionKind::none:
    case CorruptionKind::block:
      return std::nullopt;
    case CorruptionKind::gaussian:
      return corruption.clip ? Noise::clipped_gaussian : Noise::gaussian;
    case CorruptionKind::masking:
      return Noise::masking;
    case CorruptionKind::salt_and_pepper:
      return Noise::salt_and_pepper;
  }
  return std::nullopt;
}

/// Sets a rectangle of the image's proportions to 0, of a share `amount` of its area as nearly as
/// whole pixels allow; every place it fits at is equally likely.
void occlude(double amount, RandomStream random, const std::array<Index, 2>& size,
             std::span<float> pixels) {
  const auto side = [&](Index whole) {
    return static_cast<Index>(std::lround(std::sqrt(amount) * static_cast<double>(whole)));
  };
  const Index rows = side(size[0]);
  const Index columns = side(size[1]);
  const auto top = static_cast<Index>(random.below(static_cast<std::uint32_t>(size[0] - rows + 1)));
  const auto left =
      static_cast<Index>(random.below(static_cast<std::uint32_t>(size[1] - columns + 1)));
  MatrixView<float>(pixels.data(), size[0], size[1]).block(top, left, rows, columns).setZero();
}

}  // namespace

void corrupt_image(const Corruption& corruption, std::uint64_t seed, std::uint32_t epoch,
                   std::uint32_t sample, const std::array<Index, 2>& size,
                   std::span<float> pixels) {
  if (corruption.kind == CorruptionKind::block) {
    occlude(corruption.amount, RandomStream(seed, RandomPurpose::corruption, epoch, sample), size,
            pixels);
  } else if (const auto noise = noise_of(corruption)) {
    add_noise(*noise, static_cast<float>(corruption.amount),
              {seed, RandomPurpose::corruption, epoch, sample}, pixels);
  }
}

void corrupt(const Corruption& corruption, std::uint64_t seed, std::uint32_t epoch,
             std::span<const std::uint32_t> samples, const std::array<Index, 2>& size,
             const ConstMatrixView<float>& clean, MatrixView<float> corrupted) {
  const auto features = static_cast<std::size_t>(clean.cols());
  constexpr std::size_t rows_a_task = 4;
  parallel_for_chunks(samples.size(), rows_a_task, [&](std::size_t first, std::size_t rows) {
    for (std::size_t i = first; i < first + rows; ++i) {
      const std::span<float> row(corrupted.data() + i * features, features);
      std::copy_n(clean.data() + i * features, features, row.begin());
      corrupt_image(corruption, seed, epoch, samples[i], size, row);
    }
  });
}

Matrix<float> corrupted_images(const Corruption& corruption, std::uint64_t seed,
                               std::uint32_t epoch, std::size_t first,
                               const std::array<Index, 2>& size,
                               const ConstMatrixView<float>& clean) {
  Matrix<float> corrupted(clean.rows(), clean.cols());
  std::vector<std::uint32_t> samples(static_cast<std::size_t>(clean.rows()));
  std::iota(samples.begin(), samples.end(), static_cast<std::uint32_t>(first));
  corrupt(corruption, seed, epoch, samples, size, clean,
          {corrupted.data(), corrupted.rows(), corrupted.cols()});
  return corrupted;
}

}  // namespace ae
