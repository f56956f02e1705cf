import { test } from 'node:test';
import assert from 'node:assert/strict';
import { stageRows } from '#lib/domain/stage/stage.ts';
import { fittingIn } from './fitting.ts';
import { isEmergency } from './service.ts';

test('wherever a case is, two services fit: for every crime, in London, and neither police nor court', () => {
	for (const { id, phase } of stageRows) {
		const two = fittingIn(phase);

		assert.equal(new Set(two.map(({ slug }) => slug)).size, 2, id);
		for (const service of two) {
			assert.ok(service.needs.includes('crime.any'), service.slug);
			assert.ok(
				service.areas.includes('london') || service.areas.includes('england'),
				service.slug
			);
			assert.ok(!isEmergency(service), service.slug);
			assert.notEqual(service.runBy, 'police', service.slug);
		}
	}
});
