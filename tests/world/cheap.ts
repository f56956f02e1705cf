/** Loaded before a server that no guesser tests: passwords are stretched cheaply. What one costs is tested where it is kept. */
import crypto from 'node:crypto';
import { syncBuiltinESMExports } from 'node:module';

const { argon2 } = crypto;
crypto.argon2 = (algorithm, asked, then) =>
	argon2(algorithm, { ...asked, memory: 8, passes: 1 }, then);
syncBuiltinESMExports();
