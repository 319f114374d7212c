import { listAt, objectAt } from '../../resource/resource.js';
import type { Path } from '../../syntax/yaml/path.js';
import type { JsonObject } from '../../syntax/yaml/value.js';

/** Every place of a VirtualService where a text is compared. */
export function stringMatchPaths(value: JsonObject): readonly Path[] {
	return listAt(value, 'spec', 'http').flatMap((_, route): readonly Path[] => {
		const http: Path = ['spec', 'http', route];
		const matches = listAt(value, ...http, 'match').flatMap((_match, index): readonly Path[] => {
			const match: Path = [...http, 'match', index];
			const maps = ['headers', 'withoutHeaders', 'queryParams'].flatMap((field) => Object.keys(objectAt(value, ...match, field) ?? {}).map((name): Path => [...match, field, name]));
			return [...['uri', 'scheme', 'method', 'authority'].map((field): Path => [...match, field]), ...maps];
		});
		const origins = listAt(value, ...http, 'corsPolicy', 'allowOrigins').map((_origin, index): Path => [...http, 'corsPolicy', 'allowOrigins', index]);
		return [...matches, ...origins];
	});
}
