/** Ten ready-made stories to send: invented, about whichever case they are asked for, and dated from today. */
import { dayOf } from '#lib/domain/calendar.ts';
import type { Instant, Teller } from '#lib/domain/event.ts';
import type { Urn } from '#lib/domain/case/urn.ts';
import { typePrefix } from './cloud-event.ts';
import told from './stories.json' with { type: 'json' };

/** One request: from which kind of agency, to which address, with which body. */
export type Step = {
	readonly by: Teller;
	readonly method: 'POST';
	readonly to: string;
	readonly body: unknown;
};
export type Story = { readonly title: string; readonly steps: readonly Step[] };

type Written = { readonly by: string } & (
	| { readonly to: string; readonly body: unknown }
	| { readonly kind: string; readonly id?: string }
);

/** The stories about a case. Asked for again on the same day they are the same, so that what is sent twice is a repeat. */
export function stories(urn: Urn, now: Instant): Story[] {
	return told.map(({ title, steps }, nth) => ({
		title,
		steps: (steps as readonly Written[]).map((step, at) =>
			stepOf(step, `${nth + 1}-${at + 1}`, urn, now)
		)
	}));
}

function stepOf(step: Written, name: string, urn: Urn, now: Instant): Step {
	const by = step.by as Teller;
	if ('to' in step) {
		const { to, body } = filled(step, urn, now) as { to: string; body: unknown };
		return { by, method: 'POST', to, body };
	}
	const { by: _, kind, id, ...rest } = step;
	const mine = (own: string) => `${own}-${urn}-${dayOf(now)}`;
	const corrects = 'corrects' in rest ? { corrects: mine(String(rest.corrects)) } : {};
	const body = {
		specversion: '1.0',
		id: mine(id ?? name),
		source: '/records',
		type: typePrefix + kind,
		subject: urn,
		...(filled(rest, urn, now) as object),
		...corrects
	};
	return { by, method: 'POST', to: '/api/events', body };
}

/** A value with its marks filled in: `@urn`, `@uuid:7`, and in days or weeks from today `@day:3`, `@instant:-3`, `@monday:12`, `@hour:12`. */
function filled(value: unknown, urn: Urn, now: Instant): unknown {
	if (typeof value === 'string')
		return value.replace(/@([a-z]+)(?::(-?\d+))?/g, (_, mark: string, count?: string) =>
			markOf(mark, Number(count ?? 0), urn, now)
		);
	if (Array.isArray(value)) return value.map((one) => filled(one, urn, now));
	if (typeof value !== 'object' || value === null) return value;
	return Object.fromEntries(
		Object.entries(value).map(([key, inner]) => [key, filled(inner, urn, now)])
	);
}

function markOf(mark: string, count: number, urn: Urn, now: Instant): string {
	const today = Temporal.PlainDate.from(dayOf(now));
	switch (mark) {
		case 'urn':
			return urn;
		case 'uuid': {
			const own = Buffer.from(urn).toString('hex').slice(-12).padStart(12, '0');
			return `${String(count).padStart(8, '0')}-0000-4000-8000-${own}`;
		}
		case 'day':
			return today.add({ days: count }).toString();
		case 'instant':
			return `${today.add({ days: count }).toString()}T09:00:00Z`;
		default: {
			const monday = today.subtract({ days: today.dayOfWeek - 1 }).add({ weeks: count });
			if (mark === 'monday') return monday.toString();
			const at = monday.toZonedDateTime({ timeZone: 'Europe/London', plainTime: '10:00' });
			return at.toInstant().toString();
		}
	}
}
