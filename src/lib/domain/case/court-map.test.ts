/** The drawing of where the stations lie says the same as the distances, and nothing in it lies upon something else. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { courtHouses } from './court-house.ts';
import { courtMap } from './court-map.ts';

const maps = courtHouses.map((house) => ({ house, map: courtMap(house) }));

test('every court whose address is shown has a drawing, and each of its stations is on it', () => {
	for (const { house, map } of maps) {
		assert.ok(house.stations.length > 0, house.name);
		assert.deepEqual(
			map.stations.map(({ name }) => name),
			house.stations.map(({ name }) => name),
			house.name
		);
	}
});

test('a station lies as far from the court as is said of it', () => {
	for (const { name, stations } of courtHouses)
		for (const { name: station, metres, at } of stations) {
			assert.ok(Math.abs(Math.hypot(...at) - metres) <= 30, `${name}: ${station}`);
		}
});

test('nothing runs over the edge, and no name lies upon another, upon a station or upon the court', () => {
	for (const { house, map } of maps) {
		const boxes = map.stations.map(({ name, label }) => ({
			...{ left: label.x - name.length * 4, right: label.x + name.length * 4 },
			...{ top: label.y - 11, bottom: label.y + 3 }
		}));
		const dots = [{ ...map.court, size: 12 }, ...map.stations.map((one) => ({ ...one, size: 5 }))];
		for (const [nth, box] of boxes.entries()) {
			assert.ok(box.left >= -2 && box.right <= map.width + 2, house.name);
			assert.ok(box.top >= 0 && box.bottom <= map.height - 26, house.name);
			for (const other of boxes.slice(nth + 1))
				assert.ok(
					box.right < other.left ||
						other.right < box.left ||
						box.bottom < other.top ||
						other.bottom < box.top,
					`${house.name}: names upon each other`
				);
			for (const { x, y, size } of dots)
				assert.ok(
					x + size < box.left ||
						x - size > box.right ||
						y + size < box.top ||
						y - size > box.bottom,
					`${house.name}: a name upon a dot`
				);
		}
	}
});

test('the bar is as long as it says', () => {
	for (const { house, map } of maps) {
		const [first] = map.stations;
		const [east, north] = house.stations[0]!.at;
		const drawn = Math.hypot(first!.x - map.court.x, first!.y - map.court.y);
		const scale = drawn / Math.hypot(east, north);
		assert.ok(Math.abs(map.bar.metres * scale - map.bar.length) <= 3, house.name);
	}
});
