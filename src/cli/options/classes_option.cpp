#include "cli/options/classes_option.hpp"

#include <CLI/CLI.hpp>
#include <charconv>
#include <string_view>

#include "base/error.hpp"
#include "data/classes.hpp"

namespace ae::cli {

std::vector<std::uint8_t> parse_classes(const std::string& option, const std::string& text) {
  std::vector<std::uint8_t> classes;
  std::string_view rest = text;
  while (true) {
    const std::size_t comma = rest.find(',');
    const std::string_view part = rest.substr(0, comma);
    std::uint8_t name = 0;
    const auto [stop, error] = std::from_chars(part.data(), part.data() + part.size(), name);
    if (error != std::errc() || stop != part.data() + part.size()) {
      throw InputError(option + " is \"" + text +
                       "\", but must be classes, whole numbers from 0 to 255, with commas between "
                       "them, as in 0,1,2.");
    }
    classes.push_back(name);
    if (comma == std::string_view::npos) return classes;
    rest.remove_prefix(comma + 1);
  }
}

void ClassesOption::add_to(CLI::App& app) {
  CLI::Option* classes = app.add_option("--classes", classes_,
                                        "Train and test with the images of these classes only, as "
                                        "in 0,1,2")
                             ->type_name("LIST");
  app.add_option("--except", except_, "Train and test without the images of these classes")
      ->type_name("LIST")
      ->excludes(classes);
}

Dataset ClassesOption::choose(Dataset dataset) const {
  if (!classes_.empty()) return with_classes(dataset, parse_classes("--classes", classes_));
  if (!except_.empty()) return without_classes(dataset, parse_classes("--except", except_));
  return dataset;
}

}  // namespace ae::cli
