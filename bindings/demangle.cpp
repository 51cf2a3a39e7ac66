// This replaces the C++ library's demangler, which would be a tenth of a module. The demangler
// serves two purposes: the type's name of an uncaught exception, and the answer of
// getExceptionMessage. Neither needs a readable name, because the worker knows exceptions by their
// mangled names.
#include <cstddef>

extern "C" char* __cxa_demangle(const char* /*name*/, char* /*buffer*/, std::size_t* /*size*/,
                                int* status) {
  constexpr int invalid_name = -2;
  if (status != nullptr) *status = invalid_name;
  return nullptr;
}
