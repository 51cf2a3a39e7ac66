#pragma once

namespace ae {

/// Returns the x below which a standard normal number lies with probability p. This is the inverse
/// of the normal distribution function, to about 16 digits, by Wichura (1988), "Algorithm AS 241:
/// the percentage points of the normal distribution", PPND16. Returns minus infinity for p = 0,
/// infinity for p = 1 and NaN outside [0, 1].
double inverse_normal(double p);

}  // namespace ae
