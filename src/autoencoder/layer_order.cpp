#include "autoencoder/layer_order.hpp"

#include <algorithm>
#include <array>
#include <numeric>
#include <set>
#include <utility>

#include "autoencoder/layer_names.hpp"

namespace ae {
namespace {

/// Two layers that give the means and the log variances of a code.
struct HeadPair {
  std::size_t means;
  std::size_t log_variances;
};

/// Whether a layer is numbered as the one before fc21 or behind fc22, so that all are a sequence.
bool goes_on(std::span<const LinearShape> layers, std::string name) {
  return std::ranges::any_of(std::array{'0', '3'}, [&](char last) {
    name.back() = last;
    return std::ranges::find(layers, name, &LinearShape::name) != layers.end();
  });
}

bool are_head_pair(std::span<const LinearShape> layers, const LinearShape& first,
                   const LinearShape& second) {
  if (first.inputs != second.inputs || first.outputs != second.outputs) return false;
  const HeadPart part = head_part_in(first.name);
  const HeadPart other = head_part_in(second.name);
  if (part == HeadPart::none && other == HeadPart::none) {
    return are_numbered_as_pair(first.name, second.name) && !goes_on(layers, first.name);
  }
  return (part == HeadPart::mean || part == HeadPart::none) && other != HeadPart::mean &&
         other != HeadPart::none;
}

bool has_number(const std::string& name) {
  return std::ranges::any_of(name, [](char letter) { return letter >= '0' && letter <= '9'; });
}

/// A search through the layers for a mirrored order, depth first, the first names first.
class MirrorSearch {
 public:
  MirrorSearch(std::span<const LinearShape> layers, std::vector<std::size_t> candidates,
               std::optional<HeadPair> head, bool halves)
      : layers_(layers),
        candidates_(std::move(candidates)),
        head_(head),
        halves_(halves),
        depth_((candidates_.size() + 1) / 2),
        is_used_(layers.size()) {
    for (const LinearShape& layer : layers) named_.push_back(half_in(layer.name));
  }

  std::optional<LayerOrder> run(bool narrow) {
    narrow_ = narrow;
    return extend() ? std::optional(order_) : std::nullopt;
  }

 private:
  /// Finds a next layer of the encoder from which the search comes to its end.
  bool extend() {
    constexpr std::size_t most_tries = 20'000;
    if (++tries_ > most_tries) return false;
    const bool is_code = order_.encoder.size() + 1 == depth_;
    if (is_code && head_) return fits(head_->means) && put(head_->means);
    return std::ranges::any_of(candidates_, [&](std::size_t layer) {
      return !is_used_[layer] && named_[layer] != NamedHalf::decoder && fits(layer) && put(layer);
    });
  }

  [[nodiscard]] bool fits(std::size_t layer) const {
    return order_.encoder.empty() ||
           layers_[layer].inputs == layers_[order_.encoder.back()].outputs;
  }

  bool put(std::size_t layer) {
    order_.encoder.push_back(layer);
    is_used_[layer] = true;
    if (order_.encoder.size() == depth_ ? mirror() : extend()) return true;
    is_used_[layer] = false;
    order_.encoder.pop_back();
    return false;
  }

  /// Finds the decoder for the whole encoder.
  bool mirror() {
    const std::vector<std::size_t>& encoder = order_.encoder;
    const std::size_t given = layers_[encoder.back()].outputs;
    if (halves_ && given % 2 != 0) return false;
    const std::size_t code = halves_ ? given / 2 : given;
    if (narrow_ && code >= layers_[encoder.front()].inputs) return false;
    std::vector<std::size_t> decoder;
    std::size_t width = code;
    for (auto level = encoder.rbegin(); level != encoder.rend(); ++level) {
      const std::size_t wanted = layers_[*level].inputs;
      const auto found = std::ranges::find_if(candidates_, [&](std::size_t layer) {
        return !is_used_[layer] && layers_[layer].inputs == width &&
               layers_[layer].outputs == wanted && named_[layer] != NamedHalf::encoder;
      });
      if (found == candidates_.end()) break;
      is_used_[*found] = true;
      decoder.push_back(*found);
      width = wanted;
    }
    if (decoder.size() == encoder.size()) {
      order_.decoder = std::move(decoder);
      return true;
    }
    for (const std::size_t layer : decoder) is_used_[layer] = false;
    return false;
  }

