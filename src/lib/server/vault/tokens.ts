/** What only a browser holds, such as a cookie: the database knows it by a hash alone. */
import { createHash, randomBytes } from 'node:crypto';

/** A new token, 256 bits. */
export function newToken(): string {
	return randomBytes(32).toString('base64url');
}

/** What the database knows a token by. */
export function hashOf(token: string): string {
	return createHash('sha256').update(token).digest('hex');
}
