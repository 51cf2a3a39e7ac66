import { EngineError } from '../../engine/engine-error.ts';

/** A sentence for the user. */
export interface Message {
  kind: 'status' | 'error';
  text: string;
  /** The engine is gone, and another can be started. */
  lost?: boolean;
  /** A newer version of the page is to be had by loading it anew. */
  outdated?: boolean;
}

/**
 * The events by which panels tell the playground something, and the detail of each: a CustomEvent that
 * bubbles to the playground and no further. Each subject adds its own: beside the element that emits
 * it or, of several elements, in the subject's file of events.
 */
export interface PlaygroundEvents {
  'playground-message': Message;
  'message-dismiss': undefined;
  /** The engine was lost: start another one. */
  'engine-restart': undefined;
  /** The page is to be loaded anew. */
  'page-reload': undefined;
  /** The id of the drawer that was opened. */
  'drawer-open': string;
}

export function emit<Type extends keyof PlaygroundEvents>(
  host: HTMLElement,
  type: Type,
  detail: PlaygroundEvents[Type],
): void {
  // A panel's own parts are heard too; the playground lets nothing of it out.
  host.dispatchEvent(new CustomEvent(type, { detail, bubbles: true, composed: true }));
}

export function errorMessage(error: unknown): Message {
  const text = error instanceof Error ? error.message : String(error);
  const isOutdated = error instanceof EngineError && error.code === 'outdated';
  return { kind: 'error', text, ...(isOutdated ? { outdated: true } : {}) };
}

export type PlaygroundHandlers = {
  [Type in keyof PlaygroundEvents]: (detail: PlaygroundEvents[Type]) => void;
};

/** Handles the events of all panels within a root, and keeps them from the page around it. */
export function listen(root: ShadowRoot, handlers: PlaygroundHandlers): void {
  for (const [type, handle] of Object.entries(handlers)) {
    root.addEventListener(type, (event) => {
      event.stopPropagation();
      // Each handler takes the detail of its own event's type, to which `PlaygroundHandlers` holds it.
      // An event that was given no detail has null.
      handle(((event as CustomEvent).detail ?? undefined) as never);
    });
  }
}
