#include "base/json.hpp"

#include <string>
#include <utility>
#include <vector>

#include "base/error.hpp"

namespace ae {
namespace {

/// Builds one JSON value from the parser's events. The library's own builder silently keeps the
/// last of two equal keys, and looking for them from its callback would link a second parser into
/// the program.
class Builder {
 public:
  explicit Builder(std::size_t deepest_nesting) : deepest_nesting_(deepest_nesting) {}

  Json result;

  bool null() { return put(nullptr); }
  bool boolean(bool value) { return put(value); }
  bool number_integer(Json::number_integer_t value) { return put(value); }
  bool number_unsigned(Json::number_unsigned_t value) { return put(value); }
  bool number_float(Json::number_float_t value, const std::string& /*text*/) { return put(value); }
  bool string(std::string& value) { return put(std::move(value)); }
  bool binary(Json::binary_t& /*value*/) { return false; }
  bool start_object(std::size_t /*size*/) { return open(Json::object()); }
  bool start_array(std::size_t /*size*/) { return open(Json::array()); }
  bool end_object() { return close(); }
  bool end_array() { return close(); }

  bool key(std::string& name) {
    Json& object = *open_.back();
    if (object.contains(name)) throw InputError("has the key " + shortened(name) + " twice");
    next_ = &object[name];
    return true;
  }

  static bool parse_error(std::size_t byte, const std::string& /*text*/,
                          const Json::exception& error) {
    constexpr int number_overflow = 406;
    if (error.id == number_overflow) throw InputError("is no JSON that can be represented");
    throw InputError("is no JSON (error at byte " + std::to_string(byte) + ")");
  }

 private:
  bool put(Json value) {
    if (!open_.empty() && open_.back()->is_array()) {
      next_ = &open_.back()->emplace_back();
    }
    *next_ = std::move(value);
    return true;
  }

  bool open(Json value) {
    put(std::move(value));
    open_.push_back(next_);
    if (open_.size() > deepest_nesting_) {
      throw InputError("is nested more than " + std::to_string(deepest_nesting_) + " deep");
    }
    return true;
  }

  bool close() {
    open_.pop_back();
    return true;
  }

  std::size_t deepest_nesting_;
  /// The objects and arrays that have begun and not yet ended, the outermost first.
  std::vector<Json*> open_;
  Json* next_ = &result;  ///< the place for the next value
};

}  // namespace

std::string shortened(const Json& value) {
  constexpr std::size_t longest = 80;
  const std::string text = value.dump(-1, ' ', true, Json::error_handler_t::replace);
  return text.size() <= longest ? text : text.substr(0, longest) + "...";
}

Json parse_json(std::string_view text, int deepest_nesting) {
  Builder builder(static_cast<std::size_t>(deepest_nesting));
  Json::sax_parse(text, &builder);
  return std::move(builder.result);
}

}  // namespace ae
