/** The free, independent lines that fit on a sheet of paper. */
import { servicesNow, type Service } from '#lib/domain/help/service.ts';

// One for anybody, then the four that most people look for; each is independent and free.
const chosen = ['victim-support', 'nda-helpline', 'rsa-line', 'childline', 'samaritans'] as const;

/** The services on the leaflet, in its order, each with its first number. */
export function lines(): { service: Service; number: string }[] {
	return chosen.flatMap((slug) => {
		const service = servicesNow().find((one) => one.slug === slug);
		const number = service?.phones[0]?.number;
		return service && number ? [{ service, number }] : [];
	});
}
