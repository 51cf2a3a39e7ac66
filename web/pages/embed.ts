import './address-options.ts';
import '../components/playground/autoencoder-playground.ts';
import type { AutoencoderPlayground } from '../components/playground/autoencoder-playground.ts';
import { followPlayground } from './follow-playground.ts';
import { FrameDoor } from './frame/frame-door.ts';

followPlayground();
if (window.parent !== window) {
  new FrameDoor(document.querySelector('autoencoder-playground') as AutoencoderPlayground);
}
