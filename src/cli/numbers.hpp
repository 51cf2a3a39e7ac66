#pragma once

#include <cstdint>
#include <string>

namespace ae::cli {

/// 1100434 as "1,100,434".
std::string with_commas(std::uint64_t number);

/// A number with so many digits after the point; from 1e9 on as 1.2e+34.
std::string fixed(double number, int digits);

/// Seconds as "42 s", "3:07" or "2:05:09".
std::string duration(double seconds);

}  // namespace ae::cli
