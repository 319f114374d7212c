import { removeAt } from '../../../syntax/hcl/edit/remove.js';
import { nodeAt } from '../../../syntax/hcl/locate.js';
import { serverExample } from './examples.js';
import { own } from './read.js';
import { SERVER_AND_AGENT, references } from './references.js';
import type { ConfigurationRule } from './rule.js';
import { isOn, switchFindings } from './switches.js';

/** Finds profilers that are switched on. */
export const noProfiling: ConfigurationRule = {
	id: 'spire/no-profiling',
	severity: 'warning',
	visits: SERVER_AND_AGENT,
	aliases: [],
	docs: {
		summary: 'The profiler is switched on.',
		why: 'Profiles and heap dumps show what is in the memory of a process that holds signing keys, to every user of the host, and taking them costs time. Switch the profiler on for an investigation, and off again.',
		reference: references.server,
		since: '0.1.0',
		bad: serverExample(['profiling_enabled = true', 'profiling_port = 6060']),
		good: serverExample(),
	},
	check: (configuration) => switchFindings(configuration, [{ path: own(configuration, 'profiling_enabled').map(String), isFault: isOn, message: 'The profiler shows the memory of a process that holds keys to every user of the host.' }]),
	fix(_finding, configuration) {
		const keys = ['profiling_enabled', 'profiling_port', 'profiling_freq', 'profiling_names'].filter((key) => nodeAt(configuration, own(configuration, key)) !== undefined);
		return [{ title: 'Remove the settings of the profiler', edits: keys.flatMap((key) => removeAt(configuration, own(configuration, key))) }];
	},
};
