#pragma once

#include <string>
#include <vector>

#include "data/dataset_part.hpp"
#include "data/dataset_reader.hpp"

namespace ae {

/// Makes the data set that these files hold; see DatasetReader::finish(). The paths of files that
/// are of no use are appended to `strangers`.
ReadDataset assemble_dataset(std::vector<DatasetPart> parts, const ReadOptions& options,
                             std::vector<std::string>& strangers);

}  // namespace ae
