#include "cli/licences.hpp"

namespace ae::cli {

std::string licence_texts() {
  const std::string rule(80, '=');
  std::string texts;
  for (const Licence& licence : licences()) {
    if (!texts.empty()) texts += "\n";
    texts += rule + "\n" + std::string(licence.name) + " (" + std::string(licence.identifier) + ")";
    if (!licence.home.empty()) texts += "\n" + std::string(licence.home);
    texts += "\n" + rule + "\n\n" + std::string(licence.text);
  }
  return texts;
}

}  // namespace ae::cli
