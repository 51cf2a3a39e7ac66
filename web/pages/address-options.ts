// Imported before the element, which starts its engine as soon as it is defined: the page's address
// may say which build to start, as in ?variant=simd&threads=1.
const asked = new URLSearchParams(location.search);
for (const name of ['variant', 'threads']) {
  const value = asked.get(name);
  if (value !== null) document.querySelector('autoencoder-playground')?.setAttribute(name, value);
}
