import { afterAll } from 'vitest';
import { removeFolders } from './postgres-folder.ts';

// Stands before every test file: a worker loads the rigs once, so what is to be done after each file cannot stand in them.
afterAll(removeFolders);
