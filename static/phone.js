// The one script on a victim's page. Everything works without it; with it the page leaves at once and tells less.
(() => {
	'use strict';
	const signedIn = document.documentElement.dataset.signedIn === 'yes';

	// Trusted Types: the browser takes a script's address only through a policy the server has named.
	const workerAddress = (address) => {
		if (!window.trustedTypes) return address;
		return window.trustedTypes
			.createPolicy('alongside-worker', { createScriptURL: (url) => url })
			.createScriptURL(address);
	};

	const cover = () => {
		document.documentElement.style.visibility = 'hidden';
		document.title = ' ';
	};

	// Covers first and waits for nothing: the answer of a slow network may take half a minute.
	const leave = (address) => {
		cover();
		document.body.replaceChildren();
		if (!navigator.onLine) return;
		window.location.replace(address);
	};

	document.addEventListener('click', (event) => {
		const link = event.target instanceof Element && event.target.closest('a[data-leave]');
		if (!link) return;
		event.preventDefault();
		leave(link.href);
	});

	// Shift three times within five seconds, alone: Shift as part of a capital letter does not count.
	let presses = 0;
	let forget;
	let alone = false;
	document.addEventListener('keydown', (event) => {
		alone = event.key === 'Shift' && !event.repeat;
		if (event.key !== 'Shift') presses = 0;
	});
	document.addEventListener('keyup', (event) => {
		if (event.key !== 'Shift' || !alone) return;
		presses += 1;
		clearTimeout(forget);
		forget = setTimeout(() => (presses = 0), 5000);
		const link = document.querySelector('a[data-leave]');
		if (presses === 3 && link) leave(link.href);
	});

	// Back must not show what was here: a page that comes back from the browser's memory is emptied and asked for again.
	if (signedIn) {
		window.addEventListener('pagehide', cover);
		window.addEventListener('pageshow', (event) => {
			if (!event.persisted) {
				document.documentElement.style.visibility = '';
				return;
			}
			document.body.replaceChildren();
			window.location.reload();
		});
	}

	// A code in the address after # is never sent to a server; it goes into its field and out of the address.
	const code = new URLSearchParams(window.location.hash.slice(1)).get('c');
	const field = document.getElementById('code');
	if (code && field instanceof HTMLInputElement) {
		field.value = code;
		history.replaceState(null, '', window.location.pathname);
	}

	// A key this phone keeps: its form shows itself, asks what to sign, and is sent with the answer in it.
	const bytes = (text) =>
		Uint8Array.from(atob(text.replace(/-/g, '+').replace(/_/g, '/')), (one) => one.charCodeAt(0));
	const written = (buffer) =>
		btoa(String.fromCharCode(...new Uint8Array(buffer)))
			.replace(/\+/g, '-')
			.replace(/\//g, '_')
			.replace(/=/g, '');
	const answerOf = async (asked) => {
		const publicKey = { ...asked, challenge: bytes(asked.challenge) };
		if (asked.user) publicKey.user = { ...asked.user, id: bytes(asked.user.id) };
		for (const list of ['excludeCredentials', 'allowCredentials'])
			if (asked[list]) publicKey[list] = asked[list].map((key) => ({ ...key, id: bytes(key.id) }));
		const keys = navigator.credentials;
		const { id, type, response } = await (asked.user
			? keys.create({ publicKey })
			: keys.get({ publicKey }));
		const parts = [
			'clientDataJSON',
			'attestationObject',
			'authenticatorData',
			'signature',
			'userHandle'
		];
		const said = parts
			.filter((part) => response[part])
			.map((part) => [part, written(response[part])]);
		return JSON.stringify({ id, rawId: id, type, response: Object.fromEntries(said) });
	};
	for (const form of document.querySelectorAll('form[data-key]')) {
		if (!window.PublicKeyCredential) continue;
		form.hidden = false;
		form.addEventListener('submit', async (event) => {
			const { answer } = form.elements;
			if (answer.value) return;
			event.preventDefault();
			event.stopImmediatePropagation();
			const failed = form.querySelector('[data-part=failed]');
			failed.textContent = '';
			try {
				const asking = await fetch(form.dataset.key, { method: 'POST' });
				answer.value = await answerOf(await asking.json());
				form.requestSubmit();
			} catch {
				failed.textContent = answer.dataset.failed;
			}
		});
	}

	// Two minutes before the visit ends a line says so; when it ends the page goes, whether or not anybody looks.
	const warning = document.getElementById('time-out');
	const endsIn = Number(document.documentElement.dataset.endsIn);
	if (signedIn && warning && endsIn > 0) {
		setTimeout(() => (warning.hidden = false), Math.max(0, endsIn - 120000));
		setTimeout(() => {
			cover();
			window.location.replace('/sign-out');
		}, endsIn);
	}

	// What a phone may keep: public pages in the reader's language, never a page of one person.
	if ('serviceWorker' in navigator && !signedIn)
		window.addEventListener('load', () => {
			const lang = document.documentElement.lang;
			navigator.serviceWorker
				.register(workerAddress(`/service-worker.js?lang=${encodeURIComponent(lang)}`))
				.catch(() => {});
		});
})();
