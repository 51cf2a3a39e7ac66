import './address-options.ts';
import '../components/playground/autoencoder-playground.ts';
import { followAddress } from './follow-address.ts';

followAddress();
