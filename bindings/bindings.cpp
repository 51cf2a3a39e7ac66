// The core as a JavaScript module. Nothing is decided here: each entry names a function of the core
// or adapts its arguments. Typed arrays are copied on the way in and out, because a view into
// WebAssembly memory dies when that memory grows, and one of shared memory cannot be posted. C++
// exceptions pass through; the worker reads their type and message with getExceptionMessage.
#include <cstdint>
#include <emscripten/bind.h>
#include <emscripten/val.h>
#include <memory>
#include <string>
#include <vector>

#include "analysis/image_quality.hpp"
#include "analysis/latent_path.hpp"
#include "autoencoder/configuration_json.hpp"
#include "autoencoder/configuration_names.hpp"
#include "benchmark/measure.hpp"
#include "data/dataset.hpp"
#include "data/idx.hpp"
#include "data/prepare_drawing.hpp"
#include "data/procedural_digits.hpp"
#include "io/model_file.hpp"
#include "math/threads.hpp"
#include "training/batch.hpp"
#include "training/corruption.hpp"
#include "training/trainer.hpp"

EMSCRIPTEN_DECLARE_VAL_TYPE(Float32Array)
EMSCRIPTEN_DECLARE_VAL_TYPE(Uint8Array)

namespace {

using namespace ae;

template <typename TypedArray, typename T>
TypedArray copy_out(const T* values, std::size_t count) {
  return TypedArray(
      emscripten::val(emscripten::typed_memory_view(count, values)).call<emscripten::val>("slice"));
}

Float32Array copy_out(const Matrix<float>& matrix) {
  return copy_out<Float32Array>(matrix.data(), static_cast<std::size_t>(matrix.size()));
}

std::vector<float> copy_in(const Float32Array& array) {
  return emscripten::convertJSArrayToNumberVector<float>(array);
}

std::vector<std::uint8_t> copy_in(const Uint8Array& array) {
  return emscripten::convertJSArrayToNumberVector<std::uint8_t>(array);
}

/// The values as rows of `columns` each; InputError if they do not come out even.
ConstMatrixView<float> as_rows(const std::vector<float>& values, Index columns) {
  const auto size = static_cast<Index>(values.size());
  if (size % columns != 0) {
    throw InputError("The array has " + std::to_string(size) +
                     " values, but must have a multiple of " + std::to_string(columns) + ".");
  }
  return {values.data(), size / columns, columns};
}

// --- data ---

std::unique_ptr<Dataset> digits_dataset(std::uint32_t train_count, std::uint32_t test_count,
                                        double seed) {
  constexpr std::uint32_t most = 1'000'000;
  if (train_count < 1 || train_count > most || test_count < 1 || test_count > most) {
    throw InputError("There are to be " + std::to_string(train_count) + " and " +
                     std::to_string(test_count) + " digits, but each must be from 1 to 1000000.");
  }
  const auto whole_seed = static_cast<std::uint64_t>(seed);
  return std::make_unique<Dataset>(
      make_dataset("procedural digits", procedural_digits(train_count, whole_seed),
                   procedural_digits(test_count, whole_seed, train_count)));
}

ImageSet idx_images(const Uint8Array& images, const std::string& images_name,
                    const Uint8Array& labels, const std::string& labels_name) {
  ImageSet set = parse_idx_images(copy_in(images), images_name);
  if (labels["length"].as<std::size_t>() == 0) return set;
  return with_labels(std::move(set), images_name, parse_idx_labels(copy_in(labels), labels_name),
                     labels_name);
}

std::unique_ptr<Dataset> join_dataset(const std::string& name, ImageSet& train, ImageSet& test) {
  return std::make_unique<Dataset>(make_dataset(name, std::move(train), std::move(test)));
}

std::unique_ptr<Dataset> split_images(const std::string& name, ImageSet& all) {
  return std::make_unique<Dataset>(split_dataset(name, std::move(all)));
}

Float32Array test_images(const Dataset& dataset, std::uint32_t first, std::uint32_t count) {
  return copy_out(images_as_floats(dataset.test, first, count));
}

Uint8Array test_labels(const Dataset& dataset) {
  return copy_out<Uint8Array>(dataset.test.labels.data(), dataset.test.labels.size());
}

Float32Array prepare(const Float32Array& pixels, std::uint32_t rows, std::uint32_t columns) {
  const std::vector<float> prepared = prepare_drawing(copy_in(pixels), rows, columns);
  return copy_out<Float32Array>(prepared.data(), prepared.size());
}

// --- model ---

/// Checks a configuration and writes out every key.
std::string normalize_configuration(const std::string& json) {
  return to_json(parse_configuration(json, "configuration"));
}

std::unique_ptr<SavedModel> create_model(const std::string& configuration_json) {
  const Configuration configuration = parse_configuration(configuration_json, "configuration");
  return std::make_unique<SavedModel>(
      configuration, Autoencoder(configuration.model, configuration.training.seed), History{});
}

std::unique_ptr<SavedModel> open_model(const Uint8Array& bytes, const std::string& name) {
  return std::make_unique<SavedModel>(parse_model(copy_in(bytes), name));
}

Uint8Array save_model(const SavedModel& saved) {
  const std::vector<std::uint8_t> bytes =
      serialize_model(saved.configuration, saved.model, saved.history);
  return copy_out<Uint8Array>(bytes.data(), bytes.size());
}

std::string configuration_of(const SavedModel& saved) { return to_json(saved.configuration); }
int features_of(const SavedModel& saved) {
  return static_cast<int>(saved.configuration.model.features());
}
std::string history_of(const SavedModel& saved) { return to_json(saved.history); }

/// What a layer looks like from outside: activations have names there.
struct LayerInfo {
  std::string name;
  int inputs;
  int outputs;
  std::string activation;
  int parameters;
};

std::vector<LayerInfo> layers_of(const SavedModel& saved) {
  std::vector<LayerInfo> layers;
  for (const LayerDescription& layer : layer_table(saved.configuration.model)) {
    layers.push_back({layer.name, static_cast<int>(layer.inputs), static_cast<int>(layer.outputs),
                      name_of(layer.activation), static_cast<int>(layer.parameters)});
  }
  return layers;
}

Float32Array encode(const SavedModel& saved, const Float32Array& images) {
  const std::vector<float> values = copy_in(images);
  return copy_out(saved.model.encode(as_rows(values, saved.configuration.model.features())));
}

Float32Array decode(const SavedModel& saved, const Float32Array& codes) {
  const std::vector<float> values = copy_in(codes);
  return copy_out(saved.model.decode(as_rows(values, saved.configuration.model.code)));
}

Float32Array corrupt_images(const SavedModel& saved, const Float32Array& images,
                            const std::string& kind, double amount, bool clip, double seed) {
  const auto named = value_named<CorruptionKind>(kind);
  if (!named) {
    throw InputError("The corruption is \"" + kind + "\", but must be " +
                     allowed_names<CorruptionKind>() + ".");
  }
  Configuration configuration = saved.configuration;
  configuration.training.corruption = {*named, amount, clip};
  configuration.model.family = Family::plain;
  validate(configuration);
  const std::vector<float> values = copy_in(images);
  const ConstMatrixView<float> clean = as_rows(values, configuration.model.features());
  Matrix<float> corrupted(clean.rows(), clean.cols());
  std::vector<std::uint32_t> samples(static_cast<std::size_t>(clean.rows()));
  for (std::size_t i = 0; i < samples.size(); ++i) samples[i] = static_cast<std::uint32_t>(i);
  corrupt(configuration.training.corruption, static_cast<std::uint64_t>(seed), 0, samples,
          configuration.model.input, clean, {corrupted.data(), corrupted.rows(), corrupted.cols()});
  return copy_out(corrupted);
}

Float32Array errors_of(const Float32Array& images, const Float32Array& reconstructions,
                       int features) {
  const std::vector<float> before = copy_in(images);
  const std::vector<float> after = copy_in(reconstructions);
  const std::vector<float> errors =
      reconstruction_errors(as_rows(before, features), as_rows(after, features));
  return copy_out<Float32Array>(errors.data(), errors.size());
}

Float32Array interpolate(const Float32Array& from, const Float32Array& to, int steps) {
  return copy_out(interpolate_codes(copy_in(from), copy_in(to), steps));
}

// --- training ---

/// A trainer that goes on after the epochs the model has behind it, with fresh moments.
std::unique_ptr<Trainer> make_trainer(SavedModel& saved, const Dataset& dataset) {
  auto trainer = std::make_unique<Trainer>(saved.model, dataset, saved.configuration.training);
  TrainerState state = trainer->state();
  state.epoch = static_cast<std::uint32_t>(saved.history.size());
  trainer->restore(std::move(state), saved.history);
  return trainer;
}

/// The epoch's metrics as JSON, as a line of the history has them.
std::string finish_epoch(Trainer& trainer, SavedModel& saved) {
  const EpochMetrics metrics = trainer.finish_epoch();
  saved.history = trainer.history();
  return to_json(metrics);
}

double test_loss(const SavedModel& saved, const Dataset& dataset, std::uint32_t limit) {
  return evaluate(saved.model, dataset.test, saved.configuration.training, limit).loss;
}

std::uint32_t samples_in_epoch(const Trainer& trainer) {
  return static_cast<std::uint32_t>(trainer.samples_seen_in_epoch());
}

// --- speed ---

/// Measures one of the standard workloads with the threads in use; a JSON list of one.
std::string benchmark(const std::string& workload, int batch_size, int windows,
                      double seconds_per_window) {
  return to_json({run_benchmark(
      workload_named(workload), *digits_dataset(5120, 1, 1),
      {.batch_size = batch_size, .windows = windows, .seconds_per_window = seconds_per_window})});
}

}  // namespace

