import type { Resource } from '../../resource/resource.js';
import { isMasked } from '../../syntax/yaml/template.js';
import type { JsonObject, JsonValue } from '../../syntax/yaml/value.js';

/** Service accounts for the author to replace. */
export const exampleServiceAccounts: JsonValue = [{ name: 'my-client' }];

/** Labels for the author to replace. */
export function exampleLabels({ name }: Resource): JsonObject {
	return { 'app.kubernetes.io/name': name === undefined || isMasked(name) ? 'my-app' : name };
}
