export const query = 'select 1';
