import type { CompletionItem } from 'vscode-languageserver-types';
import { SchemaView } from '../../schema/view.js';
import type { ServiceContext } from '../context.js';
import { fieldDocumentation, valueDocumentation } from '../documentation.js';
import { metadataDocumentation, metadataSpotAt } from '../metadataNames.js';
import type { CompletionData } from './item.js';

/** The item with its documentation. What does not come from us is given back as it is. */
export function resolveCompletion(context: ServiceContext, item: CompletionItem): CompletionItem {
	const data = dataOf(item.data);
	const entry = data === undefined ? undefined : context.catalog.find(data.apiVersion, data.kind);
	if (data === undefined || entry === undefined) {
		return item;
	}
	const spot = metadataSpotAt(entry, data.path);
	const own = spot === undefined ? undefined : metadataDocumentation(spot);
	if (own !== undefined) {
		return { ...item, documentation: { kind: 'markdown', value: own } };
	}
	const view = new SchemaView(entry.schema());
	const schema = view.at(data.path);
	if (schema === undefined) {
		return item;
	}
	const last = data.path.at(-1);
	const isRequired = typeof last === 'string' && view.at(data.path.slice(0, -1))?.required?.includes(last) === true;
	const value = data.value === undefined ? undefined : valueDocumentation(schema, data.value);
	const title = data.path.length === 0 ? entry.kind : String(last);
	const markdown = value ?? fieldDocumentation({ title, view, schema: data.path.length === 0 ? { ...schema, type: 'object' } : schema, isRequired, product: entry.product, current: undefined, reference: view.root['x-reference'] });
	return { ...item, documentation: { kind: 'markdown', value: markdown } };
}

/** The data of an item of ours; anything else came from elsewhere. */
function dataOf(data: unknown): CompletionData | undefined {
	const candidate = data as Partial<CompletionData> | undefined;
	return typeof candidate?.apiVersion === 'string' && typeof candidate.kind === 'string' && Array.isArray(candidate.path) ? (candidate as CompletionData) : undefined;
}
