import { msg } from '@lit/localize';
import { css, html } from 'lit';
import '../data/drawing-collector.ts';
import { ModelPanel } from '../base/model-panel.ts';
import { about } from '../base/model-subject.ts';
import { controls, panel } from '../base/styles.ts';
import './code-editor.ts';
import './drawing-anomaly.ts';
import { type InputAnswer, ownImage } from './input-answer.ts';

/** More on the image that goes in: its code to change, how unusual it is, and drawings to collect. */
export class InputTool extends ModelPanel {
  static override properties = { input: { attribute: false } };

  declare input: InputAnswer | undefined;

  static override styles = [
    panel,
    controls,
    css`
      .layout {
        display: grid;
        grid-template-columns: repeat(auto-fit, minmax(min(100%, 210px), 1fr));
        gap: 12px 24px;
        align-items: start;
      }
      summary {
        font-size: 13px;
        font-weight: 600;
        line-height: 20px;
        padding-block: calc((var(--control-height) - 20px) / 2);
        cursor: pointer;
      }
    `,
  ];

  protected override render() {
    const { input, queries, data, model, revision } = this;
    return html`<section class="layout" aria-label=${msg('Input')}>
      <playground-code-editor
        ${about(this)}
        .drawn=${input?.code}
        .drawing=${input?.version ?? 0}
      ></playground-code-editor>
      <div>
        <playground-drawing-anomaly
          .queries=${queries}
          .revision=${model && data ? revision : 0}
          .error=${input?.error}
        ></playground-drawing-anomaly>
        <details class="collect">
          <summary>${msg('Collect drawings to train on')}</summary>
          <playground-drawing-collector .drawing=${ownImage(input)}></playground-drawing-collector>
        </details>
      </div>
    </section>`;
  }
}

customElements.define('playground-input-tool', InputTool);

declare global {
  interface HTMLElementTagNameMap {
    'playground-input-tool': InputTool;
  }
}
