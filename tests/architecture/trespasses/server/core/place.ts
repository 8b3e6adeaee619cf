export const place = '示范县';
