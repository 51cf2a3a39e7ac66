#pragma once

#include <algorithm>
#include <array>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <utility>

#include "autoencoder/configuration.hpp"

namespace ae {

/// The names that the values of an enumeration have in a configuration; one table an enumeration,
/// found by overload, and beside it what TypeScript calls the enumeration.
template <typename Enum, std::size_t count>
using NameTable = std::array<std::pair<std::string_view, Enum>, count>;

constexpr std::string_view type_of(Activation /*type*/) { return "Activation"; }
constexpr auto names_of(Activation /*type*/) {
  using enum Activation;
  return NameTable<Activation, 6>{{{"relu", relu},
                                   {"leaky_relu", leaky_relu},
                                   {"elu", elu},
                                   {"tanh", tanh},
                                   {"sigmoid", sigmoid},
                                   {"linear", linear}}};
}
constexpr std::string_view type_of(Initialization /*type*/) { return "Initialization"; }
constexpr auto names_of(Initialization /*type*/) {
  using enum Initialization;
  return NameTable<Initialization, 4>{
      {{"auto", automatic}, {"glorot", glorot}, {"he", he}, {"pytorch", pytorch}}};
}
constexpr std::string_view type_of(Loss /*type*/) { return "Loss"; }
constexpr auto names_of(Loss /*type*/) {
  using enum Loss;
  return NameTable<Loss, 4>{{{"mse", mse}, {"bce", bce}, {"l1", l1}, {"huber", huber}}};
}
constexpr std::string_view type_of(OptimizerKind /*type*/) { return "Optimizer"; }
constexpr auto names_of(OptimizerKind /*type*/) {
  using enum OptimizerKind;
  return NameTable<OptimizerKind, 2>{{{"adam", adam}, {"sgd", sgd}}};
}
constexpr std::string_view type_of(Family /*type*/) { return "Family"; }
constexpr auto names_of(Family /*type*/) {
  using enum Family;
  return NameTable<Family, 5>{{{"plain", plain},
                               {"sparse", sparse},
                               {"contractive", contractive},
                               {"denoising", denoising},
                               {"variational", variational}}};
}
constexpr std::string_view type_of(SparsityKind /*type*/) { return "SparsityKind"; }
constexpr auto names_of(SparsityKind /*type*/) {
  using enum SparsityKind;
  return NameTable<SparsityKind, 3>{{{"l1", l1}, {"kl", kl}, {"topk", topk}}};
}
constexpr std::string_view type_of(CorruptionKind /*type*/) { return "CorruptionKind"; }
constexpr auto names_of(CorruptionKind /*type*/) {
  using enum CorruptionKind;
  return NameTable<CorruptionKind, 5>{{{"none", none},
                                       {"gaussian", gaussian},
                                       {"masking", masking},
                                       {"salt_and_pepper", salt_and_pepper},
                                       {"block", block}}};
}

template <typename Enum>
std::string name_of(Enum value) {
  constexpr auto names = names_of(Enum{});
  const auto found =
      std::ranges::find(names, value, [](const auto& entry) { return entry.second; });
  return std::string(found->first);
}

template <typename Enum>
std::optional<Enum> value_named(std::string_view name) {
  constexpr auto names = names_of(Enum{});
  const auto found = std::ranges::find(names, name, [](const auto& entry) { return entry.first; });
  if (found == names.end()) return std::nullopt;
  return found->second;
}

/// A list as a sentence has it: "gaussian, masking or block". Empty names at its end are left out.
inline std::string alternatives(std::span<const std::string_view> names) {
  const auto count = static_cast<std::size_t>(std::ranges::find(names, "") - names.begin());
  std::string list;
  for (std::size_t i = 0; i < count; ++i) {
    if (i > 0) list += i + 1 == count ? " or " : ", ";
    list += names[i];
  }
  return list;
}

/// "relu, leaky_relu, elu, tanh, sigmoid or linear"
template <typename Enum>
std::string allowed_names() {
  constexpr auto table = names_of(Enum{});
  std::array<std::string_view, table.size()> names;
  std::ranges::transform(table, names.begin(), [](const auto& entry) { return entry.first; });
  return alternatives(names);
}

}  // namespace ae
