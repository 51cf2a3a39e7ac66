#pragma once

#include <cstdint>
#include <string>

namespace ae::cli {

/// Returns a number with commas, such as "1,100,434" for 1100434.
std::string with_commas(std::uint64_t number);

/// Returns a number with this many digits after the point; from 1e9 on in the form 1.2e+34.
std::string fixed(double number, int digits);

/// Returns a number of seconds as "42 s", "3:07" or "2:05:09".
std::string duration(double seconds);

}  // namespace ae::cli
