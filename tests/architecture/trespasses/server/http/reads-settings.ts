import { config } from '../config.ts';
export const port = config;
