// uPlot asks Intl for the browser's language while it is loaded. A browser may call it "C", as WebKitGTK
// does where the system has none, and that is a language to nobody: uPlot would not be loaded.
try {
  new Intl.NumberFormat(navigator.language);
} catch {
  Object.defineProperty(navigator, 'language', { value: 'en', configurable: true });
}

export {};
