// The element's module lies in the site's folder "assets"; while developing, the page's address does.
const here = import.meta.url;

/** The address of the folder that the pages are served from, whichever page the element stands on. */
export function siteAddress(): string {
  const site = import.meta.env.PROD ? new URL('../', here) : new URL('./', location.href);
  return site.origin + site.pathname;
}
