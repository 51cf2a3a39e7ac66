
    // Do not modify this file by hand!
    // Re-generate this file by running lit-localize

    
    import {str} from '@lit/localize';

    /* eslint-disable no-irregular-whitespace */
    /* eslint-disable @typescript-eslint/no-explicit-any */

    export const templates = {
      's12d6dde9b30c3093': `Cerrar`,
's1bd6dc774db78f27': str`${0}; normalmente, de ${1} a ${2}`,
's261c81406bd57daf': `Cerrar el mensaje`,
's32ab20a4ba5fbdd8': str`${0} hilos`,
's355bdf025215320f': `Unidades anteriores`,
's36be773c23719e7e': `Unidades siguientes`,
's3a581ece5b0eeebb': str`${0} hilo`,
's3b0ab4b52326316f': `Claro`,
's5e9bf7157db6d407': `Volver a empezar`,
's5f3b09375bab73bb': `Más opciones`,
'sa21b3f39f0242c98': str`Código de ${0} unidades`,
'sa2828300a35c05cc': str`unidades ${0} a ${1} de ${2}`,
'sa81e2cdaf6921adc': `Sistema`,
'saab875d8cfcfe712': `Tema`,
'sac895c732f350ac5': `Oscuro`,
'sc15765f76576ed86': `Ir a la red`,
'sd18dbf521d5d37dd': `SIMD relajado`,
'sd5b6130b4937488c': `Recargar`,
'se63fcd19048390ee': str`un ${0}`,
'sefcf950b3cc4fc3b': `Idioma`,
'sf751fba4ed299421': str`Unidad ${0}`,
'sfd15fe3e39d6fd49': str`No se pudo cargar ${0}: ${1}`,
    };
  