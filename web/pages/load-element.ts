// The element for pages of any site, by a name that stays. It is built as a script of its own that works as
// a module and as a classic script: browsers run a classic script of any host, so that it can say what is
// wrong where the host keeps its modules from other sites.
import { isWithheld, withheldSentence } from '../engine/withheld.ts';

/** The address of the element's module from here, which the build names after what is in it. */
declare const ELEMENT_MODULE: string;

// A module has no current script, and what it imports is looked for beside it.
const script = document.currentScript as HTMLScriptElement | null;
const address = script ? new URL(ELEMENT_MODULE, script.src).href : ELEMENT_MODULE;

/** Shows a sentence in the place of each playground, and fires the event that the element would. */
function tell(message: string): void {
  for (const element of document.querySelectorAll('autoencoder-playground')) {
    const sentence = document.createElement('p');
    sentence.setAttribute('role', 'alert');
    sentence.textContent = message;
    element.append(sentence);
    element.dispatchEvent(new CustomEvent('playground-error', { detail: { message } }));
  }
}

import(/* @vite-ignore */ address).catch(async (error: unknown) => {
  const withheld = script !== null && (await isWithheld(address));
  tell(withheld ? withheldSentence(address) : `The playground could not be loaded: ${error}.`);
});
