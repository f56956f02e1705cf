import { randomUUID } from 'node:crypto';
import path from 'node:path';
import {
	redirect,
	type Handle,
	type HandleServerError,
	type RequestEvent,
	type ServerInit
} from '@sveltejs/kit';
import { sequence } from '@sveltejs/kit/hooks';
import { building } from '$app/environment';
import {
	admit,
	audienceOf,
	isForStaff,
	isLive,
	isStillIn,
	liveLines,
	onlyReads,
	sentByItself,
	waitsForShow,
	waysOut,
	type Admission
} from '#lib/domain/access.ts';
import { openingFor } from '#lib/domain/access/opening.ts';
import { tagOf } from '#lib/i18n/language-rows.ts';
import { markEnglish } from '#lib/i18n/in-english.ts';
import { languageOf } from '#lib/i18n/languages.ts';
import { address, isFramedForHer, readAddress } from '#lib/i18n/pages.ts';
import { words } from '#lib/i18n/words.ts';
import { whose } from '#lib/server/door/arrivals.ts';
import { framesOf } from '#lib/server/log.ts';
import { keepHouse } from '#lib/server/housekeeping.ts';
import { missingPage, stoppedPage } from '#lib/server/door/missing-page.ts';
import * as agencyVisits from '#lib/server/agency-door/visits.ts';
import * as refusals from '#lib/server/audit/refusals.ts';
import { openLiveDesks, type LiveDesks } from '#lib/server/call/live-desks.ts';
import { openEndings, type Endings } from '#lib/server/door/endings.ts';
import { cookieName, openSessions, type Sessions } from '#lib/server/door/sessions.ts';
import { Busy } from '#lib/server/vault/line.ts';
import { dataFolder, openWorld, type World } from '#lib/server/world.ts';
import { withoutStyles, withoutUnread } from '#lib/ui/sent.ts';
import { stillHere } from './routes/door/still-here.ts';
import { stoppedOf } from './routes/door/stopped.ts';
import { isFromElsewhere } from './routes/door/elsewhere.ts';
import { askedTongue, tonguesFor } from './routes/form/tongues.ts';
import { ownNumber } from './settings.ts';

let world: World;
let sessions: Sessions;
let liveDesks: LiveDesks;
let endings: Endings;

/** Opens the world once, never while pages are made at build time, and closes it when the last answer is out. */
export const init: ServerInit = async () => {
	if (building) return;
	world = await openWorld(process.env);
	sessions = openSessions(world.db, world.now);
	liveDesks = openLiveDesks(world, sessions);
	endings = openEndings(world, path.join(dataFolder(process.env), 'ended'));
	const stop = keepHouse(world);
	// A desk that listens would keep the service from ending: it comes again when the next one is there.
	for (const signal of ['SIGTERM', 'SIGINT'] as const) process.on(signal, () => liveDesks.close());
	process.on('sveltekit:shutdown', () => {
		// server.ts waits for this promise before it ends the process.
		Object.assign(globalThis, {
			alongsideClosing: stop().then(() => {
				endings.close();
				return world.db.destroy();
			})
		});
	});
};

/** Who is asking: a session's person, or a stranger. */
const identify: Handle = async ({ event, resolve }) => {
	event.locals.actor = { kind: 'stranger' };
	if (building) return resolve(event);
	event.locals.world = world;
	event.locals.sessions = sessions;
	event.locals.liveDesks = liveDesks;
	event.locals.endings = endings;
	const id = event.cookies.get(cookieName);
	if (id) await meet(event, id);
	return resolve(event);
};

async function meet(event: RequestEvent, id: string): Promise<void> {
	const asked = endings.has(id) ? Promise.resolve(undefined) : visitOf(event, id);
	const isLeaving = waysOut.includes(event.route.id);
	const isByItself = asksByItself(event) || sentByItself.includes(event.route.id);
	// A page that is ready for everybody opens for her too while nobody can say who she is.
	const isReady = isFramedForHer(event.url.pathname);
	const known = isReady ? asked.catch(() => null) : asked;
	const visit = await (isLeaving ? endings.soon(asked) : known);
	if (visit) Object.assign(event.locals, visit);
	// What a page asks or sends by itself may be older than the visit that has just begun: it takes nothing away.
	else if (!isLeaving && visit !== null && !isByItself)
		event.cookies.delete(cookieName, { path: '/', secure: true });
}

type Visit = Partial<Pick<App.Locals, 'session' | 'agencyVisit' | 'actor' | 'ownLang'>>;

