/** A mail server on this machine that takes letters, or fails as it is told; none of the project's own code is in it. */
import { spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { text } from 'node:stream/consumers';
import { SMTPServer } from 'smtp-server';

/** What is wrong with it. `drop`: it has the letter, and the line breaks before it says so. */
export type Fault = 'refuses' | 'busy' | 'hangs' | 'drops' | 'too-big' | undefined;
export type Letter = {
	readonly to: readonly string[];
	readonly from: string;
	readonly greeting: string;
	readonly raw: string;
	readonly secure: boolean;
};
export type MailPeer = {
	readonly port: number;
	readonly letters: Letter[];
	readonly setFault: (fault: Fault) => void;
	readonly close: () => Promise<void>;
};
export type Certificate = { readonly key: string; readonly cert: string };

/** A certificate for `localhost`, made for this run; nothing where this machine has no openssl. */
export function aCertificate(): Certificate | undefined {
	const folder = mkdtempSync(path.join(tmpdir(), 'alongside-cert-'));
	const [key, cert] = ['key.pem', 'cert.pem'].map((name) => path.join(folder, name)) as [
		string,
		string
	];
	const words = ['req', '-x509', '-newkey', 'rsa:2048', '-nodes', '-days', '1'];
	const named = ['-subj', '/CN=localhost', '-addext', 'subjectAltName=DNS:localhost'];
	const made = spawnSync('openssl', [...words, ...named, '-keyout', key, '-out', cert]);
	const read = () => ({ key: readFileSync(key, 'utf8'), cert: readFileSync(cert, 'utf8') });
	const certificate = made.status === 0 ? read() : undefined;
	rmSync(folder, { recursive: true });
	return certificate;
}

function refusal(message: string, responseCode: number): Error {
	return Object.assign(new Error(message), { responseCode });
}

/** Opens it. With a certificate it offers STARTTLS, or speaks TLS at once where `secure` says so. */
export async function openMailPeer({
	certificate,
	secure = false,
	host = '127.0.0.1'
}: {
	readonly certificate?: Certificate | undefined;
	readonly secure?: boolean;
	readonly host?: string;
} = {}): Promise<MailPeer> {
	let fault: Fault;
	const letters: Letter[] = [];
	const server = new SMTPServer({
		authOptional: true,
		secure,
		...(certificate ?? {}),
		disabledCommands: certificate ? ['AUTH'] : ['AUTH', 'STARTTLS'],
		disableReverseLookup: true,
		closeTimeout: 10,
		logger: false,
		onRcptTo(_address, _session, answer) {
			if (fault === 'refuses') return answer(refusal('no such person', 550));
			if (fault === 'busy') return answer(refusal('come back later', 451));
			answer();
		},
		onData(stream, session, answer) {
			const taken = (raw: string) => {
				if (fault === 'too-big') return answer(refusal('too much', 552));
				if (fault === 'hangs') return;
				letters.push({
					raw,
					secure: session.secure,
					from: session.envelope.mailFrom ? session.envelope.mailFrom.address : '',
					greeting: String(session.hostNameAppearsAs),
					to: session.envelope.rcptTo.map(({ address }) => address)
				});
				if (fault === 'drops') return breakAll();
				answer(null, 'taken');
			};
			// Whoever sends may be killed in the middle of a letter.
			text(stream).then(taken, () => undefined);
		}
	});
	server.on('error', () => undefined);
	const breakAll = () => {
		for (const connection of server.connections as Set<{ _socket?: { destroy(): void } }>)
			connection._socket?.destroy();
	};
	const listening = server.listen(0, host);
	await once(listening, 'listening');
	return {
		port: (listening.address() as AddressInfo).port,
		letters,
		setFault: (what) => (fault = what),
		close: () =>
			new Promise((done) => {
				breakAll();
				server.close(() => done());
			})
	};
}
