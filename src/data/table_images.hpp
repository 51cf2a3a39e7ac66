#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <vector>

#include "data/array_images.hpp"
#include "data/class_numbers.hpp"
#include "data/image_set.hpp"
#include "io/table.hpp"

namespace ae {

/// The meaning of a table's columns, found from the training set's table and then used for both
/// sets: which of them holds the labels, which make up an image, and how their values become
/// pixels.
///
/// The label's column is the one asked for; else one named label, class, target, y, species or the
/// like; else the only column of texts; else, where all columns but one make a square image, the
/// first or last column, whichever holds whole numbers of which there are few. The others are an
/// image if they make a square of at least 8 x 8 and are named alike, such as pixel0, pixel1, or
/// not at all; and otherwise features, an image of one row. The values of an image share one scale
/// (see scale_for_range()). Features have one each, from the least to the greatest value, but at
/// most 4 standard deviations from the mean.
class TablePlan {
 public:
  /// `label` is a column's name or, in a table without names, its number from 1; it may be empty.
  /// `wanted` is the images' size or 0 x 0. Throws InputError, naming `source`, where the label's
  /// column is not there, no column of numbers is left, or they are not of the wanted size.
  TablePlan(const Table& train, const std::string& label, ImageSize wanted,
            const std::string& source);

  /// Returns the images of a table with the same columns, or with the same but for the label.
  /// Throws InputError, naming `source`, for another number of columns, other names, or texts where
  /// numbers were.
  [[nodiscard]] ImageSet images(const Table& table, const std::string& source) const;

  /// Returns the labels as texts, [rows], or nothing where the table has none. Throws InputError,
  /// naming `source`, where a label is missing or there are more than 256 different texts.
  [[nodiscard]] LabelTexts labels(const Table& table, const std::string& source) const;

  /// The name of the column of labels; empty where there is none, or it has no name.
  [[nodiscard]] const std::string& label_name() const { return label_name_; }

  /// Returns whether the values are pixels, not features.
  [[nodiscard]] bool are_images() const { return are_images_; }

  /// Sentences on what was done with the columns.
  [[nodiscard]] const std::vector<std::string>& remarks() const { return remarks_; }

 private:
  void choose_label(const Table& table, const std::string& wanted, const std::string& source);
  void choose_features(const Table& table);
  void choose_scales(const Table& table);
  [[nodiscard]] bool has_label(const Table& table, const std::string& source) const;
  void require_same_columns(const Table& table, const std::string& source) const;
  /// Returns where a feature is in a row of a table with or without the label's column.
  [[nodiscard]] std::size_t place(std::size_t column, bool has_label) const;

  std::vector<std::string> names_;  ///< of all columns; empty texts where there are none
  std::optional<std::size_t> label_;
  std::string label_name_;
  std::vector<std::size_t> features_;
  std::vector<float> means_;        ///< [features], what missing values count as
  std::vector<PixelScale> scales_;  ///< [features], or one for all
  bool are_images_ = false;
  ImageSize size_;
  std::vector<std::string> remarks_;
};

}  // namespace ae
