// What `load-element.ts` loads: the element alone, without a page around it.
import '../components/playground/autoencoder-playground.ts';
