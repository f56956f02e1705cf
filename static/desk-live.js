// On each page of the desk one line for all tabs of a visit says that something changed, and nothing else: docs/decisions/0042.
// The page that is hydrated renews itself; on the others what waits is counted anew, and a page that is only a list with it.
'use strict';
{
	const root = document.documentElement;
	const markOf = (page) => page.querySelector('[data-part=desk-mark]');
	const isHydrated = () => document.querySelector('[data-part=live]') !== null;
	const wantsNotes = () =>
		window.Notification?.permission === 'granted' && localStorage.getItem('desk-notes') === 'on';
	const countsOf = (page) => {
		const { mark, due, messages } = markOf(page).dataset;
		const alarms = page.querySelectorAll('[data-part=worries] li').length;
		return { mark, due: Number(due), messages: Number(messages), alarms };
	};
	let shown = markOf(document) && countsOf(document);

	const entitle = ({ due, alarms }) => {
		const { alarm } = markOf(document).dataset;
		const plain = document.title.replace(`${alarm} `, '').replace(/^\(\d+\) /, '');
		document.title = `${alarms ? `${alarm} ` : ''}${due ? `(${due}) ` : ''}${plain}`;
	};

	// A request, not markup in a string: what it holds is a page of its own until a part of it is put into this one.
	const fetchPage = (address) =>
		new Promise((done) => {
			const asked = new XMLHttpRequest();
			asked.open('GET', address);
			asked.responseType = 'document';
			asked.setRequestHeader('accept', 'text/html');
			asked.setRequestHeader('x-phone', 'looks');
			asked.onload = () => done(asked.status === 200 ? asked.response : null);
			asked.onerror = () => done(null);
			asked.send();
		});

	// A list that renews itself is live, but while it could not be renewed (`held`); every other page is as it was.
	const say = (more) => {
		const part = document.querySelector('[data-lost]');
		if (!part) return;
		part.dataset.asOf ??= part.textContent;
		const { asOf, live, lost, since, held } = Object.assign(part.dataset, more);
		part.textContent = since ? lost.replace('#', since) : (!held && live) || asOf;
	};

	const partsOf = (next, which) => [document, next].map((page) => page.querySelector(which));
	const take = (next) => {
		for (const link of next.querySelectorAll('.rail a')) {
			const own = document.querySelector(`.rail a[href="${link.getAttribute('href')}"]`);
			own?.replaceChildren(...link.childNodes);
		}
		const [alarms, after] = partsOf(next, '[data-part=worries]');
		if (alarms && after) alarms.replaceWith(after);
		else if (after) document.querySelector('.top').after(after);
		else alarms?.remove();
		const [list, renewed] = partsOf(next, '[data-renews]');
		const at =
			list?.contains(document.activeElement) && document.activeElement.getAttribute('href');
		if (list && renewed && at !== null) {
			list.replaceWith(renewed);
			say({ asOf: next.querySelector('[data-lost]')?.textContent, held: '' });
		} else say({ held: 'yes' });
		if (at) renewed?.querySelector(`a[href="${at}"]`)?.focus();
		markOf(document).replaceWith(markOf(next));
		entitle(shown);
	};

	let isAsking = false;
	const renew = async () => {
		if (isAsking || !markOf(document)) return;
		isAsking = true;
		const renews = document.querySelector('[data-renews]');
		const next = await fetchPage(renews ? window.location.href : '/desk/frame');
		isAsking = false;
		if (!markOf(document)) return;
		if (!next || !markOf(next)) {
			say({ held: 'yes' });
			return;
		}
		const before = shown;
		shown = countsOf(next);
		const isMore = shown.messages > before.messages || shown.alarms > before.alarms;
		// It says nothing of whom or what.
		if (isMore && wantsNotes() && !document.hasFocus())
			new Notification(markOf(next).dataset.note, { tag: 'desk' });
		if (!isHydrated()) take(next);
	};

	let source;
	let again;
	let lostAt = '';
	const lineIs = (is) => {
		root.dataset.line = is;
		document.dispatchEvent(new Event('desk-heard'));
		const clock = { hour: 'numeric', minute: '2-digit', hour12: true, timeZone: 'Europe/London' };
		lostAt = is === 'there' ? '' : lostAt || new Date().toLocaleTimeString('en-GB', clock);
		say(lostAt ? { since: lostAt } : { since: '', held: '' });
	};
	const endLine = () => {
		say({ held: 'yes' });
		clearTimeout(again);
		source?.close();
		source = undefined;
	};
	const later = () => {
		endLine();
		again = setTimeout(beginLine, 30000);
	};
	const isOver = () => {
		endLine();
		if (document.dispatchEvent(new Event('visit-over', { cancelable: true })))
			window.location.reload();
	};
	const broke = async () => {
		endLine();
		const answer = await fetch('/desk/live', { method: 'HEAD' }).catch(() => undefined);
		if (answer?.status === 204) isOver();
		else later();
	};
	const beginLine = () => {
		if (source || !shown?.mark || (document.hidden && !wantsNotes())) return;
		source = new EventSource('/desk/live');
		source.addEventListener('open', () => lineIs('there'));
		source.addEventListener('changed', ({ data }) => {
			root.dataset.heard = data;
			document.dispatchEvent(new Event('desk-heard'));
			if (data !== shown.mark && (!isHydrated() || wantsNotes())) renew();
		});
		// Another tab of this visit listens now. This one comes back with whoever looks at it.
		source.addEventListener('elsewhere', endLine);
		source.addEventListener('rest', () => {
			endLine();
			if (isHydrated()) window.location.reload();
		});
		source.addEventListener('over', isOver);
		source.addEventListener('error', () => {
			lineIs('lost');
			// Else the browser comes again by itself.
			if (source?.readyState === EventSource.CLOSED) broke();
		});
	};
	if (shown?.mark) {
		if (!isHydrated()) entitle(shown);
		beginLine();
		document.addEventListener('visibilitychange', () =>
			document.hidden && !wantsNotes() ? endLine() : beginLine()
		);
		// What was sent may end the visit: a page that asks anew then would lose the answer.
		document.addEventListener('submit', later);
		setInterval(
			() => document.hidden || (document.querySelector('[data-renews]') && renew()),
			60000
		);
	}

	// What each of us chooses on this computer, where it can be chosen.
	const box = document.getElementById('notes-on');
	if (box && window.Notification) {
		box.parentNode.hidden = false;
		box.checked = wantsNotes();
		box.addEventListener('change', async () => {
			if (box.checked) box.checked = (await Notification.requestPermission()) === 'granted';
			localStorage.setItem('desk-notes', box.checked ? 'on' : 'off');
		});
	}
}
