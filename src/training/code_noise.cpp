#include "training/code_noise.hpp"

#include "math/noise.hpp"
#include "math/threads.hpp"

namespace ae {

void draw_code_noise(std::uint64_t seed, std::uint32_t epoch,
                     std::span<const std::uint32_t> samples, MatrixView<float> noise) {
  const auto width = static_cast<std::size_t>(noise.cols());
  if (width == 0) return;
  constexpr std::size_t rows_a_task = 16;
  parallel_for_chunks(samples.size(), rows_a_task, [&](std::size_t first, std::size_t rows) {
    for (std::size_t i = first; i < first + rows; ++i) {
      fill_normal({seed, RandomPurpose::code_noise, epoch, samples[i]},
                  {noise.data() + i * width, width});
    }
  });
}

}  // namespace ae
