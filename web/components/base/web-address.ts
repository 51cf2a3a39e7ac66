/** What relative addresses are relative to: the page around; outside of a browser, some page. */
function pageAddress(): string {
  return typeof document === 'undefined' ? 'https://page.example/' : document.baseURI;
}

/** The whole address that a text stands for on this page, with its scheme and host; nothing for none. */
export function wholeAddress(text: string): string | undefined {
  try {
    const { href, protocol } = new URL(text, pageAddress());
    return ['http:', 'https:', 'blob:'].includes(protocol) ? href : undefined;
  } catch {
    return undefined;
  }
}

/** Whether a text says by itself that it is an address, as "https://…" and "./…" do. */
function saysItIsOne(text: string): boolean {
  return /^(https?:\/\/[^/]|blob:|\.{0,2}\/[^/])/i.test(text);
}

/**
 * The whole address of a file; nothing for a text that is none. One that is relative and without a dot or a
 * slash before it must have one of the endings, lest any word be taken for an address.
 */
export function fileAddress(text: string, endings: RegExp): string | undefined {
  const isPlain = /^[^\s<>"{}|\\^`:?#]+$/.test(text) && endings.test(text);
  return /\s/.test(text) || !(saysItIsOne(text) || isPlain) ? undefined : wholeAddress(text);
}
