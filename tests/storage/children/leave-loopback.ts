// Tries to reach an address that is nobody's (RFC 5737) and says "out" when it did.
import net from 'node:net';

net.connect(80, '192.0.2.1', () => console.log('out')).on('error', () => undefined);
