export const config = 3000;
