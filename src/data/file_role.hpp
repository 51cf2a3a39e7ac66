#pragma once

#include <optional>
#include <string>

namespace ae {

/// What a file's name says of its place in a data set.
struct FileRole {
  std::optional<bool> is_test;    ///< whether it is of the test set, or of the training set
  bool is_validation = false;     ///< whether it is of a validation set, which also tests
  std::optional<bool> is_labels;  ///< whether it holds labels, or images
  std::string set;                ///< the rest of its name, such as "emnist-letters"; often empty
};

/// Reads a path such as "MNIST/raw/t10k-labels-idx1-ubyte.gz" or "mnist.npz/x_train.npy": the words
/// of the file's own name first and, where they say nothing of the set, those of its folders. A
/// ".npz" counts as a part of the name.
FileRole role_of(const std::string& path);

/// Returns whether the path is of what systems leave behind, such as .DS_Store and __MACOSX, or of
/// a hidden file or folder.
bool is_byproduct(const std::string& path);

/// Returns whether the name is such as data have, so that a broken file of that name is an error
/// and not a stranger.
bool has_name_of_data(const std::string& path);

/// Returns whether the path names a set of EMNIST, whose images are stored by columns.
bool is_emnist(const std::string& path);

}  // namespace ae
