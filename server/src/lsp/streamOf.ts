import { isConfigurationFile } from '../resource/configurations.js';
import { type Stream, createConfigurationStream, createStream } from '../syntax/yaml/stream.js';

/** The stream of a file as its language and name ask for it: SPIRE's configurations are no YAML. */
export function streamOf(uri: string, languageId: string, text: string): Stream {
	const name = decodeURIComponent(uri.slice(uri.lastIndexOf('/') + 1));
	return languageId === 'spire' || isConfigurationFile(name, text) ? createConfigurationStream(text, name) : createStream(text);
}
