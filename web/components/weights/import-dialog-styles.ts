import { css } from 'lit';

export const importDialogStyles = css`
  dialog {
    width: min(640px, 100vw - 32px);
    max-height: calc(100dvh - 32px);
    padding: 16px;
  }
  dialog[open] {
    display: grid;
    gap: 16px;
  }
  h2 {
    overflow-wrap: anywhere;
  }
  h2 + p {
    margin-top: -8px;
  }
  .table {
    overflow-x: auto;
  }
  table {
    width: 100%;
    border-collapse: collapse;
    font-size: 13px;
  }
  th,
  td {
    border-bottom: 1px solid var(--rule);
    padding: 4px 12px 4px 0;
    text-align: left;
    font-weight: 400;
    white-space: nowrap;
  }
  thead th {
    color: var(--ink-soft);
  }
  .count {
    padding-right: 0;
    text-align: right;
  }
  .choices {
    display: grid;
    grid-template-columns: repeat(3, minmax(0, 1fr));
    gap: 8px 12px;
  }
  .images {
    display: grid;
    gap: 4px;
  }
  ul {
    margin: 0;
    padding-left: 20px;
  }
  li {
    overflow-wrap: anywhere;
  }
  .problem {
    border-radius: 6px;
    padding: 8px 12px;
    background: var(--danger-soft);
    color: var(--danger);
  }
  .answers {
    display: flex;
    flex-wrap: wrap;
    justify-content: end;
    gap: 8px;
  }
  @media (max-width: 559px) {
    /* The activations are chosen right below. */
    .activation,
    td.count,
    th.count {
      display: none;
    }
    tr > :nth-child(3) {
      padding-right: 0;
      text-align: right;
    }
  }
`;
