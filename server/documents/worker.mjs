// A thread does not inherit tsx on Node 20: it is registered here, then the TypeScript of the worker is loaded.
import { register } from 'tsx/esm/api';

register();
await import('./worker.ts');
