/** The way a request takes before the app sees it: made out, weighed, answered from memory, or passed on. */
import type { IncomingMessage, RequestListener, ServerResponse } from 'node:http';
import { isFramedForHer, isSaidAnew } from '#lib/i18n/pages.ts';
import { dress, type Answer, type Refusal } from './answer.ts';
import type { Handler } from './app.ts';
import { apiRefusal, renameForm } from './api.ts';
import { declaresTooMuch, isFile, isNoForm, turnAway, watchBody } from './body.ts';
import { saying, sendFile, type Files } from './files.ts';
import { settleOrigin } from './headers.ts';
import { onlyRead, problem, told, unreadable } from './refusals.ts';
import { framesOf, say } from './say.ts';
import { file as fileSize, sizeFor, type Size } from './sizes.ts';
import { pathOf } from './target.ts';
import { languageAsked } from './words.ts';

/** What a phone runs while no page of ours is open; with other bytes it keeps its pages anew. */
const worker = '/service-worker.js';

type Setting = {
	readonly handler: Handler;
	readonly files: Files;
	/** The proxies in front of us that are believed about who asks, or undefined when nobody is. */
	readonly trusted: { readonly hops: number } | undefined;
};

/** Answers every request: nothing that is sent can make it throw. */
export function front({ handler, files, trusted }: Setting): RequestListener {
	return (req, res) => {
		const answer = dress(req, res, settleOrigin(req, trusted));
		const path = pathOf(req);
		if (path === undefined) {
			turnAway(req, answer, unreadable);
			return;
		}
		const isMachine = path.startsWith('/api/');
		const tell = (what: 'large' | 'broken') => told(what, languageAsked(req, path));
		const size = isFile(req, path) ? fileSize : sizeFor(path);
		const refusal = refusalOf(req, path, files, size);
		if (refusal) {
			turnAway(req, answer, refusal);
			return;
		}
		if (isMachine) renameForm(req, path);
		const fail = (error: unknown) =>
			fault(req, res, answer, isMachine ? brokenMachine() : tell('broken'), error);
		const file = files.get(path);
		if (file && !file.isShort && !isMadeAnew(req, path)) {
			sendFile(req, res, path === worker ? saying(file, saidAnew()) : file).catch(fail);
			return;
		}
		watchBody(req, size, () => {
			if (res.headersSent) req.socket.destroy();
			else turnAway(req, answer, isMachine ? tooMuchForMachine(size) : tell('large'));
		});
		passOn(handler, req, res).catch(fail);
	};
}

// The app says by what they share that something was changed since the build, and which (`lib/server/anew.ts`).
function saidAnew(): string | undefined {
	const version: unknown = Reflect.get(globalThis, 'alongsideAnew');
	return typeof version === 'string' ? version : undefined;
}

function isMadeAnew(req: IncomingMessage, path: string): boolean {
	if (holdsVisit(req) && isFramedForHer(path)) return true;
	return isSaidAnew(path) && saidAnew() !== undefined;
}

/** The cookie of a visit: who holds one may be signed in, and the app knows. */
export const visitCookie = '__Host-s';

function holdsVisit({ headers: { cookie } }: IncomingMessage): boolean {
	return (cookie ?? '').split(';').some((one) => one.trim().startsWith(`${visitCookie}=`));
}

const tooMuchForMachine = ({ bytes }: Size) =>
	problem('body-too-large', `Send at most ${bytes} bytes.`);
const brokenMachine = () => problem('our-fault', 'The fault is ours. Send it again later.');

function refusalOf(
	req: IncomingMessage,
	path: string,
	files: Files,
	size: Size
): Refusal | undefined {
	if (path.startsWith('/api/')) {
		const refusal = apiRefusal(req, path);
		const mayBeSent = !refusal || refusal.status === 415;
		return mayBeSent && declaresTooMuch(req, size) ? tooMuchForMachine(size) : refusal;
	}
	// What a request is read into takes no TRACE (Fetch, 2.2.1).
	if (req.method === 'TRACE') return unreadable;
	if (declaresTooMuch(req, size)) return told('large', languageAsked(req, path));
	if (files.has(path) && !['GET', 'HEAD'].includes(req.method ?? '')) return onlyRead;
	return isNoForm(req) && !isFile(req, path) ? told('unread', languageAsked(req, path)) : undefined;
}

async function passOn(handler: Handler, req: IncomingMessage, res: ServerResponse): Promise<void> {
	if (req.headers.expect?.toLowerCase() === '100-continue') res.writeContinue();
	await handler(req, res);
}

/** A fault that even the app's own error page did not catch. The log gets its name and frames, never what was asked. */
function fault(
	req: IncomingMessage,
	res: ServerResponse,
	answer: Answer,
	refusal: Refusal,
	error: unknown
): void {
	say(50, 'a fault in front of the app', { stack: framesOf(error) });
	if (res.headersSent) req.socket.destroy();
	else turnAway(req, answer, refusal);
}
