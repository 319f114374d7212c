import { parseYamlDocument } from '../../syntax/yaml/parse.js';
import { parseGoDuration } from '../../text/goDuration.js';
import { listOf } from '../../text/words.js';
import { parseAddress } from '../../x509/ipAddress.js';
import type { ValueFormat } from './metadata.js';

const GO_BOOLEANS = ['1', 't', 'T', 'TRUE', 'true', 'True', '0', 'f', 'F', 'FALSE', 'false', 'False'];
const PORT_NAME = /^(?=.{1,15}$)(?=.*[a-z])[a-z0-9]+(?:-[a-z0-9]+)*$/;
const QUANTITY = /^[+-]?(?:\d+\.?\d*|\.\d+)(?:[KMGTPE]i|[numkMGTPE]|[eE][+-]?\d+)?$/;
const LIST_ITEM = /^\s+|\s+$/g;

/** The part of a value that does not have the right form, which is the whole value where it is no list; undefined for a good value. */
export function wrongPart(format: ValueFormat, value: string): string | undefined {
	switch (format.kind) {
		case 'text':
			return undefined;
		case 'boolean':
			return GO_BOOLEANS.includes(value) ? undefined : value;
		case 'words':
			return format.words.includes(value) ? undefined : value;
		case 'word-list':
			return wrongItem(value, (item) => format.words.includes(item));
		case 'ports':
			return format.any === true && value === '*' ? undefined : wrongItem(value, (item) => isPortItem(item, format));
		case 'port':
			return isPort(value) ? undefined : value;
		case 'integer':
			return /^\d+$/.test(value) && Number(value) >= format.minimum ? undefined : value;
		case 'ratio':
			return Number(value) > 0 && Number(value) < 1 ? undefined : value;
		case 'networks':
			return format.any === true && value === '*' ? undefined : wrongItem(value, isNetwork);
		case 'quantity':
			return QUANTITY.test(value) ? undefined : value;
		case 'duration':
			return parseGoDuration(value) !== undefined ? undefined : value;
		case 'route-timeout':
			return value === '0' || /^\d+(?:ms|s|m|h|d)$/.test(value) ? undefined : value;
		case 'http-statuses':
			return wrongItem(value, isHttpStatus);
		case 'json-list':
			return isJson(value, Array.isArray) ? undefined : value;
		case 'json-object':
			return isJson(value, (parsed) => typeof parsed === 'object' && parsed !== null && !Array.isArray(parsed)) ? undefined : value;
		case 'yaml-object':
			return isYamlObject(value) ? undefined : value;
	}
}

/** What a good value is, as a sentence names it: `a duration such as 10s`. */
export function expectedValue(format: ValueFormat): string {
	switch (format.kind) {
		case 'text':
			return 'any text';
		case 'boolean':
			return 'true or false';
		case 'words':
			return listOf(format.words);
		case 'word-list':
			return `a comma-separated list of ${listOf(format.words)}`;
		case 'ports':
			return `a comma-separated list of ports${format.ranges ? ' and ranges' : ''}${format.names === true ? ' or port names' : ''} such as ${format.ranges ? '3306,8000-8010' : '3306,5432'}`;
		case 'port':
			return 'a port from 1 to 65535';
		case 'integer':
			return format.minimum === 0 ? 'a whole number' : `a whole number of at least ${format.minimum}`;
		case 'ratio':
			return 'a number between 0 and 1';
		case 'networks':
			return 'a comma-separated list of networks such as 10.0.0.0/8,192.168.0.0/16';
		case 'quantity':
			return 'a quantity such as 100m or 64Mi';
		case 'duration':
			return 'a duration such as 10s or 1m30s';
		case 'route-timeout':
			return 'a whole number with the unit ms, s, m, h or d, such as 300ms';
		case 'http-statuses':
			return 'a comma-separated list of 5xx, gateway-error, status codes and ranges such as 5xx,429';
		case 'json-list':
			return 'a JSON list of objects with a name and a value';
		case 'json-object':
			return 'a JSON object';
		case 'yaml-object':
			return 'a YAML or JSON object';
	}
}

/** The values that a format allows, where they can be listed. */
export function allowedValues(format: ValueFormat): readonly string[] {
	return format.kind === 'words' || format.kind === 'word-list' ? format.words : format.kind === 'boolean' ? ['true', 'false'] : [];
}

/** The first item of a comma-separated list that is wrong. An empty list has none. */
function wrongItem(value: string, isGood: (item: string) => boolean): string | undefined {
	const items = value.split(',').map((item) => item.replace(LIST_ITEM, ''));
	return value.trim() === '' ? undefined : items.find((item) => !isGood(item));
}

function isPort(text: string): boolean {
	return /^\d{1,5}$/.test(text) && Number(text) >= 1 && Number(text) <= 65535;
}

function isPortItem(item: string, format: { readonly ranges: boolean; readonly names?: boolean }): boolean {
	const range = /^(\d+)-(\d+)$/.exec(item);
	if (range !== null) {
		return format.ranges && isPort(range[1] ?? '') && isPort(range[2] ?? '') && Number(range[1]) <= Number(range[2]);
	}
	return isPort(item) || (format.names === true && PORT_NAME.test(item));
}

function isNetwork(item: string): boolean {
	const [address = '', prefix, ...more] = item.split('/');
	const octets = parseAddress(address);
	return octets !== undefined && more.length === 0 && (prefix === undefined || (/^\d{1,3}$/.test(prefix) && Number(prefix) <= octets.length * 8));
}

function isHttpStatus(item: string): boolean {
	const range = /^([1-9]\d{2})-([1-9]\d{2})$/.exec(item);
	return item === '5xx' || item === 'gateway-error' || /^[1-9]\d{2}$/.test(item) || (range !== null && Number(range[1]) <= Number(range[2]));
}

function isJson(text: string, isGood: (value: unknown) => boolean): boolean {
	try {
		return isGood(JSON.parse(text));
	} catch {
		return false;
	}
}

function isYamlObject(text: string): boolean {
	const { root, problems } = parseYamlDocument(text);
	return problems.length === 0 && (root === undefined || root.kind === 'mapping');
}