EMSCRIPTEN_BINDINGS(autoencoder_playground) {
  using emscripten::class_;
  using emscripten::function;
  using emscripten::value_object;

  function("setThreads", &set_thread_count);
  function("threads", &thread_count);

  emscripten::register_type<Float32Array>("Float32Array");
  emscripten::register_type<Uint8Array>("Uint8Array");

  value_object<LayerInfo>("LayerInfo")
      .field("name", &LayerInfo::name)
      .field("inputs", &LayerInfo::inputs)
      .field("outputs", &LayerInfo::outputs)
      .field("activation", &LayerInfo::activation)
      .field("parameters", &LayerInfo::parameters);
  emscripten::register_vector<LayerInfo>("LayerInfoVector");

  class_<ImageSet>("ImageSet").property("count", &ImageSet::count);
  function("idxImages", &idx_images);

  class_<Dataset>("Dataset")
      .property("name", &Dataset::name)
      .function(
          "rows", +[](const Dataset& d) { return static_cast<int>(d.train.rows); })
      .function(
          "columns", +[](const Dataset& d) { return static_cast<int>(d.train.columns); })
      .function(
          "trainCount", +[](const Dataset& d) { return static_cast<int>(d.train.count()); })
      .function(
          "testCount", +[](const Dataset& d) { return static_cast<int>(d.test.count()); })
      .function("testImages", &test_images)
      .function("testLabels", &test_labels);
  function("digitsDataset", &digits_dataset);
  function("joinDataset", &join_dataset);
  function("splitDataset", &split_images);

  function("prepareDrawing", &prepare);

  class_<SavedModel>("Model")
      .function("configuration", &configuration_of)
      .function("features", &features_of)
      .function("history", &history_of)
      .function("layers", &layers_of)
      .function("encode", &encode)
      .function("decode", &decode)
      .function("corrupt", &corrupt_images)
      .function("save", &save_model)
      .function("testLoss", &test_loss);
  function("normalizeConfiguration", &normalize_configuration);
  function("createModel", &create_model);
  function("openModel", &open_model);
  function("reconstructionErrors", &errors_of);
  function("interpolateCodes", &interpolate);

  class_<Trainer>("Trainer")
      .function("step", &Trainer::step)
      .function("epochIsComplete", &Trainer::epoch_is_complete)
      .function("samplesSeenInEpoch", &samples_in_epoch)
      .function("finishEpoch", &finish_epoch);
  function("makeTrainer", &make_trainer);

  function("benchmark", &benchmark);
}
