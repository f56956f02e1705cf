/** Reads a pattern as a camera does: from black and white points, by a program that is not the one that drew it. */
import decode from 'qr/decode.js';
import type { Scan } from '#lib/server/begin/scan.ts';

/** So many points to a unit of the pattern. */
const points = 4;

/** What a pattern says; throws where nothing can be read. `isHurt` says which points are gone. */
export function scanned(
	{ size, path }: Scan,
	isHurt: (x: number, y: number) => boolean = () => false
): string {
	const side = size * points;
	const data = new Uint8ClampedArray(side * side * 4).fill(255);
	for (const [, left, top, length] of path.matchAll(/M(\d+) (\d+)h(\d+)v1h-\3z/g)) {
		for (let y = Number(top) * points; y < (Number(top) + 1) * points; y += 1)
			for (let x = Number(left) * points; x < (Number(left) + Number(length)) * points; x += 1)
				if (!isHurt(x / side, y / side)) data.fill(0, (y * side + x) * 4, (y * side + x) * 4 + 3);
	}
	return decode({ width: side, height: side, data });
}
