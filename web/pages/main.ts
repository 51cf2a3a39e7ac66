import './address-options.ts';
import '../components/playground/autoencoder-playground.ts';
import { followAddress } from './follow-address.ts';
import { keepForOffline } from './keep-for-offline.ts';

followAddress();
keepForOffline();

// The page around the element, its scroll bars above all, follows the theme chosen in it.
document.querySelector('autoencoder-playground')?.addEventListener('theme', (event) => {
  document.documentElement.style.colorScheme = (event as CustomEvent<string>).detail;
});
