import { redirect, type RequestEvent } from '@sveltejs/kit';
import { address } from '#lib/i18n/pages.ts';
import type { Instant } from '#lib/domain/event.ts';
import type { Standing } from '#lib/domain/door/recovery.ts';
import type { Door } from '#lib/server/door/arrivals.ts';
import { signInByCode } from '#lib/server/door/sign-in-code.ts';
import { comeBackByCode } from '#lib/server/door/sign-in-recovery.ts';
import { signInByWords } from '#lib/server/door/sign-in-words.ts';
import {
	lengthOf,
	readInvitationCode,
	readRecoveryCode,
	shapeOf,
	type Shape
} from '#lib/server/vault/codes.ts';
import { placeOf, setDevice, setSession, visitorOf } from '../../door/visit.ts';
import { keepDraft, setDraftToken } from '../../form/draft.ts';
import { toWait } from '../../form/retry-after.ts';
import { findByNumber } from '../talk/receipt/held.ts';

export type NotIn = {
	readonly why:
		| 'not-accepted'
		| 'used'
		| 'use-words'
		| 'wait'
		| 'wait-or-card'
		| 'card'
		| 'too-soon'
		| 'not-yet'
		| 'empty'
		| Shape;
	readonly minutes: number;
	readonly status: number;
	/** No code of a card was typed: whom she let in needs one each time. */
	readonly noCard?: boolean;
	/** How many letters and digits were typed, where a code has some too few or too many. */
	readonly length?: number;
	/** What a code told on the telephone still waits for. */
	readonly standing?: Standing;
};
/**
 * What a code waits for: whether it is about something reported in that month, for ten minutes. The code itself is not
 * kept: whoever finds what is kept has nothing to type.
 */
export type AskedAbout = {
	readonly locator: string;
	readonly month: string;
	readonly until: Instant;
};
const asksFor = 10 * 60_000;
type Typed = { readonly typed: string; readonly card?: string };

/**
 * Takes what somebody typed, in whichever box: the code of her paper, the one for the day she has lost the rest, her
 * number and words, or the number of a call. Each has a length of its own, so none is ever tried at the door of another.
 * What opens nothing by itself is tried nowhere: she hears what it is.
 */
export async function comeInBy(event: RequestEvent, { typed, card = '' }: Typed): Promise<NotIn> {
	const boxes = [typed, card].filter((box) => box.trim());
	const [only, further] = boxes;
	if (only === undefined) return { why: 'empty', minutes: 0, status: 400 };
	const alone = further === undefined ? shapeOf(only) : undefined;
	if (alone) return leadOn(event, alone, only);
	const code = boxes.find((box) => readInvitationCode(box));
	if (code) return comeInByPaper(event, code, code === only ? further : only);
	const lost = boxes.find((box) => readRecoveryCode(box));
	if (lost) return comeBack(event, lost);
	const door = await signInByWords(event.locals, visitorOf(event), { both: typed, card });
	if (door.ok) return comeIn(event, door);
	// With words a code of the card opens at once: whoever has to wait is told.
	const why = door.why === 'wait' ? { why: 'wait-or-card' as const } : {};
	return { ...notIn(event, door), ...why, noCard: further === undefined };
}

async function leadOn(event: RequestEvent, why: Shape, typed: string): Promise<NotIn> {
	const no = { why, minutes: 0, status: 400, length: lengthOf(typed) };
	if (why !== 'call') return no;
	const found = await findByNumber(event, typed);
	if (found === 0) return no;
	if (found !== 'found') return notIn(event, { why: 'wait', minutes: found });
	redirect(303, address(event.locals.lang, '/talk/receipt'));
}

/** Beside number and words her paper stands for a code of the card she has not made yet. */
async function comeInByPaper(
	event: RequestEvent,
	code: string,
	both: string | undefined
): Promise<NotIn> {
	if (both === undefined) return comeInByCode(event, code);
	const door = await signInByWords(event.locals, visitorOf(event), { both, card: code });
	if (door.ok) return comeIn(event, door);
	const alone = await comeInByCode(event, code);
	// She typed words, and they were wrong: she is not told to use them.
	return alone.why === 'use-words' ? notIn(event, door) : alone;
}

/** Takes the code of a paper alone. */
async function comeInByCode(event: RequestEvent, code: string): Promise<NotIn> {
	const door = await signInByCode(event.locals, visitorOf(event), code);
	if (door.ok) return comeIn(event, door);
	if (door.why === 'asks') {
		const { locator, month } = door;
		const until = event.locals.world.now() + asksFor;
		await keepDraft(event, 'about', { locator, month, until } satisfies AskedAbout);
		redirect(303, address(event.locals.lang, '/sign-in/about'));
	}
	if (door.why !== 'made') return notIn(event, door);
	setDraftToken(event, 'way', door.token);
	redirect(303, address(door.language, '/sign-in/yours'));
}

async function comeBack(event: RequestEvent, code: string): Promise<NotIn> {
	const door = await comeBackByCode(event.locals, event.getClientAddress(), code);
	if (door.ok) {
		setSession(event, door.session);
		redirect(303, '/way-back');
	}
	if (door.why !== 'not-yet') return notIn(event, door);
	await keepDraft(event, 'lost', { person: door.person });
	redirect(303, address(event.locals.lang, '/sign-in/lost'));
}

/** Puts her visit into the browser, and leads to where her own pages begin. */
export function comeIn(event: RequestEvent, door: Extract<Door, { ok: true }>): never {
	setSession(event, door.session);
	setDevice(event, door.device);
	// Whoever gave her the pack may have told her a reference: she is asked for it first.
	redirect(303, door.isFromPack ? '/tell-us?first' : (placeOf(door.actor) ?? '/'));
}

function notIn(event: RequestEvent, door: Omit<NotIn, 'status'>): NotIn {
	const { why, minutes, standing } = door;
	const status = why === 'wait' ? toWait(event, minutes) : 400;
	return { why, minutes, status, ...(standing ? { standing } : {}) };
}

/** What was typed, for her to put right; number and words are not shown again: somebody may stand behind her. */
export function shownAgain(typed: string): { code?: string } {
	const isSecret = ['words', 'spoken'].includes(shapeOf(typed) ?? '');
	return !isSecret && lengthOf(typed) <= 20 ? { code: typed } : {};
}
