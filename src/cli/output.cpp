#include "cli/output.hpp"

#include <iostream>

#include "base/error.hpp"

namespace ae::cli {

void say(const std::string& line) { std::cerr << line + '\n' << std::flush; }

void say_error(const std::string& sentence) {
  const bool ended = sentence.ends_with('.') || sentence.ends_with('!') || sentence.ends_with('?');
  say("autoencoder: " + sentence + (ended ? "" : "."));
}

void print(const std::string& text) {
  std::cout << text << std::flush;
  if (!std::cout) throw RunError("standard output cannot be written");
}

void print(const Json& json) {
  print(json.dump(-1, ' ', false, Json::error_handler_t::replace) + "\n");
}

}  // namespace ae::cli
