#include "cli/options/data_option.hpp"

#include <CLI/CLI.hpp>

#include "cli/options/number_option.hpp"
#include "data/dataset_folder.hpp"
#include "data/digits_dataset.hpp"
#include "data/procedural_digits.hpp"

namespace ae::cli {

void DataOption::add_to(CLI::App& app) {
  app.add_option("--data", data_,
                 "A folder of IDX files by MNIST's names, .gz or not, or the word digits for "
                 "procedural digits, which need no download")
      ->type_name("FOLDER|digits")
      ->capture_default_str();
  app.add_option("--digits-count", digits_count_,
                 "Procedural digits to train on; the test set has a sixth as many")
      ->check(CLI::Range(std::size_t{1}, maximum_digits))
      ->capture_default_str();
  require_number<std::uint64_t>(
      app.add_option("--digits-seed", digits_seed_, "Another seed, other procedural digits")
          ->capture_default_str());
}

Dataset DataOption::load() const {
  if (!is_digits()) return load_dataset_folder(data_);
  return digits_dataset("digits", digits_count_, usual_test_count(digits_count_), digits_seed_);
}

ImageSet DataOption::load_test() const {
  if (!is_digits()) return load_dataset_folder(data_).test;
  return procedural_digits(usual_test_count(digits_count_), digits_seed_, digits_count_);
}

}  // namespace ae::cli
