/** The boroughs of London and the City, by the part of their address that everybody knows; their names are not translated. */
export const boroughs = {
	'barking-and-dagenham': 'Barking and Dagenham',
	barnet: 'Barnet',
	bexley: 'Bexley',
	brent: 'Brent',
	bromley: 'Bromley',
	camden: 'Camden',
	'city-of-london': 'City of London',
	croydon: 'Croydon',
	ealing: 'Ealing',
	enfield: 'Enfield',
	greenwich: 'Greenwich',
	hackney: 'Hackney',
	'hammersmith-and-fulham': 'Hammersmith and Fulham',
	haringey: 'Haringey',
	harrow: 'Harrow',
	havering: 'Havering',
	hillingdon: 'Hillingdon',
	hounslow: 'Hounslow',
	islington: 'Islington',
	'kensington-and-chelsea': 'Kensington and Chelsea',
	'kingston-upon-thames': 'Kingston upon Thames',
	lambeth: 'Lambeth',
	lewisham: 'Lewisham',
	merton: 'Merton',
	newham: 'Newham',
	redbridge: 'Redbridge',
	'richmond-upon-thames': 'Richmond upon Thames',
	southwark: 'Southwark',
	sutton: 'Sutton',
	'tower-hamlets': 'Tower Hamlets',
	'waltham-forest': 'Waltham Forest',
	wandsworth: 'Wandsworth',
	westminster: 'Westminster'
} as const;
export type Borough = keyof typeof boroughs;

/** Whether something typed or kept is a borough of the list. */
export function isBorough(code: string): code is Borough {
	return Object.hasOwn(boroughs, code);
}
