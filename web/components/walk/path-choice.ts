import { msg } from '@lit/localize';
import { html } from 'lit';
import type { PathKind } from '../../engine/analysis-types.ts';
import { pathAbout, pathsThrough } from './paths.ts';

/** The choice of a path through so many codes, and what the present one is. */
export function pathChoice(present: PathKind, through: number, choose: (path: PathKind) => void) {
  return html`<div class="path">
    <div class="field">
      <label class="name" for="path">${msg('Path')}</label>
      <select
        id="path"
        .value=${present}
        @change=${(event: Event) => choose((event.target as HTMLSelectElement).value as PathKind)}
      >
        ${pathsThrough(through).map(
          ([path, name]) =>
            html`<option value=${path} ?selected=${path === present}>${name}</option>`,
        )}
      </select>
    </div>
    <p class="note">${pathAbout(present)}</p>
  </div>`;
}