async function visitOf(event: RequestEvent, id: string): Promise<Visit | undefined> {
	if (agencyVisits.isVisit(id)) return officersVisit(id);
	// What a page asks by itself is no sign that anybody is there.
	const session = await (asksByItself(event) ? sessions.peek(id) : sessions.find(id));
	const found = session && (await whose(world.db, session));
	if (!session || !found || found.isPaused || !isStillIn(found.actor, world.now()))
		return undefined;
	return { session, actor: found.actor, ownLang: found.language };
}

async function officersVisit(id: string): Promise<Visit | undefined> {
	const visit = await agencyVisits.find(world.db, world.keys, id, world.now());
	return visit && { agencyVisit: visit, actor: visit.officer };
}

function asksByItself(event: RequestEvent): boolean {
	const { isDataRequest, route } = event;
	return isDataRequest || looks(event) || (route.id !== null && liveLines.includes(route.id));
}

// messages.js asks for its page to see what is new there.
function looks({ request }: RequestEvent): boolean {
	return request.headers.get('x-phone') === 'looks';
}

/** Where whoever is a stranger signs in, for what they asked for. */
const doors: Partial<Record<Admission, `/${string}`>> = {
	'sign-in': '/sign-in',
	'staff-sign-in': '/staff',
	'agency-sign-in': '/agency/sign-in'
};

/** May they: the one place that opens a door. Not yours and not there are one answer, to the byte. */
const letIn: Handle = async ({ event, resolve }) => {
	const { actor } = event.locals;
	if (!building && isForged(event)) return new Response(forged, { status: 403 });
	// Only what renews itself is asked for as data. Of any other page it holds what that page may not show yet.
	const id = event.isDataRequest && !isLive(event.route.id) ? null : event.route.id;
	const admission =
		id === null ? 'not-found' : admit(id, actor, { invented: building || world.invented });
	const door = doors[admission];
	// What listens is told not to come again: it asks for no page.
	if (door && id && liveLines.includes(id) && ['GET', 'HEAD'].includes(event.request.method))
		return new Response(null, { status: 204 });
	if (door === '/sign-in') redirect(303, address(askedTongue(event), door));
	if (door) redirect(303, door);
	if (admission === 'add-keys') redirect(303, '/desk/keys');
	const isSent = event.request.method === 'POST';
	if (admission === 'open-the-rest' || (isSent && onlyReads(id, actor)))
		redirect(303, openingFor(id));
	if (admission === 'come-in' && isCovered(event)) redirect(303, '/home');
	if (admission === 'not-found' && id !== null) await refusals.write(world, actor);
	if (admission === 'not-found' || isNoAction(event))
		return missingPage(langHere(event), ownNumber, tonguesFor(event.locals));
	const stopped = building || waysOut.includes(id) ? undefined : stoppedOf(event);
	if (!stopped) return resolve(event);
	const isDone = event.url.searchParams.has('stopped');
	return stoppedPage(langHere(event), ownNumber, tonguesFor(event.locals), { stopped, isDone });
};

function langHere({ url, locals }: RequestEvent) {
	return readAddress(url.pathname).lang ?? locals.ownLang ?? 'en';
}

function isCovered({ locals: { session, actor }, route, request }: RequestEvent): boolean {
	if (actor.kind !== 'victim' || !session?.shared || session.shown) return false;
	return ['GET', 'HEAD', 'POST'].includes(request.method) && waitsForShow(route.id ?? '');
}

const forged = 'Nothing is done here for another site\n';

// Kit asks this of forms only, and not of what has no content type. Machines carry no cookie: they sign.
function isForged(event: RequestEvent): boolean {
	const isMachine = event.route.id !== null && audienceOf(event.route.id) === 'machine';
	return !['GET', 'HEAD'].includes(event.request.method) && !isMachine && isFromElsewhere(event);
}

// Kit looks an action up by its name in an object, where `constructor` is always found, and breaks at the name it keeps.
function isNoAction({ request, url }: RequestEvent): boolean {
	if (request.method !== 'POST') return false;
	const action = [...url.searchParams.keys()].find((key) => key.startsWith('/'));
	return action !== undefined && (action.slice(1) in {} || action === '/default');
}

