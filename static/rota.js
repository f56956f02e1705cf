// A shift that is dragged to another day or person, by mouse, pen or finger: sent by the form that its link leads to as well.
'use strict';
{
	/** So far a hand trembles. */
	const still = 6;
	let held;

	const cellAt = ({ clientX, clientY }) =>
		document.elementFromPoint(clientX, clientY)?.closest('td[data-day]');
	const marks = (cell) => {
		for (const one of document.querySelectorAll('td[data-over]')) delete one.dataset.over;
		if (cell) cell.dataset.over = '';
	};
	const lets = () => {
		held = undefined;
		marks();
	};

	document.addEventListener('pointerdown', (event) => {
		const grip = event.button === 0 && event.target.closest?.('[data-grip]');
		if (!grip) return;
		event.preventDefault();
		held = { grip, from: grip.closest('td'), x: event.clientX, y: event.clientY, moves: false };
	});
	document.addEventListener('pointermove', (event) => {
		if (!held) return;
		held.moves ||= Math.hypot(event.clientX - held.x, event.clientY - held.y) > still;
		if (held.moves) marks(cellAt(event));
	});
	document.addEventListener('pointerup', (event) => {
		if (!held) return;
		const { grip, from, moves } = held;
		const to = moves ? cellAt(event) : undefined;
		lets();
		if (!to || to === from) return;
		// Looked for at each, for an answer puts another page in the place of this one.
		const form = document.querySelector('[data-part=drag]');
		form.elements.shift.value = grip.closest('[data-shift]').dataset.shift;
		form.elements.person.value = to.dataset.person;
		form.elements.day.value = to.dataset.day;
		form.requestSubmit(form.querySelector('button'));
	});
	document.addEventListener('pointercancel', lets);
	document.addEventListener('keydown', ({ key }) => key === 'Escape' && lets());
	document.documentElement.dataset.drags = '';
}
