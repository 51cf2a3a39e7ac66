#include "autoencoder/terms/contraction.hpp"

#include <algorithm>

#include "math/products.hpp"
#include "math/reference.hpp"
#include "math/threads.hpp"

namespace ae {
namespace {

/// As many rows are multiplied at once: enough for the products to run well, and few megabytes.
constexpr Index most_rows = 1024;

/// Calls task(image) for every image of a batch, on all threads.
template <typename Task>
void for_each_image(Index batch, const Task& task) {
  constexpr std::size_t images_a_task = 8;
  parallel_for_chunks(static_cast<std::size_t>(batch), images_a_task,
                      [&](std::size_t first, std::size_t count) {
                        for (std::size_t i = first; i < first + count; ++i) {
                          task(static_cast<Index>(i));
                        }
                      });
}

template <typename T>
Factor<T> factor(const Matrix<T>& matrix, Index rows, bool transposed = false) {
  return {first_rows(matrix, rows), transposed};
}

template <typename T>
MatrixView<T> whole(Matrix<T>& matrix) {
  return first_rows(matrix, matrix.rows());
}

}  // namespace

template <typename T>
ContractionPenalty<T>::ContractionPenalty(const ModelConfiguration& model, const Network& network,
                                          Index capacity)
    : network_(network),
      projections_(model.contraction.projections),
      directions_(projections_ > 0 ? projections_ : model.code),
      units_at_once_(std::clamp<Index>(most_rows / std::max<Index>(capacity, 1), 1, directions_)) {
  const std::size_t depth = model.encoder.size() + 1;
  const Index rows = depth == 1 ? 0 : capacity * units_at_once_;
  for (std::size_t i = 0; i < depth; ++i) {
    const auto& [inputs, outputs, activation, tied_to] = network.layers()[i];
    Layer& layer = layers_.emplace_back();
    layer.derivatives.resize(capacity, outputs);
    layer.arriving.resize(rows, outputs);
    layer.passed.resize(rows, outputs);
    layer.gradient.resize(rows, outputs);
    layer.output_gradient.resize(capacity, outputs);
    layer.weight_gradient.resize(outputs, inputs);
    if (i > 0) layer.weight_part.resize(outputs, inputs);
  }
  const Index first_width = depth == 1 ? 0 : layers_.front().derivatives.cols();
  gram_.resize(first_width, first_width);
  squares_.resize(first_width, first_width);
  square_part_.resize(first_width, first_width);
  passed_gram_.resize(rows, first_width);
}

template <typename T>
double ContractionPenalty<T>::value(const EncodedBatch<T>& batch) {
  return run(batch, 0, false);
}

template <typename T>
double ContractionPenalty<T>::value_with_gradient(const EncodedBatch<T>& batch, double weight) {
  const double value = run(batch, weight, true);
  // A derivative changes with its pre-activation as the activation's second derivative says.
  for (std::size_t i = 0; i < layers_.size(); ++i) {
    const Activation activation = network_.layers()[i].activation;
    const Matrix<T>& outputs = batch.workspace.outputs[i];
    for_each_image(batch.encoded.rows(), [&](Index image) {
      for (Index unit = 0; unit < layers_[i].output_gradient.cols(); ++unit) {
        layers_[i].output_gradient(image, unit) *=
            reference::second_derivative_at_output(activation, outputs(image, unit));
      }
    });
  }
  return value;
}

template <typename T>
void ContractionPenalty<T>::add_output_gradient(std::size_t layer, MatrixView<T> gradient) const {
  gradient += first_rows(layers_[layer].output_gradient, gradient.rows());
}

template <typename T>
void ContractionPenalty<T>::add_weight_gradient(std::size_t layer, MatrixView<T> gradient) const {
  gradient += layers_[layer].weight_gradient;
}

template <typename T>
void ContractionPenalty<T>::find_derivatives(const Workspace<T>& workspace, Index batch) {
  for (std::size_t i = 0; i < layers_.size(); ++i) {
    const Activation activation = network_.layers()[i].activation;
    for_each_image(batch, [&](Index image) {
      for (Index unit = 0; unit < layers_[i].derivatives.cols(); ++unit) {
        layers_[i].derivatives(image, unit) =
            reference::derivative_at_output(activation, workspace.outputs[i](image, unit));
      }
    });
  }
}

template <typename T>
double ContractionPenalty<T>::closed_form(std::span<const T> parameters, Index batch, double scale,
                                          bool with_gradient) {
  Layer& layer = layers_.front();
  const ConstMatrixView<T> weight = network_.weight(parameters, 0);
  double sum = 0;
  for (Index unit = 0; unit < weight.rows(); ++unit) {
    double squared_norm = 0;
    for (Index input = 0; input < weight.cols(); ++input) {
      const auto value = static_cast<double>(weight(unit, input));
      squared_norm += value * value;
    }
    double squared_derivatives = 0;
    for (Index image = 0; image < batch; ++image) {
      const T derivative = layer.derivatives(image, unit);
      squared_derivatives += static_cast<double>(derivative) * static_cast<double>(derivative);
      layer.output_gradient(image, unit) = static_cast<T>(2 * scale * squared_norm) * derivative;
    }
    if (with_gradient) {
      layer.weight_gradient.row(unit) =
          static_cast<T>(2 * scale * squared_derivatives) * weight.row(unit);
    }
    sum += squared_norm * squared_derivatives;
  }
  return sum;
}

/// The rows that arrive at the code: the units themselves, or random directions.
template <typename T>
void ContractionPenalty<T>::seed(const ConstMatrixView<T>& noise, Index batch, Index first_unit,
                                 Index units) {
  Layer& code = layers_.back();
  const Index width = code.arriving.cols();
  for (Index unit = 0; unit < units; ++unit) {
    for (Index image = 0; image < batch; ++image) {
      auto row = code.arriving.row(unit * batch + image);
      if (projections_ > 0) {
        row = noise.row(image).segment((first_unit + unit) * width, width);
      } else {
        row.setZero();
        row[first_unit + unit] = T(1);
      }
    }
  }
}

template <typename T>
void ContractionPenalty<T>::go_backwards(std::span<const T> parameters, Index batch, Index units) {
  const Index rows = batch * units;
  for (std::size_t i = layers_.size(); i-- > 0;) {
    Layer& layer = layers_[i];
    for_each_image(batch, [&](Index image) {
      for (Index row = image; row < rows; row += batch) {
        layer.passed.row(row) = layer.arriving.row(row).cwiseProduct(layer.derivatives.row(image));
      }
    });
    if (i == 0) break;
    multiply(factor(layer.passed, rows), network_.weight(parameters, i),
             first_rows(layers_[i - 1].arriving, rows));
  }
}

template <typename T>
double ContractionPenalty<T>::norm(Index rows) {
  const Matrix<T>& passed = layers_.front().passed;
  multiply(factor(passed, rows), factor(gram_, gram_.rows()), first_rows(passed_gram_, rows));
  double sum = 0;
  for (Index i = 0; i < rows * passed.cols(); ++i) {
    sum += static_cast<double>(passed.data()[i]) * static_cast<double>(passed_gram_.data()[i]);
  }
  return sum;
}

/// From the first layer to the code: what go_backwards did, differentiated.
template <typename T>
void ContractionPenalty<T>::go_forwards(std::span<const T> parameters, Index batch, Index units) {
  const Index rows = batch * units;
  const Matrix<T>& first_passed = layers_.front().passed;
  multiply(factor(first_passed, rows, true), factor(first_passed, rows), whole(square_part_));
  squares_ += square_part_;
  for (std::size_t i = 0; i < layers_.size(); ++i) {
    Layer& layer = layers_[i];
    if (i > 0) {
      // `arriving` of the layer before holds by now the gradient by what arrived there.
      const Matrix<T>& before = layers_[i - 1].arriving;
      multiply(factor(layer.passed, rows, true), factor(before, rows), whole(layer.weight_part));
      layer.weight_gradient += layer.weight_part;
      multiply(factor(before, rows), Factor<T>(network_.weight(parameters, i), true),
               first_rows(layer.gradient, rows));
    }
    const Matrix<T>& gradient = i == 0 ? passed_gram_ : layer.gradient;
    for_each_image(batch, [&](Index image) {
      for (Index row = image; row < rows; row += batch) {
        layer.output_gradient.row(image) += gradient.row(row).cwiseProduct(layer.arriving.row(row));
        layer.arriving.row(row) = gradient.row(row).cwiseProduct(layer.derivatives.row(image));
      }
    });
  }
}

template <typename T>
double ContractionPenalty<T>::run(const EncodedBatch<T>& batch, double scale, bool with_gradient) {
  const std::span<const T> parameters = batch.parameters;
  const Index rows = batch.encoded.rows();
  const double images = static_cast<double>(rows);
  find_derivatives(batch.workspace, rows);
  if (layers_.size() == 1) {
    return closed_form(parameters, rows, scale / images, with_gradient) / images;
  }
  const ConstMatrixView<T> first_weight = network_.weight(parameters, 0);
  multiply(first_weight, Factor<T>(first_weight, true), whole(gram_));
  const double share = 1 / (projections_ > 0 ? images * static_cast<double>(projections_) : images);
  squares_.setZero();
  for (Layer& layer : layers_) {
    layer.output_gradient.setZero();
    layer.weight_gradient.setZero();
  }
  double sum = 0;
  for (Index first = 0; first < directions_; first += units_at_once_) {
    const Index units = std::min(units_at_once_, directions_ - first);
    seed(batch.noise, rows, first, units);
    go_backwards(parameters, rows, units);
    sum += norm(rows * units);
    if (!with_gradient) continue;
    first_rows(passed_gram_, rows * units) *= static_cast<T>(2 * scale * share);
    go_forwards(parameters, rows, units);
  }
  if (with_gradient) {
    squares_ *= static_cast<T>(2 * scale * share);
    multiply(factor(squares_, squares_.rows()), first_weight,
             whole(layers_.front().weight_gradient));
  }
  return sum * share;
}

namespace {

template <typename T>
class ContractiveFamily final : public FamilyWithTerm<T> {
 public:
  [[nodiscard]] std::unique_ptr<CodeTerm<T>> make_term(const ModelConfiguration& model,
                                                       const Network& network,
                                                       Index capacity) const override {
    return std::make_unique<ContractionPenalty<T>>(model, network, capacity);
  }

  [[nodiscard]] Index noise_width(const ModelConfiguration& model) const override {
    // One layer has a closed form, which needs no directions.
    return model.encoder.empty() ? 0 : model.contraction.projections * model.code;
  }

  [[nodiscard]] double term_weight(const ModelConfiguration& model,
                                   double /*epochs*/) const override {
    return model.contraction.weight;
  }
};

}  // namespace

template <typename T>
const FamilyWithTerm<T>& contractive_family() {
  static const ContractiveFamily<T> family;
  return family;
}

#define AE_INSTANTIATE(T) template const FamilyWithTerm<T>& contractive_family<T>();
AE_INSTANTIATE(float)
AE_INSTANTIATE(double)
#undef AE_INSTANTIATE

}  // namespace ae
