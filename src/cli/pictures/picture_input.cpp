#include "cli/pictures/picture_input.hpp"

#include <CLI/CLI.hpp>

#include "base/text.hpp"
#include "cli/output.hpp"
#include "data/prepare_picture.hpp"
#include "io/atomic_file.hpp"
#include "io/decode_picture.hpp"

namespace ae::cli {
namespace {

/// Says what was done to a picture, if anything was.
void say_remarks(const std::string& name, const std::vector<std::string>& remarks) {
  if (!remarks.empty()) say("Took " + name + " (" + joined(remarks, "; ") + ").");
}

}  // namespace

CLI::Option* add_picture_option(CLI::App& app, FileOptions& files, std::filesystem::path& picture) {
  return files.add_input(app, "--image", picture,
                         "A picture instead of test images: PNG, JPEG, GIF or BMP of any size, "
                         "such as a photo of a digit on paper");
}

Matrix<float> read_picture_for(const ModelConfiguration& model, const std::filesystem::path& file) {
  const std::string name = file.string();
  const Picture picture = decode_picture(read_file(file, largest_picture_file), name);
  const PreparedPicture prepared =
      prepare_picture(picture, name, static_cast<std::size_t>(model.input[0]),
                      static_cast<std::size_t>(model.input[1]));
  say_remarks(name, prepared.remarks);
  return ConstMatrixView<float>(prepared.image.data(), 1, model.features());
}

}  // namespace ae::cli
