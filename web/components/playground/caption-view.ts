import { msg } from '@lit/localize';
import { css, html } from 'lit';
import { attributesOf } from '../sharing/address.ts';
import { pageLink } from '../sharing/embed-code.ts';
import type { PlaygroundState } from '../sharing/properties.ts';
import { siteAddress } from '../sharing/site.ts';

export const captionStyles = css`
  .below {
    display: flex;
    flex-wrap: wrap;
    align-items: baseline;
    justify-content: space-between;
    gap: 4px 24px;
    padding: 0 12px 12px;
  }
  .caption {
    max-width: 68ch;
    margin: 0;
    color: var(--ink-soft);
    font-size: 14px;
    line-height: 20px;
    overflow-wrap: anywhere;
  }
  .full {
    margin-left: auto;
    color: var(--ink-soft);
    font-size: 13px;
    line-height: 20px;
    text-underline-offset: 2px;
  }
  .full:hover {
    color: var(--ink);
  }
  .full:focus-visible {
    outline: 2px solid var(--accent);
    outline-offset: 2px;
  }
  @media (pointer: coarse) {
    .full {
      padding: 12px 0;
    }
  }
`;

/** The page with the same run and all parts; it need not be the same to the bit. */
function fullPage(state: PlaygroundState): string {
  const shown = { ...state, panels: undefined, variant: undefined };
  return pageLink(siteAddress(), attributesOf(shown));
}

/** What the author says of the playground, and the way to the page with all of it. */
export function captionView(caption: string | undefined, state: PlaygroundState | undefined) {
  if (!caption && !state) return '';
  return html`<div class="below">
    ${caption ? html`<p class="caption" part="caption">${caption}</p>` : ''}
    ${
      state
        ? html`<a class="full" part="link" href=${fullPage(state)} target="_blank" rel="noopener"
            >${msg('Open the full page')} ↗</a
          >`
        : ''
    }
  </div>`;
}
