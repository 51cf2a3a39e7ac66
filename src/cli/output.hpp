#pragma once

#include <filesystem>
#include <nlohmann/json.hpp>
#include <string>

namespace ae::cli {

/// JSON that keeps its keys in the order in which they were written.
using Json = nlohmann::ordered_json;

/// A line on standard error.
void say(const std::string& line);

/// "autoencoder: <sentence>." on standard error; a full stop is added where there is none.
void say_error(const std::string& sentence);

/// Text or one line of JSON on standard output, at once; RunError if it cannot be written.
void print(const std::string& text);
void print(const Json& json);

/// InputError, naming the file, unless it looks as if it could be written: to be told before an
/// hour of training, not after.
void require_writable(const std::filesystem::path& file);

}  // namespace ae::cli
