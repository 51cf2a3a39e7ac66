#include "autoencoder/json.hpp"

#include <set>
#include <string>
#include <vector>

#include "error.hpp"

namespace ae {

std::string shortened(const Json& value) {
  constexpr std::size_t longest = 80;
  const std::string text = value.dump(-1, ' ', true, Json::error_handler_t::replace);
  return text.size() <= longest ? text : text.substr(0, longest) + "...";
}

Json parse_json(std::string_view text, int deepest_nesting) {
  std::vector<std::set<std::string>> open_objects;
  // The parser silently keeps the last of two equal keys, so its callback looks for them.
  const auto check = [&](int depth, Json::parse_event_t event, const Json& value) {
    if (depth > deepest_nesting) {
      throw InputError("is nested more than " + std::to_string(deepest_nesting) + " deep");
    }
    if (event == Json::parse_event_t::object_start) open_objects.emplace_back();
    if (event == Json::parse_event_t::object_end) open_objects.pop_back();
    if (event == Json::parse_event_t::key) {
      if (!open_objects.back().insert(value.get<std::string>()).second) {
        throw InputError("has the key " + shortened(value) + " twice");
      }
    }
    return true;
  };
  try {
    return Json::parse(text, check);
  } catch (const Json::parse_error& error) {
    throw InputError("is no JSON (error at byte " + std::to_string(error.byte) + ")");
  } catch (const Json::exception&) {
    throw InputError("is no JSON that can be represented");
  }
}

}  // namespace ae
