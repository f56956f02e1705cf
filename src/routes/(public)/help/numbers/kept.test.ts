import assert from 'node:assert/strict';
import { test } from 'node:test';
import { needs, services } from '#lib/domain/help/service.ts';
import { words } from '#lib/i18n/words.ts';
import { elsewhere, groups } from './kept.ts';

const t = words('en');

test('every need stands on the kept page under the number that its choice has in an address', () => {
	const ids = groups(t).map(({ id }) => id);

	assert.deepEqual(ids, ['n0', ...needs.map((_, index) => `n${index + 1}`)]);
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
