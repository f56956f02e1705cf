/** Where the stations lie around a court, as a small drawing of our own: north is up, and one scale for all of it. */
import type { CourtHouse } from './court-house.ts';

/** In units of the drawing. */
type Point = { readonly x: number; readonly y: number };

export type CourtMap = {
	readonly width: number;
	readonly height: number;
	readonly court: Point;
	readonly stations: readonly (Point & { readonly name: string; readonly label: Point })[];
	/** A line of so many metres. */
	readonly bar: { readonly metres: number; readonly length: number };
};

const width = 300;
/** How far from the court the farthest station is drawn. */
const reach = 90;
/** Room around it for names, and below it for the bar. */
const [margin, foot] = [36, 26];
/** Half of what a letter of a name takes, and how far a name is from its station. */
const [half, away] = [4, 14];
const bars = [500, 250, 200, 100, 50];

/** The drawing of a court, which has a station at least. */
export function courtMap({ stations }: Pick<CourtHouse, 'stations'>): CourtMap {
	const scale = reach / Math.max(...stations.map(({ at }) => Math.hypot(...at)));
	const norths = [0, ...stations.map(({ at: [, north] }) => north * scale)];
	const court = { x: width / 2, y: Math.round(Math.max(...norths)) + margin };
	const metres = bars.find((one) => one * scale <= reach) ?? 50;
	return {
		width,
		height: court.y - Math.round(Math.min(...norths)) + margin + foot,
		court,
		stations: stations.map(({ name, at: [east, north] }) => {
			const x = court.x + Math.round(east * scale);
			const y = court.y - Math.round(north * scale);
			const side = Math.max(0, name.length * half - 1);
			const label = {
				x: Math.min(width - side, Math.max(side, x)),
				// A name stands on the side that looks away from the court.
				y: north > 0 ? y - away : y + away + 10
			};
			return { name, x, y, label };
		}),
		bar: { metres, length: Math.round(metres * scale) }
	};
}
