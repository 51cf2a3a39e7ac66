#include "cli/options/test_images_option.hpp"

#include <CLI/CLI.hpp>
#include <algorithm>
#include <string>

#include "base/error.hpp"
#include "cli/options/number_option.hpp"
#include "training/batch.hpp"

namespace ae::cli {
namespace {

constexpr std::size_t usual_count = 16;

}  // namespace

std::vector<CLI::Option*> TestImagesOption::add_to(CLI::App& app) {
  return {app.add_option("--count", count_, "How many test images to show")
              ->check(CLI::Range(1, 1000))
              ->default_str(std::to_string(usual_count)),
          require_number<std::size_t>(
              app.add_option("--from", from_, "The first of them, counted from 0")
                  ->capture_default_str())};
}

Matrix<float> TestImagesOption::choose(const ImageSet& test) const {
  if (from_ >= test.count()) {
    throw InputError("--from is " + std::to_string(from_) + ", but the last of the " +
                     std::to_string(test.count()) + " test images is number " +
                     std::to_string(test.count() - 1) + ".");
  }
  return images_as_floats(test, from_,
                          count_.value_or(std::min(usual_count, test.count() - from_)));
}

}  // namespace ae::cli
