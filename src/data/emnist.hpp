#pragma once

#include <string>
#include <vector>

namespace ae {

/// Returns the names of the classes of a set of EMNIST (Cohen, Afshar, Tapson & van Schaik 2017) by
/// its name in the path, such as "emnist-letters-train-images-idx3-ubyte"; none for the sets of
/// digits, which name themselves.
std::vector<std::string> emnist_class_names(const std::string& path);

}  // namespace ae
