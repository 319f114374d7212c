import { ResourceReader } from '../resource/decode.js';
import { DefinitionReader } from '../resource/definitions.js';
import type { SpireSchemas } from '../resource/spireConfiguration.js';
import { allRules, documentedRules } from '../rules/all.js';
import { DocumentJudge } from '../rules/judge.js';
import type { Catalog } from '../schema/catalog.js';
import type { CustomDefinition } from '../schema/custom/definition.js';
import { extendCatalog } from '../schema/custom/extend.js';
import type { ServiceContext } from '../service/context.js';
import { DiagnosticsWriter } from '../service/diagnostics.js';
import type { Stream } from '../syntax/yaml/stream.js';
import type { Settings } from '../workspace/settings.js';
import { Snapshot } from '../workspace/snapshot.js';

/** A file that the editor has open. */
export interface OpenFile {
	readonly uri: string;
	readonly languageId: string;
	readonly version: number;
	readonly stream: Stream;
}

/** Everything that the server knows at one moment. Replaced as a whole, never changed. */
export interface ServerState {
	readonly files: ReadonlyMap<string, OpenFile>;
	readonly folders: readonly string[];
	readonly context: ServiceContext;
	readonly writer: DiagnosticsWriter;
	/** The kinds of the workspace that the catalog holds. */
	readonly defined: readonly CustomDefinition[];
	/** Says what is wrong with Kustomize patches, which are partial by nature. */
	readonly patchJudge: DocumentJudge;
	readonly patchWriter: DiagnosticsWriter;
	readonly ruleUri: (rule: string) => string | undefined;
}

/** How a state is made from settings. */
export interface StateOptions {
	/** The built-in kinds. */
	readonly catalog: Catalog;
	/** Whether CRDs of the workspace add kinds: its user wants it and trusts the workspace. */
	readonly readsDefinitions: boolean;
	readonly spireSchemas: SpireSchemas;
	readonly settings: Settings;
	readonly ruleUri: (rule: string) => string | undefined;
	readonly onRuleError: (rule: string, error: unknown) => void;
}

const nothingDefined: readonly CustomDefinition[] = [];

/** Whether a picture of the workspace defines other kinds than the state knows. */
export function definesOthers({ context, defined }: ServerState): boolean {
	return (context.reader.definitions === undefined ? nothingDefined : context.snapshot.guides.definitions) !== defined;
}

/** A state that judges by these settings; what was said under others is forgotten. */
export function stateWith(options: StateOptions, before?: ServerState): ServerState {
	const snapshot = before?.context.snapshot ?? new Snapshot();
	const definitions = options.readsDefinitions ? (before?.context.reader.definitions ?? new DefinitionReader()) : undefined;
	const defined = definitions === undefined ? nothingDefined : snapshot.guides.definitions;
	const isKnown = before !== undefined && before.defined === defined && before.context.reader.definitions === definitions;
	const catalog = isKnown ? before.context.catalog : extendCatalog(options.catalog, defined);
	const reader = isKnown ? before.context.reader : new ResourceReader(catalog, options.spireSchemas, definitions);
	const judgeOptions = { reader, rules: allRules, settings: options.settings, onRuleError: options.onRuleError };
	const judge = new DocumentJudge(judgeOptions);
	const patchJudge = new DocumentJudge({ ...judgeOptions, isPatch: true });
	const context: ServiceContext = { catalog, reader, judge, rules: documentedRules, settings: options.settings, snapshot };
	return { files: before?.files ?? new Map(), folders: before?.folders ?? [], context, defined, writer: new DiagnosticsWriter(judge, options.ruleUri), patchJudge, patchWriter: new DiagnosticsWriter(patchJudge, options.ruleUri), ruleUri: options.ruleUri };
}

/** What turns the findings of a file into diagnostics: as a patch where a kustomization applies it as one. */
export function writerOf({ context, writer, patchWriter }: ServerState, uri: string): DiagnosticsWriter {
	return context.snapshot.guides.isPatch(uri) ? patchWriter : writer;
}

/** What the features look at for a file. */
export function contextOf({ context, patchJudge }: ServerState, uri: string): ServiceContext {
	return context.snapshot.guides.isPatch(uri) ? { ...context, judge: patchJudge } : context;
}

/** The state with another picture of the workspace. */
export function withSnapshot(state: ServerState, snapshot: Snapshot): ServerState {
	return { ...state, context: { ...state.context, snapshot } };
}

/** The state with one file opened or changed. */
export function withFile(state: ServerState, file: OpenFile): ServerState {
	return { ...state, files: new Map(state.files).set(file.uri, file) };
}

/** The state with one file closed. */
export function withoutFile(state: ServerState, uri: string): ServerState {
	const files = new Map(state.files);
	files.delete(uri);
	return { ...state, files };
}
