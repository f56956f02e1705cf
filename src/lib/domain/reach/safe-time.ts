/** The times of day in which she can say, once, that she is safe: two hours each, on any day she names. */

/** When each begins. */
export const safeStarts = ['09:00', '11:00', '13:00', '15:00'] as const;
export type SafeStart = (typeof safeStarts)[number];
const hours = 2;
/** How long each is, in milliseconds. */
export const safeLength = hours * 60 * 60_000;

/** When each begins and ends. */
export function safeTimes(): { readonly from: SafeStart; readonly to: string }[] {
	return safeStarts.map((from) => ({ from, to: `${Number(from.slice(0, 2)) + hours}:00` }));
}
