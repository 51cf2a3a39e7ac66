/* Deliberately empty: Eigen includes it, and Emscripten has no MMX. */
