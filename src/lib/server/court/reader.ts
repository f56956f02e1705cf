/** Reads the courts' own deliveries (HMCTS Common Platform) into messages for the inbox. */
import { readAny, readDeletion, readHearing, readVacated } from './common-platform.ts';
import { readCaseUpdated, readConcluded } from './concluded.ts';
import type { Reading } from './message.ts';
import { anyMessage, hearingOrBare, messages } from './messages.ts';
import { fields, only, type Shape } from './shape.ts';
import { canonical, type Reader } from '#lib/server/feed/receive.ts';

// The courts' messages have no id of their own: a delivery sent again has the same webhook id.
function reader(
	source: string,
	shape: Shape,
	read: (json: unknown, context: Parameters<Reader>[1]) => Reading,
	// Of what says by its address alone what it is about: sent to another it is no repeat.
	address?: string
): Reader {
	return (json, context) => {
		// What the documents do not name nobody here looks at.
		const reading = read(only(shape, json), context);
		if (!reading.ok)
			return { ok: false, problems: reading.problems.map((problem) => ({ index: 0, ...problem })) };
		const body = address ?? canonical(json);
		return {
			ok: true,
			messages: [{ source, id: context.webhookId, body, parts: reading.parts }],
			ignored: reading.ignored.map((detail) => ({ index: 0, pointer: '', detail }))
		};
	};
}

/** `POST /hearing/{id}`: a hearing confirmed or changed. */
export const hearingListed = (id: string) =>
	reader('common-platform/hearing', hearingOrBare, (json, { hash, now }) =>
		readHearing(json, 'listed', id, hash, now)
	);
/** `POST /hearing/{id}/result`: what happened at a hearing. */
export const hearingResulted = (id: string) =>
	reader('common-platform/result', hearingOrBare, (json, { hash, now }) =>
		readHearing(json, 'resulted', id, hash, now)
	);
/** `DELETE /hearing/{id}/delete`: a hearing that will not be. */
export const hearingDeleted = (id: string) =>
	reader(
		'common-platform/delete',
		fields({}),
		(_, { hash, now }) => readDeletion(id, hash, now),
		id.toLowerCase()
	);
/** `POST /prosecution-concluded`. */
export const prosecutionConcluded = reader(
	'common-platform/prosecution-concluded',
	messages.Concluded,
	(json, { hash, now }) => readConcluded(json, hash, now)
);
/** `POST /case-updated`. */
export const caseUpdated = reader(
	'common-platform/case-updated',
	messages.CaseUpdated,
	(json, { hash, now }) => readCaseUpdated(json, hash, now)
);
/** `POST /trial-vacated`. */
export const trialVacated = reader(
	'common-platform/trial-vacated',
	messages.Vacated,
	(json, { hash, now }) => readVacated(json, hash, now)
);
/** Whichever of these a message looks like: for trying one out. */
export const looksLike = reader('common-platform', anyMessage, (json, { hash, now }) =>
	readAny(json, hash, now)
);
