import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { configurationFileName, readConfiguration } from '../../workspace/configuration.js';
import type { Settings } from '../../workspace/settings.js';

/** Finds the settings that hold for a file: those of the nearest configuration file above it. */
export class ConfigurationFinder {
	readonly #base: Settings;
	readonly #knownRules: ReadonlySet<string>;
	readonly #report: (sentence: string) => void;
	readonly #byFolder = new Map<string, Settings>();
	readonly #byFile = new Map<string, Settings>();
	readonly #given: string | undefined;

	/** `given` is the file that the command line names, which then holds for everything. */
	constructor(base: Settings, knownRules: ReadonlySet<string>, given: string | undefined, report: (sentence: string) => void) {
		this.#base = base;
		this.#knownRules = knownRules;
		this.#given = given;
		this.#report = report;
	}

	/** The settings of a file; the same object for all files under one configuration. */
	settingsFor(file: string): Settings {
		return this.#given === undefined ? this.#ofFolder(path.dirname(path.resolve(file))) : this.#read(this.#given);
	}

	#ofFolder(folder: string): Settings {
		let settings = this.#byFolder.get(folder);
		if (settings === undefined) {
			const file = path.join(folder, configurationFileName);
			const parent = path.dirname(folder);
			settings = existsSync(file) ? this.#read(file) : parent === folder ? this.#base : this.#ofFolder(parent);
			this.#byFolder.set(folder, settings);
		}
		return settings;
	}

	#read(file: string): Settings {
		let settings = this.#byFile.get(file);
		if (settings === undefined) {
			const read = readConfiguration(readFileSync(file, 'utf8'), this.#base, this.#knownRules);
			for (const { line, message } of read.problems) {
				this.#report(`${file}:${line + 1}: ${message}`);
			}
			settings = read.settings;
			this.#byFile.set(file, settings);
		}
		return settings;
	}
}
