/** What an operator sets about the service itself; public pages carry it from the build on. */

/** The service's own number. The default is from the range Ofcom keeps for drama: it rings nobody. */
export const ownNumber = process.env.ALONGSIDE_NUMBER || '020 7946 0018';
/** Where Leave goes instead of our own neutral page: a whole https address, or nothing. */
export const leaveTo = process.env.LEAVE_TO || undefined;
/** The keys of staff: `no` lets both be copied between devices; AAGUIDs, with commas between them, are all that are taken. */
export const keyRules = {
	bound: process.env.STAFF_BOUND_KEY !== 'no',
	makes: process.env.STAFF_KEY_MAKES?.toLowerCase().match(/[0-9a-f-]{36}/g) ?? []
};
/** Where this service lives, such as https://example.org: keys are kept for that host and no other. */
export const ownOrigin = process.env.ALONGSIDE_ORIGIN || undefined;
/** Who runs the service, who pays for it and where to write to: said on the pages about us, and never made up. */
export const aboutUs = {
	runBy: process.env.ALONGSIDE_RUN_BY || undefined,
	paidBy: process.env.ALONGSIDE_PAID_BY || undefined,
	writeTo: process.env.ALONGSIDE_WRITE_TO || undefined
};
