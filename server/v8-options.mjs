// How V8 compiles a server: decision 0029. `npm start` imports this before everything else.
import { setFlagsFromString } from 'node:v8';

// Bytes of other functions that are put into one, at most; 920 as a rule.
setFlagsFromString('--max-inlined-bytecode-size-cumulative=300');

// Bytes that a function has run before it is looked at for compiling; 67,584 as a rule. The V8 of Node 20 has this option; that of
// Node 22 and 24 counts calls instead, and on Node 24 fewer of them gained nothing.
if (process.versions.v8.startsWith('11.3.')) setFlagsFromString('--interrupt-budget=16000');
