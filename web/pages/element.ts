// The element for other pages of this host, by a name that stays.
import '../components/playground/autoencoder-playground.ts';
