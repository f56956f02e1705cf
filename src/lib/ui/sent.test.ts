import assert from 'node:assert/strict';
import { test } from 'node:test';
import { withoutStyles, withoutUnread } from './sent.ts';

test('a page is sent without the marks of a script that does not run on it', () => {
	const page = `<head><style>a.s1{color:red}</style>
		<link href="./_app/immutable/assets/Top.xUpJ.css" rel="stylesheet" disabled media="(max-width: 0)">
		<link rel="icon" href="/icon.svg" /></head><!--[--><!--[-1--><!--]--><p><!--[0--><!--1vpl6l8-->Her words: &lt;!--[-->, 3 &gt; 2<!----></p><!--]-->`;
	assert.equal(
		withoutUnread(page),
		`<head><style>a.s1{color:red}</style>
		
		<link rel="icon" href="/icon.svg" /></head><p>Her words: &lt;!--[-->, 3 &gt; 2</p>`
	);
});

test('a page of which a part is put into another brings no style along', () => {
	const sheet = '<style nonce="a">p { margin: 0 }</style>';

	assert.equal(
		withoutStyles(`<head>${sheet}${sheet}</head><p>style</p>`),
		'<head></head><p>style</p>'
	);
});
