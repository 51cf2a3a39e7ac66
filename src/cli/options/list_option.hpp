#pragma once

#include <string>
#include <vector>

#include "autoencoder/configuration.hpp"

namespace ae::cli {

/// Options that take lists write them with commas between the entries, and "" for an empty list:
/// "512,256,64" or "relu,tanh,elu". Each parser throws an InputError that names the option for
/// anything else.
void parse_list(const std::string& option, const std::string& text, std::vector<Index>& widths);
void parse_list(const std::string& option, const std::string& text,
                std::vector<Activation>& activations);

/// The list as such a text.
std::string list_text(const std::vector<Index>& widths);
std::string list_text(const std::vector<Activation>& activations);

/// What --help adds to say how such a list is written, and what it calls the value.
struct ListHelp {
  const char* example;
  const char* type;
};
constexpr ListHelp list_help(const std::vector<Index>& /*type*/) {
  return {", as in 512,256,64; \"\" for none", "WIDTHS"};
}
constexpr ListHelp list_help(const std::vector<Activation>& /*type*/) {
  return {", as in relu,tanh,elu", "NAMES"};
}

}  // namespace ae::cli
