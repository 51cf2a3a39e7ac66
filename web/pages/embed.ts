import './address-options.ts';
import '../components/playground/autoencoder-playground.ts';
import { followPlayground } from './follow-playground.ts';

followPlayground();
