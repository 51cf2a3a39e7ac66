
    // Do not modify this file by hand!
    // Re-generate this file by running lit-localize

    
    import {str} from '@lit/localize';

    /* eslint-disable no-irregular-whitespace */
    /* eslint-disable @typescript-eslint/no-explicit-any */

    export const templates = {
      's32ab20a4ba5fbdd8': str`${0} hilos`,
's3a581ece5b0eeebb': str`${0} hilo`,
's3b0ab4b52326316f': `Claro`,
's5f3b09375bab73bb': `Más opciones`,
'sa81e2cdaf6921adc': `Sistema`,
'saab875d8cfcfe712': `Tema`,
'sac895c732f350ac5': `Oscuro`,
'sc15765f76576ed86': `Ir a la red`,
'sd18dbf521d5d37dd': `SIMD relajado`,
'sefcf950b3cc4fc3b': `Idioma`,
'sfd15fe3e39d6fd49': str`No se pudo cargar ${0}: ${1}`,
    };
  