// Imported before the element, which starts as soon as it is defined.
import { applyAddress } from './follow-playground.ts';

applyAddress();
