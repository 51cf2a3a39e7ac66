#include "training/corruption.hpp"

#include <algorithm>

#include "math/random.hpp"

namespace ae {

void corrupt_image(const Corruption& corruption, std::uint64_t seed, std::uint32_t epoch,
                   std::uint32_t sample, std::span<float> pixels) {
  RandomStream random(seed, RandomPurpose::corruption, epoch, sample);
  const auto amount = static_cast<float>(corruption.amount);
  switch (corruption.kind) {
    case CorruptionKind::none:
      return;
    case CorruptionKind::gaussian:
      for (float& pixel : pixels) {
        pixel = std::clamp(pixel + amount * random.normal(), 0.0F, 1.0F);
      }
      return;
    case CorruptionKind::masking:
      for (float& pixel : pixels) {
        if (random.uniform() < amount) pixel = 0;
      }
      return;
    case CorruptionKind::salt_and_pepper:
      for (float& pixel : pixels) {
        const float draw = random.uniform();
        if (draw < amount) pixel = draw < amount / 2 ? 0.0F : 1.0F;
      }
      return;
  }
}

void corrupt(const Corruption& corruption, std::uint64_t seed, std::uint32_t epoch,
             std::span<const std::uint32_t> samples, MatrixView<float> images) {
  const auto features = static_cast<std::size_t>(images.cols());
  for (std::size_t i = 0; i < samples.size(); ++i) {
    corrupt_image(corruption, seed, epoch, samples[i],
                  {images.row(static_cast<Index>(i)).data(), features});
  }
}

}  // namespace ae
