import { createConnection, ProposedFeatures } from 'vscode-languageserver/node';
import { Server } from './server';

const connection = createConnection(ProposedFeatures.all);

// What goes wrong beside a request is logged; the author keeps everything that works.
const log = (error: unknown): void =>
  connection.console.error(
    `Something went wrong: ${error instanceof Error ? (error.stack ?? error.message) : String(error)}`,
  );
process.on('uncaughtException', log);
process.on('unhandledRejection', log);

new Server(connection, __filename);
connection.listen();
