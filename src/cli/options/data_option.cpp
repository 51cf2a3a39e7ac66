#include "cli/options/data_option.hpp"

#include <CLI/CLI.hpp>
#include <charconv>
#include <string_view>
#include <utility>

#include "base/error.hpp"
#include "cli/options/named_data.hpp"
#include "cli/options/number_option.hpp"
#include "cli/output.hpp"
#include "data/dataset_files.hpp"
#include "data/digits_dataset.hpp"
#include "data/procedural_digits.hpp"

namespace ae::cli {

void DataOption::add_to(CLI::App& app, const FileOptions& files) {
  files_ = &files;
  app.add_option(
         "--data", data_,
         "A folder or a file of IDX, NumPy or CSV data or of pictures, packed or not; or a word: "
         "mnist (all of it where it was fetched, else 10,000 images), mnist:10000, "
         "mnist:70000, fashion, or digits or digits:COUNT for procedural digits")
      ->type_name("PATH|WORD")
      ->default_str(data_.empty() ? "mnist, or digits where that is not there" : data_);
  app.add_option("--label", label_,
                 "The column of a table's labels, by its name or, in a table without names, by its "
                 "number from 1")
      ->type_name("COLUMN");
  app.add_flag("--invert,!--no-invert", invert_,
               "Whether the pictures of a folder are dark on light; else their borders tell");
  app.add_flag("--transpose", transpose_,
               "Exchange the rows and columns of the images; EMNIST's are recognised by name");
  count_ = app.add_option("--digits-count", digits_count_,
                          "Procedural digits to train on; the test set has a sixth as many")
               ->check(CLI::Range(std::size_t{1}, maximum_digits))
               ->capture_default_str();
  seed_ = require_number<std::uint64_t>(
      app.add_option("--digits-seed", digits_seed_, "Another seed, other procedural digits")
          ->capture_default_str());
}

void DataOption::add_image_size_to(CLI::App& app) {
  app.add_option("--rows", size_.rows, "The rows of images whose pixels stand in one line")
      ->check(CLI::Range(std::size_t{1}, largest_image_side));
  app.add_option("--columns", size_.columns, "The columns of images whose pixels stand in one line")
      ->check(CLI::Range(std::size_t{1}, largest_image_side));
  app.add_option("--side", side_,
                 "The height and width that the pictures of a folder are fitted into")
      ->check(CLI::Range(smallest_picture_set_side, largest_picture_set_side))
      ->capture_default_str();
}

Dataset DataOption::read(ImageSize size) const {
  const ImageSize wanted = size == ImageSize{} ? size_ : size;
  const bool is_side = size.rows == size.columns && size.rows >= smallest_picture_set_side &&
                       size.rows <= largest_picture_set_side;
  LoadedDataset read = load_dataset_files(
      name(), {.name = name(),
               .size = wanted,
               .transpose = transpose_ ? std::optional(true) : std::nullopt,
               .label = label_,
               .pictures = {.side = is_side ? size.rows : side_, .invert = invert_}});
  files_->require_not_written("--data", read.files);
  // Some commands read their data twice, for the test set and for the training set.
  if (!has_told_) {
    for (const std::string& remark : read.remarks) say(remark);
  }
  has_told_ = true;
  return std::move(read.dataset);
}

const std::string& DataOption::name() const {
  if (!data_.empty()) return data_;
  const bool asks_for_digits = count_->count() + seed_->count() > 0;
  data_ = !asks_for_digits && NamedData().has_mnist() ? "mnist" : "digits";
  if (data_ == "digits" && !asks_for_digits) {
    say("MNIST is not there, so the data are procedural digits. \"npm run fetch-mnist\" fetches "
        "it; --data digits is quiet about it.");
  }
  return data_;
}

std::optional<std::size_t> DataOption::digits() const {
  constexpr std::string_view word = "digits";
  const std::string& text = name();
  if (text == word) return digits_count_;
  if (!text.starts_with("digits:")) return std::nullopt;
  const std::string_view number = std::string_view(text).substr(word.size() + 1);
  std::size_t count = 0;
  const auto [stop, error] = std::from_chars(number.data(), number.data() + number.size(), count);
  if (error != std::errc() || stop != number.data() + number.size() || count < 1 ||
      count > maximum_digits) {
    throw InputError("--data is \"" + text +
                     "\", but the number of digits must be a whole number "
                     "from 1 to " +
                     std::to_string(maximum_digits) + ".");
  }
  return count;
}

Dataset DataOption::load(ImageSize size) const {
  if (const auto count = digits()) {
    return digits_dataset("digits", *count, usual_test_count(*count), digits_seed_);
  }
  if (auto named = NamedData().load(name())) {
    files_->require_not_written("--data", named->files);
    return std::move(named->dataset);
  }
  return read(size);
}

ImageSet DataOption::load_test(ImageSize size) const { return load_named_test(size).images; }

NamedImages DataOption::load_named_test(ImageSize size) const {
  if (const auto count = digits()) {
    return {procedural_digits(usual_test_count(*count), digits_seed_, *count), {}};
  }
  Dataset dataset = load(size);
  return {std::move(dataset.test), std::move(dataset.class_names)};
}

}  // namespace ae::cli
