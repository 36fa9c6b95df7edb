// Prints the page that stands for the others: `typical.cjs <folder> <file with the pages as JSON>`.
import { readFileSync } from 'node:fs';
import { typical } from './pages';

const [folder = '', list = ''] = process.argv.slice(2);
console.log(JSON.stringify(typical(folder, JSON.parse(readFileSync(list, 'utf8')))));
