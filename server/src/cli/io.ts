/** What a command of the program may touch, so that tests need no process. */
export interface CliIo {
	/** The bytes of a file, or of standard input for `-`; rejects when there is none. */
	readonly read: (file: string) => Promise<Uint8Array>;
	readonly out: (text: string) => void;
	readonly error: (text: string) => void;
	/** Milliseconds since 1970 UTC. */
	readonly now: () => number;
	/** Whether the output may hold colour codes. */
	readonly hasColour: boolean;
}
