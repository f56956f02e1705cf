/**
 * Loaded before a program that no guesser tests, with a database that nobody keeps: passwords are stretched cheaply, and no
 * write waits for the disk. What a password costs is tested where it is kept, what a database outlives in the drills of kills.
 */
import crypto from 'node:crypto';
import { syncBuiltinESMExports } from 'node:module';
import Sqlite from 'better-sqlite3';

const { argon2 } = crypto;
crypto.argon2 = (algorithm, asked, then) =>
	argon2(algorithm, { ...asked, memory: 8, passes: 1 }, then);
syncBuiltinESMExports();

const { pragma } = Sqlite.prototype;
Sqlite.prototype.pragma = function (asked, how) {
	return pragma.call(this, asked.replace('synchronous = FULL', 'synchronous = OFF'), how);
};
