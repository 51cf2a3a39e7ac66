#pragma once

#include <stdexcept>
#include <string>

namespace ae {

/// The error thrown for bad input: a file, key or value that is not what it should be. Its message
/// is one sentence that names the file, key or value and says what was found and what was expected.
/// The command line exits with code 2.
class InputError : public std::runtime_error {
 public:
  using std::runtime_error::runtime_error;
};

/// The error thrown when the input was fine but the run failed. The command line exits with code 1.
class RunError : public std::runtime_error {
 public:
  using std::runtime_error::runtime_error;
};

}  // namespace ae