  std::span<const LinearShape> layers_;
  std::vector<std::size_t> candidates_;  ///< by the order of names, the head's left out
  std::optional<HeadPair> head_;
  bool halves_;
  bool narrow_ = false;  ///< whether the code must be smaller than the image
  std::size_t depth_;    ///< of the encoder, the code's layer included
  std::size_t tries_ = 0;
  std::vector<NamedHalf> named_;  ///< by layer
  std::vector<bool> is_used_;
  LayerOrder order_;
};

std::vector<HeadPair> head_pairs(std::span<const LinearShape> layers,
                                 std::span<const std::size_t> chosen) {
  std::vector<HeadPair> pairs;
  for (const std::size_t first : chosen) {
    for (const std::size_t second : chosen) {
      if (first != second && are_head_pair(layers, layers[first], layers[second])) {
        pairs.push_back({first, second});
      }
    }
  }
  return pairs;
}

/// The names say the order where each has a half or a number; else an image is rather expected to
/// be larger than its code.
std::optional<LayerOrder> searched(std::span<const LinearShape> layers,
                                   const std::vector<std::size_t>& candidates,
                                   std::optional<HeadPair> head, bool halves) {
  const bool names_tell = std::ranges::all_of(candidates, [&](std::size_t layer) {
    return half_in(layers[layer].name) != NamedHalf::unsaid || has_number(layers[layer].name);
  });
  if (!names_tell) {
    auto order = MirrorSearch(layers, candidates, head, halves).run(true);
    if (order) return order;
  }
  return MirrorSearch(layers, candidates, head, halves).run(false);
}

}  // namespace

std::vector<std::size_t> order_of_names(std::span<const LinearShape> layers) {
  std::vector<std::size_t> order(layers.size());
  std::iota(order.begin(), order.end(), std::size_t{0});
  std::ranges::sort(order, [&](std::size_t a, std::size_t b) {
    const NamedHalf half = half_in(layers[a].name);
    const NamedHalf other = half_in(layers[b].name);
    if (half != other) return half < other;
    return reads_before(layers[a].name, layers[b].name);
  });
  return order;
}

std::optional<LayerOrder> mirrored_order(std::span<const LinearShape> layers,
                                         std::span<const std::size_t> chosen, bool halves) {
  if (chosen.size() < 2 || chosen.size() > maximum_ordered_layers) return std::nullopt;
  std::vector<std::size_t> candidates = order_of_names(layers);
  std::erase_if(candidates, [&](std::size_t layer) {
    return std::ranges::find(chosen, layer) == chosen.end();
  });
  if (candidates.size() % 2 == 0) {
    auto order = searched(layers, candidates, std::nullopt, halves);
    if (order) order->halves = halves;
    return order;
  }
  if (halves) return std::nullopt;
  for (const HeadPair& head : head_pairs(layers, candidates)) {
    std::vector<std::size_t> others = candidates;
    std::erase_if(others, [&](std::size_t layer) {
      return layer == head.means || layer == head.log_variances;
    });
    auto order = searched(layers, others, head, false);
    if (!order) continue;
    order->log_variance = head.log_variances;
    return order;
  }
  return std::nullopt;
}

std::optional<LayerOrder> encoder_order(std::span<const LinearShape> layers) {
  if (layers.empty() || layers.size() > maximum_ordered_layers) return std::nullopt;
  LayerOrder order{.encoder = order_of_names(layers), .log_variance = {}, .decoder = {}};
  for (std::size_t i = 0; i < order.encoder.size(); ++i) {
    const LinearShape& layer = layers[order.encoder[i]];
    if (half_in(layer.name) == NamedHalf::decoder) return std::nullopt;
    if (i > 0 && layers[order.encoder[i - 1]].outputs != layer.inputs) return std::nullopt;
  }
  return order;
}

std::vector<std::size_t> without_dead_ends(std::span<const LinearShape> layers, bool halves) {
  std::vector<std::size_t> kept(layers.size());
  std::iota(kept.begin(), kept.end(), std::size_t{0});
  for (std::size_t before = kept.size() + 1; kept.size() != before;) {
    before = kept.size();
    std::set<std::size_t> taken;
    for (const std::size_t layer : kept) taken.insert(layers[layer].inputs);
    std::erase_if(kept, [&](std::size_t layer) {
      const std::size_t given = layers[layer].outputs;
      const bool is_halved = halves && given % 2 == 0 && taken.contains(given / 2);
      return !taken.contains(given) && !is_halved;
    });
  }
  return kept;
}

}  // namespace ae
