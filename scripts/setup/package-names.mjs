/**
 * A distribution package. `programs` is what is looked for on PATH where the system is not Debian;
 * development libraries are left to CMake, which names what it misses.
 * @typedef {{ name: string, programs?: string[] }} SystemPackage
 */

/** What the native build needs. @type {SystemPackage[]} */
const native = [
  { name: 'ca-certificates' },
  { name: 'clang-19', programs: ['clang++-19', 'clang++', 'g++', 'c++'] },
  { name: 'cmake', programs: ['cmake'] },
  { name: 'g++' },
  { name: 'libgif-dev' },
  { name: 'libjpeg-dev' },
  { name: 'libpng-dev' },
  { name: 'lld-19' },
  { name: 'ninja-build', programs: ['ninja'] },
  { name: 'zlib1g-dev' },
];

/** What the WebAssembly build needs besides. @type {SystemPackage[]} */
const wasm = [
  { name: 'llvm-19' },
  { name: 'patchelf' },
  { name: 'python3', programs: ['python3'] },
  { name: 'xz-utils' },
];

/** @typedef {'lint' | 'native' | 'wasm' | 'tidy' | 'sanitize' | 'neon' | 'browser' | 'engines' | 'data'} Purpose */

/** What each purpose needs of the distribution. @type {Record<Purpose, SystemPackage[]>} */
export const systemPackages = {
  lint: [{ name: 'clang-format-19', programs: ['clang-format-19', 'clang-format'] }],
  native,
  wasm: [...native, ...wasm],
  tidy: [...native, { name: 'clang-tidy-19', programs: ['clang-tidy-19', 'clang-tidy'] }],
  sanitize: [...native, { name: 'libclang-rt-19-dev' }],
  neon: [
    ...native,
    { name: 'g++-aarch64-linux-gnu', programs: ['aarch64-linux-gnu-g++'] },
    { name: 'qemu-user', programs: ['qemu-aarch64'] },
  ],
  browser: [
    {
      name: 'chromium',
      programs: ['chromium', 'chromium-browser', 'google-chrome', 'google-chrome-stable'],
    },
  ],
  engines: [
    { name: 'firefox-esr', programs: ['firefox-esr', 'firefox'] },
    { name: 'webkit2gtk-driver', programs: ['WebKitWebDriver'] },
    { name: 'xvfb', programs: ['Xvfb'] },
  ],
  data: [],
};

/** The header-only libraries, from Debian 13: Debian 12's xsimd knows no WebAssembly. */
export const libraryPackages = [
  'doctest-dev',
  'libboost1.83-dev',
  'libcli11-dev',
  'libeigen3-dev',
  'libxsimd-dev',
  'libxxhash-dev',
  'nlohmann-json3-dev',
];

/** Emscripten, and Binaryen with the C and C++ libraries its programs are linked with. */
export const emscriptenPackages = ['binaryen', 'emscripten', 'libc6', 'libgcc-s1', 'libstdc++6'];
