#pragma once

#include <stdexcept>
#include <string>

namespace ae {

/// Bad input: a file, key or value that is not what it should be. The message is one sentence that
/// names it, says what was found and what was expected. The command line exits with code 2.
class InputError : public std::runtime_error {
 public:
  using std::runtime_error::runtime_error;
};

/// The input was fine but the run failed. The command line exits with code 1.
class RunError : public std::runtime_error {
 public:
  using std::runtime_error::runtime_error;
};

}  // namespace ae
