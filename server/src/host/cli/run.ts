import { parseArguments, UsageError } from './arguments';
import { check } from './check';
import { HELP } from './help';
import { type Surroundings, Terminal } from './terminal';

export interface Program extends Surroundings {
  /** Starts the language server on standard input and output. */
  readonly startServer: () => void;
  readonly version: () => string;
}

/** Runs one command line; resolves to the exit status. It fails only by its status, with the reason on standard error. */
export async function run(argv: readonly string[], program: Program): Promise<number> {
  const terminal = new Terminal(program);
  try {
    const command = parseArguments(argv);
    switch (command.kind) {
      case 'check':
        return await check(command, program, terminal);
      case 'copies':
        return await (await import('./copies')).copies(command, program, terminal);
      case 'fix':
        return await (await import('./fix')).fix(command, program, terminal);
      case 'lsp':
        program.startServer();
        return 0;
      case 'help':
        await terminal.print(HELP);
        return 0;
      case 'version':
        await terminal.print(`${program.version()}\n`);
        return 0;
    }
  } catch (error) {
    if (error instanceof UsageError) terminal.say(`${error.message} Try handbook-keeper --help.`);
    else for (const line of reasonOf(error).split('\n')) terminal.say(line);
    return 2;
  }
}

/** What is no usage error is ours: the place helps whoever reports it. */
const reasonOf = (error: unknown): string => (error instanceof Error ? (error.stack ?? error.message) : String(error));
