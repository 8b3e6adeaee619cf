// A thread does not inherit the loader: it is registered here, then the TypeScript of the worker is loaded.
import '../typescript/register.mjs';

await import('./worker.ts');
