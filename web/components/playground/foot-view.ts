import { html } from 'lit';
import { siteAddress } from '../sharing/site.ts';

/** The foot: the terms that the playground and its parts come with, on a page that leaves this one be. */
export function footView() {
  const licences = new URL('licences.html', siteAddress()).href;
  return html`<footer class="foot wide">
    Free software · <a href=${licences} target="_blank">Licences</a>
  </footer>`;
}
