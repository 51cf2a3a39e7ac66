#pragma once

#include <string>
#include <vector>

#include "data/dataset_part.hpp"

namespace ae {

/// Returns those of the parts, of which there is at least one, each once, that are the one data set
/// which they hold: labelled images before images alone before a table. What is left out for good,
/// such as a list of classes or a validation set beside a test set, has its path appended to
/// `strangers`; copies, which say again what another part says, are removed from `parts`. Throws
/// InputError, naming the files, where there is no data set or there are several, or where an
/// array's shape contradicts its name.
DatasetParts choose_dataset(std::vector<DatasetPart>& parts, std::vector<std::string>& strangers);

}  // namespace ae
