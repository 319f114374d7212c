import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { type ConfigurationOptions, configurationFileName, readConfiguration } from '../../workspace/configuration.js';
import { type Settings, defaultSettings, mergeSettings } from '../../workspace/settings.js';
import { ExcludePatterns } from './ignored.js';

/** What holds for the files of a folder. */
export interface FolderConfiguration {
	/** The same object for all files under one configuration. */
	readonly settings: Settings;
	readonly excluded: ExcludePatterns;
}

/** What the command line says about settings. */
export interface GivenConfiguration {
	/** The file that holds for everything, instead of the nearest one above each file. */
	readonly config: string | undefined;
	/** Settings that win over those of files. */
	readonly flags: unknown;
}

/** Finds the settings that hold for a file: default, then the nearest configuration file above it, then flags. */
export class ConfigurationFinder {
	readonly #given: GivenConfiguration;
	readonly #options: ConfigurationOptions;
	readonly #report: (sentence: string) => void;
	readonly #none: FolderConfiguration;
	readonly #byFolder = new Map<string, FolderConfiguration>();
	readonly #byFile = new Map<string, FolderConfiguration>();
	#hasErrors = false;

	constructor(given: GivenConfiguration, options: ConfigurationOptions, report: (sentence: string) => void) {
		this.#given = given;
		this.#options = options;
		this.#report = report;
		this.#none = { settings: mergeSettings(defaultSettings, given.flags), excluded: new ExcludePatterns('.', []) };
	}

	/** Whether a configuration could not be read, or says something that has no effect: what was found is then not what was asked for. */
	get hasErrors(): boolean {
		return this.#hasErrors;
	}

	/** What holds for a file or folder by where it stands. */
	of(file: string): FolderConfiguration {
		return this.#given.config === undefined ? this.#ofFolder(path.dirname(path.resolve(file))) : this.#read(this.#given.config, '.');
	}

	#ofFolder(folder: string): FolderConfiguration {
		let configuration = this.#byFolder.get(folder);
		if (configuration === undefined) {
			const file = path.join(folder, configurationFileName);
			const parent = path.dirname(folder);
			configuration = existsSync(file) ? this.#read(shownName(file), folder) : parent === folder ? this.#none : this.#ofFolder(parent);
			this.#byFolder.set(folder, configuration);
		}
		return configuration;
	}

	#read(file: string, folder: string): FolderConfiguration {
		let configuration = this.#byFile.get(file);
		if (configuration === undefined) {
			configuration = this.#configurationOf(file, folder);
			this.#byFile.set(file, configuration);
		}
		return configuration;
	}

	#configurationOf(file: string, folder: string): FolderConfiguration {
		let text: string;
		try {
			text = readFileSync(file, 'utf8');
		} catch {
			this.#hasErrors = true;
			this.#report(`the configuration ${file} cannot be read`);
			return this.#none;
		}
		const { given, problems } = readConfiguration(text, this.#options);
		for (const { severity, range: { start }, message } of problems) {
			this.#report(`${file}:${start.line + 1}:${start.character + 1}: ${severity}: ${message}`);
			this.#hasErrors ||= severity === 'error';
		}
		const settings = mergeSettings(mergeSettings(defaultSettings, given), this.#given.flags);
		return { settings, excluded: new ExcludePatterns(folder, settings.exclude) };
	}
}

/** The shorter way to a file: from where the run started, when it stands below. */
function shownName(file: string): string {
	const relative = path.relative('.', file);
	return relative.startsWith('..') || path.isAbsolute(relative) ? file : relative;
}
