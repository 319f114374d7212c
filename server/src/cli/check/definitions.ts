import { ResourceReader } from '../../resource/decode.js';
import { DefinitionReader, mentionsDefinition } from '../../resource/definitions.js';
import type { SpireSchemas } from '../../resource/spireConfiguration.js';
import type { Catalog } from '../../schema/catalog.js';
import type { CustomDefinition } from '../../schema/custom/definition.js';
import { extendCatalog } from '../../schema/custom/extend.js';
import { createStream } from '../../syntax/yaml/stream.js';
import type { CheckedFile, UnreadableFile } from './files.js';

/** A reader that knows the kinds of the CRDs among the files too. What cannot be read is left out: the run itself says so. */
export function readerWithDefinitions(files: Iterable<CheckedFile | UnreadableFile>, builtin: Catalog, schemas: SpireSchemas): ResourceReader {
	const definitions = new DefinitionReader();
	const found: CustomDefinition[] = [];
	for (const file of files) {
		if ('text' in file && mentionsDefinition(file.text)) {
			found.push(...definitions.kindsOf(createStream(file.text).chunks));
		}
	}
	return new ResourceReader(extendCatalog(builtin, found), schemas, definitions);
}
