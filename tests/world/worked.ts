/** How long this process has worked: what else a machine does in the meantime counts for nothing. */

/** The milliseconds of the processor that this process takes from here on; asked for whenever it is called. */
export function worked(): () => number {
	const began = process.cpuUsage();
	return () => {
		const { user, system } = process.cpuUsage(began);
		return (user + system) / 1000;
	};
}
