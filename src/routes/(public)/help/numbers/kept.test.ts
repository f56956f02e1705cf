import assert from 'node:assert/strict';
import { test } from 'node:test';
import { isFor, needs, services } from '#lib/domain/help/service.ts';
import { words } from '#lib/i18n/words.ts';
import { elsewhere, groups } from './kept.ts';

const t = words('en');

test('every need that a place is made for stands on the kept page under the number of its choice, and no other', () => {
	const ids = groups(t).map(({ id }) => id);
	const served = needs.flatMap((need, index) =>
		services.some((one) => isFor(one, need)) ? [`n${index + 1}`] : []
	);

	assert.deepEqual(ids, ['n0', ...served]);
	assert.ok(groups(t).every(({ places }) => places.length > 0));
	assert.ok(groups(t)[3]?.places.some(({ slug }) => slug === 'london-stalking'));
});

test('the lines of other nations stand apart on the kept page, and no number that London has is missing', () => {
	const [here, others] = [groups(t), elsewhere(t)].map(
		(all) => new Set(all.flatMap(({ places }) => places.map(({ slug }) => slug)))
	);

	assert.deepEqual([...(others ?? [])].toSorted(), ['dsa-ni', 'live-fear-free', 'sdafmh']);
	assert.ok(![...(others ?? [])].some((slug) => here?.has(slug)));
	assert.equal(
		services.filter(({ slug, help }) => !help.includes('help.emergency') && !here?.has(slug))
			.length,
		3
	);
});
