import { isDnsSubdomain } from './hostName.js';

const NAME = /^[A-Za-z0-9](?:[-A-Za-z0-9_.]*[A-Za-z0-9])?$/;
const MAXIMUM = 63;

/** Whether the text may be the key of a label: a name, or a domain and a name joined by a slash. */
export function isLabelKey(key: string): boolean {
	const [first = '', second, ...more] = key.split('/');
	const name = second ?? first;
	return more.length === 0 && name.length <= MAXIMUM && NAME.test(name) && (second === undefined || (first !== '' && isDnsSubdomain(first)));
}

/** Whether the text may be the value of a label; the empty text may. */
export function isLabelValue(value: string): boolean {
	return value === '' || (value.length <= MAXIMUM && NAME.test(value));
}
