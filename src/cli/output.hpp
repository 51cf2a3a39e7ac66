#pragma once

#include <string>

#include "base/json.hpp"

namespace ae::cli {

/// Writes a line to standard error.
void say(const std::string& line);

/// Writes "autoencoder: <sentence>." to standard error; a full stop is added where the sentence has
/// none.
void say_error(const std::string& sentence);

/// Writes text or one line of JSON to standard output and flushes it. Throws RunError if it cannot
/// be written.
void print(const std::string& text);
void print(const Json& json);

}  // namespace ae::cli
