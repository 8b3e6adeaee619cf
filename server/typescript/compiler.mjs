// How V8 compiles a server: decision 0029. `npm start` imports this before everything else.
import { setFlagsFromString } from 'node:v8';

// Bytes of other functions that are put into one, at most; 920 as a rule.
setFlagsFromString('--max-inlined-bytecode-size-cumulative=300');

// Bytes that a function has run before it is looked at for compiling; 67,584 as a rule. From Node 22 on V8 counts calls instead, and fewer
// of them gained nothing.
if (Number.parseInt(process.versions.v8, 10) < 12) setFlagsFromString('--interrupt-budget=16000');
