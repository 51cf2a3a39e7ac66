import { msg } from '@lit/localize';
import { html } from 'lit';
import type { Build } from '../../engine/choose-build.ts';
import { buildText } from '../base/numbers.ts';
import { siteAddress } from '../sharing/site.ts';

/** The foot: the terms that the playground and its parts come with, on a page that leaves this one be. */
export function footView(build: Build | undefined) {
  const licences = new URL('licences.html', siteAddress()).href;
  return html`<footer class="foot" part="foot">
    ${build ? html`<span title=${msg("The engine's build")}>${buildText(build)}</span> ·` : ''} ${msg('Free software')} · <a href=${licences} target="_blank">${msg('Licences')}</a>
  </footer>`;
}
