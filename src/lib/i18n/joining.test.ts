import assert from 'node:assert/strict';
import { test } from 'node:test';
import { languages } from './languages.ts';
import { sentencesIn } from './sentences.ts';
import {
	apart,
	asSentence,
	asTitle,
	labelled,
	numbered,
	quoted,
	together,
	withAside
} from './joining.ts';

test('sentences stand behind each other with the gap of their language, and what is empty leaves none', () => {
	assert.equal(together(['One.', '', undefined, 'Two.'], 'en'), 'One. Two.');
	assert.equal(together(['一。', '二。'], 'zh'), '一。二。');
});

test('a title becomes a sentence with the stop of its language, but not with a second one', () => {
	assert.equal(asSentence('The trial ended', 'en'), 'The trial ended.');
	assert.equal(asSentence('বিচার শেষ', 'bn'), 'বিচার শেষ।');
	assert.equal(asSentence('مقدمہ ختم', 'ur'), 'مقدمہ ختم۔');
	assert.equal(asSentence('审判结束', 'zh'), '审判结束。');
	for (const whole of ['Was it you?', 'At 5 p.m.)', 'هل تريد؟'])
		assert.equal(asSentence(whole, 'en'), whole);
});

test('a sentence becomes a title without its own stop, and keeps what is no stop of it', () => {
	assert.equal(asTitle('Nobody told us.', 'en'), 'Nobody told us');
	assert.equal(asTitle('没有人告诉我们。', 'zh'), '没有人告诉我们');
	assert.equal(asTitle('Who knows?', 'en'), 'Who knows?');
});

test('brackets, colons and what parts long phrases are those of the language', () => {
	assert.equal(withAside('Guilty', 'Monday', 'en'), 'Guilty (Monday)');
	assert.equal(withAside('有罪', '星期一', 'zh'), '有罪（星期一）');
	assert.equal(labelled('更改', '日期', 'zh'), '更改：日期');
	assert.equal(labelled('Zmień', 'termin', 'pl'), 'Zmień: termin');
	assert.equal(apart(['a, b', 'c'], 'en'), 'a, b; c');
	assert.equal(apart(['أ، ب', 'ج'], 'ar'), 'أ، ب؛ ج');
});

test('the number of an entry stands before it as the language writes it', () => {
	assert.equal(numbered(1, 'Be understood', 'en'), '1. Be understood');
	assert.equal(numbered(12, 'شكوى', 'ar'), '12. شكوى');
	assert.equal(numbered(1, '被理解', 'zh'), '1．被理解');
});

// A browser set other signs around the same words than the sentences beside them: “ ” in Arabic and « » in Spanish.
test('what is quoted stands in the signs that the sentences of its language are written with', () => {
	assert.equal(quoted('There is an update.', 'en'), '“There is an update.”');
	for (const { code } of languages) {
		const own = new Set(quoted('', code));
		const others = [...sentencesIn(code)].filter(([, said]) =>
			(said.match(/[„“”«»]/g) ?? []).some((sign) => !own.has(sign))
		);
		assert.deepEqual(others, [], code);
	}
});