/** In what language: English for staff, the address's on public pages, the person's own on signed-in ones. */
const speak: Handle = async ({ event, resolve }) => {
	const named = readAddress(event.url.pathname).lang;
	const { id } = event.route;
	const audience = id === null ? undefined : audienceOf(id);
	const staffs = id !== null && isForStaff(id);
	if (named && (staffs || (audience !== undefined && audience !== 'public')))
		redirect(303, readAddress(event.url.pathname).path);
	const kept = audience === 'public' || staffs ? undefined : event.locals.ownLang;
	event.locals.lang = named ?? kept ?? 'en';
	event.locals.t = words(event.locals.lang);
	const { code, dir } = languageOf(event.locals.lang);
	return resolve(event, {
		transformPageChunk: ({ html }) =>
			markEnglish(
				isLive(event.route.id) ? html : withoutUnread(looks(event) ? withoutStyles(html) : html)
			)
				.replace('%lang%', tagOf(code))
				.replace('%dir%', dir)
				.replace('%person%', personMark(event))
				.replace('%beside%', scriptBeside(event))
	});
};

// What phone.js has to know: whether this page is one person's, in how many milliseconds the visit ends, and of staff whose.
function personMark({ locals }: RequestEvent): string {
	const here = stillHere(locals);
	if (!here) return '';
	const { endsIn, isLast, who } = here;
	const last = isLast ? ' data-last' : '';
	const staff = who ? ` data-staff="${who}"` : '';
	return ` data-signed-in="yes" data-ends-in="${endsIn}"${last}${staff}`;
}

/** The pages with a script of their own beside phone.js: they work without it. */
const scripted: Readonly<Record<string, readonly string[]>> = {
	'/(victim)/messages': ['/ask.js', '/messages.js'],
	'/(victim)/needs': ['/ask.js'],
	'/(advocate)/desk/people/[place]': ['/messages.js'],
	'/(advocate)/desk/team/rota': ['/rota.js'],
	'/(public)/talk': ['/ask.js'],
	'/(public)/talk/check': ['/ask.js'],
	'/(public)/talk/someone': ['/ask.js']
};

function scriptBeside({ locals, route }: RequestEvent): string {
	const isDesk = route.id !== null && audienceOf(route.id) === 'advocate';
	const all = [
		...(stillHere(locals)?.who ? ['/desk.js'] : []),
		...(isDesk ? ['/desk-live.js'] : []),
		...(scripted[route.id ?? ''] ?? [])
	];
	return all.map((src) => `<script src="${src}" defer></script>`).join('');
}

/** With which headers: nothing of a person is kept by a browser or found by a search engine. */
const protect: Handle = async ({ event, resolve }) => {
	const response = await resolve(event);
	const audience = event.route.id === null ? undefined : audienceOf(event.route.id);
	// A page made for one request may hold what one person typed, on public pages too.
	if (!building && !response.headers.has('cache-control'))
		response.headers.set('cache-control', 'no-store');
	if (audience !== 'public') response.headers.set('x-robots-tag', 'noindex, noarchive');
	if (isLive(event.route.id)) letHide(response.headers);
	const { busyFor } = event.locals;
	if (busyFor !== undefined) return askedToComeAgain(response, busyFor);
	return event.request.headers.has('x-phone') ? saidPlainly(response) : response;
};

// The one style in an attribute that is let through, by its hash: it hides the line Kit puts on a page it hydrates.
function letHide(headers: Headers): void {
	const policy = headers.get('content-security-policy');
	const hash = `'sha256-S8qMpvofolR8Mpjy4kQvEm7m1q8clzU4dfDH0AmvZjo='`;
	if (policy)
		headers.set('content-security-policy', `${policy}; style-src-attr 'unsafe-hashes' ${hash}`);
}

// To Kit whatever is thrown is a fault: 500.
function askedToComeAgain({ body, headers }: Response, seconds: number): Response {
	headers.set('retry-after', String(seconds));
	return new Response(body, { status: 503, headers });
}

// A script cannot see where a redirect leads, and following it would fetch her next page twice.
function saidPlainly(response: Response): Response {
	if (response.status !== 303) return response;
	return new Response(null, { status: 204, headers: response.headers });
}

export const handle: Handle = sequence(identify, letIn, speak, protect);

/**
 * The one place a fault is written down: an id, the route's name and where in our code; never what was asked. What only
 * asks wrongly is no fault of ours: one line, and no stack.
 */
export const handleError: HandleServerError = ({ error, event, status, message }) => {
	if (status === 404) return { message };
	if (error instanceof Busy) {
		event.locals.busyFor = error.seconds;
		world.log.warn('too many at once', event.route.id ? { route: event.route.id } : {});
		return { message, busy: true };
	}
	const id = randomUUID().slice(0, 8);
	const route = event.route.id ? { route: event.route.id } : {};
	if (building) return { message, id };
	if (status < 500) world.log.warn('a request we cannot read', { status, ...route });
	else world.log.error('a fault', { fault: id, status, stack: framesOf(error), ...route });
	return { message, id };
};
