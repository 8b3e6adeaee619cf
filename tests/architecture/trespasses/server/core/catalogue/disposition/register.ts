export { cancelled } from './cancelled.ts';
